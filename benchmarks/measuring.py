"""Measurements of a command or of a program in a terminal, from outside."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from types import SimpleNamespace

from support.terminal import Terminal


def process(*command: str, environment: Mapping[str, str] | None = None) -> float:
    """Measure the seconds of a whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **(environment or {})})
    return time.perf_counter() - begun


def unseeing(terminal: Terminal) -> Terminal:
    """Return a terminal that only reads bytes, so that drawing them is not measured."""
    terminal._stream = SimpleNamespace(feed=lambda _data: None)  # type: ignore[assignment]
    return terminal


def first_frame(make: Callable[[], Terminal], *texts: str) -> float:
    """Measure the seconds until all texts were sent to the screen."""
    begun = time.perf_counter()
    terminal = unseeing(make())
    while not all(text.encode() in terminal.raw for text in texts):
        terminal.read(0.002)
    passed = time.perf_counter() - begun
    terminal.close()
    return passed


def first_key(make: Callable[[], Terminal], ready: str, key: str, done: str) -> float:
    """Measure the seconds until a key, pressed as soon as the first frame is complete, has acted."""
    begun = time.perf_counter()
    terminal = unseeing(make())
    while ready.encode() not in terminal.raw:
        terminal.read(0.002)
    os.write(terminal._master, key.encode())
    while done.encode() not in terminal.raw:
        terminal.read(0.002)
    passed = time.perf_counter() - begun
    terminal.close()
    return passed


def keys(terminal: Terminal, key: str, count: int = 120) -> list[float]:
    """Measure the seconds from each key to the first byte that answers it."""
    figures = []
    for n in range(count):
        pressed = key[n % len(key)]
        terminal.read(0.03)
        size = len(terminal.raw)
        begun = time.perf_counter()
        os.write(terminal._master, pressed.encode())
        while len(terminal.raw) == size and time.perf_counter() - begun < 0.5:
            terminal.read(0.001)
        figures.append(time.perf_counter() - begun)
    return figures


def p95(figures: list[float]) -> float:
    """Return the 95th percentile, in milliseconds."""
    return sorted(figures)[int(len(figures) * 0.95)] * 1000
