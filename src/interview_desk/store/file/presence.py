"""Presence files: one small file for each open window, next to the database, with what it has open.

The file is held by a lock that the system releases when the process ends, however that happens; so a
file without its lock is a leftover and is deleted. The file is only informative: it lets two windows on
one note know of each other.
"""

import contextlib
import os
from pathlib import Path
from types import ModuleType

try:
    import fcntl as _fcntl

    fcntl: ModuleType | None = _fcntl
except ImportError:  # a platform without such locks: windows cannot detect each other there
    fcntl = None
LONGEST = 200


class Presence:
    """Presence of this process among those that have the same file open.

    Args:
        database: the file.
        token: word that identifies this window; without one, a random word, because a process ID is not unique on a
            folder that several machines share.
    """

    def __init__(self, database: Path, token: str = "") -> None:
        self.token = token or os.urandom(4).hex()
        self._stem = f".{database.name}.open-"
        self._folder = database.parent
        self._path = database.with_name(f"{self._stem}{self.token}")
        self._file: int | None = None

    def announce(self, place: str) -> None:
        """Announce to other windows the item that is open here, such as "note 4f2a"; failures are ignored."""
        if fcntl is None:
            return
        with contextlib.suppress(OSError):
            if self._file is None:
                flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
                self._file = _open_locked(self._path, flags)
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, place.encode()[:LONGEST], 0)

    def list_others(self) -> list[str]:
        """List what the other windows have open; the text is empty for a window with nothing open."""
        return [place for places in self._read_others().values() for place in places]

    def list_alive(self) -> frozenset[str]:
        """Return the tokens of the windows that are open, this one included."""
        return frozenset((self.token, *(token for token, places in self._read_others().items() if places)))

    def _read_others(self) -> dict[str, list[str]]:
        """Return what each other window has open, by its token; nothing for a window that is gone."""
        places: dict[str, list[str]] = {}
        if fcntl is None:
            return places
        with contextlib.suppress(OSError):
            names = [entry.name for entry in os.scandir(self._folder) if entry.name.startswith(self._stem)]
            for name in names:
                if name != self._path.name:
                    places[name.removeprefix(self._stem)] = _read_other(self._folder / name)
        return places

    def leave(self) -> None:
        """Remove the presence file, because this window closes."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
                os.close(self._file)
            self._file = None


def _open_locked(path: Path, flags: int) -> int:
    """Open a presence file and lock it.

    Raises:
        OSError: it can't be opened, or another window has it.
    """
    assert fcntl is not None
    file = os.open(path, flags, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        raise
    return file


def _read_other(path: Path) -> list[str]:
    """Read another window's presence file, or delete it and return nothing if that window is gone."""
    assert fcntl is not None
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return []
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return [os.pread(handle, LONGEST, 0).decode("utf-8", "replace")]
    else:
        path.unlink(missing_ok=True)
        return []
    finally:
        os.close(handle)
