"""Progress of a long task, and a dialog to stop it."""

import threading
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from interview_desk.domain.errors import Stopped
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line

_AGAIN = 0.1
"""Seconds between two updates of the progress bar."""


class Steps:
    """Thread-safe progress: the worker reports steps, and the dialog may request cancellation."""

    def __init__(self) -> None:
        self.what, self.done, self.of = "", 0, 0
        self._stopped = threading.Event()

    def report(self, what: str, done: int, of: int) -> None:
        """Record the progress.

        Raises:
            Stopped: cancellation was requested.
        """
        self.what, self.done, self.of = what, done, of
        if self._stopped.is_set():
            raise Stopped

    def stop(self) -> None:
        """Request cancellation at the next report."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Return True if cancellation was requested."""
        return self._stopped.is_set()

    def line(self, width: int) -> Line:
        """Return the progress as a bar."""
        text = f"{self.what} {self.done:,} of {self.of:,}" if self.of else "beginning"
        cells = max(min(width - len(text) - 4, 40), 8)
        filled = round(cells * self.done / self.of) if self.of else 0
        return line(
            TextSpan("▰" * filled, "key"), TextSpan("▱" * (cells - filled), "faint"), TextSpan(f"  {text}"), on="bar"
        )


class ProgressBox(LiveScreen[None], ModalScreen[None]):
    """Progress bar over the page until the task is done; escape requests cancellation."""

    CSS = """
    ProgressBox { align: center middle; background: $background 60%; }
    ProgressBox > Vertical { width: 76; max-width: 96%; height: 5; border: round $primary; background: $surface; padding: 1 2; }
    ProgressBox Sheet { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "stop", id="progress.stop")]

    def __init__(self, title: str, steps: Steps) -> None:
        super().__init__()
        self._title = title
        self._steps = steps

    def compose(self) -> ComposeResult:
        """Yield a box with the progress line."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("esc stops, nothing is changed then")
            yield Sheet(id="steps", on="bar")

    def on_mount(self) -> None:
        """Show the progress and update it at regular intervals."""
        self._show()
        self.set_interval(_AGAIN, self._show)

    def _show(self) -> None:
        for sheet in self.query("#steps").results(Sheet):  # none while the dialog opens or closes
            sheet.show(lambda width: [self._steps.line(width)])

    def action_stop(self) -> None:
        """Request cancellation, and say so; the dialog closes once the task has stopped."""
        self._steps.stop()
        for box in self.query(Vertical):
            box.border_subtitle = Content("stopping…")
