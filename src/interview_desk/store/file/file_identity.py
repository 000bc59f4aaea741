"""Identification of a file as one of our databases, and the check that it is sound, before any write.

A file that fails is left as it is.
"""

import functools
import re
import sqlite3
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.errors import Damaged, Refused
from interview_desk.store import mapping
from interview_desk.store.file.file_names import folder_of, journal_of

if TYPE_CHECKING:
    from interview_desk.domain.problems import UnusableDatabase

APPLICATION_ID = 0x49444B31
"""Application ID, “IDK1”, in the header of each of our databases."""
HEADER_BYTES = 100
SEAL = "seal"
"""Table that only a backup has; see `store.seal`."""
INDEXES = ("called", "told")
"""Names of the two search indexes; see `store.find`. SQLite keeps each in tables of its own."""
_LOOKS, _PAUSE = 4, 0.05
"""Number of looks, and seconds before each, at a file that seems truncated."""
_MAGIC = b"SQLite format 3\0"
_ROLLBACK = b"\x01\x01"
"""Header bytes of a file with a rollback journal; with a write-ahead log, they are 2 and 2."""


class Header(NamedTuple):
    """Header at the start of one of our database files."""

    counter: int
    """Counter that every transaction increments."""
    has_log: bool
    """True if another program switched the file to a write-ahead log."""


def steps() -> list[tuple[int, str]]:
    """Return the migrations in order, as pairs of number and SQL."""
    from importlib import resources  # noqa: PLC0415 - only a new or older file, or a check, needs the steps

    folder = resources.files("interview_desk.store.migrations")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return [(int(file.name[:4]), file.read_text(encoding="utf-8")) for file in files]


def unusable(path: Path, reason: str) -> "UnusableDatabase":
    """Build the problem with a database that cannot be used."""
    from interview_desk.domain.problems import UnusableDatabase  # noqa: PLC0415 - only after something went wrong

    return UnusableDatabase(reason, path, folder_of(path))


def read_header(path: Path, *, called: Path | None = None) -> Header:
    """Read the header of one of our database files, without SQLite.

    Raises:
        Damaged: the file is empty or truncated, or its first bytes are wrong.
        Refused: it is not a regular file, cannot be read, or belongs to another program or a newer version.
    """
    file, path = path, called or path
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(unusable(path, "Not a regular file, so it can’t be a database"))
        header = b""
        if status.st_size:  # files of the system itself, such as /proc/kmsg, have no size, and may be waited for
            with file.open("rb") as opened:
                header = opened.read(HEADER_BYTES)
    except FileNotFoundError:
        raise Refused(unusable(path, "A link to a file that doesn’t exist")) from None
    except OSError as error:
        raise Refused(unusable(path, f"Can’t read the database: {error.strerror}")) from None
    if not header:
        raise Damaged(unusable(path, "The database is empty (0 bytes): damaged, or only partly synced"))
    if len(header) < HEADER_BYTES or not header.startswith(_MAGIC):
        raise Damaged(unusable(path, "Not a database, or damaged"))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Refused(unusable(path, "This database belongs to another program"))
    check_version(path, int.from_bytes(header[60:64], "big"))
    if status.st_size < _get_declared_size(header) and _stays_short(file):
        raise Damaged(unusable(path, "The database is damaged: the file is cut off"))
    return Header(int.from_bytes(header[24:28], "big"), header[18:20] != _ROLLBACK)


def check_version(path: Path, version: int) -> None:
    """Refuse a schema version that is newer than this program.

    Raises:
        Refused: it is newer.
    """
    if version > mapping.VERSION:
        reason = (
            f"This database was made by a newer interview-desk (version {version}; this one reads {mapping.VERSION})"
        )
        raise Refused(unusable(path, f"{reason}. Update interview-desk"))


