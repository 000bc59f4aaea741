"""Opening of the database file: identify it before touching it, refuse foreign files, migrate older ones.

The settings suit a person's only copy of months of work: a single file when closed (journal mode DELETE,
so that a copied file is complete), acknowledged changes that survive a power cut as far as SQLite can
promise (synchronous EXTRA), and no deleted text in free pages (secure_delete).
"""

import contextlib
import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from interview_desk.domain.errors import Busy, Damaged, Refused
from interview_desk.store import mapping
from interview_desk.store.file import closing_checksum, file_identity, journal_recovery, permissions, sqlite_errors
from interview_desk.store.file.connection import Connection
from interview_desk.store.file.file_identity import (
    APPLICATION_ID,
    Header,
    check_tables,
    check_views,
    quick_check,
    read_header,
    unusable,
)
from interview_desk.store.file.file_names import folder_of, resolve_link, stem_of

if TYPE_CHECKING:
    from interview_desk.domain.problems import DatabaseNotCreated

QUICK_CHECK_LIMIT = 50 * 1024 * 1024
"""Size in bytes up to which a file is checked before the first frame, rather than in the background.

The check takes about 2 ms per megabyte.
"""
_LONGEST_VALUE = 64 * 1024 * 1024
"""Bytes of a value; a damaged or foreign file may claim more."""
ROWS_CHECK_LIMIT = 4 * 1024 * 1024
"""Size in bytes up to which all rows are checked before the first read, if another program may have written them.

The check takes about 40 ms per megabyte.
"""
BUSY_MILLISECONDS = 250


class Database:
    """Open database file, with one connection shared by reads and writes."""

    def __init__(self, path: Path, connection: Connection, *, read_only: bool, is_new: bool = False) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self.is_new = is_new
        self.was_loose = False
        """Whether others could read the file until it was opened."""
        self.written = False
        """Whether this process has changed the file."""
        self.version_at_begin: int | None = None
        """What `data_version` was when the use began that writes next; None where nothing was read for it."""
        self._file = _identity(path)

    def begin_unit_of_work(self) -> None:
        """Begin a unit of work, whose reads may lead to a write.

        The write is refused if another program was faster (`Overtaken`).
        """
        self.version_at_begin = self.data_version()
        if self.version_at_begin != self.connection.checked_version:
            self.connection.expect_changes()

    def data_version(self) -> int:
        """Return a number that changes whenever another program has changed the file."""
        return self.connection.get_data_version()

    def is_in_place(self) -> bool | None:
        """Return True if the file at the path is the open file, or None if the path no longer exists."""
        now = _identity(self.path)
        return None if now is None else now == self._file

    def open_reader(self) -> "Database":
        """Open the same file again, read-only, for use on another thread.

        Only SQLite opens it: reading the header ourselves would drop the locks of a change in progress here.
        """
        return Database(self.path, _connect(self.path, read_only=True), read_only=True)

    def reopen(self) -> None:
        """Open the file now at the path, after another file was put in place.

        Raises:
            Refused: the new file is not usable; the old file stays open.
        """
        again = open_database(self.path, create=False)
        if again is None:
            raise Refused(f"The database is not there any more. File: {self.path}")
        old, self.connection = self.connection, again.connection
        self.read_only, self._file = again.read_only, again._file  # noqa: SLF001 - one of its own kind
        old.close()

    def close(self) -> None:
        """Close the file and, if it was changed, record its state."""
        connection = self.connection
        checked = False
        if self.written and connection.unreadable is None and not connection.is_unchecked:
            with contextlib.suppress(sqlite3.Error):
                checked = connection.checked_version == self.data_version()
        connection.close()
        if self.written and self.is_in_place():
            closing_checksum.record_state(self.path, checked=checked)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def open_database(path: Path, *, create: bool = True, check: bool = True, at_once: bool = False) -> Database | None:
    """Open the database at a path, creating or migrating it if needed.

    Args:
        path: the file.
        create: create a missing file and its folder; otherwise return None for a missing file.
        check: check the whole file first (commands that only print skip this).
        at_once: skip the check of a large file, which takes long; the caller runs it later.

    Raises:
        Damaged: the file is not as interview-desk wrote it. Nothing was changed.
        Busy: another program holds the file. Nothing was changed.
        Refused: the file is not ours, is newer, or cannot be created. Nothing was changed.
    """
    if not os.path.lexists(path):
        return _create_database(path) if create else None
    path = resolve_link(path)
    header = read_header(path)
    read_only = not _writable(path)
    stamp = time.strftime("%Y-%m-%d-%H%M%S")
    if not read_only:
        journal_recovery.resolve_journal(path, header, stamp)
        if check:
            journal_recovery.delete_abandoned(path)
    if check:
        _compare(path, header)
    try:
        connection = _connect(path, read_only=read_only)
    except sqlite3.Error as error:
        raise _refusal(path, error) from error
    try:
        database = Database(path, connection, read_only=read_only)
        is_checked = closing_checksum.is_checked(path, header)
        _prepare(database, header, check=check, at_once=at_once)
    except sqlite3.Error as error:
        connection.close()
        raise _refusal(path, error) from error
    except BaseException:
        connection.close()
        raise
    if is_checked:
        connection.checked_version = connection.get_data_version()
    else:
        connection.is_small = path.stat().st_size <= ROWS_CHECK_LIMIT
        connection.expect_changes()
    return database


