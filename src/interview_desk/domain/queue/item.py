"""Due item: one thing to do or to wait for, with its reason."""

from datetime import date, datetime, tzinfo
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY_FIRST, WorkCalendar, local_day
from interview_desk.domain.policy import Policies
from interview_desk.domain.queue.kinds import SPECS, DueKind, DueState, KindSpec
from interview_desk.domain.search.correspondence import Channel

_STATE_RANK = {state: rank for rank, state in enumerate(DueState)}
_KIND_RANK = {kind: rank for rank, kind in enumerate(DueKind)}


class Context(NamedTuple):
    """Input to planning: the time, the user's time zone, the working days, and the policies in force."""

    at: datetime
    zone: tzinfo
    calendar: WorkCalendar = WorkCalendar()
    policies: Policies = Policies()
    date_order: str = ""
    """Order for reading an all-numeric date, from `calendar.DATE_ORDERS`; empty if the config sets none."""
    date_style: str = DAY_FIRST
    """Style of the days written in notes, from `calendar.DATE_STYLES`."""

    @property
    def today(self) -> date:
        """Local day of the planning time."""
        return local_day(self.at, self.zone)

    def day(self, instant: datetime) -> date:
        """Return the local day of an instant."""
        return local_day(instant, self.zone)


class DueItem(NamedTuple):
    """Row of the to-do list.

    Instants are aware, and days are local days; see the contract for the meaning of each state.
    """

    kind: DueKind
    state: DueState
    due_on: date
    policy: str
    why: str
    advice: tuple[str, ...]
    company: str = ""
    role: str = ""
    application: str | None = None
    interview: str | None = None
    contact: str | None = None
    promise: str | None = None
    opens_at: datetime | None = None
    due_by: datetime | None = None
    channel: Channel | None = None
    snoozed_until: date | None = None
    who: str = ""
    """Name of the person that the item is about, if any."""
    what: str = ""
    """Thing that was promised, if the item is a promise."""
    rank: int = 0
    """Place among items of the same kind and limit; smaller comes first."""

    @property
    def spec(self) -> KindSpec:
        """The record of the item's kind."""
        return SPECS[self.kind]

    @property
    def is_call(self) -> bool:
        """True if the item starts with a phone call."""
        return self.channel == Channel.PHONE and self.spec.calls_first

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """Identity of the item, independent of its dates: kind, application, interview, contact, promise."""
        return (self.kind, self.application or "", self.interview or "", self.contact or "", self.promise or "")

    @property
    def lasts_the_day(self) -> bool:
        """Return True if the limit is the end of a local day rather than a time of day."""
        return self.due_by is not None and self.due_by.microsecond != 0


def state_at(at: datetime, kind: DueKind, opens_at: datetime | None, due_by: datetime | None) -> DueState:
    """Return the state of an item at an instant: overdue, due, upcoming or waiting."""
    if opens_at is not None and at < opens_at:
        return DueState.WAITING if SPECS[kind].waits else DueState.UPCOMING
    if due_by is not None and at > due_by:
        return DueState.OVERDUE
    return DueState.DUE


def build_sort_key(item: DueItem) -> tuple[int, float, int, int, tuple[str, ...]]:
    """Return the sort key of the to-do list: state, then limit (or day), then kind, rank, company and person.

    What is due without a limit comes after everything that has one.
    """
    limit = item.due_by or (item.opens_at if item.state != DueState.DUE else None)
    if limit is not None:
        instant = limit.timestamp()
    else:
        instant = float("inf") if item.state == DueState.DUE else item.due_on.toordinal() * 86_400 - 62_135_596_800
    names = (item.company, item.who, item.role, *item.key)
    return _STATE_RANK[item.state], instant, _KIND_RANK[item.kind], item.rank, names
