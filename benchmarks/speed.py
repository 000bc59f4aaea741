"""Speed of the desk as ratios in one run: medians of alternating pairs, against floors or against another commit."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from measuring import first_frame, first_key, keys, p95, process, unseeing  # noqa: E402 - the path above makes it known
from searches import search  # noqa: E402 - the path above makes it known

from interview_desk.services.pipeline.queue import build_queue, replan_application  # noqa: E402
from interview_desk.services.session import Desk, open_for_reading  # noqa: E402
from support.store import COMMAND  # noqa: E402
from support.terminal import Terminal  # noqa: E402

OPTIONS = argparse.ArgumentParser(description=__doc__)
OPTIONS.add_argument("pairs", nargs="?", type=int, help="alternating pairs (9; against a commit 25)")
OPTIONS.add_argument("--against", metavar="COMMIT", help="compare this checkout with another commit")
CHOSEN = OPTIONS.parse_args() if __name__ == "__main__" else OPTIONS.parse_args([])
PAIRS = CHOSEN.pairs or 9
KEYS = 120
MANY_KEYS = 1_200
BURST = 100
WORDS = "The migration that you described stays with me because we went through the same thing at Lumen. "
"""17 words, of which the notes are made that are typed in."""
BARE = [sys.executable, str(HERE / "bare.py")]


def filled(folder: Path, applications: int, notes: int = 0) -> Path:
    """A database with so many applications."""
    document, path = folder / f"{applications}.json", folder / f"{applications}.db"
    document.write_text(json.dumps(search(applications, notes)), encoding="utf-8")
    subprocess.run([str(COMMAND), "--db", str(path), "import", str(document)], check=True, capture_output=True)
    return path


def median_ratio(one: list[float], other: list[float]) -> str:
    """The median of the ratios of pairs, with the medians themselves in milliseconds."""
    ratio = statistics.median(a / b for a, b in zip(one, other, strict=True))
    return f"{ratio:5.2f}   ({statistics.median(one) * 1000:.0f} / {statistics.median(other) * 1000:.0f} ms)"


def paired(one: Callable[[], float], other: Callable[[], float], pairs: int = PAIRS) -> tuple[list[float], list[float]]:
    """Both in turn, after one of each that does not count."""
    one(), other()
    figures: tuple[list[float], list[float]] = ([], [])
    for _ in range(pairs):
        figures[0].append(one())
        figures[1].append(other())
    return figures


def settled(terminal: Terminal, keys: str) -> float:
    """Seconds from some keys at once to the last byte that answers them, the quiet time after it aside."""
    os.write(terminal._master, keys.encode())
    begun = last = time.perf_counter()
    size = len(terminal.raw)
    while time.perf_counter() - last < 0.2:
        terminal.read(0.005)
        if len(terminal.raw) != size:
            size, last = len(terminal.raw), time.perf_counter()
    return last - begun


def typing(terminal: Terminal) -> list[float]:
    """Seconds from each letter typed into a text to the first byte that answers it."""
    terminal.read(1)
    return keys(terminal, WORDS)


def writing(path: Path) -> Terminal:
    """The desk with the cursor in a note of 300 words."""
    terminal = Terminal(path)
    terminal.until("Follow-ups")
    terminal.read(1)
    terminal.press("4")
    terminal.until("Which note?")
    terminal.press("enter")
    terminal.until("you sent it")
    terminal.read(1)
    if "Who signs?" in terminal.text:
        terminal.press("escape")
    terminal.press("enter")
    terminal.until("WRITE")
    os.write(terminal._master, b"\x1b[200~" + (WORDS * 15).encode() + b"\x1b[201~")
    terminal.read(2)
    return terminal


def replanning(path: Path) -> Callable[[], float]:
    """Seconds of planning again after one change, in this process."""
    desk = open_for_reading(path, None)
    assert isinstance(desk, Desk)
    before = build_queue(desk)
    changed = next(iter(before.items))

    def plan() -> float:
        begun = time.perf_counter()
        replan_application(desk, before, changed)
        return time.perf_counter() - begun

    return plan


def instructions(*command: str) -> float | None:
    """Millions of user-space instructions of a session: start, a second, quit; None where they cannot be counted."""
    counter = shutil.which("perf")
    if counter is None:
        return None
    with tempfile.NamedTemporaryFile(suffix=".txt") as told:
        counted = [counter, "stat", "-x,", "-e", "instructions:u", "-o", told.name, *command]
        terminal = Terminal(Path("unused"), command=counted)
        terminal.read(3)
        os.write(terminal._master, b"q")
        terminal.end(5)
        terminal.close()
        rows = [row.split(",")[0] for row in Path(told.name).read_text(encoding="utf-8").splitlines() if "instr" in row]
    return int(rows[0]) / 1e6 if rows and rows[0].isdigit() else None


def peak(pid: int) -> float:
    """The peak memory of a process, in megabytes."""
    for row in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if row.startswith("VmHWM"):
            return int(row.split()[1]) / 1024
    return 0.0


def ticks(pid: int) -> float:
    """The processor seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def bare_terminal() -> Terminal:
    """The bare app in a terminal."""
    return Terminal(Path("unused"), command=BARE)


