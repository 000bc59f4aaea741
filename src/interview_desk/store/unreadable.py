"""Search for rows that cannot be read as facts, because another program wrote or deleted something.

A row counts as unreadable if a cell has a value that its column cannot have, or if it belongs to a row that is gone or unreadable.
A row whose optional reference leads nowhere is read without that reference.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from interview_desk.domain import codec
from interview_desk.domain.errors import Refused
from interview_desk.domain.forms import INSTANT, LINE, NAME, TEXT, Form, Shape
from interview_desk.domain.problems import UnreadableRow
from interview_desk.store import mapping
from interview_desk.store.file import sqlite_errors

RowKey = tuple[str, tuple[Any, ...]]
"""Table and primary key of a row."""
Cells = tuple[Any, ...]

_KEYS: Mapping[str, tuple[str, ...]] = {
    "stage_entry": ("application", "seq"),
    "interviewer": ("interview", "seq"),
    "exit_card": ("interview",),
    "debrief": ("interview",),
    "change_row": ("change", "seq"),
    "scratch": ("place",),
}
"""Primary key of each table whose key is not `id`."""
_ORDER = (
    *("me", "company", "contact", "application", "interview", "interviewer", "exit_card", "debrief", "promise", "note"),
    *("touch", "story", "closing_statement", "own_question", "snooze", "skip", "change", "change_row", "scratch"),
)
"""Tables to check, each after those that it refers to; `application` checks its stages, too."""
_GENERAL = frozenset(("snooze", "skip", "closing_statement", "own_question"))
"""Tables whose rows mean something else without their references, so that none of these is optional."""
_INSIDE: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "debrief": (("hooks", "contact", "contact"), ("unsaid", "used_in", "note"), ("questions", "story", "story")),
    "interview": (("stories", "", "story"),),
    "own_question": (("asked_in", "", "interview"),),
}
"""Columns of JSON that name rows of other tables: column, key of the reference (if it is not the item itself), and table."""
_SIMPLE = {"text": str, "json": str, "day": str, "instant": str, "choice": str, "number": int, "flag": int}
_TYPES: dict[str, set[tuple[type, ...]]] = defaultdict(set)
"""Types of cells, by table, of which a check has found that a row can have them."""
_UNREADABLE = "can’t be read"
_PARTLY = "; the rest of the row is used"
_STATES = frozenset(("done", "undone", "dropped"))
_BAD_IMAGES = """SELECT rowid FROM main.change_row WHERE
    NOT CASE WHEN json_valid(of_key) THEN json_type(of_key) = 'array' ELSE 0 END
    OR (before IS NOT NULL AND NOT CASE WHEN json_valid(before) THEN json_type(before) = 'object' ELSE 0 END)
    OR (after IS NOT NULL AND NOT CASE WHEN json_valid(after) THEN json_type(after) = 'object' ELSE 0 END)"""


class Unreadable(NamedTuple):
    """Result of a search for unreadable rows."""

    problems: tuple[UnreadableRow, ...] = ()
    """All that is wrong, in words."""
    hidden: Mapping[str, Mapping[int, tuple[Any, ...]]] = {}
    """Primary keys of the unreadable rows, by table and rowid."""
    dangling: Mapping[str, Mapping[int, Mapping[str, Any]]] = {}
    """Optional references that lead nowhere, by table and rowid: each column with its value."""
    dangling_keys: Mapping[RowKey, Mapping[str, Any]] = {}
    """The same references by primary key."""
    missing: frozenset[str] = frozenset()
    """Tables that are missing, or lack a column."""
    stale_standing: bool = False
    """True if the cached stages of some applications are not what their stage entries say."""

    @property
    def hidden_keys(self) -> frozenset[RowKey]:
        """Table and primary key of each unreadable row."""
        return frozenset((table, key) for table, rows in self.hidden.items() for key in rows.values())


class _Findings:
    """Rows read so far, and the problems of the others."""

    def __init__(self) -> None:
        self.problems: list[UnreadableRow] = []
        self.hidden: dict[str, dict[int, tuple[Any, ...]]] = defaultdict(dict)
        self.dangling: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        self.dangling_keys: dict[RowKey, dict[str, Any]] = {}
        self.readable: dict[str, set[Any]] = defaultdict(set)
        """Keys of the readable rows, by table."""
        self.existing: dict[str, set[Any]] = defaultdict(set)
        """Keys of all rows, by table."""
        self.missing: set[str] = set()
        self.inside: list[tuple[str, tuple[Any, ...], str, str, str]] = []
        """References inside JSON: table, key, and column; other table and its ID."""

    def report(self, table: str, key: tuple[Any, ...], reason: str) -> None:
        """Add a problem with a row."""
        follows = reason.removesuffix(_PARTLY).endswith(_UNREADABLE)
        self.problems.append(UnreadableRow(table, tuple(_show_cell(part) for part in key), reason, follows))

    def hide(self, table: str, number: int, key: tuple[Any, ...], reason: str) -> None:
        """Leave a row out."""
        self.hidden[table][number] = key
        self.report(table, key, reason)


def find_unreadable(connection: sqlite3.Connection) -> Unreadable:
    """Return the rows that cannot be read, and why.

    Raises:
        sqlite3.Error: the file itself cannot be read at this moment.
    """
    findings = _Findings()
    current: dict[str, tuple[str, str, str | None]] = {}
    for table in _ORDER:
        stages = _read_stages(connection, findings) if table == "application" else {}
        for number, key, cells in _read_rows(connection, table, findings):
            reason = _check_cells(table, cells) or _check_references(findings, table, number, key, cells)
            if table == "application" and not reason:
                steps = stages.get(key[0], [])
                reason = _check_stages(steps)
                if not reason:
                    current[key[0]] = _compute_standing(steps)
            if reason:
                findings.hide(table, number, key, reason)
            else:
                findings.readable[table].add(key[0] if len(key) == 1 else key)
                _note_inside(findings, table, key, cells)
        if table == "application":
            _hide_loose_stages(findings, stages)
    _hide_bad_images(connection, findings)
    _report_inside(findings)
    return Unreadable(
        tuple(findings.problems),
        dict(findings.hidden),
        dict(findings.dangling),
        findings.dangling_keys,
        frozenset(findings.missing),
        _is_stale(connection, current, findings.existing["application"]),
    )


def _read_rows(
    connection: sqlite3.Connection, table: str, findings: _Findings
) -> Iterator[tuple[int, tuple[Any, ...], Cells]]:
    """Yield the rows of a table with rowid, key, and cells; text that is not UTF-8 stays bytes."""
    columns = tuple(mapping.CELLS[table])
    at = [columns.index(name) for name in _KEYS.get(table, ("id",))]
    for number, *cells in _fetch(connection, table, columns, findings):
        key = tuple(cells[n] for n in at)
        if len(key) == 1:
            findings.existing[table].add(key[0])
        yield number, key, tuple(cells)


def _fetch(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], findings: _Findings
) -> list[tuple[Any, ...]]:
    statement = f"SELECT rowid, {', '.join(columns)} FROM main.{table} ORDER BY rowid"  # noqa: S608 - our own names
    usual = connection.text_factory
    try:
        connection.text_factory = str
        return connection.execute(statement).fetchall()
    except sqlite3.OperationalError as error:
        if sqlite_errors.is_busy(error) or sqlite_errors.is_damage(error):
            raise
        connection.text_factory = _decode_or_keep
        try:
            return connection.execute(statement).fetchall()
        except sqlite3.OperationalError as again:
            if sqlite_errors.name_of(again) != "SQLITE_ERROR":
                raise
            findings.missing.add(table)
            findings.report(
                table, (), "the table is missing" if "no such table" in str(again) else "the table lacks a column"
            )
            return []
    finally:
        connection.text_factory = usual


def _decode_or_keep(text: bytes) -> str | bytes:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text


def _check_cells(table: str, cells: Cells) -> str:
    """Return the problem with the cells of a row, or an empty text."""
    if tuple(map(type, cells)) not in _TYPES[table]:
        return _check_types(table, cells)
    for at, column, check in _list_checks(table):
        value = cells[at]
        if value is None:
            continue
        try:
            check(value)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, Refused):
            kind = "instant" if check is _check_instant else mapping.CELLS[table][column].rstrip("?")
            return f"“{column}” {_WRONG[kind]}"
    return ""


_WRONG = {
    "text": "isn’t one of the words that can be there",
    "choice": "isn’t one of the words that can be there",
    "json": "isn’t a list or value in the expected form",
    "day": "isn’t a day",
    "instant": "isn’t a time with its offset",
    "number": "isn’t in the possible range",
    "flag": "is neither yes nor no",
}


def _check_types(table: str, cells: Cells) -> str:
    for (column, kind), value in zip(mapping.CELLS[table].items(), cells, strict=True):
        expected = _SIMPLE[kind.rstrip("?")]
        if value is None:
            if not kind.endswith("?"):
                return f"“{column}” is empty (NULL)"
        elif type(value) is not expected:
            if isinstance(value, bytes):
                return f"“{column}” is binary data or broken text"
            return f"“{column}” isn’t a {'whole number' if expected is int else 'text'}"
    _TYPES[table].add(tuple(map(type, cells)))
    return _check_cells(table, cells)


@cache
def _list_checks(table: str) -> tuple[tuple[int, str, Callable[[Any], object]], ...]:
    """Return the checks of a table's cells, each with the position and name of its column; None is never checked."""
    shape = _shapes().get(table)
    field_of = {column: field for (owner, field), column in mapping.COLUMN_OF.items() if owner == table}
    forms = {field.attribute: field.form for field in shape.fields} if shape is not None else {}
    references = {column for column, _ in mapping.REFERENCES.get(table, ())}
    checks: list[tuple[int, str, Callable[[Any], object]]] = []
    for at, (column, kind) in enumerate(mapping.CELLS[table].items()):
        form = forms.get(field_of.get(column, column))
        if form is not None and column not in references and column != "id" and form not in {LINE, NAME, TEXT}:
            checks.append((at, column, _make_check(kind.rstrip("?"), form)))
    if table == "change":
        checks += [(1, "made_at", _check_instant), (4, "state", _check_state)]
    return tuple(checks)


