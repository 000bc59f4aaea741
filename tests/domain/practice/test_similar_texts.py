"""Which texts speak of the same thing, by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.practice.prep import suggest_stories
from interview_desk.domain.practice.similar_texts import ALIKE, compute_similarity, group_similar, rank_texts, terms
from interview_desk.domain.search.preparation import Story

STORIES = (
    Story(
        "kafka",
        "The calm migration",
        "Batches collided",
        "Move nine services",
        "A shadow rota",
        "No event lost",
        tags=("migration", "on-call"),
    ),
    Story(
        "numbers",
        "One set of numbers",
        "Sales and finance disagreed",
        "End it",
        "Agreed one definition",
        "No more quarrel",
        tags=("stakeholders", "conflict"),
    ),
    Story(
        "late",
        "The late release",
        "A deadline was near",
        "Ship it",
        "Cut the scope in two",
        "Shipped a day early",
        tags=("deadline", "priorities"),
    ),
)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Tell me about a time you migrated a system", "kafka"),
        ("How do you keep on-call calm?", "kafka"),
        ("Describe a conflict with a stakeholder", "numbers"),
        ("How do you deal with conflicting stakeholders?", "numbers"),
        ("What do you do when a deadline is at risk?", "late"),
        ("How do you prioritise?", "late"),
    ],
)
def test_a_question_finds_its_story(question, best):
    assert suggest_stories(question, STORIES)[0].id == best


@pytest.mark.parametrize("question", ["", "Why us?", "What is your salary expectation?", "?!"])
def test_what_no_story_fits_finds_none(question):
    assert suggest_stories(question, STORIES) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Answer the salary question shorter", "answer salary questions in a shorter way", True),
        ("Tell me about a conflict", "Describe a conflict you had", True),
        ("How do you keep a migration calm?", "How did you keep the migrations calm", True),
        ("Ask for the next step", "Answer the salary question shorter", False),
        ("Why this company?", "Why do you want to leave?", False),
        ("???", "???", True),
    ],
)
def test_lines_that_say_the_same(one, other, alike):
    assert (compute_similarity(one, other) >= ALIKE) is alike


def test_groups_keep_the_order_in_which_they_were_first_said():
    lines = [
        ("Speak slower", 1),
        ("Ask for the next step", 2),
        ("speak more slowly", 3),
        ("Ask what the next step is", 4),
    ]
    assert [[key for _, key in group] for group in group_similar(lines)] == [[1, 3], [2, 4]]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_compared(one, other):
    assert 0 <= compute_similarity(one, other) <= 1
    assert compute_similarity(one, other) == compute_similarity(other, one)
    assert rank_texts(one, {"x": [(other, 1.0)]}) in (
        [],
        [("x", pytest.approx(rank_texts(one, {"x": [(other, 1.0)]})[0][1] if terms(one) & terms(other) else 0))],
    )
