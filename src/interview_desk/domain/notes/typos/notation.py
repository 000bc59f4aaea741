"""Notation for typos, in `phrases.txt` and `verbs.toml`, and the search for them.

A line is a phrase as it appears in a text, with the typo in brackets: `forward to [here -> hearing]`.
The text around the brackets is the context in which it is a typo; it is not changed. The parts are
regular expressions, in which

- a space is any white space within a paragraph, and `'` is either apostrophe;
- `(a|b)` groups and captures nothing; `{name}` is one of the lists in `lists.toml`;
- `^` is the beginning of a clause, `$` the end of one;
- `[seen -> saw|have seen]` gives two possible corrections, the likelier one first;
- the text after ` ; ` is the message for the user, for use where the default message would not fit.

Every typo begins with a word, so that the words of a text select the few lines that may match: an extra
line does not slow down the check of a text.
"""

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_desk.domain.notes.typos.typo import Typo, match_case

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FAR = 90
"""Maximum characters before a typo that a line may examine."""
_LINE = re.compile(r"(?P<before>.*?)\[(?P<wrong>.+?) -> ?(?P<right>.*?)\](?P<after>[^;]*)(?: ; (?P<message>.+))?")
_BLANK = r"(?:[^\S\n]++(?!\n)|[^\S\n]*+\n[^\S\n]*+(?!\n))"
_BEGIN = r"(?:(?:\A|[.!?:;,(–—]|\n[^\S\n]*\n)\s*)"
_END = r"(?=\s*(?:[.,;:!?)–—]|\n|\Z))"
_WHOLE = r"(?:(?<![\w'’-])|(?!\w))"
_ENDED = r"(?!(?<=\w)\w)(?!-)"
_OPEN = re.compile(r"\((?!\?)")


class Phrase(NamedTuple):
    """One line: the wrong text, the context before and after, the corrections, and the message."""

    before: str
    wrong: str
    after: str
    right: str
    message: str


class Index:
    """Phrases indexed by the first word of their typo, or by its first two words."""

    def __init__(self, lines: Iterable[str], lists: Mapping[str, str]) -> None:
        self._phrases: defaultdict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        for line in lines:
            phrase = _read(line, lists)
            for words in _first_words(phrase.wrong):
                self._phrases[words].append(phrase)

    def prepare(self) -> None:
        """Compile every pattern, which otherwise happens when a text first needs it."""
        for phrase in itertools.chain.from_iterable(self._phrases.values()):
            _before(phrase.before)
            _after(phrase.after)
            if not phrase.wrong.isalpha():
                _wrong(phrase.wrong)

    def find_typos(self, text: str) -> Iterator[Typo]:
        """Yield every match of the phrases in a text."""
        positions = [(match.start(), match[0].lower().replace("’", "'")) for match in WORD.finditer(text)]
        for (start, word), (_, following) in itertools.zip_longest(positions, positions[1:], fillvalue=(0, "")):
            for words in ((word,), (word, following)):
                for phrase in self._phrases.get(words, ()):
                    typo = _match_phrase(phrase, text, start)
                    if typo is not None:
                        yield typo


def _read(line: str, lists: Mapping[str, str]) -> Phrase:
    """Parse a line of the notation.

    Raises:
        ValueError: if the line is not in this notation.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"No slip in brackets: {line}")
    before, wrong, after = (
        re.sub(r"\{(\w+)\}", lambda placeholder: f"({lists[placeholder[1]]})", match[part])
        for part in ("before", "wrong", "after")
    )
    return Phrase(before, wrong, after, match["right"], match["message"] or "")


def _first_words(wrong: str) -> Iterator[tuple[str, ...]]:
    """Yield the words that a typo may begin with.

    Two are used if they are plain words, so that a "to" does not have to try the lines of every verb.
    """
    words = re.split("[ -]", wrong.lower())
    if len(words) > 1 and all(re.fullmatch("[a-z']+", word) for word in words[:2]):
        yield tuple(words[:2])
        return
    first = re.match(r"\(([^()]*)\)|[^ ]+", wrong)
    assert first is not None
    for option in (first[1] or first[0]).lower().split("|"):
        yield (re.split("[ -]", option)[0],)


def _match_phrase(phrase: Phrase, text: str, start: int) -> Typo | None:
    end = _end(phrase.wrong, text, start)
    if end is None or not _after(phrase.after).match(text, end):
        return None
    if not _before(phrase.before).search(text, max(0, start - FAR), start):
        return None
    wrong = text[start:end]
    apostrophe = "’" if "’" in text and "'" not in text else "'"
    rights = tuple(
        (option if "I" in {wrong, option[:1]} else match_case(option, wrong)).replace("'", apostrophe)
        for option in phrase.right.split("|")
    )
    if rights[0] == wrong:
        return None
    message = phrase.message or (f"“{rights[0]}” is meant" if rights[0] else f"“{wrong}” is too much here")
    return Typo(start, end, "grammar", message, rights)


def _end(wrong: str, text: str, start: int) -> int | None:
    """Return the end of a typo that begins at `start`, or None if there is none.

    A single plain word is known to match already; only other text needs a pattern.
    """
    if wrong.isalpha():
        return start + len(wrong)
    match = _wrong(wrong).match(text, start)
    return None if match is None else match.end()


@functools.cache
def _wrong(source: str) -> re.Pattern[str]:
    return re.compile(rf"{_regex(source)}(?![\w'’])", re.IGNORECASE)


@functools.cache
def _before(source: str) -> re.Pattern[str]:
    return re.compile(rf"{_WHOLE}(?:{_regex(source)})\Z" if source else "", re.IGNORECASE)


@functools.cache
def _after(source: str) -> re.Pattern[str]:
    return re.compile(rf"{_regex(source)}{_ENDED}", re.IGNORECASE)


def _regex(source: str) -> str:
    source = _OPEN.sub("(?:", source).replace("^", _BEGIN).replace("$", _END)
    return source.replace("'", "['’]").replace(" ", _BLANK)
