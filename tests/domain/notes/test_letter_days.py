"""Days are said as one says them to somebody who was there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.notes.letter_days import name_coming_day, say_coming_day, say_past_day, say_their_answer

THURSDAY = date(2026, 11, 26)
US, UK = "month-first", "day-first"


@pytest.mark.parametrize(
    ("day", "american", "british"),
    [
        (date(2026, 11, 26), "today", "today"),
        (date(2026, 11, 25), "yesterday", "yesterday"),
        (date(2026, 11, 24), "on Tuesday", "on Tuesday"),
        (date(2026, 11, 20), "on Friday", "on Friday"),
        (date(2026, 11, 19), "last Thursday", "last Thursday"),
        (date(2026, 11, 17), "last Tuesday", "last Tuesday"),
        (date(2026, 11, 13), "on November 13", "on 13 November"),
        (date(2026, 10, 5), "on October 5", "on 5 October"),
    ],
)
def test_a_day_that_is_past(day, american, british):
    assert say_past_day(day, THURSDAY, US) == american
    assert say_past_day(day, THURSDAY, UK) == british


@pytest.mark.parametrize(
    ("day", "american", "british"),
    [
        (date(2026, 11, 26), "today", "today"),
        (date(2026, 11, 27), "tomorrow", "tomorrow"),
        (date(2026, 11, 28), "Saturday", "Saturday"),
        (date(2026, 12, 1), "Tuesday", "Tuesday"),
        (date(2026, 12, 4), "Friday, December 4", "Friday next week"),
        (date(2026, 12, 11), "Friday, December 11", "Friday 11 December"),
    ],
)
def test_a_day_ahead(day, american, british):
    assert name_coming_day(day, THURSDAY, US) == american
    assert name_coming_day(day, THURSDAY, UK) == british


def test_a_day_ahead_takes_its_preposition():
    assert say_coming_day(date(2026, 11, 27), THURSDAY, US) == "tomorrow"
    assert say_coming_day(date(2026, 12, 1), THURSDAY, US) == "on Tuesday"


@pytest.mark.parametrize(
    ("words", "first", "last", "said_on", "today", "answer"),
    [
        ("early next week", date(2026, 11, 30), date(2026, 12, 1), THURSDAY, THURSDAY, "early next week"),
        ("early next week", date(2026, 11, 30), date(2026, 12, 1), THURSDAY, date(2026, 11, 30), "this week"),
        ("by the end of next week", None, date(2026, 12, 4), THURSDAY, THURSDAY, "by the end of next week"),
        ("end of next week", None, date(2026, 12, 4), THURSDAY, date(2026, 12, 2), "by the end of the week"),
        ("in about two weeks", None, date(2026, 12, 10), THURSDAY, THURSDAY, "in about two weeks"),
        ("in two weeks", None, date(2026, 12, 10), THURSDAY, date(2026, 11, 30), "by about December 10"),
        ("1-2 weeks", date(2026, 12, 3), date(2026, 12, 10), THURSDAY, THURSDAY, "in 1-2 weeks"),
        ("fri", None, date(2026, 11, 27), THURSDAY, THURSDAY, "by tomorrow"),
        ("thursday", None, THURSDAY, date(2026, 11, 23), THURSDAY, "today"),
        ("by friday", None, date(2026, 11, 20), date(2026, 11, 12), THURSDAY, ""),
        ("by December 8", None, date(2026, 12, 8), THURSDAY, THURSDAY, "by Tuesday, December 8"),
        ("", None, None, THURSDAY, THURSDAY, ""),
    ],
)
def test_their_answer_keeps_their_words_while_they_fit(words, first, last, said_on, today, answer):
    assert say_their_answer(words, first, last, said_on, today, US) == answer


def test_a_weekend_that_they_never_named_is_not_made_of_a_span():
    span = say_their_answer("sometime", date(2026, 12, 7), date(2026, 12, 12), THURSDAY, THURSDAY, UK)
    assert span == "by Friday 11 December"


@given(st.integers(-400, 400), st.sampled_from([US, UK]))
def test_a_day_that_is_here_is_never_a_date(days, style):
    day = THURSDAY + timedelta(days=days)
    words = say_past_day(day, THURSDAY, style) if days <= 0 else say_coming_day(day, THURSDAY, style)
    assert words
    if abs(days) < 2:
        assert not any(sign.isdigit() for sign in words)
