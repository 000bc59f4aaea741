"""Times of day and lengths of time: their patterns, and their minutes."""

import re
from collections.abc import Callable
from datetime import UTC, timedelta, timezone, tzinfo
from typing import NamedTuple

from interview_desk.domain.dates.calendar import say_span
from interview_desk.domain.dates.days import NotADate

HALF_DAY = 12 * 60
LONGEST_LENGTH = 24 * 60
"""Longest interview in minutes; anything longer is not a conversation."""
_FARTHEST_OFFSET = 14

_CLOCK = (
    r"(?:(?P<word{0}>(?:12 )?noon|midday|midnight)"
    r"|(?P<hour{0}>\d{{1,2}})(?:(?P<mark{0}>[:.])(?P<minute{0}>\d{{2}})(?::(?P<second{0}>\d{{2}})(?:[.,]\d{{1,9}})?)?"
    r"|(?P<h{0}> ?h)(?: ?(?P<after_h{0}>\d{{2}})(?! ?m))?)?(?P<oclock{0}> ?o'clock)?(?: ?(?P<half{0}>am|pm))?)"
    r"(?!(?!z\b)[\w/:.])"
)
_OFFSET = r"(?P<zone>(?:utc|gmt) ?[+-]\d{1,2}(?::?\d{2})?|\+\d{1,2}(?::?\d{2})?|utc|gmt|z)(?!\w)"
TIME = re.compile(
    rf"(?<![\w./:+-])(?:(?:starting )?(?P<lead>at|from|between) )?{_CLOCK.format('')}"
    rf"(?:(?: ?- ?| (?P<joint>to|until|till|til|and) ){_CLOCK.format('_end')})?(?: ?{_OFFSET})?(?: (?:local|my) time)?"
    r"(?: in the (?P<part>morning|afternoon|evening))?"
)
"""Time of day, or a start and an end, with what belongs to it: "at 2pm", "2:30 - 3:30pm", "14:30 utc", "10 in the morning"."""
NAMED_ZONE = re.compile(
    r" ?(?P<name>[a-z]{3,12}/[a-z_]{3,20}|(?:eastern|central|mountain|pacific|atlantic)(?: standard| daylight)? time"
    r"|[ecmp][sd]?t|ak[sd]t|hst|c?est|cet|west|wet|ee?s?t|bst|ist|msk|jst|kst|sgt|hkt|a[ecw][sd]t|nz[sd]t)(?!\w)"
)
"""Time zone by its name, after a time."""

_DIGITS = r"\d{1,4}(?:[.,]\d{1,2})?"
_WORD = r"(?:a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty(?:[- ]five)?|sixty|ninety)"
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45,
    "sixty": 60, "ninety": 90,
}  # fmt: skip
LENGTH = re.compile(
    r"(?<![\w.:+-])(?:for )?(?:about |around |roughly )?(?:(?P<half>half an hour|(?:a )?half[- ]hour)"
    rf"|(?:(?P<hours>{_DIGITS})[- ]?|(?P<hour_word>{_WORD})(?P<half_before> and a half)?[- ])(?P<unit>h|hrs?|hours?)"
    r"(?P<half_after> and a half)?(?:(?: and)? ?(?P<extra>\d{1,2}) ?(?:m|mins?|minutes?)| ?(?P<bare_extra>\d{2}))?"
    rf"|(?:(?P<minutes>{_DIGITS})[- ]?(?:m|mins?|minutes?)|(?P<minute_word>{_WORD})[- ](?:mins?|minutes?))"
    r"|(?P<primes>\d{1,3})')(?: long)?(?!\w)"
)
"""Length of time: "60 min", "1 h 40", "an hour and a half"."""


