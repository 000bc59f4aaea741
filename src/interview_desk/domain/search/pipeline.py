"""Application and its progress through the stages."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.errors import Refused

if TYPE_CHECKING:
    from interview_desk.domain.offers.offers import Offer
else:  # import offers only where one exists; a quoted annotation would be compiled at every prompt
    Offer = object


class Stage(StrEnum):
    """Stage of an application, in the order in which they are reached. The values are stored and exported."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    CLOSED = "closed"


class Outcome(StrEnum):
    """Outcome of a closed application. The values are stored and exported."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    REFUSED = "refused"
    """They said no; screens say "rejected"."""
    WITHDRAWN = "withdrawn"


STAGES = tuple(Stage)
ACTIVE_STAGES = frozenset(STAGES[1:5])
OUTCOMES = tuple(Outcome)
LEVELS = ("entry", "mid", "senior", "executive", "unknown")


def parse_stage(text: str) -> Stage:
    """Return the stage with a name.

    Raises:
        Refused: there is none.
    """
    try:
        return Stage(text)
    except ValueError:
        raise Refused(f"“{text}” isn’t a stage. Use one of: {', '.join(Stage)}") from None


class StageEntry(NamedTuple):
    """Step in an application's history: the stage, and the local day on which it was reached.

    Steps are only ever added.
    """

    stage: Stage
    on: date


class Application(NamedTuple):
    """Application for one role; its stage is the last entry of its history."""

    id: str
    company: str
    role: str
    stage_history: tuple[StageEntry, ...]
    level: str = "unknown"
    url: str = ""
    source: str = ""
    location: str = ""
    salary: str = ""
    lead_contact: str | None = None
    outcome: Outcome | None = None
    dormant_since: date | None = None
    offer_answer_by: date | None = None
    who_was_hired: str = ""
    remarks: str = ""
    lesson: str = ""
    """Lesson drawn when the application was closed (R45)."""
    offer: Offer | None = None
    """Offer from the employer, if any."""

    def close(self, outcome: Outcome, today: date) -> "Application":
        """Return the application as closed today with an outcome."""
        history = self.stage_history
        if self.stage != Stage.CLOSED:
            history = (*history, StageEntry(Stage.CLOSED, today))
        return self._replace(stage_history=history, outcome=outcome, dormant_since=None)

    @property
    def stage(self) -> Stage:
        """The current stage."""
        return self.stage_history[-1].stage

    @property
    def since(self) -> date:
        """The local day on which the current stage was reached."""
        return self.stage_history[-1].on

    @property
    def applied_on(self) -> date | None:
        """Local day on which the application first became active, or None if it never did."""
        return next((entry.on for entry in self.stage_history if entry.stage in ACTIVE_STAGES), None)

    @property
    def is_open(self) -> bool:
        """Return True if the application is not closed; a dormant application is open."""
        return self.stage != Stage.CLOSED

    @property
    def is_active(self) -> bool:
        """Return True if the application is active: from `applied` to `offer`, and not dormant."""
        return self.stage in ACTIVE_STAGES and self.dormant_since is None

    def reached(self, stage: Stage) -> date | None:
        """Return the local day on which a stage was last reached, or None."""
        return next((entry.on for entry in reversed(self.stage_history) if entry.stage == stage), None)
