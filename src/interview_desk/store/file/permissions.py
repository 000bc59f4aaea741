"""Private files: newly created, never through a link, and flushed to disk before anything relies on them."""

import os
from pathlib import Path


def create_file(path: Path) -> int:
    """Create a file of mode 0600 and return a descriptor open for reading and writing.

    Raises:
        FileExistsError: the name is taken, possibly by a dangling link.
        OSError: the file cannot be created.
    """
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file byte by byte to a new private file, and flush it to disk.

    Raises:
        FileExistsError: the name is taken.
        OSError: a file cannot be read or written.
    """
    import shutil  # noqa: PLC0415 - only a copy needs it

    with source.open("rb") as given, os.fdopen(create_file(target), "wb") as output:
        try:
            shutil.copyfileobj(given, output)
            output.flush()
            os.fsync(output.fileno())
        except OSError:
            target.unlink(missing_ok=True)  # a partial copy would look complete
            raise


def put_in_place(temporary: Path, path: Path) -> None:
    """Move a finished file to its name without replacing an existing file.

    Raises:
        FileExistsError: the name is taken.
        OSError: the file cannot be moved.
    """
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.rename(path)
    else:
        temporary.unlink()


def flush(path: Path) -> None:
    """Flush a written file or folder to disk.

    Raises:
        OSError: it could not be flushed.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
