"""Timeline of an application: past and coming events as lines, as in the Why and Application panels.

Past events are listed newest first, coming events nearest first.
"""

from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import say_short
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.labels import describe_target, get_verb
from interview_desk.domain.search.correspondence import Direction, NoteKind, NoteState, TouchKind, TouchOutcome
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, InterviewStatus, Method, Style
from interview_desk.symbols import GLYPHS
from interview_desk.ui.toolkit.spans import Line, TextSpan, line

STARS = 5
_KIND_WORDS = {
    TouchKind.THANK_YOU: "thank-you",
    TouchKind.FOLLOW_UP: "follow-up",
    TouchKind.CHECK_IN: "check-in",
    TouchKind.PROMISE: "what you promised",
    TouchKind.WITHDRAWAL: "withdrawal",
    TouchKind.FEEDBACK: "request for feedback",
    TouchKind.ACCEPTANCE: "acceptance",
    TouchKind.DECLINE: "declined the offer",
    TouchKind.OTHER: "message",
}


class Event(NamedTuple):
    """Event in the course of an application."""

    on: date
    glyph: str
    role: str
    text: str
    rank: int = 0


def stars(count: int | None) -> str:
    """Return a rating as filled and empty stars, or an empty string if there is no rating."""
    return "★" * count + "☆" * (STARS - count) if count else ""


def interview_words(interview: Interview) -> str:
    """Describe an interview in a few words, such as "panel, video interview, 60 min"."""
    method = "in person" if interview.method == Method.IN_PERSON else interview.method
    style = f"{interview.style}, " if interview.style not in {Style.SCREENING, Style.INFORMAL} else ""
    return f"{style}{method} interview, {interview.minutes} min"


def list_past_events(dossier: Dossier, ctx: Context) -> list[Event]:
    """Return the events up to today, newest first."""
    events = [Event(entry.on, "✓", "ok", entry.stage, n) for n, entry in enumerate(dossier.application.stage_history)]
    for interview in dossier.interviews:
        if interview.status == InterviewStatus.CANCELLED:
            events.append(Event(ctx.day(interview.starts_at), "·", "muted", "interview canceled"))
        elif interview.status == InterviewStatus.MISSED:
            events.append(Event(ctx.day(interview.starts_at), "·", "muted", "the interview didn’t take place"))
        elif interview.was_held(ctx.at):
            fit = interview.debrief.fit or interview.debrief.rating if interview.debrief is not None else None
            text = f"{interview_words(interview)}  {stars(fit)}".rstrip()
            events.append(Event(ctx.day(interview.starts_at), "✓", "ok", text, 10))
    for touch in dossier.touches:
        person = dossier.contact(touch.contact)
        who = f", {person.name}" if person is not None else ""
        if touch.direction == Direction.IN:
            events.append(Event(ctx.day(touch.at), "▸", "key", f"they wrote or called{who}", 30))
        elif touch.outcome == TouchOutcome.NO_ANSWER:
            events.append(Event(ctx.day(touch.at), "·", "muted", f"called, no answer{who}", 20))
        else:
            words = _KIND_WORDS[touch.kind]
            events.append(Event(ctx.day(touch.at), "✓", "ok", f"{words}, {touch.channel}{who}", 20))
    for promise in dossier.promises:
        if promise.by == "them" and promise.due_on is not None and promise.due_on < ctx.today:
            state = "kept" if promise.kept_on else ("moved" if promise.dropped_on else "passed")
            role = "overdue" if state == "passed" else "muted"
            events.append(
                Event(promise.due_on, "▲" if state == "passed" else "·", role, f"the date they gave you, {state}", 40)
            )
    return sorted(
        (event for event in events if event.on <= ctx.today), key=lambda event: (event.on, event.rank), reverse=True
    )


def list_coming_events(items: list[DueItem], dossier: Dossier, ctx: Context) -> list[Event]:
    """Return the coming due items, interviews, and dates, nearest first."""
    events = [
        Event(item.due_on, GLYPHS[item.state], item.state, f"{get_verb(item).lower()} {describe_target(item)}")
        for item in items
    ]
    for interview in dossier.to_come(ctx.at):
        events.append(
            Event(
                ctx.day(interview.starts_at),
                "○",
                "upcoming",
                f"{interview_words(interview)} at {interview.starts_at.astimezone(ctx.zone):%H:%M}",
            )
        )
    for promise in dossier.promises:
        if promise.by == "them" and promise.is_open and promise.due_on is not None and promise.due_on >= ctx.today:
            events.append(Event(promise.due_on, "·", "muted", "the last day they named"))
    return sorted(events, key=lambda event: event.on)


def draw_event(event: Event, today: date) -> Line:
    """Draw an event as a line."""
    bold = event.on == today
    return line(
        TextSpan(f"{say_short(event.on):>6} ", "muted"),
        TextSpan(f"{event.glyph} ", event.role),
        TextSpan(event.text, bold=bold),
    )


def note_progress(dossier: Dossier, kind: NoteKind, contact: str) -> tuple[str, str, str]:
    """Return the state of the newest note of a kind to a person, as a glyph, a role, and words."""
    notes = [note for note in dossier.notes if note.kind == kind and note.contact == contact]
    newest = max(notes, key=lambda note: note.changed_at, default=None)
    if newest is None:
        return "○", "muted", "not written"
    if newest.state == NoteState.SENT:
        return "✓", "ok", "sent"
    return "◐", "due", "copied" if newest.state == NoteState.COPIED else "draft"


def person_progress(dossier: Dossier, interview: Interview | None, contact: str) -> tuple[str, str, str]:
    """Return the state of the thank-you to a person, as a glyph, a role, and words.

    The glyph and the words are empty if there is nothing to show.
    """
    about = interview.id if interview is not None else None
    for touch in dossier.touches:
        if (
            touch.kind == TouchKind.THANK_YOU
            and touch.contact == contact
            and (about is None or touch.interview in {about, None})
        ):
            return "✓", "ok", "thanked"
    states = [note.state for note in dossier.notes if note.contact == contact and note.interview == about]
    if NoteState.SENT in states:
        return "✓", "ok", "thanked"
    if NoteState.SKIPPED in states:
        return "·", "muted", "skipped"
    if NoteState.COPIED in states:
        return "◐", "due", "copied"
    if states:
        return "◐", "due", "draft"
    if interview is not None and contact in interview.interviewers:
        return "○", "muted", "not written"
    return "", "muted", ""
