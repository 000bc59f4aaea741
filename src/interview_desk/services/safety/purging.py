"""Permanent deletion from the database, its history, and its backups; unlike deletion, it can't be undone."""

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from interview_desk.domain.errors import Damaged, Refused
from interview_desk.services import log
from interview_desk.services.exports import subscription
from interview_desk.services.safety import backups
from interview_desk.services.safety.checkup import NOT_SAVED
from interview_desk.services.session import Desk
from interview_desk.services.settings.settings import default_database
from interview_desk.store import read, read_history
from interview_desk.store.file import closing_checksum, journal_recovery
from interview_desk.store.file.file_names import list_sidecars
from interview_desk.store.file.presence import Presence
from interview_desk.store.safety import backup, purge

LEAST_OF_AN_ID = 4
"""Minimum number of characters of an ID prefix that can select something for permanent deletion."""
FOLDERS = ("notes", "sheets")
"""Folders next to the database that hold notes and prep sheets written as files."""


class PurgeResult(NamedTuple):
    """Result of a permanent deletion."""

    message: str
    copies: int
    """Number of backups that were rewritten without the deleted data."""
    remaining_files: tuple[Path, ...]
    """Paths that may still contain the data and that only the user can delete."""


def purge_application(desk: Desk, name: str) -> PurgeResult:
    """Permanently delete an application and its records, also from the history and all backups.

    Args:
        desk: the desk.
        name: the application's ID; it may already be deleted.

    Raises:
        Refused: there never was such an application, or it could not be deleted permanently.
    """
    label = describe_record(desk, "application", name)
    return _run_purge(desk, f"{label} is purged", partial(purge.application, name=name), _list_names(desk, name, label))


def purge_contact(desk: Desk, name: str) -> PurgeResult:
    """Permanently delete a contact, also from the history and all backups.

    Texts that mention the contact by name belong to the user and stay.

    Args:
        desk: the desk.
        name: the contact's ID; it may already be deleted.

    Raises:
        Refused: there never was such a contact, or they could not be deleted permanently.
    """
    label = describe_record(desk, "contact", name)
    return _run_purge(desk, f"{label} is purged", partial(purge.contact, name=name), [label])


def purge_history(desk: Desk) -> PurgeResult:
    """Permanently delete everything that was deleted or overwritten, by clearing the history.

    The old backups are deleted and a new one is made.

    Raises:
        Refused: the history could not be cleared, and nothing was changed; or an old backup could not be
            deleted.
    """
    path = desk.database.path
    old = [entry.path for entry in backup.list_backups(path)]
    calendars: list[Path] = []
    fresh = backups.back_up_on_request(desk, None)
    try:
        purge.clean_new_backup(fresh, purge.history)
        purge.purge(
            desk.database,
            purge.history,
            before_commit=lambda: calendars.extend(_remove_calendar(desk.settings.calendar_file)),
        )
    except Refused:
        fresh.unlink(missing_ok=True)
        raise
    for entry in (*old, *backup.list_partial_backups(path)):
        _unlinked(entry)
    journal_recovery.delete_abandoned(path)
    message = (
        f"The history is purged, and {'1 copy' if len(old) == 1 else f'{len(old)} copies'} with it; a new copy was made"
    )
    return PurgeResult(message, 0, (*purge.list_unusable_files(path), *calendars))


def purge_everything(path: Path, calendar_file: Path | None = None) -> PurgeResult:
    """Permanently delete a whole database, its backups, and its calendar file.

    In the default folder, the notes and prep sheets written next to it are deleted too.

    Args:
        path: the database; if it no longer exists, its backups are deleted.
        calendar_file: the calendar file that the config names, if any.

    Raises:
        Refused: there is nothing at the path, it isn't a database of this app, it is open in a window,
            another program writes to it, or something could not be deleted.
    """
    check_closed(path)
    calendars = _remove_calendar(calendar_file)  # before the database: a rerun would find nothing to purge
    backups = [entry.path for entry in backup.list_backups(path)]
    if not path.exists() and not backups and not purge.list_unusable_files(path):
        raise Refused(f"There is no database at {path}, and no copy of one")
    if path.exists():
        _make_sure(path, has_copies=bool(backups))
    set_aside_files = purge.list_unusable_files(path)  # opening the file may have set one aside
    journal_recovery.delete_abandoned(path)
    for entry in (
        *backups,
        *set_aside_files,
        *backup.list_partial_backups(path),
        closing_checksum.record_of(path),
        *list_sidecars(path),
        path,
    ):
        _unlinked(entry)
    if path.parent == default_database().parent:
        for name in FOLDERS:
            if (path.parent / name).is_symlink():
                continue
            shutil.rmtree(path.parent / name, ignore_errors=True)
    folders = [path.parent / name for name in FOLDERS if (path.parent / name).exists()]
    return PurgeResult(f"The search at {path} is purged, with its copies", 0, (*folders, *calendars))


