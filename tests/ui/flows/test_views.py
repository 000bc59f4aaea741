"""Filters by facts, and the views that are kept of them, on the Board and on Today."""

import pytest

from interview_desk.services.pipeline import pipeline, views
from support.screen import looking_at
from support.store import desk_at, scenario

MOMENT = "2026-11-12T18:00:00-05:00"


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", MOMENT, scenario("evening-after")["document"])
    pipeline.add_application(one, "Kestrel", "Analyst", stage="applied", source="LinkedIn", location="Berlin")
    pipeline.add_application(one, "Globex", "Analyst", stage="saved", source="a friend")
    yield one
    one.close()


async def test_cards_are_filtered_by_their_facts(desk):
    async with looking_at(desk, (200, 50)) as seen:
        await seen.press("2", "slash")
        await seen.type("source:linkedin -stage:saved")
        await seen.settle()
        assert "Kestrel" in seen.text
        assert "Globex" not in seen.text
        await seen.press("escape")
        await seen.settle()
        assert "Globex" in seen.text


async def test_a_filter_that_nothing_fits_names_the_facts_there_are(desk):
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("2", "slash")
        await seen.type("since:abc")
        await seen.settle()
        assert "Nothing matches “since:abc”" in seen.text
        assert "outcome:" in seen.text


async def test_the_cursor_goes_where_something_fits(desk):
    async with looking_at(desk, (80, 24)) as seen:
        await seen.press("2", "h", "h", "h", "h", "slash")
        await seen.type("kestrel")
        await seen.press("enter")
        await seen.settle()
        assert seen.app.screen.card.company == "Kestrel"
        pipeline.move(desk, seen.app.screen.card.id, "closed", outcome="refused")
        await seen.app.refresh_facts()
        await seen.press("slash", "ctrl+u")
        await seen.type("outcome:refused")
        await seen.press("enter")
        await seen.settle()
        assert seen.app.screen.card.company == "Kestrel"


async def test_a_filter_is_kept_as_a_view_taken_up_and_forgotten(desk):
    async with looking_at(desk, (200, 50)) as seen:
        await seen.press("2", "slash")
        await seen.type("place:berlin")
        await seen.press("enter", "F", "k")
        await seen.type("Near me")
        await seen.press("enter")
        await seen.settle()
        assert [one.name for one in views.read_views(desk, "board")] == ["Near me"]
        await seen.press("F", "e")
        await seen.settle()
        assert "Globex" in seen.text
        await seen.press("F")
        assert "Near me" in seen.text
        await seen.press("1")
        await seen.settle()
        assert "Kestrel" in seen.text
        assert "Globex" not in seen.text
        await seen.press("escape", "F", "x", "1")
        await seen.settle()
        assert views.read_views(desk, "board") == ()


async def test_the_queue_has_views_of_its_own(desk):
    async with looking_at(desk, (120, 36)) as seen:
        await seen.press("F")
        assert "thank-you notes" in seen.text
        assert "they are to answer" not in seen.text
        await seen.press("b")
        await seen.settle()
        rows = [line for line in seen.text.splitlines() if "Thank" in line]
        assert rows
        assert "Prepare" not in seen.text


async def test_a_view_with_nothing_in_it_says_so_and_esc_leads_out(desk):
    async with looking_at(desk, (80, 24)) as seen:
        await seen.press("slash")
        await seen.type("kind:offer")
        await seen.settle()
        assert "No “kind:offer”." in seen.text
        await seen.press("escape")
        await seen.settle()
        assert "No “kind:offer”." not in seen.text
