"""How the file was when it was closed last: what SQLite cannot see, a letter flipped on the disk, is seen by this.

SQLite has no checksums of its own. Every transaction raises a counter in the header; so a file whose counter is the one that
was noted when it was closed, and whose bytes are not, was changed by something that is no database program.
"""

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.store import private
from interview_desk.store.recognition import Header, is_being_changed, recognised

LARGEST = 50 * 1024 * 1024
"""Files up to this size are compared at every opening; it takes some 3 ms a megabyte."""


class AtRest(NamedTuple):
    """What was noted of a file when it was closed."""

    counter: int
    size: int
    sha256: str


def record_of(path: Path) -> Path:
    """Where it is noted how a database was closed."""
    return path.with_name(f".{path.name}.closed")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def note(path: Path) -> None:
    """Note how the file is now. Called when no connection of this process is open on it: reading it would drop their locks.

    Where it cannot be noted (a full disk, a file damaged meanwhile), nothing is: the next opening then has nothing to compare with.
    """
    record = record_of(path)
    aside = record.with_name(f"{record.name}.part")
    with contextlib.suppress(OSError, Refused):
        record.unlink(missing_ok=True)
        aside.unlink(missing_ok=True)
        if path.stat().st_size > LARGEST:
            return  # it will not be compared either
        seen = AtRest(recognised(path).counter, path.stat().st_size, sha256_of(path))
        with os.fdopen(private.made(aside), "w", encoding="ascii") as file:
            json.dump(seen._asdict(), file)
        aside.replace(record)


def forget(path: Path) -> None:
    """Forget how the file was closed: another one is about to be put in its place."""
    record_of(path).unlink(missing_ok=True)


def is_as_it_was(path: Path, header: Header) -> bool | None:
    """Whether a file is as it was closed; None where nothing is known: it was written to since, or nothing was noted."""
    try:
        read = json.loads(record_of(path).read_bytes())
        noted = AtRest(int(read["counter"]), int(read["size"]), str(read["sha256"]))
        size = path.stat().st_size
        if noted.counter != header.counter or size > LARGEST:
            return None
        if noted.size == size and noted.sha256 == sha256_of(path):
            return True
        # Another program may have changed it in order while it was read.
        return None if is_being_changed(path) or recognised(path).counter != header.counter else False
    except (OSError, ValueError, KeyError, TypeError):
        return None
