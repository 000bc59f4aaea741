"""Closing statement (R5, R6): points first, then the text; practice runs and the pace they establish."""

from typing import NamedTuple

from interview_desk.desk.desk import Desk, new_id
from interview_desk.domain.errors import Refused
from interview_desk.domain.merge import merged
from interview_desk.domain.prep import statement_for
from interview_desk.domain.preparation import ClosingStatement, Rehearsal
from interview_desk.domain.speaking import LEAST_SECONDS, Pace, pace_of, say_seconds, words_of
from interview_desk.domain.text import clean_line, clean_text
from interview_desk.store import read


class Opened(NamedTuple):
    """Open closing statement with its company, role, and pace, and facts from the newest debrief."""

    statement: ClosingStatement
    company: str
    role: str
    pace: Pace
    learned: tuple[str, ...]


def open_statement(desk: Desk, application: str | None) -> Opened:
    """Open the closing statement of an application, started from the general statement if it has none.

    Nothing is stored until something is typed.
    """
    statements = read.read_closing_statements(desk.connection)
    company = role = ""
    learned: tuple[str, ...] = ()
    if application is not None:
        dossier = desk.dossier(application)
        company, role = dossier.company.name, dossier.application.role
        held = dossier.held(desk.now())
        newest = held[-1].debrief if held else None
        if newest is not None:
            learned = tuple(
                dict.fromkeys((*newest.learned, *(one.text for one in newest.hooks if one.about == "learned")))
            )
    known = statement_for(statements, application)
    if known is None:
        known = ClosingStatement(new_id(), application)
    elif known.application != application:
        known = ClosingStatement(new_id(), application, known.points, known.text)
    return Opened(known, company, role, pace_of(statements, desk.settings.policies, known.id), learned)


def _stored(desk: Desk, statement: str) -> ClosingStatement | None:
    return next((one for one in read.read_closing_statements(desk.connection) if one.id == statement), None)


def keep_statement(
    desk: Desk, statement: ClosingStatement, points: tuple[str, ...], text: str, seen: ClosingStatement | None = None
) -> tuple[ClosingStatement, bool]:
    """Save a statement as it is typed; continued typing is one history entry.

    Args:
        desk: the desk.
        statement: the statement to save.
        points: its points, as typed.
        text: its text, as typed.
        seen: the statement as this window read it; changes made since in another window are merged.

    Returns:
        The statement as stored, and True if another window had changed the same part.

    Raises:
        Refused: a text is too long, or it could not be saved.
    """
    current = _stored(desk, statement.id)
    before = current or statement
    clean = tuple(line for point in points if (line := clean_line(point, "a point")))
    typed = before._replace(points=clean, text=clean_text(text))
    clashes: tuple[str, ...] = ()
    if current is not None and seen is not None:
        both = merged(seen, seen._replace(points=typed.points, text=typed.text), current)
        typed, clashes = current._replace(**both.changes), both.clashes  # type: ignore[arg-type]  # its own fields
    if typed.text != before.text:
        # Earlier practice runs used the text as it was: record its word count.
        spoken = tuple(
            run if run.words is not None else run._replace(words=words_of(before.text)) for run in before.rehearsals
        )
        typed = typed._replace(rehearsals=spoken)
    if typed != current and (current is not None or typed.points or typed.text.strip()):
        desk.write("Wrote the closing statement", lambda change: change.put(typed), topic=f"closing {statement.id}")
    return typed, bool(clashes)


def log_rehearsal(desk: Desk, statement: str, seconds: int) -> str:
    """Log a completed practice run, which updates the pace; return a message.

    Raises:
        Refused: the statement no longer exists, or the run was too short to be real.
    """
    known = _stored(desk, statement)
    if known is None:
        raise Refused("This closing statement is not there any more")
    if seconds < LEAST_SECONDS:
        raise Refused(f"{seconds} seconds are too few for a run; it was not logged")
    run = Rehearsal(desk.now(), seconds, words_of(known.text))
    label = f"Rehearsed in {say_seconds(seconds)}"
    desk.write(label, lambda change: change.put(known._replace(rehearsals=(*known.rehearsals, run))))
    return label


def forget_rehearsal(desk: Desk, statement: str) -> str:
    """Remove the newest practice run from the log (an interrupted run skews the pace); return a message.

    Raises:
        Refused: no run is logged.
    """
    known = _stored(desk, statement)
    if known is None or not known.rehearsals:
        raise Refused("No run is logged yet")
    newest = max(reversed(known.rehearsals), key=lambda one: one.at)
    rest = tuple(one for one in known.rehearsals if one is not newest)
    label = f"Took the run of {say_seconds(newest.seconds)} out of the log"
    desk.write(label, lambda change: change.put(known._replace(rehearsals=rest)))
    return label
