"""Days that have a name, where their date is certain."""

import re
from collections.abc import Callable
from datetime import date

from interview_desk.domain.dates.arithmetic import DateContext, make_single_day, resolve_date
from interview_desk.domain.dates.calendar import DAY, WorkCalendar, say_short
from interview_desk.domain.dates.days import DateRange, NotADate

_FIXED = {
    "christmas eve": (24, 12),
    "christmas": (25, 12),
    "christmas day": (25, 12),
    "boxing day": (26, 12),
    "new year's eve": (31, 12),
    "new year": (1, 1),
    "new year's": (1, 1),
    "new year's day": (1, 1),
    "valentine's day": (14, 2),
    "halloween": (31, 10),
}
_FROM_EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
HOLIDAY = (
    r"(?:the )?(?P<holiday>(?:christmas|xmas|x-mas)(?: eve| day)?|boxing day|new year(?:'?s(?: eve| day)?)?|valentine'?s day"
    r"|halloween|thanksgiving(?: day)?|good friday|easter(?: sunday| monday)?)"
)
"""Pattern of the names; an apostrophe may be missing."""


def read_holiday(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the name of a holiday, as in "christmas".

    Raises:
        NotADate: the day depends on the country, and the calendar does not decide it.
    """
    name = re.sub(r"x-?mas", "christmas", match["holiday"])
    name = re.sub(r"(year|valentine)s\b", r"\1's", name).removesuffix("giving day")
    if name in _FIXED:
        day, month = _FIXED[name]
        fixed = resolve_date(day, month, None, context)
        if name.startswith("christmas"):
            _refuse_two_christmases(fixed, context.calendar)
        return make_single_day(fixed)
    if name in _FROM_EASTER:
        return make_single_day(_nearest(name, lambda year: _find_easter(name, year, context.calendar), context))
    return make_single_day(_nearest("Thanksgiving", lambda year: _find_thanksgiving(year, context.calendar), context))


def _refuse_two_christmases(day: date, calendar: WorkCalendar) -> None:
    orthodox = date(day.year + 1, 1, 7)
    if calendar.is_holiday(orthodox):
        raise NotADate(
            f"that may be {say_short(day).lower()} or {say_short(orthodox - (25 - day.day) * DAY).lower()}: write it so"
        )


def _nearest(name: str, find: Callable[[int], date | None], context: DateContext) -> date:
    """Return the next occurrence of a holiday, or the latest one if past days are expected."""
    years = (context.day.year, context.day.year + (-1 if context.past else 1))
    for year in years:
        day = find(year)
        if day is None:
            break
        if (day <= context.day) if context.past else (day >= context.day):
            return day
    example = say_short(context.day + 7 * DAY).lower()
    raise NotADate(f"{name.capitalize()} depends on the country: write the day, as in {example}")


def _find_thanksgiving(year: int, calendar: WorkCalendar) -> date | None:
    """Return the fourth Thursday of November, where the calendar has it off as the US has."""
    first = date(year, 11, 1)
    thursday = first + ((3 - first.weekday()) % 7 + 21) * DAY
    return thursday if calendar.is_holiday(thursday) else None


def _find_easter(name: str, year: int, calendar: WorkCalendar) -> date | None:
    """Return a day of the Western Easter, where the calendar has Good Friday or Easter Monday off."""
    sunday = _compute_easter(year)
    if not any(calendar.is_holiday(sunday + offset * DAY) for offset in (-2, 1)):
        return None
    return sunday + _FROM_EASTER[name] * DAY


def _compute_easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm of 1876."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)
