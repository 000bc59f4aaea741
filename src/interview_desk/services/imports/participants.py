"""Participants of a meeting: the user among them, and rooms or tools that are not people."""

from collections.abc import Iterable, Sequence

from interview_desk.domain.addresses import is_address
from interview_desk.domain.imports import meetings
from interview_desk.domain.search.people import Contact, Me
from interview_desk.formats.invitations import Event, Person


def is_me(me: Me, person: Person) -> bool:
    """Return True if a participant is the user, by email address or else by name."""
    if me.email and person.email:
        return person.email.casefold() == me.email.casefold()
    return bool(me.name) and meetings.format_person_name(person.name, "").casefold() == me.name.casefold()


def is_no_person(person: Person) -> bool:
    """Return True if a participant is a booking tool or a room."""
    return meetings.is_nobody(person.email) or meetings.is_a_room(person.name or person.email)


def list_other_people(event: Event, me: Me) -> list[Person]:
    """Return the people named other than the user, the organizer first."""
    people = (event.organiser, *event.attendees)
    return [person for person in people if person is not None and not is_me(me, person)]


def guess_me(event: Event, coming: Sequence[Person], contacts: Iterable[Contact]) -> Person | None:
    """Guess which participant is the user, whose email address is not known.

    This is the only stranger outside the host's domain who has not replied, else the only stranger with an
    address of a public mail service.
    """
    contact_emails = {contact.email.casefold() for contact in contacts if contact.email}
    strangers = [
        person for person in coming if is_address(person.email) and person.email.casefold() not in contact_emails
    ]
    house = meetings.employer_domain(event.organiser.email) if event.organiser is not None else ""
    outsiders = [person for person in strangers if not meetings.same_domain(meetings.domain_of(person.email), house)]
    waiting = [person for person in outsiders if person.has_to_answer] if house else []
    personal = [person for person in strangers if not meetings.employer_domain(person.email)]
    if len(waiting) == 1:
        return waiting[0]
    return personal[0] if len(personal) == 1 and (house or len(coming) > 1) else None
