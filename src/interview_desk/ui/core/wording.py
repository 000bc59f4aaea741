"""Words of the screens for problems: what happened, and what to do about it in the app."""

from interview_desk.domain.errors import Refused, SolvedByKey
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
        case str():
            return problem
        case SolvedByKey(text, binding, remedy):
            return f"{text}. {remedy.format(key=key_of(binding))}"
    return _describe_import(problem, key_of) or _describe_file(problem) or str(problem)


def _describe_import(problem: object, key_of: KeyOf) -> str:
    from interview_desk.domain.imports import problems  # noqa: PLC0415 - only after something went wrong

    match problem:
        case problems.SkippedItem(where, reason):
            return str(problems.SkippedItem(where, describe_problem(reason, key_of)))
        case problems.FileNotImported(name, reason):
            return str(problems.FileNotImported(name, describe_problem(reason, key_of)))
        case problems.NothingToImport(skipped, _):
            return problem.list_reasons(describe_problem(item, key_of) for item in skipped)
    return ""


def _describe_file(problem: object) -> str:
    from interview_desk.domain import problems  # noqa: PLC0415 - only after something went wrong

    match problem:
        case problems.ChecksumMismatch():
            return f"{problem}. Choose another backup. Nothing was changed"
        case problems.DatabaseNotCreated(path):
            return f"{problem}. File: {path}"
        case problems.SyncedFolder():
            return f"{problem}. Keep it on a local disk, and put a backup there instead"
        case problems.ConflictingVersions():
            return f"{problem}. Export it and import it here to merge what’s missing"
    return ""
