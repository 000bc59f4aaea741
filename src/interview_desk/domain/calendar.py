"""Local days, working days, and how they are said.

A day is a calendar day where the user lives; 24 hours are 24 hours, across a clock change too.
"""

from collections.abc import Container, Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_BREAK = 366
"""Days after which a search for a working day gives up: no holiday lasts a year."""

DATE_ORDERS = ("day-first", "month-first")
"""How numbers such as 4/12 are read where the config says so; without it, only what can mean one day alone is."""

DAY = timedelta(days=1)
HOURS_24 = timedelta(hours=24)


class WorkCalendar:
    """The working days of one country: a working week less its holidays.

    Args:
        working_week: the weekdays on which people work, Monday is 0. Never empty.
        holidays: the days off; asked with `in`, so that a lazy table serves as well as a set.
    """

    def __init__(self, working_week: Iterable[int] = range(5), holidays: Container[date] = frozenset()) -> None:
        self._week = frozenset(working_week) or frozenset(range(5))
        self._holidays = holidays

    def is_working(self, day: date) -> bool:
        """Whether people work on this day."""
        return day.weekday() in self._week and day not in self._holidays

    def at_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        for _ in range(_LONGEST_BREAK):
            if self.is_working(day):
                return day
            day += DAY
        return day

    def after(self, day: date) -> date:
        """The next working day, never the day itself."""
        return self.at_or_after(day + DAY)

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after a day; with a count of 0 the day itself, or the working day after it."""
        if count <= 0:
            return self.at_or_after(day)
        for _ in range(count):
            day = self.after(day)
        return day

    def count(self, first: date, last: date) -> int:
        """The working days after `first`, up to and with `last`; 0 where `last` is not later."""
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def local_day(instant: datetime, zone: tzinfo) -> date:
    """The calendar day of an instant, where the user lives."""
    return instant.astimezone(zone).date()


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first instant of a local day; where a clock change removes midnight, the first moment that exists."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight.astimezone(UTC).astimezone(zone)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The last instant of a local day: a microsecond before the next one begins."""
    return (start_of_day(day + DAY, zone).astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone)


def at_hour(day: date, hour: int, zone: tzinfo) -> datetime:
    """A full hour of a local day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone).astimezone(UTC).astimezone(zone)


def later(instant: datetime, span: timedelta, zone: tzinfo) -> datetime:
    """An instant moved by a real span of time, in local time: 24 hours stay 24 hours across a clock change."""
    return (instant.astimezone(UTC) + span).astimezone(zone)


def days_later(instant: datetime, days: int, zone: tzinfo) -> datetime:
    """The same local time of day, some calendar days later (or earlier)."""
    local = instant.astimezone(zone) + timedelta(days=days)
    return local.astimezone(UTC).astimezone(zone)


def say_day(day: date, today: date | None = None) -> str:
    """A day as people write it: "Thu 19 Nov"; with its year where that is not the year of `today`."""
    said = f"{_DAY_NAMES[day.weekday()]} {day.day} {_MONTH_NAMES[day.month - 1]}"
    return said if today is None or day.year == today.year else f"{said} {day.year}"


def say_near(day: date, today: date) -> str:
    """A day as people say it from today: "today", "tomorrow", "yesterday", else "Thu 19 Nov"."""
    distance = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(distance) or say_day(day, today)


def say_on(day: date, today: date) -> str:
    """A day inside a sentence: "today", "tomorrow", "yesterday", else "on Thu 19 Nov"."""
    near = say_near(day, today)
    return near if near in {"today", "tomorrow", "yesterday"} else f"on {near}"


def say_short(day: date) -> str:
    """A day without its weekday: "19 Nov"."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]}"


def say_weekday(day: date) -> str:
    """A near day by weekday and number: "Thu 19"."""
    return f"{_DAY_NAMES[day.weekday()]} {day.day}"


def say_time(instant: datetime, zone: tzinfo) -> str:
    """A time of day where the user lives: "15:00"."""
    return instant.astimezone(zone).strftime("%H:%M")


def say_span(span: timedelta) -> str:
    """A span of time in its two largest units: "40 min", "1 h 40", "3 days"."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 36 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{hours} h {rest:02}" if rest and hours < 10 else f"{hours} h"
    return count_of(round(minutes / (24 * 60)), "day")


def count_of(number: int, noun: str) -> str:
    """A number with its noun: "1 day", "2 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
