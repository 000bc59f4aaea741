"""The whole way in a real terminal: from an empty desk to a thank-you that was sent, and all of it there again."""

import json
import signal
import sqlite3
import termios

import pytest

from support.store import run
from support.terminal import Terminal


@pytest.fixture
def terminal(tmp_path):
    opened = []

    def open_terminal(size=(120, 36), **environment):
        one = Terminal(tmp_path / "data" / "desk.db", size, environment)
        opened.append(one)
        return one

    yield open_terminal
    for one in opened:
        one.close()


def exported(tmp_path):
    return json.loads(run("--db", tmp_path / "data" / "desk.db", "export").stdout)


def begin_a_debrief(desk):
    desk.until("Your desk is empty")
    desk.press("n", "Northwind, Data engineer, a friend", "enter")
    desk.until("where does it stand?")
    desk.press("i")
    desk.until("Added Northwind")
    desk.press("2")
    desk.until("Nobody yet")
    desk.press("p", "Maya Chen, Head of Data, maya@northwind.example", "enter")
    desk.until("Maya Chen", gone="Add a person")
    desk.press("p", "Tom Okafor, Staff engineer", "enter")
    desk.until("Tom Okafor", gone="Add a person")
    desk.press("d")
    desk.until("When was it?")
    desk.press("yesterday 15:00", "enter")
    desk.until("How?")
    desk.press("v")
    desk.until("What kind?")
    desk.press("5")
    desk.until("2 People", "with Maya and Tom", "WRITE")


def test_from_an_empty_desk_to_a_note_that_was_sent(tmp_path, terminal):
    desk = terminal()
    begin_a_debrief(desk)
    desk.press(
        "They move to streaming", "enter", "calm hand-overs", "enter", "The oldest pipeline", "enter", "enter", "ctrl+n"
    )
    desk.until("Unsaid, or unclear")
    desk.press("ctrl+n")
    desk.until("I promised")
    desk.press("references +2", "enter", "enter", "panel meets", "enter", "in 2 weeks")
    desk.until("working days")
    desk.press("ctrl+n")
    desk.until("My impression")
    desk.press("the partition story", "enter", "shorter on salary", "enter", "4")
    desk.press("ctrl+s")
    desk.until("Debrief saved. To do: 2 notes and 1 promise.", "to Maya now")
    desk.press("enter")
    desk.until("Who signs?")
    desk.press("Alex Moreau, alex@moreau.example", "enter")
    desk.until("Dear Maya,", "you move to", "Alex Moreau", gone="Who signs?")
    desk.press("]")
    desk.until("Dear Tom,", "the oldest")
    desk.press("[")
    desk.until("Dear Maya,")
    desk.press("y")
    desk.until("Still to fill in", "y again")
    desk.press("y")
    desk.until("can’t be verified")
    states = {note["contact"]: note["state"] for note in exported(tmp_path)["notes"]}
    assert list(states.values()) == ["copied"]  # the other one was only looked at
    assert exported(tmp_path)["touches"] == []
    desk.press("S")
    desk.until("S again")
    desk.press("S")
    desk.until("Maya Chen thanked")
    desk.press("1")
    desk.until("Thank Tom Okafor", gone="Thank Maya Chen")
    desk.press("q")
    assert desk.end() == 0
    assert termios.tcgetattr(desk._slave) == desk.before

    again = terminal()
    again.until("Thank Tom Okafor", "Send references", "Northwind", gone="Thank Maya Chen")
    again.press("4")
    again.until("Thank-you to Tom Okafor")
    again.press("1")
    again.until("Follow-ups")
    again.press("u")
    again.until("Undone:", "Thank Maya Chen")
    again.press("q")
    assert again.end() == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_is_there_after_the_desk_was_ended(tmp_path, terminal, number):
    desk = terminal()
    begin_a_debrief(desk)
    desk.press("They move to streaming in spring")
    desk.until("They move to streaming in spring")
    desk.read(1)  # what was visible a second before is there after the restart
    desk.until("✓ saved")
    desk.kill(number)
    code = desk.end()
    assert code == (-9 if number == signal.SIGKILL else 128 + number)
    with sqlite3.connect(tmp_path / "data" / "desk.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    again = terminal()
    again.until("Debrief")
    again.press("3")
    again.until("debrief 2 of 7")
    again.press("enter")
    again.until("They move to streaming in spring", "▸ 2 People")


def test_a_debrief_that_was_killed_goes_on_in_the_section_where_it_was(terminal):
    desk = terminal()
    begin_a_debrief(desk)
    desk.press("They move to streaming", "ctrl+n", "Kafka at Lumen", "ctrl+n", "references mo")
    desk.until("▸ 4 Promises", "references mo")
    desk.read(1)
    desk.until("✓ saved")
    desk.kill(signal.SIGKILL)
    assert desk.end() == -9
    again = terminal((80, 24))
    again.until("Debrief")
    again.press("3")
    again.until("debrief 4 of 7")
    again.press("enter")
    again.until("▸ 4 Promises", "references mo", "1 from Maya", "1 loose end kept")
    again.press("ctrl+n", "ctrl+s")
    again.until("Debrief saved. To do: 2 notes and 1 promise.")


def test_hostile_bytes_from_the_terminal_do_not_end_the_desk(terminal):
    desk = terminal()
    desk.until("Your desk is empty")
    import os

    os.write(desk._master, b"\xff\xfe\x80\x1b[999999999999999999u")
    desk.read(1)
    desk.press("n")
    desk.until("New application")
    desk.press("escape", "q")
    assert desk.end() == 0


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"TZ": "Mars/Olympus"}]
)
def test_strange_environments_work(terminal, environment):
    desk = terminal((80, 24), **environment)
    desk.until("Your desk is empty")
    desk.press("q")
    assert desk.end() == 0


def test_what_cannot_be_opened_is_a_sentence(tmp_path, terminal):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "desk.db").write_text("no database at all" * 20)
    desk = terminal()
    assert desk.end() == 1
    assert "Not a database" in desk.text
    assert "Traceback" not in desk.text


def test_a_terminal_that_goes_away_ends_the_desk(terminal):
    import os

    desk = terminal()
    desk.until("Your desk is empty")
    desk.press("n")
    os.close(desk._slave)
    os.close(desk._master)
    desk.kill(signal.SIGHUP)
    assert desk.process.wait(15) is not None
    desk._master, desk._slave = os.openpty()
