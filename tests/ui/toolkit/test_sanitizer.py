"""The driver between the desk and its terminal."""

import fcntl
import os
import struct
import sys
import termios
import threading

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
