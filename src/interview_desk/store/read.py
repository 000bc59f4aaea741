"""Reading in plain SQL: rows become frozen values.

Nothing here writes, and nothing here loads SQLModel.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from interview_desk.domain.queue.keep_searching import SearchSummary
from interview_desk.domain.search.correspondence import Note
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.dossier import Dossier, Search
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Company, Contact, Me
from interview_desk.domain.search.pipeline import Application, Outcome, Stage
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, Story
from interview_desk.store import mapping
from interview_desk.store.mapping import (
    OUTCOME,
    STAGE,
    to_application,
    to_closing_statement,
    to_company,
    to_contact,
    to_debrief,
    to_exit_card,
    to_interview,
    to_me,
    to_note,
    to_own_question,
    to_promise,
    to_skip,
    to_snooze,
    to_stage_entry,
    to_story,
    to_touch,
)
from interview_desk.store.tolerant import tolerate_unreadable_rows
from interview_desk.store.values import Row, optional_day, optional_member

_NOTE_HEAD = mapping.NOTE.replace(" body,", " '',")
"""Notes without their texts."""
_ONE_OF = " IN (SELECT value FROM json_each(?))"


class Card(NamedTuple):
    """Application as shown on the board, without its due items."""

    id: str
    company: str
    role: str
    stage: Stage
    since: date
    outcome: Outcome | None
    dormant: bool
    stars: int | None
    level: str
    source: str
    location: str
    applied_on: date | None


class _Scope(NamedTuple):
    """Applications to read: all, or those with the given IDs (as JSON, for `json_each`)."""

    ids: str | None = None

    def by(self, column: str) -> tuple[str, tuple[str, ...]]:
        """Return the condition on the column that names the application, with its parameters."""
        return ("", ()) if self.ids is None else (f" WHERE {column}{_ONE_OF}", (self.ids,))


def _grouped(rows: Iterable[Row], column: int = 0) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def _select(connection: sqlite3.Connection, select: str, scope: _Scope, column: str, order: str = "rowid") -> list[Row]:
    where, parameters = scope.by(column)
    return connection.execute(f"{select}{where} ORDER BY {order}", parameters).fetchall()


def _applications(connection: sqlite3.Connection, scope: _Scope) -> list[Application]:
    stages = _grouped(_select(connection, mapping.STAGE_ENTRY, scope, "application", "application, seq"))
    return [
        to_application(row, tuple(to_stage_entry(entry) for entry in stages[row[0]]))
        for row in _select(connection, mapping.APPLICATION, scope, "id")
    ]


def _interviews(connection: sqlite3.Connection, scope: _Scope) -> list[Interview]:
    rows = _select(connection, mapping.INTERVIEW, scope, "application")
    if not rows:
        return []
    inner = _Scope(None if scope.ids is None else json.dumps([row[0] for row in rows]))
    people = _grouped(
        _select(connection, "SELECT interview, contact FROM interviewer", inner, "interview", "interview, seq")
    )
    cards = {row[0]: to_exit_card(row) for row in _select(connection, mapping.EXIT_CARD, inner, "interview")}
    debriefs = {row[0]: to_debrief(row) for row in _select(connection, mapping.DEBRIEF, inner, "interview")}
    return [
        to_interview(
            row, tuple(contact for _, contact in people.get(row[0], ())), cards.get(row[0]), debriefs.get(row[0])
        )
        for row in rows
    ]


@tolerate_unreadable_rows
def read_interviews(connection: sqlite3.Connection, applications: Iterable[str]) -> list[Interview]:
    """Return the interviews of some applications."""
    return _interviews(connection, _Scope(json.dumps(sorted(applications))))


@tolerate_unreadable_rows
def read_me(connection: sqlite3.Connection) -> Me:
    """Read the user's own details."""
    row = connection.execute(f"{mapping.ME} WHERE id = 1").fetchone()
    return to_me(row) if row is not None else Me()


@tolerate_unreadable_rows
def read_search(connection: sqlite3.Connection) -> Search:
    """Read all facts, in the order in which they were added."""
    scope = _Scope()
    return Search(
        me=read_me(connection),
        companies=tuple(to_company(row) for row in _select(connection, mapping.COMPANY, scope, "id")),
        contacts=tuple(to_contact(row) for row in _select(connection, mapping.CONTACT, scope, "id")),
        applications=tuple(_applications(connection, scope)),
        interviews=tuple(_interviews(connection, scope)),
        promises=tuple(to_promise(row) for row in _select(connection, mapping.PROMISE, scope, "id")),
        notes=tuple(to_note(row) for row in _select(connection, mapping.NOTE, scope, "id")),
        touches=tuple(to_touch(row) for row in _select(connection, mapping.TOUCH, scope, "id")),
        stories=tuple(read_stories(connection)),
        closing_statements=tuple(read_closing_statements(connection)),
        own_questions=tuple(read_own_questions(connection)),
        snoozes=tuple(to_snooze(row) for row in _select(connection, mapping.SNOOZE, scope, "id")),
        skips=tuple(to_skip(row) for row in _select(connection, mapping.SKIP, scope, "id")),
    )


