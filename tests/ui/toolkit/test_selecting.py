"""Painted text: dragging selects it, ^c copies it, a double click takes a word; an empty text is never sent."""

import pytest
from textual.geometry import Offset
from textual.widgets import Input, TextArea

from interview_desk.ui.toolkit.graphemes import end_of_first, start_of_last
from interview_desk.ui.toolkit.selecting import find_word
from interview_desk.ui.toolkit.sheet import ListView, Sheet
from support.screen import looking_at


@pytest.fixture
def copies(monkeypatch):
    sent = []
    monkeypatch.setattr("interview_desk.ui.toolkit.clipboard.by_machine", lambda _text: None)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("textual.app.App.copy_to_clipboard", lambda _app, text: sent.append(text))
    return sent


async def drag(seen, widget, start, end):
    await seen.pilot.mouse_down(widget, offset=start)
    await seen.pilot.hover(widget, offset=end)
    await seen.pilot.mouse_up(widget, offset=end)
    await seen.settle()


async def test_what_was_dragged_over_is_copied(demo, copies):
    async with looking_at(demo) as seen:
        panel = seen.app.screen.query_one("#why", Sheet)
        line = panel.content_line(0).text
        await drag(seen, panel, (0, 0), (10, 0))
        await seen.press("ctrl+c")
        assert copies == [line[:11].strip()]
        assert "can’t be verified" in seen.told


async def test_lines_of_a_list_are_copied_as_they_stand(demo, copies):
    async with looking_at(demo) as seen:
        rows = seen.app.screen.query_one(ListView)
        await drag(seen, rows, (0, 1), (12, 2))
        await seen.press("ctrl+c")
        (text,) = copies
        assert len(text.splitlines()) == 2


async def test_nothing_is_never_sent(demo, copies):
    async with looking_at(demo) as seen:
        panel = seen.app.screen.query_one("#why", Sheet)
        empty = next(n for n in range(panel.size.height) if not panel.content_line(n).text.strip())
        await drag(seen, panel, (0, empty), (1, empty))
        await seen.press("ctrl+c")
        assert copies == []
        await seen.press("escape", "ctrl+c")
        assert copies == []
        assert "Nothing is selected" in seen.told


async def test_a_double_click_takes_a_word(demo, copies):
    async with looking_at(demo) as seen:
        panel = seen.app.screen.query_one("#why", Sheet)
        first = panel.content_line(0).text.split()[0]
        await seen.pilot.click(panel, offset=(1, 0), times=2)
        await seen.press("ctrl+c")
        assert copies == [first]


async def test_cutting_without_a_selection_cuts_nothing(evening, copies):
    async with looking_at(evening) as seen:
        await seen.press("4", "enter", "i")
        area = seen.app.screen.query_one(TextArea)
        before = area.text
        await seen.press("ctrl+x", "ctrl+c")
        assert area.text == before
        assert copies == []


async def test_home_end_and_characters_as_people_see_them(evening):
    async with looking_at(evening) as seen:
        await seen.press("4", "enter", "i")
        area = seen.app.screen.query_one(TextArea)
        await seen.press("ctrl+end")
        assert area.cursor_location == area.document.end
        await seen.press("ctrl+home")
        assert area.cursor_location == (0, 0)
        area.insert("a👩🏽‍🔬🇳🇴e\u0301")
        for expected in ("a👩🏽‍🔬🇳🇴", "a👩🏽‍🔬", "a", ""):
            await seen.press("backspace")
            assert area.document.get_line(0)[: area.cursor_location[1]] == expected


async def test_one_backspace_in_a_line(demo):
    async with looking_at(demo) as seen:
        await seen.press("n")
        field = seen.app.screen.query_one(Input)
        field.value = "a👨‍👩‍👧‍👦"
        field.cursor_position = len(field.value)
        await seen.press("backspace")
        assert field.value == "a"


async def test_a_row_beside_a_scrollbar_ends_with_an_ellipsis(demo):
    async with looking_at(demo, (100, 24)) as seen:
        rows = seen.app.screen.query_one(ListView)
        assert rows.show_vertical_scrollbar
        lines = [rows.content_line(n).text for n in range(rows.virtual_size.height)]
        assert {len(line) for line in lines} == {rows.scrollable_content_region.width}
        assert any(line.rstrip().endswith("…") for line in lines)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [("call +1 555, now", 5, "+1"), ("“Maya” said", 2, "Maya"), ("a  b", 1, None), ("(x)", 0, "x"), ("…", 0, None)],
)
def test_the_word_at_a_place(text, at, word):
    found = find_word(text, at)
    assert (text[slice(*found)] if found else None) == word


def test_characters_as_people_see_them():
    assert start_of_last("a🇳🇴🇸🇪") == len("a🇳🇴")
    assert end_of_first("क्षि x") == len("क्षि")
    assert (start_of_last(""), end_of_first("")) == (0, 0)
    assert Offset(0, 0) == (0, 0)


@pytest.mark.parametrize(("key", "stays"), [("ctrl+c", True), ("ctrl+x", False)])
async def test_what_is_copied_or_cut_in_a_note_is_said(evening, copies, key, stays):
    async with looking_at(evening) as seen:
        await seen.press("4", "enter", "i", "ctrl+home", "shift+end")
        area = seen.app.screen.query_one(TextArea)
        line = area.selected_text
        assert line.startswith("Dear")
        await seen.press(key)
        assert copies == [line]
        assert "can’t be verified" in seen.told
        assert area.text.startswith("Dear") == stays
