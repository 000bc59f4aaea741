"""Purging: what must really go leaves the search, its history and its copies. Deleting is for everything else; it can be undone."""

import shutil
from functools import partial
from pathlib import Path
from typing import NamedTuple

from interview_desk.desk import copies, pipeline
from interview_desk.desk.desk import Desk
from interview_desk.domain.errors import Refused
from interview_desk.store import at_rest, backup, purge, read
from interview_desk.store.around import beside
from interview_desk.store.presence import Presence

FOLDERS = ("notes", "sheets")
"""The folders beside the database in which notes and prep sheets are written as files."""


class Purged(NamedTuple):
    """What a purge did."""

    told: str
    copies: int
    """Copies that were written anew without it."""
    left: tuple[Path, ...]
    """Files that may still hold it, and that only their owner can delete."""


def purge_application(desk: Desk, name: str) -> Purged:
    """Purge an application with everything of its own, from the history and every copy too.

    Args:
        desk: the desk.
        name: its id, also of one that was deleted.

    Raises:
        Refused: there never was such an application, or it could not be purged.
    """
    told = _called(desk, "application", name)
    return _purged(desk, f"{told} is purged", partial(purge.application, name=name))


def purge_contact(desk: Desk, name: str) -> Purged:
    """Purge a person, from the history and every copy too. Texts that mention them by name are the user's own, and stay.

    Args:
        desk: the desk.
        name: the person's id, also of one who was deleted.

    Raises:
        Refused: there never was such a person, or they could not be purged.
    """
    told = _called(desk, "contact", name)
    return _purged(desk, f"{told} is purged", partial(purge.contact, name=name))


def purge_history(desk: Desk) -> Purged:
    """Purge everything that was deleted or written over, by forgetting the history; the copies go, one of today is made.

    Raises:
        Refused: it could not be purged.
    """
    purge.purge(desk.database, purge.history)
    gone = [one.path for one in backup.copies(desk.database.path)]
    for one in gone:
        _unlinked(one)
    copies.asked_for(desk, None)
    left = purge.set_aside(desk.database.path)
    return Purged(f"The history is purged, and {len(gone)} copies with it; a new copy was made", 0, tuple(left))


def purge_everything(path: Path) -> Purged:
    """Purge a whole search: the database, its copies, the notes and sheets that were written beside it.

    Raises:
        Refused: a window is open on it, or something could not be deleted.
    """
    if Presence(path, 0).others():
        raise Refused("The search is open in a window; close it first. Nothing was purged")
    if not path.exists():
        raise Refused(f"There is no database at {path}")
    for one in [*(known.path for known in backup.copies(path)), *purge.set_aside(path), at_rest.record_of(path)]:
        _unlinked(one)
    for one in (*beside(path), path):
        _unlinked(one)
    for name in FOLDERS:
        shutil.rmtree(path.parent / name, ignore_errors=True)
    return Purged(f"The search at {path} is purged, with its copies, notes and sheets", 0, ())


def find_application(desk: Desk, text: str) -> str:
    """The id of an application, also of one that was deleted: an id, its beginning, or a company's name.

    Raises:
        Refused: nothing, or more than one, fits.
    """
    gone = read.read_gone(desk.connection, "application")
    fits = [one for one in gone if one.startswith(text)]
    return fits[0] if len(fits) == 1 and text else pipeline.find_application(desk, text)


def find_contact(desk: Desk, text: str) -> str:
    """The id of a person, also of one who was deleted: an id, its beginning, or a name.

    Raises:
        Refused: nobody, or more than one, fits.
    """
    names = {one: str(image.get("name", "")) for one, image in read.read_gone(desk.connection, "contact").items()}
    names |= {one.id: one.name for one in read.read_contacts(desk.connection)}
    wanted = text.casefold()
    for fits in (
        [one for one in names if one == text],
        [one for one, name in names.items() if text and (one.startswith(text) or name.casefold() == wanted)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise Refused(f"“{text}” may mean {', '.join(f'{names[one]} ({one})' for one in fits[:5])}")
    raise Refused(f"There is nobody “{text}” in this search or its history. Nothing was changed")


def _called(desk: Desk, table: str, name: str) -> str:
    """What something is called, also where only the history knows it.

    Raises:
        Refused: nothing was ever called so.
    """
    if table == "application":
        found = read.read_dossiers(desk.connection, [name])
        if found:
            return f"{found[0].company.name}, {found[0].application.role}"
    else:
        person = next((one for one in read.read_contacts(desk.connection) if one.id == name), None)
        if person is not None:
            return person.name
    image = read.read_gone(desk.connection, table).get(name)
    if image is None:
        raise Refused(f"Nothing in this search or its history has the id {name}. Nothing was changed")
    return str(image.get("role") or image.get("name") or name)


def _purged(desk: Desk, told: str, work: purge.Work) -> Purged:
    purge.purge(desk.database, work)
    cleaned, left = purge.purge_copies(desk.database.path, work)
    folder = desk.database.path.parent
    written = [folder / name for name in FOLDERS if (folder / name).is_dir()]
    return Purged(told, cleaned, (*left, *written))


def _unlinked(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(f"{path} could not be deleted: {error.strerror}") from error
