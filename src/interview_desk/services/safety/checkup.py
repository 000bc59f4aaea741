"""Checkup of the database, and of what this terminal and clipboard support."""

import os
import shutil
import sys
from pathlib import Path

from interview_desk.domain.codec import SHAPES
from interview_desk.domain.dates.calendar import count_of
from interview_desk.domain.errors import Refused
from interview_desk.domain.problems import (
    ChangedWhileClosed,
    ConflictingVersions,
    LeftOutRows,
    SyncedFolder,
    UnusableDatabase,
)
from interview_desk.domain.text import joined
from interview_desk.services import log
from interview_desk.services.safety import backups
from interview_desk.services.session import Desk
from interview_desk.store import read
from interview_desk.store.file import closing_checksum, location_check, sqlite_errors
from interview_desk.store.file.file_identity import read_header
from interview_desk.store.file.file_names import folder_of
from interview_desk.store.safety import audit, checks

NOT_SAVED = "not-saved-"
"""File name prefix for texts that the database could not store."""


def database_report(desk: Desk) -> list[str]:
    """Describe the database, in lines.

    Raises:
        Refused: not even its basic facts can be read.
    """
    path = desk.database.path
    summary = checks.read_summary(desk.connection)
    rows = summary.rows
    size = path.stat().st_size
    return [
        f"Database   {path}, {size / 1_048_576:.1f} MB{', can only be read' if desk.database.read_only else ''}",
        f"Holds      {rows.get('application', '?')} applications, {rows.get('interview', '?')} interviews, {rows.get('note', '?')} notes",
        f"History    {rows.get('touch', '?')} contacts logged, {rows.get('change', '?')} steps that can be undone",
        f"SQLite     {summary.sqlite_version}, journal {summary.journal_mode}",
    ]


def copies_report(path: Path) -> tuple[list[str], list[str]]:
    """Describe the backups, in lines; also list those whose checksum does not match."""
    listed = backups.list_backups(path)
    if not listed:
        return [f"Backups    none yet in {folder_of(path)}"], []
    newest = listed[0].copy
    whole = sum(entry.is_whole is True for entry in listed)
    line = f"Backups    {len(listed)} in {folder_of(path)}, the newest of {newest.day} {newest.clock[:2]}"
    line += f":{newest.clock[2:]}" if newest.clock else ""
    damaged = [
        f"backup {entry.copy.path.name}: its checksum does not match" for entry in listed if entry.is_whole is False
    ]
    return [f"{line.rstrip()}; {whole} match their checksums"], damaged


def check_location(path: Path) -> list[object]:
    """List problems with the location of the database: shared folders and conflicting files."""
    warnings: list[object] = []
    shared = location_check.detect_sharing(path)
    if shared:
        warnings.append(SyncedFolder(shared))
    twins = location_check.conflicting(path)
    if twins:
        warnings.append(ConflictingVersions(tuple(twin.name for twin in twins)))
    return warnings


def list_unsaved_texts(path: Path) -> list[str]:
    """List files of typed text that could not be stored, so that nobody forgets them."""
    messages = []
    for folder in (path.parent / "notes", log.folder()):
        try:
            names = sorted(file.name for file in folder.iterdir() if file.name.startswith(NOT_SAVED))
        except OSError:
            continue
        if names:
            texts = (
                "A text that could not be stored lies"
                if len(names) == 1
                else f"{len(names)} texts that could not be stored lie"
            )
            messages.append(
                f"{texts} in {folder}: {joined(names[:3])}{' …' if len(names) > 3 else ''}. Delete them when you are done"
            )
    return messages


def large_file(desk: Desk) -> str:
    """Return the problem with a file too large to be checked before opening; empty if there is none.

    Uses a separate connection, so that it can run on a thread other than the desk's.
    """
    return checks.check_large_file(desk.database)


def has_unreadable_rows(desk: Desk) -> bool:
    """Return True if a file too large for its rows to be checked before the first read has rows that cannot be read.

    Uses a separate connection, so that it can run on a thread other than the desk's.
    """
    return checks.has_unreadable_rows(desk.database)


def problems(desk: Desk) -> list[object]:
    """List the problems with the database; empty if it is sound."""
    issues: list[object] = []
    for look in (_by_row, _by_sqlite, _at_rest, _by_meaning, _by_history):
        try:
            issues += look(desk)
        except Refused as refusal:
            problem = refusal.problem
            issues.append(problem.reason if isinstance(problem, UnusableDatabase) else problem)
        except Exception as error:  # noqa: BLE001 - whatever cannot be read is what is reported here
            issues.append(f"something in it cannot be read: {error}")
        if issues:
            break  # later checks would only repeat this in other words
    return issues


def _by_row(desk: Desk) -> list[object]:
    """List the rows that cannot be read; those that only belong to them are counted."""
    rows = desk.find_unreadable_rows()
    related = tuple(row for row in rows if row.follows)
    return [*(row for row in rows if not row.follows), *([LeftOutRows(related)] if related else [])]


def _by_sqlite(desk: Desk) -> list[str]:
    return checks.check_integrity(desk.connection, desk.database.path)


def _at_rest(desk: Desk) -> list[object]:
    """Report bytes that changed while nobody had the file open."""
    path = desk.database.path
    if closing_checksum.is_unchanged(path, read_header(path)) is False:
        return [ChangedWhileClosed()]
    return []


def _by_meaning(desk: Desk) -> list[str]:
    search = read.read_search(desk.connection)
    for name, shape in SHAPES.items():
        for entity in getattr(search, name):
            shape.decode(shape.encode(entity), f"{name} {entity.id}", desk.settings.zone)
    return []


def _by_history(desk: Desk) -> list[str]:
    """List rows that differ from their last recorded write: bit rot, or changes by another program."""
    return [
        f"{stray.table} {stray.key} is not as “{stray.label}” left it on {stray.made_at[:16].replace('T', ' ')}"
        for stray in audit.find_mismatches(desk.connection)
    ]


def explained(error: BaseException) -> Refused | None:
    """Return the user-facing error for an error from SQLite, or None for any other error."""
    fault = sqlite_errors.fault_of(error)
    return sqlite_errors.explain_read_error(fault) if fault is not None else None


def log_report() -> list[str]:
    """Return a line about unexpected errors in the log, if there are any."""
    reports = log.read_reports()
    if not reports.total:
        return []
    errors = count_of(reports.total, "unexpected error")
    return [f"Log        {errors}, the last on {reports.newest[:10]}; details, without your text: {log.log_file()}"]


def terminal_report() -> list[str]:
    """Describe what this terminal and clipboard support, in lines."""
    encoding = sys.stdout.encoding or "unknown"
    size = shutil.get_terminal_size()
    terminal = os.environ.get("TERM", "unset")
    colours = "none (NO_COLOR)" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM", "as TERM says")
    tools = [tool for tool in ("pbcopy", "wl-copy", "xclip", "xsel", "clip.exe", "tmux") if shutil.which(tool)]
    return [
        f"Terminal   {terminal}, {size.columns}x{size.lines}, {encoding}, colours: {colours}",
        f"Clipboard  {', '.join(tools) if tools else 'no tool found: a copy goes by the terminal (OSC 52) or to a file'}",
    ]
