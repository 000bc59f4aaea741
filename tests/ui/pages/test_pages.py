"""The pages over a pane: the prep sheet, the bank, a story, the closing statement and its rehearsal."""

from threading import Event

import pytest
from textual import events
from textual.widgets import TextArea

from interview_desk.domain.search.preparation import Story
from interview_desk.services.practice import closing, stories
from interview_desk.store import read
from interview_desk.ui.core import routes
from interview_desk.ui.pages.closing.rehearsal import RehearsalPage
from interview_desk.ui.shell.app import DeskApp
from support.screen import looking_at
from support.store import desk_at

SIZES = [(80, 24), (120, 36), (200, 50)]


def search(desk):
    return read.read_search(desk.connection)


def kestrel(desk):
    return next(one for one in search(desk).interviews if one.id == "demo-int-kestrel-2")


async def select(desk, rows, key):
    assert desk.app.screen.query_one(rows).select(key)
    await desk.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_the_prep_sheet_opens_from_its_row_and_ready_takes_it_off_the_queue(demo, size):
    async with looking_at(demo, size) as desk:
        item = next(item for item in desk.app.facts.items if item.kind == "prepare")
        await select(desk, "#queue", item.key)
        await desk.press("enter")
        for part in (
            "Prepare",
            "Kestrel Bank",
            "Show how I test models",
            "1 What is the next step?",
            "2 By when will you decide?",
            "What does a good first year look like?",
            "Camera at eye level",
        ):
            assert part in desk.text
        assert "Who owns the training data?" not in desk.text
        await desk.press("r")
        assert "✓ ready" in desk.text
        await desk.press("escape")
        assert not [one for one in desk.app.facts.items if one.kind == "prepare"]
        await desk.press("u")
        assert [one for one in desk.app.facts.items if one.kind == "prepare"]


async def test_everything_on_the_sheet_has_its_key(demo):
    async with looking_at(demo) as desk:
        await desk.press("v")
        await select(desk, "#prep-rows", ("check", "One exercise solved aloud"))
        await desk.press("x")
        assert kestrel(demo).checked == ("One exercise solved aloud",)
        await desk.press("enter")
        assert kestrel(demo).checked == ()
        await select(desk, "#prep-rows", ("story", "demo-story-kafka"))
        await desk.press("space")
        assert kestrel(demo).stories == ("demo-story-kafka",)
        await desk.press("n")
        await desk.type("Who decides?")
        await desk.press("enter")
        added = next(one for one in search(demo).own_questions if one.text == "Who decides?")
        assert added.application == "demo-app-kestrel"
        await select(desk, "#prep-rows", ("question", added.id))
        await desk.press("+")
        texts = [one.text for one in search(demo).own_questions]
        assert texts.index("Who decides?") < texts.index("How does the team learn from a bad night?")
        await desk.press("space")
        assert "✓ Who decides?" in desk.text
        await desk.press("w")
        await desk.type("The panel")
        await desk.press("enter")
        assert next(one for one in search(demo).own_questions if one.id == added.id).answer == "The panel"
        await desk.press("D")
        assert added.id not in {one.id for one in search(demo).own_questions}
        await desk.press("e")
        await desk.type(", and listen")
        await desk.press("enter")
        assert kestrel(demo).goals.endswith("on-call rota, and listen")
        await desk.press("f")
        assert "Written to" in desk.text
        (sheet,) = (demo.database.path.parent / "sheets").iterdir()
        assert sheet.read_text(encoding="utf-8").startswith("# Kestrel Bank: ML engineer\n")
        assert sheet.stat().st_mode & 0o777 == 0o600


async def test_the_pinned_questions_stay_as_they_are(demo):
    async with looking_at(demo) as desk:
        await desk.press("v")
        await select(desk, "#prep-rows", ("question", "What is the next step?"))
        await desk.press("enter")
        assert "asked in every interview" in desk.text
        await desk.press("space")
        assert "exit card asks" in desk.text
        await desk.press("D", "+", "w")
        assert len(desk.app.screen_stack) == 2


