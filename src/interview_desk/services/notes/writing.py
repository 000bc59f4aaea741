"""Writing of notes: saved while typing, with versions, the way each is sent, and its state."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from interview_desk.domain.dates.calendar import say_day, say_near, say_time
from interview_desk.domain.errors import Refused, SolvedByKey
from interview_desk.domain.notes.facts import UNSIGNED
from interview_desk.domain.notes.issue import body_of
from interview_desk.domain.notes.own_points import without_confession
from interview_desk.domain.notes.phrases import Field, Setting, read_fact
from interview_desk.domain.notes.send_as import HOW, Advice, advise
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.queue.planner import plan_application
from interview_desk.domain.search.correspondence import (
    PER_INTERVIEW,
    Channel,
    Note,
    NoteKind,
    NoteState,
    Touch,
    TouchOutcome,
    kind_name,
    touch_kind_of,
)
from interview_desk.domain.search.dossier import Dossier, Entity
from interview_desk.domain.search.interview import Interview, UnsaidPoint
from interview_desk.domain.search.people import Contact, Me
from interview_desk.domain.search.pipeline import Outcome
from interview_desk.domain.text import clean_line, clean_text, normalize_line
from interview_desk.services.notes.drafting import addressee, draft
from interview_desk.services.pipeline.people import parse_person
from interview_desk.services.pipeline.queue import replace_promised_date
from interview_desk.services.session import Desk, new_id
from interview_desk.store import read, read_history

if TYPE_CHECKING:
    from interview_desk.store.write import Change

ONCE = frozenset({NoteKind.THANK_YOU, NoteKind.FEEDBACK, NoteKind.NO_SHOW})
"""Kinds of note that a person gets only once; a second one is never started (R43)."""
NUDGES: Mapping[NoteKind, DueKind] = {NoteKind.FOLLOW_UP: DueKind.FOLLOW_UP, NoteKind.CHECK_IN: DueKind.CHECK_IN}
VERSION_MINUTES = 10
"""Number of minutes of continuous typing after which a new version begins."""
KEPT_SHARE = 0.5
"""Share of unchanged words below which a change counts as overwriting; the old text becomes a version."""


def open_note(
    desk: Desk, dossier: Dossier, kind: NoteKind, interview: Interview | None, contact: Contact | None
) -> Note:
    """Return the note being written to a contact: the one already started, or a new draft.

    A new draft is saved only when the user does something with it.

    Raises:
        Refused: its template cannot be used.
    """
    interview = interview or (dossier.find_subject(kind, desk.now()) if kind in PER_INTERVIEW else None)
    is_default, contact = contact is None, contact or addressee(dossier, kind, interview, desk)
    about = interview.id if interview is not None else None
    to = contact.id if contact is not None else None
    recipients = {to, None} if is_default else {to}  # a draft to nobody may be older than the person
    existing = [
        note
        for note in dossier.notes
        if note.kind == kind
        and note.contact in recipients
        and (note.interview == about or kind not in PER_INTERVIEW)
        and (kind in ONCE or note.state in {NoteState.DRAFT, NoteState.READY, NoteState.COPIED})
    ]
    if existing:
        return max(existing, key=lambda note: (note.changed_at, note.id))
    drafted = draft(desk, dossier, kind, interview, contact)
    return Note(
        id=_id_of_draft(dossier, kind, about, to),
        kind=kind,
        application=dossier.application.id,
        changed_at=desk.now(),
        interview=about,
        contact=to,
        channel=drafted.channel,
        subject=drafted.subject,
        body=drafted.body,
        state=NoteState.NEW,
    )


def _id_of_draft(dossier: Dossier, kind: NoteKind, about: str | None, to: str | None) -> str:
    """Return the ID of a draft that isn't saved yet.

    It is the same in every window, so that two windows start one note and not two.
    """
    existing_ids = {note.id for note in dossier.notes}
    names = (
        sha256(f"{dossier.application.id} {kind} {about} {to} {number}".encode()).hexdigest()[:12] for number in count()
    )
    return next(name for name in names if name not in existing_ids)


def _save_draft(desk: Desk, note: Note) -> Note:
    """Save a draft that was only viewed so far, and return it."""
    dossier = desk.dossier(note.application)
    saved = note._replace(state=NoteState.DRAFT, changed_at=desk.now())
    desk.write(f"Drafted the {_describe_note(note, dossier)}", lambda change: change.put(saved, *_used(dossier, saved)))
    return saved


def _describe_note(note: Note, dossier: Dossier) -> str:
    """Describe a note for the history: "thank-you to Maya Chen"."""
    contact = dossier.contact(note.contact)
    return f"{kind_name(note.kind)} to {contact.name if contact is not None else dossier.company.name}"


def _used(dossier: Dossier, note: Note) -> list[Entity]:
    """Return the interview with its unsaid points marked as used in this note (C9); empty if none changes."""
    interview = dossier.interview(note.interview) or max(
        dossier.interviews, key=lambda meeting: meeting.starts_at, default=None
    )
    if interview is None or interview.debrief is None:
        return []
    text = note.body.casefold()
    points = tuple(_mark_point(point, note.id, text) for point in interview.debrief.unsaid)
    if points == interview.debrief.unsaid:
        return []
    return [interview._replace(debrief=interview.debrief._replace(unsaid=points))]


def _mark_point(point: UnsaidPoint, note: str, text: str) -> UnsaidPoint:
    phrase = read_fact(point.text, Field.UNSAID, Setting()).phrase
    forms = {
        without_confession(normalize_line(point.text)).rstrip(".").casefold(),
        phrase.text.casefold() if phrase is not None else "",
    }
    stands = any(words in text for words in forms if words)
    if point.used_in is None and stands:
        return point._replace(used_in=note)
    if point.used_in == note and not stands:
        return point._replace(used_in=None)
    return point


def save_note(desk: Desk, note: Note, subject: str, body: str) -> Note:
    """Save a note while it is typed.

    Continuous typing is one version; overwriting most of the text begins another, as does a change made by
    another window since this one last read the note. A copied note that changes is a draft again. A sent
    note can't be changed.

    Args:
        desk: the desk.
        note: the note as this window last read it.
        subject: the current subject.
        body: the current text.

    Raises:
        Refused: the note no longer exists or was sent, a text is too long, or the note could not be saved.
    """
    subject, body = clean_line(subject, "the subject"), clean_text(body, "the note")
    current = _current(desk, note, "copy the text, and write it anew")
    if (current.subject, current.body) == (subject, body):
        return current
    if current.state == NoteState.SENT:
        raise Refused(SolvedByKey("This note was sent, so it can’t be edited", "notes.sent", "To undo that: {key}"))
    state = NoteState.DRAFT if current.state in {NoteState.READY, NoteState.COPIED} else current.state
    after = current._replace(subject=subject, body=body, state=state, changed_at=desk.now())
    dossier = desk.dossier(note.application)
    topic = f"note {note.id} {_stretch(desk.now())}"
    if _is_overwritten(current.body, body) or current.body != note.body:
        topic += f" {new_id()}"
    desk.write(
        f"Wrote the {_describe_note(after, dossier)}",
        lambda change: change.put(after, *_used(dossier, after)),
        topic=topic,
    )
    return after


def was_changed_elsewhere(desk: Desk, note: Note, typed: tuple[str, str]) -> bool:
    """Return True if the stored text differs both from the text this window last read and from the typed text."""
    current = read.read_note(desk.connection, note.id)
    if current is None:
        return False
    stands = (current.subject, current.body)
    return stands not in {(note.subject, note.body), (clean_line(typed[0]), clean_text(typed[1]))}


def _stretch(at: datetime) -> int:
    return int(at.timestamp()) // (VERSION_MINUTES * 60)


def _is_overwritten(before: str, after: str) -> bool:
    """Return True if one change removed most words of a text."""
    old = before.split()
    new_words = set(after.split())
    return bool(old) and sum(word in new_words for word in old) < KEPT_SHARE * len(old)


def _current(desk: Desk, note: Note, advice: str = "") -> Note:
    current = read.read_note(desk.connection, note.id)
    if current is None and note.state == NoteState.NEW:
        return _save_draft(desk, note)
    if current is None:
        raise Refused("This note is not there any more" + (f"; {advice}" if advice else ""))
    return current


def versions(desk: Desk, note: Note) -> list[Note]:
    """Return a note's earlier texts from the history, newest first, without duplicates and the current text."""
    now = read.read_note(desk.connection, note.id)
    seen_texts = {(now.subject, now.body)} if now is not None else set()
    earlier_versions = []
    for version in read_history.read_note_images(desk.connection, note.id):
        if (version.subject, version.body) not in seen_texts and version.body.strip():
            seen_texts.add((version.subject, version.body))
            earlier_versions.append(version)
    return earlier_versions


