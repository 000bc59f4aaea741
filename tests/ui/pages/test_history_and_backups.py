"""The history page and the copies page; what the file does not take; time that passes, and zones that change."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from interview_desk.services.pipeline import pipeline
from interview_desk.services.safety import backups
from interview_desk.store import read
from interview_desk.store.file.presence import Presence
from interview_desk.store.safety import checks, purge
from support import snapshots
from support.screen import looking_at
from support.store import desk_at


@pytest.fixture
def busy(empty):
    """A desk with a little history, the last of it taken back."""
    for name in ("Northwind Health", "Kestrel Bank", "Harbour Freight"):
        pipeline.add_application(empty, name, "Data engineer", stage="applied")
    empty.writer.undo()
    return empty


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_history_reads_out_what_was_done_with_its_times(busy, size):
    async with looking_at(busy, size) as desk:
        await desk.press("T")
        assert "Thu 12 Nov 14:20  Added Kestrel Bank" in desk.text
        assert "taken back" in desk.text
        snapshots.check(f"history-{size[0]}x{size[1]}", desk.text)


async def test_the_history_is_walked_from_any_line(busy):
    async with looking_at(busy) as desk:
        await desk.press("T", "enter")
        assert "Done again: Added Harbour Freight" in desk.key_bar
        assert len(read.read_companies(busy.connection)) == 3
        await desk.press("G", "enter")
        assert "Take back everything down to this?" in desk.text
        await desk.press("n")
        assert len(read.read_companies(busy.connection)) == 3
        await desk.press("enter", "y")
        assert "Undone: 3 changes" in desk.key_bar
        assert read.read_companies(busy.connection) == []
        await desk.press("U", "U", "U")
        assert len(read.read_companies(busy.connection)) == 3


async def test_the_history_is_filtered_by_day_and_word(busy):
    async with looking_at(busy) as desk:
        await desk.press("T", "slash")
        await desk.type("kestrel")
        assert "Added Kestrel Bank" in desk.text
        assert "Added Northwind" not in desk.text
        await desk.press("escape", "escape")
        assert "What was done" not in desk.text


async def test_a_copy_is_made_and_put_back_on_the_page(busy):
    async with looking_at(busy) as desk:
        desk.app.action_page("copies")
        await desk.settle()
        await desk.press("n")
        assert "you asked for it" in desk.text
        assert "✓ whole" in desk.text
        await desk.press("escape")
        pipeline.add_application(busy, "Afterwards", "Engineer")
        desk.app.action_page("copies")
        await desk.settle()
        await desk.press("enter")
        assert "Put back the copy" in desk.text
        await desk.press("y")
        await desk.settle()
        assert "before another copy was put back" in desk.text
    assert "Afterwards" not in {one.name for one in read.read_companies(busy.connection)}


async def test_a_desk_makes_the_copy_of_the_day_by_itself(busy):
    async with looking_at(busy) as desk:
        await desk.app.chores.back_up_daily()
        assert [one.copy.is_daily for one in backups.list_backups(busy.database.path)] == [True]
        now = busy.now() + timedelta(days=1)
        busy._clock = lambda: now
        await desk.app.monitor.check()
        assert [str(one.copy.day) for one in backups.list_backups(busy.database.path)] == ["2026-11-13", "2026-11-12"]


async def test_midnight_and_a_clock_set_back_pass_in_an_open_desk(busy):
    async with looking_at(busy) as desk:
        for moment in (
            "2026-11-13T00:00:10-05:00",
            "2026-11-12T09:00:00-05:00",
            "2020-02-29T23:59:58-05:00",
            "2040-01-19T03:14:08-05:00",
        ):
            from datetime import datetime

            then = datetime.fromisoformat(moment)
            busy._clock = lambda then=then: then
            await desk.app.monitor.check()
            await desk.settle()
            assert desk.app.facts.ctx.at == then
            assert f"{then:%H:%M}" in desk.text
            await desk.press("n")
            await desk.type(f"Added at {then:%Y-%m-%d %H-%M}, Engineer")
            await desk.press("enter", "a")
            assert f"Added at {then:%Y-%m-%d %H-%M}" in {one.name for one in read.read_companies(busy.connection)}


async def test_a_zone_that_changes_is_followed_where_none_is_named(busy, monkeypatch):
    busy.settings = busy.settings._replace(follows_system=True)
    async with looking_at(busy) as desk:
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        await desk.app.monitor.check()
        await desk.settle()
        assert busy.settings.zone == ZoneInfo("Asia/Tokyo")
        assert "Fri 13 Nov 04:20" in desk.text


async def test_a_file_that_can_only_be_read_keeps_what_was_typed_on_the_screen(tmp_path, monkeypatch, busy):
    from interview_desk.store.file import database

    monkeypatch.setattr(database, "_writable", lambda _path: False)
    only_read = desk_at(tmp_path / "desk.db")
    async with looking_at(only_read) as desk:
        assert "can only be read" in desk.told
        await desk.press("n")
        await desk.type("Kestrel Bank, Engineer")
        await desk.press("enter", "y", "a")
        assert "Not saved" in desk.text
        assert "Kestrel Bank, Engineer" in desk.text
        snapshots.check("not-saved-120x36", desk.text)
        await desk.press("enter")
        assert "Kestrel Bank, Engineer" in desk.text
        await desk.press("escape")
        assert desk.app.is_running
    only_read.close()
    assert busy.database.path.exists()


async def test_a_debrief_open_in_another_window_is_told(evening):
    async with looking_at(evening) as desk:
        await desk.press("3", "enter")
        opened = desk.app.screen._state.draft.interview
        other = Presence(evening.database.path, "4711")
        other.announce(f"debrief {opened.id}")
        await desk.app.monitor.check()
        await desk.settle()
        assert "This debrief is open in another window" in desk.key_bar
        other.leave()


async def test_what_two_windows_answer_at_the_same_place_is_told_and_kept(evening):
    from interview_desk.services.pipeline import debriefing

    async with looking_at(evening) as desk:
        await desk.press("3", "enter")
        pane = desk.app.screen
        draft = pane._state.draft
        key = next(one for one in draft.values if one.startswith("learned:"))
        dossier, meeting = evening.meeting(draft.interview.application, draft.interview.id)
        answers = debriefing.answers_of(dossier, meeting, evening)
        from interview_desk.domain.search.interview import Hook

        hooks = (Hook(key.partition(":")[2], "theirs, from the other window"),)
        debriefing.save_debrief(
            evening, meeting.application, meeting.id, answers._replace(debrief=answers.debrief._replace(hooks=hooks))
        )
        evening.writer._own = None  # another window wrote it
        draft.values[key] = draft.changed[key] = "mine"
        pane._autosave.apply_changes()
        await pane._autosave.save()
        await desk.settle()
        assert "Another window edited this debrief" in desk.told
    dossier, meeting = evening.meeting(meeting.application, meeting.id)
    assert "mine" in {one.text for one in meeting.debrief.hooks}
    evening.writer.undo()
    dossier, meeting = evening.meeting(meeting.application, meeting.id)
    assert {one.text for one in meeting.debrief.hooks} == {"theirs, from the other window"}


def test_who_has_it_open_is_known_and_a_leftover_is_cleared_away(tmp_path):
    path = tmp_path / "desk.db"
    one, two = Presence(path, "1"), Presence(path, "2")
    one.announce("note 1")
    two.announce("")
    assert one.list_others() == [""]
    assert two.list_others() == ["note 1"]
    one.announce("note 22")
    assert two.list_others() == ["note 22"]
    one.leave()
    assert two.list_others() == []
    (tmp_path / ".desk.db.open-99").write_text("note 3")
    assert two.list_others() == []
    assert not (tmp_path / ".desk.db.open-99").exists()
    two.leave()
    assert list(tmp_path.iterdir()) == []


async def test_an_application_is_purged_from_the_board_after_two_questions(busy):
    backups.back_up_on_request(busy, None)
    async with looking_at(busy) as desk:
        await desk.press("2", "D")
        assert "from the history and the copies too" in desk.text
        await desk.press("P")
        assert "nothing brings it back" in desk.text
        await desk.press("n")
        assert len(read.read_companies(busy.connection)) == 2
        name = desk.app.screen.card.company
        await desk.press("D", "P", "p")
        assert "is purged" in desk.key_bar
        assert name not in {one.name for one in read.read_companies(busy.connection)}
        await desk.press("u", "u", "u")
        assert name not in {one.name for one in read.read_companies(busy.connection)}
    busy.database.close()
    for one in busy.database.path.parent.rglob("*.db"):
        assert name.encode() not in one.read_bytes()


async def test_a_desk_quits_although_it_asks_what_to_do_with_what_was_not_saved(tmp_path, monkeypatch, busy):
    from interview_desk.store.file import database

    monkeypatch.setattr(database, "_writable", lambda _path: False)
    only_read = desk_at(tmp_path / "desk.db")
    async with looking_at(only_read) as desk:
        await desk.press("u")
        assert "Not saved" in desk.text
        await desk.press("ctrl+q")
        assert desk.app._exit
    only_read.close()
    assert busy.database.path.exists()


async def test_a_path_in_what_is_said_at_the_end_is_no_markup(empty):
    async with looking_at(empty) as desk:
        assert await desk.app.quitter.write_to_files([("note", "the text")])
        await desk.app.action_quit()
        (said,) = desk.app._exit_renderables
        assert str(empty.database.path.parent) in said.plain


def test_the_clipboard_does_not_run_what_lies_in_the_current_folder(tmp_path, monkeypatch):
    from interview_desk.ui.toolkit import clipboard

    (tmp_path / "pyperclip.py").write_text("open('ran', 'w').close()")
    monkeypatch.chdir(tmp_path)
    clipboard._by_tool("a text")
    assert not (tmp_path / "ran").exists()


async def test_a_copy_of_the_day_that_cannot_be_made_is_told_once(busy, tmp_path):
    (tmp_path / "backups").write_text("a file where the folder of the copies should be", encoding="utf-8")
    async with looking_at(busy) as desk:
        for _ in range(3):
            desk.app._problem = ("", 0.0)
            await desk.app.chores.back_up_daily()
        await desk.settle()
        assert desk.told.count("There is no copy of today") == 1


async def test_a_folder_that_others_write_to_is_said_once(tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    (folder / "desk (conflicted copy).db").touch()
    for told in (True, False):
        one = desk_at(folder / "desk.db")
        async with looking_at(one) as desk:
            await desk.app.chores.warn_about_file()
            await desk.settle()
            assert ("a folder synced by Dropbox" in desk.told) is told
            assert ("desk (conflicted copy).db" in desk.told) is told
        one.close()


async def test_a_file_too_large_for_the_start_is_looked_through_beside_it(busy, monkeypatch):
    monkeypatch.setattr(checks, "QUICK_CHECK_LIMIT", 1)
    async with looking_at(busy) as desk:
        await desk.app.chores.warn_about_file()
        assert "damaged" not in desk.told
        with busy.database.path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 3000)
        await desk.app.chores.warn_about_file()
        await desk.settle()
        assert "The database is damaged" in desk.told


async def test_u_does_not_take_back_what_this_window_has_not_seen(busy, tmp_path):
    other = desk_at(tmp_path / "desk.db")
    async with looking_at(busy) as desk:
        pipeline.add_application(other, "Theirs", "Engineer")
        await desk.press("u")
        assert "Another window was faster: Added Theirs. u again goes on" in desk.told
        assert "Theirs" in [one.name for one in read.read_companies(busy.connection)]
        await desk.press("u")
        assert "Undone: Added Theirs" in desk.told
    other.close()


async def test_a_history_that_was_purged_elsewhere_is_not_told_as_undone(busy, tmp_path):
    other = desk_at(tmp_path / "desk.db")
    async with looking_at(busy) as desk:
        purge.purge(other.database, purge.history)
        await desk.app.monitor.check()
        await desk.settle()
        assert "undone" not in desk.told
    other.close()
