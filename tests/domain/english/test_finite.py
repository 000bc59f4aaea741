"""Finite verb of a text, and the relative clauses that hide one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.finite import find_finite
from interview_desk.domain.english.relatives import find_relative
from interview_desk.domain.english.tokens import list_words, tokenize


def finite_verb(text):
    """The finite verb of a text; in brackets if it isn't certain."""
    tokens = tokenize(text)
    finite = find_finite(tokens)
    if finite is None:
        return ""
    verb = list_words(tokens)[finite.position].text
    return verb if finite.is_certain else f"({verb})"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("they opened a second gym", "opened"),
        ("patients wait for weeks", "(wait)"),
        ("the team never guesses", "guesses"),
        ("they're moving", "'re"),
        ("year 10 won the cup", "won"),
        ("closed in May", ""),
        ("people who stay", ""),
        ("the site that closed is open", "(is)"),
        pytest.param(
            "the people who stay are paid",
            "(are)",
            marks=pytest.mark.xfail(reason="a base form ends no relative clause"),
        ),
        ("tools he can rely on", ""),
        ("the will to learn", ""),
        ("11 years of night shifts", ""),
        ("our shared love of maps", ""),
    ],
)
def test_the_verb_of_the_main_clause(text, verb):
    assert finite_verb(text) == verb


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("rules that make sense", "that"),
        ("reports nobody reads", "nobody"),
        ("tools he can rely on", "he"),
        ("the parish maps", ""),
    ],
)
def test_a_relative_clause_opens_with_a_word(text, opening):
    words = list_words(tokenize(text))
    place = find_relative(words)
    assert (words[place].text if place < len(words) else "") == opening


@given(st.text())
def test_any_text_can_be_searched(text):
    tokens = tokenize(text)
    finite = find_finite(tokens)
    assert finite is None or 0 < finite.position < len(list_words(tokens))
