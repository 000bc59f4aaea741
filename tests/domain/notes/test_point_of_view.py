"""What was noted of a person, said to them: turned where that is certain, else left as it was noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.notes.facts import lower_first, with_article
from interview_desk.domain.notes.own_points import without_confession
from interview_desk.domain.notes.point_of_view import (
    convert_to_second_person,
    extract_promised_item,
    find_third_person_remarks,
    second,
)


@pytest.mark.parametrize(
    ("noted", "name", "said"),
    [
        ("She hates surprises", "Ana Ruiz", "you hate surprises"),
        ("Martin has two kids and a boat", "Martin Kurz", "you have two kids and a boat"),
        ("Noor runs the studio without managers.", "Noor", "you run the studio without managers."),
        ("her question about dbt", "Ana Ruiz", "your question about dbt"),
        ("Priya's point about on-call fatigue", "Priya Raman", "your point about on-call fatigue"),
        ("explained the shift swap board", "Ana Ruiz", "you explained the shift swap board"),
        ("wants calmer hand-overs", "Ana Ruiz", "you want calmer hand-overs"),
        ("She told me about her dog", "Ana Ruiz", "you told me about your dog"),
        ("He also really likes rowing", "Tom Okafor", "you also really like rowing"),
        ("Dr. Vega-Ruiz's advice: never on Friday", "Dr. Ingrid Vega-Ruiz", "your advice: never on Friday"),
        ("Dr. Vega-Ruiz advises nobody", "Dr. Ingrid Vega-Ruiz", "you advise nobody"),
        ("she reviews code herself and hates slides", "Ana Ruiz", "you review code yourself and hate slides"),
        ("hates surprises - wants bad news early", "Ana Ruiz", "you hate surprises - want bad news early"),
        (
            "goes fishing with the CEO; thinks best on the water",
            "Tom O",
            "you go fishing with the CEO; think best on the water",
        ),
        ("hired her first ten people by phone", "Ana Ruiz", "you hired your first ten people by phone"),
        ("used to be a nurse himself", "Kofi A", "you used to be a nurse yourself"),
        (
            "wants to hear from clients before she draws anything",
            "Ana R",
            "you want to hear from clients before you draw anything",
        ),
        ("doesn't believe in spreadsheets", "Ana Ruiz", "you don't believe in spreadsheets"),
        ("wasn’t keen on remote work", "Ana Ruiz", "you weren't keen on remote work"),
        ("he'd rather hire curiosity", "Tom Okafor", "you'd rather hire curiosity"),
        ("impressed by my portfolio", "Ana Ruiz", "you were impressed by my portfolio"),
        ("worried about staff turnover on nights", "Ana Ruiz", "you are worried about staff turnover on nights"),
        ("she said the team reads every ticket aloud", "Ana Ruiz", "the team reads every ticket aloud"),
        ("told me they're opening a second ward", "Ana Ruiz", "they're opening a second ward"),
        ("is hiring two more", "Ana Ruiz", "you are hiring two more"),
        ("he can't stand meetings", "Tom Okafor", "you can't stand meetings"),
    ],
)
def test_what_is_certain_is_said_to_them(noted, name, said):
    assert convert_to_second_person(noted, name) == said


@pytest.mark.parametrize(
    "noted",
    [
        "the team moves to streaming",
        "They move to Lisbon",
        "she reviews code herself and breeds parrots",
        "me and her both ran the marathon",
        "He told her boss that the tests",
        "Fatima said that she cares",
        "She's moving to Lisbon",
        "asking about my burnout",
        "Ana and I disagreed about personas",
        "Ana: never on Friday",
        "I was impressed by the churn model",
        "",
    ],
)
def test_what_is_not_certain_stays_as_it_was_noted(noted):
    assert convert_to_second_person(noted, "Ana Ruiz") == noted


def test_what_stays_and_speaks_of_them_is_known():
    texts = (
        "She hates surprises",
        "she reviews code herself and breeds parrots",
        "Ana said that she cares",
        "the team moves",
    )
    assert find_third_person_remarks(texts, "Ana Ruiz") == texts[1:2]


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_said_somehow(noted, name):
    assert bool(convert_to_second_person(noted, name)) == bool(noted)
    assert convert_to_second_person(convert_to_second_person(noted, name), name) == convert_to_second_person(
        convert_to_second_person(convert_to_second_person(noted, name), name), name
    )


@pytest.mark.parametrize(
    ("verb", "yours"),
    [
        ("hates", "hate"),
        ("tries", "try"),
        ("teaches", "teach"),
        ("goes", "go"),
        ("was", "were"),
        ("focus", "focus"),
        ("told", "told"),
        ("dies", "die"),
    ],
)
def test_verbs_go_with_you(verb, yours):
    assert second(verb) == yours


@pytest.mark.parametrize(
    ("promised", "what"),
    [
        ("send my portfolio", "my portfolio"),
        ("Send them the references", "the references"),
        ("share a link", "a link"),
        ("a sample of my work", "a sample of my work"),
        ("show up early", "show up early"),
        ("send", "send"),
    ],
)
def test_a_promise_is_named_by_its_thing(promised, what):
    assert extract_promised_item(promised) == what


@pytest.mark.parametrize(
    ("unsaid", "said"),
    [
        ("I did not mention that I led the audit", "I led the audit"),
        ("forgot to say I speak Vietnamese", "I speak Vietnamese"),
        ("I led the audit", "I led the audit"),
        ("should have said", "should have said"),
    ],
)
def test_an_unsaid_point_is_said_without_the_regret(unsaid, said):
    assert without_confession(unsaid) == said


@pytest.mark.parametrize(
    "said",
    """an MLOps Engineer|a Utility Worker|a Urologist|a Ukrainian Teacher|an SEO Manager|an MEP Engineer|a NASA Fellow|an R&D Engineer|
    an M&A Analyst|an X-ray Technician|an EU Policy Officer|an L2 Support Agent|an S/4HANA Consultant|an 8th Grade Teacher|
    an 11th Grade Teacher|an F# Developer|an HTML5 Developer|an MSc Researcher|a Data engineer|a UX designer|an HR Lead|
    a University Lecturer|an SRE|an iOS Developer|a One-to-one Tutor|a User Researcher|an Underwriter|a CHIEF OF STAFF|an ENGINEER|
    an IT Manager|a VP Sales|an Hourly Clerk""".replace("\n    ", "").split("|"),
)
def test_the_article_goes_by_how_a_role_is_said(said):
    assert with_article(said.split(" ", 1)[1]) == said


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("The EVP started here", "the EVP started here"),
        ("His passion for tests,", "his passion for tests"),
        ("Ten years of C", "ten years of C"),
        ("Saved 200k a year", "saved 200k a year"),
        ("Kafka is new", "Kafka is new"),
        ("First Street is near", "First Street is near"),
        ("How big is it?", "“How big is it?”"),
    ],
)
def test_a_fact_goes_on_inside_a_sentence(text, inside):
    assert lower_first(text) == inside
