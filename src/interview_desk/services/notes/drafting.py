"""Drafts: the first version of a note, from the facts of an application and a template."""

import re
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.notes.composer import compose_panel
from interview_desk.domain.notes.facts import UNSIGNED, Kit, NoteFacts, greet, next_unsaid, note_facts, open_promise
from interview_desk.domain.notes.issue import word_count
from interview_desk.domain.notes.material import gather_material
from interview_desk.domain.notes.review import LONG_WORDS
from interview_desk.domain.notes.send_as import advise
from interview_desk.domain.notes.wordings import Wordings
from interview_desk.domain.practice.prep import statement_for
from interview_desk.domain.queue.endings import find_employer_contact
from interview_desk.domain.queue.interviews import choose_contact_for_new_time
from interview_desk.domain.search.correspondence import Channel, NoteKind, parse_note_kind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Contact, Me
from interview_desk.domain.text import clean_line, clean_text, normalize_line
from interview_desk.services.notes import templates
from interview_desk.services.session import Desk
from interview_desk.store import read

_SIGN_OFFS = ("Kind regards,", "With best regards,", "Best wishes,", "Warm regards,", "Sincerely,")

_SPARE = ("why", "next_step", "cared", "strength")
"""Facts that a note omits, in this order, while it is too long; they remain listed next to the note."""


class Drafted(NamedTuple):
    """Drafted note: its subject, its text, and how to send it."""

    subject: str
    body: str
    channel: Channel
    interview: str | None = None
    contact: str | None = None


def draft(
    desk: Desk,
    dossier: Dossier,
    kind: NoteKind,
    interview: Interview | None,
    contact: Contact | None,
    medium: Channel | None = None,
    note: str | None = None,
) -> Drafted:
    """Draft a note from its template and the facts; the same facts give the same draft.

    Args:
        desk: the desk.
        dossier: the application.
        kind: the kind of note.
        interview: the interview it is about; by default the newest held.
        contact: the recipient; by default chosen by the kind of note.
        medium: how to send it; by default as the policies advise.
        note: the note's ID, if it is being redrafted.

    Raises:
        Refused: the kind is unknown, or the user's own template cannot be used.
    """
    kind = parse_note_kind(kind)
    ctx = desk.context()
    interview = interview or dossier.find_subject(kind, ctx.at)
    contact = contact or addressee(dossier, kind, interview, desk)
    medium = medium or advise(dossier, contact, kind, ctx).channel
    wordings = templates.load_wordings(kind, templates.folder_of(desk.settings.path))
    if wordings is not None:
        return _compose(desk, dossier, interview, contact, medium, note, wordings)
    facts = note_facts(dossier, kit_of(desk, dossier), kind, interview, contact, ctx, medium, note)
    subject, body = render_note(kind, facts, templates.folder_of(desk.settings.path))
    return Drafted(
        subject,
        body,
        medium,
        interview.id if interview is not None else None,
        contact.id if contact is not None else None,
    )


def _compose(
    desk: Desk,
    dossier: Dossier,
    interview: Interview | None,
    contact: Contact | None,
    medium: Channel,
    note: str | None,
    wordings: Wordings,
) -> Drafted:
    """Compose a thank-you note of wordings, together with the others of its interview, of which it repeats nothing."""
    ctx = desk.context()
    kit = kit_of(desk, dossier)
    unsaid = next_unsaid(interview, NoteKind.THANK_YOU, ctx, note)
    material = gather_material(dossier, interview, contact, kit, ctx, unsaid, open_promise(dossier), medium)
    composed = compose_panel(material.people, material.occasion, wordings)[contact.id if contact is not None else ""]
    lines = [composed.sign_off, *signature_lines(kit.me, medium)]
    body = "\n\n".join((greet(contact, dossier.company.formality), composed.body, "\n".join(lines)))
    return Drafted(
        clean_line(composed.subject),
        tidied(clean_text(body)),
        medium,
        interview.id if interview is not None else None,
        contact.id if contact is not None else None,
    )


def render_note(kind: NoteKind, facts: NoteFacts, folder: Path | None) -> tuple[str, str]:
    """Return the subject and text of a note, omitting the most dispensable facts while it is too long.

    Raises:
        Refused: the user's own template cannot be used.
    """
    subject, body = _filled(kind, facts, folder)
    for spare in _SPARE:
        if word_count(body) <= LONG_WORDS:
            break
        if getattr(facts, spare) and (spare != "cared" or facts.learned):
            facts = facts._replace(**{spare: ""})  # type: ignore[arg-type]  # each of them is a text
            subject, body = _filled(kind, facts, folder)
    return subject, body


def _filled(kind: NoteKind, facts: NoteFacts, folder: Path | None) -> tuple[str, str]:
    values = facts._asdict() | {"sign_off": sign_off(facts)}
    subject, _, body = templates.fill(kind, values, folder).partition("\n")
    return clean_line(subject), tidied(clean_text(body))


def kit_of(desk: Desk, dossier: Dossier) -> Kit:
    """Return the material that a note about an application may draw on."""
    connection = desk.connection
    statement = statement_for(read.read_closing_statements(connection), dossier.application.id)
    points = statement.points if statement is not None else ()
    return Kit(read.read_me(connection), points, tuple(read.read_stories(connection)))


def addressee(dossier: Dossier, kind: NoteKind, interview: Interview | None, desk: Desk) -> Contact | None:
    """Return the default recipient of a note.

    That is the first interviewer for thanks and for a new time, nobody for a reference heads-up, and someone at the
    employer for a withdrawal; else the main contact, or the employer's only person.
    """
    if kind == NoteKind.REFERENCE_HEADS_UP:
        return None
    if kind == NoteKind.THANK_YOU and interview is not None and interview.interviewers:
        return dossier.contact(interview.interviewers[0])
    if kind == NoteKind.NO_SHOW and interview is not None:
        return choose_contact_for_new_time(dossier, interview, desk.context())
    lead = dossier.lead(desk.now())
    return find_employer_contact(dossier, desk.now()) if lead is None or kind == NoteKind.WITHDRAWAL else lead


def tidied(text: str) -> str:
    """Remove traces of omitted parts: double spaces, spaces at line ends, and extra blank lines."""
    lines = "\n".join(
        re.sub(r"  +", " ", line).strip() if "   " not in line else line.strip() for line in text.split("\n")
    )
    # A company named “… Inc.” or a quoted question may end a sentence.
    lines = re.sub(r"(?<=\w)\.\.(?!\.)", ".", lines.replace("?”.", "?”"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def sign_off(facts: NoteFacts) -> str:
    """Return the end of a note: the closing words, my name, and how to reach me (R14).

    A card or a message ends with the name.
    """
    me = Me(facts.sender, facts.sender_email, facts.sender_phone, tuple(facts.sender_links.splitlines()))
    return "\n".join([_SIGN_OFFS[facts.turn % len(_SIGN_OFFS)], *signature_lines(me, facts.medium)])


def signature_lines(me: Me, medium: Channel) -> list[str]:
    """Return the lines below the closing words: my name, and how to reach me unless it is a card or a message."""
    lines = [me.name or UNSIGNED]
    if medium not in {Channel.CARD, Channel.MESSAGE}:
        lines += [" · ".join(part for part in (me.phone, me.email) if part), *me.links]
    return [normalize_line(line) for line in lines if line]
