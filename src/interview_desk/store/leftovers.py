"""A journal that lies beside the file: of a change that was cut short (SQLite takes it back), or one that does not belong to it.

SQLite trusts a journal that it finds, and writes its pages back into the file. So it is tried on a copy first, and one that
does not belong to the file is set aside: the file itself is never the trial.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from interview_desk.domain.errors import Busy, Damaged
from interview_desk.store import at_rest, private
from interview_desk.store.around import folder_of, journal_of, stem_of
from interview_desk.store.recognition import Header, hint, quick_check

_RESERVED = 0x40000000 + 1
"""The byte of a file that whoever is about to write holds a lock on, by SQLite's file format."""
_TRIES, _PAUSE = 8, 0.25
"""Tries, and seconds between them, in which another program may end the change that it is in the middle of."""


def settle(path: Path, header: Header, stamp: str) -> None:
    """Deal with a journal beside the file before SQLite meets it.

    Args:
        path: the database.
        header: what its first bytes say.
        stamp: the moment, for the name of what is set aside.

    Raises:
        Damaged: with the journal the file would not be sound; nothing was changed.
        Busy: another program is in the middle of a change.
    """
    journal = journal_of(path)
    try:
        if not journal.stat().st_size:
            return
    except OSError:
        return
    if at_rest.is_as_it_was(path, header) and _set_aside(path, journal, stamp):
        return
    for left in reversed(range(_TRIES)):
        if not journal.exists():
            return
        try:
            _try_on_a_copy(path, journal)
        except (Damaged, sqlite3.Error) as error:
            if not left:
                raise Damaged(
                    f"The database is damaged, or the journal beside it does not belong to it ({str(error)[:60]}). "
                    f"{hint(path)}"
                ) from None
            time.sleep(_PAUSE)
        else:
            return


def _set_aside(path: Path, journal: Path, stamp: str) -> bool:
    """Move a journal that does not belong to a file closed in order out of SQLite's way; False where somebody writes just now."""
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


def _try_on_a_copy(path: Path, journal: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.{os.getpid()}.trial-", dir=path.parent))
    try:
        copy = folder / "trial.db"
        with contextlib.suppress(FileNotFoundError):  # the change was ended while we looked
            private.copied(journal, journal_of(copy))
        private.copied(path, copy)
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema=off")
            quick_check(connection, path)
    except OSError as error:
        raise Busy(f"The change that was cut short cannot be taken back: {error.strerror or error}") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear(path: Path) -> None:
    """Delete what programs that were killed have left beside a database: half files that hold the whole search."""
    for one in abandoned(path):
        with contextlib.suppress(OSError):
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one, ignore_errors=True)
            else:
                one.unlink(missing_ok=True)


def abandoned(path: Path) -> list[Path]:
    """What lies beside a database that was made by a process which is gone."""
    name = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.(?:new|restoring|trial-.*)(?:-journal)?")
    try:
        found = [
            (one, name.fullmatch(one.name)) for one in path.parent.iterdir() if one.name.startswith(f".{path.name}.")
        ]
    except OSError:
        return []
    return [one for one, made in found if made is not None and not _is_alive(int(made[1]))]


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # asking there would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
