"""Phrases people use in promises: understood, or refused with what would be. Today is Thu 26 Nov 2026."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.dates.calendar import WorkCalendar, say_day, say_near, say_short
from interview_desk.domain.dates.days import DayHasPassed
from interview_desk.domain.dates.parser import DateRange, NotADate, parse_days

TODAY = date(2026, 11, 26)
CALENDAR = WorkCalendar()


def calendar_of(country):
    return WorkCalendar(holidays=holidays.country_holidays(country))


def days(first, last=None):
    """A range from texts such as "12-04" or "2027-01-01"."""
    first, last = (date.fromisoformat(text if len(text) > 5 else f"2026-{text}") for text in (first, last or first))
    return DateRange(first, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # weeks from a day
        ("a week tomorrow", days("12-04")),
        ("a week today", days("12-03")),
        ("two weeks tomorrow", days("12-11")),
        ("a week on friday", days("12-04")),
        ("a week friday", days("12-04")),
        ("two weeks on monday", days("12-14")),
        ("friday week", days("12-04")),
        ("tomorrow week", days("12-04")),
        ("a fortnight tomorrow", days("12-11")),
        ("a week from tomorrow", days("12-04")),
        # weekdays of a week
        ("next week on friday", days("12-04")),
        ("next week friday", days("12-04")),
        ("next week, friday", days("12-04")),
        ("friday of next week", days("12-04")),
        ("the week after next on tuesday", days("12-08")),
        ("next week on thursday or friday", days("12-03", "12-04")),
        # named months
        ("27-Nov-2026", days("11-27")),
        ("27-nov-26", days("11-27")),
        ("27/Nov/2026", days("11-27")),
        ("27.Nov.2026", days("11-27")),
        ("Fri, 27-Nov-2026", days("11-27")),
        ("Nov-27-2026", days("11-27")),
        ("2026-Nov-27", days("11-27")),
        ("20261127", days("11-27")),
        # counts that are not exact
        ("roughly two weeks", days("12-10")),
        ("in roughly two weeks", days("12-10")),
        ("approximately 10 days", days("12-06")),
        ("in approx. 10 days", days("12-06")),
        ("around ten days", days("12-06")),
        ("about two to three weeks", days("12-10", "12-17")),
        ("two weeks or so", days("12-10")),
        ("two weeks, roughly", days("12-10")),
        # counts that are a limit
        ("two weeks max", days("11-26", "12-10")),
        ("two weeks maximum", days("11-26", "12-10")),
        ("max. two weeks", days("11-26", "12-10")),
        ("at most two weeks", days("11-26", "12-10")),
        ("two weeks at most", days("11-26", "12-10")),
        ("up to 10 days", days("11-26", "12-06")),
        ("no more than 5 working days", days("11-26", "12-03")),
        ("in less than a week", days("11-26", "12-03")),
        ("within roughly two weeks", days("11-26", "12-10")),
        ("over the next couple of weeks", days("11-26", "12-10")),
        ("within the next couple of days", days("11-26", "11-28")),
        ("within the coming two weeks", days("11-26", "12-10")),
        ("in the coming two weeks", days("11-26", "12-10")),
        ("during the next 10 days", days("11-26", "12-06")),
        ("within the next week", days("11-26", "12-03")),
        ("no later than next friday", days("12-04")),
        ("not later than the 4th", days("12-04")),
        ("not after friday", days("11-27")),
        # parts of weeks and months
        ("towards the end of next week", days("12-03", "12-04")),
        ("toward the end of the week", days("11-26", "11-27")),
        ("around the end of next week", days("12-04")),
        ("at the end of next week", days("12-04")),
        ("at the start of next week", days("11-30", "12-01")),
        ("in the middle of next week", days("12-01", "12-03")),
        ("late next week", days("12-03", "12-04")),
        ("at the beginning of December", days("12-01", "12-10")),
        ("in early december", days("12-01", "12-10")),
        ("in the middle of december", days("12-11", "12-20")),
        ("towards the end of december", days("12-21", "12-31")),
        ("at the end of december", days("12-27", "12-31")),
        ("early january 2027", days("2027-01-01", "2027-01-10")),
        ("at the end of the month", days("11-26", "11-30")),
        ("before the end of next week", days("12-04")),
        # holidays
        ("before Christmas", days("12-24")),
        ("by christmas", days("12-25")),
        ("before xmas", days("12-24")),
        ("christmas eve", days("12-24")),
        ("before new year", days("12-31")),
        ("before New Year's Eve", days("12-30")),
        ("before the new year", days("12-31")),
        ("between christmas and new year", days("12-25", "2027-01-01")),
        ("a week before christmas", days("12-18")),
        ("two days after christmas", days("12-27")),
    ],
)
def test_phrases_that_are_understood(words, expected):
    assert parse_days(words, TODAY, CALENDAR) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a month ago", days("10-26")),
        ("two months ago", days("09-26")),
        ("three weeks ago", days("11-05")),
        ("10 days ago", days("11-16")),
        ("a couple of weeks ago", days("11-12")),
        ("a fortnight ago", days("11-12")),
        ("about three weeks ago", days("11-05")),
        ("two working days ago", days("11-24")),
    ],
)
def test_days_that_are_over(words, expected):
    assert parse_days(words, TODAY, CALENDAR, past=True) == expected
    with pytest.raises(DayHasPassed):
        parse_days(words, TODAY, CALENDAR)


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("in the coming days", "in 3-5 days"),
        ("within the coming days", "in 3-5 days"),
        ("over the coming weeks", "in 2-3 weeks"),
        ("in the next days", "in 3-5 days"),
        ("over the next few weeks", "in 2-3 weeks"),
        ("in a few months", "in 2-3 months"),
        ("after christmas", "28 dec to 1 jan"),
        ("in the new year", "4 jan to 8 jan"),
        ("friday after next", "fri 4 dec"),
        ("friday after next", "fri 11 dec"),
        ("in the coming week", "within 7 days"),
        ("in the coming week", "next week"),
        ("in the next month", "next month"),
        ("the coming week", "next week"),
    ],
)
def test_what_is_not_certain_is_refused_with_what_would_be_understood(words, better):
    with pytest.raises(NotADate) as refusal:
        parse_days(words, TODAY, CALENDAR)
    assert better in str(refusal.value).lower()
    assert parse_days(better, TODAY, CALENDAR)


def test_a_few_days_ago_is_asked_back():
    with pytest.raises(NotADate, match="how many is that\\? 3 days ago"):
        parse_days("a few days ago", TODAY, CALENDAR, past=True)


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("before Thanksgiving", "US", days("2027-11-24")),
        ("by easter", "DE", days("2027-03-28")),
        ("before good friday", "GB", days("2027-03-25")),
        ("before Christmas", "DE", days("12-24")),
        ("before Christmas", "GB", days("12-24")),
    ],
)
def test_a_holiday_is_the_one_of_the_country(words, country, expected):
    assert parse_days(words, date(2026, 11, 27), calendar_of(country)) == expected


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("before Thanksgiving", ""),
        ("before Thanksgiving", "DE"),
        ("before Thanksgiving", "CA"),
        ("before Thanksgiving", "JP"),
        ("by easter", ""),
        ("by easter", "GR"),
        ("by easter", "US"),
        ("before christmas", "GE"),
        ("before christmas", "RS"),
        ("before labor day", "US"),
    ],
)
def test_a_holiday_whose_day_is_not_certain_is_refused(words, country):
    with pytest.raises(NotADate) as refusal:
        parse_days(words, TODAY, calendar_of(country) if country else CALENDAR)
    better = str(refusal.value).rpartition(", as in ")[2]
    if better != str(refusal.value):
        assert parse_days(better, TODAY, CALENDAR)


@pytest.mark.parametrize(
    "words",
    [
        "in two weeks on friday",
        "a week",
        "max",
        "at most friday or so maybe",
        "towards the end",
        "before",
        "the coming",
        "next week on",
        "27-Nov-",
        "before christmas before christmas before",
        "before " * 5000 + "friday",
        "a week from " * 3000 + "friday",
        "(" * 5000,
        "- " * 20000,
        "9" * 5000,
    ],
)
def test_long_and_cut_off_texts_are_answered_at_once(words):
    try:
        parse_days(words, TODAY, CALENDAR)
    except NotADate as refusal:
        assert str(refusal)


UNDERSTOOD = st.sampled_from(
    [mark for test in (test_phrases_that_are_understood,) for mark in test.pytestmark[0].args[1]]
)


@given(UNDERSTOOD, st.text(" \t\u00a0.,;:!?…", max_size=4))
def test_trailing_punctuation_and_spaces_change_nothing(case, tail):
    words, expected = case
    assert parse_days(f"  {words.upper()}{tail}", TODAY, CALENDAR) == expected


@given(st.dates(TODAY, date(2036, 1, 1)))
def test_a_day_as_the_desk_writes_it_is_that_day(day):
    texts = [
        f"{say_day(day)} {day.year}",
        say_day(day, TODAY),
        say_near(day, TODAY) if day.year == 2026 else "",
        day.isoformat(),
    ]
    texts += [say_short(day)] if (day - TODAY).days < 300 else []
    for text in filter(None, texts):
        assert parse_days(text, TODAY, CALENDAR) == DateRange(day, day), text


@given(st.dates(TODAY - timedelta(days=400), TODAY))
def test_a_day_that_is_over_as_the_desk_writes_it_is_that_day(day):
    for text in (f"{say_day(day)} {day.year}", say_day(day, TODAY), day.isoformat()):
        assert parse_days(text, TODAY, CALENDAR, past=True) == DateRange(day, day), text
