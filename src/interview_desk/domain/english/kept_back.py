"""Remarks that no note tells: judgements, confidences, money, private matters, guesses, and jokes.

The rule is section 6 of the guide to letters. In doubt a remark is kept back; the user can tell it after all.
"""

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.english.words import PACKAGE, look_up

MARKED = "marked as private"
GUESS = "a question or a guess"
OWN_WEAKNESS = "about my own weak points"
FAMILY = "family"
JOKE = "a joke"
ABOUT_COLLEAGUE = "about somebody else"
_OPENING = re.compile(r"\s*[-–—]")
_NEVER = re.compile(r"(?!)")


class Topic(StrEnum):
    """Topic of a remark, as far as its place in the debrief says so. The values are keys of the data file."""

    THEM = "them"
    """What the person did, said, or cares about."""
    ME = "own"
    """Something about the user: an unsaid point, a strength, or a reason."""
    QUESTION = "asked"
    """A question that the person asked."""
    SAYING = "saying"
    """The person's own words. An adjective in them judges nobody who was in the room."""


class _Rules:
    """Patterns of one reason, each compiled when it is first used."""

    def __init__(self, entry: Mapping[str, str], classes: Mapping[str, str]) -> None:
        """Initialize the rules with their lists of patterns and the classes that stand in them."""
        self._entry = entry
        self._classes = classes
        self._compiled: dict[str, re.Pattern[str]] = {}

    def _get(self, key: str) -> re.Pattern[str]:
        if key not in self._compiled:
            lines = self._entry.get(key)
            self._compiled[key] = _compile(lines, self._classes) if lines is not None else _NEVER
        return self._compiled[key]

    def match(self, text: str, topic: Topic) -> bool:
        """Return True if there is a private word in a text after its harmless uses are left out."""
        return self._search(text, topic) and self._search(self._get("fine").sub("#", text), topic)

    def _search(self, text: str, topic: Topic) -> bool:
        if self._get("words").search(text) or self._get(topic).search(text):
            return True
        adjectives = self._get("adjectives").finditer(text)
        return topic != Topic.SAYING and any(not _is_of_thing(text, adjective) for adjective in adjectives)


class _Data(NamedTuple):
    """Compiled data file."""

    reasons: Mapping[str, _Rules]
    warmth: re.Pattern[str]
    insiders: frozenset[str]
    """Words that make an adjective next to them a judgement of a person."""


@functools.cache
def _load_data() -> _Data:
    table = tomllib.loads(read_data_file(PACKAGE, "kept_back.toml"))
    classes: dict[str, str] = {}
    for name, lines in table.pop("classes").items():
        options = _fill("|".join(lines.strip("\n").split("\n")), classes)
        classes[name] = f"(?:{options})"
    warmth = _compile(table.pop("warmth")["words"], classes)
    insiders = frozenset(table.pop("insiders")["words"].split())
    reasons = {reason: _Rules(entry, classes) for reason, entry in table.items()}
    return _Data(reasons, warmth, insiders)


