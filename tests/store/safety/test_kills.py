"""kill -9 at random moments: what was acknowledged is there, and the file is sound."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("KILLS", "200"))
PARTS = 4
PROGRAM = Path(__file__).parent.parent.parent / "support" / "killed.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_acknowledged_is_lost_and_no_file_is_broken(tmp_path, part):
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(tmp_path / "desk.db"), str(KILLS // PARTS), str(part)],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["lost"] == []
    assert found["broken"] == []
    assert found["copies not whole"] == []
    assert found["acknowledged"] > KILLS // PARTS
