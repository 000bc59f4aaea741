"""The exit card: it comes by itself when an interview's end passes, once, and never under a typing hand."""

from datetime import datetime, timedelta

import pytest

from interview_desk.services.demo import FIXED, demo_desk
from interview_desk.services.pipeline import pipeline
from interview_desk.store import read
from interview_desk.ui.core import navigation
from interview_desk.ui.pages.exit_card.screen import ExitCardBox
from interview_desk.ui.shell.exit_card_prompter import QUIET_SECONDS
from support.screen import looking_at
from support.store import desk_at

END = timedelta(minutes=160)
"""From the demo's moment to the end of its next interview."""


class Moved:
    """A desk whose clock a test moves, and which does not wait for the wall clock to look at it."""

    def __init__(self, path):
        self.now = FIXED
        self.desk = demo_desk(path, None, clock=lambda: self.now)

    async def later(self, looked, span, *, quiet=True):
        """Let time pass; with `quiet`, so much that no key is on its way."""
        self.now += span
        if quiet:
            looked.app.last_key -= QUIET_SECONDS + 1
        await looked.app.monitor.check()
        await looked.settle()
        if quiet and shows_card(looked):
            looked.app.screen._awaits_pause = False  # who answers it has looked at it first

    @property
    def card(self):
        found = next(one for one in read.read_search(self.desk.connection).interviews if one.id == "demo-int-kestrel-2")
        return found.exit_card


@pytest.fixture
def moved(tmp_path):
    one = Moved(tmp_path / "demo.db")
    yield one
    one.desk.close()


def shows_card(looked):
    return isinstance(looked.app.screen, ExitCardBox)


async def test_it_appears_at_the_end_of_the_interview_and_never_twice(moved):
    async with looking_at(moved.desk) as desk:
        await moved.later(desk, END - timedelta(minutes=1))
        assert not shows_card(desk)
        await moved.later(desk, timedelta(minutes=1))
        assert shows_card(desk)
        assert "Leaving the room: 0 of 7" in desk.text
        assert "Kestrel Bank, ML engineer: ended today" in desk.text
        await desk.press("escape")
        for _ in range(3):
            await moved.later(desk, timedelta(minutes=1))
            assert not shows_card(desk)
        await moved.later(desk, timedelta(minutes=-10))
        await moved.later(desk, timedelta(minutes=20))
        assert not shows_card(desk)
        assert any(item.kind == "exit-card" for item in desk.app.facts.items)


@pytest.mark.parametrize("where", ["dialog", "filter", "debrief", "story"])
async def test_it_never_steals_what_is_being_typed(moved, where):
    keys = {"dialog": ["n"], "filter": ["slash"], "debrief": ["3", "j", "enter", "enter"], "story": ["b", "n"]}[where]
    async with looking_at(moved.desk) as desk:
        await desk.press(*keys)
        await desk.type("12 x")
        await moved.later(desk, END)
        assert not shows_card(desk)
        await desk.type("37y")
        assert desk.app.focused.value.endswith("12 x37y")
        assert moved.card is None
        await desk.press("escape", *(["escape"] if where in {"debrief", "story"} else []))
        assert not shows_card(desk)
        await moved.later(desk, timedelta())
        assert shows_card(desk)
        assert moved.card is None


async def test_a_key_on_its_way_is_not_taken_for_an_answer(moved):
    async with looking_at(moved.desk) as desk:
        await desk.press("j")
        await moved.later(desk, END, quiet=False)
        assert not shows_card(desk)
        assert "The exit card comes when you pause" in desk.text
        await desk.press("1", "2", "1")
        assert moved.card is None
        await moved.later(desk, timedelta())
        assert shows_card(desk)


async def test_it_stays_away_where_it_is_not_wanted(moved):
    async with looking_at(moved.desk) as desk:
        pipeline.cancel_interview(moved.desk, "demo-app-kestrel", "demo-int-kestrel-2")
        await moved.later(desk, END)
        assert not shows_card(desk)


async def test_what_was_answered_elsewhere_meanwhile_is_not_asked(moved):
    from interview_desk.domain.search.interview import ExitCard
    from interview_desk.services.practice import exit_card

    async with looking_at(moved.desk) as desk:
        await desk.press("n")
        await moved.later(desk, END)
        exit_card.save_card(moved.desk, "demo-app-kestrel", "demo-int-kestrel-2", ExitCard(thanked=True), done=True)
        await desk.press("escape")
        await moved.later(desk, timedelta())
        assert not shows_card(desk)


async def test_two_interviews_that_end_together_are_asked_one_after_the_other(moved):
    start = FIXED + timedelta(minutes=100)
    pipeline.add_interview(moved.desk, "demo-app-osprey", start.replace(minute=0), minutes=60)
    async with looking_at(moved.desk) as desk:
        await moved.later(desk, END)
        assert shows_card(desk)
        first = desk.text
        await desk.press("escape")
        await moved.later(desk, timedelta())
        assert shows_card(desk)
        assert {"Kestrel Bank, ML", "Osprey Labs, Pla"} == {
            name for name in ("Kestrel Bank, ML", "Osprey Labs, Pla") if name in first or name in desk.text
        }
        await desk.press("escape")
        await moved.later(desk, timedelta())
        assert not shows_card(desk)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50), (60, 18)])
