import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.people import Contact
from interview_desk.domain.text import normalize_line, normalize_text
from interview_desk.formats.cards import Card, format_cards, read, uid

LEGAL = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def unfolded(text):
    assert text.endswith("\r\n")
    return re.sub(r"\r\n[ \t]", "", text)[:-2].split("\r\n")


def value(lines, name):
    found = next((line.split(":", 1)[1] for line in lines if re.match(f"{name}[;:]", line)), "")
    return re.sub(r"\\(.)", lambda one: "\n" if one[1] == "n" else one[1], found)


def test_a_card_says_who_where_and_how_to_reach_them():
    contact = Contact(
        "c1", "Maya van der Chen", "northwind", "Head of Data", "maya@northwind.example", "+1 555 010 2000"
    )
    text = format_cards([contact], {"northwind": "Northwind, Inc."})
    assert text.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:interview-desk-c1",
        "FN:Maya van der Chen",
        "N:van der Chen;Maya;;;",
        "ORG:Northwind\\, Inc.",
        "TITLE:Head of Data",
        "EMAIL;TYPE=INTERNET:maya@northwind.example",
        "TEL:+1 555 010 2000",
        "END:VCARD",
        "",
    ]


def test_who_has_one_name_has_it_as_the_given_one():
    assert "N:;Sukarno;;;" in format_cards([Contact("c", "Sukarno")], {})


@given(LEGAL, LEGAL, LEGAL)
def test_whatever_stands_in_a_card_comes_back_and_makes_no_line_of_its_own(name, title, remarks):
    text = format_cards([Contact("c", name, None, title, remarks=remarks)], {})
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert {re.split("[;:]", line)[0] for line in lines} <= {
        *("BEGIN", "VERSION", "UID", "FN", "N", "TITLE", "NOTE", "END"),
    }
    assert (value(lines, "FN"), value(lines, "TITLE"), value(lines, "NOTE")) == (
        normalize_line(name),
        normalize_line(title),
        normalize_text(remarks),
    )


ANDROID = b"""BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=6C=6C=65=72;=5A=73=C3=B3=66=\r
=69=61;;;\r
TEL;CELL;PREF:123456789\r
TEL;WORK;FAX:999\r
EMAIL;HOME:z@home.example\r
EMAIL;PREF;INTERNET:z@work.example\r
NOTE;ENCODING=QUOTED-PRINTABLE:First line=0D=0ASecond=3D2\r
END:VCARD\r
"""
APPLE = b"""BEGIN:VCARD
VERSION:3.0
N:Doe;John;Richter;Mr.;Sr.
FN:Mr. John Richter Doe Sr.
ORG:Northwind\\, Inc.;Accounting
item1.EMAIL;type=INTERNET;type=pref:john@northwind.example
TEL;type=HOME;type=VOICE:905-666-1234
TEL;type=CELL;type=VOICE:905-555-1234
item3.ADR;type=HOME:;;Silicon Alley 5\\,;New York;New York;12345;USA
item4.ADR;type=WORK:;;Street4\\nBuilding 6;New York;;12345;USA
URL;type=pref:http\\://www.northwind.example
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/4QBYRXhpZgAATU0AKgAA
 AAgAAYdpAAQAAAABAAAA

NOTE:a\\nb
END:VCARD
"""
RFC6350 = b"""BEGIN:VCARD
VERSION:4.0
FN:Simone Perreault
N:Perreault;Simone;;;ing. jr,M.Sc.
ADR;TYPE=work:;Suite D2-630;2875 Laurier;
 Quebec;QC;G1V 2M2;Canada
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102
EMAIL;TYPE=work:simone@viagenie.example
END:VCARD
"""


def test_a_card_of_an_android_phone():
    assert read(ANDROID) == [
        Card(
            "Zsófia Müller",
            emails=("z@work.example", "z@home.example"),
            phone="123456789",
            remarks="First line\nSecond=2",
        )
    ]


