"""The real desk under random and hurried use: it neither ends nor hangs. `make random` runs a long one."""

import os

import pytest

from interview_desk.services.demo import demo_desk
from support.random_driver import drive
from support.terminal import Terminal

LOOP = (
    "1 jjjkkk 2 jjlh 3 esc 4 esc 5 jjkk 1 ? esc ^f kaf esc v esc b esc p esc T esc , esc n esc s esc r esc 2 O esc esc"
)
"""Keys that ended the desk when they came faster than screens open and close."""
ROUNDS = 4


@pytest.mark.parametrize(("seed", "pace"), [(1, 0.01), (2, 0.08)])
def test_random_use_neither_ends_nor_stops_it(seed, pace):
    outcome = drive(seed, 120, pace)
    assert outcome.is_good, "\n".join([*outcome.ended, *outcome.hangs, outcome.reports])


def keys_of(loop):
    for part in loop.split():
        if part == "esc":
            yield "\x1b"
        elif part.startswith("^"):
            yield chr(ord(part[1]) & 31)
        else:
            yield from part


@pytest.mark.parametrize("pace", [0.0, 0.02, 0.05])
def test_pages_opened_and_closed_in_a_hurry(tmp_path, monkeypatch, pace):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    demo_desk(tmp_path / "desk.db", None).close()
    desk = Terminal(tmp_path / "desk.db")
    try:
        desk.until("1 Today")
        for _ in range(ROUNDS):
            for key in keys_of(LOOP):
                os.write(desk._master, key.encode())
                desk.read(pace)
        desk.read(1)
        os.write(desk._master, b"\x1b")
        desk.read(1)
        os.write(desk._master, b"1")
        desk.until("To do now")
        log = (tmp_path / "state" / "interview-desk" / "desk.log").read_text(encoding="utf-8")
        assert all(" opened " in line for line in log.splitlines()), log
    finally:
        desk.close()
