"""The field that a note is written in: places that a check found are underlined."""

from collections.abc import Iterable, Sequence

from rich.containers import Lines
from rich.style import Style
from rich.text import Text
from textual.widgets import TextArea

from interview_desk.domain.compose.review import Finding
from interview_desk.ui.paint import Bit
from interview_desk.ui.sheet import brush_of

MOST_PARAGRAPHS = 200
"""Wrapped lines that are kept; typing makes a new one with every key."""
_ROLES = {"block": "overdue", "warn": "due", "hint": "upcoming"}


class _Paragraph(Text):
    """A line of the text, which is wrapped once for all its rows: Textual wraps the whole of it for each row that it draws."""

    wrapped: dict[str, tuple[object, Lines]]

    def divide(self, offsets: Iterable[int]) -> Lines:
        """The rows."""
        known = self.wrapped.get(self.plain)
        asked = (tuple(offsets), tuple(self.spans))
        if known is None or known[0] != asked:
            if len(self.wrapped) > MOST_PARAGRAPHS:
                self.wrapped.clear()
            known = self.wrapped[self.plain] = (asked, super().divide(asked[0]))
        return known[1]


class NoteArea(TextArea):
    """A text with marks."""

    DEFAULT_CSS = "NoteArea { border: none; padding: 0 1; height: 1fr; scrollbar-size-vertical: 1; } NoteArea:focus { border: none; }"

    def __init__(self) -> None:
        super().__init__(
            "", id="note", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self._marks: dict[int, list[tuple[int, int, str]]] = {}
        self._wrapped: dict[str, tuple[object, Lines]] = {}

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline the places of findings."""
        marks: dict[int, list[tuple[int, int, str]]] = {}
        starts = [0]
        for one in self.document.lines:
            starts.append(starts[-1] + len(one) + 1)
        for finding in findings:
            if finding.start is None or finding.end is None:
                continue
            for n, one in enumerate(self.document.lines):
                begin, end = max(finding.start - starts[n], 0), min(finding.end - starts[n], len(one))
                if begin < end:
                    marks.setdefault(n, []).append((begin, end, finding.severity))
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """One line, its marks underlined."""
        text = _Paragraph(self.document.get_line(line_index), end="", no_wrap=True)
        text.wrapped = self._wrapped
        for begin, end, severity in self._marks.get(line_index, ()):
            style = brush_of(self).style(Bit("", _ROLES[severity], underline=True), "page")
            text.stylize(Style(color=style.color, underline=True), begin, end)
        return text

    def offset_of_cursor(self) -> int:
        """The cursor as a number of characters from the beginning."""
        row, column = self.cursor_location
        return sum(len(one) + 1 for one in self.document.lines[:row]) + column

    def go_to(self, offset: int) -> None:
        """Put the cursor at a number of characters from the beginning."""
        for n, one in enumerate(self.document.lines):
            if offset <= len(one):
                self.move_cursor((n, offset))
                return
            offset -= len(one) + 1