def test_a_card_of_apples_address_book():
    assert read(APPLE) == [
        Card(
            "Mr. John Richter Doe Sr.",
            "Northwind, Inc.",
            emails=("john@northwind.example",),
            phone="905-555-1234",
            postal_address="Street4\nBuilding 6\nNew York 12345\nUSA",
            remarks="a\nb",
            family_name="Doe",
        )
    ]


def test_a_card_of_the_newest_standard():
    (card,) = read(RFC6350)
    assert card.phone == "+1-418-656-9254 ext. 102"
    assert card.postal_address == "Suite D2-630\n2875 Laurier\nQuebec QC G1V 2M2\nCanada"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_any_of_the_usual_encodings(encoding):
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Bergström\nEND:VCARD\n"
    assert [one.name for one in read(text.encode(encoding))] == ["Zoë Bergström"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no business card"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no business card"),
        (b"BEGIN:VCARD\nFN:Ana\n", "is cut"),
    ],
)
def test_what_is_no_card_is_refused(content, told):
    with pytest.raises(Refused, match=told):
        read(content)


@given(st.binary(max_size=400))
def test_whatever_a_file_holds_it_is_read_or_refused(content):
    for one in (content, b"BEGIN:VCARD\n" + content + b"\nEND:VCARD\n"):
        with contextlib.suppress(Refused):
            read(one)


@given(LEGAL, LEGAL, LEGAL)
def test_what_leaves_as_a_card_comes_back(name, title, remarks):
    contact = Contact("c", name, None, title, "a@b.example", "+1 555", "12 Road\nBoston", remarks=remarks)
    (card,) = read(format_cards([contact], {}).encode())
    assert (card.title, card.emails, card.phone) == (normalize_line(title), ("a@b.example",), "+1 555")
    assert card.postal_address == "12 Road\nBoston"
    assert card.remarks == normalize_text(remarks).strip()
    assert card.name == (normalize_line(name) or "a@b.example")
    assert card.uid == uid("c")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "BEGIN:VCARD\nFN:Bill Boss\nAGENT:\nBEGIN:VCARD\nFN:Ann Assistant\nEND:VCARD\nEMAIL:bill@i.example\nEND:VCARD\n",
            ["Ann Assistant", "Bill Boss"],
        ),
        ("BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\n", ["One", "Two"]),
        (
            "BEGIN:VCARD\nFN:One\nNOTE;ENCODING=QUOTED-PRINTABLE:a=3Db=\nEND:VCARD\nBEGIN:VCARD\nFN:Two\nEND:VCARD\n",
            ["One", "Two"],
        ),
        ("BEGIN:VCARD\nFN;PREF=2:Alt\nFN;PREF=1:Best\nEND:VCARD\n", ["Best"]),
        ("BEGIN:VCARD\nKIND:group\nFN:Recruiters\nEND:VCARD\n", [""]),
    ],
)
def test_no_card_is_lost_in_another_one(text, names):
    assert [one.name for one in read(text.encode())] == names


@pytest.mark.parametrize(
    ("name", "family", "structured"),
    [
        ("Nguyen Van An", "Nguyen", "Nguyen;Van;An;;"),
        ("Subramaniam Chandrasekhar", "", "Chandrasekhar;Subramaniam;;;"),
        ("Martin Luther King Jr.", "King", "King;Martin;Luther;;Jr."),
        ("山田 太郎", "山田", "山田;太郎;;;"),
        ("太郎 山田", "山田", "山田;太郎;;;"),
        ("Priya Nair Menon", "Nair Menon", "Nair Menon;Priya;;;"),
        ("Jane Roe", "Somebody Else", "Roe;Jane;;;"),
        ("Dr. Ursula von der Leyen", "von der Leyen", "von der Leyen;Ursula;;Dr.;"),
    ],
)
def test_a_family_name_that_a_card_tells_goes_out_with_it(name, family, structured):
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{family};x;;;\nEND:VCARD\n"
    (came,) = read(card.encode())
    contact = Contact("c", came.name, family_name=came.family_name)
    assert f"N:{structured}\r\n" in format_cards([contact], {})
