"""Positions and companies read well in running text."""

import pytest

from interview_desk.domain.notes.letter_names import say_company, say_role


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("Physical Therapist Assistant", "physical therapist assistant"),
        ("Senior data engineer", "senior data engineer"),
        ("Analyst, Credit Risk", "analyst in credit risk"),
        ("Assistant Manager – Accounts", "assistant manager in accounts"),
        ("ML engineer", "ML engineer"),
        ("VP of Sales", "VP of sales"),
        ("Laboratory Technician II", "laboratory technician II"),
        ("Nurse (m/f/d)", "nurse"),
        ("Software Engineer (Remote)", "software engineer"),
        ("Software Engineer, Remote", "software engineer"),
        ("Product Manager, Payments", "product manager in payments"),
        ("German Teacher", "German teacher"),
        ("SRE", "SRE"),
        ("", ""),
    ],
)
def test_a_position_in_running_text(role, phrase):
    assert say_role(role).phrase == phrase


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Northwind Health, Inc.", "Northwind Health"),
        ("Sundaram Precision Works Pvt. Ltd.", "Sundaram Precision Works"),
        ("Bergmann GmbH & Co. KG", "Bergmann"),
        ("Marlowe Finch LLP", "Marlowe Finch"),
        ("University of Leeds", "the University of Leeds"),
        ("Lattice & Loom", "Lattice & Loom"),
        ("みどり株式会社", "みどり株式会社"),
        ("Co", "Co"),
    ],
)
def test_a_company_in_running_text(name, spoken):
    assert say_company(name) == spoken
