"""Compare this checkout with another commit: alternating pairs of the same measurements on copies of both."""

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measuring import first_frame, first_key, keys, p95, unseeing
from searches import search

from support.terminal import Terminal

ROOT = Path(__file__).parent.parent
LIMITS = {"due": 1.03, "first frame": 1.03, "first key": 1.03, "key p95": 1.10}
"""Highest ratios that a change may have without saying so."""


class Side:
    """One of the two checkouts, with a database of its own.

    Args:
        folder: where its sources and its database go.
        applications: number of applications in the database.
    """

    def __init__(self, folder: Path, applications: int) -> None:
        self.folder = folder
        self.environment = {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": ""}
        compileall.compile_dir(folder / "src", quiet=2)
        self.database = folder / "desk.db"
        document = folder / "search.json"
        document.write_text(json.dumps(search(applications, 0)), encoding="utf-8")
        self.run("import", str(document))

    @property
    def command(self) -> list[str]:
        """Command line that starts it."""
        return [sys.executable, "-m", "interview_desk", "--db", str(self.database)]

    def run(self, *arguments: str) -> None:
        """Run a command to its end."""
        subprocess.run(
            [*self.command, *arguments], check=True, capture_output=True, env={**os.environ, **self.environment}
        )

    def terminal(self) -> Terminal:
        """Start it in a terminal."""
        return Terminal(self.database, command=self.command, environment=self.environment)

    def key_p95(self) -> float:
        """Measure the 95th percentile of the answers to single keys, in milliseconds."""
        terminal = self.terminal()
        terminal.until("Follow-ups")
        terminal.read(1.5)
        figures = keys(unseeing(terminal), "jk", 60)
        terminal.close()
        return p95(figures)


def check_out(commit: str, folder: Path) -> Path:
    """Write the sources of a commit into a folder; return the folder."""
    folder.mkdir()
    archive = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def copy_sources(folder: Path) -> Path:
    """Copy the sources as they are now; return the folder."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def compare(commit: str, pairs: int, place: Path, applications: int = 200) -> bool:
    """Print the ratios of this checkout to a commit; return True if none is over its limit."""
    here, there = (
        Side(copy_sources(place / "here"), applications),
        Side(check_out(commit, place / "there"), applications),
    )

    def timed(side: Side) -> float:
        from measuring import process

        return process(*side.command, "due", environment=side.environment)

    measurements: dict[str, Callable[[Side], float]] = {
        "due": timed,
        "first frame": lambda side: first_frame(side.terminal, "Follow-ups", "keys"),
        "first key": lambda side: first_key(side.terminal, "1 of", "j", "2 of"),
        "key p95": Side.key_p95,
    }
    fits = True
    print(f"this checkout, times {commit}: medians of {pairs} alternating pairs")
    for name, measure in measurements.items():
        measure(here), measure(there)
        ratios = []
        for number in range(pairs):
            first, second = (here, there) if number % 2 else (there, here)
            figures = {first: measure(first), second: measure(second)}
            ratios.append(figures[here] / figures[there])
        ratio = statistics.median(ratios)
        fits = fits and ratio <= LIMITS[name]
        print(f"{name:<12} {ratio:5.3f}   (limit {LIMITS[name]:.2f}, quartiles {quartiles(ratios)})")
    return fits


def quartiles(figures: list[float]) -> str:
    """Format the middle half of some figures."""
    low, _, high = statistics.quantiles(figures, n=4) if len(figures) > 1 else (figures[0], 0.0, figures[0])
    return f"{low:.3f} to {high:.3f}"
