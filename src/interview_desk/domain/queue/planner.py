"""Rules that make items due: one small rule per kind, and one function that combines all rules.

The to-do list is derived, never stored: facts, the time and the policies go in, due items come out. A
change re-plans one application (`plan_application`); only the check on the whole search
(`keep_searching`) reads all applications.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from interview_desk.domain.queue.due_items import DueCandidate, build_application_item
from interview_desk.domain.queue.endings import (
    accepted_day,
    is_superseded,
    is_turned_down,
    offer,
    suggest_after_rejection,
    withdrawal,
)
from interview_desk.domain.queue.interviews import suggest_interview_items, suggest_new_times
from interview_desk.domain.queue.item import Context, DueItem, build_sort_key
from interview_desk.domain.queue.keep_searching import SearchSummary, keep_searching, summarize_search
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.queue.nudges import suggest_nudges
from interview_desk.domain.queue.thanks import suggest_promises, suggest_thank_yous
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.dossier import Dossier

MOVED_IN_WORKING_DAYS = frozenset({DueKind.FOLLOW_UP, DueKind.CHECK_IN})
"""Kinds that a snooze moves to a working day, past the limit that they had."""

__all__ = [
    "Context",
    "DueItem",
    "SearchSummary",
    "build_sort_key",
    "keep_searching",
    "plan",
    "plan_application",
    "summarize_search",
]


def plan(
    dossiers: Iterable[Dossier],
    ctx: Context,
    snoozes: Iterable[Snooze] = (),
    skips: Iterable[Skip] = (),
) -> list[DueItem]:
    """Return every due, upcoming and waiting item of a whole search, in to-do list order.

    Args:
        dossiers: every application with its facts, in any order.
        ctx: the time to plan for, the time zone, the working days and the policies.
        snoozes: snoozes that belong to no application.
        skips: skips that belong to no application.
    """
    all_of_them = list(dossiers)
    accepted_on = max((day for dossier in all_of_them if (day := accepted_day(dossier, ctx)) is not None), default=None)
    summary = summarize_search((dossier.application for dossier in all_of_them), accepted_on)
    items = [item for dossier in all_of_them for item in plan_application(dossier, ctx, summary.accepted_on)]
    guard = keep_searching(summary, ctx, snoozes, skips)
    if guard is not None:
        items.append(guard)
    return sorted(items, key=build_sort_key)


def plan_application(dossier: Dossier, ctx: Context, accepted_on: date | None = None) -> list[DueItem]:
    """Return every due, upcoming and waiting item of one application, unsorted.

    Args:
        dossier: the application's facts.
        ctx: the time to plan for, the time zone, the working days and the policies.
        accepted_on: the local day on which any offer in this search was accepted.
    """
    items = (
        build_application_item(dossier, finding, ctx, movable=finding.kind not in MOVED_IN_WORKING_DAYS)
        for finding in _suggest_candidates(dossier, ctx, accepted_on)
    )
    return [item for item in items if item is not None]


def _suggest_candidates(dossier: Dossier, ctx: Context, accepted_on: date | None) -> Iterator[DueCandidate]:
    application = dossier.application
    if application.dormant_since is not None:
        return
    if not application.is_open:
        yield from suggest_after_rejection(dossier, ctx)
        return
    if not is_superseded(dossier, accepted_on):  # what is left to do after an acceptance is to tell them
        yield from suggest_interview_items(dossier, ctx)
        yield from suggest_promises(dossier, ctx)
    yield from offer(dossier, ctx)
    if is_turned_down(dossier, accepted_on):
        yield from withdrawal(dossier, accepted_on, ctx)
        return
    yield from suggest_new_times(dossier, ctx)
    yield from suggest_thank_yous(dossier, ctx)
    yield from suggest_nudges(dossier, ctx)
