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
        return Busy("Not saved yet: another program holds the database; it is tried again")
    if name.startswith("SQLITE_FULL"):
        return NotSaved("Not saved: the disk is full. Make room and try again; nothing was lost")
    if name == "SQLITE_READONLY_DBMOVED":
        return NotSaved("Not saved: the database is not at its place any more; put it back, or open the desk anew")
    if name.startswith("SQLITE_READONLY"):
        return NotSaved("Not saved: the database can only be read")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return NotSaved("Not saved: the disk refused it (full, over a quota, only to be read, failing, or taken out?)")
    if name.startswith("SQLITE_CONSTRAINT_FOREIGNKEY"):
        return Refused("Not done: something else in the search still refers to it")
    if is_damage(fault):
        return Damaged(
            f"Not saved: the database is damaged ({fault}). Quit, and open the desk anew: it knows the way back"
        )
    return NotSaved(f"Not saved: {fault}. Nothing was changed")


def explain_read_error(fault: sqlite3.Error) -> Refused:
    """Convert a failed read to the error shown to the user."""
    if is_busy(fault):
        return Busy("Another program holds the database; try again in a moment")
    if is_damage(fault):
        return Damaged(
            f"The database is damaged ({fault}). Nothing was changed; copies lie in the folder “backups” beside it"
        )
    return Refused(f"The database cannot be read: {fault}. Nothing was changed")
