"""Wordings of a kind of note: the sections of a file, each with several ways to say one thing.

The file format is described at the top of `templates/thank-you.txt`. A file of the user's own replaces the
built-in one.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_HEADING = re.compile(r"\[(?P<name>[a-z][a-z -]*)\]\s*\Z")
_MARKS = re.compile(r"\((?P<marks>[a-z ]+)\) (?=\S)")
_SLOT = re.compile(r"\{\{ *(?P<name>[A-Za-z_]+) *\}\}")
MARKS = frozenset({"warm", "neutral", "formal", "glad", "us", "other", "after"})
"""Words that say when a wording fits."""


class Wording(NamedTuple):
    """One way to say something."""

    text: str
    marks: frozenset[str] = frozenset()

    @property
    def slots(self) -> frozenset[str]:
        """Names of the facts that the wording needs."""
        return frozenset(match["name"].lower() for match in _SLOT.finditer(self.text))


class WordingsError(ValueError):
    """Mistake in a file of wordings.

    Args:
        line: its line, from 1.
        message: what is wrong.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


Wordings = Mapping[str, tuple[Wording, ...]]


def is_wordings_file(text: str) -> bool:
    """Return True if a text is a file of wordings, and not a plain letter with slots: its first line is a heading."""
    first = next((line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return _HEADING.match(first) is not None


def parse_wordings(text: str, sections: Mapping[str, frozenset[str]]) -> Wordings:
    """Return the wordings of a file by section.

    Args:
        text: the text of the file.
        sections: the sections that there are, each with the facts that its wordings can use.

    Raises:
        WordingsError: a section or a fact doesn't exist, or a wording stands before the first section.
    """
    wordings: dict[str, list[Wording]] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.strip()
        if not plain or plain.startswith("#"):
            continue
        heading = _HEADING.match(plain)
        if heading is not None:
            section = heading["name"]
            if section not in sections:
                raise WordingsError(number, f"“[{section}]” isn't a section; there are {', '.join(sections)}")
            wordings.setdefault(section, [])
            continue
        if not section:
            raise WordingsError(number, "A wording needs a section above it, such as [thanks]")
        wording = _parse_wording(plain)
        for slot in sorted(wording.slots - sections[section]):
            raise WordingsError(
                number, f"“{slot}” isn't a fact of [{section}]; there are {', '.join(sorted(sections[section]))}"
            )
        wordings[section].append(wording)
    return {name: tuple(lines) for name, lines in wordings.items()}


def _parse_wording(line: str) -> Wording:
    match = _MARKS.match(line)
    marks = frozenset(match["marks"].split()) if match is not None else frozenset()
    if match is None or not marks <= MARKS:
        return Wording(line)
    return Wording(line[match.end() :], marks)


def fill_wording(wording: Wording, facts: Mapping[str, str]) -> str:
    """Fill a wording with facts; a slot that begins with a capital begins its fact with one."""

    def fill(match: re.Match[str]) -> str:
        fact = facts[match["name"].lower()]
        return capitalize(fact) if match["name"][:1].isupper() else fact

    return _SLOT.sub(fill, wording.text)


def capitalize(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


_CONTRACTIONS = (
    (re.compile(r"\bI would\b"), "I’d"),
    (re.compile(r"\bI will\b"), "I’ll"),
    (re.compile(r"\bI am\b(?=[ ,])"), "I’m"),
    (re.compile(r"\bYou will\b"), "You’ll"),
    (re.compile(r"\bIt is\b(?= [a-z])"), "It’s"),
)


def contract(text: str) -> str:
    """Write a wording as one says it in a warm note: "I would" becomes "I’d"."""
    for pattern, short in _CONTRACTIONS:
        text = pattern.sub(short, text)
    return text
