"""Hostile files, before the real command line: each ends within its limits, and is refused by name or imported as text.

The suite runs a part of the kinds, with low limits; `make hostile` runs them all, with the default limits.
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from interview_desk.domain.text import CONTROL_REPLACEMENTS
from support.foreign_files import GROUPS, NAMES, card, document
from support.store import run

TESTS = Path(__file__).parent.parent.parent
SHARES = {
    "calendars": 7,
    "cards": 7,
    "tables": 7,
    "archives": 4,
    "documents": 6,
    "databases": 11,
    "places": 7,
    "names": 3,
}
"""Only each n-th kind of these groups."""


@pytest.mark.parametrize("group", GROUPS)
def test_every_kind_ends_within_its_limits_and_is_refused_by_name(group):
    seconds = "20" if group == "names" else "2"  # those have to come in
    arguments = ("--group", group, "--seconds", seconds, "--every", str(SHARES.get(group, 1)), "--json")
    done = subprocess.run(
        [sys.executable, "-m", "support.foreign_run", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        timeout=300,
        check=False,
    )
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) > 3, done.stderr
    assert [(name, faults, output[:300]) for name, _, _, _, output, faults in outcomes if faults] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_history_holds_the_name_of_a_file_as_text(tmp_path, name):
    path, db = os.fsencode(tmp_path) + b"/" + name, tmp_path / "desk.db"
    with open(path, "wb") as file:  # noqa: PTH123 - no text is this name
        file.write(b"company,role\nAcme,Cook\n")
    done = run("--db", db, "import", "--", os.fsdecode(path))
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(db)) as connection:
        (label,) = connection.execute("SELECT label FROM change").fetchone()
    assert label.startswith("Imported ")
    assert not set(map(ord, label)) & {*CONTROL_REPLACEMENTS, 10, 0x2028, 0x2029}
    label.encode("utf-8")


def test_the_limits_of_the_config_hold_on_the_command_line(tmp_path):
    config, path = tmp_path / "config.toml", tmp_path / "x.ics"
    config.write_text("[import]\nseconds = 1\n")
    path.write_bytes(b"BEGIN:VCALENDAR\r\n" * 60_000)
    done = run("--db", tmp_path / "desk.db", "--config", config, "import", path)
    assert done.returncode == 1
    assert "longer than 1 seconds" in done.stderr
    assert "[import]" in done.stderr


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("seconds = 0", "seconds = 0; allowed are whole numbers from 1 to 600"),
        ("megabytes = 9", "allowed are whole numbers from 50 to 8000"),
        ("seconds = true", "allowed are whole numbers"),
        ('megabytes = "x"', "allowed are whole numbers"),
        ("minutes = 1", "“minutes” is not a setting; allowed are seconds, megabytes"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_with_its_line(tmp_path, line, reason):
    config = tmp_path / "config.toml"
    config.write_text(f"[import]\n{line}\n")
    done = run("--db", tmp_path / "desk.db", "--config", config, "due")
    assert done.returncode == 1
    assert reason in done.stderr
    assert "line 2" in done.stderr


def test_what_is_no_address_is_text_and_is_reported(tmp_path):
    path, db = tmp_path / "x.vcf", tmp_path / "desk.db"
    path.write_bytes(card("FN:Ann", "EMAIL:a@b.example?bcc=c@d.example"))
    done = run("--db", db, "import", path)
    assert "“a@b.example?bcc=c@d.example” isn’t an email address; it’s in the remarks of Ann" in done.stderr
    person = json.loads(run("--db", db, "export").stdout)["contacts"][0]
    assert person["email"] == ""
    assert person["remarks"] == "email: a@b.example?bcc=c@d.example"


def test_an_export_holds_no_escape_sequence_and_loses_nothing(tmp_path):
    path, db = tmp_path / "x.json", tmp_path / "desk.db"
    path.write_text(document())
    assert run("--db", db, "import", path).returncode == 0
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE company SET name = ?", ("A\x1b[2J\x9b31m\u202eB\x7f",))
    exported = run("--db", db, "export").stdout
    assert not set(map(ord, exported)) & CONTROL_REPLACEMENTS.keys()
    assert json.loads(exported)["companies"][0]["name"] == "A\x1b[2J\x9b31m\u202eB\x7f"
