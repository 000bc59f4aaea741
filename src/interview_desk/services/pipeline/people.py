"""Contacts of an application: parsing from one line, lookup by name, and how they are greeted and followed up."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.addresses import find_address
from interview_desk.domain.errors import Refused, SolvedByKey
from interview_desk.domain.notes.facts import greet
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.search.correspondence import Note, NoteKind, NoteState
from interview_desk.domain.search.dossier import Dossier, Entity
from interview_desk.domain.search.people import Contact
from interview_desk.domain.text import clean_line, plain_words
from interview_desk.services.session import Desk, new_id
from interview_desk.store import read, read_history

if TYPE_CHECKING:
    from interview_desk.store.write import Change


class ParsedPerson(NamedTuple):
    """Person parsed from one line, such as "Maya Chen, Head of Data, maya@northwind.example"."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""


def parse_person(line: str) -> ParsedPerson:
    """Parse a person from one line of parts separated by commas or semicolons; the inverse of `Contact.line`.

    An email address is checked; what is none stays in the title. A phone number has at least five digits.

    Raises:
        Refused: the line contains no name.
    """
    parts = [clean_line(part) for part in line.replace(";", ",").split(",")]
    name = parts[0] if parts else ""
    if not name:
        raise Refused("A name is needed: Maya Chen, Head of Data, maya@northwind.example")
    title = email = phone = ""
    for part in parts[1:]:
        address = find_address(part)
        if address and not email:
            email = address
        elif sum(letter.isdigit() for letter in part) >= 5 and not phone:
            phone = part
        elif part:
            title = f"{title}, {part}" if title else part
    return ParsedPerson(name, title, email, phone)


def match_person(dossier: Dossier, name: str) -> Contact | None:
    """Return the contact of an application with this full name or unique first name, or None."""
    folded_name = name.casefold()
    exact = [contact for contact in dossier.contacts if contact.name.casefold() == folded_name]
    short = [contact for contact in dossier.contacts if first_name(contact.name).casefold() == folded_name]
    matches = exact or short
    return matches[0] if len(matches) == 1 else None


def fill_blanks(contact: Contact, parsed: ParsedPerson) -> Contact:
    """Return the contact with blank fields filled from the typed line; existing values are never overwritten."""
    return contact._replace(
        title=contact.title or parsed.title, email=contact.email or parsed.email, phone=contact.phone or parsed.phone
    )


def add_contact(
    desk: Desk, application: str, line: str, *, main_contact: bool = False, interview: str | None = None
) -> str:
    """Add a contact from one line to an application's company and return the contact's ID.

    If an interview is given, the contact is also added to its interviewers. A contact with the same name
    at the company is completed instead of duplicated.

    Raises:
        Refused: the line contains no name.
    """
    parsed = parse_person(line)
    dossier = desk.dossier(application)
    contact = fill_blanks(
        match_person(dossier, parsed.name) or Contact(new_id(), parsed.name, dossier.company.id), parsed
    )
    changed: list[Entity] = [contact]
    if main_contact or (dossier.application.lead_contact is None and not dossier.contacts):
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
    parsed = parse_person(line)
    dossier = desk.dossier(application)
    person = dossier.contact(contact)
    if person is None:
        raise Refused("This person is not there any more")
    after = person._replace(name=parsed.name, title=parsed.title, email=parsed.email, phone=parsed.phone)
    if after.name != person.name:
        after = after._replace(family_name="", greeting=_keep_greeting(person, after))
    notes = _greet_anew(desk, dossier, person, after)
    desk.write(f"Changed {after.name}", lambda change: change.put(after, *notes))
    return f"Changed {after.name}"


def _keep_greeting(before: Contact, after: Contact) -> str:
    """Return the greeting of a contact after a rename; empty if it contains a part of the name that is gone."""
    removed_words = set(plain_words(before.name)) - set(plain_words(after.name))
    return "" if removed_words & set(plain_words(before.greeting)) else before.greeting


_SALUTATION = re.compile(r"(?:dear|hello|hi|hey)\s+(?=\S)", re.IGNORECASE)


def clean_greeting(text: str) -> str:
    """Return the name part of a greeting: "Dear Bob," becomes "Bob"."""
    line = clean_line(text, "the greeting").strip(" ,")
    return _SALUTATION.sub("", line, count=1) if _SALUTATION.match(line) else line


def set_greeting(desk: Desk, application: str, contact: str, text: str) -> str:
    """Save what a contact signed with or asked to be called; return the history label.

    Drafts to them that were never edited get the new greeting. An empty text works it out from the name again.

    Raises:
        Refused: the contact no longer exists, or the text is too long.
    """
    dossier = desk.dossier(application)
    person = dossier.contact(contact)
    if person is None:
        raise Refused("This person is not there any more")
    after = person._replace(greeting=clean_greeting(text))
    label = f"Changed how to greet {person.name}"
    notes = _greet_anew(desk, dossier, person, after)
    desk.write(label, lambda change: change.put(after, *notes))
    return label