def check_closed(path: Path) -> None:
    """Check that no window has a database open.

    Raises:
        Refused: one has.
    """
    if Presence(path).list_others():
        raise Refused("The search is open in a window; close it first. Nothing was purged")


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
        application: f"{image.get('role', '')}, deleted"
        for application, image in read_history.read_deleted_rows(desk.connection, "application").items()
    }
    names |= dict.fromkeys(_list_unreadable(desk, "application"), "an application that can’t be read")
    companies = dict.fromkeys(names, "")
    for dossier in read.read_dossiers(desk.connection):
        application = dossier.application
        names[application.id] = f"{dossier.company.name}, {application.role}"
        companies[application.id] = dossier.company.name
    return _resolve_id(text, names, companies, f"There is no application “{text}” in this search or its history")


def find_contact(desk: Desk, text: str) -> str:
    """Return the ID of a contact, including deleted ones, by ID, ID prefix, or name.

    Raises:
        Refused: there is no match, or more than one.
    """
    names = {
        contact: str(image.get("name", ""))
        for contact, image in read_history.read_deleted_rows(desk.connection, "contact").items()
    }
    names |= dict.fromkeys(_list_unreadable(desk, "contact"), "")
    names |= {contact.id: contact.name for contact in read.read_contacts(desk.connection)}
    return _resolve_id(text, names, names, f"There is nobody “{text}” in this search or its history")


def _list_unreadable(desk: Desk, table: str) -> list[str]:
    """Return the IDs of a table's rows that cannot be read."""
    return [row.key[0] for row in desk.unreadable_rows if row.table == table and row.key]


def _resolve_id(text: str, descriptions: dict[str, str], names: dict[str, str], nothing: str) -> str:
    """Return the ID matching an exact ID, a name, or an ID prefix, in that order.

    Raises:
        Refused: there is no match, or more than one: a permanent deletion never guesses.
    """
    folded_text = text.casefold()
    for fits in (
        [record_id for record_id in names if record_id == text],
        [record_id for record_id, name in names.items() if text and name.casefold() == folded_text],
        [record_id for record_id in names if len(text) >= LEAST_OF_AN_ID and record_id.startswith(text)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise Refused(
                f"“{text}” may mean {'; '.join(f'{descriptions[record_id]} ({record_id})' for record_id in fits[:5])}. Nothing was changed"
            )
    raise Refused(f"{nothing}. Nothing was changed")


def describe_record(desk: Desk, table: str, name: str) -> str:
    """Return the display name of a record, including one that exists only in the history.

    Raises:
        Refused: no record ever had this ID.
    """
    if table == "application":
        dossiers = read.read_dossiers(desk.connection, [name])
        if dossiers:
            return f"{dossiers[0].company.name}, {dossiers[0].application.role}"
    else:
        person = next((contact for contact in read.read_contacts(desk.connection) if contact.id == name), None)
        if person is not None:
            return person.name
    image = read_history.read_deleted_rows(desk.connection, table).get(name)
    if name in _list_unreadable(desk, table):
        return str((image or {}).get("role") or (image or {}).get("name") or f"the {table} {name}")
    if image is None:
        raise Refused(f"Nothing in this search or its history has the id {name}. Nothing was changed")
    return str(image.get("role") or image.get("name") or name)


def _remove_calendar(path: Path | None) -> list[Path]:
    """Delete the calendar file, which is rewritten from any remaining data; return the paths that can't be deleted from here.

    This happens before the deletion is committed: after an interruption nothing would lead back to the file.

    Raises:
        Refused: it could not be deleted.
    """
    if path is not None and path.is_symlink():
        return [path]  # its target would stay
    subscription.forget(path)
    return []


def _run_purge(desk: Desk, message: str, work: purge.Work, needles: Sequence[str]) -> PurgeResult:
    path = desk.database.path
    cleaned: list[tuple[int, list[Path]]] = []
    journal_recovery.delete_abandoned(path)
    for unfinished in backup.list_partial_backups(path):
        _unlinked(unfinished)
    calendars: list[Path] = []

    def clean_up() -> None:
        cleaned.append(purge.purge_copies(path, work))
        calendars.extend(_remove_calendar(desk.settings.calendar_file))

    purge.purge(desk.database, work, before_commit=clean_up)
    number, remaining = cleaned[0]
    return PurgeResult(message, number, (*remaining, *calendars, *_find_mentions(path.parent, needles)))


def _find_mentions(folder: Path, needles: Sequence[str]) -> list[Path]:
    """Return the notes and sheets written as files that mention a purged name, and the texts saved after a failure."""
    mentions: list[Path] = []
    folded = [needle.casefold() for needle in needles if needle.strip()]
    folders = [folder / name for name in FOLDERS]
    files = [file for each in folders if each.is_dir() and not each.is_symlink() for file in sorted(each.rglob("*"))]
    files += sorted(log.folder().glob(f"{NOT_SAVED}*"))
    for file in files:
        try:
            text = f"{file.name}\n{file.read_text(encoding='utf-8', errors='replace')}".casefold()
        except OSError:
            continue
        if any(needle in text or needle.replace(" ", "-") in text for needle in folded):
            mentions.append(file)
    return mentions


def _list_names(desk: Desk, application: str, label: str) -> list[str]:
    """Return the names by which files may speak of an application: its company, and the people there."""
    dossiers = read.read_dossiers(desk.connection, [application])
    names = [
        name for dossier in dossiers for name in (dossier.company.name, *(contact.name for contact in dossier.contacts))
    ]
    return names or [label.partition(",")[0]]


def _unlinked(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(f"{path} could not be deleted: {error.strerror}") from error
