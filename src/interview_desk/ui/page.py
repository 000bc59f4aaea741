"""A page that lies over a pane: opened from there, closed with esc, with the same frame around it."""

from collections.abc import Callable, Coroutine
from typing import Any

from interview_desk.ui.errands import Errands
from interview_desk.ui.soon import Soon


class Page(Errands):
    """One page over a pane. It has no mode of its own: the tab of the pane that it was opened from stays lit."""

    def action_back(self) -> None:
        """Leave the field; else close the page."""
        if self.is_writing or self.has_class("-filtering"):
            super().action_back()
            return
        self.leave()

    def leave(self) -> None:
        """Close the page, when what was typed in it is stored."""
        self.start(self._leaving)

    async def _leaving(self) -> None:
        if await self.put_by():
            self.dismiss()

    async def put_by(self) -> bool:
        """Before the page goes: store what was typed, and where that fails write it to a file; False where both do."""
        return True


class Keeper:
    """Stores what is typed a moment after the last key, and at once when the typing ends.

    Args:
        page: whose typing it is.
        store: stores it; True where it is stored.
        show: shows how it stands, whenever that has changed.
    """

    def __init__(self, page: Errands, store: Callable[[], Coroutine[Any, Any, bool]], show: Callable[[], None]) -> None:
        self._page = page
        self._store = store
        self._show = show
        self._soon = Soon(page, self.now)
        self.state = ("✓ saved", "ok")
        self.unsaved = False

    def typed(self) -> None:
        """Something was typed."""
        self.unsaved = True
        self._say("saving…", "muted")
        self._soon.touch()

    def now(self) -> None:
        """Store at once what is not stored yet."""
        self._soon.stop()
        if self.unsaved:
            self._page.begin_work("keep", self._keep, exclusive=False)

    async def put_by(self) -> bool:
        """Store at once, and where the file does not take it, write it to files; False where neither can be done."""
        self._soon.stop()
        await self._keep()
        if not self.unsaved:
            return True
        written = await self._page.host.put_aside(self._page.left_unsaved())
        if not written:
            self._page.host.problem("What you typed can neither be stored nor written to a file; it stays here.")
            return False
        self.unsaved = False
        self._page.host.problem(f"It could not be stored; what you typed lies in {written[-1]}")
        return True

    async def _keep(self) -> None:
        if not self.unsaved:
            return
        self.unsaved = False
        if not await self._store():
            self.unsaved = True
            self._say("▲ not saved, the text is still here", "overdue")
            self._soon.again()
        elif not self.unsaved:  # nothing was typed meanwhile
            self._say("✓ saved", "ok")

    def _say(self, told: str, role: str) -> None:
        self.state = (told, role)
        self._show()
