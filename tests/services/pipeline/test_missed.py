"""Marking an interview that did not take place, and what the desk makes of it."""

import json
from datetime import datetime, timedelta

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.correspondence import NoteKind
from interview_desk.domain.search.interview import InterviewStatus
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.notes.drafting import draft
from interview_desk.services.pipeline import history, people, pipeline, queue
from interview_desk.services.practice import exit_card
from interview_desk.services.queries import list_past_interviews
from support.store import desk_at, run

NOW = datetime.fromisoformat("2026-11-12T10:20:00-05:00")


@pytest.fixture
def waiting(tmp_path):
    """They were to call at 10:00; it is 10:20."""
    desk = desk_at(tmp_path / "desk.db", NOW.isoformat())
    desk.application = pipeline.add_application(desk, "Northwind Health", "Data engineer", stage="applied")
    desk.interview = pipeline.add_interview(desk, desk.application, NOW - timedelta(minutes=20), method="phone")
    people.add_contact(
        desk, desk.application, "Maya Chen, Head of Data, maya@northwind.example", interview=desk.interview
    )
    yield desk
    desk.close()


def kinds_due(desk, at=None):
    return {item.kind for item in queue.build_queue(desk, at).ordered() if item.kind != "keep-searching"}


def test_marking_leads_to_one_row_and_one_undo_takes_it_back(waiting):
    assert pipeline.mark_missed(waiting, waiting.application, waiting.interview) == (
        "The interview didn’t take place, Northwind Health"
    )
    tomorrow = NOW + timedelta(days=1)
    assert kinds_due(waiting, tomorrow) == {"reschedule"}
    assert list_past_interviews(waiting, tomorrow) == []
    history.undo(waiting)
    assert kinds_due(waiting, tomorrow) == {"exit-card", "debrief", "thank-you", "follow-up"}


def test_the_note_names_the_agreed_time_and_asks_for_a_new_one(waiting):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    dossier = waiting.dossier(waiting.application)
    drafted = draft(waiting, dossier, NoteKind.NO_SHOW, None, None)
    assert drafted.body.startswith("Dear Maya,")
    assert "Thursday 12 November at 10:00 AM" in drafted.body
    assert "phone call" in drafted.body
    assert "?" in drafted.body
    assert "[" not in drafted.body.replace("[your name]", "")
    assert "thank" not in drafted.body.lower()
    note = writing.open_note(waiting, dossier, NoteKind.NO_SHOW, None, None)
    context = reviewing.build_review_context(waiting, dossier, NoteKind.NO_SHOW, dossier.contacts[0], note)
    issues = reviewing.review(note.body.replace("[your name]", "Ada Field"), context)
    assert [issue for issue in issues if issue.severity in {"block", "warn"}] == []


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("method", ["phone", "video", "in-person"])
def test_every_wording_of_the_note_passes_its_own_review(waiting, turn, method):
    from interview_desk.domain.notes.facts import note_facts
    from interview_desk.services.notes.drafting import kit_of, render_note

    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    dossier = waiting.dossier(waiting.application)
    interview = dossier.interviews[0]._replace(method=method)
    facts = note_facts(
        dossier, kit_of(waiting, dossier), NoteKind.NO_SHOW, interview, dossier.contacts[0], waiting.context()
    )
    _, body = render_note(NoteKind.NO_SHOW, facts._replace(turn=turn, sender="Ada Field"), None)
    context = reviewing.build_review_context(waiting, dossier, NoteKind.NO_SHOW, dossier.contacts[0], None)
    assert [issue for issue in reviewing.review(body, context) if issue.severity in {"block", "warn"}] == []
    assert "at 10:00 AM" in body


def test_where_the_month_comes_first_the_time_follows_a_comma(waiting):
    waiting.settings = waiting.settings._replace(date_style="month-first")
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    dossier = waiting.dossier(waiting.application)
    body = draft(waiting, dossier, NoteKind.NO_SHOW, None, None).body.replace("[your name]", "Ada Field")
    assert "Thursday, November 12, at 10:00 AM" in body
    context = reviewing.build_review_context(waiting, dossier, NoteKind.NO_SHOW, dossier.contacts[0], None)
    assert [issue for issue in reviewing.review(body, context) if issue.severity in {"block", "warn"}] == []


def test_the_time_is_as_agreed_in_another_zone(tmp_path):
    desk = desk_at(tmp_path / "desk.db", NOW.isoformat())
    application = pipeline.add_application(desk, "Berlin Labs", "Data engineer", stage="applied")
    starts = datetime.fromisoformat("2026-11-12T14:30:00+01:00")
    interview = pipeline.add_interview(desk, application, starts)
    pipeline.mark_missed(desk, application, interview)
    body = draft(desk, desk.dossier(application), NoteKind.NO_SHOW, None, None).body
    assert "Thursday 12 November at 2:30 PM (UTC+01:00)" in body
    desk.close()


