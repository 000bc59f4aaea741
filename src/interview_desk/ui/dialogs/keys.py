"""Searchable list of all keys, with those of the current pane first."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.ui.core.key_names import fill_keys, format_key, key_of
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, width_of


class KeyLine(NamedTuple):
    """Entry of the key list: its group, its keys as shown, its description, and its binding ID for the config."""

    group: str
    keys: str
    description: str
    binding: str


def lines_of(group: str, bindings: Iterable[BindingType], keymap: dict[str, str]) -> list[KeyLine]:
    """Build the key list entries of some bindings, with the keys currently in force."""
    key_lines = []
    for binding in bindings:
        if not isinstance(binding, Binding) or not binding.id:
            continue
        keys = keymap.get(binding.id, binding.key)
        description = fill_keys(binding.tooltip or binding.description, partial(key_of, keymap=keymap))
        key_lines.append(
            KeyLine(group, " ".join(format_key(key.strip()) for key in keys.split(",")), description, binding.id)
        )
    return key_lines


class Keys(LiveScreen[None], ModalScreen[None]):
    """Dialog that lists all keys."""

    CSS = """
    Keys { align: center middle; background: $background 60%; }
    Keys > Vertical { width: 92; max-width: 96%; height: 90%; border: round $primary; background: $surface; padding: 1 1 0 1; }
    Keys Input { border: none; height: 1; padding: 0 1; background: $panel; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "leave", "close", id="keys.leave"),
        Binding("down", "scroll(3)", "down", show=False),
        Binding("up", "scroll(-3)", "up", show=False),
        Binding("pagedown", "scroll(12)", "down", show=False),
        Binding("pageup", "scroll(-12)", "up", show=False),
    ]

    def __init__(self, keys: list[KeyLine]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out a filter field and the list of keys."""
        with Vertical() as box:
            box.border_title = Content("Keys")
            box.border_subtitle = Content("↑ ↓ scroll · right column: names for [keys] in the config · esc closes")
            yield OneLine(placeholder="type to find a key", compact=True)
            yield Sheet(on="bar")

    def on_mount(self) -> None:
        """Focus the filter field and show all keys."""
        self.query_one(Input).focus()
        self._show()

    def on_input_changed(self) -> None:
        """Show the keys that match the typed words."""
        self._show()

    def _show(self) -> None:
        words = self.query_one(Input).value.casefold().split()
        fitting = [key for key in self._keys if all(word in " ".join(key).casefold() for word in words)]

        def lines(width: int) -> list[Line]:
            rendered: list[Line] = []
            group = ""
            for key in fitting:
                if key.group != group:
                    group = key.group
                    rendered += ([BLANK] if rendered else []) + [heading(group)]
                right = [TextSpan(key.binding + " ", "faint")] if width >= 70 else []
                rendered.append(
                    line(
                        TextSpan(" " * max(16 - width_of(key.keys), 0) + key.keys, "key", bold=True),
                        TextSpan(f"  {key.description}"),
                        right=right,
                    )
                )
            return rendered or [line(TextSpan("No key does that. Try fewer letters.", "muted"))]

        self.query_one(Sheet).show(lines)

    def action_scroll(self, step: int) -> None:
        """Scroll the list of keys."""
        self.query_one(Sheet).scroll_relative(y=step, animate=False)

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
