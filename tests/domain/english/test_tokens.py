"""Words and marks of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.tokens import has_comma, list_words, skip_adverbs, skip_to_verb, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("they're late", ["they", "'re", "late"]),
        ("it’s new", ["it", "’s", "new"]),
        ("Maya's team", ["Maya's", "team"]),
        ("don't ask", ["don't", "ask"]),
        ("drivers' hours", ["drivers'", "hours"]),
        ("on-call, 12.5% more", ["on-call", ",", "12.5", "%", "more"]),
        ("5pm (sharp)", ["5pm", "(", "sharp", ")"]),
        ("", []),
    ],
)
def test_a_text_is_split_into_words_and_marks(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


@given(st.text())
def test_a_token_is_its_part_of_the_text(text):
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


@pytest.mark.parametrize(
    ("word", "is_plural"),
    [
        ("maps", True),
        ("people", True),
        ("map", False),
        ("hates", False),
        ("xqzts", True),
        ("Jess", False),
        ("xqztss", False),
    ],
)
def test_a_plural_noun_is_known(word, is_plural):
    assert tokenize(word)[0].is_plural_noun is is_plural


@pytest.mark.parametrize(
    ("word", "starts"), [("the", True), ("her", True), ("12", True), ("me", True), ("that", False), ("fast", False)]
)
def test_an_object_begins_with_a_determiner_a_pronoun_or_a_number(word, starts):
    assert tokenize(word)[0].starts_object is starts


def test_adverbs_before_a_verb_are_skipped():
    words = list_words(tokenize("never really skips"))
    assert skip_adverbs(words, 0) == skip_to_verb(words) == 2
    assert skip_to_verb(words[:2]) == 1


def test_a_comma_is_seen_between_two_places_only():
    tokens = tokenize("calm, early")
    assert has_comma(tokens, 0, 6)
    assert not has_comma(tokens, 5, 11)
