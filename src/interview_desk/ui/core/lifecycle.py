"""Life of a screen: opening, open, closing. Messages for a screen that is not open are dropped here, for every screen."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, cast

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen, ScreenResultType


class Unfinished:
    """A dialog with text in it that was not submitted yet."""

    @property
    def typed(self) -> Sequence[str]:
        """Text that is saved nowhere."""
        return ()

    def keep_now(self) -> None:
        """Save what can be saved, without making anyone wait: the app is about to quit."""


class LiveScreen(Screen[ScreenResultType]):
    """Screen that ends once, and ignores what arrives while it is opening or closing.

    Opening lasts until its widgets are mounted, closing begins when it is dismissed. In between, messages, results of workers,
    and timers find every widget in place; outside of that time the widgets they look for do not exist.
    """

    _is_dismissed = False

    @property
    def is_closing(self) -> bool:
        """True once the screen was dismissed or removed."""
        return self._is_dismissed or not self.is_attached

    @property
    def is_open(self) -> bool:
        """True while every widget of the screen is in place."""
        return self.is_mounted and not self.is_closing

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen with a result, unless it is already closing or covered by another screen."""
        if self.is_closing or not self.is_active:
            return AwaitComplete()
        self._is_dismissed = True
        return super().dismiss(result)

    def begin_work(
        self, group: str, work: Callable[..., Coroutine[Any, Any, Any]], *arguments: Any, exclusive: bool = True
    ) -> None:
        """Start work in the background; exclusive work replaces earlier work of its group.

        The work is passed as a function, so that work replaced before it began leaves nothing behind.
        """
        self.run_worker(
            cast("Any", partial(self._drop_if_closing, partial(work, *arguments))), group=group, exclusive=exclusive
        )

    async def _drop_if_closing(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        try:
            return await work()
        except NoMatches:
            if not self.is_closing:
                raise
        return None

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except NoMatches:
            if not self.is_closing:
                raise
