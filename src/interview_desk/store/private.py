"""Files for their owner alone: made new, never through a link, kept by the disk before anything relies on them."""

import os
import shutil
from pathlib import Path


def made(path: Path) -> int:
    """Make a file of mode 0600 that is not there yet, and open it for reading and writing.

    Raises:
        FileExistsError: something has the name already, be it a link to nowhere.
        OSError: it cannot be made.
    """
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)


def copied(source: Path, target: Path) -> None:
    """Copy a file, byte by byte, to one that is not there yet; the disk has it afterwards.

    Raises:
        FileExistsError: something has the name already.
        OSError: it cannot be read or written.
    """
    with source.open("rb") as given, os.fdopen(made(target), "wb") as taken:
        shutil.copyfileobj(given, taken)
        taken.flush()
        os.fsync(taken.fileno())


def flush(path: Path) -> None:
    """Have the disk keep what was written to a file or a folder.

    Raises:
        OSError: it did not.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
