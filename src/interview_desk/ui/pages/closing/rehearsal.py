"""Practice run: the text, a stopwatch, and a key that hides the text line by line until it is memorized."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from interview_desk.domain.practice.speaking import AMBER_WORDS, say_seconds, sentences
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import NARROW, Hint, KeyBar
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line, wrapped

TICK = 0.2
"""Seconds between updates of the stopwatch."""


class RehearsalPage(LiveScreen[int | None]):
    """Screen for a practice run; its result is the seconds it took, or None if it was broken off.

    Args:
        text: the text to say.
        limit: the seconds that it may take.
        clock: returns the current time, in seconds.
    """

    ROUTE = routes.REHEARSAL
    CSS = """
    RehearsalPage { background: $background; }
    RehearsalPage #run-head { height: 1; margin: 1 0; }
    RehearsalPage #run-text { height: 1fr; padding: 0 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,j,down",
            "hide(1)",
            "hide a line",
            tooltip="hide the next line: natural, not canned",
            id="rehearsal.hide",
        ),
        Binding("backspace,k,up", "hide(-1)", "show it", tooltip="show the last one again", id="rehearsal.show"),
        Binding("h", "hide(999)", "hide all", tooltip="hide all of it", id="rehearsal.hide_all"),
        Binding("enter", "finish", "said it", tooltip="said it: the time goes into the log", id="rehearsal.finish"),
        Binding("r", "again", "from the start", tooltip="start the stopwatch anew", id="rehearsal.again"),
        Binding("escape,q", "leave", "break off", tooltip="break off; nothing is logged", id="rehearsal.leave"),
    ]

    def __init__(self, text: str, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._sentences = sentences(text)
        self._limit = limit
        self._clock = clock
        self._hidden = 0
        self._at = 0
        self._began = clock()

    @property
    def seconds(self) -> int:
        """Elapsed time, in whole seconds."""
        return round(self._clock() - self._began)

    def compose(self) -> ComposeResult:
        """Compose the stopwatch, the text, and the key bar."""
        yield Painted(id="run-head")
        yield Sheet(id="run-text")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start the stopwatch."""
        self._began = self._clock()
        self.set_interval(TICK, self._tick)
        self._show()
        self.query_one(KeyBar).show(
            (
                Hint("space", "hide a line", "screen.hide(1)"),
                Hint("⏎", "said it", "screen.finish"),
                Hint("h", "hide all", "screen.hide(999)"),
                Hint("⌫", "show it", "screen.hide(-1)"),
                Hint("r", "from the start", "screen.again"),
                Hint("esc", "break off", "screen.leave"),
            )
        )

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out the text for the new width."""
        self._show()

    def _tick(self) -> None:
        passed = self.seconds
        role = "ok" if passed <= self._limit else "due" if passed <= self._limit * AMBER_WORDS else "overdue"
        remaining = self._limit - passed
        message = f"{say_seconds(remaining)} left" if remaining >= 0 else f"{say_seconds(-remaining)} over"
        self.query_one("#run-head", Painted).show(
            line(
                TextSpan(" Practise  ", "key", bold=True),
                TextSpan("say it aloud; ", "muted"),
                TextSpan(f"{self._hidden} of {len(self._sentences)} lines hidden", "muted"),
                right=[TextSpan(f" {say_seconds(passed)} ", role, bold=True), TextSpan(f" {message} ", "muted")],
            )
        )

    def _show(self) -> None:
        self._tick()
        sheet = self.query_one("#run-text", Sheet)
        sheet.show(self._lines)
        sheet.scroll_to(y=max(self._at - 2, 0), animate=False)

    def _lines(self, width: int) -> list[Line]:
        """Return the text, with dots for each hidden sentence and the next sentence in bold.

        The row of the next sentence is recorded, so that it can be scrolled into view.
        """
        room = min(width, NARROW - 20)
        lines: list[Line] = []
        for n, sentence in enumerate(self._sentences):
            if n == self._hidden:
                self._at = len(lines)
            if n < self._hidden:
                lines.append(line(TextSpan("· " * 6, "faint")))
                continue
            lines += [line(TextSpan(part, "text", bold=n == self._hidden)) for part in wrapped(sentence, room)] + [
                BLANK
            ]
        return lines

    def action_hide(self, step: int) -> None:
        """Hide the next line, or show the last hidden line again."""
        self._hidden = max(0, min(self._hidden + step, len(self._sentences)))
        self._show()

    def action_again(self) -> None:
        """Restart the stopwatch, keeping the hidden lines hidden."""
        self._began = self._clock()
        self._show()

    def action_finish(self) -> None:
        """End the run, and return its time."""
        self.dismiss(self.seconds)

    def action_leave(self) -> None:
        """Break off the run."""
        self.dismiss(None)
