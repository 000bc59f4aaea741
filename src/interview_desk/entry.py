"""Where the program begins: the plain forms of `due` are answered at once, for a shell prompt waits for them.

Everything else, and every form of `due` that is not known here, goes on to the command line proper, which says the same.
"""

import os
import sys
from pathlib import Path
from typing import Any

from interview_desk.prompt import guarded, print_due

_WITH_VALUE = {"--db": "database", "--config": "config", "--at": "at"}
_FLAGS = {"--json": "as_json", "--all": "everything"}


def main() -> None:
    """Begin: the plain forms of `due` here, everything else in the command line proper."""
    asked = _plain_due(sys.argv[1:])
    if asked is not None:
        guarded(lambda: print_due(**asked))
        return
    from interview_desk.cli import main as command_line  # noqa: PLC0415 - what `due` does without

    command_line()


def _plain_due(arguments: list[str]) -> dict[str, Any] | None:
    """What a plain `due` asks for; None for any other command, and for anything not known here."""
    asked: dict[str, Any] = {
        "database": _named("INTERVIEW_DESK_DB"),
        "config": _named("INTERVIEW_DESK_CONFIG"),
        "at": None,
        "as_json": False,
        "everything": False,
    }
    commands = 0
    rest = iter(arguments)
    for argument in rest:
        name, given, value = argument.partition("=")
        if argument == "due":
            commands += 1
        elif argument in _FLAGS and commands:
            asked[_FLAGS[argument]] = True
        elif name in _WITH_VALUE and (commands or name != "--at"):
            text = value if given else next(rest, "")
            if not text:
                return None
            asked[_WITH_VALUE[name]] = text if name == "--at" else Path(text)
        else:
            return None
    return asked if commands == 1 else None


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
