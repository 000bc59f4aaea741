"""Snapshot of the job search shared by all panes: a frozen value, built off the event loop."""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.search.interview import Interview
from interview_desk.services import queries
from interview_desk.services.pipeline.queue import DueQueue, build_queue, replan_application
from interview_desk.services.session import Desk


class Act(NamedTuple):
    """Action of the user: its day, its kind, and the company."""

    on: str
    what: str
    company: str


class Facts(NamedTuple):
    """Snapshot of the job search for the frame and the to-do list."""

    ctx: Context
    agenda: DueQueue
    items: tuple[DueItem, ...]
    counts: dict[str, int]
    applications: int
    open_notes: int
    next_interview: tuple[Interview, str] | None
    acts: tuple[Act, ...]
    version: int = 0

    @property
    def effort(self) -> int:
        """Number of actions this week: debriefs, messages, calls, and applications."""
        return len(self.acts)


def gather(desk: Desk, before: Facts | None = None, application: str | None = None) -> Facts:
    """Return the current facts.

    If an application is given and the day is the same as in `before`, only that application is replanned.
    """
    ctx = desk.context()
    if before is not None and application is not None and before.ctx.today == ctx.today:
        planned = replan_application(desk, before.agenda, application)
    else:
        planned = build_queue(desk)
    items = tuple(planned.ordered())
    monday = ctx.today - timedelta(days=ctx.today.weekday())
    acts = queries.list_activity(desk, monday.isoformat())
    return Facts(
        ctx=ctx,
        agenda=planned,
        items=items,
        counts=dict(Counter(item.state for item in items)),
        applications=planned.active_applications.applications,
        open_notes=len(queries.list_open_notes(desk)),
        next_interview=queries.get_next_interview(desk, ctx.at),
        acts=tuple(Act(*row) for row in acts),
        version=(before.version if before is not None else 0) + 1,
    )


def days_of_week(ctx: Context) -> list[str]:
    """Return the days of this week as ISO dates, starting on Monday."""
    monday = ctx.today - ctx.today.weekday() * DAY
    return [(monday + n * DAY).isoformat() for n in range(7)]
