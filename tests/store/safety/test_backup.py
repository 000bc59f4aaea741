"""Copies: sealed, verified, thinned; and the way back, which never loses what was there."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import date, timedelta

import pytest

from interview_desk.domain.errors import Busy, Damaged, Refused
from interview_desk.services.safety import backups
from interview_desk.store import mapping, read
from interview_desk.store.file.database import open_database
from interview_desk.store.safety import backup, checksum
from interview_desk.store.safety.restore import restore
from support.store import desk_at, run, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


def add(desk, name):
    from interview_desk.services.pipeline import pipeline

    pipeline.add_application(desk, name, "Engineer")


def companies(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        found = {row[0] for row in connection.execute("SELECT name FROM company")}
    connection.close()
    return found


# -- the seal


def test_a_copy_is_sealed_and_every_flipped_bit_breaks_the_seal(desk, tmp_path):
    copy = backups.back_up_on_request(desk, tmp_path / "copy.db")
    content = copy.read_bytes()
    assert checksum.is_whole(copy) is True
    step = max(len(content) // 400, 1)
    for at in range(0, len(content), step):
        copy.write_bytes(content[:at] + bytes([content[at] ^ 0x20]) + content[at + 1 :])
        assert checksum.is_whole(copy) is False, at
    copy.write_bytes(content[:-4096])
    assert checksum.is_whole(copy) is False


def test_a_flipped_letter_in_a_copy_is_refused_though_sqlite_sees_nothing(desk, tmp_path):
    copy = backups.back_up_on_request(desk, tmp_path / "copy.db")
    content = copy.read_bytes()
    at = content.index(b"Northwind")
    copy.write_bytes(content[:at] + b"n" + content[at + 1 :])
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    before = desk.database.path.read_bytes()
    with pytest.raises(Damaged, match="doesn’t match its checksum"):
        restore(desk.database.path, copy)
    assert desk.database.path.read_bytes() == before
    restore(desk.database.path, copy, anyway=True)
    assert any("northwind" in name for name in companies(desk.database.path))


def test_a_copy_travels_with_its_seal_and_is_an_ordinary_database(desk, tmp_path):
    copy = backups.back_up_on_request(desk, tmp_path / "copy.db")
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(copy.read_bytes())
    assert checksum.is_whole(elsewhere) is True
    again = desk_at(elsewhere)
    assert read.read_search(again.connection) == read.read_search(desk.connection)
    add(again, "Kestrel Bank")
    again.close()
    assert checksum.is_whole(elsewhere) is False


def test_what_has_no_seal_is_not_said_to_be_whole(desk):
    assert checksum.is_whole(desk.database.path) is None


# -- one a day


def test_the_first_use_of_a_day_makes_its_copy_and_the_next_none(desk):
    made = backups.back_up_daily(desk)
    assert made is not None
    assert made.name == "desk-2026-11-10.db"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert checksum.is_whole(made) is True
    assert backups.back_up_daily(desk) is None


def test_an_empty_search_is_not_copied(tmp_path):
    one = desk_at(tmp_path / "desk.db")
    assert backups.back_up_daily(one) is None
    one.close()
    assert not (tmp_path / "backups").exists()


def test_the_copy_of_the_day_may_be_made_while_the_desk_is_written_to(desk):
    began, done = threading.Event(), []

    def copy():
        began.set()
        done.append(backups.back_up_daily(desk))

    thread = threading.Thread(target=copy)
    thread.start()
    began.wait()
    for n in range(20):
        add(desk, f"Company {n}")
    thread.join()
    assert checksum.is_whole(done[0]) is True
    assert len(companies(desk.database.path)) >= 20


def test_copies_are_thinned_and_those_that_were_asked_for_stay(desk):
    folder = backup.folder_of(desk.database.path)
    first = backups.back_up_on_request(desk, None)
    content = first.read_bytes()
    days = [date(2026, 11, 9) - timedelta(days=n) for n in range(60)]
    for day in days:
        (folder / f"desk-{day}.db").write_bytes(content)
    for n in range(14):
        (folder / f"desk-2026-10-{n + 10}-120000-before-import.db").write_bytes(content)
    (folder / "other-2026-11-01.db").write_bytes(content)
    (folder / "notes.txt").write_text("mine")
    backups.back_up_daily(desk)
    left = {one.name for one in folder.iterdir()}
    daily = [one for one in backup.list_backups(desk.database.path) if one.is_daily]
    assert [one.day for one in daily][:7] == [date(2026, 11, 10), *days[:6]]
    assert len(daily) == 11  # seven days, the last days of two weeks before, and of September and October
    assert len([name for name in left if "before-import" in name]) == backup.BEFORE_KEPT
    assert {"other-2026-11-01.db", "notes.txt", first.name} <= left


def test_the_copy_just_made_is_never_the_one_that_is_let_go(desk):
    for _ in range(14):
        made = backups.back_up_before(desk, "import")
        assert made is not None
        assert made.exists()
    assert backup.list_backups(desk.database.path)[0].path == made


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(desk, tmp_path):
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(Refused, match="could not be written"):
        backups.back_up_daily(desk)
    add(desk, "Kestrel Bank")
    assert "Kestrel Bank" in companies(desk.database.path)


def test_an_import_is_preceded_by_a_copy(desk):
    from interview_desk.services.imports.exchange import import_files

    import_files(
        desk,
        desk.settings,
        {"more": '{"format": "interview-desk", "version": 1, "companies": [{"id": "k", "name": "Kestrel"}]}'},
    )
    (copy,) = [one for one in backup.list_backups(desk.database.path) if one.before == "before-import"]
    assert "Kestrel" not in companies(copy.path)
    assert "Kestrel" in companies(desk.database.path)


# -- the way back


def test_a_copy_is_put_back_and_what_was_there_is_kept(desk):
    path = desk.database.path
    copy = backups.back_up_on_request(desk, None)
    add(desk, "Kestrel Bank")
    desk.database.connection.close()
    done = restore(path, copy)
    assert done.sealed
    assert done.previous is not None
    assert "Kestrel Bank" not in companies(path)
    assert "Kestrel Bank" in companies(done.previous)
    assert checksum.is_whole(done.previous) is True
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(one.name for one in path.parent.iterdir() if one.name.endswith(".restoring")) == []
    again = desk_at(path)
    with pytest.raises(sqlite3.OperationalError):
        again.connection.execute("SELECT * FROM seal")
    add(again, "Second")
    again.close()


def test_an_open_desk_takes_up_the_file_that_was_put_in_place_and_loses_no_word(desk):
    path = desk.database.path
    copy = backups.back_up_on_request(desk, None)
    add(desk, "Kestrel Bank")
    restore(path, copy)
    with pytest.raises(Busy, match="do it once more"):
        add(desk, "Written while it was put in place")
    add(desk, "Written while it was put in place")  # what the desk does by itself
    assert companies(path) >= {"Written while it was put in place"}
    assert "Kestrel Bank" not in companies(path)


def test_a_file_that_is_gone_is_told_and_back_it_goes_on(desk, tmp_path):
    path = desk.database.path
    path.rename(tmp_path / "moved.db")
    with pytest.raises(Refused, match="not at its place any more"):
        add(desk, "Kestrel Bank")
    assert not path.exists()
    (tmp_path / "moved.db").rename(path)
    add(desk, "Kestrel Bank")
    assert "Kestrel Bank" in companies(path)


def test_a_damaged_file_is_kept_byte_by_byte_with_its_journal(desk):
    path = desk.database.path
    copy = backups.back_up_on_request(desk, None)
    desk.database.connection.close()
    ruined = b"not a database at all" * 300
    path.write_bytes(ruined)
    path.with_name("desk.db-journal").write_bytes(b"an old journal")
    done = restore(path, copy)
    assert done.previous is not None
    assert done.previous.read_bytes() == ruined
    assert done.previous.with_name(f"{done.previous.name}-journal").read_bytes() == b"an old journal"
    assert not path.with_name("desk.db-journal").exists()
    desk_at(path).close()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path, _copy: path, "database itself"),
        (lambda _path, copy: copy.with_name("nowhere.db"), "no file"),
        (lambda _path, copy: copy.parent, "Not a regular file"),
        (lambda _path, copy: written(copy.with_name("x.db"), b""), "empty"),
        (lambda _path, copy: written(copy.with_name("x.db"), b"<html>" * 100), "Not a database"),
        (lambda _path, copy: written(copy.with_name("x.db"), copy.read_bytes()[:20_000]), "checksum|is cut off"),
        (lambda _path, copy: foreign(copy.with_name("x.db")), "another program"),
    ],
)
def test_what_is_no_sound_copy_is_refused_and_nothing_is_changed(desk, make, told):
    path = desk.database.path
    copy = backups.back_up_on_request(desk, None)
    source = make(path, copy)
    before = path.read_bytes()
    with pytest.raises(Refused, match=told) as refusal:
        restore(path, source)
    assert "Nothing was changed" in str(refusal.value)
    assert path.read_bytes() == before
    assert not [one for one in path.parent.iterdir() if "restoring" in one.name]


def written(path, content):
    path.write_bytes(content)
    return path


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (x)")
    connection.close()
    return path


def test_another_programs_file_is_never_replaced(desk, tmp_path):
    copy = backups.back_up_on_request(desk, None)
    theirs = foreign(tmp_path / "theirs.db")
    before = theirs.read_bytes()
    with pytest.raises(Refused, match="another program"):
        restore(theirs, copy)
    assert theirs.read_bytes() == before


def test_a_restore_waits_for_whoever_writes_and_then_says_so(desk, monkeypatch):
    from interview_desk.store.safety import restore as module

    monkeypatch.setattr(module, "_TRIES", 2)
    path, copy = desk.database.path, backups.back_up_on_request(desk, None)
    before = path.read_bytes()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Busy):
        restore(path, copy)
    holder.communicate("")
    assert path.read_bytes() == before
    restore(path, copy)


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_an_older_copy_is_brought_up_to_date_on_its_way(desk, tmp_path, monkeypatch):
    from interview_desk.store.file import file_identity

    steps, newest = file_identity.steps(), mapping.VERSION
    old = tmp_path / "old.db"
    with monkeypatch.context() as older:
        older.setattr(mapping, "VERSION", newest - 1)
        older.setattr(file_identity, "steps", lambda: steps[:-1])
        one = open_database(old)
        assert one is not None
        one.connection.execute("INSERT INTO company VALUES ('c', 'Northwind', 'unknown', 'unknown', '', '', '')")
        one.close()
    done = restore(desk.database.path, old)
    assert not done.sealed
    assert companies(desk.database.path) == {"Northwind"}
    again = desk_at(desk.database.path)
    assert again.connection.execute("PRAGMA user_version").fetchone()[0] == newest
    again.close()


def test_a_missing_database_is_put_in_place_from_a_copy(desk, tmp_path):
    copy = backups.back_up_on_request(desk, tmp_path / "elsewhere" / "copy.db")
    target = tmp_path / "new" / "desk.db"
    assert restore(target, copy).previous is None
    assert companies(target) == companies(desk.database.path)
    assert stat.S_IMODE(target.parent.stat().st_mode) == 0o700


def test_a_link_to_the_database_stays_a_link(desk, tmp_path):
    copy = backups.back_up_on_request(desk, None)
    link = tmp_path / "links" / "desk.db"
    link.parent.mkdir()
    link.symlink_to(desk.database.path)
    add(desk, "Kestrel Bank")
    restore(link, copy)
    assert link.is_symlink()
    assert "Kestrel Bank" not in companies(desk.database.path)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_copies_are_private_under_a_loose_umask(desk, tmp_path):
    before = os.umask(0)
    try:
        copy = backups.back_up_on_request(desk, tmp_path / "a" / "b" / "copy.db")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_two_restores_of_one_second_keep_what_was_there_before_each(desk, tmp_path):
    first = backups.back_up_on_request(desk, tmp_path / "first.db")
    add(desk, "Second Ltd")
    second = backups.back_up_on_request(desk, tmp_path / "second.db")
    add(desk, "Only in the present")
    desk.close()
    kept = [restore(tmp_path / "desk.db", one).previous for one in (first, second)]
    assert len(set(kept)) == 2
    assert "Only in the present" in companies(kept[0])
    assert "Only in the present" not in companies(kept[1])


def test_imports_do_not_push_out_what_a_restore_kept(desk):
    folder = backup.folder_of(desk.database.path)
    for minute in range(15):
        for what in ("import", "restore"):
            backup.back_up(
                desk.database, folder / f"desk-{date.today()}-1000{minute:02}-before-{what}.db", replace=False
            )
    backup.thin(desk.database.path)
    left = [one.before for one in backup.list_backups(desk.database.path)]
    assert left.count("before-import") == backup.BEFORE_KEPT
    assert left.count("before-restore") == 15


def test_databases_of_one_name_and_other_endings_share_no_copies(tmp_path):
    made = {}
    for name in ("a.db", "a.sqlite"):
        desk = desk_at(tmp_path / name, "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
        made[name] = backups.back_up_daily(desk)
        desk.close()
    assert made["a.db"].name == "a-2026-11-10.db"
    assert made["a.sqlite"].name == "a.sqlite-2026-11-10.db"
    for name, copy in made.items():
        assert [one.copy.path for one in backups.list_backups(tmp_path / name)] == [copy]


def test_a_restore_that_is_killed_leaves_nothing_that_speaks_against_the_new_file(desk, tmp_path, monkeypatch):
    copy = backups.back_up_on_request(desk, tmp_path / "copy.db")
    desk.close()
    restore(tmp_path / "desk.db", copy)
    with sqlite3.connect(copy) as other:
        other.execute("UPDATE company SET name = 'Another' WHERE id = 'northwind'")
    other.close()
    monkeypatch.setattr(
        "interview_desk.store.safety.restore.closing_checksum.record_state",
        lambda _path: (_ for _ in ()).throw(KeyboardInterrupt),
    )
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "desk.db", copy, anyway=True)
    monkeypatch.undo()
    again = open_database(tmp_path / "desk.db", create=False)
    again.close()


def test_a_copy_of_an_altered_file_is_not_sealed_as_whole(desk, tmp_path):
    desk.close()
    path = tmp_path / "desk.db"
    desk.database.written = True
    from interview_desk.store.file import closing_checksum

    closing_checksum.record_state(path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Northwind Health", b"Northwund Health"))
    result = run("--db", path, "backup", tmp_path / "out.db")
    assert result.returncode == 1
    assert "damaged" in result.stderr
    assert not (tmp_path / "out.db").exists()


def test_a_restore_through_a_link_to_nowhere_is_refused(desk, tmp_path):
    copy = backups.back_up_on_request(desk, tmp_path / "copy.db")
    (tmp_path / "link.db").symlink_to(tmp_path / "elsewhere" / "new.db")
    with pytest.raises(Refused, match="links to a file that doesn’t exist"):
        restore(tmp_path / "link.db", copy)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_of_copies_that_others_may_look_into_is_closed(desk):
    folder = backup.folder_of(desk.database.path)
    folder.mkdir(mode=0o777, exist_ok=True)
    folder.chmod(0o777)
    backups.back_up_daily(desk)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_link_and_its_file_are_one_database(desk, tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "link.db").symlink_to(tmp_path / "desk.db")
    made = backups.back_up_daily(desk)
    again = desk_at(tmp_path / "far" / "link.db")
    assert again.database.path == tmp_path / "desk.db"
    assert backups.back_up_daily(desk) is None
    again.close()
    result = run("--db", tmp_path / "far" / "link.db", "check")
    assert str(made.parent) in result.stdout


def test_an_update_by_two_programs_at_once_is_done_by_one(desk):
    from interview_desk.store.file.database import migrate
    from interview_desk.store.mapping import VERSION

    migrate(desk.connection)  # the other one was faster: its steps are there already
    assert desk.connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
