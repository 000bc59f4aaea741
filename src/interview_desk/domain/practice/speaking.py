"""Speaking time of a text (R5): its words, a pace learned from practice runs, and a 90-second budget."""

from collections.abc import Iterable
from typing import NamedTuple

from interview_desk.domain.policy import Policies
from interview_desk.domain.search.preparation import ClosingStatement, PracticeRun

AMBER_WORDS = 225 / 195
"""Ratio to the budget up to which a text is amber, not red.

At 130 words per minute, 195 words are green and 225 amber.
"""
PACES = (60.0, 300.0)
"""Plausible range of words per minute; a practice run outside it was interrupted or never spoken."""
LEAST_SECONDS = 10
"""Minimum length, in seconds, of a practice run that counts toward the pace."""


class Pace(NamedTuple):
    """Words per minute and the number of practice runs behind it; with none, it is the policy's pace."""

    words_per_minute: float
    rehearsals: int = 0

    @property
    def is_calibrated(self) -> bool:
        """Return True if the pace was measured, not assumed."""
        return self.rehearsals > 0


class Timing(NamedTuple):
    """Timing of a text when spoken: words, seconds, words that fit, and a green, amber, or red light."""

    words: int
    seconds: int
    fitting: int
    light: str

    @property
    def too_many(self) -> int:
        """Number of words to cut so that the text fits."""
        return max(self.words - self.fitting, 0)


def words_of(text: str) -> int:
    """Return the number of spoken words: those that contain a letter or a digit."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def sentences(text: str) -> list[str]:
    """Split a text into sentences and clauses for memorizing, each with its final punctuation."""
    pieces: list[str] = []
    for paragraph in text.split("\n"):
        current: list[str] = []
        for word in paragraph.split():
            current.append(word)
            if word.rstrip("\"”’')").endswith((".", "?", "!", ":", ";")) and len(current) > 2:
                pieces.append(" ".join(current))
                current = []
        if current:
            pieces.append(" ".join(current))
    return pieces


def pace_of(statements: Iterable[ClosingStatement], policies: Policies, own: str | None = None) -> Pace:
    """Return the user's speaking pace.

    The newest finished practice run decides, because people get faster from run to run: a run of the
    statement in question if there is any, or else of another statement. Without any run, the policy's
    `words_per_minute` applies.

    Args:
        statements: all closing statements.
        policies: the policies in force.
        own: the id of the statement that the pace is for.
    """
    measured: dict[bool, list[tuple[PracticeRun, float]]] = {True: [], False: []}
    for statement in statements:
        for run in statement.rehearsals:
            words = run.words if run.words is not None else words_of(statement.text)
            pace = words * 60 / run.seconds if run.seconds >= LEAST_SECONDS else 0.0
            if PACES[0] <= pace <= PACES[1]:
                measured[statement.id == own].append((run, pace))
    runs = measured[True] or measured[False]
    if not runs:
        return Pace(float(policies.words_per_minute))
    _, newest = max(reversed(runs), key=lambda timed_run: timed_run[0].at)
    return Pace(newest, len(runs))


def budget(seconds: int, pace: Pace) -> int:
    """Return the number of words that fit into a number of seconds."""
    return int(seconds * pace.words_per_minute / 60)


def measure_speech(text: str, policies: Policies, pace: Pace) -> Timing:
    """Measure a text against `closing_seconds`: green if it fits, amber if slightly over, red beyond that."""
    words, fitting = words_of(text), budget(policies.closing_seconds, pace)
    seconds = round(words * 60 / pace.words_per_minute)
    amber = round(fitting * AMBER_WORDS)
    return Timing(words, seconds, fitting, "green" if words <= fitting else "amber" if words <= amber else "red")


def say_seconds(seconds: int) -> str:
    """Format seconds as on a stopwatch: "1:24"."""
    return f"{seconds // 60}:{seconds % 60:02}"
