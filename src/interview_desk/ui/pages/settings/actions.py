"""Actions that change or reset the setting or key under the cursor."""

from interview_desk.services.settings.configuring import Setting
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.settings.config import KeyBinding, OpenConfig
from interview_desk.ui.pages.settings.key_editor import KeyEditor
from interview_desk.ui.pages.settings.rows import SettingRows
from interview_desk.ui.pages.settings.setting_editor import SettingEditor
from interview_desk.ui.toolkit.spans import TextSpan


class SettingActions:
    """Actions on the row under the cursor.

    Args:
        flow: the flow of the page.
        config: the open config.
        rows: the rows of the page.
    """

    def __init__(self, flow: Flow, config: OpenConfig, rows: SettingRows) -> None:
        self._flow = flow
        self._config = config
        self._rows = rows
        self._setting_editor = SettingEditor(flow, config)
        self._key_editor = KeyEditor(flow, config)

    def action_change(self) -> None:
        """Change the setting or key under the cursor."""
        entry = self._rows.current
        if isinstance(entry, Setting):
            self._flow.start(self._setting_editor.edit, entry)
        elif entry is not None:
            self._flow.start(self._key_editor.edit, entry)

    def action_reset(self) -> None:
        """Reset the setting or key to its default."""
        entry = self._rows.current
        if entry is None or self._config.get_value(entry) is None:
            self._flow.host.show_message(TextSpan("This is already the default.", "muted"))
        elif isinstance(entry, Setting):
            self._flow.start(self._setting_editor.change, entry, "")
        else:
            self._flow.start(self._key_editor.change, entry, "")

    def action_new_key(self) -> None:
        """Assign another key to an action."""
        self._flow.start(self._key_editor.edit, KeyBinding(""))
