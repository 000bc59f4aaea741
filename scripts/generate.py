"""Write the modules that are derived from `store/tables.py`, so that reading needs no SQLModel.

Run it with `make generate` after a change of a table. `tests/store/test_mapping.py` holds the modules to what it writes.
"""

import sqlite3
import types
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Column
from sqlmodel import SQLModel

from interview_desk.domain import codec
from interview_desk.domain.forms import Shape
from interview_desk.store import tables
from interview_desk.store.file import file_identity

PACKAGE = Path(__file__).parent.parent / "src" / "interview_desk"
MAPPING = PACKAGE / "store" / "mapping.py"
HEADINGS = PACKAGE / "formats" / "headings.py"
NOTICE = "Generated from `store/tables.py` by `scripts/generate.py`: run `make generate` instead of editing it."
PLAIN = tables.Description()


class Table(NamedTuple):
    """One table with its class and the fact that its rows are read as."""

    name: str
    model: type[SQLModel]
    fact: type | None
    part_of: str

    @property
    def columns(self) -> list["Column[Any]"]:
        """Columns in the order of the class."""
        return list(SQLModel.metadata.tables[self.name].columns)

    @property
    def keys(self) -> list[str]:
        """Names of the columns of the primary key."""
        return [column.name for column in SQLModel.metadata.tables[self.name].primary_key.columns]

    def column_of(self, field: str) -> "Column[Any] | None":
        """Return the column that holds a field of the fact; None if the field is kept in a table of its own."""
        return next((column for column in self.columns if field_of(column) == field), None)

    @property
    def own_keys(self) -> list[str]:
        """Names of the columns that are no field of the fact: what the row is a part of."""
        fields = set(hints_of(self.fact)) if self.fact is not None else set()
        return [column.name for column in self.columns if field_of(column) not in fields]


def description_of(column: "Column[Any]") -> tables.Description:
    """Return what the class says about a column."""
    found: tables.Description = column.info.get("description", PLAIN)
    return found


def field_of(column: "Column[Any]") -> str:
    """Return the name of the fact's field that a column holds."""
    return description_of(column).fact or column.name


def hints_of(fact: type) -> dict[str, Any]:
    """Return the fields of a fact with their types, in order."""
    hints = get_type_hints(fact)
    return {name: hints[name] for name in fact._fields}  # type: ignore[attr-defined]


def tables_of() -> list[Table]:
    """Return every table, in the order of the classes."""
    models = [
        model
        for model in vars(tables).values()
        if isinstance(model, type) and issubclass(model, SQLModel) and model is not SQLModel
    ]
    return [
        Table(str(model.__tablename__), model, getattr(model, "fact", None), getattr(model, "part_of", ""))
        for model in models
    ]


def members_of(hint: Any) -> tuple[Any, bool]:
    """Return a type without None, and whether None is allowed."""
    if get_origin(hint) in {Union, types.UnionType}:
        rest = [one for one in get_args(hint) if one is not types.NoneType]
        return (rest[0] if len(rest) == 1 else tuple(rest)), len(rest) < len(get_args(hint))
    return hint, False


def shape_name(fact: type) -> str:
    """Return the name of the codec's shape of a fact."""
    return next(name for name, shape in vars(codec).items() if isinstance(shape, Shape) and shape.make is fact)


def expression(table: Table, field: str, hint: Any, cell: str) -> str:
    """Return the expression that reads a field from its cell."""
    column = table.column_of(field)
    assert column is not None
    plain, optional = members_of(hint)
    if optional and not column.nullable:
        return f"json.loads({cell})"
    if plain is datetime:
        return f"optional_instant({cell})" if optional else f"datetime.fromisoformat({cell})"
    if plain is date:
        return f"optional_day({cell})" if optional else f"date.fromisoformat({cell})"
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return f"optional_member({constant(plain)}, {cell})" if optional else f"{constant(plain)}[{cell}]"
    if plain is bool:
        return f"optional_flag({cell})" if optional else f"bool({cell})"
    if get_origin(plain) is tuple and get_args(plain)[0] is str:
        return f"texts({cell})"
    if plain in {str, int}:
        return cell
    return f"stored({form_name(table, field)}, {cell})"


def cell_of(table: Table, column: "Column[Any]") -> str:
    """Return how a column stores its values: text, number, flag, json, choice, day, or instant; with "?" if it may be empty."""
    hints = hints_of(table.fact) if table.fact is not None else {}
    hint = hints.get(field_of(column), table.model.__annotations__[column.name])
    plain, _ = members_of(hint)
    simple: dict[Any, str] = {datetime: "instant", date: "day", bool: "flag", int: "number", str: "text"}
    if field_of(column) in hints and "(" in (read := expression(table, field_of(column), hint, "")):
        kind = "json" if read.startswith(("json.loads", "texts", "stored")) else simple.get(plain, "choice")
    elif isinstance(plain, type) and issubclass(plain, StrEnum):
        kind = "choice"
    else:
        kind = simple[plain]
    return f"{kind}?" if column.nullable else kind


