"""Dialog with a few choices, each with its own key, and optional text above them."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.toolkit.sheet import Lines, ListView, Row, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, width_of

LETTERS = "123456789abcdefghijklmoprstuvwxyz"
"""Keys for a long list of choices; n is left for another one or none, and q cancels."""


class Choice(NamedTuple):
    """Choice in a menu: its key, its label, and an optional remark to the right."""

    key: str
    label: str
    note: str = ""


class Menu(LiveScreen[str | None], ModalScreen[str | None]):
    """Dialog with a list of choices; its result is the key of the chosen entry, or None.

    `place` is "center" or "corner".
    """

    CSS = """
    Menu { align: center middle; background: $background 60%; }
    Menu.corner { align: right bottom; }
    Menu > Vertical { width: 72; max-width: 96%; height: auto; max-height: 96%; padding: 0 1; }
    Menu > Vertical { border: round $primary; background: $surface; }
    Menu.corner > Vertical { width: 60; margin: 0 1 1 0; }
    Menu Sheet { height: auto; max-height: 20; }
    Menu ListView { height: auto; max-height: 14; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "leave", id="menu.leave"),
        Binding("enter", "take", "take", id="menu.take"),
    ]

    def __init__(
        self, title: str, choices: Sequence[Choice], *, text: Lines | None = None, place: str = "center"
    ) -> None:
        super().__init__(classes=place)
        self._title = title
        self._choices = choices
        self._text = text

    def compose(self) -> ComposeResult:
        """Yield the text and the choices."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("esc closes")
            if self._text is not None:
                yield Sheet(id="menu-text", on="bar")
            yield ListView(id="choices", chooses_at_once=True)

    def on_mount(self) -> None:
        """Show the text and the choices, and focus the list."""
        if self._text is not None:
            self.query_one("#menu-text", Sheet).show(self._text)
        rows = self.query_one(ListView)
        rows.fill([Row(choice.key, 1, self._build_renderer(choice)) for choice in self._choices])
        rows.styles.height = len(self._choices)
        rows.focus()

    @staticmethod
    def _build_renderer(choice: Choice) -> Lines:
        def draw(width: int) -> list[Line]:
            fits = width_of(choice.label) + width_of(choice.note) + 6 <= width
            right = [TextSpan(choice.note + " ", "muted")] if fits else []
            return [
                line(TextSpan(f"{choice.key} ", "key", bold=True), TextSpan(f" {choice.label}"), right=right, on="bar")
            ]

        return draw

    def on_key(self, event: events.Key) -> None:
        """Choose the entry that belongs to a key."""
        if event.character is not None and any(choice.key == event.character for choice in self._choices):
            event.stop()
            event.prevent_default()
            self.dismiss(event.character)

    def on_list_view_chosen(self) -> None:
        """Choose the clicked entry."""
        self.action_take()

    def action_take(self) -> None:
        """Choose the entry under the cursor."""
        key = self.query_one(ListView).key
        self.dismiss(str(key) if key is not None else None)

    def action_leave(self) -> None:
        """Close the menu without choosing."""
        self.dismiss(None)
