"""Interview rules: prepare before an interview, then fill in the exit card and write the debrief."""

from collections.abc import Iterator
from datetime import timedelta

from interview_desk.domain.dates.calendar import HOURS_24, days_later, later, say_on, say_time
from interview_desk.domain.queue.due_items import DueCandidate
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, InterviewStatus
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
