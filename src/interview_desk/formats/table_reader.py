"""Tables from other programs and people (CSV): detection of encoding, delimiter, and header row."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.domain.text import LINE_LIMIT, normalize_line
from interview_desk.formats.spreadsheet import unmarked

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""Supported delimiters and their names."""
_LOOKED_AT = 200
"""Number of rows examined to detect the delimiter and the header row."""
_DECLARED_DELIMITER = re.compile(r'^\ufeff?"?sep=(.)"?\s*$', re.IGNORECASE)
_LONGEST_DECLARATION = 20
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LARGEST_CELL = 1_000_000
_MOST_COLUMNS = 500
_MOST_ROWS = 100_000
_MOST_CELLS = 2_000_000


class Sheet(NamedTuple):
    """Table as written: its header, and its rows with the line number on which each begins."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    delimiter: str
    encoding: str

    def column(self, n: int, most: int | None = None) -> list[str]:
        """Return the beginnings of the cells of a column, skipping rows too short to have it.

        Args:
            n: its number.
            most: the maximum number of cells; None for all.
        """
        return list(islice((cells[n][:LINE_LIMIT] for _, cells in self.rows if n < len(cells)), most))


def read(content: bytes) -> Sheet:
    """Parse a table.

    Args:
        content: the file.

    Raises:
        Refused: the file holds no table, or the table has too many columns or a bad quote.
    """
    text, encoding = _decoded(content)
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise Refused("this is no table of text: save it as CSV")
    first, _, rest = text.partition("\n")
    declared = _DECLARED_DELIMITER.match(first[:_LONGEST_DECLARATION].rstrip("\r"))
    if declared is not None and declared[1] not in DELIMITERS:
        raise Refused("line 1: the separator after sep= must be a comma, a semicolon, a tab, or a bar")
    text, delimiter = (rest, declared[1]) if declared is not None else (text, _delimiter_of(text))
    rows = [row for row in _rows(text, delimiter, 1 if declared is None else 2) if any(cell for cell in row[1])]
    if not rows:
        raise Refused("there is nothing in this table")
    at = _heading_at([cells for _, cells in rows[:_LOOKED_AT]])
    header = rows[at][1]
    if len(header) > _MOST_COLUMNS:
        raise Refused(f"this table has {len(header):,} columns; at most {_MOST_COLUMNS} are read")
    while header and not header[-1]:
        header = header[:-1]
    longest = max(header, key=len, default="")
    if len(longest) > LINE_LIMIT:
        raise Refused(
            f"line {rows[at][0]}: a heading is {len(longest):,} characters long; at most {LINE_LIMIT:,} are read"
        )
    return Sheet(header, tuple(rows[at + 1 :]), delimiter, encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Try the byte order mark, the zero bytes of UTF-16, UTF-8, Windows-1252, and finally Latin-1.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding.removesuffix("-sig").upper()
    head = content[:400]
    if head.count(0) > len(head) // 4:
        return content.decode(
            "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", "replace"
        ), "UTF-16"
    for encoding, name in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), "Latin-1"


def _rows(text: str, delimiter: str, line: int, most: int | None = None) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows, each with the line number on which it begins.

    Raises:
        Refused: a row cannot be parsed, or a quote is never closed; the message gives its line.
    """
    csv.field_size_limit(_LARGEST_CELL)
    # Only line ends of files divide rows: the others that Python knows (U+2028, NEL) may be part of a cell.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    begins = line
    total = 0
    try:
        for cells in reader:
            if any(cells):
                rows.append((begins, tuple(unmarked(cell).strip() for cell in cells)))
            begins = line + reader.line_num
            total += len(cells)
            if len(rows) > _MOST_ROWS + _LOOKED_AT:
                raise Refused(f"this table has more than {_MOST_ROWS:,} rows; split it, and import the parts")
            if total > _MOST_CELLS:
                raise Refused(f"this table has more than {_MOST_CELLS:,} cells; split it, and import the parts")
            if most is not None and len(rows) >= most:
                break
    except csv.Error as error:
        raise Refused(f"line {begins}: {error}; is a quote missing?") from None
    if most is None and rows and text.count('"') % 2 and any("\n" in cell or "\r" in cell for cell in rows[-1][1]):
        raise Refused(f"line {rows[-1][0]}: a quote is opened and never closed")
    return rows


def _delimiter_of(text: str) -> str:
    """Return the delimiter that splits most rows into the same number of cells."""

    def fits(delimiter: str) -> tuple[float, int]:
        try:
            rows = [cells for _, cells in _rows(text, delimiter, 1, _LOOKED_AT) if any(cells)]
        except Refused:
            return 0.0, 0
        counts = Counter(len(cells) for cells in rows if len(cells) > 1)
        if not counts:
            return 0.0, 0
        cells, times = counts.most_common(1)[0]
        return times / len(rows), cells

    return max(DELIMITERS, key=fits)


def _heading_at(rows: list[tuple[str, ...]]) -> int:
    """Return the index of the header row: the first as wide as most, after any notes at the top."""
    widths = Counter(len(cells) for cells in rows)
    usual = max(widths, key=lambda width: (widths[width], width))
    for n, cells in enumerate(rows):
        filled = [cell for cell in cells if normalize_line(cell)]
        if len(cells) >= min(usual, 2) and len(filled) >= min(len(cells), max(2, usual // 2)):
            return n
    return 0
