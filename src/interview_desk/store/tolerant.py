"""Reads that go on without the rows that cannot be read.

Temporary views with the names of the tables leave these rows out. They exist only on the connection, and only after a check has
found something: as long as all rows can be read, reads use the tables themselves. Writes always name the tables in `main`.
"""

import functools
import sqlite3
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from interview_desk.domain.errors import Refused
from interview_desk.store import mapping
from interview_desk.store.file import sqlite_errors
from interview_desk.store.file.connection import Connection

Given = ParamSpec("Given")
Result = TypeVar("Result")
_FAILURES = (
    *(ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError, StopIteration),
    *(Refused, sqlite3.OperationalError),
)
"""Errors that a nonsense row may cause in a read."""

CURRENT_STAGES = """SELECT s.application AS application, s.stage AS stage, s.reached_on AS reached_on, (
        SELECT f.reached_on FROM {schema}.stage_entry f
        WHERE f.application = s.application AND f.stage NOT IN ('saved', 'closed') ORDER BY f.seq LIMIT 1
    ) AS applied_on FROM {schema}.stage_entry s
    WHERE s.seq = (SELECT max(l.seq) FROM {schema}.stage_entry l WHERE l.application = s.application)"""
"""Current stages of all applications, as the triggers of `standing` compute them."""


def tolerate_unreadable_rows(
    read: Callable[Concatenate[sqlite3.Connection, Given], Result],
) -> Callable[Concatenate[sqlite3.Connection, Given], Result]:
    """Let a read leave out the rows that cannot be read: before it, if they may have changed, or after it failed."""

    @functools.wraps(read)
    def read_tolerantly(connection: sqlite3.Connection, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        if not isinstance(connection, Connection):
            return read(connection, *args, **kwargs)
        if connection.is_unchecked:
            hide_unreadable_rows(connection)
        try:
            return read(connection, *args, **kwargs)
        except _FAILURES as error:
            fault = sqlite_errors.fault_of(error)
            if fault is not None and sqlite_errors.name_of(fault) not in {"", "SQLITE_ERROR"}:
                raise
            before = connection.unreadable
            hide_unreadable_rows(connection)
            if connection.unreadable is None or connection.unreadable == before:
                raise
        return read(connection, *args, **kwargs)

    return read_tolerantly


def hide_unreadable_rows(connection: Connection) -> None:
    """Check all rows, and leave out of all later reads those that cannot be read.

    Raises:
        sqlite3.Error: the file itself cannot be read at this moment.
    """
    from interview_desk.store.unreadable import find_unreadable  # noqa: PLC0415 - only where another program may have written

    version = connection.get_data_version()
    unreadable = find_unreadable(connection)
    if connection.unreadable is not None:
        _drop_views(connection)
    connection.text_factory = str
    connection.unreadable = None
    if unreadable.problems or unreadable.stale_standing:
        connection.unreadable = unreadable
        connection.text_factory = _decode
        _make_views(connection)
    connection.checked_version = version
    connection.is_unchecked = False


def show_all_rows(connection: Connection) -> None:
    """Let reads see the tables themselves, until the next check: a permanent deletion covers every row."""
    if connection.unreadable is not None:
        _drop_views(connection)
    connection.unreadable = None
    connection.is_unchecked = True


def _decode(text: bytes) -> str:
    """Decode text, also text that is not UTF-8: it is in a row that is left out, but may be on its way."""
    return text.decode("utf-8", "surrogateescape")


def _drop_views(connection: Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_temp_master WHERE type = 'view'").fetchall():
        connection.execute(f'DROP VIEW IF EXISTS temp."{name}"')
    connection.execute("DROP TABLE IF EXISTS temp.hidden_row")
    connection.execute("DROP TABLE IF EXISTS temp.dangling_cell")


def _make_views(connection: Connection) -> None:
    unreadable = connection.unreadable
    assert unreadable is not None
    connection.execute(
        "CREATE TEMP TABLE hidden_row (of_table TEXT, n INTEGER, PRIMARY KEY (of_table, n)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TEMP TABLE dangling_cell (of_table TEXT, n INTEGER, name TEXT, PRIMARY KEY (of_table, n, name)) WITHOUT ROWID"
    )
    connection.executemany(
        "INSERT INTO temp.hidden_row VALUES (?, ?)",
        [(table, number) for table, rows in unreadable.hidden.items() for number in rows],
    )
    connection.executemany(
        "INSERT INTO temp.dangling_cell VALUES (?, ?, ?)",
        [
            (table, number, column)
            for table, rows in unreadable.dangling.items()
            for number, cells in rows.items()
            for column in cells
        ],
    )
    for table in {*unreadable.hidden, *unreadable.dangling} - unreadable.missing:
        connection.execute(
            _view(table, {column for cells in unreadable.dangling.get(table, {}).values() for column in cells})
        )
    for table in unreadable.missing:
        columns = ", ".join(f"NULL AS {column}" for column in mapping.CELLS[table])
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT NULL AS rowid, {columns} WHERE 0")
    stages = "temp" if {"stage_entry"} & ({*unreadable.hidden} | unreadable.missing) else "main"
    connection.execute(f"CREATE TEMP VIEW standing AS {CURRENT_STAGES.format(schema=stages)}")


def _view(table: str, dangling: set[str]) -> str:
    """Return the statement that creates the view of a table without its unreadable rows and dangling references."""
    columns = ", ".join(
        _column(table, name) if name in dangling else f"t.{name} AS {name}" for name in mapping.CELLS[table]
    )
    return (
        f"CREATE TEMP VIEW {table} AS SELECT t.rowid AS rowid, {columns} FROM main.{table} t"  # noqa: S608 - our own names
        f" WHERE t.rowid NOT IN (SELECT n FROM temp.hidden_row WHERE of_table = '{table}')"
    )


def _column(table: str, name: str) -> str:
    """Return a column that is empty where its reference leads nowhere."""
    where = f"d.of_table = '{table}' AND d.n = t.rowid AND d.name = '{name}'"
    return f"CASE WHEN EXISTS (SELECT 1 FROM temp.dangling_cell d WHERE {where}) THEN NULL ELSE t.{name} END AS {name}"  # noqa: S608 - our own names
