"""Entry point of the program, with a fast path for the most frequent uses: the desk and a plain `due`.

Everything else, and every form of these not recognized here, goes to the full command line, which gives
the same output.
"""

import os
import sys
from pathlib import Path
from typing import Any

from interview_desk.prompt import print_due, run_guarded

_WITH_VALUE = {"--db": "database", "--config": "config", "--at": "at", "--format": "form"}
_OF_DUE = ("--at", "--format")
_FLAGS = {"--json": "as_json", "--all": "everything"}


def main() -> None:
    """Start the program: run a plain `due` or the desk directly, and anything else by the full command line."""
    options = _parse_plain_arguments(sys.argv[1:])
    if options is not None and options.pop("commands"):
        run_guarded(lambda: print_due(**options))
        return
    if options is not None and sys.stdin.isatty() and sys.stdout.isatty():
        run_guarded(lambda: _show(options["database"], options["config"]))
        return
    from interview_desk.cli.main import main as command_line  # noqa: PLC0415 - what `due` and the desk do without

    command_line()


def _show(database: Path | None, config: Path | None) -> None:
    from interview_desk.ui.shell.start import show  # noqa: PLC0415 - what `due` does without

    code = show(database, config)
    sys.stdout.flush()
    sys.stderr.flush()
    # Everything is written and the file is closed; do not make the user wait for the interpreter's cleanup.
    os._exit(code)


def _parse_plain_arguments(arguments: list[str]) -> dict[str, Any] | None:
    """Parse a plain `due`, or the desk without a command; return None for anything not recognized here."""
    options: dict[str, Any] = {
        "database": _get_path_variable("INTERVIEW_DESK_DB"),
        "config": _get_path_variable("INTERVIEW_DESK_CONFIG"),
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
            options["commands"] += 1
        elif argument in _FLAGS and options["commands"]:
            options[_FLAGS[argument]] = True
        elif name in _WITH_VALUE and (options["commands"] or name not in _OF_DUE):
            text = value if given else next(rest, "")
            if not text:
                return None
            options[_WITH_VALUE[name]] = text if name in _OF_DUE else Path(text)
        else:
            return None
    return options if options["commands"] <= 1 else None


def _get_path_variable(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
