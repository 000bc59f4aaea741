"""What a meeting tells of an interview, in tables."""

import pytest

from interview_desk.domain.imports import meetings


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("Interview with Northwind", True),
        ("Technical screen, Data engineer", True),
        ("Phone call Alex / Maya", True),
        ("Northwind onsite", True),
        ("Recruiter chat", True),
        ("Vorstellungsgespräch Kestrel AG", True),
        ("Entretien avec Zoé", True),
        ("Dentist", False),
        ("Weekly team sync", False),
        ("", False),
        ("Pairing session: Alex", True),
    ],
)
def test_some_titles_speak_of_an_interview(title, is_one):
    assert meetings.sounds_like_an_interview(title) is is_one


@pytest.mark.parametrize(
    ("title", "people", "rounds", "style"),
    [
        ("Panel interview", 1, 0, "panel"),
        ("System design interview", 1, 1, "technical"),
        ("Case interview", 1, 1, "case"),
        ("Recruiter screen", 1, 0, "screening"),
        ("Culture and values", 1, 2, "behavioural"),
        ("Coffee chat", 1, 0, "informal"),
        ("Interview", 3, 0, "panel"),
        ("Interview", 1, 0, "screening"),
        ("Interview", 1, 1, "behavioural"),
    ],
)
def test_the_kind_is_what_the_title_says_else_what_is_likely(title, people, rounds, style):
    assert meetings.style_of(title, people, rounds) == style


@pytest.mark.parametrize(
    ("title", "place", "link", "method"),
    [
        ("Interview", "", "https://zoom.us/j/1", "video"),
        ("Interview", "Microsoft Teams Meeting", "", "video"),
        ("Interview", "+49 30 1234567", "", "phone"),
        ("Phone interview", "", "", "phone"),
        ("Interview", "12 Harbour Street, 3rd floor", "", "in-person"),
        ("Interview", "", "", "video"),
    ],
)
def test_how_it_takes_place(title, place, link, method):
    assert meetings.method_of(title, place, link) == method


@pytest.mark.parametrize(
    ("address", "company"),
    [
        ("maya@northwind.example", "Northwind"),
        ("maya@jobs.north-wind.co.uk", "North Wind"),
        ("maya@ibm.com", "IBM"),
        ("maya@gmail.com", ""),
        ("invites@calendly.com", ""),
        ("c_188@group.calendar.google.com", ""),
        ("maya", ""),
        ("", ""),
    ],
)
def test_an_address_tells_the_employer_or_none(address, company):
    assert meetings.guess_company_name(address) == company


@pytest.mark.parametrize(
    ("name", "email", "called"),
    [
        ("Maya Chen", "m@x.example", "Maya Chen"),
        ("Chen, Maya", "m@x.example", "Maya Chen"),
        ("Chen, Maya (Northwind)", "", "Maya Chen"),
        ("", "maya.chen@x.example", "Maya Chen"),
        ("", "mchen7@x.example", "Mchen"),
        ("", "", ""),
        ("Acme, Beta, Gamma", "", "Acme, Beta, Gamma"),
    ],
)
def test_people_are_called_as_one_writes_to_them(name, email, called):
    assert meetings.format_person_name(name, email) == called


@pytest.mark.parametrize(
    ("name", "text", "is_named"),
    [
        ("Northwind GmbH", "Interview at northwind", True),
        ("Zoë & Co", "Interview Zoe", True),
        ("Acme", "Acmeology interview", False),
        ("", "Interview", False),
        ("Ernst & Young", "Chat with Ernst & Young", True),
    ],
)
def test_a_text_names_a_company_with_or_without_its_legal_form(name, text, is_named):
    assert meetings.names_company(name, text) is is_named


def test_machines_are_nobody():
    assert meetings.is_nobody("no-reply@northwind.example")
    assert meetings.is_nobody("unknownorganizer@calendar.google.com")
    assert meetings.is_nobody("invites@calendly.com")
    assert not meetings.is_nobody("maya@northwind.example")


def test_a_domain_below_another_is_of_the_same_employer():
    assert meetings.same_domain("jobs.northwind.example", "northwind.example")
    assert not meetings.same_domain("southwind.example", "northwind.example")
    assert not meetings.same_domain("", "")
    assert meetings.is_called_like("Acme Corp", "acme-corp.io")
    assert meetings.is_called_like("Northwind Ltd", "northwind.com")


def test_the_first_word_of_a_name_may_do_where_it_is_no_everyday_one():
    assert meetings.may_be_called("Northwind Health", "Interview Northwind")
    assert meetings.may_be_called("Northwind Health", "northwind.example")
    assert not meetings.may_be_called("First National Bank", "First interview")
    assert not meetings.may_be_called("Acme Rockets", "Acme")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Conf Room - Lisbon (8)", True),
        ("conf-berlin@acme.example", True),
        ("Meeting Room 4", True),
        ("Besprechungsraum Elbe", True),
        ("HQ Room 12", True),
        ("Salle Curie", True),
        ("Maya Chen", False),
        ("Connor Rooms", False),
        ("Sally Raum", False),
        ("Confucius Wang", False),
    ],
)
def test_a_room_is_nobody(name, is_one):
    assert meetings.is_a_room(name) is is_one
