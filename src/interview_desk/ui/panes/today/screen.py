"""Today: the to-do list with its reasons, and all actions on its items."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.domain.queue.item import DueItem
from interview_desk.services.settings.settings import homely
from interview_desk.ui.core import routes
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import NARROW, WIDE, Hint
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.views import SavedViews
from interview_desk.ui.panes.today.actions import ItemActions
from interview_desk.ui.panes.today.due_list import DueList
from interview_desk.ui.panes.today.importing import FileImport
from interview_desk.ui.panes.today.opening import TodayOpener
from interview_desk.ui.panes.today.recording import ItemRecorder
from interview_desk.ui.panes.today.welcome import welcome_lines
from interview_desk.ui.panes.today.why import week_lines, why_lines
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet


class TodayPane(Pane):
    """Home pane with the to-do list."""

    ROUTE = routes.TODAY
    list_filter: ListFilter
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", "do it", tooltip="the main act of the row: write, call, debrief", id="today.act"),
        Binding("w", "write", "write", tooltip="write the note", id="today.write"),
        Binding("c", "call_sheet", "call sheet", tooltip="call sheet, and how the call went", id="today.call"),
        Binding("x", "done", "done", tooltip="done: log it, and plan what follows", id="today.done"),
        Binding("s", "snooze", "snooze", tooltip="snooze until a later day", id="today.snooze"),
        Binding("r", "record", "record", tooltip="record: they wrote, I called, I met", id="today.record"),
        Binding("d", "debrief", "debrief", tooltip="debrief an interview", id="today.debrief"),
        Binding(
            "N", "missed", "no-show", tooltip="the interview didn’t take place: ask for a new time", id="today.missed"
        ),
        Binding("n,a", "new", "new", tooltip="new application in one line", id="today.new"),
        Binding("v", "prepare", "prepare", tooltip="the prep sheet of the next interview", id="today.prepare"),
        Binding(
            "p", "practise", "practise", tooltip="the closing statement: write it, rehearse it", id="today.practise"
        ),
        Binding("b", "bank", "bank", tooltip="stories, questions and lessons", id="today.bank"),
        Binding(
            "i",
            "import",
            "import",
            tooltip="import a file: an invitation, a spreadsheet, business cards, a search",
            id="today.import",
        ),
        Binding("o", "sample", "sample desk", tooltip="open the sample desk; nothing of it is kept", id="today.sample"),
        Binding(
            "slash", "filter", "filter", tooltip="filter: words, kind:thank-you, is:due, by:phone", id="today.filter"
        ),
        Binding("F", "views", "views", tooltip="a view: a filter that is kept under a name", id="today.views"),
        Binding("z", "side", "why", tooltip="show or hide the reasons beside the queue", id="today.side"),
        Binding(
            "J", "scroll_panel(3)", "scroll on", tooltip="scroll what stands beside the list", id="today.beside_on"
        ),
        Binding("K", "scroll_panel(-3)", "scroll back", tooltip="scroll it back", id="today.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(self)
        self.list_filter = ListFilter(
            self,
            "#queue-box",
            self.refill,
            self.home,
            hint="words, kind:thank-you, is:due, by:phone; {pane.back} clears",
            facts="QUEUE",
        )
        self._due_list = DueList(flow, self.list_filter)
        self._side_panel = SidePanel(self, "#why", "#queue")
        recorder = ItemRecorder(flow, self._due_list)
        self.parts = (
            ItemActions(flow, self._due_list, recorder),
            recorder,
            TodayOpener(flow, self._due_list),
            FileImport(flow),
            self.list_filter,
            SavedViews(flow, self.list_filter),
            self._side_panel,
        )
        self._was_narrow = False
        self._week: Sheet | None = None
        self._first: Sheet | None = None

    def body(self) -> ComposeResult:
        """Compose the to-do list and the panel of reasons.

        The week and the welcome text are mounted when they are first shown.
        """
        with Horizontal(id="today"):
            with Panel("Follow-ups", id="queue-box"):
                yield Sheet(id="note")
                yield ListView(id="queue")
            with Panel("Why", id="why-box"):
                yield Sheet(id="why", focusable=True)

    def home(self) -> Widget | None:
        """Return the to-do list, which takes the focus while nothing is typed."""
        return self.query_one("#queue", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the row."""
        if self.is_writing:
            return (Hint("⏎", "to the list", "screen.back"), Hint("esc", "clears", "screen.back"))
        if self.has_class("-empty"):
            return (
                Hint("n", "add", "screen.new"),
                Hint("d", "debrief", "screen.debrief"),
                Hint("i", "import", "screen.import"),
                Hint("o", "sample desk", "screen.sample"),
                Hint("q", "quit", "app.quit"),
            )
        item = self.item
        first = [Hint("⏎", self._enter_word(item), "screen.act")] if item is not None else []
        return (
            *first,
            *((Hint("c", "call sheet", "screen.call_sheet"),) if item is None or item.spec.by_phone else ()),
            Hint("x", "done", "screen.done"),
            Hint("s", "snooze", "screen.snooze"),
            Hint("r", "record", "screen.record"),
            Hint("/", "filter", "screen.filter"),
            Hint("u", "undo", "app.undo"),
            Hint("n", "new", "screen.new"),
            Hint("z", "why", "screen.side"),
            Hint("v", "prepare", "screen.prepare"),
            Hint("b", "bank", "screen.bank"),
            Hint("F", "views", "screen.views"),
        )

    @staticmethod
    def _enter_word(item: DueItem) -> str:
        return "call" if item.is_call else item.spec.enter_label

    @property
    def item(self) -> DueItem | None:
        """Item under the cursor."""
        return self._due_list.current

    def facts_changed(self) -> None:
        """Refill the to-do list, the week, and, without applications, the welcome text."""
        self.set_class(not self.facts.applications, "-empty")
        if not self.facts.applications:
            self._welcome()
        self.refill()
        self._show_week()

    def _welcome(self) -> None:
        """Show how to begin; the widget is created when it is first needed."""
        if self._first is None:
            self._first = Sheet(id="first-run")
            self.mount(self._first, after="#today")
        place = homely(self.desk.database.path)
        self._first.show(lambda width: welcome_lines(place, width, self.app.size.height - 3, self.host.key_of))

    def _show_week(self) -> None:
        """Show the week; its panel is created when the window is first wide enough."""
        if self.app.size.width < WIDE:
            return
        title = f"Week {self.facts.ctx.today.isocalendar().week}"
        if self._week is None:
            self._week = Sheet(id="week")
            self.query_one("#today").mount(Panel(title, self._week, id="week-box"))
        elif isinstance(self._week.parent, Panel):
            self._week.parent.entitle(title)
        self._week.show(lambda width: week_lines(self.facts, width))

    def refill(self) -> None:
        """Show the items that match the filter."""
        self._due_list.fill()

    def on_list_view_highlighted(self, message: ListView.Highlighted) -> None:
        """Schedule what follows the cursor for the next frame, so that the cursor is drawn first."""
        if message.rows.id == "queue":
            self._due_list.forget_key()
            self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Show why the item under the cursor is on the list."""
        self._due_list.show_position()
        self.show_hints()
        item = self.item
        if item is None:
            self._side_panel.show(lambda _width: [])
            return
        self.begin_work("why", self._show_why, item)

    async def _show_why(self, item: DueItem) -> None:
        dossier = await self._due_list.read_dossier(item)
        if self.item == item:
            self._side_panel.show(lambda width: why_lines(item, dossier, self.facts.ctx, width))

    async def on_list_view_chosen(self) -> None:
        """Start the row's main action on a second click."""
        await self.run_action("act")

    def action_back(self) -> None:
        """Leave the filter, or hide the reasons in a narrow window."""
        if self.has_class("-narrow") and not self.list_filter.is_open:
            self.remove_class("-side")
        super().action_back()

    def on_resize(self, event: events.Resize) -> None:
        """Reset the reasons to their default place when the window becomes narrow or wide again."""
        if (event.size.width < NARROW) != self._was_narrow:
            self._was_narrow = event.size.width < NARROW
            self.remove_class("-side")
        self._show_week()