def _greet_anew(desk: Desk, dossier: Dossier, before: Contact, after: Contact) -> list[Note]:
    """Return the drafts to a changed contact with the new greeting: those whose text was never edited.

    In a text that was edited, the review finds the former name.
    """
    formality = dossier.company.formality
    old, new = (greet(person, formality) for person in (before, after))
    if old == new:
        return []
    return [
        note._replace(body=note.body.replace(old, new, 1))
        for note in dossier.notes
        if note.contact == before.id
        and note.state in {NoteState.DRAFT, NoteState.READY, NoteState.COPIED}
        and note.body.lstrip().startswith(old)
        and len({image.body for image in read_history.read_note_images(desk.connection, note.id)}) < 2
    ]


def remove_contact(desk: Desk, application: str, contact: str) -> str:
    """Remove a contact added by mistake, also from interviews; return the history label.

    Raises:
        Refused: the contact no longer exists, or notes, messages, or debriefs refer to them.
    """
    dossier = desk.dossier(application)
    person = dossier.contact(contact)
    if person is None:
        raise Refused("This person is not there any more")
    referenced_ids = {record.contact for record in dossier.notes} | {record.contact for record in dossier.touches}
    referenced_ids |= {record.contact for record in dossier.snoozes} | {record.contact for record in dossier.skips}
    referenced_ids |= {
        hook.contact for record in dossier.interviews if record.debrief is not None for hook in record.debrief.hooks
    }
    if contact in referenced_ids:
        problem = f"{person.name} can’t be removed: notes, messages, or a debrief mention them"
        raise Refused(SolvedByKey(problem, "board.edit_person", "To change the name: {key} on the Board"))
    changed: list[Entity] = [
        record._replace(interviewers=tuple(who for who in record.interviewers if who != contact))
        for record in dossier.interviews
        if contact in record.interviewers
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
    person = next((item for item in read.read_contacts(desk.connection) if item.id == contact), None)
    if person is None:
        raise Refused("This person is not there any more")
    address = "\n".join(part.strip() for part in clean_line(line, "the address").split(",") if part.strip())
    label = f"Noted the address of {person.name}"
    desk.write(label, lambda change: change.put(person._replace(postal_address=address)))
    return label


def references(desk: Desk) -> list[Contact]:
    """Return the references: contacts without a company, newest last."""
    return [contact for contact in read.read_contacts(desk.connection) if contact.company is None]


def read_extra_recipients(desk: Desk, kind: NoteKind) -> list[Contact]:
    """Return the contacts outside the application that a note of this kind can go to.

    A reference heads-up can go to any contact; every other kind has none.
    """
    return read.read_contacts(desk.connection) if kind == NoteKind.REFERENCE_HEADS_UP else []


def add_reference(desk: Desk, line: str) -> Contact:
    """Add a reference from one line; an existing reference with the same name is completed.

    Raises:
        Refused: the line contains no name, or the reference could not be saved.
    """
    parsed = parse_person(line)
    existing = next(
        (reference for reference in references(desk) if reference.name.casefold() == parsed.name.casefold()), None
    )
    contact = fill_blanks(existing or Contact(new_id(), parsed.name), parsed)
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
    folded_text = text.casefold()
    for fits in (
        lambda contact: contact.id == text,
        lambda contact: bool(text) and contact.id.startswith(text),
        lambda contact: contact.name.casefold() == folded_text,
        lambda contact: folded_text in contact.name.casefold().split(),
    ):
        matches = [contact for contact in people if fits(contact)]
        if matches:
            return matches
    return []


def find_contact(dossier: Dossier, text: str, extra_contacts: Sequence[Contact] = ()) -> Contact:
    """Return the application's contact with this ID, ID prefix, or name.

    Args:
        dossier: the application.
        text: the text as typed.
        extra_contacts: further contacts to search if nobody at the company matches, such as references.

    Raises:
        Refused: there is no match, or more than one.
    """
    matches = _fitting(text, dossier.contacts) or _fitting(text, extra_contacts)
    if not matches:
        names = ", ".join(contact.name for contact in dossier.contacts) or "nobody yet"
        raise Refused(f"There is no “{text}” at {dossier.company.name}; known there: {names}")
    if len(matches) > 1:
        raise Refused(f"“{text}” may mean {', '.join(f'{contact.name} ({contact.id})' for contact in matches)}")
    return matches[0]
