"""A report of what was not foreseen, for whoever mends it: where it happened, and none of the user's texts."""

import contextlib
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from interview_desk import __version__
from interview_desk.desk.settings import APP


def keep_report(error: BaseException) -> str:
    """Append where an error came from to the log of mode 0600; the path, or a word where even that failed.

    Only the kinds of error and the lines of code are written: no messages, no values, for they may hold names and notes.
    """
    import platformdirs  # noqa: PLC0415 - only after something went wrong

    path = Path(platformdirs.user_state_path(APP)) / "errors.log"
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} {APP} {__version__} {type(error).__name__}"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        return str(path)
    return "no file, for it could not be written"
