"""Output of `due`, and the error handling around every command.

It does without the command-line library, because a shell prompt waits for this output.
"""

import io
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from interview_desk.domain.errors import Refused
from interview_desk.domain.text import SEQUENCE_REPLACEMENTS, escape_controls, escape_json
from interview_desk.services.settings.locales import speaks_unicode

if TYPE_CHECKING:
    from interview_desk.domain.queue.item import Context, DueItem
    from interview_desk.domain.queue.kinds import DueState
    from interview_desk.services.session import Desk
    from interview_desk.services.settings.settings import Settings


FORMS = ("text", "json", "short")
"""Output formats for due items: for people, for scripts, and one line for a prompt or status bar."""


def print_due(
    database: Path | None, config: Path | None, *, at: str | None, as_json: bool, everything: bool, form: str = "text"
) -> None:
    """Print the items due at a moment, each with its reason.

    Raises:
        Refused: the moment or the format is invalid, or the config or the database is not usable.
    """
    if form not in FORMS:
        raise Refused(f"“{form}” is no format of due; allowed are {', '.join(FORMS)}")
    from interview_desk.services.pipeline.queue import build_queue, select_due_items  # noqa: PLC0415 - see above
    from interview_desk.services.session import Desk, open_for_reading, wall_clock  # noqa: PLC0415 - after the arguments

    opened = open_for_reading(database, config)
    settings = opened.settings if isinstance(opened, Desk) else opened
    moment = (_moment(at, settings) or wall_clock()).astimezone(settings.zone).replace(microsecond=0)
    if not isinstance(opened, Desk):
        _tell_of_copies(database)
    items = (
        select_due_items(build_queue(opened, moment).ordered(), show_all=everything) if isinstance(opened, Desk) else []
    )
    if as_json or form == "json":
        print_json({"at": moment.isoformat(), "items": [_item_json(item) for item in items]})
    elif form == "short":
        _tell_shortly(items, opened if isinstance(opened, Desk) else None, settings.context(moment))
    else:
        print_items(items, settings.context(moment))
    if isinstance(opened, Desk):
        report_left_out_rows(opened)


def report_left_out_rows(desk: "Desk") -> None:
    """Say in one line on standard error that rows cannot be read, if that is so."""
    if desk.unreadable_rows:
        from interview_desk.domain.problems import LeftOutRows  # noqa: PLC0415 - only after something went wrong

        sys.stderr.write(f"{LeftOutRows(desk.unreadable_rows)}. To see which: interview-desk check\n")


def _tell_shortly(items: "list[DueItem]", desk: "Desk | None", ctx: "Context") -> None:
    """Print one line for a prompt: counts of overdue and due items, and today's next interview.

    Print nothing if there is nothing to show.
    """
    from interview_desk.domain.queue.kinds import DueState  # noqa: PLC0415 - see above
    from interview_desk.store.read_interviews import read_next_interview  # noqa: PLC0415 - only where it is asked for
    from interview_desk.symbols import ASCII_GLYPHS, GLYPHS  # noqa: PLC0415 - see above

    glyphs = GLYPHS if speaks_unicode(sys.stdout) else ASCII_GLYPHS
    counts = [(state, sum(item.state == state for item in items)) for state in (DueState.OVERDUE, DueState.DUE)]
    parts = [f"{glyphs[state]}{count}" for state, count in counts if count]
    coming = read_next_interview(desk.connection, ctx.at) if desk is not None else None
    if coming is not None and ctx.day(coming[0].starts_at) == ctx.today:
        from interview_desk.domain.dates.calendar import say_time  # noqa: PLC0415 - see above
        from interview_desk.domain.text import shorten  # noqa: PLC0415 - see above

        parts.append(f"{say_time(coming[0].starts_at, ctx.zone)} {shorten(coming[1], 20)}")
    if parts:
        sys.stdout.write(escape_controls(" ".join(parts)) + "\n")


def _tell_of_copies(database: Path | None) -> None:
    """Point to the newest backup, if any, because a missing database is not the same as an empty database."""
    from interview_desk.services.settings.settings import resolve_database  # noqa: PLC0415 - only where there is no search
    from interview_desk.store.safety.backup import list_backups  # noqa: PLC0415 - see above

    path = resolve_database(database)
    newest = next(iter(list_backups(path)), None)
    if newest is not None:
        sys.stderr.write(
            f"There is no database at {path}, but copies of one; the newest is of {newest.day}. "
            f"Put it back with: interview-desk restore {newest.path}\n"
        )


def _moment(text: str | None, settings: "Settings") -> datetime | None:
    if text is None:
        return None
    from interview_desk.domain.forms import parse_instant  # noqa: PLC0415 - only where a moment is named

    try:
        return parse_instant(text, settings.zone)
    except (ValueError, OverflowError):
        raise Refused(f"“{text}” is not a moment; write it as 2026-11-20T09:00 or 2026-11-20T09:00:00-05:00") from None


