"""Lines for a backup in a list, and for the screen that recovers a database from a backup."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.services.safety.backups import BackupStatus
from interview_desk.ui.toolkit.sheet import Lines
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line, paragraph

_WHY = {
    "before-import": "before an import",
    "before-restore": "before another copy was put back",
    "before-update": "before an update of interview-desk",
}


def format_time(backup: BackupStatus) -> str:
    """Return when a backup was made, such as "Sat 21 Nov 2026 14:02"."""
    copy = backup.copy
    clock = f" {copy.clock[:2]}:{copy.clock[2:]}" if copy.clock else ""
    return f"{say_day(copy.day)} {copy.day.year}{clock}"


def describe_reason(backup: BackupStatus) -> str:
    """Return why a backup was made."""
    copy = backup.copy
    return "of the day" if copy.is_daily else _WHY.get(copy.before, copy.before.replace("-", " ") or "you asked for it")


def make_renderer(backup: BackupStatus) -> Lines:
    """Return the renderer of a backup's row."""
    verdict = {
        True: TextSpan("✓ whole ", "ok"),
        False: TextSpan("▲ not as it was made ", "overdue"),
        None: TextSpan("no checksum ", "muted"),
    }[backup.is_whole]
    if backup.has_unreadable_rows and backup.is_whole is not False:
        verdict = TextSpan("▲ has unreadable rows ", "overdue")

    def draw(_width: int) -> list[Line]:
        size = f"{max(backup.copy.size // 1024, 1):,} KB  "
        return [
            line(
                TextSpan(f"{format_time(backup):<24}", bold=True),
                TextSpan(f"  {describe_reason(backup)}", "muted"),
                right=[TextSpan(size, "muted"), verdict],
            )
        ]

    return draw


def reason_lines(reason: str, width: int) -> list[Line]:
    """Return the lines above the backups: the problem with the database."""
    return [*paragraph(reason, width), BLANK, line(TextSpan("Copies of it, newest first", "muted"))]


def recovery_lines(
    problem: str, backup: BackupStatus | None, width: int, *, as_it_is: bool, missing: bool
) -> list[Line]:
    """Return the lines below the backups: the keys and their effects.

    Args:
        problem: the reason why the last try was refused; empty if there is none.
        backup: the backup under the cursor.
        width: the width of the lines.
        as_it_is: True if the file can be opened anyway.
        missing: True if there is no file.
    """
    keys = []
    if backup is not None:
        suffix = "" if missing else "; the file as it is now is kept beside it"
        keys.append(("⏎ ", f"puts back {format_time(backup)}{suffix}"))
    if as_it_is:
        keys.append(("o ", "opens it as it is; a copy of it is kept first"))
    if missing:
        keys.append(("n ", "begins an empty search; the copies stay"))
    keys.append(("q ", "leaves everything as it is"))
    return [
        BLANK,
        *(paragraph(problem, width, "overdue") if problem else []),
        *(line(TextSpan(key, "key", bold=True), TextSpan(effect)) for key, effect in keys),
    ]
