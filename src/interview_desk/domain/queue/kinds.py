"""Kinds of due items: one record per kind, with everything the program needs to know about its items.

To add a kind: a member of `DueKind` and its record here, a rule that yields it (called by `planner`), and, where enter or
done should do something new, a member of `Action` or `Completion`. mypy and `tests/domain/queue/test_kinds.py` name what is missing.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from interview_desk.domain.search.correspondence import NoteKind, TouchKind


class DueKind(StrEnum):
    """Kind of a due item, in the order in which items of equal urgency are listed. The values are stored and exported."""

    PREPARE = "prepare"
    EXIT_CARD = "exit-card"
    DEBRIEF = "debrief"
    RESCHEDULE = "reschedule"
    THANK_YOU = "thank-you"
    PROMISE = "promise"
    FOLLOW_UP = "follow-up"
    CHECK_IN = "check-in"
    LET_REST = "let-rest"
    WITHDRAWAL = "withdrawal"
    FEEDBACK = "feedback"
    WHO_WAS_HIRED = "who-was-hired"
    OFFER = "offer"
    KEEP_SEARCHING = "keep-searching"


class DueState(StrEnum):
    """State of a due item at a moment, in the order of the list. The values are part of `due --json`."""

    OVERDUE = "overdue"
    DUE = "due"
    UPCOMING = "upcoming"
    WAITING = "waiting"


class Action(StrEnum):
    """Action of enter on a row. `ui` has one handler per member."""

    WRITE_NOTE = "write-note"
    OPEN_PREP = "open-prep"
    OPEN_EXIT_CARD = "open-exit-card"
    OPEN_DEBRIEF = "open-debrief"
    CONFIRM_PROMISE = "confirm-promise"
    ANSWER_OFFER = "answer-offer"
    DECIDE_REST = "decide-rest"
    RECORD_HIRE = "record-hire"
    ADD_APPLICATION = "add-application"


class Completion(StrEnum):
    """Effect of marking an item as done. The queue service has one handler per member."""

    LOG_MESSAGE = "log-message"
    KEEP_PROMISE = "keep-promise"
    MARK_READY = "mark-ready"
    REST = "rest"
    DISMISS = "dismiss"
    SNOOZE_A_WEEK = "snooze-a-week"
    NEEDS_DEBRIEF = "needs-debrief"
    NEEDS_ANSWER = "needs-answer"


class Scope(StrEnum):
    """Subject of an item: there is one item of its kind per interview, person, promise, application, or job search."""

    INTERVIEW = "interview"
    PERSON = "person"
    PROMISE = "promise"
    APPLICATION = "application"
    SEARCH = "search"


class KindSpec(NamedTuple):
    """Everything the program needs to know about one kind of due item."""

    verb: str
    """Verb before the name: "Thank" in "Thank Maya Chen"."""
    card_label: str
    """Short form on a Board card."""
    enter_label: str
    """Name of what enter does, in the key bar."""
    action: Action
    completion: Completion
    done_label: str
    """Past tense for the history, before the name; empty where the completion words it."""
    scope: Scope
    policy: str
    """Rule that decides the kind, where no named policy does; empty where every item names its policy."""
    waits: bool
    """True if an item that is not open yet waits for them; every other kind is simply upcoming."""
    note: NoteKind | None
    """Note that the item asks for."""
    touch: TouchKind | None
    """Contact that doing it is logged as."""
    by_phone: bool
    """True if a phone call answers it as well."""
    calls_first: bool = False
    """True if an item whose channel is the phone starts with the call script instead of the note."""
    names_company: bool = False
    """True if the item is about the company even where a person is known."""
    counts_on_card: bool = False
    """True if a Board card counts the items instead of naming them."""
    limit_is_event: bool = False
    """True if the item ends with an event of its own, so that a calendar shows the day it opens."""
    offers_debrief: bool = False
    """True if the debrief key opens the debrief of the item's interview."""


