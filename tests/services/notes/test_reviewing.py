"""The review with the facts of a search: renamed people, misspelled names, wrong weekdays."""

import pytest

from interview_desk.domain.search.correspondence import NoteKind, NoteState
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.pipeline.people import add_contact, edit_contact, set_greeting
from interview_desk.store import read
from support.store import desk_at, run, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


def note_to_ana(desk):
    dossier = desk.dossier("a1")
    return writing.open_note(desk, dossier, NoteKind.THANK_YOU, dossier.interviews[0], dossier.contact("ana"))


def issues_of(desk, text):
    dossier = desk.dossier("a1")
    context = reviewing.build_review_context(desk, dossier, NoteKind.THANK_YOU, dossier.contact("ana"), None)
    return [(issue.check, issue.severity, issue.suggestions) for issue in reviewing.review(text, context)]


def test_the_greeting_of_an_unedited_draft_follows_a_rename(desk):
    note = writing.mark(desk, note_to_ana(desk), NoteState.COPIED)
    assert note.body.startswith("Dear Ana,")
    edit_contact(desk, "a1", "ana", "Mei Zhang")
    assert read.read_search(desk.connection).notes[0].body.startswith("Dear Mei,")
    desk.writer.undo()
    assert read.read_search(desk.connection).notes[0].body.startswith("Dear Ana,")


def test_in_an_edited_text_a_former_name_blocks(desk):
    note = note_to_ana(desk)
    note = writing.save_note(desk, note, note.subject, note.body)
    writing.save_note(desk, note, note.subject, note.body + "\nPS: Thank you, Ana.")
    edit_contact(desk, "a1", "ana", "Mei Zhang")
    body = read.read_search(desk.connection).notes[0].body
    assert body.startswith("Dear Ana,")
    found = [issue for issue in issues_of(desk, body) if issue[0] == "wrong-name"]
    assert len(found) > 1
    assert set(found) <= {("wrong-name", "block", ("Mei Zhang",)), ("wrong-name", "block", ("Mei",))}


def test_a_part_of_the_name_that_stayed_is_no_issue(desk):
    edit_contact(desk, "a1", "ana", "Ana Lopez")
    found = [issue for issue in issues_of(desk, "Dear Ana Ruiz,\n\nThank you, Ana.\n") if issue[0] == "wrong-name"]
    assert found == [("wrong-name", "block", ("Ana Lopez",))]


def test_a_note_that_greets_them_as_they_asked_has_no_issue_in_its_greeting(desk):
    add_contact(desk, "a1", "Bob Marley, Recruiter")
    text = "Dear Bob,\n\nThank you for Tuesday 10 November.\n\nKind regards,\nAlex\n"
    issues = issues_of(desk, text)
    assert ("wrong-name", "block", ("Ana",)) in issues or ("greeting", "warn", ("Dear Ana,",)) in issues
    set_greeting(desk, "a1", "ana", "Bob")
    assert {check for check, _, _ in issues_of(desk, text)} & {"wrong-name", "greeting", "spelling"} == set()
    assert ("greeting", "warn", ("Dear Bob,",)) in issues_of(desk, text.replace("Dear Bob", "Dear colleague"))
    assert "greeting" not in {check for check, _, _ in issues_of(desk, text.replace("Dear Bob", "Dear Ana"))}


def test_a_misspelled_greeting_is_found(desk):
    set_greeting(desk, "a1", "ana", "Aurelia")
    text = "Dear Aurella,\n\nThank you for Tuesday 10 November.\n\nKind regards,\nAlex\n"
    assert ("spelling", "warn", ("Aurelia",)) in issues_of(desk, text)


def test_an_unedited_draft_follows_what_they_asked_to_be_called(desk):
    writing.mark(desk, note_to_ana(desk), NoteState.COPIED)
    set_greeting(desk, "a1", "ana", "Anita")
    assert read.read_search(desk.connection).notes[0].body.startswith("Dear Anita,")
    desk.writer.undo()
    assert read.read_search(desk.connection).notes[0].body.startswith("Dear Ana,")


def test_misspelled_names_and_wrong_weekdays_are_found(desk):
    text = "Dear Anna,\n\nThank you for Monday 10 November at Nortwind.\n\nKind regards,\nAlex\n"
    found = {check: suggestions for check, _, suggestions in issues_of(desk, text) if suggestions}
    assert ("weekday", "warn", ("Tuesday",)) in issues_of(desk, text)
    assert ("spelling", "warn", ("Northwind",)) in issues_of(desk, text)
    assert "wrong-name" not in found


def test_without_a_contact_the_people_of_the_company_are_no_strangers(desk):
    done = run(
        "--db", desk.database.path, "review", "--application", "a1", "--json", stdin="Dear Ana Ruiz,\n\nThank you.\n"
    )
    assert "wrong-name" not in done.stdout
    assert done.returncode == 0
