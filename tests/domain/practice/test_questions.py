"""A question they asked in one line: read, and written so that it is read the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_desk.domain.practice.questions import parse_question, question_line
from interview_desk.domain.search.interview import QuestionAsked
from interview_desk.domain.search.preparation import Story

STORIES = (
    Story("kafka", "The calm migration", tags=("on-call",)),
    Story("numbers", "One set of numbers", tags=("data quality",)),
)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Why us?", ("Why us?", "", None, None)),
        ("Why us? The product 4", ("Why us?", "The product", 4, None)),
        ("Why us? The product 4 #calm", ("Why us?", "The product", 4, "kafka")),
        ("Why us? #migration The product", ("Why us?", "The product", None, "kafka")),
        ("Why? #on-c 5", ("Why?", "", 5, "kafka")),
        ("Why? #data-q", ("Why?", "", None, "numbers")),
        ("Why? because of #nothing", ("Why?", "because of #nothing", None, None)),
        ("Tell me about yourself | Three sentences 3", ("Tell me about yourself", "Three sentences", 3, None)),
        ("Tell me about yourself", ("Tell me about yourself", "", None, None)),
        ("How many? We were 12", ("How many?", "We were 12", None, None)),
        ("How many? We were 4 0", ("How many?", "We were 4", None, None)),
        ("5", ("5", "", None, None)),
        ("Why us? The product 4 #nothing", ("Why us?", "The product #nothing", 4, None)),
        ("  ", ("", "", None, None)),
    ],
)
def test_a_line_is_read(line, asked):
    assert parse_question(line, STORIES) == asked


words = st.lists(st.sampled_from(["why", "us?", "4", "0", "#x", "a", "|", "calm", "12", "?"]), max_size=6).map(" ".join)


@example("why?", "4 #x", None, None)
@example("why?", "because 5 #x", None, "kafka")
@given(words, words, st.sampled_from([None, 1, 5]), st.sampled_from([None, "kafka", "numbers"]))
def test_what_is_written_is_read_the_same(question, answer, strength, story):
    asked = parse_question(question_line(QuestionAsked(question, answer, strength, story), STORIES), STORIES)
    again = parse_question(question_line(asked, STORIES), STORIES)
    assert again == asked
    if question and "|" not in question + answer:
        assert (asked.strength, asked.story) == (strength, story)
