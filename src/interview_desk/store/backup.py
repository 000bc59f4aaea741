"""A verified copy of the database: written aside, checked, and only then put in its place."""

import contextlib
import os
import sqlite3
from pathlib import Path

from interview_desk.domain.errors import Refused
from interview_desk.store.database import Database


def back_up(database: Database, target: Path, *, replace: bool) -> Path:
    """Write a copy of the open database to a file of mode 0600 and verify it.

    Args:
        database: what to copy.
        target: where to; its folder is made with mode 0700 where it is missing.
        replace: put the copy in place of an older file; else that one stays and the copy gets a number.

    Returns:
        The path of the copy.

    Raises:
        Refused: it could not be written, or the copy is not sound. No half copy is left.
    """
    aside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
        database.connection.execute("VACUUM INTO ?", (str(aside),))
        _verify(database.connection, aside)
        _flush(aside)
        final = target if replace else _free(target)
        aside.replace(final)
        _flush(final.parent)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise Refused(
            f"The copy could not be written to {target}: {getattr(error, 'strerror', None) or error}"
        ) from error
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    return final


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return {table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in sorted(tables)}  # noqa: S608 - names come from the schema


def _verify(original: sqlite3.Connection, copy: Path) -> None:
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok" or counts(connection) != counts(original):
            raise Refused(f"The copy is not sound ({verdict}) and was thrown away; the search itself was not touched")


def _free(target: Path) -> Path:
    candidate, n = target, 1
    while os.path.lexists(candidate):
        n += 1
        candidate = target.with_name(f"{target.stem}-{n}{target.suffix}")
    return candidate


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