@tolerate_unreadable_rows
def read_stories(connection: sqlite3.Connection) -> list[Story]:
    """Read all stories, in the order in which they were added."""
    return [to_story(row) for row in connection.execute(f"{mapping.STORY} ORDER BY rowid")]


@tolerate_unreadable_rows
def read_own_questions(connection: sqlite3.Connection) -> list[OwnQuestion]:
    """Read all of the user's own questions, by rank."""
    return [to_own_question(row) for row in connection.execute(f"{mapping.OWN_QUESTION} ORDER BY rank, rowid")]


@tolerate_unreadable_rows
def read_closing_statements(connection: sqlite3.Connection) -> list[ClosingStatement]:
    """Read all closing statements with their practice runs."""
    rows = connection.execute(f"{mapping.CLOSING_STATEMENT} ORDER BY rowid")
    return [to_closing_statement(row) for row in rows]


@tolerate_unreadable_rows
def read_dossiers(
    connection: sqlite3.Connection, ids: Iterable[str] | None = None, *, bodies: bool = False
) -> list[Dossier]:
    """Read applications with everything that belongs to them.

    Args:
        connection: the open connection.
        ids: IDs of the applications; all applications if None.
        bodies: include the texts of the notes, which the plan does not need.
    """
    scope = _Scope(None if ids is None else json.dumps(list(ids)))
    applications = _applications(connection, scope)
    companies = {
        row[0]: to_company(row)
        for row in _select(
            connection,
            mapping.COMPANY,
            _Scope(None if scope.ids is None else json.dumps([application.company for application in applications])),
            "id",
        )
    }
    interviews = _interviews(connection, scope)
    notes = _grouped(_select(connection, mapping.NOTE if bodies else _NOTE_HEAD, scope, "application"), 2)
    written_to = {row[5] for rows in notes.values() for row in rows} if bodies else set()
    contacts = _contacts_of(connection, applications, interviews, written_to, everybody=bodies or ids is None)
    by_application: dict[str, list[Interview]] = defaultdict(list)
    for interview in interviews:
        by_application[interview.application].append(interview)
    promises = _grouped(_select(connection, mapping.PROMISE, scope, "application"), 1)
    touches = _grouped(_select(connection, mapping.TOUCH, scope, "application"), 1)
    snoozes = _grouped(_select(connection, mapping.SNOOZE, scope, "application"), 4)
    skips = _grouped(_select(connection, mapping.SKIP, scope, "application"), 3)
    by_company: dict[str | None, list[Contact]] = defaultdict(list)
    for contact in contacts.values():
        by_company[contact.company].append(contact)
    dossiers = []
    for application in applications:
        own = by_application.get(application.id, [])
        people = {contact.id: contact for contact in by_company.get(application.company, ())}
        met = (person for interview in own for person in interview.interviewers)
        addressed = (row[5] for row in notes.get(application.id, ()))
        for person in (application.lead_contact, *met, *addressed):
            if person is not None and person in contacts:
                people.setdefault(person, contacts[person])
        dossiers.append(
            Dossier(
                application,
                companies[application.company],
                tuple(people.values()),
                tuple(own),
                tuple(to_promise(row) for row in promises.get(application.id, ())),
                tuple(to_note(row) for row in notes.get(application.id, ())),
                tuple(to_touch(row) for row in touches.get(application.id, ())),
                tuple(to_snooze(row) for row in snoozes.get(application.id, ())),
                tuple(to_skip(row) for row in skips.get(application.id, ())),
            )
        )
    return dossiers


