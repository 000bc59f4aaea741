"""Suggestion after every debrief (R48): the single step that helps most now."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.practice.learning import BankQuestion
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.kinds import DueKind, DueState


class NextStep(NamedTuple):
    """Suggested next step, in words; `kind` selects what the key does, and `item` is its target."""

    kind: str
    message: str
    item: DueItem | None = None
    about: str = ""
    """Question that still needs a story."""


def suggest_next_step(
    items: Sequence[DueItem], guard: DueItem | None, weak: Sequence[BankQuestion], ctx: Context
) -> NextStep:
    """Return the single step to suggest after a debrief.

    Args:
        items: the application's items on the to-do list, in order.
        guard: the warning about depending on too few employers, if there is one.
        weak: questions whose newest answer was weak.
        ctx: the current moment.
    """
    withdrawal = next((item for item in items if item.kind == DueKind.WITHDRAWAL), None)
    if withdrawal is not None and withdrawal.opens_at is not None and withdrawal.opens_at > ctx.at:
        return NextStep(
            "night", f"Sleep on it: the withdrawal waits until {say_near(withdrawal.due_on, ctx.today)}.", withdrawal
        )
    if withdrawal is not None:
        return NextStep("note", "writes the withdrawal, short and kind", withdrawal)
    thanks = next((item for item in items if item.kind == DueKind.THANK_YOU), None)
    if thanks is not None:
        later = thanks.opens_at is not None and thanks.opens_at > ctx.at
        when = ""
        if later and thanks.opens_at is not None:
            when = f"; you can send it {say_near(ctx.day(thanks.opens_at), ctx.today)} from {say_time(thanks.opens_at, ctx.zone)}"
        return NextStep(
            "note", f"{'drafts the note' if later else 'writes'} to {first_name(thanks.who)} now{when}", thanks
        )
    promise = next((item for item in items if item.kind == DueKind.PROMISE), None)
    if promise is not None:
        return NextStep(
            "today", f"shows what you promised: {promise.what}, {say_near(promise.due_on, ctx.today)}", promise
        )
    if weak:
        return NextStep("story", f"begins a story for “{weak[0].question}”", about=weak[0].question)
    if guard is not None and guard.state in {DueState.OVERDUE, DueState.DUE}:
        return NextStep("add", "adds one more application, so that not everything hangs on this one")
    return NextStep("none", "Nothing more for today. You did the work.")