def restore(desk: Desk, note: Note, version: Note) -> Note:
    """Restore the text of an earlier version; the current text becomes a version.

    Raises:
        Refused: the note no longer exists, or it could not be saved.
    """
    current = _current(desk, note)
    state = NoteState.DRAFT if current.state in {NoteState.READY, NoteState.COPIED} else current.state
    after = current._replace(subject=version.subject, body=version.body, state=state, changed_at=desk.now())
    dossier = desk.dossier(note.application)
    label = f"Took the {_describe_note(after, dossier)} back to its text of {say_version(version, desk)}"
    desk.write(label, lambda change: change.put(after, *_used(dossier, after)))
    return after


def say_version(version: Note, desk: Desk) -> str:
    """Format when a version was written: "today 14:02"."""
    ctx = desk.context()
    return f"{say_near(ctx.day(version.changed_at), ctx.today)} {say_time(version.changed_at, ctx.zone)}"


def advise_channel(desk: Desk, dossier: Dossier, note: Note) -> Advice:
    """Return advice on the best way to send a note now."""
    return advise(dossier, dossier.contact(note.contact), note.kind, desk.context())


def set_channel(desk: Desk, note: Note, channel: Channel) -> Note:
    """Change how a note will be sent; an unchanged draft is redrafted to fit, because a card is shorter.

    Raises:
        Refused: the note no longer exists, or it could not be saved.
    """
    current = _current(desk, note)
    dossier = desk.dossier(note.application)
    meeting, contact = dossier.interview(current.interview), dossier.contact(current.contact)
    was = draft(desk, dossier, current.kind, meeting, contact, current.channel, current.id)
    after = current._replace(channel=channel, changed_at=desk.now())
    if (current.subject, current.body) == (was.subject, was.body) and current.state == NoteState.DRAFT:
        redrafted = draft(desk, dossier, current.kind, meeting, contact, channel, current.id)
        after = after._replace(subject=redrafted.subject, body=redrafted.body)
    desk.write(f"The {_describe_note(after, dossier)} goes {HOW[channel]}", lambda change: change.put(after))
    return after


