"""Lines for a backup in a list: its time, the reason for it, its size, and the result of its check."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.services.safety.backups import BackupStatus
from interview_desk.ui.toolkit.sheet import Lines
from interview_desk.ui.toolkit.spans import Line, TextSpan, line

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
