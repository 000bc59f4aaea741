"""Meaning of the columns in an imported table, according to their cells."""

import re
from collections.abc import Sequence

from interview_desk.domain.imports.cell_dates import is_day
from interview_desk.domain.imports.columns import Meaning
from interview_desk.domain.imports.statuses import parse_status
from interview_desk.domain.text import listed

_SURE = 0.8
"""Share of cells that must look alike for a column with an unknown heading to be recognized."""
_OTHER_DAYS = re.compile(
    r"\b(?:deadline|due|interview\w*|follow|next|clos\w+|ends?|expir\w+|start\w*|reject\w*|offer\w*|remind\w*|response|reply|frist|termin|rückmeldung)\b"
)
_EMPTY_CELLS = {
    "",
    *listed("n/a, na, none, null, -, --, —, –, nan, undefined, #n/a, #ref!, #value!, #name?, #div/0!, #num!, tbd, ?"),
}


def is_nothing(cell: str) -> bool:
    """Return True if a cell only says that it is empty."""
    return cell.strip().casefold() in _EMPTY_CELLS


def by_cells(meaning: Meaning, cells: Sequence[Sequence[str]], header: Sequence[str] = ()) -> Meaning:
    """Refine the meaning with the cells of columns whose headings reveal nothing: a status, a link, a day.

    Args:
        meaning: the meaning according to the headings.
        cells: some cells of each column.
        header: the column names; days of something else are not those of the application.
    """
    if meaning.kind != "applications":
        return meaning
    columns = list(meaning.columns)
    for n, column in enumerate(cells):
        values = [cell for cell in column if not is_nothing(cell)]
        if columns[n] in {"applied", "saved", "since"} and values and not any(map(is_day, values)):
            columns[n] = ""  # "applied: yes" is not a day
    for field, fits in (("stage", _is_status), ("url", _is_link), ("applied", is_day)):
        for n, column in enumerate(cells):
            values = [cell for cell in column if not is_nothing(cell)]
            if field in columns or columns[n] or not values:
                continue
            if field == "applied" and n < len(header) and _OTHER_DAYS.search(header[n].casefold()):
                continue
            if sum(map(fits, values)) >= _SURE * len(values):
                columns[n] = field
    return meaning._replace(columns=tuple(columns))


def _is_status(cell: str) -> bool:
    return parse_status(cell) is not None and cell.strip().casefold() not in {"yes", "no"}


def _is_link(cell: str) -> bool:
    return re.match(r"https?://", cell, re.IGNORECASE) is not None