def mark(desk: Desk, note: Note, state: NoteState) -> Note:
    """Mark a note that isn't sent as ready, copied, or skipped.

    Raises:
        Refused: the note no longer exists, or it could not be saved.
    """
    after = _current(desk, note)._replace(state=state, changed_at=desk.now())
    words = {NoteState.COPIED: "Copied", NoteState.READY: "Made ready", NoteState.SKIPPED: "Skipped"}
    desk.write(
        f"{words[state]} the {_describe_note(after, desk.dossier(note.application))}", lambda change: change.put(after)
    )
    return after


def redraft(desk: Desk, note: Note) -> Note:
    """Redraft a note from the current facts. Undo or an earlier version restores the old text.

    Raises:
        Refused: the note no longer exists, its template cannot be used, or it could not be saved.
    """
    current = _current(desk, note)
    dossier = desk.dossier(note.application)
    meeting, contact = dossier.interview(note.interview), dossier.contact(note.contact)
    drafted = draft(desk, dossier, note.kind, meeting, contact, current.channel, note.id)
    after = current._replace(subject=drafted.subject, body=drafted.body, state=NoteState.DRAFT, changed_at=desk.now())
    desk.write(
        f"Drafted the {_describe_note(after, dossier)} anew", lambda change: change.put(after, *_used(dossier, after))
    )
    return after


