"""Lines of the closing statement: its title, the budget of words and seconds, and the log of practice runs.

Also lists the points to settle before leaving.
"""

from interview_desk.domain.dates.calendar import count_of, say_day, say_time
from interview_desk.domain.practice.speaking import AMBER_WORDS, Pace, Timing, say_seconds
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.preparation import ClosingStatement
from interview_desk.services.practice.closing import Opened
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph

LIGHTS = {"green": ("ok", "✓"), "amber": ("due", "●"), "red": ("overdue", "▲")}
BAR = 20
LEAVING = (
    "I want this job: say it outright",
    "The next step, and by when",
    "May I follow up, by e-mail or phone?",
    "References, samples, a 30-60-90 plan?",
)
"""Points to settle before leaving the room ("Advancing in the selection process")."""


def budget_lines(timing: Timing, limit: int, pace: Pace, width: int) -> list[Line]:
    """Return the speaking time against the limit: a green, amber, or red bar, and a verdict in words."""
    role, glyph = LIGHTS[timing.light]
    filled = min(round(timing.seconds * BAR / limit), BAR)
    verdicts = {
        "green": "it fits",
        "amber": f"cut about {count_of(timing.too_many, 'word')}",
        "red": f"too long: cut about {count_of(timing.too_many, 'word')}",
    }
    lines = [
        line(
            TextSpan(f"{glyph} ", role) if timing.words else TextSpan("· ", "muted"),
            TextSpan("▰" * filled, role),
            TextSpan("▱" * (BAR - filled), "faint"),
            TextSpan(f"  {say_seconds(timing.seconds)}", role, bold=True),
            TextSpan(f" of {say_seconds(limit)}", "muted"),
        )
    ]
    if not timing.words:
        return [*lines, *paragraph(f"Nothing to say yet; {timing.fitting} words fit.", width, "muted")]
    lines += paragraph(
        f"{count_of(timing.words, 'word')} of {timing.fitting}: {verdicts[timing.light]}",
        width,
        "text" if timing.light == "green" else role,
    )
    source = "as in your newest run" if pace.is_calibrated else "assumed until you rehearse"
    return lines + paragraph(f"{pace.words_per_minute:.0f} words a minute, {source}", width, "muted")


def log_lines(statement: ClosingStatement, limit: int, ctx: Context, key_of: KeyOf) -> list[Line]:
    """Return the practice runs, newest first."""
    if not statement.rehearsals:
        return [
            line(
                TextSpan("No run yet. ", "muted"),
                TextSpan(key_of("closing.practise"), "key", bold=True),
                TextSpan(" starts the stopwatch.", "muted"),
            )
        ]
    lines = []
    for run in sorted(statement.rehearsals, key=lambda entry: entry.at)[::-1]:
        role = "ok" if run.seconds <= limit else "due" if run.seconds <= limit * AMBER_WORDS else "overdue"
        when = f"{say_day(ctx.day(run.at), ctx.today)} {say_time(run.at, ctx.zone)}"
        pace = f"   {run.words * 60 / run.seconds:.0f} a minute" if run.words and run.seconds else ""
        lines.append(
            line(TextSpan(f"{say_seconds(run.seconds)}  ", role, bold=True), TextSpan(when), TextSpan(pace, "muted"))
        )
    return lines


def build_title(opened: Opened, status: str, role: str) -> Line:
    """Return the title of the page: the company and role, and whether the statement is saved.

    Args:
        opened: the statement.
        status: the state of saving, in words.
        role: the color role of the status.
    """
    target = f"{opened.company}  " if opened.company else "for every application  "
    return line(
        TextSpan(" Closing statement  ", "key", bold=True),
        TextSpan(target, bold=True),
        TextSpan(opened.role, "muted"),
        right=[TextSpan(f"{status} ", role)],
    )


def build_side_panel_lines(opened: Opened, timing: Timing, ctx: Context, width: int, key_of: KeyOf) -> list[Line]:
    """Return all lines of the panel next to the text."""
    limit = ctx.policies.closing_seconds
    lines = [
        heading("Spoken"),
        *budget_lines(timing, limit, opened.pace, width),
        BLANK,
        heading("Rehearsals"),
        *log_lines(opened.statement, limit, ctx, key_of),
    ]
    if opened.learned:
        lines += [
            BLANK,
            heading("Learned today"),
            *(part for text in opened.learned for part in paragraph(f"· {text}", width)),
        ]
        lines.append(
            line(TextSpan(key_of("closing.learned"), "key", bold=True), TextSpan(" adds one to the text", "muted"))
        )
    return [
        *lines,
        BLANK,
        heading("Before you leave"),
        *(part for text in LEAVING for part in paragraph(f"· {text}", width, "muted")),
    ]
