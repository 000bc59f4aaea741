"""Verified copies of the database: written aside, checked, sealed, and only then put in their place; thinned by age."""

import contextlib
import os
import re
import sqlite3
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from interview_desk.domain.errors import Refused
from interview_desk.domain.thinning import kept_days
from interview_desk.store import private, seal
from interview_desk.store.around import folder_of, names_like, stem_of
from interview_desk.store.recognition import INDEXES, is_of_index

BEFORE_KEPT = 10
"""Copies made before something that are kept, the newest of each kind: of imports, of restores, of updates."""
BEFORE_DAYS = 7
"""Days in which a copy made before a restore or an update stays: it may be the only one of what was there."""
UNFINISHED_SECONDS = 3600
"""Seconds after which a half copy belongs to nobody any more."""
_NAME = re.compile(
    r"-(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<clock>\d{4}|\d{6}))?(?:-(?P<before>before-[a-z-]+?))?(?:-\d+)?\.db"
)


class Source(Protocol):
    """Open database that a backup is made of."""

    path: Path
    connection: sqlite3.Connection


class Copy(NamedTuple):
    """A copy of the search in the folder beside it."""

    path: Path
    day: date
    """The day that it was made on."""
    clock: str
    """The time of day, as hours and minutes; empty for the copy of the day."""
    before: str
    """What it was made before: "before-import"; empty for others."""
    size: int
    order: tuple[date, str, int] = (date.min, "", 0)
    """What it is sorted by: its moment by its name, and among those of one moment when it was written."""

    @property
    def is_daily(self) -> bool:
        """Whether it was made without being asked, as the copy of its day."""
        return not self.clock and not self.before


def back_up(database: Source, target: Path, *, replace: bool, once: bool = False) -> Path:
    """Write a sealed copy of the open database to a file of mode 0600 and verify it.

    Args:
        database: what to copy.
        target: where to; its folder is made with mode 0700 where it is missing.
        replace: put the copy in place of an older file; else that one stays and the copy gets a number.
        once: where another window has made the same copy meanwhile, that one will do.

    Returns:
        The path of the copy.

    Raises:
        Refused: it could not be written, or the copy is not sound. No half copy is left.
    """
    aside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        _folder_made(target.parent, ours=target.parent == folder_of(database.path))
        os.close(private.made(aside))
        _verify(aside, _copied(database.connection, aside))
        seal.put_on(aside)
        final = target if once and os.path.lexists(target) else _named(aside, target, replace=replace)
        private.flush(final.parent)
    except (OSError, sqlite3.Error) as error:
        raise Refused(
            f"The copy could not be written to {target}: {getattr(error, 'strerror', None) or error}"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return final


def _folder_made(folder: Path, *, ours: bool) -> None:
    """Make the folder of a copy; our own is for nobody else, also where somebody has opened it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if ours and folder.stat().st_mode & 0o077:
        with contextlib.suppress(OSError):
            folder.chmod(0o700)


def _named(aside: Path, target: Path, *, replace: bool) -> Path:
    """Give a finished copy its name, or the next free one like it."""
    if replace:
        aside.replace(target)
        return target
    for candidate in names_like(target):
        try:
            private.put_in_place(aside, candidate)
        except FileExistsError:
            continue
        return candidate
    raise AssertionError


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table of facts and history."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seal'"
        )
        if row[0] not in INDEXES and not is_of_index(row[0])
    ]
    return {table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in sorted(tables)}  # noqa: S608 - names come from the schema


def _copied(original: sqlite3.Connection, aside: Path) -> dict[str, int]:
    """Copy the database page by page, as it is at one moment; the rows that the copy has to have."""
    original.execute("BEGIN")  # so that what is counted is what is copied, whoever wants to write meanwhile
    try:
        rows = counts(original)
        with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as copy:
            original.backup(copy)
    finally:
        original.execute("ROLLBACK")
    return rows


def _verify(copy: Path, rows: dict[str, int]) -> None:
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok" or counts(connection) != rows:
            raise Refused(f"The copy is not sound ({verdict}) and was thrown away; the search itself was not touched")


def copies(path: Path) -> list[Copy]:
    """The copies of a database that lie in the folder beside it, newest first."""
    found = []
    folder = folder_of(path)
    with contextlib.suppress(OSError):
        for one in folder.iterdir():
            copy = _copy(path, one)
            if copy is not None:
                found.append(copy)
    return sorted(found, key=lambda one: one.order, reverse=True)


def _copy(path: Path, file: Path) -> Copy | None:
    """What a file's name says of it; None for a file that is no copy of this database."""
    stem = stem_of(path)
    named = _NAME.fullmatch(file.name[len(stem) :]) if file.name.startswith(stem) else None
    if named is None or not file.is_file():
        return None
    try:
        day = date.fromisoformat(named["day"])
        clock, status = named["clock"] or "", file.stat()
        return Copy(file, day, clock[:4], named["before"] or "", status.st_size, (day, clock, status.st_mtime_ns))
    except (ValueError, OSError):
        return None


def thin(path: Path) -> list[Path]:
    """Delete the copies that are too many; which. Copies that somebody asked for are theirs, and stay.

    Raises:
        OSError: one could not be deleted.
    """
    known = copies(path)
    daily = [one for one in known if one.is_daily]
    kept = kept_days(one.day for one in daily)
    gone = [one.path for one in daily if one.day not in kept]
    gone += [one.path for one in _too_many(known)]
    for one in [*gone, *_unfinished(path)]:
        one.unlink(missing_ok=True)
    return gone


def _too_many(known: list[Copy]) -> list[Copy]:
    """Copies made before something, of each kind the ones after the newest few."""
    young = date.today() - timedelta(days=BEFORE_DAYS)
    found = []
    for kind in {one.before for one in known if one.before}:
        older = [one for one in known if one.before == kind][BEFORE_KEPT:]
        found += [one for one in older if kind == "before-import" or one.day < young]
    return found


def _unfinished(path: Path) -> list[Path]:
    """What copies that were cut short have left, some time ago."""
    before = time.time() - UNFINISHED_SECONDS
    return [one for one in unfinished(path) if one.stat().st_mtime < before]


def unfinished(path: Path) -> list[Path]:
    """The half copies of a database, be they under way or cut short."""
    name = re.compile(rf"\.{re.escape(stem_of(path))}-\d{{4}}-.*\.part(?:-journal)?")
    try:
        return sorted(one for one in folder_of(path).iterdir() if name.fullmatch(one.name))
    except OSError:
        return []
