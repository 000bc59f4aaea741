"""Times of interviews: a day with a time, and perhaps an end or a length, as people and calendars write them.

A text is read in every way that the patterns allow. If exactly one of them makes sense, it is the meaning;
otherwise the error says what would be understood.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.dates.calendar import WorkCalendar, later, local_day, say_day
from interview_desk.domain.dates.days import HINT, DateRange, DayHasPassed, NotADate, TimeMissing
from interview_desk.domain.dates.parser import parse_days

if TYPE_CHECKING:
    from interview_desk.domain.dates.clock import TimeSpan


class Appointment(NamedTuple):
    """Start of an interview, and its length in minutes if the text has an end or a length."""

    starts_at: datetime
    minutes: int | None = None


class _Reading(NamedTuple):
    """Way to read a text: the words of the day, a match of the time, and a match of the length."""

    day: str
    time: re.Match[str]
    length: re.Match[str] | None


class _Reader(NamedTuple):
    """Context for reading a time."""

    now: datetime
    calendar: WorkCalendar
    zone: tzinfo
    past: bool
    order: str

    @property
    def today(self) -> date:
        return local_day(self.now, self.zone)


def parse_appointment(
    text: str, now: datetime, calendar: WorkCalendar, zone: tzinfo, *, past: bool = False, order: str = ""
) -> Appointment:
    """Parse a day and a time, perhaps with an end or a length, as in "tomorrow 14:30" or "fri 2-3pm".

    Args:
        text: the text that was typed.
        now: the moment from which words count.
        calendar: the working days.
        zone: the time zone of a time without an offset.
        past: whether past times are expected.
        order: how to read "4/12", one of `DATE_ORDERS`.

    Raises:
        TimeMissing: there is no time in the text.
        NotADate: the text is not understood, or names more than one day or time.
    """
    from interview_desk.domain.dates.date_words import LONGEST  # noqa: PLC0415 - its patterns are needed when words come

    reader = _Reader(now, calendar, zone, past, order)
    phrase = _normalize(text)
    if len(phrase) > LONGEST:
        raise TimeMissing("a time is missing: fri 14:30")
    relative = _read_relative(phrase, reader)
    if relative is not None:
        return Appointment(relative)
    phrase = _rewrite_iso(phrase)
    results: list[Appointment] = []
    problems: list[NotADate] = []
    for reading in _list_readings(phrase):
        try:
            results.append(_resolve(reader, reading))
        except NotADate as problem:
            problems.append(problem)
    return _choose(results, problems, reader)


def parse_moment(
    text: str, now: datetime, calendar: WorkCalendar, zone: tzinfo, *, past: bool = False, order: str = ""
) -> datetime:
    """Parse a day and a time without a length; for the arguments, see `parse_appointment`.

    Raises:
        TimeMissing: there is no time in the text.
        NotADate: the text is not understood, or has an end or a length.
    """
    appointment = parse_appointment(text, now, calendar, zone, past=past, order=order)
    if appointment.minutes is not None:
        raise NotADate("one time is needed: fri 14:30")
    return appointment.starts_at


def format_appointment(appointment: Appointment, today: date, zone: tzinfo) -> str:
    """Format a time with its length: "Fri 27 Nov 14:30, 60 min"."""
    local = appointment.starts_at.astimezone(zone)
    length = f", {appointment.minutes} min" if appointment.minutes is not None else ""
    return f"{say_day(local.date(), today)} {local:%H:%M}{length}"


_BRACKETS = str.maketrans(dict.fromkeys("()[]", " ") | {"@": " at "})
_DOTTED_HALF = re.compile(r"\b([ap])\. ?m\b\.?")
_NOW = re.compile(r"(?:just |right )?now")
_RELATIVE = re.compile(r"(?P<before>in )?(?P<length>.+?)(?P<after> ago| from now)?")
_UNCOUNTED = re.compile(r"(?:in )?(?:a )?(?:few|several|some) (?P<unit>hours|minutes)(?P<ago> ago)?")


def _normalize(text: str) -> str:
    from interview_desk.domain.dates.date_words import normalize_text  # noqa: PLC0415 - see parse_appointment

    return normalize_text(_DOTTED_HALF.sub(r"\1m", normalize_text(text)).translate(_BRACKETS))


def _read_relative(phrase: str, reader: _Reader) -> datetime | None:
    """Return a time that counts from now, as in "an hour ago" or "in 20 minutes"; None for another text."""
    from interview_desk.domain.dates.clock import LENGTH, read_length  # noqa: PLC0415 - see parse_appointment

    uncounted = _UNCOUNTED.fullmatch(phrase)
    if uncounted is not None:
        count = 3 if uncounted["unit"] == "hours" else 20
        better = f"{count} {uncounted['unit']} ago" if uncounted["ago"] else f"in {count} {uncounted['unit']}"
        raise NotADate(f"how many is that? {better}")
    match = _RELATIVE.fullmatch(phrase)
    if match is None or not (_NOW.fullmatch(phrase) or (match["before"] is None) != (match["after"] is None)):
        return None
    length = LENGTH.fullmatch(match["length"])
    if length is None and not _NOW.fullmatch(phrase):
        return None
    minutes = read_length(length) if length is not None else 0
    ago = match["after"] == " ago"
    moment = later(
        reader.now.replace(second=0, microsecond=0), timedelta(minutes=-minutes if ago else minutes), reader.zone
    )
    if reader.past and minutes and not ago:
        raise NotADate(f"{say_day(moment.date(), reader.today)} {moment:%H:%M} is still to come")
    if not reader.past and moment.date() < reader.today:
        raise DayHasPassed(f"{say_day(moment.date(), reader.today)} has passed.")
    return moment


_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2}|\d{8})t(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?P<offset>z|[+-]\d{2}(?::?\d{2})?)?(?!\w)"
)
_SLASH = re.compile(r"(?<=\d) ?/ ?(?=\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2} )")
_SAME_DAY = re.compile(r"^(?P<day>\d{4}-\d{2}-\d{2}) (?P<start>[\d:]{4,8}) ?(?:-|to|until) ?(?P=day) ")


def _rewrite_iso(phrase: str) -> str:
    """Return a text with ISO 8601 times in the form of other times, and a repeated day left out."""
    return _SAME_DAY.sub(r"\g<day> \g<start> - ", _SLASH.sub(" - ", _ISO.sub(_rewrite_instant, phrase)))


def _rewrite_instant(match: re.Match[str]) -> str:
    offset, time = match["offset"] or "", f"{match['hour']}:{match['minute']}"
    digits = offset[1:].replace(":", "")
    if offset.startswith("-") and match["second"] is None:
        # A hyphen may also stand before an end: no clock is 15 hours off, and no interview ends before its start.
        if digits[:2] > "14":
            return f"{match['day']} {time} - {digits[:2]}:{digits[2:] or '00'}"
        if digits.ljust(4, "0") > f"{match['hour']}{match['minute']}":
            end = f"{int(digits[:2])}:{digits[2:] or '00'}"
            example = f"{match['day']} {int(match['hour'])}:{match['minute']} to {end}"
            raise NotADate(f"is {offset} the end or a time zone? {example}")
    return f"{match['day']} {time}:{match['second'] or '00'}{' utc' if offset else ''}{offset.removeprefix('z')}"


def _list_readings(phrase: str) -> Iterator[_Reading]:
    from interview_desk.domain.dates.clock import LENGTH  # noqa: PLC0415 - see parse_appointment

    for length in (None, *LENGTH.finditer(phrase)):
        words = _cut(phrase, length) if length is not None else phrase
        for time in _list_times(words):
            if length is None or length["unit"] != "h" or time.start() < length.start():
                yield _Reading(_cut(words, time), time, length)


def _list_times(words: str) -> Iterator[re.Match[str]]:
    from interview_desk.domain.dates.clock import TIME, is_time, may_be_date  # noqa: PLC0415 - see parse_appointment

    for match in TIME.finditer(words):
        if is_time(match) or may_be_date(match):
            yield match
        end = max(match.start("hour_end"), match.start("word_end"))
        alone = TIME.match(words, end) if end >= 0 and not match["lead"] else None
        if alone is not None and is_time(alone):
            yield alone  # "december 1 - 2:30pm": the number before it is the day's


def _cut(words: str, match: re.Match[str]) -> str:
    """Return the words around a match, without the punctuation that parted them from it."""
    before, after = words[: match.start()].rstrip(" ,;-/"), words[match.end() :].lstrip(" ,;-/")
    return f"{before} {after}".strip()


_PARTS_OF_DAY = re.compile(r"\b(morning|afternoon|evening|tonight)\b")


def _resolve(reader: _Reader, reading: _Reading) -> Appointment:
    """Return the appointment of a reading.

    Raises:
        NotADate: the reading makes no sense.
    """
    from interview_desk.domain.dates import clock  # noqa: PLC0415 - see parse_appointment

    zone = clock.NAMED_ZONE.match(reading.time.string, reading.time.end())
    if zone is not None:
        raise NotADate(
            f"“{zone['name']}” is not certain to be one zone: write the time where you are, or an offset, as in"
            " 2026-12-01 14:30+01:00"
        )
    if any(clock.is_time(match) for match in clock.TIME.finditer(reading.day)):
        raise NotADate("one time is needed: fri 14:30, or fri 14:30 to 15:30")
    in_day = _PARTS_OF_DAY.search(reading.day)
    part = reading.time["part"] or (in_day[1] if in_day else "")
    span = clock.read_time_span(reading.time, part.replace("tonight", "evening"))
    length = clock.check_length(clock.read_length(reading.length)) if reading.length is not None else None
    if reading.time["part"] and not reading.day:
        raise NotADate(f"which day is that? fri {clock.format_minutes(span.start)}")
    spoken = parse_days(reading.day or "today", reader.today, reader.calendar, past=reader.past, order=reader.order)
    if spoken.is_range:
        raise NotADate("one day is needed: fri 14:30")
    return _place(reader, spoken, span, reading.time["zone"] or "", length)


def _place(reader: _Reader, spoken: DateRange, span: "TimeSpan", offset: str, length: int | None) -> Appointment:
    """Return the appointment at a time span of a day."""
    from interview_desk.domain.dates import clock  # noqa: PLC0415 - see parse_appointment

    zone = clock.read_offset(offset) if offset else reader.zone
    starts_at = _at_minute(spoken.last, span.start, zone).replace(second=span.second)
    if span.end is None:
        return Appointment(starts_at.astimezone(reader.zone), length)
    minutes = (_at_minute(spoken.last, span.end, zone).astimezone(UTC) - starts_at.astimezone(UTC)) // timedelta(
        minutes=1
    )
    if length is not None and length != minutes:
        start, end = clock.format_minutes(span.start), clock.format_minutes(span.end)
        raise NotADate(f"{start} to {end} is {minutes} min, not {length}")
    return Appointment(starts_at.astimezone(reader.zone), minutes)


def _at_minute(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return the instant of a minute on a local day.

    Raises:
        NotADate: a clock change removes this time.
    """
    at = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=zone)
    if at.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != at.replace(tzinfo=None):
        raise NotADate(f"the clocks skip {minutes // 60}:{minutes % 60:02} on {say_day(day)} {day.year}")
    return at


def _choose(results: list[Appointment], problems: list[NotADate], reader: _Reader) -> Appointment:
    """Return the only result, or raise the problem that says most."""
    distinct = list(dict.fromkeys(results))
    if len(distinct) == 1:
        return distinct[0]
    if distinct:
        either = " or ".join(format_appointment(result, reader.today, reader.zone) for result in distinct[:2])
        raise NotADate(f"that may be {either}: write it so")
    if not problems:
        raise TimeMissing("a time is missing: fri 14:30")
    raise min(problems, key=lambda problem: (not isinstance(problem, DayHasPassed), str(problem) == HINT))
