"""Every state before and right after an interview, as it stands on the smallest ordinary screen, and on two larger ones."""

from pathlib import Path

import pytest

from interview_desk.proofreading.checker import Checker
from interview_desk.services.demo import FIXED, demo_desk
from interview_desk.ui.core import navigation
from interview_desk.ui.pages.closing.rehearsal import RehearsalPage
from support import snapshots
from support.screen import looking_at
from support.store import desk_at

SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (200, 50)
DEBRIEF = ["3", "enter", "z"]
THANKS = ["4", "enter"]
STATES = {
    "prep": ["v"],
    "prep-known": ["v", "z"],
    "prep-question": ["v", "n", *"Who"],
    "bank-stories": ["b"],
    "bank-story-in-full": ["b", "z"],
    "bank-questions": ["b", "]"],
    "bank-to-ask": ["b", "]", "]"],
    "bank-lessons": ["b", "["],
    "bank-filter": ["b", "slash", *"zzz"],
    "story": ["b", "enter"],
    "story-new": ["b", "n"],
    "closing": ["p"],
    "closing-times": ["p", "z"],
    "closing-learned": ["p", "f"],
    "rehearsal": ["p", "p"],
    "rehearsal-hidden": ["p", "p", "space", "space"],
    "debrief-interviews": ["3"],
    "debrief-1-basics": [*DEBRIEF, *["["] * 4],
    "debrief-2-people": [*DEBRIEF, *["["] * 3],
    "debrief-3-unsaid": [*DEBRIEF, *["["] * 2],
    "debrief-4-promises": [*DEBRIEF, "["],
    "debrief-5-looking-back": DEBRIEF,
    "debrief-6-questions": [*DEBRIEF, "]", "enter", *"Why us?"],
    "debrief-7-job": [*DEBRIEF, "]", "]"],
    "debrief-done": [*DEBRIEF, "ctrl+s"],
    "lesson": ["2", "m", "c", "r"],
    "notes-list": ["4"],
    "note": THANKS,
    "note-writing": [*THANKS, "enter"],
    "note-facts": [*THANKS, "f"],
    "note-medium": [*THANKS, "g"],
    "note-as-it-leaves": [*THANKS, "g", "l", "p"],
    "note-compared": [*THANKS, "]", "equals_sign"],
    "note-kinds": [*THANKS, "t"],
    "note-versions": [*THANKS, "R", "g", "c", "V"],
    "note-stopped": [*THANKS, "t", "f", "y"],
    "note-sent": [*THANKS, "S", "S"],
    "note-sure": [*THANKS, "t", "w", "S"],
    "insights": ["5"],
    "offers": ["2", "O"],
    "offers-two": ["2", "m", "o", *"fri", "enter", "O", "j", "j"],
    "settings": ["comma"],
    "settings-policy": ["comma", *["j"] * 10],
    "settings-moves": ["comma", *["j"] * 10, "enter", "4"],
    "themes": ["comma", "enter"],
    "views": ["2", "F"],
    "view": ["F", "c"],
    "jump": ["ctrl+o"],
}
CARDS = {
    "card-empty": [],
    "card-typing": ["1", "2", *"panel", "enter", "3", *"end of next week"],
    "card-no-date": ["3", *"after fri"],
    "card-full": ["1", "2", *"panel", "enter", "3", *"fri", "enter", "4", "5", "6", "7", *"references mon", "enter"],
}


@pytest.fixture
def paris(tmp_path):
    """The demo, where it is drawn."""
    config = Path.home() / ".config/interview-desk/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('timezone = "Europe/Paris"\n', encoding="utf-8")
    desk = demo_desk(tmp_path / "demo.db", config, clock=lambda: FIXED)
    desk._checker = Checker(["/nowhere/at/all"])
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """A stopwatch that stands."""
    monkeypatch.setattr(RehearsalPage.__init__, "__defaults__", (lambda: 0.0,))


def keys_of(keys):
    return ["space" if key == " " else key for key in keys]


@pytest.mark.parametrize("state", STATES)
async def test_every_state_at_80_by_24(paris, state):
    async with looking_at(paris, SMALL) as desk:
        await desk.press(*keys_of(STATES[state]))
        await desk.kept()
        snapshots.check(f"{state}-80x24", desk.text)


@pytest.mark.parametrize("state", CARDS)
async def test_every_state_of_the_exit_card_at_80_by_24(paris, state):
    async with looking_at(paris, SMALL) as desk:
        navigation.open_exit_card(desk.app, "demo-app-kestrel", "demo-int-kestrel-1")
        await desk.settle()
        await desk.press(*keys_of(CARDS[state]))
        snapshots.check(f"{state}-80x24", desk.text)


@pytest.mark.parametrize("size", [MIDDLE, LARGE])
@pytest.mark.parametrize(
    "state",
    [
        "prep",
        "bank-stories",
        "story",
        "closing",
        "debrief-4-promises",
        "debrief-done",
        "note",
        "note-as-it-leaves",
        "insights",
        "offers-two",
        "settings-policy",
        "jump",
    ],
)
async def test_larger_screens(paris, state, size):
    async with looking_at(paris, size) as desk:
        await desk.press(*keys_of(STATES[state]))
        while "reading it over" in desk.text:
            await desk.settle()
        snapshots.check(f"{state}-{size[0]}x{size[1]}", desk.text)


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        ("notes-empty", ["4"]),
        ("bank-empty", ["b"]),
        ("closing-empty", ["b", "c"]),
        ("debrief-empty", ["3"]),
        ("insights-empty", ["5"]),
    ],
)
async def test_an_empty_desk(tmp_path, state, keys):
    desk = desk_at(tmp_path / "desk.db")
    async with looking_at(desk, SMALL) as looked:
        await looked.press(*keys)
        snapshots.check(f"{state}-80x24", looked.text)
    desk.close()
