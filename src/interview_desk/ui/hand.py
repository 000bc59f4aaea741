"""The one hand: all work on the database happens on its thread, in order, and it waits for whoever else holds the file."""

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
"""Seconds that a use waits for another program to let go of the file; keys and drawing go on meanwhile."""
AGAIN_AFTER = 0.2
"""Seconds between two tries."""
LEAVING = 2.0
"""Seconds that are still waited when the desk is about to end."""
KEYS_WAIT = 1.5
"""Seconds that the keys of a pane wait for something that is usually done at once."""
SLOW_SECONDS = 0.4
"""After so long a use of the file says that it is still going on."""


class Hand:
    """Does one use of the desk after the other, beside the event loop.

    Args:
        slow: called again and again while a use takes long, with whether it waits for another program.
        begin: called before each use, and before each try of it.
        end: called after each use.
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
        """Whether something waits for its turn."""
        return self._pool._work_queue.qsize() > 0  # noqa: SLF001 - the pool tells it nowhere else

    def submit(self, work: Callable[..., Result], *arguments: Any) -> Future[Result]:
        """Do something on the hand's thread that nobody need wait for."""
        return self._pool.submit(work, *arguments)

    async def use(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Do something with the file, when what came before is done.

        Raises:
            Refused: it could not be done, told for a person.
        """
        meant = functools.partial(work, *arguments)
        running = asyncio.get_running_loop().run_in_executor(self._pool, self._patiently, meant)
        self._under_way.add(running)
        running.add_done_callback(self._under_way.discard)
        while True:
            done, _ = await asyncio.wait({running}, timeout=SLOW_SECONDS)
            if done:
                return await running
            self._slow(self._is_waiting)

    def _patiently(self, work: Callable[[], Result]) -> Result:
        """Try until the file is free. In here, so that what comes later stays later: typing is stored in its order."""
        began = time.monotonic()
        try:
            while True:
                try:
                    return _told(functools.partial(self._anew, work))
                except Busy:
                    patience = LEAVING if self._in_a_hurry.is_set() else HOLD_OUT
                    if time.monotonic() - began > patience:
                        raise
                    self._is_waiting = True
                    time.sleep(AGAIN_AFTER)
        finally:
            self._end()
            self._is_waiting = False

    def _anew(self, work: Callable[[], Result]) -> Result:
        self._begin()
        return work()

    @property
    def is_hurried(self) -> bool:
        """Whether the desk is about to end."""
        return self._in_a_hurry.is_set()

    def hurry(self) -> None:
        """The desk is about to end: wait for nobody long."""
        self._in_a_hurry.set()

    def relax(self) -> None:
        """The desk goes on after all."""
        self._in_a_hurry.clear()

    async def settle(self) -> None:
        """Wait until everything that was asked for is done; what failed was told where it was asked for."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    def close(self) -> None:
        """Begin nothing new, and wait for what is under way: the file is closed next."""
        self._pool.shutdown(wait=True, cancel_futures=True)


async def within(work: Coroutine[Any, Any, object], seconds: float = KEYS_WAIT) -> None:
    """Wait for something, but not longer than keys may wait for it; then it goes on by itself."""
    task = asyncio.ensure_future(work)
    _GOING_ON.add(task)
    task.add_done_callback(_GOING_ON.discard)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if done:
        task.result()


_GOING_ON: set[asyncio.Future[object]] = set()


def _told(work: Callable[[], Result]) -> Result:
    """Do something; what SQLite complains about becomes a sentence."""
    try:
        return work()
    except Refused:
        raise
    except Exception as error:
        from interview_desk.desk.checkup import explained  # noqa: PLC0415 - only after something went wrong

        told = explained(error)
        if told is None:
            raise
        raise told from error


def noted(refusal: Refused) -> None:
    """Note in the log that the file did not take something: what SQLite calls it, nothing of what it was."""
    if isinstance(refusal, (NotSaved, Damaged)):
        from interview_desk.desk import log  # noqa: PLC0415 - only after something went wrong
        from interview_desk.store import faults  # noqa: PLC0415 - see above

        fault = faults.fault_of(refusal.__cause__) if refusal.__cause__ is not None else None
        log.note("refused", kind=type(refusal).__name__, cause=faults.name_of(fault) if fault is not None else "-")
