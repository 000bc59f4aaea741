"""Typos, and their positions after an edit to the surrounding text."""

from collections.abc import Iterable
from typing import NamedTuple


class Slip(NamedTuple):
    """One typo: its position, kind (spelling or grammar), message, and corrections, best first."""

    start: int
    end: int
    check: str
    message: str
    suggestions: tuple[str, ...] = ()


def like(right: str, wrong: str) -> str:
    """Return a word in the letter case of the word that it replaces."""
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


def carried(known: Iterable[Slip], before: str, after: str) -> list[Slip]:
    """Return typos with their positions after an edit.

    Those before the edit are unchanged, those after the edit are shifted, and those it touches are dropped.
    """
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    moved = len(after) - len(before)
    kept = []
    for slip in known:
        if slip.end < head or (slip.end == head and not after[head : head + 1].isalnum()):
            kept.append(slip)
        elif slip.start >= len(before) - tail and not (slip.start > 0 and after[slip.start + moved - 1].isalnum()):
            kept.append(slip._replace(start=slip.start + moved, end=slip.end + moved))
    return kept
