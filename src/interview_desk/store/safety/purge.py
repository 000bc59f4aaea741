"""Permanent deletion: from the data, the history, and the backups. It cannot be undone.

These are the only writes that bypass the history, because the history is what they clean. Deleted
content is overwritten with zeros in the file (`secure_delete`), and every backup is rewritten.
"""

import contextlib
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from interview_desk.domain.errors import Refused
from interview_desk.store.file import file_identity, permissions, sqlite_errors
from interview_desk.store.file.database import Database, migrate, open_database
from interview_desk.store.file.file_names import folder_of, stem_of
from interview_desk.store.mapping import OWNED_BY_APPLICATION, PARTS_OF
from interview_desk.store.safety import checksum
from interview_desk.store.safety.backup import list_backups
from interview_desk.store.search import index
from interview_desk.store.tolerant import show_all_rows

_FIRST_KEY = "CASE WHEN json_valid(of_key) THEN json_extract(of_key, '$[0]') END"
"""First value of the primary key that a row of the history is about."""
_PURGED = "Something that was purged since"
Work = Callable[[sqlite3.Connection], None]
Parsed = TypeVar("Parsed", list[Any], dict[str, Any])


def application(connection: sqlite3.Connection, name: str) -> None:
    """Delete an application permanently, with everything that belongs to it.

    Its company and people are deleted too if nothing else needs them.

    Args:
        connection: connection inside a transaction.
        name: the application's ID; it may be deleted already.
    """
    own = {
        (table, identity)
        for table in OWNED_BY_APPLICATION
        for identity in _belonging(connection, table, "application", name)
    }
    company = _company_of(connection, name)
    _delete(connection, own | {("application", name)})
    if company is not None and not _used(connection, "application", "company", company):
        people = _belonging(connection, "contact", "company", company)
        alone = [identity for identity in sorted(people) if not _is_met(connection, identity)]
        for identity in alone:
            contact(connection, identity)
        if len(alone) == len(people):
            called = _names_of(connection, "company", company)
            _delete(connection, {("company", company)})
            _unname(connection, called)


def contact(connection: sqlite3.Connection, name: str) -> None:
    """Delete a person permanently: name, addresses, notes to them, and remarks about them.

    The fact that there was contact stays, without the person. Remaining rows are rewritten in the history
    the same way, so that undo and the check still find each row as expected.

    Args:
        connection: connection inside a transaction.
        name: the person's ID; the person may be deleted already.
    """
    called = _names_of(connection, "contact", name)
    notes = _belonging(connection, "note", "contact", name)
    deferrals = {
        (table, identity) for table in ("snooze", "skip") for identity in _belonging(connection, table, "contact", name)
    }
    _without(connection, name, notes)
    _rewrite(connection, name, notes)
    _delete(connection, {("contact", name)} | {("note", note) for note in notes} | deferrals)
    _unname(connection, called)


def _without(connection: sqlite3.Connection, name: str, notes: Iterable[str]) -> None:
    """Remove a person from the rows that stay."""
    for interview, hooks in connection.execute(
        "SELECT interview, hooks FROM debrief WHERE instr(hooks, ?)", (json.dumps(name),)
    ).fetchall():
        connection.execute("UPDATE debrief SET hooks = ? WHERE interview = ?", (_hooks_without(hooks, name), interview))
    for statement in (
        "UPDATE touch SET contact = NULL, summary = '' WHERE contact = ?",
        "UPDATE application SET lead_contact = NULL WHERE lead_contact = ?",
        "DELETE FROM interviewer WHERE contact = ?",
    ):
        connection.execute(statement, (name,))
    for note in notes:
        connection.execute("UPDATE touch SET note = NULL WHERE note = ?", (note,))


def _hooks_without(hooks: str, name: str) -> str:
    kept_hooks = [hook for hook in _parse(hooks, list) if isinstance(hook, dict) and hook.get("contact") != name]
    return json.dumps(kept_hooks, ensure_ascii=False)


def _parse(text: str | None, kind: type[Parsed]) -> Parsed:
    """Return parsed JSON of a kind; an empty value if another program put something else there."""
    try:
        value = json.loads(text) if text is not None else None
    except ValueError:
        value = None
    return value if isinstance(value, kind) else kind()


def _rewrite(connection: sqlite3.Connection, name: str, notes: set[str]) -> None:
    """Remove a person from the history of the rows that stay, exactly as from the rows."""
    ids = [name, *notes]
    rows = {
        row[:2]: row
        for identity in ids
        # A list inside a row is JSON inside JSON, so its quotation marks are escaped with backslashes there.
        for mention in (json.dumps(identity), json.dumps(json.dumps(identity))[1:-1])
        for row in connection.execute(
            "SELECT change, seq, of_table, before, after FROM change_row WHERE instr(before, :it) OR instr(after, :it)",
            {"it": mention},
        )
    }
    for number, seq, table, before, after in rows.values():
        images = [_image_without(table, image, name, notes) for image in (before, after)]
        if images[0] == images[1]:
            connection.execute("DELETE FROM change_row WHERE change = ? AND seq = ?", (number, seq))
        else:
            connection.execute(
                "UPDATE change_row SET before = ?, after = ? WHERE change = ? AND seq = ?", (*images, number, seq)
            )
    _settle(connection, {number for number, *_ in rows.values()})


