"""Names of other records in a note: each is found in whatever form it stands, and the note's own never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.notes.issue import ReviewContext
from interview_desk.domain.notes.names import WORDS as ORDINARY_WORDS
from interview_desk.domain.notes.names import find_foreign_names, flattened, own_names
from interview_desk.domain.notes.review import review

OWN = own_names("Maya Chen", "Northwind Health", "Senior data engineer", "Alex Moreau")
PEOPLE = (
    "Tom Okafor",
    "Inès Duarte",
    "Dr. Linh Nguyễn",
    "Seán O'Brien",
    "Jean-Luc Martin",
    "Will Page",
    "Maya Lindqvist",
    "李小龍",
)
COMPANIES = ("Globex", "Northwind", "Tyrell Corp.", "T-Mobile", "Apple", "Müller & Söhne", "C++ Labs", "42 North")
ROLES = (
    "Platform engineer",
    "Analytics lead",
    "data engineer",
    "Engineer",
    "Head of Data/ML",
    "Senior data engineer, Growth",
)


def names_in(text):
    return [text[one.start : one.end] for one in find_foreign_names(text, OWN, PEOPLE, COMPANIES, ROLES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I enjoyed talking with Tom Okafor.", ["Tom Okafor"]),
        ("as tom said", ["tom"]),
        ("what okafor's team does", ["okafor"]),
        ("OKAFOR’S TEAM", ["OKAFOR"]),
        ("Dear Inès,", ["Inès"]),
        ("Dear Ines,", ["Ines"]),
        ("dear INÈS DUARTE", ["INÈS DUARTE"]),
        ("Ine\u0300s said so", ["Ine\u0300s"]),
        ("Thank you, Linh", ["Linh"]),
        ("Linh Nguyen told me", ["Linh Nguyen"]),
        ("Mr. O’Brien", ["O’Brien"]),
        ("o'brien’s plan", ["o'brien"]),
        ("Jean-Luc", ["Jean-Luc"]),
        ("jean‑luc martin", ["jean‑luc martin"]),
        ("Tom\nOkafor", ["Tom\nOkafor"]),
        ("Maya Lindqvist", ["Maya Lindqvist"]),
        ("Ms. Lindqvist", ["Lindqvist"]),
        ("李小龍 asked", ["李小龍"]),
        ("I spoke with Will about it", ["Will"]),
        ("I will come, and you may page me", []),
        ("I want to work at Globex", ["Globex"]),
        ("at globex", ["globex"]),
        ("GLOBEX's values", ["GLOBEX"]),
        ("at Tyrell Corp", ["Tyrell Corp"]),
        ("at tyrell corp.", ["tyrell corp"]),
        ("T-Mobile", ["T-Mobile"]),
        ("at Muller & Sohne", ["Muller & Sohne"]),
        ("at MÜLLER & SÖHNE", ["MÜLLER & SÖHNE"]),
        ("I would love to join Apple one day", ["Apple"]),
        ("an apple a day", []),
        ("c++ labs", ["c++ labs"]),
        ("42 North", ["42 North"]),
        ("the Platform engineer position", ["Platform engineer"]),
        ("the platform Engineer’s work", ["platform Engineer"]),
        ("the analytics lead role", ["analytics lead"]),
        ("the Senior data engineer position", []),
        ("the data engineer position", ["data engineer"]),
        ("your Engineer opening", ["Engineer"]),
        ("an engineer at heart", []),
        ("the Senior data engineer, Growth opening", ["Senior data engineer, Growth"]),
        ("Head of Data/ML", ["Head of Data/ML"]),
        ("Maya, I like Northwind Health. Chen’s team, Northwind’s plan, Alex", []),
        ("tomorrow, atom, customer, Globexy, interglobex", []),
        ("platform engineering", []),
        ("", []),
    ],
)
def test_every_form_of_a_name(text, found):
    assert names_in(text) == found


def test_a_stranger_blocks_and_the_own_name_is_offered():
    around = ReviewContext(
        person="Maya Chen",
        company="Northwind Health",
        role="Senior data engineer",
        me="Alex Moreau",
        other_people=PEOPLE,
        other_companies=COMPANIES,
        other_roles=ROLES,
    )
    text = "Dear Tom,\n\nThank you, Tom Okafor of globex, for the talk about the Platform engineer job.\n\nKind regards,\nAlex Moreau"
    found = [one for one in review(text, around) if one.check == "wrong-name"]
    assert [one.severity for one in found] == ["block"] * 4
    assert [one.suggestions[0] for one in found] == ["Maya", "Maya Chen", "Northwind Health", "Senior data engineer"]


WORDS = st.text(alphabet="abcdeABÄéß'’- \n.", min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5), st.text(max_size=200))
def test_any_names_in_any_text(people, companies, text):
    for one in find_foreign_names(text, OWN, tuple(people), tuple(companies), ()):
        assert 0 <= one.start < one.end <= len(text)


@given(WORDS, st.sampled_from(["{}", "with {}.", "Dear {},", "{}’s", "({})", "x {} y"]))
def test_a_name_of_letters_is_found_wherever_it_stands_whole(name, sentence):
    words = [word for word in name.split() if word.isalpha()]
    if not words or len(words[0]) < 2 or flattened(words[0]) in ORDINARY_WORDS:
        return
    assert find_foreign_names(sentence.format(words[0]), [], (), (words[0],), ())


@pytest.mark.parametrize(
    "text", ["Dear Dr. Linh Nguyễn,", "Linh Nguyễn", "linh nguyen’s", "Nguyễn", "Dr. Nguyễn", "Prof. Dr. Linh Nguyễn"]
)
def test_a_title_does_not_make_a_stranger_of_the_own_name(text):
    own = own_names("Dr. Linh Nguyễn", "Northwind Health", "Data engineer", "Alex Moreau")
    assert find_foreign_names(text, own, PEOPLE, ("Northwind Health",), ("Data engineer",)) == []


@given(st.text(max_size=60))
def test_the_own_names_are_never_strangers(text):
    own = own_names(text, text, text, text)
    assert find_foreign_names(text, own, (text,), (text,), (text,)) == []


@pytest.mark.parametrize(
    ("company", "text", "found"),
    [
        ("Acme Inc.", "at Acme", ["Acme"]),
        ("Acme Inc.", "at acme, inc.", ["acme"]),
        ("Deloitte Consulting LLP", "at Deloitte", ["Deloitte"]),
        ("The Trade Desk", "the Trade Desk", ["the Trade Desk"]),
        ("Monday", "on Monday we spoke", []),
        ("Remote", "remote work is fine", []),
    ],
)
def test_short_forms_of_a_company(company, text, found):
    assert [text[one.start : one.end] for one in find_foreign_names(text, OWN, (), (company,), ())] == found


@pytest.mark.parametrize(
    "name", ["Kenji So", "Wei He", "Jisoo You", "Thu An", "Max Power", "Hiring Team", "Sam Lee (HR)", "Jane Roe PhD"]
)
def test_names_that_are_words_leave_prose_alone(name):
    text = "So you and he had an early talk to my team; the HR hiring team has power, and a PhD helps."
    assert find_foreign_names(text, OWN, (name,), (), ()) == []


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"people": ("Jean-Luc Picard",)}, "Thank Jean Luc for me."),
        ({"people": ("Sean O'Brien",)}, "I liked what OBrien said."),
        ({"people": ("Jörg Müller",)}, "Please tell Mueller."),
        ({"people": ("Stefan Groß",)}, "Please tell Gross so."),
        ({"roles": ("Product Manager",)}, "The Product-Manager role"),
        ({"companies": ("Ernst & Young",)}, "Working at Ernst and Young appeals to me."),
    ],
)
def test_a_name_is_known_in_the_letters_of_those_who_have_not_all_of_them(known, text):
    found = find_foreign_names(text, [], known.get("people", ()), known.get("companies", ()), known.get("roles", ()))
    assert len(found) == 1


def test_ones_own_name_is_known_so_too():
    own = own_names("Jörg Müller", "Ernst & Young", "", "")
    assert find_foreign_names("Joerg Mueller of Ernst and Young", own, ("Anna Mueller",), ("Young",), ()) == []


@pytest.mark.parametrize("text", ["- Will the team grow?", "1. Will it?", "Two questions:\n* Will it?"])
def test_a_bullet_begins_a_sentence(text):
    assert find_foreign_names(text, [], ("Will Smith",), (), ()) == []
