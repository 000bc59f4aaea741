"""Atomic writing of files for export: readable by their owner only, and never through a link."""

import contextlib
import os
from pathlib import Path

from interview_desk.domain.errors import Refused


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
