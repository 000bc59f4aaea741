"""Rows for spreadsheets, safe to open in one: no cell is taken for a formula.

A cell that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text" and which the way back
takes off again (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10). Quoting alone does not help: the quotes are gone before the cell is read.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from interview_desk.domain.text import tidied

BOM = "\ufeff"
"""At the beginning of a file it tells spreadsheets that the text is UTF-8."""

_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_MARKED = re.compile(r"'+\s*[=+\-@\t\r\n＝＋－＠]")


def marked(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = tidied(text)
    return f"'{text}" if _FORMULA.match(text) else text


def unmarked(cell: str) -> str:
    """A cell as it was before `marked`."""
    return cell[1:] if _MARKED.match(cell) else cell


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as comma-separated values (RFC 4180): lines end in CR LF, cells hold what they are given, marked."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([marked(cell) for cell in row] for row in rows)
    return out.getvalue()
