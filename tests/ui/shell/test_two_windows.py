"""Two windows on one thing, and leaving what the file does not take: no word is lost, and each window shows what is stored."""

import pytest
from textual import events
from textual.widgets import Input, TextArea

from interview_desk.domain.errors import NotSaved
from interview_desk.domain.search.preparation import Story
from interview_desk.services.pipeline import debriefing, pipeline
from interview_desk.services.practice import closing, stories
from interview_desk.store import read
from interview_desk.ui.forms.fields import Field
from support.screen import looking_at
from support.store import desk_at

EVENING = "2026-11-10T18:00:00-05:00"


@pytest.fixture
def other(evening):
    one = desk_at(evening.database.path, EVENING)
    yield one
    one.close()


def story(desk):
    return next(iter(read.read_stories(desk.connection)))


async def write(desk, text):
    """Type, and wait until it is stored."""
    await desk.type(text)
    await desk.kept()


async def looked(desk):
    await desk.app.monitor.check()
    await desk.settle()


async def test_a_part_of_a_story_that_another_window_writes_stays_and_is_shown(evening, other):
    stories.save_story(evening, Story("s1", "Calm", situation="Batches"))
    async with looking_at(evening) as desk:
        await desk.press("b", "enter", "enter")
        await desk.press("tab", "tab")
        await write(desk, "x1 ")
        stories.save_story(other, story(other)._replace(task="theirs", title="Calm seas"), story(other))
        await write(desk, "x2 ")
        await write(desk, "x3 ")
        assert (story(other).task, story(other).title) == ("theirs", "Calm seas")
        assert "x1 x2 x3" in story(other).situation
        assert "theirs" in desk.text
        assert "Calm seas" in desk.text


async def test_the_field_one_stands_in_takes_what_another_window_wrote(evening, other):
    stories.save_story(evening, Story("s1", "Calm", situation="Batches"))
    async with looking_at(evening) as desk:
        await desk.press("b", "enter", "enter", "tab", "tab")
        stories.save_story(other, story(other)._replace(situation="Batches had begun to collide"))
        await looked(desk)
        assert desk.app.focused.text == "Batches had begun to collide"
        await write(desk, "!")
        assert story(other).situation.replace("!", "") == "Batches had begun to collide"


async def test_a_blank_at_the_end_does_not_vanish_under_the_hand(evening):
    async with looking_at(evening) as desk:
        await desk.press("b", "n")
        await write(desk, "The calm ")
        await write(desk, "migration")
        assert story(evening).title == "The calm migration"


async def test_points_that_another_window_adds_stay(evening, other):
    async with looking_at(evening) as desk:
        await desk.press("p")
        await desk.press("ctrl+n")
        await write(desk, "one ")
        opened = closing.open_statement(other, "a1").statement
        closing.keep_statement(other, opened, ("theirs",), opened.text, opened)
        await write(desk, "two ")
        await write(desk, "three")
        opened = closing.open_statement(other, "a1").statement
        assert (opened.points, opened.text) == (("theirs",), "one two three")
        assert "theirs" in desk.text


async def test_an_answer_of_the_debrief_that_another_window_writes_is_shown(evening, other):
    async with looking_at(evening, (120, 50)) as desk:
        await desk.press("3", "enter", "ctrl+n", "ctrl+n", "ctrl+n")
        field = next(one for one in desk.app.screen.query(Field) if one.key == "best")
        field.begin()
        await write(desk, "mine ")
        dossier = other.dossier("a1")
        answers = debriefing.answers_of(dossier, dossier.interviews[0], other)
        theirs = answers._replace(debrief=answers.debrief._replace(best_moment="theirs", fix_next_time="fewer words"))
        debriefing.save_debrief(other, "a1", "i1", theirs)
        await looked(desk)
        assert "theirs" in desk.text
        assert "fewer words" in desk.text
        await desk.press("end")
        await write(desk, " and mine")
        debrief = other.dossier("a1").interviews[0].debrief
        assert (debrief.best_moment, debrief.fix_next_time) == ("theirs and mine", "fewer words")


