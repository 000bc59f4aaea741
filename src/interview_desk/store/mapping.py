"""Reading of rows as facts: columns, order, and conversions of every table.

Generated from `store/tables.py` by `scripts/generate.py`: run `make generate` instead of editing it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from interview_desk.domain import codec
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import (
    Channel,
    Direction,
    Note,
    NoteKind,
    NoteState,
    Promise,
    Touch,
    TouchKind,
    TouchOutcome,
)
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.interview import Debrief, ExitCard, Interview, InterviewStatus, Method, Style
from interview_desk.domain.search.people import Company, Contact, Me
from interview_desk.domain.search.pipeline import Application, Outcome, Stage, StageEntry
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, Story
from interview_desk.store.values import (
    Row,
    optional_day,
    optional_flag,
    optional_instant,
    optional_member,
    stored,
    texts,
)

VERSION = 14
"""Schema version that this program knows: the number of its newest migration."""
SCHEMA = "e70d2663a268b0fb9b67634d98bf6404540ad3b20578ad91c204d2dab08b55cb"
"""Fingerprint of the schema that the migrations create."""

OUTCOME = {str(value): value for value in Outcome}
STAGE = {str(value): value for value in Stage}
METHOD = {str(value): value for value in Method}
STYLE = {str(value): value for value in Style}
INTERVIEW_STATUS = {str(value): value for value in InterviewStatus}
NOTE_KIND = {str(value): value for value in NoteKind}
CHANNEL = {str(value): value for value in Channel}
NOTE_STATE = {str(value): value for value in NoteState}
DIRECTION = {str(value): value for value in Direction}
TOUCH_KIND = {str(value): value for value in TouchKind}
TOUCH_OUTCOME = {str(value): value for value in TouchOutcome}
DUE_KIND = {str(value): value for value in DueKind}
_ME_CRITERIA = codec.ME.form("criteria")
_ME_VIEWS = codec.ME.form("views")
_APPLICATION_OFFER = codec.APPLICATION.form("offer")
_INTERVIEW_INVITATION = codec.INTERVIEW.form("invitation")
_DEBRIEF_HOOKS = codec.DEBRIEF.form("hooks")
_DEBRIEF_UNSAID = codec.DEBRIEF.form("unsaid")
_DEBRIEF_QUESTIONS = codec.DEBRIEF.form("questions")
_CLOSING_STATEMENT_REHEARSALS = codec.CLOSING_STATEMENT.form("rehearsals")


class Searched(NamedTuple):
    """Columns that the search finds a kind of row by."""

    key: str
    names: tuple[str, ...] = ()
    """Columns that name the row."""
    texts: tuple[str, ...] = ()
    """Columns with other text."""
    lists: tuple[str, ...] = ()
    """Columns of JSON that hold texts."""


SEARCHED: Mapping[str, Searched] = {
    "company": Searched("id", ("name",), ("remarks", "website", "postal_address"), ()),
    "contact": Searched("id", ("name", "title", "email", "greeting"), ("phone", "remarks", "postal_address"), ()),
    "application": Searched(
        "id", ("role", "location", "source"), ("remarks", "lesson", "who_was_hired", "salary", "url"), ("offer",)
    ),
    "interview": Searched("id", (), ("place", "goals", "link"), ("invitation",)),
    "debrief": Searched(
        "interview",
        (),
        (
            "best_moment",
            "fix_next_time",
            "hardest",
            "speaks_for",
            "speaks_against",
            "next_step",
            "study_next",
            "salary_said",
        ),
        ("learned", "hooks", "unsaid", "questions", "concerns", "private"),
    ),
    "promise": Searched("id", (), ("what", "words"), ()),
    "note": Searched("id", (), ("subject", "body"), ()),
    "touch": Searched("id", (), ("summary",), ()),
    "story": Searched("id", ("title",), ("situation", "task", "action", "result", "reflection"), ("tags",)),
    "closing_statement": Searched("id", (), ("text",), ("points",)),
    "own_question": Searched("id", (), ("text", "answer"), ()),
}
"""Every kind of row that the search finds, by its table."""
TABLE_OF: Mapping[type, str] = {
    Company: "company",
    Contact: "contact",
    Application: "application",
    Interview: "interview",
    Promise: "promise",
    Note: "note",
    Touch: "touch",
    Story: "story",
    ClosingStatement: "closing_statement",
    OwnQuestion: "own_question",
    Snooze: "snooze",
    Skip: "skip",
}
"""Table of each fact that has an id."""
PARTS_OF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "application": (("stage_entry", "application"),),
    "interview": (("interviewer", "interview"), ("exit_card", "interview"), ("debrief", "interview")),
}
"""Tables that hold parts of an entity, with the column that names it."""
COLUMN_OF: Mapping[tuple[str, str], str] = {("stage_entry", "on"): "reached_on", ("promise", "by"): "promised_by"}
"""Column of a fact's field, where it has another name, by table and field."""
ELSEWHERE = frozenset(["debrief", "exit_card", "interviewers", "stage_history"])
"""Fields of facts that are kept in a table of their own."""
CELLS: Mapping[str, Mapping[str, str]] = {
    "me": {
        "id": "number",
        "name": "text",
        "email": "text",
        "phone": "text",
        "links": "json",
        "words": "json",
        "rewards": "json",
        "criteria": "json",
        "views": "json",
    },
    "company": {
        "id": "text",
        "name": "text",
        "formality": "text",
        "sector": "text",
        "website": "text",
        "postal_address": "text",
        "remarks": "text",
    },
    "contact": {
        "id": "text",
        "name": "text",
        "company": "text?",
        "title": "text",
        "email": "text",
        "phone": "text",
        "postal_address": "text",
        "prefers": "text",
        "may_follow_up": "flag?",
        "remarks": "text",
        "family_name": "text",
        "greeting": "text",
    },
    "application": {
        "id": "text",
        "company": "text",
        "role": "text",
        "level": "text",
        "url": "text",
        "source": "text",
        "location": "text",
        "salary": "text",
        "lead_contact": "text?",
        "outcome": "choice?",
        "dormant_since": "day?",
        "offer_answer_by": "day?",
        "who_was_hired": "text",
        "remarks": "text",
        "lesson": "text",
        "offer": "json?",
    },
    "stage_entry": {"application": "text", "seq": "number", "stage": "choice", "reached_on": "day"},
    "standing": {"application": "text", "stage": "text", "reached_on": "text", "applied_on": "text?"},
    "interview": {
        "id": "text",
        "application": "text",
        "starts_at": "instant",
        "round": "number",
        "method": "choice",
        "style": "choice",
        "timezone": "text",
        "minutes": "number",
        "place": "text",
        "goals": "text",
        "status": "choice",
        "ready_at": "instant?",
        "checked": "json",
        "stories": "json",
        "invitation": "json?",
        "link": "text",
        "missed_at": "instant?",
    },
    "interviewer": {"interview": "text", "seq": "number", "contact": "text"},
    "exit_card": {
        "interview": "text",
        "answered_at": "instant?",
        "thanked": "json",
        "wants_the_job": "json",
        "next_step": "json",
        "by_when": "json",
        "may_follow_up": "json",
        "channel": "json",
        "anything_else": "json",
        "contacts_collected": "json",
        "they_have_mine": "json",
        "promise": "json",
    },
    "debrief": {
        "interview": "text",
        "started_at": "instant",
        "completed_at": "instant?",
        "learned": "json",
        "hooks": "json",
        "unsaid": "json",
        "best_moment": "text",
        "fix_next_time": "text",
        "rating": "number?",
        "fit": "number?",
        "still_interested": "text?",
        "questions": "json",
        "concerns": "json",
        "salary_said": "text",
        "study_next": "text",
        "speaks_for": "text",
        "speaks_against": "text",
        "next_step": "text",
        "take_it_today": "text",
        "section": "number",
        "hardest": "text",
        "private": "json",
    },
    "promise": {
        "id": "text",
        "application": "text",
        "promised_by": "text",
        "made_on": "day",
        "interview": "text?",
        "what": "text",
        "words": "text",
        "starts_on": "day?",
        "due_on": "day?",
        "kept_on": "day?",
        "dropped_on": "day?",
    },
    "note": {
        "id": "text",
        "kind": "choice",
        "application": "text",
        "changed_at": "instant",
        "interview": "text?",
        "contact": "text?",
        "channel": "choice",
        "subject": "text",
        "body": "text",
        "state": "choice",
    },
    "touch": {
        "id": "text",
        "application": "text",
        "at": "instant",
        "contact": "text?",
        "interview": "text?",
        "note": "text?",
        "direction": "choice",
        "channel": "choice",
        "kind": "choice",
        "outcome": "choice",
        "summary": "text",
    },
    "story": {
        "id": "text",
        "title": "text",
        "situation": "text",
        "task": "text",
        "action": "text",
        "result": "text",
        "reflection": "text",
        "tags": "json",
    },
    "closing_statement": {"id": "text", "application": "text?", "points": "json", "text": "text", "rehearsals": "json"},
    "own_question": {
        "id": "text",
        "text": "text",
        "application": "text?",
        "rank": "number",
        "asked_in": "json",
        "answer": "text",
    },
    "snooze": {
        "id": "text",
        "kind": "choice",
        "made_at": "instant",
        "until": "day",
        "application": "text?",
        "interview": "text?",
        "contact": "text?",
        "promise": "text?",
    },
    "skip": {
        "id": "text",
        "kind": "choice",
        "at": "instant",
        "application": "text?",
        "interview": "text?",
        "contact": "text?",
        "promise": "text?",
        "reason": "text",
    },
    "change": {"id": "number", "made_at": "text", "label": "text", "topic": "text", "state": "text"},
    "change_row": {
        "change": "number",
        "seq": "number",
        "of_table": "text",
        "of_key": "text",
        "before": "text?",
        "after": "text?",
    },
    "scratch": {"place": "text", "text": "text", "changed_at": "text"},
    "findable": {"n": "number", "kind": "text", "id": "text"},
}
"""How each column stores its values, by table; "?" where it may be empty."""
REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "contact": (("company", "company"),),
    "application": (("company", "company"), ("lead_contact", "contact")),
    "stage_entry": (("application", "application"),),
    "interview": (("application", "application"),),
    "interviewer": (("interview", "interview"), ("contact", "contact")),
    "exit_card": (("interview", "interview"),),
    "debrief": (("interview", "interview"),),
    "promise": (("application", "application"), ("interview", "interview")),
    "note": (("application", "application"), ("interview", "interview"), ("contact", "contact")),
    "touch": (("application", "application"), ("contact", "contact"), ("interview", "interview"), ("note", "note")),
    "closing_statement": (("application", "application"),),
    "own_question": (("application", "application"),),
    "snooze": (
        ("application", "application"),
        ("interview", "interview"),
        ("contact", "contact"),
        ("promise", "promise"),
    ),
    "skip": (
        ("application", "application"),
        ("interview", "interview"),
        ("contact", "contact"),
        ("promise", "promise"),
    ),
    "change_row": (("change", "change"),),
}
"""Columns that name a row of another table, each with that table."""
OWNED_BY_APPLICATION = ("interview", "promise", "note", "touch", "closing_statement", "own_question", "snooze", "skip")
"""Tables whose rows belong to one application."""
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "me": {"words": "[]", "rewards": "[]", "criteria": "[]", "views": "[]"},
    "contact": {"family_name": "", "greeting": ""},
    "application": {"lesson": "", "offer": None},
    "interview": {"checked": "[]", "stories": "[]", "invitation": None, "link": "", "missed_at": None},
    "exit_card": {"they_have_mine": "null", "promise": "null"},
    "debrief": {"hardest": "", "private": "[]"},
}
"""Values of columns that an older history entry does not know, by table."""


