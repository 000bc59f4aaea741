"""Recovery from a journal next to the file, left by an interrupted change or by a different file.

SQLite rolls back an interrupted change, but it trusts any journal that it finds and writes its pages
back into the file. So the journal is tried on a copy first, and a journal that does not belong to the
file is set aside: the file itself is never used for the test.
"""

import contextlib
import os
import re
import sqlite3
import time
from pathlib import Path

from interview_desk.domain.errors import Busy, Damaged, Refused
from interview_desk.store.file import closing_checksum, permissions
from interview_desk.store.file.file_identity import Header, quick_check, read_header, unusable
from interview_desk.store.file.file_names import folder_of, journal_of, stem_of

_RESERVED = 0x40000000 + 1
"""Byte of a file that a writer locks before writing, according to SQLite's file format."""
_TRIES, _PAUSE = 8, 0.25
"""Number of tries, and seconds between them, for another program to finish its change."""


def resolve_journal(path: Path, header: Header, stamp: str) -> None:
    """Deal with a journal next to the file before SQLite finds it.

    Args:
        path: the database.
        header: the header of the database.
        stamp: the moment, for the name of a journal that is set aside.

    Raises:
        Damaged: with the journal, the file would not be sound; nothing was changed.
        Busy: another program is in the middle of a change.
    """
    journal = journal_of(path)
    try:
        if not journal.stat().st_size:
            return
    except OSError:
        return
    if closing_checksum.is_unchanged(path, header) and (
        _changes_nothing(path, journal) or _set_aside(path, journal, stamp)
    ):
        return  # a change that was cut short before it reached the file: SQLite deletes its journal itself
    for remaining in reversed(range(_TRIES)):
        if not journal.exists():
            return
        try:
            _try_on_a_copy(path, journal)
        except (Damaged, sqlite3.Error) as error:
            if not remaining:
                reason = f"The database is damaged, or its journal belongs to another file ({str(error)[:60]})"
                raise Damaged(unusable(path, reason)) from None
            time.sleep(_PAUSE)
        else:
            return


def _set_aside(path: Path, journal: Path, stamp: str) -> bool:
    """Move a journal that does not belong to a properly closed file out of SQLite's way.

    Return False if another program is writing at this moment, or if the platform has no such locks.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on every platform
    except ImportError:
        return False
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _RESERVED)
        except OSError:
            return False
        folder = folder_of(path)
        folder.mkdir(mode=0o700, exist_ok=True)
        journal.rename(folder / f"{stem_of(path)}-{stamp}-stale-journal")
    return True


def _changes_nothing(path: Path, journal: Path) -> bool:
    """Return True if rolling a journal back leaves every byte of the file as it is."""
    try:
        return _try_on_a_copy(path, journal) == closing_checksum.sha256_of(path)
    except (Refused, sqlite3.Error, OSError):
        return False


def _try_on_a_copy(path: Path, journal: Path) -> str:
    """Return the checksum of a copy after its rollback."""
    import shutil  # noqa: PLC0415 - only a journal needs it
    import tempfile  # noqa: PLC0415 - only a journal needs it

    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.{os.getpid()}.trial-", dir=path.parent))
    try:
        copy = folder / "trial.db"
        with contextlib.suppress(FileNotFoundError):  # the change finished while we looked
            permissions.copy_file(journal, journal_of(copy))
        permissions.copy_file(path, copy)
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema=off")
            quick_check(connection, path)
        read_header(copy, called=path)  # a journal may bring back a header of another program or a newer version
        return closing_checksum.sha256_of(copy)
    except OSError as error:
        raise Busy(f"The change that was cut short cannot be taken back: {error.strerror or error}") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def delete_abandoned(path: Path) -> None:
    """Delete the files that killed programs left next to a database; partial files hold all the data."""
    import shutil  # noqa: PLC0415 - only a journal needs it

    for leftover in list_abandoned(path):
        with contextlib.suppress(OSError):
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)


def list_abandoned(path: Path) -> list[Path]:
    """List the files and folders next to a database whose creating process is gone."""
    name = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.(?:new|restoring|trial-.*)(?:-journal)?")
    try:
        candidates = [
            (file, name.fullmatch(file.name))
            for file in path.parent.iterdir()
            if file.name.startswith(f".{path.name}.")
        ]
    except OSError:
        return []
    return [file for file, match in candidates if match is not None and not _is_alive(int(match[1]))]


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # there, os.kill would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
