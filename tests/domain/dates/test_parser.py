"""Dates in words: right, or refused; never silently wrong. Today is Thu 12 Nov 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.dates.appointments import parse_moment
from interview_desk.domain.dates.calendar import WorkCalendar
from interview_desk.domain.dates.parser import NotADate, format_preview, parse_days

TODAY = date(2026, 11, 12)
CALENDAR = WorkCalendar()
ZONE = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 12, 18, 0, tzinfo=ZONE)


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
        ("first week of december", "2026-12-01", "2026-12-04"),
        ("between mon and wed", "16", "18"),
        ("16-20 nov", "16", "20"),
        ("by close of play friday", "13", "13"),
        ("the end of the day", "12", "12"),
        ("first thing monday", "16", "16"),
        ("monday morning", "16", "16"),
        ("friday by 5pm", "13", "13"),
        ("friday at the latest", "13", "13"),
        ("they said friday.", "13", "13"),
        ("weds", "18", "18"),
        ("this coming friday", "13", "13"),
        ("friday the 20th", "20", "20"),
        ("a week from friday", "20", "20"),
        ("friday week", "20", "20"),
        ("a week on tuesday", "24", "24"),
        ("two weeks from now", "26", "26"),
        ("two weeks", "26", "26"),
        ("in two weeks' time", "26", "26"),
        ("in a couple of weeks", "26", "26"),
        ("a fortnight", "26", "26"),
        ("10 working days", "26", "26"),
        ("within 48 hours", "12", "14"),
        ("within a week", "12", "19"),
        ("over the next two weeks", "12", "26"),
        ("in the next week or two", "19", "26"),
        ("within a week or two", "19", "26"),
        ("two to three weeks", "26", "2026-12-03"),
        ("a week or two", "19", "26"),
        ("in a month or so", "2026-12-12", "2026-12-12"),
        ("about a week", "19", "19"),
        ("end of the week", "13", "13"),
        ("eow", "13", "13"),
        ("by eom", "26", "30"),
        ("later this week", "13", "13"),
        ("the week after next", "23", "27"),
        ("end of the week after next", "27", "27"),
        ("thu of the week after next", "26", "26"),
        ("sometime next week", "16", "20"),
        ("next week sometime", "16", "20"),
        ("mid-week next week", "17", "19"),
        ("this weekend", "14", "15"),
        ("week 47", "16", "20"),
        ("kw 48", "23", "27"),
        ("w/c 16 nov", "16", "20"),
        ("the week of the 16th", "16", "20"),
        ("before friday", "12", "12"),
        ("before monday", "13", "13"),
        ("before the 20th", "19", "19"),
        ("monday or tuesday", "16", "17"),
        ("mon/tue", "16", "17"),
        ("thursday or friday next week", "19", "20"),
        ("monday to wednesday next week", "16", "18"),
        ("wed or thu", "18", "19"),
        ("next tuesday or wednesday", "17", "18"),
        ("the 20th or 21st", "20", "21"),
        ("30th or 1st", "30", "2026-12-01"),
        ("between the 16th and the 20th", "16", "20"),
        ("dec 1-3", "2026-12-01", "2026-12-03"),
        ("dec 1st or 2nd", "2026-12-01", "2026-12-02"),
        ("5th to 7th january", "2027-01-05", "2027-01-07"),
        ("january 16th to 20th", "2027-01-16", "2027-01-20"),
        ("30 nov to 4 dec", "30", "2026-12-04"),
        ("31 dec to 2 jan", "2026-12-31", "2027-01-02"),
        ("early to mid december", "2026-12-01", "2026-12-20"),
        ("first half of december", "2026-12-01", "2026-12-15"),
        ("2nd week of december", "2026-12-07", "2026-12-11"),
        ("end of november", "26", "30"),
        ("early next month", "2026-12-01", "2026-12-10"),
        ("end of the year", "2026-12-27", "2026-12-31"),
        ("24.12", "2026-12-24", "2026-12-24"),
        ("11/20", "20", "20"),
        ("20/11", "20", "20"),
        ("20/11/2026", "20", "20"),
        ("2026/12/01", "2026-12-01", "2026-12-01"),
        ("12/12", "2026-12-12", "2026-12-12"),
        ("fri 4/12", "2026-12-04", "2026-12-04"),
        ("tue 2026-12-01", "2026-12-01", "2026-12-01"),
        ("5-dec", "2026-12-05", "2026-12-05"),
        ("between 5 and 10 days", "17", "22"),
        ("between one and two weeks", "19", "26"),
        ("1-2 weeks from today", "19", "26"),
        ("3 - 5 working days from now", "17", "19"),
        ("next business day", "13", "13"),
        ("end of month", "26", "30"),
        ("week after next", "23", "27"),
        ("in a week's time", "19", "19"),
        ("last week of november", "23", "27"),
        ("this afternoon", "12", "12"),
        ("june 1", "2027-06-01", "2027-06-01"),
    ],
)
def test_what_is_understood(words, first, last):
    spoken = parse_days(words, TODAY, CALENDAR)
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
        "asap",
        "when they know",
        "until further notice",
        "next week or the week after",
        "thursday or friday or so, or monday",
        "13/13",
        "week 60",
        "dec 30-35",
        "dec 28-4",
        "28-4 dec",
        "5-10 dec or jan",
        "7/10 days",
        "1/12/2",
        "1 to 4",
        "sometime",
        "some time",
        "latest",
        "or so",
        "they said sometime",
        ",",
        "week of 9999-12-31",
        "999 weeks from 9999-01-01",
        "9999-12-31 or later",
        "31 dec 2500",
    ],
)
def test_what_is_refused(words):
    with pytest.raises(NotADate):
        parse_days(words, TODAY, CALENDAR)


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("sometime after the 10th", "11 dec to 17 dec"),
        ("after friday", "16 nov to 20 nov"),
        ("not before monday", "16 nov to 20 nov"),
        ("from monday", "16 nov to 20 nov"),
        ("monday at the earliest", "16 nov to 20 nov"),
        ("the 16th onwards", "16 nov to 20 nov"),
        ("in a few days", "in 3-5 days"),
        ("a few weeks", "in 2-3 weeks"),
    ],
)
def test_what_has_no_last_day_is_refused_with_what_would_be_understood(words, better):
    with pytest.raises(NotADate) as refusal:
        parse_days(words, TODAY, CALENDAR)
    assert better in str(refusal.value)
    assert parse_days(better, TODAY, CALENDAR).is_range


@pytest.mark.parametrize(
    ("words", "order", "expected"),
    [
        ("4/12", "day-first", "2026-12-04"),
        ("12/4", "month-first", "2026-12-04"),
        ("12/11/2026", "day-first", "2026-11-12"),
        ("12/11/2026", "month-first", "2026-12-11"),
        ("01-12", "day-first", "2026-12-01"),
        ("1.12.", "month-first", "2026-12-01"),
        ("20/11", "month-first", "2026-11-20"),
        ("4/12-8/12", "day-first", "2026-12-08"),
        ("12/4 or 12/7", "month-first", "2026-12-07"),
        ("fri 12/4", "month-first", "2026-12-04"),
        ("thu 3/12 or fri 4/12", "day-first", "2026-12-04"),
    ],
)
def test_numbers_are_read_in_the_order_of_the_config(words, order, expected):
    assert parse_days(words, TODAY, CALENDAR, order=order).last == on(expected)


@pytest.mark.parametrize("words", ["4/12", "12/11", "01-12", "3.4"])
def test_numbers_that_may_be_two_days_are_asked_back(words):
    with pytest.raises(NotADate, match="that may be .* or .*: write it so, or set date_order") as refusal:
        parse_days(words, TODAY, CALENDAR)
    first, second = str(refusal.value).removeprefix("that may be ").split(":")[0].split(" or ")
    assert parse_days(f"{first} 2027", TODAY, CALENDAR) != parse_days(f"{second} 2027", TODAY, CALENDAR)


def test_an_order_that_is_not_known_is_refused_with_what_is(tmp_path):
    from interview_desk.domain.errors import Refused
    from interview_desk.services.settings.settings import load

    config = tmp_path / "config.toml"
    config.write_text('theme = "paper"\ndate_order = "ydm"\n')
    with pytest.raises(Refused, match="line 2: date_order = “ydm”; allowed are day-first, month-first"):
        load(config)
    config.write_text('date_order = "day-first"\n')
    assert load(config).date_order == "day-first"


def test_a_day_that_is_over_is_answered_with_the_one_they_may_mean():
    with pytest.raises(NotADate, match="Mon 9 Nov has passed. Did they mean Mon 16 Nov"):
        parse_days("9 nov", TODAY, CALENDAR)


def test_the_echo_names_weekday_and_distance():
    assert format_preview(parse_days("thu+1w", TODAY, CALENDAR), TODAY, CALENDAR) == "Thu 19 Nov, 5 working days"
    assert format_preview(parse_days("next week", TODAY, CALENDAR), TODAY, CALENDAR) == (
        "Mon 16 Nov to Fri 20 Nov, 2 to 6 working days"
    )
    assert format_preview(parse_days("5 jan", TODAY, CALENDAR), TODAY, CALENDAR) == "Tue 5 Jan 2027, 38 working days"
    assert (
        format_preview(parse_days("this weekend", TODAY, CALENDAR), TODAY, CALENDAR)
        == "Sat 14 Nov to Sun 15 Nov, 1 working day"
    )
    assert (
        format_preview(parse_days("mon", TODAY, CALENDAR, past=True), TODAY, CALENDAR)
        == "Mon 9 Nov, 3 working days ago"
    )
    assert format_preview(parse_days("today", TODAY, CALENDAR), TODAY, CALENDAR) == "Thu 12 Nov, today"


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
    assert parse_moment(words, NOW, CALENDAR, ZONE, past=past) == expected


@pytest.mark.parametrize("words", ["fri", "fri 25:00", "fri 13pm", "next week 10:00", "10:60"])
def test_moments_that_are_refused(words):
    with pytest.raises(NotADate):
        parse_moment(words, NOW, CALENDAR, ZONE)


PIECES = """by on after before until the a an in within next this last end early mid late start of or to and - / . , week month
    weekend fri monday tue wednesday nov december 19 2 3rd 10th 2026 + days weeks working couple few from now first half""".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_words_about_dates_are_understood_or_refused(words, today):
    try:
        spoken = parse_days(words, today, CALENDAR)
    except NotADate as refusal:
        assert str(refusal)
    else:
        assert today <= spoken.last
        assert spoken.first <= spoken.last
        assert spoken.last.strftime("%-d") in format_preview(spoken, today, CALENDAR)


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_understood_or_refused(words, today):
    try:
        spoken = parse_days(words, today, CALENDAR)
    except NotADate as refusal:
        assert str(refusal)
    else:
        assert today <= spoken.last
        assert spoken.first <= spoken.last
