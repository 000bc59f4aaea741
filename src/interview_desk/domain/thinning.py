"""Which of the daily copies are kept: the newest, then fewer and fewer the older they are."""

from collections.abc import Hashable, Iterable
from datetime import date

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""Days, ISO weeks and calendar months of which the newest copy is kept."""


def kept_days(days: Iterable[date]) -> set[date]:
    """The days whose copy is kept: of the newest days, weeks and months that have one, the newest each.

    What counts is how many newer copies there are, never today's date: a clock that was set wrong for a day, or a
    search that rested for a year, lets no copy vanish.
    """
    newest_first = sorted(set(days), reverse=True)
    kept = set(newest_first[:DAILY])
    for most, period in ((WEEKLY, _week), (MONTHLY, _month)):
        newest: dict[Hashable, date] = {}
        for day in newest_first:
            newest.setdefault(period(day), day)
        kept |= set(list(newest.values())[:most])
    return kept


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
