"""Restore of a backup: checked first, with the current file kept; the swap itself is a single rename."""

import contextlib
import os
import sqlite3
import time
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.errors import Busy, Damaged, Refused
from interview_desk.domain.problems import ChecksumMismatch
from interview_desk.store import mapping
from interview_desk.store.file import closing_checksum, permissions, sqlite_errors
from interview_desk.store.file.database import Database, migrate, open_database
from interview_desk.store.file.file_identity import check_tables, check_views, find_damage, read_header
from interview_desk.store.file.file_names import folder_of, journal_of, list_sidecars, names_like, resolve_link, stem_of
from interview_desk.store.file.permissions import flush
from interview_desk.store.safety import checksum
from interview_desk.store.safety.backup import back_up

_TRIES, _PAUSE = 20, 0.25
"""Number of tries, and seconds between them, to get exclusive access to the current file."""


class Restored(NamedTuple):
    """Result of a restore."""

    previous: Path | None
    """Path to which the replaced file was saved; None if there was none."""
    sealed: bool
    """True if the backup's checksum matched; otherwise only SQLite found the backup sound."""


def restore(path: Path, source: Path, *, anyway: bool = False) -> Restored:
    """Replace the database at a path with a backup; open windows switch to the new file on their own.

    Args:
        path: the database.
        source: the backup.
        anyway: accept a backup whose bytes do not match its seal, as long as SQLite can read it.

    Raises:
        Damaged: the backup is not sound. Nothing was changed.
        Busy: another program is writing. Nothing was changed.
        Refused: it is not one of our backups, or could not be put in place. Nothing was changed.
    """
    if path.is_symlink() and not path.exists():
        raise Refused(
            f"{path} links to a file that doesn’t exist. Say where the database should be. Nothing was changed"
        )
    path = resolve_link(path)
    if not os.path.lexists(source):
        raise Refused(f"There’s no file {source}. Nothing was changed")
    if path.exists() and source.resolve() == path.resolve():
        raise Refused(f"{source} is the database itself. Choose one of its backups. Nothing was changed")
    sealed = _is_sealed(source, anyway=anyway)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.restoring")
    try:
        _made_ready(source, temporary)
        previous = _put_in_place(temporary, path)
    except sqlite3.Error as error:
        raise _refusal(source, error) from error
    except OSError as error:
        raise Refused(f"Couldn’t restore {source}: {error.strerror or error}. Nothing was changed") from error
    finally:
        for file in (temporary, journal_of(temporary)):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
    closing_checksum.record_state(path)
    return Restored(previous, sealed)


def _refusal(source: Path, error: sqlite3.Error) -> Refused:
    if sqlite_errors.is_busy(error):
        return Busy("Another program is using the database. Try again in a moment. Nothing was changed")
    if sqlite_errors.is_damage(error) or sqlite_errors.name_of(error) == "SQLITE_ERROR":
        return Damaged(f"{source} is damaged ({error}). Choose another backup. Nothing was changed")
    return Refused(f"Couldn’t restore {source}: {error}. Nothing was changed")


def _is_sealed(source: Path, *, anyway: bool) -> bool:
    read_header(source)
    whole = checksum.is_whole(source)
    if whole is False and not anyway:
        raise Damaged(ChecksumMismatch(source))
    return whole is True


def _made_ready(source: Path, temporary: Path) -> None:
    """Copy the backup to a private file, upgrade it, and check it as strictly as possible."""
    temporary.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for file, to in ((source, temporary), (journal_of(source), journal_of(temporary))):
        to.unlink(missing_ok=True)
        if file == source or file.exists():
            permissions.copy_file(file, to)
    with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
        for setting in ("trusted_schema=off", "cell_size_check=on", "secure_delete=on", "journal_mode=delete"):
            connection.execute(f"PRAGMA {setting}")
        check_views(connection, source)
        damage = find_damage(connection, "integrity_check")
        if damage:
            raise Damaged(f"{source} is damaged ({damage[0][:60]}). Choose another backup. Nothing was changed")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < mapping.VERSION:
            migrate(connection)
        check_tables(connection, source)
        checksum.take_off(connection)
    flush(temporary)


def _put_in_place(temporary: Path, path: Path) -> Path | None:
    """Swap the files; return the path to which the current file was saved, or None if there was none."""
    if not os.path.lexists(path):
        _swap(temporary, path)
        return None
    stamp = time.strftime("%Y-%m-%d-%H%M%S")
    try:
        present = open_database(path, create=False)
    except Damaged:
        return _replace_the_damaged(temporary, path, stamp)
    assert present is not None
    try:
        backup_path = folder_of(path) / f"{stem_of(path)}-{stamp}-before-restore.db"
        return _replace_the_sound(present, temporary, backup_path)
    finally:
        present.connection.close()


def _replace_the_sound(present: Database, temporary: Path, backup_path: Path) -> Path:
    """Back up the current file, then swap while no other program can write, so that no write is lost."""
    if present.read_only:
        raise Refused(f"The database is read-only here ({present.path}). Nothing was changed")
    for _ in range(_TRIES):
        version = present.data_version()
        copy = back_up(present, backup_path, replace=False)
        try:
            present.connection.execute("BEGIN EXCLUSIVE")
            if present.data_version() == version:
                _swap(temporary, present.path)
                return copy
            present.connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if not sqlite_errors.is_busy(error):
                raise
            time.sleep(_PAUSE)
        copy.unlink(missing_ok=True)  # outdated: another program wrote meanwhile
    raise Busy("Another program is using the database. Try again in a moment. Nothing was changed")


def _replace_the_damaged(temporary: Path, path: Path, stamp: str) -> Path:
    """Save an unusable file and its journal byte by byte before the swap: some data may be recoverable."""
    if not path.is_file():
        raise Refused(f"{path} isn’t a regular file, so it can’t be replaced. Nothing was changed")
    saved = _save_bytes(path, stamp)
    for sidecar in list_sidecars(path):  # before the swap: SQLite would apply an old journal to the new file
        sidecar.unlink(missing_ok=True)
    flush(path.parent)
    _swap(temporary, path)
    return saved


def keep_bytes(path: Path) -> Path:
    """Copy a file byte by byte into the backup folder and return the path of the copy.

    Raises:
        Refused: the file could not be copied.
    """
    try:
        return _save_bytes(path, time.strftime("%Y-%m-%d-%H%M%S"))
    except OSError as error:
        raise Refused(f"Couldn’t keep a copy of the current file: {error.strerror}. Nothing was changed") from error


def _save_bytes(path: Path, stamp: str) -> Path:
    folder = folder_of(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    preferred = folder / f"{stem_of(path)}-{stamp}-damaged.db"
    target = next(candidate for candidate in names_like(preferred) if not os.path.lexists(candidate))
    for file in (path, *list_sidecars(path)):
        if file.exists():
            to = target.with_name(target.name + file.name.removeprefix(path.name))
            permissions.copy_file(file, to)
    flush(folder)
    return target


def _swap(temporary: Path, path: Path) -> None:
    closing_checksum.forget(path)  # the new file must not be compared with the old file's record
    temporary.replace(path)
    flush(path.parent)