SPECS: Mapping[DueKind, KindSpec] = {
    DueKind.PREPARE: KindSpec(
        verb="Prepare for",
        card_label="prepare",
        enter_label="prepare",
        action=Action.OPEN_PREP,
        completion=Completion.MARK_READY,
        done_label="",
        scope=Scope.INTERVIEW,
        policy="two-days-before",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
        names_company=True,
        limit_is_event=True,
    ),
    DueKind.EXIT_CARD: KindSpec(
        verb="Exit card for",
        card_label="exit card",
        enter_label="seven answers",
        action=Action.OPEN_EXIT_CARD,
        completion=Completion.DISMISS,
        done_label="",
        scope=Scope.INTERVIEW,
        policy="before-leaving",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
        names_company=True,
        offers_debrief=True,
    ),
    DueKind.DEBRIEF: KindSpec(
        verb="Debrief",
        card_label="debrief",
        enter_label="debrief",
        action=Action.OPEN_DEBRIEF,
        completion=Completion.NEEDS_DEBRIEF,
        done_label="",
        scope=Scope.INTERVIEW,
        policy="while-fresh",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
        names_company=True,
        offers_debrief=True,
    ),
    DueKind.RESCHEDULE: KindSpec(
        verb="Ask for a new time",
        card_label="new time",
        enter_label="write",
        action=Action.WRITE_NOTE,
        completion=Completion.LOG_MESSAGE,
        done_label="Asked for a new time:",
        scope=Scope.INTERVIEW,
        policy="same-day-message",
        waits=False,
        note=NoteKind.NO_SHOW,
        touch=TouchKind.OTHER,
        by_phone=False,
    ),
    DueKind.THANK_YOU: KindSpec(
        verb="Thank",
        card_label="note",
        enter_label="write",
        action=Action.WRITE_NOTE,
        completion=Completion.LOG_MESSAGE,
        done_label="Thanked",
        scope=Scope.PERSON,
        policy="",
        waits=False,
        note=NoteKind.THANK_YOU,
        touch=TouchKind.THANK_YOU,
        by_phone=True,
        counts_on_card=True,
        offers_debrief=True,
    ),
    DueKind.PROMISE: KindSpec(
        verb="Send",
        card_label="promised",
        enter_label="sent it?",
        action=Action.CONFIRM_PROMISE,
        completion=Completion.KEEP_PROMISE,
        done_label="",
        scope=Scope.PROMISE,
        policy="as-promised",
        waits=False,
        note=None,
        touch=TouchKind.PROMISE,
        by_phone=False,
    ),
    DueKind.FOLLOW_UP: KindSpec(
        verb="Follow up",
        card_label="follow up",
        enter_label="write",
        action=Action.WRITE_NOTE,
        completion=Completion.LOG_MESSAGE,
        done_label="Followed up with",
        scope=Scope.APPLICATION,
        policy="",
        waits=True,
        note=NoteKind.FOLLOW_UP,
        touch=TouchKind.FOLLOW_UP,
        by_phone=True,
        calls_first=True,
    ),
    DueKind.CHECK_IN: KindSpec(
        verb="Check in with",
        card_label="check in",
        enter_label="write",
        action=Action.WRITE_NOTE,
        completion=Completion.LOG_MESSAGE,
        done_label="Checked in with",
        scope=Scope.APPLICATION,
        policy="middle-of-the-wait",
        waits=True,
        note=NoteKind.CHECK_IN,
        touch=TouchKind.CHECK_IN,
        by_phone=True,
        calls_first=True,
    ),
    DueKind.LET_REST: KindSpec(
        verb="Let rest",
        card_label="rest?",
        enter_label="decide",
        action=Action.DECIDE_REST,
        completion=Completion.REST,
        done_label="",
        scope=Scope.APPLICATION,
        policy="dormant",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
    ),
    DueKind.WITHDRAWAL: KindSpec(
        verb="Withdraw",
        card_label="withdraw",
        enter_label="write",
        action=Action.WRITE_NOTE,
        completion=Completion.LOG_MESSAGE,
        done_label="Withdrew, told",
        scope=Scope.APPLICATION,
        policy="a-night-to-be-sure",
        waits=False,
        note=NoteKind.WITHDRAWAL,
        touch=TouchKind.WITHDRAWAL,
        by_phone=False,
    ),
    DueKind.FEEDBACK: KindSpec(
        verb="Ask for feedback",
        card_label="ask why",
        enter_label="write",
        action=Action.WRITE_NOTE,
        completion=Completion.LOG_MESSAGE,
        done_label="Asked for feedback:",
        scope=Scope.APPLICATION,
        policy="second-working-day",
        waits=False,
        note=NoteKind.FEEDBACK,
        touch=TouchKind.FEEDBACK,
        by_phone=False,
    ),
    DueKind.WHO_WAS_HIRED: KindSpec(
        verb="See who was hired",
        card_label="who got it?",
        enter_label="note it",
        action=Action.RECORD_HIRE,
        completion=Completion.DISMISS,
        done_label="",
        scope=Scope.APPLICATION,
        policy="ten-working-days",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
    ),
    DueKind.OFFER: KindSpec(
        verb="Answer the offer",
        card_label="answer",
        enter_label="answer",
        action=Action.ANSWER_OFFER,
        completion=Completion.NEEDS_ANSWER,
        done_label="",
        scope=Scope.APPLICATION,
        policy="their-date",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
    ),
    DueKind.KEEP_SEARCHING: KindSpec(
        verb="Keep searching",
        card_label="add one",
        enter_label="add one",
        action=Action.ADD_APPLICATION,
        completion=Completion.SNOOZE_A_WEEK,
        done_label="",
        scope=Scope.SEARCH,
        policy="basket",
        waits=False,
        note=None,
        touch=None,
        by_phone=False,
    ),
}
"""The record of every kind."""
