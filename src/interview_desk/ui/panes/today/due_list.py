"""List of due items: its rows, the item under the cursor, and the application that an item is about."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from interview_desk.domain.dates.calendar import count_of, say_day
from interview_desk.domain.queue.endings import NEVER_ANSWERED
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import DueKind, DueState
from interview_desk.domain.queue.labels import GROUPS
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.text import shorten
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import NARROW, TALL
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.today.why import item_lines
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
OPTIONAL = "optional withdrawals"
"""Key of the row that represents the withdrawals from companies that never answered."""
_MOST_DOSSIERS = 50
"""Maximum number of dossiers that are cached."""


class DueList:
    """List of due items on Today.

    Args:
        flow: the flow of the pane.
        list_filter: the filter over the list.
    """

    def __init__(self, flow: Flow, list_filter: ListFilter) -> None:
        self._flow = flow
        self._filter = list_filter
        self._items: dict[Hashable, DueItem] = {}
        self._dossiers: dict[str, tuple[int, Dossier]] = {}
        self._pressed_too_soon: Hashable | None = None
        self._grouped: list[DueItem] = []
        self._is_unfolded = False

    @property
    def _view(self) -> ListView:
        return self._flow.pane.query_one("#queue", ListView)

    @property
    def current(self) -> DueItem | None:
        """Item under the cursor."""
        return self._items.get(self._view.key)

    def fill(self) -> None:
        """Show the items that match the filter."""
        pane, facts = self._flow.pane, self._flow.facts
        words = self._filter.words
        items = _filter_items(facts.items, self._filter.terms)
        optional = [item for item in items if item.kind == DueKind.WITHDRAWAL and item.rank == NEVER_ANSWERED]
        self._grouped = optional if len(optional) > 1 and not words and not self._is_unfolded else []
        grouped = {item.key for item in self._grouped}
        self._items = {item.key: item for item in items if item.key not in grouped}
        open_now = any(item.state in {DueState.OVERDUE, DueState.DUE} for item in items)
        pane.set_class(not open_now and bool(facts.applications), "-quiet")
        pane.query_one("#note", Sheet).show(lambda width: self._draw_note(words, items, width))
        self._view.fill(self._rows(items))
        self.show_position()

    def show_position(self) -> None:
        """Show the number of the row under the cursor."""
        number, total = self._view.place
        self._flow.pane.query_one("#queue-box", Panel).foot(f"{number} of {total}" if total else "")

    def find_following(self) -> Hashable | None:
        """Return the key of the row after the cursor, or else of the one before it."""
        keys = list(self._items)
        at = keys.index(self._view.key) if self._view.key in self._items else -1
        neighbors = [*keys[at + 1 : at + 2], *keys[max(at - 1, 0) : max(at, 0)]]
        return neighbors[0] if neighbors else None

    def select(self, key: Hashable | None) -> None:
        """Put the cursor on a row, if it is there."""
        if key is not None:
            self._view.select(key)

    @property
    def group(self) -> list[DueItem]:
        """Items that the row under the cursor represents; empty if it represents only one."""
        return self._grouped if self._view.key == OPTIONAL else []

    def unfold(self) -> None:
        """Show the rows that one row represents."""
        self._is_unfolded = True
        self.fill()

    def forget_key(self) -> None:
        """Ask again for a second key on a row that is too early, because the cursor has moved."""
        self._pressed_too_soon = None

    def may_go_on(self, item: DueItem) -> bool:
        """Return True if an item may be acted on; if it is too soon, ask for the key a second time."""
        if item.state == DueState.WAITING and item.opens_at is not None and self._pressed_too_soon != item.key:
            self._pressed_too_soon = item.key
            ctx = self._flow.facts.ctx
            self._flow.host.show_message(
                TextSpan(f"Too soon until {say_day(ctx.day(item.opens_at), ctx.today)}. ", "due"),
                TextSpan(self._flow.host.key_of("today.act"), "key", bold=True),
                TextSpan(" again to go on anyway.", "muted"),
            )
            return False
        return True

    async def read_dossier(self, item: DueItem) -> Dossier | None:
        """Return the dossier of an item's application, cached until the data changes; None if there is none."""
        if item.application is None:
            return None
        version = self._flow.facts.version
        cached = self._dossiers.get(item.application)
        if cached is not None and cached[0] == version:
            return cached[1]
        dossier = await self._flow.read_dossier(item.application)
        if dossier is not None:
            if len(self._dossiers) > _MOST_DOSSIERS:
                self._dossiers.clear()
            self._dossiers[item.application] = (self._flow.facts.version, dossier)
        return dossier

    def _rows(self, items: list[DueItem]) -> list[Row]:
        rows: list[Row] = []
        group: DueState | None = None
        counts = {state: sum(item.state == state for item in items) for state in GROUPS}
        first_of_group = self._grouped[0] if self._grouped else None
        for item in items:
            if item.key not in self._items and item is not first_of_group:
                continue
            if item.state != group:
                group = item.state
                title = heading(f"{GROUPS[group]} ", _GROUP_ROLES[group])
                titled = title._replace(left_spans=(*title.left_spans, TextSpan(str(counts[group]), "muted")))
                spaced = bool(rows) and self._flow.pane.app.size.height >= TALL
                lines = [BLANK, titled] if spaced else [titled]
                rows.append(Row(f"group {group}", 1 + spaced, _fixed(lines), selectable=False))
            rows.append(
                Row(OPTIONAL, 2, self._draw_group)
                if item is first_of_group
                else Row(item.key, 2, self._make_renderer(item))
            )
        return rows

    def _draw_group(self, width: int) -> list[Line]:
        """Draw the row that represents the withdrawals from companies that never answered."""
        count = len(self._grouped)
        names = ", ".join(item.company for item in self._grouped)
        keys = (
            f"{self._flow.host.key_of('today.act')} lists them, {self._flow.host.key_of('today.done')} dismisses all."
        )
        return [
            line(
                TextSpan("○ ", "muted"),
                TextSpan(f"Withdraw from {count} companies that never answered", bold=True),
                TextSpan("  optional", "muted"),
            ),
            line(TextSpan(f"  {shorten(names, max(width - 45, 12))}. {keys}", "muted")),
        ]

    def _make_renderer(self, item: DueItem) -> Lines:
        def draw(width: int) -> list[Line]:
            channel = width >= 60 and self._flow.pane.app.size.width >= NARROW
            return item_lines(item, self._flow.facts.ctx, width, channel=channel)

        return draw

    def _draw_note(self, words: list[str], items: list[DueItem], width: int) -> list[Line]:
        facts = self._flow.facts
        if words and not items:
            return [
                line(
                    TextSpan(f"No “{' '.join(words)}”. ", "muted"),
                    TextSpan(self._flow.host.key_of("pane.back"), "key", bold=True),
                    TextSpan(" clears the filter.", "muted"),
                )
            ]
        if words:
            hidden = sum(item.state in {DueState.DUE, DueState.OVERDUE} for item in facts.items)
            spans = [TextSpan(f"Nothing to send to “{' '.join(words)}” today. ")]
            if hidden:
                spans.append(TextSpan(f"{count_of(hidden, 'other row')} of today, ", "muted"))
            return [
                line(
                    *spans,
                    TextSpan(self._flow.host.key_of("pane.back"), "key", bold=True),
                    TextSpan(" shows all.", "muted"),
                )
            ]
        waiting = sum(item.state == DueState.WAITING for item in items)
        wait = {0: "", 1: " One is waiting on purpose."}.get(waiting, f" {waiting} are waiting on purpose.")
        lines = [line(TextSpan(f"Nothing to send today.{wait}"))]
        coming = facts.next_interview
        if coming is not None:
            day = say_day(facts.ctx.day(coming[0].starts_at), facts.ctx.today)
            lines += paragraph(f"A good hour to prepare for {coming[1]}, {day}.", width, "muted")
        return lines


class DueListActions:
    """Base of the actions on the item under the cursor.

    Args:
        flow: the flow of the pane.
        due_list: the list of due items.
    """

    def __init__(self, flow: Flow, due_list: DueList) -> None:
        self.flow = flow
        self.due_list = due_list


def _fixed(lines: list[Line]) -> Lines:
    return lambda _width: lines


def _filter_items(items: Sequence[DueItem], terms: "Sequence[Term]") -> list[DueItem]:
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