def _compare(path: Path, header: Header) -> None:
    """Compare the file with its state when it was closed.

    Raises:
        Damaged: the bytes differ. Damage that SQLite can see is named; if only the checksum shows it,
            the error is marked as readable, so that the file may still be opened.
    """
    if closing_checksum.is_unchanged(path, header) is not False:
        return
    try:
        uri = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema=off")
            quick_check(connection, path)
            check_tables(connection, path)
    except sqlite3.Error as error:
        raise _refusal(path, error) from error
    raise Damaged(
        unusable(path, "The database is damaged: the file changed while it was closed, and not by a database program"),
        readable=True,
    )


def _prepare(database: Database, header: Header, *, check: bool, at_once: bool) -> None:
    """Check the opened file, upgrade it, and make it private."""
    connection, path = database.connection, database.path
    version = _settled_version(connection, path)
    check_views(connection, path)
    if check and not (at_once and path.stat().st_size > QUICK_CHECK_LIMIT):
        quick_check(connection, path)
    if header.has_log and not database.read_only:
        connection.execute("PRAGMA journal_mode=delete")
    if version < mapping.VERSION:
        _upgrade(database)
    if check or version < mapping.VERSION:
        check_tables(connection, path)
    if not database.read_only:
        database.was_loose = _make_private(path)


def _settled_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version after SQLite rolled an interrupted change back; the header's may be of that change.

    Raises:
        Refused: it is newer than this program.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])  # the first read: it settles the journal
    file_identity.check_version(path, version)
    return version


def _make_private(path: Path) -> bool:
    """Make the file private and return True if others had access; leave it as is if that is not permitted."""
    if not path.stat().st_mode & 0o077:
        return False
    try:
        path.chmod(0o600)
    except OSError:
        return False
    return True


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


def _connect(path: Path, *, read_only: bool) -> Connection:
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    try:
        _set_up(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
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


def _create_database(path: Path) -> Database:
    """Create a database of mode 0600 in a folder of mode 0700, completely or not at all.

    It is built in a temporary file and then moved into place.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.unlink(missing_ok=True)
        os.close(permissions.create_file(temporary))
        with contextlib.closing(_connect(temporary, read_only=False)) as unfinished:
            unfinished.execute("PRAGMA journal_mode=delete")
            unfinished.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrate(unfinished)
        permissions.put_in_place(temporary, path)
        connection = _connect(path, read_only=False)
        connection.checked_version = connection.get_data_version()
        return Database(path, connection, read_only=False, is_new=True)
    except FileExistsError:
        return _made_by_another(path)
    except sqlite3.Error as error:
        raise _refusal(path, error) from error
    except OSError as error:
        raise Refused(_not_created(path, str(error.strerror))) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _made_by_another(path: Path) -> Database:
    database = open_database(path, create=False)
    if database is None:
        raise Refused(_not_created(path, "something else has that name"))
    return database


def _not_created(path: Path, reason: str) -> "DatabaseNotCreated":
    from interview_desk.domain.problems import DatabaseNotCreated  # noqa: PLC0415 - only after something went wrong

    return DatabaseNotCreated(path, reason)


def _upgrade(database: Database) -> None:
    from interview_desk.store.safety.backup import back_up  # noqa: PLC0415 - only a migration needs it

    if database.read_only:
        raise Refused(unusable(database.path, "This database is from an older version and is read-only here"))
    if not _has_copy_of_now(database.path):
        name = f"{stem_of(database.path)}-{time.strftime('%Y-%m-%d-%H%M%S')}-before-update.db"
        back_up(database, folder_of(database.path) / name, replace=False)
    migrate(database.connection)
    database.written = True


def _has_copy_of_now(path: Path) -> bool:
    """Return True if an earlier, failed update left a backup and nothing was written since."""
    from interview_desk.store.safety.backup import list_backups  # noqa: PLC0415 - see above

    changed = path.stat().st_mtime
    return any(
        backup.before == "before-update" and backup.path.stat().st_mtime >= changed for backup in list_backups(path)
    )


INDEXED_SINCE = 7
"""Number of the migration that added the search indexes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Migrate a database from its version to the newest, each step in its own transaction.

    The version is read inside each transaction: another program may be faster, and no step is ever jumped over.

    Raises:
        sqlite3.Error: a step failed; that step changed nothing.
    """
    for number, sql in file_identity.steps():
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:  # else another program was faster
                for statement in _statements(sql):
                    connection.execute(statement)
                if number == mapping.VERSION >= INDEXED_SINCE:  # any step may have changed what the search finds
                    _index(connection)
                connection.execute(f"PRAGMA user_version={number}")
        except BaseException:
            if connection.in_transaction:  # a full disk has already ended it
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _index(connection: sqlite3.Connection) -> None:
    """Index the existing rows, so that the search finds them."""
    from interview_desk.store.search import index  # noqa: PLC0415 - only an older file needs it

    index.rebuild(connection)


def _statements(sql: str) -> list[str]:
    """Split a step into statements, because `executescript` would commit before the first statement."""
    statements, current = [], ""
    for line in sql.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


def _refusal(path: Path, error: sqlite3.Error) -> Refused:
    """Build the error that says why a file cannot be opened."""
    if sqlite_errors.is_busy(error):
        return Busy(unusable(path, "Another program is using the database. Try again in a moment"))
    if sqlite_errors.name_of(error).startswith("SQLITE_FULL"):
        return Refused(unusable(path, "The disk is full, so the database can’t be opened"))
    if sqlite_errors.is_damage(error) or sqlite_errors.name_of(error) == "SQLITE_ERROR":
        return Damaged(unusable(path, f"The database is damaged ({error})"))
    return Refused(unusable(path, f"Can’t open the database: {error}"))
