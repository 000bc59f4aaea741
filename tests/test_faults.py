"""Faults from outside, into a real desk in a real terminal: a full disk, a lock, two windows, a file put in place, the shell."""

import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from support.store import COMMAND, run
from support.terminal import Terminal, limit_files

NO_ROOM = 1024
"""Bytes that a file may have on the disk that is full: no journal fits, as where nothing is left."""
LIMITED = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, resource.RLIM_INFINITY))
os.execv(sys.argv[1], sys.argv[1:])
"""
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    """A search with one application and a note to one person in it."""
    path = tmp_path / "data" / "desk.db"
    assert run("--db", path, "add", "Northwind", "Data engineer", "--stage", "interviewing").returncode == 0
    document = json.loads(run("--db", path, "export").stdout)
    application = document["applications"][0]
    document["me"]["name"] = "Alex Moreau"
    document["contacts"] = [{"id": "maya", "company": application["company"], "name": "Maya Chen"}]
    document["interviews"] = [
        {
            "id": "i1",
            "application": application["id"],
            "starts_at": "2026-01-12T10:00:00-05:00",
            "interviewers": ["maya"],
        }
    ]
    document["notes"] = [
        {
            "id": "n1",
            "kind": "follow-up",
            "application": application["id"],
            "contact": "maya",
            "body": "Dear Maya Chen,\n\nHello there.\n\nAlex Moreau\n",
            "changed_at": "2026-01-12T12:00:00-05:00",
        }
    ]
    (tmp_path / "more.json").write_text(json.dumps(document))
    assert run("--db", path, "import", tmp_path / "more.json").returncode == 0
    return path


@pytest.fixture
def terminal(path):
    opened = []

    def open_terminal(**options):
        one = Terminal(path, options.pop("size", (120, 36)), **options)
        opened.append(one)
        one.until("1 Today")
        return one

    yield open_terminal
    for one in opened:
        one.close()


def rows(path, sql):
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def rows_when_free(holder, path):
    """The companies, as soon as the other program has let go."""
    assert holder.stdin is not None
    holder.stdin.close()
    holder.wait(10)
    return rows(path, "SELECT name FROM company WHERE name = 'nobody'")


def add(desk, name):
    desk.press("n")
    desk.until("New application")
    desk.press(f"{name}, Engineer", "enter")
    desk.until("where does it stand?")
    desk.press("a")


def open_the_note(desk):
    desk.press("4")
    desk.until("Maya Chen")
    desk.press("enter")
    desk.until("Before you send", "Hello there.")
    desk.press("enter")
    desk.until("WRITE")


# -- a full disk


def test_a_full_disk_keeps_the_text_on_the_screen_and_the_next_try_stores_it(path, terminal):
    desk = terminal()
    limit_files(NO_ROOM, desk.process.pid)
    add(desk, "Kestrel Bank")
    desk.until("Not saved", "You typed", "Kestrel Bank, Engineer", "enter tries again")
    assert ("Kestrel Bank",) not in rows(path, "SELECT name FROM company")
    desk.press("enter")
    desk.until("Not saved", "Kestrel Bank, Engineer")
    limit_files(resource.RLIM_INFINITY, desk.process.pid)
    desk.press("enter")
    desk.until("Added Kestrel Bank", gone="You typed")
    assert ("Kestrel Bank",) in rows(path, "SELECT name FROM company")
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_note_on_a_full_disk_stays_and_is_stored_by_itself_when_there_is_room(path, terminal):
    desk = terminal()
    open_the_note(desk)
    limit_files(NO_ROOM, desk.process.pid)
    desk.press("Written on a full disk. ")
    desk.until("not saved", "Written on a full disk.")
    assert "full disk" not in rows(path, "SELECT body FROM note")[0][0]
    limit_files(resource.RLIM_INFINITY, desk.process.pid)
    desk.until("draft saved", gone="▲ not saved")
    assert "Written on a full disk." in rows(path, "SELECT body FROM note")[0][0]


def test_quitting_on_a_full_disk_keeps_what_was_typed_or_does_not_quit(path, terminal):
    desk = terminal()
    open_the_note(desk)
    limit_files(0, desk.process.pid)
    desk.press("Written on a full disk. ")
    desk.until("not saved")
    desk.press("escape", "q")
    desk.until("Not quit")
    assert "Written on a full disk." in desk.text
    limit_files(64 * 1024, desk.process.pid)  # room for a small file, not for the database
    desk.press("q")
    assert desk.end() == 0
    (kept,) = (path.parent / "notes").iterdir()
    assert "Written on a full disk." in kept.read_text()
    assert str(kept) in desk.raw.decode("utf-8", "replace").replace("\r\n", "")


def test_a_first_start_on_a_full_disk_says_so_and_leaves_nothing(tmp_path):
    path = tmp_path / "new" / "desk.db"
    desk = Terminal(path, command=[sys.executable, "-c", LIMITED, str(COMMAND), "--db", str(path)])
    assert desk.end() == 1
    assert "Traceback" not in desk.text
    assert "Can’t open the database" in desk.text
    assert list((tmp_path / "new").iterdir()) == []
    desk.close()


# -- somebody else holds the file


def test_a_lock_held_by_another_program_is_waited_for_while_keys_go_on(path, terminal):
    desk = terminal()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        add(desk, "Kestrel Bank")
        desk.until("in use by another program")
        desk.press("?")
        desk.until("Keys")
        desk.press("escape")
        assert ("Kestrel Bank",) not in rows_when_free(holder, path)
    desk.until("Added Kestrel Bank")
    assert ("Kestrel Bank",) in rows(path, "SELECT name FROM company")


# -- two windows


def test_what_one_window_does_the_other_one_tells(path, terminal):
    one, two = terminal(), terminal()
    one.press("2")
    two.press("2")
    two.until("Interviewing")
    add(one, "Kestrel Bank")
    two.until("Another window: Added Kestrel Bank", "Applied 1", seconds=10)
    assert run("--db", path, "add", "Harbour", "Engineer").returncode == 0
    one.until("Another window: Added Harbour", seconds=10)


def test_one_note_in_two_windows_is_told_and_both_texts_are_kept(path, terminal):
    one, two = terminal(), terminal()
    open_the_note(one)
    open_the_note(two)
    two.until("open in another window", seconds=10)
    one.until("open in another window", seconds=10)
    one.press("From the first. ")
    one.until("draft saved", "From the first.")
    # The second one types before it looks at the file again.
    two.press("From the second. ")
    both = json.dumps(rows(path, "SELECT before, after FROM change_row WHERE of_table = 'note'"))
    end = time.monotonic() + 20
    while not ("From the first." in both and "From the second." in both):
        assert time.monotonic() < end
        one.read()
        two.read()
        both = json.dumps(rows(path, "SELECT before, after FROM change_row WHERE of_table = 'note'"))
    one.press("escape")
    one.press("V")
    one.until("Take which text back?")


def test_a_copy_put_back_under_an_open_desk_is_taken_up(path, terminal):
    copy = run("--db", path, "backup").stdout.strip()
    desk = terminal()
    add(desk, "Kestrel Bank")
    desk.until("Added Kestrel Bank")
    assert run("--db", path, "restore", copy).returncode == 0
    desk.until("Another copy was put in place", seconds=10)
    add(desk, "Harbour")
    desk.until("Added Harbour")
    names = {row[0] for row in rows(path, "SELECT name FROM company")}
    assert names == {"Northwind", "Harbour"}


def test_a_file_that_is_taken_away_is_told_and_nothing_is_written_to_nowhere(path, terminal, tmp_path):
    desk = terminal()
    path.rename(tmp_path / "elsewhere.db")
    desk.until("not at its place any more", seconds=10)
    add(desk, "Kestrel Bank")
    desk.until("Not saved", "Kestrel Bank, Engineer")
    (tmp_path / "elsewhere.db").rename(path)
    desk.press("enter")
    desk.until("Added Kestrel Bank")
    assert ("Kestrel Bank",) in rows(path, "SELECT name FROM company")


# -- a damaged file


def test_a_damaged_file_opens_on_its_copies_and_one_key_puts_the_newest_back(path):
    copy = run("--db", path, "backup").stdout.strip()
    content = bytearray(path.read_bytes())
    content[content.index(b"Northwind")] ^= 0x20
    path.write_bytes(bytes(content))
    desk = Terminal(path)
    desk.until("This search is not as it was", "✓ whole", "opens it as it is")
    assert path.read_bytes() == bytes(content)
    desk.press("enter")
    desk.until("1 Today", "2 Board")
    desk.press("q")
    assert desk.end() == 0
    desk.close()
    assert ("Northwind",) in rows(path, "SELECT name FROM company")
    kept = [one for one in (path.parent / "backups").iterdir() if "damaged" in one.name]
    assert kept[0].read_bytes() == bytes(content)
    assert copy


def test_a_missing_file_with_copies_is_no_fresh_start(path):
    run("--db", path, "backup")
    path.unlink()
    desk = Terminal(path)
    desk.until("There is no search here", "begins an empty search")
    desk.press("q")
    assert desk.end() == 1
    assert not path.exists()
    desk.close()
    again = Terminal(path)
    again.until("There is no search here")
    again.press("enter")
    again.until("1 Today")
    again.press("q")
    assert again.end() == 0
    again.close()
    assert ("Northwind",) in rows(path, "SELECT name FROM company")


# -- kills while files are put in place


@pytest.mark.parametrize("command", ["backup", "restore", "import"])
def test_a_command_that_is_killed_leaves_the_old_file_or_the_new_one(path, tmp_path, command):
    copy = run("--db", path, "backup", tmp_path / "copy.db").stdout.strip()
    arguments = {"backup": [], "restore": [copy], "import": [str(tmp_path / "more.json")]}[command]
    began = time.monotonic()
    assert run("--db", path, command, *arguments).returncode == 0
    whole = time.monotonic() - began
    for n in range(12):
        process = subprocess.Popen(
            [str(COMMAND), "--db", str(path), command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(whole * (0.4 + 0.6 * n / 12))
        process.kill()
        process.wait()
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
        assert rows(path, "SELECT name FROM company") == [("Northwind",)]
    assert run("--db", path, "check").returncode == 0
    assert run("--db", path, "add", "Kestrel", "Engineer").returncode == 0


# -- the terminal


def test_a_desk_that_was_stopped_comes_back_with_its_picture(terminal):
    desk = terminal()
    desk.until("Northwind")
    desk.kill(signal.SIGTSTP)
    end = time.monotonic() + 30
    while "T" not in _state(desk.process.pid):
        desk.read()
        assert time.monotonic() < end
    desk.read(0.5)
    assert b"\x1b[?1049l" in desk.raw
    desk.screen.reset()
    desk.kill(signal.SIGCONT)
    desk.until("1 Today", "Northwind")
    desk.press("2")
    desk.until("Interviewing 1")


def _state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123
        return file.read().rsplit(")", 1)[1].split()[0]


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "en_US.ISO-8859-1"}])
def test_where_the_locale_is_not_utf8_everything_is_drawn_in_ascii(terminal, locale):
    desk = terminal(environment=locale)
    desk.until("Northwind", "* ")
    assert desk.raw.isascii()
    desk.press("2")
    desk.until("Interviewing 1")
    assert desk.raw.isascii()
    assert "+-" in desk.text


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_session_opens_no_socket_and_writes_nowhere_else(path, tmp_path):
    log = tmp_path / "calls"
    trace = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=socket,connect,openat,mkdir,rename,unlink"]
    desk = Terminal(path, command=[*trace, str(COMMAND), "--db", str(path)])
    desk.until("1 Today", seconds=90)
    open_the_note(desk)
    desk.press("A line. ")
    desk.until("draft saved")
    desk.press("escape", "T")
    desk.until("What was done")
    desk.press("escape", "q")
    assert desk.end(60) == 0
    desk.close()
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert calls
    assert [line for line in calls if "socket(" in line or "connect(" in line] == []
    written = [
        line for line in calls if ("O_WRONLY" in line or "O_RDWR" in line or "O_CREAT" in line) and " = -1" not in line
    ]
    places = {line.split('"')[1] for line in written if '"' in line}
    home = str(tmp_path.parent)  # the throw-away home lies beside
    strange = [one for one in places if not one.startswith((str(path.parent), home, "/dev/", "/proc/self"))]
    assert strange == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_the_way_back_gives_the_terminal_back_at_a_signal(tmp_path, number):
    path = tmp_path / "desk.db"
    run("--db", path, "add", "Acme", "Engineer")
    path.unlink()
    desk = Terminal(path)
    desk.until("There is no search here")
    desk.process.send_signal(number)
    assert desk.end(20) == 128 + number
    desk.read(0.5)
    for mode in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
        assert mode in desk.raw
    desk.close()


@pytest.mark.parametrize("gone", [False, True], ids=["desk", "way back"])
def test_a_desk_whose_terminal_goes_without_a_signal_ends_and_does_not_spin(tmp_path, gone):
    path = tmp_path / "desk.db"
    run("--db", path, "add", "Acme", "Engineer")
    if gone:
        path.unlink()
    # Of another session than its terminal: closing that sends no signal.
    detached = (
        "import os, sys; os.setsid() if os.getpid() != os.getsid(0) else None; os.execv(sys.argv[1], sys.argv[1:])"
    )
    desk = Terminal(path, command=[sys.executable, "-c", detached, str(COMMAND), "--db", str(path)])
    desk.until("There is no search here" if gone else "Follow-ups")
    os.close(desk._master)
    os.close(desk._slave)
    try:
        assert desk.process.wait(30) == 128 + signal.SIGHUP
    finally:
        desk.process.kill()
    if not gone:
        assert run("--db", path, "check").returncode == 0
