"""An update that was killed in the middle: the next start finishes it, whatever disk call was the last."""

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.demo import FIXED, demo_desk
from interview_desk.services.safety import checkup
from interview_desk.services.session import open_desk
from interview_desk.store import mapping
from interview_desk.store.file import closing_checksum, file_identity
from interview_desk.store.file.database import open_database
from interview_desk.store.safety import audit
from support.disk_calls import Files, record, states
from support.store import COMMAND, desk_at

EVERY = int(os.environ.get("EVERY_DISK_CALL") or 7)
"""Of the calls that are no commit, each of this distance is tried; `EVERY_DISK_CALL=1 make test` tries all of them."""
COMMIT = {"unlink": "-journal", "cut": "-journal"}
steps = file_identity.steps
pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


def rows(path):
    """Every row of every table but the indexes, which are compared by `audit`."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in tables if not name.startswith(("sqlite_", "called", "told", "seal"))]
        found = {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in kept}
    connection.close()
    return found


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    path = tmp_path_factory.mktemp("full") / "full.db"
    demo_desk(path, None, clock=lambda: FIXED).close()
    return path


def make_old(path, version, full, monkeypatch):
    """A file as an older version left it, with every row of the demo that it can hold."""
    with monkeypatch.context() as older:
        older.setattr(mapping, "VERSION", version)
        older.setattr(file_identity, "steps", lambda: steps()[:version])
        database = open_database(path)
        connection = database.connection
        connection.execute("PRAGMA foreign_keys=off")
        connection.execute("ATTACH ? AS full", (str(full),))
        for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table.startswith(("sqlite_", "called", "told", "standing", "findable")):
                continue
            here = [row[1] for row in connection.execute(f'PRAGMA main.table_info("{table}")')]
            there = [row[1] for row in connection.execute(f'PRAGMA full.table_info("{table}")')]
            names = ", ".join(f'"{name}"' for name in here if name in there)
            connection.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM full."{table}"')
        connection.execute("DETACH full")
        connection.close()
        closing_checksum.record_state(path)


@pytest.mark.parametrize("version", range(1, mapping.VERSION))
def test_an_update_killed_at_any_disk_call_is_finished(tmp_path, monkeypatch, full, version):
    folder, state = tmp_path / "search", tmp_path / "state"
    folder.mkdir(mode=0o700)
    make_old(folder / "desk.db", version, full, monkeypatch)
    before = Files(folder)
    calls = record([str(COMMAND), "--db", str(folder / "desk.db"), "due"], folder, tmp_path / "calls")
    expected = rows(folder / "desk.db")
    commits = sum(call.name == "unlink" and call.file.name == "desk.db-journal" for call in calls)
    assert commits >= mapping.VERSION - version
    tried = 0
    for call in states(before, calls, state, every=EVERY, always=COMMIT):
        database = open_database(state / "desk.db")
        assert database.connection.execute("PRAGMA user_version").fetchone()[0] == mapping.VERSION, call
        assert database.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok", call
        assert not list(audit.find_mismatches(database.connection)), call
        database.connection.close()
        assert rows(state / "desk.db") == expected, call
        tried += 1
    assert tried > commits


def test_a_command_that_only_reads_finishes_an_update_too(tmp_path, monkeypatch, full):
    folder, state = tmp_path / "search", tmp_path / "state"
    folder.mkdir(mode=0o700)
    make_old(folder / "desk.db", 1, full, monkeypatch)
    before = Files(folder)
    calls = record([str(COMMAND), "--db", str(folder / "desk.db"), "due"], folder, tmp_path / "calls")
    expected = rows(folder / "desk.db")
    for call in states(before, calls, state, every=len(calls) + 1, always={"unlink": "db-journal"}):
        desk = open_desk(state / "desk.db", None, clock=lambda: datetime.fromisoformat("2026-11-12T14:20:00-05:00"))
        assert checkup.problems(desk) == [], call
        desk.close()
        assert rows(state / "desk.db") == expected, call


@pytest.mark.parametrize(("at", "value", "said"), [(60, 50, "newer"), (68, 7, "another program")])
def test_a_journal_that_brings_back_a_foreign_header_is_refused(tmp_path, at, value, said):
    path = tmp_path / "desk.db"
    desk_at(path).close()
    ours = path.read_bytes()
    foreign = bytearray(ours)
    foreign[at : at + 4] = value.to_bytes(4, "big")
    path.write_bytes(foreign)
    _leave_journal(path)  # with the foreign page as it was before
    journal = Path(f"{path}-journal").read_bytes()
    path.write_bytes(ours)
    with pytest.raises(Refused, match=said):
        open_database(path)
    assert path.read_bytes() == ours
    assert Path(f"{path}-journal").read_bytes() == journal


def _leave_journal(path):
    """Leave the journal of a change of the first page, as a killed process does."""
    import subprocess
    import sys

    program = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE killed (x)')\n"
        "c.executemany('INSERT INTO killed VALUES (?)', [('x' * 3000,)] * 200)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert Path(f"{path}-journal").stat().st_size > 0
