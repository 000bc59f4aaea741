"""Noun phrases, their heads, and their articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.noun_phrases import find_head, is_noun_phrase, needs_article
from interview_desk.domain.english.tokens import list_words, tokenize


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the parish maps", "maps"),
        ("uses of AI in triage", "uses"),
        ("somebody who stays", "somebody"),
        ("tools he can rely on", "tools"),
        ("notes done the same day", "day"),
        ("of", ""),
    ],
)
def test_the_head_is_the_last_noun_before_what_belongs_to_it(text, head):
    word = find_head(list_words(tokenize(text)))
    assert (word.text if word else "") == head


@pytest.mark.parametrize(
    ("text", "is_noun"),
    [
        ("calm on-call hand-overs", True),
        ("maps, plans and photos", True),
        ("answers, not excuses", True),
        ("with maps", False),
        ("maps of the", False),
        ("Sam and the team share one list", False),
        ("early mornings, always very long days at sea, fog", False),
    ],
)
def test_a_noun_phrase_is_recognized(text, is_noun):
    assert is_noun_phrase(tokenize(text)) is is_noun


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("shadow day", True),
        ("meeting with the board", True),
        ("the shadow day", False),
        ("shadow days", False),
        ("Maya's desk", False),
        ("patience", False),
        ("year 3 maths", False),
        ("teamwork", False),
        ("kindness to strangers", False),
    ],
)
def test_a_singular_that_can_be_counted_needs_an_article(text, needs):
    words = list_words(tokenize(text))
    head = find_head(words)
    assert head is not None
    assert needs_article(words, head) is needs


@given(st.text(min_size=1))
def test_the_head_is_among_the_words(text):
    words = list_words(tokenize(text))
    head = find_head(words)
    assert head is None or head in words
