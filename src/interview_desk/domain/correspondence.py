"""What was promised, written and said between me and them."""

from datetime import date, datetime
from typing import NamedTuple

NOTE_KINDS = (
    "thank-you",
    "follow-up",
    "check-in",
    "phone-script",
    "withdrawal",
    "feedback",
    "acceptance",
    "decline",
    "ask-for-time",
    "reference-heads-up",
)
KIND_NAMES = {
    "phone-script": "phone script",
    "ask-for-time": "request for time",
    "reference-heads-up": "heads-up to a reference",
    "feedback": "request for feedback",
}
"""What a kind of note is called where its own name would not do."""
NOT_BEGUN = "new"
"""The state of a note that is drafted and shown, and that nobody wrote in yet: it is not stored."""
NOTE_STATES = ("draft", "ready", "copied", "sent", "skipped")
CHANNELS = ("email", "phone", "letter", "card", "message", "in-person")
DIRECTIONS = ("out", "in")
TOUCH_KINDS = (
    "thank-you",
    "follow-up",
    "check-in",
    "promise",
    "withdrawal",
    "feedback",
    "acceptance",
    "decline",
    "other",
)
TOUCH_OUTCOMES = ("sent", "spoke", "voicemail", "no-answer", "received")
PROMISED_BY = ("me", "them")


def kind_name(kind: str) -> str:
    """What a kind of note is called inside a sentence."""
    return KIND_NAMES.get(kind, kind)


class Promise(NamedTuple):
    """Something promised, by me or by them.

    For theirs, `words` is how they put it, and `starts_on` to `due_on` the first and last local day they named.
    Moving a date drops the old promise and makes a new one, so that the history keeps both.
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
        """Neither kept nor dropped."""
        return self.kept_on is None and self.dropped_on is None


class Note(NamedTuple):
    """Something written for one person. A draft is not sent, and copied is not sent: only the user says so."""

    id: str
    kind: str
    application: str
    changed_at: datetime
    interview: str | None = None
    contact: str | None = None
    channel: str = "email"
    subject: str = ""
    body: str = ""
    state: str = "draft"


class Touch(NamedTuple):
    """One contact that took place: a message or a call, out or in."""

    id: str
    application: str
    at: datetime
    contact: str | None = None
    interview: str | None = None
    note: str | None = None
    direction: str = "out"
    channel: str = "email"
    kind: str = "other"
    outcome: str = "sent"
    summary: str = ""

    @property
    def is_theirs(self) -> bool:
        """A word of theirs: they wrote or called, or I called and we spoke."""
        return self.direction == "in" or self.outcome == "spoke"

    @property
    def reached_them(self) -> bool:
        """A message of mine that arrived. A call that nobody answered left nothing behind."""
        return self.direction == "out" and self.outcome != "no-answer"
