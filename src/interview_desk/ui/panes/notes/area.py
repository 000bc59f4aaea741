"""Text area in which a note is written, with the issues underlined."""

from bisect import bisect_right
from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.cache import LRUCache
from textual.strip import Strip
from textual.widgets.text_area import Selection

from interview_desk.domain.notes.issue import ReviewIssue
from interview_desk.ui.forms.fields import LongArea
from interview_desk.ui.toolkit.sheet import brush_of
from interview_desk.ui.toolkit.spans import TextSpan

MOST_ROWS = 1_000
"""Maximum number of rendered rows in the cache."""
_ROLES = {"block": "overdue", "warn": "due", "hint": "upcoming"}


class NoteArea(LongArea):
    """Text area with underlined marks."""

    DEFAULT_CSS = "NoteArea { border: none; padding: 0 1; height: 1fr; scrollbar-size-vertical: 1; } NoteArea:focus { border: none; }"

    def __init__(self) -> None:
        super().__init__(
            "", id="note", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self._marks: dict[int, list[tuple[int, int, str]]] = {}
        self._rows: LRUCache[object, Strip] = LRUCache(MOST_ROWS)

    def mark(self, findings: Sequence[ReviewIssue]) -> None:
        """Underline the issues that have a place in the text."""
        marks: dict[int, list[tuple[int, int, str]]] = {}
        starts = [0]
        for text in self.document.lines:
            starts.append(starts[-1] + len(text) + 1)
        for finding in findings:
            if finding.start is None or finding.end is None:
                continue
            for n in range(max(bisect_right(starts, finding.start) - 1, 0), len(starts) - 1):
                if starts[n] >= finding.end:
                    break
                begin, end = max(finding.start - starts[n], 0), min(finding.end, starts[n + 1] - 1) - starts[n]
                if begin < end:
                    marks.setdefault(n, []).append((begin, end, finding.severity))
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks underlined."""
        text = super().get_line(line_index)
        for begin, end, severity in self._marks.get(line_index, ()):
            style = brush_of(self).style(TextSpan("", _ROLES[severity], underline=True), "page")
            text.stylize(Style(color=style.color, underline=True), begin, end)
        return text

    def render_line(self, y: int) -> Strip:
        """Render a row, from a cache if it is unchanged, because Textual renders all rows on every key."""
        row = self._row(y + self.scroll_offset.y)
        if row is None:
            return super().render_line(y)
        key = (row, self.size, self.scrollable_content_region.width, self.has_focus, self.app.theme)
        strip = self._rows.get(key)
        if strip is None:
            strip = self._rows[key] = super().render_line(y)
        return strip

    def _row(self, y: int) -> object | None:
        """Return a key for the content of a row: its text, whether it ends the line, and its marks.

        Return None if its look depends on more than that (the cursor, a selection, a tab).
        """
        start, (cursor_line, cursor_column) = self.selection
        rows = self.wrapped_document._offset_to_line_info  # noqa: SLF001 - the public way wraps the text once more
        if start != self.selection.end or self._matching_bracket_location is not None or y >= len(rows):
            return None
        number, part = rows[y]
        text, breaks = self.document.get_line(number), self.wrapped_document.get_offsets(number)
        begin = breaks[part - 1] if part else 0
        end = breaks[part] if part < len(breaks) else len(text)
        if "\t" in text or (number == cursor_line and begin <= cursor_column <= end):
            return None
        marks = tuple(
            (mark_start - begin, mark_end - begin, how) for mark_start, mark_end, how in self._marks.get(number, ())
        )
        return text[begin:end], part == len(breaks), marks

    def select_to(self, offset: int) -> None:
        """Select from the cursor to a character offset, so that typing replaces the selection."""
        start = self.cursor_location
        self.go_to(offset)
        self.selection = Selection(start, self.cursor_location)

    def replace_range(self, start: int, end: int, text: str) -> None:
        """Replace a range of characters as a single edit that ctrl+z undoes, and move the cursor to its end."""
        self.replace(text, self._place(start), self._place(end), maintain_selection_offset=False)
        self.go_to(start + len(text))

    def _place(self, offset: int) -> tuple[int, int]:
        for n, text in enumerate(self.document.lines):
            if offset <= len(text):
                return n, offset
            offset -= len(text) + 1
        return self.document.end

    def go_to(self, offset: int) -> None:
        """Move the cursor to a character offset."""
        self.move_cursor(self._place(offset))
