"""Everything that looks clickable is: tabs, people, facts, issues, menus, the next interview, and cards by dragging."""

import pytest
from textual.widgets import TextArea

from interview_desk.ui.core.frame import Masthead
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.panes.board.view import BoardView
from interview_desk.ui.toolkit.sheet import ListView, Sheet
from support.screen import looking_at


def place_of(widget, text):
    """The cell at which a text begins in the first line of a painted widget."""
    return widget.render_line(0).text.index(text) + 1


async def test_people_and_the_kind_in_the_head_of_a_note(demo):
    async with looking_at(demo) as seen:
        await seen.press("4", "enter")
        head = seen.app.screen.query_one("#notes-head", Painted)
        await seen.pilot.click(head, offset=(place_of(head, "Tom"), 0))
        await seen.settle()
        assert "Hi Tom" in seen.text
        await seen.pilot.click(head, offset=(3, 0))
        await seen.settle()
        assert "Which kind of note?" in seen.text


async def test_a_fact_and_an_issue(demo):
    async with looking_at(demo) as seen:
        await seen.press("4", "enter")
        area = seen.app.screen.query_one(TextArea)
        before = area.text
        await seen.pilot.click(seen.app.screen.query_one("#facts", Sheet), offset=(4, 0))
        await seen.settle()
        assert len(area.text) > len(before)
        await seen.press("end")
        await seen.type(" The role role is mine.")
        await seen.press("escape", "j")  # which checks at once
        checks = seen.app.screen.query_one("#checks", Sheet)
        line = next(n for n in range(checks.virtual_size.height) if "twice" in checks.content_line(n).text)
        await seen.pilot.click(checks, offset=(4, line))
        await seen.settle()
        assert area.document.get_line(area.cursor_location[0])[area.cursor_location[1] :].startswith("role role")


async def test_a_line_of_a_menu(demo):
    async with looking_at(demo) as seen:
        await seen.press("s")
        await seen.pilot.click(seen.app.screen.query_one(ListView), offset=(4, 1))
        await seen.settle()
        assert "snoozed until" in seen.told


async def test_the_next_interview(demo):
    async with looking_at(demo) as seen:
        masthead = seen.app.screen.query_one(Masthead)
        await seen.pilot.click(masthead, offset=(masthead.size.width - 3, 1))
        await seen.settle()
        assert seen.app.screen.ROUTE.name == "prep"


@pytest.mark.parametrize(("name", "shown"), [("questions", "How do you keep"), ("lessons", "Answer the salary")])
async def test_the_lists_of_the_bank(demo, name, shown):
    async with looking_at(demo, (80, 24)) as seen:
        await seen.press("b")
        assert shown not in seen.text
        head = seen.app.screen.query_one("#bank-head", Painted)
        await seen.pilot.click(head, offset=(place_of(head, name), 0))
        await seen.settle()
        assert shown in seen.text


async def test_a_card_is_dragged_to_another_stage(demo):
    async with looking_at(demo) as seen:
        await seen.press("2")
        view = seen.app.screen.query_one(BoardView)
        source = next(n for n, column in enumerate(view.columns) if column.stage == "saved" and column.cards)
        card = view.columns[source].cards[0].card
        widths = view.widths()
        start = sum(widths[:source]) + 2
        target = source + 1
        await seen.pilot.mouse_down(view, offset=(start, 1))
        await seen.pilot.hover(view, offset=(sum(widths[:target]) + 2, 1))
        await seen.pilot.mouse_up(view, offset=(sum(widths[:target]) + 2, 1))
        await seen.settle()
        assert any(each.card.id == card.id for each in view.columns[target].cards)
        await seen.press("u")
        assert any(each.card.id == card.id for each in view.columns[source].cards)