def _compile(lines: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """Compile lines of alternatives into a pattern that matches whole words only; a sign needs no space around it.

    Alternatives with the same first letter stand in one group, so that the search tries only those that can match.
    """
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines.split("\n"):
        if line.strip() and not line.startswith("#"):
            for alternative in _split_alternatives(_fill(line.strip(), classes)):
                _sort_in(alternative, by_letter)
    groups = "|".join(f"(?:{'|'.join(group)})" for group in by_letter.values())
    return re.compile(rf"(?:(?<!\w)|(?=\W))(?:{groups})(?!\w)")


def _sort_in(alternative: str, by_letter: defaultdict[str, list[str]]) -> None:
    """Add an alternative to those with the same first letter; one that begins with a group is divided for that."""
    opening = _find_opening_group(alternative)
    rest = alternative[len(opening) :]
    if not opening or rest[:1] in {"*", "+", "{"} or len(rest) > _LONGEST_COPY:
        by_letter[alternative[:1]].append(alternative)
        return
    if rest.startswith("?"):
        rest = rest[1:]
        _sort_in(rest, by_letter)
    options: defaultdict[str, list[str]] = defaultdict(list)
    for option in _split_alternatives(opening[3:-1]):
        _sort_in(option, options)
    for letter, group in options.items():
        by_letter[letter].append(f"(?:{'|'.join(group)}){rest}")


_LONGEST_COPY = 400
"""Length of a rest that isn't copied for each first letter, because that would take longer than it saves."""


def _find_opening_group(alternative: str) -> str:
    """Return the group that an alternative begins with; an empty text if it begins otherwise."""
    depth = 0
    for part in _BRACKET_OR_BAR.finditer(alternative):
        if not alternative.startswith("(?:"):
            break
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if not depth:
            return alternative[: part.end()]
    return ""


def _fill(pattern: str, classes: Mapping[str, str]) -> str:
    """Replace the names of classes with the classes."""
    return re.sub(r"<([a-z_]+)>", lambda match: classes[match[1]], pattern)


def _split_alternatives(line: str) -> Iterator[str]:
    """Split a line at the bars that are outside of all brackets."""
    depth = start = 0
    for part in _BRACKET_OR_BAR.finditer(line):
        if part[0] == "|" and not depth:
            yield line[start : part.start()]
            start = part.end()
        depth += {"(": 1, ")": -1}.get(part[0], 0)
    yield line[start:]


_BRACKET_OR_BAR = re.compile(r"\\.|\[[^]]*\]|[()|]")
"""Pattern for the signs that matter in a line of alternatives; an escaped sign or a set of signs is one part."""


_NEXT_WORDS = re.compile(r"[ -](?:\d\S* )?([a-z]+)(?: ([a-z]+))?")
_SUBJECT = re.compile(
    r"([a-z]+)(?: that| which)? (?:is|are|was|were|gets?|got|runs?|looks?|be|becomes?) (?:too |very |so |often )?\Z"
)


def _is_of_thing(text: str, match: re.Match[str]) -> bool:
    """Return True if an adjective is said of a thing or of customers: "angry callers", "the data is messy"."""
    following = _NEXT_WORDS.match(text, match.end())
    if following is not None:
        is_adjective = following[2] is not None and "j" in look_up(following[1]).readings
        if _is_thing(following[2] if is_adjective else following[1]):
            return True
    subject = _SUBJECT.search(text, 0, match.start())
    return subject is not None and _is_thing(subject[1])


def _is_thing(word: str) -> bool:
    """Return True if a word is a noun and doesn't name somebody that the user may have met."""
    return word not in _load_data().insiders and any(reading in look_up(word).readings for reading in "ns")


def list_reasons() -> tuple[str, ...]:
    """Return all reasons to keep a remark back that come from its words."""
    return tuple(_load_data().reasons)


def find_reason_to_keep_back(
    text: str, other_names: Iterable[str] = (), allowed: Iterable[str] = (), topic: Topic = Topic.THEM
) -> str:
    """Return the reason why a remark isn't told; an empty text if it may be told.

    Args:
        text: the remark as typed.
        other_names: the words of other people's names; a remark about one of them is not this person's to hear.
        allowed: reasons that don't count, because the field is about such things. Family is allowed only if the
            remark sounds warm.
        topic: what the remark is about.
    """
    if _OPENING.match(text):
        return MARKED
    if "?" in text and GUESS not in allowed:
        return GUESS
    plain = text.strip().lower().translate(_PLAIN_SIGNS)
    data = _load_data()
    for reason, rules in data.reasons.items():
        if rules.match(plain, topic) and not (reason in allowed and (reason != FAMILY or data.warmth.search(plain))):
            return reason
    return ABOUT_COLLEAGUE if any(_is_named_in(name, text) for name in other_names) else ""


_PLAIN_SIGNS = str.maketrans("’‘“”„", '\'\'"""')


def _is_named_in(name: str, text: str) -> bool:
    """Return True if a text has a word of a name, written with a capital."""
    return len(name) > 2 and re.search(rf"\b{re.escape(name[:1].upper() + name[1:])}\b", text) is not None
