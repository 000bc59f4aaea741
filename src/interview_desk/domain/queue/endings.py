"""Rules for how an application ends: withdrawal, feedback, who was hired, the offer (R41 to R45)."""

from collections.abc import Iterator
from datetime import date, datetime

from interview_desk.domain.dates.calendar import DAY, end_of_day, say_day, say_near, say_on, start_of_day
from interview_desk.domain.queue.channel import ending_channel
from interview_desk.domain.queue.due_items import DueCandidate
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import NoteKind, NoteState, TouchKind, touch_kind_of
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.people import Contact
from interview_desk.domain.search.pipeline import Outcome, Stage
from interview_desk.domain.sources import ADVANCING, NOT_OVER

FEEDBACK_AFTER = 2
"""Number of working days after a rejection at which feedback is requested."""
FEEDBACK_OPEN = 5
"""Number of working days during which the feedback request may still be sent."""
AFTER_ACCEPTANCE = "after-acceptance"
"""Name of the rule that asks for a withdrawal after another offer was accepted."""
NEVER_ANSWERED = 2
"""Rank of a withdrawal from a company that never answered: it is optional, and one row represents them all."""
WHO_WAS_HIRED_AFTER = 10
"""Number of working days after an unanswered feedback request before looking up who was hired."""


def is_turned_down(dossier: Dossier, accepted_on: date | None) -> bool:
    """Return True if the user will not continue: no longer interested, or another offer was accepted."""
    interest = dossier.newest_interest()
    return (interest is not None and interest[0] == "no") or is_superseded(dossier, accepted_on)


def accepted_day(dossier: Dossier, ctx: Context) -> date | None:
    """Return the local day on which this application's offer was accepted, or None.

    The day comes from the outcome of the closed application or from a logged acceptance. The
    later day counts.
    """
    application = dossier.application
    closed_on = application.since if application.outcome == Outcome.ACCEPTED and not application.is_open else None
    acceptance_days = [
        ctx.day(touch.at) for touch in dossier.touches if touch.kind == TouchKind.ACCEPTANCE and touch.reached_them
    ]
    return max((day for day in (closed_on, *acceptance_days) if day is not None), default=None)


def is_superseded(dossier: Dossier, accepted_on: date | None) -> bool:
    """Return True if the application was under way when another offer was accepted.

    Applications made after that day belong to a new search.
    """
    if any(touch.kind == TouchKind.ACCEPTANCE and touch.reached_them for touch in dossier.touches):
        return False
    applied_on = dossier.application.applied_on
    return accepted_on is not None and applied_on is not None and applied_on <= accepted_on


def withdrawal(dossier: Dossier, accepted_on: date | None, ctx: Context) -> Iterator[DueCandidate]:
    """Yield a kind note of withdrawal: after a night to be sure, or at once if another offer was accepted."""
    if was_written(dossier, NoteKind.WITHDRAWAL):
        return
    interest = dossier.newest_interest()
    days: list[tuple[date, str, str]] = []
    if interest is not None and interest[0] == "no":
        said_on = ctx.day(interest[1].completed_at or interest[1].started_at)
        days.append(
            (
                said_on + DAY,
                "",
                f"On {say_day(said_on, ctx.today)} you noted “no longer interested”. Tell them first, and kindly.",
            )
        )
    if is_superseded(dossier, accepted_on):
        assert accepted_on is not None
        days.append(
            (
                accepted_on,
                AFTER_ACCEPTANCE,
                f"You accepted another offer on {say_day(accepted_on, ctx.today)}. Tell them, and kindly.",
            )
        )
    if not days:
        return
    day, policy, why = min(days)
    lead = find_employer_contact(dossier, ctx.at)
    yield DueCandidate(
        kind=DueKind.WITHDRAWAL,
        opens_at=start_of_day(day, ctx.zone),
        due_by=end_of_day(ctx.calendar.after(day), ctx.zone),
        why=why,
        advice=(NOT_OVER,),
        policy=policy,
        contact=lead.id if lead is not None else None,
        channel=ending_channel(lead),
        since=start_of_day(day - DAY, ctx.zone),
        rank=_rank_by_closeness(dossier, ctx),
    )


def find_employer_contact(dossier: Dossier, at: datetime) -> Contact | None:
    """Return whom to write to at the employer: never somebody outside, such as the friend who referred me.

    That is the main contact, else an interviewer of the newest held interview, else the employer's only person.
    """
    lead = dossier.lead(at)
    newest = dossier.newest_held(at)
    met = [dossier.contact(interviewer) for interviewer in newest.interviewers] if newest is not None else []
    for person in (lead, *met):
        if person is not None and person.company == dossier.company.id:
            return person
    people = [contact for contact in dossier.contacts if contact.company == dossier.company.id]
    return people[0] if len(people) == 1 else None


