"""Writing through SQLModel: one transaction for each user action, with its history entry.

Every write goes through a `Change`, which records each row before and after, so that undo and redo work
across restarts. This module loads SQLModel; it is imported at the first write.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy.exc
from sqlalchemy import Engine, event, insert
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, col, create_engine, delete, select, update

from interview_desk.domain.codec import ME
from interview_desk.domain.errors import Busy, NotSaved, Refused, WriteConflict
from interview_desk.domain.problems import RowNotReplaced
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.search.dossier import Entity
from interview_desk.domain.search.people import Me
from interview_desk.store import mapping, tables
from interview_desk.store.file import sqlite_errors
from interview_desk.store.file.connection import Connection
from interview_desk.store.file.database import Database
from interview_desk.store.mapping import PARTS_OF, TABLE_OF
from interview_desk.store.rows import RowImage, rows_of
from interview_desk.store.search import index
from interview_desk.store.tolerant import CURRENT_STAGES, hide_unreadable_rows
from interview_desk.store.unreadable import Unreadable

PAUSE = 0.05
"""Seconds between tries to begin while another program holds the file; SQLite also waits during each try."""

AT_ONCE = 1_000
"""Number of rows written at a time; a long change can be stopped between batches."""

_MODELS: dict[str, type[SQLModel]] = {
    str(model.__tablename__): model
    for model in vars(tables).values()
    if isinstance(model, type) and issubclass(model, SQLModel) and model is not SQLModel
}
_KEYS = {name: tuple(column.name for column in SQLModel.metadata.tables[name].primary_key.columns) for name in _MODELS}

_LOADED = {"me", *TABLE_OF.values(), *(part for parts in PARTS_OF.values() for part, _ in parts)}
"""Tables of facts, which a change of many entities reads at once."""


class Change:
    """Open transaction that saves and deletes entities, recording every affected row for the history."""

    def __init__(self, session: Session, unreadable: Unreadable | None = None) -> None:
        self._session = session
        self._unreadable = unreadable or Unreadable()
        self._hidden = self._unreadable.hidden_keys
        self._loaded: dict[str, dict[tuple[Any, ...], SQLModel]] | None = None
        self._loaded_parts: dict[str, dict[str, list[tuple[Any, ...]]]] | None = None
        self._fresh: dict[str, list[dict[str, Any]]] | None = None
        self._progress: Progress = silent
        self.images: dict[tuple[str, tuple[Any, ...]], list[dict[str, Any] | None]] = {}

    def put_many(self, entities: Sequence[Entity], progress: Progress = silent) -> None:
        """Save many entities, reading the existing rows all at once instead of row by row.

        Args:
            entities: the entities to save.
            progress: called with the progress; an exception that it raises ends the change, with nothing saved.
        """
        self._progress = progress
        self._loaded = {
            name: {tuple(getattr(row, key) for key in _KEYS[name]): row for row in self._session.exec(select(model))}
            for name, model in _MODELS.items()
            if name in _LOADED
        }
        self._loaded_parts = {part: {} for parts in PARTS_OF.values() for part, _ in parts}
        for part, keys in self._loaded_parts.items():
            for key in self._loaded[part]:
                keys.setdefault(key[0], []).append(key)
        self._fresh = {}
        for n, entity in enumerate(entities):
            if n % AT_ONCE == 0:
                progress("looking what is there", n, len(entities))
            self._put(entity)
        self._insert([(_MODELS[table], rows) for table, rows in self._fresh.items()], "storing")
        self._fresh = None

    def index(self) -> None:
        """Update the search indexes for all rows written or deleted, in the same transaction."""
        self._session.flush()
        run = self._session.connection().exec_driver_sql
        # Images from before a migration lack its columns, whose values stay as they are in the row.
        changes = [
            (table, str(key[0]), before, None if after is None else {**(before or {}), **after})
            for (table, key), (before, after) in self.images.items()
        ]
        for begin in range(0, len(changes), AT_ONCE):
            self._progress("making it found", begin, len(changes))
            index.follow(run, run, changes[begin : begin + AT_ONCE])

    def note(self, rows: list[dict[str, Any]]) -> None:
        """Write the rows of the history."""
        self._insert([(tables.ChangedRow, rows)], "keeping the way back")

    def _insert(self, batches: Sequence[tuple[type[SQLModel], list[dict[str, Any]]]], what: str) -> None:
        done, of = 0, sum(len(rows) for _, rows in batches)
        for model, rows in batches:
            for begin in range(0, len(rows), AT_ONCE):
                self._progress(what, done, of)
                part = rows[begin : begin + AT_ONCE]
                self._session.execute(insert(model), part)
                done += len(part)

    def put(self, *entities: Entity) -> None:
        """Save entities, new or existing, as they are now; parts that they no longer have are deleted."""
        for entity in entities:
            self._put(entity)

    def _put(self, entity: Entity) -> None:
        rows = rows_of(entity)
        table, key, _ = rows[0]
        if self._hidden:
            rows = [*self._make_room(rows)]
        current_keys = {(row.table, row.key) for row in rows} | self._hidden
        for stale in self._parts(table, key[0]):
            if stale not in current_keys:
                self._write(*stale, None)
        for row in rows:
            self._write(*row)

    def _make_room(self, rows: Sequence[RowImage]) -> Iterator[RowImage]:
        """Renumber the rows of a list that has unreadable rows, so that these stay where they are."""
        numbers: dict[tuple[str, Any], int] = {}
        for row in rows:
            if len(row.key) == 1:
                yield row
                continue
            place = (row.table, row.key[0])
            seq = numbers.get(place, 0)
            while (row.table, (row.key[0], seq)) in self._hidden:
                seq += 1
            numbers[place] = seq + 1
            yield RowImage(row.table, (row.key[0], seq), {**row.values, "seq": seq})

    def delete(self, *entities: Entity) -> None:
        """Delete entities with all their parts; the same change must also delete rows that refer to them."""
        for entity in entities:
            rows = rows_of(entity)
            self._check_replaceable(rows[0].table, rows[0].key)
            for part in self._parts(rows[0].table, rows[0].key[0]) if self._hidden else ():
                self._check_replaceable(*part)
            for row in reversed([*self._make_room(rows)] if self._hidden else rows):
                self._write(row.table, row.key, None)
            self._session.flush()

    def put_me(self, me: Me) -> None:
        """Save the user's own details."""
        encoded = {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            for name, value in ME.encode(me).items()
        }
        self._write("me", (1,), {"id": 1, **encoded})

    def restore(self, image: RowImage | None, table: str, key: tuple[Any, ...]) -> None:
        """Restore a row to its image, or delete it if the image is None."""
        self._write(table, key, image.values if image is not None else None)
        self._session.flush()

    def current(self, table: str, key: tuple[Any, ...]) -> dict[str, Any] | None:
        """Return a row's columns as stored in the file; None if there is no such row."""
        row = self._row(table, key)
        return row.model_dump() if row is not None else None

    def _row(self, table: str, key: tuple[Any, ...]) -> SQLModel | None:
        if self._loaded is not None:
            return self._loaded[table].get(key)
        return self._session.get(_MODELS[table], key if len(key) > 1 else key[0])

    def _parts(self, table: str, identity: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
        for part, column in PARTS_OF.get(table, ()):
            model = _MODELS[part]
            if self._loaded_parts is not None:
                yield from ((part, key) for key in self._loaded_parts[part].get(identity, ()))
                continue
            for row in self._session.exec(select(model).where(getattr(model, column) == identity)):
                yield part, tuple(getattr(row, name) for name in _KEYS[part])

    def _check_replaceable(self, table: str, key: tuple[Any, ...]) -> None:
        """Refuse to write over a row that could not be read.

        Raises:
            Refused: the row has content that nobody has seen.
        """
        if (table, key) in self._hidden:
            raise Refused(RowNotReplaced(table, tuple(str(part) for part in key)))

    def _write(self, table: str, key: tuple[Any, ...], after: dict[str, Any] | None) -> None:
        self._check_replaceable(table, key)
        row = self._row(table, key)
        before = row.model_dump() if row is not None else None
        if after is not None and (table, key) in self._unreadable.dangling_keys:
            dangling = self._unreadable.dangling_keys[table, key]
            after = {name: value if value is not None else dangling.get(name) for name, value in after.items()}
        if before == after:
            return
        if after is None:
            self._session.delete(row)
        elif row is None and self._fresh is not None:
            self._fresh.setdefault(table, []).append(after)
        elif row is None:
            self._session.add(_MODELS[table](**after))
        else:
            for name, value in after.items():
                setattr(row, name, value)
        images = self.images.setdefault((table, key), [before, None])
        images[1] = after


class Writer:
    """Writer to one open database, one transaction at a time.

    Args:
        database: the open database.
        patience: seconds that a transaction waits for another program to release the file.
    """

    def __init__(self, database: Database, patience: float = 5.0) -> None:
        self._database = database
        self._patience = patience
        self._held: tuple[Connection, Engine] | None = None
        self._own: tuple[int, str] | None = None
        """Number and time of the entry that this writer made last: only onto that is typing joined; another window's stays."""

    @property
    def _engine(self) -> Engine:
        connection = self._database.connection
        if self._held is None or self._held[0] is not connection:
            self._held = connection, _engine(connection)
        return self._held[1]

    @contextmanager
    def change(self, label: str, at: datetime, topic: str = "") -> Iterator[Change]:
        """Open a transaction that becomes an entry of the history.

        Args:
            label: description of the user's action in the history: "Maya Chen's thank-you marked as sent"; if
                empty, there is no entry, and the change cannot be undone.
            at: time of the change.
            topic: consecutive changes with the same topic (typing in one note) become a single entry.

        Raises:
            Busy: another program holds the file.
            Refused: the change could not be written; nothing was changed.
        """
        with self._transaction() as session:
            change = Change(session, self._database.connection.unreadable)
            yield change
            change.index()
            if change.images and label:
                session.flush()
                noted = self._note(session, change, label, at, topic)
            else:
                noted = None
        if noted is not None:
            self._own = noted, at.isoformat()

    def undo(self) -> str | None:
        """Undo the newest change; return its label, or None if there is nothing to undo."""
        return self._walk("done", "undone", newest=True)

    def redo(self) -> str | None:
        """Redo the change that was undone last; return its label, or None if there is none."""
        return self._walk("undone", "done", newest=False)

    def undo_down_to(self, number: int) -> list[str]:
        """Undo every change from the newest back to the given number, inclusive: all or none.

        Returns:
            The labels of the undone changes, newest first.

        Raises:
            Refused: a change cannot be undone, because its rows were changed elsewhere since.
        """
        return self._walk_far("done", "undone", lambda entry: entry >= number, newest=True)

    def redo_up_to(self, number: int) -> list[str]:
        """Redo every undone change up to the given number, inclusive: all or none.

        Raises:
            Refused: a change cannot be redone, because its rows were changed elsewhere since.
        """
        return self._walk_far("undone", "done", lambda entry: entry <= number, newest=False)

    def _walk_far(self, state: str, becomes: str, reaches: Callable[[int], bool], *, newest: bool) -> list[str]:
        labels: list[str] = []
        with self._transaction() as session:
            while (entry := self._next(session, state, newest=newest)) is not None and reaches(entry.id or 0):
                self._step(session, entry, becomes, newest=newest)
                session.flush()
                labels.append(entry.label)
        return labels

    def keep_scratch(self, place: str, text: str, at: datetime) -> None:
        """Save unsaved text of a place, or delete it if the text is empty, without a history entry.

        Raises:
            Refused: the text could not be written.
        """
        with self._transaction() as session:
            row = session.get(tables.ScratchRow, place)
            if row is not None and not text:
                session.delete(row)
            elif row is not None:
                row.text, row.changed_at = text, at.isoformat()
            elif text:
                session.add(tables.ScratchRow(place=place, text=text, changed_at=at.isoformat()))

    def move_scratch(self, place: str, to: str, text: str) -> bool:
        """Move unsaved text to another place; return False if it is not there anymore.

        Raises:
            Refused: the text could not be moved.
        """
        with self._transaction() as session:
            row = session.get(tables.ScratchRow, place)
            if row is None or row.text != text:
                return False
            session.add(tables.ScratchRow(place=to, text=text, changed_at=row.changed_at))
            session.delete(row)
            return True

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        database = self._database
        if database.read_only:
            raise NotSaved("Not saved: this search can only be read")
        if database.connection.is_unchecked:
            hide_unreadable_rows(database.connection)
        try:
            with Session(self._engine, autoflush=False) as session:
                self._begin(session)
                self._check_file(session)
                self._renew_standing(session)
                yield session
                session.commit()
                database.written = True
                database.version_at_begin = None  # the rest of this unit of work does not rest on earlier reads
        except BaseException as error:
            if database.connection.unreadable is not None:
                database.connection.is_unchecked = True  # a check during the change may have been rolled back with it
            if not isinstance(error, sqlalchemy.exc.DBAPIError):
                raise
            fault = sqlite_errors.fault_of(error)
            raise (
                sqlite_errors.explain_write_error(fault) if fault is not None else NotSaved(f"Not saved: {error.orig}")
            ) from error

    def _renew_standing(self, session: Session) -> None:
        """Recompute the cached stages if another program changed them."""
        unreadable = self._database.connection.unreadable
        if unreadable is None or not unreadable.stale_standing or {"standing", "stage_entry"} & unreadable.missing:
            return
        run = session.connection().exec_driver_sql
        run("DELETE FROM main.standing")
        run(
            f"INSERT INTO main.standing (application, stage, reached_on, applied_on) {CURRENT_STAGES.format(schema='main')}"
        )

    def _check_file(self, session: Session) -> None:
        """Check before a write that this is still the file, in the version that this program supports.

        Raises:
            Busy: another file was put in its place and is now open; the action can be repeated on that file.
            Overtaken: another program wrote since the unit of work began.
            NotSaved: there is no file any more, or a newer program has upgraded it.
        """
        database = self._database
        in_place = database.is_in_place()
        if in_place is None:
            raise NotSaved(
                f"Not saved: the database is not at its place any more ({database.path}). Put it back, and try again"
            )
        if not in_place:
            session.rollback()
            database.reopen()
            raise Busy("Another database was put in this place meanwhile, and is open now; do it once more")
        if database.version_at_begin is not None and database.data_version() != database.version_at_begin:
            raise WriteConflict(
                "Another program changed the search in the middle of this. Nothing was changed; do it once more"
            )
        if session.connection().exec_driver_sql("PRAGMA user_version").scalar() != mapping.VERSION:
            raise NotSaved(
                "Not saved: a newer interview-desk has brought the database up to date; quit, and start it anew"
            )

    def _begin(self, session: Session) -> None:
        """Begin as a writer, waiting for another program until the writer's patience runs out."""
        deadline = time.monotonic() + self._patience
        while True:
            try:
                session.connection()
            except sqlalchemy.exc.OperationalError as error:
                fault = sqlite_errors.fault_of(error)
                if fault is None or not sqlite_errors.is_busy(fault) or time.monotonic() > deadline:
                    raise
                session.rollback()
                time.sleep(PAUSE)
            else:
                return

    def _note(self, session: Session, change: Change, label: str, at: datetime, topic: str) -> int:
        """Write the history and return the entry's number.

        A change with the same topic as this writer's newest entry is merged into it; otherwise an entry is
        added.
        """
        undone = update(tables.ChangeRow).where(col(tables.ChangeRow.state) == "undone")
        session.exec(undone.values(state="dropped"))  # redo can no longer restore these; note texts remain as versions
        done = select(tables.ChangeRow).where(tables.ChangeRow.state == "done")
        newest = session.exec(done.order_by(col(tables.ChangeRow.id).desc()).limit(1)).first()
        images = change.images
        if (
            topic
            and newest is not None
            and newest.id is not None
            and (newest.topic, (newest.id, newest.made_at)) == (topic, self._own)
        ):
            images = _joined(_images(session, newest.id), images)
            session.exec(delete(tables.ChangedRow).where(col(tables.ChangedRow.change) == newest.id))
            newest.made_at = at.isoformat()
            entry = newest
        else:
            number = self._number_past_orphans(session)
            entry = tables.ChangeRow(id=number, made_at=at.isoformat(), label=label, topic=topic, state="done")
            session.add(entry)
        session.flush()
        assert entry.id is not None
        rows = [
            {
                "change": entry.id,
                "seq": seq,
                "of_table": table,
                "of_key": json.dumps(key),
                "before": None if before is None else json.dumps(before, ensure_ascii=False),
                "after": None if after is None else json.dumps(after, ensure_ascii=False),
            }
            for seq, ((table, key), (before, after)) in enumerate(images.items())
        ]
        change.note(rows)
        return entry.id

    def _number_past_orphans(self, session: Session) -> int | None:
        """Return a number for a new entry that no row of a lost entry has; None to take the next one."""
        unreadable = self._database.connection.unreadable
        if unreadable is None or "change_row" not in unreadable.hidden:
            return None
        newest = (
            "SELECT max(n) FROM (SELECT max(id) AS n FROM main.change UNION SELECT max(change) FROM main.change_row)"
        )
        return int(session.connection().exec_driver_sql(newest).scalar() or 0) + 1

    def _walk(self, state: str, becomes: str, *, newest: bool) -> str | None:
        with self._transaction() as session:
            entry = self._next(session, state, newest=newest)
            if entry is None:
                return None
            self._step(session, entry, becomes, newest=newest)
            return entry.label

    def _next(self, session: Session, state: str, *, newest: bool) -> tables.ChangeRow | None:
        order = col(tables.ChangeRow.id).desc() if newest else col(tables.ChangeRow.id).asc()
        return session.exec(
            select(tables.ChangeRow).where(tables.ChangeRow.state == state).order_by(order).limit(1)
        ).first()

    def _step(self, session: Session, entry: tables.ChangeRow, becomes: str, *, newest: bool) -> None:
        """Undo or redo a change."""
        assert entry.id is not None
        unreadable = self._database.connection.unreadable
        if unreadable is not None and _is_broken(entry.id, unreadable):
            raise Refused(RowNotReplaced("change", (str(entry.id),)))
        images = list(_images(session, entry.id).items())
        change = Change(session, unreadable)
        for (table, key), (before, after) in reversed(images) if newest else images:
            expected, target = (after, before) if newest else (before, after)
            if not _matches_image(change.current(table, key), expected):
                raise Refused(f"“{entry.label}” cannot be taken back: it was changed elsewhere since")
            change.restore(None if target is None else RowImage(table, key, target), table, key)
        change.index()
        entry.state = becomes


def _is_broken(change: int, unreadable: Unreadable) -> bool:
    """Return True if a history entry or one of its images cannot be read."""
    hidden = unreadable.hidden_keys
    if ("change", (change,)) in hidden:
        return True
    return any(table == "change_row" and key[0] == change for table, key in hidden)


def _matches_image(current: dict[str, Any] | None, expected: dict[str, Any] | None) -> bool:
    """Return True if a row is as a change left it; columns added by later migrations are ignored."""
    if current is None or expected is None:
        return current is expected
    return all(current.get(name) == value for name, value in expected.items())


def _images(session: Session, change: int) -> dict[tuple[str, tuple[Any, ...]], list[dict[str, Any] | None]]:
    rows = session.exec(
        select(tables.ChangedRow).where(tables.ChangedRow.change == change).order_by(col(tables.ChangedRow.seq))
    )
    return {
        (row.of_table, tuple(json.loads(row.of_key))): [
            None if row.before is None else json.loads(row.before),
            None if row.after is None else json.loads(row.after),
        ]
        for row in rows
    }


def _joined(
    earlier: dict[tuple[str, tuple[Any, ...]], list[dict[str, Any] | None]],
    later: dict[tuple[str, tuple[Any, ...]], list[dict[str, Any] | None]],
) -> dict[tuple[str, tuple[Any, ...]], list[dict[str, Any] | None]]:
    """Merge the images of two changes: before the earlier and after the later."""
    joined = {place: list(images) for place, images in earlier.items()}
    for place, (before, after) in later.items():
        joined[place] = [joined[place][0] if place in joined else before, after]
    return joined


def _engine(connection: sqlite3.Connection) -> Engine:
    """Create a SQLAlchemy engine on the open connection; every transaction begins as a writer."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    # Reads may see temporary views with the names of the tables: a write names the table itself.
    engine = engine.execution_options(schema_translate_map={None: "main"})

    @event.listens_for(engine, "begin")
    def begin_as_writer(started: Any) -> None:
        started.exec_driver_sql("BEGIN IMMEDIATE")
        # Rows of a change may be written in any order; the rows that they refer to must exist at commit.
        started.exec_driver_sql("PRAGMA defer_foreign_keys=ON")

    return engine