def change_recipient(desk: Desk, note: Note, contact: Contact) -> Note:
    """Change the recipient of a note, for example to a reference; an unchanged draft is redrafted for them.

    Raises:
        Refused: the note no longer exists, or it could not be saved.
    """
    current = _current(desk, note)
    dossier = desk.dossier(note.application)
    meeting = dossier.interview(current.interview)
    was = draft(desk, dossier, current.kind, meeting, dossier.contact(current.contact), current.channel, current.id)
    after = current._replace(contact=contact.id, changed_at=desk.now())
    if (current.subject, current.body) == (was.subject, was.body) and current.state == NoteState.DRAFT:
        redrafted = draft(desk, dossier, current.kind, meeting, contact, current.channel, current.id)
        after = after._replace(subject=redrafted.subject, body=redrafted.body)
    desk.write(
        f"The {kind_name(note.kind)} goes to {contact.name}, {dossier.company.name}", lambda change: change.put(after)
    )
    return after


def mark_sent(
    desk: Desk,
    note: Note,
    *,
    channel: Channel | None = None,
    via: str = "",
    at: datetime | None = None,
    outcome: TouchOutcome = TouchOutcome.SENT,
    promised_date: tuple[date | None, date, str] | None = None,
    closes: Outcome | None = None,
) -> str:
    """Mark a note as sent, or a call as made, and log the touch, in one step; return the history label.

    Nothing else counts as sent.

    Args:
        desk: the desk.
        note: the note.
        channel: how it was sent, if not as planned.
        via: the person who passed it on, if any.
        at: when it was sent; None for now.
        outcome: the outcome of a call: spoke, voicemail, or no-answer.
        promised_date: the date they gave in a call: first day, last day, their words.
        closes: the outcome that the application is closed with, if the note ends it.

    Raises:
        Refused: the note no longer exists or is already marked as sent, or it could not be saved.
    """
    current = _current(desk, note)
    if current.state == NoteState.SENT:
        raise Refused(SolvedByKey("This note is already marked as sent", "notes.sent", "To correct it: {key}"))
    dossier = desk.dossier(note.application)
    contact = dossier.contact(note.contact)
    after = current._replace(state=NoteState.SENT, changed_at=desk.now(), channel=channel or current.channel)
    touch = Touch(
        id=new_id(),
        application=note.application,
        at=at or desk.now(),
        contact=contact.id if contact is not None else None,
        interview=note.interview,
        note=note.id,
        channel=after.channel,
        kind=touch_kind_of(note.kind),
        outcome=outcome,
        summary=f"via {via}" if via else "",
    )
    who = contact.name if contact is not None else dossier.company.name
    outcome_label = {
        TouchOutcome.SPOKE: f"Spoke with {who}",
        TouchOutcome.VOICEMAIL: f"Left {who} a message",
        TouchOutcome.NO_ANSWER: f"Called {who}, no answer",
    }.get(outcome, f"The {_describe_note(note, dossier)} marked as sent")
    label = f"{who} thanked" if note.kind == NoteKind.THANK_YOU and outcome == TouchOutcome.SENT else outcome_label
    if outcome == TouchOutcome.NO_ANSWER:
        after = current  # nobody answered, so the call script stays for the next try
    changed: list[Entity] = [after, touch]
    if promised_date is not None:
        today = desk.context().today
        changed += replace_promised_date(dossier, note.interview, promised_date, today)
        label += f", who named {say_day(promised_date[1], today)}"
    if closes is not None:
        changed.append(dossier.application.close(closes, desk.context().today))
        label += f"; {dossier.company.name} is closed, {closes}"
    desk.write(label, lambda change: change.put(*changed))
    return label


def find_logged_touch(desk: Desk, note: Note) -> Touch | None:
    """Return the logged touch of a sent note, or None."""
    dossier = desk.dossier(note.application)
    return next((touch for touch in reversed(dossier.touches) if touch.note == note.id), None)


