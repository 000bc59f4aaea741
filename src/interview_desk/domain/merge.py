"""Three-way merge of a record that was edited in two windows.

Changes to different fields are both kept. If both windows changed the same field, the window that
asks for the merge wins.
"""

from typing import NamedTuple, TypeVar

Fact = TypeVar("Fact", bound=tuple[object, ...])


class Merged(NamedTuple):
    """Result of merging two versions of a record."""

    changes: dict[str, object]
    """Fields of this window's version that overwrite the stored values."""
    clashes: tuple[str, ...]
    """Fields that the other window has also changed, to a different value."""


def merged(seen: Fact, mine: Fact, theirs: Fact) -> Merged:
    """Merge this window's version of a record with the stored version.

    Args:
        seen: the record as this window read it.
        mine: the record as it is now in this window.
        theirs: the record as it is stored now.
    """
    changes: dict[str, object] = {}
    clashes = []
    for name, before, wanted, now in zip(seen._fields, seen, mine, theirs, strict=True):  # type: ignore[attr-defined]  # a named tuple
        if wanted != before:
            changes[name] = wanted
            if now not in (before, wanted):
                clashes.append(name)
    return Merged(changes, tuple(clashes))
