"""Random use of the real desk in a pseudo-terminal: keys, words, pastes, the mouse, resizes, signals, and garbage.

Run as a program for a long one: `make random ARGS="--seeds 100 --steps 500 --jobs 4 --load 2"`.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import multiprocessing
import os
import random
import re
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

from interview_desk.services.demo import demo_desk
from support.terminal import Terminal

HANG_SECONDS = 5.0
CHECK_EVERY = 20
KEYS = [
    *"1234567jkhlgGndpesamoOiIrRvVbBtTfxXzcCwWuUyYDEFHJKLMNPSAZ?/:+-=,.[]<>!",
    *(
        "\r",
        "\t",
        "\x1b[Z",
        " ",
        "\x7f",
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[H",
        "\x1b[F",
        "\x1b[5~",
        "\x1b[6~",
    ),
    *(
        "\x1b[3~",
        "\x1bOP",
        "\x04",
        "\x05",
        "\x06",
        "\x0e",
        "\x0f",
        "\x10",
        "\x12",
        "\x13",
        "\x14",
        "\x15",
        "\x17",
        "\x0b",
    ),
    *("\x0c", "\x01", "\x18", "\x16", "\x19", "\x03", "\x1b[1;5H", "\x1b[1;5F", "\x1b[1;2C", "\x1b[1;5D"),
]
WORDS = [
    "Northwind", "maya", "fri", "tomorrow 14:30", "in 2 weeks", "[/]", "[@click=app.bell]x[/]", "Weiß", "電気",
    "👩🏽‍🔬 ok", "stage:applied", "Birch Labs, Data analyst, a friend", "a" * 300, "\u202eevil", "3", "yes", "12/4",
    "they decide by the end of next week", "é" * 40, "theme", "back", "import", "~/none.csv", "88k", "%s {x} {{y}}",
]  # fmt: skip
PASTES = ["one line", "two\nlines", "\n\n\n", "x" * 20_000, "tab\tand\x1besc", "Maya Chen <maya@northwind.example>", "",
          "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR", "company,role\nAcme,Cook\n", "\u202e[/]\x00"]  # fmt: skip
GARBAGE = [b"\xff\xfe", b"\x1b[999;999;999;999t", b"\x1b[<0;99999999999;1M", b"\x1b]11;rgb:0/0/0\x07", b"\x1b[?2048;2$y",
           b"\x1b[99999999999;5u", b"\x1b[1072::102;5u", b"\x1b[121;3u", b"\x1b[I", b"\x1b[O", b"\x1b[200~open", b"\x1bP1$r\x1b\\",
           b"\x9b\x80", b"\x1b[M\xff\xff\xff", b"\x1b[27u", b"\x1b[97;1:3u", b"\x00"]  # fmt: skip
SIZES = [(120, 36), (80, 24), (200, 50), (60, 18), (100, 30), (40, 10), (10, 3), (1, 1), (300, 90), (160, 20)]


_REPORT = re.compile(r"^\S+ interview-desk \S+ \w+$|^  ")
"""Lines of the log about an unexpected error; events have other names."""
_DUMPING = """\
import faulthandler, os, signal
faulthandler.register(signal.SIGUSR1, open(os.environ["STACKS"], "w"), all_threads=True)
"""
"""What the desk starts with, so that one that hangs can tell where."""


@dataclass
class Outcome:
    """What a run showed."""

    seed: int
    steps: int = 0
    ended: list[str] = field(default_factory=list)
    """How the desk ended without being asked to."""
    hangs: list[str] = field(default_factory=list)
    """Where it did not answer for `HANG_SECONDS`."""
    reports: str = ""
    """What the log says of unexpected errors; these did not end the desk."""
    recent: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """True if the desk did not end, hang, or meet an error that nobody planned for."""
        return not (self.ended or self.hangs or self.reports)


class RandomDriver:
    """Person, cat or child at the keyboard of one desk.

    Args:
        folder: an empty folder for the database, the config, and the log.
        seed: of everything random.
        pace: seconds between two steps.
    """

    def __init__(self, folder: Path, seed: int, pace: float) -> None:
        self._random = random.Random(seed)
        self._pace = pace
        self._database = folder / "desk.db"
        demo_desk(self._database, None).close()
        (folder / "sitecustomize.py").write_text(_DUMPING, encoding="utf-8")
        self._stacks = folder / "stacks"
        self._environment = {
            "PYTHONPATH": str(folder),
            "STACKS": str(self._stacks),
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "EDITOR": "true",
            "DISPLAY": "",
        }
        self._log = folder / "state" / "interview-desk" / "desk.log"
        self._size = (120, 36)
        self.outcome = Outcome(seed)
        self.desk = self._open()

    def _open(self) -> Terminal:
        desk = Terminal(self._database, (120, 36), self._environment)
        self._size = (120, 36)
        with contextlib.suppress(AssertionError):
            desk.until("1 Today", seconds=60)
        return desk

    def run(self, steps: int) -> Outcome:
        """Do some steps, and return what they showed."""
        try:
            for _ in range(steps):
                self.outcome.steps += 1
                self._step()
                if self.outcome.hangs or len(self.outcome.ended) > 3:
                    break
            self._check_answers()
        finally:
            self.desk.close()
        if self._log.exists():
            text = self._log.read_text(encoding="utf-8")
            self.outcome.reports = "\n".join(line for line in text.splitlines() if _REPORT.search(line))
        return self.outcome

    def _step(self) -> None:
        kinds = [
            self._key,
            self._keys,
            self._word,
            self._paste,
            self._mouse,
            self._resize,
            self._escape,
            self._garbage,
            self._signal,
        ]
        do = self._random.choices(kinds, [50, 12, 8, 3, 14, 3, 10, 2, 1])[0]
        note = do()
        self.outcome.recent = [*self.outcome.recent[-60:], note]
        self.desk.read(self._pace)
        self._look_at_process()
        if self.outcome.steps % CHECK_EVERY == 0:
            self._check_answers()

    def _send(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            os.write(self.desk._master, data)

    def _key(self) -> str:
        key = self._random.choice(KEYS)
        self._send(key.encode())
        return repr(key)

    def _keys(self) -> str:
        keys = "".join(self._random.choices(KEYS, k=self._random.randint(2, 8)))
        self._send(keys.encode())
        return repr(keys)

    def _word(self) -> str:
        word = self._random.choice(WORDS).replace("q", "k")
        self._send(word.encode())
        return word[:40]

    def _paste(self) -> str:
        text = self._random.choice(PASTES)
        data = b"\x1b[200~" + text.encode() + b"\x1b[201~"
        while data:  # a terminal hands over a long paste as it is read
            self._send(data[:1024])
            data = data[1024:]
            self.desk.read(0.005)
        return f"paste {text[:20]!r}"

    def _mouse(self) -> str:
        columns, rows = self._size
        x, y = self._random.randint(1, columns), self._random.randint(1, rows)
        kind = self._random.choice(["click", "click", "double", "drag", "wheel", "right", "move"])
        down, up = f"\x1b[<0;{x};{y}M", f"\x1b[<0;{x};{y}m"
        if kind == "click":
            self._send((down + up).encode())
        elif kind == "double":
            self._send((down + up + down + up).encode())
        elif kind == "right":
            self._send(f"\x1b[<2;{x};{y}M\x1b[<2;{x};{y}m".encode())
        elif kind == "move":
            self._send(f"\x1b[<35;{x};{y}M".encode())
        elif kind == "wheel":
            self._send(f"\x1b[<{self._random.choice([64, 65, 66, 67])};{x};{y}M".encode() * self._random.randint(1, 4))
        else:
            to_x, to_y = self._random.randint(1, columns), self._random.randint(1, rows)
            middle = f"\x1b[<32;{(x + to_x) // 2};{(y + to_y) // 2}M"
            self._send(f"{down}{middle}\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m".encode())
        return f"{kind} {x},{y}"

    def _resize(self) -> str:
        size = self._random.choice(SIZES)
        if self._random.random() < 0.3:
            size = (self._random.randint(1, 210), self._random.randint(1, 60))
        self._resize_to(*size)
        return f"resize {size}"

    def _resize_to(self, columns: int, rows: int) -> None:
        self._size = (columns, rows)
        fcntl.ioctl(self.desk._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.desk.screen.resize(rows, columns)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.desk.process.pid, signal.SIGWINCH)

    def _escape(self) -> str:
        key = self._random.choice(["", *KEYS[:60]])
        self._send(b"\x1b" + key.encode())
        return f"esc {key!r}"

    def _garbage(self) -> str:
        data = self._random.choice(GARBAGE)
        self._send(data)
        if data.startswith(b"\x1b[200~"):
            self._send(b"\x1b[201~")
        return repr(data)

    def _signal(self) -> str:
        number = self._random.choice([signal.SIGWINCH, signal.SIGCONT, signal.SIGTSTP])
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.desk.process.pid, number)
        return number.name

    def _look_at_process(self) -> None:
        """Continue a desk in the background, and start again after one that ended."""
        code = self.desk.process.poll()
        if code is None:
            if _state_of(self.desk.process.pid) == "T":
                self.desk.kill(signal.SIGCONT)
                self.desk.read(0.1)
            return
        self.desk.read(0.3)
        if code:
            tail = self.desk.raw[-1500:].decode(errors="replace")
            self.outcome.ended.append(f"exit code {code} after {self.outcome.recent[-15:]}: {tail[-600:]!r}")
        self.desk.close()
        self.desk = self._open()

    def _check_answers(self) -> None:
        """Note a hang if the desk draws nothing for a window of another size."""
        self._look_at_process()
        columns, rows = self._size
        columns, rows = max(columns, 71), max(rows, 20)  # an odd least width, so that the next one differs
        before = len(self.desk.raw)
        self._resize_to(columns + 1 if columns % 2 else columns - 1, rows)
        end = time.monotonic() + HANG_SECONDS
        while len(self.desk.raw) == before and time.monotonic() < end:
            self.desk.read(0.02)
            self._look_at_process()
            if len(self.desk.raw) < before:
                return  # it ended, and was opened again
        if len(self.desk.raw) == before:
            state = _state_of(self.desk.process.pid)
            with contextlib.suppress(ProcessLookupError):
                self.desk.kill(signal.SIGUSR1)
            self.desk.read(0.5)
            stacks = self._stacks.read_text(encoding="utf-8")
            self.outcome.hangs.append(f"{state} after {self.outcome.recent[-40:]}\n{self.desk.text}\n{stacks}")


def _state_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return ""


def drive(seed: int, steps: int, pace: float) -> Outcome:
    """Use a new desk at random."""
    folder = Path(tempfile.mkdtemp(prefix="random-desk-"))
    try:
        return RandomDriver(folder, seed, pace).run(steps)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _burn() -> None:
    while True:
        pass


def _drive_one(arguments: tuple[int, int, float]) -> Outcome:
    return drive(*arguments)


def main() -> int:
    """Run many drivers, and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--load", type=int, default=0, help="busy processes beside")
    parser.add_argument(
        "--pace", type=float, nargs="*", default=[0.01, 0.12], help="seconds between two steps, in turn"
    )
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    burners = [context.Process(target=_burn, daemon=True) for _ in range(options.load)]
    for burner in burners:
        burner.start()
    work = [
        (seed, options.steps, options.pace[seed % len(options.pace)])
        for seed in range(options.first, options.first + options.seeds)
    ]
    bad = steps = 0
    with context.Pool(options.jobs) as pool:
        for outcome in pool.imap_unordered(_drive_one, work):
            steps += outcome.steps
            if not outcome.is_good:
                bad += 1
                lines = [
                    f"seed {outcome.seed}, {outcome.steps} steps:",
                    *outcome.ended,
                    *outcome.hangs,
                    outcome.reports,
                ]
                sys.stdout.write("\n".join(lines) + "\n")
                sys.stdout.flush()
    for burner in burners:
        burner.kill()
    sys.stdout.write(f"{options.seeds} seeds, {steps} steps: {options.seeds - bad} good, {bad} not\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