def cells_of(table: str, image: Mapping[str, Any], columns: tuple[str, ...]) -> Row:
    """Return the cells of a row as the history keeps it; a column that is newer than the entry has its default.

    Raises:
        KeyError: a column is missing that has no default.
    """
    defaults = DEFAULTS.get(table, {})
    return tuple(image[column] if column in image else defaults[column] for column in columns)


ME_COLUMNS = ("name", "email", "phone", "links", "words", "rewards", "criteria", "views")
ME = "SELECT name, email, phone, links, words, rewards, criteria, views FROM me"


def to_me(row: Row) -> Me:
    """Build the fact of a row that `ME` selects."""
    return Me(
        row[0],
        row[1],
        row[2],
        texts(row[3]),
        texts(row[4]),
        texts(row[5]),
        stored(_ME_CRITERIA, row[6]),
        stored(_ME_VIEWS, row[7]),
    )


COMPANY_COLUMNS = ("id", "name", "formality", "sector", "website", "postal_address", "remarks")
COMPANY = "SELECT id, name, formality, sector, website, postal_address, remarks FROM company"


def to_company(row: Row) -> Company:
    """Build the fact of a row that `COMPANY` selects."""
    return Company(row[0], row[1], row[2], row[3], row[4], row[5], row[6])


CONTACT_COLUMNS = (
    "id",
    "name",
    "company",
    "title",
    "email",
    "phone",
    "postal_address",
    "prefers",
    "may_follow_up",
    "remarks",
    "family_name",
    "greeting",
)
CONTACT = "SELECT id, name, company, title, email, phone, postal_address, prefers, may_follow_up, remarks, family_name, greeting FROM contact"


