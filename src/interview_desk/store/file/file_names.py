"""Names of the files next to the database: those that SQLite creates, and the backups."""

import itertools
from collections.abc import Iterator
from pathlib import Path

_SUFFIXES = ("-journal", "-wal", "-shm")


def resolve_link(path: Path) -> Path:
    """Return the file that a link points to, else the path unchanged.

    Backups, the journal, and the record made at close are next to the real file.
    """
    return path.resolve() if path.is_symlink() and path.exists() else path


def folder_of(path: Path) -> Path:
    """Return the folder that holds a database's backups."""
    return path.parent / "backups"


def stem_of(path: Path) -> str:
    """Return the start of a database's backup names: its own name, so that two databases do not share any."""
    return path.stem if path.suffix == ".db" else path.name


def names_like(path: Path) -> Iterator[Path]:
    """Yield a name, then its variants for when it is taken: "a.db", "a-2.db", "a-3.db"."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def journal_of(path: Path) -> Path:
    """Return the path of the journal, which SQLite needs to roll back an unfinished change."""
    return path.with_name(f"{path.name}-journal")


def list_sidecars(path: Path) -> list[Path]:
    """List the files that SQLite may have left next to a file, whether they exist or not."""
    return [path.with_name(path.name + suffix) for suffix in _SUFFIXES]
