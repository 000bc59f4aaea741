"""Opening the file: what is ours is opened, what is not is refused in a sentence and left as it is."""

import os
import sqlite3
import stat

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.store import mapping
from interview_desk.store.file import file_identity
from interview_desk.store.file.database import open_database
from interview_desk.store.safety.backup import back_up


def opened(path):
    found = open_database(path)
    assert found is not None
    return found


def test_a_new_database_is_private_and_set_up_for_one_file_at_rest(tmp_path):
    os.umask(0o022)
    path = tmp_path / "data" / "desk.db"
    one = opened(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    settings = {
        name: one.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id", "user_version")
    }
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "application_id": file_identity.APPLICATION_ID,
        "user_version": mapping.VERSION,
    }
    one.close()
    assert [file.name for file in path.parent.iterdir()] == ["desk.db"]


def test_a_missing_database_is_not_made_for_reading(tmp_path):
    assert open_database(tmp_path / "data" / "desk.db", create=False) is None
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_that_of_the_newest_migration():
    assert [number for number, _ in file_identity.steps()] == list(range(1, mapping.VERSION + 1))


def test_the_fingerprint_is_that_of_what_the_migrations_make():
    assert file_identity.fingerprint(file_identity._expected()) == mapping.SCHEMA


def damaged(path, kind):  # noqa: C901 - one branch for each kind of damage
    """Make a file that is not ours to touch."""
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_text("<html>not a database</html>" * 20)
    elif kind == "foreign":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE other (x)")
        connection.close()
    elif kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(path.with_name("nowhere"))
    else:
        opened(path).close()
        if kind == "newer":
            with sqlite3.connect(path) as connection:
                connection.execute("PRAGMA user_version=99")
            connection.close()
        elif kind == "table":
            with sqlite3.connect(path) as connection:
                connection.execute("DROP TABLE skip")
            connection.close()
        elif kind == "trigger":
            with sqlite3.connect(path) as connection:
                connection.execute("CREATE TRIGGER evil AFTER INSERT ON note BEGIN DELETE FROM note; END")
            connection.close()
        elif kind == "cut":
            path.write_bytes(path.read_bytes()[:20_000])
        elif kind == "flipped":
            content = bytearray(path.read_bytes())
            content[4096:8192] = os.urandom(4096)
            path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("empty", "empty"),
        ("text", "Not a database"),
        ("foreign", "another program"),
        ("folder", "Not a regular file"),
        ("link", "link to a file that doesn’t exist"),
        ("newer", "newer interview-desk"),
        ("table", "tables don’t match"),
        ("trigger", "tables don’t match"),
        ("cut", "damaged|malformed|not a database|disk image"),
        ("flipped", "damaged|malformed|disk image|not those"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_as_it_is(tmp_path, kind, told):
    path = tmp_path / "desk.db"
    damaged(path, kind)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refused, match=told) as refusal:
        open_database(path)
    assert str(path) in str(refusal.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["desk.db"]


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="Can’t create the database"):
        open_database(tmp_path / "file" / "desk.db")


def test_strange_folder_names_are_taken_literally(tmp_path):
    path = tmp_path / "a?b#c%20d" / "desk.db"
    opened(path).close()
    assert path.exists()


def test_a_locked_database_is_told_apart(tmp_path):
    path = tmp_path / "desk.db"
    opened(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Refused, match="is using the database"):
        open_database(path)
    other.close()


def test_a_step_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "desk.db"
    monkeypatch.setattr(file_identity, "steps", lambda: [(1, "CREATE TABLE one (x);\nCREATE TABLE one (x);\n")])
    with pytest.raises(Refused):
        open_database(path)
    assert not path.exists()


def test_an_older_database_is_copied_before_it_is_migrated(tmp_path, monkeypatch):
    path = tmp_path / "desk.db"
    one = opened(path)
    one.connection.execute("INSERT INTO company VALUES ('c', 'Northwind', 'unknown', 'unknown', '', '', '')")
    one.close()
    newest = mapping.VERSION
    monkeypatch.setattr(mapping, "VERSION", newest + 1)
    newer = [*file_identity.steps(), (newest + 1, "ALTER TABLE company ADD COLUMN colour TEXT;\n")]
    monkeypatch.setattr(file_identity, "steps", lambda: newer)
    file_identity._expected.cache_clear()
    monkeypatch.setattr(file_identity, "_expected", file_identity._expected.__wrapped__)
    two = opened(path)
    assert two.connection.execute("SELECT name, colour FROM company").fetchall() == [("Northwind", None)]
    assert two.connection.execute("PRAGMA user_version").fetchone()[0] == newest + 1
    two.close()
    (copy,) = (tmp_path / "backups").iterdir()
    with sqlite3.connect(copy) as kept:
        assert kept.execute("PRAGMA user_version").fetchone()[0] == newest
    kept.close()


def test_a_copy_is_whole_and_private_and_never_in_the_way(tmp_path):
    one = opened(tmp_path / "desk.db")
    one.connection.execute("INSERT INTO company VALUES ('c', 'Northwind', 'unknown', 'unknown', '', '', '')")
    first = back_up(one, tmp_path / "copies" / "desk.db", replace=False)
    second = back_up(one, tmp_path / "copies" / "desk.db", replace=False)
    assert (first.name, second.name) == ("desk.db", "desk-2.db")
    for copy in (first, second):
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        again = opened(copy)
        assert again.connection.execute("SELECT name FROM company").fetchall() == [("Northwind",)]
        again.close()
    one.close()


def test_a_copy_that_cannot_be_written_leaves_no_half(tmp_path):
    one = opened(tmp_path / "desk.db")
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="could not be written"):
        back_up(one, tmp_path / "file" / "copy.db", replace=False)
    one.close()
