"""The recipient of a note: the only person of the employer where nobody is the main contact, and nobody where it is not certain."""

import pytest

from interview_desk.domain.search.correspondence import NOTE_KINDS, NoteKind
from interview_desk.services.notes.drafting import draft
from interview_desk.services.notes.writing import open_note, save_note
from support.store import desk_at

FRIEND = {"id": "friend", "company": "elsewhere", "name": "Robin Fox"}
MAYA = {"id": "maya", "company": "co", "name": "Maya Chen"}
TOM = {"id": "tom", "company": "co", "name": "Tom Okafor"}
KINDS = [kind for kind in NOTE_KINDS if kind != NoteKind.REFERENCE_HEADS_UP]


def search(*contacts, lead=None, interviewers=None):
    interview = {"id": "i", "application": "a", "starts_at": "2026-11-10T10:00:00-05:00", "status": "held"}
    return {
        "format": "interview-desk",
        "version": 1,
        "companies": [{"id": "co", "name": "Northwind"}, {"id": "elsewhere", "name": "Globex"}],
        "contacts": list(contacts),
        "applications": [
            {
                "id": "a",
                "company": "co",
                "role": "Analyst",
                "lead_contact": lead,
                "stage_history": [{"stage": "applied", "on": "2026-11-02"}],
            }
        ],
        "interviews": [] if interviewers is None else [{**interview, "interviewers": interviewers}],
    }


@pytest.fixture
def desk(tmp_path):
    opened = []

    def open_with(document):
        opened.append(desk_at(tmp_path / "search.db", document=document))
        return opened[-1]

    yield open_with
    for desk in opened:
        desk.close()


def recipient(desk, kind):
    drafted = draft(desk, desk.dossier("a"), kind, None, None)
    return drafted.contact, "[their name]" in drafted.body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("interviewers", [None, []])
def test_every_note_greets_the_only_person_of_a_company(desk, kind, interviewers):
    assert recipient(desk(search(MAYA, FRIEND, interviewers=interviewers)), kind) == ("maya", False)


@pytest.mark.parametrize("kind", KINDS)
def test_of_several_people_nobody_is_chosen(desk, kind):
    assert recipient(desk(search(MAYA, TOM)), kind)[0] is None


@pytest.mark.parametrize("kind", KINDS)
def test_somebody_from_elsewhere_is_not_the_employer(desk, kind):
    assert recipient(desk(search(FRIEND, {"id": "free", "name": "Kim Lee"})), kind)[0] is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_main_contact_goes_first_and_the_interviewer_next(desk, kind):
    assert recipient(desk(search(MAYA, TOM, lead="tom")), kind)[0] == "tom"


@pytest.mark.parametrize("kind", KINDS)
def test_an_interviewer_is_greeted_without_a_main_contact(desk, kind):
    assert recipient(desk(search(MAYA, TOM, interviewers=["tom"])), kind)[0] == "tom"


def test_a_reference_is_never_the_person_of_the_company(desk):
    assert recipient(desk(search(MAYA)), NoteKind.REFERENCE_HEADS_UP)[0] is None


@pytest.mark.parametrize(
    ("people", "interviewers", "expected"),
    [((MAYA,), None, "maya"), ((MAYA, TOM), ["tom"], "tom"), ((MAYA, TOM), None, None)],
)
def test_a_withdrawal_goes_to_the_employer_though_a_friend_is_the_main_contact(desk, people, interviewers, expected):
    document = search(*people, FRIEND, lead="friend", interviewers=interviewers)
    assert recipient(desk(document), NoteKind.WITHDRAWAL)[0] == expected


def test_the_desk_opens_the_note_to_the_only_person(desk):
    opened = desk(search(MAYA))
    assert open_note(opened, opened.dossier("a"), NoteKind.FOLLOW_UP, None, None).contact == "maya"


def test_a_draft_begun_before_the_person_was_there_is_opened_again(desk):
    opened = desk(search())
    begun = open_note(opened, opened.dossier("a"), NoteKind.FOLLOW_UP, None, None)
    begun = save_note(opened, begun, begun.subject, f"{begun.body}\nOne more thing.\n")
    opened.close()
    again = desk(search(MAYA))
    assert open_note(again, again.dossier("a"), NoteKind.FOLLOW_UP, None, None).id == begun.id
