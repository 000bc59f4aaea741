"""Snoozes and skips: the user's decisions about due items, not about the search itself."""

from datetime import date, datetime
from typing import NamedTuple

from interview_desk.domain.queue.kinds import SPECS, DueKind, Scope


class Snooze(NamedTuple):
    """Item postponed until the start of a local day.

    A snooze applies to that occurrence of the item only.
    """

    id: str
    kind: DueKind
    made_at: datetime
    until: date
    application: str | None = None
    interview: str | None = None
    contact: str | None = None
    promise: str | None = None


class Skip(NamedTuple):
    """Item that is never to be suggested again, and why.

    Skipping `let-rest` sets a new reason to write.
    """

    id: str
    kind: DueKind
    at: datetime
    application: str | None = None
    interview: str | None = None
    contact: str | None = None
    promise: str | None = None
    reason: str = ""


Deferral = Snooze | Skip


def concerns(
    deferral: Deferral,
    *,
    kind: DueKind,
    interview: str | None = None,
    contact: str | None = None,
    promise: str | None = None,
) -> bool:
    """Return True if a snooze or skip is about this item of its application.

    A snooze or skip without a contact applies to everybody.
    """
    return (
        deferral.kind == kind
        and deferral.interview == interview
        and (SPECS[kind].scope == Scope.APPLICATION or deferral.contact in {None, contact})
        and deferral.promise == promise
    )
