"""Keys as a real terminal sends them: escape close to a letter, other layouts under the kitty protocol, and a redraw."""

import os
import time

import pytest

from interview_desk.services.demo import demo_desk
from support.terminal import Terminal


@pytest.fixture
def terminal(tmp_path):
    demo_desk(tmp_path / "desk.db", None).close()
    one = Terminal(tmp_path / "desk.db")
    one.until("To do now")
    yield one
    one.close()


def send(terminal, *parts):
    """Send bytes, and wait some seconds where a number stands between them."""
    for part in parts:
        if isinstance(part, float):
            time.sleep(part)
        else:
            os.write(terminal._master, part)


def wait_until_still(terminal):
    """Read until the screen stands still."""
    shown = ""
    while shown != terminal.text:
        shown = terminal.text
        time.sleep(0.4)
        terminal.read(0.2)


def note_of(terminal):
    """The first words of the note, however it is wrapped."""
    wait_until_still(terminal)
    lines = terminal.text.splitlines()
    first = next(n for n, line in enumerate(lines) if "│  Hi " in line)
    return " ".join(line.split("│")[1] for line in lines[first : first + 6]).split()[:15]


ESCAPE_AND = [
    *((b"\x1b", wait, letter) for wait in (0.0, 0.03, 0.08, 0.5) for letter in (b"y", b".")),
    *((b"\x1b", 0.0, letter) for letter in (b"=", b"d", b"j")),
    (b"\x1b[27u\x1b[121;1;121u",),
    (b"\x1b[27u\x1b[46;1;46u",),
]


def test_escape_and_a_letter_are_never_typed(terminal):
    terminal.press("4", "enter")
    terminal.until("│  Hi ")
    before = note_of(terminal)
    for keys in ESCAPE_AND:
        terminal.press("i")
        terminal.until(" WRITE ")
        send(terminal, *keys)
        terminal.until("? keys", gone=" WRITE ")
        wait_until_still(terminal)
        if "│  Hi " not in terminal.text:  # the letter led elsewhere
            terminal.press("4")
            terminal.until("│  Hi ")
        assert note_of(terminal) == before, keys
    terminal.press("i")
    terminal.until(" WRITE ")
    send(terminal, b"\x1b[121;3u", b"\x1b[100;3u")  # alt with a letter types nothing, and writing goes on
    terminal.read(0.5)
    assert " WRITE " in terminal.text
    assert note_of(terminal) == before


@pytest.mark.parametrize(
    "key", [b"\x1b[1086::106;1;1086u", b"\x1b[958::106;1;958u", b"\x1b[1495::106;1;1495u"], ids=["ru", "el", "he"]
)
def test_the_place_of_a_key_counts_in_lists_and_its_letter_in_texts(terminal, key):
    terminal.until("─ 1 of ")
    send(terminal, key)
    terminal.until("─ 2 of ")
    terminal.press("n")
    terminal.until("New application")
    send(terminal, key)
    terminal.until(chr(int(key[2:].split(b":")[0])))


def test_a_redraw_sends_the_whole_screen(terminal):
    wait_until_still(terminal)
    terminal.screen.reset()  # as if another program had written over it
    terminal.read(0.5)
    assert "Board" not in terminal.text
    send(terminal, b"\x0c")
    terminal.until("1 Today", "To do now", "? keys")
