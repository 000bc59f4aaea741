"""One useful next thing after every debrief."""

import pytest

from interview_desk.domain.practice.learning import Answered, BankQuestion
from interview_desk.domain.practice.next_step import suggest_next_step
from interview_desk.domain.queue.item import DueItem
from support.making import at, context, day

NOW = "10 18:00"
WEAK = (BankQuestion("Why us?", (Answered(day("10"), "Northwind", "Why us?", "", 1, None, "i1"),)),)


def item(kind, opens="10 12:00", *, who="Maya Chen", what="", state="due"):
    return DueItem(
        kind, state, day("11"), "policy", "why", (), application="a1", opens_at=at(opens), who=who, what=what
    )


@pytest.mark.parametrize(
    ("items", "guard", "weak", "kind", "told"),
    [
        ([item("thank-you")], None, WEAK, "note", "writes to Maya now"),
        (
            [item("thank-you", "11 08:00")],
            None,
            (),
            "note",
            "drafts the note to Maya now; you can send it tomorrow from 08:00",
        ),
        (
            [item("withdrawal", "11 00:00"), item("promise")],
            None,
            (),
            "night",
            "Sleep on it: the withdrawal waits until tomorrow.",
        ),
        ([item("withdrawal", "10 00:00")], None, (), "note", "writes the withdrawal"),
        (
            [item("promise", what="references"), item("follow-up")],
            None,
            WEAK,
            "today",
            "shows what you promised: references, tomorrow",
        ),
        ([item("follow-up")], item("keep-searching"), WEAK, "story", "begins a story for “Why us?”"),
        ([], item("keep-searching"), (), "add", "adds one more application"),
        ([], item("keep-searching", state="upcoming"), (), "none", "Nothing more for today"),
        ([], None, (), "none", "Nothing more for today"),
    ],
)
def test_the_one_that_helps_most(items, guard, weak, kind, told):
    found = suggest_next_step(items, guard, weak, context(NOW))
    assert found.kind == kind
    assert told in found.message
