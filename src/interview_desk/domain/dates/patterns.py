"""Grammar of natural-language dates: all patterns, in the order in which they are tried."""

import re
from collections.abc import Callable

from interview_desk.domain.dates import single_days, spans
from interview_desk.domain.dates.arithmetic import (
    DateContext,
    add_months,
    add_units,
    day_of_month,
    end_of_month,
    make_single_day,
    monday_of,
    next_weekday,
    working_week,
)
from interview_desk.domain.dates.calendar import DAY, say_day, say_short
from interview_desk.domain.dates.date_words import (
    AFTER_NEXT,
    COUNT,
    LONGEST,
    MONTH,
    NAMED_WEEK,
    ONE_OR_NEXT,
    OPEN,
    UNIT,
    VAGUE,
    WEEKDAY,
    parse_number,
    tidy_phrase,
    weekday_number,
)
from interview_desk.domain.dates.days import HINT, DateRange, DayHasPassed, NotADate
from interview_desk.domain.dates.holidays import HOLIDAY, read_holiday

_DEEPEST = 4
"""Number of texts within texts that a phrase may have, as in "a week from the day after tomorrow"."""
_IN_NEW_YEAR = re.compile(r"^(?:early )?in the new year$")
FAR_YEARS = 10
"""Number of years beyond which a day can only be a typo, because no search looks that far."""


def read(text: str, context: DateContext) -> DateRange:
    """Return the day or days that a text names.

    Raises:
        NotADate: the text is not understood, or names a past day where a coming day is expected.
    """
    phrase, context = tidy_phrase(text), context._replace(depth=context.depth + 1)
    if len(phrase) > LONGEST or context.depth > _DEEPEST:
        raise NotADate(HINT)
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
        low, high = (2, 3) if vague["unit"] in {"weeks", "months"} else (3, 5)
        some = (
            f"{low if context.past else 3} {vague['unit']} ago" if vague["ago"] else f"in {low}-{high} {vague['unit']}"
        )
        raise NotADate(f"how many is that? {some}")
    either = ONE_OR_NEXT.fullmatch(phrase)
    if either is not None:
        span = "7 days" if either["unit"] == "week" else "a month"
        raise NotADate(f"that may be within {span} or next {either['unit']}: write it so")
    after_next = AFTER_NEXT.fullmatch(phrase)
    if after_next is not None:
        day = next_weekday(weekday_number(after_next["wd"]), context)
        either_day = " or ".join(say_day(day + weeks * 7 * DAY, context.day) for weeks in (1, 2))
        raise NotADate(f"that may be {either_day}: write it so")
    _refuse_unbounded(_IN_NEW_YEAR.sub("after new year", phrase), context)


def _refuse_unbounded(phrase: str, context: DateContext) -> None:
    """Refuse a text without a last day, and suggest the first week."""
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


def _read_week_from(match: re.Match[str], context: DateContext) -> DateRange:
    """Read a count of weeks or days from a day: "a week from friday", "two days before christmas"."""
    start = read(match["day"], context)
    if start.is_range:
        raise NotADate(HINT)
    count = parse_number(match["low"]) * (-1 if match["side"] == "before" else 1)
    return make_single_day(add_units(count, match["unit"], context._replace(day=start.last)))


def _read_week_on(match: re.Match[str], context: DateContext) -> DateRange:
    """Read weeks from a near day: "a week tomorrow", "two weeks on friday", British "friday week"."""
    counted = match.groupdict().get("low")
    weeks = 2 if "fortnight" in match[0] else parse_number(counted or "one")
    return make_single_day(read(match["day"], context).last + 7 * weeks * DAY)


def _read_before(match: re.Match[str], context: DateContext) -> DateRange:
    """Read "before" and a day as the last working day before that day."""
    limit = read(match["day"], context).first
    day = limit - DAY
    while not context.calendar.is_working(day) and day > context.day:
        day -= DAY
    return make_single_day(day)


def _read_week_of(match: re.Match[str], context: DateContext) -> DateRange:
    day = read(match["day"], context)
    return working_week(monday_of(day.last), context)


