"""What lies around the database: the names of what SQLite and the copies have beside it."""

import itertools
from collections.abc import Iterator
from pathlib import Path

_BESIDE = ("-journal", "-wal", "-shm")


def real(path: Path) -> Path:
    """The file itself, where the path is a link to one: its copies, its journal and what is noted of it lie beside the file."""
    return path.resolve() if path.is_symlink() and path.exists() else path


def folder_of(path: Path) -> Path:
    """The folder in which the copies of a database lie."""
    return path.parent / "backups"


def stem_of(path: Path) -> str:
    """What the names of a database's copies begin with: its own name, so that two databases in one folder share none."""
    return path.stem if path.suffix == ".db" else path.name


def names_like(path: Path) -> Iterator[Path]:
    """A name, and those that are given where it is taken: "a.db", "a-2.db", "a-3.db"."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it would need to take an unfinished change back."""
    return path.with_name(f"{path.name}-journal")


def beside(path: Path) -> list[Path]:
    """What SQLite may have left beside a file, whether it is there or not."""
    return [path.with_name(path.name + suffix) for suffix in _BESIDE]
