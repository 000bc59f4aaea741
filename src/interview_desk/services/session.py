"""Open desk: the file, the settings, and the clock, wired together."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from interview_desk.domain.errors import Damaged, Refused, WriteConflict
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.services.settings import settings as config
from interview_desk.services.settings.settings import Settings
from interview_desk.store import read
from interview_desk.store.file.connection import Connection
from interview_desk.store.file.database import Database, open_database
from interview_desk.store.file.presence import Presence
from interview_desk.store.tolerant import hide_unreadable_rows

if TYPE_CHECKING:
    from interview_desk.domain.problems import UnreadableRow
    from interview_desk.proofreading.checker import Checker
    from interview_desk.store.write import Change, Writer

Clock = Callable[[], datetime]
Result = TypeVar("Result")
Given = ParamSpec("Given")
TRIES = 5
"""Number of tries for a unit of work when another program writes during it."""


def wall_clock() -> datetime:
    """Return the current time as an aware datetime in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return a new ID: twelve characters, unique enough for a lifetime of job searches."""
    return os.urandom(6).hex()


class Desk:
    """Open database with its settings and clock.

    Args:
        database: the open file.
        settings: the settings from the config.
        clock: source of the current time; tests and the demo pass their own.
        patience: seconds that a write waits for another program to release the file.
    """

    def __init__(
        self, database: Database, settings: Settings, clock: Clock = wall_clock, patience: float = 5.0
    ) -> None:
        self.database = database
        self.settings = settings
        self._clock = clock
        self._patience = patience
        self.presence: Presence | None = None
        """Presence of this window among others on the same file; None for a desk without a window."""
        self._writer: Writer | None = None
        self._checker: Checker | None = None

    @property
    def connection(self) -> Connection:
        """Open connection, for reading."""
        return self.database.connection

    @property
    def unreadable_rows(self) -> "tuple[UnreadableRow, ...]":
        """Rows that reads leave out or cannot read in full, as far as anything was read."""
        unreadable = self.database.connection.unreadable
        return unreadable.problems if unreadable is not None else ()

    def find_unreadable_rows(self) -> "tuple[UnreadableRow, ...]":
        """Check every row, whether or not another program may have written, and return those that cannot be read."""
        hide_unreadable_rows(self.connection)
        return self.unreadable_rows

    def now(self) -> datetime:
        """Return the current time in the user's zone, to the second."""
        return self._clock().astimezone(self.settings.zone).replace(microsecond=0)

    def context(self, at: datetime | None = None) -> Context:
        """Return the context for planning: the moment, the zone, the working days, and the policies."""
        return self.settings.context(at or self.now())

    @property
    def checker(self) -> "Checker":
        """Spelling and grammar checker; its process starts with the first text."""
        if self._checker is None:
            from interview_desk.proofreading.checker import Checker  # noqa: PLC0415 - only a note needs it

            self._checker = Checker()
        return self._checker

    @property
    def writer(self) -> "Writer":
        """Writer for the database; it loads SQLModel on first use."""
        if self._writer is None:
            from interview_desk.store.write import Writer  # noqa: PLC0415 - a desk that only reads does without

            self._writer = Writer(self.database, self._patience)
        return self._writer

    def write(self, label: str, do: "Callable[[Change], Result]", topic: str = "") -> Result:
        """Write changes as one transaction and one history entry.

        Args:
            label: label of the history entry.
            do: function that puts and deletes entities.
            topic: consecutive changes with the same topic become one entry (typing).

        Raises:
            Refused: the changes could not be written; nothing was changed.
        """
        with self.writer.change(label, self.now(), topic) as change:
            return do(change)

    def begin_unit_of_work(self) -> None:
        """Begin a unit of work: raise a write conflict (`Overtaken`) if another program writes before it does."""
        self.database.begin_unit_of_work()

    def end_unit_of_work(self) -> None:
        """End the unit of work: later writes are not checked for write conflicts."""
        self.database.version_at_begin = None

    def run_with_retry(
        self, use: "Callable[Concatenate[Desk, Given], Result]", *arguments: "Given.args", **kwargs: "Given.kwargs"
    ) -> Result:
        """Run a unit of work, retrying with the new data after a write conflict.

        Raises:
            Overtaken: every try met a write conflict. Nothing was changed.
            Refused: the work could not be done.
        """
        try:
            for remaining in reversed(range(TRIES)):
                self.begin_unit_of_work()
                try:
                    return use(self, *arguments, **kwargs)
                except WriteConflict:
                    if not remaining:
                        raise
        finally:
            self.end_unit_of_work()
        raise AssertionError

    def scratch(self, place: str) -> str:
        """Return text that every window remembers of a place, such as a question asked once; empty if there is none."""
        return read.read_scratch(self.connection, place)

    def keep_scratch(self, place: str, text: str) -> None:
        """Save text that every window remembers (pass an empty text to forget it), without a history entry.

        Raises:
            Refused: the text could not be written.
        """
        if not self.database.read_only:  # a read-only file cannot save it; the user learned that when it was opened
            self.writer.keep_scratch(place, text, self.now())

    def draft(self, place: str) -> str:
        """Return text being typed somewhere and not submitted yet, in this window; empty if there is none.

        If there is none, the newest text of a window that is gone is adopted. The text of an open window is its own.

        Raises:
            Refused: the adopted text could not be written.
        """
        drafts = dict(read.read_drafts(self.connection, place))
        own = self._draft_place(place)
        if own in drafts or self.presence is None:
            return drafts.get(own, "")
        alive = self.presence.list_alive()
        for orphan, text in drafts.items():
            if orphan.rpartition(read.WINDOW)[2] not in alive:
                if not self.database.read_only and not self.writer.move_scratch(orphan, own, text):
                    continue  # another window was faster
                return text
        return ""

    def keep_draft(self, place: str, text: str) -> None:
        """Save text being typed in this window until it is submitted (pass an empty text then).

        Raises:
            Refused: the text could not be written.
        """
        self.keep_scratch(self._draft_place(place), text)

    def _draft_place(self, place: str) -> str:
        return f"{place}{read.WINDOW}{self.presence.token}" if self.presence is not None else place

    def dossier(self, application: str) -> Dossier:
        """Return an application with everything that belongs to it, including the texts of its notes.

        Raises:
            Refused: the application does not exist (any longer).
        """
        dossiers = read.read_dossiers(self.connection, [application], bodies=True)
        if not dossiers:
            raise Refused("This application is not there any more")
        return dossiers[0]

    def meeting(self, application: str, interview: str) -> tuple[Dossier, Interview]:
        """Return an interview with its application.

        Raises:
            Refused: the application or the interview no longer exists.
        """
        dossier = self.dossier(application)
        match = dossier.interview(interview)
        if match is None:
            raise Refused("This interview is not there any more")
        return dossier, match

    def close(self) -> None:
        """Close the file and the checker."""
        if self._checker is not None:
            self._checker.close()
        self.database.close()


