"""Names of keys as the screens show them, with the keys that the config changed."""

import re
from collections.abc import Callable, Mapping

from interview_desk.services.settings.keys import default_key

KeyOf = Callable[[str], str]
"""Function that returns the key of a binding, by its id, as the screens name it."""

_LABELS = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "enter": "⏎",
    "escape": "esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": "space",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+tab": "⇧tab",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
}


def format_key(key: str) -> str:
    """Format a key as the screens show it: "ctrl+p" becomes "^p"."""
    return _LABELS.get(key, key.replace("ctrl+", "^"))


def key_of(binding: str, keymap: Mapping[str, str]) -> str:
    """Return the first key of a binding as the screens name it.

    Args:
        binding: the id of the binding, such as `today.snooze`.
        keymap: the keys that the config changed, by id.

    Raises:
        KeyError: there is no binding with this id.
    """
    keys = keymap.get(binding) or default_key(binding)
    if not keys:
        raise KeyError(binding)
    return format_key(keys.split(",")[0].strip())


def fill_keys(text: str, keys: KeyOf) -> str:
    """Replace each `{binding.id}` in a text of ours by its key; texts of the user must not pass through here."""
    return re.sub(r"\{([a-z]+\.[a-z0-9_]+)\}", lambda match: keys(match[1]), text)
