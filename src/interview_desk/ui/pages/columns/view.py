"""Lines of the table import: the table, its columns, and what importing it would bring."""

from typing import TYPE_CHECKING

from interview_desk.domain.text import shorten
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.core.wording import describe_problem
from interview_desk.ui.toolkit.sheet import Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, cut, line, paragraph

if TYPE_CHECKING:
    from interview_desk.ui.pages.columns.mapping import ColumnMapping, ImportPreview

_SAMPLES = 3
_SAMPLED_CELLS = 50
_MOST_SKIPPED = 40
"""Maximum number of skipped rows that are listed."""


def head_line(file_name: str, mapping: "ColumnMapping") -> Line:
    """Return the header: the file, and how it is read."""
    kind = "applications" if mapping.meaning.kind == "applications" else "people"
    source = f"{mapping.meaning.source}  " if mapping.meaning.source else ""
    return line(
        TextSpan(f" {shorten(file_name, 40)}  ", "key", bold=True),
        TextSpan(f"{source}{kind}  "),
        TextSpan(", ".join(mapping.format_parts), "muted"),
    )


def rows_of(mapping: "ColumnMapping") -> list[Row]:
    """Return a row for each column: its name, its meaning, and some of its cells."""
    return [_column_row(mapping, n) for n in range(len(mapping.table.header))]


def _column_row(mapping: "ColumnMapping", n: int) -> Row:
    meaning = mapping.label_of(n)
    distinct_values = dict.fromkeys(cell for cell in mapping.table.column(n, _SAMPLED_CELLS) if cell)
    samples = " · ".join(shorten(cell.replace("\n", " "), 30) for cell in list(distinct_values)[:_SAMPLES])
    name = mapping.table.header[n] or f"column {n + 1}"

    def draw(width: int) -> list[Line]:
        first = min(26, width // 3)
        return [
            line(
                TextSpan(cut(name, first).ljust(first), bold=bool(meaning)),
                TextSpan(" → " if meaning else " · ", "muted"),
                TextSpan(cut(meaning or "skipped", 20).ljust(20), "key" if meaning else "muted"),
                TextSpan(cut(f" {samples}", max(width - first - 24, 0)), "muted"),
            )
        ]

    return Row(n, 1, draw)


def preview_lines(preview: "ImportPreview", width: int, key_of: KeyOf) -> list[Line]:
    """Return what the import would bring, and the rows that it would skip."""
    reasons = [describe_problem(item, key_of) for item in preview.skipped[:_MOST_SKIPPED]]
    skipped = [part for reason in reasons for part in paragraph(f"▲ {reason}", width, "due")]
    return [*paragraph(preview.summary, width), *skipped]
