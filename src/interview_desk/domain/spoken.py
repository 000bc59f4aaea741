"""Dates in the words people use: a small strict grammar, echoed before it counts, and refused where it is not sure.

`fri`, `19 nov`, `+5` (working days), `thu+1w`, `end of next week`, `in 1-2 weeks`, `early december`, `tomorrow 14:30`.
Guessing parsers are silently wrong too often; here a text is either understood whole or not at all.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from interview_desk.domain.calendar import DAY, WorkCalendar, count_of, say_day

HINT = "not a date yet: fri, 19 nov, +5"
FAR_DAYS = 200
"""A day without a year that is over for longer than this is meant in the next year."""

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
_SHORT = {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3, "sept": 8}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "couple": 2,
}  # fmt: skip
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<{0}>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_COUNT = r"(?P<{0}>\d{{1,3}}|a couple of|a couple|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNIT = r"(?P<unit>working days?|business days?|days?|weeks?|months?)"
_LEAD = re.compile(
    r"^(?:by|on|until|till|before|around|about|sometime|some time|probably|maybe|latest|at the latest|~)\s+"
)
_TAIL = re.compile(r"\s*(?:,|at the latest|latest|or so|eod|eob|cob|end of (?:the )?day|end of business)$")
_EOD = re.compile(r"^(?:eod|eob|cob|end of (?:the )?day|end of business)(?:\s+(?:on\s+)?|$)")


class NotADate(ValueError):
    """A text that is no date yet; its message says what would be one, or what is wrong with it."""


class Spoken(NamedTuple):
    """What was understood: the first and the last day that is meant (the same for a single day)."""

    first: date
    last: date

    @property
    def is_range(self) -> bool:
        """Whether more than one day is meant."""
        return self.first != self.last


class _Today(NamedTuple):
    day: date
    calendar: WorkCalendar
    past: bool


def understand(text: str, today: date, calendar: WorkCalendar, *, past: bool = False) -> Spoken:
    """The day or days that a text means, seen from today.

    Args:
        text: what was typed.
        today: the local day from which words like "fri" count.
        calendar: the working days, for `+5` and the ends of weeks.
        past: whether days that are over are meant ("tue" is then the last Tuesday).

    Raises:
        NotADate: it is not understood, or names a day that is over where one to come is meant.
    """
    said = _tidy(text)
    seen = _Today(today, calendar, past)
    for pattern, reading in _READINGS:
        match = re.fullmatch(pattern, said)  # compiled once by `re`, when it is first needed
        if match is None:
            continue
        spoken = reading(match, seen)
        if spoken.last < spoken.first:
            raise NotADate(f"{say_day(spoken.last, today)} is before {say_day(spoken.first, today)}")
        if not past and spoken.last < today:
            again = spoken.last + 7 * DAY
            better = f" Did they mean {say_day(again, today)}?" if again >= today else ""
            raise NotADate(f"{say_day(spoken.last, today)} is over.{better}")
        if past and spoken.first > today:
            raise NotADate(f"{say_day(spoken.first, today)} is still to come")
        return spoken
    raise NotADate(HINT)


def echo(spoken: Spoken, today: date, calendar: WorkCalendar) -> str:
    """What was understood, with its weekday and its distance: "Thu 19 Nov, 5 working days"."""
    said = say_day(spoken.last, today)
    if spoken.is_range:
        said = f"{say_day(spoken.first, today)} to {said}"
    distance = calendar.count(today, spoken.last)
    if spoken.last == today:
        return f"{said}, today"
    return f"{said}, {count_of(distance, 'working day')}"


def understand_moment(
    text: str, today: date, calendar: WorkCalendar, zone: tzinfo, *, past: bool = False, default: time | None = None
) -> datetime:
    """The instant that a text means: a day and a time, as in "tomorrow 14:30" or "fri 2pm".

    Args:
        text: what was typed.
        today: the local day from which words count.
        calendar: the working days.
        zone: where the time is local.
        past: whether instants that are over are meant.
        default: the time where none is said; without it a time has to be said.

    Raises:
        NotADate: no day or no time is understood, or a range of days is meant.
    """
    match = re.search(
        r"(?:^|[\s,]+)(?:at\s+)?(?:(\d{1,2})[:h.](\d{2})|(\d{1,2})(?=\s*[ap]\.?m))\s*([ap]\.?m\.?)?$",
        text.strip().lower(),
    )
    if match is None:
        if default is None:
            raise NotADate("a time is missing: fri 14:30")
        moment, rest = default, text
    else:
        moment, rest = _clock(match), text.strip()[: match.start()]
    spoken = understand(rest or "today", today, calendar, past=past)
    if spoken.is_range:
        raise NotADate("one day is needed: fri 14:30")
    day = spoken.last
    return datetime(day.year, day.month, day.day, moment.hour, moment.minute, tzinfo=zone)


def _clock(match: re.Match[str]) -> time:
    hour, minute = int(match[1] or match[3]), int(match[2] or 0)
    half = (match[4] or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        raise NotADate(f"{hour} {half} is no time")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NotADate(f"{hour}:{minute:02} is no time")
    return time(hour, minute)


def _tidy(text: str) -> str:
    said = " ".join(text.lower().replace("–", "-").replace("—", "-").split())
    for _ in range(3):
        shorter = _TAIL.sub("", _EOD.sub("", _LEAD.sub("", said)))
        shorter = shorter or ("today" if said else "")
        if shorter == said:
            break
        said = shorter
    return said


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


def _one(day: date) -> Spoken:
    return Spoken(day, day)


def _coming(weekday: int, seen: _Today) -> date:
    """The next such weekday, today included; the last one where the past is meant."""
    if seen.past:
        return seen.day - ((seen.day.weekday() - weekday) % 7) * DAY
    return seen.day + ((weekday - seen.day.weekday()) % 7) * DAY


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _week(monday: date, seen: _Today) -> Spoken:
    """The working days of a week."""
    days = [monday + n * DAY for n in range(7)]
    working = [day for day in days if seen.calendar.is_working(day)] or days[:5]
    return Spoken(working[0], working[-1])


def _dated(day: int, month: int, year: int | None, seen: _Today) -> date:
    try:
        if year is not None:
            return date(year + 2000 if year < 100 else year, month, day)
        here = date(seen.day.year, month, day)
    except ValueError:
        raise NotADate("there is no such day") from None
    if seen.past and here > seen.day:
        return here.replace(year=here.year - 1)
    if not seen.past and (seen.day - here).days > FAR_DAYS:
        return here.replace(year=here.year + 1)
    return here


def _month_start(month: int, seen: _Today) -> date:
    """The first day of a month: this year's where it is not over, else next year's."""
    year = seen.day.year + (month < seen.day.month)
    return date(year, month, 1)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def _add_months(day: date, months: int) -> date:
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, _month_end(first).day))


def _offset(count: int, unit: str, seen: _Today) -> date:
    if unit.startswith(("working", "business")):
        return seen.calendar.add(seen.day, count)
    if unit.startswith("day"):
        return seen.day + count * DAY
    if unit.startswith("week"):
        return seen.day + count * 7 * DAY
    return _add_months(seen.day, count)


def _read_near(match: re.Match[str], seen: _Today) -> Spoken:
    steps = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1, "day after tomorrow": 2}
    return _one(seen.day + steps[match[0].removeprefix("the ")] * DAY)


def _read_iso(match: re.Match[str], seen: _Today) -> Spoken:
    return _one(_dated(int(match["d"]), int(match["m"]), int(match["y"]), seen))


def _read_day_month(match: re.Match[str], seen: _Today) -> Spoken:
    day = _dated(int(match["d"]), _month(match["m"]), int(match["y"]) if match["y"] else None, seen)
    _agree(match, day)
    return _one(day)


def _agree(match: re.Match[str], day: date) -> None:
    named = match.groupdict().get("wd")
    if named and _weekday(named) != day.weekday():
        raise NotADate(f"{say_day(day)} is no {_WEEKDAYS[_weekday(named)].capitalize()}")


def _read_dotted(match: re.Match[str], seen: _Today) -> Spoken:
    return _one(_dated(int(match["d"]), int(match["m"]), int(match["y"]) if match["y"] else None, seen))


def _read_ordinal(match: re.Match[str], seen: _Today) -> Spoken:
    number = int(match["d"])
    for months in range(3):
        first = _add_months(seen.day.replace(day=1), -months if seen.past else months)
        if number <= _month_end(first).day:
            day = first.replace(day=number)
            if (day <= seen.day) if seen.past else (day >= seen.day):
                _agree(match, day)
                return _one(day)
    raise NotADate("there is no such day")


def _read_weekday(match: re.Match[str], seen: _Today) -> Spoken:
    weekday = _weekday(match["wd"])
    which = match["which"]
    if which == "next":
        day = _monday(seen.day) + (7 + weekday) * DAY
    elif which == "last":
        day = seen.day - ((seen.day.weekday() - weekday - 1) % 7 + 1) * DAY
    else:
        day = _coming(weekday, seen)
    if match["more"]:
        day += int(match["more"]) * (7 if match["step"] == "w" else 1) * DAY
    return _one(day)


def _read_weekday_in(match: re.Match[str], seen: _Today) -> Spoken:
    return _one(_monday(seen.day) + (7 + _weekday(match["wd"])) * DAY)


def _read_plus(match: re.Match[str], seen: _Today) -> Spoken:
    count = int(match["n"])
    if match["step"] == "w":
        return _one(seen.day + 7 * count * DAY)
    if match["step"] == "m":
        return _one(_add_months(seen.day, count))
    return _one(seen.day + count * DAY if match["step"] == "d" else seen.calendar.add(seen.day, count))


def _read_in(match: re.Match[str], seen: _Today) -> Spoken:
    low, unit = _number(match["low"]), match["unit"]
    high = _number(match["high"]) if match["high"] else low
    return Spoken(_offset(low, unit, seen), _offset(high, unit, seen))


def _read_in_or_two(match: re.Match[str], seen: _Today) -> Spoken:
    return Spoken(_offset(1, match["unit"], seen), _offset(int(_number(match["high"])), match["unit"], seen))


def _read_within(match: re.Match[str], seen: _Today) -> Spoken:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    return Spoken(seen.day, _offset(high, match["unit"], seen))


def _read_ago(match: re.Match[str], seen: _Today) -> Spoken:
    count = _number(match["low"]) * (7 if match["unit"].startswith("week") else 1)
    return _one(seen.day - count * DAY)


def _read_week(match: re.Match[str], seen: _Today) -> Spoken:
    monday = _monday(seen.day) + {"this": 0, "the": 0, "next": 7}[match["which"]] * DAY
    week = _week(monday, seen)
    part = match["part"] or ""
    if part.startswith(("end", "late")):
        return Spoken(max(week.last - DAY if part.startswith("late") else week.last, week.first), week.last)
    if part.startswith(("early", "begin", "start")):
        return Spoken(week.first, min(week.first + DAY, week.last))
    if part.startswith("mid"):
        return Spoken(monday + DAY, monday + 3 * DAY)
    return Spoken(max(week.first, seen.day), week.last) if match["which"] != "next" else week


def _read_week_of(match: re.Match[str], seen: _Today) -> Spoken:
    day = understand(match["day"], seen.day, seen.calendar, past=seen.past)
    return _week(_monday(day.last), seen)


def _read_month(match: re.Match[str], seen: _Today) -> Spoken:
    if match["which"]:
        first = _add_months(seen.day.replace(day=1), {"this": 0, "the": 0, "next": 1}[match["which"]])
    else:
        first = _month_start(_month(match["m"]), seen)
    last, part = _month_end(first), match["part"] or ""
    if part.startswith(("early", "begin", "start")):
        return Spoken(first, first.replace(day=10))
    if part.startswith("mid"):
        return Spoken(first.replace(day=11), first.replace(day=20))
    if part.startswith("late"):
        return Spoken(first.replace(day=21), last)
    if part.startswith("end"):
        return Spoken(last - 4 * DAY, last)
    return Spoken(max(first, seen.day), last)


def _read_week_in_month(match: re.Match[str], seen: _Today) -> Spoken:
    first = _month_start(_month(match["m"]), seen)
    which = {"first": 0, "second": 1, "third": 2, "last": -1}[match["nth"]]
    if which < 0:
        return _week(_monday(_month_end(first)), seen)
    monday = first + ((7 - first.weekday()) % 7) * DAY
    return _week(monday + 7 * which * DAY, seen)


def _read_range(match: re.Match[str], seen: _Today) -> Spoken:
    first_words, last_words = match["first"], match["last"]
    last = understand(last_words, seen.day, seen.calendar, past=seen.past)
    if first_words.isdigit() and last.last.day >= int(first_words):
        return Spoken(last.last.replace(day=int(first_words)), last.last)
    first = understand(first_words, seen.day, seen.calendar, past=seen.past)
    days = last.last
    if days < first.first and re.fullmatch(_WEEKDAY.format("wd"), last_words):
        days += 7 * DAY
    return Spoken(first.first, days)


Reading = Callable[[re.Match[str], _Today], Spoken]
_PART = r"(?P<part>end|late|early|mid(?:dle)?|begin(?:ning)?|start)?(?: of|-)?\s*"

_READINGS: tuple[tuple[str, Reading], ...] = (
    (r"today|tonight|now|tomorrow|tmrw|yesterday|(?:the )?day after tomorrow", _read_near),
    (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", _read_iso),
    (
        (
            rf"(?:{_WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?\s?{_MONTH.format('m')}"
            r"(?:,? (?P<y>\d{4}))?"
        ),
        _read_day_month,
    ),
    (
        rf"(?:{_WEEKDAY.format('wd')},? )?{_MONTH.format('m')} (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?",
        _read_day_month,
    ),
    (r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})?", _read_dotted),
    (rf"(?:{_WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)", _read_ordinal),
    (rf"(?:{_WEEKDAY.format('wd')}) (?:the )?(?P<d>\d{{1,2}})", _read_ordinal),
    (
        rf"(?:(?P<which>next|this|last|coming) )?{_WEEKDAY.format('wd')}(?:\s?\+\s?(?P<more>\d{{1,2}})(?P<step>[wd]))?",
        _read_weekday,
    ),
    (rf"{_WEEKDAY.format('wd')} (?:of )?next week", _read_weekday_in),
    (r"\+\s?(?P<n>\d{1,3})\s?(?P<step>[wdm])?", _read_plus),
    (r"in (?:about )?(?:an?|one) (?P<unit>week|day|month) or (?P<high>two|three)", _read_in_or_two),
    (r"(?:an?|one) (?P<unit>week|day|month) or (?P<high>two|three)", _read_in_or_two),
    (
        rf"in (?:about )?{_COUNT.format('low')}(?:\s?(?:-|to|or)\s?{_COUNT.format('high')})? {_UNIT}",
        _read_in,
    ),
    (
        rf"(?:with)?in (?:the next )?{_COUNT.format('low')}(?:\s?(?:-|to|or)\s?{_COUNT.format('high')})? {_UNIT}",
        _read_within,
    ),
    (rf"{_COUNT.format('low')}\s?(?:-|to|or)\s?{_COUNT.format('high')} {_UNIT}", _read_in),
    (rf"{_COUNT.format('low')} (?P<unit>days?|weeks?) ago", _read_ago),
    (rf"{_PART}(?P<which>this|next|the) week", _read_week),
    (r"(?:the )?week of (?:the )?(?P<day>.+)", _read_week_of),
    (
        rf"(?:the )?(?P<nth>first|second|third|last) week (?:of|in) {_MONTH.format('m')}",
        _read_week_in_month,
    ),
    (rf"(?:in )?{_PART}(?:(?P<which>this|next|the) month|{_MONTH.format('m')})", _read_month),
    (r"(?:between |from )?(?P<first>.+?)\s?(?:-|to|and|or)\s?(?P<last>.+)", _read_range),
)
