"""Weekdays that do not fit their date: "Monday 25 November" in a year in which that is a Wednesday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = "|".join(rf"{day[:3]}(?:{day[3:]}|\b\.?|{day[3:5]}\b\.?)" for day in _DAYS)
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]}|t?\b\.?)" for month in _MONTHS)
_NUMBER = r"(?P<{name}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_DATED = tuple(
    re.compile(rf"\b(?P<weekday>{_DAY}),?\s+(?:the\s+)?{order}{_YEAR}\b", re.IGNORECASE)
    for order in (
        rf"{_NUMBER.format(name='day')}\s+(?:of\s+)?(?P<month>{_MONTH})",
        rf"(?P<month>{_MONTH})\s+{_NUMBER.format(name='day')}",
    )
)


class WrongWeekday(NamedTuple):
    """A weekday that does not fit its date: its place, and the weekday that does."""

    start: int
    end: int
    text: str
    """Weekday and date, as they are written."""
    right: str


def find_wrong_weekdays(text: str, today: date) -> Iterator[WrongWeekday]:
    """Yield the weekdays that do not fit their date.

    A date without a year is of the year in which it is nearest to today.
    """
    for pattern in _DATED:
        for match in pattern.finditer(text):
            day = _resolve(match, today)
            if day is None:
                continue
            written = match["weekday"]
            right = _DAYS[day.weekday()]
            if not right.casefold().startswith(written.rstrip(".").casefold()[:3]):
                spelled = right if len(written.rstrip(".")) > len("thurs") else right[:3]
                yield WrongWeekday(match.start("weekday"), match.end("weekday"), match[0], spelled)


def _resolve(match: re.Match[str], today: date) -> date | None:
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.casefold().startswith(match["month"].casefold()[:3]))
    years = [int(match["year"])] if match["year"] else [today.year - 1, today.year, today.year + 1]
    days = [day for year in years if (day := _day_of(year, month, int(match["day"]))) is not None]
    return min(days, key=lambda day: abs(day - today), default=None)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, 1) + timedelta(days=day - 1) if 0 < day <= _length(year, month) else None
    except (ValueError, OverflowError):
        return None


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
