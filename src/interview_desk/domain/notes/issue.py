"""Issues in a note, the context of a review, and the parts of a note: greeting, body, and sign-off."""

import re
from datetime import date
from typing import NamedTuple

from interview_desk.domain.search.correspondence import NoteKind

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


class ReviewIssue(NamedTuple):
    """Issue in a note, at characters `start` to `end`; both are None if it has no position."""

    check: str
    severity: str
    message: str
    start: int | None = None
    end: int | None = None
    suggestions: tuple[str, ...] = ()
    """Replacements for the span, best first."""
    part: str = ""
    """Missing part, if any: "role", "day", "thanks", "greeting", "sign-off", "name"."""


class OtherNote(NamedTuple):
    """Another note to the same company, for comparison."""

    possessive_name: str
    text: str


class ReviewContext(NamedTuple):
    """Context of a review: the note's own names, those of everybody else, and the other notes."""

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
    """Other people who may be named in this note: those who may contact a reference."""
    too_soon: tuple[date | None, str] | None = None
    """First day on which the note may be sent, and the reason; without a day, not again for now."""
    spoken_of: tuple[str, ...] = ()
    """Remarks that speak of the person in the third person: "she reviews code herself, and hates slides"."""
    unfounded: str = ""
    """Message that the event this kind of note responds to (an offer, a rejection) is not recorded."""
    greeting: str = ""
    """Greeting line for this note."""
    preferred_name: str = ""
    """Name by which the person is greeted, if it isn't worked out from their name: "Bob", "Sister Agnes"."""
    accepted_words: frozenset[str] = frozenset()
    """Words that are not typos, in lowercase: this job search's names and terms, and the user's dictionary."""
    colleagues: tuple[str, ...] = ()
    """Everybody at the company whose names may appear in this note."""
    former_names: tuple[tuple[str, str], ...] = ()
    """Names that these people had before and nobody has now, each with the name of today."""
    today: date | None = None
    """Day of the review, for dates without a year; None if dates are not checked."""
    noted: tuple[str, ...] = ()
    """Remarks saved about this interview; a name or bracket in a remark is the user's own word."""


class Span(NamedTuple):
    """Range of characters in a text."""

    start: int
    end: int


def word_count(text: str) -> int:
    """Return the number of words in a note."""
    return len(WORD.findall(text))


def body_of(text: str) -> Span:
    """Return the part of a note between its greeting and its sign-off, which has to be personal."""
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
