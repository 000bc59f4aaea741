"""Grammar of natural-language dates: all patterns, in the order in which they are tried."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY, WorkCalendar, say_day, say_short
from interview_desk.domain.dates.days import FAR_DAYS, HINT, DateRange, NotADate

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "couple": 2,
}  # fmt: skip
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<{0}>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_COUNT = r"(?P<{0}>\d{{1,3}}|a couple of|a couple|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNIT = r"(?P<unit>working days?|business days?|work days?|workdays?|days?|weeks?|months?)"
_LEAD = re.compile(
    r"^(?:by|on|until|till|around|about|approximately|sometime|some time|probably|hopefully|likely|maybe|latest|no later than"
    r"|not later than|at the latest|during|they said|first thing(?: on)?|~)\s+"
)
_END_OF_DAY = r"eod|eob|cob|cop|(?:the )?end of (?:the )?day|end of business|close of (?:business|play)"
_HOUR = r"(?:(?:at|by|before|around) )?(?:\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|o'clock)|\d{1,2}:\d{2}|noon|midday)"
_TAIL = re.compile(
    rf"\s*(?:,|at the latest|latest|or so|or thereabouts|sometime|some time|time|{_END_OF_DAY}"
    rf"|(?:in the |this )?(?:morning|afternoon|evening)|{_HOUR})$"
)
_MEANS_TODAY = re.compile(rf"(?:by |at |on )?(?:{_END_OF_DAY}|{_HOUR}|this (?:morning|afternoon|evening))")
"""Texts that name no day and mean today: the end of the day, or an hour.

Filler words alone ("sometime") mean no day at all.
"""
_EOD = re.compile(rf"^(?:{_END_OF_DAY})(?:\s+(?:on\s+)?|$)")
_SHORT_WORDS = {"eow": "end of this week", "eom": "end of this month", "eoy": "end of this year", "asap": ""}
_VAGUE = re.compile(
    r"(?:(?:in|within|over) )?(?:the )?(?:next )?(?:a )?(?:few|several|some) "
    r"(?P<unit>working days|business days|days|weeks)"
)
_OPEN = re.compile(
    r"(?:(?:after|from|not before|no earlier than|not earlier than|starting|earliest|as of) (?P<a>.+?)"
    r"(?: on(?:wards?)?| at the earliest)?"
    r"|(?P<b>.+?) at the earliest|(?P<c>.+?) or later|(?P<d>.+?) onwards?)"
)


FAR_YEARS = 10
"""Number of years beyond which a day can only be a typo, because no search looks that far."""


class DateContext(NamedTuple):
    """Context for reading a date: today, the working days, whether past days are expected, number order."""

    day: date
    calendar: WorkCalendar
    past: bool = False
    order: str = ""


def read(text: str, context: DateContext) -> DateRange:
    """Return the day or days that a text names.

    Raises:
        NotADate: the text is not understood, or names a past day where a coming day is expected.
    """
    phrase = _tidy(text)
    try:
        _refuse_vague(phrase, context)
        spoken = _understood(phrase, context)
    except (OverflowError, ValueError) as error:
        if isinstance(error, NotADate):
            raise
        raise NotADate(HINT) from None
    if max(abs((spoken.first - context.day).days), abs((spoken.last - context.day).days)) > FAR_YEARS * 366:
        raise NotADate(f"that is more than {FAR_YEARS} years away")
    if spoken.last < spoken.first:
        raise NotADate(f"{say_day(spoken.last, context.day)} is before {say_day(spoken.first, context.day)}")
    if not context.past and spoken.last < context.day:
        again = spoken.last + 7 * DAY
        better = f" Did they mean {say_day(again, context.day)}?" if again >= context.day else ""
        raise NotADate(f"{say_day(spoken.last, context.day)} is over.{better}")
    if context.past and spoken.first > context.day:
        raise NotADate(f"{say_day(spoken.first, context.day)} is still to come")
    return spoken


def _understood(phrase: str, context: DateContext) -> DateRange:
    for pattern, reading in _READINGS:
        match = re.fullmatch(pattern, phrase)  # `re` compiles and caches each pattern on first use
        if match is not None:
            return reading(match, context)
    raise NotADate(HINT)


def _refuse_vague(phrase: str, context: DateContext) -> None:
    """Refuse a text without a last day or a number, and say what would be understood."""
    vague = _VAGUE.fullmatch(phrase)
    if vague is not None:
        few = "2-3" if vague["unit"] == "weeks" else "3-5"
        raise NotADate(f"how many is that? in {few} {vague['unit']}")
    if phrase.startswith("from ") and re.fullmatch(r"from .+ (?:-|to|until|till|and) .+", phrase):
        return
    unbounded = _OPEN.fullmatch(phrase)
    if unbounded is None:
        return
    words = next(part for part in unbounded.groups() if part)
    try:
        day = read(words, context).last
    except NotADate:
        return
    first = context.calendar.after(day) if phrase.startswith("after") else context.calendar.at_or_after(day)
    last = context.calendar.add(first, 4)
    raise NotADate(f"no last day in that. A week from it: {say_short(first).lower()} to {say_short(last).lower()}")


def _tidy(text: str) -> str:
    phrase = " ".join(text.lower().replace("–", "-").replace("—", "-").replace("’", "'").split())
    phrase = phrase.rstrip(".!?") if not re.search(r"\d\.$", phrase) else phrase
    phrase = _SHORT_WORDS.get(phrase.removeprefix("by "), phrase)
    for _ in range(4):
        shorter = _TAIL.sub("", _EOD.sub("", _LEAD.sub("", phrase)))
        if not shorter:
            return "today" if _MEANS_TODAY.fullmatch(phrase) else phrase
        if shorter == phrase:
            break
        phrase = shorter
    return phrase


def _weekday(name: str) -> int:
    return next((n for n, full in enumerate(_WEEKDAYS) if full.startswith(name[:3])), 0)


def _month(name: str) -> int:
    return next((n for n, full in enumerate(_MONTHS, 1) if full.startswith(name[:3])), 1)


def _number(word: str) -> int:
    return (
        int(word)
        if word.isdigit()
        else _NUMBERS.get(word.removeprefix("a ").removesuffix(" of"), 2 if "couple" in word else 1)
    )


def _make_single_day(day: date) -> DateRange:
    return DateRange(day, day)


def _coming(weekday: int, context: DateContext) -> date:
    """Return the next such weekday, today included, or the most recent if past days are expected."""
    if context.past:
        return context.day - ((context.day.weekday() - weekday) % 7) * DAY
    return context.day + ((weekday - context.day.weekday()) % 7) * DAY


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _week(monday: date, context: DateContext) -> DateRange:
    """Return the first and the last working day of a week."""
    days = [monday + n * DAY for n in range(7)]
    working = [day for day in days if context.calendar.is_working(day)] or days[:5]
    return DateRange(working[0], working[-1])


def _dated(day: int, month: int, year: int | None, context: DateContext) -> date:
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


def _month_start(month: int, context: DateContext) -> date:
    """Return the first day of a month, in the next year if this year's month is over."""
    year = context.day.year + (month < context.day.month)
    return date(year, month, 1)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def _add_months(day: date, months: int) -> date:
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, _month_end(first).day))


