"""Permanent deletion from the database, its history, and its backups; unlike deletion, it can't be undone."""

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
"""Minimum number of characters of an ID prefix that can select something for permanent deletion."""
FOLDERS = ("notes", "sheets")
"""Folders next to the database that hold notes and prep sheets written as files."""


class Purged(NamedTuple):
    """Result of a permanent deletion."""

    told: str
    copies: int
    """Number of backups that were rewritten without the deleted data."""
    left: tuple[Path, ...]
    """Paths that may still contain the data and that only the user can delete."""


def purge_application(desk: Desk, name: str) -> Purged:
    """Permanently delete an application and its records, also from the history and all backups.

    Args:
        desk: the desk.
        name: the application's ID; it may already be deleted.

    Raises:
        Refused: there never was such an application, or it could not be deleted permanently.
    """
    told = called(desk, "application", name)
    return _purged(desk, f"{told} is purged", partial(purge.application, name=name))


def purge_contact(desk: Desk, name: str) -> Purged:
    """Permanently delete a contact, also from the history and all backups.

    Texts that mention the contact by name belong to the user and stay.

    Args:
        desk: the desk.
        name: the contact's ID; it may already be deleted.

    Raises:
        Refused: there never was such a contact, or they could not be deleted permanently.
    """
    told = called(desk, "contact", name)
    return _purged(desk, f"{told} is purged", partial(purge.contact, name=name))


def purge_history(desk: Desk) -> Purged:
    """Permanently delete everything that was deleted or overwritten, by clearing the history.

    The old backups are deleted and a new one is made.

    Raises:
        Refused: the history could not be cleared, and nothing was changed; or an old backup could not be
            deleted.
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
    """Permanently delete a whole database and its backups.

    In the default folder, the notes and prep sheets written next to it are deleted too.

    Args:
        path: the database; if it no longer exists, its backups are deleted.

    Raises:
        Refused: there is nothing at the path, it isn't a database of this app, it is open in a window,
            another program writes to it, or something could not be deleted.
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
    """Check that a file is a database of this app and that no other program writes to it, before it is deleted.

    Raises:
        Refused: it isn't, or another program does.
    """
    try:
        purge.check_unused(path)
    except Damaged:
        if not has_copies:  # an unreadable file does not say what it was
            raise Refused(
                f"{path} cannot be read as a search of interview-desk; delete it yourself if it is one. Nothing was purged"
            ) from None


def find_application(desk: Desk, text: str) -> str:
    """Return the ID of an application, including deleted ones, by ID, ID prefix, or company name.

    Raises:
        Refused: there is no match, or more than one.
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
    """Return the ID of a contact, including deleted ones, by ID, ID prefix, or name.

    Raises:
        Refused: there is no match, or more than one.
    """
    names = {one: str(image.get("name", "")) for one, image in read.read_gone(desk.connection, "contact").items()}
    names |= {one.id: one.name for one in read.read_contacts(desk.connection)}
    return _found(text, names, names, f"There is nobody “{text}” in this search or its history")


def _found(text: str, told: dict[str, str], names: dict[str, str], nothing: str) -> str:
    """Return the ID matching an exact ID, a name, or an ID prefix, in that order.

    Raises:
        Refused: there is no match, or more than one: a permanent deletion never guesses.
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
    """Return the display name of a record, including one that exists only in the history.

    Raises:
        Refused: no record ever had this ID.
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