def to_contact(row: Row) -> Contact:
    """Build the fact of a row that `CONTACT` selects."""
    return Contact(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], optional_flag(row[8]), row[9], row[10], row[11]
    )


APPLICATION_COLUMNS = (
    "id",
    "company",
    "role",
    "level",
    "url",
    "source",
    "location",
    "salary",
    "lead_contact",
    "outcome",
    "dormant_since",
    "offer_answer_by",
    "who_was_hired",
    "remarks",
    "lesson",
    "offer",
)
APPLICATION = "SELECT id, company, role, level, url, source, location, salary, lead_contact, outcome, dormant_since, offer_answer_by, who_was_hired, remarks, lesson, offer FROM application"


def to_application(row: Row, stage_history: tuple[StageEntry, ...]) -> Application:
    """Build the fact of a row that `APPLICATION` selects."""
    return Application(
        row[0],
        row[1],
        row[2],
        stage_history,
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        optional_member(OUTCOME, row[9]),
        optional_day(row[10]),
        optional_day(row[11]),
        row[12],
        row[13],
        row[14],
        stored(_APPLICATION_OFFER, row[15]),
    )


STAGE_ENTRY_COLUMNS = ("application", "seq", "stage", "reached_on")
STAGE_ENTRY = "SELECT application, seq, stage, reached_on FROM stage_entry"


