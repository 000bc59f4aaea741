"""Fixes for issues in a note: the edit that a single key makes."""

import re
from typing import NamedTuple

from interview_desk.domain.notes.facts import UNSIGNED
from interview_desk.domain.notes.issue import ReviewContext, ReviewIssue, body_of

_SENTENCES = {
    "thanks for their time": "Thank you for your time.",
    "thanks": "Thank you for your time.",
    "your interest in the job": "I am very interested in the job.",
    "that you are still interested": "I am still very interested in the role.",
    "whether they need anything": "Is there anything else you need from me?",
    "a clear withdrawal": "I withdraw my application.",
    "one question": "May I ask what I could do better next time?",
    "a clear yes": "I accept your offer.",
    "a clear no": "I have decided to decline the offer.",
}
_ENDS = re.compile(r"[^.!?\n]*[.!?]?[ \t]*")


class Edit(NamedTuple):
    """Replacement text for the characters `start` to `end` of a note."""

    start: int
    end: int
    text: str


def build_fix(finding: ReviewIssue, text: str, context: ReviewContext, which: int = 0) -> Edit | None:
    """Return the edit that fixes an issue, or None if only the writer can fix it.

    Args:
        finding: an issue in this text.
        text: the note.
        context: the context of the review, with the note's own names and day.
        which: the index of the suggestion to use.
    """
    if finding.suggestions and finding.start is not None and finding.end is not None:
        return _replaced(finding.start, finding.end, finding.suggestions[which], text)
    if finding.part == "greeting" and context.greeting:
        return Edit(finding.start or 0, finding.start or 0, f"{context.greeting}\n\n")
    if finding.part == "sign-off":
        end = len(text.rstrip())
        return Edit(end, len(text), f"\n\nKind regards,\n{context.me or UNSIGNED}\n")
    if finding.part == "name":
        end = len(text.rstrip())
        return Edit(end, len(text), f"\n{context.me}\n")
    if finding.check == "burns-bridges" and finding.start is not None:
        return _without_sentence(finding.start, text)
    if finding.check == "missing-part":
        return _put_in(_missing(finding.part, context), text)
    return None


def is_signature_blank(issue: ReviewIssue, text: str) -> bool:
    """Return True if an issue in a text is the blank for the name of who signs."""
    return issue.check == "blank-slot" and issue.start is not None and text[issue.start : issue.end] == UNSIGNED


def _replaced(start: int, end: int, right: str, text: str) -> Edit:
    """Replace a span; an empty replacement also removes the space before the span."""
    if not right and text[max(start - 1, 0) : start] == " " and text[end : end + 1] in {" ", "", ".", ","}:
        start -= 1
    return Edit(start, end, right)


def _missing(part: str, context: ReviewContext) -> str:
    if part == "role" and context.role:
        return f"I write about the {context.role} position."
    if part == "day" and context.day:
        return f"We met on {context.day}."
    return _SENTENCES.get(part, "")


def _put_in(sentence: str, text: str) -> Edit | None:
    """Insert a sentence at the end of the first paragraph after the greeting."""
    if not sentence:
        return None
    body = body_of(text)
    inside = text[body.start : body.end]
    begin = body.start + len(inside) - len(inside.lstrip())
    cut = text.find("\n\n", begin)
    at = cut if 0 <= cut < body.end else body.start + len(inside.rstrip())
    at = max(at, begin)
    before = " " if text[:at].strip() and not text[:at].endswith("\n") else ""
    return Edit(at, at, f"{before}{sentence}")


def _without_sentence(start: int, text: str) -> Edit | None:
    for match in _ENDS.finditer(text):
        if match.start() <= start < match.end():
            return Edit(match.start(), match.end(), "")
    return None
