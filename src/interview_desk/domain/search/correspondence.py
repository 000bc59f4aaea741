"""Promises, notes and contacts between the user and the employer."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from interview_desk.domain.errors import Refused


class NoteKind(StrEnum):
    """Kind of a note. The values are stored and exported, and name the templates."""

    THANK_YOU = "thank-you"
    FOLLOW_UP = "follow-up"
    CHECK_IN = "check-in"
    PHONE_SCRIPT = "phone-script"
    WITHDRAWAL = "withdrawal"
    FEEDBACK = "feedback"
    ACCEPTANCE = "acceptance"
    DECLINE = "decline"
    ASK_FOR_TIME = "ask-for-time"
    REFERENCE_HEADS_UP = "reference-heads-up"
    NO_SHOW = "no-show"


class NoteState(StrEnum):
    """State of a note. Copied is not sent: only the user says so. The values are stored and exported, but for `NEW`."""

    NEW = "new"
    """Drafted and shown, but not started: not stored yet."""
    DRAFT = "draft"
    READY = "ready"
    COPIED = "copied"
    SENT = "sent"
    SKIPPED = "skipped"


class Channel(StrEnum):
    """Way in which a message reaches a person. The values are stored and exported."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    CARD = "card"
    MESSAGE = "message"
    IN_PERSON = "in-person"


class Direction(StrEnum):
    """Direction of a contact: outgoing or incoming. The values are stored and exported."""

    OUT = "out"
    IN = "in"


class TouchKind(StrEnum):
    """Subject of a contact that took place. The values are stored and exported."""

    THANK_YOU = "thank-you"
    FOLLOW_UP = "follow-up"
    CHECK_IN = "check-in"
    PROMISE = "promise"
    WITHDRAWAL = "withdrawal"
    FEEDBACK = "feedback"
    ACCEPTANCE = "acceptance"
    DECLINE = "decline"
    OTHER = "other"


class TouchOutcome(StrEnum):
    """Result of a contact. The values are stored and exported."""

    SENT = "sent"
    SPOKE = "spoke"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    RECEIVED = "received"


NOTE_KINDS = tuple(NoteKind)
KIND_NAMES = {
    NoteKind.PHONE_SCRIPT: "phone script",
    NoteKind.ASK_FOR_TIME: "request for time to decide",
    NoteKind.REFERENCE_HEADS_UP: "heads-up to a reference",
    NoteKind.FEEDBACK: "request for feedback",
    NoteKind.NO_SHOW: "request for a new time",
}
"""Display names of the note kinds whose own name does not read well."""
PER_INTERVIEW = frozenset({NoteKind.THANK_YOU, NoteKind.NO_SHOW})
"""Kinds of note that are about one interview, so that a person may get one after each."""
STORED_NOTE_STATES = tuple(state for state in NoteState if state != NoteState.NEW)
CHANNELS = tuple(Channel)
DIRECTIONS = tuple(Direction)
TOUCH_KINDS = tuple(TouchKind)
TOUCH_OUTCOMES = tuple(TouchOutcome)
PROMISED_BY = ("me", "them")
_LOGGED_OTHERWISE = {
    NoteKind.PHONE_SCRIPT: TouchKind.FOLLOW_UP,
    NoteKind.ASK_FOR_TIME: TouchKind.OTHER,
    NoteKind.REFERENCE_HEADS_UP: TouchKind.OTHER,
    NoteKind.NO_SHOW: TouchKind.OTHER,
}


def touch_kind_of(kind: NoteKind) -> TouchKind:
    """Return the kind of contact that a sent note of a kind is logged as."""
    return _LOGGED_OTHERWISE.get(kind) or TouchKind(kind)


def parse_note_kind(text: str) -> NoteKind:
    """Return the kind of note with a name.

    Raises:
        Refused: there is none.
    """
    try:
        return NoteKind(text)
    except ValueError:
        raise Refused(f"“{text}” isn’t a kind of note. Use one of: {', '.join(NoteKind)}") from None


def kind_name(kind: NoteKind) -> str:
    """Return the name of a note kind for use in a sentence."""
    return KIND_NAMES.get(kind, kind)


def touch_name(kind: TouchKind) -> str:
    """Return the name of a kind of contact, for use inside a sentence."""
    return KIND_NAMES[NoteKind.FEEDBACK] if kind == TouchKind.FEEDBACK else kind


class Promise(NamedTuple):
    """Promise by the user or by them.

    For their promises, `words` is their wording, and `starts_on` to `due_on` are the first and last local
    day they named. Moving a date drops the old promise and makes a new promise, so that the history keeps
    both.
    """

    id: str
    application: str
    by: str
    made_on: date
    interview: str | None = None
    what: str = ""
    words: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    kept_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Return True if the promise is neither kept nor dropped."""
        return self.kept_on is None and self.dropped_on is None


class Note(NamedTuple):
    """Note written for one person.

    A draft is not sent, and a copied note is not sent: only the user marks a note as sent.
    """

    id: str
    kind: NoteKind
    application: str
    changed_at: datetime
    interview: str | None = None
    contact: str | None = None
    channel: Channel = Channel.EMAIL
    subject: str = ""
    body: str = ""
    state: NoteState = NoteState.DRAFT


class Touch(NamedTuple):
    """Contact that took place: a message or a call, outgoing or incoming."""

    id: str
    application: str
    at: datetime
    contact: str | None = None
    interview: str | None = None
    note: str | None = None
    direction: Direction = Direction.OUT
    channel: Channel = Channel.EMAIL
    kind: TouchKind = TouchKind.OTHER
    outcome: TouchOutcome = TouchOutcome.SENT
    summary: str = ""

    @property
    def is_theirs(self) -> bool:
        """Return True if this is a word from them: they wrote or called, or the user called and they spoke."""
        return self.direction == Direction.IN or self.outcome == TouchOutcome.SPOKE

    @property
    def reached_them(self) -> bool:
        """Return True if this is a message from the user that arrived; an unanswered call does not count."""
        return self.direction == Direction.OUT and self.outcome != TouchOutcome.NO_ANSWER
