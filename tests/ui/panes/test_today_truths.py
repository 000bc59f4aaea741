"""What Today says of a snooze and of an acceptance is what happens."""

import json

import pytest

from interview_desk.services.pipeline.pipeline import add_application, move
from interview_desk.ui.toolkit.sheet import ListView
from support.screen import looking_at
from support.store import desk_at, run, scenario


@pytest.fixture
def searching(tmp_path):
    desk = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    for name in ("Silent One", "Silent Two", "Silent Three"):
        add_application(desk, name, "Clerk", stage="applied")
    winner = add_application(desk, "Winner", "Boss", stage="offer")
    desk.winner = winner
    yield desk
    desk.close()


async def test_the_row_says_the_day_that_the_snooze_said(evening):
    async with looking_at(evening) as seen:
        rows = seen.app.screen.query_one(ListView)
        before = rows.key
        place = rows.place[0]
        await seen.press("s")
        assert "Snooze" in seen.text
        await seen.press("5")
        assert rows.key != before  # the cursor stays, the row goes
        assert rows.place[0] in {place, place - 1}


async def test_one_row_stands_for_the_companies_that_never_answered(searching):
    move(searching, searching.winner, "closed", outcome="accepted")
    async with looking_at(searching) as seen:
        assert "Withdraw from 5 companies that never answered" in seen.text
        assert "Silent One" in seen.text
        rows = seen.app.screen.query_one(ListView)
        await seen.press("G")
        while rows.key != "optional withdrawals":
            await seen.press("k")
        await seen.press("enter")
        assert "Withdraw from 5 companies" not in seen.text
    listed = json.loads(
        run("--db", searching.database.path, "due", "--json", "--at", "2026-11-10T18:00:00-05:00").stdout
    )
    assert sum(item["kind"] == "withdrawal" for item in listed["items"]) == 6  # in JSON they stay one item each


async def test_one_key_dismisses_them_all_and_one_undo_brings_them_back(searching):
    move(searching, searching.winner, "closed", outcome="accepted")
    async with looking_at(searching) as seen:
        rows = seen.app.screen.query_one(ListView)
        await seen.press("G")
        while rows.key != "optional withdrawals":
            await seen.press("k")
        await seen.press("x")
        assert "never answered" not in seen.text
        assert "Dismissed 5 rows" in seen.told
        await seen.press("u")
        assert "Withdraw from 5 companies that never answered" in seen.text