_BARE_DAY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$|^the \d")
_DATED = re.compile(rf"{MONTH.format('m')}|\d(?:st|nd|rd|th)|\d\.\d|\d/\d")
_PART_ALONE = re.compile(r"(?:the )?(?:end|late|early|mid(?:dle)?|begin(?:ning)?|start)")
_OF_A_WEEK = re.compile(r".*?((?: of)? (?:this week|next week|(?:the )?week after next))")
_IN_A_WEEK = re.compile(rf"(?P<week>{NAMED_WEEK}),?(?: on)? {WEEKDAY.format('wd')}")
_OF_A_SPAN = re.compile(
    r"(?:the )?(?:end|late|early|mid(?:dle)?|begin(?:ning)?|start)((?: of)?[ -](?:this|next|the|[a-z]+) ?(?:week|month)?)"
)


def _read_range(match: re.Match[str], context: DateContext) -> DateRange:
    first_words, last_words = match["first"], match["last"]
    only_weekday = re.fullmatch(WEEKDAY.format("wd"), first_words)
    shared = (_OF_A_WEEK if only_weekday else _OF_A_SPAN).fullmatch(last_words)
    if shared is not None and (only_weekday or _PART_ALONE.fullmatch(first_words)):
        first_words += shared[1]  # "thu or fri next week" means next week for both
    in_week = _IN_A_WEEK.fullmatch(first_words)
    if in_week is not None and re.fullmatch(WEEKDAY.format("wd"), last_words):
        last_words = f"{in_week['week']} {last_words}"  # "next week on thu or fri"
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
_PART = r"(?:in |at )?(?:the )?(?P<part>end|late(?:r)?|early|mid(?:dle)?|begin(?:ning)?|start)?(?: of|-)?\s*"
_NEAR_DAY = rf"(?P<day>{WEEKDAY.format('wd')}|today|tomorrow)"
_MORE = rf"(?:\s?(?:-|to|or)\s?{COUNT.format('high')})?"
_YEAR = r"(?:(?:,? |[-/.])(?P<y>\d{4}|(?<=[-/.])\d{2}))?"
_AT_MOST = r"(?:at (?:the )?most|max\.?|maximum|(?:no|not) more than|up to|less than)"