def references(table: Table) -> tuple[tuple[str, str], ...]:
    """Return the columns that name a row of another table, each with that table."""
    return tuple((column.name, key.column.table.name) for column in table.columns for key in column.foreign_keys)


def form_name(table: Table, field: str) -> str:
    """Return the name of the constant that holds the form of a field kept as JSON."""
    return f"_{table.name.upper()}_{field.upper()}"


def constant(enum: type) -> str:
    """Return the name of the constant that holds an enum's members by value."""
    return "".join(f"_{letter}" if letter.isupper() else letter for letter in enum.__name__).strip("_").upper()


def reader(table: Table) -> list[str]:
    """Return the lines of the SELECT and the function that read one table."""
    assert table.fact is not None
    fields = [(field, hint) for field, hint in hints_of(table.fact).items()]
    held = [field for field, _ in fields if table.column_of(field) is not None]
    parts = [field for field, _ in fields if table.column_of(field) is None]
    own = table.own_keys if table.name != "me" else []
    names = [*own, *(table.column_of(field).name for field in held)]  # type: ignore[union-attr]
    arguments, at = [], len(own)
    for field, hint in fields:
        if field in parts:
            arguments.append(field)
            continue
        arguments.append(expression(table, field, hint, f"row[{at}]"))
        at += 1
    hints = dict(fields)
    signature = "".join(f", {field}: {type_name(hints[field])}" for field in parts)
    return [
        f"{table.name.upper()}_COLUMNS = {tuple(names)!r}",
        f'{table.name.upper()} = "SELECT {", ".join(names)} FROM {table.name}"',
        "",
        "",
        f"def to_{table.name}(row: Row{signature}) -> {table.fact.__name__}:",
        f'    """Build the fact of a row that `{table.name.upper()}` selects."""',
        f"    return {table.fact.__name__}({', '.join(arguments)})",
        "",
        "",
    ]


def type_name(hint: Any) -> str:
    """Return a type as source."""
    plain, optional = members_of(hint)
    name = f"tuple[{get_args(plain)[0].__name__}, ...]" if get_origin(plain) is tuple else plain.__name__
    return f"{name} | None" if optional else name


def forms(described: list[Table]) -> Iterator[str]:
    """Return the lines that look up the forms of fields kept as JSON."""
    for table in described:
        assert table.fact is not None
        for field, hint in hints_of(table.fact).items():
            if table.column_of(field) is not None and "stored(" in expression(table, field, hint, ""):
                yield f'{form_name(table, field)} = codec.{shape_name(table.fact)}.form("{field}")'


def searched(described: list[Table]) -> Iterator[str]:
    """Return the lines of the table of what the search reads."""
    for table in described:
        columns = sorted(table.columns, key=lambda column: description_of(column).rank)
        by_use = [
            tuple(column.name for column in columns if description_of(column).search == use)
            for use in ("name", "text", "list")
        ]
        if any(by_use):
            yield f'    "{table.name}": Searched({table.keys[0]!r}, {", ".join(repr(names) for names in by_use)}),'


def enums(described: list[Table]) -> list[type]:
    """Return every enum that a column holds."""
    found: dict[str, type] = {}
    for table in described:
        assert table.fact is not None
        for field, hint in hints_of(table.fact).items():
            plain, _ = members_of(hint)
            if isinstance(plain, type) and issubclass(plain, StrEnum) and table.column_of(field) is not None:
                found[plain.__name__] = plain
    return list(found.values())


def imports(described: list[Table]) -> list[str]:
    """Return the import lines of the facts and enums."""
    by_module: dict[str, set[str]] = {}
    for kind in (*(table.fact for table in described), *enums(described)):
        assert kind is not None
        by_module.setdefault(kind.__module__, set()).add(kind.__name__)
    return [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(by_module.items())]


def schema() -> str:
    """Return the fingerprint of the schema that the migrations create."""
    connection = sqlite3.connect(":memory:")
    try:
        for _, sql in file_identity.steps():
            connection.executescript(sql)
        return file_identity.fingerprint(file_identity.read_schema(connection))
    finally:
        connection.close()


