"""Atomic writing of files for export: readable by their owner only, and never through a link."""

import contextlib
import os
import re
import stat
from pathlib import Path

from interview_desk.domain.errors import Refused


def read_regular_file(path: Path, most: int) -> bytes:
    """Return the bytes of a file; devices, pipes, and endless files are refused, and never waited for.

    Args:
        path: the file.
        most: its largest size in bytes.

    Raises:
        Refused: it is no regular file, or too large.
        OSError: it cannot be read.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Refused(f"{path} is not a regular file: devices, pipes, and folders can’t be read")
        content = file.read(most + 1) if os.fstat(handle).st_size <= most else None
    if content is None or len(content) > most:
        raise Refused(f"{path}: the file is too large (more than {_format_size(most)})")
    return content


def list_partial_files(path: Path) -> list[Path]:
    """List the partial files that an interrupted write of a file left next to it."""
    ours = re.compile(rf"\.{re.escape(path.name[:200])}\.[0-9a-f]{{8}}\.part")
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return []
    return [path.with_name(name) for name in names if ours.fullmatch(name)]


def _format_size(size: int) -> str:
    """Return a size in bytes in words: 100 MB, 256 kB."""
    return f"{size // (1024 * 1024)} MB" if size >= 1024 * 1024 else f"{size // 1024} kB"


def write_file(path: Path, text: str | bytes) -> None:
    """Write text (as UTF-8) or bytes to a file of mode 0600, never through a link.

    Raises:
        Refused: the file cannot be written; its earlier content is unchanged.
    """
    temporary = path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}.part")
    try:
        if path.is_symlink():
            raise Refused(f"{path} is a link, and exports are not written through links; say another file")
        if path.is_dir():
            raise Refused(f"{path} is a folder; say a file in it")
        if path.exists() and not path.is_file():
            raise Refused(f"{path} is no file that can be written to; say another one")
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise Refused(f"{path} cannot be written: {error.strerror}") from None
