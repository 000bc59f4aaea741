"""Work on a file to import: a progress box after a moment, and escape ends it at once."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from interview_desk.domain.errors import Stopped
from interview_desk.domain.text import shorten
from interview_desk.ui.dialogs.progress import ProgressBox, Steps
from interview_desk.ui.flows.flow import Flow

if TYPE_CHECKING:
    from interview_desk.services.imports.foreign import Content

Result = TypeVar("Result")
QUIET_SECONDS = 0.2
"""Seconds after which the progress is shown; most files are read before."""
_POLL_SECONDS = 0.05


async def read_with_progress(flow: Flow, name: str, content: bytes) -> "dict[str, Content]":
    """Read a file in a process of its own; an archive becomes the tables in it, by name.

    Raises:
        Refused: the file can't be read, or not within its limits.
        Stopped: the user pressed escape.
    """
    from interview_desk.services.imports.foreign import read_files  # noqa: PLC0415 - only an import needs it

    limits = flow.desk.settings.limits

    def read(steps: Steps) -> "dict[str, Content]":
        return read_files({name: content}, lambda: steps.is_stopped, limits=limits)

    return await run_with_progress(flow, f"Reading {shorten(name, 40)}", read, flow.host.run_in_thread)


async def run_with_progress(
    flow: Flow,
    title: str,
    work: Callable[[Steps], Result],
    run: Callable[..., Coroutine[Any, Any, Result]],
    *,
    at_once: bool = True,
) -> Result:
    """Run work in a thread, with a box that shows its progress after a moment.

    Args:
        flow: the flow of the pane.
        title: the title of the box.
        work: the work; it reports its progress, and stops when that is requested.
        run: runs it in a thread.
        at_once: whether to leave at once when it is to stop; otherwise wait, as the work may be done by then.

    Raises:
        Stopped: the user pressed escape.
    """
    steps = Steps()
    running = asyncio.ensure_future(run(partial(work, steps)))
    done, _ = await asyncio.wait({running}, timeout=QUIET_SECONDS)
    if done:
        return await running
    box = ProgressBox(title, steps)
    flow.pane.app.push_screen(box)
    try:
        while not running.done():
            await asyncio.wait({running}, timeout=_POLL_SECONDS)
            if at_once and steps.is_stopped and not running.done():
                running.add_done_callback(_ignore)
                raise Stopped
        return await running
    finally:
        steps.stop()
        box.dismiss()


def _ignore(running: "asyncio.Task[Any]") -> None:
    """Take the error of work that was stopped, so that nobody reports it."""
    if not running.cancelled():
        running.exception()
