"""Writing: drafts from templates and facts, kept while typing, reviewed, copied, and said to be sent."""

from collections.abc import Callable
from importlib import resources
from typing import NamedTuple

from interview_desk.desk.desk import Desk, new_id
from interview_desk.desk.people import parse_person
from interview_desk.domain.calendar import say_day
from interview_desk.domain.compose import review as checks
from interview_desk.domain.compose.facts import NoteFacts, long_day, note_facts
from interview_desk.domain.compose.review import Finding, OtherNote, Surroundings
from interview_desk.domain.correspondence import NOTE_KINDS, Note, Touch
from interview_desk.domain.dossier import Dossier, Entity
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import Interview, UnsaidPoint
from interview_desk.domain.people import Contact, Me
from interview_desk.domain.plan import plan_application
from interview_desk.domain.plan.channel import follow_up_channel, thank_you_medium
from interview_desk.domain.plan.nudges import too_soon
from interview_desk.domain.plan.state_of_play import decision_day
from interview_desk.domain.text import clean_line, clean_text, first_name
from interview_desk.store import read

NUDGES = frozenset({"follow-up", "check-in"})
_TOUCH_KINDS = {"phone-script": "follow-up", "ask-for-time": "other", "reference-heads-up": "other"}


class Drafted(NamedTuple):
    """A drafted note: its subject, its text, and by which medium it goes."""

    subject: str
    body: str
    channel: str
    interview: str | None = None
    contact: str | None = None


def draft(desk: Desk, dossier: Dossier, kind: str, interview: Interview | None, contact: Contact | None) -> Drafted:
    """A first version of a note from its template and the facts; the same facts give the same draft.

    Raises:
        Refused: the kind is not known.
    """
    if kind not in NOTE_KINDS:
        raise Refused(f"“{kind}” is no kind of note; allowed are {', '.join(NOTE_KINDS)}")
    ctx = desk.context()
    interview = interview or dossier.newest_held(ctx.at)
    contact = contact or _addressee(dossier, kind, interview, desk)
    facts = note_facts(dossier, read.read_me(desk.connection), kind, interview, contact, ctx)
    text = _rendered(kind, facts)
    subject, _, body = text.partition("\n")
    meeting, who = interview.id if interview is not None else None, contact.id if contact is not None else None
    return Drafted(
        clean_line(subject), clean_text(body).strip() + "\n", channel_for(desk, dossier, kind, contact), meeting, who
    )


def _addressee(dossier: Dossier, kind: str, interview: Interview | None, desk: Desk) -> Contact | None:
    if kind == "thank-you" and interview is not None and interview.interviewers:
        return dossier.contact(interview.interviewers[0])
    return dossier.lead(desk.now())


def channel_for(desk: Desk, dossier: Dossier, kind: str, contact: Contact | None) -> str:
    """The medium of a note by the policies: thanks by C2, a phone script by phone, the rest by C6."""
    ctx = desk.context()
    if kind == "thank-you":
        formality = dossier.company.formality
        return thank_you_medium(formality, decision_day(dossier), ctx.today, ctx.calendar, ctx.policies).channel
    if kind == "phone-script":
        return "phone"
    if kind in NUDGES:
        channel = follow_up_channel(dossier, contact, ctx.policies)
        return channel if channel != "phone" else "email"
    return "email"


def _rendered(kind: str, facts: NoteFacts) -> str:
    from jinja2 import StrictUndefined, TemplateError  # noqa: PLC0415 - only a draft needs it
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - only a draft needs it

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=False, keep_trailing_newline=True
    )
    environment.filters["vary"] = _variety(facts.variant)
    source = resources.files("interview_desk.templates").joinpath(f"{kind}.txt").read_text(encoding="utf-8")
    values = facts._asdict() | {"sign_off": _sign_off(facts), "slot": lambda told: f"[{told}]"}
    try:
        return environment.from_string(source).render(values)
    except TemplateError as error:
        raise Refused(f"The template “{kind}.txt” cannot be used: {error}") from error


def _variety(variant: int) -> Callable[[list[str]], str]:
    """Choose among phrasings: the next note takes the next one of every part."""
    return lambda phrasings: phrasings[variant % len(phrasings)]


