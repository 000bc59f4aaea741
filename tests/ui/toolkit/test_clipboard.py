"""Copying for real: under X with xclip, in tmux, on a display that is dead, over a terminal that drops it, and with nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap

import pytest

from support.store import COMMAND
from support.terminal import Terminal

TEXT = "Dear Inès,\n\nthank you – “it’s” fine.\n"
COPY = textwrap.dedent("""
    import sys
    from interview_desk.ui.toolkit import clipboard
    copied = clipboard.by_machine(sys.argv[1])
    print(copied.message if copied is not None else "no")
""")


def copied(**environment):
    known = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "TMUX"}}
    # The tool that holds an X selection stays, and would keep a pipe open.
    with tempfile.TemporaryFile("w+") as told:
        subprocess.run([sys.executable, "-c", COPY, TEXT], env=known | environment, stdout=told, timeout=60, check=True)
        told.seek(0)
        return told.read().strip()


@pytest.fixture
def display():
    """A real X display without a screen."""
    if shutil.which("Xvfb") is None or shutil.which("xclip") is None:
        pytest.skip("needs Xvfb and xclip")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "200x200x8", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def tmux(tmp_path):
    """A real tmux of its own; the value of TMUX inside it."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("needs tmux")
    socket = tmp_path / "tmux"
    call = [program, "-S", str(socket), "-f", "/dev/null"]
    subprocess.run([*call, "new-session", "-d", "-x", "80", "-y", "24", "cat"], check=True)
    yield f"{socket},1,0", call
    subprocess.run([*call, "kill-server"], check=True)


def test_under_x_what_is_said_to_be_copied_is_in_the_clipboard(display):
    assert copied(DISPLAY=display) == "Copied"
    held = subprocess.run(
        ["xclip", "-o", "-selection", "clipboard"],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        check=True,
    )
    assert held.stdout.decode() == TEXT


def test_a_tool_that_returns_before_it_holds_the_text_is_asked_again(tmp_path):
    tool = tmp_path / "xclip"
    held = tmp_path / "held"
    tool.write_text(
        "#!/bin/sh\n"
        f'case "$*" in *-o*) test -e {held}.asked || {{ touch {held}.asked; exit 1; }}; cat {held} ;;\n'
        f"*) cat >{held} ;; esac\n"
    )
    tool.chmod(0o755)
    assert copied(DISPLAY=":0", PATH=f"{tmp_path}:{os.environ['PATH']}") == "Copied"
    assert held.read_text() == TEXT


def test_the_desk_under_x_says_copied(display, tmp_path):
    desk = Terminal(tmp_path / "d.db", environment={"DISPLAY": display}, command=[str(COMMAND), "demo"])
    try:
        desk.until("Follow-ups")
        desk.press("4")
        desk.until("Which note?")
        desk.press("enter")
        desk.until("you sent it")
        desk.press("y")
        desk.until("lets it go all the same")
        desk.press("y")
        desk.until("✓ Copied: the note to")
    finally:
        desk.close()


def test_in_tmux_it_is_in_the_buffer(tmux):
    inside, call = tmux
    assert copied(TMUX=inside) == "Copied into tmux’s buffer"
    held = subprocess.run([*call, "show-buffer"], capture_output=True, check=True)
    assert held.stdout.decode() == TEXT


def test_on_a_dead_display_nothing_is_said_to_be_copied():
    assert copied(DISPLAY=":987") == "no"


def test_in_a_tmux_that_is_gone_nothing_is_said_to_be_copied(tmp_path):
    assert copied(TMUX=f"{tmp_path}/gone,1,0") == "no"


def test_with_nothing_at_all_nothing_is_said_to_be_copied():
    assert copied() == "no"


def test_a_terminal_that_may_drop_it_is_not_said_to_have_it(tmp_path):
    desk = Terminal(tmp_path / "d.db", command=[str(COMMAND), "demo"])
    try:
        desk.until("Follow-ups")
        desk.press("4")
        desk.until("Which note?")
        desk.press("enter")
        desk.until("you sent it")
        desk.press("Y")
        desk.until("Copy what?")
        desk.press("Y")
        desk.until("can’t be verified")
        assert b"\x1b]52;c;" in desk.raw
    finally:
        desk.close()
