"""Problems as values: what went wrong, with its facts.

`str()` says what happened, in the same words everywhere. What to do about it differs: the command line names an option or a command,
a screen a key, or nothing, because it asks. Both add their words at the edge: `interview_desk.wording` and `ui.core.wording`.
A problem that reads the same everywhere is plain text.
"""

from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.text import joined


class WrongFormatOption(NamedTuple):
    """An option of an export does not go with its format."""

    option: str
    formats: tuple[str, ...]
    """Formats that take the option."""
    given: str

    def __str__(self) -> str:
        return f"“{self.option}” only works with {' or '.join(self.formats)}, not with {self.given}"


class MissingConfig(NamedTuple):
    """The config file that the user named does not exist."""

    path: Path

    def __str__(self) -> str:
        return f"There’s no config file at {self.path}"


class InvalidConfig(NamedTuple):
    """A config file says something that is not understood."""

    path: Path
    where: str
    """The line, such as "line 3"; empty if it is not about a line."""
    reason: str

    def __str__(self) -> str:
        return f"{self.path}{f', {self.where}' if self.where else ''}: {self.reason}"


class DatabaseNotCreated(NamedTuple):
    """The database could not be created."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"Can’t create the database: {self.reason}"


class UnusableDatabase(NamedTuple):
    """A database cannot be used, and nothing was changed."""

    reason: str
    """Sentence without its period."""
    path: Path
    backups: Path
    """Folder of its backups, if there are any."""

    def __str__(self) -> str:
        return f"{self.reason}. Nothing was changed. File: {self.path}. Backups, if there are any: {self.backups}"


class DatabaseDamaged(NamedTuple):
    """The database is damaged, and there is a backup."""

    damage: object
    backup: Path
    """The newest backup."""
    day: str
    """The day that it was made, as written in its name."""

    def __str__(self) -> str:
        return str(self.damage)


class ChecksumMismatch(NamedTuple):
    """A backup does not match its checksum."""

    path: Path

    def __str__(self) -> str:
        return f"{self.path} doesn’t match its checksum, so it’s damaged or was changed"


class ChangedWhileClosed(NamedTuple):
    """The bytes of the database changed while no one had it open."""

    def __str__(self) -> str:
        return "the file changed while interview-desk was closed"


class SyncedFolder(NamedTuple):
    """The database is in a folder that a service syncs."""

    service: str

    def __str__(self) -> str:
        return f"Your data is in a folder synced by {self.service}. Two computers writing at once can damage it"


class ConflictingVersions(NamedTuple):
    """A sync program left other versions of the database next to it."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"A sync program left a conflicting version next to your data: {joined(list(self.names[:3]))}"


class UnreadableRow(NamedTuple):
    """A row of the database cannot be read, or not in full."""

    table: str
    key: tuple[str, ...]
    """Values of its primary key; empty for the whole table."""
    reason: str
    """Reason, without any of the row's own text."""
    follows: bool = False
    """True if nothing is wrong with the row but that it belongs to another unreadable row."""

    def __str__(self) -> str:
        return f"{' '.join((self.table, *self.key))}: {self.reason}"


class RowNotReplaced(NamedTuple):
    """A change would write over a row that cannot be read."""

    table: str
    key: tuple[str, ...]

    def __str__(self) -> str:
        row = " ".join((self.table, *self.key))
        return f"Nothing was changed, because the row “{row}” can’t be read and would be lost. Restore a backup first"


class LeftOutRows(NamedTuple):
    """Rows that a read left out or could not read in full."""

    rows: tuple[UnreadableRow, ...]

    def __str__(self) -> str:
        missing = sum(not row.key for row in self.rows)
        unreadable = sum(bool(row.key) and not row.follows for row in self.rows)
        related = sum(row.follows for row in self.rows)
        parts = [f"{missing} table{'s are' if missing > 1 else ' is'} missing"] if missing else []
        if unreadable:
            parts.append(f"{unreadable} row{'s' if unreadable > 1 else ''} can’t be read")
        if related:
            parts.append(f"{related} related row{'s are' if related > 1 else ' is'} incomplete or left out")
        return joined(parts)


class DatabaseProblems(NamedTuple):
    """A check found problems in the database."""

    number: int
    backup: Path | None
    """Newest backup whose rows can all be read; None if there is none."""
    database: Path | None = None
    """The database, if it is not the default one."""

    def __str__(self) -> str:
        return f"{self.number} problem{'s' if self.number > 1 else ''} in the database"
