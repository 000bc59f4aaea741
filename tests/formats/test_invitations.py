"""Whatever a calendar file holds: it is read, or refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.formats import invitations

WHOLE = b"""BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Here
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a@x
SEQUENCE:3
SUMMARY:One
SUMMARY:Two
DTSTART;TZID=Here:20261117T100000
DTEND;TZID=Here:20261117T113000
DTSTAMP:20261101T000000Z
LAST-MODIFIED:20261102T000000Z
ORGANIZER;CN=maya@x.example:mailto:maya@x.example
ATTENDEE;CUTYPE=ROOM;CN=Room:mailto:room@x.example
ATTENDEE;CN="Raman\\, Priya";PARTSTAT=ACCEPTED:MAILTO:priya@x.example
X-ALT-DESC;FMTTYPE=text/html:<b>no</b>
DESCRIPTION:<p>Join <a href="https://zoom.us/j/123?pwd=x">here</a></p>Bring&nbsp;paper
LOCATION:https://zoom.us/j/123?pwd=x
END:VEVENT
END:VCALENDAR
"""


def test_what_stands_twice_counts_once_and_pages_become_text():
    (event,) = invitations.read(WHOLE)
    assert (event.summary, event.sequence, event.minutes) == ("One", 3, 90)
    assert event.starts.isoformat() == "2026-11-17T10:00:00+07:00"
    assert event.revised_at.isoformat() == "2026-11-02T00:00:00+00:00"
    assert (event.place, event.link) == ("", "https://zoom.us/j/123?pwd=x")
    assert event.words == "Join here (https://zoom.us/j/123?pwd=x)\nBring paper"
    assert event.organiser == ("", "maya@x.example", True)
    assert [one.email for one in event.attendees] == ["priya@x.example"]


@given(st.data())
def test_a_file_that_was_cut_or_mangled_is_read_or_refused(data):
    lines = WHOLE.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        n = data.draw(st.integers(0, len(lines) - 1))
        lines[n : n + 1] = data.draw(
            st.sampled_from(
                [[], [lines[n]] * 2, [lines[n][: len(lines[n]) // 2] + b"\n"], [b"\xff\x00;:=\n"], [b" x\n"]]
            )
        )
        lines = lines or [b"\n"]
    try:
        for event in invitations.read(b"".join(lines)):
            assert event.uid
            assert event.minutes > 0
    except Refused as refusal:
        assert str(refusal)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_or_read(content):
    try:
        invitations.read(content)
    except Refused as refusal:
        assert str(refusal)


def test_a_zone_of_one_file_says_nothing_of_another():
    invitations.read(WHOLE)
    (event,) = invitations.read(WHOLE.replace(b"+0700", b"-0300"))
    assert event.starts.isoformat() == "2026-11-17T10:00:00-03:00"


def test_lines_folded_in_the_middle_of_a_letter_are_read():
    folded = WHOLE.replace(b"SUMMARY:One", "SUMMARY:Gespräch".encode().replace(b"\xc3\xa4", b"\xc3\r\n \xa4"))
    assert invitations.read(folded)[0].summary == "Gespräch"


def test_a_zone_of_one_calendar_says_nothing_of_the_next_in_one_file():
    first, second = invitations.read(WHOLE + WHOLE.replace(b"+0700", b"-0300").replace(b"UID:a@x", b"UID:b@x"))
    assert (first.starts.isoformat()[-6:], second.starts.isoformat()[-6:]) == ("+07:00", "-03:00")


@pytest.mark.parametrize(
    ("line", "starts", "unknown"),
    [
        ("DTSTART:2026-12-15T14:00:00Z", "2026-12-15T14:00:00+00:00", ""),
        ("DTSTART:20261215T140000+0100", "2026-12-15T13:00:00+00:00", ""),
        ("DTSTART: 20261216T0900Z", "2026-12-16T09:00:00+00:00", ""),
        ("DTSTART;TZID=tzone://Microsoft/Custom:20261216T090000", "2026-12-16T09:00:00", "tzone://Microsoft/Custom"),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20261216T090000", "2026-12-16T09:00:00+00:00", ""),
    ],
)
def test_times_that_are_written_loosely_are_read(line, starts, unknown):
    (event,) = invitations.read(f"BEGIN:VCALENDAR\rBEGIN:VEVENT\rUID:a\r{line}\rEND:VEVENT\rEND:VCALENDAR\r".encode())
    assert (event.starts.isoformat(), event.unknown_zone) == (starts, unknown)


@pytest.mark.parametrize(
    "part",
    [
        b"BEGIN:VALARM\nTRIGGER:\nACTION:DISPLAY\nEND:VALARM\n",
        b"BEGIN:VALARM\nTRIGGER;VALUE=DATE-TIME:\nEND:VALARM\n",
    ],
)
def test_a_broken_alarm_or_zone_costs_no_meeting(part):
    broken = WHOLE.replace(b"END:VEVENT", part + b"END:VEVENT").replace(
        b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\nTZID:None\nEND:VTIMEZONE\nBEGIN:VEVENT"
    )
    assert invitations.read(broken)[0].summary == "One"


@pytest.mark.parametrize(
    ("words", "link", "plain"),
    [
        (
            "Join Zoom Meeting<https://us02web.zoom.us/j/8?pwd=a>",
            "https://us02web.zoom.us/j/8?pwd=a",
            "https://us02web",
        ),
        (
            '<a href="https://teams.microsoft.com/l/1">Join</a>',
            "https://teams.microsoft.com/l/1",
            "Join (https://teams",
        ),
        ("Salary < 100k and > 80k", "", "Salary < 100k and > 80k"),
    ],
)
def test_addresses_of_a_page_are_kept(words, link, plain):
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261216T090000Z\nDESCRIPTION:{words}\nEND:VEVENT\nEND:VCALENDAR\n"
    (event,) = invitations.read(text.encode())
    assert event.link == link
    assert plain in event.words
