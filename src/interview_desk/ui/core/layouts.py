"""Commands on keyboard layouts other than Latin: a key counts by its place on the keyboard, where no text is typed."""

from textual import events

from interview_desk.domain.layouts import find_us_key
from interview_desk.ui.toolkit.terminal_keys import LayoutKey, key_named


def find_command_key(key: events.Key, layout: str) -> events.Key | None:
    """Return the key of the US layout in the same place; None for a key that is Latin, or whose place is unknown.

    Args:
        key: the key as it was typed; under the kitty protocol it knows its place.
        layout: the setting `keyboard_layout`, for other terminals.
    """
    if isinstance(key, LayoutKey):
        return key_named(key.base)
    us_key = find_us_key(key.character, layout) if key.character is not None else ""
    return key_named(us_key) if us_key else None
