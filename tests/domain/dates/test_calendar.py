from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.dates.calendar import (
    WorkCalendar,
    at_hour,
    days_later,
    end_of_day,
    later,
    say_day,
    say_near,
    say_span,
    start_of_day,
)

days = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@given(days, st.integers(1, 30))
def test_adding_working_days_and_counting_them_agree(day, count):
    calendar = WorkCalendar(holidays={date(2026, 12, 25)})
    assert calendar.count(day, calendar.add(day, count)) == count
    assert calendar.is_working(calendar.add(day, count))


def test_a_week_of_other_days():
    gulf = WorkCalendar([6, 0, 1, 2, 3])
    assert gulf.after(date(2026, 11, 12)) == date(2026, 11, 15)


def test_a_country_without_any_working_day_does_not_hang():
    class Always:
        def __contains__(self, day: object) -> bool:
            return True

    assert WorkCalendar(holidays=Always()).after(date(2026, 11, 12)) > date(2027, 1, 1)


def test_a_day_begins_where_midnight_does_not_exist():
    havana = ZoneInfo("America/Havana")  # clocks go from 00:00 to 01:00 on 8 March 2026
    assert start_of_day(date(2026, 3, 8), havana).isoformat() == "2026-03-08T01:00:00-04:00"


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "Asia/Kolkata", "America/Havana", "UTC"])
@given(day=days)
def test_a_day_ends_where_the_next_begins(zone, day):
    where = ZoneInfo(zone)
    end, following = end_of_day(day, where), start_of_day(day + timedelta(days=1), where)
    assert following.astimezone(UTC) - end.astimezone(UTC) == timedelta(microseconds=1)
    assert end.date() == day


def test_spans_and_days_across_a_clock_change():
    zone = ZoneInfo("America/New_York")
    noon = datetime(2026, 10, 31, 12, tzinfo=zone)
    assert later(noon, timedelta(hours=24), zone).hour == 11
    assert days_later(noon, 1, zone).hour == 12
    assert at_hour(date(2026, 11, 1), 8, zone).isoformat() == "2026-11-01T08:00:00-05:00"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(40, "40 min"), (60, "1 h"), (100, "1 h 40"), (720, "12 h"), (1440, "24 h"), (3 * 1440, "3 days")],
)
def test_spans_are_said_in_their_largest_units(minutes, said):
    assert say_span(timedelta(minutes=minutes)) == said


def test_days_are_said_as_people_say_them():
    today = date(2026, 11, 12)
    assert [say_near(today + timedelta(days=n), today) for n in (-1, 0, 1, 2)] == [
        "yesterday",
        "today",
        "tomorrow",
        "Sat 14 Nov",
    ]
    assert say_day(date(2027, 1, 4), today) == "Mon 4 Jan 2027"
