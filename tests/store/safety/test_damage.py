"""A hundred damaged files and more: each named for what it is, none changed, none a traceback; and the way back."""

import random
import shutil

import pytest

from interview_desk.domain.errors import Damaged, Refused
from interview_desk.store.file import closing_checksum
from interview_desk.store.file.database import open_database
from interview_desk.store.safety import audit
from support.damage import SEEN, SIDE_PANEL, bits_flipped, letter_flipped, page_of_zeros, stale_journal
from support.store import desk_at, run, scenario

SEEDS = range(7)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A search that was used and closed in order."""
    path = tmp_path_factory.mktemp("sound") / "desk.db"
    desk = desk_at(path, "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    desk.write("Wrote", lambda change: change.put())
    desk.close()
    shutil.rmtree(path.parent / "backups", ignore_errors=True)
    return path


@pytest.fixture
def path(sound, tmp_path):
    for one in (sound, closing_checksum.record_of(sound)):
        shutil.copy(one, tmp_path / one.name)
    return tmp_path / sound.name


def everything(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file() and one.suffix != ".toml"}


def told(path):
    """Open a file; the refusal, or None where it opens."""
    try:
        opened = open_database(path, create=False)
    except Refused as refusal:
        return str(refusal)
    assert opened is not None
    opened.connection.execute("SELECT count(*) FROM note").fetchone()
    opened.close()
    return None


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("damage", SEEN, ids=lambda one: one.__name__)
def test_a_damaged_file_is_named_and_left_as_it_is(path, damage, seed):
    damage(path, random.Random(seed))
    before = everything(path.parent)
    refusal = told(path)
    assert refusal is not None
    assert any(word in refusal for word in ("damaged", "another program", "newer", "not a database")), refusal
    assert str(path) in refusal
    assert "Nothing was changed" in refusal
    assert everything(path.parent) == before


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("damage", SEEN, ids=lambda one: one.__name__)
def test_without_a_note_of_how_it_was_closed_nothing_crashes_and_nothing_is_changed(path, damage, seed):
    closing_checksum.record_of(path).unlink()
    damage(path, random.Random(seed))
    before = everything(path.parent)
    told(path)
    assert everything(path.parent) == before


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("beside", SIDE_PANEL, ids=lambda one: one.__name__)
def test_a_journal_that_is_not_its_own_does_not_get_into_a_sound_file(path, beside, seed):
    before = path.read_bytes()
    beside(path, random.Random(seed))
    assert told(path) is None
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}-journal").exists()
    kept = [one.stat().st_size for one in (path.parent / "backups").glob("*-stale-journal*")]
    assert len(kept) == (beside is stale_journal)  # noise changes nothing: SQLite deletes it
    assert all(kept)


def test_a_journal_that_is_not_its_own_does_not_get_in_through_a_link_either(path, tmp_path):
    before = path.read_bytes()
    (tmp_path / "far").mkdir()
    link = tmp_path / "far" / "link.db"
    link.symlink_to(path)
    stale_journal(path, random.Random(1))
    assert told(link) is None
    assert path.read_bytes() == before
    assert list((path.parent / "backups").glob("*-stale-journal*"))


def test_the_journal_of_a_change_that_was_cut_short_is_used(path):
    """kill -9 in the middle of a change: pages of it are in the file, the journal takes them back."""
    import sqlite3
    import subprocess
    import sys

    before = sqlite3.connect(path).execute("SELECT * FROM note ORDER BY id").fetchall()
    subprocess.run([sys.executable, "-c", CUT_SHORT, str(path)], check=False)
    journal = path.with_name("desk.db-journal")
    assert journal.stat().st_size
    assert told(path) is None
    assert not journal.exists()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT * FROM note ORDER BY id").fetchall() == before
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    assert not [one for one in path.parent.iterdir() if ".trial-" in one.name]


def test_a_file_that_another_program_is_about_to_make_longer_is_not_taken_for_cut(path):
    """Killed after the first page was written and before the last one: the header says more than there is, the journal knows."""
    import sqlite3

    before = sqlite3.connect(path).execute("SELECT * FROM note ORDER BY id").fetchall()
    journal = path.with_name("desk.db-journal")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE company SET remarks = ?", ("x" * 200_000,))
    content, taken_back = bytearray(path.read_bytes()), journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    content[24:28] = content[92:96]
    content[28:32] = (int.from_bytes(content[28:32], "big") + 900).to_bytes(4, "big")
    path.write_bytes(bytes(content))
    journal.write_bytes(taken_back)
    assert told(path) is None
    assert sqlite3.connect(path).execute("SELECT * FROM note ORDER BY id").fetchall() == before


CUT_SHORT = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE company SET remarks = ?", ("x" * 200_000,))
connection.execute("UPDATE application SET remarks = ?", ("y" * 200_000,))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_another_program_for_databases_wrote_is_no_damage_at_the_door(path):
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE company SET remarks = 'by hand'")
    connection.close()
    assert told(path) is None


@pytest.mark.parametrize("damage", [letter_flipped, bits_flipped, page_of_zeros], ids=lambda one: one.__name__)
def test_the_command_line_says_it_in_one_line_and_how_to_go_back(path, damage):
    copy = run("--db", path, "backup").stdout.strip()
    damage(path, random.Random(3))
    before = path.read_bytes()
    result = run("--db", path, "add", "Kestrel", "Engineer")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert f"interview-desk restore {copy}" in result.stderr
    checked = run("--db", path, "check")
    assert checked.returncode == 1
    assert "Traceback" not in checked.stderr + result.stderr
    assert path.read_bytes() == before
    assert run("--db", path, "restore", copy).returncode == 0
    assert run("--db", path, "check").returncode == 0
    assert run("--db", path, "add", "Kestrel", "Engineer").returncode == 0


def test_a_file_whose_bytes_changed_can_be_taken_as_it_is(path):
    letter_flipped(path, random.Random(1))
    with pytest.raises(Damaged, match="changed while it was closed"):
        open_database(path)
    assert run("--db", path, "check", "--accept").returncode in {0, 1}
    assert told(path) is None


def test_rows_that_are_not_what_the_history_says_are_named(path):
    import sqlite3

    desk = desk_at(path, "2026-11-10T18:00:00-05:00")
    assert list(audit.find_mismatches(desk.connection)) == []
    desk.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE contact SET name = 'Ana Ruitz' WHERE id = (SELECT min(id) FROM contact)")
        connection.execute("DELETE FROM touch")
    connection.close()
    desk = desk_at(path, "2026-11-10T18:00:00-05:00")
    strays = list(audit.find_mismatches(desk.connection))
    desk.close()
    assert {one.table for one in strays} >= {"contact"}
    result = run("--db", path, "check")
    assert result.returncode == 1
    assert "contact" in result.stdout
    assert "Imported document" in result.stdout


def test_undone_changes_are_no_strays(path):
    from interview_desk.services.pipeline import pipeline

    desk = desk_at(path, "2026-11-10T18:00:00-05:00")
    pipeline.add_application(desk, "Kestrel", "Engineer")
    pipeline.add_application(desk, "Harbour", "Engineer")
    desk.writer.undo()
    assert list(audit.find_mismatches(desk.connection)) == []
    desk.writer.undo()
    pipeline.add_application(desk, "Third", "Engineer")
    assert list(audit.find_mismatches(desk.connection)) == []
    desk.close()
