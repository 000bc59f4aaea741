"""Quitting: everything typed is saved first, or written to files."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.screen import Screen
from textual.worker_manager import WorkerManager

from interview_desk.ui.core.host import Host
from interview_desk.ui.core.lifecycle import Unfinished
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.core.worker import DatabaseWorker

STORING = {"keep", "people", "act", "history"}
"""Worker groups that quitting waits for; other flows may wait for an answer that never comes."""
QUIT_AGAIN = 10.0
"""Seconds within which a second q quits even if some text could not be saved."""


class Quitter:
    """Saving of everything typed, before the app quits.

    Args:
        host: services of the app.
        worker: the database worker.
        workers: the work in the background.
    """

    def __init__(self, host: Host, worker: DatabaseWorker, workers: WorkerManager) -> None:
        self._host = host
        self._worker = worker
        self._workers = workers
        self._refused_at = 0.0
        self.files: list[Path] = []
        """Files that hold texts that could not be saved, to be named after the app has closed."""

    async def save_all(self, screens: Sequence[Screen[object]], *, must_quit: bool) -> bool:
        """Save the text being typed, and return True if the app may quit.

        Text that cannot be saved is written to files. If that fails too, the app stays open, unless a signal
        ends it (`must_quit`) or q is pressed again within `QUIT_AGAIN` seconds.
        """
        panes = [screen for screen in screens if isinstance(screen, Pane)]
        boxes = [screen for screen in screens if isinstance(screen, Unfinished)]
        self._worker.begin_shutdown()
        for box in boxes:
            box.keep_now()
        for pane in panes:
            pane.typing_ended()
        storing = [worker.wait() for worker in self._workers if worker.group in STORING and not worker.is_finished]
        await asyncio.gather(*storing, return_exceptions=True)  # failures were reported where they happened
        await self._worker.settle()
        unsaved = _collect_unsaved(panes, boxes)
        if (
            not unsaved
            or await self.write_to_files(unsaved)
            or must_quit
            or time.monotonic() - self._refused_at <= QUIT_AGAIN
        ):
            return True
        self._refused_at = time.monotonic()
        self._worker.relax()
        self._host.show_problem(
            f"Not quit: your last edits can’t be saved anywhere. {self._host.key_of('app.quit')} again quits without them."
        )
        return False

    async def write_to_files(self, texts: Sequence[tuple[str, str]]) -> bool:
        """Write unsaved texts to files, and return True if all were written."""
        written = await self._host.save_to_files(texts)
        self.files += written
        return len(written) == len(texts)


def _collect_unsaved(panes: Iterable[Pane], boxes: Iterable[Unfinished]) -> list[tuple[str, str]]:
    """Return the texts that are saved nowhere, each after its name."""
    unsaved = [text for pane in panes for text in pane.collect_unsaved()]
    return unsaved + [("question", "\n".join(box.typed) + "\n") for box in boxes if any(box.typed)]
