"""One key on the rows of an interview that has passed: it did not take place."""

from datetime import datetime, timedelta

import pytest

from interview_desk.domain.search.interview import InterviewStatus
from interview_desk.domain.search.people import Me
from interview_desk.services.pipeline import people, pipeline
from interview_desk.ui.toolkit.sheet import ListView
from support.screen import looking_at
from support.store import desk_at

NOW = datetime.fromisoformat("2026-11-12T11:20:00-05:00")


@pytest.fixture
def waiting(tmp_path):
    """An interview that should have ended at 11:00; it is 11:20, and nobody called."""
    desk = desk_at(tmp_path / "desk.db", NOW.isoformat())
    desk.application = pipeline.add_application(desk, "Northwind Health", "Data engineer", stage="applied")
    desk.interview = pipeline.add_interview(desk, desk.application, NOW - timedelta(minutes=80), method="phone")
    people.add_contact(desk, desk.application, "Maya Chen, Head of Data", interview=desk.interview)
    desk.write("Signed", lambda change: change.put_me(Me("Ada Field")))
    yield desk
    desk.close()


def status(desk):
    return desk.dossier(desk.application).interview(desk.interview).status


async def go_to(seen, kind):
    rows = seen.app.screen.query_one(ListView)
    await seen.press("g")
    for _ in range(12):
        if kind in str(rows.key):
            return
        await seen.press("j")
    raise AssertionError(f"no row for {kind}: {seen.text}")


@pytest.mark.parametrize("kind", ["exit-card", "debrief", "thank-you"])
async def test_the_key_on_a_row_of_today_opens_the_note(waiting, kind):
    async with looking_at(waiting) as seen:
        await go_to(seen, kind)
        await seen.press("N")
        assert status(waiting) == InterviewStatus.MISSED
        assert "10:00 AM" in seen.text
        assert "Dear Maya," in seen.text
        await seen.press("1")
        assert "Ask for a new time" in seen.text
        for word in ("Debrief", "Exit card", "Thank "):
            assert word not in seen.text.split("Follow-ups", 1)[1].split("Why", 1)[0]
        await seen.press("u")
        assert status(waiting) == InterviewStatus.SCHEDULED


async def test_on_a_row_of_nothing_that_has_passed_it_says_so(waiting):
    async with looking_at(waiting) as seen:
        await go_to(seen, "keep-searching")
        await seen.press("N")
        assert "isn’t about an interview that has passed" in seen.text
        assert status(waiting) == InterviewStatus.SCHEDULED


async def test_the_key_on_a_card(waiting):
    async with looking_at(waiting) as seen:
        await seen.press("2", "N")
        assert status(waiting) == InterviewStatus.MISSED
        assert "10:00 AM" in seen.text
        await seen.press("2")
        assert "didn’t take place" in seen.text
        await seen.press("N")
        assert "No interview has passed here" in seen.text


async def test_the_key_in_the_list_of_debriefs_and_in_an_open_debrief(waiting):
    async with looking_at(waiting) as seen:
        await seen.press("3", "N")
        assert status(waiting) == InterviewStatus.MISSED
        assert "10:00 AM" in seen.text
        await seen.press("u", "3", "enter", "escape", "N")
        assert status(waiting) == InterviewStatus.MISSED
        await seen.press("3")
        assert "Northwind" not in seen.text.split("Which interview?", 1)[1]


async def test_the_key_on_the_exit_card(waiting):
    async with looking_at(waiting) as seen:
        await go_to(seen, "exit-card")
        await seen.press("enter")
        assert "Leaving the room" in seen.text
        await seen.press("N")
        await seen.settle()
        assert status(waiting) == InterviewStatus.MISSED
        assert "10:00 AM" in seen.text
