"""Terminal sanitizer: data cannot control the terminal, and input bytes cannot crash the app.

Textual lets control characters through, and parses any plain `str` as markup. The first is prevented
here, for everything that Textual draws; the second by drawing users' texts with `paint` (or as
`Content`), never as `str`. The tables are private names of the pinned Textual and Rich versions; a test
checks their effect.
"""

import codecs
import contextlib
import functools
import os
import queue
import select
import selectors
import signal
import sys
import termios
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import rich.control
import textual.content
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from interview_desk.domain.text import CONTROL_REPLACEMENTS
from interview_desk.services.settings.locales import speaks_unicode
from interview_desk.ui.toolkit.ascii import to_ascii
from interview_desk.ui.toolkit.terminal_keys import TerminalKeys

_REPORT_ALTERNATE_KEYS = 0b100
"""Flag of the kitty protocol: a key comes with its character on the US layout."""
_ONE_LINE = CONTROL_REPLACEMENTS | {9: " ", 10: " "}


def escape_controls(text: str) -> str:
    """Return a text on a single line, with each character that could control a terminal made visible."""
    return text if text.isascii() and text.isprintable() else text.translate(_ONE_LINE)


def install_sanitizer() -> None:
    """Patch Textual and Rich so that output is sanitized and undecodable input is tolerated.

    Call this once, before the app starts.
    """
    textual.content._CONTROL_STRIP_TRANSLATE.update(CONTROL_REPLACEMENTS)  # type: ignore[arg-type]  # noqa: SLF001
    rich.control._CONTROL_STRIP_TRANSLATE.update(CONTROL_REPLACEMENTS)  # type: ignore[arg-type]  # noqa: SLF001
    decoder = codecs.getincrementaldecoder
    typed_in = getattr(sys.__stdin__, "encoding", None) or "utf-8"

    def forgiving(_encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return functools.partial(decoder(typed_in), errors="replace")

    setattr(linux_driver, "getincrementaldecoder", forgiving)  # noqa: B010 - a private name, put over on purpose
    patched = SimpleNamespace(SelectSelector=_WakeableSelector, EVENT_READ=selectors.EVENT_READ)
    setattr(linux_driver, "selectors", patched)  # noqa: B010 - a private name, replaced on purpose
    setattr(linux_driver, "XTermParser", TerminalKeys)  # noqa: B010 - the driver makes its parser itself
    # The driver asks for every key; with this it also learns which key of the US layout it was.
    setattr(linux_driver, "KITTY_REPORT_ALL_KEYS", 0b1000 | _REPORT_ALTERNATE_KEYS)  # noqa: B010 - see above


class _WakeableSelector(selectors.SelectSelector):
    """Key selector with a wakeup pipe, so that Textual need not poll ten times a second for shutdown."""

    ear, rope = -1, -1
    LOOKS = 15
    """Polls at the old rate after a key, in which the parser tells escape from a sequence and an unfinished paste ends."""
    PATIENCE = 1.0
    """Seconds in which the signal for a vanished terminal should arrive."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = self.LOOKS
        self._gone_since = 0.0
        if _WakeableSelector.ear < 0:
            _WakeableSelector.ear, _WakeableSelector.rope = os.pipe()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return the ready keys, at once if the wakeup pipe was written or nothing is registered."""
        if not self.get_map():
            return []
        self.register(_WakeableSelector.ear, selectors.EVENT_READ)
        try:
            ready = super().select(timeout if self._looks else None)
        finally:
            self.unregister(_WakeableSelector.ear)
        if ready and self._is_gone():
            time.sleep(self.PATIENCE / 10)  # always readable, but without data
            return []
        self._looks = self.LOOKS if ready else max(self._looks - 1, 0)
        if any(key.fd == _WakeableSelector.ear for key, _ in ready):
            os.read(_WakeableSelector.ear, 1)
        return [(key, mask) for key, mask in ready if key.fd != _WakeableSelector.ear]

    def _is_gone(self) -> bool:
        """Return True if the terminal is gone.

        If no signal arrives for `PATIENCE` seconds (it may be blocked), send SIGHUP to this process.
        """
        poller = select.poll()
        for key in self.get_map().values():
            poller.register(key.fd, select.POLLHUP)
        if not any(state & (select.POLLHUP | select.POLLNVAL) for _, state in poller.poll(0)):
            self._gone_since = 0.0
            return False
        now = time.monotonic()
        if not self._gone_since:
            self._gone_since = now
        elif now - self._gone_since > self.PATIENCE:
            self._gone_since = float("inf")  # send the signal only once
            os.kill(os.getpid(), signal.SIGHUP)
        return True

    @classmethod
    def ring(cls) -> None:
        """Wake the thread that waits for keys."""
        if cls.rope >= 0:
            os.write(cls.rope, b"!")


ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Signals on which the app shuts down in order."""


_GIVEN_BACK = (
    b"\x1b[<u\x1b[?1004l\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Sequences that undo Textual's terminal modes: no mouse, default keys, main screen, visible cursor."""


GIVING_BACK_SECONDS = 2.0
"""Seconds to wait until the terminal accepts output again."""


def _give_back(screen: int) -> None:
    """Write the restore sequences, possibly amid pending output, without waiting for a dead terminal.

    Gives up after `GIVING_BACK_SECONDS`.
    """
    os.set_blocking(screen, False)
    remaining, end = _GIVEN_BACK, time.monotonic() + GIVING_BACK_SECONDS
    while remaining and time.monotonic() < end:
        select.select([], [screen], [], GIVING_BACK_SECONDS)
        with contextlib.suppress(BlockingIOError):
            remaining = remaining[os.write(screen, remaining) :]


MOST_FAILURES = 1000
"""Failures of the reader of keys after which the terminal counts as gone."""


STOPPED_SECONDS = 0.1
"""Seconds after which a terminal that takes no output is asked to go on."""


class SteadyDriver(LinuxDriver):
    """Driver that survives unknown input sequences and a vanished terminal, by restarting or giving up."""

    def start_application_mode(self) -> None:
        """Take over the terminal.

        Until the app handles termination signals, such a signal restores the terminal and ends the process.
        """
        before: list[Any] = []

        def leave(number: int, _frame: object) -> None:
            with contextlib.suppress(OSError, termios.error):  # the terminal may be gone
                if before:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, before)
                _give_back(sys.__stderr__.fileno() if sys.__stderr__ is not None else 2)
            os._exit(128 + number)

        with contextlib.suppress(OSError, termios.error):
            before = termios.tcgetattr(self.fileno)

        for number in ENDING:
            if not callable(signal.getsignal(number)):  # after fg, the app already has its own handler
                with contextlib.suppress(ValueError):  # not in the main thread: another program runs the process
                    signal.signal(number, leave)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual does not type it

    @functools.cached_property
    def _any_letter(self) -> bool:
        """Return True if the terminal can display more than ASCII."""
        return speaks_unicode(sys.__stderr__)

    _is_suspended = False

    def _sigtstp_application(self, *_: object) -> None:
        """Suspend between two callbacks of the event loop, not while a lock that suspending needs is held."""
        self._loop.call_soon_threadsafe(self._suspend)

    def _sigcont_application(self, *_: object) -> None:
        """Resume between two callbacks of the event loop."""
        self._loop.call_soon_threadsafe(self._resume)

    def _suspend(self) -> None:
        if self._is_suspended:  # a second request before the first was answered
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self._is_suspended = self._auto_restart
        super()._sigtstp_application()

    def _resume(self) -> None:
        """Take the terminal back; a signal to continue that answers no suspension would start a second reader of keys."""
        if self._is_suspended:
            super()._sigcont_application()
            self._is_suspended = self._key_thread is None or not self._key_thread.is_alive()

    def close(self) -> None:
        """Write the rest of the output, also where ^s stopped the terminal after it was given back."""
        writer = self._writer_thread
        if writer is not None:
            self._enqueue(writer, None)  # `stop` would wait without end
            while writer.is_alive():
                self._restart_output()
                writer.join(STOPPED_SECONDS)

    def _enqueue(self, writer: WriterThread, data: str | None) -> None:
        """Hand data to the thread that writes; ask a terminal that takes nothing to go on."""
        while writer.is_alive():
            try:
                writer._queue.put(data, timeout=STOPPED_SECONDS)  # noqa: SLF001 - `write` would wait without end
            except queue.Full:
                self._restart_output()
            else:
                return

    def _restart_output(self) -> None:
        """Undo a ^s. Only output that this process stopped can be restarted by it, so it is stopped first."""
        with contextlib.suppress(OSError, termios.error):
            termios.tcflow(self.fileno, termios.TCOOFF)
            termios.tcflow(self.fileno, termios.TCOON)

    def write(self, data: str) -> None:
        """Write to the terminal; drop the output if the terminal is gone."""
        writer = self._writer_thread
        if writer is not None:
            self._enqueue(writer, data if self._any_letter else to_ascii(data))

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size reported by any standard stream, or else the last known size instead of 80 by 24."""
        for stream in (sys.__stdout__, sys.__stdin__, sys.__stderr__):
            try:
                columns, rows = os.get_terminal_size(stream.fileno() if stream is not None else -1)
            except (ValueError, OSError):
                continue
            if columns > 0 and rows > 0:
                return columns, rows
        return self._size or super()._get_terminal_size()

    def disable_input(self) -> None:
        """Stop reading keys, waking the reader so that its next poll need not be awaited."""
        reader = self._key_thread
        if reader is not None and reader.is_alive():
            self.exit_event.set()
            _WakeableSelector.ring()
            reader.join()
            self.exit_event.clear()
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read keys until the app ends, restarting after input that cannot be handled."""
        failures = 0
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except Exception:  # noqa: BLE001 - whatever arrives, the keys after it are read
                failures += 1
                if failures > MOST_FAILURES:
                    os.kill(os.getpid(), signal.SIGHUP)  # nothing can be read any more: leave in order
                    return
                time.sleep(0.01)
                continue
            return