def open_desk(
    database: Path | None,
    config_path: Path | None,
    *,
    clock: Clock = wall_clock,
    check: bool = True,
    patience: float = 5.0,
    at_once: bool = False,
) -> Desk:
    """Open the database, creating it if it does not exist yet.

    Args:
        database: the file; None for the default.
        config_path: the config; None for the default.
        clock: source of the current time.
        check: check the whole file first.
        patience: seconds that a write waits for another program to release the file.
        at_once: skip the check of a large file, which takes long; the caller runs it later.

    Raises:
        Refused: the config or the database is not usable; nothing was changed.
    """
    os.umask(0o077)
    settings = config.load(config_path)
    path = config.resolve_database(database)
    try:
        opened = open_database(path, check=check, at_once=at_once)
    except Damaged as damage:
        raise _add_restore_hint(damage, path) from damage
    assert opened is not None
    return Desk(opened, settings, clock, patience)


def _add_restore_hint(damage: Damaged, path: Path) -> Damaged:
    """Add to the error how to restore the newest backup, if there is any."""
    from interview_desk.domain.problems import DatabaseDamaged  # noqa: PLC0415 - only after something went wrong
    from interview_desk.store.safety.backup import list_backups  # noqa: PLC0415 - see above

    newest = next(iter(list_backups(path)), None)
    if newest is None:
        return damage
    return Damaged(DatabaseDamaged(damage.problem, newest.path, str(newest.day)), readable=damage.readable)


def open_for_reading(
    database: Path | None, config_path: Path | None, *, clock: Clock = wall_clock, check: bool = False
) -> Desk | Settings:
    """Open the database for reading only; if there is none, return just the settings and create nothing.

    Raises:
        Refused: the config or the database is not usable.
    """
    os.umask(0o077)
    settings = config.load(config_path)
    path = config.resolve_database(database)
    try:
        opened = open_database(path, create=False, check=check)
    except Damaged as damage:
        raise _add_restore_hint(damage, path) from damage
    return Desk(opened, settings, clock) if opened is not None else settings
