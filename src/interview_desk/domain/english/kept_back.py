"""Remarks that no note tells: judgements, confidences, money, private matters, guesses, and jokes.

The rule is section 6 of the guide to letters. In doubt a remark is kept back; the user can tell it after all.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.english.words import PACKAGE

MARKED = "marked as private"
GUESS = "a question or a guess"
JOKE = "a joke"
OWN_WEAKNESS = "about my own weak points"
FAMILY = "family"
ABOUT_COLLEAGUE = "about somebody else"
_OPENING = re.compile(r"\s*[-–—]")


@functools.cache
def _load_patterns() -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads(read_data_file(PACKAGE, "kept_back.toml"))
    return {
        reason: re.compile("|".join(_bound(line) for line in entry["words"].split("\n") if line.strip()), re.IGNORECASE)
        for reason, entry in table.items()
    }


def list_reasons() -> tuple[str, ...]:
    """Return all reasons to keep a remark back that come from its words."""
    return (GUESS, *(reason for reason in _load_patterns() if reason != GUESS))


def _bound(line: str) -> str:
    """Return a line of alternatives that match whole words only; a sign needs no word around it."""
    return rf"(?<!\w)(?:{line.strip()})(?!\w)"


def find_reason_to_keep_back(text: str, other_names: Iterable[str] = (), allowed: Iterable[str] = ()) -> str:
    """Return the reason why a remark isn't told; an empty text if it may be told.

    Args:
        text: the remark as typed.
        other_names: the words of other people's names; a remark about one of them is not this person's to hear.
        allowed: reasons that don't count, because the field is about such things.
    """
    if _OPENING.match(text):
        return MARKED
    if "?" in text and GUESS not in allowed:
        return GUESS
    for reason, pattern in _load_patterns().items():
        if reason not in allowed and pattern.search(text):
            return reason
    for name in other_names:
        if (
            len(name) > 2
            and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
            and re.search(rf"\b{re.escape(name[:1].upper() + name[1:])}\b", text)
        ):
            return ABOUT_COLLEAGUE
    return ""
