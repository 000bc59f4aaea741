"""Entry point of the program, with a fast path for the most frequent uses: the desk and a plain `due`.

Everything else, and every form of these not recognized here, goes to the full command line, which gives
the same output.
"""

import os
import sys
from pathlib import Path
from typing import Any

from interview_desk.prompt import guarded, print_due

_WITH_VALUE = {"--db": "database", "--config": "config", "--at": "at", "--format": "form"}
_OF_DUE = ("--at", "--format")
_FLAGS = {"--json": "as_json", "--all": "everything"}


def main() -> None:
    """Start the program: run a plain `due` or the desk directly, and anything else by the full command line."""
    asked = _plain(sys.argv[1:])
    if asked is not None and asked.pop("commands"):
        guarded(lambda: print_due(**asked))
        return
    if asked is not None and sys.stdin.isatty() and sys.stdout.isatty():
        guarded(lambda: _show(asked["database"], asked["config"]))
        return
    from interview_desk.cli import main as command_line  # noqa: PLC0415 - what `due` and the desk do without

    command_line()


def _show(database: Path | None, config: Path | None) -> None:
    from interview_desk.ui.start import show  # noqa: PLC0415 - what `due` does without

    code = show(database, config)
    sys.stdout.flush()
    sys.stderr.flush()
    # Everything is written and the file is closed; do not make the user wait for the interpreter's cleanup.
    os._exit(code)


def _plain(arguments: list[str]) -> dict[str, Any] | None:
    """Parse a plain `due`, or the desk without a command; return None for anything not recognized here."""
    asked: dict[str, Any] = {
        "database": _named("INTERVIEW_DESK_DB"),
        "config": _named("INTERVIEW_DESK_CONFIG"),
        "at": None,
        "as_json": False,
        "everything": False,
        "form": "text",
        "commands": 0,
    }
    rest = iter(arguments)
    for argument in rest:
        name, given, value = argument.partition("=")
        if argument == "due":
            asked["commands"] += 1
        elif argument in _FLAGS and asked["commands"]:
            asked[_FLAGS[argument]] = True
        elif name in _WITH_VALUE and (asked["commands"] or name not in _OF_DUE):
            text = value if given else next(rest, "")
            if not text:
                return None
            asked[_WITH_VALUE[name]] = text if name in _OF_DUE else Path(text)
        else:
            return None
    return asked if asked["commands"] <= 1 else None


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
