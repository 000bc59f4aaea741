"""Words of the screens for problems: what happened, and what to do about it in the app."""

from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.problems import FileNotImported, NothingToImport, SkippedItem
from interview_desk.domain.problems import (
    ChecksumMismatch,
    ConflictingVersions,
    DatabaseNotCreated,
    SolvedByKey,
    SyncedFolder,
)
from interview_desk.ui.core.key_names import KeyOf


def describe_refusal(refusal: Refused, key_of: KeyOf) -> str:
    """Describe a refusal, and the way to solve it; see `describe_problem`."""
    return describe_problem(refusal.problem, key_of)


def describe_problem(problem: object, key_of: KeyOf) -> str:
    """Say what went wrong, and what to do about it.

    Args:
        problem: a problem as a value or as text.
        key_of: returns the key of a binding.
    """
    match problem:
        case SkippedItem(where, reason):
            return str(SkippedItem(where, describe_problem(reason, key_of)))
        case FileNotImported(name, reason):
            return str(FileNotImported(name, describe_problem(reason, key_of)))
        case NothingToImport(skipped, _):
            return problem.list_reasons(describe_problem(item, key_of) for item in skipped)
        case SolvedByKey(text, binding, remedy):
            return f"{text}. {remedy.format(key=key_of(binding))}"
        case ChecksumMismatch():
            return f"{problem}. Choose another backup. Nothing was changed"
        case DatabaseNotCreated(path):
            return f"{problem}. File: {path}"
        case SyncedFolder():
            return f"{problem}. Keep it on a local disk, and put a backup there instead"
        case ConflictingVersions():
            return f"{problem}. Export it and import it here to merge what’s missing"
    return str(problem)
