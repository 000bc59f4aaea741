"""One file that comes in, by its kind: what it brings to a search, and what the user has to say of it."""

from datetime import tzinfo
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.dossier import Search
from interview_desk.domain.errors import Refused
from interview_desk.domain.plan.item import Context
from interview_desk.interchange import document
from interview_desk.interchange.document import Incoming

if TYPE_CHECKING:
    from interview_desk.desk.desk import Desk


class Wanted(NamedTuple):
    """What the user said of what files do not tell themselves."""

    application: str = ""
    """The id of the application that meetings are for."""
    zone: tzinfo | None = None
    """Where local times are meant whose zone nobody knows."""


NOTHING_SAID = Wanted()


def wanted_from(desk: "Desk | None", application: str = "", timezone: str = "") -> Wanted:
    """What the user said in words.

    Args:
        desk: where an application is looked for; None where there is no search yet.
        application: an id, its beginning, or a company's name.
        timezone: an IANA name.

    Raises:
        Refused: there is no such application, or no such zone.
    """
    named = ""
    if application:
        if desk is None:
            raise Refused(f"There is no application “{application}”: there is no search yet")
        from interview_desk.desk.pipeline import find_application  # noqa: PLC0415 - only where one is named

        named = find_application(desk, application)
    if not timezone:
        return Wanted(named)
    zone = zone_called(timezone)
    if zone is None:
        raise Refused(f"“{timezone}” is no time zone; names are such as America/New_York")
    return Wanted(named, zone)


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


def read_in(name: str, content: str | bytes, known: Search, ctx: Context, wanted: Wanted) -> FromFile:
    """What a file brings to a search.

    Args:
        name: its name; the suffix says of which kind it is.
        content: a document as text, all else as bytes.
        known: the search as it is.
        ctx: the moment, and where the user lives.
        wanted: what the user said of what the file does not tell.

    Raises:
        Refused: it is not what its name says, or cannot be read.
    """
    if isinstance(content, str):
        return FromFile(document.read(content, known, ctx.zone, ctx.today))
    if PurePath(name).suffix.lower() == ".ics":
        from interview_desk.desk import invited  # noqa: PLC0415 - each kind loads what reads it
        from interview_desk.interchange import invitations  # noqa: PLC0415 - see above

        taken = invited.taken_in(invitations.read(content), known, ctx, wanted)
        return FromFile(Incoming(taken.entities, None), taken.left_out, taken.lines, taken.asks)
    from interview_desk.desk import address_book  # noqa: PLC0415 - see above
    from interview_desk.interchange import cards  # noqa: PLC0415 - see above

    people, left_out = address_book.taken_in(cards.read(content), known)
    return FromFile(Incoming(tuple(people), None), tuple(left_out))
