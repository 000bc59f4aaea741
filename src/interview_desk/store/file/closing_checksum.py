"""Checksum recorded at close, so that bit rot, which SQLite cannot see, is detected at the next open.

SQLite has no checksums of its own. Every transaction increments a counter in the header, so if a file
still has the counter recorded at close but different bytes, something other than a database program
changed it.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.store.file import permissions
from interview_desk.store.file.file_identity import Header, is_being_changed, read_header

LARGEST = 50 * 1024 * 1024
"""Maximum size in bytes of a file that is compared at every open; this takes about 3 ms per megabyte."""


class ClosedState(NamedTuple):
    """State of a file, recorded when it was closed."""

    counter: int
    size: int
    sha256: str
    checked: bool = False
    """True if every row was known to be readable."""


def record_of(path: Path) -> Path:
    """Return the path of the record made when a database was closed."""
    return path.with_name(f".{path.name}.closed")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    import hashlib  # noqa: PLC0415 - a command that only reads does without

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def record_state(path: Path, *, checked: bool = False) -> None:
    """Record the current state of the file.

    Call this only if no connection of this process is open on the file: reading it would drop their locks.
    If the state cannot be recorded (a full disk, a file damaged meanwhile), the next open has nothing to
    compare with.

    Args:
        path: the file.
        checked: whether every row is known to be readable.
    """
    record = record_of(path)
    temporary = record.with_name(f"{record.name}.part")
    with contextlib.suppress(OSError, Refused):
        record.unlink(missing_ok=True)
        temporary.unlink(missing_ok=True)
        if path.stat().st_size > LARGEST:
            return  # too large to be compared
        state = ClosedState(read_header(path).counter, path.stat().st_size, sha256_of(path), checked)
        with os.fdopen(permissions.create_file(temporary), "w", encoding="ascii") as file:
            json.dump(state._asdict(), file)
        temporary.replace(record)


def forget(path: Path) -> None:
    """Delete the record made at close, because another file is about to be put in place."""
    record_of(path).unlink(missing_ok=True)


def is_checked(path: Path, header: Header) -> bool:
    """Return True if every row of a file is known to be readable, because no database program wrote since it was closed."""
    try:
        read = json.loads(record_of(path).read_bytes())
        return read["counter"] == header.counter and read.get("checked") is True and not header.has_log
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def is_unchanged(path: Path, header: Header) -> bool | None:
    """Return True if a file is unchanged since it was closed, or None if that is unknown.

    It is unknown if the file was written to since, is too large, or has no record.
    """
    try:
        read = json.loads(record_of(path).read_bytes())
        noted = ClosedState(int(read["counter"]), int(read["size"]), str(read["sha256"]))
        size = path.stat().st_size
        if noted.counter != header.counter or size > LARGEST:
            return None
        if noted.size == size and noted.sha256 == sha256_of(path):
            return True
        # Another program may have changed the file properly while it was being read.
        return None if is_being_changed(path) or read_header(path).counter != header.counter else False
    except (OSError, ValueError, KeyError, TypeError):
        return None