async def test_the_board_opens_the_sheet_too_and_a_page_closes_with_its_pane_s_digit(demo):
    async with looking_at(demo) as desk:
        await desk.press("2")
        view = desk.app.pane.query_one("#board-view")
        view.fill(view.columns, "demo-app-kestrel")
        await desk.settle()
        await desk.press("v")
        assert "Left open last time" in desk.text
        assert "2 Board" in desk.text
        await desk.press("3")
        assert desk.app.current_mode == "debrief"
        await desk.press("2")
        assert "Left open last time" in desk.text
        await desk.press("2")
        assert len(desk.app.screen_stack) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_the_bank_has_three_lists_with_a_filter(demo, size):
    async with looking_at(demo, size) as desk:
        await desk.press("b")
        assert "The calm migration" in desk.text
        assert "told 1 time" in desk.text
        await desk.press("slash")
        await desk.type("quarrel")
        await desk.press("enter")
        assert "One set of numbers" in desk.text
        assert "The calm migration" not in desk.text
        await desk.press("slash")
        await desk.type("zzz")
        assert "esc clears the filter" in desk.text
        await desk.press("escape", "]")
        assert "How do you keep a migration calm?" in desk.text
        await desk.press("]")
        assert "How does the team learn from a bad night?" in desk.text
        await desk.press("]")
        assert "Answer the salary question shorter" in desk.text
        assert "2 times" in desk.text
        await desk.press("escape")
        assert len(desk.app.screen_stack) == 1


async def test_a_story_is_written_kept_and_undone(demo):
    async with looking_at(demo, (80, 24)) as desk:
        await desk.press("b", "n")
        await desk.type("The late release")
        await desk.press("enter")
        await desk.type("deadline, scope")
        await desk.press("ctrl+n")
        await desk.type("A deadline was near")
        await desk.press("tab")
        await desk.type("Ship it")
        await desk.press("tab")
        await desk.type(
            "I cut the scope in two and asked each team what could wait until the spring release came round"
        )
        assert "▰" in desk.text
        await desk.kept()
        made = next(one for one in search(demo).stories if one.title == "The late release")
        assert (made.tags, made.situation, made.task) == (("deadline", "scope"), "A deadline was near", "Ship it")
        assert "what came of it? a number" in desk.text
        await desk.press("ctrl+s")
        assert "The late release" in desk.text
        await desk.press("u")
        assert "The late release" not in {one.title for one in search(demo).stories}


async def test_a_story_without_a_title_is_not_lost(demo):
    async with looking_at(demo) as desk:
        await desk.press("b", "n", "ctrl+n", "ctrl+n")
        await desk.type("A deadline was near")
        await desk.kept()
        assert next(one for one in search(demo).stories if one.situation == "A deadline was near").title == "Untitled"


async def test_a_story_is_deleted_and_comes_back(demo):
    async with looking_at(demo) as desk:
        await desk.press("b")
        await select(desk, "#bank-rows", ("story", "demo-story-kafka"))
        await desk.press("D")
        assert "The calm migration" not in {one.title for one in search(demo).stories}
        await desk.press("u")
        assert "The calm migration" in {one.title for one in search(demo).stories}


@pytest.mark.parametrize("size", SIZES)
async def test_the_closing_statement_is_judged_while_it_is_typed(demo, size):
    async with looking_at(demo, size) as desk:
        await desk.press("p")
        assert "Systems that people can sleep beside" in desk.text
        assert "150 words of 156: it fits" in desk.text
        await desk.press("enter")
        await desk.paste(" and one more word here" * 4)
        assert "cut about 14 words" in desk.text
        await desk.paste(" and one more word here" * 20)
        assert "too long: cut about" in desk.text
        await desk.kept()
        kept = next(one for one in search(demo).closing_statements if one.id == "demo-closing")
        assert kept.text.endswith("one more word here")


async def test_keys_and_words_that_come_before_the_closing_statement_is_read_lose_nothing(demo, monkeypatch):
    gate, real, errors = Event(), closing.open_statement, []
    monkeypatch.setattr(DeskApp, "contain", lambda _, error: errors.append(error))

    def read_slowly(desk, application):
        gate.wait(20)
        return real(desk, application)

    monkeypatch.setattr(closing, "open_statement", read_slowly)
    async with looking_at(demo) as desk:
        desk.app.open(routes.CLOSING, "demo-app-kestrel")
        for _ in range(5):
            await desk.pilot.pause(0)
        await desk.pilot.press("pageup", "ctrl+n", "pageup", "pagedown", "f", "x", "z", "z", "enter", "Y", "o", "u")
        gate.set()
        await desk.settle()
        assert errors == []
        area = desk.app.screen.query_one(TextArea)
        assert "sleep" in area.text
        assert area.text.endswith("You")
        await desk.kept()
        kept = next(one for one in search(demo).closing_statements if one.id == "demo-closing")
        assert kept.text == area.text


