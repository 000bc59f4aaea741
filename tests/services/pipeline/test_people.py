"""People and companies can be set right, and what happened stays as it was."""

from datetime import date

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.pipeline import people, pipeline, queue
from support.store import desk_at, scenario


@pytest.fixture
def desk(tmp_path):
    opened = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield opened
    opened.close()


def test_somebody_named_by_mistake_is_taken_away_from_the_interview_too(desk):
    who = people.add_contact(desk, "a1", "Ines Duarte, Recruiter", main_contact=True, interview="i1")
    assert who in desk.dossier("a1").interviews[0].interviewers
    assert people.remove_contact(desk, "a1", who) == "Took Ines Duarte away, Northwind Health"
    dossier = desk.dossier("a1")
    assert who not in {one.id for one in dossier.contacts}
    assert who not in dossier.interviews[0].interviewers
    assert dossier.application.lead_contact is None
    desk.writer.undo()
    assert who in desk.dossier("a1").interviews[0].interviewers


def test_somebody_who_was_written_to_stays(desk):
    queue.record(desk, "a1", direction="out", channel="email", outcome="sent", kind="other", contact="ana")
    with pytest.raises(Refused, match="can’t be removed"):
        people.remove_contact(desk, "a1", "ana")
    assert "ana" in {one.id for one in desk.dossier("a1").contacts}


def test_a_company_gets_another_name(desk):
    pipeline.rename_company(desk, "a1", "  Northwind   Care ")
    assert desk.dossier("a1").company.name == "Northwind Care"
    with pytest.raises(Refused):
        pipeline.rename_company(desk, "a1", " ")


def test_the_day_of_a_stage_is_corrected_within_its_history(desk):
    before = desk.dossier("a1").application.stage_history
    pipeline.correct_day(desk, "a1", before[-1].on)
    with pytest.raises(Refused, match="still to come"):
        pipeline.correct_day(desk, "a1", date(2026, 12, 1))
    pipeline.move(desk, "a1", "offer")
    pipeline.correct_day(desk, "a1", date(2026, 11, 10))
    with pytest.raises(Refused, match="cannot be earlier"):
        pipeline.correct_day(desk, "a1", before[-1].on.replace(year=2020))
    assert desk.dossier("a1").application.stage_history[-1].on == date(2026, 11, 10)
