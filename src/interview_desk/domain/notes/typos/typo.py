"""Typos, and their positions after an edit to the surrounding text."""

from collections.abc import Iterable
from typing import NamedTuple


class Typo(NamedTuple):
    """One typo: its position, kind (spelling or grammar), message, and corrections, best first."""

    start: int
    end: int
    check: str
    message: str
    suggestions: tuple[str, ...] = ()


def match_case(right: str, wrong: str) -> str:
    """Return a word in the letter case of the word that it replaces."""
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


def shift_typos(typos: Iterable[Typo], before: str, after: str) -> list[Typo]:
    """Return typos with their positions after an edit.

    Those before the edit are unchanged, those after the edit are shifted, and those it touches are dropped.
    """
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    moved = len(after) - len(before)
    shifted = []
    for typo in typos:
        if typo.end < head or (typo.end == head and not after[head : head + 1].isalnum()):
            shifted.append(typo)
        elif typo.start >= len(before) - tail and not (typo.start > 0 and after[typo.start + moved - 1].isalnum()):
            shifted.append(typo._replace(start=typo.start + moved, end=typo.end + moved))
    return shifted
