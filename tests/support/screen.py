"""The real app under Pilot: opening it on a real file, settling, and reading what stands on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot

from interview_desk.services.session import Desk
from interview_desk.ui.shell.app import DeskApp
from interview_desk.ui.toolkit.sanitizer import install_sanitizer

SIZES = [(80, 24), (120, 36), (200, 50)]


class Looked:
    """An open desk that a test looks at."""

    def __init__(self, app: DeskApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until everything asked for has been done and drawn: until the hand had nothing to do for a while.

        One thing leads to the next (store, read anew, show), so that a fixed number of looks would end too early at times.
        """
        quiet = 0
        while quiet < 4:
            await self.pilot.pause()
            gate = self.app.key_gate  # a flow that is between two questions, or about to ask one, holds it
            quiet = 0 if self.app.worker._under_way or gate.is_holding or not gate.is_idle else quiet + 1
            await asyncio.wrap_future(self.app.worker.submit(lambda: None))
        await self.pilot.pause()

    async def until(self, text: str) -> None:
        """Wait for a text that comes from another process, which nobody here knows to be at work."""
        end = asyncio.get_running_loop().time() + 30
        while text not in self.text and asyncio.get_running_loop().time() < end:
            await self.pilot.pause(0.02)
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait after each."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", "\n": "enter"}
        await self.pilot.press(*(names.get(letter, letter) for letter in text))
        await self.settle()

    async def burst(self, *parts: str) -> None:
        """Press keys and type texts all at once, faster than the desk can take them in."""
        names: dict[str, tuple[str, str | None]] = {
            " ": ("space", " "),
            "+": ("plus", "+"),
            ",": ("comma", ","),
            ".": ("full_stop", "."),
        }
        names |= {"enter": ("enter", "\r"), "escape": ("escape", "\x1b"), "ctrl+n": ("ctrl+n", None)}
        for part in parts:
            for key in [part] if part in names else list(part):
                self.app.post_message(events.Key(*names.get(key, (key, key))))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text at once, as a terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def kept(self) -> None:
        """Wait until what was typed is stored."""
        for pane in list(self.app.screen_stack):
            ended = getattr(pane, "typing_ended", None)
            if ended is not None:
                ended()
        await self.settle()

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def told(self) -> str:
        """What was said: in the key bar, and in the toasts."""
        return self.key_bar + " ".join(str(one.message) for one in self.app._notifications)

    @property
    def key_bar(self) -> str:
        """The last line."""
        return self.text.splitlines()[-1]


@asynccontextmanager
async def looking_at(desk: Desk, size: tuple[int, int] = (120, 36), *, demo: bool = False) -> AsyncIterator[Looked]:
    """The desk on a screen of a size; perhaps as a demo."""
    install_sanitizer()
    app = DeskApp(desk, demo=demo)
    async with app.run_test(size=size) as pilot:
        looked = Looked(app, pilot)
        await looked.settle()
        yield looked
        await looked.settle()
    app.close_worker()
