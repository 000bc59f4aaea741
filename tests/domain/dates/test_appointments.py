"""Times of interviews as people and calendars write them. Now is Thu 26 Nov 2026, 16:40 in New York."""

import contextlib
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interview_desk.domain.dates.appointments import Appointment, format_appointment, parse_appointment, parse_moment
from interview_desk.domain.dates.calendar import WorkCalendar, say_day, say_near, say_span, say_time
from interview_desk.domain.dates.days import DayHasPassed
from interview_desk.domain.dates.parser import NotADate, TimeMissing

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 26, 16, 40, 12, tzinfo=ZONE)
CALENDAR = WorkCalendar()


def parse(text, **options):
    return parse_appointment(text, NOW, CALENDAR, ZONE, **options)


def at(text, minutes=None):
    """An appointment from a text such as "11-27 14:30"."""
    return Appointment(datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE), minutes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a time before or after the day, or within it
        ("fri 14:30", at("11-27 14:30")),
        ("fri noon", at("11-27 12:00")),
        ("noon on friday", at("11-27 12:00")),
        ("12 noon fri", at("11-27 12:00")),
        ("midday tomorrow", at("11-27 12:00")),
        ("2pm fri", at("11-27 14:00")),
        ("2pm on fri", at("11-27 14:00")),
        ("at 2 pm on friday", at("11-27 14:00")),
        ("fri 2 p.m.", at("11-27 14:00")),
        ("2 P.M., Friday", at("11-27 14:00")),
        ("fri 2.30pm", at("11-27 14:30")),
        ("fri 14.30", at("11-27 14:30")),
        ("fri 14h", at("11-27 14:00")),
        ("fri 14h30", at("11-27 14:30")),
        ("fri 14 h 30", at("11-27 14:30")),
        ("fri @ 2pm", at("11-27 14:00")),
        ("fri at 14", at("11-27 14:00")),
        ("fri, 12:15 am", at("11-27 00:15")),
        ("12pm fri", at("11-27 12:00")),
        ("14:30", at("11-26 14:30")),
        ("noon", at("11-26 12:00")),
        ("tonight at 8", at("11-26 20:00")),
        ("this afternoon at 5", at("11-26 17:00")),
        ("tomorrow morning at 9", at("11-27 09:00")),
        ("friday afternoon 2:30", at("11-27 14:30")),
        ("fri at 10 in the morning", at("11-27 10:00")),
        ("10 in the morning on friday", at("11-27 10:00")),
        ("1 dec 14:30", at("12-01 14:30")),
        ("dec 1, 2pm", at("12-01 14:00")),
        ("1.12. 14.30", at("12-01 14:30")),
        ("next tuesday 9am", at("12-01 09:00")),
        ("next week on friday at 2pm", at("12-04 14:00")),
        ("a week tomorrow 10:00", at("12-04 10:00")),
        # ISO 8601
        ("2026-12-01T14:30", at("12-01 14:30")),
        ("2026-12-01 14:30", at("12-01 14:30")),
        ("2026-12-01t14:30:00", at("12-01 14:30")),
        ("20261201T143000", at("12-01 14:30")),
        ("2026-12-01T14:30Z", at("12-01 09:30")),
        ("20261201T143000Z", at("12-01 09:30")),
        ("2026-12-01T14:30:00+01:00", at("12-01 08:30")),
        ("2026-12-01T14:30:00.000-08:00", at("12-01 17:30")),
        ("2026-12-01T14:30-05:00", at("12-01 14:30")),
        ("2026-12-01 14:30+0100", at("12-01 08:30")),
        ("fri 14:30 UTC", at("11-27 09:30")),
        ("fri 2pm GMT+1", at("11-27 08:00")),
        ("2026-12-01T14:30/15:30", at("12-01 14:30", 60)),
        ("2026-12-01 14:30 - 2026-12-01 15:15", at("12-01 14:30", 45)),
        # a start and an end
        ("fri 14:30-15:30", at("11-27 14:30", 60)),
        ("fri 14:30 - 15:30", at("11-27 14:30", 60)),
        ("fri 14:30–15:30", at("11-27 14:30", 60)),
        ("fri 14:30 — 15:30", at("11-27 14:30", 60)),
        ("fri 14:30 to 15:30", at("11-27 14:30", 60)),
        ("fri from 14:30 until 15:30", at("11-27 14:30", 60)),
        ("fri 14:30 till 16:00", at("11-27 14:30", 90)),
        ("fri between 2 and 3pm", at("11-27 14:00", 60)),
        ("14:30-15:30 fri", at("11-27 14:30", 60)),
        ("2-3pm on friday", at("11-27 14:00", 60)),
        ("fri 2-3pm", at("11-27 14:00", 60)),
        ("fri 2pm-3", at("11-27 14:00", 60)),
        ("fri 11:30am – 1pm", at("11-27 11:30", 90)),
        ("mon 11 – 1pm", at("11-30 11:00", 120)),
        ("fri 11am-1", at("11-27 11:00", 120)),
        ("fri 12-1pm", at("11-27 12:00", 60)),
        ("fri 11-noon", at("11-27 11:00", 60)),
        ("fri noon-1pm", at("11-27 12:00", 60)),
        ("fri noon to 13:00", at("11-27 12:00", 60)),
        ("fri 9-5pm", at("11-27 09:00", 480)),
        ("fri 10h-11h30", at("11-27 10:00", 90)),
        ("fri 10-11:30", at("11-27 10:00", 90)),
        ("friday morning 11:30-12:30", at("11-27 11:30", 60)),
        ("fri 2pm to 15:30", at("11-27 14:00", 90)),
        # as calendars write it
        ("Tuesday, December 1⋅2:30 – 3:30pm", at("12-01 14:30", 60)),
        ("Tuesday, December 1 · 11:30am – 1:00pm", at("12-01 11:30", 90)),
        ("Tue 12/1/2026 2:30 PM - 3:30 PM", at("12-01 14:30", 60)),
        ("Tue Dec 1, 2026 2:30pm – 3:30pm", at("12-01 14:30", 60)),
        ("Tuesday, Dec 1, 2026 from 2:30 PM to 3:30 PM", at("12-01 14:30", 60)),
        ("Tuesday, 1 December 2026, 14:30–15:30", at("12-01 14:30", 60)),
        ("Tuesday 2:30 – 3:30pm, December 1", at("12-01 14:30", 60)),
        ("December 1 - 2:30pm", at("12-01 14:30")),
        # a length
        ("today 14:30, 60 min", at("11-26 14:30", 60)),
        ("fri 14:30 for 45 minutes", at("11-27 14:30", 45)),
        ("fri 14:30 for 45 min.", at("11-27 14:30", 45)),
        ("fri 14:30 (45 min)", at("11-27 14:30", 45)),
        ("fri 14:30, 1h", at("11-27 14:30", 60)),
        ("fri 14:30 1.5 hours", at("11-27 14:30", 90)),
        ("fri 2pm for an hour", at("11-27 14:00", 60)),
        ("fri 2pm for half an hour", at("11-27 14:00", 30)),
        ("fri 2pm, an hour and a half", at("11-27 14:00", 90)),
        ("fri 2pm, one and a half hours", at("11-27 14:00", 90)),
        ("fri 2pm, 1h30", at("11-27 14:00", 90)),
        ("fri 2pm, 1 h 40", at("11-27 14:00", 100)),
        ("fri 2pm, 1 hour 15 minutes", at("11-27 14:00", 75)),
        ("fri 2pm 90m", at("11-27 14:00", 90)),
        ("14:30 for 45 minutes on friday", at("11-27 14:30", 45)),
        ("45 minutes, friday 2pm", at("11-27 14:00", 45)),
        ("fri 14:30-15:30, 60 min", at("11-27 14:30", 60)),
        ("fri 02:30 – 03:30 PM", at("11-27 14:30", 60)),
        ("starting at 2pm fri", at("11-27 14:00")),
        ("fri 14:30 local time", at("11-27 14:30")),
        ("fri 14h 1h", at("11-27 14:00", 60)),
        # from now
        ("in 20 minutes", at("11-26 17:00")),
        ("in an hour", at("11-26 17:40")),
        ("in half an hour", at("11-26 17:10")),
        ("two hours from now", at("11-26 18:40")),
        ("in 1.5 hours", at("11-26 18:10")),
    ],
)
def test_times_that_are_understood(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an hour ago", at("11-26 15:40")),
        ("half an hour ago", at("11-26 16:10")),
        ("two hours ago", at("11-26 14:40")),
        ("a couple of hours ago", at("11-26 14:40")),
        ("20 minutes ago", at("11-26 16:20")),
        ("an hour and a half ago", at("11-26 15:10")),
        ("about an hour ago", at("11-26 15:40")),
        ("1h ago", at("11-26 15:40")),
        ("24 hours ago", at("11-25 16:40")),
        ("just now", at("11-26 16:40")),
        ("yesterday at noon", at("11-25 12:00")),
        ("noon yesterday", at("11-25 12:00")),
        ("tue 15:00", at("11-24 15:00")),
        ("2pm on tuesday", at("11-24 14:00")),
        ("3 days ago at 14:00", at("11-23 14:00")),
        ("a month ago 10:00-11:00", Appointment(datetime(2026, 10, 26, 10, tzinfo=ZONE), 60)),
    ],
)
def test_times_that_are_over(text, expected):
    assert parse(text, past=True) == expected


