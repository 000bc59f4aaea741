"""Jump mode: a letter on everything that is seen, and the letter goes there."""

import pytest

from interview_desk.ui.dialogs.jump import JumpMode, Letter
from interview_desk.ui.toolkit.jumping import letters_for
from support.screen import SIZES, looking_at


def letters(seen):
    """The letters that are shown, by where they stand."""
    return {(one.region.y, one.region.x): one.letters for one in seen.app.screen.query(Letter)}


def letter_at(seen, words):
    """The letter that stands next before some words in their line, else the first behind them."""
    y, line = next((n, line) for n, line in enumerate(seen.text.splitlines()) if words in line)
    here = sorted((x, name) for (row, x), name in letters(seen).items() if row == y)
    before = [one for one in here if one[0] <= line.index(words)]
    return (before[-1] if before else here[0])[1]


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_of_the_queue_can_be_jumped_to(demo, size):
    async with looking_at(demo, size) as seen:
        await seen.press("ctrl+o")
        assert isinstance(seen.app.screen, JumpMode)
        assert "Press a letter to jump" in seen.text
        await seen.press(letter_at(seen, "Tom Okafor"))
        await seen.settle()
        assert seen.app.screen.item.who == "Tom Okafor"


@pytest.mark.parametrize("size", SIZES)
async def test_every_card_and_stage_of_the_board_too(demo, size):
    async with looking_at(demo, size) as seen:
        await seen.press("2", "ctrl+o")
        at = letters(seen)
        # The stages stand in one line, the letters in their order from the left.
        heads = [at[place] for place in sorted(at)][:6]
        await seen.press(heads[1])
        await seen.settle()
        assert seen.app.screen.card.stage == "applied"
        await seen.press("ctrl+o")
        await seen.press(letter_at(seen, "sprey"))
        await seen.settle()
        assert seen.app.screen.card.company == "Osprey Labs"


async def test_fields_of_a_form_while_one_types(demo):
    async with looking_at(demo) as seen:
        await seen.press("3", "enter")
        await seen.settle()
        await seen.press("ctrl+o")
        await seen.press(letter_at(seen, "Best moment"))
        await seen.settle()
        assert seen.app.screen.is_writing
        await seen.press("ctrl+o")
        await seen.press(letter_at(seen, "Basics"))
        await seen.settle()
        assert "▸ 1 Basics" in seen.text


async def test_esc_another_letter_and_a_click_leave_all_as_it_was(demo):
    async with looking_at(demo) as seen:
        before = seen.app.screen.item
        for keys in (("escape",), ("m",), ("ctrl+o",)):
            await seen.press("ctrl+o", *keys)
            await seen.settle()
            assert not isinstance(seen.app.screen, JumpMode)
            assert seen.app.screen.item == before


async def test_pages_and_lists_too_and_never_over_a_question(demo):
    async with looking_at(demo) as seen:
        await seen.press("b")
        await seen.settle()
        await seen.press("ctrl+o")
        assert letters(seen)
        await seen.press("escape", "escape", "n", "ctrl+o")
        await seen.settle()
        assert not isinstance(seen.app.screen, JumpMode)


def test_there_are_letters_for_as_many_places_as_a_window_shows():
    assert letters_for(3) == ["a", "s", "d"]
    for count in (26, 27, 200):
        names = letters_for(count)
        assert len(set(names)) == len(names) == count
        assert len({len(name) for name in names}) == 1


async def test_two_letters_where_one_does_not_do(demo):
    from interview_desk.services.pipeline import pipeline

    for n in range(40):
        pipeline.add_application(demo, f"Company {n:02}", "Analyst", stage=("saved", "applied")[n % 2])
    async with looking_at(demo, (200, 120)) as seen:
        await seen.press("2", "ctrl+o")
        names = list(letters(seen).values())
        assert {len(name) for name in names} == {2}
        first = names[-1][0]
        await seen.press(first)
        shown = [one for one in seen.app.screen.query(Letter) if one.display]
        assert 0 < len(shown) < len(names)
        assert all(one.letters.startswith(first) for one in shown)
        await seen.press(shown[0].letters[1])
        await seen.settle()
        assert not isinstance(seen.app.screen, JumpMode)


@pytest.mark.parametrize(
    "keys",
    [
        *(["3", "enter", "b"], ["3", "enter", "ctrl+s"], ["4", "enter"], ["5"], ["p"], ["v"], ["b", "enter"]),
        *(["2", "O"], ["comma"], ["2", "z"]),
    ],
)
async def test_it_can_be_had_everywhere(demo, keys):
    async with looking_at(demo, (80, 24)) as seen:
        await seen.press(*keys)
        await seen.settle()
        await seen.press("ctrl+o")
        await seen.settle()
        assert isinstance(seen.app.screen, JumpMode)


async def test_where_nothing_can_be_gone_to_it_says_so(demo):
    async with looking_at(demo) as seen:
        await seen.press("T", "ctrl+o")
        await seen.settle()
        assert "Nothing here to jump to." in seen.told
