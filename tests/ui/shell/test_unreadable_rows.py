"""The desk over a search that another program corrupted: it opens, says so in one line, and works with the rest."""

import pytest

from interview_desk.store import read
from support.corruptions import CORRUPTIONS, cell, copy_sound_file, corrupt, make_sound_file
from support.screen import looking_at
from support.store import desk_at

AT = "2026-11-12T14:20:00-05:00"
NAMES = (
    "interview.starts_at not a date",
    "interview.starts_at without offset",
    "stage_entry.stage ghosted",
    "application.outcome vanished",
    "debrief.hooks {",
    "exit_card.thanked {",
    "note.body latin-1",
    "application.role blob",
    "company.name NULL",
    "interview.minutes NULL",
    "me.name blob",
    "company gone",
    "interviewer gone",
    "application without stages",
    "note's application gone",
    "main contact gone",
    "change.label latin-1",
    "change_row.after {",
    'story.tags ["a", 1]',
    "own_question.asked_in null",
)
CASES = [corruption for corruption in CORRUPTIONS if corruption.name in NAMES]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return make_sound_file(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def path(sound, tmp_path):
    return copy_sound_file(sound, tmp_path, with_backup=True)


def test_every_case_exists():
    assert sorted(case.name for case in CASES) == sorted(NAMES)


@pytest.mark.parametrize("corruption", CASES, ids=[case.name for case in CASES])
async def test_the_desk_opens_and_every_pane_works(path, corruption):
    corrupt(path, corruption)
    desk = desk_at(path, AT)
    async with looking_at(desk) as seen:
        assert "can’t be read" in seen.told or "incomplete" in seen.told
        assert "To restore a backup, press" in seen.told
        for pane in "12345":
            await seen.press(pane, "j", "k", "enter", "escape", "escape")
        await seen.press("T", "j", "escape", "f1", "escape", "ctrl+f")
        await seen.type("data")
        await seen.press("escape")
        assert seen.app._exception is None
    desk.close()


async def test_the_backups_page_restores_the_rows(path):
    corrupt(path, cell("interview", "starts_at", "not a date", ""))
    desk = desk_at(path, AT)
    assert len(read.read_search(desk.connection).interviews) == 8
    async with looking_at(desk) as seen:
        await seen.press("colon")
        await seen.type("copies")
        await seen.press("enter")
        lines = seen.text.splitlines()
        assert [line for line in lines if "has unreadable rows" in line and "Thu 12 Nov" in line]
        assert [line for line in lines if "whole" in line and "Wed 11 Nov" in line]
        await seen.press("j", "enter", "y")
        assert desk.unreadable_rows == ()
        assert len(read.read_search(desk.connection).interviews) == 9
    desk.close()


async def test_a_row_that_breaks_while_the_desk_is_open_is_reported(path):
    desk = desk_at(path, AT)
    async with looking_at(desk) as seen:
        assert "can’t be read" not in seen.told
        corrupt(path, cell("interview", "starts_at", "not a date", ""))
        await seen.app.monitor.check()
        await seen.settle()
        assert "1 row can’t be read" in seen.told
    desk.close()


async def test_a_large_search_is_checked_after_it_opened(path, monkeypatch):
    monkeypatch.setattr("interview_desk.store.file.database.ROWS_CHECK_LIMIT", 0)
    corrupt(path, cell("story", "title", b"\xff", ""))
    desk = desk_at(path, AT)
    assert desk.unreadable_rows == ()
    async with looking_at(desk) as seen:
        await seen.app.chores.warn_about_file()
        await seen.settle()
        assert "1 row can’t be read" in seen.told
    desk.close()
