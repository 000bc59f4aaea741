"""Readers of texts that name weeks, months, and their parts."""

import re
from datetime import date

from interview_desk.domain.dates.arithmetic import (
    DateContext,
    add_months,
    day_of_month,
    end_of_month,
    monday_of,
    next_month_start,
    resolve_date,
    working_week,
)
from interview_desk.domain.dates.calendar import DAY
from interview_desk.domain.dates.date_words import month_number
from interview_desk.domain.dates.days import HINT, DateRange, NotADate
from interview_desk.domain.dates.single_days import count_weeks_ahead


def read_midweek(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the middle of a week, Tuesday to Thursday."""
    monday = monday_of(context.day) + (7 if match["which"] == "next" else 0) * DAY
    return DateRange(monday + DAY, monday + 3 * DAY)


def read_weekend(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a weekend."""
    saturday = monday_of(context.day) + (12 if match["which"] == "next" else 5) * DAY
    return DateRange(max(saturday, context.day), saturday + DAY)


def read_later(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the rest of this week or month, starting tomorrow."""
    last = (
        working_week(monday_of(context.day), context).last
        if match["unit"] == "week"
        else end_of_month(context.day.replace(day=1))
    )
    return DateRange(context.day + DAY, last)


def read_year_end(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the last days of a year."""
    year = context.day.year + (match["which"] == "next")
    return DateRange(date(year, 12, 27), date(year, 12, 31))


def read_half_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the first or the second half of a month."""
    if match["which"]:
        first = add_months(context.day.replace(day=1), {"this": 0, "the": 0, "next": 1}[match["which"]])
    else:
        first = next_month_start(month_number(match["m"]), context)
    middle = first.replace(day=15)
    return DateRange(first, middle) if match["half"] == "first" else DateRange(middle + DAY, end_of_month(first))


def read_iso_week(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a week by its ISO number, as calendars in continental Europe number weeks."""
    try:
        monday = date.fromisocalendar(context.day.isocalendar().year, int(match["n"]), 1)
        if not context.past and monday + 6 * DAY < context.day:
            monday = date.fromisocalendar(context.day.isocalendar().year + 1, int(match["n"]), 1)
    except ValueError:
        raise NotADate(f"there is no week {match['n']}") from None
    return working_week(monday, context)


def read_days_of_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read two days of one month: "dec 1-3"."""
    last = resolve_date(int(match["last"]), month_number(match["m"]), None, context)
    if int(match["first"]) > last.day:
        raise NotADate(HINT)
    return DateRange(day_of_month(last, int(match["first"])), last)


def read_week(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a week or part of a week: "next week", "early next week"."""
    monday = monday_of(context.day) + 7 * count_weeks_ahead(match["week"]) * DAY
    week = working_week(monday, context)
    part = match["part"] or ""
    if part.startswith(("end", "late")):
        return DateRange(max(week.last - DAY if part.startswith("late") else week.last, week.first), week.last)
    if part.startswith(("early", "begin", "start")):
        return DateRange(week.first, min(week.first + DAY, week.last))
    if part.startswith("mid"):
        return DateRange(monday + DAY, monday + 3 * DAY)
    return DateRange(max(week.first, min(context.day, week.last)), week.last)


def _resolve_month(match: re.Match[str], context: DateContext) -> date:
    """Return the first day of "this month", of "next month", or of a named month, in its year if there is one."""
    if match["which"]:
        return add_months(context.day.replace(day=1), {"next": 1}.get(match["which"], 0))
    month = month_number(match["m"])
    return date(int(match["y"]), month, 1) if match["y"] else next_month_start(month, context)


def read_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a month or part of a month: "december", "mid-december"."""
    first = _resolve_month(match, context)
    last, part = end_of_month(first), match["part"] or ""
    if part.startswith(("early", "begin", "start")):
        return DateRange(first, first.replace(day=10))
    if part.startswith("mid"):
        return DateRange(first.replace(day=11), first.replace(day=20))
    if part.startswith("late"):
        return DateRange(first.replace(day=21), last)
    if part.startswith("end"):
        return DateRange(last - 4 * DAY, last)
    return DateRange(max(first, context.day), last)


def read_week_in_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a week of a month by its position: "first week of december"."""
    first = next_month_start(month_number(match["m"]), context)
    which = {"f": 0, "1": 0, "s": 1, "2": 1, "t": 2, "3": 2, "l": -1}[match["nth"][0]]
    if which < 0:
        last = end_of_month(first)
        return working_week(monday_of(last) - (7 * DAY if last.weekday() < 2 else 0 * DAY), context)
    # A week belongs to the month that contains most of its working days.
    monday = monday_of(first) if first.weekday() <= 2 else monday_of(first) + 7 * DAY
    week = working_week(monday + 7 * which * DAY, context)
    return DateRange(max(week.first, first), week.last)
