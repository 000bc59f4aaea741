"""Palette of commands: Textual's, with the keys that it does not take while its list is not laid out."""

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Palette whose list is scrolled by page only once it has a place on the screen.

    Textual's looks for the lines of a list that is still hidden, or that a tiny window has no room for.
    """

    def _action_command_list(self, action: str) -> None:
        for commands in self.query(CommandList):
            if commands.scrollable_content_region:
                super()._action_command_list(action)