async def test_seven_answers_one_key_each(moved, size):
    async with looking_at(moved.desk, size) as desk:
        await moved.later(desk, END)
        await desk.press("1", "2")
        await desk.type("panel meets\n")
        await desk.press("3")
        await desk.type("end of next week")
        assert "They decide → Fri 20 Nov, 6 working days" in desk.text
        await desk.press("enter", "4", "5", "6", "6", "7")
        await desk.type("references mon")
        assert "I promise references → Mon 16 Nov, 2 working days" in " ".join(desk.text.split())
        await desk.press("enter")
        assert "Leaving the room: 7 of 7" in desk.text
        await desk.press("x")
        assert not shows_card(desk)
        card = moved.card
        assert card.answered_at is not None
        assert tuple(card)[1:-1] == (
            True,
            True,
            "panel meets",
            "end of next week",
            True,
            "email",
            "references mon",
            True,
            False,
        )
        assert not [
            item for item in desk.app.facts.items if item.kind == "exit-card" and item.company == "Kestrel Bank"
        ]
        assert [
            item.what for item in desk.app.facts.items if item.kind == "promise" and item.company == "Kestrel Bank"
        ] == ["references"]


async def test_from_the_queue_it_goes_on_where_it_was_left(tmp_path, evening):
    async with looking_at(evening) as desk:
        rows = desk.app.pane.query_one("#queue")
        rows.select(next(item.key for item in desk.app.facts.items if item.kind == "exit-card"))
        await desk.settle()
        await desk.press("enter", "1", "3")
        await desk.type("when they know")
        assert "not a date yet" in desk.text
        await desk.press("escape", "escape")
        assert not shows_card(desk)
    again = desk_at(tmp_path / "desk.db", "2026-11-10T18:10:00-05:00")
    async with looking_at(again) as desk:
        rows = desk.app.pane.query_one("#queue")
        rows.select(next(item.key for item in desk.app.facts.items if item.kind == "exit-card"))
        await desk.settle()
        await desk.press("enter")
        assert "2 of 7" in desk.text
        assert "when they know" in desk.text
        await desk.press("u")
        assert shows_card(desk)
    again.close()


async def test_an_answer_is_undone(evening):
    async with looking_at(evening) as desk:
        navigation.open_exit_card(desk.app, "a1", "i1")
        await desk.settle()
        await desk.press("1", "5", "x")
        assert not [item for item in desk.app.facts.items if item.kind == "exit-card"]
        await desk.press("u")
        assert [item for item in desk.app.facts.items if item.kind == "exit-card"]


async def test_what_is_typed_on_and_on_answers_nothing(moved):
    async with looking_at(moved.desk) as desk:
        moved.now += END
        await desk.app.monitor.check()
        await desk.settle()
        assert shows_card(desk)
        desk.app.screen._since += 3_600  # it came this very moment
        await desk.type("1x 5 wx7")
        await desk.press("escape")
        assert shows_card(desk)
        assert moved.card is None
        desk.app.screen._since -= 7_200
        desk.app.last_key -= 10
        await desk.press("1")
        assert moved.card.thanked is True


async def test_a_card_waits_for_the_end_that_the_interview_has_now(moved):
    async with looking_at(moved.desk) as desk:
        await desk.press("n")
        await moved.later(desk, END)
        meeting = next(
            one for one in read.read_search(moved.desk.connection).interviews if one.id == "demo-int-kestrel-2"
        )
        moved.desk.write(
            "moved", lambda change: change.put(meeting._replace(starts_at=meeting.starts_at + timedelta(hours=2)))
        )
        await desk.press("escape")
        await moved.later(desk, timedelta(minutes=1))
        assert not shows_card(desk)
        await moved.later(desk, timedelta(hours=2))
        assert shows_card(desk)


async def test_the_echo_counts_from_the_day_on_which_they_said_it(evening):
    evening._clock = lambda: datetime.fromisoformat("2026-11-13T18:00:00-05:00")
    async with looking_at(evening) as desk:
        navigation.open_exit_card(desk.app, "a1", "i1")
        await desk.settle()
        await desk.press("3")
        await desk.type("next week")
        assert "They decide → Mon 16 Nov to Fri 20 Nov" in desk.text
        await desk.press("enter", *["4"] * 4, "7")
        await desk.type("references and portfolio tue\n")
        await desk.press("x")
    (theirs,) = [one for one in read.read_search(evening.connection).promises if one.by == "them"]
    assert theirs.due_on.isoformat() == "2026-11-20"
    ana = next(one for one in read.read_search(evening.connection).contacts if one.id == "ana")
    assert (ana.may_follow_up, ana.prefers) == (False, "unknown")


async def test_a_promise_of_the_debrief_is_not_taken_away_by_the_card(evening):
    from datetime import date

    from interview_desk.domain.search.correspondence import Promise

    mine = Promise("p", "a1", "me", date(2026, 11, 10), "i1", "references", due_on=date(2026, 11, 16))
    evening.write("promised", lambda change: change.put(mine))
    async with looking_at(evening) as desk:
        navigation.open_exit_card(desk.app, "a1", "i1")
        await desk.settle()
        await desk.press("7")
        await desk.type("references and portfolio tue")
        await desk.press(*["backspace"] * 4, "enter")
        promises = read.read_search(evening.connection).promises
        assert {one.what for one in promises} == {"references", "references and portfolio"}
        assert mine in promises
