"""Interview rules: prepare before an interview, then fill in the exit card and write the debrief, or ask for a new time."""

from collections.abc import Iterator
from datetime import timedelta

from interview_desk.domain.dates.calendar import HOURS_24, days_later, end_of_day, later, say_on, say_time
from interview_desk.domain.queue.channel import ending_channel
from interview_desk.domain.queue.due_items import DueCandidate
from interview_desk.domain.queue.endings import find_employer_contact
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import NoteKind, NoteState
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, InterviewStatus
from interview_desk.domain.search.people import Contact
from interview_desk.domain.sources import ADVANCING, AFTER, NAILED, STEP_7

FRESH = timedelta(days=2)
"""Time after an interview within which its details are fresh."""
PREPARE_DAYS = 2
"""Number of local days before the start at which the item to prepare opens."""


def suggest_interview_items(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield the items that an application's interviews call for, before and after each interview."""
    for interview in dossier.interviews:
        if (
            interview.status == InterviewStatus.SCHEDULED
            and ctx.at < interview.starts_at
            and interview.ready_at is None
        ):
            yield _prepare(interview, ctx)
        elif interview.was_held(ctx.at) and not interview.is_debriefed:
            yield from _afterwards(interview, ctx)


def _prepare(interview: Interview, ctx: Context) -> DueCandidate:
    day = say_on(ctx.day(interview.starts_at), ctx.today)
    return DueCandidate(
        kind=DueKind.PREPARE,
        opens_at=days_later(interview.starts_at, -PREPARE_DAYS, ctx.zone),
        due_by=interview.starts_at,
        why=f"The interview starts {day} at {say_time(interview.starts_at, ctx.zone)}. Look over the notes and stories.",
        advice=(STEP_7, ADVANCING),
        interview=interview.id,
    )


def _afterwards(interview: Interview, ctx: Context) -> Iterator[DueCandidate]:
    ended = f"The interview ended {say_on(ctx.day(interview.ends_at), ctx.today)} at {say_time(interview.ends_at, ctx.zone)}."
    limit = later(interview.ends_at, HOURS_24, ctx.zone)
    if interview.exit_card is None or interview.exit_card.answered_at is None:
        yield DueCandidate(
            kind=DueKind.EXIT_CARD,
            opens_at=interview.ends_at,
            due_by=limit,
            why=f"{ended} Seven short answers: what was settled at the door.",
            advice=(ADVANCING, AFTER),
            interview=interview.id,
        )
    has_debrief = interview.debrief is not None
    yield DueCandidate(
        kind=DueKind.DEBRIEF,
        opens_at=interview.ends_at,
        due_by=limit,
        why=f"{ended} {_urge(has_debrief=has_debrief, is_fresh=ctx.at - interview.ends_at <= FRESH)}",
        advice=(NAILED, STEP_7),
        interview=interview.id,
    )


def _urge(*, has_debrief: bool, is_fresh: bool) -> str:
    if has_debrief:
        return "The debrief is half done."
    return "Write it down while it is fresh." if is_fresh else "Write down what you still remember."


def suggest_new_times(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield a short message that asks for a new time, for each interview that did not take place."""
    for interview in dossier.interviews:
        if interview.status != InterviewStatus.MISSED or _is_settled(dossier, interview):
            continue
        opens_at = interview.missed_at or interview.starts_at
        contact = choose_contact_for_new_time(dossier, interview, ctx)
        day = say_on(ctx.day(interview.starts_at), ctx.today)
        yield DueCandidate(
            kind=DueKind.RESCHEDULE,
            opens_at=opens_at,
            due_by=end_of_day(ctx.calendar.after(ctx.day(opens_at)), ctx.zone),
            why=f"The interview {day} at {say_time(interview.starts_at, ctx.zone)} didn’t take place. "
            "A short message today asks for a new time.",
            advice=(ADVANCING,),
            interview=interview.id,
            contact=contact.id if contact is not None else None,
            channel=ending_channel(contact),
            since=opens_at,
        )


def choose_contact_for_new_time(dossier: Dossier, interview: Interview, ctx: Context) -> Contact | None:
    """Return whom to ask for a new time: the first interviewer who is known, else the person to write to at the employer."""
    met = (dossier.contact(interviewer) for interviewer in interview.interviewers)
    return next((contact for contact in met if contact is not None), None) or find_employer_contact(dossier, ctx.at)


def _is_settled(dossier: Dossier, missed: Interview) -> bool:
    """Return True if nothing is left to ask about a missed interview: they were asked, they answered, or there is a new one."""
    since = [touch for touch in dossier.touches if touch.at >= missed.starts_at]
    return (
        any(
            note.kind == NoteKind.NO_SHOW
            and note.interview in {missed.id, None}
            and note.state in {NoteState.SENT, NoteState.SKIPPED}
            for note in dossier.notes
        )
        or any(touch.is_theirs or (touch.reached_them and touch.interview == missed.id) for touch in since)
        or any(not other.is_off and other.starts_at > missed.starts_at for other in dossier.interviews)
    )
