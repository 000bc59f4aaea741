"""Settings on the screen: changed where they stand, with their comments kept, and what they move shown first."""

import pytest

from interview_desk.services.settings.settings import load
from support.screen import SIZES, looking_at
from support.store import desk_at, scenario

CONFIG = """# mine
timezone = "America/New_York"
[policies]
repeat_max = 2  # of them
[keys]
"today.snooze" = "Z"
"""


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-11T09:00:00-05:00", scenario("evening-after")["document"])
    one.settings.path.write_text(CONFIG, encoding="utf-8")
    one.settings = load(one.settings.path)
    yield one
    one.close()


def written(desk):
    return desk.settings.path.read_text(encoding="utf-8")


async def on(seen, label):
    """Put the cursor on a setting."""
    rows = seen.app.screen.query_one("#settings-rows")
    key = next(row.key for row in rows._rows if isinstance(row.key, tuple) and row.key[1] == label)
    rows.select(key)
    await seen.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_can_be_set_is_shown_at_every_size(desk, size):
    async with looking_at(desk, size) as seen:
        await seen.press("comma")
        await seen.settle()
        assert "inkwell" in seen.text
        await on(seen, "thank_you")
        assert "When to send a thank-you" in seen.text
        await seen.press("G")
        await seen.settle()
        assert "change a key…" in seen.text
        await seen.press("escape")
        await seen.settle()
        assert "Follow-ups" in seen.text or "To do now" in seen.text


async def test_a_number_shows_its_range_and_no_list_of_choices(desk):
    async with looking_at(desk) as seen:
        await seen.press("comma")
        await on(seen, "gap_working_days")
        assert "now 5 (default)" in seen.text
        assert "from 0 to 60" in seen.text
        assert seen.text.count("messages about") == 1
        assert "││ 5 " not in seen.text


async def test_a_policy_shows_what_it_would_move_before_it_does(desk):
    before = written(desk)
    async with looking_at(desk) as seen:
        await seen.press("comma")
        await seen.settle()
        await on(seen, "thank_you")
        await seen.press("enter", "4")
        await seen.settle()
        assert "This changes 2 rows on your list" in seen.text
        assert "→" in seen.text
        assert written(desk) == before
        await seen.press("n")
        await seen.settle()
        assert written(desk) == before
        assert desk.settings.policies.thank_you == "reflect-then-24h"
        await seen.press("enter", "4")
        await seen.settle()
        await seen.press("y")
        await seen.settle()
        assert 'thank_you = "day-after"' in written(desk)
        assert "# of them" in written(desk)
        assert desk.settings.policies.thank_you == "day-after"
        await seen.press("x")
        await seen.settle()
        await seen.press("y")
        await seen.settle()
        assert load(desk.settings.path).policies.thank_you == "reflect-then-24h"


async def test_a_number_that_does_not_fit_is_said_so_while_it_is_typed(desk):
    async with looking_at(desk) as seen:
        await seen.press("comma")
        await seen.settle()
        await on(seen, "repeat_max")
        await seen.press("enter", "ctrl+u")
        await seen.type("500")
        assert "whole numbers from 0 to 99" in seen.text
        await seen.press("backspace", "backspace", "enter")
        await seen.settle()
        await seen.press("y")
        await seen.settle()
        assert "repeat_max = 5  # of them" in written(desk)


async def test_a_key_counts_at_once_shows_in_the_key_bar_and_is_let_go(desk):
    async with looking_at(desk, (200, 50)) as seen:
        assert "Z snooze" in seen.key_bar
        await seen.press("comma")
        await seen.settle()
        await seen.press("n")
        await seen.type("today.done = w")
        assert "asked for by" in seen.text
        await seen.press("backspace")
        await seen.type("X")
        await seen.press("enter")
        await seen.settle()
        assert "today.done" in written(desk)
        await on(seen, "today.snooze")
        await seen.press("x")
        await seen.settle()
        await seen.press("escape")
        await seen.settle()
        assert "X done" in seen.key_bar
        assert "s snooze" in seen.key_bar
        await seen.press("question_mark")
        await seen.type("done: log")
        assert "X" in seen.text


async def test_a_theme_is_shown_as_the_cursor_goes_and_kept_when_it_is_taken(desk):
    async with looking_at(desk) as seen:
        await seen.press("comma")
        await seen.settle()
        await seen.press("enter")
        await seen.settle()
        assert seen.app.theme == "inkwell"
        await seen.press("down")
        await seen.settle()
        assert seen.app.theme == "monokai"
        await seen.press("escape")
        await seen.settle()
        assert seen.app.theme == "inkwell"
        assert "theme" not in written(desk)
        await seen.press("enter")
        await seen.type("nord")
        await seen.press("enter")
        await seen.settle()
        assert seen.app.theme == "nord"
        assert load(desk.settings.path).theme == "nord"
        assert "# mine" in written(desk)


async def test_another_program_that_changed_the_config_is_not_written_over(desk):
    async with looking_at(desk) as seen:
        await seen.press("comma")
        await seen.settle()
        desk.settings.path.write_text(CONFIG.replace("# mine", "# theirs"), encoding="utf-8")
        await on(seen, "notice")
        await seen.press("enter", "2")
        await seen.settle()
        assert "# theirs" in written(desk)
        assert "notice" not in written(desk)
        assert "Somebody else" in seen.told
        await on(seen, "notice")
        await seen.press("enter", "2")  # what the other one wrote was read meanwhile
        await seen.settle()
        assert "# theirs" in written(desk)
        assert 'notice = "bell"' in written(desk)


async def test_a_config_that_cannot_be_understood_is_left_alone(desk):
    async with looking_at(desk) as seen:
        desk.settings.path.write_text("theme = ", encoding="utf-8")
        await seen.press("comma")
        await seen.settle()
        assert "Mend" in seen.text
        await seen.press("enter", "down", "enter", "x")
        await seen.settle()
        assert written(desk) == "theme = "


async def test_a_demo_keeps_its_settings_to_itself(demo):
    async with looking_at(demo, demo=True) as seen:
        await seen.press("comma")
        await seen.settle()
        assert "nothing of it is kept" in seen.text
        await on(seen, "notice")
        await seen.press("enter", "2")
        await seen.settle()
        assert seen.app.desk.settings.notice == "bell"
        assert not demo.settings.path.exists()
