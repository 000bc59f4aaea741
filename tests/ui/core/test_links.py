"""Links of an application are opened where a program can show them, and copied elsewhere."""

import pytest

from interview_desk.services.pipeline.pipeline import add_application, add_interview
from interview_desk.store import read
from interview_desk.ui.core.links import folder_in
from support.screen import looking_at
from support.store import desk_at


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00")
    application = add_application(one, "Kestrel", "Analyst", stage="applied", url="kestrel.example/jobs/1")
    add_interview(one, application, one.now().replace(day=12), place="https://zoom.us/j/1")
    add_application(one, "Acme", "Tester", stage="applied")
    yield one
    one.close()


async def on_board(seen, company):
    """Go to the card of a company, as a person would."""
    await seen.press("ctrl+f")
    await seen.type(company)
    await seen.press("enter")
    await seen.settle()
    assert seen.app.screen.card.company.casefold() == company


async def test_o_asks_which_and_opens_it(desk, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda link: opened.append(link) or True)
    monkeypatch.setenv("DISPLAY", ":9")
    async with looking_at(desk) as seen:
        await on_board(seen, "kestrel")
        await seen.press("o")
        assert "Open which link?" in seen.text
        assert "interview Thu 12 Nov" in seen.text
        await seen.press("2")
        await seen.settle()
        assert opened == ["https://zoom.us/j/1"]
        assert "Opened" in seen.told


async def test_without_a_desktop_the_link_is_told(desk, monkeypatch):
    monkeypatch.setattr("interview_desk.ui.toolkit.clipboard.by_machine", lambda _text: None)
    async with looking_at(desk) as seen:
        await on_board(seen, "kestrel")
        await seen.press("o", "1")
        await seen.settle()
        assert "https://kestrel.example/jobs/1" in seen.told


async def test_an_application_without_a_link_says_so(desk):
    async with looking_at(desk) as seen:
        await on_board(seen, "acme")
        await seen.press("o")
        await seen.settle()
        assert "No link for Acme yet" in seen.told


@pytest.fixture
def began(tmp_path, monkeypatch):
    """A program for files that writes down what it was asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xdg-open", "open"):
        (folder / name).write_text(
            f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/asked.part; mv {tmp_path}/asked.part {tmp_path}/asked\n'
        )
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    return tmp_path / "asked"


async def test_a_folder_of_an_application_is_opened_and_a_file_never(desk, tmp_path, began):
    papers = tmp_path / "papers, \u202egpj"
    papers.mkdir()
    (tmp_path / "run.sh").write_text("#!/bin/sh\n")
    assert (
        folder_in(str(tmp_path / "run.sh")) == folder_in("papers") == folder_in("/nowhere") == folder_in("/x\0") == ""
    )
    add_application(desk, "Globex", "Analyst", stage="applied", url=str(tmp_path))
    async with looking_at(desk) as seen:
        await on_board(seen, "globex")
        await seen.press("o")
        await seen.settle()
        assert began.read_text() == str(tmp_path)
        assert "Opened" in seen.told


async def test_the_folder_of_the_search_is_opened_from_its_copies(desk, began):
    async with looking_at(desk) as seen:
        seen.app.action_page("copies")
        await seen.settle()
        await seen.press("o")
        await seen.settle()
        assert began.read_text() == str(desk.database.path.parent)


ROOM = "https://meet.kestrel.example/r/4711"


async def test_place_and_link_are_typed_on_the_board_and_on_prep(desk, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda link: opened.append(link) or True)
    monkeypatch.setenv("DISPLAY", ":9")
    async with looking_at(desk, (120, 36)) as seen:
        await on_board(seen, "kestrel")
        await seen.press("e", "i", "l")
        await seen.type(ROOM)
        await seen.press("enter")
        assert "Changed the link of the interview with Kestrel" in seen.told
        assert "join at" in seen.text
        await seen.press("o")
        await seen.press("2")
        await seen.settle()
        assert opened == [ROOM]
        await seen.press("v")
        assert ROOM in seen.text
        await seen.press("o")
        await seen.settle()
        assert opened == [ROOM, ROOM]
        await seen.press("l", "p", *["backspace"] * 30)
        await seen.type("Hall 2")
        await seen.press("enter")
        (interview,) = read.read_search(desk.connection).interviews
        assert (interview.place, interview.link) == ("Hall 2", ROOM)
        await seen.press("l", "l", *["backspace"] * 60, "enter")
        await seen.press("o")
        assert "No link for this interview yet. l adds one." in seen.told
        await seen.press("u", "u")
        (interview,) = read.read_search(desk.connection).interviews
        assert (interview.place, interview.link) == ("https://zoom.us/j/1", ROOM)


async def test_prep_writes_its_sheet_to_a_file_by_another_key(desk):
    async with looking_at(desk, (120, 36)) as seen:
        await on_board(seen, "kestrel")
        await seen.press("v", "f")
        await seen.settle()
        assert "Written to" in seen.told
        assert list((desk.database.path.parent / "sheets").glob("prep-Kestrel-*.md"))
