"""Verified backups: written to a temporary file, checked, sealed, moved into place, and thinned by age."""

import contextlib
import os
import re
import sqlite3
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from interview_desk.domain.backup_schedule import select_days_to_keep
from interview_desk.domain.errors import Refused
from interview_desk.store.file import permissions
from interview_desk.store.file.connection import Connection
from interview_desk.store.file.file_identity import INDEXES, find_damage, is_of_index
from interview_desk.store.file.file_names import folder_of, names_like, stem_of
from interview_desk.store.safety import checksum

BEFORE_KEPT = 10
"""Number of newest backups kept of each kind made before an import, a restore, or an update."""
BEFORE_DAYS = 7
"""Days that a backup made before a restore or an update stays; it may be the only one of that data."""
UNFINISHED_SECONDS = 3600
"""Age in seconds after which a partial backup counts as abandoned."""
_NAME = re.compile(
    r"-(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<clock>\d{4}|\d{6}))?(?:-(?P<before>before-[a-z-]+?))?(?:-\d+)?\.db"
)


class Source(Protocol):
    """Open database that a backup is made of."""

    path: Path
    connection: Connection


class Backup(NamedTuple):
    """Backup in the folder next to the database."""

    path: Path
    day: date
    """Day on which it was made."""
    clock: str
    """Time of day, as hours and minutes (HHMM); empty for the daily backup."""
    before: str
    """Operation that it was made before, such as "before-import"; empty for others."""
    size: int
    order: tuple[date, str, int] = (date.min, "", 0)
    """Sort key: the moment in its name, then the time at which it was written."""

    @property
    def is_daily(self) -> bool:
        """Return True if it was made automatically, as the backup of its day."""
        return not self.clock and not self.before


def back_up(database: Source, target: Path, *, replace: bool, once: bool = False) -> Path:
    """Write a sealed backup of the open database to a file of mode 0600 and verify it.

    Args:
        database: the database to back up.
        target: path of the backup; a missing folder is created with mode 0700.
        replace: replace an older file; otherwise that file stays and the backup gets a number.
        once: accept a file already there, because another window made the same backup meanwhile.

    Returns:
        The path of the backup.

    Raises:
        Refused: the backup could not be written or is not sound. No partial backup is left behind.
    """
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        _folder_made(target.parent, ours=target.parent == folder_of(database.path))
        os.close(permissions.create_file(temporary))
        _verify(temporary, _copied(database.connection, temporary))
        checksum.put_on(temporary)
        final = target if once and os.path.lexists(target) else _move_into_place(temporary, target, replace=replace)
        permissions.flush(final.parent)
    except (OSError, sqlite3.Error) as error:
        raise Refused(
            f"The copy could not be written to {target}: {getattr(error, 'strerror', None) or error}"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return final


def _folder_made(folder: Path, *, ours: bool) -> None:
    """Create the folder of a backup; make our own folder private, even if somebody opened it up."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if ours and folder.stat().st_mode & 0o077:
        with contextlib.suppress(OSError):
            folder.chmod(0o700)


def _move_into_place(temporary: Path, target: Path, *, replace: bool) -> Path:
    """Move a finished backup to its name, or to the next free name like it."""
    if replace:
        temporary.replace(target)
        return target
    for candidate in names_like(target):
        try:
            permissions.put_in_place(temporary, candidate)
        except FileExistsError:
            continue
        return candidate
    raise AssertionError


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the rows of every table of facts and history."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seal'"
        )
        if row[0] not in INDEXES and not is_of_index(row[0])
    ]
    return {
        table: int(connection.execute(f'SELECT count(*) FROM main."{table}"').fetchone()[0])  # noqa: S608 - names come from the schema
        for table in sorted(tables)
    }


def _copied(original: sqlite3.Connection, temporary: Path) -> dict[str, int]:
    """Copy the database page by page from one snapshot; return the row counts that the copy must have."""
    original.execute("BEGIN")  # so that the counts match the copy, even if another program wants to write
    try:
        rows = counts(original)
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            original.backup(copy)
    finally:
        original.execute("ROLLBACK")
    return rows


def _verify(copy: Path, rows: dict[str, int]) -> None:
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        damage = find_damage(connection, "integrity_check")
        if damage or counts(connection) != rows:
            reason = damage[0] if damage else "rows are missing"
            raise Refused(f"The copy is not sound ({reason}) and was thrown away; the search itself was not touched")


def list_backups(path: Path) -> list[Backup]:
    """List the backups in the folder next to a database, newest first."""
    backups = []
    folder = folder_of(path)
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            copy = _parse_backup(path, file)
            if copy is not None:
                backups.append(copy)
    return sorted(backups, key=lambda file: file.order, reverse=True)


def _parse_backup(path: Path, file: Path) -> Backup | None:
    """Parse a backup's file name; return None if the file is no backup of this database."""
    stem = stem_of(path)
    match = _NAME.fullmatch(file.name[len(stem) :]) if file.name.startswith(stem) else None
    if match is None or not file.is_file():
        return None
    try:
        day = date.fromisoformat(match["day"])
        clock, status = match["clock"] or "", file.stat()
        return Backup(file, day, clock[:4], match["before"] or "", status.st_size, (day, clock, status.st_mtime_ns))
    except (ValueError, OSError):
        return None


def thin(path: Path) -> list[Path]:
    """Delete surplus backups and return their paths.

    Stale partial backups are deleted too. Backups made on request belong to the user and stay.

    Raises:
        OSError: a file could not be deleted.
    """
    backups = list_backups(path)
    daily = [backup for backup in backups if backup.is_daily]
    days_to_keep = select_days_to_keep(backup.day for backup in daily)
    deleted = [backup.path for backup in daily if backup.day not in days_to_keep]
    deleted += [backup.path for backup in _too_many(backups)]
    for file in [*deleted, *_unfinished(path)]:
        file.unlink(missing_ok=True)
    return deleted


def _too_many(backups: list[Backup]) -> list[Backup]:
    """Return the surplus backups made before an operation: of each kind, those after the newest few."""
    young = date.today() - timedelta(days=BEFORE_DAYS)
    surplus = []
    for kind in {backup.before for backup in backups if backup.before}:
        older = [backup for backup in backups if backup.before == kind][BEFORE_KEPT:]
        surplus += [backup for backup in older if kind == "before-import" or backup.day < young]
    return surplus


def _unfinished(path: Path) -> list[Path]:
    """List the partial backups that were interrupted some time ago."""
    before = time.time() - UNFINISHED_SECONDS
    return [file for file in list_partial_backups(path) if file.stat().st_mtime < before]


def list_partial_backups(path: Path) -> list[Path]:
    """List the partial backups of a database, in progress or interrupted."""
    name = re.compile(rf"\.{re.escape(stem_of(path))}-\d{{4}}-.*\.part(?:-journal)?")
    try:
        return sorted(file for file in folder_of(path).iterdir() if name.fullmatch(file.name))
    except OSError:
        return []
