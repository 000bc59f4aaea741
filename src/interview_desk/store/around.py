"""What lies around the database: the names of what SQLite and the copies have beside it."""

from pathlib import Path

_BESIDE = ("-journal", "-wal", "-shm")


def folder_of(path: Path) -> Path:
    """The folder in which the copies of a database lie."""
    return path.parent / "backups"


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it would need to take an unfinished change back."""
    return path.with_name(f"{path.name}-journal")


def beside(path: Path) -> list[Path]:
    """What SQLite may have left beside a file, whether it is there or not."""
    return [path.with_name(path.name + suffix) for suffix in _BESIDE]
