"""Agreement of verbs and nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.agreement import disagrees
from interview_desk.domain.english.tokens import list_words, tokenize


@pytest.mark.parametrize(
    "text",
    [
        "they hates it",
        "we never hates it",
        "she have a plan",
        "it ask for time",
        "has finish the build",
        "two month early",
        "12 nurse on nights",
    ],
)
def test_a_text_that_does_not_agree_is_a_slip(text):
    assert disagrees(list_words(tokenize(text)))


@pytest.mark.parametrize(
    "text",
    ["they go home", "I was early", "she has a plan", "has finished the build", "two months early", "a 12 hour shift", "year 2 maths",
     "since 2014 the site grew", "one month early", "20 percent of it", "asks that it close early"],
)  # fmt: skip
def test_a_text_that_agrees_is_none(text):
    assert not disagrees(list_words(tokenize(text)))


@given(st.text())
def test_any_text_can_be_checked(text):
    words = list_words(tokenize(text))
    assert disagrees(words) is disagrees(words)
