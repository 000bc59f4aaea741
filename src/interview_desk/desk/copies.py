"""Copies of the search: one a day without being asked, one before what could go wrong, and the way back."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from interview_desk.desk import log
from interview_desk.desk.desk import Desk
from interview_desk.domain.errors import Refused
from interview_desk.store import at_rest, backup, checks, restore, seal
from interview_desk.store.around import folder_of, stem_of
from interview_desk.store.backup import Copy
from interview_desk.store.database import Database
from interview_desk.store.restore import Restored


class Known(NamedTuple):
    """A copy, and whether it is as it was made; None where it has no checksum, or cannot be read."""

    copy: Copy
    is_whole: bool | None


def of_the_day(desk: Desk) -> Path | None:
    """Make the copy of this day, where there is none yet, and let go of the old ones that are too many.

    By a connection of its own, so that it may be done on another thread than the one that works with the desk.

    Returns:
        Where it lies; None where none was called for: there is one, or nothing to copy.

    Raises:
        Refused: it could not be made. The search itself was not touched.
    """
    database = desk.database
    target = folder_of(database.path) / f"{stem_of(database.path)}-{desk.now():%Y-%m-%d}.db"
    if database.read_only or target.exists():
        return None
    with contextlib.closing(database.beside()) as reading:
        if not checks.has_history(reading.connection):
            return None
        made = backup.back_up(reading, target, replace=False, once=True)
    _thin(database)
    log.note("copied", why="day", bytes=made.stat().st_size)
    return made


def _thin(database: Database) -> None:
    try:
        backup.thin(database.path)
    except OSError as error:
        raise Refused(f"An old copy could not be deleted: {error.strerror}") from error


def before(desk: Desk, what: str) -> Path | None:
    """Make a copy before something that changes much: "import". None where there is nothing to copy.

    Raises:
        Refused: it could not be made; then the thing should not be done.
    """
    database = desk.database
    if not checks.has_history(database.connection):
        return None
    target = folder_of(database.path) / f"{stem_of(database.path)}-{desk.now():%Y-%m-%d-%H%M%S}-before-{what}.db"
    made = backup.back_up(database, target, replace=False)
    _thin(database)
    log.note("copied", why=what, bytes=made.stat().st_size)
    return made


def asked_for(desk: Desk, target: Path | None) -> Path:
    """Make a copy because the user asked for one; its path. These are never deleted by the desk.

    Raises:
        Refused: it could not be written.
    """
    name = f"{stem_of(desk.database.path)}-{desk.now():%Y-%m-%d-%H%M}.db"
    if target is None:
        target = folder_of(desk.database.path) / name
    elif target.exists() and target.resolve() == desk.database.path.resolve():
        raise Refused("A copy cannot take the place of the search itself; say another file")
    elif target.is_dir():
        target = target / name
    return backup.back_up(desk.database, target, replace=False)


def known(path: Path, *, verify: bool = True) -> list[Known]:
    """The copies of the database at a path, newest first.

    Args:
        path: the database.
        verify: read each of them whole and compare its checksum.
    """
    return [Known(one, _verdict(one.path) if verify else None) for one in backup.copies(path)]


def _verdict(path: Path) -> bool | None:
    try:
        return seal.is_whole(path)
    except OSError:
        return False


def put_back(path: Path, source: Path, *, anyway: bool = False) -> Restored:
    """Put a copy in place of the search; what was there is kept aside.

    Raises:
        Refused: the copy is not sound, or could not be put in place. Nothing was changed.
    """
    done = restore.restore(path, source, anyway=anyway)
    log.note("restored", sealed=done.sealed)
    return done


def accept(path: Path) -> Path:
    """Take the file as it is now for what was stored: the next opening compares with this. Its bytes are copied aside first.

    Returns:
        Where the bytes were copied to.

    Raises:
        Refused: they could not be copied.
    """
    kept = restore.keep_bytes(path)
    at_rest.note(path)
    log.note("accepted")
    return kept
