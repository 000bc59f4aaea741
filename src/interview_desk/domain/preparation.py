"""What is prepared before an interview: stories, the closing statement, questions of my own."""

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
    """One spoken run of a closing statement to its end: its length in seconds, and how many words were spoken.

    `words` is None where that was not counted; it is then taken to be the text as it stands.
    """

    at: datetime
    seconds: int
    words: int | None = None


class ClosingStatement(NamedTuple):
    """What I say at the end of an interview, at most 90 seconds spoken: points first, then the text (R5)."""

    id: str
    application: str | None = None
    points: tuple[str, ...] = ()
    text: str = ""
    rehearsals: tuple[Rehearsal, ...] = ()


class OwnQuestion(NamedTuple):
    """A question of mine to them (R4): of one application, or of every one where `application` is None.

    `rank` orders them, least first (C10). `asked_in` names the interviews in which it was asked; until it was asked in one of
    an application's interviews it stays open there, and rolls over to the next contact.
    """

    id: str
    text: str
    application: str | None = None
    rank: int = 0
    asked_in: tuple[str, ...] = ()
    answer: str = ""
