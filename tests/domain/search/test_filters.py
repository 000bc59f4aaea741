"""What lists are filtered by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.search.filters import BOARD, BUILT_IN_VIEWS, QUEUE, Term, fits, parse_filter

FACTS = {
    "company": "Northwind Health",
    "stage": "offer",
    "is": ("due", "open"),
    "since": 14,
    "source": "",
    "stars": None,
}
TEXT = "northwind health data engineer"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("North data", (Term("", "north"), Term("", "data"))),
        ("stage:Offer -is:resting", (Term("stage", "offer"), Term("is", "resting", True))),
        ('company:"North Wind"', (Term("company", "north wind"),)),
        ('"data engineer"', (Term("", "data engineer"),)),
        ("https://x.example", (Term("", "https://x.example"),)),
        ("fit:5", (Term("", "fit:5"),)),
        ("-", (Term("", "-"),)),
    ],
)
def test_what_is_typed_becomes_conditions(text, terms):
    assert parse_filter(text, BOARD) == terms


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("north", True),
        ("north zebra", False),
        ("-zebra", True),
        ("-north", False),
        ("stage:off", True),
        ("stage:fer", False),
        ("company:health", True),
        ("is:due", True),
        ("-is:open", False),
        ("since:14", True),
        ("since:>14", False),
        ("since:<15", True),
        ("since:<=14", False),
        ("since:soon", False),
        ("stars:1", False),
        ("-stars:1", True),
        ("source:linkedin", False),
    ],
)
def test_an_entry_meets_every_condition_or_not(text, fit):
    assert fits(parse_filter(text, BOARD), TEXT, FACTS.get) is fit


@given(st.text(max_size=40))
def test_anything_can_be_typed(text):
    fits(parse_filter(text, BOARD), TEXT, FACTS.get)


@pytest.mark.parametrize("view", BUILT_IN_VIEWS)
def test_the_usual_views_name_facts_that_there_are(view):
    keys = {"board": BOARD, "today": QUEUE}[view.pane]
    assert all(term.key for term in parse_filter(view.filter, keys))
