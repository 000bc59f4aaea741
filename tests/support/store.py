"""Real files for tests: a search in a real SQLite file, and the installed command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from interview_desk.proofreading.checker import Checker
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.session import Desk, open_desk

SCENARIOS = Path(__file__).parent.parent / "scenarios"
COMMAND = Path(sys.executable).with_name("interview-desk")


def scenario(name: str) -> dict[str, Any]:
    """A worked case of the contract."""
    loaded: dict[str, Any] = json.loads((SCENARIOS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def desk_at(
    path: Path,
    moment: str = "2026-11-12T14:20:00-05:00",
    document: dict[str, Any] | None = None,
    *,
    checker: bool = False,
) -> Desk:
    """An open desk at a moment, with a document in it; the grammar checker's process only where a test is about it."""
    instant = datetime.fromisoformat(moment)
    config = path.with_suffix(".toml")
    if not config.exists():
        config.write_text('timezone = "America/New_York"\n', encoding="utf-8")
    desk = open_desk(path, config, clock=lambda: instant, patience=0.5)
    if not checker:
        desk._checker = Checker(["/nowhere/at/all"])
    if document is not None:
        import_files(desk, desk.settings, {"document": json.dumps(document)})
    return desk


def run(*arguments: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command without a terminal."""
    return subprocess.run(
        [str(COMMAND), *(str(one) for one in arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


NEW_YORK = ZoneInfo("America/New_York")
