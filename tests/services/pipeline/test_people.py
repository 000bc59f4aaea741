"""People and companies can be set right, and what happened stays as it was."""

import json
from datetime import date

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.pipeline import people, pipeline, queue
from interview_desk.services.safety import checkup
from interview_desk.services.searching import find
from interview_desk.store import read
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


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Bob", "Bob"),
        (" Dear  Bob, ", "Bob"),
        ("hi Bob,", "Bob"),
        ("Dr. Marsh", "Dr. Marsh"),
        ("Sister Agnes", "Sister Agnes"),
        ("Hiro", "Hiro"),
        ("Dear", "Dear"),
        ("", ""),
    ],
)
def test_only_the_name_of_a_greeting_is_stored(typed, stored):
    assert people.clean_greeting(typed) == stored


def test_what_they_asked_to_be_called_is_stored_undone_and_found(desk):
    assert people.set_greeting(desk, "a1", "ana", "Dear Anita,") == "Changed how to greet Ana Ruiz"
    assert desk.dossier("a1").contact("ana").greeting == "Anita"
    assert "ana" in {hit.id for hit in find(desk.connection, "anita")}
    assert checkup.problems(desk) == []
    desk.writer.undo()
    assert desk.dossier("a1").contact("ana").greeting == ""
    assert find(desk.connection, "anita") == []
    desk.writer.redo()
    people.set_greeting(desk, "a1", "ana", " ")
    assert desk.dossier("a1").contact("ana").greeting == ""
    with pytest.raises(Refused, match="not there any more"):
        people.set_greeting(desk, "a1", "nobody", "Anita")


@pytest.mark.parametrize(
    ("greeting", "renamed", "after"),
    [
        ("Anita", "Ana Maria Ruiz", "Anita"),
        ("Anita", "Ben Stone", "Anita"),
        ("Ana", "Ben Stone", ""),
        ("Dr. Ruiz", "Ana Ruis", ""),
        ("Dr. Ruiz", "Anna Ruiz", "Dr. Ruiz"),
    ],
)
def test_a_rename_takes_a_greeting_away_that_has_the_former_name(desk, greeting, renamed, after):
    people.set_greeting(desk, "a1", "ana", greeting)
    people.edit_contact(desk, "a1", "ana", renamed)
    assert desk.dossier("a1").contact("ana").greeting == after


def test_a_greeting_leaves_and_comes_back(desk, tmp_path):
    people.set_greeting(desk, "a1", "ana", "Anita")
    document = json.loads(exported(desk, desk.settings, ExportOptions()))
    assert {contact["id"]: contact["greeting"] for contact in document["contacts"]} == {"ana": "Anita", "ben": ""}
    other = desk_at(tmp_path / "other.db", "2026-11-10T18:00:00-05:00", document)
    assert other.dossier("a1").contact("ana").greeting == "Anita"
    table = exported(other, other.settings, ExportOptions("csv", table="contacts"))
    assert table.splitlines()[0].endswith(",greeting")
    other.close()
    bare = desk_at(tmp_path / "bare.db", "2026-11-10T18:00:00-05:00")
    import_files(bare, bare.settings, {"people.csv": table.encode()})
    assert {contact.name: contact.greeting for contact in read.read_contacts(bare.connection)} == {
        "Ana Ruiz": "Anita",
        "Ben Okafor": "",
    }
    bare.close()


def test_an_imported_card_leaves_the_greeting_as_it_is(desk):
    people.set_greeting(desk, "a1", "ana", "Anita")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEMAIL:ana@northwind.example\nTITLE:Head\nEND:VCARD\n"
    import_files(desk, desk.settings, {"ana.vcf": card.encode()})
    ana = desk.dossier("a1").contact("ana")
    assert (ana.title, ana.greeting) == ("Head", "Anita")
