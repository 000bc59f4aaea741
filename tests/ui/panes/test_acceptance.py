"""An accepted offer is one step: one undo takes all of it back, whichever way it was accepted."""

import pytest

from interview_desk.services.notes import writing
from interview_desk.store import read
from interview_desk.ui.core.routes import NoteTarget
from interview_desk.ui.toolkit.sheet import ListView
from support.screen import looking_at


def application(desk):
    return next(one for one in read.read_search(desk.connection).applications if one.id == "demo-app-acacia")


async def accept_by_note(seen):
    await seen.press("4")
    await seen.app.pane.opener.open(NoteTarget("acceptance", "demo-app-acacia", None, "demo-hr"))
    await seen.settle()
    await seen.press("S", "S", "y", "escape", "escape", "1")


async def accept_on_the_board(seen):
    await seen.press("2")
    view = seen.app.pane.query_one("#board-view")
    view.fill(view.columns, "demo-app-acacia")
    await seen.settle()
    await seen.press("m", "c", "a", "escape", "escape", "1")


@pytest.mark.parametrize("accept", [accept_by_note, accept_on_the_board])
async def test_one_undo_takes_an_acceptance_back(demo, accept):
    async with looking_at(demo) as seen:
        before = [item.key for item in seen.app.facts.items]
        await accept(seen)
        assert (application(demo).stage, application(demo).outcome) == ("closed", "accepted")
        assert "You accepted another offer" in seen.text
        assert "Answer the offer" not in seen.text
        await seen.press("u")
        assert (application(demo).stage, application(demo).outcome) == ("offer", None)
        assert [item.key for item in seen.app.facts.items] == before
        assert "You accepted another offer" not in seen.text
        assert "Answer the offer" in seen.text
        await seen.press("U")
        assert (application(demo).stage, application(demo).outcome) == ("closed", "accepted")


async def test_after_an_acceptance_those_i_met_come_first_and_nobody_is_prepared_for(demo):
    async with looking_at(demo) as seen:
        await accept_by_note(seen)
        kinds = {item.kind for item in seen.app.facts.items}
        assert not kinds & {"prepare", "promise", "thank-you", "follow-up", "offer"}
        rows = seen.app.screen.query_one(ListView)
        shown = [line for line in seen.text.splitlines() if "Withdraw " in line]
        assert "Withdraw from 3 companies that never answered" in shown[-1]
        assert len(shown) == len({line.split("││")[0].strip() for line in shown})
        assert rows.place[1] == len(shown) + 1  # and a question for feedback


def test_a_withdrawal_thanks_for_an_interview_only_where_there_was_one(demo):
    for name, met in (("osprey", False), ("halden", False), ("globe", True), ("fjord", True)):
        dossier = demo.dossier(f"demo-app-{name}")
        body = writing.open_note(demo, dossier, "withdrawal", None, None).body
        assert ("I learned" in body or "time you gave me" in body or "conversation" in body) is met, body
        assert dossier.application.role in body
