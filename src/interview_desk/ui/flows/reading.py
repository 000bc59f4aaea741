"""Reading of another program's file: a progress box after a moment, and escape ends it at once."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from interview_desk.domain.text import shorten
from interview_desk.ui.dialogs.progress import ProgressBox, Steps
from interview_desk.ui.flows.flow import Flow

if TYPE_CHECKING:
    from interview_desk.services.imports.foreign import ForeignFile

QUIET_SECONDS = 0.4
"""Seconds after which the progress is shown; most files are read before."""


async def read_with_progress(flow: Flow, name: str, content: bytes) -> "ForeignFile":
    """Read a file in a process of its own.

    Raises:
        Refused: the file can't be read, or not within its limits.
        Stopped: the user pressed escape.
    """
    from interview_desk.services.imports.foreign import read_foreign_file  # noqa: PLC0415 - only an import needs it

    steps = Steps()
    read = partial(read_foreign_file, name, content, lambda: steps.is_stopped)
    reading = asyncio.ensure_future(flow.host.run_in_thread(read))
    done, _ = await asyncio.wait({reading}, timeout=QUIET_SECONDS)
    if done:
        return await reading
    box = ProgressBox(f"Reading {shorten(name, 40)}", steps)
    flow.pane.app.push_screen(box)
    try:
        return await reading
    finally:
        steps.stop()
        box.dismiss()
