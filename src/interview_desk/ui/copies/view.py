"""Lines for a backup in a list: its time, the reason for it, its size, and the result of its check."""

from interview_desk.desk.copies import Known
from interview_desk.domain.calendar import say_day
from interview_desk.ui.paint import Bit, Line, line
from interview_desk.ui.sheet import Lines

_WHY = {
    "before-import": "before an import",
    "before-restore": "before another copy was put back",
    "before-update": "before an update of interview-desk",
}


def when(known: Known) -> str:
    """Return when a backup was made, such as "Sat 21 Nov 2026 14:02"."""
    copy = known.copy
    clock = f" {copy.clock[:2]}:{copy.clock[2:]}" if copy.clock else ""
    return f"{say_day(copy.day)} {copy.day.year}{clock}"


def why(known: Known) -> str:
    """Return why a backup was made."""
    copy = known.copy
    return "of the day" if copy.is_daily else _WHY.get(copy.before, copy.before.replace("-", " ") or "you asked for it")


def drawn(known: Known) -> Lines:
    """Return the renderer of a backup's row."""
    verdict = {
        True: Bit("✓ whole ", "ok"),
        False: Bit("▲ not as it was made ", "overdue"),
        None: Bit("no checksum ", "muted"),
    }[known.is_whole]

    def draw(_width: int) -> list[Line]:
        size = f"{max(known.copy.size // 1024, 1):,} KB  "
        return [
            line(
                Bit(f"{when(known):<24}", bold=True),
                Bit(f"  {why(known)}", "muted"),
                right=[Bit(size, "muted"), verdict],
            )
        ]

    return draw
