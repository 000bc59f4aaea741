"""Side panel of a pane: details that scroll with keys of the pane."""

from textual.binding import Binding
from textual.screen import Screen

from interview_desk.ui.core.host import host_of
from interview_desk.ui.toolkit.sheet import Lines, Panel, Sheet


class SidePanel:
    """Side panel of a screen.

    Args:
        screen: the screen.
        selector: selector of the panel's sheet.
        home: selector of the widget that the panel replaces in a narrow window; empty if it replaces nothing.
    """

    def __init__(self, screen: Screen[None], selector: str, home: str = "") -> None:
        self._screen = screen
        self._selector = selector
        self._home = home

    def show(self, make: Lines) -> None:
        """Show other lines, with a hint at the bottom if they need scrolling."""
        sheet = self._screen.query_one(self._selector, Sheet)
        sheet.show(make)
        if isinstance(sheet.parent, Panel):
            sheet.parent.foot(self._name_keys() if sheet.virtual_size.height > sheet.size.height > 0 else "")

    def _name_keys(self) -> str:
        """Name the keys that scroll the panel."""
        scrolling = [
            binding.id
            for binding in type(self._screen).BINDINGS
            if isinstance(binding, Binding) and binding.id and binding.action.startswith("scroll_panel(")
        ]
        key_of = host_of(self._screen).key_of
        return " ".join([*(key_of(binding) for binding in scrolling[:2]), "scroll"])

    def action_scroll_panel(self, step: int) -> None:
        """Scroll the panel."""
        self._screen.query_one(self._selector, Sheet).scroll_relative(y=step, animate=False)

    def action_side(self) -> None:
        """Show or hide the panel; in a narrow window it replaces the list, and takes the focus."""
        self._screen.toggle_class("-side")
        if self._home and self._screen.has_class("-narrow"):
            self._screen.query_one(self._selector if self._screen.has_class("-side") else self._home).focus()