def _offset(count: int, unit: str, context: DateContext) -> date:
    if unit.startswith(("working", "business", "work")):
        return context.calendar.add(context.day, count)
    if unit.startswith("day"):
        return context.day + count * DAY
    if unit.startswith("week"):
        return context.day + count * 7 * DAY
    return _add_months(context.day, count)


def _read_near(match: re.Match[str], context: DateContext) -> DateRange:
    steps = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1, "day after tomorrow": 2}
    return _make_single_day(context.day + steps[match[0].removeprefix("the ")] * DAY)


def _read_iso(match: re.Match[str], context: DateContext) -> DateRange:
    day = _dated(int(match["d"]), int(match["m"]), int(match["y"]), context)
    _agree(match, day)
    return _make_single_day(day)


def _read_day_month(match: re.Match[str], context: DateContext) -> DateRange:
    day = _dated(int(match["d"]), _month(match["m"]), int(match["y"]) if match["y"] else None, context)
    _agree(match, day)
    return _make_single_day(day)


def _agree(match: re.Match[str], day: date) -> None:
    weekday_name = match.groupdict().get("wd")
    if weekday_name and _weekday(weekday_name) != day.weekday():
        raise NotADate(f"{say_day(day)} is no {_WEEKDAYS[_weekday(weekday_name)].capitalize()}")


def _read_dotted(match: re.Match[str], context: DateContext) -> DateRange:
    return _make_single_day(_dated(int(match["d"]), int(match["m"]), int(match["y"]) if match["y"] else None, context))


