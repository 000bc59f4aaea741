"""A table comes in: what its columns mean is shown and can be said, and nothing is written before the yes."""

import asyncio

import pytest

from interview_desk.store import read
from interview_desk.ui.dialogs.progress import ProgressBox
from support.screen import SIZES, looking_at
from support.store import desk_at, scenario

TABLE = """Employer;Job;How it is;Sent;Where
Kestrel Bank;Analyst;interview stage;03/09/2026;Leeds
Northwind Health;Data engineer;Applied;02/11/2026;Leeds
Acme;Tester;Rejected;13/10/2026;"Bath
Spa"
;Nobody;Applied;01/09/2026;
"""


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "search.csv"
    path.write_bytes(TABLE.encode("utf-16"))
    return path


async def opened(seen, path):
    await seen.press("i")
    await seen.type(str(path))
    await seen.press("enter")
    await planned(seen)


async def planned(seen):
    """Wait until it is known what the table would bring."""
    for _ in range(100):
        if seen.app.screen._preview.result is not None or seen.app.screen._preview.problem:
            return
        await seen.settle()
    raise AssertionError("it is still being looked through")


@pytest.mark.parametrize("size", SIZES)
async def test_a_table_is_shown_with_what_it_would_bring(desk, table, size):
    async with looking_at(desk, size) as seen:
        await opened(seen, table)
        assert "search.csv" in seen.text
        assert "4 rows, semicolon, UTF-16" in seen.text
        assert "Employer" in seen.text
        assert "Kestrel Bank" in seen.text
        assert "new: 2 companies, 2 applications" in seen.text
        assert "line 6: it names no company" in seen.text.replace("\n", " ")
        assert len(read.read_search(desk.connection).applications) == 3


@pytest.mark.parametrize("size", SIZES)
async def test_skipped_rows_are_counted_and_named_before_and_after(desk, tmp_path, size):
    path = tmp_path / "left.csv"
    rows = [f"Birch {n},Waiter,applied" for n in range(10)] + [",Chef,offer"] * 3 + ["Acme Bakery,,nonsense,,,x"] * 2
    path.write_text("\n".join(["Company,Role,Status", *rows]), encoding="utf-8")
    async with looking_at(desk, size) as seen:
        await opened(seen, path)
        shown = " ".join(seen.text.replace("│", "").split())
        assert "10 applications; nothing changed; nothing known; skipped: 5" in shown
        assert "line 12: it names no company" in shown
        assert "--" not in shown
        await seen.press("y")
        await seen.settle()
        assert "10 applications; 5 skipped" in seen.told


async def test_what_a_column_means_can_be_said_and_is_kept_for_the_next_time(desk, table):
    table.write_bytes(TABLE.replace("13/10", "04/10").encode("utf-16"))
    async with looking_at(desk) as seen:
        await opened(seen, table)
        assert "→ status" in seen.text  # told by its cells
        await seen.press("j", "j", "enter")
        assert "“How it is” means" in seen.text
        await seen.press("4")
        await seen.press("j", "j", "enter", "b")
        await planned(seen)
        assert "→ location" in seen.text
        assert "Some dates could be read two ways" in seen.text
        await seen.press("y")
        assert "press d to set how dates" in seen.told
        await seen.press("d")
        await planned(seen)
        await seen.press("y")
        assert "Imported" in seen.told
        assert "u undoes" in seen.told
        search = read.read_search(desk.connection)
        found = {one.name: one.id for one in search.companies}
        ways = {
            one.company: [(step.stage, step.on.isoformat()) for step in one.stage_history]
            for one in search.applications
        }
        assert ways[found["Kestrel Bank"]] == [("applied", "2026-09-03"), ("interviewing", "2026-09-03")]
        assert ways[found["Acme"]] == [("applied", "2026-10-04"), ("closed", "2026-10-04")]
        assert len(search.applications) == 5
        await opened(seen, table)
        assert "→ status" in seen.text
        assert "nothing new; nothing changed" in seen.text
        await seen.press("escape", "u")
        assert len(read.read_search(desk.connection).applications) == 3


async def test_columns_can_be_left_out_and_the_table_taken_for_one_of_people(desk, table):
    async with looking_at(desk) as seen:
        await opened(seen, table)
        await seen.press("x")
        await planned(seen)
        assert "can’t tell which column is the company" in seen.text.replace("\n", " ")
        await seen.press("y")
        assert "can’t tell" in seen.told
        await seen.press("x", "t")
        await planned(seen)
        assert "people" in seen.text.splitlines()[2] + seen.text.splitlines()[3]
        assert "which column is the name" in " ".join(seen.text.split())
        await seen.press("escape")
        assert "Follow-ups" in seen.text


async def test_a_long_import_can_be_stopped_and_nothing_is_changed_then(desk, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("Company,Role\n" + "".join(f"Company {n},Role\n" for n in range(3_000)), encoding="utf-8")
    async with looking_at(desk) as seen:
        await opened(seen, path)
        seen.app.screen._import.action_bring()
        for _ in range(100):
            await asyncio.sleep(0)
            if isinstance(seen.app.screen, ProgressBox):
                break
        seen.app.screen.action_stop()
        await seen.settle()
        assert "Stopped; nothing was changed" in seen.told
        assert len(read.read_search(desk.connection).applications) == 3
        await seen.press("y")
        await seen.settle()
        assert "new: 3,000 companies" in seen.told or "new: 3000 companies" in seen.told


async def test_what_is_no_table_is_refused_in_words(desk, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"\n\n")
    async with looking_at(desk) as seen:
        await seen.press("i")
        await seen.type(str(path))
        await seen.press("enter")
        await seen.settle()
        assert "there is nothing in this table" in seen.told
        assert "Follow-ups" in seen.text


async def test_what_is_worked_out_after_the_page_was_left_goes_nowhere(desk, table):
    async with looking_at(desk) as seen:
        await opened(seen, table)
        page = seen.app.screen
        await seen.press("escape")
        await seen.settle()
        assert seen.app.screen is not page
        page._preview.show()
        assert seen.app._exception is None
