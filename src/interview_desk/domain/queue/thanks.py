"""Rules for thank-yous, one per interviewer, and for the user's own promises (R22, C1, C2)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from interview_desk.domain.dates.calendar import (
    DAY,
    HOURS_24,
    at_hour,
    days_later,
    end_of_day,
    later,
    say_near,
    say_on,
    say_time,
    start_of_day,
)
from interview_desk.domain.queue.channel import choose_thank_you_channel
from interview_desk.domain.queue.conversation import decision_day
from interview_desk.domain.queue.due_items import DueCandidate
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import NoteKind, NoteState, TouchKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.sources import ADVANCING, AFTER, NAILED, NOT_OVER, STEP_7

LATE_DAYS = 7
"""Local days after the end during which a late thank-you is still wanted.

Later, the follow-up includes the thanks.
"""
SOON_DAYS = 2
"""Number of days within which an expected decision opens the send window at once (C1)."""
OPENING_HOUR = 8
BEFORE_LIMIT = timedelta(hours=4)


class Window(NamedTuple):
    """Send window of a thank-you: when it opens, its limit, and the day it is due."""

    opens_at: datetime
    due_by: datetime
    due_on: date


def window(interview: Interview, decision_on: date | None, ctx: Context) -> Window:
    """Return the send window for an interview's thank-yous, by policy C1."""
    end = interview.ends_at
    day = ctx.day(end)
    limit = later(end, HOURS_24, ctx.zone)
    policy = ctx.policies.thank_you
    if policy == "day-after":
        return Window(start_of_day(day + DAY, ctx.zone), end_of_day(day + DAY, ctx.zone), day + DAY)
    if policy == "asap-24h":
        return Window(end, limit, day)
    soon = decision_on is not None and day <= decision_on <= day + SOON_DAYS * DAY
    if policy == "immediately" or soon:
        return Window(end, limit, ctx.day(limit))
    opening = min(at_hour(day + DAY, OPENING_HOUR, ctx.zone), later(limit, -BEFORE_LIMIT, ctx.zone))
    return Window(max(opening, start_of_day(day + DAY, ctx.zone)), limit, ctx.day(limit))


def suggest_thank_yous(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield one candidate for each interviewer of each held interview who has not been thanked yet."""
    for interview in dossier.interviews:
        if not interview.interviewers or not interview.was_held(ctx.at):
            continue
        if ctx.at > days_later(interview.ends_at, LATE_DAYS, ctx.zone):
            continue
        decision_on = decision_day(dossier)
        times = window(interview, decision_on, ctx)
        medium = choose_thank_you_channel(dossier.company.formality, decision_on, ctx.today, ctx.calendar, ctx.policies)
        met = f"Interviewed {say_on(ctx.day(interview.starts_at), ctx.today)} at {say_time(interview.starts_at, ctx.zone)}."
        for contact in dict.fromkeys(interview.interviewers):
            if was_thanked(dossier, interview, contact):
                continue
            why = f"{met} {_progress(dossier, interview, contact)}"
            yield DueCandidate(
                kind=DueKind.THANK_YOU,
                opens_at=times.opens_at,
                due_by=times.due_by,
                due_on=times.due_on,
                why=f"{why} {medium.hint}".rstrip(),
                advice=(STEP_7, AFTER, NOT_OVER),
                policy=ctx.policies.thank_you,
                interview=interview.id,
                contact=contact,
                channel=medium.channel,
            )


def was_thanked(dossier: Dossier, interview: Interview, contact: str) -> bool:
    """Return True if this person was thanked for this interview, or the user skipped the thank-you.

    The thanks may come from the user or via the host. A thank-you without a person went to everybody; a
    thank-you without an interview counts for interviews held before it.
    """
    for note in dossier.notes:
        if note.kind == NoteKind.THANK_YOU and note.contact == contact and note.interview == interview.id:
            if note.state in {NoteState.SENT, NoteState.SKIPPED}:
                return True
    for touch in dossier.touches:
        if touch.kind != TouchKind.THANK_YOU or not touch.reached_them or touch.contact not in {contact, None}:
            continue
        if touch.interview == interview.id:
            return True
        if touch.interview is None and touch.contact is not None and touch.at >= interview.starts_at:
            return True
    return False


def _progress(dossier: Dossier, interview: Interview, contact: str) -> str:
    states = [
        note.state
        for note in dossier.notes
        if note.kind == NoteKind.THANK_YOU and note.contact == contact and note.interview == interview.id
    ]
    if NoteState.COPIED in states:
        return "Copied, not yet marked as sent."
    if NoteState.READY in states:
        return "The note is ready to go."
    return "A draft is begun." if states else "Not written yet."


def suggest_promises(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield the promises of the user that are neither kept nor dropped (R20)."""
    for promise in dossier.promises:
        if promise.by != "me" or not promise.is_open:
            continue
        statement = f"You promised {promise.what or 'it'} {say_on(promise.made_on, ctx.today)}"
        why = (
            f"{statement}, for {say_near(promise.due_on, ctx.today)}."
            if promise.due_on
            else f"{statement}, without a day."
        )
        yield DueCandidate(
            kind=DueKind.PROMISE,
            opens_at=start_of_day(promise.made_on, ctx.zone),
            due_by=end_of_day(promise.due_on, ctx.zone) if promise.due_on else None,
            why=why,
            advice=(ADVANCING, NAILED),
            interview=promise.interview,
            promise=promise.id,
        )
