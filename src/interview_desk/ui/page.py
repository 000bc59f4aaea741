"""A page that lies over a pane: opened from there, closed with esc, with the same frame around it."""

from collections.abc import Callable, Coroutine
from typing import Any

from interview_desk.ui.dialogs.once import Once
from interview_desk.ui.errands import Errands
from interview_desk.ui.soon import Soon


class Page(Once[None], Errands):
    """One page over a pane. It has no mode of its own: the tab of the pane that it was opened from stays lit."""

    def action_back(self) -> None:
        """Leave the field; else close the page."""
        if self.is_writing or self.has_class("-filtering"):
            super().action_back()
            return
        self.typing_ended()
        self.dismiss()


class Keeper:
    """Stores what is typed a moment after the last key, and at once when the typing ends.

    Args:
        page: whose typing it is.
        store: stores it; True where it is stored.
    """

    def __init__(self, page: Errands, store: Callable[[], Coroutine[Any, Any, bool]]) -> None:
        self._page = page
        self._store = store
        self._soon = Soon(page, self.now)
        self.state = ("✓ saved", "ok")
        self.unsaved = False

    def typed(self) -> None:
        """Something was typed."""
        self.unsaved = True
        self.state = ("saving…", "muted")
        self._soon.touch()

    def now(self) -> None:
        """Store at once what is not stored yet."""
        self._soon.stop()
        if self.unsaved:
            self._page.begin_work("keep", self._keep, exclusive=False)

    async def _keep(self) -> None:
        if not self.unsaved:
            return
        self.unsaved = False
        if await self._store():
            self.state = ("✓ saved", "ok")
        else:
            self.unsaved = True
            self.state = ("▲ not saved, the text is still here", "overdue")
            self._soon.again()
