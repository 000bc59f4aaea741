"""Life of a screen: opening, open, closing. `message_guard` drops what arrives for a screen that is gone, for every screen."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, cast

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from interview_desk.ui.toolkit.selecting import Selectable

Work = Callable[..., Awaitable[object]]
"""Function that does some work in the background."""


def start_worker(
    owner: DOMNode, work: Work, *arguments: object, group: str = "default", exclusive: bool = False
) -> None:
    """Run work in the background, on the event loop; exclusive work replaces earlier work of its owner and group.

    The work is passed as a function, so that work replaced before it began leaves nothing behind.
    """

    async def run() -> None:
        await work(*arguments)

    # Textual's type for work is a union that mypy cannot solve for the result.
    owner.run_worker(cast("Any", run), group=group, exclusive=exclusive)


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
        """True once the screen was dismissed, is being removed with its widgets, or was removed."""
        return self._is_dismissed or self._pruning or not self.is_attached

    @property
    def is_open(self) -> bool:
        """True while every widget of the screen is in place."""
        return self.is_mounted and not self.is_closing

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a cell of the screen, and the place in its text; painted widgets know it themselves."""
        try:
            widget, region = self.get_widget_at(x, y)
        except NoWidget:
            return None, None
        if not (isinstance(widget, Screen) or widget.is_attached):
            return None, None  # it was removed, and is on the screen until the next layout
        if not isinstance(widget, Selectable):
            return super().get_widget_and_offset_at(x, y)
        return widget, widget.text_offset(x - region.x - widget.gutter.left, y - region.y - widget.gutter.top)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen with a result, unless it is already closing or covered by another screen."""
        if self.is_closing or not self.is_active:
            return AwaitComplete()
        self._is_dismissed = True
        return super().dismiss(result)

    def begin_work(self, group: str, work: Work, *arguments: object, exclusive: bool = True) -> None:
        """Run work in the background until the screen closes; exclusive work replaces earlier work of its group."""
        start_worker(self, self._drop_if_closing, partial(work, *arguments), group=group, exclusive=exclusive)

    async def _drop_if_closing(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except NoMatches:
            if not self.is_closing:
                raise
