"""What was done, with its time, and the way back to any of it."""

from interview_desk.desk.desk import Desk
from interview_desk.domain.calendar import say_day
from interview_desk.domain.plan.item import Context
from interview_desk.store import read
from interview_desk.store.read import Entry

MOST = 5_000
"""Entries that are shown at once; undo goes further back one by one."""


def entries(desk: Desk, most: int = MOST) -> list[Entry]:
    """The newest entries of the history, newest first."""
    return read.read_history(desk.connection, most)


def say_when(entry: Entry, ctx: Context) -> str:
    """When something was done, in the user's zone: "Sat 21 Nov 14:02"."""
    local = entry.made_at.astimezone(ctx.zone)
    return f"{say_day(local.date(), ctx.today)} {local:%H:%M}"


def undo(desk: Desk) -> str:
    """Take the newest change back; what it was, or an empty text where there is nothing.

    Raises:
        Refused: it was changed elsewhere since, or it could not be written.
    """
    return (desk.writer.undo() or "") if read.read_change(desk.connection, undone=False) is not None else ""


def redo(desk: Desk) -> str:
    """Do again what was taken back last; what it was, or an empty text where there is nothing.

    Raises:
        Refused: it was changed elsewhere since, or it could not be written.
    """
    return (desk.writer.redo() or "") if read.read_change(desk.connection, undone=True) is not None else ""


def back_to_before(desk: Desk, entry: Entry) -> str:
    """Take back everything from the newest change down to an entry, that one too; what was done, in words.

    Raises:
        Refused: not all of it can be taken back; nothing was changed then.
    """
    labels = desk.writer.undo_down_to(entry.number)
    if len(labels) == 1:
        return f"Undone: {labels[0]}"
    return f"Undone: {len(labels)} changes, back to before “{entry.label}”"


def forward_to(desk: Desk, entry: Entry) -> str:
    """Do again everything that was taken back up to an entry, that one too; what was done, in words.

    Raises:
        Refused: not all of it can be done again; nothing was changed then.
    """
    labels = desk.writer.redo_up_to(entry.number)
    return f"Done again: {labels[0]}" if len(labels) == 1 else f"Done again: {len(labels)} changes"
