"""Titles that booking tools and recruiters write: the employer and the role in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.imports.titles import parse_title

JANE = ("Jane Doe", "Maya Chen")


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Onsite: Me <> LexCorp (Senior Engineer)", "LexCorp", "Senior Engineer"),
        ("Jane Doe <> Northwind Health", "Northwind Health", ""),
        ("Interview with Northwind Health", "Northwind Health", ""),
        ("Interview with Maya Chen", "", ""),
        ("Technical interview at Acme Corp for Backend Developer", "Acme Corp", "Backend Developer"),
        ("Interview for the Data Analyst position with Globex", "Globex", "Data Analyst"),
        ("Acme Corp - Interview - Backend Developer", "Acme Corp", "Backend Developer"),
        ("Jane Doe & Northwind | Product Designer – Panel", "Northwind", "Product Designer"),
        ("Northwind Technical Screen", "Northwind", ""),
        ("Updated invitation: Globex: Final round (Jane Doe)", "Globex", ""),
        ("Data Analyst Interview", "", "Data Analyst"),
        ("Hiring manager interview", "", ""),
        ("30 min phone screen", "", ""),
        ("Vorstellungsgespräch bei Müller & Söhne als Projektleiter", "Müller & Söhne", "Projektleiter"),
        ("Second interview", "", ""),
        ("Interview: Staff Software Engineer, Platform @ Initech", "Initech", "Staff Software Engineer"),
        ("", "", ""),
    ],
)
def test_what_a_title_tells(title, company, role):
    assert parse_title(title, JANE) == (company, role)


@given(st.text(max_size=80))
def test_any_title_tells_something_or_nothing(title):
    parse_title(title, JANE)
