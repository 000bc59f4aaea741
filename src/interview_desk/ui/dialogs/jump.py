"""Jump mode: a letter on every target on the screen; typing the letter jumps there."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.toolkit.jumping import Jump, letters_for
from interview_desk.ui.toolkit.sheet import brush_of
from interview_desk.ui.toolkit.spans import TextSpan, line


class Letter(Widget):
    """Label with the letters of one target."""

    DEFAULT_CSS = "Letter { position: absolute; width: auto; height: 1; }"

    def __init__(self, name: str, jump: Jump) -> None:
        super().__init__()
        self.letters = name
        self.jump = jump
        self.typed = 0
        """How many of the letters were typed already."""
        self.styles.width = len(name) + 2
        self.styles.offset = jump.at

    def render_line(self, y: int) -> Strip:
        """Render the letters that remain to be typed, in the color of keys."""
        del y
        remaining = self.letters[self.typed :]
        rendered = line(TextSpan(f" {' ' * self.typed}{remaining} ", "page", bold=True, on="key"))
        return brush_of(self).strip(rendered, self.size.width)


class Banner(Widget):
    """Banner with the instructions."""

    DEFAULT_CSS = "Banner { dock: bottom; width: 1fr; height: 1; }"

    def render_line(self, y: int) -> Strip:
        """Render the line of instructions."""
        del y
        instructions = line(
            TextSpan(" Press a letter to jump", bold=True), TextSpan("   esc leaves", "muted"), on="bar"
        )
        return brush_of(self).strip(instructions, self.size.width)


class JumpMode(LiveScreen[Jump | None], ModalScreen[Jump | None]):
    """Screen overlay with the letters; its result is the chosen target or None."""

    CSS = "JumpMode { background: $background 60%; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", id="jump.leave")]

    def __init__(self, jumps: Sequence[Jump]) -> None:
        super().__init__()
        self._places = dict(zip(letters_for(len(jumps)), jumps, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Place letters on each target."""
        for name, jump in self._places.items():
            yield Letter(name, jump)
        yield Banner()

    def on_key(self, event: events.Key) -> None:
        """Jump to the target of the typed letters, or close if no target has them."""
        if event.character is None or not event.character.isalpha():
            return
        event.stop()
        self._typed += event.character.casefold()
        if self._typed in self._places:
            self.dismiss(self._places[self._typed])
        elif any(name.startswith(self._typed) for name in self._places):
            for letter in self.query(Letter):
                letter.display = letter.letters.startswith(self._typed)
                letter.typed = len(self._typed)
                letter.refresh()
        else:
            self.dismiss(None)

    def on_click(self) -> None:
        """Close without jumping."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Close without jumping."""
        self.dismiss(None)