class Clock(NamedTuple):
    """Time of day as written: "2:30pm" has a half of the day, and "2" is bare."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    is_word: bool = False
    is_bare: bool = False
    has_h: bool = False
    has_zero: bool = False
    """True if the hour begins with a zero, as on a 24-hour clock."""

    @property
    def is_fixed(self) -> bool:
        """True if the half of the day is certain."""
        return bool(self.half) or self.is_word or self.has_h or self.hour > 12 or self.hour == 0

    @property
    def minutes(self) -> int:
        """Minutes since midnight; without "am" or "pm", the hours are those of a 24-hour clock."""
        if not self.half:
            return self.hour * 60 + self.minute
        return self.hour % 12 * 60 + self.minute + (HALF_DAY if self.half == "pm" else 0)

    def list_options(self) -> tuple[int, ...]:
        """Return the minutes since midnight that it may mean: one, or one in each half of the day."""
        if self.is_fixed:
            return (self.minutes,)
        morning = self.hour % 12 * 60 + self.minute
        return (morning, morning + HALF_DAY)


class TimeSpan(NamedTuple):
    """Start and end of a time span, in minutes since midnight; without an end, a moment."""

    start: int
    end: int | None = None
    second: int = 0


def format_minutes(minutes: int) -> str:
    """Format minutes since midnight as a time of day: "14:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def is_time(match: re.Match[str]) -> bool:
    """Return True if a match of `TIME` is more than a number, and no date such as 4.12."""
    if match["lead"] or match["part"]:
        return True
    marked = any(match[f"{name}{end}"] for name in ("word", "h", "oclock", "half") for end in ("", "_end"))
    return marked or match["minute_end"] is not None or (match["minute"] is not None and not may_be_date(match))


def may_be_date(match: re.Match[str]) -> bool:
    """Return True if a match of `TIME` may be a day and a month: "4.12"."""
    alone = not (match["half"] or match["lead"] or match["part"] or match["hour_end"] or match["word_end"])
    return alone and match["mark"] == "." and 1 <= int(match["minute"]) <= 12


def read_clock(match: re.Match[str], end: str = "") -> Clock:
    """Return the time of a match of `TIME`; with `end="_end"`, its end.

    Raises:
        NotADate: there is no such time.
    """
    if match[f"word{end}"] == "midnight":
        raise NotADate("midnight begins one day and ends another: fri 0:00, or fri 23:59")
    if match[f"word{end}"]:
        return Clock(12, is_word=True)
    hour, half = int(match[f"hour{end}"]), match[f"half{end}"] or ""
    minute_text = match[f"minute{end}"] or match[f"after_h{end}"]
    minute, second = int(minute_text or 0), int(match[f"second{end}"] or 0)
    if half and not 1 <= hour <= 12:
        raise NotADate(f"{hour} {half} is no time")
    if hour > 23 or minute > 59 or second > 59:
        raise NotADate(f"{hour}:{minute:02} is no time")
    is_bare = not (minute_text or half or match[f"h{end}"])
    return Clock(
        hour,
        minute,
        second,
        half,
        is_bare=is_bare,
        has_h=match[f"h{end}"] is not None,
        has_zero=match[f"hour{end}"][0] == "0",
    )


_IN_PART: dict[str, Callable[[int], bool]] = {
    "morning": lambda minutes: 60 <= minutes < HALF_DAY,
    "afternoon": lambda minutes: minutes >= HALF_DAY,
    "evening": lambda minutes: minutes >= HALF_DAY + 60,
}


def read_time_span(match: re.Match[str], part: str) -> TimeSpan:
    """Return the start and the end of a match of `TIME`, in a part of the day if the text names it.

    Raises:
        NotADate: there is no such time, it is not certain which is meant, or the end is not after the start.
    """
    start = read_clock(match)
    if not (match["hour_end"] or match["word_end"]):
        _refuse_unclear(match, start, part)
        return TimeSpan(_choose_start(start, part), None, start.second)
    if match["joint"] == "and" and match["lead"] != "between":
        raise NotADate("one time is needed: fri 14:30, or fri 14:30 to 15:30")
    end = read_clock(match, "_end")
    first = _choose_start_before(start, end, part)
    last = _choose_end_after(end, first, is_near=bool(start.half or start.is_word or part))
    if last <= first:
        raise NotADate(f"{format_minutes(last)} is not after {format_minutes(first)}: fri 14:30 to 15:30")
    return TimeSpan(first, last, start.second)


