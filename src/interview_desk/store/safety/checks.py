"""Checks of an open database, and the figures that describe it, with SQLite's errors turned into refusals."""

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from interview_desk.domain.errors import Refused
from interview_desk.store import mapping
from interview_desk.store.file import sqlite_errors
from interview_desk.store.file.database import QUICK_CHECK_LIMIT, Database
from interview_desk.store.file.file_identity import check_tables, find_damage, quick_check
from interview_desk.store.safety.backup import counts
from interview_desk.store.unreadable import find_unreadable


class Summary(NamedTuple):
    """Figures that describe an open database."""

    rows: dict[str, int]
    """Number of rows by table."""
    journal_mode: str
    sqlite_version: str


def read_summary(connection: sqlite3.Connection) -> Summary:
    """Count the rows of each table and read the journal mode.

    Raises:
        Refused: the database cannot be read.
    """
    try:
        rows = counts(connection)
        journal_mode = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    except sqlite3.Error as error:
        raise sqlite_errors.explain_read_error(error) from error
    return Summary(rows, journal_mode, sqlite3.sqlite_version)


def has_history(connection: sqlite3.Connection) -> bool:
    """Return True if anything was ever written to the database, so that a backup has content."""
    return connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None


def check_integrity(connection: sqlite3.Connection, path: Path) -> list[str]:
    """Run SQLite's own integrity check and return one line per problem.

    Raises:
        Refused: the tables are not those of this version.
    """
    problems = find_damage(connection, "integrity_check", 10)
    if not problems:
        check_tables(connection, path)
    return problems


def has_readable_rows(path: Path) -> bool:
    """Return True if every row of a backup can be read; also if it is older than this program, so that nobody can tell.

    The backup is not changed.
    """
    try:
        uri = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema=off")
            if connection.execute("PRAGMA user_version").fetchone()[0] != mapping.VERSION:
                return True
            return not find_unreadable(connection).problems
    except sqlite3.Error:
        return False


def has_unreadable_rows(database: Database) -> bool:
    """Return True if the rows of a large file were not checked yet, and some cannot be read.

    Uses a connection of its own, so that it may run on another thread than the one that works on the database.
    """
    connection = database.connection
    if connection.is_small or connection.checked_version is not None:
        return False
    try:
        with contextlib.closing(database.open_reader()) as reading:
            return bool(find_unreadable(reading.connection).problems)
    except (OSError, sqlite3.Error):
        return False  # missing or locked at this moment


def check_large_file(database: Database) -> str:
    """Quick-check a file that was too large to check before opening; return the problem, or an empty string.

    Uses a connection of its own, so that it may run on another thread than the one that works on the database.
    """
    path = database.path
    try:
        if path.stat().st_size <= QUICK_CHECK_LIMIT:
            return ""
        with contextlib.closing(database.open_reader()) as reading:
            quick_check(reading.connection, path)
    except Refused as refusal:
        return str(refusal)
    except (OSError, sqlite3.Error):
        return ""  # missing or locked at this moment: the next operation that needs the file reports that
    return ""