def to_stage_entry(row: Row) -> StageEntry:
    """Build the fact of a row that `STAGE_ENTRY` selects."""
    return StageEntry(STAGE[row[2]], date.fromisoformat(row[3]))


INTERVIEW_COLUMNS = (
    "id",
    "application",
    "starts_at",
    "round",
    "method",
    "style",
    "timezone",
    "minutes",
    "place",
    "goals",
    "status",
    "ready_at",
    "checked",
    "stories",
    "invitation",
    "link",
    "missed_at",
)
INTERVIEW = "SELECT id, application, starts_at, round, method, style, timezone, minutes, place, goals, status, ready_at, checked, stories, invitation, link, missed_at FROM interview"


def to_interview(
    row: Row, interviewers: tuple[str, ...], exit_card: ExitCard | None, debrief: Debrief | None
) -> Interview:
    """Build the fact of a row that `INTERVIEW` selects."""
    return Interview(
        row[0],
        row[1],
        datetime.fromisoformat(row[2]),
        row[3],
        METHOD[row[4]],
        STYLE[row[5]],
        row[6],
        row[7],
        row[8],
        row[9],
        INTERVIEW_STATUS[row[10]],
        interviewers,
        optional_instant(row[11]),
        exit_card,
        debrief,
        texts(row[12]),
        texts(row[13]),
        stored(_INTERVIEW_INVITATION, row[14]),
        row[15],
        optional_instant(row[16]),
    )


