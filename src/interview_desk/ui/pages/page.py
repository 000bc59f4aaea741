"""Page over a pane, opened from the pane and closed with escape, in the same frame."""

from collections.abc import Awaitable, Callable

from interview_desk.ui.core.pane import Pane
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.toolkit.debounce import Debouncer


class Page(Pane):
    """Page over a pane.

    It has no mode: the tab of the pane that opened the page stays highlighted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self)

    def action_back(self) -> None:
        """Leave the field or the filter, or else close the page."""
        if self.is_writing or (self.list_filter is not None and self.list_filter.is_open):
            super().action_back()
            return
        self.leave()

    def leave(self) -> None:
        """Close the page once its typed text is saved."""
        self.flow.start(self._save_and_close)

    async def _save_and_close(self) -> None:
        if await self.flush():
            self.dismiss()

    async def flush(self) -> bool:
        """Save typed text before the page closes, or write it to a file; return False if both fail."""
        return True


class Autosave:
    """Autosave that saves text shortly after the last key, and at once when the typing ends.

    Args:
        page: the page that is typed in.
        store: saves the text; returns True on success.
        show: redraws the status whenever it changes.
    """

    def __init__(self, page: Page, store: Callable[[], Awaitable[bool]], show: Callable[[], None]) -> None:
        self._page = page
        self._store = store
        self._show = show
        self._soon = Debouncer(page, self.now)
        self.state = ("✓ saved", "ok")
        self.unsaved = False

    def typed(self) -> None:
        """Mark the text as changed and schedule a save."""
        self.unsaved = True
        self._set_status("saving…", "muted")
        self._soon.schedule()

    def now(self) -> None:
        """Save unsaved text now, in the background."""
        self._soon.stop()
        if self.unsaved:
            self._page.begin_work("keep", self._keep, exclusive=False)

    async def flush(self) -> bool:
        """Save now, or write the text to files if the database cannot take it; return False if both fail."""
        self._soon.stop()
        await self._keep()
        if not self.unsaved:
            return True
        written = await self._page.host.save_to_files(self._page.collect_unsaved())
        if not written:
            self._page.host.show_problem("What you typed can neither be stored nor written to a file; it stays here.")
            return False
        self.unsaved = False
        self._page.host.show_problem(f"It could not be stored; what you typed lies in {written[-1]}")
        return True

    async def _keep(self) -> None:
        if not self.unsaved:
            return
        self.unsaved = False
        if not await self._store():
            self.unsaved = True
            self._set_status("▲ not saved, the text is still here", "overdue")
            self._soon.schedule_retry()
        elif not self.unsaved:  # nothing was typed meanwhile
            self._set_status("✓ saved", "ok")

    def _set_status(self, text: str, role: str) -> None:
        self.state = (text, role)
        self._show()
