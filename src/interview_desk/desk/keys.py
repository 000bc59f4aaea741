"""The keys of the config: which of them can be put in force, and what is wrong with the others."""

from collections.abc import Mapping, Sequence

from interview_desk.desk.settings import Settings
from interview_desk.domain.text import joined

ALSO_CALLED = {"desk-dark": "inkwell", "desk-light": "paper"}
"""Themes by what they are, for a config that is shared."""


def checked(known: Sequence[Mapping[str, str]], wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys of a config that can be put in force, and what is wrong with the others, in words.

    Args:
        known: keys by binding id: those that count everywhere, those of lists, then of each pane and page; on one pane a key
            can mean one thing only.
        wanted: what the config says, by binding id; several keys are parted by commas.
    """
    shared = known[0]
    names = {name for group in known for name in group}
    unknown = sorted(set(wanted) - names)
    keymap = {name: key for name, key in wanted.items() if name in names}
    problems = [f"The config names unknown keys: {joined(unknown)}"] if unknown else []
    for group in known[2:]:
        used: dict[str, str] = {}
        for name, usual in {**shared, **group}.items():
            for key in keymap.get(name, usual).split(","):
                other = used.setdefault(key.strip(), name)
                if other != name and (name in keymap or other in keymap):
                    problems.append(f"The key {key.strip()} is asked for by {other} and {name}")
                    keymap.pop(name if name in keymap else other, None)
    return keymap, list(dict.fromkeys(problems))


def problems_of(settings: Settings) -> list[str]:
    """What of a config the desk could not use, in words: keys that are unknown or clash, a theme that is not there.

    The bindings and themes are those that the screens have; they are written down (`screens.json`), so that no screen has to be loaded.
    """
    import json  # noqa: PLC0415 - the desk knows its own screens
    from importlib import resources  # noqa: PLC0415 - see above

    told = json.loads(resources.files("interview_desk.desk").joinpath("screens.json").read_text(encoding="utf-8"))
    found = checked(told["keys"], dict(settings.keys))[1]
    if settings.theme and ALSO_CALLED.get(settings.theme, settings.theme) not in told["themes"]:
        found.append(f"There is no theme “{settings.theme}”; there are {joined(told['themes'])}")
    return found
