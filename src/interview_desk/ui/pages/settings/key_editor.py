"""Editor of a key binding: asks for its new key, and says at once if the key is taken."""

from interview_desk.domain.errors import Refused
from interview_desk.services.settings import configuring
from interview_desk.ui.dialogs.ask import Ask, Preview
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.settings.config import KeyBinding, OpenConfig


class KeyEditor:
    """Editor of the key bindings.

    Args:
        flow: the flow of the page.
        config: the open config.
    """

    def __init__(self, flow: Flow, config: OpenConfig) -> None:
        self._flow = flow
        self._config = config

    async def edit(self, binding: KeyBinding) -> None:
        """Ask for a binding and its new key, and change it."""
        hint = self._flow.host.with_keys(
            "Enter an ID and a key, such as: today.snooze = z. The IDs are listed under {app.keys}"
        )
        value = f"{binding.name} = {self._config.get_value(binding) or ''}" if binding.name else ""
        answer = await self._flow.ask(Ask("Another key", hint, value=value, preview=self._preview, place="key"))
        if answer is not None:
            name, _, key = (_strip_quotes(part) for part in answer.partition("="))
            await self.change(KeyBinding(name), key)
            await self._flow.discard_scratch()

    def _preview(self, text: str) -> Preview:
        name, _, key = text.partition("=")
        if not key.strip():
            return Preview(False, "write it as today.snooze = z")
        try:
            configuring.change_key(self._config.path, self._config.text, _strip_quotes(name), _strip_quotes(key))
        except Refused as refusal:
            return Preview(False, str(refusal))
        return Preview(True, f"{name.strip()} by {key.strip()}")

    async def change(self, binding: KeyBinding, key: str) -> None:
        """Give a binding another key; without a key, the default applies again."""
        changed = await self._config.try_change(configuring.change_key, binding.name, key)
        if changed is not None:
            await self._config.save(*changed, f"{binding.name}: {key or 'its default key'}")


def _strip_quotes(text: str) -> str:
    return text.strip().strip("\"'")
