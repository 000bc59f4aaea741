"""Open config: its text and values as they were read, and the saving of changes."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.services.session import Desk
from interview_desk.services.settings import configuring
from interview_desk.services.settings.configuring import Setting
from interview_desk.services.settings.settings import Settings, parse_settings
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.toolkit.spans import TextSpan


class KeyBinding(NamedTuple):
    """Key binding that the config can change."""

    name: str
    """ID of the binding; empty while it is not chosen yet."""

    @property
    def section(self) -> str:
        """Table of the config."""
        return "keys"


class OpenConfig:
    """Config that is open on the page; that of the demo is kept in memory only.

    Args:
        flow: the flow of the page.
        show: shows the config after each reading.
    """

    def __init__(self, flow: Flow, show: Callable[[], None]) -> None:
        self._flow = flow
        self._show = show
        self.text = ""
        """Text of the config as it was read."""
        self.values: dict[tuple[str, str], str] = {}
        """Values set in the config, by section and name; empty if the config is invalid."""
        self.problem = ""
        """Reason why the config is invalid; empty if it is valid."""

    @property
    def path(self) -> Path:
        """Path of the config."""
        return self._flow.desk.settings.path

    def get_value(self, entry: Setting | KeyBinding) -> str | None:
        """Return the value of a setting or key binding; None if the default applies."""
        return self.values.get((entry.section, entry.name))

    async def read(self) -> None:
        """Read the config, and show it."""
        host = self._flow.host
        text = host.config_of_demo if host.is_demo else None
        if text is None:
            text = await self._flow.read(configuring.text_of, self.path)
        if text is None:
            return
        self.text = text
        try:
            self.values, self.problem = await host.run_in_thread(_read_values, self.path, text), ""
        except Refused as refusal:
            self.values, self.problem = {}, str(refusal)
        self._show()

    async def try_change(
        self, change: Callable[..., tuple[str, Settings]], *arguments: object
    ) -> tuple[str, Settings] | None:
        """Return the text of the config with a change, and the resulting settings, without saving them.

        Return None if the change was refused, after the user saw the reason.

        Args:
            change: the function that changes the config, given its path and text.
            arguments: further arguments of the function.
        """
        changed = await self._flow.read(change, self.path, self.text, *arguments)
        if changed is None:
            return None
        text, settings = changed
        return text, self._adapt_to_demo(settings)

    def _adapt_to_demo(self, settings: Settings) -> Settings:
        """Return the settings, with the demo's time zone if they would follow the system in the demo."""
        if not self._flow.host.is_demo or not settings.follows_system:
            return settings
        current = self._flow.desk.settings
        return settings._replace(zone=current.zone, follows_system=current.follows_system)

    async def save(self, text: str, settings: Settings, message: str) -> None:
        """Save a changed config, apply its settings, and report the change."""
        host = self._flow.host
        if host.is_demo:
            host.config_of_demo = text
        elif await self._flow.read(_write_config, self._flow.desk, self.text, text) is None:
            await self.read()  # something else may have changed it
            return
        await host.take_settings(settings)
        host.show_message(TextSpan(f"✓ {message}", "ok"))
        await self.read()


def _read_values(path: Path, text: str) -> dict[tuple[str, str], str]:
    """Return the values in a config, after validating it.

    Raises:
        Refused: the config is invalid.
    """
    parse_settings(path, text)
    return configuring.values_of(text)


def _write_config(desk: Desk, before: str, after: str) -> bool:
    """Write the config on the database worker, and return True."""
    configuring.write(desk.settings.path, before, after)
    return True