@pytest.mark.parametrize("page", ["story", "statement"])
async def test_what_was_typed_just_before_a_page_closes_is_stored(evening, page):
    async with looking_at(evening) as desk:
        await desk.press("b", "n") if page == "story" else await desk.press("p")
        for letter in "Calm":
            desk.app.post_message(events.Key(letter, letter))
        desk.app.post_message(events.Key("ctrl+s", None))
        await desk.settle()
        await desk.settle()
        stored = story(evening).title if page == "story" else closing.open_statement(evening, "a1").statement.points[0]
        assert stored == "Calm"
        assert desk.app.screen.__class__.__name__ not in {"StoryPage", "ClosingPage"}


@pytest.mark.parametrize("page", ["story", "statement"])
async def test_a_page_that_is_left_on_a_full_disk_leaves_its_text_in_a_file(evening, monkeypatch, page):
    def full(*_arguments):
        raise NotSaved("Not saved: the disk is full")

    async with looking_at(evening) as desk:
        await desk.press("b", "n") if page == "story" else await desk.press("p")
        monkeypatch.setattr(stories, "save_story", full)
        monkeypatch.setattr(closing, "keep_statement", full)
        await desk.type("Precious")
        await desk.press("escape", "escape")
        await desk.settle()
        folder = evening.database.path.parent / "notes"
        assert ["Precious" in one.read_text(encoding="utf-8") for one in folder.iterdir()] == [True]
        assert "what you typed lies in" in desk.told


async def test_a_page_whose_text_can_be_put_nowhere_stays(evening, monkeypatch):
    def full(*_arguments, **_named):
        raise NotSaved("Not saved: the disk is full")

    async with looking_at(evening) as desk:
        await desk.press("b", "n")
        monkeypatch.setattr(stories, "save_story", full)
        monkeypatch.setattr("interview_desk.ui.shell.rescue.to_file", full)
        await desk.type("Precious")
        await desk.press("escape", "escape")
        await desk.settle()
        assert "Precious" in desk.text
        monkeypatch.undo()


async def test_what_is_typed_in_a_box_that_asks_goes_into_a_file_when_the_desk_ends(evening, monkeypatch, tmp_path):
    def full(*_arguments, **_named):
        raise NotSaved("Not saved: the disk is full")

    async with looking_at(evening) as desk:
        monkeypatch.setattr(pipeline, "add_application", full)
        await desk.press("n")
        await desk.type("Wonderland, Hatter")
        await desk.press("enter", "enter")
        assert "Not saved" in desk.text
        await desk.press("ctrl+q")
    (left,) = (tmp_path / "notes").iterdir()
    assert "Wonderland" in left.read_text(encoding="utf-8")


async def test_texts_that_could_not_be_stored_twice_are_two_files(evening):
    async with looking_at(evening) as desk:
        first = await desk.app.save_to_files([("note", "first")])
        second = await desk.app.save_to_files([("note", "second")])
        assert [one.read_text(encoding="utf-8") for one in first + second] == ["first", "second"]
        await desk.app.chores.warn_about_file()
        await desk.settle()
        assert "2 texts that could not be stored" in desk.told


async def test_keys_that_come_faster_than_a_page_opens_do_no_harm(evening):
    stories.save_story(evening, Story("s1", "Calm"))
    async with looking_at(evening) as desk:
        await desk.press("b")
        for key in ("enter", "enter", "pagedown", "enter"):
            desk.app.post_message(events.Key(key, None))
        await desk.settle()
        assert desk.app.is_running
        await desk.press("escape", "escape", "escape", "3")
        for key, letter in (("enter", None), ("b", "b"), ("enter", None), ("b", "b")):
            desk.app.post_message(events.Key(key, letter))
        await desk.settle()
        assert desk.app.is_running
        assert desk.app._exception is None


async def test_a_line_of_a_change_that_was_left_is_there_again(evening):
    async with looking_at(evening) as desk:
        await desk.press("2", "e", "m")
        await desk.type("A long remark")
        await desk.press("escape", "e", "m")
        assert desk.app.screen.query_one(Input).value == "A long remark"
        await desk.press("enter", "e", "m")
        assert desk.app.screen.query_one(Input).value == "A long remark"
        await desk.type(", and more")
        await desk.press("escape", "e", "m")
        assert desk.app.screen.query_one(Input).value == "A long remark, and more"
        assert "As you left it; stored is: A long remark" in desk.text
        assert not desk.app.screen.query(TextArea)
