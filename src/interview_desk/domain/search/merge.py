"""Three-way merge of a record that was edited in two windows.

Changes to different fields are both kept. If both windows changed the same field, the window that
asks for the merge wins.
"""

from typing import NamedTuple, TypeVar

Fact = TypeVar("Fact", bound=tuple[object, ...])


class MergeResult(NamedTuple):
    """Result of merging two versions of a record."""

    changes: dict[str, object]
    """Fields of this window's version that overwrite the stored values."""
    clashes: tuple[str, ...]
    """Fields that the other window has also changed, to a different value."""


def merge_versions(base: Fact, ours: Fact, theirs: Fact) -> MergeResult:
    """Merge this window's version of a record with the stored version.

    Args:
        base: the record as this window read it.
        ours: the record as it is now in this window.
        theirs: the record as it is stored now.
    """
    changes: dict[str, object] = {}
    clashes = []
    for name, before, our_value, now in zip(base._fields, base, ours, theirs, strict=True):  # type: ignore[attr-defined]  # a named tuple
        if our_value != before:
            changes[name] = our_value
            if now not in (before, our_value):
                clashes.append(name)
    return MergeResult(changes, tuple(clashes))
