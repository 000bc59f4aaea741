"""Names of many cultures: their parts on a card, and how a letter begins."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.notes.facts import greeting
from interview_desk.domain.persons.names import first_name, parse_person_name

with Path(__file__).with_name("names.tsv").open(encoding="utf-8", newline="") as table:
    NAMES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", NAMES, ids=[row["name"] for row in NAMES])
def test_the_parts_of_a_name(row):
    parsed = parse_person_name(row["name"])
    if not parsed.family and "[unsure-ok]" in row["remark"]:
        assert parsed.given in row["name"]  # whole: stiff, but not wrong
        return
    card = f"{parsed.family};{parsed.given};{parsed.additional};{parsed.prefixes};{parsed.suffixes}"
    found = (card if parsed.family else "UNSURE", parsed.formal, parsed.familiar)
    expected = (row["card"], row["formal"], row["familiar"])
    if "[as-typed-ok]" in row["remark"]:
        found, expected = (tuple(part.lower() for part in parts) for parts in (found, expected))
    assert found == expected


def test_the_table_is_of_many_cultures():
    assert len(NAMES) >= 300
    assert len({row["culture"].partition(",")[0] for row in NAMES}) >= 40


@pytest.mark.parametrize(
    ("name", "formality", "line"),
    [
        ("Dr. Ursula von der Leyen", "formal", "Dear Dr. von der Leyen,"),
        ("Mr. Robert De Niro", "unknown", "Dear Mr. De Niro,"),
        ("Dr. José de la Cruz", "formal", "Dear Dr. de la Cruz,"),
        ("Jane Roe, PMP", "relaxed", "Hi Jane,"),
        ("Jane Roe, PMP", "unknown", "Dear Jane,"),
        ("Jane Roe, M.D.", "formal", "Dear Jane Roe,"),
        ("Dr. med. Anna Weiß", "formal", "Dear Dr. Weiß,"),
        ("Dr. med. Anna Weiß", "relaxed", "Hi Anna,"),
        ("R. Venkataraman", "relaxed", "Dear R. Venkataraman,"),
        ("山田太郎", "formal", "Dear 山田太郎,"),
        ("", "formal", "Dear [their name],"),
    ],
)
def test_the_first_line_of_a_note(name, formality, line):
    assert greeting(name, formality) == line


@pytest.mark.parametrize("formality", ["formal", "relaxed", "unknown"])
@pytest.mark.parametrize(
    ("preferred", "line"),
    [
        ("Bob", "Dear Bob,"),
        ("Dr. Marsh", "Dear Dr. Marsh,"),
        ("Sister Agnes", "Dear Sister Agnes,"),
        ("Bob, ", "Dear Bob,"),
        ("Bob\nBody", "Dear Bob Body,"),
    ],
)
def test_what_they_asked_to_be_called_counts_before_everything_else(preferred, line, formality):
    if formality == "relaxed" and line == "Dear Bob,":
        line = "Hi Bob,"
    assert greeting("Dr. Robert Marsh", formality, "Marsh", preferred) == line


@pytest.mark.parametrize("preferred", ["", " ", ","])
def test_without_it_the_greeting_is_worked_out(preferred):
    assert greeting("Dr. Robert Marsh", "formal", "", preferred) == "Dear Dr. Marsh,"


def test_a_family_name_that_is_known_counts():
    assert parse_person_name("Dr. Kim Min-jun").formal == "Dr. Kim Min-jun"
    assert parse_person_name("Dr. Kim Min-jun", "Kim").formal == "Dr. Kim"
    assert parse_person_name("Dr. Haile Gebrselassie", "not in it").family == "Gebrselassie"


@given(st.text(max_size=60))
def test_any_text_has_a_name_to_call_it_by(text):
    parsed = parse_person_name(text)
    line = " ".join(text.split())
    assert bool(parsed.familiar) == bool(parsed.formal) == bool(line)
    assert first_name(text) == parsed.familiar
    assert not any(part.isspace() for part in parsed if part)
