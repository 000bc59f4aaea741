"""Painting of styled text as strips of cells; users' texts are never parsed as markup.

A `TextSpan` is a span with a role, and a `Line` has spans from the left edge and spans at the right edge. The
`Brush` turns a line into a given number of cells: cut by cells, not letters, with an ellipsis where text
is missing.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from interview_desk.ui.toolkit.sanitizer import escape_controls


class TextSpan(NamedTuple):
    """Span of text with a single style."""

    text: str
    role: str = "text"
    bold: bool = False
    underline: bool = False
    on: str = ""
    """Role of the background, if it differs from the line's."""
    act: str = ""
    """Action of the screen that a click on the span runs, if any."""


class Line(NamedTuple):
    """Line of spans from the left, and spans that end at the right edge and are cut last."""

    left_spans: tuple[TextSpan, ...] = ()
    right_spans: tuple[TextSpan, ...] = ()
    on: str = ""
    act: str = ""
    """Action that a click on the line requests, if any."""


BLANK = Line()


def line(*left_spans: TextSpan | str, right: Iterable[TextSpan] = (), on: str = "", act: str = "") -> Line:
    """Build a line of spans; plain text becomes a span in the text color."""
    bits = tuple(TextSpan(part) if isinstance(part, str) else part for part in left_spans)
    return Line(bits, tuple(right), on, act)


def heading(text: str, role: str = "key") -> Line:
    """Build the heading of a section."""
    return line(TextSpan(text, role, bold=True))


def find_act(content: Line, width: int, x: int) -> str:
    """Return the action of the span at a cell of a line, or else that of the line; empty if neither has one."""
    at = 0
    for span in content.left_spans:
        at += width_of(span.text)
        if x < at:
            return span.act or content.act
    at = width - sum(width_of(span.text) for span in content.right_spans)
    for span in content.right_spans:
        start, at = at, at + width_of(span.text)
        if start <= x < at:
            return span.act or content.act
    return content.act


@lru_cache(maxsize=4096)
def width_of(text: str) -> int:
    """Return the number of cells that a text takes on a single line."""
    return cell_len(escape_controls(text))


def cut(text: str, width: int) -> str:
    """Return a text cut to at most `width` cells, with an ellipsis if text is missing."""
    clean = escape_controls(text)
    if cell_len(clean) <= width:
        return clean
    return set_cell_size(clean, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def wrapped(text: str, width: int) -> list[str]:
    """Split a text into lines of at most `width` cells, between words unless a word is too long."""
    width = max(width, 4)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in escape_controls(paragraph).split(" "):
            candidate = f"{current} {word}" if current else word
            if cell_len(candidate) <= width:
                current = candidate
                continue
            if current:
                lines.append(current)
            rest = word
            while cell_len(rest) > width:
                head = set_cell_size(rest, width).rstrip() or rest[:1]
                lines.append(head)
                rest = rest[len(head) :]
            current = rest
        lines.append(current)
    return lines


def paragraph(text: str, width: int, role: str = "text", indent: int = 0) -> list[Line]:
    """Return a text as wrapped, indented lines."""
    return [line(TextSpan(" " * indent + wrapped_line, role)) for wrapped_line in wrapped(text, width - indent)]


def row(label: str, text: str, width: int, label_width: int = 11, role: str = "text") -> list[Line]:
    """Build a label with a text to its right, wrapped in its own column."""
    parts = wrapped(text, width - label_width)
    first = line(TextSpan(label.ljust(label_width), "muted"), TextSpan(parts[0], role))
    return [first, *(line(TextSpan(" " * label_width + part, role)) for part in parts[1:])]


class Brush:
    """Renderer that turns lines into strips in a theme.

    Args:
        colours: the color of every role.
        reverse: whether a selected row is drawn reversed, because there are no colors to mark it.
    """

    def __init__(self, colours: dict[str, str], *, reverse: bool = False) -> None:
        self._colours = colours
        self._reverse = reverse
        self._styles: dict[tuple[str, bool, bool, str], Style] = {}

    def style(self, bit: TextSpan, on: str) -> Style:
        """Return the style of a span on a background role."""
        background = bit.on or on or "page"
        key = (bit.role, bit.bold, bit.underline, background)
        style = self._styles.get(key)
        if style is None:
            style = Style(
                color=self._colours[bit.role],
                bgcolor=self._colours[background],
                bold=bit.bold or None,
                underline=bit.underline or None,
                reverse=True if self._reverse and background in {"row", "key"} else None,
            )
            self._styles[key] = style
        return style

    def _join(self, segments: list[Segment], text: str, style: Style) -> None:
        """Append a text to the segments.

        Blanks show only their background, so they are joined with an adjacent segment.
        """
        before, old = (segments[-1].text, segments[-1].style) if segments and not self._reverse else ("", None)
        alike = old is not None and old.bgcolor == style.bgcolor and not (old.underline or style.underline)
        if old is style or (alike and text.isspace()):
            segments[-1] = Segment(before + text, old)
        elif alike and before.isspace():
            segments[-1] = Segment(before + text, style)
        else:
            segments.append(Segment(text, style))

    def strip(self, content: Line, width: int, on: str = "") -> Strip:
        """Render a line in exactly `width` cells."""
        background = content.on or on
        right_width = sum(width_of(bit.text) for bit in content.right_spans)
        room = max(width - right_width - (1 if content.right_spans else 0), 0)
        segments: list[Segment] = []
        used = 0

        def add(text: str, bit: TextSpan) -> None:
            if text:
                self._join(segments, text, self.style(bit, background))

        for bit in content.left_spans:
            text = escape_controls(bit.text)
            cells = width_of(bit.text)
            if used + cells > room:
                text = cut(text, room - used)
                cells = cell_len(text)
                add(text, bit)
                used += cells
                break
            add(text, bit)
            used += cells
        gap = width - used - right_width
        if gap > 0:
            add(" " * gap, TextSpan(""))
            used += gap
        for bit in content.right_spans:
            text = cut(bit.text, max(width - used, 0))
            add(text, bit)
            used += cell_len(text)
        return Strip(segments, used).adjust_cell_length(width, self.style(TextSpan(""), background))
