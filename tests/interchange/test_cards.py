import re

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.people import Contact
from interview_desk.domain.text import folded, tidied
from interview_desk.interchange.cards import written

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
    text = written([contact], {"northwind": "Northwind, Inc."})
    assert text.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:interview-desk-c1",
        "FN:Maya van der Chen",
        "N:Chen;Maya van der;;;",
        "ORG:Northwind\\, Inc.",
        "TITLE:Head of Data",
        "EMAIL;TYPE=INTERNET:maya@northwind.example",
        "TEL:+1 555 010 2000",
        "END:VCARD",
        "",
    ]


def test_who_has_one_name_has_it_as_the_given_one():
    assert "N:;Sukarno;;;" in written([Contact("c", "Sukarno")], {})


@given(LEGAL, LEGAL, LEGAL)
def test_whatever_stands_in_a_card_comes_back_and_makes_no_line_of_its_own(name, title, remarks):
    text = written([Contact("c", name, None, title, remarks=remarks)], {})
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert {re.split("[;:]", line)[0] for line in lines} <= {
        *("BEGIN", "VERSION", "UID", "FN", "N", "TITLE", "NOTE", "END"),
    }
    assert (value(lines, "FN"), value(lines, "TITLE"), value(lines, "NOTE")) == (
        folded(name),
        folded(title),
        tidied(remarks),
    )
