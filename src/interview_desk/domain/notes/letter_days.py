"""Days as one says them in a letter to somebody who was there.

The rules are section 3 of the guide to letters: "yesterday", "on Tuesday", "last Tuesday", and only then a
date; ahead "tomorrow", "on Friday", "on Friday next week", and then the date. A span that they gave keeps
their words. All days are local days.
"""

import re
from datetime import date, timedelta

from interview_desk.domain.dates.calendar import DAY_FIRST, MONTH_FIRST

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONG_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def format_date(day: date, date_style: str) -> str:
    """Format a day of the year: "November 10" or "10 November"."""
    month = LONG_MONTHS[day.month - 1]
    return f"{month} {day.day}" if date_style == MONTH_FIRST else f"{day.day} {month}"


def long_day(day: date, style: str = DAY_FIRST) -> str:
    """Format a day as written in a note: "Thursday 19 November", or month first "Thursday, November 19"."""
    weekday, month = WEEKDAY_NAMES[day.weekday()], LONG_MONTHS[day.month - 1]
    return f"{weekday}, {month} {day.day}" if style == MONTH_FIRST else f"{weekday} {day.day} {month}"


def full_date(day: date, style: str = DAY_FIRST) -> str:
    """Format the date of a letter: "19 November 2026", or month first "November 19, 2026"."""
    month = LONG_MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if style == MONTH_FIRST else f"{day.day} {month} {day.year}"


def say_past_day(day: date, today: date, date_style: str) -> str:
    """Say when something took place: "today", "yesterday", "on Tuesday", "last Tuesday", "on November 10"."""
    ago = (today - day).days
    if ago <= 0:
        return "today" if ago == 0 else say_coming_day(day, today, date_style)
    if ago == 1:
        return "yesterday"
    weekday = WEEKDAY_NAMES[day.weekday()]
    if ago < 7:
        return f"on {weekday}"
    if day.isocalendar()[:2] == (today - timedelta(days=7)).isocalendar()[:2]:
        return f"last {weekday}"
    return f"on {format_date(day, date_style)}"


def say_coming_day(day: date, today: date, date_style: str) -> str:
    """Say when something will take place: "today", "tomorrow", "on Friday", "on Friday next week", "on December 8"."""
    words = name_coming_day(day, today, date_style)
    return words if words in {"today", "tomorrow"} else f"on {words}"


def name_coming_day(day: date, today: date, date_style: str) -> str:
    """Name a day ahead, without a preposition: "tomorrow", "Friday", "Friday next week", "Friday, December 11"."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today" if ahead == 0 else format_date(day, date_style)
    if ahead == 1:
        return "tomorrow"
    weekday = WEEKDAY_NAMES[day.weekday()]
    if ahead < 7 and day.isocalendar()[:2] == today.isocalendar()[:2]:
        return weekday
    if day.isocalendar()[:2] == (today + timedelta(days=7)).isocalendar()[:2]:
        if date_style == MONTH_FIRST:
            return long_day(day, date_style) if ahead > 6 else weekday
        return weekday if ahead < 7 else f"{weekday} next week"
    return long_day(day, date_style)


_THIS_WEEK = re.compile(
    r"(?:(?:by|at|before) )?(?:the )?(?P<part>end of|beginning of|start of|early|late|middle of|mid)?(?:[ -]|\b)(?:the )?next week",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:(?:in|within|after) )?(?:about |around |roughly )?(?P<count>a|an|one|two|three|four|five|six|\d+|"
    r"one (?:to|or) two|two (?:to|or) three|\d+ ?[-–] ?\d+|a couple of|a few) (?P<unit>days?|weeks?|months?|fortnight)(?: or (?:so|two))?",
    re.IGNORECASE,
)


def say_their_answer(
    words: str, first: date | None, last: date | None, said_on: date, today: date, date_style: str
) -> str:
    """Say when they will answer, as an adverb: "by Friday", "early next week", "in about two weeks".

    A span keeps their words while they still fit the day on which the note is read; otherwise a day that they
    named says it. A Saturday or Sunday that they never named is not made of a span. An answer whose day has
    passed is not spoken of.

    Args:
        words: what they said.
        first: the first day of the span that it means.
        last: its last day.
        said_on: the day on which they said it.
        today: the day on which the note is read.
        date_style: `month-first` or `day-first`.
    """
    if last is None or last < today:
        return ""
    spoken = " ".join(words.split()).strip(" .,!").lower()
    week = _THIS_WEEK.fullmatch(spoken)
    if week is not None:
        return _say_week(week["part"] or "", said_on, today)
    count = _COUNT.fullmatch(spoken)
    if count is not None and today <= said_on + timedelta(days=1):
        number = re.sub(r"\A(?:in|within|after) ", "", spoken)
        return f"{'within' if spoken.startswith('within') else 'in'} {number}"
    is_span = first is not None and first < last
    if (is_span or count is not None) and last.weekday() > 4:
        last -= timedelta(days=last.weekday() - 4)
        if last < today:
            return ""
    name = name_coming_day(last, today, date_style)
    if count is not None:
        return f"by about {format_date(last, date_style)}" if (last - today).days > 6 else f"by {name}"
    return name if name == "today" else f"by {name}"


def _say_week(part: str, said_on: date, today: date) -> str:
    """Say a part of "next week", which is "this week" once it has begun."""
    which = "next week" if today.isocalendar()[:2] == said_on.isocalendar()[:2] else "this week"
    part = part.lower()
    if part in {"early", "late"}:
        return f"{part} {which}" if which == "next week" or part == "late" else which
    if part in {"end of", "middle of", "mid"}:
        return (
            f"by the {'end' if part == 'end of' else 'middle'} of {'next week' if which == 'next week' else 'the week'}"
        )
    if part in {"beginning of", "start of"}:
        return f"at the beginning of {which}" if which == "next week" else which
    return which
