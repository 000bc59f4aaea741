"""Retention of daily backups: the newest ones, then fewer the older they get."""

from collections.abc import Hashable, Iterable
from datetime import date

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""Numbers of days, ISO weeks, and calendar months for which the newest backup is kept."""


def select_days_to_keep(days: Iterable[date]) -> set[date]:
    """Return the days whose backup is kept: the newest of each recent day, week, and month with a backup.

    Only the number of newer backups counts, never today's date. A clock that was set wrong for a day, or a
    job search that rested for a year, therefore deletes no backup.
    """
    newest_first = sorted(set(days), reverse=True)
    days_to_keep = set(newest_first[:DAILY])
    for most, period in ((WEEKLY, _week), (MONTHLY, _month)):
        newest: dict[Hashable, date] = {}
        for day in newest_first:
            newest.setdefault(period(day), day)
        days_to_keep |= set(list(newest.values())[:most])
    return days_to_keep


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