def _stays_short(path: Path) -> bool:
    """Return True if a file is shorter than its header says, and not just because it is being extended."""
    for _ in range(_LOOKS):
        time.sleep(_PAUSE)
        with path.open("rb") as file:
            declared, size = _get_declared_size(file.read(HEADER_BYTES)), path.stat().st_size
        if size >= declared or is_being_changed(path):
            return False
    return True


def is_being_changed(path: Path) -> bool:
    """Return True if a change is in progress or was interrupted, so that there is a journal next to the file."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


def _get_declared_size(header: bytes) -> int:
    """Return the size in bytes that the header declares, or 0 if it has none (very old SQLite)."""
    if header[24:28] != header[92:96]:
        return 0
    page = int.from_bytes(header[16:18], "big")
    return int.from_bytes(header[28:32], "big") * (65536 if page == 1 else page)


def quick_check(connection: sqlite3.Connection, path: Path) -> None:
    """Run SQLite's quick check on the whole file.

    Raises:
        Damaged: the check found a problem.
    """
    damage = find_damage(connection, "quick_check")
    if damage:
        raise Damaged(unusable(path, f"The database is damaged ({_one_line(damage[0])})"))


def find_damage(connection: sqlite3.Connection, pragma: str, most: int = 1) -> list[str]:
    """Run one of SQLite's checks and return the damage to the file, in its words.

    A cell whose value its column does not allow is no damage to the file: that costs its row only (see `store.unreadable`).
    """
    lines = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}({most})")]
    if any(_ROW_PROBLEM.match(line) for line in lines):
        lines = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}({_MOST_LINES})")]
    return [line for line in lines if line != "ok" and not _ROW_PROBLEM.match(line)][:most]


def check_views(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with views: we have none, and one in the place of a table may take forever to read.

    Raises:
        Damaged: there is one.
    """
    view = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' LIMIT 1").fetchone()
    if view is not None:
        reason = f"“{_one_line(view[0])}” in it is a view, and interview-desk makes none"
        raise Damaged(unusable(path, f"The database is damaged: {reason}"))


def check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Compare the tables, indexes, and triggers with those that the migrations create, ignoring a seal.

    Raises:
        Damaged: they differ; additions by somebody else could act on their own.
    """
    actual = read_schema(connection)
    actual.pop(("table", SEAL), None)
    if fingerprint(actual) == mapping.SCHEMA:
        return
    expected = _expected()
    if actual != expected:
        strange = sorted({name for kind, name in actual.items() ^ expected.items() for name in [kind[1]]})
        reason = f"its tables don’t match version {mapping.VERSION} ({', '.join(strange[:5])})"
        raise Damaged(unusable(path, f"The database is damaged: {reason}"))


def fingerprint(schema: dict[tuple[str, str], str]) -> str:
    """Return a hash of a schema, because building the expected schema would add 10 ms to every start."""
    import hashlib  # noqa: PLC0415 - only a check needs it

    lines = (f"{kind} {name} {sql}" for (kind, name), sql in sorted(schema.items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_schema(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return each object's SQL by kind and name, without the white space and quotes that SQLite may change."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {
        (kind, name): _SPACE.sub(" ", str(sql)).replace('"', "") for kind, name, sql in rows if not is_of_index(name)
    }


def is_of_index(name: str) -> bool:
    """Return True if SQLite created the table for a search index."""
    index, _, part = name.rpartition("_")
    return index in INDEXES and part in {"data", "idx", "config", "content", "docsize"}


_ROW_PROBLEM = re.compile(r"(?:NULL|NUMERIC|TEXT|INT|REAL|BLOB|non-\w+) value in ")
_MOST_LINES = 1_000_000
"""Number of problems that SQLite lists at most; it stops after so many."""
_SPACE = re.compile(r"\s+")


@functools.cache
def _expected() -> dict[tuple[str, str], str]:
    connection = sqlite3.connect(":memory:")
    try:
        for _, sql in steps():
            connection.executescript(sql)
        return read_schema(connection)
    finally:
        connection.close()


def _one_line(verdict: object) -> str:
    return " ".join(str(verdict).split())[:80]
