"""An error that nobody planned for costs the action, not the desk."""

import asyncio

import pytest
from textual.css.query import NoMatches

from interview_desk.services.log import log_file
from interview_desk.ui.core.lifecycle import start_worker
from interview_desk.ui.panes.today.screen import TodayPane
from interview_desk.ui.toolkit.sheet import ListView, Sheet
from support.screen import looking_at


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def fail(*_arguments, **_options):
    raise KeyError("Maya Chen")


async def fail_later(*_arguments):
    fail()


def in_key(_seen, monkeypatch):
    monkeypatch.setattr(ListView, "action_move", fail)


def in_message(_seen, monkeypatch):
    monkeypatch.setattr(TodayPane, "on_list_view_highlighted", fail, raising=False)


def in_worker(seen, _monkeypatch):
    start_worker(seen.app, fail_later)


def in_timer(seen, _monkeypatch):
    seen.app.set_timer(0.001, fail)


def in_callback(seen, _monkeypatch):
    seen.app.call_later(fail)


def after_refresh(seen, _monkeypatch):
    seen.app.screen.call_after_refresh(fail)


def in_drawing(_seen, monkeypatch):
    monkeypatch.setattr(Sheet, "render_line", fail)


def in_task(seen, _monkeypatch):
    asyncio.get_running_loop().call_soon(fail)
    seen.app.refresh()


@pytest.mark.parametrize(
    "break_something", [in_key, in_message, in_worker, in_timer, in_callback, after_refresh, in_drawing, in_task]
)
async def test_an_error_costs_the_action(demo, monkeypatch, break_something):
    async with looking_at(demo) as seen:
        with monkeypatch.context() as broken:
            break_something(seen, broken)
            await seen.press("j", "j")
            seen.app.screen.refresh()
            await seen.settle()
            assert "unexpected error (KeyError)" in seen.told
        await seen.press("2")
        assert seen.app.current_mode == "board"
        await seen.press("1", "j")
        assert seen.app.screen.query_one(ListView).place[0] > 1
        assert isinstance(seen.app._exception, KeyError)  # tests see it at their end
        seen.app._exception = None
    report = log_file().read_text(encoding="utf-8")
    assert "KeyError" in report
    assert "Maya" not in report


async def test_what_comes_too_late_for_a_screen_is_dropped(demo):
    async with looking_at(demo) as seen:
        await seen.press("question_mark")
        screen = seen.app.screen

        async def too_late():
            await asyncio.sleep(0)
            screen.query_one("#gone")

        screen.dismiss()
        start_worker(screen, too_late)
        await seen.settle()
        assert "unexpected" not in seen.told
        assert not log_file().exists() or "NoMatches" not in log_file().read_text(encoding="utf-8")


async def test_a_missing_widget_of_an_open_screen_is_an_error(demo):
    async with looking_at(demo) as seen:
        seen.app.screen.call_later(seen.app.screen.query_one, "#gone")
        await seen.settle()
        assert "unexpected error (NoMatches)" in seen.told
        assert isinstance(seen.app._exception, NoMatches)
        seen.app._exception = None


async def test_a_desk_that_cannot_be_drawn_ends_with_everything_saved(demo, monkeypatch):
    ended = []
    async with looking_at(demo) as seen:
        await seen.press("n")
        await seen.type("Half a line")
        monkeypatch.setattr(seen.app, "exit", ended.append)
        for _ in range(10):
            seen.app._handle_exception(KeyError("Maya Chen"))
        await seen.settle()
        seen.app._exception = None
        seen.app.leaving = 0
        assert ended == [1]
        assert any("What you typed is saved" in str(one) for one in seen.app._exit_renderables)
        seen.app._exit_renderables.clear()
        assert "Half a line" in {
            demo.scratch(place) for place in ("new application", "application", "add", "new")
        } or any("Half a line" in text for (text,) in demo.connection.execute("SELECT text FROM scratch"))


async def test_what_a_closed_page_left_for_later_is_dropped_and_the_rest_is_done(demo):
    async with looking_at(demo) as seen:
        await seen.press("b")
        page = seen.app.screen
        await seen.press("escape")
        front, done = seen.app.screen, []
        assert front is not page
        front._invoke_later(lambda: page.query_one("#nothing"), page)
        front._invoke_later(lambda: done.append("done"), front)
        front.refresh()
        await seen.settle()
        assert done == ["done"]
        assert not log_file().exists() or "NoMatches" not in log_file().read_text(encoding="utf-8")


async def test_a_callback_of_an_open_screen_that_finds_nothing_is_reported(demo):
    async with looking_at(demo) as seen:
        front = seen.app.screen
        front._invoke_later(lambda: front.query_one("#nothing"), front)
        front.refresh()
        await seen.settle()
        assert "NoMatches" in log_file().read_text(encoding="utf-8")
        assert isinstance(seen.app._exception, NoMatches)  # tests see it at their end
        seen.app._exception = None


async def test_an_action_for_a_page_that_has_closed_is_dropped(demo, monkeypatch):
    async with looking_at(demo) as seen:
        await seen.press("b")
        page = seen.app.screen
        await seen.press("escape")
        assert seen.app.screen is not page
        monkeypatch.setattr(type(page), "action_look", lambda self: self.query_one("#nothing"), raising=False)
        seen.app.call_later(seen.app.run_action, "look", page)
        await seen.settle()
        assert "unexpected" not in seen.told
        assert seen.app._exception is None


async def test_a_click_on_a_widget_that_was_removed_since_the_last_layout_selects_nothing(demo, monkeypatch):
    async with looking_at(demo) as seen:
        screen = seen.app.screen
        rows = screen.query_one(ListView)
        gone = Sheet()
        monkeypatch.setattr(screen, "get_widget_at", lambda *_cell: (gone, rows.region))
        assert screen.get_widget_and_offset_at(5, 5) == (None, None)
        await seen.pilot.mouse_down(offset=(5, 5))
        await seen.settle()
        assert "unexpected" not in seen.told
        assert seen.app._exception is None