def _contacts_of(
    connection: sqlite3.Connection,
    applications: list[Application],
    interviews: list[Interview],
    other_ids: set[str | None],
    *,
    everybody: bool,
) -> dict[str, Contact]:
    """Read the people of some applications, by ID.

    These are the people named by the applications, those in `other_ids`, and, with `everybody`, all people at
    the companies.
    """
    contact_ids = (
        {application.lead_contact for application in applications}
        | {application for each in interviews for application in each.interviewers}
        | other_ids
    )
    ids = json.dumps(sorted(contact for contact in contact_ids if contact is not None))
    rows = connection.execute(f"{mapping.CONTACT} WHERE id{_ONE_OF} ORDER BY rowid", (ids,)).fetchall()
    if everybody:
        companies = json.dumps(sorted({application.company for application in applications}))
        rows += connection.execute(f"{mapping.CONTACT} WHERE company{_ONE_OF} ORDER BY rowid", (companies,)).fetchall()
    return {row[0]: to_contact(row) for row in rows}


@tolerate_unreadable_rows
def read_basket(connection: sqlite3.Connection, zone: tzinfo) -> SearchSummary:
    """Read the counts and days behind the reminder to keep searching; days are local to `zone`."""
    total, active, accepted, newest = connection.execute(
        """SELECT (SELECT count(*) FROM standing),
             (SELECT count(*) FROM standing WHERE stage IN ('applied', 'screening', 'interviewing', 'offer'))
             - (SELECT count(*) FROM application a JOIN standing s ON s.application = a.id
                WHERE a.dormant_since > '' AND s.stage IN ('applied', 'screening', 'interviewing', 'offer')),
             (SELECT max(s.reached_on) FROM application a JOIN standing s ON s.application = a.id
                WHERE a.outcome = 'accepted' AND s.stage = 'closed'),
             (SELECT max(applied_on) FROM standing)"""
    ).fetchone()
    acceptances = connection.execute(
        "SELECT at FROM touch WHERE kind = 'acceptance' AND direction = 'out' AND outcome <> 'no-answer'"
    ).fetchall()
    days = [datetime.fromisoformat(row[0]).astimezone(zone).date() for row in acceptances]
    days += [date.fromisoformat(accepted)] if accepted else []
    return SearchSummary(total, active, optional_day(newest), max(days, default=None))


REFUSED_DAYS = 60
"""Days after a rejection until nothing more is planned, unless feedback was requested; allows for holidays."""


@tolerate_unreadable_rows
def read_plannable(connection: sqlite3.Connection, today: date, *, accepted: bool) -> list[str]:
    """Return the IDs of the applications that the plan can have items for.

    An application without interview, promise, touch, or offer has nothing due: that is most of those only
    saved or applied for, and those closed without a rejection. After an accepted offer, every open
    application counts.
    """
    rows = connection.execute(
        """SELECT a.id FROM (
                SELECT application FROM interview UNION SELECT application FROM promise UNION SELECT application FROM touch
                UNION SELECT application FROM standing WHERE stage = 'offer' OR ?
                UNION SELECT id FROM application WHERE outcome = 'refused') c
            CROSS JOIN application a ON a.id = c.application CROSS JOIN standing s ON s.application = a.id
            WHERE a.dormant_since IS NULL AND (
              (s.stage = 'closed' AND a.outcome = 'refused' AND (
                (s.reached_on >= ? AND EXISTS (SELECT 1 FROM interview i WHERE i.application = a.id))
                OR EXISTS (SELECT 1 FROM touch t WHERE t.application = a.id AND t.kind = 'feedback')
                OR EXISTS (SELECT 1 FROM note n WHERE n.application = a.id AND n.kind = 'feedback')))
              OR (s.stage <> 'closed' AND (? OR s.stage = 'offer'
                OR EXISTS (SELECT 1 FROM interview i WHERE i.application = a.id)
                OR EXISTS (SELECT 1 FROM promise p WHERE p.application = a.id)
                OR EXISTS (SELECT 1 FROM touch t WHERE t.application = a.id))))
            ORDER BY a.rowid""",
        (accepted, (today - timedelta(days=REFUSED_DAYS)).isoformat(), accepted),
    )
    return [row[0] for row in rows]


@tolerate_unreadable_rows
def read_loose_deferrals(connection: sqlite3.Connection) -> tuple[list[Snooze], list[Skip]]:
    """Read the snoozes and skips that belong to no application."""
    return (
        [to_snooze(row) for row in connection.execute(f"{mapping.SNOOZE} WHERE application IS NULL")],
        [to_skip(row) for row in connection.execute(f"{mapping.SKIP} WHERE application IS NULL")],
    )


class OpenApplication(NamedTuple):
    """Application that is not closed, as it is named in a list."""

    id: str
    role: str
    stage: str


