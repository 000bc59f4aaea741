"""Reading of the history in plain SQL: changes, the rows that they changed, and earlier texts of a note."""

import contextlib
import json
import sqlite3
from datetime import datetime
from typing import Any, NamedTuple

from interview_desk.domain.search.correspondence import Note
from interview_desk.store import mapping
from interview_desk.store.mapping import (
    cells_of,
    to_note,
)
from interview_desk.store.tolerant import tolerate_unreadable_rows
from interview_desk.store.values import optional_instant


@tolerate_unreadable_rows
def read_note_images(connection: sqlite3.Connection, note: str, most: int = 200) -> list[Note]:
    """Read a note's versions in the history, newest first: before and after each change, undone or not."""
    rows = connection.execute(
        """SELECT r.after, r.before FROM change_row r JOIN change c ON c.id = r.change
           WHERE r.of_table = 'note' AND r.of_key = ? ORDER BY r.change DESC LIMIT ?""",
        (json.dumps([note]), most),
    )
    versions = []
    for image in (image for row in rows for image in row if image is not None):
        with contextlib.suppress(
            ValueError, TypeError, KeyError
        ):  # a version that cannot be read costs that version only
            versions.append(to_note(cells_of("note", json.loads(image), mapping.NOTE_COLUMNS)))
    return versions


@tolerate_unreadable_rows
def read_former_names(connection: sqlite3.Connection, contact: str) -> list[str]:
    """Return the names that a contact had before, by the history; names that were only typed and undone are among them."""
    rows = connection.execute(
        """SELECT DISTINCT json_extract(r.before, '$.name') FROM change_row r
           WHERE r.of_table = 'contact' AND r.of_key = ? AND json_valid(r.before)
           AND json_extract(r.before, '$.name') <> json_extract(r.after, '$.name')""",
        (json.dumps([contact]),),
    )
    return [str(name) for (name,) in rows if name]


@tolerate_unreadable_rows
def read_deleted_rows(connection: sqlite3.Connection, table: str) -> dict[str, dict[str, Any]]:
    """Read the rows of a table that exist only in the history, by ID, as they were when deleted."""
    rows = connection.execute(
        f"""SELECT of_key, coalesce(before, after) FROM change_row
            WHERE of_table = ? AND CASE WHEN json_valid(of_key) THEN json_extract(of_key, '$[0]') END
            NOT IN (SELECT id FROM {table}) ORDER BY change""",  # noqa: S608 - our own names
        (table,),
    )
    return {json.loads(key)[0]: json.loads(image) for key, image in rows}


class Entry(NamedTuple):
    """History entry."""

    number: int
    made_at: datetime
    label: str
    state: str
    """State: "done" or "undone"."""


@tolerate_unreadable_rows
def read_history(connection: sqlite3.Connection, most: int) -> list[Entry]:
    """Read the history, newest first: changes done and undone, but no undone changes that newer ones replaced."""
    rows = connection.execute(
        "SELECT id, made_at, label, state FROM change WHERE state IN ('done', 'undone') ORDER BY id DESC LIMIT ?",
        (most,),
    )
    return [Entry(row[0], datetime.fromisoformat(row[1]), row[2], row[3]) for row in rows]


class Newest(NamedTuple):
    """Newest change in effect."""

    number: int
    label: str
    made_at: str


@tolerate_unreadable_rows
def read_newest(connection: sqlite3.Connection) -> Newest:
    """Return the newest change in effect; its number is 0 if there is none."""
    row = connection.execute(
        "SELECT id, label, made_at FROM change WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Newest(*row) if row is not None else Newest(0, "", "")


@tolerate_unreadable_rows
def read_state(connection: sqlite3.Connection, number: int) -> str | None:
    """Return the state of a history entry: done, undone, or dropped; None if there is no such entry."""
    row = connection.execute("SELECT state FROM change WHERE id = ?", (number,)).fetchone()
    return str(row[0]) if row is not None else None


@tolerate_unreadable_rows
def read_changed_at(connection: sqlite3.Connection) -> datetime | None:
    """Return the time of the newest history entry, even if undone since; None if there is none."""
    return optional_instant(connection.execute("SELECT max(made_at) FROM change").fetchone()[0])


@tolerate_unreadable_rows
def read_change(connection: sqlite3.Connection, *, undone: bool) -> str | None:
    """Return the label of the change that undo (or, with `undone`, redo) would affect; None if there is none."""
    order = "ASC" if undone else "DESC"
    row = connection.execute(
        f"SELECT label FROM change WHERE state = ? ORDER BY id {order} LIMIT 1",  # noqa: S608 - one of two words
        ("undone" if undone else "done",),
    ).fetchone()
    return str(row[0]) if row is not None else None
