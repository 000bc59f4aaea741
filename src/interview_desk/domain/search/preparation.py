"""Preparation for an interview: stories, closing statements, and questions for the employer."""

from datetime import datetime
from typing import NamedTuple


class Story(NamedTuple):
    """STAR story: situation, task, action, result, and the user's reflection today (R2)."""

    id: str
    title: str
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    reflection: str = ""
    tags: tuple[str, ...] = ()


class PracticeRun(NamedTuple):
    """Complete practice run of a closing statement: its length in seconds and its spoken words.

    `words` is None if the words were not counted; the current text is then assumed.
    """

    at: datetime
    seconds: int
    words: int | None = None


class ClosingStatement(NamedTuple):
    """Closing statement for an interview, at most 90 seconds spoken: points first, then the text (R5)."""

    id: str
    application: str | None = None
    points: tuple[str, ...] = ()
    text: str = ""
    rehearsals: tuple[PracticeRun, ...] = ()


class OwnQuestion(NamedTuple):
    """Question for the employer (R4), for one application or, if `application` is None, for all.

    `rank` orders the questions, lowest first (C10). `asked_in` lists the interviews in which the question
    was asked. Until it has been asked in one of an application's interviews, it stays open there and
    carries over to the next contact.
    """

    id: str
    text: str
    application: str | None = None
    rank: int = 0
    asked_in: tuple[str, ...] = ()
    answer: str = ""
