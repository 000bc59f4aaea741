"""Typos in spelling and grammar, common in such notes, that a grammar checker misses or fixes wrongly.

They are found without any library, and so also if the checker is missing. No rule here matches a correct
text of this kind; a typo that only the meaning reveals is left to the writer.
"""

import functools
import re
from collections.abc import Iterator

from interview_desk.domain.notes.typos.agreement import read_agreement_lines
from interview_desk.domain.notes.typos.data_files import read_lines, read_lists
from interview_desk.domain.notes.typos.misspelled import find_misspelled, load_corrections
from interview_desk.domain.notes.typos.notation import Index
from interview_desk.domain.notes.typos.typo import Typo, match_case, shift_typos
from interview_desk.domain.notes.typos.verbs import read_verb_lines

__all__ = ["Typo", "find_typos", "match_case", "prepare", "shift_typos"]

_SPACED = re.compile(r"(?<=\w)(?P<blank> +)(?P<mark>[,!?]|\.(?! ?\.))(?=\s|\Z)(?! \.)")
_WIDE = re.compile(r"(?<=[a-z,]) {2}(?=[a-z])")
_STUCK = re.compile(
    r"(?<=[a-z]{2})(?P<mark>[.!?,;])(?=(?:I|The|We|It|You|Thank|My|This|That|Please|There|Your)\b(?!\.))"
)
_REQUEST = re.compile(
    r"(?:\A|[.!?\n] *)(?:Could|Can|May|Might|Would) (?:you|I|we) [^.?!\n]{4,200}(?P<mark>\.)(?=\s|\Z)"
)
_TWICE = re.compile(r"(?<=\w)(?P<mark>[.,])(?P=mark)(?![.,\w/])")


def find_typos(text: str) -> list[Typo]:
    """Return the typos that the built-in rules find in a text, in order and without overlaps."""
    typos: list[Typo] = []
    every = [*find_misspelled(text), *_phrases().find_typos(text), *_articles(text), *_marks(text)]
    for typo in sorted(every, key=lambda candidate: (candidate.start, -candidate.end)):
        if not typos or typo.start >= typos[-1].end:
            typos.append(typo)
    return typos


def prepare() -> None:
    """Read every data file and compile every pattern in advance.

    This takes a moment, so do not call it from the event loop.
    """
    load_corrections()
    _article_patterns()
    _phrases().prepare()


@functools.cache
def _phrases() -> Index:
    lines = (*read_lines("phrases.txt"), *read_lines("confused.txt"), *read_verb_lines(), *read_agreement_lines())
    return Index(lines, read_lists())


@functools.cache
def _article_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return a pattern for each wrong article before certain words, with the right article."""
    lists = read_lists()
    return (
        (re.compile(rf"\b(?P<a>a)(?P<b> (?:{lists['after_an']})\b)", re.IGNORECASE), "an"),
        (re.compile(rf"\b(?P<a>an)(?P<b> (?:{lists['after_a']})\b)", re.IGNORECASE), "a"),
    )


def _articles(text: str) -> Iterator[Typo]:
    for pattern, right in _article_patterns():
        for match in pattern.finditer(text):
            word = match_case(right, match["a"])
            yield Typo(match.start("a"), match.end("a"), "grammar", f"“{word}{match['b']}” is meant", (word,))


def _marks(text: str) -> Iterator[Typo]:
    """Yield the errors in spacing and punctuation.

    These are a space before a mark or none after a mark, a double space, a doubled mark, and a question that
    ends with a period.
    """
    for match in _SPACED.finditer(text):
        mark = match["mark"]
        yield Typo(match.start(), match.end("mark"), "grammar", f"No blank before “{mark}”", (mark,))
    for match in _TWICE.finditer(text):
        mark = match["mark"]
        yield Typo(match.start(), match.end(), "grammar", f"“{mark}” stands twice", (mark,))
    for match in _WIDE.finditer(text):
        yield Typo(match.start(), match.end(), "grammar", "One blank is enough", (" ",))
    for match in _STUCK.finditer(text):
        mark = match["mark"]
        yield Typo(match.start(), match.end(), "grammar", f"A blank belongs behind “{mark}”", (f"{mark} ",))
    for match in _REQUEST.finditer(text):
        yield Typo(match.start("mark"), match.end("mark"), "grammar", "A question ends with “?”", ("?",))
