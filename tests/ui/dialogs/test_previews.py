"""Previews of times, and the times that they promise. Now is Thu 26 Nov 2026, 16:40."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from interview_desk.domain.dates.parser import NotADate
from interview_desk.domain.queue.item import Context
from interview_desk.ui.dialogs.previews import make_interview_preview, parse_interview_time, past_echo, past_of

ZONE = ZoneInfo("America/New_York")
CTX = Context(datetime(2026, 11, 26, 16, 40, tzinfo=ZONE), ZONE)
USUAL = datetime(2026, 11, 20, 9, 15, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fri 14:30", "Fri 27 Nov 14:30, 1 working day"),
        ("fri 2-3:15pm", "Fri 27 Nov 14:00, 75 min, 1 working day"),
        ("tue 2026-11-24 10:00, 45 min", "Tue 24 Nov 10:00, 45 min, which has passed, 2 working days ago"),
        ("an hour ago", "Thu 26 Nov 15:40, which has passed, today"),
        ("2026-12-01T14:30+01:00", "Tue 1 Dec 08:30, 3 working days"),
    ],
)
def test_a_preview_says_the_time_and_the_length(text, message):
    preview = make_interview_preview(CTX, past=False)(text)
    assert (preview.good, preview.message) == (True, message)


def test_a_preview_of_what_is_not_certain_says_both():
    preview = make_interview_preview(CTX, past=False)("at 2 on fri")
    assert (preview.good, preview.message) == (False, "is that 2am or 2pm? fri 2pm, or fri 14:00")


def test_a_time_to_come_is_tried_before_a_past_one():
    assert parse_interview_time("tue noon", CTX, past=False).starts_at.day == 1
    assert parse_interview_time("yesterday noon", CTX, past=False).starts_at.day == 25
    assert parse_interview_time("tue noon", CTX, past=True).starts_at.day == 24


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("yesterday", "2026-11-25 09:15"),
        ("yesterday noon", "2026-11-25 12:00"),
        ("half an hour ago", "2026-11-26 16:10"),
        ("a week ago", "2026-11-19 09:15"),
    ],
)
def test_a_day_that_something_went_takes_the_usual_time(text, moment):
    assert f"{past_of(text, CTX, USUAL):%Y-%m-%d %H:%M}" == moment
    assert past_echo(CTX, USUAL)(text).good


@pytest.mark.parametrize("text", ["yesterday 25:00", "yesterday 14:30 CET", "yesterday 14:30-15:30", "yesterday at 2"])
def test_a_wrong_time_is_not_replaced_by_the_usual_one(text):
    with pytest.raises(NotADate):
        past_of(text, CTX, USUAL)
    assert not past_echo(CTX, USUAL)(text).good
