"""Rows for spreadsheets, safe to open: no cell is interpreted as a formula.

A cell that begins like a formula gets an apostrophe before it, which spreadsheets read as "this is text"
and which an import removes again (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10). Quoting alone is no help:
the quotes are gone before the cell is read.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from interview_desk.domain.text import normalize_text

BOM = "\ufeff"
"""Byte order mark at the beginning of a file, by which spreadsheets recognize UTF-8."""

_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_MARKED = re.compile(r"'+\s*[=+\-@\t\r\n＝＋－＠]")


def marked(text: str) -> str:
    """Return a cell that no spreadsheet interprets as a formula."""
    text = normalize_text(text)
    return f"'{text}" if _FORMULA.match(text) else text


def unmarked(cell: str) -> str:
    """Return a cell without the apostrophe that `marked` added."""
    return cell[1:] if _MARKED.match(cell) else cell


def format_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as comma-separated values (RFC 4180), with lines ending in CR LF and cells escaped.

    The header is written as given.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([marked(cell) for cell in row] for row in rows)
    return out.getvalue()