def _item_json(item: "DueItem") -> dict[str, Any]:
    def instant(value: datetime | None) -> str | None:
        return value.isoformat(timespec="seconds") if value is not None else None

    return {
        "kind": item.kind,
        "state": item.state,
        "application": item.application,
        "interview": item.interview,
        "contact": item.contact,
        "company": item.company,
        "role": item.role,
        "opens_at": instant(item.opens_at),
        "due_by": instant(item.due_by),
        "due_on": item.due_on.isoformat(),
        "channel": item.channel,
        "policy": item.policy,
        "why": item.why,
        "advice": list(item.advice),
        "promise": item.promise,
        "person": item.who,
        "what": item.what,
        "snoozed_until": item.snoozed_until.isoformat() if item.snoozed_until else None,
    }


def print_json(value: Any) -> None:
    """Print a value as one JSON document."""
    import json  # noqa: PLC0415 - only where it is asked for

    sys.stdout.write(escape_json(json.dumps(value, ensure_ascii=not speaks_unicode(sys.stdout), indent=1)) + "\n")


def print_items(items: "list[DueItem]", ctx: "Context") -> None:
    """Print due items for people, grouped by state."""
    from interview_desk.domain.queue.labels import (  # noqa: PLC0415 - only for people
        GROUPS,
        describe_company,
        describe_snooze,
        describe_target,
        format_due,
        get_verb,
    )
    from interview_desk.symbols import ASCII_GLYPHS, GLYPHS  # noqa: PLC0415 - see above

    glyphs = GLYPHS if speaks_unicode(sys.stdout) else ASCII_GLYPHS
    lines = [] if items else ["Nothing due."]
    group: DueState | None = None
    for item in items:
        if item.state != group:
            group = item.state
            lines.append(GROUPS[group])
        parts = [part for part in (describe_company(item), item.channel or "", format_due(item, ctx)) if part]
        lines.append(
            f" {glyphs[group]} {get_verb(item)} {describe_target(item)}" + (f"  ({', '.join(parts)})" if parts else "")
        )
        lines.append(f"   {item.why} {describe_snooze(item, ctx)}".rstrip())
    sys.stdout.write(escape_controls("\n".join(lines)) + "\n")


def run_guarded(work: Callable[[], None]) -> None:
    """Run work, reporting any failure as a one-line message with an exit code.

    Files created from here on are readable by their owner only.
    """
    os.umask(0o077)
    _escape_output()
    try:
        work()
        sys.stdout.flush()
    except Refused as refusal:
        _fail(_describe(refusal))
    except BrokenPipeError:
        # The reader of our output went away; nobody is left to read a message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        # Discard what could not be printed, so that the interpreter does not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        _fail(f"It could not be written: {error.strerror or type(error).__name__}")
    except Exception as error:  # noqa: BLE001 - the last fence: a person gets a sentence, the log gets the rest
        from interview_desk.services.log import keep_report  # noqa: PLC0415 - see above
        from interview_desk.services.safety.checkup import explained  # noqa: PLC0415 - only after something went wrong

        explanation = explained(error)
        if explanation is not None:
            _fail(_describe(explanation))
        _fail(
            f"Something went wrong that was not foreseen ({type(error).__name__}). A report lies in {keep_report(error)}"
        )


def _escape_output() -> None:
    """Replace what could steer a terminal in all that is written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = (_EscapedOutput if sys.stdout.isatty() else _PipedOutput)(sys.stdout)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr = _EscapedOutput(sys.stderr)


def _describe(refusal: Refused) -> str:
    from interview_desk.wording import describe_problem  # noqa: PLC0415 - only after something went wrong

    return describe_problem(refusal.problem)


class _EscapedOutput(io.TextIOBase):
    """Output for a person, with control characters escaped so that no text can steer the terminal."""

    def __init__(self, inner: io.TextIOWrapper) -> None:
        self._inner = inner

    def write(self, text: str) -> int:
        """Write a text with its control characters escaped."""
        return self._inner.write(escape_controls(text))

    def flush(self) -> None:
        """Flush the stream."""
        self._inner.flush()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # only read
        """Encoding of the stream; there is no `buffer`, so no bytes bypass the escaping."""
        return self._inner.encoding

    def writable(self) -> bool:
        """Return True: the stream accepts output."""
        return True

    def isatty(self) -> bool:
        """Return True if this is a terminal."""
        return self._inner.isatty()

    def fileno(self) -> int:
        """Return the file descriptor of the stream."""
        return self._inner.fileno()


class _PipedOutput(_EscapedOutput):
    """Output to a pipe or a file, which may lead to a terminal: without escape sequences, else as it is.

    Marks of direction stay, as the text may need them.
    """

    def write(self, text: str) -> int:
        """Write a text with its control characters escaped."""
        return self._inner.write(
            text if text.isascii() and text.isprintable() else text.translate(SEQUENCE_REPLACEMENTS)
        )

    @property
    def buffer(self) -> Any:
        """Stream for the bytes of an export."""
        return self._inner.buffer


def _fail(message: str) -> NoReturn:
    sys.stderr.write("interview-desk: " + escape_controls(" ".join(message.split())) + "\n")
    sys.exit(1)
