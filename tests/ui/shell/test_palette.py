"""The palette takes every key, also while its list is hidden or has no room."""

import pytest
from textual import events
from textual.command import CommandList

from interview_desk.ui.shell.app import DeskApp
from interview_desk.ui.shell.palette import Palette
from support.screen import looking_at

KEYS = ["pagedown", "pageup", "down", "up", "home", "end", "ctrl+home", "ctrl+end"]


@pytest.fixture
def errors(monkeypatch):
    contained = []
    monkeypatch.setattr(DeskApp, "contain", lambda _, error: contained.append(error))
    return contained


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (80, 24)])
async def test_keys_in_a_palette_without_room_cost_nothing(demo, errors, size):
    async with looking_at(demo, size) as desk:
        await desk.press("ctrl+p")
        assert isinstance(desk.app.screen, Palette)
        await desk.press(*KEYS)
        await desk.type("theme")
        await desk.press(*KEYS, "escape")
        assert not isinstance(desk.app.screen, Palette)
        assert errors == []


async def test_a_page_down_before_the_list_is_laid_out_is_ignored(demo, errors):
    async with looking_at(demo) as desk:
        await desk.press("ctrl+p")
        commands = desk.app.screen.query_one(CommandList)
        commands.display = False
        await desk.settle()
        commands.highlighted = 1
        await desk.press("pagedown", "pageup")
        assert errors == []
        commands.display = True
        await desk.settle()
        await desk.press("pagedown")
        assert commands.highlighted != 1


async def test_a_palette_that_closed_while_it_gathered_commands_shows_no_more_progress(demo, errors):
    async with looking_at(demo) as desk:
        await desk.press("ctrl+p")
        palette = desk.app.screen
        assert isinstance(palette, Palette)
        await palette.remove_children()
        await palette._watch__show_busy()
        await desk.press("escape")
        assert errors == []


async def test_a_click_on_a_command_that_was_there_a_moment_ago_is_ignored(demo, errors):
    async with looking_at(demo) as desk:
        await desk.press("ctrl+p")
        commands = desk.app.screen.query_one(CommandList)
        assert commands.option_count > 5
        drawn = commands.region
        strip = desk.app.screen.get_style_at(drawn.x + 4, drawn.y + 5)
        assert strip.meta.get("option") is not None
        commands.set_options(list(commands.options)[:1])
        x, y = drawn.x + 4, drawn.y + 5
        click = events.Click(commands, x, y, 0, 0, 1, False, False, False, x, y, style=strip)
        commands.post_message(click)
        await desk.settle()
        assert errors == []
        await desk.press("escape")


async def test_a_click_on_a_command_runs_it(demo, errors):
    async with looking_at(demo) as desk:
        await desk.press("ctrl+p")
        await desk.type("insights")
        region = desk.app.screen.query_one(CommandList).region
        await desk.pilot.click(offset=(region.x + 4, region.y + 1))
        await desk.settle()
        assert desk.app.current_mode == "insights"
        assert errors == []
