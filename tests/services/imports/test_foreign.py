"""Files of other programs are read in a process of their own: within their limits, or refused by name."""

import os
import threading
import time

import pytest

from interview_desk.domain.errors import Refused, Stopped
from interview_desk.formats import table_reader
from interview_desk.formats.files import read_regular_file
from interview_desk.services.imports.foreign import choose_reader, read_foreign_file
from interview_desk.services.settings.settings import ImportLimits
from support.store import run

EVERY_SECOND = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:x\r
BEGIN:VTIMEZONE\r
TZID:Hostile\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0100\r
RRULE:FREQ=SECONDLY\r
END:STANDARD\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0200\r
RRULE:FREQ=SECONDLY\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20261101T000000Z\r
SUMMARY:Interview\r
DTSTART;TZID=Hostile:20261201T100000\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_what_is_read_is_what_the_reader_returns():
    table = b"company,role\nAcme,Cook\n"
    assert read_foreign_file("a.csv", table).value == table_reader.read(table)
    assert read_foreign_file("a.vcf", b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n").value[0].name == "Ann"
    assert [choose_reader(name) for name in ("A.ICS", "b.zip", "c.vcf", "d.tsv")][:3] == [
        "calendar",
        "archive",
        "cards",
    ]


def test_a_refusal_of_the_reader_arrives():
    with pytest.raises(Refused, match="no end"):
        read_foreign_file("a.vcf", b"BEGIN:VCARD\nFN:Ann\n")


def test_a_reading_that_never_ends_is_ended():
    began = time.monotonic()
    with pytest.raises(Refused, match="longer than 2 seconds|memory"):
        read_foreign_file("a.ics", EVERY_SECOND, limits=ImportLimits(seconds=2))
    assert time.monotonic() - began < 2 + 5


def test_a_reading_is_ended_by_the_user_at_once():
    stopped = threading.Event()
    timer = threading.Timer(0.5, stopped.set)
    timer.start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        read_foreign_file("a.ics", EVERY_SECOND, stopped.is_set)
    assert time.monotonic() - began < 3
    timer.join()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_devices_pipes_and_folders_are_refused_and_never_waited_for(tmp_path, make):
    path = tmp_path / "a.csv"
    make(path)
    with pytest.raises((Refused, OSError)):
        read_regular_file(path, 100)
    done = run("--db", tmp_path / "desk.db", "import", path)
    assert done.returncode == 1
    assert "not foreseen" not in done.stderr
    assert str(path) in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "large"
    path.write_bytes(b"x" * 101)
    with pytest.raises(Refused, match="too large"):
        read_regular_file(path, 100)
