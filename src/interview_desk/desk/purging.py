"""Purging: what must really go leaves the search, its history and its copies. Deleting is for everything else; it can be undone."""

import shutil
from functools import partial
from pathlib import Path
from typing import NamedTuple

from interview_desk.desk import copies
from interview_desk.desk.desk import Desk
from interview_desk.desk.settings import default_database
from interview_desk.domain.errors import Damaged, Refused
from interview_desk.store import at_rest, backup, leftovers, purge, read
from interview_desk.store.around import beside
from interview_desk.store.presence import Presence

LEAST_OF_AN_ID = 4
"""Letters that the beginning of an id has at least, where what it means is purged."""
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
    told = called(desk, "application", name)
    return _purged(desk, f"{told} is purged", partial(purge.application, name=name))


def purge_contact(desk: Desk, name: str) -> Purged:
    """Purge a person, from the history and every copy too. Texts that mention them by name are the user's own, and stay.

    Args:
        desk: the desk.
        name: the person's id, also of one who was deleted.

    Raises:
        Refused: there never was such a person, or they could not be purged.
    """
    told = called(desk, "contact", name)
    return _purged(desk, f"{told} is purged", partial(purge.contact, name=name))


def purge_history(desk: Desk) -> Purged:
    """Purge everything that was deleted or written over, by forgetting the history; the copies go, one of today is made.

    Raises:
        Refused: it could not be purged; nothing was.
    """
    path = desk.database.path
    old = [one.path for one in backup.copies(path)]
    fresh = copies.asked_for(desk, None)
    try:
        purge.clean_new_backup(fresh, purge.history)
        purge.purge(desk.database, purge.history)
    except Refused:
        fresh.unlink(missing_ok=True)
        raise
    for one in (*old, *backup.unfinished(path)):
        _unlinked(one)
    leftovers.clear(path)
    told = (
        f"The history is purged, and {'1 copy' if len(old) == 1 else f'{len(old)} copies'} with it; a new copy was made"
    )
    return Purged(told, 0, tuple(purge.set_aside(path)))


def purge_everything(path: Path) -> Purged:
    """Purge a whole search: the database, its copies, and in the usual place the notes and sheets that were written beside it.

    Args:
        path: the database; where it is gone already, its copies go.

    Raises:
        Refused: it is no search of ours, a window is open on it, another program writes to it, or something could not be deleted.
    """
    if Presence(path, 0).others():
        raise Refused("The search is open in a window; close it first. Nothing was purged")
    known = [one.path for one in backup.copies(path)]
    kept = purge.set_aside(path)
    if not path.exists() and not known and not kept:
        raise Refused(f"There is no database at {path}, and no copy of one")
    if path.exists():
        _make_sure(path, has_copies=bool(known))
    leftovers.clear(path)
    for one in (*known, *kept, *backup.unfinished(path), at_rest.record_of(path), *beside(path), path):
        _unlinked(one)
    if path.parent == default_database().parent:
        for name in FOLDERS:
            if (path.parent / name).is_symlink():
                continue
            shutil.rmtree(path.parent / name, ignore_errors=True)
    left = tuple(path.parent / name for name in FOLDERS if (path.parent / name).exists())
    return Purged(f"The search at {path} is purged, with its copies", 0, left)


def _make_sure(path: Path, *, has_copies: bool) -> None:
    """Before a file is deleted: it is a search of ours, and nobody writes to it.

    Raises:
        Refused: it is not, or somebody does.
    """
    try:
        purge.check_unused(path)
    except Damaged:
        if not has_copies:  # an unreadable file does not say what it was
            raise Refused(
                f"{path} cannot be read as a search of interview-desk; delete it yourself if it is one. Nothing was purged"
            ) from None


def find_application(desk: Desk, text: str) -> str:
    """The id of an application, also of one that was deleted: an id, its beginning, or a company's name.

    Raises:
        Refused: nothing, or more than one, fits.
    """
    names = {
        one: f"{image.get('role', '')}, deleted"
        for one, image in read.read_gone(desk.connection, "application").items()
    }
    companies = dict.fromkeys(names, "")
    for dossier in read.read_dossiers(desk.connection):
        one = dossier.application
        names[one.id] = f"{dossier.company.name}, {one.role}"
        companies[one.id] = dossier.company.name
    return _found(text, names, companies, f"There is no application “{text}” in this search or its history")


def find_contact(desk: Desk, text: str) -> str:
    """The id of a person, also of one who was deleted: an id, its beginning, or a name.

    Raises:
        Refused: nobody, or more than one, fits.
    """
    names = {one: str(image.get("name", "")) for one, image in read.read_gone(desk.connection, "contact").items()}
    names |= {one.id: one.name for one in read.read_contacts(desk.connection)}
    return _found(text, names, names, f"There is nobody “{text}” in this search or its history")


def _found(text: str, told: dict[str, str], names: dict[str, str], nothing: str) -> str:
    """The one id that a text means: an id, a name, or the beginning of an id; what is exact comes first.

    Raises:
        Refused: nothing, or more than one, fits: for good is for good.
    """
    wanted = text.casefold()
    for fits in (
        [one for one in names if one == text],
        [one for one, name in names.items() if text and name.casefold() == wanted],
        [one for one in names if len(text) >= LEAST_OF_AN_ID and one.startswith(text)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise Refused(
                f"“{text}” may mean {'; '.join(f'{told[one]} ({one})' for one in fits[:5])}. Nothing was changed"
            )
    raise Refused(f"{nothing}. Nothing was changed")


def called(desk: Desk, table: str, name: str) -> str:
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
    path = desk.database.path
    cleaned: list[tuple[int, list[Path]]] = []
    leftovers.clear(path)
    for one in backup.unfinished(path):
        _unlinked(one)
    purge.purge(desk.database, work, meanwhile=lambda: cleaned.append(purge.purge_copies(path, work)))
    (number, left), folder = cleaned[0], path.parent
    written = [folder / name for name in FOLDERS if (folder / name).is_dir()]
    return Purged(told, number, (*left, *written))


def _unlinked(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(f"{path} could not be deleted: {error.strerror}") from error
