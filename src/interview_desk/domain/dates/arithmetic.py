"""Arithmetic of days, weeks, and months, relative to a day."""

from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY, WorkCalendar
from interview_desk.domain.dates.days import FAR_DAYS, DateRange, NotADate


class DateContext(NamedTuple):
    """Context for reading a date: today, the working days, whether past days are expected, number order."""

    day: date
    calendar: WorkCalendar
    past: bool = False
    order: str = ""
    depth: int = 0
    """Number of texts that this text is a part of."""


def make_single_day(day: date) -> DateRange:
    """Return the range that is a single day."""
    return DateRange(day, day)


def next_weekday(weekday: int, context: DateContext) -> date:
    """Return the next such weekday, today included, or the most recent if past days are expected."""
    if context.past:
        return context.day - ((context.day.weekday() - weekday) % 7) * DAY
    return context.day + ((weekday - context.day.weekday()) % 7) * DAY


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * DAY


def working_week(monday: date, context: DateContext) -> DateRange:
    """Return the first and the last working day of a week."""
    days = [monday + n * DAY for n in range(7)]
    working = [day for day in days if context.calendar.is_working(day)] or days[:5]
    return DateRange(working[0], working[-1])


def resolve_date(day: int, month: int, year: int | None, context: DateContext) -> date:
    """Return the day with a number, a month, and perhaps a year; without a year, the nearest one that fits the context.

    Raises:
        NotADate: there is no such day.
    """
    try:
        if year is not None:
            return date(year + 2000 if year < 100 else year, month, day)
        here = date(context.day.year, month, day)
    except ValueError:
        raise NotADate("there is no such day") from None
    if context.past and here > context.day:
        return here.replace(year=here.year - 1)
    if not context.past and (context.day - here).days > FAR_DAYS:
        return here.replace(year=here.year + 1)
    return here


def next_month_start(month: int, context: DateContext) -> date:
    """Return the first day of a month, in the next year if this year's month is over."""
    year = context.day.year + (month < context.day.month)
    return date(year, month, 1)


def end_of_month(first: date) -> date:
    """Return the last day of the month that begins on a day."""
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short for it."""
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, end_of_month(first).day))


def add_units(count: int, unit: str, context: DateContext) -> date:
    """Return the day some working days, days, weeks, or months from today; negative counts lie in the past."""
    if unit.startswith(("working", "business", "work")):
        return (
            context.calendar.add(context.day, count) if count >= 0 else context.calendar.subtract(context.day, -count)
        )
    if unit.startswith("day"):
        return context.day + count * DAY
    if unit.startswith("week"):
        return context.day + count * 7 * DAY
    return add_months(context.day, count)


def day_of_month(last: date, number: int) -> date:
    """Return the day with this number on or before another day.

    The day is in the same month, or in the month before if the number is larger than the other day's.
    """
    month = last if number <= last.day else add_months(last.replace(day=1), -1)
    if number > end_of_month(month.replace(day=1)).day or number < 1:
        raise NotADate("there is no such day")
    return month.replace(day=number)
