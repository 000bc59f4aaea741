"""Contacts of an application: parsing from one line, lookup by name, and their follow-up preferences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.desk.desk import Desk, new_id
from interview_desk.domain.correspondence import NoteKind
from interview_desk.domain.dossier import Dossier, Entity
from interview_desk.domain.errors import Refused
from interview_desk.domain.people import Contact
from interview_desk.domain.text import clean_line, first_name
from interview_desk.store import read

if TYPE_CHECKING:
    from interview_desk.store.write import Change


class Named(NamedTuple):
    """Person parsed from one line, such as "Maya Chen, Head of Data, maya@northwind.example"."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""


def parse_person(line: str) -> Named:
    """Parse a person from one line of parts separated by commas or semicolons; the inverse of `Contact.line`.

    An email address is recognized by its @, a phone number by having at least five digits.

    Raises:
        Refused: the line contains no name.
    """
    parts = [clean_line(part) for part in line.replace(";", ",").split(",")]
    name = parts[0] if parts else ""
    if not name:
        raise Refused("A name is needed: Maya Chen, Head of Data, maya@northwind.example")
    title = email = phone = ""
    for part in parts[1:]:
        if "@" in part and not email:
            email = part
        elif sum(letter.isdigit() for letter in part) >= 5 and not phone:
            phone = part
        elif part:
            title = f"{title}, {part}" if title else part
    return Named(name, title, email, phone)


def known_person(dossier: Dossier, name: str) -> Contact | None:
    """Return the contact of an application with this full name or unique first name, or None."""
    wanted = name.casefold()
    exact = [one for one in dossier.contacts if one.name.casefold() == wanted]
    short = [one for one in dossier.contacts if first_name(one.name).casefold() == wanted]
    found = exact or short
    return found[0] if len(found) == 1 else None


def completed(contact: Contact, named: Named) -> Contact:
    """Return the contact with blank fields filled from the typed line; existing values are never overwritten."""
    return contact._replace(
        title=contact.title or named.title, email=contact.email or named.email, phone=contact.phone or named.phone
    )


def add_contact(desk: Desk, application: str, line: str, *, lead: bool = False, interview: str | None = None) -> str:
    """Add a contact from one line to an application's company and return the contact's ID.

    If an interview is given, the contact is also added to its interviewers. A contact with the same name
    at the company is completed instead of duplicated.

    Raises:
        Refused: the line contains no name.
    """
    named = parse_person(line)
    dossier = desk.dossier(application)
    contact = completed(known_person(dossier, named.name) or Contact(new_id(), named.name, dossier.company.id), named)
    changed: list[Entity] = [contact]
    if lead or (dossier.application.lead_contact is None and not dossier.contacts):
        changed.append(dossier.application._replace(lead_contact=contact.id))
    meeting = dossier.interview(interview)
    if meeting is not None and contact.id not in meeting.interviewers:
        changed.append(meeting._replace(interviewers=(*meeting.interviewers, contact.id)))
    desk.write(f"Added {contact.name}, {dossier.company.name}", lambda change: change.put(*changed))
    return contact.id


def edit_contact(desk: Desk, application: str, contact: str, line: str) -> str:
    """Replace a contact's name, title, email, and phone from one line; return the history label.

    Raises:
        Refused: the contact no longer exists, or the line contains no name.
    """
    named = parse_person(line)
    person = desk.dossier(application).contact(contact)
    if person is None:
        raise Refused("This person is not there any more")
    after = person._replace(name=named.name, title=named.title, email=named.email, phone=named.phone)
    desk.write(f"Changed {after.name}", lambda change: change.put(after))
    return f"Changed {after.name}"


