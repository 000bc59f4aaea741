"""What can be done from the rows and cards, by keyboard."""

import re

from interview_desk.store import read
from interview_desk.ui.panes.notes.area import NoteArea
from support.screen import looking_at


async def on_the_row_of(desk, kind):
    await desk.press("g")
    for _ in range(30):
        if desk.app.screen.item.kind == kind:
            return
        await desk.press("j")
    raise AssertionError(f"no row of {kind}")


async def test_an_offer_is_not_answered_with_a_follow_up(demo):
    async with looking_at(demo) as desk:
        await on_the_row_of(desk, "offer")
        assert "call sheet" not in desk.key_bar
        await desk.press("w")
        assert "The offer of Acacia Cloud" in desk.text
        await desk.press("escape", "c")
        assert "doesn’t call for a phone call" in desk.key_bar


async def test_what_stands_beside_the_list_can_be_read_to_its_end(demo):
    async with looking_at(demo, (100, 24)) as desk:
        assert "J K scroll" in desk.text
        assert "Why it’s late" in desk.text
        await desk.press("J", "J", "J")
        assert "Why it’s late" not in desk.text
        await desk.press("K", "K", "K")
        assert "Why it’s late" in desk.text


async def test_a_gap_is_jumped_to_and_typed_over(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter", "j")
        area = desk.app.screen.query_one(NoteArea)
        gap = area.selected_text
        assert gap.startswith("[")
        assert gap.endswith("]")
        count = area.text.count(gap)
        assert not area.has_focus  # a fast “a” mends, and types nothing over the gap
        await desk.press("enter")
        await desk.type("x")
        assert area.text.count(gap) == count - 1


async def test_an_application_is_set_right_on_the_board(evening):
    async with looking_at(evening) as desk:
        await desk.press("2", "e", "c", *["backspace"] * 30)
        await desk.type("Northwind Care")
        await desk.press("enter")
        assert "Northwind Care" in desk.text
        await desk.press("e", "d")
        await desk.type("yesterday")
        await desk.press("enter")
        assert "interviewing since Mon 9 Nov" in desk.key_bar
        (application, *_) = read.read_search(evening.connection).applications
        assert application.stage_history[-1].on.isoformat() == "2026-11-09"


async def test_somebody_named_by_mistake_is_taken_away(evening):
    async with looking_at(evening) as desk:
        await desk.press("2", "p")
        await desk.type("Ines Duarte")
        await desk.press("enter", "P")
        found = re.search(r"(\d)\s+Ines Duarte", desk.text)
        assert found is not None
        await desk.press(found[1], "x")
        assert "Took Ines Duarte away" in desk.key_bar
        assert "Ines Duarte" not in {one.name for one in read.read_search(evening.connection).contacts}


async def test_how_somebody_is_greeted_is_typed_on_the_board(evening):
    async with looking_at(evening) as desk:
        await desk.press("2", "P")
        found = re.search(r"(\d)\s+Ana Ruiz", desk.text)
        assert found is not None
        await desk.press(found[1])
        assert re.search(r"greet as\s+worked out from the name", desk.text)
        await desk.press("g")
        assert "Greet as" in desk.text
        await desk.type("Anita")
        await desk.press("enter")
        assert "Changed how to greet Ana Ruiz" in desk.key_bar
        await desk.press("P", found[1])
        assert re.search(r"greet as\s+Anita", desk.text)
    assert {one.name: one.greeting for one in read.read_search(evening.connection).contacts}["Ana Ruiz"] == "Anita"
