"""Offers side by side: at every size, written down cell by cell, weighed, answered."""

from datetime import date

import pytest

from interview_desk.services.offers import offers
from interview_desk.services.pipeline import pipeline
from support.screen import SIZES, looking_at
from support.store import desk_at

MOMENT = "2026-11-10T18:00:00-05:00"


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", MOMENT)
    for company, day in (("Northwind", 20), ("Globex", 16)):
        identity = pipeline.add_application(one, company, "Analyst", stage="applied")
        pipeline.move(one, identity, "offer", answer_by=date(2026, 11, day))
        offers.set_pay(one, identity, "base", f"{day},000 EUR")
    yield one
    one.close()


def sides(desk):
    return {side.company: side.offer for side in offers.read_offers(desk).sides}


@pytest.mark.parametrize("size", SIZES)
async def test_both_stand_side_by_side_at_every_size(desk, size):
    async with looking_at(desk, size) as seen:
        await seen.press("2", "O")
        await seen.settle()
        first, second = seen.text.index("Globex"), seen.text.index("Northwind")
        assert first < second
        assert "16,000 EUR" in seen.text
        assert "20,000 EUR" in seen.text
        assert "Mon 16 Nov" in seen.text
        await seen.press("G")
        assert "weighed, of 5" in seen.text


async def test_without_an_offer_it_says_how_one_comes(tmp_path):
    one = desk_at(tmp_path / "empty.db", MOMENT)
    async with looking_at(one) as seen:
        await seen.press("2", "O", "enter", "plus", "w", "n", "x", "r", "l")
        await seen.settle()
        assert "No offers waiting for an answer." in seen.text
    one.close()


async def test_cells_are_written_down_where_the_cursor_is(desk):
    async with looking_at(desk) as seen:
        await seen.press("2", "O")
        await seen.settle()
        await seen.press("l", "j", "j", "enter")
        await seen.type("10 %")
        assert "2,000 EUR" in seen.text
        await seen.press("enter")
        await seen.settle()
        assert sides(desk)["Northwind"].part("bonus").value == 2_000
        assert "22,000 EUR" in seen.text
        await seen.press("x")
        await seen.settle()
        assert sides(desk)["Northwind"].part("bonus") is None
        await seen.press("u")
        await seen.settle()
        assert sides(desk)["Northwind"].part("bonus").value == 2_000
        assert sides(desk)["Globex"].part("bonus") is None


async def test_what_names_no_amount_is_not_taken(desk):
    async with looking_at(desk) as seen:
        await seen.press("2", "O")
        await seen.settle()
        await seen.press("j", "enter", "ctrl+u")
        await seen.type("a lot")
        await seen.press("enter")
        assert "names no amount" in seen.text
        await seen.press("escape")
        await seen.settle()
        assert sides(desk)["Globex"].part("base").value == 16_000


async def test_what_is_looked_for_is_rated_and_weighed(desk):
    async with looking_at(desk) as seen:
        await seen.press("2", "O")
        await seen.settle()
        await seen.press("G", "plus")
        await seen.settle()
        assert sides(desk)["Globex"].stars("security") == 3
        await seen.press("plus")
        await seen.settle()
        await seen.press("w", "5")
        await seen.settle()
        assert offers.read_offers(desk).criteria[-1] == ("security", 5)
        assert "4.0 (1 of 6)" in seen.text
        await seen.press("n", "l")
        await seen.type("short way")
        await seen.press("enter")
        await seen.settle()
        await seen.press("enter", "2")
        await seen.settle()
        assert sides(desk)["Globex"].stars("short way") == 2
        await seen.press("x", "y")
        await seen.settle()
        assert [one.name for one in offers.read_offers(desk).criteria][-1] == "security"


async def test_conditions_hours_and_the_day_are_said(desk):
    async with looking_at(desk) as seen:
        await seen.press("2", "O")
        await seen.settle()
        await seen.press("enter")
        await seen.type("27 nov")
        await seen.press("enter")
        await seen.settle()
        assert offers.read_offers(desk).sides[1].application.offer_answer_by == date(2026, 11, 27)
        await seen.press("j", "j", "j", "j", "j", "j", "enter")
        await seen.type("40")
        await seen.press("enter")
        await seen.settle()
        assert sides(desk)["Globex"].hours == 40
        await seen.press("n", "c")
        await seen.type("pension")
        await seen.press("enter")
        await seen.type("5 % on top")
        await seen.press("enter")
        await seen.settle()
        assert sides(desk)["Globex"].term("pension") == "5 % on top"
        assert "pension" in seen.text


async def test_an_offer_is_answered_from_here_and_from_today(desk):
    async with looking_at(desk) as seen:
        await seen.press("slash")
        await seen.type("globex")
        await seen.press("enter", "enter", "o")
        await seen.settle()
        assert "Offers side by side" in seen.text
        await seen.press("r", "n")
        await seen.settle()
        await seen.press("escape")
        await seen.settle()
        assert list(sides(desk)) == ["Northwind"]
        assert "a second one would stand beside it" in seen.text


async def test_keys_pressed_fast_all_count_and_a_cell_that_is_only_looked_at_stays(desk):
    async with looking_at(desk) as seen:
        await seen.press("2", "O")
        await seen.settle()
        await seen.press("G")
        await seen.burst("+", "+", "+", "+", "+", "+")
        await seen.settle()
        assert sides(desk)["Globex"].stars("security") == 5
        await seen.press("g", "j", "enter", "ctrl+u")
        await seen.type("1,234.56 EUR a month")
        await seen.press("enter")
        await seen.settle()
        before = sides(desk)["Globex"]
        await seen.press("enter", "enter")
        await seen.settle()
        assert sides(desk)["Globex"] == before
