"""Options of an import, and the context and result of reading one file."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.dates.calendar import DATE_ORDERS
from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.problems import SkippedItem
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Search
from interview_desk.domain.search.people import Company, company_key
from interview_desk.formats.document import Incoming
from interview_desk.services.settings.settings import DEFAULT_LIMITS, ImportLimits

if TYPE_CHECKING:
    from interview_desk.services.session import Desk


class ImportOptions(NamedTuple):
    """User's answers for details that the files themselves lack."""

    application: str = ""
    """ID of the application to which meetings belong."""
    zone: tzinfo | None = None
    """Zone for local times whose own zone is not recognized."""
    kind: str = ""
    """Kind of a table's rows: applications or contacts."""
    columns: tuple[tuple[str, str], ...] = ()
    """Meanings of columns of a table: heading and field; an empty field for none."""
    fields: tuple[str, ...] = ()
    """Meanings of all columns of a table, by position."""
    date_order: str = ""
    """Order of day and month for all-numeric dates in a table."""
    everyone: bool = False
    """True to import everyone in a network export, including people at companies not in the search."""


DEFAULT_OPTIONS = ImportOptions()


class Employers:
    """Index of companies by name: as written, else without the legal form."""

    def __init__(self, companies: Iterable[Company]) -> None:
        self._by_name: dict[str, Company] = {}
        self._by_key: dict[str, Company] = {}
        for company in companies:
            self.add(company)

    def called(self, name: str) -> Company | None:
        """Return the company with a name, or None if there is none."""
        return self._by_name.get(name.casefold()) or self._by_key.get(company_key(name) or name.casefold())

    def add(self, company: Company) -> None:
        """Add a company; if two share a name, the first is used."""
        self._by_name.setdefault(company.name.casefold(), company)
        self._by_key.setdefault(company_key(company.name) or company.name.casefold(), company)


_KINDS = ("applications", "contacts")
TABLE_SUFFIXES = (".csv", ".tsv")
"""File name extensions of tables."""


def parse_options(
    desk: "Desk | None",
    application: str = "",
    timezone: str = "",
    *,
    kind: str | None = "",
    columns: Sequence[str] = (),
    dates: str | None = "",
    everyone: bool = False,
) -> ImportOptions:
    """Parse the user's import options.

    Args:
        desk: the desk in which to find the application; None if there is no data yet.
        application: an ID, the beginning of an ID, or a company's name.
        timezone: an IANA name.
        kind: kind of a table's rows: applications or contacts.
        columns: meanings of columns, as "Heading=field".
        dates: order of all-numeric dates, `day-first` or `month-first`.
        everyone: also import people at companies that are not in the search.

    Raises:
        Refused: there is no such application, zone, kind, or order, or a column is not given as
            "Heading=field".
    """
    if kind not in {None, "", *_KINDS}:
        raise Refused(f"“{kind}” is nothing that a table can be of; allowed are {' and '.join(_KINDS)}")
    if dates not in {None, "", *DATE_ORDERS}:
        raise Refused(f"“{dates}” is no order; allowed are {' and '.join(DATE_ORDERS)}")
    parts = [
        (heading.strip(), field.strip(), sign)
        for heading, sign, field in (column.rpartition("=") for column in columns)
    ]
    unclear = next((column for column, (_, _, sign) in zip(columns, parts, strict=True) if not sign), None)
    if unclear is not None:
        raise Refused(f"“{unclear}” does not tell a column; write it as “Heading=company”")
    application_id = ""
    if application:
        if desk is None:
            raise Refused(f"There is no application “{application}”: there is no search yet")
        from interview_desk.services.pipeline.pipeline import find_application  # noqa: PLC0415 - only where one is application_id

        application_id = find_application(desk, application)
    zone = zone_called(timezone)
    if timezone and zone is None:
        raise Refused(f"“{timezone}” isn’t a time zone. Use a name such as America/New_York")
    return ImportOptions(
        application_id,
        zone,
        kind or "",
        tuple((heading, field) for heading, field, _ in parts),
        date_order=dates or "",
        everyone=everyone,
    )


def zone_called(name: str) -> tzinfo | None:
    """Return the time zone with an IANA name, or None if there is none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only meetings need it

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class ParsedFile(NamedTuple):
    """Result of parsing one file: entities, skipped items, summary lines, and open questions."""

    what: Incoming
    left_out: tuple[SkippedItem, ...] = ()
    lines: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    remember: tuple[str, str] | None = None
    """Options to remember for the next file of this kind: the key to save them under, and their text."""


class ImportContext(NamedTuple):
    """Context of an import: the existing search, the moment, remembered options, and a progress callback."""

    existing: Search
    ctx: Context
    recall: Callable[[str], str]
    progress: Progress = silent
    limits: ImportLimits = DEFAULT_LIMITS


def is_table(name: str) -> bool:
    """Return True if a file name is that of a table."""
    return PurePath(name).suffix.lower() in TABLE_SUFFIXES
