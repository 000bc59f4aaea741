"""Whatever a calendar file holds: it is read, or refused in words."""

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.interchange import invitations

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
    assert event.words == "Join here\nBring paper"
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
