"""Two windows wrote in the same thing: what each of them changed counts, and where both changed the same, the one that asks."""

from typing import NamedTuple, TypeVar

Fact = TypeVar("Fact", bound=tuple[object, ...])


class Merged(NamedTuple):
    """What two windows made of one fact."""

    changes: dict[str, object]
    """The fields in which mine goes over what stands now."""
    clashes: tuple[str, ...]
    """Fields that the other window has changed too, to something else."""


def merged(seen: Fact, mine: Fact, theirs: Fact) -> Merged:
    """Bring together what this window made of a fact, and what stands now.

    Args:
        seen: the fact as this window read it.
        mine: what it is here now.
        theirs: what is stored now.
    """
    changes: dict[str, object] = {}
    clashes = []
    for name, before, wanted, now in zip(seen._fields, seen, mine, theirs, strict=True):  # type: ignore[attr-defined]  # a named tuple
        if wanted != before:
            changes[name] = wanted
            if now not in (before, wanted):
                clashes.append(name)
    return Merged(changes, tuple(clashes))
