"""Story bank page: stories, questions, questions to ask, and lessons, in four lists."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.ui.core import routes
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.bank.actions import BankActions
from interview_desk.ui.pages.bank.entries import BankEntries
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet


class BankPage(Page):
    """Page that lists stories, the questions they ask, the questions to ask them, and lessons."""

    ROUTE = routes.BANK
    CSS_PATH = "screen.tcss"
    list_filter: ListFilter
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", tooltip="open the story; begin one for the question; reword", id="bank.open"),
        Binding("n,a", "new", "new", tooltip="a new story, or a question to ask everywhere", id="bank.new"),
        Binding(
            "right_square_bracket",
            "list(1)",
            "next list",
            tooltip="stories, questions, to ask, lessons",
            id="bank.next",
        ),
        Binding("left_square_bracket", "list(-1)", "list before", tooltip="the list before", id="bank.before"),
        Binding(
            "c",
            "closing",
            "closing statement",
            tooltip="the closing statement for every application",
            id="bank.closing",
        ),
        Binding("D", "delete", "delete", tooltip="delete the story; {app.undo} undoes it", id="bank.delete"),
        Binding("slash", "filter", "filter", tooltip="filter by any word in it", id="bank.filter"),
        Binding("z", "side", "details", tooltip="show or hide the details", id="bank.side"),
        Binding("J", "scroll_panel(3)", "scroll on", tooltip="scroll the details", id="bank.beside_on"),
        Binding("K", "scroll_panel(-3)", "scroll back", tooltip="scroll them back", id="bank.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.list_filter = ListFilter(self, "#bank-box", self.refill, self.home)
        self._entries = BankEntries(self.flow, self.list_filter)
        self._actions = BankActions(self.flow, self._entries)
        self._side_panel = SidePanel(self, "#bank-detail", "#bank-rows")
        self.parts = (self._actions, self._entries, self.list_filter, self._side_panel)

    def body(self) -> ComposeResult:
        """Compose the list, and the details of the row under the cursor."""
        yield Painted(id="bank-head")
        with Horizontal(id="bank"):
            with Panel("Stories", id="bank-box"):
                yield ListView(id="bank-rows")
            with Panel("In full", id="bank-detail-box"):
                yield Sheet(id="bank-detail", focusable=True)

    def home(self) -> Widget | None:
        """Return the list of rows."""
        return self.query_one("#bank-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current list."""
        if self.is_writing:
            return (Hint("⏎", "to the list", "screen.back"), Hint("esc", "clears", "screen.back"))
        current_list = self._entries.current_list
        can_open = bool(current_list.enter) and self._entries.current is not None
        return (
            *((Hint("⏎", current_list.enter, "screen.open"),) if can_open else ()),
            Hint("n", current_list.new, "screen.new"),
            Hint("[ ]", "next list", "screen.list(1)"),
            Hint("/", "filter", "screen.filter"),
            Hint("c", "closing statement", "screen.closing"),
            Hint("z", "details", "screen.side"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the bank."""
        self.begin_work("bank", self._entries.read)

    def on_screen_resume(self) -> None:
        """Reload the bank: a story may have changed in the meantime."""
        super().on_screen_resume()
        self.begin_work("bank", self._entries.read)

    def refill(self) -> None:
        """Show the rows of the current list that match the filter."""
        self._entries.fill()

    def on_list_view_highlighted(self) -> None:
        """Show the details of the row under the cursor."""
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        entry = self._entries.current
        if entry is None:
            self._side_panel.show(lambda _width: [])
        else:
            self._side_panel.show(partial(entry.detail, self.facts.ctx))

    def on_list_view_chosen(self) -> None:
        """Open the row on a second click."""
        self._actions.action_open()