def correct(desk: Desk, note: Note, touch: Touch) -> str:
    """Correct the log of a sent note: another day, channel, or contact; the plan follows.

    Return the history label.

    Raises:
        Refused: the note no longer exists, a thank-you would be earlier than its interview, or the log
            could not be saved.
    """
    current = _current(desk, note)
    after = current._replace(channel=touch.channel, contact=touch.contact)
    ctx = desk.context()
    dossier = desk.dossier(note.application)
    meeting = dossier.interview(note.interview)
    if note.kind == NoteKind.THANK_YOU and meeting is not None and touch.at < meeting.starts_at:
        began = f"{say_near(ctx.day(meeting.starts_at), ctx.today)} {say_time(meeting.starts_at, ctx.zone)}"
        raise Refused(f"The interview began {began}; the thanks for it went after that")
    day = f"{say_near(ctx.day(touch.at), ctx.today)} {say_time(touch.at, ctx.zone)}"
    label = f"The {_describe_note(after, dossier)} went {HOW[touch.channel]}, {day}"
    desk.write(label, lambda change: change.put(after, touch))
    return label


def mark_unsent(desk: Desk, note: Note) -> str:
    """Turn a sent note back into a draft and delete its logged touches; return the history label.

    Raises:
        Refused: the note no longer exists, or it could not be saved.
    """
    after = _current(desk, note)._replace(state=NoteState.DRAFT, changed_at=desk.now())
    dossier = desk.dossier(note.application)
    touches = [touch for touch in dossier.touches if touch.note == note.id]

    def apply_changes(change: "Change") -> None:
        change.delete(*touches)
        change.put(after)

    label = f"The {_describe_note(note, dossier)} was not sent after all"
    if not dossier.application.is_open:
        label += "; the application is still closed"
    desk.write(label, apply_changes)
    return label


def sign(desk: Desk, line: str, *, apart: str = "") -> Me:
    """Set the signature of all notes from one line: "Alex Moreau, alex@moreau.example, +33 1 55 50 10 11".

    Drafts with a blank for the name are signed too.

    Args:
        desk: the desk.
        line: the text as typed.
        apart: ID of a note to leave unchanged: the one on the screen.

    Raises:
        Refused: the line contains no name, a part is neither an email address, a phone number, nor a link,
            or it could not be saved.
    """
    parsed = parse_person(line)
    parts = [part for part in parsed.title.split(", ") if part]
    links = tuple(part for part in parts if "/" in part or part.startswith("www."))
    strange = next((part for part in parts if part not in links), None)
    if strange is not None:
        raise Refused(f"“{strange}” is neither an e-mail address nor a number nor a link")
    before = read.read_me(desk.connection)
    me = before._replace(name=parsed.name, email=parsed.email, phone=parsed.phone, links=links or before.links)
    heads = [note.id for note in read.read_open_notes(desk.connection) if note.id != apart]
    drafts = [note for note_id in heads if (note := read.read_note(desk.connection, note_id)) is not None]
    signed = [
        note._replace(body=replace_signature(note.body, before, me, note.channel))
        for note in drafts
        if UNSIGNED in note.body
    ]

    def apply_changes(change: "Change") -> None:
        change.put_me(me)
        change.put(*signed)

    desk.write("Noted who signs", apply_changes)
    return me


def replace_signature(text: str, before: Me, after: Me, channel: Channel) -> str:
    """Replace the signature in a note's text and leave the rest unchanged.

    The full signature goes under the sign-off, or only the name on a card or in a message; elsewhere a
    blank for the name is filled.
    """
    end = body_of(text).end
    head, tail = text[:end], text[end:]
    head = head.replace(UNSIGNED, after.name)
    new = after.name if channel in {Channel.CARD, Channel.MESSAGE} else _under(after)
    for old in (_under(before), before.name, UNSIGNED):
        if old and (at := tail.find(old)) >= 0 and (at == 0 or tail[at - 1] == "\n"):
            return head + tail[:at] + new + tail[at + len(old) :]
    return head + tail


def _under(me: Me) -> str:
    """Format a signature: the name, and below it the phone, email, and links."""
    reach = " · ".join(part for part in (me.phone, me.email) if part)
    return "\n".join(part for part in (me.name, reach, *me.links) if part)


def next_touch(desk: Desk, application: str) -> str:
    """Return when the next follow-up or check-in of an application is due, in words; empty if there is none."""
    items = plan_application(desk.dossier(application), desk.context())
    nudges = [item for item in items if item.spec.waits]
    if not nudges:
        return ""
    return say_day(min(item.due_on for item in nudges), desk.context().today)
