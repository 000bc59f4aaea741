"""Selecting painted text with the mouse: by dragging, or a word by a double click."""

import re
from typing import cast

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

_WORD = re.compile(r"\S+")
_EDGES = " \t.,;:!?()[]{}<>“”‘’\"'…│·"
"""Characters that are not taken with a word."""


class Selectable(Widget):
    """Widget whose painted lines can be selected.

    Its lines are numbered from the first line of its content, not of the window.
    """

    def content_line(self, n: int) -> Strip:
        """Return a line of the content, without the selection."""
        raise NotImplementedError

    @property
    def content_top(self) -> int:
        """Number of the topmost line in the window."""
        return int(self.scroll_offset.y)

    @property
    def content_height(self) -> int:
        """Number of lines of the content."""
        return max(self.virtual_size.height, self.size.height)

    def with_selection(self, strip: Strip, n: int) -> Strip:
        """Return a line as it is drawn: its selected part highlighted."""
        selections = self.screen.selections
        span = selections[self].get_span(n) if self in selections else None
        if span is None:
            return strip
        start, end = span
        return _highlight(strip, start, end if end >= 0 else len(strip.text), self._selection_style())

    def _selection_style(self) -> Style:
        return self.screen.get_component_rich_style("screen--selection")

    def text_offset(self, x: int, y: int) -> Offset:
        """Return the place in the content, in characters and lines, of a cell of the window."""
        n = max(0, min(y + self.content_top, self.content_height - 1))
        return Offset(_character_at(self.content_line(n).text, x), n)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, without the blanks at the ends of lines."""
        first = selection.start.y if selection.start is not None else 0
        last = selection.end.y if selection.end is not None else self.content_height - 1
        lines = []
        for n in range(max(first, 0), min(last, self.content_height - 1) + 1):
            span = selection.get_span(n)
            if span is not None:
                text = self.content_line(n).text
                lines.append(text[span[0] : span[1] if span[1] >= 0 else None].rstrip())
        text = "\n".join(lines).strip("\n")
        return (text.strip() if len(lines) == 1 else text, "\n") if text.strip() else None

    async def _on_click(self, event: events.Click) -> None:
        """Select the word under a double click; Textual would select everything."""
        if event.chain > 1 and self.allow_select:
            self.select_word(event.x - self.gutter.left, event.y - self.gutter.top)
        await self.broker_event("click", event)
        event.prevent_default()

    def select_word(self, x: int, y: int) -> None:
        """Select the word at a cell of the window, if there is one."""
        at = self.text_offset(x, y)
        word = find_word(self.content_line(at.y).text, at.x)
        if word is not None:
            start, end = (Offset(x, at.y) for x in word)
            self.screen.selections = {cast("Widget", self): Selection(start, end)}


def find_word(text: str, at: int) -> tuple[int, int] | None:
    """Return the beginning and the end of the word at a character of a text, without punctuation around it."""
    word = next((match for match in _WORD.finditer(text) if match.start() <= at < match.end()), None)
    if word is None:
        return None
    start = word.start() + len(word[0]) - len(word[0].lstrip(_EDGES))
    end = word.end() - (len(word[0]) - len(word[0].rstrip(_EDGES)))
    return (start, end) if start < end else None


def _character_at(text: str, cell: int) -> int:
    """Return the number of the character at a cell of a line."""
    at = 0
    for n, character in enumerate(text):
        at += cell_len(character)
        if cell < at:
            return n
    return len(text)


def _highlight(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """Return a line with a range of its characters in another style."""
    segments: list[Segment] = []
    at = 0
    for segment in strip:
        text = segment.text
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            segments.append(segment)
            continue
        base = segment.style or Style()
        for part, part_style in ((text[:first], base), (text[first:last], base + style), (text[last:], base)):
            if part:
                segments.append(Segment(part, part_style))
    return Strip(segments, strip.cell_length)
