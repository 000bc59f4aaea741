"""Consistency check of the rows against the history.

Every write is in the history together with the resulting row, so the two must agree.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

# Expected row: as the newest applied change left it or, if all its changes were undone, as it was before the oldest.
_SHOULD_BE = """
WITH touched AS (
    SELECT r.of_table, r.of_key, max(CASE WHEN c.state = 'done' THEN c.id END) AS newest, min(c.id) AS oldest
    FROM change_row r JOIN change c ON c.id = r.change GROUP BY r.of_table, r.of_key
)
SELECT t.of_table, t.of_key, CASE WHEN t.newest IS NULL THEN r.before ELSE r.after END, c.label, c.made_at
FROM touched t
JOIN change_row r ON r.change = ifnull(t.newest, t.oldest) AND r.of_table = t.of_table AND r.of_key = t.of_key
JOIN change c ON c.id = r.change
"""


class Mismatch(NamedTuple):
    """Row that differs from what the history says."""

    table: str
    key: str
    label: str
    """Label of the change that last wrote the row."""
    made_at: str
    """Time of that change, as an ISO instant."""


def find_mismatches(connection: sqlite3.Connection) -> Iterator[Mismatch]:
    """Yield the rows that differ from how they were last written.

    Raises:
        sqlite3.Error: the history cannot be read.
        ValueError: a row image in the history cannot be parsed.
    """
    keys = {
        table: [
            row[1]
            for row in sorted(connection.execute(f'PRAGMA main.table_info("{table}")'), key=lambda row: row[5])
            if row[5]
        ]
        for (table,) in connection.execute("SELECT DISTINCT of_table FROM change_row").fetchall()
    }
    for table, key, image, label, made_at in connection.execute(_SHOULD_BE):
        columns = keys.get(table)
        if not columns:
            yield Mismatch(table, key, label, made_at)
            continue
        where = " AND ".join(f'"{column}" = ?' for column in columns)
        cursor = connection.execute(f'SELECT * FROM main."{table}" WHERE {where}', json.loads(key))  # noqa: S608 - names of the schema
        row = cursor.fetchone()
        names = [column[0] for column in cursor.description]
        expected = json.loads(image) if image is not None else None
        if not _agree(dict(zip(names, row, strict=True)) if row is not None else None, expected):
            yield Mismatch(table, key, label, made_at)


def _agree(row: dict[str, object] | None, expected: dict[str, object] | None) -> bool:
    """Return True if a row matches its recorded image; columns added by later migrations are ignored."""
    if row is None or expected is None:
        return row is expected
    return all(row.get(name) == value for name, value in expected.items())
