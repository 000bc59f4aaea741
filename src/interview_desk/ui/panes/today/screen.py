"""Today: the to-do list with its reasons, and all actions on its items."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.domain.dates.calendar import count_of, say_day
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.queue.labels import GROUPS
from interview_desk.domain.search.dossier import Dossier
from interview_desk.services.pipeline import queue
from interview_desk.services.settings.settings import homely
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import NARROW, TALL, WIDE, Hint
from interview_desk.ui.flows.views import SavedViewsMixin
from interview_desk.ui.panes.today.actions import TodayActionsMixin
from interview_desk.ui.panes.today.why import item_lines, week_lines, why_lines
from interview_desk.ui.toolkit.sheet import Lines, ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph

if TYPE_CHECKING:
    from interview_desk.domain.search.filters import Term

_GROUP_ROLES = {
    DueState.OVERDUE: "overdue",
    DueState.DUE: "due",
    DueState.UPCOMING: "upcoming",
    DueState.WAITING: "muted",
}


class TodayPane(TodayActionsMixin, SavedViewsMixin):
    """Home pane with the to-do list."""

    ROUTE = routes.TODAY
    FILTER_IN = "#queue-box"
    FILTERED_BY = "QUEUE"
    FILTER_HINT = "words, kind:thank-you, is:due, by:phone; esc clears"
    SIDE_PANEL = "#why"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "act", "do it", tooltip="the main act of the row: write, call, debrief", id="today.act"),
        Binding("w", "write", "write", tooltip="write the note", id="today.write"),
        Binding("c", "call_sheet", "call sheet", tooltip="call sheet, and how the call went", id="today.call"),
        Binding("x", "done", "done", tooltip="done: log it, and plan what follows", id="today.done"),
        Binding("s", "snooze", "snooze", tooltip="snooze until a later day", id="today.snooze"),
        Binding("r", "record", "record", tooltip="record: they wrote, I called, I met", id="today.record"),
        Binding("d", "debrief", "debrief", tooltip="debrief an interview", id="today.debrief"),
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
        Binding("J", "beside(3)", "scroll on", tooltip="scroll what stands beside the list", id="today.beside_on"),
        Binding("K", "beside(-3)", "scroll back", tooltip="scroll it back", id="today.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._dossiers: dict[str, tuple[int, Dossier]] = {}
        self._items: dict[Hashable, DueItem] = {}
        self._pressed_too_soon: Hashable | None = None
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
        return self._items.get(self.query_one("#queue", ListView).key)

    def facts_changed(self) -> None:
        """Refill the to-do list, the week, and, without applications, the welcome text."""
        self.set_class(not self.facts.applications, "-empty")
        if not self.facts.applications:
            self._welcome()
        self._fill()
        self._show_week()

    def _welcome(self) -> None:
        """Show how to begin; the widget is created when it is first needed."""
        if self._first is None:
            self._first = Sheet(id="first-run")
            self.mount(self._first, after="#today")
        self._first.show(self._first_run)

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

    def _fill(self) -> None:
        words = self.filter_words
        items = _fitting(self.facts.items, self.filter_terms)
        self._items = {item.key: item for item in items}
        open_now = any(item.state in {DueState.OVERDUE, DueState.DUE} for item in items)
        self.set_class(not open_now and bool(self.facts.applications), "-quiet")
        self.query_one("#note", Sheet).show(lambda width: self._quiet(words, items, width))
        self.query_one("#queue", ListView).fill(self._rows(items))
        self._count()

    def _rows(self, items: list[DueItem]) -> list[Row]:
        rows: list[Row] = []
        group: DueState | None = None
        counts = {state: sum(item.state == state for item in items) for state in GROUPS}
        for item in items:
            if item.state != group:
                group = item.state
                title = heading(f"{GROUPS[group]} ", _GROUP_ROLES[group])
                titled = title._replace(left_spans=(*title.left_spans, TextSpan(str(counts[group]), "muted")))
                spaced = bool(rows) and self.app.size.height >= TALL
                rows.append(Row(f"group {group}", 1 + spaced, self._title(titled, spaced=spaced), selectable=False))
            rows.append(Row(item.key, 2, self._make_renderer(item)))
        return rows

    def _title(self, titled: Line, *, spaced: bool) -> Lines:
        def draw(_width: int) -> list[Line]:
            return [BLANK, titled] if spaced else [titled]

        return draw

    def _make_renderer(self, item: DueItem) -> Lines:
        def draw(width: int) -> list[Line]:
            return item_lines(item, self.facts.ctx, width, channel=width >= 60 and self.app.size.width >= NARROW)

        return draw

    def _quiet(self, words: list[str], items: list[DueItem], width: int) -> list[Line]:
        if words and not items:
            return [
                line(
                    TextSpan(f"No “{' '.join(words)}”. ", "muted"),
                    TextSpan("esc", "key", bold=True),
                    TextSpan(" clears the filter.", "muted"),
                )
            ]
        if words:
            hidden = sum(item.state in {DueState.DUE, DueState.OVERDUE} for item in self.facts.items)
            spans = [TextSpan(f"Nothing to send to “{' '.join(words)}” today. ")]
            if hidden:
                spans.append(TextSpan(f"{count_of(hidden, 'other row')} of today, ", "muted"))
            return [line(*spans, TextSpan("esc", "key", bold=True), TextSpan(" shows all.", "muted"))]
        waiting = sum(item.state == DueState.WAITING for item in items)
        wait = {0: "", 1: " One is waiting on purpose."}.get(waiting, f" {waiting} are waiting on purpose.")
        lines = [line(TextSpan(f"Nothing to send today.{wait}"))]
        coming = self.facts.next_interview
        if coming is not None:
            day = say_day(self.facts.ctx.day(coming[0].starts_at), self.facts.ctx.today)
            lines += paragraph(f"A good hour to prepare for {coming[1]}, {day}.", width, "muted")
        return lines

    def _count(self) -> None:
        number, total = self.query_one("#queue", ListView).place
        self.query_one("#queue-box", Panel).foot(f"{number} of {total}" if total else "")

    def _first_run(self, width: int) -> list[Line]:
        def key(letter: str, what: str, remark: str, act: str) -> Line:
            return line(
                TextSpan(f"{pad}{letter}   ", "key", bold=True),
                TextSpan(f"{what:<22}", bold=True),
                TextSpan(remark, "muted"),
                act=act,
            )

        pad = " " * max((width - 62) // 2, 2)
        height = self.app.size.height - 3
        place = homely(self.desk.database.path)
        return [
            *([BLANK] * max((height - 14) // 2, 1)),
            line(TextSpan(f"{pad}Your desk is empty. That is a fine place to start.", bold=True)),
            BLANK,
            key("n", "Add an application", "company and role are enough", "new"),
            key("d", "Debrief an interview", "3 minutes, while it is fresh", "debrief"),
            key("i", "Import a search", "a spreadsheet, an invitation", "import"),
            key("o", "Open the sample desk", "look round, nothing is kept", "sample"),
            BLANK,
            line(TextSpan(f"{pad}The desk then tells you each day whom to write to,", "muted")),
            line(TextSpan(f"{pad}and when it is kinder to wait.", "muted")),
            BLANK,
            *paragraph(f"Kept on this computer only: {place}", max(width - len(pad), 20), "muted", len(pad)),
        ]

    async def on_sheet_clicked(self, message: Sheet.Clicked) -> None:
        """Run the action of a clicked line."""
        await self.run_action(f"screen.{message.act}")

    def on_list_view_highlighted(self, message: ListView.Highlighted) -> None:
        """Schedule what follows the cursor for the next frame, so that the cursor is drawn first."""
        if message.rows.id == "queue":
            self._pressed_too_soon = None
            self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Show why the item under the cursor is on the list."""
        self._count()
        self.show_hints()
        item = self.item
        if item is None:
            self.show_in_side_panel(lambda _width: [])
            return
        self.begin_work("why", self._show_why, item)

    async def _show_why(self, item: DueItem) -> None:
        dossier = await self.dossier_of(item)
        if self.item == item:
            self.show_in_side_panel(lambda width: why_lines(item, dossier, self.facts.ctx, width))

    async def dossier_of(self, item: DueItem) -> Dossier | None:
        """Return the dossier of an item's application, cached until the data changes; None if there is none."""
        if item.application is None:
            return None
        cached = self._dossiers.get(item.application)
        if cached is not None and cached[0] == self.facts.version:
            return cached[1]
        dossier = await self.run_database_work(self.desk.dossier, item.application)
        if dossier is not None:
            if len(self._dossiers) > 50:
                self._dossiers.clear()
            self._dossiers[item.application] = (self.facts.version, dossier)
        return dossier

    def on_list_view_chosen(self) -> None:
        """Start the row's main action on a second click."""
        self.action_act()

    def action_act(self) -> None:
        """Start the row's main action; if it is too soon, ask for the key a second time."""
        item = self.item
        if item is not None and self._may_go_on(item):
            self.start_main_action(item)

    def _may_go_on(self, item: DueItem) -> bool:
        """Return True if an item may be acted on; if it is too soon, ask for the key a second time."""
        if item.state == DueState.WAITING and item.opens_at is not None and self._pressed_too_soon != item.key:
            self._pressed_too_soon = item.key
            day = say_day(self.facts.ctx.day(item.opens_at), self.facts.ctx.today)
            self.host.show_message(
                TextSpan(f"Too soon until {day}. ", "due"),
                TextSpan("⏎", "key", bold=True),
                TextSpan(" again to go on anyway.", "muted"),
            )
            return False
        return True

    def refill(self) -> None:
        """Show the items that match the filter."""
        self._fill()

    def action_back(self) -> None:
        """Leave the filter, or hide the reasons in a narrow window."""
        if self.has_class("-narrow") and not self.has_class("-filtering"):
            self.remove_class("-side")
        super().action_back()

    def action_side(self) -> None:
        """Show or hide the reasons; in a narrow window they replace the to-do list."""
        self.toggle_class("-side")
        if self.has_class("-narrow"):
            self.query_one("#why" if self.has_class("-side") else "#queue").focus()

    def on_resize(self, event: events.Resize) -> None:
        """Reset the reasons to their default place when the window becomes narrow or wide again."""
        if (event.size.width < NARROW) != self._was_narrow:
            self._was_narrow = event.size.width < NARROW
            self.remove_class("-side")
        self._show_week()

    def action_done(self) -> None:
        """Log the item as done; for a phone call, open the call script instead."""
        item = self.item
        if item is None or not self._may_go_on(item):
            return
        if item.is_call:
            self.action_call_sheet()
            return
        self.begin_work("act", self._log, item, exclusive=False)

    async def _log(self, item: DueItem) -> None:
        await self.act(queue.mark_done, self.desk, item, application=item.application)


def _fitting(items: Sequence[DueItem], terms: "Sequence[Term]") -> list[DueItem]:
    """Return the items that meet every condition of a filter."""
    if not terms:
        return list(items)
    from interview_desk.domain.search.filters import fits  # noqa: PLC0415 - only a filter needs it

    called = {"is": "state", "by": "channel"}

    def text_of(item: DueItem) -> str:
        return f"{item.company} {item.who} {item.role} {item.what} {item.kind}".casefold()

    def fact_of(item: DueItem, name: str) -> str | None:
        value: str | None = getattr(item, called.get(name, name))
        return value

    return [item for item in items if fits(terms, text_of(item), partial(fact_of, item))]
