"""Draft of the open note: its fields for the subject and the text, and the frame around them."""

from textual.widgets import Input

from interview_desk.domain.notes.issue import body_of
from interview_desk.domain.search.correspondence import Note
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.toolkit.sheet import Panel

MAX_CHECKED_CHARS = 20_000
"""Maximum number of characters of a note that are checked while typing.

No note is this long, but something pasted by mistake may be.
"""


class Draft:
    """Fields of the open note.

    Args:
        flow: the flow of the pane.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    @property
    def area(self) -> NoteArea:
        """Field for the text."""
        return self._flow.pane.query_one(NoteArea)

    @property
    def subject_field(self) -> Input:
        """Field for the subject."""
        return self._flow.pane.query_one("#subject", Input)

    @property
    def _box(self) -> Panel:
        return self._flow.pane.query_one("#draft-box", Panel)

    @property
    def text(self) -> str:
        """Text as it is typed."""
        return self.area.text

    @property
    def checked_text(self) -> str:
        """Part of the text that is checked."""
        return self.text[:MAX_CHECKED_CHARS]

    @property
    def subject(self) -> str:
        """Subject as it is typed."""
        return self.subject_field.value

    @property
    def content(self) -> tuple[str, str]:
        """Subject and text."""
        return self.subject, self.text

    def load(self, note: Note) -> None:
        """Fill the fields, and put the cursor on the first words of a text that is new."""
        field, area = self.subject_field, self.area
        field.value = note.subject
        field.cursor_position = 0
        if area.text != note.body:
            area.load_text(note.body)
            area.go_to(_find_first_words(note.body))

    def set_locked(self, *, locked: bool) -> None:
        """Lock the fields of a note that was sent, or unlock them."""
        self.area.read_only = locked
        self.subject_field.disabled = locked

    def set_title(self, title: str) -> None:
        """Set the title above the fields."""
        self._box.entitle(title)

    def set_status(self, status: str) -> None:
        """Set the status below the fields."""
        self._box.foot(status)


def _find_first_words(text: str) -> int:
    """Return the offset at which the body of a note begins, after its greeting."""
    body = body_of(text)
    return body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())
