"""The fifth pane: the search as a whole, at every size, on an empty desk and a full one."""

import re
from datetime import date

import pytest

from interview_desk.domain.search.correspondence import Promise
from interview_desk.services.pipeline.pipeline import add_application
from support.screen import SIZES, looking_at
from support.store import desk_at, scenario

MOMENT = "2026-11-12T18:00:00-05:00"


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", MOMENT, scenario("evening-after")["document"])
    yield one
    one.close()


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_the_search_at_every_size(desk, size):
    async with looking_at(desk, size) as seen:
        await seen.press("5")
        await seen.settle()
        assert "5 Insights" in seen.text
        assert "Effort, week by week" in seen.text
        await seen.press("G")
        last = seen.text
        assert "Where your attention goes" in last
        await seen.press("g")
        assert "Effort, week by week" in seen.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_desk_says_so(tmp_path, size):
    one = desk_at(tmp_path / "empty.db", MOMENT)
    async with looking_at(one, size) as seen:
        await seen.press("5")
        assert "Nothing to tell yet." in seen.text
    one.close()


async def test_it_follows_what_is_done(desk):
    async with looking_at(desk) as seen:
        await seen.press("5")
        await seen.settle()
        assert re.search(r"applied +3 ", seen.text)
        add_application(desk, "Kestrel", "Analyst", stage="applied")
        await seen.app.refresh_facts()
        await seen.settle()
        assert re.search(r"applied +4 ", seen.text)


async def test_a_reward_is_named_for_a_full_week(desk):
    async with looking_at(desk) as seen:
        await seen.press("5", "r")
        await seen.type("a film, a walk")
        await seen.press("enter")
        await seen.settle()
        assert "more for: a " in seen.text or "You earned it: a " in seen.text
        assert "u undoes" in seen.told


async def test_the_board_says_how_far_along_it_is_until_they_name_a_date(desk):
    async with looking_at(desk) as seen:
        await seen.press("ctrl+f")
        await seen.type("northwind")
        await seen.press("enter")
        await seen.settle()
        assert "day 3 of about 25" in seen.text
        theirs = Promise("p1", seen.app.screen.card.id, "them", date(2026, 11, 10), due_on=date(2026, 11, 20))
        desk.write("Noted", lambda change: change.put(theirs))
        await seen.app.refresh_facts()
        await seen.settle()
        assert "of about 25" not in seen.text
