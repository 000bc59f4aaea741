"""Problems of an import as values; see `domain.problems` for how they are worded."""

from collections.abc import Iterable
from typing import NamedTuple

from interview_desk.domain.text import joined, shorten


class UnknownZone(NamedTuple):
    """An invitation names a time zone that is not known."""

    name: str

    def __str__(self) -> str:
        return f"its time zone “{shorten(self.name, 60)}” isn’t known"


class NotAnInterview(NamedTuple):
    """Nothing in an invitation says that it is for an interview."""

    needs_application: bool
    """True if there are no applications that it could be for."""

    def __str__(self) -> str:
        return "nothing in it says it’s an interview"


class SeveralApplications(NamedTuple):
    """An invitation fits several applications."""

    applications: tuple[str, ...]
    """Company and role of each."""

    def __str__(self) -> str:
        return f"it could be for {joined(list(self.applications))}"


class AmbiguousDay(NamedTuple):
    """A cell of a table names a day that could be two days, such as 4/12."""

    text: str

    def __str__(self) -> str:
        return f"“{shorten(self.text, 30)}” could be two different dates"


class AmbiguousDates(NamedTuple):
    """A table has dates that could be read two ways, and no other date shows which way is right."""

    def __str__(self) -> str:
        return "some dates could be read two ways, such as 4/12 (December 4 or April 12)"


class PeopleElsewhere(NamedTuple):
    """A network export lists people at companies that the user has not applied to."""

    total: int

    def __str__(self) -> str:
        return f"{self.total:,} people at companies you haven’t applied to"


class MissingColumn(NamedTuple):
    """A table does not say which column holds what every row needs."""

    what: str
    """Missing piece, such as "which column is the company"."""
    headings: tuple[str, ...]

    def __str__(self) -> str:
        return f"can’t tell {self.what}"


class SkippedItem(NamedTuple):
    """A line, card, or meeting that was not imported, with the reason."""

    where: str
    """The item, such as "line 12"; empty if the reason applies to the whole file."""
    reason: object

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" if self.where else str(self.reason)


class FileNotImported(NamedTuple):
    """A file could not be imported, and nothing was changed."""

    name: str
    reason: object

    def __str__(self) -> str:
        reason = str(self.reason).removesuffix(".").removesuffix(". Nothing was changed")
        return f"{self.name}: {reason}. Nothing was changed"


class NothingToImport(NamedTuple):
    """Every item of a file was skipped."""

    skipped: tuple[object, ...]
    """The first reasons."""
    more: int
    """Number of further reasons."""

    def __str__(self) -> str:
        return self.list_reasons(str(reason) for reason in self.skipped)

    def list_reasons(self, reasons: Iterable[str]) -> str:
        """Say that nothing was imported, with the reasons in the words of the edge."""
        more = f"; and {self.more} more" if self.more else ""
        return f"nothing in it could be imported. {'; '.join(reasons)}{more}"
