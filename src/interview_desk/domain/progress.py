"""Progress reporting for long-running operations."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Callback that receives a step's description, the number done, and the total; it raises to cancel."""


def silent(_what: str, _done: int, _of: int) -> None:
    """Ignore a progress report."""
