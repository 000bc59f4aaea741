"""Lines of the settings page: a row for each setting, and the details of the selected row."""

from collections.abc import Mapping

from interview_desk.domain.dates.calendar import count_of
from interview_desk.domain.queue.item import Context
from interview_desk.domain.text import joined
from interview_desk.services.settings.configuring import Group, Move, Setting
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.sheet import Lines, Row
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph

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
            _row(
                (setting.section, setting.name),
                setting.label,
                values.get((setting.section, setting.name)),
                setting.default,
            )
            for setting in group.settings
        ]
    rows.append(_title("Keys", first=False))
    rows += [_row(key, key[1], value, "") for key, value in values.items() if key[0] == "keys"]
    rows.append(Row(("keys", ""), 1, lambda _width: [line(TextSpan("change a key…", "muted"))]))
    return rows


def _title(text: str, *, first: bool) -> Row:
    lines = [heading(text)] if first else [BLANK, heading(text)]
    return Row(f"title {text}", len(lines), lambda _width: lines, selectable=False)


def _row(key: tuple[str, str], label: str, value: str | None, default: str) -> Row:
    def draw(_width: int) -> list[Line]:
        content = TextSpan(value, bold=True) if value is not None else TextSpan(default, "muted")
        return [line(TextSpan(label.ljust(_LABEL)), content)]

    return Row(key, 1, draw)


def setting_lines(setting: Setting, value: str | None, width: int) -> list[Line]:
    """Return the meaning of a setting, its possible values, and the sources of its advice."""
    place = f"[{setting.section}] " if setting.section else ""
    lines = [heading(setting.policy.title if setting.policy is not None else setting.label.capitalize())]
    lines += paragraph(setting.about, width) if setting.policy is None or setting.kind == "number" else []
    lines += [line(TextSpan(f"{place}{setting.name}", "muted"))]
    if value is not None:
        lines += [
            line(
                TextSpan("now ", "muted"),
                TextSpan(value, bold=True),
                TextSpan(f", default: {setting.default}" if setting.default else "", "muted"),
            )
        ]
    else:
        lines += [line(TextSpan("now ", "muted"), TextSpan(setting.default), TextSpan(" (default)", "muted"))]
    if setting.kind == "number":
        lines += [line(TextSpan(f"from {setting.range[0]} to {setting.range[1]}", "muted"))]
    for choice, meaning in setting.choices.items() if setting.kind != "number" else ():
        lines += [BLANK, line(TextSpan(choice, "key", bold=True)), *paragraph(meaning, width - 2, "muted", 2)]
    if setting.policy is not None:
        lines += [
            BLANK,
            *paragraph(setting.policy.reason, width),
            BLANK,
            *paragraph(setting.policy.otherwise, width, "muted"),
        ]
        lines += [
            BLANK,
            *paragraph(f"Based on: {joined([f'“{name}”' for name in setting.policy.advice])}", width, "muted"),
        ]
    return lines


def key_lines(binding: str, key: str, usual: str, width: int, key_of: KeyOf) -> list[Line]:
    """Return the details of a key that was changed or can be changed."""
    if not binding:
        message = (
            f"You can change any key. Every action has an ID, listed under {key_of('app.keys')}. "
            "A key that’s already taken is rejected."
        )
        return [heading("Keys"), *paragraph(message, width)]
    return [
        heading(binding),
        line(
            TextSpan("now ", "muted"),
            TextSpan(key, bold=True),
            TextSpan(f", default: {usual}" if usual else "", "muted"),
        ),
        BLANK,
        *paragraph(f"Takes effect at once. {key_of('settings.usual')} resets it to the default.", width, "muted"),
    ]


def moved_lines(moves: list[Move], ctx: Context) -> Lines:
    """Return the renderer of the due items that a change would move."""

    def draw(width: int) -> list[Line]:
        if not moves:
            return [*paragraph("This doesn’t change anything on your list right now.", width, "muted"), BLANK]
        lines = [*paragraph(f"This changes {count_of(len(moves), 'row')} on your list:", width)]
        for move in moves[:MOST_MOVES]:
            lines += paragraph(move.describe(ctx), width - 2, "upcoming", 2)
        if len(moves) > MOST_MOVES:
            lines += paragraph(f"and {len(moves) - MOST_MOVES:,} more", width - 2, "muted", 2)
        return [*lines, BLANK]

    return draw
