"""Grammar of natural-language dates: all patterns, in the order in which they are tried."""

import re
from collections.abc import Callable
from datetime import date

from interview_desk.domain.dates.arithmetic import (
    DateContext,
    add_months,
    add_units,
    day_of_month,
    end_of_month,
    make_single_day,
    monday_of,
    next_month_start,
    next_weekday,
    resolve_date,
    working_week,
)
from interview_desk.domain.dates.calendar import DAY, say_day, say_short
from interview_desk.domain.dates.date_words import (
    COUNT,
    MONTH,
    MONTHS,
    OPEN,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    month_number,
    parse_number,
    tidy_phrase,
    weekday_number,
)
from interview_desk.domain.dates.days import HINT, DateRange, DayHasPassed, NotADate

FAR_YEARS = 10
"""Number of years beyond which a day can only be a typo, because no search looks that far."""


def read(text: str, context: DateContext) -> DateRange:
    """Return the day or days that a text names.

    Raises:
        NotADate: the text is not understood, or names a past day where a coming day is expected.
    """
    phrase = tidy_phrase(text)
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
        raise DayHasPassed(f"{say_day(spoken.last, context.day)} has passed.{better}")
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
    vague = VAGUE.fullmatch(phrase)
    if vague is not None:
        few = "2-3" if vague["unit"] == "weeks" else "3-5"
        raise NotADate(f"how many is that? in {few} {vague['unit']}")
    if phrase.startswith("from ") and re.fullmatch(r"from .+ (?:-|to|until|till|and) .+", phrase):
        return
    unbounded = OPEN.fullmatch(phrase)
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


def _read_near(match: re.Match[str], context: DateContext) -> DateRange:
    steps = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1, "day after tomorrow": 2}
    return make_single_day(context.day + steps[match[0].removeprefix("the ")] * DAY)


def _read_iso(match: re.Match[str], context: DateContext) -> DateRange:
    day = resolve_date(int(match["d"]), int(match["m"]), int(match["y"]), context)
    _agree(match, day)
    return make_single_day(day)


def _read_day_month(match: re.Match[str], context: DateContext) -> DateRange:
    day = resolve_date(int(match["d"]), month_number(match["m"]), int(match["y"]) if match["y"] else None, context)
    _agree(match, day)
    return make_single_day(day)


def _agree(match: re.Match[str], day: date) -> None:
    weekday_name = match.groupdict().get("wd")
    if weekday_name and weekday_number(weekday_name) != day.weekday():
        raise NotADate(f"{say_day(day)} is no {WEEKDAYS[weekday_number(weekday_name)].capitalize()}")


def _read_dotted(match: re.Match[str], context: DateContext) -> DateRange:
    return make_single_day(
        resolve_date(int(match["d"]), int(match["m"]), int(match["y"]) if match["y"] else None, context)
    )


def _read_slashed(match: re.Match[str], context: DateContext) -> DateRange:
    """Read an all-numeric date.

    A year in first place or a number over 12 is clear; otherwise the weekday or the config decides which
    number is the month.
    """
    a, b, c = match["a"] or match["a2"], match["b"] or match["b2"], match["c"] or match["c2"]
    if len(a) == 4:
        day = resolve_date(int(c or "0"), int(b), int(a), context)
        _agree(match, day)
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
        _agree(match, days[0])
        return make_single_day(days[0])
    names = [f"{day} {MONTHS[month - 1][:3]}" for day, month in pairs]
    if not names:
        raise NotADate("there is no such day")
    raise NotADate(f"that may be {' or '.join(names)}: write it so, or set date_order in the config")


def _read_ordinal(match: re.Match[str], context: DateContext) -> DateRange:
    number = int(match["d"])
    for months in range(3):
        first = add_months(context.day.replace(day=1), -months if context.past else months)
        if number <= end_of_month(first).day:
            day = first.replace(day=number)
            if (day <= context.day) if context.past else (day >= context.day):
                _agree(match, day)
                return make_single_day(day)
    raise NotADate("there is no such day")


def _read_weekday(match: re.Match[str], context: DateContext) -> DateRange:
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


def _read_weekday_in(match: re.Match[str], context: DateContext) -> DateRange:
    return make_single_day(monday_of(context.day) + (7 * _weeks_on(match["when"]) + weekday_number(match["wd"])) * DAY)


def _weeks_on(words: str) -> int:
    """Return how many weeks ahead a named week is."""
    return {"this week": 0, "the week": 0, "week": 0, "next week": 1}.get(words, 2)


