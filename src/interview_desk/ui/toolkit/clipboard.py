"""Clipboard copies, tried layer by layer, that report only what could be verified."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from interview_desk.formats.files import write_file
from interview_desk.store.file.file_names import names_like

PATIENCE = 4.0
"""Seconds that a clipboard tool may take; a tool on a dead display never answers."""
READ_BACKS = 20
PAUSE = 0.05
"""Number of read-backs, and seconds between two: xclip returns before the display holds the selection."""


class Copied(NamedTuple):
    """Result of a copy: whether it was verified by reading it back, and the message for the user."""

    certain: bool
    message: str


def _by_tool(text: str) -> bool:
    """Copy with the clipboard tool of this machine and return True if the text can be read back.

    This runs in a separate process, because a tool that holds the selection outlives the copy and would keep
    the terminal busy, and a tool on a dead display never returns. Nothing is imported from the current
    folder (-P).
    """
    try:
        done = subprocess.run(  # noqa: S603 - this Python, and what stands below
            [sys.executable, "-P", "-c", _COPY],
            input=text.encode("utf-8", "replace"),
            timeout=PATIENCE,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


_COPY = f"""
import subprocess, sys, time
import pyperclip
text = sys.stdin.buffer.read().decode("utf-8")
try:
    pyperclip.copy(text)
    for _ in range({READ_BACKS}):
        if pyperclip.paste().replace("\\r\\n", "\\n") == text:
            sys.exit(0)
        time.sleep({PAUSE})
except (pyperclip.PyperclipException, OSError, subprocess.SubprocessError, UnicodeError):
    pass
sys.exit(1)
"""


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or any(
        shutil.which(tool) for tool in ("pbcopy", "clip.exe")
    )


def _by_tmux(text: str) -> bool:
    """Copy to the tmux buffer and return True if the text can be read back.

    If allowed, tmux also passes the text on to the terminal.
    """
    tmux = shutil.which("tmux")
    if tmux is None or not os.environ.get("TMUX"):
        return False
    try:
        loaded = subprocess.run(  # noqa: S603 - the tmux of this machine
            [tmux, "load-buffer", "-w", "-"], input=text.encode(), timeout=PATIENCE, check=False, capture_output=True
        )
        if loaded.returncode != 0:
            subprocess.run(  # noqa: S603 - see above
                [tmux, "load-buffer", "-"], input=text.encode(), timeout=PATIENCE, check=True, capture_output=True
            )
        buffer = subprocess.run(  # noqa: S603 - see above
            [tmux, "show-buffer"], timeout=PATIENCE, check=True, capture_output=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return buffer.stdout.decode("utf-8", "replace") == text


def by_machine(text: str) -> Copied | None:
    """Copy with the tools of this machine; return None if only the terminal itself is left to try."""
    clean = text.rstrip("\n") + "\n" if text.endswith("\n") else text
    if _has_display() and _by_tool(clean):
        return Copied(certain=True, message="Copied")
    if _by_tmux(clean):
        return Copied(certain=True, message="Copied into tmux’s buffer")
    return None


def terminal_may_take_it() -> bool:
    """Return True if the terminal may accept a copy (OSC 52), based on its type."""
    return os.environ.get("TERM", "") not in {"", "dumb", "linux", "cons25", "vt100", "vt220"}


def to_file(text: str | bytes, folder: Path, name: str, suffix: str = ".txt", *, keep_existing: bool = False) -> Path:
    """Write a text to a private file (mode 0600) in a folder of the app, and return its path.

    Args:
        text: the text.
        folder: the folder; created if it is missing.
        name: the name of the file; characters that file names should not have become dashes.
        suffix: the file extension.
        keep_existing: keep an existing file with that name, and add a number to this name.

    Raises:
        Refused: the file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    safe = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in name)[:60]
    path = folder / f"{safe.strip('-') or 'note'}{suffix}"
    if keep_existing:
        path = next(candidate for candidate in names_like(path) if not os.path.lexists(candidate))
    write_file(path, text)
    return path
