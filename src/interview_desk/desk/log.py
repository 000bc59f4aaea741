"""The log, for whoever mends what goes wrong: what happened and where, and none of the user's texts or names."""

import contextlib
import os
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path

from interview_desk import __version__
from interview_desk.desk.settings import APP

LARGEST = 256 * 1024
"""Bytes at which the log begins anew; the one before is kept."""
_WORD = re.compile(r"[^A-Za-z0-9_.:-]+")


def log_file() -> Path:
    """Where the log is: in the platform's folder for what a program remembers of its runs."""
    import platformdirs  # noqa: PLC0415 - not while a prompt waits

    return Path(platformdirs.user_state_path(APP)) / "desk.log"


def folder() -> Path:
    """The folder of the log."""
    return log_file().parent


def note(event: str, **facts: int | str) -> None:
    """Note that something happened: "opened", with numbers and single words. Nothing else gets through: texts may be private.

    Where the log cannot be written, it is not: nothing the user does depends on it.
    """
    told = " ".join(f"{name}={_WORD.sub('_', str(value))[:40]}" for name, value in facts.items())
    _append([f"{_now()} {event} {told}".rstrip()])


def keep_report(error: BaseException) -> str:
    """Note where an error came from; the path of the log, or a word where even that failed.

    Only the kinds of error and the lines of code are written: no messages, no values, for they may hold names and notes.
    """
    lines = [f"{_now()} {APP} {__version__} {type(error).__name__}"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    path = _append(lines)
    return str(path) if path is not None else "no file, for it could not be written"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _append(lines: list[str]) -> Path | None:
    with contextlib.suppress(OSError):
        path = log_file()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and not path.is_symlink() and path.stat().st_size > LARGEST:
            path.replace(path.with_name(f"{path.name}.1"))
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        return path
    return None