def _image_without(table: str, image: str | None, name: str, notes: set[str]) -> str | None:
    """Return a row's image as if the person had never been there; images of other tables stay as they are."""
    if image is None:
        return None
    row = _parse(image, dict)
    if not row:  # not readable, so nobody can tell what else is in it
        return None
    if table == "interviewer" and row.get("contact") == name:
        return None
    if table == "application" and row.get("lead_contact") == name:
        row["lead_contact"] = None
    if table == "touch" and row.get("contact") == name:
        row |= {"contact": None, "summary": ""}
    if table == "touch" and row.get("note") in notes:
        row["note"] = None
    if table == "debrief" and name in row.get("hooks", ""):
        row["hooks"] = _hooks_without(row["hooks"], name)
    return json.dumps(row, ensure_ascii=False)


def history(connection: sqlite3.Connection) -> None:
    """Delete the whole history permanently: nothing can be undone, and deleted or overwritten data is gone."""
    connection.execute("DELETE FROM change_row")
    connection.execute("DELETE FROM change")
    connection.execute("DELETE FROM scratch")


def purge(database: Database, work: Work, *, before_commit: Callable[[], object] = lambda: None) -> None:
    """Run a permanent deletion on the database itself, in one transaction.

    Args:
        database: the database.
        work: function that deletes.
        before_commit: called before the commit, for example to clean the backups; after a crash in between, the
            deletion can be repeated, because the database still knows what to delete.

    Raises:
        Refused: the deletion failed; the database is unchanged.
    """
    if database.read_only:
        raise Refused(f"This search can only be read ({database.path}). Nothing was changed")
    if not database.is_in_place():
        raise Refused(f"The database is not at its place any more ({database.path}). Nothing was changed")
    show_all_rows(database.connection)
    database.connection.text_factory = _decode
    try:
        with _transaction(database.connection):
            work(database.connection)
            index.rebuild(database.connection)  # the index keeps deleted words until it is rebuilt
            before_commit()
        database.written = True
    except sqlite3.Error as error:
        raise sqlite_errors.explain_write_error(error) from error
    finally:
        database.connection.text_factory = str
    with contextlib.suppress(sqlite3.Error):  # only to shrink it; if another window is reading, it stays large
        database.connection.execute("VACUUM")


def _decode(text: bytes) -> str:
    """Decode text, also text that is not UTF-8."""
    return text.decode("utf-8", "replace")


def purge_copies(path: Path, work: Work) -> tuple[int, list[Path]]:
    """Run a permanent deletion on every backup of a database, rewriting and sealing each again.

    Journals that were set aside hold pages of the data and are of no use to anyone: they are deleted.

    Returns:
        The number of backups cleaned, and the files that may still hold the data: backups that can never be
            cleaned, because they are damaged or newer, and damaged databases that were set aside.

    Raises:
        Refused: a backup could not be rewritten or a journal not be deleted this time. Those before it are clean; the
            caller takes its own change back, so that the purge can be repeated.
    """
    cleaned, failed = 0, []
    for backup in list_backups(path):
        try:
            clean(backup.path, work)
            cleaned += 1
        except Refused:
            failed.append(backup.path)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise Refused(
                f"The backup {backup.path} could not be rewritten ({reason}); {cleaned} others are clean. "
                "Nothing was purged from the database. Make room, and purge again"
            ) from error
    for file in list_unusable_files(path):
        if not file.name.endswith(STALE_JOURNAL):
            failed.append(file)
            continue
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise Refused(f"{file} could not be deleted: {error.strerror}. Nothing was purged") from error
    return cleaned, failed


STALE_JOURNAL = "-stale-journal"
"""End of the name of a journal that did not belong to its file."""


def list_unusable_files(path: Path) -> list[Path]:
    """List the files set aside as unusable: damaged databases, and journals that did not belong to theirs."""
    pattern = re.compile(rf"{re.escape(stem_of(path))}-\d{{4}}-\d\d-\d\d-\d{{6}}-(?:damaged.*|stale-journal)")
    try:
        return sorted(file for file in folder_of(path).iterdir() if pattern.fullmatch(file.name))
    except OSError:
        return []