def _read_slashed(match: re.Match[str], context: DateContext) -> DateRange:
    """Read an all-numeric date.

    A year in first place or a number over 12 is clear; otherwise the weekday or the config decides which
    number is the month.
    """
    a, b, c = match["a"] or match["a2"], match["b"] or match["b2"], match["c"] or match["c2"]
    if len(a) == 4:
        day = _dated(int(c or "0"), int(b), int(a), context)
        _agree(match, day)
        return _make_single_day(day)
    if len(a) > 2 or (c is not None and len(c) == 3):
        raise NotADate(HINT)
    first, second, year = int(a), int(b), int(c) if c else None
    pairs = [(day, month) for day, month in ((first, second), (second, first)) if 1 <= month <= 12]
    if first == second:
        pairs = pairs[:1]
    if len(pairs) > 1 and context.order:
        pairs = pairs[:1] if context.order == "day-first" else pairs[1:]
    days = [_dated(day, month, year, context) for day, month in pairs]
    weekday_name = match.groupdict().get("wd")
    if weekday_name and len(days) > 1:
        days = [day for day in days if day.weekday() == _weekday(weekday_name)] or days[:1]
    if len(days) == 1:
        _agree(match, days[0])
        return _make_single_day(days[0])
    names = [f"{day} {_MONTHS[month - 1][:3]}" for day, month in pairs]
    if not names:
        raise NotADate("there is no such day")
    raise NotADate(f"that may be {' or '.join(names)}: write it so, or set date_order in the config")


def _read_ordinal(match: re.Match[str], context: DateContext) -> DateRange:
    number = int(match["d"])
    for months in range(3):
        first = _add_months(context.day.replace(day=1), -months if context.past else months)
        if number <= _month_end(first).day:
            day = first.replace(day=number)
            if (day <= context.day) if context.past else (day >= context.day):
                _agree(match, day)
                return _make_single_day(day)
    raise NotADate("there is no such day")


def _read_weekday(match: re.Match[str], context: DateContext) -> DateRange:
    weekday = _weekday(match["wd"])
    which = match["which"]
    if which == "next":
        day = _monday(context.day) + (7 + weekday) * DAY
    elif which == "last":
        day = context.day - ((context.day.weekday() - weekday - 1) % 7 + 1) * DAY
    else:
        day = _coming(weekday, context)
    if match["more"]:
        day += int(match["more"]) * (7 if match["step"] == "w" else 1) * DAY
    return _make_single_day(day)


def _read_weekday_in(match: re.Match[str], context: DateContext) -> DateRange:
    return _make_single_day(_monday(context.day) + (7 * _weeks_on(match["when"]) + _weekday(match["wd"])) * DAY)


def _weeks_on(words: str) -> int:
    """Return how many weeks ahead a named week is."""
    return {"this week": 0, "the week": 0, "week": 0, "next week": 1}.get(words, 2)


