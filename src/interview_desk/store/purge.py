"""What must really go: out of the facts, out of the history, out of the copies. Nothing of it can be undone.

The only writes that do not go through the history, because the history is what they clean. Deleted content is overwritten
with zeros in the file (`secure_delete`), and a copy is written anew.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from interview_desk.domain.errors import Refused
from interview_desk.store import faults, private, recognition, seal
from interview_desk.store.around import folder_of
from interview_desk.store.backup import copies
from interview_desk.store.database import Database, migrate
from interview_desk.store.rows import PARTS_OF

_OWN = (
    "interview",
    "promise",
    "note",
    "touch",
    "closing_statement",
    "own_question",
    "snooze",
    "skip",
)
"""The tables whose rows belong to one application."""
_PURGED = "Something that was purged since"
Work = Callable[[sqlite3.Connection], None]


def application(connection: sqlite3.Connection, name: str) -> None:
    """Purge an application with everything of its own; its company and people too, where nothing else needs them.

    Args:
        connection: inside a transaction.
        name: the application's id, also one that was deleted.
    """
    own = {(table, one) for table in _OWN for one in _belonging(connection, table, name)} | {("application", name)}
    company = _company_of(connection, name)
    _delete(connection, own)
    if company is not None and not _used(connection, "application", "company", company):
        people = [row[0] for row in connection.execute("SELECT id FROM contact WHERE company = ?", (company,))]
        alone = [one for one in people if not _is_met(connection, one)]
        for one in alone:
            contact(connection, one)
        if len(alone) == len(people):
            _delete(connection, {("company", company)})


def contact(connection: sqlite3.Connection, name: str) -> None:
    """Purge a person: name, addresses, notes to them, what was noted of them. That there was contact stays, without them.

    Args:
        connection: inside a transaction.
        name: the person's id, also of somebody who was deleted.
    """
    for interview, hooks in connection.execute(
        "SELECT interview, hooks FROM debrief WHERE instr(hooks, ?)", (json.dumps(name),)
    ).fetchall():
        left = [one for one in json.loads(hooks) if one.get("contact") != name]
        connection.execute(
            "UPDATE debrief SET hooks = ? WHERE interview = ?", (json.dumps(left, ensure_ascii=False), interview)
        )
    notes = [row[0] for row in connection.execute("SELECT id FROM note WHERE contact = ?", (name,))]
    for statement in (
        "UPDATE touch SET contact = NULL, summary = '' WHERE contact = ?",
        "UPDATE application SET lead_contact = NULL WHERE lead_contact = ?",
        "DELETE FROM interviewer WHERE contact = ?",
        "DELETE FROM snooze WHERE contact = ?",
        "DELETE FROM skip WHERE contact = ?",
    ):
        connection.execute(statement, (name,))
    for note in notes:
        connection.execute("UPDATE touch SET note = NULL WHERE note = ?", (note,))
    _delete(connection, {("contact", name)} | {("note", note) for note in notes})
    # A list inside a row is JSON inside JSON: its quotation marks stand behind backslashes there.
    mentions = [{"id": json.dumps(name)}, {"id": json.dumps(json.dumps(name))[1:-1]}]
    _forget(connection, "instr(before, :id) OR instr(after, :id)", mentions)


def history(connection: sqlite3.Connection) -> None:
    """Purge the whole history: nothing can be undone any more, and what was deleted or written over is gone."""
    connection.execute("DELETE FROM change_row")
    connection.execute("DELETE FROM change")
    connection.execute("DELETE FROM scratch")


def purge(database: Database, work: Work) -> None:
    """Do a purge in the database itself, as one transaction.

    Raises:
        Refused: it could not be done; nothing was changed.
    """
    if database.read_only:
        raise Refused(f"This search can only be read ({database.path}). Nothing was changed")
    if not database.is_in_place():
        raise Refused(f"The database is not at its place any more ({database.path}). Nothing was changed")
    try:
        with _transaction(database.connection):
            work(database.connection)
        database.written = True
    except sqlite3.Error as error:
        raise faults.while_writing(error) from error
    with contextlib.suppress(sqlite3.Error):  # smaller, too; where another window reads just now, it stays as large
        database.connection.execute("VACUUM")


def purge_copies(path: Path, work: Work) -> tuple[int, list[Path]]:
    """Do a purge in every copy of a database: written anew without it, sealed anew.

    Returns:
        How many copies were cleaned, and those that could not be: they are left as they are.
    """
    cleaned, left = 0, []
    for one in copies(path):
        try:
            _clean(one.path, work)
            cleaned += 1
        except (OSError, sqlite3.Error, Refused):
            left.append(one.path)
    return cleaned, left + set_aside(path)


def set_aside(path: Path) -> list[Path]:
    """What was kept of a database because it could not be used: damaged files, journals that were not its own."""
    folder = folder_of(path)
    return sorted(folder.glob(f"{path.stem}-*-damaged*")) + sorted(folder.glob(f"{path.stem}-*-stale-journal*"))


def _clean(copy: Path, work: Work) -> None:
    recognition.recognised(copy)
    if seal.is_whole(copy) is False:
        raise Refused(f"{copy} is damaged")
    aside = copy.with_name(f".{copy.name}.{os.getpid()}.part")
    try:
        aside.unlink(missing_ok=True)
        private.copied(copy, aside)
        with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete=on")
            migrate(connection, connection.execute("PRAGMA user_version").fetchone()[0])
            with _transaction(connection):
                work(connection)
            connection.execute("VACUUM")
        seal.put_on(aside)
        aside.replace(copy)
        private.flush(copy.parent)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _belonging(connection: sqlite3.Connection, table: str, name: str) -> set[str]:
    """The ids of the rows of a table that belong, or once belonged, to an application."""
    found = {row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE application = ?", (name,))}  # noqa: S608 - our own names
    images = connection.execute(
        "SELECT of_key, before, after FROM change_row WHERE of_table = ? AND (instr(before, ?) OR instr(after, ?))",
        (table, json.dumps(name), json.dumps(name)),
    )
    for key, before, after in images:
        if any(image is not None and json.loads(image).get("application") == name for image in (before, after)):
            found.add(json.loads(key)[0])
    return found


def _company_of(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT company FROM application WHERE id = ?", (name,)).fetchone()
    return str(row[0]) if row is not None else None


def _used(connection: sqlite3.Connection, table: str, column: str, name: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (name,)).fetchone() is not None  # noqa: S608 - our own names


def _is_met(connection: sqlite3.Connection, name: str) -> bool:
    """Whether a person stands in another application still."""
    places = (("interviewer", "contact"), ("touch", "contact"), ("note", "contact"), ("application", "lead_contact"))
    return any(_used(connection, table, column, name) for table, column in places)


def _delete(connection: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Delete rows with their parts, their history, and what was being typed about them."""
    names = sorted(rows)
    for table, name in names:
        for part, column in PARTS_OF.get(table, ()):
            connection.execute(f"DELETE FROM {part} WHERE {column} = ?", (name,))  # noqa: S608 - our own names
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (name,))  # noqa: S608 - our own names
        connection.execute("DELETE FROM scratch WHERE instr(place, ?)", (name,))
    _forget(
        connection,
        "json_extract(of_key, '$[0]') = :id AND of_table IN (SELECT value FROM json_each(:tables))",
        [{"id": name, "tables": json.dumps([table, *dict(PARTS_OF.get(table, ()))])} for table, name in names],
    )


def _forget(connection: sqlite3.Connection, where: str, cases: list[dict[str, str]]) -> None:
    """Take rows out of the history; what was only about them goes, what was also about others loses its words."""
    touched: set[int] = set()
    for case in cases:
        touched |= {row[0] for row in connection.execute(f"SELECT DISTINCT change FROM change_row WHERE {where}", case)}  # noqa: S608 - written above
        connection.execute(f"DELETE FROM change_row WHERE {where}", case)  # noqa: S608 - written above
    for number in touched:
        left = connection.execute("SELECT 1 FROM change_row WHERE change = ? LIMIT 1", (number,)).fetchone()
        if left is None:
            connection.execute("DELETE FROM change WHERE id = ?", (number,))
        else:
            connection.execute("UPDATE change SET label = ?, topic = '' WHERE id = ?", (_PURGED, number))
