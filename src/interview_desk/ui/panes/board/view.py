"""Board drawn as a single widget, line by line, so that only visible lines take time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from interview_desk.domain.dates.calendar import count_of, say_short
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.queue.labels import format_due
from interview_desk.domain.search.pipeline import STAGES, Stage
from interview_desk.services.queries import Card
from interview_desk.symbols import GLYPHS
from interview_desk.ui.core.frame import NARROW
from interview_desk.ui.toolkit.jumping import Jump
from interview_desk.ui.toolkit.sheet import brush_of
from interview_desk.ui.toolkit.spans import BLANK, Brush, Line, TextSpan, line
from interview_desk.ui.toolkit.timeline import stars

if TYPE_CHECKING:
    from interview_desk.domain.search.filters import Fact, Term

SPINE = 10
"""Width in cells of the closed stage while the cursor is not in it."""
GAP = 1
ROOMY = 130
"""Width of the board, in cells, from which the closed stage is as wide as the others."""
QUIET_DAYS = 10
"""Days in a stage after which a card without due items shows how long it has been quiet."""


STATES = tuple(DueState)


class CardSummary(NamedTuple):
    """Card as drawn: the application and its next step."""

    card: Card
    role: str
    glyph: str
    next_thing: str
    rank: tuple[int, int]


class Column(NamedTuple):
    """Stage with its cards, most pressing first."""

    stage: Stage
    cards: tuple[CardSummary, ...]


def columns_of(
    cards: Sequence[Card], items: dict[str, list[DueItem]], ctx: Context, terms: "Sequence[Term]" = ()
) -> list[Column]:
    """Build the board: every stage with its cards ordered overdue, due, upcoming, waiting, the rest by age."""
    shown_cards = _fitting(cards, items, ctx, terms) if terms else cards
    by_stage: dict[Stage, list[CardSummary]] = {stage: [] for stage in STAGES}
    for card in shown_cards:
        by_stage[card.stage].append(_summarize_card(card, items.get(card.id, ()), ctx))
    for summaries in by_stage.values():
        summaries.sort(key=lambda summary: summary.rank)
    return [Column(stage, tuple(summaries)) for stage, summaries in by_stage.items()]


def _fitting(
    cards: Sequence[Card], items: dict[str, list[DueItem]], ctx: Context, terms: "Sequence[Term]"
) -> list[Card]:
    from interview_desk.domain.search.filters import fits  # noqa: PLC0415 - only a filter needs it

    def is_now(card: Card) -> list[str]:
        states = [item.state for item in items.get(card.id, ())]
        status = "closed" if card.stage == Stage.CLOSED else ("resting" if card.dormant else "open")
        return [*states, status, *(["quiet"] if not states else [])]

    def days(since: date | None) -> int | None:
        return (ctx.today - since).days if since is not None else None

    derived: dict[str, Callable[[Card], Fact]] = {
        "is": is_now,
        "place": lambda card: card.location,
        "since": lambda card: days(card.since),
        "applied": lambda card: days(card.applied_on),
    }

    def fact_of(card: Card, name: str) -> "Fact":
        value: Fact = derived[name](card) if name in derived else getattr(card, name)
        return value

    return [card for card in cards if fits(terms, f"{card.company} {card.role}".casefold(), partial(fact_of, card))]


def _summarize_card(card: Card, items: Sequence[DueItem], ctx: Context) -> CardSummary:
    age = card.since.toordinal()
    if items:
        item = min(items, key=lambda other: (STATES.index(other.state), other.due_on))
        similar_items = [other for other in items if other.kind == item.kind and other.state == item.state]
        rank = (STATES.index(item.state), item.due_on.toordinal())
        return CardSummary(card, item.state, GLYPHS[item.state], _next_thing(item, len(similar_items), ctx), rank)
    if card.dormant:
        return CardSummary(card, "muted", "·", "resting", (5, -age))
    return CardSummary(card, "muted", "·", _age(card, ctx.today), (4, age))


def _next_thing(item: DueItem, count: int, ctx: Context) -> str:
    timing = format_due(item, ctx)
    if item.spec.counts_on_card:
        return f"{count_of(count, item.spec.card_label)} {'today' if item.state == DueState.DUE else timing}"
    word = "call" if item.is_call else item.spec.card_label
    if item.state == DueState.WAITING:
        return f"wait to {timing.removeprefix('from ')}"
    return f"{word} {timing}" if timing != "open" else word


def _age(card: Card, today: date) -> str:
    if card.stage == Stage.CLOSED:
        return card.outcome or "closed"
    days = (today - card.since).days
    if card.stage == Stage.SAVED:
        return f"{humanly(card.since, today)} old" if days else "new today"
    return f"{humanly(card.since, today)} quiet" if days > QUIET_DAYS else f"{card.stage} {say_short(card.since)}"


def humanly(since: date, today: date) -> str:
    """Return how long ago a day is, in words such as "6 days" or "2 weeks"."""
    import arrow  # noqa: PLC0415 - the board is not the first pane; what only it needs waits for it

    days = (today - since).days
    if days < 1:
        return "a moment"
    unit: Literal["day", "week", "month"] = "day" if days < 14 else ("week" if days < 70 else "month")
    return arrow.get(since).humanize(arrow.get(today), only_distance=True, granularity=unit)


class BoardView(ScrollView, can_focus=True):
    """Columns of cards with a cursor; a narrow window shows a single stage at a time."""

    DEFAULT_CSS = "BoardView { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "row(1)", "next", show=False, id="board.next"),
        Binding("k,up", "row(-1)", "previous", show=False, id="board.previous"),
        Binding("l,right", "column(1)", "stage right", show=False, id="board.right"),
        Binding("h,left", "column(-1)", "stage left", show=False, id="board.left"),
        Binding("g,home", "edge(False)", "first", show=False, id="board.first"),
        Binding("G,end", "edge(True)", "last", show=False, id="board.last"),
        Binding("ctrl+d,pagedown", "row(5)", "on", show=False, id="board.down"),
        Binding("ctrl+u,pageup", "row(-5)", "back", show=False, id="board.up"),
    ]

    class Highlighted(Message):
        """Message that the card under the cursor may have changed."""

    class Dropped(Message):
        """Message posted when the card under the cursor was dragged to another stage."""

        def __init__(self, stage: Stage) -> None:
            super().__init__()
            self.stage = stage

    class Opened(Message):
        """Message that a card was clicked twice."""

    def __init__(self) -> None:
        super().__init__(id="board-view")
        self.columns: list[Column] = [Column(stage, ()) for stage in STAGES]
        self.column = 0
        self._row = 0
        self._dragged: tuple[int, int] | None = None
        self.narrow = False

    @property
    def card(self) -> Card | None:
        """Card under the cursor, or None."""
        cards = self.columns[self.column].cards
        return cards[self._row].card if self._row < len(cards) else None

    @property
    def height_of_card(self) -> int:
        """Number of lines of a card, including the blank line below."""
        return 3 if self.narrow else 4

    def fill(self, columns: list[Column], keep: str | None) -> None:
        """Show another board, with the cursor on the card `keep` if given, else in the same place."""
        self.columns = columns
        if keep is not None:
            for n, column in enumerate(columns):
                for k, summary in enumerate(column.cards):
                    if summary.card.id == keep:
                        self.column, self._row = n, k
        self._row = max(0, min(self._row, len(columns[self.column].cards) - 1))
        self._lay()
        self.post_message(self.Highlighted())

    def first_busy(self) -> None:
        """Put the cursor on the most pressing card, in the closed stage only if all others are empty."""
        ranked = [
            (summary.rank, n, k) for n, column in enumerate(self.columns) for k, summary in enumerate(column.cards[:1])
        ]
        ranked = [entry for entry in ranked if self.columns[entry[1]].stage != Stage.CLOSED] or ranked
        if ranked:
            _, self.column, self._row = min(ranked)
        self._lay()
        self.post_message(self.Highlighted())

    def _lay(self) -> None:
        self.narrow = self.app.size.width < NARROW
        columns = [self.columns[self.column]] if self.narrow else self.columns
        longest = max((len(column.cards) for column in columns), default=0)
        self.virtual_size = Size(max(self.size.width, 1), longest * self.height_of_card)
        self._reveal()
        self.refresh()
        for head in self.screen.query(BoardHead):
            head.refresh()

    def on_resize(self) -> None:
        """Lay out the board again."""
        self._lay()

    def on_focus(self) -> None:
        """Redraw the cursor as active."""
        self.refresh()

    def on_blur(self) -> None:
        """Redraw the cursor as inactive."""
        self.refresh()

    def widths(self) -> list[int]:
        """Return the width of every column.

        The closed stage is narrow while the cursor is elsewhere, unless there is room.
        """
        total = self.size.width
        if total <= 0:
            return [0] * len(self.columns)
        spine = self.columns[self.column].stage != Stage.CLOSED and total < ROOMY
        open_ones = len(self.columns) - spine
        each = (total - (SPINE if spine else 0)) // open_ones
        widths = [each] * open_ones
        return [*widths, total - each * open_ones] if spine else widths

    def _reveal(self) -> None:
        height = self.height_of_card
        self.scroll_to_region(Region(0, self._row * height, 1, height), animate=False, force=True, immediate=True)

    def _moved(self) -> None:
        self._lay()
        self.post_message(self.Highlighted())

    def action_row(self, step: int) -> None:
        """Move the cursor within the stage."""
        count = len(self.columns[self.column].cards)
        if not count:
            return
        before, self._row = self._row, max(0, min(self._row + step, count - 1))
        if before != self._row:
            self._reveal()
            for row in (before, self._row):
                self.refresh_lines(row * self.height_of_card, self.height_of_card)
            self.post_message(self.Highlighted())

    def action_column(self, step: int) -> None:
        """Move the cursor to another stage."""
        column = max(0, min(self.column + step, len(self.columns) - 1))
        if column != self.column:
            self.column = column
            self._row = max(0, min(self._row, len(self.columns[column].cards) - 1))
            self._moved()

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or last card of the stage."""
        self._row = max(len(self.columns[self.column].cards) - 1, 0) if last else 0
        self._moved()

    def _place_at(self, x: int, y: int) -> tuple[int, int]:
        """Return the column and the row at a cell of the window."""
        row = (y + self.scroll_offset.y) // self.height_of_card
        column = self.column
        if not self.narrow:
            at = 0
            for n, width in enumerate(self.widths()):
                if at <= x < at + width:
                    column = n
                at += width
        return column, row

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the card that may be dragged to another stage."""
        self._dragged = self._place_at(event.x, event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Move a card that was dragged to another stage."""
        dragged, self._dragged = self._dragged, None
        if dragged is None or self.narrow:
            return
        column, row = dragged
        target, _ = self._place_at(event.x, event.y)
        if target == column or row >= len(self.columns[column].cards):
            return
        self.column, self._row = column, row
        self._moved()
        self.post_message(self.Dropped(self.columns[target].stage))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a card; a second click opens it."""
        column, row = self._place_at(event.x, event.y)
        if row < len(self.columns[column].cards):
            again = (column, row) == (self.column, self._row) and event.chain > 1
            self.column, self._row = column, row
            self._moved()
            if again:
                self.post_message(self.Opened())

    def jumps(self) -> Iterator[Jump]:
        """Yield a jump target for each visible card."""
        x = 0
        for n, (column, width) in enumerate(zip(self.columns, self.widths(), strict=True)):
            if self.narrow and n != self.column:
                continue
            if self.narrow or width > SPINE:
                for row in range(len(column.cards)):
                    y = row * self.height_of_card - self.scroll_offset.y
                    if 0 <= y < self.size.height:
                        yield Jump(Offset(1 if self.narrow else x, y), partial(self._jump, n, row))
            x += width

    def go_to(self, column: int) -> None:
        """Move the cursor to a stage, and focus the board."""
        self.action_column(column - self.column)
        self.focus()

    def _jump(self, column: int, row: int) -> None:
        if column < len(self.columns) and row < len(self.columns[column].cards):
            self.column, self._row = column, row
            self._moved()
        self.focus()

    def render_line(self, y: int) -> Strip:
        """Render a line across all columns."""
        brush = brush_of(self)
        row, part = divmod(y + self.scroll_offset.y, self.height_of_card)
        if self.narrow:
            return self._narrow_line(brush, row, part)
        strips = []
        for n, (column, width) in enumerate(zip(self.columns, self.widths(), strict=True)):
            inner = max(width - GAP, 0)
            here = n == self.column and row == self._row
            if row < len(column.cards) and part < 3 and not (width <= SPINE):
                card_line = self._card_line(column.cards[row], part, inner, here=here)
                strips.append(brush.strip(card_line, inner))
            elif not column.cards and row == 0 and part == 0 and n == self.column and width > SPINE:
                strips.append(brush.strip(line(TextSpan(" nothing here", "muted")), inner))
            else:
                strips.append(brush.strip(BLANK, inner))
            strips.append(brush.strip(BLANK, width - inner))
        return Strip.join(strips).adjust_cell_length(self.size.width, brush.style(TextSpan(""), "page"))

    def _on(self, *, here: bool) -> str:
        return ("row" if self.has_focus else "row-blurred") if here else "card"

    def _card_line(self, summary: CardSummary, part: int, width: int, *, here: bool) -> Line:
        on = self._on(here=here)
        bar = TextSpan("▌", summary.role if summary.role != "muted" else "faint")
        card = summary.card
        if part == 0:
            right = [TextSpan(f"{card.stars}★ ", "due")] if card.stars else []
            return line(bar, TextSpan(" "), TextSpan(card.company, bold=True), right=right, on=on)
        if part == 1:
            return line(bar, TextSpan(" "), TextSpan(card.role, "muted"), on=on)
        del width
        return line(
            bar,
            TextSpan(" "),
            TextSpan(f"{summary.glyph} ", summary.role),
            TextSpan(summary.next_thing, summary.role),
            on=on,
        )

    def _narrow_line(self, brush: Brush, row: int, part: int) -> Strip:
        width = self.size.width
        cards = self.columns[self.column].cards
        if not cards and row == 0 and part == 0:
            return brush.strip(line(TextSpan(" nothing here", "muted")), width)
        if row >= len(cards) or part == 2:
            return brush.strip(BLANK, width)
        summary = cards[row]
        on = self._on(here=row == self._row)
        bar = TextSpan("▌", summary.role if summary.role != "muted" else "faint")
        if part == 0:
            card_line = line(
                TextSpan(" "),
                bar,
                TextSpan(" "),
                TextSpan(summary.card.company, bold=True),
                TextSpan(f"  {summary.card.role}", "muted"),
                right=[TextSpan(stars(summary.card.stars) + " ", "due")],
                on=on,
            )
        else:
            card_line = line(
                TextSpan(" "),
                bar,
                TextSpan(f" {summary.glyph} ", summary.role),
                TextSpan(summary.next_thing, summary.role),
                on=on,
            )
        return brush.strip(card_line, width)


class BoardHead(Widget):
    """Names of the stages above their columns; in a narrow window, a strip of names."""

    DEFAULT_CSS = "BoardHead { height: 2; width: 100%; }"

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self._view = view

    def render_line(self, y: int) -> Strip:
        """Render the names, or the rules below them."""
        brush = brush_of(self)
        view = self._view
        width = self.size.width
        if width < NARROW:
            if y == 1:
                return brush.strip(BLANK, width)
            bits = []
            for n, column in enumerate(view.columns):
                here = n == view.column
                label = f" {column.stage.capitalize()} {len(column.cards)} "
                bits.append(TextSpan(label, "page", bold=True, on="key") if here else TextSpan(label, "muted"))
            return brush.strip(line(*bits), width)
        strips = []
        for n, (column, cells) in enumerate(zip(view.columns, view.widths(), strict=True)):
            here = n == view.column
            inner = max(cells - GAP, 0)
            if y == 0:
                mark = [TextSpan("▸ ", "key")] if here else []
                name = TextSpan(column.stage.capitalize(), "key" if here else "muted", bold=here)
                strips.append(brush.strip(line(*mark, name, TextSpan(f" {len(column.cards)}", "muted")), inner))
            else:
                strips.append(brush.strip(line(TextSpan("━" * inner, "key" if here else "faint")), inner))
            strips.append(brush.strip(BLANK, cells - inner))
        return Strip.join(strips).adjust_cell_length(width, brush.style(TextSpan(""), "page"))

    def _spans(self) -> list[int]:
        """Return the width of every name."""
        if self.size.width >= NARROW:
            return self._view.widths()
        return [len(f" {column.stage} {len(column.cards)} ") for column in self._view.columns]

    def jumps(self) -> Iterator[Jump]:
        """Yield a jump target for each stage."""
        x = 0
        for n, width in enumerate(self._spans()):
            yield Jump(Offset(x, 0), partial(self._view.go_to, n))
            x += width

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the stage that was clicked."""
        at = 0
        for n, width in enumerate(self._spans()):
            if at <= event.x < at + width:
                self._view.action_column(n - self._view.column)
                return
            at += width
