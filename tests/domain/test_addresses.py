"""E-mail addresses: what is one, what holds one, and what never reaches a header."""

import csv
import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.addresses import find_address, is_address
from interview_desk.domain.imports.person_cells import split_person_cell
from interview_desk.formats import mail
from interview_desk.services.pipeline.people import parse_person


def unescaped(text):
    return json.loads(f'"{text}"')


with Path(__file__).with_name("addresses.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [
        (unescaped(row[0]), row[1] == "ok", unescaped(row[2]))
        for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


@pytest.mark.parametrize(("text", "good", "meant"), ROWS, ids=[str(n) for n in range(len(ROWS))])
def test_what_is_an_address_and_what_holds_one(text, good, meant):
    assert is_address(text) == (good and not meant) or (good and meant != text)
    assert find_address(text) == (meant or (text if good else ""))
    message = message_from_bytes(mail.draft_file("me@x.example", text, "Ann", "Hello", "Text"), policy=policy.default)
    assert set(message.keys()) <= {
        *("Subject", "X-Unsent", "From", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    link = mail.mailto(text, "Hello", "Text")
    assert link is None or link.count("?") == 1


@given(st.text(max_size=80))
def test_no_text_makes_another_header(text):
    raw = mail.draft_file(text, text, text, text, "Text")
    message = message_from_bytes(raw, policy=policy.default)
    assert set(message.keys()) <= {
        *("Subject", "X-Unsent", "From", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert not find_address(text) or is_address(find_address(text))


def test_what_is_no_address_stays_text():
    assert parse_person("Ann, ann@[acme.com").email == ""
    assert parse_person("Ann, ann@[acme.com").title == "ann@[acme.com"
    assert parse_person("Ann, <ann@acme.com>").email == "ann@acme.com"
    assert parse_person("Ann, mailto:ann@acme.com, Boss") == ("Ann", "Boss", "ann@acme.com", "")


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Priya Nair (priya@x.example)", ("Priya Nair", "priya@x.example", "")),
        ("Beth Osei 555-0142", ("Beth Osei", "", "555-0142")),
        ("Beth Osei, +44 20 7946 0018, beth@x.example", ("Beth Osei", "beth@x.example", "+44 20 7946 0018")),
        ("Beth Osei <beth@x.example>", ("Beth Osei", "beth@x.example", "")),
        ("Maya Chen", ("Maya Chen", "", "")),
        ("Henry VIII of 1547", ("Henry VIII of 1547", "", "")),
        ("beth@x.example", ("", "beth@x.example", "")),
    ],
)
def test_a_cell_with_a_person_is_taken_apart(cell, parts):
    assert split_person_cell(cell, "", "") == parts
