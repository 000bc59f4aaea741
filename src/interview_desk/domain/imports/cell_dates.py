"""Days in the cells of an imported table, and the order in which they are written."""

import functools
import re
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.dates.calendar import DAY_FIRST, MONTH_FIRST

_ISO = re.compile(r"(\d{4})(?:[-/.]|\. |年)(\d{1,2})(?:[-/.]|\. |月)(\d{1,2})[.日]?(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+.*)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{2})-(\d{2})-(\d{2})")
_LONGEST_DAY = 100
"""Characters of a cell that is a day, with a time and a zone behind it."""
_LONG_AGO = 10
"""Smallest two-digit year that an application can have: 26-10-03 is in 2026, not in 2003."""
_DAY_NAME = re.compile(
    r"(?:\w{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s.-]*(?:de\s+)?([^\W\d]{3,12})[.,\s-]+(?:de\s+)?(\d{4}|\d{2})(?:,?\s+.*)?"
)
_NAME_DAY = re.compile(r"(?:\w{2,12}\.?,?\s+)?([^\W\d]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+.*)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS = date(1899, 12, 30)
_FIRST_SERIAL = date(1970, 1, 1)
"""First day that a number alone can mean; 00000 and 01234 are numbers of something else."""


class NoDay(ValueError):
    """Error for a cell that should contain a day but does not."""


@functools.cache
def _load_months() -> dict[str, int]:
    """Return the number of each month from `months.toml`, by the first letters of its names."""
    months = tomllib.loads(read_data_file("imports", "months.toml"))["months"]
    return {letters: n for n, names in enumerate(months, 1) for letters in names}


def _month(name: str) -> int:
    plain = name.casefold()
    if plain.startswith("juin"):
        return 6
    if plain.startswith("juil"):
        return 7
    month = _load_months().get(plain[:3])
    if month is None:
        raise NoDay(name)
    return month


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def day_of(cell: str, order: str = "") -> date:
    """Parse the day in a cell.

    Args:
        cell: the text; a time after the day is ignored.
        order: how to read an all-numeric date, one of `DATE_ORDERS`.

    Raises:
        NoDay: the cell is not a day, or is ambiguous and no order was given.
    """
    text = cell.strip() if len(cell) <= _LONGEST_DAY else ""
    try:
        if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _YEAR_FIRST.fullmatch(text)) and int(match[3]) < _LONG_AGO <= int(match[1]):
            return date(2000 + int(match[1]), int(match[2]), int(match[3]))
        if match := _NUMBERS.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), _year(match[4])
            date_order = _order_of(first, second, match[2], order)
            return date(year, second, first) if date_order == DAY_FIRST else date(year, first, second)
        if match := _DAY_NAME.fullmatch(text):
            return date(_year(match[3]), _month(match[2]), int(match[1]))
        if match := _NAME_DAY.fullmatch(text):
            return date(int(match[3]), _month(match[1]), int(match[2]))
        if match := _SERIAL.fullmatch(text):
            return _parse_serial(match[1])
    except NoDay:
        raise
    except (ValueError, OverflowError):
        raise NoDay(cell) from None
    raise NoDay(cell)


def _parse_serial(text: str) -> date:
    """Return the day that a spreadsheet writes as a number."""
    day = _SERIALS + timedelta(days=int(text))
    if day < _FIRST_SERIAL:
        raise NoDay(text)
    return day


def _order_of(first: int, second: int, sign: str, order: str) -> str:
    if sign == ".":
        return DAY_FIRST
    if order:
        return order
    if first == second or first > 12 or second > 12:
        return MONTH_FIRST if second > 12 or first == second else DAY_FIRST
    raise NoDay("two days")


def order_of(cells: Iterable[str]) -> tuple[str, bool]:
    """Return the date order of some cells, and whether any date among them is ambiguous.

    Dates that fit only one order decide for all, unless they contradict each other; then the order is empty
    and the user must be asked.
    """
    day_first = month_first = 0
    unclear = False
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip())
        if not match or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second:
            unclear = True
    if bool(day_first) == bool(month_first):
        return "", unclear
    return (DAY_FIRST if day_first else MONTH_FIRST), unclear


def is_day(cell: str) -> bool:
    """Return True if a cell is a day, in either order; a bare serial number may be anything."""
    try:
        day_of(cell, DAY_FIRST)
    except NoDay:
        try:
            day_of(cell, MONTH_FIRST)
        except NoDay:
            return False
    return not _SERIAL.fullmatch(cell.strip())
