"""Palette of commands: Textual's, which takes no key amiss while it opens, closes, or has no room."""

from textual.command import CommandList, CommandPalette
from textual.widgets import LoadingIndicator


class Palette(CommandPalette):
    """Palette whose list is scrolled by page only once it has a place on the screen.

    Textual's looks for the lines of a list that is still hidden, or that a tiny window has no room for.
    """

    async def _watch__show_busy(self) -> None:
        for indicator in self.query(LoadingIndicator):  # none while the palette opens or closes
            indicator.set_class(self._show_busy, "--visible")
        for commands in self.query(CommandList):
            commands.set_class(self._show_busy, "--populating")

    def _action_command_list(self, action: str) -> None:
        for commands in self.query(CommandList):
            if commands.scrollable_content_region:
                super()._action_command_list(action)
