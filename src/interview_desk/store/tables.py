"""Tables of the database, as SQLModel classes: the one description from which everything else is derived.

`scripts/generate.py` writes `mapping.py` (reading, column lists, search, history images) and `formats/headings.py` (CSV) from
these classes, so that reading does not load SQLModel. `migrations/` creates the tables. Tests hold all of them to one schema.

Days and instants are text (ISO 8601), so that an interview keeps the offset it was agreed in. To add a column: a migration, a
line here, a field of the fact, and a key of its shape in `domain/codec.py`; then `make generate`.
"""

from typing import Any, ClassVar, NamedTuple

from sqlmodel import Field, Index, SQLModel

from interview_desk.domain.search.correspondence import Note, Promise, Touch
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.interview import Debrief, ExitCard, Interview
from interview_desk.domain.search.people import Company, Contact, Me
from interview_desk.domain.search.pipeline import Application, StageEntry
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, Story


class Description(NamedTuple):
    """Use of a column beyond storing it."""

    search: str = ""
    """Use in the search: "name", "text", or "list" (texts in JSON); empty where it does not."""
    rank: int = 0
    """Order among the columns that the search reads; equal ranks keep the order of the class."""
    csv: str = ""
    """Heading in the CSV export; empty where it is not a column of its own there."""
    fact: str = ""
    """Field of the fact, where it has another name than the column."""


def column(*, search: str = "", rank: int = 0, csv: str = "", fact: str = "", **options: Any) -> Any:
    """Return a SQLModel field with a description; other options are those of `sqlmodel.Field`."""
    return Field(sa_column_kwargs={"info": {"description": Description(search, rank, csv, fact)}}, **options)


class MeRow(SQLModel, table=True):
    """Details of the user; there is a single row, with ID 1."""

    __tablename__ = "me"
    fact: ClassVar[type] = Me
    id: int = Field(primary_key=True)
    name: str
    email: str
    phone: str
    links: str
    words: str = "[]"
    rewards: str = "[]"
    criteria: str = "[]"
    views: str = "[]"


class CompanyRow(SQLModel, table=True):
    """An employer."""

    __tablename__ = "company"
    fact: ClassVar[type] = Company
    id: str = column(primary_key=True, csv="id")
    name: str = column(search="name", csv="name")
    formality: str = column(csv="formality")
    sector: str = column(csv="sector")
    website: str = column(search="text", rank=1, csv="website")
    postal_address: str = column(search="text", rank=2, csv="postal address")
    remarks: str = column(search="text", csv="remarks")


class ContactRow(SQLModel, table=True):
    """A person."""

    __tablename__ = "contact"
    fact: ClassVar[type] = Contact
    id: str = column(primary_key=True, csv="id")
    name: str = column(search="name", csv="name")
    company: str | None = Field(foreign_key="company.id", index=True)
    title: str = column(search="name", csv="title")
    email: str = column(search="name", csv="email")
    phone: str = column(search="text", csv="phone")
    postal_address: str = column(search="text", rank=2, csv="postal address")
    prefers: str = column(csv="prefers")
    may_follow_up: bool | None = column(csv="may follow up")
    remarks: str = column(search="text", rank=1, csv="remarks")
    family_name: str = column(default="", csv="family name")
    greeting: str = column(default="", search="name", csv="greeting")


class ApplicationRow(SQLModel, table=True):
    """An application, without its stages."""

    __tablename__ = "application"
    fact: ClassVar[type] = Application
    id: str = column(primary_key=True, csv="id")
    company: str = Field(foreign_key="company.id", index=True)
    role: str = column(search="name", csv="role")
    level: str = column(csv="level")
    url: str = column(search="text", rank=4, csv="url")
    source: str = column(search="name", rank=1, csv="source")
    location: str = column(search="name", csv="location")
    salary: str = column(search="text", rank=3, csv="salary")
    lead_contact: str | None = Field(foreign_key="contact.id")
    outcome: str | None = column(index=True, csv="outcome")
    dormant_since: str | None = column(index=True, csv="dormant since")
    offer_answer_by: str | None = column(csv="offer answer by")
    who_was_hired: str = column(search="text", rank=2, csv="who was hired")
    remarks: str = column(search="text", csv="remarks")
    lesson: str = column(default="", search="text", rank=1, csv="lesson")
    offer: str | None = column(default=None, search="list")


