"""How something long tells how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Is told what is being done, and how many of how many are done; raises what should end it."""


def silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""
