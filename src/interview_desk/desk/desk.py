"""An open desk: the file, the settings and the clock, wired together."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from interview_desk.desk import settings as config
from interview_desk.desk.settings import Settings
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.errors import Damaged, Overtaken, Refused
from interview_desk.domain.interview import Interview
from interview_desk.domain.plan.item import Context
from interview_desk.store import read
from interview_desk.store.database import Connection, Database, open_database

if TYPE_CHECKING:
    from interview_desk.proofreading.checker import Checker
    from interview_desk.store.write import Change, Writer

Clock = Callable[[], datetime]
Result = TypeVar("Result")
Given = ParamSpec("Given")
TRIES = 5
"""Times that a use is begun where another program writes in the middle of it."""


def wall_clock() -> datetime:
    """Now, as an aware instant."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id for something new: twelve characters, unique enough for a lifetime of searches."""
    return os.urandom(6).hex()


class Desk:
    """An open search.

    Args:
        database: the open file.
        settings: what the config says.
        clock: what time it is; a test or a demo brings its own.
        patience: how many seconds a write waits for another program to let go of the file.
    """

    def __init__(
        self, database: Database, settings: Settings, clock: Clock = wall_clock, patience: float = 5.0
    ) -> None:
        self.database = database
        self.settings = settings
        self._clock = clock
        self._patience = patience
        self._writer: Writer | None = None
        self._checker: Checker | None = None

    @property
    def connection(self) -> Connection:
        """The open file, for reading."""
        return self.database.connection

    def now(self) -> datetime:
        """The moment, in the user's zone, to the second."""
        return self._clock().astimezone(self.settings.zone).replace(microsecond=0)

    def context(self, at: datetime | None = None) -> Context:
        """What the plan is for: the moment, the zone, the working days, the policies."""
        return self.settings.context(at or self.now())

    @property
    def checker(self) -> "Checker":
        """Who checks spelling and grammar; its process begins with the first text."""
        if self._checker is None:
            from interview_desk.proofreading.checker import Checker  # noqa: PLC0415 - only a note needs it

            self._checker = Checker()
        return self._checker

    @property
    def writer(self) -> "Writer":
        """The way to write; loads SQLModel when it is first asked for."""
        if self._writer is None:
            from interview_desk.store.write import Writer  # noqa: PLC0415 - a desk that only reads does without

            self._writer = Writer(self.database, self._patience)
        return self._writer

    def write(self, label: str, do: "Callable[[Change], Result]", topic: str = "") -> Result:
        """Do something as one transaction and one entry of the history.

        Args:
            label: what it is, as the history tells it.
            do: what to put and delete.
            topic: changes of one topic in a row are one entry (typing).

        Raises:
            Refused: it could not be written; nothing was changed.
        """
        with self.writer.change(label, self.now(), topic) as change:
            return do(change)

    def begin_use(self) -> None:
        """What is read from now on is read to be written: a write is refused where another program was faster (`Overtaken`)."""
        self.database.begin_use()

    def end_use(self) -> None:
        """What is written from now on was not read for it."""
        self.database.seen = None

    def steadily(
        self, use: "Callable[Concatenate[Desk, Given], Result]", *arguments: "Given.args", **named: "Given.kwargs"
    ) -> Result:
        """Use the desk; where another program was faster, once more, with what it wrote.

        Raises:
            Overtaken: it was faster each time. Nothing was changed.
            Refused: it could not be done.
        """
        try:
            for left in reversed(range(TRIES)):
                self.begin_use()
                try:
                    return use(self, *arguments, **named)
                except Overtaken:
                    if not left:
                        raise
        finally:
            self.end_use()
        raise AssertionError

    def scratch(self, place: str) -> str:
        """What was being typed somewhere and was not taken yet; empty where there is nothing."""
        return read.read_scratch(self.connection, place)

    def keep_scratch(self, place: str, text: str) -> None:
        """Keep what is being typed somewhere until it is taken (then with an empty text); no entry of the history.

        Raises:
            Refused: it could not be written.
        """
        if not self.database.read_only:  # nothing can be kept there, which was said when it was opened
            self.writer.keep_scratch(place, text, self.now())

    def dossier(self, application: str) -> Dossier:
        """One application with everything of its own, the texts of its notes included.

        Raises:
            Refused: there is no such application (any more).
        """
        found = read.read_dossiers(self.connection, [application], bodies=True)
        if not found:
            raise Refused("This application is not there any more")
        return found[0]

    def meeting(self, application: str, interview: str) -> tuple[Dossier, Interview]:
        """One interview, with its application.

        Raises:
            Refused: the application or the interview is not there any more.
        """
        dossier = self.dossier(application)
        found = dossier.interview(interview)
        if found is None:
            raise Refused("This interview is not there any more")
        return dossier, found

    def close(self) -> None:
        """Let go of the file, and end what runs beside."""
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
    """Open the search, and make it where it does not exist yet.

    Args:
        database: the file; else the usual one.
        config_path: the config; else the usual one.
        clock: what time it is.
        check: look through the whole file first.
        patience: how many seconds a write waits for another program to let go of the file.
        at_once: leave out what takes long with a large file: whoever opens it looks through it later.

    Raises:
        Refused: the config or the database is not usable; nothing was changed.
    """
    os.umask(0o077)
    settings = config.load(config_path)
    path = config.database_at(database)
    try:
        opened = open_database(path, check=check, at_once=at_once)
    except Damaged as damage:
        raise _with_the_way_back(damage, path) from damage
    assert opened is not None
    return Desk(opened, settings, clock, patience)


def _with_the_way_back(damage: Damaged, path: Path) -> Damaged:
    """What is damaged, and how the newest copy is put back."""
    from interview_desk.store.backup import copies  # noqa: PLC0415 - only after something went wrong

    newest = next(iter(copies(path)), None)
    if newest is None:
        return damage
    told = f"{damage}. The newest copy is of {newest.day}; put it back with: interview-desk restore {newest.path}"
    return Damaged(told, readable=damage.readable)


def open_for_reading(
    database: Path | None, config_path: Path | None, *, clock: Clock = wall_clock, check: bool = False
) -> Desk | Settings:
    """Open the search only to read it; where there is none, only the settings are the answer, and none is made.

    Raises:
        Refused: the config or the database is not usable.
    """
    os.umask(0o077)
    settings = config.load(config_path)
    path = config.database_at(database)
    try:
        opened = open_database(path, create=False, check=check)
    except Damaged as damage:
        raise _with_the_way_back(damage, path) from damage
    return Desk(opened, settings, clock) if opened is not None else settings
