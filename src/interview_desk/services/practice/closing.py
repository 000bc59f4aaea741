"""Closing statement (R5, R6): points first, then the text; practice runs and the pace they establish."""

from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.prep import statement_for
from interview_desk.domain.practice.speaking import LEAST_SECONDS, Pace, pace_of, say_seconds, words_of
from interview_desk.domain.search.merge import merge_versions
from interview_desk.domain.search.preparation import ClosingStatement, PracticeRun
from interview_desk.domain.text import clean_line, clean_text
from interview_desk.services.session import Desk, new_id
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
        held_interviews = dossier.list_held(desk.now())
        newest = held_interviews[-1].debrief if held_interviews else None
        if newest is not None:
            learned = tuple(
                dict.fromkeys((*newest.learned, *(hook.text for hook in newest.hooks if hook.about == "learned")))
            )
    statement = statement_for(statements, application)
    if statement is None:
        statement = ClosingStatement(new_id(), application)
    elif statement.application != application:
        statement = ClosingStatement(new_id(), application, statement.points, statement.text)
    return Opened(statement, company, role, pace_of(statements, desk.settings.policies, statement.id), learned)


def _stored(desk: Desk, statement: str) -> ClosingStatement | None:
    return next((item for item in read.read_closing_statements(desk.connection) if item.id == statement), None)


def keep_statement(
    desk: Desk,
    statement: ClosingStatement,
    points: tuple[str, ...],
    text: str,
    original: ClosingStatement | None = None,
) -> tuple[ClosingStatement, bool]:
    """Save a statement as it is typed; continued typing is one history entry.

    Args:
        desk: the desk.
        statement: the statement to save.
        points: its points, as typed.
        text: its text, as typed.
        original: the statement as this window read it; changes made since in another window are merged.

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
    if current is not None and original is not None:
        both = merge_versions(original, original._replace(points=typed.points, text=typed.text), current)
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


def log_practice_run(desk: Desk, statement: str, seconds: int) -> str:
    """Log a completed practice run, which updates the pace; return a message.

    Raises:
        Refused: the statement no longer exists, or the run was too short to be real.
    """
    stored = _stored(desk, statement)
    if stored is None:
        raise Refused("This closing statement is not there any more")
    if seconds < LEAST_SECONDS:
        raise Refused(f"{seconds} seconds are too few for a run; it was not logged")
    run = PracticeRun(desk.now(), seconds, words_of(stored.text))
    label = f"Rehearsed in {say_seconds(seconds)}"
    desk.write(label, lambda change: change.put(stored._replace(rehearsals=(*stored.rehearsals, run))))
    return label


def remove_practice_run(desk: Desk, statement: str) -> str:
    """Remove the newest practice run from the log (an interrupted run skews the pace); return a message.

    Raises:
        Refused: no run is logged.
    """
    stored = _stored(desk, statement)
    if stored is None or not stored.rehearsals:
        raise Refused("No run is logged yet")
    newest = max(reversed(stored.rehearsals), key=lambda run: run.at)
    rest = tuple(run for run in stored.rehearsals if run is not newest)
    label = f"Took the run of {say_seconds(newest.seconds)} out of the log"
    desk.write(label, lambda change: change.put(stored._replace(rehearsals=rest)))
    return label
