"""Pictures of screens as text: each state has its file, which a change of the screen has to change on purpose.

`SNAPSHOTS=write make test ARGS=tests/ui/test_snapshots.py` writes them anew; look at the difference before it is committed.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "ui" / "snapshots"


def check(name: str, text: str) -> None:
    """Hold a screen to its picture."""
    path = FOLDER / f"{name}.txt"
    shown = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    if os.environ.get("SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
        return
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    changed = "\n".join(
        difflib.unified_diff(known.splitlines(), shown.splitlines(), "picture", "screen", lineterm="", n=1)
    )
    assert known == shown, f"{path.name} shows another screen:\n{changed}"