@tolerate_unreadable_rows
def read_open_applications(connection: sqlite3.Connection, companies: Sequence[str]) -> list[OpenApplication]:
    """Read the open applications to some companies, oldest first."""
    if not companies:
        return []
    rows = connection.execute(
        """SELECT a.id, a.role, s.stage FROM application a JOIN standing s ON s.application = a.id
           WHERE s.stage <> 'closed' AND a.company IN (SELECT value FROM json_each(?)) ORDER BY a.rowid""",
        (json.dumps(list(companies)),),
    )
    return [OpenApplication(*row) for row in rows]


@tolerate_unreadable_rows
def read_cards(connection: sqlite3.Connection, application: str | None = None) -> list[Card]:
    """Read all applications, or only the given application, as cards for the board.

    The stars come from the newest debrief.
    """
    only = "" if application is None else " WHERE a.id = ?"
    rows = connection.execute(
        f"""SELECT a.id, c.name, a.role, s.stage, s.reached_on, a.outcome, a.dormant_since IS NOT NULL, r.stars,
                   a.level, a.source, a.location, s.applied_on
            FROM application a JOIN company c ON c.id = a.company
            JOIN standing s ON s.application = a.id
            LEFT JOIN (SELECT i.application, coalesce(d.fit, d.rating) AS stars, max(i.starts_at) FROM interview i
                  JOIN debrief d ON d.interview = i.id WHERE coalesce(d.fit, d.rating) IS NOT NULL
                  GROUP BY i.application) r ON r.application = a.id{only} ORDER BY a.rowid""",  # noqa: S608 - SQL of our own
        () if application is None else (application,),
    )
    return [
        Card._make(
            (
                *row[:3],
                STAGE[row[3]],
                date.fromisoformat(row[4]),
                optional_member(OUTCOME, row[5]),
                bool(row[6]),
                *row[7:11],
                optional_day(row[11]),
            )
        )
        for row in rows
    ]


@tolerate_unreadable_rows
def read_applications_naming_story(connection: sqlite3.Connection, story: str) -> list[str]:
    """Return the IDs of the applications whose interviews name a story, as prepared or as used."""
    rows = connection.execute(
        """SELECT DISTINCT i.application FROM interview i LEFT JOIN debrief d ON d.interview = i.id
           WHERE instr(i.stories, :story) OR instr(d.questions, :story)""",
        {"story": json.dumps(story, ensure_ascii=False)},
    )
    return [row[0] for row in rows]


@tolerate_unreadable_rows
def read_lessons(connection: sqlite3.Connection) -> list[tuple[str, str, str, date]]:
    """Read the lessons of closed applications: application, company, lesson, and closing day, newest first."""
    rows = connection.execute(
        """SELECT a.id, c.name, a.lesson, s.reached_on FROM application a JOIN company c ON c.id = a.company
           JOIN standing s ON s.application = a.id WHERE a.lesson <> '' ORDER BY s.reached_on DESC, a.rowid DESC"""
    )
    return [(row[0], row[1], row[2], date.fromisoformat(row[3])) for row in rows]


@tolerate_unreadable_rows
def read_activity(connection: sqlite3.Connection, since: str) -> list[tuple[str, str, str]]:
    """Read the user's activity since a day (ISO): the day or instant, the kind, and the company's name.

    This covers debriefs finished, messages sent, and applications made: effort, never results (R47).
    """
    rows = connection.execute(
        """SELECT d.completed_at, 'debrief', c.name FROM debrief d JOIN interview i ON i.id = d.interview
             JOIN application a ON a.id = i.application JOIN company c ON c.id = a.company
             WHERE d.completed_at >= :since
           UNION ALL
           SELECT t.at, CASE WHEN t.channel = 'phone' THEN 'call' ELSE t.kind END, c.name FROM touch t
             JOIN application a ON a.id = t.application JOIN company c ON c.id = a.company
             WHERE t.direction = 'out' AND t.at >= :since
           UNION ALL
           SELECT s.reached_on, 'applied', c.name FROM stage_entry s JOIN application a ON a.id = s.application
             JOIN company c ON c.id = a.company WHERE s.stage = 'applied' AND s.reached_on >= :since
           ORDER BY 1""",
        {"since": since},
    )
    return [(row[0], row[1], row[2]) for row in rows]


