"""Messages for SQLite errors: what happened, and what to do about it."""

import sqlite3

from interview_desk.domain.errors import Busy, Damaged, NotSaved, Refused


def fault_of(error: BaseException) -> sqlite3.Error | None:
    """Return the SQLite error behind an error, even if SQLAlchemy wrapped it; None if there is none."""
    own = getattr(error, "orig", error)
    return own if isinstance(own, sqlite3.Error) else None


def name_of(fault: sqlite3.Error) -> str:
    """Return SQLite's name of an error, such as SQLITE_FULL; empty if it has none."""
    return str(getattr(fault, "sqlite_errorname", None) or "")


def is_busy(fault: sqlite3.Error) -> bool:
    """Return True if another program holds the file at this moment."""
    return name_of(fault).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def is_damage(fault: sqlite3.Error) -> bool:
    """Return True if the file itself is damaged or not a database."""
    return name_of(fault).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def explain_write_error(fault: sqlite3.Error) -> Refused:
    """Convert a failed write to the error shown to the user; nothing was written to the file."""
    name = name_of(fault)
    if is_busy(fault):
        return Busy("Not saved yet: another program is using the database. Retrying")
    if name.startswith("SQLITE_FULL"):
        return NotSaved("Not saved: the disk is full. Free some space and try again. Nothing was lost")
    if name == "SQLITE_READONLY_DBMOVED":
        return NotSaved("Not saved: the database file is gone. Put it back, or restart interview-desk")
    if name.startswith("SQLITE_READONLY"):
        return NotSaved("Not saved: the database is read-only")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return NotSaved("Not saved: the disk refused it (full, over quota, read-only, failing, or removed?)")
    if name.startswith("SQLITE_CONSTRAINT_FOREIGNKEY"):
        return Refused("Not done: something else still depends on it")
    if is_damage(fault):
        return Damaged(
            f"Not saved: the database is damaged ({fault}). Quit and reopen interview-desk to restore a backup"
        )
    return NotSaved(f"Not saved: {fault}. Nothing was changed")


def explain_read_error(fault: sqlite3.Error) -> Refused:
    """Convert a failed read to the error shown to the user."""
    if is_busy(fault):
        return Busy("Another program is using the database. Try again in a moment")
    if is_damage(fault):
        return Damaged(
            f"The database is damaged ({fault}). Nothing was changed. There are backups in the folder “backups” next to it"
        )
    return Refused(f"Can’t read the database: {fault}. Nothing was changed")