@pytest.mark.parametrize("text", ["24 hours ago", "yesterday at noon", "2pm yesterday"])
def test_a_time_on_a_day_that_is_over_says_so_where_one_to_come_is_expected(text):
    with pytest.raises(DayHasPassed):
        parse(text)


@pytest.mark.parametrize("text", ["in 20 minutes", "tomorrow 10:00"])
def test_a_time_to_come_is_refused_where_a_past_one_is_expected(text):
    with pytest.raises(NotADate, match="is still to come"):
        parse(text, past=True)


@pytest.mark.parametrize(
    ("text", "message", "better"),
    [
        ("fri", "a time is missing", "fri 14:30"),
        ("", "a time is missing", "fri 14:30"),
        ("dec 1", "a time is missing", "fri 14:30"),
        ("fri 25:00", "25:00 is no time", ""),
        ("fri 13pm", "13 pm is no time", ""),
        ("10:60", "10:60 is no time", ""),
        ("next week 10:00", "one day is needed", "fri 14:30"),
        ("today or tomorrow 10:00", "one day is needed", "fri 14:30"),
        ("xyz 14:30", "not a date yet", ""),
        # which half of the day
        ("at 2 on fri", "is that 2am or 2pm? fri 2pm, or fri 14:00", "fri 2pm"),
        ("fri at 10", "is that 10am or 10pm? fri 10am, or fri 10:00", "fri 10am"),
        ("fri 2 o'clock", "is that 2am or 2pm?", ""),
        ("fri from 2 to 3", "is that 2am or 2pm?", ""),
        ("fri 2h", "is 2h the time or the length? fri 02:00, or fri 14:30, 2 h", "fri 14:30, 2 h"),
        ("fri midnight", "midnight begins one day and ends another: fri 0:00, or fri 23:59", "fri 0:00"),
        ("friday morning 14:30", "14:30 is not in the morning", ""),
        ("friday afternoon 9am", "9:00 is not in the afternoon", ""),
        # days or times
        ("fri 4.12", "is 4.12 the time or a day?", ""),
        ("tue 1 - 2:30pm", "that may be Tue 1 Dec 13:00, 90 min or Tue 1 Dec 14:30", "Tue 1 Dec 13:00, 90 min"),
        (
            "2026-12-01T09:00-10:00",
            "is -10:00 the end or a time zone? 2026-12-01 9:00 to 10:00",
            "2026-12-01 9:00 to 10:00",
        ),
        # ends and lengths
        ("fri 15:30-14:30", "14:30 is not after 15:30", ""),
        ("fri 3pm-2pm", "14:00 is not after 15:00", ""),
        ("fri 11pm - 1am", "1:00 is not after 23:00", ""),
        ("fri 14:30-14:30", "14:30 is not after 14:30", ""),
        ("fri 14:30-15:30, 45 min", "14:30 to 15:30 is 60 min, not 45", ""),
        ("fri 14:30, 0 min", "0 min is no length", ""),
        ("fri 14:30 for 30 hours", "30 h is no length", ""),
        ("fri 14:30 15:30", "one time is needed: fri 14:30, or fri 14:30 to 15:30", "fri 14:30 to 15:30"),
        ("fri 2pm -05:00", "5:00 is not after 14:00", ""),
        # time zones
        (
            "fri 2pm CET",
            "“cet” is not certain to be one zone: write the time where you are, or an offset",
            "2026-12-01 14:30+01:00",
        ),
        ("Tue Dec 1, 2026 2:30pm – 3:30pm (CET)", "“cet” is not certain", ""),
        ("fri 14:30 Europe/Berlin", "“europe/berlin”", ""),
        ("fri 2pm ET", "“et”", ""),
        ("fri 14:30+25:00", "+25:00 is no time zone", ""),
        ("a few hours ago", "how many is that? 3 hours ago", ""),
    ],
)
def test_times_that_are_refused_with_what_would_be_understood(text, message, better):
    with pytest.raises(NotADate) as refusal:
        parse(text)
    assert message in str(refusal.value)
    if better:
        assert better in str(refusal.value)
        assert parse(better)


