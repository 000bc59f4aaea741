"""Sections of the insights, drawn in as many columns as the window has room for."""

from collections.abc import Sequence

from interview_desk.domain.insights.sections import Entry, Section
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, cut, heading, line, paragraph, width_of

_TWO, _THREE = 100, 150
"""Widths in cells from which there are two and three columns."""
_GAP = 3
_BAR = 10


def insight_lines(sections: Sequence[Section], width: int) -> list[Line]:
    """Return the lines of every section, in columns of about the same height."""
    count = 1 if width < _TWO else (2 if width < _THREE else 3)
    room = (width - _GAP * (count - 1)) // count
    blocks = [_block(section, room) for section in sections]
    return _side_by_side(_split_into_columns(blocks, count), room)


def _block(section: Section, width: int) -> list[Line]:
    lines = [heading(section.title)]
    for entry in section.entries:
        lines += _entry(entry, width)
    lines += paragraph(section.caption, width, "muted") if section.caption else []
    return [*lines, BLANK]


def _entry(entry: Entry, width: int) -> list[Line]:
    if entry.is_sentence:
        remark = f" ({entry.remark})" if entry.remark else ""
        first, *rest = paragraph(f"{entry.value}{remark}", width - 10)
        label = cut(entry.label, 9).ljust(10)
        return [
            first._replace(left_spans=(TextSpan(label, "muted"), *first.left_spans)),
            *(_indented(text_line, 10) for text_line in rest),
        ]
    room = min(30, width // 2 - 2)
    value = cut(entry.value, max(width - room - _BAR - 1, 8))
    bits = [TextSpan(cut(entry.label, room - 1).ljust(room)), TextSpan(value, entry.role, bold=True)]
    remaining = width - room - width_of(value) - _BAR - 4
    if width_of(entry.remark) <= remaining:
        return [line(*bits, TextSpan(f"  {entry.remark}", "muted"), right=_bar(entry))]
    return [
        line(*bits, right=_bar(entry)),
        *(_indented(text_line, 2) for text_line in paragraph(entry.remark, width - 2, "muted")),
    ]


def _bar(entry: Entry) -> list[TextSpan]:
    if entry.share is None:
        return []
    filled = round(_BAR * min(max(entry.share, 0.0), 1.0))
    return [
        TextSpan("▰" * filled, "key" if entry.role == "text" else entry.role),
        TextSpan("▱" * (_BAR - filled), "faint"),
    ]


def _indented(text_line: Line, cells: int) -> Line:
    return text_line._replace(left_spans=(TextSpan(" " * cells), *text_line.left_spans))


def _split_into_columns(blocks: Sequence[list[Line]], count: int) -> list[list[Line]]:
    """Distribute the blocks, in order, over columns of about the same height."""
    remaining = sum(len(block) for block in blocks)
    columns: list[list[Line]] = [[]]
    for block in blocks:
        still = count - len(columns) + 1
        full = columns[-1] and still > 1 and len(columns[-1]) + len(block) / 2 > remaining / still
        if full:
            remaining -= len(columns[-1])
            columns.append([])
        columns[-1] += block
    return columns


def _side_by_side(columns: Sequence[list[Line]], width: int) -> list[Line]:
    if len(columns) == 1:
        return list(columns[0])
    lines = []
    for n in range(max(len(column) for column in columns)):
        bits: list[TextSpan] = []
        for k, column in enumerate(columns):
            text_line = column[n] if n < len(column) else BLANK
            right = sum(width_of(bit.text) for bit in text_line.right_spans)
            left_width = sum(width_of(bit.text) for bit in text_line.left_spans)
            bits += [*text_line.left_spans, TextSpan(" " * max(width - left_width - right, 0)), *text_line.right_spans]
            bits += [TextSpan(" " * _GAP)] if k + 1 < len(columns) else []
        lines.append(line(*bits))
    return lines