def has_answered(dossier: Dossier) -> bool:
    """Return True if the employer ever gave a sign: a message, an interview, or a stage beyond applied."""
    return (
        bool(dossier.interviews)
        or any(touch.is_theirs for touch in dossier.touches)
        or dossier.application.stage not in {Stage.SAVED, Stage.APPLIED}
    )


def _rank_by_closeness(dossier: Dossier, ctx: Context) -> int:
    """Return the rank of a withdrawal: those who interviewed me first, those who never answered last."""
    count = len(dossier.list_held(ctx.at))
    return -count if count else 1 if has_answered(dossier) else NEVER_ANSWERED


def was_written(dossier: Dossier, kind: NoteKind) -> bool:
    """Return True if a message of this kind was sent or skipped for the application."""
    return any(touch.kind == touch_kind_of(kind) and touch.reached_them for touch in dossier.touches) or any(
        note.kind == kind and note.state in {NoteState.SENT, NoteState.SKIPPED} for note in dossier.notes
    )


def offer(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield an offer to answer, until it is accepted, declined or closed."""
    application = dossier.application
    if (
        application.stage != Stage.OFFER
        or was_written(dossier, NoteKind.ACCEPTANCE)
        or was_written(dossier, NoteKind.DECLINE)
    ):
        return
    answer_by = application.offer_answer_by
    statement = f"The offer came {say_on(application.since, ctx.today)}."
    yield DueCandidate(
        kind=DueKind.OFFER,
        opens_at=start_of_day(application.since, ctx.zone),
        due_by=end_of_day(answer_by, ctx.zone) if answer_by else None,
        why=f"{statement} They need your answer by {say_near(answer_by, ctx.today)}."
        if answer_by
        else f"{statement} Ask by when they need your answer.",
        advice=(ADVANCING, NOT_OVER),
    )


def suggest_after_rejection(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield one feedback request after a rejection, then a look at who was hired (R43, R44)."""
    application = dossier.application
    if application.outcome != Outcome.REFUSED:
        return
    request = _feedback_request(dossier)
    if request is not None:
        yield from _who_was_hired(dossier, request, ctx)
        return
    if (
        was_written(dossier, NoteKind.FEEDBACK)
        or dossier.newest_held(start_of_day(application.since + DAY, ctx.zone)) is None
    ):
        return
    day = ctx.calendar.add(application.since, FEEDBACK_AFTER)
    if ctx.at > end_of_day(ctx.calendar.add(day, FEEDBACK_OPEN), ctx.zone):
        return
    lead = dossier.lead(ctx.at)
    yield DueCandidate(
        kind=DueKind.FEEDBACK,
        opens_at=start_of_day(day, ctx.zone),
        due_by=None,
        due_on=day,
        why=f"They declined {say_on(application.since, ctx.today)}. One short, kind question may tell you why.",
        advice=(ADVANCING,),
        contact=lead.id if lead is not None else None,
        channel=ending_channel(lead),
        since=start_of_day(application.since, ctx.zone),
    )


def _feedback_request(dossier: Dossier) -> datetime | None:
    """Return the time of the feedback request, from a logged message or a note marked as sent, or None."""
    request_times = [touch.at for touch in dossier.touches if touch.kind == TouchKind.FEEDBACK and touch.reached_them]
    request_times += [
        note.changed_at for note in dossier.notes if note.kind == NoteKind.FEEDBACK and note.state == NoteState.SENT
    ]
    return max(request_times, default=None)


def _who_was_hired(dossier: Dossier, asked_at: datetime, ctx: Context) -> Iterator[DueCandidate]:
    answered = any(touch.is_theirs and touch.at >= asked_at for touch in dossier.touches)
    if answered or dossier.application.who_was_hired:
        return
    asked_on = ctx.day(asked_at)
    day = ctx.calendar.add(asked_on, WHO_WAS_HIRED_AFTER)
    yield DueCandidate(
        kind=DueKind.WHO_WAS_HIRED,
        opens_at=start_of_day(day, ctx.zone),
        due_by=None,
        why=f"Your question of {say_day(asked_on, ctx.today)} got no answer. See who was hired, and what that profile shows.",
        advice=(ADVANCING,),
        since=asked_at,
    )
