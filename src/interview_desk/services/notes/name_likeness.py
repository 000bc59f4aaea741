"""Misspelled names in a note: likeness to the names that belong in it, not a dictionary.

A word is compared only where it is written like a name, and where it is not plainly somebody else's: beside another
capitalized word that is no known name ("Petr Langer" in a note to Petra Lang) it is a name of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from interview_desk.domain.finding.folding import fold
from interview_desk.domain.notes.issue import ReviewIssue
from interview_desk.domain.notes.names import short_forms
from interview_desk.domain.persons.names import parse_person_name

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SIGNS = re.compile(r"[\s\-'’.&]")
_SHORTEST = 4
_SHORT = 7
"""Letters below which one edit is too many for a second one."""
_SHORT_PAIR = 6
_NOT_A_NAME = frozenset(
    """dear hi hello hey mr mrs ms dr prof mme the at and if in for thank thanks a i please when four sincerely regards best""".split()  # noqa: SIM905
)
"""Words that begin a sentence or precede a name."""
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december""".split()  # noqa: SIM905
)
_PREFIXED = re.compile(r"[a-z]{1,4}['’-][A-Z]")
_TITLES = frozenset(["mr", "mrs", "ms", "mx", "dr", "prof", "mme"])
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ENDINGS = ("s", "rs", "n", "r", "er", "ers", "ian", "ians")
"""Endings that make another form of a name: Mayas, Parcelwisers."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def find_misspelled_names(text: str, people: Sequence[str], companies: Sequence[str]) -> Iterator[ReviewIssue]:
    """Yield a warning for each word or pair of words that is almost a name, with the name as a suggestion.

    Args:
        text: the note.
        people: the people whose names belong in it.
        companies: the companies whose names belong in it.
    """
    forms = _list_forms(people, companies)
    if not forms:
        return
    parts = {fold(_POSSESSIVE.sub("", part)).strip(".") for form in forms for part in re.split(r"[\s-]", form)}
    parts |= set(map(fold, forms))
    words = [_Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    in_small_letters = {word.text for word in words if word.text[0].islower()}

    def is_known(word: str) -> bool:
        bare = fold(_POSSESSIVE.sub("", word)).strip(".")
        return bare in parts or all(part in parts for part in bare.split("-"))

    after = 0
    for n, word in enumerate(words):
        for length in (2, 1):
            group = words[n : n + length]
            if len(group) < length or word.start < after or not _is_name_like(group, text):
                continue
            if any(is_known(member.text) for member in group):
                continue
            candidate = _POSSESSIVE.sub("", text[word.start : group[-1].end])
            if candidate.casefold() in _NOT_A_NAME | _DAYS or candidate.lower() in in_small_letters:
                continue
            neighbors = _list_neighbors(words, n, text) if length == 1 else []
            if any(_is_unknown_name(neighbor, is_known) for neighbor in neighbors):
                continue
            right = _find_likeness(candidate, forms, pair=length > 1, neighbors=neighbors)
            if right:
                after = word.start + len(candidate)
                yield ReviewIssue(
                    "spelling", "warn", f"“{candidate}”: did you mean {right}?", word.start, after, (right,)
                )
                break


def _list_forms(people: Iterable[str], companies: Iterable[str]) -> list[str]:
    """Return the forms in which the names may be written, and their words."""
    forms: dict[str, None] = {}
    for person in people:
        parsed = parse_person_name(person)
        for form in (parsed.full, parsed.given, parsed.family, *parsed.full.split()):
            forms[form] = None
    for company in companies:
        forms.update(dict.fromkeys((company, *short_forms(company), *company.split())))
    for form in list(forms):
        forms[_POSSESSIVE.sub("", form)] = None
    return [form for form in forms if len(_squeeze(form)) >= _SHORTEST - 1]


def _is_name_like(group: Sequence[_Word], text: str) -> bool:
    if not all(word.text[0].isupper() or _PREFIXED.match(word.text) for word in group):
        return False
    return len(group) < 2 or text[group[0].end : group[1].start] in {" ", "-"}


def _list_neighbors(words: Sequence[_Word], n: int, text: str) -> list[str]:
    """Return the words directly before and after a word, with nothing but a space or a title's full stop between."""
    neighbors: list[str] = []
    between = text[words[n - 1].end : words[n].start] if n else ""
    if between == " " or (between == ". " and words[n - 1].text.casefold() in _TITLES):
        neighbors.append(words[n - 1].text)
    if n + 1 < len(words) and text[words[n].end : words[n + 1].start] == " ":
        neighbors.append(words[n + 1].text)
    return neighbors


def _is_unknown_name(word: str, is_known: Callable[[str], bool]) -> bool:
    """Return True for a capitalized word that is no known name: the words around it are somebody else's name."""
    return word[0].isupper() and fold(word).strip(".") not in _NOT_A_NAME and not is_known(word)


def _find_likeness(candidate: str, forms: Sequence[str], *, pair: bool, neighbors: Sequence[str]) -> str:
    """Return the name that a word is most like; empty if it is not like any, or is a form of a name.

    Beside a title, or beside another part of the same name, a word is certainly meant as the name.
    """
    squeezed = _squeeze(candidate)
    if len(squeezed) < _SHORTEST:
        return ""
    distance, right = min((OSA.distance(squeezed, _squeeze(form)), form) for form in forms)
    name = _squeeze(right)
    if (distance == 0 and not pair) or not _sound_alike(squeezed[0], name[0]):
        return ""
    is_certain = any(
        fold(neighbor) in _TITLES or any(right in form and fold(neighbor) in fold(form).split() for form in forms)
        for neighbor in neighbors
    )
    if not is_certain and squeezed.startswith(name) and squeezed[len(name) :] in _ENDINGS:
        return ""
    shorter = min(len(squeezed), len(name))
    if distance > 1 and not is_certain and not _sound_alike(squeezed[-1], name[-1]):
        return ""
    if not is_certain and shorter < _SHORT and _differs_by_another_letter(squeezed, name):
        return ""
    most = 1 if pair or shorter < (_SHORT - is_certain) else 2
    return right if distance <= (0 if pair and shorter < _SHORT_PAIR else most) else ""


def _differs_by_another_letter(word: str, name: str) -> bool:
    """Return True if a letter replaces one that neither looks like it nor is next to it on the keyboard: Bjork is not Bjorn."""
    if len(word) != len(name):
        return False
    pairs = [(letter, other) for letter, other in zip(word, name, strict=True) if letter != other]
    if len(pairs) != 1:
        return False
    ((letter, other),) = pairs
    both_vowels = {letter, other} <= set("aeiouy")
    return not (
        both_vowels
        or _sound_alike(letter, other)
        or any(letter + other in row or other + letter in row for row in _KEYBOARD)
    )


def _sound_alike(first: str, second: str) -> bool:
    """Return True if two letters may begin the same name: people rarely miss the first letter."""
    return first == second or any(
        first in letters and second in letters for letters in ("ckq", "fpv", "ijy", "sz", "vw", "mn", "td", "pb", "gj")
    )


def _squeeze(text: str) -> str:
    return _SIGNS.sub("", fold(text))
