"""Settings page: everything in the config, edited in place, with a preview of what would change."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.page import Page
from interview_desk.ui.pages.settings.actions import SettingActions
from interview_desk.ui.pages.settings.config import OpenConfig
from interview_desk.ui.pages.settings.rows import SettingRows
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet


class SettingsPage(Page):
    """Page for editing the config."""

    ROUTE = routes.SETTINGS
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "change",
            "change",
            tooltip="change the setting; you’ll see the effect first",
            id="settings.change",
        ),
        Binding("x", "reset", "default", tooltip="reset to the default", id="settings.usual"),
        Binding("n,a", "new_key", "change key", tooltip="assign a different key", id="settings.key"),
        Binding("J", "scroll_panel(3)", "scroll down", tooltip="scroll down the explanation", id="settings.beside_on"),
        Binding("K", "scroll_panel(-3)", "scroll up", tooltip="scroll up the explanation", id="settings.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        side_panel = SidePanel(self, "#setting")
        self._config = OpenConfig(self.flow, self.refill)
        self._rows = SettingRows(self.flow, self._config, side_panel)
        self._actions = SettingActions(self.flow, self._config, self._rows)
        self.parts = (self._actions, side_panel)

    def body(self) -> ComposeResult:
        """Compose the settings, and the details of the row under the cursor."""
        yield Painted(id="settings-head")
        with Horizontal(id="settings"):
            with Panel("Settings", id="settings-box"):
                yield ListView(id="settings-rows")
            with Panel("Explanation", id="setting-box"):
                yield Sheet(id="setting", focusable=True)

    def home(self) -> Widget | None:
        """Return the list of settings."""
        return self.query_one("#settings-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints."""
        return (
            Hint("⏎", "change", "screen.change"),
            Hint("x", "default", "screen.reset"),
            Hint("n", "change key", "screen.new_key"),
            Hint("J K", "scroll", "screen.scroll_panel(3)"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the config."""
        self.begin_work("settings", self._config.read)

    def refill(self) -> None:
        """Show the values of the config."""
        self._rows.fill()

    def on_list_view_highlighted(self) -> None:
        """Show the details of the row under the cursor."""
        self.call_after_refresh(self._rows.show_details)

    def on_list_view_chosen(self) -> None:
        """Change the setting on a second click."""
        self._actions.action_change()
