"""What a slip is, and where it stands after the text around it changed."""

from collections.abc import Iterable
from typing import NamedTuple


class Slip(NamedTuple):
    """One slip: its place, whether of spelling or grammar, a sentence, and what to put there instead, best first."""

    start: int
    end: int
    check: str
    message: str
    suggestions: tuple[str, ...] = ()


def like(right: str, wrong: str) -> str:
    """A word with the letter case of the one it stands for."""
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


def carried(known: Iterable[Slip], before: str, after: str) -> list[Slip]:
    """Slips of a text as they stand in it after an edit: those before it where they were, those after it moved along."""
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