async def test_points_come_first_and_both_are_kept(empty):
    async with looking_at(empty) as desk:
        await desk.press("colon")
        await desk.type("closing statement")
        await desk.press("enter")
        assert "for every application" in desk.text
        await desk.type("calm systems\n")
        await desk.type("I want this job")
        await desk.press("ctrl+n")
        await desk.type("I build calm systems.")
        await desk.kept()
        (made,) = search(empty).closing_statements
        assert (made.application, made.points, made.text) == (
            None,
            ("calm systems", "I want this job"),
            "I build calm systems.",
        )
        assert "4 words of 195: it fits" in desk.text


class Stopwatch:
    """A clock that a test moves."""

    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


async def rehearsed(desk, app_desk, seconds, monkeypatch):
    """Rehearse, with a stopwatch that shows these seconds at the end."""
    watch = Stopwatch()
    monkeypatch.setattr(RehearsalPage.__init__, "__defaults__", (watch,))
    await desk.press("p")
    assert isinstance(desk.app.screen, RehearsalPage)
    watch.now += seconds
    await desk.press("space", "enter")
    return search(app_desk).closing_statements[0].rehearsals[-1]


async def test_a_statement_at_a_calibrated_pace_is_judged_to_within_3_seconds_of_the_stopwatch(tmp_path, monkeypatch):
    """One rehearsal of a shorter version calibrates; the longer one is then judged, and spoken at the same pace."""
    moment = ["2026-11-12T14:20:00-05:00"]
    one = desk_at(tmp_path / "desk.db", moment[0])
    opened = closing.open_statement(one, None)
    text = " ".join(f"word{n} is spoken here." for n in range(25))
    closing.keep_statement(one, opened.statement, (), text)
    async with looking_at(one) as desk:
        await desk.press("b", "c")
        first = await rehearsed(desk, one, 50, monkeypatch)
        assert (first.seconds, first.words) == (50, 100)
        assert "120 words a minute, as in your newest run" in desk.text
        await desk.press("enter")
        await desk.paste(" and so it goes on" * 16)
        await desk.press("escape")
        assert "180 words of 180: it fits" in desk.text
        assert "1:30 of 1:30" in desk.text
        second = await rehearsed(desk, one, 180 * 60 / 122, monkeypatch)
        assert abs(second.seconds - 90) <= 3
        assert second.words == 180
        assert f"1:{second.seconds - 60:02} of 1:30" in desk.text
    one.close()


async def test_lines_are_hidden_one_by_one_and_a_run_broken_off_is_not_logged(demo):
    async with looking_at(demo, (80, 24)) as desk:
        before = len(search(demo).closing_statements[0].rehearsals)
        await desk.press("p", "p")
        assert "In ninety seconds:" in desk.text
        await desk.press("space")
        assert "In ninety seconds:" not in desk.text
        assert "1 of" in desk.text
        await desk.press("h")
        assert "Kafka" not in desk.text
        await desk.press("backspace")
        assert "good at it" not in desk.text
        assert "by when will you decide?" in desk.text
        await desk.press("r", "escape")
        assert "Points first" in desk.text
        assert len(search(demo).closing_statements[0].rehearsals) == before
        await desk.press("p", "enter")
        assert "too few" in desk.text
        await desk.press("x")
        assert len(search(demo).closing_statements[0].rehearsals) == before - 1
        await desk.press("u")
        assert len(search(demo).closing_statements[0].rehearsals) == before


async def test_what_was_learned_today_is_added_to_the_text(demo):
    async with looking_at(demo) as desk:
        await desk.press("p", "f", "1")
        await desk.kept()
        kept = next(one for one in search(demo).closing_statements if one.id == "demo-closing")
        assert kept.text.endswith("You told me today: The team has two seats and one lead.")


async def test_an_empty_statement_is_not_rehearsed(empty):
    async with looking_at(empty) as desk:
        await desk.press("b", "c", "escape", "p")
        assert "Write it first" in desk.text


async def test_hostile_texts_stay_text_on_every_page(demo):
    nasty = "[bold red]x[/] \x1b]0;t\x07 ‮evil ```{{ x }}"
    stories.save_story(demo, Story("s", nasty, nasty, nasty, nasty, nasty, nasty, (nasty,)))
    closing.keep_statement(demo, closing.open_statement(demo, "demo-app-kestrel").statement, (nasty,), nasty)
    async with looking_at(demo) as desk:
        for keys in (("b",), ("enter",), ("escape", "escape", "p"), ("p",), ("escape", "escape", "v")):
            await desk.press(*keys)
            assert "\x1b" not in desk.text.replace("\n", "")
            assert "‮" not in desk.text
        assert "[bold red]x[/]" in desk.text