def _make_check(kind: str, form: Form) -> Callable[[Any], object]:
    if kind == "instant":
        return _check_instant
    if kind == "json":
        return lambda value: form.decode(json.loads(value), "", UTC)
    if kind == "flag":
        return lambda value: form.decode({0: False, 1: True}[value], "", UTC)
    return lambda value: form.decode(value, "", UTC)


def _check_instant(value: str) -> None:
    INSTANT.decode(value, "", UTC)
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError(value)


def _check_state(value: str) -> None:
    if value not in _STATES:
        raise ValueError(value)


@cache
def _shapes() -> Mapping[str, Shape]:
    """Return the shape of each table's fact."""
    entities = {mapping.TABLE_OF[shape.make]: shape for shape in codec.SHAPES.values()}  # type: ignore[index]
    parts = {"stage_entry": codec.STAGE, "exit_card": codec.EXIT_CARD, "debrief": codec.DEBRIEF}
    return {"me": codec.ME, **entities, **parts}


def _check_references(findings: _Findings, table: str, number: int, key: tuple[Any, ...], cells: Cells) -> str:
    """Return why a row cannot do without a reference that leads nowhere; note the references that it can do without."""
    columns = tuple(mapping.CELLS[table])
    dangling: dict[str, Any] = {}
    reason = ""
    for column, other in mapping.REFERENCES.get(table, ()):
        value = cells[columns.index(column)]
        if value is None or value in findings.readable[other]:
            continue
        state = _UNREADABLE if value in findings.existing[other] or other in findings.missing else "is gone"
        if table in _GENERAL or not mapping.CELLS[table][column].endswith("?"):
            return f"its {other} {state}"
        dangling[column] = value
        reason = reason or f"its {column.replace('_', ' ')} {state}"
    if dangling:
        findings.dangling[table][number] = dangling
        findings.dangling_keys[table, key] = dangling
        findings.report(table, key, f"{reason}{_PARTLY}")
    return ""