class StageEntryRow(SQLModel, table=True):
    """Step of an application through its stages; steps are only added."""

    __tablename__ = "stage_entry"
    fact: ClassVar[type] = StageEntry
    part_of: ClassVar[str] = "application"
    application: str = Field(primary_key=True, foreign_key="application.id")
    seq: int = Field(primary_key=True)
    stage: str
    reached_on: str = column(fact="on")


class StandingRow(SQLModel, table=True):
    """Current stage of an application, and its day of applying; only triggers write it, from the stage entries."""

    __tablename__ = "standing"
    application: str = Field(primary_key=True)
    stage: str = Field(index=True)
    reached_on: str
    applied_on: str | None = Field(index=True)


class InterviewRow(SQLModel, table=True):
    """An interview, without its people, exit card, and debrief."""

    __tablename__ = "interview"
    fact: ClassVar[type] = Interview
    id: str = column(primary_key=True, csv="id")
    application: str = Field(foreign_key="application.id", index=True)
    starts_at: str
    round: int = column(csv="round")
    method: str = column(csv="method")
    style: str = column(csv="style")
    timezone: str = column(csv="timezone")
    minutes: int = column(csv="minutes")
    place: str = column(search="text", csv="place")
    goals: str = column(search="text", csv="goals")
    status: str = column(csv="status")
    ready_at: str | None
    checked: str = "[]"
    stories: str = "[]"
    invitation: str | None = column(default=None, search="list")
    link: str = column(default="", search="text", csv="link")
    missed_at: str | None = None


class InterviewerRow(SQLModel, table=True):
    """One person in an interview."""

    __tablename__ = "interviewer"
    part_of: ClassVar[str] = "interview"
    interview: str = Field(primary_key=True, foreign_key="interview.id")
    seq: int = Field(primary_key=True)
    contact: str = Field(foreign_key="contact.id")


class ExitCardRow(SQLModel, table=True):
    """The exit card of an interview; every answer is JSON: true, false, null, or a text."""

    __tablename__ = "exit_card"
    fact: ClassVar[type] = ExitCard
    part_of: ClassVar[str] = "interview"
    interview: str = Field(primary_key=True, foreign_key="interview.id")
    answered_at: str | None
    thanked: str
    wants_the_job: str
    next_step: str
    by_when: str
    may_follow_up: str
    channel: str
    anything_else: str
    contacts_collected: str
    they_have_mine: str = "null"
    promise: str = "null"


class DebriefRow(SQLModel, table=True):
    """The debrief of an interview; its lists are JSON."""

    __tablename__ = "debrief"
    fact: ClassVar[type] = Debrief
    part_of: ClassVar[str] = "interview"
    interview: str = Field(primary_key=True, foreign_key="interview.id")
    started_at: str
    completed_at: str | None
    learned: str = column(search="list")
    hooks: str = column(search="list")
    unsaid: str = column(search="list")
    best_moment: str = column(search="text", csv="best moment")
    fix_next_time: str = column(search="text", csv="fix next time")
    rating: int | None = column(csv="my impression")
    fit: int | None = column(csv="fit")
    still_interested: str | None = column(csv="still interested")
    questions: str = column(search="list")
    concerns: str = column(search="list")
    salary_said: str = column(search="text", rank=6)
    study_next: str = column(search="text", rank=5)
    speaks_for: str = column(search="text", rank=2)
    speaks_against: str = column(search="text", rank=3)
    next_step: str = column(search="text", rank=4)
    take_it_today: str
    section: int
    hardest: str = column(default="", search="text", rank=1)
    private: str = column(default="[]", search="list")


class PromiseRow(SQLModel, table=True):
    """A promise, made by the user or by the company."""

    __tablename__ = "promise"
    fact: ClassVar[type] = Promise
    id: str = column(primary_key=True, csv="id")
    application: str = Field(foreign_key="application.id", index=True)
    promised_by: str = column(fact="by", csv="by")
    made_on: str = column(csv="made")
    interview: str | None = Field(foreign_key="interview.id")
    what: str = column(search="text", csv="what")
    words: str = column(search="text", csv="words")
    starts_on: str | None = column(csv="from")
    due_on: str | None = column(csv="due")
    kept_on: str | None = column(csv="kept")
    dropped_on: str | None = column(csv="dropped")


