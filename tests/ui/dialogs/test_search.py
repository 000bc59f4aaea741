"""Search from anywhere, as one types, and the way to what was found."""

import pytest

from interview_desk.services.pipeline.pipeline import add_application
from interview_desk.store import read
from interview_desk.ui.dialogs.search import SearchBox, snippet
from support.screen import SIZES, looking_at
from support.store import desk_at, run, scenario

MOMENT = "2026-11-10T18:00:00-05:00"


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", MOMENT, scenario("evening-after")["document"])
    add_application(one, "Kestrel Bank", "Analyst", stage="applied", remarks="They keep falcons on the roof")
    yield one
    one.close()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_found_stands_there_as_one_types(desk, size):
    async with looking_at(desk, size) as seen:
        await seen.press("ctrl+f")
        assert "Type any words" in seen.text
        await seen.type("falc")
        assert "Kestrel Bank, Analyst" in seen.text
        assert "They keep falcons on the roof" in seen.text
        await seen.type("zzz")
        assert "Nothing has “falczzz”." in seen.text
        await seen.press("escape")
        assert not isinstance(seen.app.screen, SearchBox)


async def test_enter_goes_to_the_card_on_the_board_past_a_filter(desk):
    async with looking_at(desk) as seen:
        await seen.press("2", "slash")
        await seen.type("north")
        await seen.press("ctrl+f")
        await seen.type("falcons")
        await seen.press("enter")
        assert seen.app.current_mode == "board"
        await seen.settle()
        assert seen.app.screen.card.company == "Kestrel Bank"


async def test_a_person_a_debrief_and_a_note_lead_to_their_places(desk):
    async with looking_at(desk) as seen:
        await seen.press("ctrl+f")
        await seen.type("ana ruiz")
        await seen.press("enter")
        await seen.settle()
        assert seen.app.current_mode == "board"
        assert seen.app.screen.card.company == "Northwind Health"
        await seen.press("3", "enter")
        await seen.type("streaming")
        await seen.press("escape", "1", "ctrl+f")
        await seen.type("streaming")
        assert "Debrief" in seen.text
        await seen.press("enter")
        await seen.settle()
        assert seen.app.current_mode == "debrief"
        await seen.press("escape", "4", "enter", "escape", "enter")  # who signs is asked first
        await seen.type("Wonderful ")
        await seen.kept()
        await seen.press("escape", "1", "ctrl+f")
        await seen.type("wonderful")
        await seen.press("enter")
        await seen.settle()
        assert seen.app.current_mode == "notes"
        assert "Wonderful" in seen.text


async def test_a_story_opens_and_the_arrows_choose(desk):
    async with looking_at(desk) as seen:
        await seen.press("b", "n")
        await seen.type("The night shift")
        await seen.press("escape", "escape", "escape", "ctrl+f")
        await seen.type("night")
        await seen.press("enter")
        await seen.settle()
        assert "The night shift" in seen.text
        await seen.press("escape", "escape", "ctrl+f")
        await seen.type("a")
        await seen.press("down", "down", "up")
        assert seen.app.screen.query_one("#search-hits").place[0] == 2


async def test_it_opens_while_typing_and_takes_no_letter_away(desk):
    async with looking_at(desk) as seen:
        await seen.press("3", "enter")
        await seen.type("half a wo")
        await seen.press("ctrl+f", "escape")
        await seen.type("rd")
        await seen.kept()
        assert any("half a word" in str(one.debrief) for one in read.read_search(desk.connection).interviews)


def test_a_snippet_stands_around_the_word():
    text = "x " * 200 + "Ünder the rainbow " + "y " * 200
    assert "Ünder the rainbow" in snippet(text, "under", 80)
    assert len(snippet(text, "under", 80)) <= 80
    assert snippet("short", "none", 80) == "short"
    assert snippet("", "a", 80) == ""
    assert "電気" in snippet("日本語の長い文章です。" * 40 + "ここに電気がある" + "と続く文章。" * 20, "電気", 90)


def test_the_command_line_finds_too(tmp_path, desk):
    found = run("--db", desk.database.path, "search", "falcons")
    assert "application: Kestrel Bank, Analyst, applied" in found.stdout
    assert '"hits": [' in run("--db", desk.database.path, "search", "falcons", "--json").stdout
    nothing = run("--db", desk.database.path, "search", "zzz")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert run("--db", tmp_path / "none.db", "search", "zzz").returncode == 0


async def test_enter_right_after_the_last_letter_takes_what_it_finds(desk):
    async with looking_at(desk) as seen:
        await seen.press("ctrl+f")
        await seen.burst("fal", "cons", "enter")
        await seen.settle()
        assert seen.app.current_mode == "board"
        assert seen.app.screen.card.company == "Kestrel Bank"