def test_a_missing_time_is_told_from_a_wrong_one():
    with pytest.raises(TimeMissing):
        parse("fri")
    with pytest.raises(NotADate) as refusal:
        parse("fri 25:00")
    assert not isinstance(refusal.value, TimeMissing)


def test_a_time_that_the_clocks_skip_is_refused():
    with pytest.raises(NotADate, match="the clocks skip 2:30 on Sun 14 Mar 2027"):
        parse("14 mar 2027 2:30")


def test_a_length_across_a_clock_change_is_the_time_that_passes():
    assert parse("14 mar 2027 1:30-4:30").minutes == 120


def test_a_moment_has_no_length():
    assert parse_moment("fri 14:30", NOW, CALENDAR, ZONE) == at("11-27 14:30").starts_at
    with pytest.raises(NotADate, match="one time is needed: fri 14:30"):
        parse_moment("fri 14:30-15:30", NOW, CALENDAR, ZONE)


UNDERSTOOD = st.sampled_from(test_times_that_are_understood.pytestmark[0].args[1])


@given(UNDERSTOOD, st.text(" \t\u00a0\u202f.,;:!?…", max_size=4), st.sampled_from([str.upper, str.lower, str.title]))
def test_trailing_punctuation_spaces_and_case_change_nothing(case, tail, change):
    text, expected = case
    assert parse(f"  {change(text)}{tail}") == expected


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_refused(text):
    try:
        appointment = parse(text)
    except NotADate as refusal:
        assert str(refusal)
    else:
        assert appointment.starts_at.utcoffset() is not None


