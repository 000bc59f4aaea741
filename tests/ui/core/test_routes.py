"""Every pane and page is listed once, and a screen that is opening or closing takes nothing that arrives for it."""

import importlib
import pkgutil
from functools import partial

import pytest
from textual.css.query import NoMatches

import interview_desk.ui
from interview_desk.ui.core import routes
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.shell.app import DeskApp
from interview_desk.ui.shell.keymap import groups
from support.screen import looking_at

ARGUMENTS = {
    "prep": ("demo-app-kestrel", "demo-int-kestrel-2"),
    "exit-card": ("demo-app-kestrel", "demo-int-kestrel-1"),
    "story": (None, ""),
    "columns": ("table.csv", b"company,role\nNorthwind,Analyst\n"),
}
OPENED = [route for route in routes.PAGES if route != routes.REHEARSAL]
"""The pages that open from a pane: a rehearsal opens from its statement only."""


def screens():
    """Every screen class of the package that has a route."""
    for module in pkgutil.walk_packages(interview_desk.ui.__path__, "interview_desk.ui."):
        importlib.import_module(module.name)
    found, todo = [], [LiveScreen]
    while todo:
        for screen in todo.pop().__subclasses__():
            todo.append(screen)
            if "ROUTE" in vars(screen) and screen not in found:
                found.append(screen)
    return found


def test_every_screen_with_a_route_is_listed_once_and_loads_itself():
    listed = [*routes.PANES, *routes.PAGES]
    assert len({route.name for route in listed}) == len(listed)
    found = screens()
    assert sorted(screen.ROUTE.name for screen in found) == sorted(route.name for route in listed)
    for screen in found:
        assert screen.ROUTE.load() is screen


def test_tabs_modes_keys_and_palette_come_from_the_table():
    assert list(DeskApp.MODES) == [route.name for route in routes.PANES]
    ids = [binding.id for binding in DeskApp.BINDINGS]
    assert [route.binding_id in ids for route in routes.PANES] == [True] * len(routes.PANES)
    titles = [group.title for group in groups()]
    for route in (*routes.PANES, *routes.PAGES):
        assert titles.count(route.title) == 1


@pytest.mark.parametrize("route", [*routes.PANES, *OPENED], ids=lambda route: route.name)
async def test_every_binding_has_its_action(demo, route):
    async with looking_at(demo) as desk:
        screen = route.make(*ARGUMENTS.get(route.name, ()))
        targets = (screen, *getattr(screen, "parts", ()), desk.app)
        missing = []
        for binding in type(screen).BINDINGS:
            name = binding.action.partition("(")[0].removeprefix("app.").removeprefix("screen.")
            owners = [target for target in targets if hasattr(target, f"action_{name}")]
            if not owners:
                missing.append(binding.action)
            elif isinstance(screen, Pane):
                assert screen.find_action_target(name) is owners[0]
        assert missing == []


@pytest.mark.parametrize("route", [*routes.PANES, *OPENED], ids=lambda route: route.name)
async def test_no_action_is_offered_twice(demo, route):
    async with looking_at(demo):
        screen = route.make(*ARGUMENTS.get(route.name, ()))
        offered = [
            name
            for part in getattr(screen, "parts", ())
            for name in dir(part)
            if name.startswith("action_") and not hasattr(screen, name)
        ]
        assert len(offered) == len(set(offered))


def test_no_key_means_two_things_on_a_pane():
    """A key of a pane comes before the same key of a list in it or of the app; two on one pane would hide one of them."""
    for group in groups():
        keys = [key.strip() for binding in group.bindings for key in binding.key.split(",")]
        assert sorted({key for key in keys if keys.count(key) > 1}) == [], group.title


async def test_the_palette_offers_every_pane_and_page_with_a_summary_and_its_keys(demo):
    async with looking_at(demo) as desk:
        commands = {command.title: command.help for command in desk.app.get_system_commands(desk.app.screen)}
        assert commands["Board"] == "Every application by its stage (2)"
        assert commands["Bank"] == "Stories, questions, lessons (b on Today and Board)"
        for route in (*routes.PANES, *routes.PAGES):
            assert bool(route.summary) == (route.title in commands)


async def test_a_remapped_key_reads_right_in_the_palette(demo):
    demo.settings = demo.settings._replace(keys=(("today.bank", "B"), ("app.history", "ctrl+y")))
    async with looking_at(demo) as desk:
        commands = {command.title: command.help for command in desk.app.get_system_commands(desk.app.screen)}
        assert commands["Bank"] == "Stories, questions, lessons (B on Today, b on Board)"
        assert commands["History"].endswith("(^y)")


@pytest.mark.parametrize("route", OPENED, ids=lambda route: route.name)
async def test_a_page_closed_before_it_was_mounted_costs_nothing(demo, route):
    async with looking_at(demo) as desk:
        desk.app.open(route, *ARGUMENTS.get(route.name, ()))
        page = desk.app.screen
        page.dismiss()
        page.dismiss()
        await desk.settle()
        assert isinstance(desk.app.screen, Pane)
        assert desk.app.screen.ROUTE == routes.TODAY
        assert not page.is_open


@pytest.mark.parametrize("route", OPENED, ids=lambda route: route.name)
async def test_facts_that_arrive_while_a_page_opens_or_closes_are_dropped(demo, route):
    async with looking_at(demo) as desk:
        desk.app.open(route, *ARGUMENTS.get(route.name, ()))
        page = desk.app.screen
        if isinstance(page, Pane):
            page.receive()
        await desk.settle()
        assert page.is_open
        page.dismiss()
        if isinstance(page, Pane):
            page.receive()
            page.begin_work("late", late_result, page)
        await desk.settle()
        assert isinstance(desk.app.screen, Pane)


async def late_result(page):
    page.query_one("#gone")


async def test_an_error_in_a_screen_that_is_open_is_not_swallowed(demo):
    async with looking_at(demo) as desk:
        with pytest.raises(NoMatches):
            await desk.app.screen._drop_if_closing(partial(late_result, desk.app.screen))


async def test_a_page_under_a_dialog_is_not_closed_for_it(demo):
    async with looking_at(demo) as desk:
        desk.app.open(routes.HISTORY)
        page = desk.app.screen
        await desk.settle()
        await desk.press("f1")
        page.dismiss()
        await desk.settle()
        await desk.press("escape", "escape")
        assert desk.app.screen.ROUTE == routes.TODAY


async def test_keys_faster_than_the_screens_do_not_end_the_desk(demo):
    loop = [
        "1",
        "j",
        "j",
        "j",
        "k",
        "k",
        "k",
        "2",
        "j",
        "j",
        "l",
        "h",
        "3",
        "escape",
        "4",
        "escape",
        "5",
        "j",
        "j",
        "k",
        "k",
        "1",
        "f1",
        "escape",
        "v",
        "escape",
        "b",
        "escape",
        "p",
        "escape",
        "T",
        "escape",
        "comma",
        "escape",
        "n",
        "escape",
        "s",
        "escape",
        "r",
        "escape",
        "2",
        "O",
        "escape",
        "escape",
    ]
    async with looking_at(demo) as desk:
        for _ in range(4):
            for key in loop:
                desk.app.simulate_key(key)
            await desk.settle()
        assert isinstance(desk.app.pane, Pane)


async def test_a_target_waits_for_its_pane(evening):
    async with looking_at(evening) as desk:
        desk.app.show(routes.DebriefTarget("a1", "i1"))
        await desk.settle()
        assert desk.app.current_mode == "debrief"
        assert desk.app.take_target("debrief") is None
        assert "Northwind Health" in desk.text
