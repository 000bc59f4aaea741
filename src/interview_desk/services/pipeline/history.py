"""History of changes, with their times, and undo back to any entry."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.queue.item import Context
from interview_desk.services.session import Desk
from interview_desk.store import read_history
from interview_desk.store.read_history import Entry

MOST = 5_000
"""Maximum number of entries shown at once; undo reaches further back, one entry at a time."""


def entries(desk: Desk, most: int = MOST) -> list[Entry]:
    """Return the newest entries of the history, newest first."""
    return read_history.read_history(desk.connection, most)


def say_when(entry: Entry, ctx: Context) -> str:
    """Format the time of an entry in the user's zone: "Sat 21 Nov 14:02"."""
    local = entry.made_at.astimezone(ctx.zone)
    return f"{say_day(local.date(), ctx.today)} {local:%H:%M}"


def undo(desk: Desk) -> str:
    """Undo the newest change and return its label, or an empty text if there is nothing to undo.

    Raises:
        Refused: the data has been changed elsewhere since, or it could not be written.
    """
    return (desk.writer.undo() or "") if read_history.read_change(desk.connection, undone=False) is not None else ""


def redo(desk: Desk) -> str:
    """Redo the change that was undone last and return its label, or an empty text if there is none.

    Raises:
        Refused: the data has been changed elsewhere since, or it could not be written.
    """
    return (desk.writer.redo() or "") if read_history.read_change(desk.connection, undone=True) is not None else ""


def back_to_before(desk: Desk, entry: Entry) -> str:
    """Undo every change from the newest back to an entry, inclusive, and return a message.

    Raises:
        Refused: not all of the changes can be undone; nothing was changed.
    """
    labels = desk.writer.undo_down_to(entry.number)
    if len(labels) == 1:
        return f"Undone: {labels[0]}"
    return f"Undone: {len(labels)} changes, back to before “{entry.label}”"


def forward_to(desk: Desk, entry: Entry) -> str:
    """Redo every undone change up to an entry, inclusive, and return a message.

    Raises:
        Refused: not all of the changes can be redone; nothing was changed.
    """
    labels = desk.writer.redo_up_to(entry.number)
    return f"Done again: {labels[0]}" if len(labels) == 1 else f"Done again: {len(labels)} changes"
