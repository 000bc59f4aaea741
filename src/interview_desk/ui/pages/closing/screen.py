"""Closing statement page: points first, then the text, timed against its 90 seconds while typing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.forms.fields import Field, LongArea, Painted
from interview_desk.ui.pages.closing.practice import PracticeRuns
from interview_desk.ui.pages.closing.statement import OpenStatement
from interview_desk.ui.pages.closing.writing import StatementWriter
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import Panel, Sheet


class ClosingPage(Page):
    """Page for the closing statement of an application, or for the statement for every application.

    Args:
        application: ID of the application; None is for every application.
    """

    ROUTE = routes.CLOSING
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,i", "write", "write", tooltip="write on", id="closing.write"),
        Binding(
            "ctrl+n,pagedown", "part(1)", "text", tooltip="from the points to the text", id="closing.on", priority=True
        ),
        Binding("pageup", "part(-1)", "points", tooltip="back to the points", id="closing.before", priority=True),
        Binding("p,space", "practise", "practise", tooltip="rehearse it with the stopwatch", id="closing.practise"),
        Binding("f", "learned", "learned today", tooltip="add what you learned today", id="closing.learned"),
        Binding(
            "ctrl+t",
            "learned",
            "learned today",
            tooltip="add what you learned today, while typing",
            id="closing.learned_typing",
            priority=True,
        ),
        Binding("x", "forget", "forget run", tooltip="take the newest run out of the log", id="closing.forget"),
        Binding("ctrl+s", "finish", "done", tooltip="done: close the page", id="closing.finish", priority=True),
        Binding("z", "side", "times", tooltip="show or hide the times", id="closing.side"),
        Binding("J", "scroll_panel(3)", "scroll on", tooltip="scroll what stands beside it", id="closing.beside_on"),
        Binding("K", "scroll_panel(-3)", "scroll back", tooltip="scroll it back", id="closing.beside_back"),
    ]

    def __init__(self, application: str | None = None) -> None:
        super().__init__()
        side_panel = SidePanel(self, "#spoken", "#closing-form")
        self._statement = OpenStatement(self, application, side_panel)
        self._writer = StatementWriter(self.flow, self._statement)
        self.parts = (self._writer, PracticeRuns(self.flow, self._statement), side_panel)

    def body(self) -> ComposeResult:
        """Compose the points, the text, and the times."""
        yield Painted(id="closing-head")
        with Horizontal(id="closing"):
            with (
                VerticalScroll(id="closing-form", can_focus=True),
                Panel("Text, as you would say it", id="closing-box"),
            ):
                yield LongArea(
                    soft_wrap=True,
                    show_line_numbers=False,
                    tab_behavior="focus",
                    highlight_cursor_line=False,
                    placeholder="In ninety seconds: who you are, one story with a number, what you would do here.",
                    id="closing-text",
                )
            with Panel("Ninety seconds", id="spoken-box"):
                yield Sheet(id="spoken", focusable=True)

    def home(self) -> Widget | None:
        """Return the form."""
        return self.query_one("#closing-form")

    @property
    def is_writing(self) -> bool:
        """True if the focus is in a field."""
        return isinstance(self.focused, TextArea) or super().is_writing

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        learned = self._statement.learned
        if self.is_writing:
            return (
                Hint("^n", "to the text", "screen.part(1)"),
                *((Hint("^t", "learned today", "screen.learned"),) if learned else ()),
                Hint("^s", "done", "screen.finish"),
                Hint("esc", "move about", "screen.back"),
            )
        return (
            Hint("p", "practise", "screen.practise"),
            Hint("⏎", "write on", "screen.write"),
            *((Hint("f", "learned today", "screen.learned"),) if learned else ()),
            Hint("x", "forget run", "screen.forget"),
            Hint("u", "undo", "app.undo"),
            Hint("z", "times", "screen.side"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the statement, but never over unsaved typing."""
        if not self._statement.is_unsaved:
            self.begin_work("closing", self._statement.read)

    def on_field_changed(self, message: Field.Changed) -> None:
        """Apply the changed points, and schedule a save."""
        if isinstance(message.value, tuple):
            self._statement.set_points(message.value)

    def on_field_done(self) -> None:
        """Move on to the text after an empty line among the points."""
        self._writer.focus_text()

    def on_text_area_changed(self) -> None:
        """Time the text while it is typed, and schedule a save."""
        self._statement.update_text()

    def typing_ended(self) -> None:
        """Save at once when typing ends, including the point being typed."""
        self._statement.save_now()

    async def flush(self) -> bool:
        """Save the statement, including pending keystrokes and the point being typed, else write it to a file."""
        return await self._statement.flush()

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved statement as (name, text) pairs, or an empty list."""
        return self._statement.collect_unsaved()

    def action_finish(self) -> None:
        """Save the statement, and close the page."""
        self.leave()
