"""An interview: what was planned, the card filled in at the door, the debrief right after."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


class Method(StrEnum):
    """How an interview is held. The values are stored and exported."""

    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in-person"


class Style(StrEnum):
    """Style of an interview. The values are stored and exported."""

    SCREENING = "screening"
    BEHAVIORAL = "behavioural"
    TECHNICAL = "technical"
    CASE = "case"
    PANEL = "panel"
    INFORMAL = "informal"


class InterviewStatus(StrEnum):
    """Status of an interview. The values are stored and exported."""

    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"


METHODS = tuple(Method)
STYLES = tuple(Style)
INTERVIEW_STATES = tuple(InterviewStatus)
INTERESTS = ("yes", "unsure", "no")
HOOKS = ("learned", "cared")

Answer = bool | str | None
"""An answer on the exit card: yes, no, not asked, or their words."""


class ExitCard(NamedTuple):
    """The seven things to settle before leaving the room (R9 to R15)."""

    answered_at: datetime | None = None
    thanked: Answer = None
    wants_the_job: Answer = None
    next_step: Answer = None
    by_when: Answer = None
    may_follow_up: Answer = None
    channel: Answer = None
    anything_else: Answer = None
    contacts_collected: Answer = None
    they_have_mine: Answer = None
    promise: str | None = None
    """The promise of mine that `anything_else` has become."""


def changed(card: ExitCard, changes: Mapping[str, Answer]) -> ExitCard:
    """The card with some of its answers changed."""
    return card._replace(**changes)  # type: ignore[arg-type]  # the names are those of the answers


class Hook(NamedTuple):
    """One thing from one interviewer, learned or cared about: what makes the note to them personal (R17)."""

    contact: str
    text: str
    about: str = "learned"


class UnsaidPoint(NamedTuple):
    """Something that stayed unsaid or was answered badly; `used_in` is the one note that says it (R18, C9)."""

    text: str
    used_in: str | None = None


class QuestionAsked(NamedTuple):
    """A question they asked, my answer, its strength from 1 to 5, and the story it was told with."""

    question: str
    answer: str = ""
    strength: int | None = None
    story: str | None = None


class Debrief(NamedTuple):
    """What is worth keeping of an interview, written down while it is fresh (R16 to R21).

    `rating` (their interview, my impression) and `fit` run from 1 to 5 and say nothing about their view (C12).
    """

    started_at: datetime
    completed_at: datetime | None = None
    learned: tuple[str, ...] = ()
    hooks: tuple[Hook, ...] = ()
    unsaid: tuple[UnsaidPoint, ...] = ()
    best_moment: str = ""
    fix_next_time: str = ""
    rating: int | None = None
    fit: int | None = None
    still_interested: str | None = None
    questions: tuple[QuestionAsked, ...] = ()
    concerns: tuple[str, ...] = ()
    salary_said: str = ""
    study_next: str = ""
    speaks_for: str = ""
    speaks_against: str = ""
    next_step: str = ""
    take_it_today: str = ""
    section: int = 1
    hardest: str = ""

    def hooks_of(self, contact: str, about: str = "learned") -> tuple[str, ...]:
        """What was learned from one person (or what they cared about), in the order it was noted."""
        return tuple(hook.text for hook in self.hooks if hook.contact == contact and hook.about == about)


class Invitation(NamedTuple):
    """Where an interview came from: a meeting in somebody's calendar (RFC 5545), whose later versions move or cancel it."""

    uid: str
    sequence: int = 0
    revised_at: datetime | None = None
    """When this version of it was made."""
    words: str = ""
    """What it says beside time and place: the agenda, how to dial in."""

    def is_after(self, other: "Invitation") -> bool:
        """Whether this is a later version: the higher sequence, else the later one (RFC 5546, 2.1.5)."""
        if self.sequence != other.sequence or self.revised_at is None or other.revised_at is None:
            return self.sequence > other.sequence
        return self.revised_at > other.revised_at


class Interview(NamedTuple):
    """One conversation. `starts_at` is an instant with its offset, `timezone` the IANA zone it was agreed in."""

    id: str
    application: str
    starts_at: datetime
    round: int = 1
    method: Method = Method.VIDEO
    style: Style = Style.SCREENING
    timezone: str = ""
    minutes: int = 60
    place: str = ""
    goals: str = ""
    status: InterviewStatus = InterviewStatus.SCHEDULED
    interviewers: tuple[str, ...] = ()
    ready_at: datetime | None = None
    exit_card: ExitCard | None = None
    debrief: Debrief | None = None
    checked: tuple[str, ...] = ()
    """What of the checklist is done (R3), by its words."""
    stories: tuple[str, ...] = ()
    """The stories to have ready, by their ids (R2)."""
    invitation: Invitation | None = None
    """The meeting in a calendar that it came from."""

    @property
    def ends_at(self) -> datetime:
        """The instant it ends by plan."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def was_held(self, at: datetime) -> bool:
        """Whether it counts as held: its end has passed, or it was marked so, and it was not cancelled."""
        return self.status == InterviewStatus.HELD or (self.status == InterviewStatus.SCHEDULED and self.ends_at <= at)

    def is_to_come(self, at: datetime) -> bool:
        """Whether it is planned and not over."""
        return self.status == InterviewStatus.SCHEDULED and self.ends_at > at

    @property
    def is_debriefed(self) -> bool:
        """Whether its debrief is complete."""
        return self.debrief is not None and self.debrief.completed_at is not None
