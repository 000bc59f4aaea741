"""The driver between the desk and its terminal."""

import fcntl
import os
import select
import struct
import sys
import termios
import threading

import pytest
from textual.drivers._writer_thread import WriterThread

from interview_desk.ui.shell.app import DeskApp
from interview_desk.ui.toolkit.sanitizer import SteadyDriver


def test_the_size_is_what_any_of_the_streams_tells_and_else_the_one_known_last(tmp_path, monkeypatch):
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    driver = SteadyDriver.__new__(SteadyDriver)
    driver._size = (100, 30)
    with (tmp_path / "out").open("w") as file, os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "__stdout__", file)
        monkeypatch.setattr(sys, "__stdin__", None)
        monkeypatch.setattr(sys, "__stderr__", terminal)
        assert driver._get_terminal_size() == (120, 36)
        monkeypatch.setattr(sys, "__stderr__", file)
        assert driver._get_terminal_size() == (100, 30)
    os.close(master)


def test_the_file_is_not_closed_under_the_hand_that_works_on_it(evening):
    app = DeskApp(evening)
    gate = threading.Event()
    app.worker.submit(gate.wait)
    closing = threading.Thread(target=app.close_worker)
    closing.start()
    closing.join(0.05)
    assert closing.is_alive()
    gate.set()
    closing.join(10)
    assert not closing.is_alive()


@pytest.fixture
def stopped():
    """A terminal whose output ^s stopped: both ends of it."""
    outer, inner = os.openpty()
    modes = termios.tcgetattr(inner)
    modes[0] |= termios.IXON
    termios.tcsetattr(inner, termios.TCSANOW, modes)
    os.write(outer, b"\x13")
    yield outer, inner
    os.close(outer)
    os.close(inner)


def test_a_terminal_that_was_stopped_takes_everything_and_the_desk_does_not_wait_for_ever(stopped):
    outer, inner = stopped
    with open(inner, "w", closefd=False) as file:
        writer = WriterThread(file)
        writer.start()
        driver = SteadyDriver.__new__(SteadyDriver)
        driver.fileno, driver._writer_thread, driver._any_letter = inner, writer, True
        lines = [f"line {n}\n" for n in range(200)]  # more than the thread's queue takes

        def write_and_close():
            for line in lines:
                driver.write(line)
            driver.close()

        desk = threading.Thread(target=write_and_close, daemon=True)
        desk.start()
        received = b""
        while desk.is_alive() or select.select([outer], [], [], 0.1)[0]:
            if select.select([outer], [], [], 0.1)[0]:
                received += os.read(outer, 65536)
            assert len(received) < 100_000
        desk.join(10)
        assert received.decode().replace("\r", "") == "".join(lines)
