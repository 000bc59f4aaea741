"""An application and its way through the stages."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from interview_desk.domain.offers import Offer
else:  # offers are loaded only where there is one; a name in quotes would be compiled at every prompt
    Offer = object

STAGES = ("saved", "applied", "screening", "interviewing", "offer", "closed")
ACTIVE_STAGES = frozenset(STAGES[1:5])
OUTCOMES = ("accepted", "declined", "refused", "withdrawn")
LEVELS = ("entry", "mid", "senior", "executive", "unknown")


class StageEntry(NamedTuple):
    """One step of an application's way: the stage, and the local day it was reached. Steps are only ever added."""

    stage: str
    on: date


class Application(NamedTuple):
    """One application for one role. Its stage is the last entry of its history."""

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
    outcome: str | None = None
    dormant_since: date | None = None
    offer_answer_by: date | None = None
    who_was_hired: str = ""
    remarks: str = ""
    lesson: str = ""
    """The one lesson that was drawn when it closed (R45)."""
    offer: Offer | None = None
    """What they offer, once they do."""

    @property
    def stage(self) -> str:
        """The current stage."""
        return self.stage_history[-1].stage

    @property
    def since(self) -> date:
        """The local day on which the current stage was reached."""
        return self.stage_history[-1].on

    @property
    def applied_on(self) -> date | None:
        """The local day of the application: when it first became active; None where it never did."""
        return next((entry.on for entry in self.stage_history if entry.stage in ACTIVE_STAGES), None)

    @property
    def is_open(self) -> bool:
        """Not closed. A dormant application is open."""
        return self.stage != "closed"

    @property
    def is_active(self) -> bool:
        """Counts as a live chance: from `applied` to `offer`, and not dormant."""
        return self.stage in ACTIVE_STAGES and self.dormant_since is None

    def reached(self, stage: str) -> date | None:
        """The local day a stage was last reached, or None."""
        return next((entry.on for entry in reversed(self.stage_history) if entry.stage == stage), None)