def main() -> None:
    """Measure, and print a line for each budget, or the ratios to another commit."""
    if CHOSEN.against:
        from against import compare

        with tempfile.TemporaryDirectory() as place:
            sys.exit(0 if compare(CHOSEN.against, CHOSEN.pairs or 25, Path(place)) else 1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        small, middle, large = filled(folder, 10, 100), filled(folder, 200), filled(folder, 10_000, 100_000)

        def desk(path: Path) -> Callable[[], Terminal]:
            return lambda: Terminal(path)

        print(f"medians of {PAIRS} alternating pairs; ratio (one / other)")
        for label, path in (("200", middle), ("10,000", large)):
            one, other = paired(
                lambda path=path: process(str(COMMAND), "--db", str(path), "due"),
                lambda: process(sys.executable, "-c", "pass"),
            )
            print(f"due, {label:>6} applications, times python -c pass   {median_ratio(one, other)}")
        one, other = paired(
            lambda: first_frame(desk(middle), "Follow-ups", "keys"), lambda: first_frame(bare_terminal, "ready 0")
        )
        print(f"first frame, 200, times a bare app                {median_ratio(one, other)}")
        one, other = paired(
            lambda: first_key(desk(middle), "1 of", "j", "2 of"),
            lambda: first_key(bare_terminal, "ready 0", "j", "ready 1"),
        )
        print(f"first key, 200, times a bare app                  {median_ratio(one, other)}")
        one, other = paired(
            lambda: first_frame(desk(large), "Follow-ups", "keys"),
            lambda: first_frame(desk(small), "Follow-ups", "keys"),
        )
        print(f"first frame, 10,000 times 10                      {median_ratio(one, other)}")
        loading = []
        for _ in range(min(PAIRS, 5)):
            terminal = Terminal(middle)
            terminal.until("Follow-ups")
            loading += keys(terminal, "jk", 60)
            terminal.close()
        print(f"worst key while SQLModel loads                    {max(loading) * 1000:.0f} ms")
        terminal = Terminal(large)
        terminal.until("Follow-ups")
        terminal.read(3)
        unseeing(terminal)
        many = keys(terminal, "jk", MANY_KEYS)
        slow = sum(one > 0.016 for one in many)
        print(f"keys over 16 ms of {MANY_KEYS:,} at 10,000                {slow}   (worst {max(many) * 1000:.0f} ms)")
        one, other = paired(lambda: settled(terminal, "j" * BURST), lambda: settled(terminal, "k"), min(PAIRS, 5))
        print(f"a burst of {BURST} keys, times one key                {median_ratio(one, other)}")
        terminal.close()
        one, other = paired(replanning(large), replanning(small), 50)
        print(f"re-planning after a change, 10,000 times 10       {median_ratio(one, other)}")
        text = folder / "text.txt"
        text.write_text(WORDS * 15, encoding="utf-8")
        desk_note = writing(small)
        bare_note = Terminal(Path("unused"), command=[sys.executable, str(HERE / "bare_text.py"), str(text)])
        typed, bare_typed = typing(desk_note), typing(bare_note)
        print(
            f"typing in 300 words p95, times a bare text area   {p95(typed) / p95(bare_typed):5.2f}   ({p95(typed):.1f} / {p95(bare_typed):.1f} ms)"
        )
        desk_note.close()
        bare_note.close()
        counted = [instructions(str(COMMAND), "--db", str(middle)), instructions(*BARE)]
        if counted[0] and counted[1]:
            print(f"instructions of a session, times a bare app       {counted[0] / counted[1]:5.2f}")
        else:
            print("instructions of a session                         cannot be counted here")
        figures: dict[str, dict[str, list[float]]] = {}
        memory: dict[str, float] = {}
        for label, path in (("10", small), ("10,000", large)):
            terminal = Terminal(path)
            terminal.until("Follow-ups")
            terminal.read(2)
            figures[label] = {"today": keys(terminal, "jk")}
            terminal.press("2")
            terminal.until("Interviewing")
            terminal.read(1)
            figures[label]["board"] = keys(terminal, "jk")
            terminal.press("4")
            terminal.until("Which note?")
            terminal.read(1)
            figures[label]["notes"] = keys(terminal, "jk")
            memory[label] = peak(terminal.process.pid)
            begun = ticks(terminal.process.pid)
            terminal.read(0.1)
            time.sleep(10)
            print(
                f"idle, {label:>6} applications                        {(ticks(terminal.process.pid) - begun) * 10:.2f} % of a core"
            )
            terminal.close()
        for pane in ("today", "board", "notes"):
            few, many = figures["10"][pane], figures["10,000"][pane]
            print(
                f"key to answer p95, {pane:<6} 10,000 times 10          {p95(many) / p95(few):5.2f}   ({p95(many):.1f} / {p95(few):.1f} ms, worst {max(many) * 1000:.0f} ms)"
            )
        bare = bare_terminal()
        bare.until("ready 0")
        print(
            f"peak memory, 10 applications, times a bare app    {memory['10'] / peak(bare.process.pid):5.2f}   ({memory['10']:.0f} MB)"
        )
        print(
            f"peak memory, 10,000 times 10                      {memory['10,000'] / memory['10']:5.2f}   ({memory['10,000']:.0f} MB)"
        )
        bare.close()

        def quitting(make: Callable[[], Terminal], ready: str) -> float:
            terminal = make()
            terminal.until(ready)
            terminal.read(1)
            begun = time.perf_counter()
            os.write(terminal._master, b"q")
            terminal.process.wait(20)
            passed = time.perf_counter() - begun
            terminal.close()
            return passed

        one, other = paired(
            lambda: quitting(desk(middle), "Follow-ups"), lambda: quitting(bare_terminal, "ready 0"), min(PAIRS, 5)
        )
        print(f"quitting, times a bare app                        {median_ratio(one, other)}")


if __name__ == "__main__":
    main()
