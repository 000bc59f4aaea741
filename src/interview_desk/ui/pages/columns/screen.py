"""Table import page: column meanings, date order, and a preview, before anything is saved."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.columns.importing import TableImport
from interview_desk.ui.pages.columns.preview import PreviewPanel
from interview_desk.ui.pages.columns.table import OpenTable
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet


class ColumnsPage(Page):
    """Page that maps the columns of a table to be imported.

    Args:
        name: the name of the file.
        content: the bytes of the file.
    """

    ROUTE = routes.COLUMNS
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "mean", "what it means", tooltip="say what the column means", id="table.mean"),
        Binding(
            "x,space",
            "leave_out",
            "leave out",
            tooltip="leave the column out, or take it in again",
            id="table.leave_out",
        ),
        Binding("d", "dates", "day or month first", tooltip="how days such as 4/12 are written", id="table.dates"),
        Binding("t", "kind", "applications or people", tooltip="what the table is of", id="table.kind"),
        Binding(
            "e",
            "everyone",
            "everyone",
            tooltip="of a network: everyone, or people at companies of the search",
            id="table.everyone",
        ),
        Binding("y,ctrl+s", "bring", "bring it in", tooltip="bring the rows in", id="table.bring"),
        Binding("J", "scroll_panel(1)", "scroll", show=False, tooltip="scroll what it would bring", id="table.down"),
        Binding("K", "scroll_panel(-1)", "scroll back", show=False, tooltip="scroll it back", id="table.up"),
    ]

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__()
        self._preview = PreviewPanel(self.flow)
        self._table = OpenTable(self.flow, name, content, self._preview)
        self._import = TableImport(self.flow, self._table, self._preview)
        self.parts = (self._table, self._import, SidePanel(self, "#preview"))

    def body(self) -> ComposeResult:
        """Compose the columns and the preview."""
        yield Painted(id="table-head")
        with Panel("Columns", id="columns-box"):
            yield ListView(id="columns")
        with Panel("This would bring", id="preview-box"):
            yield Sheet(id="preview")

    def home(self) -> Widget | None:
        """Return the list of columns."""
        return self.query_one("#columns", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints."""
        return (
            Hint("y", "bring it in", "screen.bring"),
            Hint("⏎", "what it means", "screen.mean"),
            Hint("x", "leave out", "screen.leave_out"),
            Hint("d", "day or month first", "screen.dates"),
            Hint("t", "applications or people", "screen.kind"),
            Hint("esc", "leave it", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Read the table if it was not read yet, else update the preview for the changed data."""
        self._table.refresh()

    def on_list_view_chosen(self) -> None:
        """Ask for the meaning of the column on a second click."""
        self._table.action_mean()
