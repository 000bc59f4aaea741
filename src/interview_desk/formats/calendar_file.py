"""Interviews and due items as a calendar (iCalendar, RFC 5545) to import or subscribe to.

Every event keeps its UID from one export to the next, so that importing the file again moves an event
and never duplicates it. Times are in UTC, which every program understands without a table of zones.
Nobody is listed as an attendee, because a program might invite them.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from interview_desk.domain.dates.calendar import DAY
from interview_desk.domain.links import find_link
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.labels import describe_target, get_verb
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.text import normalize_line, normalize_text

HOST = "interview-desk"
_DUE = "due-"
_BLOCK = timedelta(minutes=30)
"""Length of a due item in the calendar, where it ends at its deadline."""
_BEFORE_INTERVIEW = (timedelta(days=1), timedelta(hours=1))
_MORNING = timedelta(hours=9)


def interview_uid(interview: str) -> str:
    """Return the UID of one of our interviews."""
    return f"interview-{interview}@{HOST}"


def is_reminder(uid: str) -> bool:
    """Return True if a UID belongs to one of our due items, which is no meeting although it is in a calendar."""
    return uid.startswith(_DUE) and uid.endswith(f"@{HOST}")


def format_calendar(dossiers: Iterable[Dossier], items: Iterable[DueItem], ctx: Context, stamp: datetime) -> str:
    """Return the calendar of a search as text; the same facts and stamp give the same text.

    Args:
        dossiers: the applications with their interviews.
        items: current and upcoming due items.
        ctx: the moment, and the user's time zone.
        stamp: time of the last change to the facts.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{HOST}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Job search")
    calendar.add("x-wr-calname", "Job search")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for dossier in dossiers:
        for interview in sorted(dossier.interviews, key=lambda entry: (entry.starts_at, entry.id)):
            calendar.add_component(_meeting(dossier, interview, stamp))
    for item in items:
        event = _due(item, ctx, stamp)
        if event is not None:
            calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode()


def _meeting(dossier: Dossier, interview: Interview, stamp: datetime) -> Event:
    event = _event(interview_uid(interview.id), stamp)
    event.add("summary", normalize_line(f"Interview: {dossier.company.name}, {dossier.application.role}"))
    event.add("dtstart", interview.starts_at.astimezone(UTC))
    event.add("dtend", interview.ends_at.astimezone(UTC))
    event.add("status", "CANCELLED" if interview.is_off else "CONFIRMED")
    address = find_link(interview.link)
    location = _format_location(interview, address)
    if location:
        event.add("location", normalize_line(location))
    if address:
        event.add("url", normalize_line(address))
    people = [person for contact_id in interview.interviewers if (person := dossier.contact(contact_id)) is not None]
    lines = [
        f"Round {interview.round}, {interview.method}, {interview.style}",
        *(person.line for person in people),
        *([f"Goals: {interview.goals}"] if interview.goals else []),
    ]
    event.add("description", normalize_text("\n".join(lines)))
    if not interview.is_off:
        for before in _BEFORE_INTERVIEW:
            event.add_component(_alarm(-before, "Interview"))
    return event


def _format_location(interview: Interview, address: str) -> str:
    """Return the place, and the link if it is the only place or says more than its web address."""
    link = interview.link if not interview.place or not address.endswith(interview.link) else ""
    return ", ".join(part for part in (interview.place, link) if part)


def _due(item: DueItem, ctx: Context, stamp: datetime) -> Event | None:
    """Build the event of a due item; return None if it has no application, or neither opening nor deadline."""
    if item.application is None or (item.opens_at is None and item.due_by is None):
        return None
    event = _event(f"{_DUE}{sha256(repr(item.key).encode()).hexdigest()[:24]}@{HOST}", stamp)
    event.add("summary", normalize_line(f"{get_verb(item)}: {describe_target(item)} ({item.company}, {item.role})"))
    event.add("description", normalize_text(item.why))
    event.add("transp", "TRANSPARENT")
    limit = item.due_by
    if limit is None or item.spec.limit_is_event or item.lasts_the_day:
        day = _day_of(item, ctx)
        event.add("dtstart", day)
        event.add("dtend", day + DAY)
        event.add_component(_alarm(_MORNING, get_verb(item)))
    else:
        event.add("dtstart", (limit - _BLOCK).astimezone(UTC))
        event.add("dtend", limit.astimezone(UTC))
        event.add_component(_alarm(timedelta(0), get_verb(item)))
    return event


def _day_of(item: DueItem, ctx: Context) -> date:
    if item.due_by is not None and not item.spec.limit_is_event:
        return ctx.day(item.due_by)
    return ctx.day(item.opens_at) if item.opens_at is not None else item.due_on


def _event(uid: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("class", "PRIVATE")
    return event


def _alarm(trigger: timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", trigger)
    return alarm
