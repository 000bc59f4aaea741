"""Editor of a setting: asks for its new value, and shows what the change would move before it is saved."""

from functools import partial

from interview_desk.domain.errors import Refused
from interview_desk.domain.problems import InvalidConfig
from interview_desk.domain.text import shorten
from interview_desk.services.settings import configuring
from interview_desk.services.settings.configuring import Setting
from interview_desk.ui.dialogs.ask import Ask, Preview
from interview_desk.ui.dialogs.menu import LETTERS, Choice, Menu
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.settings.config import OpenConfig
from interview_desk.ui.pages.settings.view import moved_lines
from interview_desk.ui.toolkit.spans import TextSpan

_HINTS = {
    "timezone": "A name such as America/New_York. Empty: use the system’s.",
    "country": "A code such as US, GB, DE, IN. Empty: no holidays.",
    "subdivision": "A code such as NY or BY. Empty: none.",
    "working_week": "Days, such as: mon tue wed thu. Empty: Monday to Friday.",
    "file": "A path ending in .ics for your calendar app to subscribe to. Empty: none.",
}


class SettingEditor:
    """Editor of the settings.

    Args:
        flow: the flow of the page.
        config: the open config.
    """

    def __init__(self, flow: Flow, config: OpenConfig) -> None:
        self._flow = flow
        self._config = config

    async def edit(self, setting: Setting) -> None:
        """Ask for the new value of a setting, and change it."""
        if setting.kind == "theme":
            self._flow.host.choose_theme()
            return
        value = await (self._choose(setting) if setting.kind == "choice" else self._type(setting))
        if value is not None:
            await self.change(setting, value)

    async def _choose(self, setting: Setting) -> str | None:
        current = self._config.get_value(setting)
        if current is None:
            current = setting.default
        by_key = dict(zip(LETTERS, setting.choices, strict=False))
        choices = [
            Choice(key, name, "now" if name == current else shorten(setting.choices[name], 40))
            for key, name in by_key.items()
        ]
        choice = await self._flow.ask(Menu(setting.about.rstrip(".") or setting.label, choices))
        return by_key[choice] if choice is not None else None

    async def _type(self, setting: Setting) -> str | None:
        hint = _HINTS.get(setting.name) or f"{setting.about} From {setting.range[0]} to {setting.range[1]}."
        current = self._config.get_value(setting)
        if current is None:
            current = setting.default if setting.kind == "number" else ""
        return await self._flow.ask(
            Ask(
                setting.label.capitalize(),
                hint,
                value=current,
                preview=partial(self._preview, setting),
                may_be_empty=True,
            )
        )

    def _preview(self, setting: Setting, text: str) -> Preview:
        path = self._config.path
        try:
            changed, _ = configuring.change_setting(path, self._config.text, setting, text)
        except Refused as refusal:
            return Preview(False, _describe_without_path(refusal))
        value = _find_value(changed, setting)
        return Preview(True, setting.default if value is None else value)

    async def change(self, setting: Setting, value: str) -> None:
        """Show what a change would affect, and make the change."""
        changed = await self._config.try_change(configuring.change_setting, setting, value)
        if changed is None:
            return
        text, settings = changed
        if text == self._config.text:
            self._flow.host.show_message(TextSpan("No change.", "muted"))
            return
        if setting.section in {"policies", "calendar"} or setting.name == "timezone":
            moves = await self._flow.read(configuring.moves, self._flow.desk, settings)
            if moves is None:
                return
            choices = (
                Choice("y", "change it", "you can change it back anytime"),
                Choice("n", "keep the current setting"),
            )
            title = f"{setting.label}: {value.strip() or setting.default}"
            if await self._flow.ask(Menu(title, choices, text=moved_lines(moves, self._flow.facts.ctx))) != "y":
                return
        new_value = _find_value(text, setting) or setting.default or "default"
        await self._config.save(text, settings, f"{setting.label.capitalize()} is now {new_value}")


def _find_value(text: str, setting: Setting) -> str | None:
    """Return the value of a setting in a config; None if the default applies."""
    return configuring.values_of(text).get((setting.section, setting.name))


def _describe_without_path(refusal: Refused) -> str:
    """Say why a value does not fit; the path of the config is known here."""
    problem = refusal.problem
    if isinstance(problem, InvalidConfig):
        return f"{problem.where}: {problem.reason}" if problem.where else problem.reason
    return str(problem)