def _read_week_from(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count of weeks or days from a day: "a week from friday", "two weeks from now"."""
    start = read(match["day"], context)
    if start.is_range:
        raise NotADate(HINT)
    return _make_single_day(_offset(_number(match["low"]), match["unit"], context._replace(day=start.last)))


def _read_weekday_week(match: re.Match[str], context: DateContext) -> DateRange:
    """Read British "friday week": the Friday after the coming Friday."""
    return _make_single_day(_coming(_weekday(match["wd"]), context) + 7 * DAY)


def _read_before(match: re.Match[str], context: DateContext) -> DateRange:
    """Read "before" and a day as the last working day before that day."""
    limit = read(match["day"], context).first
    day = limit - DAY
    while not context.calendar.is_working(day) and day > context.day:
        day -= DAY
    return _make_single_day(day)


def _read_hours(match: re.Match[str], context: DateContext) -> DateRange:
    """Read whole days given as hours: "within 48 hours" means by the day after tomorrow."""
    return DateRange(context.day, context.day + int(match["hours"]) // 24 * DAY)


def _read_fortnight(_match: re.Match[str], context: DateContext) -> DateRange:
    return _make_single_day(context.day + 14 * DAY)


def _read_midweek(match: re.Match[str], context: DateContext) -> DateRange:
    monday = _monday(context.day) + (7 if match["which"] == "next" else 0) * DAY
    return DateRange(monday + DAY, monday + 3 * DAY)


def _read_next_working_day(_match: re.Match[str], context: DateContext) -> DateRange:
    return _make_single_day(context.calendar.after(context.day))


def _read_weekend(match: re.Match[str], context: DateContext) -> DateRange:
    saturday = _monday(context.day) + (12 if match["which"] == "next" else 5) * DAY
    return DateRange(max(saturday, context.day), saturday + DAY)


def _read_later(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the rest of this week or month, starting tomorrow."""
    last = (
        _week(_monday(context.day), context).last if match["unit"] == "week" else _month_end(context.day.replace(day=1))
    )
    return DateRange(context.day + DAY, last)


def _read_year_end(match: re.Match[str], context: DateContext) -> DateRange:
    year = context.day.year + (match["which"] == "next")
    return DateRange(date(year, 12, 27), date(year, 12, 31))


def _read_half_month(match: re.Match[str], context: DateContext) -> DateRange:
    if match["which"]:
        first = _add_months(context.day.replace(day=1), {"this": 0, "the": 0, "next": 1}[match["which"]])
    else:
        first = _month_start(_month(match["m"]), context)
    middle = first.replace(day=15)
    return DateRange(first, middle) if match["half"] == "first" else DateRange(middle + DAY, _month_end(first))


def _read_iso_week(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a week by its ISO number, as calendars in continental Europe number weeks."""
    try:
        monday = date.fromisocalendar(context.day.isocalendar().year, int(match["n"]), 1)
        if not context.past and monday + 6 * DAY < context.day:
            monday = date.fromisocalendar(context.day.isocalendar().year + 1, int(match["n"]), 1)
    except ValueError:
        raise NotADate(f"there is no week {match['n']}") from None
    return _week(monday, context)


def _read_days_of_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read two days of one month: "dec 1-3"."""
    last = _dated(int(match["last"]), _month(match["m"]), None, context)
    if int(match["first"]) > last.day:
        raise NotADate(HINT)
    return DateRange(_day_of(last, int(match["first"])), last)


def _day_of(last: date, number: int) -> date:
    """Return the day with this number on or before another day.

    The day is in the same month, or in the month before if the number is larger than the other day's.
    """
    month = last if number <= last.day else _add_months(last.replace(day=1), -1)
    if number > _month_end(month.replace(day=1)).day or number < 1:
        raise NotADate("there is no such day")
    return month.replace(day=number)


def _read_plus(match: re.Match[str], context: DateContext) -> DateRange:
    count = int(match["n"])
    if match["step"] == "w":
        return _make_single_day(context.day + 7 * count * DAY)
    if match["step"] == "m":
        return _make_single_day(_add_months(context.day, count))
    return _make_single_day(
        context.day + count * DAY if match["step"] == "d" else context.calendar.add(context.day, count)
    )


def _read_in(match: re.Match[str], context: DateContext) -> DateRange:
    low, unit = _number(match["low"]), match["unit"]
    high = _number(match["high"]) if match["high"] else low
    return DateRange(_offset(low, unit, context), _offset(high, unit, context))


def _read_in_or_two(match: re.Match[str], context: DateContext) -> DateRange:
    return DateRange(_offset(1, match["unit"], context), _offset(int(_number(match["high"])), match["unit"], context))


def _read_within(match: re.Match[str], context: DateContext) -> DateRange:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    return DateRange(context.day, _offset(high, match["unit"], context))


def _read_ago(match: re.Match[str], context: DateContext) -> DateRange:
    count = _number(match["low"]) * (7 if match["unit"].startswith("week") else 1)
    return _make_single_day(context.day - count * DAY)


def _read_week(match: re.Match[str], context: DateContext) -> DateRange:
    monday = _monday(context.day) + 7 * _weeks_on(match["week"]) * DAY
    week = _week(monday, context)
    part = match["part"] or ""
    if part.startswith(("end", "late")):
        return DateRange(max(week.last - DAY if part.startswith("late") else week.last, week.first), week.last)
    if part.startswith(("early", "begin", "start")):
        return DateRange(week.first, min(week.first + DAY, week.last))
    if part.startswith("mid"):
        return DateRange(monday + DAY, monday + 3 * DAY)
    return DateRange(max(week.first, min(context.day, week.last)), week.last)


def _read_week_of(match: re.Match[str], context: DateContext) -> DateRange:
    day = read(match["day"], context)
    return _week(_monday(day.last), context)


def _read_month(match: re.Match[str], context: DateContext) -> DateRange:
    if match["which"]:
        first = _add_months(context.day.replace(day=1), {"next": 1}.get(match["which"], 0))
    else:
        first = _month_start(_month(match["m"]), context)
    last, part = _month_end(first), match["part"] or ""
    if part.startswith(("early", "begin", "start")):
        return DateRange(first, first.replace(day=10))
    if part.startswith("mid"):
        return DateRange(first.replace(day=11), first.replace(day=20))
    if part.startswith("late"):
        return DateRange(first.replace(day=21), last)
    if part.startswith("end"):
        return DateRange(last - 4 * DAY, last)
    return DateRange(max(first, context.day), last)


def _read_week_in_month(match: re.Match[str], context: DateContext) -> DateRange:
    first = _month_start(_month(match["m"]), context)
    which = {"f": 0, "1": 0, "s": 1, "2": 1, "t": 2, "3": 2, "l": -1}[match["nth"][0]]
    if which < 0:
        last = _month_end(first)
        return _week(_monday(last) - (7 * DAY if last.weekday() < 2 else 0 * DAY), context)
    # A week belongs to the month that contains most of its working days.
    monday = _monday(first) if first.weekday() <= 2 else _monday(first) + 7 * DAY
    week = _week(monday + 7 * which * DAY, context)
    return DateRange(max(week.first, first), week.last)


_BARE_DAY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$|^the \d")
_DATED = re.compile(rf"{_MONTH.format('m')}|\d(?:st|nd|rd|th)|\d\.\d|\d/\d")
_PART_ALONE = re.compile(r"(?:the )?(?:end|late|early|mid(?:dle)?|begin(?:ning)?|start)")
_OF_A_WEEK = re.compile(r".*?((?: of)? (?:this week|next week|(?:the )?week after next))")
_OF_A_SPAN = re.compile(
    r"(?:the )?(?:end|late|early|mid(?:dle)?|begin(?:ning)?|start)((?: of)?[ -](?:this|next|the|[a-z]+) ?(?:week|month)?)"
)


def _read_range(match: re.Match[str], context: DateContext) -> DateRange:
    first_words, last_words = match["first"], match["last"]
    only_weekday = re.fullmatch(_WEEKDAY.format("wd"), first_words)
    shared = (_OF_A_WEEK if only_weekday else _OF_A_SPAN).fullmatch(last_words)
    if shared is not None and (only_weekday or _PART_ALONE.fullmatch(first_words)):
        first_words += shared[1]  # "thu or fri next week" means next week for both
    first_day, last_day = _BARE_DAY.fullmatch(first_words), _BARE_DAY.fullmatch(last_words)
    if first_day and last_day and not (_ORDINAL.search(first_words) and _ORDINAL.search(last_words)):
        raise NotADate(HINT)
    if last_day and not first_day:
        start = read(first_words, context)
        if start.is_range:
            raise NotADate(HINT)
        number = int(last_day[1])
        month = start.last if number >= start.last.day else _add_months(start.last.replace(day=1), 1)
        return DateRange(start.first, _day_of(_month_end(month.replace(day=1)), number))
    last = read(last_words, context)
    if first_day:
        number = int(first_day[1])
        if last.is_range or not (last_day or _DATED.search(last_words)) or (number > last.last.day and not last_day):
            raise NotADate(HINT)
        return DateRange(_day_of(last.last, number), last.last)
    first = read(first_words, context)
    days = last.last
    if days < first.first and only_weekday and re.fullmatch(_WEEKDAY.format("wd"), last_words):
        days += 7 * DAY
    return DateRange(first.first, days)


Reading = Callable[[re.Match[str], DateContext], DateRange]
_PART = r"(?:the )?(?P<part>end|late(?:r)?|early|mid(?:dle)?|begin(?:ning)?|start)?(?: of|-)?\s*"
_FROM = r"(?:from|after)"

_READINGS: tuple[tuple[str, Reading], ...] = (
    (r"today|tonight|now|tomorrow|tmrw|yesterday|(?:the )?day after tomorrow", _read_near),
    (rf"(?:{_WEEKDAY.format('wd')},? )?(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})", _read_iso),
    (
        (
            rf"(?:{_WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?[\s/-]?{_MONTH.format('m')}"
            r"(?:,? (?P<y>\d{4}))?"
        ),
        _read_day_month,
    ),
    (
        rf"(?:{_WEEKDAY.format('wd')},? )?{_MONTH.format('m')} (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?",
        _read_day_month,
    ),
    (
        (
            rf"(?:{_WEEKDAY.format('wd')},? )?"
            r"(?:(?P<a>\d{1,4})(?P<by>[/.])(?P<b>\d{1,2})(?:(?P=by)(?P<c>\d{2,4}))?|(?P<a2>\d\d)-(?P<b2>\d\d)(?:-(?P<c2>\d{2,4}))?)"
        ),
        _read_slashed,
    ),
    (r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2}))?", _read_dotted),
    (
        rf"{_MONTH.format('m')} (?:the )?(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|to|or|and)\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?",
        _read_days_of_month,
    ),
    (rf"(?:{_WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)", _read_ordinal),
    (rf"(?:{_WEEKDAY.format('wd')}) (?:the )?(?P<d>\d{{1,2}})", _read_ordinal),
    (
        (
            rf"(?:(?:the )?(?P<which>next|this|last|coming|this coming) )?{_WEEKDAY.format('wd')}"
            r"(?:\s?\+\s?(?P<more>\d{1,2})(?P<step>[wd]))?"
        ),
        _read_weekday,
    ),
    (rf"{_WEEKDAY.format('wd')},? (?:of )?(?P<when>this week|next week|(?:the )?week after next)", _read_weekday_in),
    (rf"(?:a week on )?{_WEEKDAY.format('wd')} week", _read_weekday_week),
    (rf"a week on {_WEEKDAY.format('wd')}", _read_weekday_week),
    (r"\+\s?(?P<n>\d{1,3})\s?(?P<step>[wdm])?", _read_plus),
    (
        r"(?:(?:with)?in (?:about )?|over )?(?:the next |an? |one )(?P<unit>week|day|month) or (?P<high>two|three)",
        _read_in_or_two,
    ),
    (
        rf"in (?:about )?{_COUNT.format('low')}(?:\s?(?:-|to|or)\s?{_COUNT.format('high')})? {_UNIT}(?:'s?)?",
        _read_in,
    ),
    (
        rf"(?:(?:with)?in|over) (?:the next )?{_COUNT.format('low')}(?:\s?(?:-|to|or)\s?{_COUNT.format('high')})? {_UNIT}",
        _read_within,
    ),
    (r"(?:with)?in (?:the next )?(?P<hours>24|48|72) hours", _read_hours),
    (r"(?:in )?(?:a |one )?fortnight(?:'s)?", _read_fortnight),
    (
        (
            rf"(?:(?:in |within )?between |from )?{_COUNT.format('low')}(?:\s?(?:-|to|or|and)\s?{_COUNT.format('high')})? {_UNIT}(?:'s?)?"
            r"(?: from (?:now|today))?"
        ),
        _read_in,
    ),
    (r"(?:the )?next (?:working|business) day", _read_next_working_day),
    (rf"(?:in )?{_COUNT.format('low')} {_UNIT} {_FROM} (?P<day>.+)", _read_week_from),
    (rf"{_COUNT.format('low')} (?P<unit>days?|weeks?) ago", _read_ago),
    (r"(?:over |at )?(?:(?P<which>this|next|the) )?weekend", _read_weekend),
    (r"later (?:on )?this (?P<unit>week|month)", _read_later),
    (rf"{_PART}(?P<week>(?:this|next|the) week|(?:the )?week after next)", _read_week),
    (r"(?P<part>end) of (?P<week>week)", _read_week),
    (r"(?P<part>end) of (?P<m>)(?P<which>month)", _read_month),
    (r"mid(?:-|\s)?week(?: (?P<which>next|this) week)?", _read_midweek),
    (r"(?:the )?(?:week (?:of|commencing|beginning|starting)|w/c) (?:the )?(?P<day>.+)", _read_week_of),
    (r"(?:the )?(?:calendar )?(?:week|cw|kw)\s?(?P<n>\d{1,2})", _read_iso_week),
    (
        rf"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|last) week (?:of|in) {_MONTH.format('m')}",
        _read_week_in_month,
    ),
    (
        rf"(?:the )?(?P<half>first|second) half of (?:(?P<which>this|next|the) month|{_MONTH.format('m')})",
        _read_half_month,
    ),
    (rf"(?:in )?{_PART}(?:(?P<which>this|next|the) month|{_MONTH.format('m')})", _read_month),
    (r"(?:the )?end of (?:(?P<which>this|next|the) )?(?:year)|(?:the )?year'?s? end", _read_year_end),
    (r"before (?P<day>.+)", _read_before),
    (r"(?P<first>[a-z]+)/(?P<last>[a-z]+)", _read_range),
    (
        r"(?:between |from )?(?P<first>.+?)\s?(?:-|\bto\b|\band\b|\bor\b|\buntil\b|\btill\b)\s?(?P<last>.+)",
        _read_range,
    ),
)