@tolerate_unreadable_rows
def read_ids(connection: sqlite3.Connection, text: str) -> list[tuple[str, str]]:
    """Find applications by ID, ID prefix, company name, or person's name; return IDs with descriptions.

    The first of these that matches wins; names are compared without regard to case.
    """
    called = "SELECT a.id, c.name || ', ' || a.role FROM application a JOIN company c ON c.id = a.company"
    exact = connection.execute(f"{called} WHERE a.id = ?", (text,)).fetchall()
    if exact:
        return exact
    rows = connection.execute(f"{called} ORDER BY a.rowid").fetchall()
    names = {
        row[0]: row[1]
        for row in connection.execute("SELECT a.id, c.name FROM application a JOIN company c ON c.id = a.company")
    }
    folded_text = text.casefold()
    people = connection.execute(
        """SELECT a.id, k.name FROM contact k JOIN application a ON a.company = k.company OR a.lead_contact = k.id"""
    ).fetchall()
    by_prefix = [row for row in rows if text and row[0].startswith(text)]
    if by_prefix:
        return by_prefix
    by_company = [row for row in rows if names[row[0]].casefold() == folded_text]
    if by_company:
        return by_company
    at = {row[0] for row in people if row[1].casefold() == folded_text}
    return [row for row in rows if row[0] in at]


@tolerate_unreadable_rows
def read_interview_ids(connection: sqlite3.Connection, text: str) -> list[tuple[str, str]]:
    """Find interviews by ID, else by ID prefix; return pairs of application ID and interview ID."""
    exact = connection.execute("SELECT application, id FROM interview WHERE id = ?", (text,)).fetchall()
    by_prefix = connection.execute(
        "SELECT application, id FROM interview WHERE substr(id, 1, length(:t)) = :t", {"t": text}
    )
    return exact or (by_prefix.fetchall() if text else [])


@tolerate_unreadable_rows
def read_companies(connection: sqlite3.Connection) -> list[Company]:
    """Read all companies."""
    return [to_company(row) for row in _select(connection, mapping.COMPANY, _Scope(), "id")]


@tolerate_unreadable_rows
def read_contacts(connection: sqlite3.Connection) -> list[Contact]:
    """Read all people."""
    return [to_contact(row) for row in _select(connection, mapping.CONTACT, _Scope(), "id")]


@tolerate_unreadable_rows
def read_note_texts(connection: sqlite3.Connection, company: str) -> list[Note]:
    """Read all notes to a company, with their texts, oldest first."""
    rows = connection.execute(
        f"{mapping.NOTE} WHERE application IN (SELECT id FROM application WHERE company = ?) ORDER BY changed_at, rowid",  # noqa: S608
        (company,),
    )
    return [to_note(row) for row in rows]


@tolerate_unreadable_rows
def read_open_notes(connection: sqlite3.Connection) -> list[Note]:
    """Read all notes not yet sent or skipped, without their texts, newest first."""
    rows = connection.execute(
        f"{_NOTE_HEAD} WHERE state IN ('draft', 'ready', 'copied') ORDER BY changed_at DESC, rowid DESC"
    )
    return [to_note(row) for row in rows]


@tolerate_unreadable_rows
def read_note(connection: sqlite3.Connection, note: str) -> Note | None:
    """Read a note with its text; return None if there is no such note."""
    row = connection.execute(f"{mapping.NOTE} WHERE id = ?", (note,)).fetchone()
    return to_note(row) if row is not None else None


class Names(NamedTuple):
    """All names in the data, each once and in alphabetical order."""

    people: tuple[str, ...]
    titles: tuple[str, ...]
    companies: tuple[str, ...]
    roles: tuple[str, ...]


@tolerate_unreadable_rows
def read_names(connection: sqlite3.Connection) -> Names:
    """Read all names, which a note is checked against."""
    columns = (("name", "contact"), ("title", "contact"), ("name", "company"), ("role", "application"))
    return Names(
        *(
            tuple(row[0] for row in connection.execute(f"SELECT DISTINCT {column} FROM {table} ORDER BY {column}"))  # noqa: S608 - four fixed pairs
            for column, table in columns
        )
    )


WINDOW = "\x1f"
"""Separator between the place of a text being typed and the window it is typed in."""


@tolerate_unreadable_rows
def read_drafts(connection: sqlite3.Connection, place: str) -> list[tuple[str, str]]:
    """Read the texts being typed at a place, each with its place and window, newest first."""
    return connection.execute(
        "SELECT place, text FROM scratch WHERE place = ?1 OR substr(place, 1, length(?2)) = ?2 ORDER BY changed_at DESC, place",
        (place, place + WINDOW),
    ).fetchall()


@tolerate_unreadable_rows
def read_scratch(connection: sqlite3.Connection, place: str) -> str:
    """Read the unsaved text of a place; return an empty text if there is none."""
    row = connection.execute("SELECT text FROM scratch WHERE place = ?", (place,)).fetchone()
    return str(row[0]) if row is not None else ""
