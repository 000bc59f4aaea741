"""Sections of the insights, drawn in as many columns as the window has room for."""

from collections.abc import Sequence

from interview_desk.domain.insights_told import Entry, Section
from interview_desk.ui.paint import BLANK, Bit, Line, cut, heading, line, paragraph, width_of

_TWO, _THREE = 100, 150
"""Widths in cells from which there are two and three columns."""
_GAP = 3
_BAR = 10


def insight_lines(sections: Sequence[Section], width: int) -> list[Line]:
    """Return the lines of every section, in columns of about the same height."""
    count = 1 if width < _TWO else (2 if width < _THREE else 3)
    room = (width - _GAP * (count - 1)) // count
    blocks = [_block(section, room) for section in sections]
    return _side_by_side(_shared_out(blocks, count), room)


def _block(section: Section, width: int) -> list[Line]:
    lines = [heading(section.title)]
    for entry in section.entries:
        lines += _entry(entry, width)
    lines += paragraph(section.aside, width, "muted") if section.aside else []
    return [*lines, BLANK]


def _entry(entry: Entry, width: int) -> list[Line]:
    if entry.is_sentence:
        remark = f" ({entry.remark})" if entry.remark else ""
        first, *rest = paragraph(f"{entry.told}{remark}", width - 10)
        label = cut(entry.label, 9).ljust(10)
        return [first._replace(left=(Bit(label, "muted"), *first.left)), *(_indented(one, 10) for one in rest)]
    room = min(30, width // 2 - 2)
    told = cut(entry.told, max(width - room - _BAR - 1, 8))
    bits = [Bit(cut(entry.label, room - 1).ljust(room)), Bit(told, entry.role, bold=True)]
    left = width - room - width_of(told) - _BAR - 4
    if width_of(entry.remark) <= left:
        return [line(*bits, Bit(f"  {entry.remark}", "muted"), right=_bar(entry))]
    return [line(*bits, right=_bar(entry)), *(_indented(one, 2) for one in paragraph(entry.remark, width - 2, "muted"))]


def _bar(entry: Entry) -> list[Bit]:
    if entry.share is None:
        return []
    filled = round(_BAR * min(max(entry.share, 0.0), 1.0))
    return [Bit("▰" * filled, "key" if entry.role == "text" else entry.role), Bit("▱" * (_BAR - filled), "faint")]


def _indented(one: Line, cells: int) -> Line:
    return one._replace(left=(Bit(" " * cells), *one.left))


def _shared_out(blocks: Sequence[list[Line]], count: int) -> list[list[Line]]:
    """Distribute the blocks, in order, over columns of about the same height."""
    left = sum(len(block) for block in blocks)
    columns: list[list[Line]] = [[]]
    for block in blocks:
        still = count - len(columns) + 1
        full = columns[-1] and still > 1 and len(columns[-1]) + len(block) / 2 > left / still
        if full:
            left -= len(columns[-1])
            columns.append([])
        columns[-1] += block
    return columns


def _side_by_side(columns: Sequence[list[Line]], width: int) -> list[Line]:
    if len(columns) == 1:
        return list(columns[0])
    lines = []
    for n in range(max(len(column) for column in columns)):
        bits: list[Bit] = []
        for k, column in enumerate(columns):
            one = column[n] if n < len(column) else BLANK
            right = sum(width_of(bit.text) for bit in one.right)
            taken = sum(width_of(bit.text) for bit in one.left)
            bits += [*one.left, Bit(" " * max(width - taken - right, 0)), *one.right]
            bits += [Bit(" " * _GAP)] if k + 1 < len(columns) else []
        lines.append(line(*bits))
    return lines
