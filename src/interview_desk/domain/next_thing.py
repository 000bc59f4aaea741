"""One useful next thing after every debrief (R48): a single step, the one that helps most now."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.calendar import say_near, say_time
from interview_desk.domain.learning import BankQuestion
from interview_desk.domain.plan.item import Context, DueItem
from interview_desk.domain.plan.kinds import DueKind, DueState
from interview_desk.domain.text import first_name


class NextThing(NamedTuple):
    """What to do next, in words; `kind` says what the key does, `item` what it is done to."""

    kind: str
    told: str
    item: DueItem | None = None
    about: str = ""
    """The question that a story is wanted for."""


def next_thing(
    items: Sequence[DueItem], guard: DueItem | None, weak: Sequence[BankQuestion], ctx: Context
) -> NextThing:
    """The one thing to suggest after a debrief.

    Args:
        items: what is on the queue for the application now, in its order.
        guard: the warning that everything hangs on too few employers, where it is due.
        weak: questions whose newest answer was weak.
        ctx: the moment.
    """
    leaving = next((item for item in items if item.kind == DueKind.WITHDRAWAL), None)
    if leaving is not None and leaving.opens_at is not None and leaving.opens_at > ctx.at:
        return NextThing(
            "night", f"Sleep on it: the withdrawal waits until {say_near(leaving.due_on, ctx.today)}.", leaving
        )
    if leaving is not None:
        return NextThing("note", "writes the withdrawal, short and kind", leaving)
    thanks = next((item for item in items if item.kind == DueKind.THANK_YOU), None)
    if thanks is not None:
        later = thanks.opens_at is not None and thanks.opens_at > ctx.at
        when = ""
        if later and thanks.opens_at is not None:
            when = f"; it goes out {say_near(ctx.day(thanks.opens_at), ctx.today)} from {say_time(thanks.opens_at, ctx.zone)}"
        return NextThing(
            "note", f"{'drafts the note' if later else 'writes'} to {first_name(thanks.who)} now{when}", thanks
        )
    promise = next((item for item in items if item.kind == DueKind.PROMISE), None)
    if promise is not None:
        return NextThing(
            "today", f"shows what you promised: {promise.what}, {say_near(promise.due_on, ctx.today)}", promise
        )
    if weak:
        return NextThing("story", f"begins a story for “{weak[0].question}”", about=weak[0].question)
    if guard is not None and guard.state in {DueState.OVERDUE, DueState.DUE}:
        return NextThing("add", "adds one more application, so that not everything hangs on this one")
    return NextThing("none", "Nothing more for today. You did the work.")
