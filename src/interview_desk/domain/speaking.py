"""How long a text takes to say (R5): words, a pace that calibrates itself from finished rehearsals, and the budget of 90 seconds."""

from collections.abc import Iterable
from typing import NamedTuple

from interview_desk.domain.policy import Policies
from interview_desk.domain.preparation import ClosingStatement, Rehearsal

AMBER_WORDS = 225 / 195
"""How far over the budget is amber and no longer green: at 130 words a minute, 195 words are green and 225 amber."""
PACES = (60.0, 300.0)
"""Words a minute between which a rehearsal is believed; outside of them it was interrupted, or never spoken."""
LEAST_SECONDS = 10
"""Seconds under which a run says nothing about a pace."""


class Pace(NamedTuple):
    """Words a minute, and from how many rehearsals they come; from none, they are the policy's."""

    words_per_minute: float
    rehearsals: int = 0

    @property
    def is_calibrated(self) -> bool:
        """Whether it was measured, and not assumed."""
        return self.rehearsals > 0


class Timing(NamedTuple):
    """A text as it would be spoken: its words, its seconds, the words that fit, and whether that is green, amber or red."""

    words: int
    seconds: int
    fitting: int
    light: str

    @property
    def too_many(self) -> int:
        """How many words to cut so that it fits."""
        return max(self.words - self.fitting, 0)


def words_of(text: str) -> int:
    """How many words are spoken: whatever holds a letter or a digit."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def sentences(text: str) -> list[str]:
    """A text in the pieces that one learns it by: its sentences, each with what ends it."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        current: list[str] = []
        for word in paragraph.split():
            current.append(word)
            if word.rstrip("\"”’')").endswith((".", "?", "!", ":", ";")) and len(current) > 2:
                found.append(" ".join(current))
                current = []
        if current:
            found.append(" ".join(current))
    return found


def pace_of(statements: Iterable[ClosingStatement], policies: Policies, own: str | None = None) -> Pace:
    """The pace at which this person speaks.

    It is that of the newest finished rehearsal, because people get faster from one to the next: of the statement itself where it
    was rehearsed, else of any other one; without any, the policy's `words_per_minute` holds.

    Args:
        statements: every closing statement.
        policies: the policies in force.
        own: the id of the statement that the pace is for.
    """
    measured: dict[bool, list[tuple[Rehearsal, float]]] = {True: [], False: []}
    for statement in statements:
        for run in statement.rehearsals:
            words = run.words if run.words is not None else words_of(statement.text)
            pace = words * 60 / run.seconds if run.seconds >= LEAST_SECONDS else 0.0
            if PACES[0] <= pace <= PACES[1]:
                measured[statement.id == own].append((run, pace))
    runs = measured[True] or measured[False]
    if not runs:
        return Pace(float(policies.words_per_minute))
    _, newest = max(reversed(runs), key=lambda one: one[0].at)
    return Pace(newest, len(runs))


def budget(seconds: int, pace: Pace) -> int:
    """The words that fit into a time."""
    return int(seconds * pace.words_per_minute / 60)


def spoken(text: str, policies: Policies, pace: Pace) -> Timing:
    """A text measured against `closing_seconds`: green while it fits, amber a little over, red beyond."""
    words, fitting = words_of(text), budget(policies.closing_seconds, pace)
    seconds = round(words * 60 / pace.words_per_minute)
    amber = round(fitting * AMBER_WORDS)
    return Timing(words, seconds, fitting, "green" if words <= fitting else "amber" if words <= amber else "red")


def say_seconds(seconds: int) -> str:
    """Seconds as a stopwatch shows them: "1:24"."""
    return f"{seconds // 60}:{seconds % 60:02}"
