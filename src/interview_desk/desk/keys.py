"""The keys of the config: which of them can be put in force, and what is wrong with the others."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from interview_desk.desk.settings import Settings
from interview_desk.domain.text import joined, listed

ALSO_CALLED = {"desk-dark": "inkwell", "desk-light": "paper"}
"""Themes by what they are, for a config that is shared."""


def checked(known: Sequence[Mapping[str, str]], wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys of a config that can be put in force, and what is wrong with the others, in words.

    Args:
        known: keys by binding id: those that count everywhere, those of lists, then of each pane and page; on one pane a key
            can mean one thing only.
        wanted: what the config says, by binding id; several keys are parted by commas.
    """
    shared, lists = known[0], known[1]
    usually = {name: key for group in known for name, key in group.items()}
    unknown = sorted(set(wanted) - set(usually))
    keymap = {name: key for name, key in wanted.items() if name in usually and key != usually[name]}
    problems = [f"The config names unknown keys: {joined(unknown)}"] if unknown else []
    for name, keys in list(keymap.items()):
        odd = [key.strip() for key in keys.split(",") if not is_key(key.strip())]
        if odd:
            problems.append(f"“{odd[0]}” is no key ({name}); keys are such as z, Z, f3, ctrl+b, comma, space")
            del keymap[name]
    for group in known[2:]:
        used: dict[str, str] = {}
        for name, usual in {**shared, **lists, **group}.items():
            for key in keymap.get(name, usual).split(","):
                other = used.setdefault(key.strip(), name)
                if other != name and (name in keymap or other in keymap):
                    problems.append(f"The key {key.strip()} is asked for by {other} and {name}")
                    keymap.pop(name if name in keymap else other, None)
    return keymap, list(dict.fromkeys(problems))


@cache
def _screens() -> dict[str, Any]:
    """The bindings and themes of the screens, as they are written down."""
    import json  # noqa: PLC0415 - the desk knows its own screens
    from importlib import resources  # noqa: PLC0415 - see above

    told: dict[str, Any] = json.loads(
        resources.files("interview_desk.desk").joinpath("screens.json").read_text(encoding="utf-8")
    )
    return told


def usual_key(binding: str) -> str:
    """The key that a binding has until the config says otherwise; empty where there is no such binding."""
    return next((str(group[binding]) for group in _screens()["keys"] if binding in group), "")


_NAMED = frozenset(
    listed(
        "up, down, left, right, home, end, pageup, pagedown, enter, tab, escape, space, backspace, delete, insert, plus, minus"
    )
)
_MODIFIERS = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)+(?=.)")


def is_key(text: str) -> bool:
    """Whether a text names a key: a letter or sign, or the name of one, perhaps with ctrl, shift or alt before it."""
    plain = _MODIFIERS.sub("", text)
    if len(plain) == 1:
        return plain.isprintable() and not plain.isspace() and plain != ","
    if plain in _NAMED or re.fullmatch(r"f(?:[1-9]|1\d|2[0-4])", plain):
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
"""Signs by the names that a terminal's keys have for them, where these are not those of Unicode."""


def problems_of(settings: Settings) -> list[str]:
    """What of a config the desk could not use, in words: keys that are unknown or clash, a theme that is not there.

    The bindings and themes are those that the screens have; they are written down (`screens.json`), so that no screen has to be loaded.
    """
    told = _screens()
    found = checked(told["keys"], dict(settings.keys))[1]
    if settings.theme and ALSO_CALLED.get(settings.theme, settings.theme) not in told["themes"]:
        found.append(f"There is no theme “{settings.theme}”; there are {joined(told['themes'])}")
    return found
