"""Words of the command line for problems: the problem, and the command or option that helps."""

import shlex

from interview_desk.domain.imports.problems import (
    AmbiguousDates,
    AmbiguousDay,
    FileNotImported,
    MissingColumn,
    NotAnInterview,
    NothingToImport,
    PeopleElsewhere,
    SeveralApplications,
    SkippedItem,
    UnknownZone,
)
from interview_desk.domain.problems import (
    ChangedWhileClosed,
    ChecksumMismatch,
    ConflictingVersions,
    DatabaseDamaged,
    DatabaseNotCreated,
    DatabaseProblems,
    MissingConfig,
    SyncedFolder,
    WrongFormatOption,
)
from interview_desk.domain.text import joined

_REMEDIES: dict[type[object], str] = {
    UnknownZone: ". Set it with --timezone, such as --timezone Europe/Berlin",
    SeveralApplications: ". Say which one (--application)",
    AmbiguousDay: ". Set the order (--dates day-first)",
    AmbiguousDates: ". Add --dates day-first or --dates month-first",
    PeopleElsewhere: " (import them with --everyone)",
    MissingConfig: ". To create one: interview-desk config --init",
    ChecksumMismatch: ". Choose another backup, or restore it with --anyway. Nothing was changed",
    ChangedWhileClosed: ". To accept it as it is: interview-desk check --accept",
    SyncedFolder: ". Keep it on a local disk (--db FILE) and put a backup there instead: interview-desk backup FILE",
    ConflictingVersions: ". Look inside with --db FILE; export it and import it here to merge what’s missing",
}
"""Advice on a problem, if it is the same whatever its facts are."""


def describe_problem(problem: object) -> str:
    """Say what went wrong and, where an option or a command helps, which."""
    match problem:
        case SkippedItem(where, reason):
            return str(SkippedItem(where, describe_problem(reason)))
        case FileNotImported(name, reason):
            return str(FileNotImported(name, describe_problem(reason)))
        case NothingToImport(skipped, _):
            return problem.list_reasons(describe_problem(item) for item in skipped)
        case NotAnInterview(needs_application):
            first = "add the application and " if needs_application else ""
            return f"{problem}. If it is one, {first}say which application it’s for (--application)"
        case MissingColumn(_, headings):
            columns = joined(list(headings)) or "unnamed"
            return f'{problem}. Set it with --column "Heading=company". The columns are {columns}'
        case WrongFormatOption(option, formats, given):
            return f"--{option} only works with --format {' or '.join(formats)}, not with {given}"
        case DatabaseNotCreated(path):
            return f"{problem}. Choose another location with --db FILE. File: {path}"
        case DatabaseProblems():
            return f"{problem}{_advise_restore(problem)}"
        case DatabaseDamaged(damage, backup, day):
            return f"{damage}. The newest backup is from {day}. Restore it with: interview-desk restore {backup}"
    return f"{problem}{_REMEDIES.get(type(problem), '')}"


def _advise_restore(problem: DatabaseProblems) -> str:
    """Say how to get rid of the problems that a check found."""
    if problem.backup is None:
        return ", and no backup is free of problems. Save what can be read with: interview-desk export -o FILE"
    option = f" --db {shlex.quote(str(problem.database))}" if problem.database is not None else ""
    return f". Restore a backup with: interview-desk restore {shlex.quote(str(problem.backup))}{option}"
