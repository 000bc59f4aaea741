"""Database worker: runs all work on the database on a single thread, in order.

It retries while another process holds the file.
"""

import asyncio
import functools
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from interview_desk.domain.errors import Busy, Damaged, NotSaved, Refused

Result = TypeVar("Result")
HOLD_OUT = 60.0
"""Seconds that a unit of work waits for another program to release the file; keys and drawing continue."""
AGAIN_AFTER = 0.2
"""Seconds between two attempts."""
LEAVING = 2.0
"""Seconds to wait for the file when the app is about to quit."""
KEYS_WAIT = 1.5
"""Seconds that the keys of a pane wait for work that is usually instant."""
SLOW_SECONDS = 0.4
"""Seconds after which a unit of work is reported as still running."""


class DatabaseWorker:
    """Worker that runs units of work in order, off the event loop.

    Args:
        slow: called repeatedly while a unit of work takes long, with True if it waits for another program.
        begin: called before each attempt at a unit of work.
        end: called after each unit of work.
    """

    def __init__(self, slow: Callable[[bool], None], begin: Callable[[], None], end: Callable[[], None]) -> None:
        self._slow = slow
        self._begin = begin
        self._end = end
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._under_way: set[asyncio.Future[Any]] = set()
        self._is_waiting = False
        self._in_a_hurry = threading.Event()

    @property
    def is_busy(self) -> bool:
        """Return True if work is waiting for its turn."""
        return self._pool._work_queue.qsize() > 0  # noqa: SLF001 - the pool tells it nowhere else

    def submit(self, work: Callable[..., Result], *arguments: object) -> Future[Result]:
        """Run work on the worker's thread; callers need not wait for the returned future."""
        return self._pool.submit(work, *arguments)

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Run a unit of work on the database after all earlier work.

        Raises:
            Refused: the work could not be done; the message is written for the user.
        """
        bound_work = functools.partial(work, *arguments)
        running = asyncio.get_running_loop().run_in_executor(self._pool, self._run_with_retry, bound_work)
        self._under_way.add(running)
        running.add_done_callback(self._under_way.discard)
        while True:
            done, _ = await asyncio.wait({running}, timeout=SLOW_SECONDS)
            if done:
                return await running
            self._slow(self._is_waiting)

    def _run_with_retry(self, work: Callable[[], Result]) -> Result:
        """Run a unit of work, trying again until the file is free.

        Trying again on the worker's thread keeps later work in order, so that typing is saved as it was typed.
        """
        began = time.monotonic()
        try:
            while True:
                try:
                    return _run_translating_errors(functools.partial(self._begin_and_run, work))
                except Busy:
                    patience = LEAVING if self._in_a_hurry.is_set() else HOLD_OUT
                    if time.monotonic() - began > patience:
                        raise
                    self._is_waiting = True
                    time.sleep(AGAIN_AFTER)
        finally:
            self._end()
            self._is_waiting = False

    def _begin_and_run(self, work: Callable[[], Result]) -> Result:
        self._begin()
        return work()

    @property
    def is_hurried(self) -> bool:
        """Return True if the app is about to quit."""
        return self._in_a_hurry.is_set()

    def begin_shutdown(self) -> None:
        """Shorten all waits, because the app is about to quit."""
        self._in_a_hurry.set()

    def relax(self) -> None:
        """Restore the normal waits, because the app stays open."""
        self._in_a_hurry.clear()

    async def settle(self) -> None:
        """Wait until every unit of work is done; errors are left to the callers."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    def close(self) -> None:
        """Cancel queued work and wait for work in progress, because the file is closed next."""
        self._pool.shutdown(wait=True, cancel_futures=True)


async def wait_briefly(work: Coroutine[Any, Any, object], seconds: float = KEYS_WAIT) -> None:
    """Wait for work, but no longer than keys may wait; after that, it continues in the background."""
    task = asyncio.ensure_future(work)
    _GOING_ON.add(task)
    task.add_done_callback(_GOING_ON.discard)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if done:
        task.result()


_GOING_ON: set[asyncio.Future[object]] = set()


def _run_translating_errors(work: Callable[[], Result]) -> Result:
    """Run work, turning SQLite errors into refusals with a readable message."""
    try:
        return work()
    except Refused:
        raise
    except Exception as error:
        from interview_desk.services.safety.checkup import explained  # noqa: PLC0415 - only after something went wrong

        refusal = explained(error)
        if refusal is None:
            raise
        raise refusal from error


def log_refusal(refusal: Refused) -> None:
    """Log that the database did not take a change: SQLite's name for the error, none of the user's text."""
    if isinstance(refusal, (NotSaved, Damaged)):
        from interview_desk.services import log  # noqa: PLC0415 - only after something went wrong
        from interview_desk.store.file import sqlite_errors  # noqa: PLC0415 - see above

        fault = sqlite_errors.fault_of(refusal.__cause__) if refusal.__cause__ is not None else None
        log.record_event(
            "refused", kind=type(refusal).__name__, cause=sqlite_errors.name_of(fault) if fault is not None else "-"
        )