PIECES = """at on from to until - – and by in ago for fri friday 27 nov december 1 2 12 14 25 2:30 14:30 9.30 4.12 10h 2h 45 min minutes
    hour an half pm am noon midnight morning tomorrow yesterday ( ) , 2026-12-01 T14:30 Z +01:00 -05:00 cet""".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["", " "]), st.booleans())
def test_any_words_about_times_are_understood_or_refused(words, joint, past):
    text = joint.join(words)
    try:
        appointment = parse(text, past=past)
    except NotADate as refusal:
        assert str(refusal)
    else:
        assert appointment.minutes is None or 0 < appointment.minutes <= 24 * 60
        assert parse(format_appointment(appointment, NOW.date(), ZONE), past=past) == appointment._replace(
            starts_at=appointment.starts_at.replace(second=0)
        )


TIMES = st.datetimes(NOW.replace(tzinfo=None, hour=0), NOW.replace(tzinfo=None, year=2035)).map(
    lambda naive: naive.replace(second=0, microsecond=0)
)


@given(TIMES, st.one_of(st.none(), st.integers(1, 24 * 60)))
def test_a_time_as_the_desk_writes_it_is_that_time(naive, minutes):
    starts_at = naive.replace(tzinfo=ZONE)
    assume(starts_at.astimezone(ZoneInfo("UTC")).astimezone(ZONE).replace(tzinfo=None) == naive)
    appointment = Appointment(starts_at, minutes)
    assert parse(format_appointment(appointment, NOW.date(), ZONE)) == appointment
    length = f", {minutes} min" if minutes else ""
    day, time = starts_at.date(), say_time(starts_at, ZONE)
    texts = [
        f"{say_day(day, NOW.date())} {time}",
        f"{say_day(day)} {day.year}, {time}",
        f"{naive:%Y-%m-%d %H:%M}",
        naive.isoformat(),
    ]
    texts += [f"{say_near(day, NOW.date())} {time}"] if day.year == 2026 else []
    for text in texts:
        assert parse(text + length) == appointment, text


@given(TIMES, st.sampled_from(["UTC", "Asia/Kolkata", "America/Los_Angeles", "Europe/Berlin"]))
def test_an_instant_with_its_offset_is_that_instant(naive, zone):
    instant = naive.replace(tzinfo=ZoneInfo(zone)) + timedelta(days=1)
    assert parse(instant.isoformat()).starts_at == instant


@given(st.integers(1, 35 * 60))
def test_a_length_as_the_desk_writes_it_is_that_length(minutes):
    words = say_span(timedelta(minutes=minutes))
    assume(minutes < 10 * 60 or minutes % 60 == 0)
    assume(minutes <= 24 * 60)
    assert parse(f"fri 14:30, {words}").minutes == minutes


@pytest.mark.parametrize(
    "piece", ["1 ", "1-", "at ", "14:30 ", "(", "2pm-", "- ", "1:", "for ", "45 min ", "2026-12-01T"]
)
def test_long_texts_are_answered_at_once(piece):
    for tail in ("", "fri 14:30"):
        with contextlib.suppress(NotADate):
            assert parse(piece * 20_000 + tail) == parse(tail)


def test_the_day_of_an_instant_is_the_one_in_its_own_zone():
    assert parse("2026-12-01T01:00+09:00").starts_at.astimezone(ZONE).date() == date(2026, 11, 30)
