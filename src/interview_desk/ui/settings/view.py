"""Lines of the settings page: a row for each setting, and the details of the selected row."""

from collections.abc import Mapping

from interview_desk.desk.configuring import Group, Move, Setting
from interview_desk.domain.calendar import count_of
from interview_desk.domain.plan.item import Context
from interview_desk.domain.text import joined
from interview_desk.ui.paint import BLANK, Bit, Line, heading, line, paragraph
from interview_desk.ui.sheet import Lines, Row

_LABEL = 24
MOST_MOVES = 10
"""Maximum number of moved due items that are listed individually."""

Values = Mapping[tuple[str, str], str]


def rows_of(groups: tuple[Group, ...], values: Values) -> list[Row]:
    """Return a row for every setting, and for every key that was changed."""
    rows: list[Row] = []
    for group in groups:
        rows.append(_title(group.title, first=not rows))
        rows += [
            _row((one.section, one.name), one.label, values.get((one.section, one.name)), one.default)
            for one in group.settings
        ]
    rows.append(_title("Keys", first=False))
    rows += [_row(key, key[1], value, "") for key, value in values.items() if key[0] == "keys"]
    rows.append(Row(("keys", ""), 1, lambda _width: [line(Bit("another key…", "muted"))]))
    return rows


def _title(text: str, *, first: bool) -> Row:
    lines = [heading(text)] if first else [BLANK, heading(text)]
    return Row(f"title {text}", len(lines), lambda _width: lines, selectable=False)


def _row(key: tuple[str, str], label: str, value: str | None, default: str) -> Row:
    def draw(_width: int) -> list[Line]:
        told = Bit(value, bold=True) if value is not None else Bit(default, "muted")
        return [line(Bit(label.ljust(_LABEL)), told)]

    return Row(key, 1, draw)


def setting_lines(one: Setting, value: str | None, width: int) -> list[Line]:
    """Return the meaning of a setting, its possible values, and the sources of its advice."""
    place = f"[{one.section}] " if one.section else ""
    lines = [heading(one.policy.title if one.policy is not None else one.label.capitalize())]
    lines += paragraph(one.about, width) if one.policy is None or one.kind == "number" else []
    lines += [line(Bit(f"{place}{one.name}", "muted"))]
    if value is not None:
        lines += [
            line(
                Bit("now ", "muted"),
                Bit(value, bold=True),
                Bit(f", usually {one.default}" if one.default else "", "muted"),
            )
        ]
    else:
        lines += [line(Bit("now ", "muted"), Bit(one.default), Bit(", as usual", "muted"))]
    if one.kind == "number":
        lines += [line(Bit(f"from {one.range[0]} to {one.range[1]}", "muted"))]
    for choice, meaning in one.choices.items():
        lines += [BLANK, line(Bit(choice, "key", bold=True)), *paragraph(meaning, width - 2, "muted", 2)]
    if one.policy is not None:
        lines += [BLANK, *paragraph(one.policy.reason, width), BLANK, *paragraph(one.policy.otherwise, width, "muted")]
        lines += [BLANK, *paragraph(f"Advice: {joined([f'“{name}”' for name in one.policy.advice])}", width, "muted")]
    return lines


def key_lines(binding: str, key: str, usual: str, width: int) -> list[Line]:
    """Return the details of a key that was changed or can be changed."""
    if not binding:
        told = "Any key can be another one. The ids of what they do stand on the sheet of keys (?); a key that clashes is refused."
        return [heading("Keys"), *paragraph(told, width)]
    return [
        heading(binding),
        line(Bit("now ", "muted"), Bit(key, bold=True), Bit(f", usually {usual}" if usual else "", "muted")),
        BLANK,
        *paragraph("Counts at once. x gives it its usual key again.", width, "muted"),
    ]


def moved_lines(moves: list[Move], ctx: Context) -> Lines:
    """Return the renderer of the due items that a change would move."""

    def draw(width: int) -> list[Line]:
        if not moves:
            return [*paragraph("This moves nothing that stands in the queue now.", width, "muted"), BLANK]
        lines = [*paragraph(f"This moves {count_of(len(moves), 'row')} of the queue:", width)]
        for move in moves[:MOST_MOVES]:
            lines += paragraph(move.told(ctx), width - 2, "upcoming", 2)
        if len(moves) > MOST_MOVES:
            lines += paragraph(f"and {len(moves) - MOST_MOVES:,} more", width - 2, "muted", 2)
        return [*lines, BLANK]

    return draw
