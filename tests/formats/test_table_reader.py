"""Tables that other programs wrote: letters, signs between the cells, headings, quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.formats.spreadsheet import format_csv
from interview_desk.formats.table_reader import read

ROWS = [("Company", "Role", "Notes"), ("Zoë & Co", "Analyst", "one, two; three"), ("Ωmega", "", 'a "quoted"\nline')]


def text_of(delimiter):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in f'{delimiter}"\n') else text

    return "\r\n".join(delimiter.join(cell(one) for one in row) for row in ROWS) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_sign_and_encoding_is_found_out(delimiter, encoding):
    sheet = read(text_of(delimiter).encode(encoding))
    assert sheet.delimiter == delimiter
    assert sheet.header == ROWS[0]
    assert [cells for _, cells in sheet.rows] == ROWS[1:]
    assert [line for line, _ in sheet.rows] == [2, 3]


def test_letters_of_windows_are_read():
    sheet = read("Firma;Stelle\r\nMüller – Söhne;Prüfer\r\n".encode("cp1252"))
    assert sheet.rows[0][1] == ("Müller – Söhne", "Prüfer")
    assert sheet.encoding == "Windows-1252"


def test_what_stands_before_the_heading_is_passed():
    text = 'Notes:\n"When exporting your data, some is missing, see the help"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,u,,Acme,CTO,20 Nov 2024\n,,,,,,30 Apr 2026\n'
    sheet = read(text.encode())
    assert sheet.header[0] == "First Name"
    assert [line for line, _ in sheet.rows] == [5, 6]
    assert read(b"sep=;\nA;B\n1;2\n").header == ("A", "B")


def test_the_line_of_a_row_after_a_quoted_newline_is_right():
    sheet = read(b'Company,Notes\nAcme,"one\ntwo\nthree"\nBeta,x\n')
    assert [line for line, _ in sheet.rows] == [2, 5]


def test_one_column_is_a_table_too():
    assert read(b"Company\nAcme\nBeta\n").rows == ((2, ("Acme",)), (3, ("Beta",)))


def test_our_own_cells_lose_their_mark():
    sheet = read(format_csv(("company", "remarks"), [("Acme", "=1+1")]).encode())
    assert sheet.rows[0][1] == ("Acme", "=1+1")


@pytest.mark.parametrize("content", [b"", b"\n\n", b",,,\n,,\n", b"PK\x03\x04" + b"\x00\x01" * 90])
def test_what_is_no_table_is_refused(content):
    with pytest.raises(Refused):
        read(content)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        assert read(content).header is not None
    except Refused as refusal:
        assert str(refusal)


@given(
    st.lists(
        st.lists(
            st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))), min_size=2, max_size=4
        ),
        max_size=5,
    )
)
def test_what_we_write_is_read_back(rows):
    header = ("Company", "Role", "Where", "Remarks")
    wide = [(*row, *[""] * (4 - len(row))) for row in rows]
    sheet = read(format_csv(header, [("x", *row[1:]) for row in wide]).encode())
    assert sheet.delimiter == ","
    assert len(sheet.rows) == len(rows)


def test_a_quote_that_is_never_closed_is_refused_with_its_line():
    with pytest.raises(Refused, match="line 2: a quote is opened"):
        read(b'Company,Role,Notes\nA,B,"unclosed\nC,D,e\nE,F,g\n')
    assert len(read(b'Company,Size\nA,5" disk\nB,6\n').rows) == 2
