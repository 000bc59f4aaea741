"""Tables of the job search for a spreadsheet: a row per entity, words instead of IDs, ISO dates."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from interview_desk.domain.dates.calendar import local_day, say_time
from interview_desk.domain.search.dossier import Dossier, Search
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.search.pipeline import Application
from interview_desk.formats.headings import HEADINGS

Cells = tuple[str, ...]


class TableSource(NamedTuple):
    """Source of a table: all the data, the complete applications, the user's zone, and the moment."""

    search: Search
    dossiers: tuple[Dossier, ...]
    zone: tzinfo
    at: datetime


class Table(NamedTuple):
    """Table for export: its column headings, and a function that yields its rows."""

    columns: Cells
    rows: Callable[[TableSource], Iterable[Cells]]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _local(source: TableSource, instant: datetime) -> Cells:
    return _day(local_day(instant, source.zone)), say_time(instant, source.zone)


def _name(person: Contact | None) -> str:
    return person.name if person is not None else ""


def _of(dossier: Dossier) -> Cells:
    return dossier.company.name, dossier.application.role


def _cell(value: object) -> str:
    """Return a field of a fact as a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


class Derived(NamedTuple):
    """Columns that are no field of the fact: their headings, and their cells."""

    headings: Cells
    cells: Callable[[Any, Dossier, TableSource], Cells]


Column = str | Derived
"""A field of the fact, by its name, or columns that are worked out."""


def _layout(table: str, *columns: Column) -> tuple[Column, ...]:
    """Return the columns of a table: those given, then every other field that has a heading."""
    return (*columns, *(field for field in HEADINGS[table] if field not in columns))


def _headings(table: str, layout: tuple[Column, ...]) -> Cells:
    """Return the headings of a layout."""
    heads: list[str] = []
    for column in layout:
        heads += [HEADINGS[table][column]] if isinstance(column, str) else column.headings
    return tuple(heads)


def _row(layout: tuple[Column, ...], fact: Any, dossier: Dossier, source: TableSource) -> Cells:
    """Return the cells of one fact."""
    cells: list[str] = []
    for column in layout:
        if isinstance(column, str):
            cells.append(_cell(getattr(fact, column)))
        else:
            cells += column.cells(fact, dossier, source)
    return tuple(cells)


Pairs = Iterable[tuple[Any, Dossier]]


def _table(name: str, facts: Callable[[TableSource], Pairs], *columns: Column) -> Table:
    """Return the table of some facts, each with the application it belongs to."""
    layout = _layout(name, *columns)

    def rows(source: TableSource) -> Iterator[Cells]:
        for fact, dossier in facts(source):
            yield _row(layout, fact, dossier, source)

    return Table(_headings(name, layout), rows)


_NOBODY = Dossier(Application("", "", "", ()), Company("", ""))
"""Application of a fact that belongs to none."""


def _each(facts: Callable[[Search], Iterable[Any]]) -> Callable[[TableSource], Pairs]:
    return lambda source: ((fact, _NOBODY) for fact in facts(source.search))


def _owned(facts: Callable[[Dossier], Iterable[Any]]) -> Callable[[TableSource], Pairs]:
    return lambda source: ((fact, dossier) for dossier in source.dossiers for fact in facts(dossier))


def _lead(application: Application, dossier: Dossier, _source: TableSource) -> Cells:
    lead = dossier.contact(application.lead_contact)
    return (lead.name, lead.email, lead.phone) if lead else ("", "", "")


def _progress(_application: Application, dossier: Dossier, source: TableSource) -> Cells:
    coming = dossier.to_come(source.at)
    last = max((touch.at for touch in dossier.messages), default=None)
    return (
        str(len(dossier.list_held(source.at))),
        " ".join(_local(source, coming[0].starts_at)) if coming else "",
        _day(local_day(last, source.zone)) if last else "",
    )


def _contacts(source: TableSource) -> Pairs:
    companies = {company.id: company for company in source.search.companies}
    for contact in source.search.contacts:
        yield contact, _NOBODY._replace(company=companies.get(contact.company or "", _NOBODY.company))


def _people(interview: Interview, dossier: Dossier, _source: TableSource) -> Cells:
    return ("; ".join(_name(dossier.contact(person)) for person in interview.interviewers),)


_DEBRIEF = _layout("debrief", "rating", "fit", "still_interested")


def _impressions(interview: Interview, dossier: Dossier, source: TableSource) -> Cells:
    if interview.debrief is None:
        return ("",) * len(_DEBRIEF)
    return _row(_DEBRIEF, interview.debrief, dossier, source)


_COMPANY_AND_ROLE = Derived(("company", "role"), lambda _fact, dossier, _source: _of(dossier))
TABLES: dict[str, Table] = {
    "applications": _table(
        "application",
        _owned(lambda dossier: (dossier.application,)),
        "id",
        Derived(("company",), lambda _application, dossier, _source: (dossier.company.name,)),
        "role",
        Derived(("stage",), lambda application, _dossier, _source: (application.stage,)),
        "outcome",
        Derived(
            ("applied", "since"),
            lambda application, _dossier, _source: (_day(application.applied_on), _day(application.since)),
        ),
        "level",
        "location",
        "salary",
        "source",
        "url",
        Derived(("lead contact", "lead email", "lead phone"), _lead),
        Derived(("interviews held", "next interview", "last contact"), _progress),
        "offer_answer_by",
        "dormant_since",
        "who_was_hired",
        "lesson",
    ),
    "companies": _table("company", _each(lambda search: search.companies)),
    "contacts": _table(
        "contact",
        _contacts,
        "id",
        "name",
        Derived(("company",), lambda _contact, dossier, _source: (dossier.company.name,)),
    ),
    "interviews": _table(
        "interview",
        _owned(lambda dossier: sorted(dossier.interviews, key=lambda interview: (interview.starts_at, interview.id))),
        "id",
        _COMPANY_AND_ROLE,
        "round",
        Derived(("date", "time"), lambda interview, _dossier, source: _local(source, interview.starts_at)),
        "minutes",
        "timezone",
        "method",
        "style",
        "status",
        "place",
        "link",
        Derived(("interviewers",), _people),
        "goals",
        Derived(_headings("debrief", _DEBRIEF), _impressions),
    ),
    "promises": _table(
        "promise",
        _owned(lambda dossier: dossier.promises),
        "id",
        _COMPANY_AND_ROLE,
        "by",
        "what",
        "words",
        "starts_on",
        "due_on",
    ),
    "notes": _table(
        "note",
        _owned(lambda dossier: dossier.notes),
        "id",
        _COMPANY_AND_ROLE,
        "kind",
        Derived(("to",), lambda note, dossier, _source: (_name(dossier.contact(note.contact)),)),
        "channel",
        "state",
        Derived(("changed", "changed at"), lambda note, _dossier, source: _local(source, note.changed_at)),
    ),
    "touches": _table(
        "touch",
        _owned(lambda dossier: sorted(dossier.messages, key=lambda touch: (touch.at, touch.id))),
        "id",
        _COMPANY_AND_ROLE,
        Derived(("date", "time"), lambda touch, _dossier, source: _local(source, touch.at)),
        "direction",
        "channel",
        "kind",
        Derived(("with",), lambda touch, dossier, _source: (_name(dossier.contact(touch.contact)),)),
    ),
    "stories": _table("story", _each(lambda search: search.stories)),
}
"""Tables by name; the first is the default."""
