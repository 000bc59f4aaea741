"""Doing something a moment after the last key, and while one types on and on, at least every second."""

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

QUIET = 0.3
"""Seconds after the last key at which what was typed is stored."""
MOST = 0.8
"""Seconds after which it is stored although one types on: what was visible a second before is there after a crash."""


AGAIN = 2.0
"""Seconds after which what could not be stored is tried again."""


class Soon:
    """A deed that waits for a pause, but not for long.

    Args:
        owner: whose timers it uses.
        do: the deed.
    """

    def __init__(self, owner: MessagePump, do: Callable[[], object]) -> None:
        self._owner = owner
        self._do = do
        self._timer: Timer | None = None
        self._since = 0.0

    @property
    def is_waiting(self) -> bool:
        """Whether the deed is still to be done."""
        return self._timer is not None

    def touch(self) -> None:
        """Another key came."""
        now = time.monotonic()
        if self._timer is None:
            self._since = now
        else:
            self._timer.stop()
        self._timer = self._owner.set_timer(max(min(QUIET, self._since + MOST - now), 0.001), self._due)

    def again(self) -> None:
        """It could not be done: try again in a while, where no key comes before."""
        if self._timer is None:
            self._since = time.monotonic()
            self._timer = self._owner.set_timer(AGAIN, self._due)

    def _due(self) -> None:
        self._timer = None
        self._do()

    def stop(self) -> None:
        """The deed was done elsewhere, or is not wanted any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
