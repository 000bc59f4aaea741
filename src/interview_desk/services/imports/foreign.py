"""Files to import are read in a process of their own, limited in time and memory.

A few hundred bytes can keep a reader busy for ever (a time zone with a rule for every second) or fill the memory. The
process is killed at the limit or when the user cancels; the desk goes on.
"""

import io
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
from interview_desk.domain.progress import Progress
from interview_desk.services.imports.options import is_table
from interview_desk.services.settings.settings import DEFAULT_LIMITS, ImportLimits

_POLL_SECONDS = 0.02
_DAMAGED = "it may be damaged"
_REMEDY = f"{_DAMAGED}. If it isn’t, raise the limits under [import] in the config"
_SPARE_SECONDS = 1
"""Seconds that an import may take beyond its limit."""


class ForeignFile(NamedTuple):
    """File that was read: its values, as its reader in `formats` returns them."""

    value: Any


Content = str | bytes | ForeignFile
"""Content of a file to import: a document of our own as text, others as bytes or as parsed values."""


def _never() -> bool:
    return False


def choose_reader(name: str) -> str:
    """Return the name of the reader for a file, one of `foreign_child.READERS`."""
    if is_table(name):
        return "table"
    suffix = PurePath(name).suffix.lower()
    return {".ics": "calendar", ".zip": "archive", ".json": "document"}.get(suffix, "cards")


def read_foreign_file(
    name: str, content: bytes, is_cancelled: Callable[[], bool] = _never, *, limits: ImportLimits = DEFAULT_LIMITS
) -> ForeignFile:
    """Read a file in a child process.

    Args:
        name: its name, which gives its kind.
        content: its bytes.
        is_cancelled: asked again and again; True ends the reading.
        limits: the time and memory that it may take.

    Raises:
        Refused: the file is not what its name says, or reading it takes too long or too much memory.
        Stopped: the user cancelled.
    """
    command = [sys.executable, "-P", "-m", "interview_desk.services.imports.foreign_child"]
    process = subprocess.Popen(  # noqa: S603 - this Python, and a module of ours
        [*command, choose_reader(name), str(limits.megabytes), str(limits.seconds + 1)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    answers: list[bytes] = []
    exchange = threading.Thread(target=lambda: answers.append(process.communicate(content)[0]), daemon=True)
    exchange.start()
    began = time.monotonic()
    try:
        while exchange.is_alive():
            exchange.join(_POLL_SECONDS)
            if is_cancelled():
                raise Stopped
            if exchange.is_alive() and time.monotonic() > began + limits.seconds:
                raise Refused(f"reading it takes longer than {limits.seconds} seconds; {_REMEDY}")
    finally:
        if process.poll() is None:
            process.kill()
            exchange.join(1)
    return ForeignFile(_parse_answer(answers[0] if answers else b"", limits))


def _parse_answer(answer: bytes, limits: ImportLimits) -> Any:
    try:
        kind, value = pickle.Unpickler(_Frames(answer)).load()  # noqa: S301 - from the child, which is our own program
    except (pickle.UnpicklingError, EOFError, ValueError):
        # The processor time ended, or there was no memory left even to say so.
        raise Refused(
            f"reading it takes longer than {limits.seconds} seconds or more than {limits.megabytes} MB; {_REMEDY}"
        ) from None
    if kind == "refused":
        raise Refused(value)
    if kind == "memory":
        raise Refused(f"reading it takes more than {limits.megabytes} MB of memory; {_REMEDY}")
    if kind == "failed":
        raise Refused(f"it can’t be read ({value}); {_DAMAGED}")
    return value


class _Frames:
    """Answer that is unpickled frame by frame, with a step of Python after each, so that the screen is not held up."""

    def __init__(self, answer: bytes) -> None:
        self._answer = io.BytesIO(answer)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        return self._answer.read(size)

    def readline(self) -> bytes:
        """Return the next line."""
        return self._answer.readline()


def limit_progress(report: Progress, end: float, what: str = "") -> Progress:
    """Return a callback that reports progress, and refuses when the time for an import is over.

    Args:
        report: the callback.
        end: when it is over, on the monotonic clock.
        what: names of the files for the message; empty where the caller names the file.
    """
    begin = f"Importing {what}" if what else "importing it"

    def report_within_limit(step: str, done: int, of: int) -> None:
        report(step, done, of)
        if time.monotonic() > end:
            raise Refused(
                f"{begin} takes too long ({step}: {done:,} of {of:,}). Split it, or raise the limits under [import] in"
                f" the config{'. Nothing was changed' if what else ''}"
            )

    return report_within_limit


def time_limit(limits: ImportLimits, files: int) -> float:
    """Return when the time for an import is over, on the monotonic clock.

    Args:
        limits: the limits of one file.
        files: the number of files.
    """
    return time.monotonic() + limits.seconds * max(files, 1) + _SPARE_SECONDS


def read_files(
    contents: Mapping[str, Content], is_cancelled: Callable[[], bool] = _never, *, limits: ImportLimits = DEFAULT_LIMITS
) -> dict[str, Content]:
    """Read every file that was not read yet, each in a child process; an archive becomes the tables in it.

    Raises:
        Refused: as for `read_foreign_file`.
        Stopped: the user cancelled.
    """
    files: dict[str, Content] = {}
    for name, content in contents.items():
        if isinstance(content, bytes):
            files |= unpack(name, read_foreign_file(name, content, is_cancelled, limits=limits))
        else:
            files[name] = content
    return files


def unpack(name: str, file: ForeignFile) -> dict[str, Content]:
    """Return a file by its name, or if it is an archive, the tables in it by theirs."""
    if choose_reader(name) != "archive":
        return {name: file}
    return {f"{name}/{member}": ForeignFile(sheet) for member, sheet in file.value.items()}
