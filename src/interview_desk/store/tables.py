"""The tables, as SQLModel classes. `migrations/` creates them; a test holds the two to one schema.

Days and instants are text (ISO 8601), so that an interview keeps the offset it was agreed in.
"""

from sqlmodel import Field, Index, SQLModel


class MeRow(SQLModel, table=True):
    """The user; there is one row, with id 1."""

    __tablename__ = "me"
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
    id: str = Field(primary_key=True)
    name: str
    formality: str
    sector: str
    website: str
    postal_address: str
    remarks: str


class ContactRow(SQLModel, table=True):
    """A person."""

    __tablename__ = "contact"
    id: str = Field(primary_key=True)
    name: str
    company: str | None = Field(foreign_key="company.id", index=True)
    title: str
    email: str
    phone: str
    postal_address: str
    prefers: str
    may_follow_up: bool | None
    remarks: str


class ApplicationRow(SQLModel, table=True):
    """An application, without its stages."""

    __tablename__ = "application"
    id: str = Field(primary_key=True)
    company: str = Field(foreign_key="company.id", index=True)
    role: str
    level: str
    url: str
    source: str
    location: str
    salary: str
    lead_contact: str | None = Field(foreign_key="contact.id")
    outcome: str | None = Field(index=True)
    dormant_since: str | None = Field(index=True)
    offer_answer_by: str | None
    who_was_hired: str
    remarks: str
    lesson: str = ""
    offer: str | None = None


class StageEntryRow(SQLModel, table=True):
    """One step of an application's way; steps are only added."""

    __tablename__ = "stage_entry"
    application: str = Field(primary_key=True, foreign_key="application.id")
    seq: int = Field(primary_key=True)
    stage: str
    reached_on: str


class StandingRow(SQLModel, table=True):
    """Where an application stands, and since when it is applied for; triggers draw it from its steps, nothing else writes it."""

    __tablename__ = "standing"
    application: str = Field(primary_key=True)
    stage: str = Field(index=True)
    reached_on: str
    applied_on: str | None = Field(index=True)


class InterviewRow(SQLModel, table=True):
    """An interview, without its people, card and debrief."""

    __tablename__ = "interview"
    id: str = Field(primary_key=True)
    application: str = Field(foreign_key="application.id", index=True)
    starts_at: str
    round: int
    method: str
    style: str
    timezone: str
    minutes: int
    place: str
    goals: str
    status: str
    ready_at: str | None
    checked: str = "[]"
    stories: str = "[]"
    invitation: str | None = None


class InterviewerRow(SQLModel, table=True):
    """One person in an interview."""

    __tablename__ = "interviewer"
    interview: str = Field(primary_key=True, foreign_key="interview.id")
    seq: int = Field(primary_key=True)
    contact: str = Field(foreign_key="contact.id")


class ExitCardRow(SQLModel, table=True):
    """The exit card of an interview; every answer is JSON: true, false, null or a text."""

    __tablename__ = "exit_card"
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
    interview: str = Field(primary_key=True, foreign_key="interview.id")
    started_at: str
    completed_at: str | None
    learned: str
    hooks: str
    unsaid: str
    best_moment: str
    fix_next_time: str
    rating: int | None
    fit: int | None
    still_interested: str | None
    questions: str
    concerns: str
    salary_said: str
    study_next: str
    speaks_for: str
    speaks_against: str
    next_step: str
    take_it_today: str
    section: int
    hardest: str = ""


class PromiseRow(SQLModel, table=True):
    """A promise, mine or theirs."""

    __tablename__ = "promise"
    id: str = Field(primary_key=True)
    application: str = Field(foreign_key="application.id", index=True)
    promised_by: str
    made_on: str
    interview: str | None = Field(foreign_key="interview.id")
    what: str
    words: str
    starts_on: str | None
    due_on: str | None
    kept_on: str | None
    dropped_on: str | None


class NoteRow(SQLModel, table=True):
    """A note and its state."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_application", "application", "kind"),)
    id: str = Field(primary_key=True)
    kind: str
    application: str = Field(foreign_key="application.id")
    changed_at: str
    interview: str | None = Field(foreign_key="interview.id")
    contact: str | None = Field(foreign_key="contact.id")
    channel: str
    subject: str
    body: str
    state: str = Field(index=True)


class TouchRow(SQLModel, table=True):
    """A contact that took place."""

    __tablename__ = "touch"
    __table_args__ = (Index("ix_touch_application", "application", "kind"),)
    id: str = Field(primary_key=True)
    application: str = Field(foreign_key="application.id")
    at: str
    contact: str | None = Field(foreign_key="contact.id")
    interview: str | None = Field(foreign_key="interview.id")
    note: str | None = Field(foreign_key="note.id")
    direction: str
    channel: str
    kind: str
    outcome: str
    summary: str


class StoryRow(SQLModel, table=True):
    """A STAR story."""

    __tablename__ = "story"
    id: str = Field(primary_key=True)
    title: str
    situation: str
    task: str
    action: str
    result: str
    reflection: str
    tags: str


class ClosingStatementRow(SQLModel, table=True):
    """A closing statement with its rehearsals."""

    __tablename__ = "closing_statement"
    id: str = Field(primary_key=True)
    application: str | None = Field(foreign_key="application.id")
    points: str
    text: str
    rehearsals: str


class OwnQuestionRow(SQLModel, table=True):
    """A question of mine to them."""

    __tablename__ = "own_question"
    id: str = Field(primary_key=True)
    text: str
    application: str | None = Field(foreign_key="application.id", index=True)
    rank: int
    asked_in: str
    answer: str


class SnoozeRow(SQLModel, table=True):
    """A due item put off."""

    __tablename__ = "snooze"
    id: str = Field(primary_key=True)
    kind: str
    made_at: str
    until: str
    application: str | None = Field(foreign_key="application.id", index=True)
    interview: str | None = Field(foreign_key="interview.id")
    contact: str | None = Field(foreign_key="contact.id")
    promise: str | None = Field(foreign_key="promise.id")


class SkipRow(SQLModel, table=True):
    """A due item let go."""

    __tablename__ = "skip"
    id: str = Field(primary_key=True)
    kind: str
    at: str
    application: str | None = Field(foreign_key="application.id", index=True)
    interview: str | None = Field(foreign_key="interview.id")
    contact: str | None = Field(foreign_key="contact.id")
    promise: str | None = Field(foreign_key="promise.id")
    reason: str


class ChangeRow(SQLModel, table=True):
    """One thing the user did; `state` is done, undone or dropped (an undone change that newer ones replaced)."""

    __tablename__ = "change"
    id: int | None = Field(default=None, primary_key=True)
    made_at: str
    label: str
    topic: str
    state: str


class ChangedRow(SQLModel, table=True):
    """One row before and after a change, as JSON; absent where the row did not exist."""

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_of", "of_table", "of_key"),)
    change: int = Field(primary_key=True, foreign_key="change.id", ondelete="CASCADE")
    seq: int = Field(primary_key=True)
    of_table: str
    of_key: str
    before: str | None
    after: str | None


class ScratchRow(SQLModel, table=True):
    """Text typed and not yet saved anywhere else."""

    __tablename__ = "scratch"
    place: str = Field(primary_key=True)
    text: str
    changed_at: str


class FindableRow(SQLModel, table=True):
    """The number by which the indexes of the search know a row; triggers write it, nothing else does."""

    __tablename__ = "findable"
    __table_args__ = (Index("ix_findable", "kind", "id", unique=True),)
    n: int = Field(primary_key=True)
    kind: str
    id: str
