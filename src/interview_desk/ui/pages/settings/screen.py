"""Settings page: everything in the config, edited in place, with a preview of what would change."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.domain.errors import Refused
from interview_desk.domain.text import shorten
from interview_desk.services.session import Desk
from interview_desk.services.settings import configuring
from interview_desk.services.settings.configuring import Move, Setting
from interview_desk.services.settings.keys import default_key
from interview_desk.services.settings.settings import Settings, homely
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.ask import Ask, Preview
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flows import LETTERS
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.page import Page
from interview_desk.ui.pages.settings.view import key_lines, moved_lines, rows_of, setting_lines
from interview_desk.ui.toolkit.sheet import ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import TextSpan, line, paragraph

_HINTS = {
    "timezone": "A name such as America/New_York. Empty: the system’s.",
    "country": "A code such as US, GB, DE, IN. Empty: no holidays.",
    "subdivision": "A code such as NY or BY. Empty: none.",
    "working_week": "Days, such as mon tue wed thu. Empty: Monday to Friday.",
    "file": "A path that ends in .ics; your calendar subscribes to it. Empty: none.",
}


class SettingsPage(Page):
    """Page for editing the config."""

    ROUTE = routes.SETTINGS
    CSS_PATH = "screen.tcss"
    SIDE_PANEL = "#setting"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "change",
            "change",
            tooltip="change the setting; what it moves is shown first",
            id="settings.change",
        ),
        Binding("x", "usual", "as usual", tooltip="back to what is usual", id="settings.usual"),
        Binding("n,a", "new_key", "a key", tooltip="give something another key", id="settings.key"),
        Binding("J", "beside(3)", "scroll on", tooltip="scroll what it means", id="settings.beside_on"),
        Binding("K", "beside(-3)", "scroll back", tooltip="scroll it back", id="settings.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._groups = configuring.groups()
        self._settings = {
            (setting.section, setting.name): setting for group in self._groups for setting in group.settings
        }
        self._text = ""
        self._values: dict[tuple[str, str], str] = {}

    def body(self) -> ComposeResult:
        """Compose the settings, and the details of the row under the cursor."""
        yield Painted(id="settings-head")
        with Horizontal(id="settings"):
            with Panel("Settings", id="settings-box"):
                yield ListView(id="settings-rows")
            with Panel("What it means", id="setting-box"):
                yield Sheet(id="setting", focusable=True)

    def home(self) -> Widget | None:
        """Return the list of settings."""
        return self.query_one("#settings-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints."""
        return (
            Hint("⏎", "change", "screen.change"),
            Hint("x", "as usual", "screen.usual"),
            Hint("n", "another key", "screen.new_key"),
            Hint("J K", "scroll", "screen.beside(3)"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the config."""
        self.begin_work("settings", self._read)

    @property
    def _path(self) -> Path:
        return self.desk.settings.path

    async def _read(self) -> None:
        text = self.host.config_of_demo if self.host.is_demo else None
        if text is None:
            text = await self.run_database_work(configuring.text_of, self._path)
        if text is None:
            return
        self._text = text
        try:
            self._values = await self.host.run_in_thread(_values_of, self._path, text)
        except Refused as refusal:
            self._show_broken(str(refusal))
            return
        where = "of this demo; nothing of it is kept" if self.host.is_demo else homely(self._path)
        self.query_one("#settings-head", Painted).show(
            line(TextSpan(" Settings  ", "key", bold=True), TextSpan(where, "muted"))
        )
        self.query_one("#settings-rows", ListView).fill(rows_of(self._groups, self._values))

    def _show_broken(self, why: str) -> None:
        """Report that the config is invalid, and that the settings read earlier stay in effect."""
        message = f"{why}. Mend it in an editor, and come back; until then the desk goes on with what it read when it was opened."
        row = Row("broken", 5, lambda width: paragraph(message, width, "overdue"), selectable=False)
        self._values = {}
        self.query_one("#settings-rows", ListView).fill([row])
        self.show_in_side_panel(lambda _width: [])

    def on_list_view_highlighted(self) -> None:
        """Show the details of the row under the cursor."""
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        key = self._key
        if key is None:
            return
        setting = self._settings.get(key)
        value = self._values.get(key)
        if setting is not None:
            self.show_in_side_panel(lambda width: setting_lines(setting, value, width))
        else:
            usual = default_key(key[1])
            self.show_in_side_panel(lambda width: key_lines(key[1], value or "", usual, width))

    @property
    def _key(self) -> tuple[str, str] | None:
        key = self.query_one("#settings-rows", ListView).key
        return (str(key[0]), str(key[1])) if isinstance(key, tuple) else None

    def on_list_view_chosen(self) -> None:
        """Change the setting on a second click."""
        self.action_change()

    # -- changes

    def action_change(self) -> None:
        """Change the setting under the cursor."""
        key = self._key
        if key is None:
            return
        setting = self._settings.get(key)
        if setting is not None:
            self.start(self._changing, setting)
        else:
            self.start(self._binding, key[1])

    def action_usual(self) -> None:
        """Reset the setting to its default."""
        key = self._key
        if key is None or key not in self._values:
            self.host.show_message(TextSpan("This is as usual already.", "muted"))
            return
        setting = self._settings.get(key)
        if setting is not None:
            self.start(self._change_setting, setting, "")
        else:
            self.start(self._set_key, key[1], "")

    def action_new_key(self) -> None:
        """Assign another key to an action."""
        self.start(self._binding, "")

    async def _changing(self, setting: Setting) -> None:
        if setting.kind == "theme":
            self.host.choose_theme()
            return
        if setting.kind == "choice":
            value = await self._choosing(setting)
        else:
            hint = _HINTS.get(setting.name) or f"{setting.about} From {setting.range[0]} to {setting.range[1]}."
            now = self._values.get((setting.section, setting.name), setting.default if setting.kind == "number" else "")
            value = await self.ask(
                Ask(setting.label.capitalize(), hint, value=now, preview=self._echo(setting), may_be_empty=True)
            )
        if value is not None:
            await self._change_setting(setting, value)

    async def _choosing(self, setting: Setting) -> str | None:
        now = self._values.get((setting.section, setting.name), setting.default)
        by_key = dict(zip(LETTERS, setting.choices, strict=False))
        choices = [
            Choice(key, name, "now" if name == now else shorten(setting.choices[name], 40))
            for key, name in by_key.items()
        ]
        choice = await self.ask(Menu(setting.about.rstrip(".") or setting.label, choices))
        return by_key[choice] if choice is not None else None

    def _echo(self, setting: Setting) -> "Callable[[str], Preview]":
        def preview(text: str) -> Preview:
            try:
                after, _ = configuring.change_setting(self._path, self._text, setting, text)
            except Refused as refusal:
                return Preview(False, str(refusal).removeprefix(str(self._path)).lstrip(", "))
            return Preview(True, configuring.values_of(after).get((setting.section, setting.name), setting.default))

        return preview

    async def _change_setting(self, setting: Setting, value: str) -> None:
        """Show what a change would affect, and make the change."""
        changed = await self.run_database_work(configuring.change_setting, self._path, self._text, setting, value)
        if changed is None:
            return
        text, settings = changed
        if text == self._text:
            self.host.show_message(TextSpan("This is as it was.", "muted"))
            return
        settings = self._adapt_to_demo(settings)
        if setting.section in {"policies", "calendar"} or setting.name == "timezone":
            moves: list[Move] | None = await self.run_database_work(configuring.moves, self.desk, settings)
            if moves is None:
                return
            choices = (Choice("y", "do it", "can be changed back at any time"), Choice("n", "leave it as it was"))
            title = f"{setting.label}: {value.strip() or setting.default}"
            if await self.ask(Menu(title, choices, text=moved_lines(moves, self.facts.ctx))) != "y":
                return
        now = configuring.values_of(text).get((setting.section, setting.name)) or setting.default or "as usual"
        await self._take(text, settings, f"{setting.label.capitalize()} is now {now}")

    def _adapt_to_demo(self, settings: Settings) -> Settings:
        """Return the settings, with the demo's time zone if they would follow the system in the demo."""
        if not self.host.is_demo or not settings.follows_system:
            return settings
        return settings._replace(zone=self.desk.settings.zone, follows_system=self.desk.settings.follows_system)

    async def _binding(self, binding: str) -> None:
        def preview(text: str) -> Preview:
            name, _, key = text.partition("=")
            if not key.strip():
                return Preview(False, "write it as today.snooze = z")
            try:
                configuring.change_key(self._path, self._text, name.strip().strip("\"'"), key.strip().strip("\"'"))
            except Refused as refusal:
                return Preview(False, str(refusal))
            return Preview(True, f"{name.strip()} by {key.strip()}")

        hint = "Its id and the key, such as today.snooze = z. The ids stand on the sheet of keys (?)."
        value = f"{binding} = {self._values.get(('keys', binding), '')}" if binding else ""
        answer = await self.ask(Ask("Another key", hint, value=value, preview=preview, place="key"))
        if answer is not None:
            name, _, key = (part.strip().strip("\"'") for part in answer.partition("="))
            await self._set_key(name, key)
            await self.discard_scratch()

    async def _set_key(self, binding: str, key: str) -> None:
        changed = await self.run_database_work(configuring.change_key, self._path, self._text, binding, key)
        if changed is not None:
            text, settings = changed
            await self._take(text, self._adapt_to_demo(settings), f"{binding}: {key or 'its usual key'}")

    async def _take(self, text: str, settings: Settings, message: str) -> None:
        app = self.host
        if app.is_demo:
            app.config_of_demo = text
        elif await self.run_database_work(_write_config, self.desk, self._text, text) is None:
            await self._read()  # something else may have changed it
            return
        await app.take_settings(settings)
        app.show_message(TextSpan(f"✓ {message}", "ok"))
        await self._read()


def _values_of(path: Path, text: str) -> dict[tuple[str, str], str]:
    """Return the values in a config, after validating it.

    Raises:
        Refused: the config is invalid.
    """
    from interview_desk.services.settings.settings import parse_settings  # noqa: PLC0415 - loaded already

    parse_settings(path, text)
    return configuring.values_of(text)


def _write_config(desk: Desk, before: str, after: str) -> bool:
    """Write the config on the database worker, and return True."""
    configuring.write(desk.settings.path, before, after)
    return True
