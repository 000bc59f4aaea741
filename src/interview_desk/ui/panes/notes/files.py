"""Files that notes are written to."""

from pathlib import Path

from interview_desk.services.session import Desk
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.open_note import OpenNote
from interview_desk.ui.toolkit import clipboard


def get_notes_folder(desk: Desk) -> Path:
    """Return the directory that notes are written to."""
    return desk.database.path.parent / "notes"


async def write_text(flow: Flow, open_note: OpenNote, text: str) -> Path | None:
    """Write a text of the open note to a file; return None if there is no open note, or writing was refused."""
    note, contact = open_note.note, open_note.contact
    if note is None:
        return None
    name = f"{note.kind}-{contact.name if contact is not None else 'note'}-{note.id[:6]}"
    return await flow.read(clipboard.to_file, text, get_notes_folder(flow.desk), name)


def abbreviate_home(path: Path) -> str:
    """Return a path relative to the home directory, such as `~/notes`, if it is inside it."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
