"""Undo and redo of changes, but never of a change that nobody has seen in this window."""

from interview_desk.domain.text import shorten
from interview_desk.services.pipeline import history
from interview_desk.ui.core.host import Host
from interview_desk.ui.shell.monitor import ChangeMonitor
from interview_desk.ui.toolkit.spans import TextSpan


class UndoStack:
    """Changes that can be undone and redone, across restarts.

    Args:
        host: services of the app.
        monitor: knows which changes this window has seen.
    """

    def __init__(self, host: Host, monitor: ChangeMonitor) -> None:
        self._host = host
        self._monitor = monitor

    async def undo(self) -> None:
        """Undo the last change."""
        if await self._warn_of_unseen("app.undo"):
            return
        label = await self._host.save_or_ask(history.undo, self._host.desk)
        if label is not None:
            await self._host.refresh_facts()
            if label:
                self._host.show_done(f"Undone: {label}", undoable=False)
            else:
                self._host.show_message(TextSpan("Nothing to undo.", "muted"))

    async def redo(self) -> None:
        """Redo the change that was last undone."""
        if await self._warn_of_unseen("app.redo"):
            return
        label = await self._host.save_or_ask(history.redo, self._host.desk)
        if label is not None:
            await self._host.refresh_facts()
            if label:
                self._host.show_done(f"Done again: {label}")
            else:
                self._host.show_message(TextSpan("Nothing to do again.", "muted"))

    async def _warn_of_unseen(self, binding: str) -> bool:
        """Return True if another window changed something unseen; show it, and ask for the key again."""
        if not await self._host.run_database_work(self._monitor.has_unseen_changes):
            return False
        await self._monitor.check()
        newest = shorten(self._monitor.newest, 60)
        self._host.show_message(
            TextSpan(f"Another window was faster: {newest}. {self._host.key_of(binding)} again goes on.", "due")
        )
        return True
