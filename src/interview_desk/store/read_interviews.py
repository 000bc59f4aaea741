"""Reading of interviews across applications in plain SQL: the next one, those just over, those to debrief."""

import sqlite3
from datetime import datetime, timedelta
from typing import NamedTuple

from interview_desk.domain.search.dossier import Meeting
from interview_desk.domain.search.interview import Interview, Method, Style
from interview_desk.store import read
from interview_desk.store.mapping import METHOD, SEARCHED, STYLE
from interview_desk.store.tolerant import tolerate_unreadable_rows


@tolerate_unreadable_rows
def read_next_interview(connection: sqlite3.Connection, at: datetime) -> tuple[Interview, str] | None:
    """Return the next interview yet to start, with its company's name; None if there is none."""
    rows = connection.execute(
        """SELECT i.id, i.starts_at, c.name FROM interview i JOIN application a ON a.id = i.application
           JOIN company c ON c.id = a.company WHERE i.status = 'scheduled'"""
    ).fetchall()
    coming = [(datetime.fromisoformat(row[1]), row[0], row[2]) for row in rows]
    coming = [row for row in coming if row[0] > at]
    if not coming:
        return None
    _, identity, company = min(coming)
    application = connection.execute("SELECT application FROM interview WHERE id = ?", (identity,)).fetchone()[0]
    interviews = read.read_interviews(connection, [application])
    return next(interview for interview in interviews if interview.id == identity), company


@tolerate_unreadable_rows
def read_meetings(connection: sqlite3.Connection, most: int = 300) -> list[Meeting]:
    """Read the newest debriefed interviews, with company and role."""
    rows = connection.execute(
        """SELECT i.id, i.application, c.name, a.role FROM debrief d JOIN interview i ON i.id = d.interview
           JOIN application a ON a.id = i.application JOIN company c ON c.id = a.company
           ORDER BY i.starts_at DESC, i.id LIMIT ?""",
        (most,),
    ).fetchall()
    applications = {row[1] for row in rows}
    interviews = (
        {interview.id: interview for interview in read.read_interviews(connection, applications)} if rows else {}
    )
    return [Meeting(row[2], row[3], interviews[row[0]]) for row in rows]


class EndedInterview(NamedTuple):
    """Interview that has ended and whose exit card is unanswered."""

    interview: str
    application: str
    company: str
    ends_at: datetime


_UNANSWERED = """FROM interview i JOIN application a ON a.id = i.application JOIN company c ON c.id = a.company
    LEFT JOIN exit_card e ON e.interview = i.id LEFT JOIN debrief d ON d.interview = i.id
    WHERE i.status NOT IN ('cancelled', 'missed') AND e.answered_at IS NULL AND d.completed_at IS NULL"""


LONGEST = timedelta(days=9)
"""Upper bound on the length of an interview, with room for any two time zones."""


@tolerate_unreadable_rows
def read_ended(connection: sqlite3.Connection, after: datetime, upto: datetime) -> list[EndedInterview]:
    """Return the interviews that ended after one instant and up to another, earliest first.

    Only interviews with an unanswered exit card are included.
    """
    near = ((after - LONGEST).date().isoformat(), (upto + timedelta(days=2)).date().isoformat())
    rows = connection.execute(
        f"SELECT i.id, i.application, c.name, i.starts_at, i.minutes {_UNANSWERED} AND i.starts_at BETWEEN ? AND ?",
        near,
    ).fetchall()
    ends = [
        EndedInterview(row[0], row[1], row[2], datetime.fromisoformat(row[3]) + timedelta(minutes=row[4]))
        for row in rows
    ]
    return sorted(
        (ended for ended in ends if after < ended.ends_at <= upto), key=lambda ended: (ended.ends_at, ended.interview)
    )


@tolerate_unreadable_rows
def read_is_unanswered(connection: sqlite3.Connection, ended: EndedInterview) -> bool:
    """Return True if an interview still has the same end and an unanswered exit card."""
    row = connection.execute(
        f"SELECT i.starts_at, i.minutes {_UNANSWERED} AND i.id = ?",
        (ended.interview,),
    ).fetchone()
    return row is not None and datetime.fromisoformat(row[0]) + timedelta(minutes=row[1]) == ended.ends_at


class PastInterview(NamedTuple):
    """Past interview, as shown in the list of debriefs.

    `section` is the section in which an unfinished debrief was left.
    """

    interview: str
    application: str
    company: str
    role: str
    starts_at: datetime
    method: Method
    style: Style
    section: int
    completed: bool
    words: str = ""
    """Text that a filter searches: the interviewers' names and every word of the debrief."""


_DEBRIEF_TEXTS = (*SEARCHED["debrief"].texts, *SEARCHED["debrief"].lists)


@tolerate_unreadable_rows
def read_past_interviews(connection: sqlite3.Connection, at: datetime, most: int = 200) -> list[PastInterview]:
    """Read the newest past interviews: those without a complete debrief first, each group newest first."""
    # A prompt that only names the next interview does without.
    from interview_desk.store.search.index import texts_of  # noqa: PLC0415 - see above

    rows = connection.execute(
        f"""SELECT i.id, i.application, c.name, a.role, i.starts_at, i.method, i.style, coalesce(d.section, 0),
             d.completed_at IS NOT NULL, i.minutes, i.status,
             (SELECT group_concat(k.name, ' ') FROM interviewer r JOIN contact k ON k.id = r.contact WHERE r.interview = i.id),
             {", ".join(f"d.{name}" for name in _DEBRIEF_TEXTS)}
           FROM interview i JOIN application a ON a.id = i.application JOIN company c ON c.id = a.company
           LEFT JOIN debrief d ON d.interview = i.id WHERE i.status NOT IN ('cancelled', 'missed') ORDER BY i.starts_at DESC LIMIT ?""",  # noqa: S608 - our own names
        (most * 2,),
    )
    met = []
    for row in rows:
        starts_at = datetime.fromisoformat(row[4])
        if row[10] == "held" or starts_at + timedelta(minutes=row[9]) <= at:
            texts = texts_of("debrief", dict(zip(_DEBRIEF_TEXTS, row[12:], strict=True)))
            words = " ".join(text for text in (row[11], *texts) if text)
            met.append(
                PastInterview._make((*row[:4], starts_at, METHOD[row[5]], STYLE[row[6]], row[7], bool(row[8]), words))
            )
    return sorted(met[:most], key=lambda interview: (interview.completed, -interview.starts_at.timestamp()))
