"""Rows of the settings page: the values of the config, and the details of the row under the cursor."""

from interview_desk.services.settings import configuring
from interview_desk.services.settings.configuring import Setting
from interview_desk.services.settings.keys import default_key
from interview_desk.services.settings.settings import homely
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.settings.config import KeyBinding, OpenConfig
from interview_desk.ui.pages.settings.view import key_lines, rows_of, setting_lines
from interview_desk.ui.toolkit.sheet import ListView, Row
from interview_desk.ui.toolkit.spans import TextSpan, line, paragraph


class SettingRows:
    """Rows of the settings and of the changed keys.

    Args:
        flow: the flow of the page.
        config: the open config.
        side_panel: the panel with the details.
    """

    def __init__(self, flow: Flow, config: OpenConfig, side_panel: SidePanel) -> None:
        self._flow = flow
        self._config = config
        self._side_panel = side_panel
        self._groups = configuring.groups()
        self._settings = {
            (setting.section, setting.name): setting for group in self._groups for setting in group.settings
        }

    @property
    def _view(self) -> ListView:
        return self._flow.pane.query_one("#settings-rows", ListView)

    @property
    def current(self) -> Setting | KeyBinding | None:
        """Setting or key binding under the cursor."""
        key = self._view.key
        if not isinstance(key, tuple):
            return None
        section, name = map(str, key)
        return self._settings.get((section, name)) or KeyBinding(name)

    def fill(self) -> None:
        """Show the values of the config, or why it is invalid."""
        if self._config.problem:
            self._show_problem(self._config.problem)
            return
        where = "of this demo; nothing of it is kept" if self._flow.host.is_demo else homely(self._config.path)
        self._flow.pane.query_one("#settings-head", Painted).show(
            line(TextSpan(" Settings  ", "key", bold=True), TextSpan(where, "muted"))
        )
        self._view.fill(rows_of(self._groups, self._config.values))

    def _show_problem(self, problem: str) -> None:
        """Report that the config is invalid, and that the settings read earlier stay in effect."""
        message = f"{problem}. Mend it in an editor, and come back; until then the desk goes on with what it read when it was opened."
        row = Row("broken", 5, lambda width: paragraph(message, width, "overdue"), selectable=False)
        self._view.fill([row])
        self._side_panel.show(lambda _width: [])

    def show_details(self) -> None:
        """Show the details of the row under the cursor."""
        entry = self.current
        if entry is None:
            return
        value = self._config.get_value(entry)
        if isinstance(entry, Setting):
            self._side_panel.show(lambda width: setting_lines(entry, value, width))
        else:
            default = default_key(entry.name)
            self._side_panel.show(
                lambda width: key_lines(entry.name, value or "", default, width, self._flow.host.key_of)
            )
