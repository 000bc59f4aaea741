"""The file that calendar programs subscribe to: the interviews and what is due, rewritten when they change."""

from pathlib import Path

from interview_desk.desk.desk import Desk
from interview_desk.desk.exporting import Wanted, exported
from interview_desk.domain.errors import Refused
from interview_desk.interchange.files import write_file

OURS = b"PRODID:-//interview-desk//EN"
"""What each calendar of ours begins with; a file that does not is somebody else's."""


def renew(desk: Desk) -> bool:
    """Write the subscribed file anew, where the config names one and it would say something else now; whether it was written.

    Raises:
        Refused: there is a file of somebody else at its place, or it cannot be written.
    """
    path = desk.settings.calendar_file
    if path is None:
        return False
    there = _content(path)
    if there and OURS not in there[:400]:
        raise Refused(
            f"The calendar was not written: {path} is not a calendar of this desk; name another file in the config"
        )
    text = exported(desk, desk.settings, Wanted("ics")).encode()
    if text == there:
        return False
    write_file(path, text)
    return True


def forget(path: Path | None) -> str:
    """Delete the subscribed file with the search it tells of; its path where it was there."""
    if path is None or OURS not in _content(path)[:400]:
        return ""
    try:
        path.unlink()
    except OSError as error:
        raise Refused(f"The calendar {path} could not be deleted: {error.strerror}") from None
    return str(path)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Refused(f"The calendar {path} cannot be read: {error.strerror}") from None
