"""Two painted widgets: a sheet of lines to read, and a list of rows to choose from.

Both draw only the lines on the screen.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import ClassVar, NamedTuple, Protocol, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from interview_desk.ui.toolkit.jumping import Jump
from interview_desk.ui.toolkit.selecting import Selectable
from interview_desk.ui.toolkit.spans import BLANK, Brush, Line, TextSpan, find_act

Lines = Callable[[int], list[Line]]
"""Function that returns the lines of a sheet for a width."""


class Painter(Protocol):
    """App that has a brush in the colors of its theme."""

    @property
    def brush(self) -> Brush:
        """Brush for the current theme."""


def brush_of(widget: Widget) -> Brush:
    """Return the brush for the current theme."""
    return cast("Painter", widget.app).brush


class Panel(Vertical):
    """Framed part of a pane, with a title at the top and a subtitle at the bottom.

    If a title changes, only its own line is redrawn; Textual would redraw everything in the frame.
    """

    def __init__(self, title: str = "", *children: Widget, id: str) -> None:  # noqa: A002
        super().__init__(*children, id=id)
        self._title, self._foot = title, ""
        self._border_title = Content(title)

    def entitle(self, title: str) -> None:
        """Set the title."""
        if title != self._title:
            self._title, self._border_title = title, Content(title)
            self._draw_line(0)

    def foot(self, text: str) -> None:
        """Set the subtitle, which shows the status."""
        if text != self._foot:
            self._foot, self._border_subtitle = text, Content(text)
            self._draw_line(self.outer_size.height - 1)

    def _draw_line(self, y: int) -> None:
        self.refresh(Region(0, y, self.outer_size.width, 1).translate(-self.content_offset))


class Sheet(ScrollView, Selectable, can_focus=False):
    """Sheet of lines to read, laid out again for every width."""

    DEFAULT_CSS = "Sheet { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"

    class Clicked(Message):
        """Message posted when a line with an action is clicked."""

        def __init__(self, act: str) -> None:
            super().__init__()
            self.act = act

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        on: str = "page",
        focusable: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.can_focus = focusable
        self._make: Lines = lambda _width: []
        self._lines: list[Line] = []
        self._width = 0
        self._asked = False
        self._on = on

    def show(self, make: Lines) -> None:
        """Show other lines."""
        self._make = make
        self._lay()

    @property
    def _room(self) -> int:
        # Two cells are reserved for the scrollbar and the space before it, which appear only after the lines are known.
        return (self.container_size.width or self.size.width) - 2

    def _lay(self) -> None:
        width, self._asked = self._room, False
        if width <= 0:
            return
        self._width = width
        self._lines = self._make(width)
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        """Lay out the lines for the new width; if the height is automatic, request a layout once they are known."""
        self._lay()
        height = self.styles.height
        if self._lines and not self.size.height and height is not None and height.is_auto:
            self.call_after_refresh(self.refresh, layout=True)

    def render_line(self, y: int) -> Strip:
        """Draw a visible line."""
        if self._width != self._room and not self._asked:
            # Textual does not report a new size if it arranged all widgets between two layouts.
            self._asked = True
            self.call_later(self._lay)
        n = y + self.scroll_offset.y
        return self.with_selection(self.content_line(n), n)

    def content_line(self, n: int) -> Strip:
        """Return a line of the sheet."""
        content = self._lines[n] if n < len(self._lines) else BLANK
        brush = brush_of(self)
        width = self._width or self.size.width
        return brush.strip(content, width, self._on).adjust_cell_length(
            self.size.width, brush.style(TextSpan(""), self._on)
        )

    def on_click(self, event: events.Click) -> None:
        """Request the action of the clicked line."""
        n = event.y + self.scroll_offset.y
        act = find_act(self._lines[n], self._width, event.x) if 0 <= n < len(self._lines) else ""
        if act:
            self.post_message(self.Clicked(act))


class Row(NamedTuple):
    """Entry of a list: its key, its height in lines, and a function that draws it in a width."""

    key: Hashable
    height: int
    draw: Callable[[int], list[Line]]
    selectable: bool = True


class ListView(ScrollView, Selectable, can_focus=True):
    """List of entries with several lines each, and a cursor."""

    DEFAULT_CSS = "ListView { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "next", show=False, id="list.next"),
        Binding("k,up", "move(-1)", "previous", show=False, id="list.previous"),
        Binding("g,home", "edge(False)", "first", show=False, id="list.first"),
        Binding("G,end", "edge(True)", "last", show=False, id="list.last"),
        Binding("ctrl+d,pagedown", "page(1)", "half a page on", show=False, id="list.down"),
        Binding("ctrl+u,pageup", "page(-1)", "half a page back", show=False, id="list.up"),
    ]

    class Highlighted(Message):
        """Message posted when the cursor moves to another entry or the entries change."""

        def __init__(self, rows: "ListView", key: Hashable) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    class Chosen(Message):
        """Message posted when the entry under the cursor is chosen with a click."""

        def __init__(self, rows: "ListView", key: Hashable) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    def __init__(self, *, id: str | None = None, bar: str = "key", chooses_at_once: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._chooses_at_once = chooses_at_once
        self._rows: Sequence[Row] = ()
        self._starts: list[int] = []
        self._choices: list[int] = []
        self._cursor: int | None = None
        self._bar = bar
        self._early: int | None = 0
        """Steps of keys that came before the first entries did; None once these are there."""
        self._drawn: dict[tuple[int, int], list[Line]] = {}

    @property
    def key(self) -> Hashable | None:
        """Key of the entry under the cursor, or None."""
        return self._rows[self._cursor].key if self._cursor is not None else None

    @property
    def place(self) -> tuple[int, int]:
        """Position of the cursor among the selectable entries, counted from 1, and their number."""
        if self._cursor is None:
            return 0, len(self._choices)
        return self._choices.index(self._cursor) + 1, len(self._choices)

    def fill(self, rows: Sequence[Row]) -> None:
        """Show other entries; the cursor stays on the same entry, or else in the same place."""
        before = self.key
        at = self._choices.index(self._cursor) if self._cursor is not None else max(self._early or 0, 0)
        self._early = None
        self._rows = rows
        self._drawn.clear()
        ends = list(accumulate(row.height for row in rows))
        self._starts = [0, *ends[:-1]] if rows else []
        self._choices = [n for n, row in enumerate(rows) if row.selectable]
        same_index = next((n for n in self._choices if rows[n].key == before), None) if before is not None else None
        fallback = self._choices[min(at, len(self._choices) - 1)] if self._choices else None
        self._cursor = same_index if same_index is not None else fallback
        self.virtual_size = Size(max(self.size.width, 1), ends[-1] if ends else 0)
        self.refresh()
        self._reveal()
        self.post_message(self.Highlighted(self, self.key))

    def select(self, key: Hashable) -> bool:
        """Put the cursor on an entry; return False if the entry is not in the list."""
        index = next((n for n in self._choices if self._rows[n].key == key), None)
        if index is None:
            return False
        self._move_cursor(index)
        return True

    def _move_cursor(self, n: int) -> None:
        if n == self._cursor:
            return
        old, self._cursor = self._cursor, n
        for index in (old, n):
            if index is not None:
                self.refresh_lines(self._starts[index], self._rows[index].height)
        self._reveal()
        self.post_message(self.Highlighted(self, self.key))

    def _reveal(self) -> None:
        if self._cursor is None or not self.size:
            return
        top, height = self._starts[self._cursor], self._rows[self._cursor].height
        if self._cursor == (self._choices[0] if self._choices else None):
            top, height = 0, top + height
        elif self._cursor == self._choices[-1]:  # lines after it cannot be reached otherwise
            height = max(min(self.virtual_size.height - top, self.size.height), height)
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True)

    def action_move(self, step: int) -> None:
        """Move the cursor by a number of entries."""
        if self._cursor is None:
            self._early = None if self._early is None else self._early + step
            return
        at = self._choices.index(self._cursor)
        self._move_cursor(self._choices[max(0, min(at + step, len(self._choices) - 1))])

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or last entry."""
        if self._choices:
            self._move_cursor(self._choices[-1 if last else 0])

    def jumps(self) -> Iterator[Jump]:
        """Yield a jump target for each visible entry."""
        for n in self._choices:
            y = self._starts[n] - self.scroll_offset.y
            if 0 <= y < self.size.height:
                yield Jump(Offset(0, y), partial(self._jump, n))

    def _jump(self, n: int) -> None:
        if n < len(self._rows):
            self._move_cursor(n)
        self.focus()

    def action_page(self, way: int) -> None:
        """Move half a page forward or back."""
        height = self._rows[self._cursor].height if self._cursor is not None else 1
        self.action_move(way * max(self.size.height // 2 // max(height, 1), 1))

    def on_resize(self) -> None:
        """Discard the cached lines, because the width changed."""
        self._drawn.clear()
        self.virtual_size = Size(max(self.size.width, 1), self.virtual_size.height)
        self._reveal()

    def on_focus(self) -> None:
        """Draw the cursor as active."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor as inactive."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked entry; a double click, or in a menu one click, chooses it."""
        n = self._at(event.y + self.scroll_offset.y)
        if n is None or not self._rows[n].selectable:
            return
        again = self._chooses_at_once or (n == self._cursor and event.chain > 1)
        self._move_cursor(n)
        if again:
            self.post_message(self.Chosen(self, self.key))

    def _at(self, y: int) -> int | None:
        n = bisect_right(self._starts, y) - 1
        return n if 0 <= n < len(self._rows) and y < self._starts[n] + self._rows[n].height else None

    def render_line(self, y: int) -> Strip:
        """Draw a visible line."""
        number = y + self.scroll_offset.y
        return self.with_selection(self.content_line(number), number)

    def content_line(self, number: int) -> Strip:
        """Return a line of the list, with its scrollbar if there is one."""
        width = self.scrollable_content_region.width
        brush = brush_of(self)
        n = self._at(number)
        if n is None:
            return brush.strip(BLANK, width)
        lines = self._drawn.get((n, width))
        if lines is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
            lines = self._drawn[n, width] = self._rows[n].draw(width - 1)
        offset = number - self._starts[n]
        content = lines[offset] if offset < len(lines) else BLANK
        if n != self._cursor:
            return brush.strip(content._replace(left_spans=(TextSpan(" "), *content.left_spans)), width)
        on = "row" if self.has_focus else "row-blurred"
        bar = TextSpan("▌", self._bar if self.has_focus else "muted")
        return brush.strip(content._replace(left_spans=(bar, *content.left_spans), on=on), width)