def clean(copy: Path, work: Work) -> None:
    """Run a permanent deletion on a backup: rewrite it without the deleted data and seal it again.

    Raises:
        OSError: the backup could not be written.
        sqlite3.Error: SQLite failed.
        Refused: the file is not a usable backup. In each case, it is unchanged.
    """
    file_identity.read_header(copy)
    if checksum.is_whole(copy) is False:
        raise Refused(f"{copy} is damaged")
    temporary = copy.with_name(f".{copy.name}.{os.getpid()}.part")
    try:
        temporary.unlink(missing_ok=True)
        permissions.copy_file(copy, temporary)
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete=on")
            connection.execute("PRAGMA temp_store=memory")
            connection.text_factory = _decode
            migrate(connection)
            with _transaction(connection):
                work(connection)
                index.rebuild(connection)
            connection.execute("VACUUM")
        checksum.put_on(temporary)
        temporary.replace(copy)
        permissions.flush(copy.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def clean_new_backup(copy: Path, work: Work) -> None:
    """Purge from a backup that was just made.

    Raises:
        Refused: it could not be written, or is not a backup that can be read.
    """
    try:
        clean(copy, work)
    except (OSError, sqlite3.Error) as error:
        raise Refused(f"The copy without the history could not be written: {error}. Nothing was purged") from error


def check_unused(path: Path) -> None:
    """Check that a file is a search of ours and that no other program is writing to it.

    Raises:
        Damaged: it cannot be read.
        Refused: it is not ours, or another program is writing to it.
    """
    try:
        file_identity.read_header(path)
        opened = open_database(path, create=False, check=False)
        assert opened is not None
        with contextlib.closing(opened.connection) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        if sqlite_errors.is_busy(error):
            raise Refused("Another program writes to the search; try again in a moment. Nothing was purged") from None


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has already ended it
            connection.execute("ROLLBACK")
        raise


def _belonging(connection: sqlite3.Connection, table: str, column: str, name: str) -> set[str]:
    """Return the IDs of a table's rows that belong, or once belonged, to an application, company, or person."""
    ids = {row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (name,))}  # noqa: S608 - our own names
    images = connection.execute(
        "SELECT of_key, before, after FROM change_row WHERE of_table = ? AND (instr(before, ?) OR instr(after, ?))",
        (table, json.dumps(name), json.dumps(name)),
    )
    for key, before, after in images:
        if any(_parse(image, dict).get(column) == name for image in (before, after)):
            ids.update(_parse(key, list)[:1])
    return ids


def _read_values(connection: sqlite3.Connection, table: str, name: str, column: str) -> set[str]:
    """Return the values of a row's column, both the current value and those in the history."""
    values = {row[0] for row in connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (name,))}  # noqa: S608 - our own names
    images = connection.execute(
        f"SELECT before, after FROM change_row WHERE of_table = ? AND {_FIRST_KEY} = ?",  # noqa: S608 - our own names
        (table, name),
    )
    values |= {_parse(image, dict).get(column) for row in images for image in row}
    return {str(value) for value in values if value}


def _company_of(connection: sqlite3.Connection, name: str) -> str | None:
    return next(iter(sorted(_read_values(connection, "application", name, "company"))), None)


def _names_of(connection: sqlite3.Connection, table: str, name: str) -> set[str]:
    return _read_values(connection, table, name, "name")


def _unname(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Replace history labels that contain a deleted name; the entries also concern other rows, and stay."""
    for name in names:
        connection.execute("UPDATE change SET label = ?, topic = '' WHERE instr(label, ?)", (_PURGED, name))


def _used(connection: sqlite3.Connection, table: str, column: str, name: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (name,)).fetchone() is not None  # noqa: S608 - our own names


def _is_met(connection: sqlite3.Connection, name: str) -> bool:
    """Return True if a person still appears in another application."""
    references = (
        ("interviewer", "contact"),
        ("touch", "contact"),
        ("note", "contact"),
        ("application", "lead_contact"),
    )
    return any(_used(connection, table, column, name) for table, column in references)


def _delete(connection: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Delete rows with their parts, their history, and unsaved text about them."""
    names = sorted(rows)
    for table, name in names:
        for part, column in PARTS_OF.get(table, ()):
            connection.execute(f"DELETE FROM {part} WHERE {column} = ?", (name,))  # noqa: S608 - our own names
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (name,))  # noqa: S608 - our own names
        connection.execute("DELETE FROM scratch WHERE instr(place, ?)", (name,))
    _forget(
        connection,
        f"{_FIRST_KEY} = :id AND of_table IN (SELECT value FROM json_each(:tables))",  # noqa: S608 - our own names
        [{"id": name, "tables": json.dumps([table, *dict(PARTS_OF.get(table, ()))])} for table, name in names],
    )


def _forget(connection: sqlite3.Connection, where: str, cases: list[dict[str, str]]) -> None:
    """Delete rows from the history.

    Entries about nothing else are deleted; entries that also concern other rows lose their label.
    """
    touched: set[int] = set()
    for case in cases:
        touched |= {row[0] for row in connection.execute(f"SELECT DISTINCT change FROM change_row WHERE {where}", case)}  # noqa: S608 - written above
        connection.execute(f"DELETE FROM change_row WHERE {where}", case)  # noqa: S608 - written above
    _settle(connection, touched)


def _settle(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Clean up history entries that lost rows: delete empty entries, replace the labels of the others."""
    for number in touched:
        remaining = connection.execute("SELECT 1 FROM change_row WHERE change = ? LIMIT 1", (number,)).fetchone()
        if remaining is None:
            connection.execute("DELETE FROM change WHERE id = ?", (number,))
        else:
            connection.execute("UPDATE change SET label = ?, topic = '' WHERE id = ?", (_PURGED, number))
