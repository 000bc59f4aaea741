"""What is prepared before an interview: stories and the closing statement."""

from datetime import datetime
from typing import NamedTuple


class Story(NamedTuple):
    """A STAR story: situation, task, action, result, and what I make of it today (R2)."""

    id: str
    title: str
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    reflection: str = ""
    tags: tuple[str, ...] = ()


class Rehearsal(NamedTuple):
    """One spoken run of a closing statement, with its length in seconds."""

    at: datetime
    seconds: int


class ClosingStatement(NamedTuple):
    """What I say at the end of an interview, at most 90 seconds spoken: points first, then the text (R5)."""

    id: str
    application: str | None = None
    points: tuple[str, ...] = ()
    text: str = ""
    rehearsals: tuple[Rehearsal, ...] = ()
