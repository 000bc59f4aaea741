"""Dates in words: right, or refused; never silently wrong. Today is Thu 12 Nov 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.calendar import WorkCalendar
from interview_desk.domain.spoken import NotADate, echo, understand, understand_moment

TODAY = date(2026, 11, 12)
CALENDAR = WorkCalendar()
ZONE = ZoneInfo("Europe/Paris")


def on(text: str) -> date:
    return date.fromisoformat(text if "-" in text else f"2026-11-{int(text):02}")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "12", "12"),
        ("tomorrow", "13", "13"),
        ("fri", "13", "13"),
        ("Friday", "13", "13"),
        ("by EOD Friday", "13", "13"),
        ("thu", "12", "12"),
        ("thu+1w", "19", "19"),
        ("next tuesday", "17", "17"),
        ("tuesday next week", "17", "17"),
        ("19 nov", "19", "19"),
        ("nov 19", "19", "19"),
        ("the 19th of November", "19", "19"),
        ("Thu 19 Nov", "19", "19"),
        ("mon 16", "16", "16"),
        ("the 20th", "20", "20"),
        ("5 jan", "2027-01-05", "2027-01-05"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("1.12.", "2026-12-01", "2026-12-01"),
        ("+5", "19", "19"),
        ("+2w", "26", "26"),
        ("in 2 weeks", "26", "26"),
        ("in 3 business days", "17", "17"),
        ("in 1-2 weeks", "19", "26"),
        ("in a week or two", "19", "26"),
        ("within 3 days", "12", "15"),
        ("next week", "16", "20"),
        ("end of next week", "20", "20"),
        ("early next week", "16", "17"),
        ("this week", "12", "13"),
        ("early December", "2026-12-01", "2026-12-10"),
        ("mid-december", "2026-12-11", "2026-12-20"),
        ("first week of december", "2026-12-07", "2026-12-11"),
        ("between mon and wed", "16", "18"),
        ("16-20 nov", "16", "20"),
    ],
)
def test_what_is_understood(words, first, last):
    spoken = understand(words, TODAY, CALENDAR)
    assert (spoken.first, spoken.last) == (on(first), on(last))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "thrs",
        "soon",
        "40 nov",
        "30 feb",
        "tue 16 nov",
        "9 nov",
        "yesterday",
        "12/11",
        "next",
        "fri fri",
        "in weeks",
        "2",
    ],
)
def test_what_is_refused(words):
    with pytest.raises(NotADate):
        understand(words, TODAY, CALENDAR)


def test_a_day_that_is_over_is_answered_with_the_one_they_may_mean():
    with pytest.raises(NotADate, match="Mon 9 Nov is over. Did they mean Mon 16 Nov"):
        understand("9 nov", TODAY, CALENDAR)


def test_the_echo_names_weekday_and_distance():
    assert echo(understand("thu+1w", TODAY, CALENDAR), TODAY, CALENDAR) == "Thu 19 Nov, 5 working days"
    assert echo(understand("next week", TODAY, CALENDAR), TODAY, CALENDAR) == "Mon 16 Nov to Fri 20 Nov, 6 working days"


@pytest.mark.parametrize(
    ("words", "past", "expected"),
    [
        ("tomorrow 14:30", False, datetime(2026, 11, 13, 14, 30, tzinfo=ZONE)),
        ("fri 2pm", False, datetime(2026, 11, 13, 14, 0, tzinfo=ZONE)),
        ("yesterday 15:00", True, datetime(2026, 11, 11, 15, 0, tzinfo=ZONE)),
        ("tue 15:00", True, datetime(2026, 11, 10, 15, 0, tzinfo=ZONE)),
        ("18 nov, 12:15 am", False, datetime(2026, 11, 18, 0, 15, tzinfo=ZONE)),
    ],
)
def test_moments(words, past, expected):
    assert understand_moment(words, TODAY, CALENDAR, ZONE, past=past) == expected


@pytest.mark.parametrize("words", ["fri", "fri 25:00", "fri 13pm", "next week 10:00", "10:60"])
def test_moments_that_are_refused(words):
    with pytest.raises(NotADate):
        understand_moment(words, TODAY, CALENDAR, ZONE)


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_understood_or_refused(words, today):
    try:
        spoken = understand(words, today, CALENDAR)
    except NotADate as refusal:
        assert str(refusal)
    else:
        assert today <= spoken.last
        assert spoken.first <= spoken.last
