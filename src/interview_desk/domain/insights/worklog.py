"""Work-search log: daily efforts to find work, in the form that employment offices ask for.

Their requirements differ little (the forms of several US states, the German "Eigenbemühungen"): the
day, the employer with its contact details, the person, the effort, and the result. An effort is listed
regardless of its result (R47); anything only saved or planned is not an effort yet. The texts of notes,
debriefs, and comments are private and are not included.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from interview_desk.domain.dates.calendar import count_of, local_day, say_day
from interview_desk.domain.search.correspondence import Channel, Direction, Touch, TouchKind, touch_name
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, Method
from interview_desk.domain.search.people import Contact
from interview_desk.domain.search.pipeline import Application, Stage

_CHANNEL = {
    "email": "by e-mail",
    "phone": "by phone",
    "letter": "by letter",
    "card": "by card",
    "message": "by message",
    "in-person": "in person",
}
_OUTCOME = {
    "sent": "Sent",
    "spoke": "Spoke with them",
    "voicemail": "Left a voicemail",
    "no-answer": "Nobody answered",
    "received": "Received",
}
_ENDING = {
    "accepted": "Offer accepted",
    "declined": "Offer declined",
    "refused": "They refused",
    "withdrawn": "I withdrew",
}


class Effort(NamedTuple):
    """Line of the log: the local day, the employer, the person, the effort, and the result."""

    day: date
    employer: str
    place: str
    """Location of the employer: its mailing address, website, or the job's location."""
    role: str
    contact: str
    reach: str
    """Email address or phone number of the person."""
    done: str
    result: str


class Period(NamedTuple):
    """First and last local day of a log, both inclusive; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Return True if a day is within the period."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def efforts(dossiers: Iterable[Dossier], at: datetime, zone: tzinfo, period: Period) -> list[Effort]:
    """Return the efforts up to a moment, oldest first.

    Args:
        dossiers: the applications.
        at: the moment; anything later is only planned.
        zone: the time zone of the local days.
        period: the days to include.
    """
    today = local_day(at, zone)
    entries = [
        effort
        for dossier in dossiers
        for effort in _list_efforts(dossier, at, zone)
        if effort.day <= today and period.holds(effort.day)
    ]
    return sorted(entries)


def _list_efforts(dossier: Dossier, at: datetime, zone: tzinfo) -> Iterator[Effort]:
    application = dossier.application
    lead = dossier.contact(application.lead_contact)
    applied = application.applied_on
    if applied is not None:
        through = f" through {application.source}" if application.source else ""
        yield _effort(dossier, applied, lead, f"Applied{through}", _describe_result(dossier, at, zone))
    for interview in dossier.list_held(at):
        people = [
            person for contact_id in interview.interviewers if (person := dossier.contact(contact_id)) is not None
        ]
        day = local_day(interview.starts_at, zone)
        yield _effort(
            dossier,
            day,
            people[0] if people else lead,
            _describe_interview(interview, people),
            _promised(dossier, interview),
        )
    for touch in dossier.messages:
        person = dossier.contact(touch.contact) or lead
        yield _effort(dossier, local_day(touch.at, zone), person, _message(touch), _OUTCOME[touch.outcome])
    for entry in application.stage_history:
        if entry.stage == Stage.OFFER:
            yield _effort(dossier, entry.on, lead, "Got an offer", _ending(application) or "To be answered")
    if application.stage == Stage.CLOSED and application.outcome and (applied is not None or dossier.list_held(at)):
        yield _effort(dossier, application.since, lead, "The application ended", _ending(application))


def _effort(dossier: Dossier, day: date, contact: Contact | None, done: str, result: str) -> Effort:
    company = dossier.company
    where = company.postal_address or company.website or dossier.application.location
    name, reach = (contact.name, contact.email or contact.phone) if contact is not None else ("", "")
    return Effort(day, company.name, where, dossier.application.role, name, reach, done, result)


def _describe_interview(interview: Interview, people: list[Contact]) -> str:
    how = "in person" if interview.method == Method.IN_PERSON else f"by {interview.method}"
    attendees = f", with {len(people)} people" if len(people) > 1 else ""
    return f"Interview, round {interview.round}, {how}{attendees}"


def _promised(dossier: Dossier, interview: Interview) -> str:
    their_promises = [
        promise
        for promise in dossier.promises
        if promise.by == "them" and promise.interview == interview.id and promise.due_on
    ]
    latest = max(their_promises, key=lambda promise: (promise.made_on, promise.id), default=None)
    return f"They answer by {say_day(latest.due_on)} {latest.due_on.year}" if latest and latest.due_on else "Held"


def _message(touch: Touch) -> str:
    how = _CHANNEL[touch.channel]
    if touch.direction == Direction.IN:
        return f"They wrote or called, {how}"
    if touch.kind == TouchKind.OTHER:
        return f"{'Called' if touch.channel == Channel.PHONE else 'Wrote'}, {how}"
    name = touch_name(touch.kind)
    return f"{name[0].upper()}{name[1:]} {how}"


def _describe_result(dossier: Dossier, at: datetime, zone: tzinfo) -> str:
    """Describe the result of an application so far: its end, an offer, the interviews, or nothing yet."""
    application = dossier.application
    past_interviews, coming = dossier.list_held(at), dossier.to_come(at)
    if application.stage == Stage.CLOSED:
        return _ending(application)
    if application.stage == Stage.OFFER:
        return "An offer"
    if coming:
        day = local_day(coming[0].starts_at, zone)
        return f"Interview on {say_day(day)} {day.year}"
    if past_interviews:
        return f"Interviewed, {count_of(len(past_interviews), 'time')}"
    return "An answer" if any(touch.is_theirs for touch in dossier.messages) else "No answer yet"


def _ending(application: Application) -> str:
    return _ENDING.get(application.outcome or "", "")
