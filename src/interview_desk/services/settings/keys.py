"""Validation of the key bindings and theme in the config, with a message for each problem."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from interview_desk.domain.text import joined, listed
from interview_desk.services.settings.settings import Settings

ALSO_CALLED = {"desk-dark": "inkwell", "desk-light": "paper"}
"""Descriptive aliases of the built-in themes, for a config shared between machines."""


def validate_keys(
    default_keys: Sequence[Mapping[str, str]], configured_keys: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return the usable key bindings of a config, and a message for each problem with the others.

    Args:
        default_keys: default keys by binding ID: first the global group, then that of lists, then one group for
            each pane and page. Within a pane, a key can have only one meaning.
        configured_keys: keys from the config, by binding ID; several keys are separated by commas.
    """
    shared, lists = default_keys[0], default_keys[1]
    usually = {name: key for group in default_keys for name, key in group.items()}
    unknown = sorted(set(configured_keys) - set(usually))
    keymap = {name: key for name, key in configured_keys.items() if name in usually and key != usually[name]}
    problems = [f"The config names unknown keys: {joined(unknown)}"] if unknown else []
    for name, keys in list(keymap.items()):
        odd = [key.strip() for key in keys.split(",") if not is_key(key.strip())]
        if odd:
            problems.append(f"“{odd[0]}” is no key ({name}); keys are such as z, Z, f3, ctrl+b, comma, space")
            del keymap[name]
    for group in default_keys[2:]:
        used: dict[str, str] = {}
        for name, usual in {**shared, **lists, **group}.items():
            for key in keymap.get(name, usual).split(","):
                other_binding = used.setdefault(key.strip(), name)
                if other_binding != name and (name in keymap or other_binding in keymap):
                    problems.append(f"The key {key.strip()} is asked for by {other_binding} and {name}")
                    keymap.pop(name if name in keymap else other_binding, None)
    return keymap, list(dict.fromkeys(problems))


@cache
def _screens() -> dict[str, Any]:
    """Load the bindings and themes of the screens from `screens.json`."""
    import json  # noqa: PLC0415 - the desk knows its own screens
    from importlib import resources  # noqa: PLC0415 - see above

    screens: dict[str, Any] = json.loads(
        resources.files("interview_desk.services.settings").joinpath("screens.json").read_text(encoding="utf-8")
    )
    return screens


def default_key(binding: str) -> str:
    """Return the default key of a binding, or an empty string if there is no such binding."""
    return next((str(group[binding]) for group in _screens()["keys"] if binding in group), "")


_KEY_NAMES = frozenset(
    listed(
        "up, down, left, right, home, end, pageup, pagedown, enter, tab, escape, space, backspace, delete, insert, plus, minus"
    )
)
_MODIFIERS = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)+(?=.)")


def is_key(text: str) -> bool:
    """Return True if the text is a valid key.

    A key is a single character or a key name, optionally preceded by ctrl, shift, alt, or super.
    """
    plain = _MODIFIERS.sub("", text)
    if len(plain) == 1:
        return plain.isprintable() and not plain.isspace() and plain != ","
    if plain in _KEY_NAMES or re.fullmatch(r"f(?:[1-9]|1\d|2[0-4])", plain):
        return True
    try:
        return plain.isascii() and plain == plain.lower() and bool(unicodedata.lookup(plain.replace("_", " ")))
    except KeyError:
        return plain in _OUR_NAMES


_OUR_NAMES = frozenset(
    listed(
        "slash, backslash, underscore, at, question_mark, exclamation_mark, minus, less_than_sign, greater_than_sign, "
        "left_parenthesis, right_parenthesis, left_curly_bracket, right_curly_bracket, circumflex_accent, grave_accent, vertical_line"
    )
)
"""Key names that terminals use and that aren't Unicode character names."""


def find_problems(settings: Settings) -> list[str]:
    """Return a message for each unusable part of a config: unknown or clashing keys, a missing theme.

    The bindings and themes of the screens are read from `screens.json`, so that no screen has to be
    imported.
    """
    screens = _screens()
    problems = validate_keys(screens["keys"], dict(settings.keys))[1]
    if settings.theme and ALSO_CALLED.get(settings.theme, settings.theme) not in screens["themes"]:
        problems.append(f"There is no theme “{settings.theme}”; there are {joined(screens['themes'])}")
    return problems