def _note_inside(findings: _Findings, table: str, key: tuple[Any, ...], cells: Cells) -> None:
    """Note the references inside the JSON of a row, for after all tables were read."""
    for column, name, other in _INSIDE.get(table, ()):
        text = cells[tuple(mapping.CELLS[table]).index(column)]
        for item in json.loads(text) if text != "[]" else ():
            reference = item.get(name) if name else item
            if reference is not None:
                findings.inside.append((table, key, column, other, reference))


def _report_inside(findings: _Findings) -> None:
    lost = {reference[:4]: None for reference in findings.inside if reference[4] not in findings.readable[reference[3]]}
    for table, key, column, other in lost:
        findings.report(table, key, f"“{column}” names a {other} that is gone or can’t be read{_PARTLY}")


class _Step(NamedTuple):
    """Stage entry, and its problem."""

    number: int
    key: tuple[Any, ...]
    stage: Any
    on: Any
    reason: str


def _read_stages(connection: sqlite3.Connection, findings: _Findings) -> dict[Any, list[_Step]]:
    """Return the stage entries of each application, in order."""
    steps: dict[Any, list[_Step]] = defaultdict(list)
    for number, key, cells in _read_rows(connection, "stage_entry", findings):
        steps[key[0]].append(_Step(number, key, cells[2], cells[3], _check_cells("stage_entry", cells)))
    for entries in steps.values():
        entries.sort(
            key=lambda step: (isinstance(step.key[1], int), step.key[1] if isinstance(step.key[1], int) else 0)
        )
    return steps


