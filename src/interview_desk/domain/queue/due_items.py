"""Conversion of a rule's candidate to a due item: its state, and the user's snoozes and skips."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY, start_of_day
from interview_desk.domain.queue.item import Context, DueItem, state_at
from interview_desk.domain.queue.kinds import SPECS, DueKind
from interview_desk.domain.search.correspondence import Channel
from interview_desk.domain.search.deferral import Deferral, Skip, Snooze, concerns
from interview_desk.domain.search.dossier import Dossier


class DueCandidate(NamedTuple):
    """Candidate for a due item, found by a rule: when the item opens, its limit, and why.

    `since` is the instant of the fact that the candidate is based on. A snooze or skip made before `since`
    was about an earlier occurrence and no longer applies.
    """

    kind: DueKind
    opens_at: datetime | None
    due_by: datetime | None
    why: str
    advice: tuple[str, ...]
    policy: str = ""
    due_on: date | None = None
    interview: str | None = None
    contact: str | None = None
    promise: str | None = None
    channel: Channel | None = None
    since: datetime | None = None
    snoozed_until: date | None = None
    rank: int = 0
    """Place among items of the same kind and limit; smaller comes first."""


def newest_deferral(
    deferrals: Iterable[Deferral],
    kind: DueKind,
    *,
    interview: str | None = None,
    contact: str | None = None,
    promise: str | None = None,
    since: datetime | None = None,
) -> Deferral | None:
    """Return the newest snooze or skip that applies to an item and was not made before `since`, or None."""
    newest: Deferral | None = None
    for deferral in deferrals:
        if not concerns(deferral, kind=kind, interview=interview, contact=contact, promise=promise):
            continue
        if since is not None and _made_at(deferral) < since:
            continue
        if newest is None or _made_at(deferral) > _made_at(newest):
            newest = deferral
    return newest


def newest_of_kind(deferrals: Iterable[Deferral], kind: DueKind, since: datetime | None) -> Deferral | None:
    """Return the newest snooze or skip of a kind that was not made before `since`, or None.

    The kind must be limited to a single item per application.
    """
    holding = [
        deferral for deferral in deferrals if deferral.kind == kind and (since is None or _made_at(deferral) >= since)
    ]
    return max(holding, key=_made_at, default=None)


def _made_at(deferral: Deferral) -> datetime:
    return deferral.made_at if isinstance(deferral, Snooze) else deferral.at


def is_skipped(dossier: Dossier, candidate: DueCandidate) -> bool:
    """Return True if the user skipped this item."""
    return bool(dossier.skips) and isinstance(
        newest_deferral(
            dossier.skips,
            candidate.kind,
            interview=candidate.interview,
            contact=candidate.contact,
            promise=candidate.promise,
            since=candidate.since,
        ),
        Skip,
    )


def apply_snooze(snoozes: Iterable[Snooze], candidate: DueCandidate, ctx: Context) -> DueCandidate:
    """Return the candidate with its opening moved by a snooze.

    A snooze made before the limit never hides an item beyond the limit; a snooze made after the limit moves
    the overdue item.
    """
    snooze = newest_deferral(
        snoozes,
        candidate.kind,
        interview=candidate.interview,
        contact=candidate.contact,
        promise=candidate.promise,
        since=candidate.since,
    )
    if not isinstance(snooze, Snooze):
        return candidate
    opens, back_on = end_snooze(candidate.due_by, snooze, ctx)
    if candidate.opens_at is not None and opens <= candidate.opens_at:
        return candidate
    return candidate._replace(
        opens_at=opens,
        due_on=snooze.until if candidate.due_by is None else candidate.due_on,
        snoozed_until=back_on if ctx.at < opens else None,
    )


def end_snooze(due_by: datetime | None, snooze: Snooze, ctx: Context) -> tuple[datetime, date]:
    """Return the instant at which a snooze ends, and the local day on which the item is back.

    A snooze made before the limit ends at the limit; an item with the whole day for its limit is back on the day after.
    """
    opens = start_of_day(snooze.until, ctx.zone)
    if due_by is None or snooze.made_at > due_by or opens <= due_by:
        return opens, snooze.until
    is_whole_day = due_by.microsecond != 0
    return due_by, min(snooze.until, ctx.day(due_by) + DAY if is_whole_day else ctx.day(due_by))


def build_application_item(
    dossier: Dossier, candidate: DueCandidate, ctx: Context, *, movable: bool = True
) -> DueItem | None:
    """Build the due item of a candidate for one application, or return None if the user skipped it.

    Args:
        dossier: the application's facts.
        candidate: the candidate.
        ctx: the time to plan for.
        movable: whether a snooze remains to be applied (nudges apply theirs in working days).
    """
    if is_skipped(dossier, candidate):
        return None
    if movable and dossier.snoozes:
        candidate = apply_snooze(dossier.snoozes, candidate, ctx)
    contact = dossier.contact(candidate.contact)
    promise = next((entry for entry in dossier.promises if entry.id == candidate.promise), None)
    return build_item(
        candidate, ctx, application=dossier.application.id, company=dossier.company.name, role=dossier.application.role
    )._replace(who=contact.name if contact is not None else "", what=promise.what if promise is not None else "")


def build_item(
    candidate: DueCandidate, ctx: Context, *, application: str | None = None, company: str = "", role: str = ""
) -> DueItem:
    """Build the due item of a candidate, with its state at the planning time."""
    due_on = candidate.due_on
    if due_on is None:
        anchor = candidate.due_by or candidate.opens_at
        due_on = ctx.day(anchor) if anchor is not None else ctx.today
    return DueItem(
        kind=candidate.kind,
        state=state_at(ctx.at, candidate.kind, candidate.opens_at, candidate.due_by),
        due_on=due_on,
        policy=candidate.policy or SPECS[candidate.kind].policy,
        why=candidate.why,
        advice=candidate.advice,
        company=company,
        role=role,
        application=application,
        interview=candidate.interview,
        contact=candidate.contact,
        promise=candidate.promise,
        opens_at=candidate.opens_at.astimezone(ctx.zone) if candidate.opens_at else None,
        due_by=candidate.due_by.astimezone(ctx.zone) if candidate.due_by else None,
        channel=candidate.channel,
        snoozed_until=candidate.snoozed_until,
        rank=candidate.rank,
    )
