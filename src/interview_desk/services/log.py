"""Diagnostic log for troubleshooting: events and error locations, never the user's texts or names."""

import contextlib
import os
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from interview_desk import __version__
from interview_desk.services.settings.settings import APP

LARGEST = 256 * 1024
"""Size in bytes at which the log is rotated; one previous log is kept."""
_REPORT = re.compile(rf"^(\S+) {APP} \S+ \w+$", re.MULTILINE)
"""First line of a report."""
_WORD = re.compile(r"[^A-Za-z0-9_.:-]+")


def log_file() -> Path:
    """Return the path of the log, in the platform's folder for application state."""
    import platformdirs  # noqa: PLC0415 - not while a prompt waits

    return Path(platformdirs.user_state_path(APP)) / "desk.log"


def folder() -> Path:
    """Return the folder of the log."""
    return log_file().parent


def record_event(event: str, **facts: int | str) -> None:
    """Log an event such as "opened", with numbers and single words.

    Other characters are replaced and values are cut at 40 characters, because texts may be private. A log
    that cannot be written is ignored: no user action depends on it.
    """
    details = " ".join(f"{name}={_WORD.sub('_', str(value))[:40]}" for name, value in facts.items())
    _append([f"{_now()} {event} {details}".rstrip()])


def keep_report(error: BaseException) -> str:
    """Log where an error was raised, and return the path of the log, or a phrase if it could not be written.

    Only the error type and code locations are written; messages and values may contain names and notes.
    """
    lines = [f"{_now()} {APP} {__version__} {type(error).__name__}"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    path = _append(lines)
    return str(path) if path is not None else "no file, for it could not be written"


class ErrorReports(NamedTuple):
    """Unexpected errors in the log: how many, and when the newest one was, in UTC."""

    total: int
    newest: str


def read_reports() -> ErrorReports:
    """Return the unexpected errors that the log has reports of."""
    moments = []
    for path in (log_file().with_name(f"{log_file().name}.1"), log_file()):
        with contextlib.suppress(OSError):
            moments += [match[1] for match in _REPORT.finditer(path.read_text(encoding="utf-8", errors="replace"))]
    return ErrorReports(len(moments), max(moments, default=""))


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
