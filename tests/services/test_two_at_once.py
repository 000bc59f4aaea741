"""Two desks on one file: what one reads, the other may write before it is written back."""

import json

import pytest

from interview_desk.domain.errors import WriteConflict
from interview_desk.domain.search.preparation import Story
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import pipeline
from interview_desk.services.practice import stories
from interview_desk.store import read_history
from support.store import desk_at, scenario

EVENING = "2026-11-10T18:00:00-05:00"


@pytest.fixture
def two(tmp_path):
    one = desk_at(tmp_path / "desk.db", EVENING, scenario("evening-after")["document"])
    other = desk_at(tmp_path / "desk.db", EVENING)
    yield one, other
    one.close()
    other.close()


def test_what_was_read_before_another_wrote_is_not_written_back(two):
    one, other = two
    one.begin_unit_of_work()
    dossier = one.dossier("a1")
    pipeline.edit_application(other, "a1", {"salary": "90 000"})
    with pytest.raises(WriteConflict, match="Nothing was changed"):
        one.write("Changed", lambda change: change.put(dossier.application._replace(remarks="mine")))
    one.end_unit_of_work()
    assert one.dossier("a1").application.salary == "90 000"
    assert one.dossier("a1").application.remarks == ""


def test_begun_anew_it_sees_what_the_other_wrote(two):
    one, other = two
    tries = []

    def use(desk):
        application = desk.dossier("a1").application
        if not tries:
            pipeline.edit_application(other, "a1", {"salary": "90 000"})
        tries.append(application.salary)
        desk.write("Changed", lambda change: change.put(application._replace(remarks="mine")))

    one.run_with_retry(use)
    assert tries == ["", "90 000"]
    found = other.dossier("a1").application
    assert (found.salary, found.remarks) == ("90 000", "mine")


def test_where_the_other_is_faster_each_time_it_is_said(two):
    one, other = two

    def use(desk):
        application = desk.dossier("a1").application
        pipeline.edit_application(other, "a1", {"salary": f"{application.salary}9"})
        desk.write("Changed", lambda change: change.put(application))

    with pytest.raises(WriteConflict):
        one.run_with_retry(use)
    assert one.database.version_at_begin is None


def test_a_second_write_of_one_use_is_not_refused_for_what_came_after_the_first(two):
    one, other = two

    def use(desk):
        pipeline.edit_application(desk, "a1", {"salary": "1"})
        pipeline.edit_application(other, "a2", {"salary": "2"})
        pipeline.edit_application(desk, "a3", {"salary": "3"})

    one.run_with_retry(use)
    assert [other.dossier(name).application.salary for name in ("a1", "a2", "a3")] == ["1", "2", "3"]


def test_an_import_does_not_put_back_what_was_stored_while_it_was_made_ready(two, monkeypatch):
    one, other = two
    document = scenario("evening-after")["document"]
    document["applications"][0]["url"] = "https://northwind.example/jobs/1"
    meanwhile = iter([lambda: pipeline.edit_application(other, "a1", {"salary": "90 000"})])

    def before(_desk, _what):
        for write in meanwhile:
            write()

    monkeypatch.setattr("interview_desk.services.imports.exchange.backups.back_up_before", before)
    one.run_with_retry(import_files, one.settings, {"in.json": json.dumps(document)})
    found = other.dossier("a1").application
    assert (found.salary, found.url) == ("90 000", "https://northwind.example/jobs/1")


def test_two_windows_that_begin_the_same_note_begin_one(two):
    one, other = two
    notes = [
        writing.open_note(desk, dossier, "thank-you", None, dossier.contact("ana"))
        for desk, dossier in ((desk, desk.dossier("a1")) for desk in two)
    ]
    assert notes[0].id == notes[1].id
    writing.save_note(one, notes[0], "Thank you", "Dear Ana,\n\nfrom the first window")
    typed = ("Thank you", "Dear Ana,\n\nfrom the second window")
    assert writing.was_changed_elsewhere(other, notes[1], typed)
    writing.save_note(other, notes[1], *typed)
    (stored,) = one.dossier("a1").notes
    assert stored.body == typed[1]
    assert "from the first window" in next(note.body for note in writing.versions(one, stored))


def test_typing_is_not_joined_onto_an_entry_of_the_same_number_after_a_purge_of_the_history(two):
    one, other = two
    story, _ = stories.save_story(one, Story("s1", "Calm"))
    from interview_desk.store.safety import purge

    purge.purge(other.database, purge.history)
    pipeline.edit_application(other, "a1", {"salary": "1"})
    stories.save_story(one, story._replace(situation="A rota"))
    assert [entry.label for entry in read_history.read_history(one.connection, 9)] == [
        "Changed the story “Calm”",
        "Changed Northwind Health",
    ]
