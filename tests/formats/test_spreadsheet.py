import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_desk.domain.text import normalize_text
from interview_desk.formats.spreadsheet import format_csv, marked, unmarked

DANGEROUS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("first", list(DANGEROUS))
@pytest.mark.parametrize("before", ["", " ", "  ", "\n", "'", "''", "' "])
def test_no_cell_begins_like_a_formula(first, before):
    cell = marked(f"{before}{first}1+1")
    assert cell.startswith("'")
    assert unmarked(cell) == normalize_text(f"{before}{first}1+1")


@pytest.mark.parametrize("text", ["Maya Chen", "1+1", "", "a=b", "it's", "'quoted' word", "1-2 weeks", "5 @ noon"])
def test_other_cells_stay_as_they_are(text):
    assert marked(text) == text
    assert unmarked(text) == text


@given(st.text())
@example("'=1")
@example("''=1")
@example("' \n=1")
def test_what_was_marked_comes_back(text):
    assert unmarked(marked(text)) == normalize_text(text)


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=8))
def test_every_row_comes_back_whole(rows):
    text = format_csv(("a", "b", "c"), rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read[0] == ["a", "b", "c"]
    assert [tuple(unmarked(cell) for cell in row) for row in read[1:]] == [
        tuple(normalize_text(cell) for cell in row) for row in rows
    ]
    assert not any(cell.lstrip(" ")[:1] in set(DANGEROUS) for row in read[1:] for cell in row if cell.strip(" "))
