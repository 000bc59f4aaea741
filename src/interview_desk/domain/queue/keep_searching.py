"""Keep-searching rule: the warning when everything depends on one employer (R46)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import count_of, say_day
from interview_desk.domain.queue.due_items import DueCandidate, apply_snooze, build_item, newest_deferral
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.pipeline import Application
from interview_desk.domain.sources import AFTER, NAILED


class SearchSummary(NamedTuple):
    """Facts for the keep-searching rule: number of applications, newest application, and accepted offer."""

    applications: int = 0
    active: int = 0
    newest_on: date | None = None
    accepted_on: date | None = None


def summarize_search(applications: Iterable[Application], accepted_on: date | None = None) -> SearchSummary:
    """Summarize a search from its applications and the local day on which an offer was accepted."""
    total = active = 0
    newest: date | None = None
    for application in applications:
        total += 1
        active += application.is_active
        applied_on = application.applied_on
        if applied_on is not None and (newest is None or applied_on > newest):
            newest = applied_on
    return SearchSummary(total, active, newest, accepted_on)


def keep_searching(
    summary: SearchSummary, ctx: Context, snoozes: Iterable[Snooze] = (), skips: Iterable[Skip] = ()
) -> DueItem | None:
    """Return the keep-searching item, or None if there is nothing to warn about.

    There is no item for a search without applications, or for a search that an accepted offer has ended.
    """
    over = summary.accepted_on is not None and (summary.newest_on is None or summary.newest_on <= summary.accepted_on)
    if summary.applications == 0 or over:
        return None
    policies = ctx.policies
    idle = (ctx.today - summary.newest_on).days if summary.newest_on is not None else None
    reasons = []
    if summary.active < policies.basket_min_active:
        active = count_of(summary.active, "active application")
        reasons.append(f"{active}, fewer than {policies.basket_min_active}.")
    if idle is not None and 0 < policies.basket_idle_days <= idle:
        assert summary.newest_on is not None
        reasons.append(f"The last new one was on {say_day(summary.newest_on, ctx.today)}, {count_of(idle, 'day')} ago.")
    if not reasons:
        return None
    finding = DueCandidate(
        kind=DueKind.KEEP_SEARCHING,
        opens_at=None,
        due_by=None,
        due_on=ctx.today,
        why=" ".join(reasons),
        advice=(AFTER, NAILED),
    )
    if newest_deferral(skips, DueKind.KEEP_SEARCHING) is not None:
        return None
    return build_item(apply_snooze(snoozes, finding, ctx), ctx)
