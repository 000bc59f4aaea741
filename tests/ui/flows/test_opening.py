"""Prep and debrief of an application are opened, and an interview is added where there is none."""

import pytest

from interview_desk.services.pipeline.pipeline import add_application, add_interview
from interview_desk.store import read
from support.screen import looking_at
from support.store import desk_at


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00")
    add_application(one, "Kestrel", "Analyst", stage="applied")
    yield one
    one.close()


async def test_prep_asks_for_the_interview_first(desk):
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("2", "v")
        await seen.type("tomorrow 10:00")
        await seen.press("enter", "v", "1")
        await seen.settle()
        (interview,) = read.read_search(desk.connection).interviews
        assert seen.app.screen.ROUTE.name == "prep"
        assert interview.starts_at.isoformat().startswith("2026-11-11T10:00")


async def test_a_debrief_asks_for_the_interview_first_and_escape_leaves_it(desk):
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("2", "d", "escape")
        assert seen.app.current_mode == "board"
        assert read.read_search(desk.connection).interviews == ()
        await seen.press("d")
        await seen.type("today 15:00")
        await seen.press("enter", "v", "1")
        await seen.settle()
        assert seen.app.current_mode == "debrief"
        assert "Kestrel" in seen.text


async def test_the_latest_interview_is_opened_if_none_is_to_come(desk):
    (application,) = read.read_search(desk.connection).applications
    for day in (5, 9):
        add_interview(desk, application.id, desk.now().replace(day=day))
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("2", "v")
        await seen.settle()
        assert "yesterday" in seen.text
        await seen.press("escape", "d")
        await seen.settle()
        assert seen.app.current_mode == "debrief"
        assert "yesterday" in seen.text


@pytest.mark.parametrize(
    ("when", "question"), [("yesterday 15:00", "Who was there?"), ("in 3 days 15:00", "Who will be there?")]
)
async def test_the_people_are_asked_for_in_the_tense_of_the_interview(desk, when, question):
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("2", "i")
        await seen.type(when)
        await seen.press("enter", "v", "3")
        assert question in seen.text


async def test_a_new_interview_says_where_it_moves_the_card(desk):
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("2", "i")
        await seen.type("in 3 days 15:00")
        await seen.press("enter", "v", "1", "escape")
        assert "moved to screening" in seen.text
        await seen.press("i")
        await seen.type("in 9 days 15:00")
        await seen.press("enter", "v", "1", "escape")
        assert "Added an interview" in seen.text
        assert "moved to" not in seen.text
