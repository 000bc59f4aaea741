"""Phrases that typed facts become, and the fields, stems, and names for reading them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from interview_desk.domain.english.second_person import Reader


class Field(StrEnum):
    """Field of the debrief that a fact was typed in."""

    LEARNED = "learned"
    CARED = "cared"
    WHY = "why"
    UNSAID = "unsaid"
    PROMISE = "promise"
    NEXT = "next"
    STRENGTH = "strength"


SHOW = "show"
"""Stem of a strength: "I can show that I …"."""
JOB = "job"
"""Stem of a reason: "I'd like the job because …"."""


class Kind(StrEnum):
    """Kind of a phrase, which decides what sentences can hold it."""

    CLAUSE = "clause"
    """Statement of theirs: "you have opened a second gym"."""
    THING = "thing"
    """Topic of theirs: "the parish maps"."""
    MANNER = "manner"
    """Statement of theirs as an indirect question: "how the board is elected"."""
    FAVOR = "favor"
    """Favor to thank for, as an -ing form: "showing me the kiln room"."""
    QUESTION = "asked"
    """Question to the user: "how I would deal with donors", "about night shifts"."""
    CARED = "cared"
    """Noun or -ing form that they care about."""
    CARED_THAT = "cared-that"
    """Clause that matters to them: "nobody lifts alone"."""
    WISH = "wanted"
    """Thing that they want: "people who ask", "to know early"."""
    STANCE = "stance"
    """Clause with "you" that says what they like or want: "you hate surprises"."""
    QUOTATION = "quotation"
    """Words of theirs."""
    SHARED = "shared"
    """Clause about both of us: "we both sail"."""
    LIKED = "liked"
    """Thing of the user's that they liked: "my answer about the flood"."""
    MINE = "mine"
    """Clause about the user: "I speak some Welsh"."""
    OFFERED = "offered"
    """Strength that is a noun phrase: "11 years of night shifts"."""
    REASON = "reason"
    """Reason to want the job, a clause."""
    ATTRACTION = "attraction"
    """Reason to want the job, a noun phrase."""
    ITEM = "item"
    """Thing that the user promised to send: "my portfolio"."""
    DEED = "deed"
    """Verb phrase that the user promised to do: "return the staff handbook"."""
    STEP = "step"
    """Next step, a noun phrase: "the shadow day"."""
    PLAN = "plan"
    """Clause about what they will do: "you will compare notes"."""


class Phrase(NamedTuple):
    """Fact in the form that it has in the middle of a sentence."""

    kind: Kind
    text: str
    is_plural: bool = False


class FactReading(NamedTuple):
    """Result of reading a fact: a phrase, or the reason why it is kept back, or neither if it is unsure."""

    phrase: Phrase | None = None
    kept_back: str = ""

    @property
    def is_unsure(self) -> bool:
        """True if there is no certain way to say the fact."""
        return self.phrase is None and not self.kept_back


UNSURE = FactReading()


class Setting(NamedTuple):
    """Reader and names that a fact is read with."""

    reader: Reader = Reader()
    names: Mapping[str, str] = {}
    """Known names by their words in small letters, as they are written."""


def make_reading(kind: Kind, text: str | None, *, is_plural: bool = False) -> FactReading:
    """Return a phrase as a reading; a reading that is unsure if there is no text."""
    return FactReading(Phrase(kind, text, is_plural)) if text else UNSURE
