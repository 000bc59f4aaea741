"""Palette of commands: Textual's, which takes no key or click amiss while it opens, closes, changes, or has no room."""

from textual import events
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.widgets import LoadingIndicator


class PaletteList(CommandList):
    """List of commands that ignores a click on a command that is not there any more."""

    def on_click(self, event: events.Click) -> None:
        """Drop a click on a line that was drawn before the list became shorter."""
        index = event.style.meta.get("option")
        if index is not None and index >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette):
    """Palette whose list is scrolled by page only once it has a place on the screen.

    Textual's looks for the lines of a list that is still hidden, or that a tiny window has no room for.
    """

    def compose(self) -> ComposeResult:
        """Yield the line that is typed in, and the list."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield PaletteList()
                yield LoadingIndicator()

    async def _watch__show_busy(self) -> None:
        for indicator in self.query(LoadingIndicator):  # none while the palette opens or closes
            indicator.set_class(self._show_busy, "--visible")
        for commands in self.query(CommandList):
            commands.set_class(self._show_busy, "--populating")

    def _action_command_list(self, action: str) -> None:
        for commands in self.query(CommandList):
            if commands.scrollable_content_region:
                super()._action_command_list(action)