EXIT_CARD_COLUMNS = (
    "interview",
    "answered_at",
    "thanked",
    "wants_the_job",
    "next_step",
    "by_when",
    "may_follow_up",
    "channel",
    "anything_else",
    "contacts_collected",
    "they_have_mine",
    "promise",
)
EXIT_CARD = "SELECT interview, answered_at, thanked, wants_the_job, next_step, by_when, may_follow_up, channel, anything_else, contacts_collected, they_have_mine, promise FROM exit_card"


def to_exit_card(row: Row) -> ExitCard:
    """Build the fact of a row that `EXIT_CARD` selects."""
    return ExitCard(
        optional_instant(row[1]),
        json.loads(row[2]),
        json.loads(row[3]),
        json.loads(row[4]),
        json.loads(row[5]),
        json.loads(row[6]),
        json.loads(row[7]),
        json.loads(row[8]),
        json.loads(row[9]),
        json.loads(row[10]),
        json.loads(row[11]),
    )


DEBRIEF_COLUMNS = (
    "interview",
    "started_at",
    "completed_at",
    "learned",
    "hooks",
    "unsaid",
    "best_moment",
    "fix_next_time",
    "rating",
    "fit",
    "still_interested",
    "questions",
    "concerns",
    "salary_said",
    "study_next",
    "speaks_for",
    "speaks_against",
    "next_step",
    "take_it_today",
    "section",
    "hardest",
    "private",
)
DEBRIEF = "SELECT interview, started_at, completed_at, learned, hooks, unsaid, best_moment, fix_next_time, rating, fit, still_interested, questions, concerns, salary_said, study_next, speaks_for, speaks_against, next_step, take_it_today, section, hardest, private FROM debrief"


def to_debrief(row: Row) -> Debrief:
    """Build the fact of a row that `DEBRIEF` selects."""
    return Debrief(
        datetime.fromisoformat(row[1]),
        optional_instant(row[2]),
        texts(row[3]),
        stored(_DEBRIEF_HOOKS, row[4]),
        stored(_DEBRIEF_UNSAID, row[5]),
        row[6],
        row[7],
        row[8],
        row[9],
        row[10],
        stored(_DEBRIEF_QUESTIONS, row[11]),
        texts(row[12]),
        row[13],
        row[14],
        row[15],
        row[16],
        row[17],
        row[18],
        row[19],
        row[20],
        texts(row[21]),
    )


PROMISE_COLUMNS = (
    "id",
    "application",
    "promised_by",
    "made_on",
    "interview",
    "what",
    "words",
    "starts_on",
    "due_on",
    "kept_on",
    "dropped_on",
)
PROMISE = "SELECT id, application, promised_by, made_on, interview, what, words, starts_on, due_on, kept_on, dropped_on FROM promise"


def to_promise(row: Row) -> Promise:
    """Build the fact of a row that `PROMISE` selects."""
    return Promise(
        row[0],
        row[1],
        row[2],
        date.fromisoformat(row[3]),
        row[4],
        row[5],
        row[6],
        optional_day(row[7]),
        optional_day(row[8]),
        optional_day(row[9]),
        optional_day(row[10]),
    )


