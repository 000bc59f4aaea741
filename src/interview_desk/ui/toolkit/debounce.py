"""Debouncing: run a function shortly after the last key, and regularly while the user keeps typing."""

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

QUIET = 0.3
"""Seconds after the last key at which typed text is saved."""
MOST = 0.8
"""Maximum seconds before typed text is saved during continuous typing.

Text that was visible for a second therefore survives a crash.
"""


AGAIN = 2.0
"""Seconds after which a failed save is retried."""


class Debouncer:
    """Timer that runs a function after a pause in typing, but with a limited delay.

    Args:
        owner: the widget or app whose timers are used.
        do: the function to run.
    """

    def __init__(self, owner: MessagePump, do: Callable[[], object]) -> None:
        self._owner = owner
        self._do = do
        self._timer: Timer | None = None
        self._since = 0.0

    @property
    def is_waiting(self) -> bool:
        """Return True if a run is scheduled."""
        return self._timer is not None

    def schedule(self) -> None:
        """Schedule the run, or postpone it because another key was pressed."""
        now = time.monotonic()
        if self._timer is None:
            self._since = now
        else:
            self._timer.stop()
        self._timer = self._owner.set_timer(max(min(QUIET, self._since + MOST - now), 0.001), self._due)

    def schedule_retry(self) -> None:
        """Schedule a retry after a failure, unless a run is already scheduled."""
        if self._timer is None:
            self._since = time.monotonic()
            self._timer = self._owner.set_timer(AGAIN, self._due)

    def _due(self) -> None:
        self._timer = None
        self._do()

    def stop(self) -> None:
        """Cancel the scheduled run, because it was done elsewhere or is no longer needed."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
