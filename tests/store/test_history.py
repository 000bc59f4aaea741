"""Every change is one entry of a history that undo and redo walk, across restarts."""

import json
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_desk.domain.errors import Busy, Refused
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import people, pipeline, queue
from interview_desk.store import read, read_history
from support.store import desk_at, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", document=scenario("no-date")["document"])
    yield one
    one.close()


def everything(desk):
    return read.read_search(desk.connection)


def test_undo_and_redo_walk_every_change(desk):
    states = [everything(desk)]
    pipeline.add_application(desk, "Kestrel Bank", "ML engineer", stage="applied")
    states.append(everything(desk))
    pipeline.move(desk, "a2", "closed", outcome="refused")
    states.append(everything(desk))
    people.add_contact(desk, "a3", "Ines Duarte, Recruiter")
    states.append(everything(desk))
    for state in reversed(states[:-1]):
        assert desk.writer.undo()
        assert everything(desk) == state
    for state in states[1:]:
        assert desk.writer.redo()
        assert everything(desk) == state
    assert desk.writer.redo() is None


def test_the_history_is_there_after_a_restart(tmp_path):
    first = desk_at(tmp_path / "desk.db", document=scenario("no-date")["document"])
    before = everything(first)
    pipeline.delete_application(first, "a1")
    first.close()
    second = desk_at(tmp_path / "desk.db")
    assert read_history.read_change(second.connection, undone=False) == "Deleted Northwind Health, Data engineer"
    assert second.writer.undo() == "Deleted Northwind Health, Data engineer"
    assert sorted(everything(second).touches) == sorted(before.touches)
    assert {one.id for one in everything(second).applications} == {"a1", "a2", "a3"}
    second.close()


def test_a_new_change_takes_the_undone_ones_away(desk):
    pipeline.move(desk, "a2", "screening")
    desk.writer.undo()
    pipeline.move(desk, "a3", "screening")
    assert desk.writer.redo() is None


def test_typing_in_one_note_is_one_entry(desk):
    dossier = desk.dossier("a1")
    note = writing.open_note(desk, dossier, "thank-you", None, dossier.contact("ana"))
    drafted = note.body
    for text in ("one", "one two", "one two three"):
        note = writing.save_note(desk, note, "Subject", drafted + text)
    assert desk.writer.undo() == "Wrote the thank-you to Ana Ruiz"
    kept = read.read_note(desk.connection, note.id)
    assert kept is not None
    assert kept.body == drafted


def test_an_overwritten_note_is_another_entry_and_its_text_a_version(desk):
    dossier = desk.dossier("a1")
    note = writing.open_note(desk, dossier, "thank-you", None, dossier.contact("ana"))
    typed = note.body + "One more line."
    note = writing.save_note(desk, note, "Subject", typed)
    note = writing.save_note(desk, note, "Subject", "x")
    note = writing.save_note(desk, note, "Subject", "x y")
    assert [one.body for one in writing.versions(desk, note)][:2] == ["x", typed]
    back = writing.restore(desk, note, writing.versions(desk, note)[1])
    assert back.body == typed
    assert "x y" in [one.body for one in writing.versions(desk, note)]
    for _ in range(3):
        desk.writer.undo()
    kept = read.read_note(desk.connection, note.id)
    assert kept is not None
    assert kept.body == typed


def test_what_was_changed_elsewhere_is_not_undone_over(desk):
    pipeline.move(desk, "a2", "screening")
    desk.connection.execute("UPDATE stage_entry SET stage = 'offer' WHERE application = 'a2' AND seq = 1")
    with pytest.raises(Refused, match="changed elsewhere"):
        desk.writer.undo()
    assert desk.dossier("a2").application.stage == "offer"


def test_a_change_that_fails_leaves_nothing(desk):
    before = everything(desk)

    def half(change):
        change.put(*(touch._replace(id="new") for touch in before.touches[:1]))
        raise Refused("no")

    with pytest.raises(Refused, match="no"):
        desk.write("half", half)
    assert everything(desk) == before
    assert read_history.read_change(desk.connection, undone=False) == "Imported document"


def test_a_dangling_reference_is_refused(desk):
    touch = everything(desk).touches[0]._replace(id="new", contact="nobody")
    with pytest.raises(Refused, match="depends on it"):
        desk.write("wrong", lambda change: change.put(touch))


def test_a_locked_file_is_waited_for_and_then_told(tmp_path, desk):
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="another program is using"):
        pipeline.move(desk, "a2", "screening")
    other.execute("ROLLBACK")
    other.close()
    assert pipeline.move(desk, "a2", "screening")


def test_what_is_typed_survives_without_an_entry(desk):
    desk.writer.keep_scratch("new application", "North", desk.now())
    desk.writer.keep_scratch("new application", "Northwind", desk.now())
    assert read.read_scratch(desk.connection, "new application") == "Northwind"
    desk.writer.keep_scratch("new application", "", desk.now())
    assert read.read_scratch(desk.connection, "new application") == ""
    assert read_history.read_change(desk.connection, undone=False) == "Imported document"


USES = {
    "move": lambda desk: pipeline.move(desk, "a2", "screening"),
    "add": lambda desk: pipeline.add_application(desk, "Kestrel", "Engineer"),
    "contact": lambda desk: people.add_contact(desk, "a1", "Ines Duarte"),
    "record": lambda desk: queue.record(desk, "a1", direction="in", channel="email", outcome="received"),
    "rest": lambda desk: pipeline.rest(desk, "a3"),
    "undo": lambda desk: desk.writer.undo(),
    "redo": lambda desk: desk.writer.redo(),
}


@settings(max_examples=15)
@given(st.lists(st.sampled_from(sorted(USES)), max_size=10))
def test_undoing_everything_comes_back_to_the_beginning(tmp_path_factory, uses):
    desk = desk_at(tmp_path_factory.mktemp("walk") / "desk.db", document=scenario("no-date")["document"])
    before = everything(desk)
    for use in uses:
        if use == "undo" and read_history.read_change(desk.connection, undone=False) == "Imported document":
            continue
        USES[use](desk)
    while read_history.read_change(desk.connection, undone=False) != "Imported document" and desk.writer.undo():
        pass
    assert everything(desk) == before
    desk.close()


def test_what_was_done_before_a_migration_can_still_be_undone(tmp_path):
    first = desk_at(tmp_path / "desk.db", document=scenario("no-date")["document"])
    before = everything(first)
    pipeline.edit_application(first, "a1", {"remarks": "a river view"})
    pipeline.delete_application(first, "a2")
    added = ("lesson", "checked", "stories", "they_have_mine", "promise", "hardest")
    for change, seq, *images in first.connection.execute(
        "SELECT change, seq, before, after FROM change_row"
    ).fetchall():
        older = [
            None
            if one is None
            else json.dumps({name: value for name, value in json.loads(one).items() if name not in added})
            for one in images
        ]
        first.connection.execute(
            "UPDATE change_row SET before = ?, after = ? WHERE change = ? AND seq = ?", (*older, change, seq)
        )
    first.close()
    second = desk_at(tmp_path / "desk.db")
    assert second.writer.undo()
    assert second.writer.undo()
    assert sorted(everything(second).applications) == sorted(before.applications)
    assert sorted(everything(second).interviews) == sorted(before.interviews)
    second.close()
