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
        try:
            shutil.copyfileobj(given, taken)
            taken.flush()
            os.fsync(taken.fileno())
        except OSError:
            target.unlink(missing_ok=True)  # half a copy would be taken for one
            raise


def put_in_place(aside: Path, path: Path) -> None:
    """Give a finished file its name; one that has the name already is not replaced.

    Raises:
        FileExistsError: there is one already.
        OSError: it cannot be done.
    """
    try:
        os.link(aside, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        aside.rename(path)
    else:
        aside.unlink()


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
