"""Correspondence of an application: their words, the user's messages, and the date they named.

All values are facts read as local days; the rules for nudges depend on them.
"""

from datetime import date, datetime
from typing import NamedTuple

from interview_desk.domain.dates.calendar import end_of_day
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import Promise, Touch, TouchKind, TouchOutcome
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview

FREE_KINDS = frozenset({"thank-you", "promise"})
"""Kinds of message that do not count against the budget (C7): thank-yous and promised items."""


class Conversation(NamedTuple):
    """State of one application's correspondence at a point in time."""

    interview: Interview | None
    """Newest interview that was held."""
    interview_on: date | None
    word_on: date | None
    """Local day of their last word: a message, a call in which both spoke, or a promise that they kept.

    A promise that they made without a date counts too.
    """
    sign_of_life_on: date | None
    """Last local day with any sign of life from them, including interviews and named dates."""
    message_on: date | None
    """Local day of the user's last message of any kind that reached them."""
    budget_on: date | None
    """Local day of the user's last message that counts against the budget (C7)."""
    attempt_on: date | None
    """Local day of the user's last unanswered call, unless a later message reached them."""
    promise: Promise | None
    """Newest open promise of theirs with a date, which anchors follow-ups, unless a later word answered it."""
    follow_ups: tuple[date, ...]
    """Local days of the user's follow-ups since the count was last reset, oldest first (C5)."""
    reset_at: datetime | None
    """Instant since which follow-ups are counted."""
    renewed_on: date | None
    """Local day on which a new reason to write was set, if follow-ups are counted from that day."""


def decision_day(dossier: Dossier) -> date | None:
    """Return the last day they named for their decision: that of their newest open promise with a day."""
    promise = _newest_dated(dossier)
    return promise.due_on if promise is not None else None


def _newest_dated(dossier: Dossier) -> Promise | None:
    dated = [
        promise
        for promise in dossier.promises
        if promise.by == "them" and promise.is_open and promise.due_on is not None
    ]
    return max(dated, key=lambda promise: (promise.made_on, promise.due_on or date.min, promise.id), default=None)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def read_conversation(dossier: Dossier, ctx: Context) -> Conversation:
    """Read the state of one application's correspondence from its facts."""
    interview = dossier.newest_held(ctx.at)
    interview_on = ctx.day(interview.ends_at) if interview is not None else None
    their_touches = [touch for touch in dossier.touches if touch.is_theirs]
    my_messages = [touch for touch in dossier.messages if touch.reached_them]
    kept_on = _latest(*(promise.kept_on for promise in dossier.promises if promise.by == "them"))
    word_on = _latest(kept_on, *(ctx.day(touch.at) for touch in their_touches))
    named_on = _latest(*(promise.made_on for promise in dossier.promises if promise.by == "them"))
    undated_on = _latest(
        *(promise.made_on for promise in dossier.promises if promise.by == "them" and promise.due_on is None)
    )
    word_on = _latest(word_on, undated_on)
    message_on = _latest(*(ctx.day(touch.at) for touch in my_messages))
    attempts = [ctx.day(touch.at) for touch in dossier.touches if touch.outcome == TouchOutcome.NO_ANSWER]
    attempt_on = _latest(*attempts)
    reset_at = _reset_at(dossier, their_touches, interview, named_on, kept_on, ctx)
    return Conversation(
        interview=interview,
        interview_on=interview_on,
        word_on=word_on,
        sign_of_life_on=_latest(interview_on, word_on, named_on),
        message_on=message_on,
        budget_on=_latest(*(ctx.day(touch.at) for touch in my_messages if touch.kind not in FREE_KINDS)),
        attempt_on=attempt_on if attempt_on is not None and (message_on is None or attempt_on >= message_on) else None,
        promise=_anchor(dossier, _latest(word_on, interview_on)),
        # Follow-ups sent on the same day count once, so a panel is a single follow-up (C7).
        follow_ups=tuple(
            sorted(
                {
                    ctx.day(touch.at)
                    for touch in my_messages
                    if touch.kind == TouchKind.FOLLOW_UP and (reset_at is None or touch.at > reset_at)
                }
            )
        ),
        reset_at=reset_at,
        renewed_on=_latest(
            *(ctx.day(skip.at) for skip in dossier.skips if skip.kind == DueKind.LET_REST and skip.at == reset_at)
        ),
    )


def _anchor(dossier: Dossier, answered_on: date | None) -> Promise | None:
    """Return their newest promise with a date, or None if a word on or after its last day has answered it."""
    promise = _newest_dated(dossier)
    if promise is None or promise.due_on is None:
        return None
    answered = answered_on is not None and answered_on >= promise.due_on and answered_on > promise.made_on
    return None if answered else promise


def _reset_at(
    dossier: Dossier,
    their_touches: list[Touch],
    interview: Interview | None,
    named_on: date | None,
    kept_on: date | None,
    ctx: Context,
) -> datetime | None:
    """Return the instant since which follow-ups are counted, or None.

    This is the newest of their last word, a newly agreed date, a new interview, or a new reason set (C5).
    """
    instants = [touch.at for touch in their_touches]
    if interview is not None:
        instants.append(interview.ends_at)
    # Use the end of the day, so that the call on which they named the date comes before the reset.
    instants += [end_of_day(day, ctx.zone) for day in (named_on, kept_on) if day is not None]
    instants += [skip.at for skip in dossier.skips if skip.kind == DueKind.LET_REST]
    return max(instants, default=None)
