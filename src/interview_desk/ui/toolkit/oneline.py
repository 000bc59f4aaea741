"""Single-line input that limits its length and says so."""

from collections.abc import Callable
from typing import Protocol, cast

from textual import events
from textual.widgets import Input
from textual.widgets.input import Selection

from interview_desk.domain.text import LINE_LIMIT
from interview_desk.ui.toolkit.graphemes import end_of_first, start_of_last
from interview_desk.ui.toolkit.selecting import find_word
from interview_desk.ui.toolkit.spans import TextSpan


class Messenger(Protocol):
    """App that shows messages."""

    def show_message(self, *message: TextSpan) -> None:
        """Show a message for a few seconds."""


class OneLine(Input):
    """Input for a single line of at most `LINE_LIMIT` characters."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        compact: bool = False,
        id: str | None = None,  # noqa: A002
        many: Callable[[list[str]], None] | None = None,
    ) -> None:
        self._many = many
        super().__init__(
            value[:LINE_LIMIT],
            placeholder=placeholder,
            compact=compact,
            select_on_focus=False,
            max_length=LINE_LIMIT,
            id=id,
        )

    def _on_paste(self, event: events.Paste) -> None:
        """Join pasted lines, or pass them on separately if the field takes several lines, so that nothing is lost."""
        event.prevent_default()
        event.stop()
        lines = [stripped for line in event.text.splitlines() if (stripped := line.strip())]
        if len(lines) > 1 and self._many is not None:
            self._many(lines)
            return
        text = " ".join(lines) if len(lines) > 1 else "".join(event.text.splitlines()[:1])
        if not text:
            return
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)

    def action_delete_left(self) -> None:
        """Delete the visible character before the cursor."""
        if self.selection.is_empty:
            self.delete(start_of_last(self.value[: self.cursor_position]), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete the visible character after the cursor."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, self.cursor_position + end_of_first(self.value[self.cursor_position :]))
        else:
            self.delete_selection()

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor to the visible character before it."""
        if not select and self.selection.is_empty:
            self.cursor_position = start_of_last(self.value[: self.cursor_position])
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor behind the visible character after it."""
        if not select and self.selection.is_empty:
            self.cursor_position += end_of_first(self.value[self.cursor_position :])
        else:
            super().action_cursor_right(select)

    def on_click(self, event: events.Click) -> None:
        """Select the word under a double click."""
        if event.chain > 1:
            word = find_word(self.value, min(self.cursor_position, max(len(self.value) - 1, 0)))
            if word is not None:
                self.selection = Selection(*word)

    def restricted(self) -> None:
        """Report that typed or pasted text was too long and was not inserted."""
        cast("Messenger", self.app).show_message(
            TextSpan(f"At most {LINE_LIMIT:,} characters fit on this line; that was not put in.", "due")
        )
