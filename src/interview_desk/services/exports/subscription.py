"""Calendar file to subscribe to: interviews and due items, rewritten when they change."""

from pathlib import Path

from interview_desk.domain.errors import Refused
from interview_desk.formats.files import list_partial_files, write_file
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.session import Desk

OURS = b"PRODID:-//interview-desk//EN"
"""Marker at the start of every calendar written by this app; a file without it belongs to another program."""


def renew(desk: Desk) -> bool:
    """Rewrite the calendar file if it is configured and its content changed; return True if it was written.

    Raises:
        Refused: the file isn't a calendar of this app, or it cannot be written.
    """
    path = desk.settings.calendar_file
    if path is None:
        return False
    there = _content(path)
    if there and OURS not in there[:400]:
        raise Refused(
            f"The calendar was not written: {path} is not a calendar of this desk; name another file in the config"
        )
    text = exported(desk, desk.settings, ExportOptions("ics")).encode()
    if text == there:
        return False
    write_file(path, text)
    return True


def forget(path: Path | None) -> str:
    """Delete the calendar file and its partial files; return its path, or "" if there was none.

    Raises:
        Refused: the file could not be read or deleted.
    """
    if path is None:
        return ""
    is_ours = OURS in _content(path)[:400]
    try:
        for unfinished in list_partial_files(path):
            unfinished.unlink()
        if is_ours:
            path.unlink()
    except OSError as error:
        raise Refused(f"The calendar {path} could not be deleted: {error.strerror}") from None
    return str(path) if is_ours else ""


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Refused(f"The calendar {path} cannot be read: {error.strerror}") from None
