"""Meetings from other programs (iCalendar, RFC 5545 and RFC 5546), read into values of our own.

Nothing is decided here: the caller judges whether a meeting is an interview, and for which application.
"""

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty
from icalendar.timezone import tzp

from interview_desk.domain.errors import Refused
from interview_desk.domain.text import LINE_LIMIT, normalize_line, normalize_text, shorten
from interview_desk.formats import zones

MOST_WORDS = 20_000
"""Maximum number of characters read from the text of a meeting."""
_MOST_LOOKED_AT = 200_000
"""Characters of that text with its tags."""
_MOST_EVENTS = 20_000
USUAL_MINUTES = 60
"""Assumed length of a meeting that gives no length."""
_NO_PEOPLE = ("ROOM", "RESOURCE", "GROUP")
_ANNOUNCING_METHODS = ("REQUEST", "CANCEL", "PUBLISH", "ADD", "")
"""Methods that announce something about a meeting; all others reply to it (RFC 5546, 1.4)."""
_LINKS = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "CONFERENCE",
)
_ROOMS = re.compile(
    r"(?:^|[./])(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com"
    r"|gotomeeting\.com|gotomeet\.me|meet\.goto\.com|chime\.aws|bluejeans\.com|meet\.jit\.si|skype\.com|around\.co"
    r"|ringcentral\.com|hangouts\.google\.com|jitsi\.org|coderpad\.io|hackerrank\.com|codesignal\.com|karat\.io)(?:[/:]|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_UNQUOTED = re.compile(
    r'^((?:DTSTART|DTEND|RECURRENCE-ID)[^:"\r\n]*;TZID=)([^";\r\n]*:[^"\r\n]*)(?=:\s*\d{4}-?\d{2}-?\d{2}(?:T[\d:]{4,8}(?:Z|[+-]\d{2}:?\d{2})?)?\s*$)',
    re.MULTILINE,
)
_LOOSE = re.compile(
    r"^((?:DTSTART|DTEND)[^\r\n]*:)[ \t]*(\d{4})-?(\d{2})-?(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?[ \t]*$",
    re.MULTILINE,
)
_LONG_ZONE = re.compile(r"(;TZID=\"?[^:;\"\r\n]{200})[^:;\"\r\n]+", re.IGNORECASE)
_PLACELESS = re.compile(r"(;TZID=\"?)(?=(?:localtime|posixrules|Factory)\"?[:;])", re.IGNORECASE)
"""Names in the time zone database for the computer’s own setting."""
_BLOCK = re.compile(r"(BEGIN|END):(VALARM|VTIMEZONE)[ \t]*$", re.IGNORECASE)
_BOTH = re.compile(
    r"^((?:DTSTART|DTEND)[^:\r\n]*;TZID=(?:\"[^\"\r\n]*\"|[^:;\"\r\n]*))(?=[:;][^\r\n]*\dT[\d:]{4,8}(?:Z|[+-]\d{2}:?\d{2})[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
"""Start of a property whose time names a zone and says in itself that it is of UTC or of an offset."""
_TWO_ZONES = "X-DESK-TWO-ZONES"
_UTC = re.compile(r";TZID=\"?(?:Etc/)?(?:UTC|GMT|Zulu|Z)\"?$", re.IGNORECASE)
_HREF = re.compile(
    r"<a\s[^<>]{0,2000}?href=[\"']?(https?://[^\"'\s<>]{1,2000})[^<>]{0,2000}>(.{0,2000}?)</a>",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r"<(https?://[^<>\s]{1,2000})>", re.IGNORECASE)
_TAGS = (
    re.compile(r"<(?:br|/p|/li|/div)[^<>]{0,500}>", re.IGNORECASE),
    re.compile(r"</?[a-z!][^<>]{0,500}>", re.IGNORECASE),
)
_ENTITIES = {"&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&"}


class Person(NamedTuple):
    """Person named in a meeting; the name or the email may be empty."""

    name: str
    email: str
    has_to_answer: bool = False
    """True if this person has not replied yet."""


class Event(NamedTuple):
    """One meeting as described by a calendar file."""

    uid: str
    sequence: int
    revised_at: datetime | None
    summary: str
    starts: datetime | date | None
    """Aware instant, local time without a zone, date without a time, or None if unreadable."""
    minutes: int
    zone: str
    """IANA zone in which the meeting was agreed, if the file names it."""
    unknown_zone: str
    """Zone name in the file that is not recognized; `starts` is then local to that zone."""
    place: str
    link: str
    words: str
    organiser: Person | None
    attendees: tuple[Person, ...]
    is_cancelled: bool
    repeats: bool
    is_answer: bool
    """True if the event only replies to an invitation and says nothing new about the meeting."""
    is_invitation: bool
    """True if the event was sent to somebody, rather than saved as part of a whole calendar."""
    contradiction: str = ""
    """Contradiction between two times in the file, in words."""


def read(content: bytes) -> list[Event]:
    """Return the meetings of a file, in order.

    Raises:
        Refused: the file is not a calendar, holds no meeting, or cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the odd values that the library warns about are handled here
            parts = [part for part in re.split(r"(?m)^(?=BEGIN:VCALENDAR)", _text_of(content)) if part.strip()]
            events = [event for part in parts for event in _events_of(part)]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise Refused(f"this is no calendar that can be read ({normalize_line(str(error))[:80]})") from None
    if not parts:
        raise Refused("this is no calendar: it says nothing")
    if len(events) > _MOST_EVENTS:
        raise Refused(f"this calendar has {len(events):,} meetings; at most {_MOST_EVENTS:,} are read")
    if not events:
        raise Refused("there is no meeting in this calendar")
    return events


def _events_of(part: str) -> list[Event]:
    tzp.use_default()  # otherwise a zone cached from an earlier calendar (“Customized Time Zone”) would be used here
    roots: Sequence[Component] = Calendar.from_ical(part, multiple=True)
    return [event for root in roots for event in _events(root)]


def _text_of(content: bytes) -> str:
    """Return the text with folded lines joined (RFC 5545, 3.1), even where a fold splits a character.

    An unquoted zone name that needs quotes gets them, so that a colon in it does not end it.
    """
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        content = _FOLD.sub(b"", content)
    text = re.sub(r"\r\n?", "\n", _decoded(content))
    # Drop alarms, and zones without an offset: errors in them must not cost us the meetings.
    text = _PLACELESS.sub(r"\1their ", _LONG_ZONE.sub(r"\1", "\n".join(_drop_blocks(text.split("\n")))))
    return _LOOSE.sub(_normalize_time, _BOTH.sub(_mark_two_zones, _UNQUOTED.sub(r'\1"\2"', text)))


def _drop_blocks(lines: list[str]) -> Iterator[str]:
    """Yield the lines without alarms, and without zones that have no offset.

    Raises:
        Refused: alarms or zones are nested in each other, or have no end.
    """
    block: list[str] = []
    kind = ""
    for line in lines:
        opened = _BLOCK.match(line)
        if kind == "" and opened is not None and opened[1].upper() == "BEGIN":
            kind, block = opened[2].upper(), [line]
        elif kind == "":
            yield line
        elif opened is None or opened[2].upper() != kind:
            block.append(line)
        elif opened[1].upper() == "BEGIN":
            raise Refused(f"a {kind} in this calendar has no end")
        else:
            if kind == "VTIMEZONE" and any("TZOFFSETTO" in inside.upper() for inside in block):
                yield from block
                yield line
            kind = ""
    if kind:
        raise Refused(f"a {kind} in this calendar has no end")


def _mark_two_zones(match: re.Match[str]) -> str:
    return match[1] if _UTC.search(match[1]) else f"{match[1]};{_TWO_ZONES}=1"


def _normalize_time(match: re.Match[str]) -> str:
    """Rewrite a loosely written time in the form the standard requires."""
    year, month, day, hour, minute, second = (int(match[n] or 0) for n in range(2, 8))
    zone = match[8] or ""
    try:
        moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - its zone stands elsewhere
        if zone not in {"", "Z"}:
            moment = datetime.fromisoformat(f"{moment.isoformat()}{zone}").astimezone(UTC)
            zone = "Z"
    except (ValueError, OverflowError):
        return match[0]
    return f"{match[1]}{moment.year:04}{moment:%m%dT%H%M%S}{zone}"


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _events(root: Component) -> Iterator[Event]:
    method = normalize_line(str(_first(root, "METHOD") or "")).upper()
    events = root.walk("VEVENT")
    single = len({str(_first(component, "UID") or n) for n, component in enumerate(events)}) == 1
    usual = normalize_line(str(_first(root, "X-WR-TIMEZONE") or ""))
    located = {
        str(_first(component, "TZID") or ""): normalize_line(str(_first(component, "X-LIC-LOCATION") or ""))
        for component in root.walk("VTIMEZONE")
    }
    series = {uid for component in events if _repeats(component) and (uid := str(_first(component, "UID") or ""))}
    for component in events:
        event = _event(component, method, usual, located, is_invitation=single or method in {"REQUEST", "CANCEL"})
        yield event._replace(repeats=_repeats(component) or str(_first(component, "UID") or "") in series)


def _repeats(event: Component) -> bool:
    return any(event.get(name) is not None for name in ("RRULE", "RDATE"))


def _event(event: Component, method: str, usual_zone: str, located: dict[str, str], *, is_invitation: bool) -> Event:
    starts, zone, unknown = _start(event, usual_zone, located)
    summary = _line(_first(event, "SUMMARY") or "")
    words = _plain(str(_first(event, "DESCRIPTION") or "")[:_MOST_LOOKED_AT])[:MOST_WORDS]
    place = _line(_first(event, "LOCATION") or "")
    organiser = _first(event, "ORGANIZER")
    status = normalize_line(str(_first(event, "STATUS") or "")).upper()
    attendees = list(_all(event, "ATTENDEE"))
    return Event(
        uid=_uid(event, summary, starts),
        sequence=_number(_first(event, "SEQUENCE")),
        revised_at=_instant(_first(event, "LAST-MODIFIED")) or _instant(_first(event, "DTSTAMP")),
        summary=summary,
        starts=starts,
        minutes=_minutes(event),
        zone=zone,
        unknown_zone=unknown,
        place="" if _ADDRESS.fullmatch(place) else place,
        link=_link(event, place, words),
        words=words,
        organiser=_person(organiser) if organiser is not None else None,
        attendees=tuple(
            _person(attendee) for attendee in attendees if _option(attendee, "CUTYPE").upper() not in _NO_PEOPLE
        ),
        is_cancelled=method == "CANCEL" or status == "CANCELLED",
        repeats=False,
        is_answer=method not in _ANNOUNCING_METHODS,
        is_invitation=is_invitation,
        contradiction=_find_contradiction(event),
    )


def _find_contradiction(event: Component) -> str:
    if any(_option(_first(event, name), _TWO_ZONES) for name in ("DTSTART", "DTEND")):
        return "its time is in two time zones at once"
    if len({str(_moment(value)) for value in _all(event, "DTSTART")}) > 1:
        return "it has two start times"
    return ""


def _line(value: object) -> str:
    """Return a value as one line; a longer text is cut."""
    return shorten(normalize_line(str(value)), LINE_LIMIT)


def _all(component: Component, name: str) -> Iterable[Any]:
    value = component.get(name)
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _first(component: Component, name: str) -> Any:
    """Return the first value of a property that should occur once; some programs repeat it."""
    return next(iter(_all(component, name)), None)


def _option(value: Any, name: str) -> str:
    return normalize_line(str(getattr(value, "params", {}).get(name, "")))


def _uid(event: Component, summary: str, starts: datetime | date | None) -> str:
    """Return the meeting's UID, with its recurrence ID if any.

    A meeting without a UID gets a hash of its summary and start, so that importing it twice does not
    duplicate it.
    """
    uid = normalize_line(str(_first(event, "UID") or ""))
    if not uid:
        identity = f"{summary}|{starts.isoformat() if starts is not None else ''}"
        return f"without-uid-{sha256(identity.encode()).hexdigest()[:24]}"
    one_of_many = _first(event, "RECURRENCE-ID")
    return f"{uid} {_moment(one_of_many)}" if one_of_many is not None else uid


def _moment(value: Any) -> Any:
    """Return the date, time, or duration of a property, or None if it holds none that can be read."""
    try:
        return getattr(value, "dt", None)
    except BrokenCalendarProperty:
        return None


def _number(value: Any) -> int:
    try:
        return min(max(int(value), 0), 2**31 - 1)
    except (TypeError, ValueError):
        return 0


def _instant(value: Any) -> datetime | None:
    moment = _moment(value)
    if not isinstance(moment, datetime):
        return None
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _start(event: Component, usual_zone: str, located: dict[str, str]) -> tuple[datetime | date | None, str, str]:
    """Return the start, the zone in which it was agreed, and the zone name if it is not recognized."""
    value = _first(event, "DTSTART")
    moment = _moment(value)
    if not isinstance(moment, datetime):
        return (moment if isinstance(moment, date) else None), "", ""
    zone_name = _option(value, "TZID")
    iana_zone = zones.iana_name(zone_name)
    if moment.tzinfo is not None:
        key = (
            getattr(moment.tzinfo, "key", "") or located.get(zone_name, "") or iana_zone or zone_name
            if zone_name
            else usual_zone
        )
        return plainly(moment), key, ""
    if iana_zone:
        return plainly(moment.replace(tzinfo=ZoneInfo(iana_zone))), iana_zone, ""
    offset = zones.fixed_offset(zone_name)
    if offset is not None:
        return moment.replace(tzinfo=offset), "", ""
    return moment, "", zone_name


def plainly(moment: datetime) -> datetime:
    """Return the instant with its fixed offset instead of the library's zone."""
    return datetime.fromisoformat(moment.isoformat())


def _minutes(event: Component) -> int:
    starts, ends = (_moment(_first(event, name)) for name in ("DTSTART", "DTEND"))
    lasts = _moment(_first(event, "DURATION"))
    if isinstance(starts, datetime) and isinstance(ends, datetime) and (starts.tzinfo is None) == (ends.tzinfo is None):
        lasts = ends - starts
    if not isinstance(lasts, timedelta) or lasts <= timedelta(0):
        return USUAL_MINUTES
    return round(lasts.total_seconds() / 60)


def _person(value: Any) -> Person:
    address = _line(value).strip("\"' ")
    address = re.sub(r"(?i)^mailto:", "", address)
    email = address if "@" in address and ":" not in address else _option(value, "EMAIL")
    name = _line(_option(value, "CN")).strip("\"' ")
    return Person("" if "@" in name else name, email, _option(value, "PARTSTAT").upper() in {"NEEDS-ACTION", ""})


def _link(event: Component, place: str, words: str) -> str:
    """Return the link for joining the meeting, or an empty string.

    Try the room that the program names, then any address in the location, then a known meeting service in
    the URL or the description.
    """
    for name in _LINKS:
        for value in _all(event, name):
            match = _ADDRESS.search(str(value))
            if match is not None:
                return _trimmed(match[0])
    match = _ADDRESS.search(place)
    if match is not None:
        return _trimmed(match[0])
    url = str(_first(event, "URL") or "")
    for text in (url, words):
        for match in _ADDRESS.finditer(text):
            if _ROOMS.search(match[0].split("?")[0]):
                return _trimmed(match[0])
    return ""


def _trimmed(address: str) -> str:
    return address.rstrip(".,;:!?)]}>*_")


def _spelled_out(match: re.Match[str]) -> str:
    address = match[1].replace("&amp;", "&")
    return f"{match[2]} " if address in match[2].replace("&amp;", "&") else f"{match[2]} ({address}) "


def _plain(text: str) -> str:
    """Return a description as plain text, keeping the addresses of its links; some programs write HTML."""
    text = _BARE.sub(r" \1 ", _HREF.sub(_spelled_out, text))
    if _TAGS[1].search(text):
        text = _TAGS[1].sub("", _TAGS[0].sub("\n", text))
        for entity, letter in _ENTITIES.items():
            text = text.replace(entity, letter)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+(?=\n|$)", "", normalize_text(text))).strip()