def _sign_off(facts: NoteFacts) -> str:
    endings = ("Kind regards,", "With best regards,", "Best wishes,", "Warm regards,", "Sincerely,")
    contact = " · ".join(part for part in (facts.sender_phone, facts.sender_email) if part)
    lines = [endings[facts.variant % len(endings)], facts.sender or "[your name]", contact, facts.sender_links]
    return "\n".join(line for line in lines if line) + "\n"


def open_note(desk: Desk, dossier: Dossier, kind: str, interview: Interview | None, contact: Contact | None) -> Note:
    """The note being written to a person: the one begun, or a new draft, which is stored.

    Raises:
        Refused: it could not be stored.
    """
    interview = interview or (dossier.newest_held(desk.now()) if kind == "thank-you" else None)
    contact = contact or _addressee(dossier, kind, interview, desk)
    about = interview.id if interview is not None else None
    to = contact.id if contact is not None else None
    begun = [
        note
        for note in dossier.notes
        if note.kind == kind
        and note.contact == to
        and (note.interview == about or kind != "thank-you")
        and (kind == "thank-you" or note.state in {"draft", "ready", "copied"})
    ]
    if begun:
        return max(begun, key=lambda note: (note.changed_at, note.id))
    drafted = draft(desk, dossier, kind, interview, contact)
    note = Note(
        id=new_id(),
        kind=kind,
        application=dossier.application.id,
        changed_at=desk.now(),
        interview=about,
        contact=to,
        channel=drafted.channel,
        subject=drafted.subject,
        body=drafted.body,
    )
    label = f"Drafted the {kind} to {contact.name if contact else dossier.company.name}"
    desk.write(label, lambda change: change.put(note, *_used(dossier, note)))
    return note


def _used(dossier: Dossier, note: Note) -> list[Entity]:
    """The interview with its unsaid point marked as said in this note, where the note's text takes it in (C9)."""
    interview = dossier.interview(note.interview) or max(
        dossier.interviews, key=lambda one: one.starts_at, default=None
    )
    if interview is None or interview.debrief is None:
        return []
    text = note.body.casefold()
    points = tuple(_said(point, note.id, text) for point in interview.debrief.unsaid)
    if points == interview.debrief.unsaid:
        return []
    return [interview._replace(debrief=interview.debrief._replace(unsaid=points))]


def _said(point: UnsaidPoint, note: str, text: str) -> UnsaidPoint:
    stands = point.text.strip().rstrip(".").casefold() in text and bool(point.text.strip())
    if point.used_in is None and stands:
        return point._replace(used_in=note)
    if point.used_in == note and not stands:
        return point._replace(used_in=None)
    return point


def keep_note(desk: Desk, note: Note, subject: str, body: str) -> Note:
    """Store a note as it is typed; typing on is one entry of the history. A copied note that changes is a draft again.

    Raises:
        Refused: the note is gone, or it could not be saved.
    """
    current = read.read_note(desk.connection, note.id)
    if current is None:
        raise Refused("This note is not there any more; copy the text, and write it anew")
    subject, body = clean_line(subject, "the subject"), clean_text(body, "the note")
    if (current.subject, current.body) == (subject, body):
        return current
    state = "draft" if current.state in {"ready", "copied"} else current.state
    after = current._replace(subject=subject, body=body, state=state, changed_at=desk.now())
    dossier = desk.dossier(note.application)
    desk.write(
        f"Wrote the {note.kind}", lambda change: change.put(after, *_used(dossier, after)), topic=f"note {note.id}"
    )
    return after


def mark(desk: Desk, note: Note, state: str) -> Note:
    """Say what became of a note that is still here: ready, copied or skipped.

    Raises:
        Refused: the note is gone, or it could not be saved.
    """
    current = read.read_note(desk.connection, note.id)
    if current is None:
        raise Refused("This note is not there any more")
    after = current._replace(state=state, changed_at=desk.now())
    words = {"copied": "Copied", "ready": "Made ready", "skipped": "Skipped"}
    desk.write(f"{words[state]} the {note.kind}", lambda change: change.put(after))
    return after