def _refuse_unclear(match: re.Match[str], clock: Clock, part: str) -> None:
    if may_be_date(match):
        written = f"{match['hour']}.{match['minute']}"
        raise NotADate(f"is {written} the time or a day? fri {format_minutes(clock.minutes)}, or fri {written}. 14:30")
    if clock.has_h and clock.hour < 6 and not (part or match["lead"] or match["after_h"]):
        raise NotADate(
            f"is {clock.hour}h the time or the length? fri {clock.hour:02}:00, or fri 14:30, {clock.hour or 1} h"
        )


def _choose_start(clock: Clock, part: str) -> int:
    if part:
        options = [minutes for minutes in clock.list_options() if _IN_PART[part](minutes)]
        if not options:
            raise NotADate(f"{format_minutes(clock.minutes)} is not in the {part}")
        return options[0]
    if clock.is_bare and not clock.is_fixed:
        afternoon = format_minutes(clock.hour * 60 % HALF_DAY + HALF_DAY) if clock.hour < 8 else f"{clock.hour}:00"
        usual = "pm" if clock.hour < 8 or clock.hour == 12 else "am"
        raise NotADate(f"is that {clock.hour}am or {clock.hour}pm? fri {clock.hour}{usual}, or fri {afternoon}")
    return clock.minutes


def _choose_start_before(start: Clock, end: Clock, part: str) -> int:
    """Return the start: where only the end has "am" or "pm", the nearest time before it."""
    if part or start.is_fixed:
        return _choose_start(start, part)
    if end.half or end.is_word:
        return max((option for option in start.list_options() if option < end.minutes), default=start.minutes)
    return _choose_start(start, part) if end.is_bare else start.minutes


def _choose_end_after(end: Clock, start: int, *, is_near: bool) -> int:
    """Return the end: where only the start has "am" or "pm", the nearest time after it."""
    if end.is_fixed or end.has_zero or not is_near:
        return end.minutes
    return min((option for option in end.list_options() if option > start), default=end.minutes)


def read_length(match: re.Match[str]) -> int:
    """Return the minutes of a match of `LENGTH`.

    Raises:
        NotADate: it is no whole number of minutes.
    """
    if match["half"]:
        return 30
    count = match["minutes"] or match["minute_word"] or match["primes"]
    if count:
        minutes = _parse_count(count)
    else:
        half = 0.5 if match["half_before"] or match["half_after"] else 0
        minutes = (_parse_count(match["hours"] or match["hour_word"]) + half) * 60 + int(
            match["extra"] or match["bare_extra"] or 0
        )
    if abs(minutes - round(minutes)) > 1e-6:
        raise NotADate(f"{match[0].strip()} is no length: 90 min")
    return round(minutes)


def _parse_count(words: str) -> float:
    return float(_COUNTS.get(words.replace("-", " "), 0) or words.replace(",", "."))


def check_length(minutes: int) -> int:
    """Return the length of an interview if there can be one.

    Raises:
        NotADate: it is nothing, or more than a day.
    """
    if not 0 < minutes <= LONGEST_LENGTH:
        raise NotADate(f"{say_span(timedelta(minutes=minutes))} is no length: 45 min, 1 h 30")
    return minutes


def read_offset(text: str) -> tzinfo:
    """Return the time zone of an offset: "utc", "+01:00", "gmt-5".

    Raises:
        NotADate: no clock is that far off.
    """
    match = re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})?", re.sub(r"[a-z ]", "", text))
    if match is None:
        return UTC
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > _FARTHEST_OFFSET or minutes > 59:
        raise NotADate(f"{match[0]} is no time zone: +01:00")
    return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if match[1] == "-" else 1))
