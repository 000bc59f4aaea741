"""Errors whose messages are shown to the user."""

from typing import NamedTuple


class Refused(Exception):
    """Error for something that cannot be done.

    The problem says in one sentence what happened and what to do. The code that raises the error has changed
    nothing. The command line prints the problem and exits with 1; the screen shows it in place.

    Args:
        problem: the problem as text, or as a value (`domain.problems`) where the command line and the screens
            say different things about what to do.
    """

    def __init__(self, problem: object) -> None:
        super().__init__(problem)
        self.problem = problem


class NotSaved(Refused):
    """Error for a file that cannot be written (a full disk, a read-only file); a retry may succeed later.

    The caller still has the text that was typed, keeps it until it is saved, and offers to copy it.
    """


class Busy(NotSaved):
    """Error for a file that another program holds at the moment; a retry may succeed."""


class WriteConflict(Busy):
    """Write conflict: another program changed the search between reading and writing.

    Repeating the operation from the start sees what the other program wrote.
    """


class Damaged(Refused):
    """Error for a file that is not in the form in which interview-desk wrote it; a backup can replace it.

    Args:
        problem: the problem and what to do; see `Refused`.
        readable: whether the file can be opened anyway, because nothing in it is contradictory.
    """

    def __init__(self, problem: object, *, readable: bool = False) -> None:
        super().__init__(problem)
        self.readable = readable


class Stopped(Refused):
    """Error for an operation that the user stopped before it was done; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was changed")


class SolvedByKey(NamedTuple):
    """Problem that is solved in another place of the app, by a key; see `domain.problems` for the other problems."""

    problem: str
    binding: str
    """Id of the binding of that key."""
    remedy: str
    """Advice with `{key}` for the key: "Press {key} to open it"."""

    def __str__(self) -> str:
        return self.problem
