"""Connection to the database that knows which rows cannot be read."""

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_desk.store.unreadable import Unreadable


class Connection(sqlite3.Connection):
    """Connection to one of our database files.

    `store.tolerant` maintains its attributes.
    """

    unreadable: "Unreadable | None" = None
    """The rows that are left out, as of the last check; None if all can be read, as far as anybody looked."""
    is_unchecked = False
    """True if another program may have written since the rows were checked: the next read checks them first."""
    checked_version: int | None = None
    """`data_version` of the file when all its rows were known to be checked; None if they never were."""
    is_small = True
    """True if the file is small enough for its rows to be checked before a read."""

    def get_data_version(self) -> int:
        """Return a number that changes whenever another program has changed the file."""
        return int(self.execute("PRAGMA data_version").fetchone()[0])

    def expect_changes(self) -> None:
        """Have the next read check the rows, if another program wrote since they were checked."""
        if self.checked_version is not None and self.checked_version == self.get_data_version():
            return
        if self.is_small or self.unreadable is not None:
            self.is_unchecked = True