def mapping() -> str:
    """Return the source of the module that maps rows to facts."""
    everything = tables_of()
    described = [table for table in everything if table.fact is not None]
    parts: dict[str, list[tuple[str, str]]] = {}
    for table in everything:
        if table.part_of:
            parts.setdefault(table.part_of, []).append((table.name, table.keys[0]))
    renamed = {
        (table.name, field_of(column)): column.name
        for table in described
        for column in table.columns
        if field_of(column) != column.name
    }
    elsewhere = {
        field
        for table in described
        if not table.part_of and table.fact is not None
        for field in hints_of(table.fact)
        if table.column_of(field) is None
    }
    owned = [
        table.name
        for table in described
        if not table.part_of
        and table.name != "application"
        and "application" in {column.name for column in table.columns}
    ]
    cells = {table.name: {column.name: cell_of(table, column) for column in table.columns} for table in everything}
    referring = {table.name: references(table) for table in everything if references(table)}
    entities = [table for table in described if not table.part_of and table.name != "me"]
    table_of = ", ".join(f"{table.fact.__name__}: {table.name!r}" for table in entities if table.fact is not None)
    defaults = {
        table.name: {
            column.name: table.model.model_fields[column.name].default
            for column in table.columns
            if not table.model.model_fields[column.name].is_required()
        }
        for table in described
        if any(not field.is_required() for field in table.model.model_fields.values())
    }
    lines = [
        f'"""Reading of rows as facts: columns, order, and conversions of every table.\n\n{NOTICE}\n"""',
        "",
        "import json",
        "from collections.abc import Mapping",
        "from datetime import date, datetime",
        "from typing import Any, NamedTuple",
        "",
        "from interview_desk.domain import codec",
        *imports(described),
        "from interview_desk.store.values import (",
        "    Row, optional_day, optional_flag, optional_instant, optional_member, stored, texts,",
        ")",
        "",
        f"VERSION = {file_identity.steps()[-1][0]}",
        '"""Schema version that this program knows: the number of its newest migration."""',
        f'SCHEMA = "{schema()}"',
        '"""Fingerprint of the schema that the migrations create."""',
        "",
        *(f"{constant(enum)} = {{str(value): value for value in {enum.__name__}}}" for enum in enums(described)),
        *forms(described),
        "",
        "",
        "class Searched(NamedTuple):",
        '    """Columns that the search finds a kind of row by."""',
        "",
        "    key: str",
        "    names: tuple[str, ...] = ()",
        '    """Columns that name the row."""',
        "    texts: tuple[str, ...] = ()",
        '    """Columns with other text."""',
        "    lists: tuple[str, ...] = ()",
        '    """Columns of JSON that hold texts."""',
        "",
        "",
        "SEARCHED: Mapping[str, Searched] = {",
        *searched(everything),
        "}",
        '"""Every kind of row that the search finds, by its table."""',
        f"TABLE_OF: Mapping[type, str] = {{{table_of}}}",
        '"""Table of each fact that has an id."""',
        f"PARTS_OF: Mapping[str, tuple[tuple[str, str], ...]] = { ({name: tuple(found) for name, found in parts.items()})!r}",
        '"""Tables that hold parts of an entity, with the column that names it."""',
        f"COLUMN_OF: Mapping[tuple[str, str], str] = {renamed!r}",
        '"""Column of a fact\'s field, where it has another name, by table and field."""',
        f"ELSEWHERE = frozenset({sorted(elsewhere)!r})",
        '"""Fields of facts that are kept in a table of their own."""',
        f"CELLS: Mapping[str, Mapping[str, str]] = {cells!r}",
        '"""How each column stores its values, by table; "?" where it may be empty."""',
        f"REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {referring!r}",
        '"""Columns that name a row of another table, each with that table."""',
        f"OWNED_BY_APPLICATION = {tuple(owned)!r}",
        '"""Tables whose rows belong to one application."""',
        f"DEFAULTS: Mapping[str, Mapping[str, Any]] = {defaults!r}",
        '"""Values of columns that an older history entry does not know, by table."""',
        "",
        "",
        "def cells_of(table: str, image: Mapping[str, Any], columns: tuple[str, ...]) -> Row:",
        '    """Return the cells of a row as the history keeps it; a column that is newer than the entry has its default.',
        "",
        "    Raises:",
        "        KeyError: a column is missing that has no default.",
        '    """',
        "    defaults = DEFAULTS.get(table, {})",
        "    return tuple(image[column] if column in image else defaults[column] for column in columns)",
        "",
        "",
        *(line for table in described for line in reader(table)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def headings() -> str:
    """Return the source of the module with the headings of the CSV export."""
    lines = [
        f'"""Headings of the CSV export, by table and field.\n\n{NOTICE}\n"""',
        "",
        "from collections.abc import Mapping",
        "",
        "HEADINGS: Mapping[str, Mapping[str, str]] = {",
    ]
    for table in tables_of():
        found = {field_of(column): description_of(column).csv for column in table.columns if description_of(column).csv}
        if found:
            lines.append(f"    {table.name!r}: {found!r},")
    return "\n".join([*lines, "}"]) + "\n"


def formatted(source: str, path: Path) -> str:
    """Return source as the formatter of the project writes it."""
    import subprocess
    import sys

    ruff = Path(sys.executable).with_name("ruff")
    for arguments in (["check", "--fix", "--quiet", "--select", "I"], ["format", "--quiet"]):
        source = subprocess.run(
            [ruff, *arguments, "--stdin-filename", path, "-"], input=source, capture_output=True, text=True, check=True
        ).stdout
    return source


def main() -> None:
    """Write both modules."""
    MAPPING.write_text(formatted(mapping(), MAPPING), encoding="utf-8")
    HEADINGS.write_text(formatted(headings(), HEADINGS), encoding="utf-8")


if __name__ == "__main__":
    main()
