"""Backups of the database: daily, before risky changes, and on request; and restoring them."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.services import log
from interview_desk.services.session import Desk
from interview_desk.store.file import closing_checksum
from interview_desk.store.file.database import Database
from interview_desk.store.file.file_names import folder_of, stem_of
from interview_desk.store.safety import backup, checks, checksum, restore
from interview_desk.store.safety.backup import Backup
from interview_desk.store.safety.restore import Restored


class BackupStatus(NamedTuple):
    """Backup, and whether its checksum matches.

    False also if it cannot be read; None if it has no checksum or was not verified.
    """

    copy: Backup
    is_whole: bool | None
    has_unreadable_rows: bool = False
    """True if some of its rows cannot be read; False also if nobody looked."""


def back_up_daily(desk: Desk) -> Path | None:
    """Make today's backup if there is none yet, and delete old backups beyond the limits.

    Uses a separate connection, so that it can run on a thread other than the desk's.

    Returns:
        Path of the backup; None if none was needed: it exists already, there is nothing to back up, or the
        database is read-only.

    Raises:
        Refused: the backup could not be made, or an old backup could not be deleted. The database itself was
            not touched.
    """
    database = desk.database
    target = folder_of(database.path) / f"{stem_of(database.path)}-{desk.now():%Y-%m-%d}.db"
    if database.read_only or target.exists():
        return None
    with contextlib.closing(database.open_reader()) as reading:
        if not checks.has_history(reading.connection):
            return None
        backup_path = backup.back_up(reading, target, replace=False, once=True)
    _thin(database)
    log.record_event("copied", why="day", bytes=backup_path.stat().st_size)
    return backup_path


def _thin(database: Database) -> None:
    try:
        backup.thin(database.path)
    except OSError as error:
        raise Refused(f"An old copy could not be deleted: {error.strerror}") from error


def back_up_before(desk: Desk, what: str) -> Path | None:
    """Make a backup before a large change such as "import"; return None if there is nothing to back up.

    Raises:
        Refused: the backup could not be made; the change should then not be made either.
    """
    database = desk.database
    if not checks.has_history(database.connection):
        return None
    target = folder_of(database.path) / f"{stem_of(database.path)}-{desk.now():%Y-%m-%d-%H%M%S}-before-{what}.db"
    backup_path = backup.back_up(database, target, replace=False)
    _thin(database)
    log.record_event("copied", why=what, bytes=backup_path.stat().st_size)
    return backup_path


def back_up_on_request(desk: Desk, target: Path | None) -> Path:
    """Make a backup at the user's request and return its path; the desk never deletes these.

    Raises:
        Refused: the backup could not be written.
    """
    name = f"{stem_of(desk.database.path)}-{desk.now():%Y-%m-%d-%H%M}.db"
    if target is None:
        target = folder_of(desk.database.path) / name
    elif target.exists() and target.resolve() == desk.database.path.resolve():
        raise Refused("A copy cannot take the place of the search itself; say another file")
    elif target.is_dir():
        target = target / name
    return backup.back_up(desk.database, target, replace=False)


def list_backups(path: Path, *, verify: bool = True, check_rows: bool = False) -> list[BackupStatus]:
    """List the backups of the database at a path, newest first.

    Args:
        path: the database.
        verify: read each backup completely and compare its checksum.
        check_rows: also look for rows that cannot be read.
    """
    return [
        BackupStatus(
            entry,
            _verdict(entry.path) if verify else None,
            check_rows and not checks.has_readable_rows(entry.path),
        )
        for entry in backup.list_backups(path)
    ]


def find_readable_backup(path: Path) -> Path | None:
    """Return the newest backup that matches its checksum and whose rows can all be read; None if there is none."""
    for entry in backup.list_backups(path):
        if _verdict(entry.path) is not False and checks.has_readable_rows(entry.path):
            return entry.path
    return None


def _verdict(path: Path) -> bool | None:
    try:
        return checksum.is_whole(path)
    except OSError:
        return False


def restore_backup(path: Path, source: Path, *, anyway: bool = False) -> Restored:
    """Restore a backup over the database; the current data is saved first.

    Raises:
        Refused: the backup is not sound, or could not be restored. Nothing was changed.
    """
    done = restore.restore(path, source, anyway=anyway)
    log.record_event("restored", sealed=done.sealed)
    return done


def accept(path: Path) -> Path:
    """Accept the file as it is now: the next opening compares with this. Its bytes are copied first.

    Returns:
        Path of the copied bytes.

    Raises:
        Refused: the bytes could not be copied.
    """
    saved_path = restore.keep_bytes(path)
    closing_checksum.record_state(path)
    log.record_event("accepted")
    return saved_path
