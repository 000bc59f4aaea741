"""Files of other programs are read in a process of their own, limited in time and memory.

A few hundred bytes can keep a reader busy for ever (a time zone with a rule for every second) or fill the memory. The
process is killed at the limit or when the user cancels; the desk goes on.
"""

import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from interview_desk.domain.errors import Refused, Stopped
from interview_desk.services.imports.options import is_table

SECONDS = 20.0
"""Time that reading one file may take."""
MEGABYTES = 400
"""Memory that reading one file may take, beyond that of the program itself."""
_POLL_SECONDS = 0.02


class ForeignFile(NamedTuple):
    """File that was read: its values, as its reader in `formats` returns them."""

    value: Any


Content = str | bytes | ForeignFile
"""Content of a file to import: a document as text, others as bytes or as what was read from them."""


def _never() -> bool:
    return False


def choose_reader(name: str) -> str:
    """Return the name of the reader for a file, one of `foreign_child.READERS`."""
    if is_table(name):
        return "table"
    suffix = PurePath(name).suffix.lower()
    return {".ics": "calendar", ".zip": "archive"}.get(suffix, "cards")


def read_foreign_file(
    name: str, content: bytes, is_cancelled: Callable[[], bool] = _never, *, seconds: float = SECONDS
) -> ForeignFile:
    """Read a file in a child process.

    Args:
        name: its name, which gives its kind.
        content: its bytes.
        is_cancelled: asked again and again; True ends the reading.
        seconds: how long it may take.

    Raises:
        Refused: the file is not what its name says, or reading it takes too long or too much memory.
        Stopped: the user cancelled.
    """
    command = [sys.executable, "-P", "-m", "interview_desk.services.imports.foreign_child"]
    process = subprocess.Popen(  # noqa: S603 - this Python, and a module of ours
        [*command, choose_reader(name), str(MEGABYTES), str(int(seconds) + 1)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    answers: list[bytes] = []
    exchange = threading.Thread(target=lambda: answers.append(process.communicate(content)[0]), daemon=True)
    exchange.start()
    end = time.monotonic() + seconds
    try:
        while exchange.is_alive():
            exchange.join(_POLL_SECONDS)
            if is_cancelled():
                raise Stopped
            if exchange.is_alive() and time.monotonic() > end:
                raise Refused(f"reading it takes longer than {seconds:.0f} seconds; it may be damaged")
    finally:
        if process.poll() is None:
            process.kill()
            exchange.join(1)
    return _parse_answer(answers[0] if answers else b"", seconds)


def _parse_answer(answer: bytes, seconds: float) -> ForeignFile:
    try:
        kind, value = pickle.loads(answer)  # noqa: S301 - from the child, which is our own program
    except (pickle.UnpicklingError, EOFError, ValueError):
        raise Refused(f"reading it takes longer than {seconds:.0f} seconds, or too much memory") from None
    if kind == "refused":
        raise Refused(value)
    if kind == "memory":
        raise Refused(f"reading it takes more than {MEGABYTES} MB of memory; it may be damaged")
    if kind == "failed":
        raise Refused(f"it can’t be read ({value}); it may be damaged")
    return ForeignFile(value)


def read_foreign_files(
    contents: Mapping[str, Content], is_cancelled: Callable[[], bool] = _never
) -> dict[str, Content]:
    """Read every file that is not one of our own documents, each in a child process.

    Raises:
        Refused: as for `read_foreign_file`.
        Stopped: the user cancelled.
    """
    return {
        name: read_foreign_file(name, content, is_cancelled) if isinstance(content, bytes) else content
        for name, content in contents.items()
    }