def test_sending_the_note_settles_the_row(waiting):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    dossier = waiting.dossier(waiting.application)
    item = next(item for item in queue.build_queue(waiting).ordered() if item.kind == "reschedule")
    note = writing.open_note(waiting, dossier, NoteKind.NO_SHOW, dossier.interviews[0], None)
    assert (note.interview, note.contact) == (item.interview, item.contact)
    writing.mark_sent(waiting, note)
    assert kinds_due(waiting) == set()


def test_done_without_the_note_settles_the_row(waiting):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    item = next(item for item in queue.build_queue(waiting).ordered() if item.kind == "reschedule")
    queue.mark_done(waiting, item)
    assert kinds_due(waiting) == set()


def test_a_new_interview_has_the_same_round_and_settles_the_row(waiting):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    again = pipeline.add_interview(waiting, waiting.application, NOW + timedelta(days=4))
    assert waiting.dossier(waiting.application).interview(again).round == 1
    assert "reschedule" not in kinds_due(waiting)


@pytest.mark.parametrize("starts", [timedelta(minutes=1), timedelta(days=3)])
def test_an_interview_that_has_not_begun_is_refused(waiting, starts):
    coming = pipeline.add_interview(waiting, waiting.application, NOW + starts)
    with pytest.raises(Refused, match="can still take place"):
        pipeline.mark_missed(waiting, waiting.application, coming)


def test_marking_twice_and_marking_a_canceled_one_are_refused(waiting):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    with pytest.raises(Refused, match="marked already"):
        pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    other = pipeline.add_interview(waiting, waiting.application, NOW - timedelta(days=1))
    pipeline.cancel_interview(waiting, waiting.application, other)
    with pytest.raises(Refused, match="canceled"):
        pipeline.mark_missed(waiting, waiting.application, other)


def test_there_is_no_exit_card_and_nothing_to_thank_for(waiting):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    with pytest.raises(Refused, match="didn’t take place"):
        exit_card.answer(waiting, waiting.application, waiting.interview, {"thanked": True})
    dossier = waiting.dossier(waiting.application)
    context = reviewing.build_review_context(waiting, dossier, NoteKind.THANK_YOU, dossier.contacts[0], None)
    issues = reviewing.review("Dear Maya Chen,\n\nThank you for your time.\n\nAda", context)
    assert any("didn’t take place" in issue.message for issue in issues)


def test_a_document_keeps_it_and_due_lists_it(waiting, tmp_path):
    pipeline.mark_missed(waiting, waiting.application, waiting.interview)
    path = waiting.database.path
    exported = json.loads(run("--db", path, "export", "--format", "json").stdout)
    assert exported["interviews"][0]["status"] == "missed"
    document = tmp_path / "desk.json"
    document.write_text(json.dumps(exported), encoding="utf-8")
    assert run("--db", tmp_path / "new.db", "import", document).returncode == 0
    again = json.loads(run("--db", tmp_path / "new.db", "export", "--format", "json").stdout)
    assert {**again, "exported_at": ""} == {**exported, "exported_at": ""}
    listed = json.loads(run("--db", tmp_path / "new.db", "due", "--json", "--at", "2026-11-12T12:00:00-05:00").stdout)
    assert [item["kind"] for item in listed["items"]] == ["reschedule", "keep-searching"]
    drafted = run("--db", tmp_path / "new.db", "draft", "no-show", "--application", "Northwind Health")
    assert drafted.returncode == 0, drafted.stderr
    assert "10:00 AM" in drafted.stdout


def test_a_document_without_the_moment_is_taken(tmp_path):
    document = {
        "format": "interview-desk",
        "version": 1,
        "companies": [{"id": "c1", "name": "Northwind"}],
        "applications": [
            {
                "id": "a1",
                "company": "c1",
                "role": "Clerk",
                "stage_history": [{"stage": "interviewing", "on": "2026-11-02"}],
            }
        ],
        "interviews": [{"id": "i1", "application": "a1", "starts_at": "2026-11-12T10:00:00-05:00", "status": "missed"}],
    }
    file = tmp_path / "desk.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert run("--db", tmp_path / "desk.db", "import", file).returncode == 0
    at = "2026-11-13T12:00:00-05:00"
    listed = json.loads(run("--db", tmp_path / "desk.db", "due", "--all", "--json", "--at", at).stdout)["items"]
    assert [(item["kind"], item["due_on"]) for item in listed if item["interview"]] == [("reschedule", "2026-11-13")]


def test_status_values_are_those_of_the_contract():
    assert set(InterviewStatus) == {"scheduled", "held", "cancelled", "missed"}