def _read_week_from(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count of weeks or days from a day: "a week from friday", "two weeks from now"."""
    start = read(match["day"], context)
    if start.is_range:
        raise NotADate(HINT)
    return make_single_day(add_units(parse_number(match["low"]), match["unit"], context._replace(day=start.last)))


def _read_weekday_week(match: re.Match[str], context: DateContext) -> DateRange:
    """Read British "friday week": the Friday after the coming Friday."""
    return make_single_day(next_weekday(weekday_number(match["wd"]), context) + 7 * DAY)


def _read_before(match: re.Match[str], context: DateContext) -> DateRange:
    """Read "before" and a day as the last working day before that day."""
    limit = read(match["day"], context).first
    day = limit - DAY
    while not context.calendar.is_working(day) and day > context.day:
        day -= DAY
    return make_single_day(day)


def _read_hours(match: re.Match[str], context: DateContext) -> DateRange:
    """Read whole days given as hours: "within 48 hours" means by the day after tomorrow."""
    return DateRange(context.day, context.day + int(match["hours"]) // 24 * DAY)


def _read_fortnight(_match: re.Match[str], context: DateContext) -> DateRange:
    return make_single_day(context.day + 14 * DAY)


def _read_midweek(match: re.Match[str], context: DateContext) -> DateRange:
    monday = monday_of(context.day) + (7 if match["which"] == "next" else 0) * DAY
    return DateRange(monday + DAY, monday + 3 * DAY)


def _read_next_working_day(_match: re.Match[str], context: DateContext) -> DateRange:
    return make_single_day(context.calendar.after(context.day))


def _read_weekend(match: re.Match[str], context: DateContext) -> DateRange:
    saturday = monday_of(context.day) + (12 if match["which"] == "next" else 5) * DAY
    return DateRange(max(saturday, context.day), saturday + DAY)


def _read_later(match: re.Match[str], context: DateContext) -> DateRange:
    """Read the rest of this week or month, starting tomorrow."""
    last = (
        working_week(monday_of(context.day), context).last
        if match["unit"] == "week"
        else end_of_month(context.day.replace(day=1))
    )
    return DateRange(context.day + DAY, last)


def _read_year_end(match: re.Match[str], context: DateContext) -> DateRange:
    year = context.day.year + (match["which"] == "next")
    return DateRange(date(year, 12, 27), date(year, 12, 31))


def _read_half_month(match: re.Match[str], context: DateContext) -> DateRange:
    if match["which"]:
        first = add_months(context.day.replace(day=1), {"this": 0, "the": 0, "next": 1}[match["which"]])
    else:
        first = next_month_start(month_number(match["m"]), context)
    middle = first.replace(day=15)
    return DateRange(first, middle) if match["half"] == "first" else DateRange(middle + DAY, end_of_month(first))


def _read_iso_week(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a week by its ISO number, as calendars in continental Europe number weeks."""
    try:
        monday = date.fromisocalendar(context.day.isocalendar().year, int(match["n"]), 1)
        if not context.past and monday + 6 * DAY < context.day:
            monday = date.fromisocalendar(context.day.isocalendar().year + 1, int(match["n"]), 1)
    except ValueError:
        raise NotADate(f"there is no week {match['n']}") from None
    return working_week(monday, context)


def _read_days_of_month(match: re.Match[str], context: DateContext) -> DateRange:
    """Read two days of one month: "dec 1-3"."""
    last = resolve_date(int(match["last"]), month_number(match["m"]), None, context)
    if int(match["first"]) > last.day:
        raise NotADate(HINT)
    return DateRange(day_of_month(last, int(match["first"])), last)


def _read_plus(match: re.Match[str], context: DateContext) -> DateRange:
    count = int(match["n"])
    if match["step"] == "w":
        return make_single_day(context.day + 7 * count * DAY)
    if match["step"] == "m":
        return make_single_day(add_months(context.day, count))
    return make_single_day(
        context.day + count * DAY if match["step"] == "d" else context.calendar.add(context.day, count)
    )


def _read_in(match: re.Match[str], context: DateContext) -> DateRange:
    low, unit = parse_number(match["low"]), match["unit"]
    high = parse_number(match["high"]) if match["high"] else low
    return DateRange(add_units(low, unit, context), add_units(high, unit, context))


def _read_in_or_two(match: re.Match[str], context: DateContext) -> DateRange:
    return DateRange(
        add_units(1, match["unit"], context), add_units(int(parse_number(match["high"])), match["unit"], context)
    )


def _read_within(match: re.Match[str], context: DateContext) -> DateRange:
    low = parse_number(match["low"])
    high = parse_number(match["high"]) if match["high"] else low
    return DateRange(context.day, add_units(high, match["unit"], context))


def _read_ago(match: re.Match[str], context: DateContext) -> DateRange:
    count = parse_number(match["low"]) * (7 if match["unit"].startswith("week") else 1)
    return make_single_day(context.day - count * DAY)


def _read_week(match: re.Match[str], context: DateContext) -> DateRange:
    monday = monday_of(context.day) + 7 * _weeks_on(match["week"]) * DAY
    week = working_week(monday, context)
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
    return working_week(monday_of(day.last), context)


def _read_month(match: re.Match[str], context: DateContext) -> DateRange:
    if match["which"]:
        first = add_months(context.day.replace(day=1), {"next": 1}.get(match["which"], 0))
    else:
        first = next_month_start(month_number(match["m"]), context)
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


def _read_week_in_month(match: re.Match[str], context: DateContext) -> DateRange:
    first = next_month_start(month_number(match["m"]), context)
    which = {"f": 0, "1": 0, "s": 1, "2": 1, "t": 2, "3": 2, "l": -1}[match["nth"][0]]
    if which < 0:
        last = end_of_month(first)
        return working_week(monday_of(last) - (7 * DAY if last.weekday() < 2 else 0 * DAY), context)
    # A week belongs to the month that contains most of its working days.
    monday = monday_of(first) if first.weekday() <= 2 else monday_of(first) + 7 * DAY
    week = working_week(monday + 7 * which * DAY, context)
    return DateRange(max(week.first, first), week.last)


_BARE_DAY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$|^the \d")
_DATED = re.compile(rf"{MONTH.format('m')}|\d(?:st|nd|rd|th)|\d\.\d|\d/\d")
_PART_ALONE = re.compile(r"(?:the )?(?:end|late|early|mid(?:dle)?|begin(?:ning)?|start)")
_OF_A_WEEK = re.compile(r".*?((?: of)? (?:this week|next week|(?:the )?week after next))")
_OF_A_SPAN = re.compile(
    r"(?:the )?(?:end|late|early|mid(?:dle)?|begin(?:ning)?|start)((?: of)?[ -](?:this|next|the|[a-z]+) ?(?:week|month)?)"
)


def _read_range(match: re.Match[str], context: DateContext) -> DateRange:
    first_words, last_words = match["first"], match["last"]
    only_weekday = re.fullmatch(WEEKDAY.format("wd"), first_words)
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
        month = start.last if number >= start.last.day else add_months(start.last.replace(day=1), 1)
        return DateRange(start.first, day_of_month(end_of_month(month.replace(day=1)), number))
    last = read(last_words, context)
    if first_day:
        number = int(first_day[1])
        if last.is_range or not (last_day or _DATED.search(last_words)) or (number > last.last.day and not last_day):
            raise NotADate(HINT)
        return DateRange(day_of_month(last.last, number), last.last)
    first = read(first_words, context)
    days = last.last
    if days < first.first and only_weekday and re.fullmatch(WEEKDAY.format("wd"), last_words):
        days += 7 * DAY
    return DateRange(first.first, days)


Reading = Callable[[re.Match[str], DateContext], DateRange]
_PART = r"(?:the )?(?P<part>end|late(?:r)?|early|mid(?:dle)?|begin(?:ning)?|start)?(?: of|-)?\s*"
_FROM = r"(?:from|after)"

_READINGS: tuple[tuple[str, Reading], ...] = (
    (r"today|tonight|now|tomorrow|tmrw|yesterday|(?:the )?day after tomorrow", _read_near),
    (rf"(?:{WEEKDAY.format('wd')},? )?(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})", _read_iso),
    (
        (
            rf"(?:{WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?[\s/-]?{MONTH.format('m')}"
            r"(?:,? (?P<y>\d{4}))?"
        ),
        _read_day_month,
    ),
    (
        rf"(?:{WEEKDAY.format('wd')},? )?{MONTH.format('m')} (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?",
        _read_day_month,
    ),
    (
        (
            rf"(?:{WEEKDAY.format('wd')},? )?"
            r"(?:(?P<a>\d{1,4})(?P<by>[/.])(?P<b>\d{1,2})(?:(?P=by)(?P<c>\d{2,4}))?|(?P<a2>\d\d)-(?P<b2>\d\d)(?:-(?P<c2>\d{2,4}))?)"
        ),
        _read_slashed,
    ),
    (r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2}))?", _read_dotted),
    (
        rf"{MONTH.format('m')} (?:the )?(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|to|or|and)\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?",
        _read_days_of_month,
    ),
    (rf"(?:{WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)", _read_ordinal),
    (rf"(?:{WEEKDAY.format('wd')}) (?:the )?(?P<d>\d{{1,2}})", _read_ordinal),
    (
        (
            rf"(?:(?:the )?(?P<which>next|this|last|coming|this coming) )?{WEEKDAY.format('wd')}"
            r"(?:\s?\+\s?(?P<more>\d{1,2})(?P<step>[wd]))?"
        ),
        _read_weekday,
    ),
    (rf"{WEEKDAY.format('wd')},? (?:of )?(?P<when>this week|next week|(?:the )?week after next)", _read_weekday_in),
    (rf"(?:a week on )?{WEEKDAY.format('wd')} week", _read_weekday_week),
    (rf"a week on {WEEKDAY.format('wd')}", _read_weekday_week),
    (r"\+\s?(?P<n>\d{1,3})\s?(?P<step>[wdm])?", _read_plus),
    (
        r"(?:(?:with)?in (?:about )?|over )?(?:the next |an? |one )(?P<unit>week|day|month) or (?P<high>two|three)",
        _read_in_or_two,
    ),
    (
        rf"in (?:about )?{COUNT.format('low')}(?:\s?(?:-|to|or)\s?{COUNT.format('high')})? {UNIT}(?:'s?)?",
        _read_in,
    ),
    (
        rf"(?:(?:with)?in|over) (?:the next )?{COUNT.format('low')}(?:\s?(?:-|to|or)\s?{COUNT.format('high')})? {UNIT}",
        _read_within,
    ),
    (r"(?:with)?in (?:the next )?(?P<hours>24|48|72) hours", _read_hours),
    (r"(?:in )?(?:a |one )?fortnight(?:'s)?", _read_fortnight),
    (
        (
            rf"(?:(?:in |within )?between |from )?{COUNT.format('low')}(?:\s?(?:-|to|or|and)\s?{COUNT.format('high')})? {UNIT}(?:'s?)?"
            r"(?: from (?:now|today))?"
        ),
        _read_in,
    ),
    (r"(?:the )?next (?:working|business) day", _read_next_working_day),
    (rf"(?:in )?{COUNT.format('low')} {UNIT} {_FROM} (?P<day>.+)", _read_week_from),
    (rf"{COUNT.format('low')} (?P<unit>days?|weeks?) ago", _read_ago),
    (r"(?:over |at )?(?:(?P<which>this|next|the) )?weekend", _read_weekend),
    (r"later (?:on )?this (?P<unit>week|month)", _read_later),
    (rf"{_PART}(?P<week>(?:this|next|the) week|(?:the )?week after next)", _read_week),
    (r"(?P<part>end) of (?P<week>week)", _read_week),
    (r"(?P<part>end) of (?P<m>)(?P<which>month)", _read_month),
    (r"mid(?:-|\s)?week(?: (?P<which>next|this) week)?", _read_midweek),
    (r"(?:the )?(?:week (?:of|commencing|beginning|starting)|w/c) (?:the )?(?P<day>.+)", _read_week_of),
    (r"(?:the )?(?:calendar )?(?:week|cw|kw)\s?(?P<n>\d{1,2})", _read_iso_week),
    (
        rf"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|last) week (?:of|in) {MONTH.format('m')}",
        _read_week_in_month,
    ),
    (
        rf"(?:the )?(?P<half>first|second) half of (?:(?P<which>this|next|the) month|{MONTH.format('m')})",
        _read_half_month,
    ),
    (rf"(?:in )?{_PART}(?:(?P<which>this|next|the) month|{MONTH.format('m')})", _read_month),
    (r"(?:the )?end of (?:(?P<which>this|next|the) )?(?:year)|(?:the )?year'?s? end", _read_year_end),
    (r"before (?P<day>.+)", _read_before),
    (r"(?P<first>[a-z]+)/(?P<last>[a-z]+)", _read_range),
    (
        r"(?:between |from )?(?P<first>.+?)\s?(?:-|\bto\b|\band\b|\bor\b|\buntil\b|\btill\b)\s?(?P<last>.+)",
        _read_range,
    ),
)
