"""The table of words: readings of forms, and verbs in other forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.words import (
    is_in,
    is_word,
    list_entries,
    load_lexicon,
    load_table,
    look_up,
    to_base,
    to_gerund,
    to_past,
    to_third_person,
)

REGULAR_VERBS = sorted(
    entry.base
    for form, entry in list_entries()
    if form == f"{entry.base}s"
    and "-" not in form
    and entry.readings == "Z"
    and set(look_up(entry.base).readings) >= {"B"}
)


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("hates", "Z"),
        ("plans", "Zs"),
        ("grew", "D"),
        ("building", "G"),
        ("maps", "s"),
        ("rebooks", "Z"),
        ("refactored", "DN"),
        ("hand-overs", "s"),
    ],
)
def test_a_form_has_its_readings(form, readings):
    assert set(look_up(form).readings) >= set(readings)


def test_a_compound_that_the_table_lacks_is_no_verb():
    assert not set(look_up("hand-overs").readings) & set("BDNGZ")


def test_an_unknown_form_has_no_readings():
    assert look_up("xqzt").readings == ""
    assert not is_word("xqzt")


def test_words_of_single_rules_are_not_ordinary_words():
    assert is_in("titles", "frau")
    assert not is_word("frau")


@pytest.mark.parametrize(
    ("third_person", "base"),
    [
        ("hates", "hate"),
        ("is", "are"),
        ("has", "have"),
        ("does", "do"),
        ("was", "were"),
        ("doesn't", "don't"),
        ("focuses", "focus"),
        ("rewrites", "rewrite"),
        ("tries", "try"),
        ("grew", "grew"),
        ("can", "can"),
    ],
)
def test_a_third_person_has_a_base(third_person, base):
    assert to_base(third_person) == base


@pytest.mark.parametrize(
    ("base", "third_person"),
    [
        ("hate", "hates"),
        ("are", "is"),
        ("have", "has"),
        ("be", "is"),
        ("don't", "doesn't"),
        ("try", "tries"),
        ("xqzt", "xqzt"),
    ],
)
def test_a_base_has_a_third_person(base, third_person):
    assert to_third_person(base) == third_person


@pytest.mark.parametrize(
    ("base", "past", "gerund"), [("choose", "chose", "choosing"), ("show", "showed", "showing"), ("xqzt", "", "")]
)
def test_a_base_has_a_past_and_an_ing_form(base, past, gerund):
    assert (to_past(base), to_gerund(base)) == (past, gerund)


@given(st.sampled_from(REGULAR_VERBS))
def test_a_regular_verb_comes_back_from_its_third_person(verb):
    assert to_base(to_third_person(verb)) == verb


def test_there_are_many_regular_verbs():
    assert len(REGULAR_VERBS) > 1000


def test_each_auxiliary_comes_back_from_its_third_person():
    assert [base for base in load_table("third_persons") if to_base(to_third_person(base)) != base] == []


def test_no_class_of_words_is_empty_or_has_capitals():
    assert [
        name for name, words in load_lexicon().items() if not words or any(word != word.lower() for word in words)
    ] == []