class NoteRow(SQLModel, table=True):
    """A note and its state."""

    __tablename__ = "note"
    fact: ClassVar[type] = Note
    __table_args__ = (Index("ix_note_application", "application", "kind"),)
    id: str = column(primary_key=True, csv="id")
    kind: str = column(csv="kind")
    application: str = Field(foreign_key="application.id")
    changed_at: str
    interview: str | None = Field(foreign_key="interview.id")
    contact: str | None = Field(foreign_key="contact.id")
    channel: str = column(csv="channel")
    subject: str = column(search="text", csv="subject")
    body: str = column(search="text", csv="body")
    state: str = column(index=True, csv="state")


class TouchRow(SQLModel, table=True):
    """A contact that took place, in either direction."""

    __tablename__ = "touch"
    fact: ClassVar[type] = Touch
    __table_args__ = (Index("ix_touch_application", "application", "kind"),)
    id: str = column(primary_key=True, csv="id")
    application: str = Field(foreign_key="application.id")
    at: str
    contact: str | None = Field(foreign_key="contact.id")
    interview: str | None = Field(foreign_key="interview.id")
    note: str | None = Field(foreign_key="note.id")
    direction: str = column(csv="direction")
    channel: str = column(csv="channel")
    kind: str = column(csv="kind")
    outcome: str = column(csv="outcome")
    summary: str = column(search="text", csv="summary")


class StoryRow(SQLModel, table=True):
    """A STAR story."""

    __tablename__ = "story"
    fact: ClassVar[type] = Story
    id: str = column(primary_key=True, csv="id")
    title: str = column(search="name", csv="title")
    situation: str = column(search="text", csv="situation")
    task: str = column(search="text", csv="task")
    action: str = column(search="text", csv="action")
    result: str = column(search="text", csv="result")
    reflection: str = column(search="text", csv="reflection")
    tags: str = column(search="list", csv="tags")


class ClosingStatementRow(SQLModel, table=True):
    """A closing statement with its practice runs."""

    __tablename__ = "closing_statement"
    fact: ClassVar[type] = ClosingStatement
    id: str = Field(primary_key=True)
    application: str | None = Field(foreign_key="application.id")
    points: str = column(search="list")
    text: str = column(search="text")
    rehearsals: str


class OwnQuestionRow(SQLModel, table=True):
    """A question that the user wants to ask."""

    __tablename__ = "own_question"
    fact: ClassVar[type] = OwnQuestion
    id: str = Field(primary_key=True)
    text: str = column(search="text")
    application: str | None = Field(foreign_key="application.id", index=True)
    rank: int
    asked_in: str
    answer: str = column(search="text")


class SnoozeRow(SQLModel, table=True):
    """A snoozed due item."""

    __tablename__ = "snooze"
    fact: ClassVar[type] = Snooze
    id: str = Field(primary_key=True)
    kind: str
    made_at: str
    until: str
    application: str | None = Field(foreign_key="application.id", index=True)
    interview: str | None = Field(foreign_key="interview.id")
    contact: str | None = Field(foreign_key="contact.id")
    promise: str | None = Field(foreign_key="promise.id")


class SkipRow(SQLModel, table=True):
    """A dismissed due item."""

    __tablename__ = "skip"
    fact: ClassVar[type] = Skip
    id: str = Field(primary_key=True)
    kind: str
    at: str
    application: str | None = Field(foreign_key="application.id", index=True)
    interview: str | None = Field(foreign_key="interview.id")
    contact: str | None = Field(foreign_key="contact.id")
    promise: str | None = Field(foreign_key="promise.id")
    reason: str


class ChangeRow(SQLModel, table=True):
    """A change made by the user.

    `state` is done, undone, or dropped (an undone change that newer changes replaced).
    """

    __tablename__ = "change"
    id: int | None = Field(default=None, primary_key=True)
    made_at: str
    label: str
    topic: str
    state: str


class ChangedRow(SQLModel, table=True):
    """A row before and after a change, as JSON; null where the row did not exist."""

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_of", "of_table", "of_key"),)
    change: int = Field(primary_key=True, foreign_key="change.id", ondelete="CASCADE")
    seq: int = Field(primary_key=True)
    of_table: str
    of_key: str
    before: str | None
    after: str | None


class ScratchRow(SQLModel, table=True):
    """Text typed but not yet saved anywhere else."""

    __tablename__ = "scratch"
    place: str = Field(primary_key=True)
    text: str
    changed_at: str


class FindableRow(SQLModel, table=True):
    """Number by which the search indexes know a row; only `store.index` writes it."""

    __tablename__ = "findable"
    __table_args__ = (Index("ix_findable", "kind", "id", unique=True),)
    n: int = Field(primary_key=True)
    kind: str
    id: str