NOTE_COLUMNS = (
    "id",
    "kind",
    "application",
    "changed_at",
    "interview",
    "contact",
    "channel",
    "subject",
    "body",
    "state",
)
NOTE = "SELECT id, kind, application, changed_at, interview, contact, channel, subject, body, state FROM note"


def to_note(row: Row) -> Note:
    """Build the fact of a row that `NOTE` selects."""
    return Note(
        row[0],
        NOTE_KIND[row[1]],
        row[2],
        datetime.fromisoformat(row[3]),
        row[4],
        row[5],
        CHANNEL[row[6]],
        row[7],
        row[8],
        NOTE_STATE[row[9]],
    )


TOUCH_COLUMNS = (
    "id",
    "application",
    "at",
    "contact",
    "interview",
    "note",
    "direction",
    "channel",
    "kind",
    "outcome",
    "summary",
)
TOUCH = "SELECT id, application, at, contact, interview, note, direction, channel, kind, outcome, summary FROM touch"


def to_touch(row: Row) -> Touch:
    """Build the fact of a row that `TOUCH` selects."""
    return Touch(
        row[0],
        row[1],
        datetime.fromisoformat(row[2]),
        row[3],
        row[4],
        row[5],
        DIRECTION[row[6]],
        CHANNEL[row[7]],
        TOUCH_KIND[row[8]],
        TOUCH_OUTCOME[row[9]],
        row[10],
    )


STORY_COLUMNS = ("id", "title", "situation", "task", "action", "result", "reflection", "tags")
STORY = "SELECT id, title, situation, task, action, result, reflection, tags FROM story"


def to_story(row: Row) -> Story:
    """Build the fact of a row that `STORY` selects."""
    return Story(row[0], row[1], row[2], row[3], row[4], row[5], row[6], texts(row[7]))


CLOSING_STATEMENT_COLUMNS = ("id", "application", "points", "text", "rehearsals")
CLOSING_STATEMENT = "SELECT id, application, points, text, rehearsals FROM closing_statement"


def to_closing_statement(row: Row) -> ClosingStatement:
    """Build the fact of a row that `CLOSING_STATEMENT` selects."""
    return ClosingStatement(row[0], row[1], texts(row[2]), row[3], stored(_CLOSING_STATEMENT_REHEARSALS, row[4]))


OWN_QUESTION_COLUMNS = ("id", "text", "application", "rank", "asked_in", "answer")
OWN_QUESTION = "SELECT id, text, application, rank, asked_in, answer FROM own_question"


def to_own_question(row: Row) -> OwnQuestion:
    """Build the fact of a row that `OWN_QUESTION` selects."""
    return OwnQuestion(row[0], row[1], row[2], row[3], texts(row[4]), row[5])


SNOOZE_COLUMNS = ("id", "kind", "made_at", "until", "application", "interview", "contact", "promise")
SNOOZE = "SELECT id, kind, made_at, until, application, interview, contact, promise FROM snooze"


def to_snooze(row: Row) -> Snooze:
    """Build the fact of a row that `SNOOZE` selects."""
    return Snooze(
        row[0],
        DUE_KIND[row[1]],
        datetime.fromisoformat(row[2]),
        date.fromisoformat(row[3]),
        row[4],
        row[5],
        row[6],
        row[7],
    )


SKIP_COLUMNS = ("id", "kind", "at", "application", "interview", "contact", "promise", "reason")
SKIP = "SELECT id, kind, at, application, interview, contact, promise, reason FROM skip"


def to_skip(row: Row) -> Skip:
    """Build the fact of a row that `SKIP` selects."""
    return Skip(row[0], DUE_KIND[row[1]], datetime.fromisoformat(row[2]), row[3], row[4], row[5], row[6], row[7])
