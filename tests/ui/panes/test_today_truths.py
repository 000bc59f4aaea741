"""What Today says of a snooze and of an acceptance is what happens."""

import json
from datetime import date, timedelta

import pytest

from interview_desk.services.demo import FIXED, demo_desk
from interview_desk.services.pipeline.pipeline import add_application, move
from interview_desk.store import read
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


def row_of(seen, who):
    """The two lines of a row, without what stands beside the list."""
    lines = [line.split("││")[0] for line in seen.text.splitlines()]
    at = next(n for n, line in enumerate(lines) if who in line)
    return " ".join(" ".join(lines[at : at + 2]).split())


async def snooze(seen, kind, person, key):
    """Snooze a row; what the menu says of the day, and what is said after."""
    rows = seen.app.screen.query_one(ListView)
    await seen.press("g")
    while not (rows.key and rows.key[0] == kind and person in rows.key):
        await seen.press("j")
    await seen.press("s")
    (line,) = [line for line in seen.text.splitlines() if f"{key}  " in line and ("tomorrow" in line or "days" in line)]
    await seen.press(key)
    return line.rsplit("  ", 1)[0].rsplit("  ", 1)[-1].strip(" │"), seen.told.split("snoozed until ")[1].split("   ")[0]


@pytest.mark.parametrize(
    ("kind", "person", "name", "key", "day", "label"),
    [
        ("thank-you", "demo-maya", "Thank Maya", "1", "Thu 12 Nov, its limit", "today"),
        ("follow-up", "demo-lena", "Follow up Lena", "1", "Fri 13 Nov", "tomorrow"),
        ("follow-up", "demo-lena", "Follow up Lena", "2", "Mon 16 Nov", "Mon 16"),
        ("promise", "demo-plan", "Send the 30-60-90 plan", "1", "Fri 13 Nov", "tomorrow"),
        ("promise", "demo-plan", "Send the 30-60-90 plan", "5", "Fri 13 Nov, its limit", "tomorrow"),
    ],
)
async def test_the_menu_the_message_and_the_row_name_one_day(demo, kind, person, name, key, day, label):
    promised = next(promise for promise in read.read_search(demo.connection).promises if promise.id == "demo-plan")
    demo.write("Promised it for today", lambda change: change.put(promised._replace(due_on=date(2026, 11, 12))))
    async with looking_at(demo) as seen:
        assert await snooze(seen, kind, person, key) == (day, day)
        row = row_of(seen, name)
        assert f"Snoozed until {day.removesuffix(', its limit')}." in row
        assert f" {label} " in row


async def test_on_a_friday_the_menu_does_not_call_a_monday_tomorrow(tmp_path):
    friday = demo_desk(tmp_path / "friday.db", None, clock=lambda: FIXED + timedelta(days=1))
    async with looking_at(friday) as seen:
        rows = seen.app.screen.query_one(ListView)
        while not (rows.key and "demo-lena" in rows.key):
            await seen.press("j")
        await seen.press("s")
        (line,) = [line for line in seen.text.splitlines() if "1  the next working day" in line]
        assert "Mon 16 Nov" in line
        await seen.press("escape", "g")
        while not (rows.key and "demo-plan" in rows.key):
            await seen.press("j")
        await seen.press("s")
        (line,) = [line for line in seen.text.splitlines() if "1  tomorrow" in line]
        assert "Sat 14 Nov" in line
    friday.close()


async def test_a_nudge_snoozed_to_a_weekend_is_back_on_the_monday_that_was_said(demo):
    async with looking_at(demo) as seen:
        rows = seen.app.screen.query_one(ListView)
        while not (rows.key and "demo-lena" in rows.key):
            await seen.press("j")
        await seen.press("s", "d")
        await seen.type("sat")
        await seen.press("enter")
        assert "snoozed until Mon 16 Nov " in seen.told
        assert "Snoozed until Mon 16 Nov." in row_of(seen, "Follow up Lena")
        assert " Mon 16 " in row_of(seen, "Follow up Lena")
