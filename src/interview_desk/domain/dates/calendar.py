"""Local days, working days, and their formatting.

A day is a calendar day where the user lives; 24 hours are 24 hours, even across a clock change.
"""

from collections.abc import Container, Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_BREAK = 366
"""Number of days after which a search for a working day gives up, because no holiday lasts a year."""

DATE_ORDERS = ("day-first", "month-first")
"""Orders for reading numbers such as 4/12, as set in the config.

Without this setting, only unambiguous numbers are read.
"""
DAY_FIRST, MONTH_FIRST = DATE_ORDERS
DATE_STYLES = (MONTH_FIRST, DAY_FIRST)
"""Styles of written days, as set in the config: "Tuesday, November 10" and "Tuesday 10 November"."""

DAY = timedelta(days=1)
HOURS_24 = timedelta(hours=24)


class WorkCalendar:
    """Working days of one country: a working week minus the holidays.

    Args:
        working_week: the weekdays on which people work, with Monday as 0. Never empty.
        holidays: the days off; only tested with `in`, so that a lazy table works as well as a set.
    """

    def __init__(self, working_week: Iterable[int] = range(5), holidays: Container[date] = frozenset()) -> None:
        self._week = frozenset(working_week) or frozenset(range(5))
        self._holidays = holidays

    def is_working(self, day: date) -> bool:
        """Return True if people work on this day."""
        return day.weekday() in self._week and day not in self._holidays

    def is_holiday(self, day: date) -> bool:
        """Return True if this day is a holiday of the country."""
        return day in self._holidays

    def at_or_after(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next working day."""
        for _ in range(_LONGEST_BREAK):
            if self.is_working(day):
                return day
            day += DAY
        return day

    def after(self, day: date) -> date:
        """Return the next working day, never the day itself."""
        return self.at_or_after(day + DAY)

    def add(self, day: date, count: int) -> date:
        """Return the `count`-th working day after a day.

        With a count of 0, return the day itself, or the next working day if it is not a working day.
        """
        if count <= 0:
            return self.at_or_after(day)
        for _ in range(count):
            day = self.after(day)
        return day

    def subtract(self, day: date, count: int) -> date:
        """Return the `count`-th working day before a day."""
        for _ in range(count):
            day -= DAY
            for _ in range(_LONGEST_BREAK):
                if self.is_working(day):
                    break
                day -= DAY
        return day

    def count(self, first: date, last: date) -> int:
        """Return the number of working days after `first`, up to and including `last`.

        Return 0 if `last` is not later than `first`.
        """
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def local_day(instant: datetime, zone: tzinfo) -> date:
    """Return the calendar day of an instant where the user lives."""
    return instant.astimezone(zone).date()


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the first instant of a local day.

    If a clock change removes midnight, return the first moment that exists.
    """
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight.astimezone(UTC).astimezone(zone)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the last instant of a local day, a microsecond before the next day begins."""
    return (start_of_day(day + DAY, zone).astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone)


def at_hour(day: date, hour: int, zone: tzinfo) -> datetime:
    """Return the instant of a full hour on a local day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone).astimezone(UTC).astimezone(zone)


def later(instant: datetime, span: timedelta, zone: tzinfo) -> datetime:
    """Return an instant moved by an exact time span, in local time.

    24 hours stay 24 hours across a clock change.
    """
    return (instant.astimezone(UTC) + span).astimezone(zone)


def days_later(instant: datetime, days: int, zone: tzinfo) -> datetime:
    """Return the same local time of day some calendar days later (or earlier)."""
    local = instant.astimezone(zone) + timedelta(days=days)
    return local.astimezone(UTC).astimezone(zone)


def say_day(day: date, today: date | None = None) -> str:
    """Format a day, as in "Thu 19 Nov", with the year if it differs from the year of `today`."""
    label = f"{_DAY_NAMES[day.weekday()]} {day.day} {_MONTH_NAMES[day.month - 1]}"
    return label if today is None or day.year == today.year else f"{label} {day.year}"


def say_near(day: date, today: date) -> str:
    """Format a day relative to today: "today", "tomorrow", "yesterday", else "Thu 19 Nov"."""
    distance = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(distance) or say_day(day, today)


def say_on(day: date, today: date) -> str:
    """Format a day for use in a sentence: "today", "tomorrow", "yesterday", else "on Thu 19 Nov"."""
    near = say_near(day, today)
    return near if near in {"today", "tomorrow", "yesterday"} else f"on {near}"


def say_short(day: date) -> str:
    """Format a day without its weekday: "19 Nov"."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]}"


def say_weekday(day: date) -> str:
    """Format a near day as weekday and number: "Thu 19"."""
    return f"{_DAY_NAMES[day.weekday()]} {day.day}"


def say_time(instant: datetime, zone: tzinfo) -> str:
    """Format a time of day where the user lives: "15:00"."""
    return instant.astimezone(zone).strftime("%H:%M")


def say_span(span: timedelta) -> str:
    """Format a time span in at most two units: "40 min", "1 h 40", "3 days"."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 36 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{hours} h {rest:02}" if rest and hours < 10 else f"{hours} h"
    return count_of(round(minutes / (24 * 60)), "day")


def count_of(number: int, noun: str) -> str:
    """Format a number with its noun: "1 day", "2 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
