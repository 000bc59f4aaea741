"""Dialog for a change that could not be saved: the reason, the typed text, and what to do next.

Nothing that the user typed is lost.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from interview_desk.ui.core.copying import SENT, CopyState, copy_text
from interview_desk.ui.core.host import host_of
from interview_desk.ui.core.lifecycle import LiveScreen, Unfinished, start_worker
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line, paragraph


class NotSavedBox(Unfinished, LiveScreen[bool], ModalScreen[bool]):
    """Dialog that asks whether to retry a change that could not be saved.

    Args:
        reason: the reason it could not be saved.
        typed: the lines typed on the way to the change.
    """

    CSS = """
    NotSavedBox { align: center middle; background: $background 60%; }
    NotSavedBox > Vertical { width: 76; max-width: 96%; height: auto; max-height: 90%; padding: 1 2; }
    NotSavedBox > Vertical { border: round $error; background: $surface; }
    NotSavedBox Sheet { height: auto; max-height: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "again", "again", id="unsaved.again"),
        Binding("y", "copy", "copy", id="unsaved.copy"),
        Binding("escape", "leave", "leave", id="unsaved.leave"),
    ]

    def __init__(self, reason: str, typed: Sequence[str]) -> None:
        super().__init__()
        self._told = reason
        self._typed = tuple(typed)
        self._copied = ""

    @property
    def typed(self) -> Sequence[str]:
        """Lines typed on the way to the change that could not be saved."""
        return self._typed

    def keep_now(self) -> None:
        """Close without retrying, so that the waiting caller ends and the app can save the typed text elsewhere."""
        self.dismiss(False)

    def compose(self) -> ComposeResult:
        """Yield a box with the reason, the text, and the keys."""
        with Vertical() as box:
            box.border_title = Content("Not saved")
            copies = "y copies it · " if self._typed else ""
            box.border_subtitle = Content(f"enter tries again · {copies}esc leaves it")
            yield Sheet(id="unsaved", on="bar")

    def on_mount(self) -> None:
        """Show the reason and the text."""
        self._show()

    def _show(self) -> None:
        def lines(width: int) -> list[Line]:
            content = paragraph(self._told, width, "overdue")
            if self._typed:
                content += [BLANK, line(TextSpan("You typed", "muted"))]
                for text in self._typed:
                    content += paragraph(text, width)
            if self._copied:
                content += [BLANK, *paragraph(self._copied, width, "muted")]
            return content

        self.query_one(Sheet).show(lines)

    def action_again(self) -> None:
        """Retry the change."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Close without retrying."""
        self.dismiss(False)

    def action_copy(self) -> None:
        """Copy the typed text to the clipboard."""
        if self._typed:
            start_worker(self, self._copy, exclusive=True)

    async def _copy(self) -> None:
        text = "\n".join(self._typed)
        result = await copy_text(host_of(self), text)
        if result.state == CopyState.VERIFIED:
            self._copied = f"✓ {result.message}."
        elif result.state == CopyState.SENT:
            self._copied = f"{SENT}."
        else:
            self._copied = "No clipboard here: mark it with the mouse, or write it down."
        self._show()