def redraft(desk: Desk, note: Note) -> Note:
    """Draft a note anew from the facts as they are now; undo brings the old text back."""
    dossier = desk.dossier(note.application)
    drafted = draft(desk, dossier, note.kind, dossier.interview(note.interview), dossier.contact(note.contact))
    after = note._replace(subject=drafted.subject, body=drafted.body, state="draft", changed_at=desk.now())
    desk.write(f"Drafted the {note.kind} anew", lambda change: change.put(after))
    return after


def sent(desk: Desk, note: Note, *, channel: str | None = None, via: str = "") -> str:
    """The user sent a note: the only thing that counts as sent. Returns what was done, in words.

    Args:
        desk: the desk.
        note: which note.
        channel: by which medium, where it was another one than planned.
        via: through whom, where the host passed it on.

    Raises:
        Refused: the note is gone, or it could not be saved.
    """
    current = read.read_note(desk.connection, note.id)
    if current is None:
        raise Refused("This note is not there any more")
    dossier = desk.dossier(note.application)
    contact = dossier.contact(note.contact)
    after = current._replace(state="sent", changed_at=desk.now(), channel=channel or current.channel)
    touch = Touch(
        id=new_id(),
        application=note.application,
        at=desk.now(),
        contact=note.contact,
        interview=note.interview,
        note=note.id,
        channel=after.channel,
        kind=_TOUCH_KINDS.get(note.kind, note.kind),
        summary=f"via {via}" if via else "",
    )
    who = contact.name if contact is not None else dossier.company.name
    label = f"{who} thanked" if note.kind == "thank-you" else f"The {note.kind} to {who} marked as sent"
    desk.write(label, lambda change: change.put(after, touch))
    return label


def surroundings(desk: Desk, dossier: Dossier, kind: str, contact: Contact | None, note: Note | None) -> Surroundings:
    """What a note is read against: every name of the search, and the other notes to the company."""
    ctx = desk.context()
    interview = dossier.interview(note.interview) if note is not None else None
    interview = interview or dossier.newest_held(ctx.at)
    people = [one for one in read.read_contacts(desk.connection) if contact is None or one.id != contact.id]
    mine = read.read_me(desk.connection)
    companies = [one.name for one in read.read_companies(desk.connection) if one.id != dossier.company.id]
    roles = {card.role for card in read.read_cards(desk.connection) if card.role} - {dossier.application.role}
    names = {one.id: one.name for one in people}
    others = [
        OtherNote(f"{first_name(names.get(other.contact or '', '')) or 'another'}’s", other.body)
        for other in read.read_note_texts(desk.connection, dossier.company.id)
        if (note is None or other.id != note.id) and other.state != "skipped"
    ]
    return Surroundings(
        kind=kind,
        person=contact.name if contact is not None else "",
        company=dossier.company.name,
        role=dossier.application.role,
        me=mine.name,
        day=long_day(ctx.day(interview.starts_at)) if interview is not None else "",
        other_people=tuple(sorted({one.name for one in people if contact is None or one.name != contact.name})),
        other_companies=tuple(sorted(set(companies) - {dossier.company.name})),
        other_roles=tuple(sorted(roles)),
        other_notes=tuple(others),
        too_soon=too_soon(dossier, ctx) if kind in NUDGES else None,
    )


def review(text: str, around: Surroundings) -> list[Finding]:
    """Every finding about a text."""
    return checks.review(text, around)


def sign(desk: Desk, line: str) -> Me:
    """Note who signs every note, from one line: "Alex Moreau, alex@moreau.example, +33 1 55 50 10 11".

    Raises:
        Refused: there is no name in the line, or it could not be saved.
    """
    named = parse_person(line)
    me = read.read_me(desk.connection)._replace(name=named.name, email=named.email, phone=named.phone)
    desk.write("Noted who signs", lambda change: change.put_me(me))
    return me


def next_touch(desk: Desk, application: str) -> str:
    """When the next message to an application's company is due, in words; empty where none is."""
    items = plan_application(desk.dossier(application), desk.context())
    nudges = [item for item in items if item.kind in NUDGES]
    if not nudges:
        return ""
    return say_day(min(item.due_on for item in nudges), desk.context().today)