def _check_stages(steps: list[_Step]) -> str:
    """Return why the current stage of an application is not certain; empty if it is."""
    if not steps:
        return "it has no stage"
    return f"its current stage can’t be read: {steps[-1].reason}" if steps[-1].reason else ""


def _compute_standing(steps: list[_Step]) -> tuple[str, str, str | None]:
    good = [step for step in steps if not step.reason]
    applied = next((step.on for step in good if step.stage not in {"saved", "closed"}), None)
    return good[-1].stage, good[-1].on, applied


def _hide_loose_stages(findings: _Findings, stages: Mapping[Any, list[_Step]]) -> None:
    """Leave out the stage entries that cannot be read, and those of unreadable applications."""
    for application, steps in stages.items():
        loose = ""
        if application not in findings.readable["application"]:
            is_there = application in findings.existing["application"]
            loose = f"its application {_UNREADABLE if is_there else 'is gone'}"
        for step in steps:
            if step.reason or loose:
                findings.hide("stage_entry", step.number, step.key, step.reason or loose)


def _hide_bad_images(connection: sqlite3.Connection, findings: _Findings) -> None:
    """Leave out the history's rows that are not JSON; SQLite itself finds them fastest."""
    if "change_row" in findings.missing:
        return
    for (number,) in connection.execute(_BAD_IMAGES).fetchall():
        if number not in findings.hidden["change_row"]:
            key = connection.execute("SELECT change, seq FROM main.change_row WHERE rowid = ?", (number,)).fetchone()
            findings.hide("change_row", number, key, "a row image isn’t in the expected form")


def _is_stale(
    connection: sqlite3.Connection, current: Mapping[str, tuple[str, str, str | None]], applications: set[Any]
) -> bool:
    """Return True if the cached stages differ from those that the stage entries say."""
    usual = connection.text_factory
    try:
        connection.text_factory = _decode_or_keep
        rows = connection.execute("SELECT application, stage, reached_on, applied_on FROM main.standing").fetchall()
    except sqlite3.OperationalError as error:
        if sqlite_errors.name_of(error) != "SQLITE_ERROR":
            raise
        return True
    finally:
        connection.text_factory = usual
    cached = {row[0]: row[1:] for row in rows}
    return any(cached.get(name) != standing for name, standing in current.items()) or not cached.keys() <= applications


def _show_cell(value: Any) -> str:
    return value if isinstance(value, str) else "(binary)" if isinstance(value, bytes) else str(value)