_READINGS: tuple[tuple[str, Reading], ...] = (
    (r"today|tonight|now|tomorrow|tmrw|yesterday|(?:the )?day after tomorrow", single_days.read_near),
    (rf"(?:{WEEKDAY.format('wd')},? )?(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})", single_days.read_iso),
    (r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", single_days.read_iso),
    (rf"(?P<y>\d{{4}})[ /-]{MONTH.format('m')}[ /-](?P<d>\d{{1,2}})", single_days.read_day_month),
    (
        (
            rf"(?:{WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?[\s/-]?{MONTH.format('m')}"
            rf"{_YEAR}"
        ),
        single_days.read_day_month,
    ),
    (
        rf"(?:{WEEKDAY.format('wd')},? )?{MONTH.format('m')}[ /-](?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:(?:,? |[-/])(?P<y>\d{{4}}))?",
        single_days.read_day_month,
    ),
    (
        (
            rf"(?:{WEEKDAY.format('wd')},? )?"
            r"(?:(?P<a>\d{1,4})(?P<by>[/.])(?P<b>\d{1,2})(?:(?P=by)(?P<c>\d{2,4}))?|(?P<a2>\d\d)-(?P<b2>\d\d)(?:-(?P<c2>\d{2,4}))?)"
        ),
        single_days.read_slashed,
    ),
    (r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2}))?", single_days.read_dotted),
    (
        rf"{MONTH.format('m')} (?:the )?(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|to|or|and)\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?",
        spans.read_days_of_month,
    ),
    (rf"(?:{WEEKDAY.format('wd')},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)", single_days.read_ordinal),
    (rf"(?:{WEEKDAY.format('wd')}) (?:the )?(?P<d>\d{{1,2}})", single_days.read_ordinal),
    (
        (
            rf"(?:(?:the )?(?P<which>next|this|last|coming|this coming) )?{WEEKDAY.format('wd')}"
            r"(?:\s?\+\s?(?P<more>\d{1,2})(?P<step>[wd]))?"
        ),
        single_days.read_weekday,
    ),
    (
        rf"{WEEKDAY.format('wd')},? (?:of |in )?(?P<when>{NAMED_WEEK})",
        single_days.read_weekday_in,
    ),
    (rf"(?:in )?(?P<when>{NAMED_WEEK}),?(?: on)? {WEEKDAY.format('wd')}", single_days.read_weekday_in),
    (rf"(?:a week on )?{_NEAR_DAY} week", _read_week_on),
    (rf"(?:{COUNT.format('low')} weeks?|a fortnight) (?:on )?{_NEAR_DAY}", _read_week_on),
    (r"\+\s?(?P<n>\d{1,3})\s?(?P<step>[wdm])?", single_days.read_plus),
    (
        r"(?:(?:with)?in (?:about )?|over )?(?:the next |an? |one )(?P<unit>week|day|month) or (?P<high>two|three)",
        single_days.read_in_or_two,
    ),
    (
        rf"in (?:about )?{COUNT.format('low')}(?:\s?(?:-|to|or)\s?{COUNT.format('high')})? {UNIT}(?:'s?)?",
        single_days.read_in,
    ),
    (
        rf"(?:(?:with)?in|over|(?:(?:(?:with)?in|over) )?the (?:next|coming|following)) {COUNT.format('low')}{_MORE} {UNIT}",
        single_days.read_within,
    ),
    (rf"(?:(?:with)?in )?{_AT_MOST} {COUNT.format('low')}{_MORE} {UNIT}", single_days.read_within),
    (rf"{COUNT.format('low')}{_MORE} {UNIT},? (?:at (?:the )?most|max(?:imum)?)", single_days.read_within),
    (r"(?:within|over) the (?P<low>)(?P<high>)next (?P<unit>week|month)", single_days.read_within),
    (r"(?:with)?in (?:the next )?(?P<hours>24|48|72) hours", single_days.read_hours),
    (r"(?:in )?(?:a |one )?fortnight(?:'s)?", single_days.read_fortnight),
    (
        (
            rf"(?:(?:in |within )?between |from )?{COUNT.format('low')}(?:\s?(?:-|to|or|and)\s?{COUNT.format('high')})? {UNIT}(?:'s?)?"
            r"(?: from (?:now|today))?"
        ),
        single_days.read_in,
    ),
    (r"(?:the )?next (?:working|business) day", single_days.read_next_working_day),
    (rf"(?:in )?{COUNT.format('low')} {UNIT} (?P<side>from|after|before) (?P<day>.+)", _read_week_from),
    (rf"{COUNT.format('low')} {UNIT} ago", single_days.read_ago),
    (r"(?:a |one )?fortnight ago", single_days.read_fortnight_ago),
    (HOLIDAY, read_holiday),
    (r"(?:over |at )?(?:(?P<which>this|next|the) )?weekend", spans.read_weekend),
    (r"later (?:on )?this (?P<unit>week|month)", spans.read_later),
    (rf"{_PART}(?P<week>(?:this|next|the) week|(?:the )?week after next)", spans.read_week),
    (r"(?P<part>end) of (?P<week>week)", spans.read_week),
    (r"(?P<part>end) of (?P<m>)(?P<which>month)(?P<y>)", spans.read_month),
    (r"mid(?:-|\s)?week(?: (?P<which>next|this) week)?", spans.read_midweek),
    (r"(?:the )?(?:week (?:of|commencing|beginning|starting)|w/c) (?:the )?(?P<day>.+)", _read_week_of),
    (r"(?:the )?(?:calendar )?(?:week|cw|kw)\s?(?P<n>\d{1,2})", spans.read_iso_week),
    (
        rf"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|last) week (?:of|in) {MONTH.format('m')}",
        spans.read_week_in_month,
    ),
    (
        rf"(?:the )?(?P<half>first|second) half of (?:(?P<which>this|next|the) month|{MONTH.format('m')})",
        spans.read_half_month,
    ),
    (rf"{_PART}(?:(?P<which>this|next|the) month|{MONTH.format('m')}(?:,? (?P<y>\d{{4}}))?)", spans.read_month),
    (r"(?:at )?(?:the )?end of (?:(?P<which>this|next|the) )?(?:year)|(?:the )?year'?s? end", spans.read_year_end),
    (r"before (?P<day>.+)", _read_before),
    (r"(?P<first>[a-z]+)/(?P<last>[a-z]+)", _read_range),
    (
        r"(?:between |from )?(?P<first>.+?)\s?(?:-|\bto\b|\band\b|\bor\b|\buntil\b|\btill\b)\s?(?P<last>.+)",
        _read_range,
    ),
)
