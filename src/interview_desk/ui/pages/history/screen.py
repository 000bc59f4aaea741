"""History page: all changes with their times, newest first; Enter undoes or redoes up to a change."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.domain.dates.calendar import count_of
from interview_desk.services.pipeline import history
from interview_desk.services.pipeline.history import say_when
from interview_desk.services.queries import Entry
from interview_desk.ui.core import routes
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import Lines, ListView, Panel, Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, paragraph


class HistoryPage(Page):
    """Page that lists all changes, including undone changes, and can undo or redo up to any change."""

    ROUTE = routes.HISTORY
    CSS_PATH = "screen.tcss"
    list_filter: ListFilter
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "walk",
            "back to here",
            tooltip="take back everything down to this, or do it again",
            id="history.walk",
        ),
        Binding("slash", "filter", "filter", tooltip="filter by any word in it", id="history.filter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.list_filter = ListFilter(self, "#history-box", self.refill, self.home)
        self.parts = (self.list_filter,)
        self._entries: list[Entry] = []
        self._filter_texts: dict[int, tuple[str, str]] = {}
        """By number: when it was, and the words that a filter looks at."""

    def body(self) -> ComposeResult:
        """Compose the list of changes."""
        yield Painted(id="history-head")
        with Panel("What was done", id="history-box"):
            yield ListView(id="history-rows")

    def home(self) -> Widget | None:
        """Return the list of changes."""
        return self.query_one("#history-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        if self.is_writing:
            return (Hint("⏎", "to the list", "screen.back"), Hint("esc", "clears", "screen.back"))
        here = self._here
        walk = "do again, up to here" if here is not None and here.state == "undone" else "take back, down to here"
        return (
            *((Hint("⏎", walk, "screen.walk"),) if here is not None else ()),
            Hint("u", "undo", "app.undo"),
            Hint("U", "redo", "app.redo"),
            Hint("/", "filter", "screen.filter"),
            Hint("esc", "back", "screen.back"),
        )

    @property
    def _here(self) -> Entry | None:
        key = self.query_one("#history-rows", ListView).key
        return next((entry for entry in self._entries if entry.number == key), None)

    def facts_changed(self) -> None:
        """Reload the history."""
        self.begin_work("history-rows", self._read)

    async def _read(self) -> None:
        entries = await self.run_database_work(history.entries, self.desk)
        if entries is not None:
            whens = {entry.number: say_when(entry, self.facts.ctx) for entry in entries}
            self._filter_texts = {
                entry.number: (whens[entry.number], f"{whens[entry.number]} {entry.label}".casefold())
                for entry in entries
            }
            self._entries = entries
            self.refill()

    def refill(self) -> None:
        """Show the changes that match the filter."""
        words = self.list_filter.words
        undone = sum(entry.state == "undone" for entry in self._entries)
        stands = len(self._entries) - undone
        message = (
            count_of(stands, "change")
            if len(self._entries) < history.MOST
            else f"the newest {len(self._entries):,} changes"
        )
        bits = [TextSpan(" History  ", "key", bold=True), TextSpan(message, "muted")]
        if undone:
            bits.append(TextSpan(f", {undone} taken back; a new change forgets those", "muted"))
        self.query_one("#history-head", Painted).show(line(*bits))
        rows = [
            Row(entry.number, 1, _make_renderer(entry, self._filter_texts[entry.number][0]))
            for entry in self._entries
            if all(word in self._filter_texts[entry.number][1] for word in words)
        ]
        if not rows:
            message = (
                f"Nothing matches “{' '.join(words)}”. {self.host.key_of('pane.back')} clears the filter."
                if words
                else "Nothing was done yet."
            )
            rows = [Row("empty", 2, lambda width: paragraph(message, width, "muted"), selectable=False)]
        self.query_one("#history-rows", ListView).fill(rows)
        self.show_hints()

    def on_list_view_highlighted(self) -> None:
        """Update the key hints, because Enter depends on the row under the cursor."""
        self.show_hints()

    def on_list_view_chosen(self) -> None:
        """Undo or redo up to the row on a second click."""
        self.action_walk()

    def action_walk(self) -> None:
        """Undo down to and including the change under the cursor, or redo up to it if it is undone."""
        here = self._here
        if here is not None:
            self.flow.start(self._walking, here)

    async def _walking(self, here: Entry) -> None:
        forward = here.state == "undone"
        between = [
            entry
            for entry in self._entries
            if entry.state == here.state and (entry.number <= here.number if forward else entry.number >= here.number)
        ]
        if len(between) > 1:
            what = "Do again" if forward else "Take back"
            choices = (
                Choice(
                    "y",
                    f"{what} {len(between)} changes",
                    self.host.with_keys("{app.undo} and {app.redo} reverse this one change at a time"),
                ),
                Choice("n", "leave it as it is"),
            )
            if await self.flow.ask(Menu(f"{what} everything {'up' if forward else 'down'} to this?", choices)) != "y":
                return
        label = await self.flow.save(history.forward_to if forward else history.back_to_before, self.desk, here)
        if label is not None:
            await self.host.refresh_facts()
            self.host.show_done(label, undoable=False)


def _make_renderer(entry: Entry, when: str) -> Lines:
    is_undone = entry.state == "undone"

    def draw(_width: int) -> list[Line]:
        marker = [TextSpan("taken back ", "faint")] if is_undone else []
        return [
            line(
                TextSpan(f"{when:>21}  ", "faint" if is_undone else "muted"),
                TextSpan(entry.label, "faint" if is_undone else "text"),
                right=marker,
            )
        ]

    return draw
