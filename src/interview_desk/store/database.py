"""Opening the file: recognise it before touching it, refuse what is not ours, migrate what is older.

The settings are decided for a person's only copy of months of work: one file at rest (journal mode DELETE, so that a copy
of it is whole), an acknowledged change survives a power cut as far as SQLite can promise (synchronous EXTRA), deleted text
does not stay in free pages (secure_delete).
"""

import contextlib
import os
import sqlite3
import stat
from pathlib import Path
from urllib.parse import quote

from interview_desk.domain.errors import Refused

APPLICATION_ID = 0x49444B31
"""“IDK1”, in the header of every database of ours."""
HEADER_BYTES = 100
QUICK_CHECK_LIMIT = 50 * 1024 * 1024
"""Files up to this size are checked at every opening; the check takes about 2 ms a megabyte."""
BUSY_MILLISECONDS = 250
_MAGIC = b"SQLite format 3\0"
_TABLES = frozenset(
    {
        "me",
        "company",
        "contact",
        "application",
        "stage_entry",
        "standing",
        "standing_after_insert",
        "standing_after_update",
        "standing_after_delete",
        "interview",
        "interviewer",
        "exit_card",
        "debrief",
        "promise",
        "note",
        "touch",
        "story",
        "closing_statement",
        "own_question",
        "snooze",
        "skip",
        "change",
        "change_row",
        "scratch",
    }
)


class Database:
    """An open database file: one connection, which reads and writes share."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only

    def data_version(self) -> int:
        """A number that changes whenever another program has changed the file."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def steps() -> list[tuple[int, str]]:
    """The migrations in order: their number and their SQL."""
    from importlib import resources  # noqa: PLC0415 - only a new or older file needs the steps

    folder = resources.files("interview_desk.store.migrations")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".sql")), key=lambda one: one.name)
    return [(int(one.name[:4]), one.read_text(encoding="utf-8")) for one in files]


VERSION = 4
"""The schema version that this program knows; the number of its newest migration."""


def open_database(path: Path, *, create: bool = True, check: bool = True) -> Database | None:
    """Open the search at a path, creating or migrating it where that is called for.

    Args:
        path: the file.
        create: make it, with its folder, where it does not exist; else None is the answer.
        check: run SQLite's quick check first (skipped by commands that only print).

    Raises:
        Refused: the file is not ours, newer, damaged, locked, or cannot be made. Nothing was changed then.
    """
    if not os.path.lexists(path):
        return _created(path) if create else None
    version = _recognised(path)
    read_only = not _writable(path)
    try:
        connection = _connect(path, read_only=read_only)
    except sqlite3.Error as error:
        raise _refusal(path, error) from error
    try:
        if check and path.stat().st_size <= QUICK_CHECK_LIMIT:
            _quick_check(connection, path)
        database = Database(path, connection, read_only=read_only)
        if version < VERSION:
            _upgrade(database, version)
        _check_tables(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise _refusal(path, error) from error
    except BaseException:
        connection.close()
        raise
    return database


def _hint(path: Path) -> str:
    return f"Nothing was changed. File: {path}; copies of it, if any: {path.parent / 'backups'}"


def _recognised(path: Path) -> int:
    """The schema version of a file that is ours, read without SQLite."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(f"This is no file: it cannot hold a search. {_hint(path)}")
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError:
        raise Refused(f"This is a link to nowhere: it cannot hold a search. {_hint(path)}") from None
    except OSError as error:
        raise Refused(f"The database cannot be read: {error.strerror}. {_hint(path)}") from None
    if not header:
        raise Refused(f"The database is empty (0 bytes): damaged, or a half-synced copy. {_hint(path)}")
    if len(header) < HEADER_BYTES or not header.startswith(_MAGIC):
        raise Refused(f"This file is not a database, or it is damaged. {_hint(path)}")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Refused(f"This database belongs to another program. {_hint(path)}")
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise Refused(
            f"This database was written by a newer interview-desk (version {version}, this one knows {VERSION}): "
            f"please update. {_hint(path)}"
        )
    return version


def _writable(path: Path) -> bool:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return False
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError:
        return False
    return not _on_read_only_mount(path.parent)


def _on_read_only_mount(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY) if hasattr(os, "statvfs") else False


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _set_up(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    for setting in (
        "trusted_schema=off",
        "cell_size_check=on",
        "mmap_size=0",
        "foreign_keys=on",
        "secure_delete=on",
        "synchronous=extra",
        "temp_store=memory",
    ):
        connection.execute(f"PRAGMA {setting}")


def _created(path: Path) -> Database:
    """A new database with mode 0600 in a folder of mode 0700; nothing is left behind where it cannot be finished."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except OSError as error:
        raise Refused(
            f"The database cannot be made: {error.strerror}. Say another place with --db FILE. File: {path}"
        ) from None
    try:
        connection = _connect(path, read_only=False)
        connection.execute("PRAGMA journal_mode=delete")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        database = Database(path, connection, read_only=False)
        migrate(database, 0)
    except sqlite3.Error as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise _refusal(path, error) from error
    return database


def _quick_check(connection: sqlite3.Connection, path: Path) -> None:
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise Refused(f"The database is damaged ({str(verdict)[:80]}). {_hint(path)}")


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    found = {
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite_%'"
        )
    }
    if found != _TABLES:
        strange = ", ".join(sorted(found ^ _TABLES)[:5])
        raise Refused(
            f"The database is damaged: its tables are not those of version {VERSION} ({strange}). {_hint(path)}"
        )


def _upgrade(database: Database, version: int) -> None:
    from interview_desk.store.backup import back_up  # noqa: PLC0415 - only a migration needs it

    if database.read_only:
        raise Refused(f"This database is of an older version and can only be read here. {_hint(database.path)}")
    back_up(database, database.path.parent / "backups" / f"before-version-{VERSION}.db", replace=False)
    migrate(database, version)


def migrate(database: Database, version: int) -> None:
    """Bring a database from a version to the newest, each step in a transaction of its own.

    Raises:
        sqlite3.Error: a step failed; it left nothing behind.
    """
    connection = database.connection
    for number, sql in steps():
        if number <= version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in _statements(sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={number}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _statements(sql: str) -> list[str]:
    """The single statements of a step; `executescript` would commit before the first of them."""
    statements, current = [], ""
    for line in sql.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


def _refusal(path: Path, error: sqlite3.Error) -> Refused:
    told = str(error)
    if "locked" in told or "busy" in told:
        return Refused(f"The database is in use by another program; try again in a moment. {_hint(path)}")
    if "full" in told:
        return Refused(f"The disk is full: the database cannot be opened. {_hint(path)}")
    return Refused(f"The database cannot be opened: {told}. {_hint(path)}")
