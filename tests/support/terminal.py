"""The installed command in a real pseudo-terminal, read with a terminal emulator."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import resource
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

from support.store import COMMAND

# What the emulator does not know and would print: private modes, reports, titles.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$[a-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[\?[0-9;]*[su]"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?]?[0-9;:$]*|\][^\x07\x1b]{0,200}|[P_^][^\x1b]{0,200})?$")
_KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "ctrl+n": "\x0e",
    "ctrl+s": "\x13",
    "ctrl+q": "\x11",
    "down": "\x1b[B",
}


def limit_files(size: int, process: int) -> None:
    """Let no file of a process grow beyond a size, as on a full disk; RLIM_INFINITY makes room again."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))


class Terminal:
    """A running desk, its keys and its screen."""

    def __init__(
        self,
        database: Path,
        size: tuple[int, int] = (120, 36),
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = (),
    ) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self._tail = b""
        self.raw = b""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        self._slave = slave
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            list(command) or [str(COMMAND), "--db", str(database)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            | dict(environment or {}),
            start_new_session=True,
        )

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what comes within a span of time."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._master], [], [], left)
            if not ready:
                break
            with contextlib.suppress(OSError):
                data = os.read(self._master, 65536)
                self.raw += data
                data = self._tail + data
                cut = _UNFINISHED.search(data)
                self._tail = data[cut.start() :] if cut else b""
                with contextlib.suppress(Exception):  # the emulator fails on sequences that it does not know
                    self._stream.feed(_UNKNOWN.sub(b"", data[: cut.start()] if cut else data))

    def until(self, *texts: str, gone: str = "", seconds: float = 30) -> None:
        """Read until all texts stand on the screen (and another one is gone)."""
        end = time.monotonic() + seconds
        while not all(text in self.text for text in texts) or (gone and gone in self.text):
            self.read()
            if time.monotonic() > end or self.process.poll() is not None:
                missing = [text for text in texts if text not in self.text]
                raise AssertionError(f"missing {missing} on\n{self.text}")

    def press(self, *keys: str) -> None:
        """Press keys, or type texts, as a keyboard would: one after the other."""
        for key in keys:
            os.write(self._master, _KEYS.get(key, key).encode())
            self.read(0.05 if key != "escape" else 0.3)

    def end(self, seconds: float = 20) -> int:
        """Wait for the desk to end; its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        return self.process.wait(1)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the desk a signal."""
        os.killpg(self.process.pid, number)

    def close(self) -> None:
        """End it whatever it does, and let go of the terminal."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(5)
        os.close(self._master)
        os.close(self._slave)
