"""Interview: its plan, the exit card filled in at the door, and the debrief right after."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

USUAL_MINUTES = 60
"""Length of an interview whose length is not known."""


class Method(StrEnum):
    """Method of an interview. The values are stored and exported."""

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
    MISSED = "missed"
    """It was not cancelled and did not take place: they did not call, or nobody came."""


class HookStem(StrEnum):
    """Opening that the text of a hook continues: "Maya told me that …". The values are stored and exported."""

    TOLD = "told"
    """They told me that …, followed by a clause."""
    ASKED = "asked"
    """They asked me how, whether, or about …"""
    CARES = "cares"
    """They care about …, followed by a noun or a verb in -ing."""
    WANTS = "wants"
    """They want …, followed by a noun."""
    SAID = "said"
    """They said, “…”, followed by their own words."""
    BOTH = "both"
    """We both …, followed by a verb."""
    TEAM = "team"
    """Their team …, followed by a verb."""
    LIKED = "liked"
    """They liked …, followed by a noun."""


class UnsaidStem(StrEnum):
    """Opening that the text of an unsaid point continues. The values are stored and exported."""

    FORGOT = "forgot"
    """I forgot to say that I …, followed by a verb."""


METHODS = tuple(Method)
STYLES = tuple(Style)
INTERVIEW_STATES = tuple(InterviewStatus)
INTERESTS = ("yes", "unsure", "no")
HOOKS = ("learned", "cared")
HOOK_STEMS = tuple(HookStem)
UNSAID_STEMS = tuple(UnsaidStem)

Answer = bool | str | None
"""Answer on the exit card: yes, no, not asked, or their words."""


class ExitCard(NamedTuple):
    """Seven things to settle before leaving the room (R9 to R15)."""

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
    """Id of the user's promise that `anything_else` has become."""


def changed(card: ExitCard, changes: Mapping[str, Answer]) -> ExitCard:
    """Return the card with some of its answers changed."""
    return card._replace(**changes)  # type: ignore[arg-type]  # the names are those of the answers


class Hook(NamedTuple):
    """Something that an interviewer taught or cared about, which makes the note to them personal (R17)."""

    contact: str
    text: str
    about: str = "learned"
    stem: HookStem | None = None
    """Opening that `text` continues; None if the text is free."""


class UnsaidPoint(NamedTuple):
    """Point that stayed unsaid or was answered badly; `used_in` is the single note that says it (R18, C9)."""

    text: str
    used_in: str | None = None
    stem: UnsaidStem | None = None
    """Opening that `text` continues; None if the text is free."""


class QuestionAsked(NamedTuple):
    """Question they asked, with the user's answer, its strength from 1 to 5, and the story that was used."""

    question: str
    answer: str = ""
    strength: int | None = None
    story: str | None = None


class Debrief(NamedTuple):
    """Record of an interview, written down while it is fresh (R16 to R21).

    `rating` (their interview, the user's impression) and `fit` range from 1 to 5 and say nothing about their
    view (C12).
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
    private: tuple[str, ...] = ()
    """Remarks for the user alone; no note, and nothing that gathers facts for notes, may read them."""

    def hooks_of(self, contact: str, about: str = "learned") -> tuple[str, ...]:
        """Return the things learned from a person (or that they cared about), in the order noted."""
        return tuple(hook.text for hook in self.hooks if hook.contact == contact and hook.about == about)


class Invitation(NamedTuple):
    """Origin of an interview: a calendar meeting (RFC 5545) that later versions may move or cancel."""

    uid: str
    sequence: int = 0
    revised_at: datetime | None = None
    """Instant at which this version of the invitation was made."""
    words: str = ""
    """Text of the invitation besides time and place: the agenda, how to dial in."""

    def is_after(self, other: "Invitation") -> bool:
        """Return True if this is a later version: the higher sequence, else the later revision (RFC 5546, 2.1.5)."""
        if self.sequence != other.sequence or self.revised_at is None or other.revised_at is None:
            return self.sequence > other.sequence
        return self.revised_at > other.revised_at


class Interview(NamedTuple):
    """Interview with an employer: one conversation.

    `starts_at` is an instant with its offset, `timezone` the IANA zone it was agreed in.
    """

    id: str
    application: str
    starts_at: datetime
    round: int = 1
    method: Method = Method.VIDEO
    style: Style = Style.SCREENING
    timezone: str = ""
    minutes: int = USUAL_MINUTES
    place: str = ""
    goals: str = ""
    status: InterviewStatus = InterviewStatus.SCHEDULED
    interviewers: tuple[str, ...] = ()
    ready_at: datetime | None = None
    exit_card: ExitCard | None = None
    debrief: Debrief | None = None
    checked: tuple[str, ...] = ()
    """Checklist items that are done, by their text (R3)."""
    stories: tuple[str, ...] = ()
    """Ids of the stories to have ready (R2)."""
    invitation: Invitation | None = None
    """Calendar meeting that the interview came from."""
    link: str = ""
    """Web address of the room or the meeting, if it takes place online."""
    missed_at: datetime | None = None
    """Instant at which the user said that it did not take place."""

    @property
    def ends_at(self) -> datetime:
        """Instant at which the interview is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def was_held(self, at: datetime) -> bool:
        """Return True if the interview counts as held at an instant.

        It does if its end has passed or it was marked as held, and it was neither cancelled nor missed.
        """
        return self.status == InterviewStatus.HELD or (self.status == InterviewStatus.SCHEDULED and self.ends_at <= at)

    def is_to_come(self, at: datetime) -> bool:
        """Return True if the interview is planned and not over at an instant."""
        return self.status == InterviewStatus.SCHEDULED and self.ends_at > at

    @property
    def is_off(self) -> bool:
        """Return True if the interview was cancelled or did not take place."""
        return self.status in {InterviewStatus.CANCELLED, InterviewStatus.MISSED}

    @property
    def is_debriefed(self) -> bool:
        """Return True if the debrief is complete."""
        return self.debrief is not None and self.debrief.completed_at is not None
