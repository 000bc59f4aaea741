"""Readers of texts that name single days, and counts of days from today."""

import re
from datetime import date

from interview_desk.domain.dates.arithmetic import (
    DateContext,
    add_months,
    add_units,
    end_of_month,
    make_single_day,
    monday_of,
    next_weekday,
    resolve_date,
)
from interview_desk.domain.dates.calendar import DAY, say_day
from interview_desk.domain.dates.date_words import MONTHS, WEEKDAYS, month_number, parse_number, weekday_number
from interview_desk.domain.dates.days import HINT, DateRange, NotADate


def read_near(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a day next to today: "tomorrow", "the day after tomorrow"."""
    steps = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1, "day after tomorrow": 2}
    return make_single_day(context.day + steps[match[0].removeprefix("the ")] * DAY)


def read_iso(match: re.Match[str], context: DateContext) -> DateRange:
    """Read an ISO date: "2026-12-01"."""
    day = resolve_date(int(match["d"]), int(match["m"]), int(match["y"]), context)
    check_weekday(match, day)
    return make_single_day(day)


def read_day_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a day and a month: "19 nov", "nov 19, 2026"."""
    day = resolve_date(int(match["d"]), month_number(match["m"]), int(match["y"]) if match["y"] else None, context)
    check_weekday(match, day)
    return make_single_day(day)


def check_weekday(match: re.Match[str], day: date) -> None:
    """Check that a weekday in the text fits the day.

    Raises:
        NotADate: the day falls on another weekday.
    """
    weekday_name = match.groupdict().get("wd")
    if weekday_name and weekday_number(weekday_name) != day.weekday():
        raise NotADate(f"{say_day(day)} is no {WEEKDAYS[weekday_number(weekday_name)].capitalize()}")


def read_dotted(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a date with dots, the day first: "1.12."."""
    return make_single_day(
        resolve_date(int(match["d"]), int(match["m"]), int(match["y"]) if match["y"] else None, context)
    )


def read_slashed(match: re.Match[str], context: DateContext) -> DateRange:
    """Read an all-numeric date.

    A year in first place or a number over 12 is clear; otherwise the weekday or the config decides which
    number is the month.
    """
    a, b, c = match["a"] or match["a2"], match["b"] or match["b2"], match["c"] or match["c2"]
    if len(a) == 4:
        day = resolve_date(int(c or "0"), int(b), int(a), context)
        check_weekday(match, day)
        return make_single_day(day)
    if len(a) > 2 or (c is not None and len(c) == 3):
        raise NotADate(HINT)
    first, second, year = int(a), int(b), int(c) if c else None
    pairs = [(day, month) for day, month in ((first, second), (second, first)) if 1 <= month <= 12]
    if first == second:
        pairs = pairs[:1]
    if len(pairs) > 1 and context.order:
        pairs = pairs[:1] if context.order == "day-first" else pairs[1:]
    days = [resolve_date(day, month, year, context) for day, month in pairs]
    weekday_name = match.groupdict().get("wd")
    if weekday_name and len(days) > 1:
        days = [day for day in days if day.weekday() == weekday_number(weekday_name)] or days[:1]
    if len(days) == 1:
        check_weekday(match, days[0])
        return make_single_day(days[0])
    names = [f"{day} {MONTHS[month - 1][:3]}" for day, month in pairs]
    if not names:
        raise NotADate("there is no such day")
    raise NotADate(f"that may be {' or '.join(names)}: write it so, or set date_order in the config")


def read_ordinal(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the next day of a month with a number: "the 20th"."""
    number = int(match["d"])
    for months in range(3):
        first = add_months(context.day.replace(day=1), -months if context.past else months)
        if number <= end_of_month(first).day:
            day = first.replace(day=number)
            if (day <= context.day) if context.past else (day >= context.day):
                check_weekday(match, day)
                return make_single_day(day)
    raise NotADate("there is no such day")


def read_weekday(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a weekday, perhaps with days or weeks added: "next tue", "thu+1w"."""
    weekday = weekday_number(match["wd"])
    which = match["which"]
    if which == "next":
        day = monday_of(context.day) + (7 + weekday) * DAY
    elif which == "last":
        day = context.day - ((context.day.weekday() - weekday - 1) % 7 + 1) * DAY
    else:
        day = next_weekday(weekday, context)
    if match["more"]:
        day += int(match["more"]) * (7 if match["step"] == "w" else 1) * DAY
    return make_single_day(day)


def read_weekday_in(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a weekday of a named week: "fri next week"."""
    return make_single_day(
        monday_of(context.day) + (7 * count_weeks_ahead(match["when"]) + weekday_number(match["wd"])) * DAY
    )


def count_weeks_ahead(words: str) -> int:
    """Return how many weeks ahead a named week is."""
    return {"this week": 0, "the week": 0, "week": 0, "next week": 1}.get(words, 2)


def read_fortnight(_match: re.Match[str], context: DateContext) -> DateRange:
    """Read a fortnight as two weeks from today."""
    return make_single_day(context.day + 14 * DAY)


def read_next_working_day(_match: re.Match[str], context: DateContext) -> DateRange:
    """Read the next working day."""
    return make_single_day(context.calendar.after(context.day))


def read_plus(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count after a plus sign: "+5" working days, "+2w"."""
    count = int(match["n"])
    if match["step"] == "w":
        return make_single_day(context.day + 7 * count * DAY)
    if match["step"] == "m":
        return make_single_day(add_months(context.day, count))
    return make_single_day(
        context.day + count * DAY if match["step"] == "d" else context.calendar.add(context.day, count)
    )


def read_in(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count of days from today, or a range of counts: "in 2 weeks", "in 1-2 weeks"."""
    low, unit = parse_number(match["low"]), match["unit"]
    high = parse_number(match["high"]) if match["high"] else low
    return DateRange(add_units(low, unit, context), add_units(high, unit, context))


def read_in_or_two(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count that is one or a few: "a week or two"."""
    return DateRange(
        add_units(1, match["unit"], context), add_units(int(parse_number(match["high"])), match["unit"], context)
    )


def read_within(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the time from today to a count of days: "within 3 days"."""
    low = parse_number(match["low"])
    high = parse_number(match["high"]) if match["high"] else low
    return DateRange(context.day, add_units(high, match["unit"], context))


def read_hours(match: re.Match[str], context: DateContext) -> DateRange:
    """Read whole days given as hours: "within 48 hours" means by the day after tomorrow."""
    return DateRange(context.day, context.day + int(match["hours"]) // 24 * DAY)


def read_ago(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count of days back from today: "3 weeks ago", "a month ago"."""
    return make_single_day(add_units(-parse_number(match["low"]), match["unit"], context))


def read_fortnight_ago(_match: re.Match[str], context: DateContext) -> DateRange:
    """Read the day two weeks before today."""
    return make_single_day(context.day - 14 * DAY)
