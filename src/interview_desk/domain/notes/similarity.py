"""Similarity of two notes to the same company, which their readers may compare (R23)."""

import functools
import re
from collections.abc import Iterable, Iterator

from interview_desk.domain.notes.issue import WORD, OtherNote, ReviewIssue, Span, body_of

SAME_SHARE = 0.6
"""Share of common five-word runs at which two notes look like one form letter."""
RUN = 5
WHOLE = 20
"""Minimum five-word runs for another note to be recognized inside this one."""
_BLANK = re.compile(r"\[[^\[\]\n]*\]")
SAME_WORDS = 12
"""Minimum consecutive words that two notes do not share by chance: a sentence."""


@functools.lru_cache(maxsize=128)
def _runs(text: str) -> dict[tuple[str, ...], Span]:
    body = body_of(text)
    text = _BLANK.sub(lambda blank: " " * len(blank[0]), text)  # what is still to be written isn't alike
    words = [(match[0].casefold(), match.start(), match.end()) for match in WORD.finditer(text, body.start, body.end)]
    return {
        tuple(word for word, _, _ in words[n : n + RUN]): Span(words[n][1], words[n + RUN - 1][2])
        for n in range(len(words) - RUN + 1)
    }


def likeness(text: str, other_text: str) -> float:
    """Return the share of a note's five-word runs that also appear in another note.

    Greeting and sign-off are ignored.
    """
    own, other_runs = _runs(text), _runs(other_text)
    return len(own.keys() & other_runs.keys()) / len(own) if own else 0.0


def shared_spans(text: str, other_text: str) -> list[Span]:
    """Return the spans of a note that also appear in another note, merged where they touch."""
    other_runs = _runs(other_text)
    spans = sorted(span for run, span in _runs(text).items() if run in other_runs)
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def find_similar_notes(text: str, other_notes: Iterable[OtherNote]) -> Iterator[ReviewIssue]:
    """Yield the issues of similarity to other notes.

    The same text under two names is a `block`, most of another note a `warn`, and a sentence from another
    note a `hint`.
    """
    plain = _bare(text)
    for other_note in other_notes:
        if plain and plain == _bare(other_note.text):
            yield ReviewIssue("same-note", "block", f"Word for word {other_note.possessive_name} note")
            continue
        share = likeness(text, other_note.text)
        spans = shared_spans(text, other_note.text)
        place = max(spans, key=lambda span: span.end - span.start, default=Span(0, 0))
        other_share = likeness(other_note.text, text) if len(_runs(other_note.text)) >= WHOLE else 0.0
        if share >= SAME_SHARE:
            message = f"{share:.0%} like {other_note.possessive_name} note; they may lay them side by side"
            yield ReviewIssue("same-note", "warn", message, *place)
        elif other_share >= SAME_SHARE:
            message = f"{other_share:.0%} of {other_note.possessive_name} note stands in this one; they may lay them side by side"
            yield ReviewIssue("form-letter", "warn", message, *place)
        else:
            for span in spans:
                if len(text[span.start : span.end].split()) >= SAME_WORDS:
                    yield ReviewIssue(
                        "form-letter", "hint", f"These words stand in {other_note.possessive_name} note, too", *span
                    )


def _bare(text: str) -> str:
    """Return the body of a note for comparison, so that a text under two names counts as one text."""
    body = body_of(text)
    return " ".join(text[body.start : body.end].split()).casefold()
