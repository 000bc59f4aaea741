"""Meaning of the columns in an imported table, according to its headings."""

import re
import tomllib
from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.text import plain_words


class Field(NamedTuple):
    """Possible meaning of a column, with the headings of such columns."""

    name: str
    label: str
    headings: tuple[str, ...]
    many: bool = False
    """True if several columns may have this meaning."""


class Source(NamedTuple):
    """Table that a known program writes, recognized by its headings."""

    name: str
    header: frozenset[str]
    kind: str
    columns: tuple[tuple[str, str], ...]
    """Heading and field of each column that is imported."""
    date_order: str = ""
    stage: str = ""
    """Stage of its applications, because the table has no column for the stage."""
    only_known_companies: bool = False
    """True if only people at companies in the search are imported: a network is not an address book."""


class Meaning(NamedTuple):
    """Interpretation of a table: its kind, the meaning of each column by position, and the date order."""

    kind: str
    columns: tuple[str, ...]
    """Name of the field in each column; empty if the column is skipped."""
    date_order: str = ""
    """Date order from `DATE_ORDERS`; empty if the dates do not reveal it and the user must be asked."""
    source: str = ""
    stage: str = ""
    only_known_companies: bool = False

    def place(self, field: str) -> int:
        """Return the index of the first column with a field, or -1 if there is none."""
        return self.columns.index(field) if field in self.columns else -1


def _normalize_heading(text: str) -> str:
    return " ".join(plain_words(text))


def _read_kinds() -> dict[str, tuple[Field, ...]]:
    return {
        kind: tuple(
            Field(field["name"], field["label"], tuple(field["headings"]), field.get("many", False)) for field in fields
        )
        for kind, fields in tomllib.loads(read_data_file("imports", "headings.toml")).items()
    }


def _read_sources() -> tuple[Source, ...]:
    return tuple(
        Source(
            source["name"],
            frozenset(source["header"]),
            source["kind"],
            tuple(source["columns"].items()),
            source.get("date_order", ""),
            source.get("stage", ""),
            source.get("only_known_companies", False),
        )
        for source in tomllib.loads(read_data_file("imports", "sources.toml"))["sources"]
    )


KINDS = _read_kinds()
"""Possible meanings of a column, by kind of table, from `headings.toml`."""
SOURCES = _read_sources()
"""Tables of known programs, from `sources.toml`."""
_FIELDS_BY_HEADING = {
    kind: {_normalize_heading(heading): field.name for field in reversed(fields) for heading in field.headings}
    for kind, fields in KINDS.items()
}


def source_of(header: Sequence[str]) -> Source | None:
    """Return the program that wrote a table, recognized by its headings, or None."""
    names = {_normalize_heading(name) for name in header}
    return next((source for source in SOURCES if source.header <= names), None)


def _guess_fields(header: Sequence[str], kind: str) -> tuple[str, ...]:
    fields_by_heading = _FIELDS_BY_HEADING[kind]
    many = {field.name for field in KINDS[kind] if field.many}
    used_fields: set[str] = set()
    works = {"job title", "position", "organization title", "organization 1 title"} & {
        _normalize_heading(name) for name in header
    }
    columns = []
    for name in header:
        plain = _normalize_heading(name)
        field = fields_by_heading.get(plain, "") or fields_by_heading.get(
            re.sub(r"^(?:job|application|the) ", "", plain), ""
        )
        if field in used_fields and field not in many:
            field = ""
        if plain == "title" and kind == "contacts" and works:
            field = ""  # "Dr.", because another column has the job title
        used_fields.add(field)
        columns.append(field)
    return tuple(columns)


def guess_meaning(header: Sequence[str], kind: str = "") -> Meaning:
    """Guess the meaning of a table from its headings.

    Args:
        header: the names of the columns.
        kind: the kind of table, if the user specified it.
    """
    source = source_of(header)
    if source is not None and kind in {"", source.kind}:
        by_name = {_normalize_heading(name): field for name, field in source.columns}
        columns = tuple(by_name.get(_normalize_heading(name), "") for name in header)
        return Meaning(source.kind, columns, source.date_order, source.name, source.stage, source.only_known_companies)
    if not kind:
        names = {_normalize_heading(name) for name in header}
        people = bool(names & {"first name", "last name", "full name", "given name", "surname", "vorname", "nachname"})
        works = _guess_fields(header, "applications")
        application_fields = {"stage", "applied", "saved", "url", "salary"} & set(works)
        kind = (
            "contacts"
            if people or ("name" in _guess_fields(header, "contacts") and not application_fields)
            else "applications"
        )
    return Meaning(kind, _guess_fields(header, kind))