def remove_contact(desk: Desk, application: str, contact: str) -> str:
    """Remove a contact added by mistake, also from interviews; return the history label.

    Raises:
        Refused: the contact no longer exists, or notes, messages, or debriefs refer to them.
    """
    dossier = desk.dossier(application)
    person = dossier.contact(contact)
    if person is None:
        raise Refused("This person is not there any more")
    told = {one.contact for one in dossier.notes} | {one.contact for one in dossier.touches}
    told |= {one.contact for one in dossier.snoozes} | {one.contact for one in dossier.skips}
    told |= {hook.contact for one in dossier.interviews if one.debrief is not None for hook in one.debrief.hooks}
    if contact in told:
        raise Refused(f"{person.name} stays: notes, messages or a debrief name them. e changes their name")
    changed: list[Entity] = [
        one._replace(interviewers=tuple(who for who in one.interviewers if who != contact))
        for one in dossier.interviews
        if contact in one.interviewers
    ]
    if dossier.application.lead_contact == contact:
        changed.append(dossier.application._replace(lead_contact=None))

    def remove(change: "Change") -> None:
        change.put(*changed)
        change.delete(person)

    label = f"Took {person.name} away, {dossier.company.name}"
    desk.write(label, remove)
    return label


def set_postal_address(desk: Desk, contact: str, line: str) -> str:
    """Set a contact's mailing address from one line, whose commas separate the lines of the address.

    Return the history label.

    Raises:
        Refused: the contact no longer exists, or the address could not be saved.
    """
    person = next((one for one in read.read_contacts(desk.connection) if one.id == contact), None)
    if person is None:
        raise Refused("This person is not there any more")
    address = "\n".join(part.strip() for part in clean_line(line, "the address").split(",") if part.strip())
    label = f"Noted the address of {person.name}"
    desk.write(label, lambda change: change.put(person._replace(postal_address=address)))
    return label


def references(desk: Desk) -> list[Contact]:
    """Return the references: contacts without a company, newest last."""
    return [one for one in read.read_contacts(desk.connection) if one.company is None]


def others(desk: Desk, kind: NoteKind) -> list[Contact]:
    """Return the contacts outside the application that a note of this kind can go to.

    A reference heads-up can go to any contact; every other kind has none.
    """
    return read.read_contacts(desk.connection) if kind == NoteKind.REFERENCE_HEADS_UP else []


def add_reference(desk: Desk, line: str) -> Contact:
    """Add a reference from one line; an existing reference with the same name is completed.

    Raises:
        Refused: the line contains no name, or the reference could not be saved.
    """
    named = parse_person(line)
    known = next((one for one in references(desk) if one.name.casefold() == named.name.casefold()), None)
    contact = completed(known or Contact(new_id(), named.name), named)
    desk.write(f"Added {contact.name}, who speaks for you", lambda change: change.put(contact))
    return contact


def note_wish(
    desk: Desk, application: str, contact: str, *, may_follow_up: bool | None = None, prefers: str | None = None
) -> str:
    """Save a contact's preference about follow-ups (R12); return the history label.

    Raises:
        Refused: the contact no longer exists.
    """
    person = desk.dossier(application).contact(contact)
    if person is None:
        raise Refused("This person is not there any more")
    after = person._replace(
        may_follow_up=person.may_follow_up if may_follow_up is None else may_follow_up,
        prefers=prefers or person.prefers,
    )
    label = f"Noted what {person.name} prefers"
    desk.write(label, lambda change: change.put(after))
    return label


def _fitting(text: str, people: Sequence[Contact]) -> list[Contact]:
    """Return the contacts matching by ID, ID prefix, full name, or one word of the name, in that order."""
    wanted = text.casefold()
    for fits in (
        lambda one: one.id == text,
        lambda one: bool(text) and one.id.startswith(text),
        lambda one: one.name.casefold() == wanted,
        lambda one: wanted in one.name.casefold().split(),
    ):
        found = [one for one in people if fits(one)]
        if found:
            return found
    return []


def find_contact(dossier: Dossier, text: str, others: Sequence[Contact] = ()) -> Contact:
    """Return the application's contact with this ID, ID prefix, or name.

    Args:
        dossier: the application.
        text: the text as typed.
        others: further contacts to search if nobody at the company matches, such as references.

    Raises:
        Refused: there is no match, or more than one.
    """
    found = _fitting(text, dossier.contacts) or _fitting(text, others)
    if not found:
        known = ", ".join(one.name for one in dossier.contacts) or "nobody yet"
        raise Refused(f"There is no “{text}” at {dossier.company.name}; known there: {known}")
    if len(found) > 1:
        raise Refused(f"“{text}” may mean {', '.join(f'{one.name} ({one.id})' for one in found)}")
    return found[0]
