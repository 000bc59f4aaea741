"""Prep sheet page: everything for one interview, from its goals to the closing statement."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.page import Page
from interview_desk.ui.pages.prep.exporting import SheetExport
from interview_desk.ui.pages.prep.open_sheet import OpenSheet
from interview_desk.ui.pages.prep.place import PlaceActions
from interview_desk.ui.pages.prep.questions import QuestionActions
from interview_desk.ui.pages.prep.rows import RowActions
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet

_ENTER = {
    "goals": "say it",
    "question": "reword",
    "story": "open",
    "check": "tick",
    "closing": "write it",
    "bank": "stories",
}


class PrepPage(Page):
    """Page with the prep sheet of one interview.

    Args:
        application: ID of its application.
        interview: ID of the interview.
    """

    ROUTE = routes.PREP
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", tooltip="the row's main act: reword, tick, open", id="prep.open"),
        Binding("space,x", "tick", "tick", tooltip="asked, to have ready, done; again takes it back", id="prep.tick"),
        Binding("n,a", "new", "question", tooltip="add a question to ask", id="prep.new"),
        Binding(
            "N",
            "new_for_all",
            "for everyone",
            tooltip="add a question to ask in every interview",
            id="prep.new_for_all",
        ),
        Binding("plus", "rank(-1)", "earlier", tooltip="rank the question earlier", id="prep.earlier"),
        Binding("minus", "rank(1)", "later", tooltip="rank the question later", id="prep.later"),
        Binding("w", "answer", "answer", tooltip="note what they answered", id="prep.answer"),
        Binding("D", "delete", "delete", tooltip="remove the question; {app.undo} undoes it", id="prep.delete"),
        Binding("i", "person", "person", tooltip="add someone who’ll be there", id="prep.person"),
        Binding("e", "goals", "goals", tooltip="say what this interview is for", id="prep.goals"),
        Binding(
            "p", "practise", "practise", tooltip="the closing statement: write it, rehearse it", id="prep.practise"
        ),
        Binding("b", "bank", "bank", tooltip="stories, questions and lessons", id="prep.bank"),
        Binding("r", "ready", "ready", tooltip="I am ready: off the queue; again: not yet", id="prep.ready"),
        Binding("y", "copy", "copy", tooltip="copy the sheet as text", id="prep.copy"),
        Binding("l", "where", "place and link", tooltip="change the place or the link", id="prep.where"),
        Binding("o", "link", "open link", tooltip="open the interview’s link", id="prep.link"),
        Binding("f", "file", "to a file", tooltip="save the sheet to a file, to print", id="prep.file"),
        Binding("z", "side", "known", tooltip="show or hide what is known", id="prep.side"),
        Binding("J", "scroll_panel(3)", "scroll on", tooltip="scroll what is known", id="prep.beside_on"),
        Binding("K", "scroll_panel(-3)", "scroll back", tooltip="scroll it back", id="prep.beside_back"),
    ]

    def __init__(self, application: str, interview: str) -> None:
        super().__init__()
        side_panel = SidePanel(self, "#background", "#prep-rows")
        self._sheet = OpenSheet(self.flow, application, interview, side_panel)
        questions = QuestionActions(self.flow, self._sheet)
        self._rows = RowActions(self.flow, self._sheet, questions)
        self.parts = (
            self._rows,
            questions,
            SheetExport(self.flow, self._sheet),
            PlaceActions(self.flow, self._sheet),
            side_panel,
        )

    def body(self) -> ComposeResult:
        """Compose the rows of things to do and the panel with the background."""
        yield Painted(id="prep-head")
        with Horizontal(id="prep"):
            with Panel("To do before", id="todo-box"):
                yield ListView(id="prep-rows")
            with Panel("What is known", id="background-box"):
                yield Sheet(id="background", focusable=True)

    def home(self) -> Widget | None:
        """Return the list of rows."""
        return self.query_one("#prep-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current row."""
        kind = self._sheet.row.kind
        first = [Hint("⏎", _ENTER[kind], "screen.open")] if kind else []
        tick = {"question": "asked", "story": "have ready", "check": "tick"}.get(kind)
        return (
            *first,
            *((Hint("space", tick, "screen.tick"),) if tick else ()),
            Hint("r", "not ready" if self._sheet.is_ready else "ready", "screen.ready"),
            Hint("n", "question", "screen.new"),
            *((Hint("+ -", "rank", "screen.rank(-1)"),) if kind == "question" else ()),
            Hint("p", "practise", "screen.practise"),
            Hint("b", "bank", "screen.bank"),
            Hint("z", "known", "screen.side"),
            *((Hint("o", "open link", "screen.link"),) if self._sheet.has_link else ()),
            Hint("f", "save file", "screen.file"),
            Hint("l", "place, link", "screen.where"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the sheet."""
        self.begin_work("sheet", self._sheet.read)

    def on_screen_resume(self) -> None:
        """Reload the sheet: a story or the closing statement may have changed without changing the plan."""
        super().on_screen_resume()
        self.begin_work("sheet", self._sheet.read)

    def on_list_view_highlighted(self) -> None:
        """Update the key hints for the row under the cursor."""
        self.show_hints()

    def on_list_view_chosen(self) -> None:
        """Do the row's main action on a second click."""
        self._rows.action_open()