async def test_a_dialog_s_line_is_there_again_after_the_desk_was_killed(tmp_path, empty):
    async with looking_at(empty) as desk:
        await desk.press("n")
        await desk.type("Northwind, Data eng")
        desk.app.screen._keep()
        await desk.settle()
    again = desk_at(tmp_path / "desk.db", "2026-11-12T14:25:00-05:00")
    async with looking_at(again) as desk:
        await desk.press("n")
        assert "Northwind, Data eng" in desk.text
        await desk.type("ineer")
        await desk.press("enter", "a")
        assert search(again).applications[0].role == "Data engineer"
        assert again.draft("application") == ""
    again.close()


async def test_an_interview_that_is_gone_closes_its_page(demo):
    async with looking_at(demo) as desk:
        await desk.press("v")
        demo.write("gone", lambda change: change.delete(kestrel(demo)))
        await desk.app.refresh_facts()
        await desk.settle()
        assert len(desk.app.screen_stack) == 1


async def test_who_will_be_there_is_added_on_the_sheet(demo):
    async with looking_at(demo) as desk:
        await desk.press("v", "i")
        await desk.type(", x")
        assert "A name is needed" in desk.text
        await desk.press(*["backspace"] * 3)
        await desk.type("Ada Novak, CTO, ada@kestrel.example")
        assert "Ada Novak · CTO · ada@kestrel.example" in desk.text
        await desk.press("enter")
        added = next(one for one in search(demo).contacts if one.name == "Ada Novak")
        assert added.id in kestrel(demo).interviewers
        assert "Ada Novak  CTO" in desk.text


async def test_a_question_gets_its_story_and_my_own_are_listed(demo):
    async with looking_at(demo) as desk:
        await desk.press("b", "]", "enter")
        await desk.type("Calm hand-overs")
        await desk.kept()
        made = next(one for one in search(demo).stories if one.title == "Calm hand-overs")
        assert made.reflection == "For the question: How do you keep a migration calm?"
        await desk.press("ctrl+s", "]", "n")
        await desk.type("Who decides?")
        await desk.press("enter")
        added = next(one for one in search(demo).own_questions if one.text == "Who decides?")
        assert added.application is None
        await select(desk, "#bank-rows", ("ask", added.id))
        await desk.press("enter")
        await desk.type(" And how?")
        await desk.press("enter")
        assert "Who decides? And how?" in desk.text
        await desk.press("D")
        assert added.id not in {one.id for one in search(demo).own_questions}


@pytest.mark.parametrize(
    "keys",
    [
        ["2", "m", "c", "c", "r", "r"],
        ["v", "escape", "escape", "escape"],
        ["n", "x", "enter", "enter", "a", "a"],
        ["question_mark", "escape", "escape"],
        ["p", "p", "enter", "enter"],
    ],
)
async def test_a_second_key_on_its_way_to_what_is_gone_does_nothing(demo, keys):
    async with looking_at(demo) as desk:
        for key in keys:
            desk.app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await desk.settle()
        await desk.press("escape", "escape", "escape", "1")
        assert "Follow-ups" in desk.text


async def test_pasted_lines_are_not_left_out(demo):
    async with looking_at(demo) as desk:
        await desk.press("v", "e", *["backspace"] * 60)
        await desk.paste("show how I test\n\nask about the rota\r\nlisten")
        await desk.press("enter")
        assert kestrel(demo).goals.endswith("show how I test ask about the rota listen")
        await desk.press("escape", "p", "tab", "shift+tab")
        desk.app.screen.query_one("ManyField").begin()
        await desk.paste("one\ntwo\nthree")
        await desk.kept()
        assert search(demo).closing_statements[0].points[-3:] == ("one", "two", "three")


async def test_a_day_that_was_typed_is_there_again_where_the_next_question_was_left(demo):
    async with looking_at(demo) as desk:
        await desk.press("2", "i")
        await desk.type("tomorrow 14:30")
        await desk.press("enter", "escape", "i")
        assert "2026-11-13 14:30" in desk.text
        before = len(search(demo).interviews)
        await desk.press("enter", "v", "3", "escape")
        assert len(search(demo).interviews) == before + 1
        await desk.press("i")
        assert "2026-11-13 14:30" not in desk.text
