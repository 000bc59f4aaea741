"""Search indexes: the words by which rows are found, updated in the same transaction as every change.

The indexes hold no text (contentless), so an entry can be removed only by giving the exact words that
were added. These are built from the row's columns in this module and nowhere else.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from interview_desk.domain.finding.tokens import build_index_words
from interview_desk.store.file.file_identity import INDEXES
from interview_desk.store.mapping import SEARCHED

Values = Mapping[str, Any]
Image = Values | None
_AT_ONCE = 2_000


RunStatement = Callable[..., Any]
"""Function that runs one statement with its parameters, or with many rows of parameters.

It is a method of a plain connection or of SQLAlchemy.
"""


_TEXT_KEYS = frozenset(("text", "question", "answer", "words"))
"""Keys under which a JSON column holds what people said; the others hold identifiers or our own terms."""


def texts_of(kind: str, values: Values) -> tuple[str, str]:
    """Return the name and the text of a row, as they are written; the indexes hold their words."""
    shape = SEARCHED[kind]
    texts = [str(values.get(name) or "") for name in shape.texts]
    texts += [text for name in shape.lists for text in _parse_texts(values.get(name))]
    return " ".join(str(values.get(name) or "") for name in shape.names), " · ".join(text for text in texts if text)


def _parse_texts(column: Any) -> Iterable[str]:
    """Yield the searchable texts in a JSON column."""
    try:
        value = json.loads(column) if column else None
    except ValueError:
        return
    yield from _texts(value, searchable=True)


def _texts(value: Any, *, searchable: bool) -> Iterable[str]:
    if isinstance(value, str) and searchable:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, searchable=searchable)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, searchable=key in _TEXT_KEYS)


def follow(run: RunStatement, run_many: RunStatement, changes: Iterable[tuple[str, str, Image, Image]]) -> None:
    """Update the indexes after a write.

    Args:
        run: function that runs one statement.
        run_many: function that runs one statement with many rows of parameters.
        changes: table, key, and columns before and after, for each row; None if the row did not or does not
            exist.
    """
    fresh: list[tuple[str, str, Values]] = []
    for kind, key, before, after in changes:
        if kind not in SEARCHED:
            continue
        if before is None and after is not None:
            fresh.append((kind, key, after))
        elif before is not None:
            _renew(run, run_many, kind, key, before, after)
    for begin in range(0, len(fresh), _AT_ONCE):
        _add(run, run_many, fresh[begin : begin + _AT_ONCE])


def _renew(run: RunStatement, run_many: RunStatement, kind: str, key: str, before: Values, after: Image) -> None:
    was, now = texts_of(kind, before), texts_of(kind, after) if after is not None else None
    if was == now:
        return
    row = run("SELECT n FROM findable WHERE kind = ? AND id = ?", (kind, key)).fetchone()
    if row is None:  # not indexed yet
        _add(run, run_many, [(kind, key, after)] if after is not None else [])
        return
    number = row[0]
    for n, index in enumerate(INDEXES):
        if now is not None and was[n] == now[n]:
            continue
        old_words = build_index_words(was[n])
        run(f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', ?, ?)", (number, old_words))  # noqa: S608 - names of our own
        if now is not None:
            run(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", (number, build_index_words(now[n])))  # noqa: S608 - names of our own
    if now is None:
        run("DELETE FROM findable WHERE n = ?", (number,))


def _add(run: RunStatement, run_many: RunStatement, rows: Sequence[tuple[str, str, Values]]) -> None:
    first = (run("SELECT max(n) FROM findable").fetchone()[0] or 0) + 1
    run_many(
        "INSERT INTO findable (n, kind, id) VALUES (?, ?, ?)",
        [(first + n, kind, key) for n, (kind, key, _) in enumerate(rows)],
    )
    texts = [texts_of(kind, values) for kind, _, values in rows]
    for n, index in enumerate(INDEXES):
        run_many(
            f"INSERT INTO {index} (rowid, words) VALUES (?, ?)",  # noqa: S608 - names of our own
            [(first + row, build_index_words(pair[n])) for row, pair in enumerate(texts)],
        )


def rebuild(connection: sqlite3.Connection) -> None:
    """Rebuild the indexes from the current rows, discarding their earlier contents."""
    connection.execute("DELETE FROM findable")
    for index in INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")  # noqa: S608 - names of our own
    for kind, shape in SEARCHED.items():
        cursor = connection.execute(f"SELECT * FROM {kind} ORDER BY rowid")  # noqa: S608 - names of our own
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_AT_ONCE):
            records = [dict(zip(names, row, strict=True)) for row in rows]
            records = [record for record in records if isinstance(record[shape.key], str)]
            _add(connection.execute, connection.executemany, [(kind, record[shape.key], record) for record in records])
