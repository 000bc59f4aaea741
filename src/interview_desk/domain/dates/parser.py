"""Natural-language dates: a small, strict grammar with a preview of each result before it counts.

Examples are `fri`, `19 nov`, `+5` (working days), `thu+1w`, `end of next week`, `in 1-2 weeks`, `early
december`; times of day are in `appointments`. Parsers that guess are too often silently wrong. Here a text is either
understood completely or refused. If the missing part is clear (the last day of "after the 10th", which
number of 4/12 is the month), the error says what would be understood.
"""

from datetime import date

from interview_desk.domain.dates.calendar import WorkCalendar, count_of, say_day
from interview_desk.domain.dates.days import DateRange, NotADate, TimeMissing

__all__ = ["DateRange", "NotADate", "TimeMissing", "format_distance", "format_preview", "parse_days"]


def parse_days(text: str, today: date, calendar: WorkCalendar, *, past: bool = False, order: str = "") -> DateRange:
    """Parse a day or a range of days, relative to today.

    Args:
        text: the text that was typed.
        today: the local day from which words like "fri" count.
        calendar: the working days, for `+5` and the ends of weeks.
        past: whether past days are expected ("tue" is then the last Tuesday).
        order: how to read "4/12", one of `DATE_ORDERS`; without it, an ambiguous date is refused.

    Raises:
        NotADate: the text is not understood, or names a past day where a coming day is expected.
    """
    from interview_desk.domain.dates.arithmetic import DateContext  # noqa: PLC0415 - needed when words come
    from interview_desk.domain.dates.patterns import read  # noqa: PLC0415 - its patterns are needed when words come

    return read(text, DateContext(today, calendar, past, order))


def format_distance(day: date, today: date, calendar: WorkCalendar) -> str:
    """Format the distance of a day in working days: "5 working days", "2 working days ago", "today"."""
    if day == today:
        return "today"
    if day < today:
        return f"{count_of(calendar.count(day, today), 'working day')} ago"
    return count_of(calendar.count(today, day), "working day")


def format_preview(spoken: DateRange, today: date, calendar: WorkCalendar) -> str:
    """Format parsed days with their weekday and distance: "Thu 19 Nov, 5 working days"."""
    label, far = say_day(spoken.last, today), format_distance(spoken.last, today, calendar)
    if not spoken.is_range:
        return f"{label}, {far}"
    label = f"{say_day(spoken.first, today)} to {label}"
    if spoken.first < today:
        return f"{label}, {far}"
    nearest = calendar.count(today, spoken.first)
    return f"{label}, {far}" if nearest == calendar.count(today, spoken.last) else f"{label}, {nearest} to {far}"
