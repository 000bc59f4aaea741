"""Keys in a burst: each finds what the one before it led to."""

import asyncio

import pytest
from textual import events
from textual.widgets import Input, TextArea

from interview_desk.services.settings.settings import Settings
from interview_desk.ui.core.key_gate import LONGEST_WAIT
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.toolkit.sheet import ListView
from interview_desk.ui.toolkit.terminal_keys import LayoutKey
from support.screen import looking_at


async def test_keys_after_one_that_opens_a_question_go_to_the_question(demo):
    async with looking_at(demo) as seen:
        await seen.burst("n", "5")
        assert seen.app.current_mode == "today"
        assert isinstance(seen.app.screen, Ask)
        assert seen.app.screen.query_one(Input).value == "5"


async def test_keys_after_an_answer_go_to_the_next_question(demo):
    async with looking_at(demo) as seen:
        await seen.burst("n", "Acme, Cook", "enter", "i")
        assert not isinstance(seen.app.screen, Ask)
        assert "Added Acme" in seen.told
        added = demo.connection.execute(
            "SELECT stage FROM standing JOIN application ON id = application WHERE role = 'Cook'"
        ).fetchall()
        assert added == [("interviewing",)]


@pytest.mark.parametrize("letter", ["j", "y", "2", "."])
async def test_esc_and_a_key_while_writing_are_esc_and_a_command(evening, letter):
    async with looking_at(evening) as seen:
        await seen.press("4", "enter")
        await seen.press("i")
        area = seen.app.screen.query_one(TextArea)
        assert area.has_focus
        before = area.text
        await seen.burst("escape", letter)
        assert area.text == before
        assert not area.has_focus
        assert seen.app.current_mode == ("board" if letter == "2" else "notes")


async def test_esc_clears_a_filter_before_the_next_key(demo):
    async with looking_at(demo) as seen:
        rows = seen.app.screen.query_one(ListView)
        everything = rows.place[1]
        await seen.press("slash")
        await seen.type("glo")
        assert rows.place[1] < everything
        await seen.burst("escape", "j")
        assert rows.place == (2, everything)
        assert not seen.app.screen.list_filter.text


async def test_typing_in_a_burst_is_not_held_back(demo):
    async with looking_at(demo) as seen:
        await seen.press("n")
        text = "Northwind Health and more " * 20
        began = asyncio.get_running_loop().time()
        await seen.burst(text)
        assert seen.app.screen.query_one(Input).value == text
        assert asyncio.get_running_loop().time() - began < 20


async def test_a_question_that_never_opens_does_not_keep_keys_for_ever(demo):
    async with looking_at(demo) as seen:
        seen.app.hold_keys("for ever")
        seen.app.post_message(events.Key("2", "2"))
        began = asyncio.get_running_loop().time()
        while seen.app.current_mode == "today":  # until the gate lets it through
            await seen.pilot.pause()
        assert asyncio.get_running_loop().time() - began >= LONGEST_WAIT
        assert seen.app.current_mode == "board"
        seen.app.release_keys("for ever")


async def test_another_layout_gives_commands_but_no_text(demo):
    async with looking_at(demo) as seen:
        demo.settings = demo.settings._replace(keyboard_layout="russian")
        assert isinstance(demo.settings, Settings)
        seen.app.post_message(events.Key("о", "о"))  # the key of j
        await seen.settle()
        assert seen.app.screen.query_one(ListView).place[0] == 2
        seen.app.post_message(events.Key("т", "т"))  # the key of n
        await seen.settle()
        seen.app.post_message(events.Key("о", "о"))
        await seen.settle()
        assert seen.app.screen.query_one(Input).value == "о"


async def test_under_the_kitty_protocol_the_place_of_the_key_counts(demo):
    async with looking_at(demo) as seen:
        seen.app.post_message(LayoutKey("ξ", "ξ", "j"))
        await seen.settle()
        assert seen.app.screen.query_one(ListView).place[0] == 2
        seen.app.post_message(events.Key("alt+j", None))
        await seen.settle()
        assert seen.app.screen.query_one(ListView).place[0] == 2


@pytest.mark.parametrize(("pane", "words"), [("2", "glo"), ("3", "north"), ("1", "glo")])
async def test_no_invisible_filter_is_left_in_any_list(demo, pane, words):
    async with looking_at(demo) as seen:
        await seen.press(pane)
        before = seen.text.splitlines()[3:-1]
        await seen.press("slash")
        await seen.type(words)
        await seen.burst("escape", "g")
        assert not seen.app.screen.list_filter.text
        assert seen.text.splitlines()[3:-1] == before


async def test_paging_in_an_empty_palette_and_closing_screens_fast_do_no_harm(demo):
    async with looking_at(demo) as seen:
        await seen.press("ctrl+p")
        await seen.type("zzzzqq")
        await seen.press("pagedown", "pageup", "end", "home", "pagedown", "escape", "escape")
        await seen.burst("v", "?", "escape", "escape", "n", "escape", "b", "escape", "escape")
        assert "unexpected" not in seen.told
        assert seen.app._exception is None
        assert seen.app.current_mode == "today"
