"""Column next to the draft: the preview of the note, or the most similar note."""

from interview_desk.domain.notes.issue import Span
from interview_desk.domain.notes.layout import LETTER_COLUMNS
from interview_desk.domain.notes.send_as import NAMES
from interview_desk.domain.notes.similarity import shared_spans
from interview_desk.domain.search.correspondence import Note
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.draft import Draft
from interview_desk.ui.panes.notes.open_note import OpenNote
from interview_desk.ui.panes.notes.side_panel import Like, compared_lines
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import Line, paragraph

PREVIEW = "preview"
"""Content of the column: the note as it will be sent."""
MIN_SHARED_WORDS = 7
"""Number of words from which a run shared by two notes is underlined in both."""


class SideColumn:
    """Column next to the draft; where there is room, it shows the most similar note without being asked.

    Args:
        flow: the flow of the pane.
        open_note: the open note.
        draft: the fields of the note.
    """

    def __init__(self, flow: Flow, open_note: OpenNote, draft: Draft) -> None:
        self._flow = flow
        self._open_note = open_note
        self._draft = draft
        self.content = ""
        """Content that was asked for: `PREVIEW`, "comparison", or empty."""

    @property
    def _box(self) -> Panel:
        return self._flow.pane.query_one("#other-box", Panel)

    @property
    def _sheet(self) -> Sheet:
        return self._flow.pane.query_one("#other", Sheet)

    def fill(self, text: str, like: Like) -> None:
        """Show the preview of the note, or the most similar note."""
        pane, note = self._flow.pane, self._open_note.note
        pane.set_class(like.note is not None or self.content == PREVIEW, "-compared")
        pane.set_class(bool(self.content), "-beside")
        if self.content == PREVIEW and note is not None:
            self._show_preview(note, text)
        else:
            self._show_comparison(text, like)

    def _show_preview(self, note: Note, text: str) -> None:
        subject, channel = self._draft.subject, note.channel
        self._box.entitle(f"As it leaves: {NAMES[channel]}")
        self._box.foot(self._open_note.format_text(subject, text).mind)

        def preview(width: int) -> list[Line]:
            narrow = self._open_note.format_text(subject, text, channel, max(min(width, LETTER_COLUMNS), 1))
            content = f"Subject: {subject}\n\n{narrow.text}" if narrow.has_subject else narrow.text
            return [text_line for part in content.split("\n") for text_line in paragraph(part, width)]

        self._sheet.show(preview)

    def _show_comparison(self, text: str, like: Like) -> None:
        self._box.foot("")
        other_note = like.note
        if other_note is None:
            self._box.entitle("No other note to this company yet")
            self._sheet.show(lambda _width: [])
            return
        self._box.entitle(f"{other_note.possessive_name} note, for comparison")
        shared = find_shared_runs(other_note.text, text)
        self._sheet.show(lambda width: compared_lines(other_note.text, shared, width))


def find_shared_runs(text: str, other_text: str) -> list[Span]:
    """Return the runs that a text shares with another text and that are long enough to count as the same wording."""
    return [
        span for span in shared_spans(text, other_text) if len(text[span.start : span.end].split()) >= MIN_SHARED_WORDS
    ]
