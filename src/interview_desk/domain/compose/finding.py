"""What a check finds in a note, what a note is read against, and the parts that a note has: greeting, body, sign-off."""

import re
from datetime import date
from typing import NamedTuple

from interview_desk.domain.correspondence import NoteKind

GREETING = re.compile(
    r"^\s*(dear(?:est)?|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day))\b"
    r"|^\s*(?:(?:mr|mrs|ms|mx|dr|prof)\.? )?[^\W\d_][^,.!?\n]{0,60}(?:,|!| [–-])\s*$",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"^\s*((?:with )?(?:my |all |all my )?(?:very )?(?:kind|kindest|best|warm|warmest|many)?\s*(?:regards"
    r"|wishes)|(?:yours )?(?:very )?sincerely(?: yours)?|"
    r"yours(?: (?:truly|faithfully))?|very truly yours|(?:all the |my )?best|(?:many |with |with many "
    r"|warm )?thanks(?: again| so much)?|thank you(?: again)?|"
    r"respectfully(?: yours)?|warmly|cordially|gratefully|with (?:gratitude|appreciation|thanks)|cheers|take care|talk soon|"
    r"until (?:soon|then)|very best|(?:have|wishing you) an? (?:great|good|lovely|nice) (?:day|week|weekend|evening)|br|"
    r"(?:i )?look(?:ing)? forward to (?:hearing from|seeing|meeting|speaking with|talking to) you(?: soon| again)?|"
    r"(?:(?:many |with |warm |best |kind )?(?:thanks|wishes|regards)(?: again)?|thank you(?: very much| so much)?)"
    r"(?: and (?:(?:many |best |kind |warm |my )*(?:thanks|wishes|regards)))?)"
    r"\s*(?:[,!.–-](?:\s+(?-i:[A-Z])[^\n]{0,40})?)?\s*$",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]*\n?")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SUBJECT = re.compile(r"\A\s*subject:[^\n]*\n+", re.IGNORECASE)


class Finding(NamedTuple):
    """One thing to look at in a note: characters `start` to `end`, or None where no span fits."""

    check: str
    severity: str
    message: str
    start: int | None = None
    end: int | None = None
    suggestions: tuple[str, ...] = ()
    """What to put in the place of the span, best first."""
    part: str = ""
    """What is missing, where something is: "role", "day", "thanks", "greeting", "sign-off", "name"."""


class OtherNote(NamedTuple):
    """Another note to the same company, to compare with."""

    whose: str
    text: str


class Surroundings(NamedTuple):
    """What a note is read against: its own names, those of everybody else, and the other notes."""

    kind: NoteKind = NoteKind.THANK_YOU
    person: str = ""
    company: str = ""
    role: str = ""
    me: str = ""
    day: str = ""
    other_people: tuple[str, ...] = ()
    other_companies: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()
    other_notes: tuple[OtherNote, ...] = ()
    allowed: tuple[str, ...] = ()
    """Other people who may stand in this note: whom a reference will hear from."""
    too_soon: tuple[date | None, str] | None = None
    """From which day on it may go, and why not before; without a day: not again."""
    spoken_of: tuple[str, ...] = ()
    """What was noted of the person in words that speak of them: "she reviews code herself, and hates slides"."""
    unfounded: str = ""
    """What is not noted that a note of this kind answers: an offer, a refusal."""
    greeting: str = ""
    """The line that the note would begin with."""
    known: frozenset[str] = frozenset()
    """Words that are no slips: the names and terms of this search, and the user's own dictionary, in small letters."""
    noted: tuple[str, ...] = ()
    """What was noted of this very talk: a name or a bracket in it is the writer's own word."""


class Span(NamedTuple):
    """A run of characters of a text."""

    start: int
    end: int


def word_count(text: str) -> int:
    """How many words a note has."""
    return len(WORD.findall(text))


def body_of(text: str) -> Span:
    """The part of a note between its greeting and its sign-off: what has to be personal."""
    subject = SUBJECT.match(text)
    start, end = subject.end() if subject is not None else 0, len(text)
    lines = list(_LINE.finditer(text, start))
    for line in lines:
        if line[0].strip():
            if GREETING.match(line[0]):
                start = line.end()
            break
    for line in reversed(lines):
        if SIGN_OFF.match(line[0].strip()) and line.start() >= start:
            end = line.start()
            break
    return Span(start, end)
