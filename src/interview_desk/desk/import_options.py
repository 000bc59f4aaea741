"""Options of an import, and the context and result of reading one file."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.calendar import DATE_ORDERS
from interview_desk.domain.dossier import Search
from interview_desk.domain.errors import Refused
from interview_desk.domain.people import Company, company_key
from interview_desk.domain.plan.item import Context
from interview_desk.domain.progress import Progress, silent
from interview_desk.interchange.document import Incoming

if TYPE_CHECKING:
    from interview_desk.desk.desk import Desk


class Wanted(NamedTuple):
    """What the user said of what files do not tell themselves."""

    application: str = ""
    """The id of the application that meetings are for."""
    zone: tzinfo | None = None
    """Where local times are meant whose zone nobody knows."""
    kind: str = ""
    """What a table is of: applications or contacts."""
    columns: tuple[tuple[str, str], ...] = ()
    """What columns of a table mean: their heading, and the field; empty for none."""
    fields: tuple[str, ...] = ()
    """What all columns of a table mean, by their place."""
    date_order: str = ""
    """How days of numbers alone are written in a table."""
    everyone: bool = False
    """Whether of a network also people at companies come in that are not in the search."""


NOTHING_SAID = Wanted()


class Employers:
    """The companies of a search by their names: as they are written, else without what their legal form adds."""

    def __init__(self, companies: Iterable[Company]) -> None:
        self._by_name: dict[str, Company] = {}
        self._by_key: dict[str, Company] = {}
        for one in companies:
            self.add(one)

    def called(self, name: str) -> Company | None:
        """The company of a name; None where none is known."""
        return self._by_name.get(name.casefold()) or self._by_key.get(company_key(name) or name.casefold())

    def add(self, company: Company) -> None:
        """Know one more; of two that go by one name the first counts."""
        self._by_name.setdefault(company.name.casefold(), company)
        self._by_key.setdefault(company_key(company.name) or company.name.casefold(), company)


_KINDS = ("applications", "contacts")
TABLE_SUFFIXES = (".csv", ".tsv")
"""What the name of a table ends in."""


def wanted_from(
    desk: "Desk | None",
    application: str = "",
    timezone: str = "",
    *,
    kind: str | None = "",
    columns: Sequence[str] = (),
    dates: str | None = "",
    everyone: bool = False,
) -> Wanted:
    """What the user said in words.

    Args:
        desk: where an application is looked for; None where there is no search yet.
        application: an id, its beginning, or a company's name.
        timezone: an IANA name.
        kind: what a table is of: applications or contacts.
        columns: what columns mean, as "Heading=field".
        dates: how days of numbers alone are written, `day-first` or `month-first`.
        everyone: whether people at companies that are not in the search come in too.

    Raises:
        Refused: there is no such application, zone, kind or order, or a column is not told as it should be.
    """
    if kind not in {None, "", *_KINDS}:
        raise Refused(f"“{kind}” is nothing that a table can be of; allowed are {' and '.join(_KINDS)}")
    if dates not in {None, "", *DATE_ORDERS}:
        raise Refused(f"“{dates}” is no order; allowed are {' and '.join(DATE_ORDERS)}")
    told = [(heading.strip(), field.strip(), sign) for heading, sign, field in (one.rpartition("=") for one in columns)]
    unclear = next((one for one, (_, _, sign) in zip(columns, told, strict=True) if not sign), None)
    if unclear is not None:
        raise Refused(f"“{unclear}” does not tell a column; write it as “Heading=company”")
    named = ""
    if application:
        if desk is None:
            raise Refused(f"There is no application “{application}”: there is no search yet")
        from interview_desk.desk.pipeline import find_application  # noqa: PLC0415 - only where one is named

        named = find_application(desk, application)
    zone = zone_called(timezone)
    if timezone and zone is None:
        raise Refused(f"“{timezone}” is no time zone; names are such as America/New_York")
    return Wanted(
        named,
        zone,
        kind or "",
        tuple((heading, field) for heading, field, _ in told),
        date_order=dates or "",
        everyone=everyone,
    )


def zone_called(name: str) -> tzinfo | None:
    """The time zone of an IANA name; None where there is none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only meetings need it

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class FromFile(NamedTuple):
    """What a file brings, what of it was left out, what becomes of it, and what could be asked; all but the first in words."""

    what: Incoming
    left_out: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    remember: tuple[str, str] | None = None
    """What was said of such files, to be kept for the next one: where, and what."""


class Around(NamedTuple):
    """What a file comes into: the search as it is, the moment, what was said of such files before, who is told how far it is."""

    known: Search
    ctx: Context
    recall: Callable[[str], str]
    tell: Progress = silent


def is_table(name: str) -> bool:
    """Whether a file of this name holds a table."""
    return PurePath(name).suffix.lower() in TABLE_SUFFIXES
