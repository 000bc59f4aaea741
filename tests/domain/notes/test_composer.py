"""Thank-you notes of one interview: personal, different from each other, and the same from the same facts."""

import itertools
import re
from pathlib import Path

import pytest

from interview_desk.domain.notes.composer import (
    MOST_WORDS,
    SECTIONS,
    Composed,
    Occasion,
    Person,
    compose_panel,
)
from interview_desk.domain.notes.issue import ReviewContext
from interview_desk.domain.notes.phrases import Kind, Phrase
from interview_desk.domain.notes.review import review
from interview_desk.domain.notes.wordings import contract, fill_wording, parse_wordings
from interview_desk.services.notes import templates

WORDINGS = parse_wordings(templates.built_in("thank-you"), SECTIONS)
FACTS = {
    "day": "yesterday", "weekday": "Tuesday", "meeting": "talking with", "talk": "conversation", "role": "data analyst",
    "a_role": "a data analyst", "company": "Northwind", "title": "Data Analyst",
}  # fmt: skip
SAMPLES = {
    Kind.CLAUSE: ["you have opened a second gym in Dayton", "every apprentice gets a mentor", "your team doubled in May", "half the fleet is electric",
                  "you moved the archive to the cellar", "nobody works past six", "you grew up in Trieste"],
    Kind.THING: ["the parish maps", "your plans for a bakery next door", "a rota that is fixed six weeks ahead", "the night train project"],
    Kind.MANNER: ["how the board is elected", "why the old software had to go", "where the grain comes from"],
    Kind.FAVOR: ["showing me the kiln room", "walking me round the yard", "explaining the rota to me"],
    Kind.QUESTION: ["how I would deal with donors", "whether I have used AtoM", "about night shifts", "what I read for pleasure"],
    Kind.CARED: ["calm hand-overs", "keeping the workshop tidy", "notes done the same day", "how new people are welcomed"],
    Kind.CARED_THAT: ["nobody lifts alone", "readers get an answer within 5 days", "every child leaves reading"],
    Kind.WISH: ["people who ask before they guess", "to know early when a job slips", "somebody who finishes things"],
    Kind.STANCE: ["you hate surprises", "you like short reports", "you want people who own up"],
    Kind.QUOTATION: ["Measure twice, blame nobody", "Slow is smooth and smooth is fast", "Who is on call?"],
    Kind.SHARED: ["we both sail", "we both failed chemistry the first time", "we both grew up in Leeds"],
    Kind.LIKED: ["my answer about the flood", "the way I drew the plan", "my starter with the bus timetable"],
}  # fmt: skip
STRENGTHS = [
    Phrase(Kind.MINE, "I cut no-shows from 18% to 7%"),
    Phrase(Kind.MINE, "I led 12 supplier audits"),
    Phrase(Kind.OFFERED, "nine years of night shifts"),
    Phrase(Kind.MINE, "I cleared a backlog of 1,900 letters"),
    Phrase(Kind.MINE, "I taught forty evening classes"),
    Phrase(Kind.MINE, "I built the calculator that everybody uses"),
]
KINDS = list(SAMPLES)


def make_panel(number: int) -> list[Person]:
    """Return a panel of two to six people with facts of their own."""
    people = []
    used: set[str] = set()
    for place in range(2 + number % 5):
        facts = []
        for step in range(1 + (number + place) % 2):
            kind = KINDS[(number * 5 + place * 3 + step * 7) % len(KINDS)]
            text = next((text for text in SAMPLES[kind] if text not in used), SAMPLES[kind][0])
            used.add(text)
            facts.append(Phrase(kind, text))
        people.append(
            Person(
                key=f"p{place}",
                phrases=tuple(facts),
                strength=STRENGTHS[(number + place) % len(STRENGTHS)],
                reason=Phrase(Kind.REASON, "you train your own people") if place == 1 else None,
                unsaid=Phrase(Kind.MINE, "I speak some Vietnamese") if place == 0 else None,
                promise=Phrase(Kind.ITEM, "my licence card") if place == 0 else None,
                promise_by="by Friday",
                step=Phrase(Kind.STEP, "the trial day") if place == 0 else None,
                tone=("warm", "neutral", "formal")[number % 3],
            )
        )
    return people


PANELS = [(number, make_panel(number)) for number in range(40)]


def compose(number: int, people: list[Person]) -> dict[str, Composed]:
    occasion = Occasion(FACTS, "early next week" if number % 2 else "", is_american=number % 3 != 1, turn=number)
    return compose_panel(people, occasion, WORDINGS)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\s.,?“”]+", text.lower())
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?”])\s+", text) if part]


@pytest.mark.parametrize(("number", "people"), PANELS)
def test_no_two_notes_of_a_panel_are_alike(number, people):
    notes = compose(number, people)
    for here, there in itertools.combinations(notes.values(), 2):
        mine, theirs = runs(here.body), runs(there.body)
        assert len(mine & theirs) / min(len(mine), len(theirs)) < 0.05, (here.body, there.body)
        assert sentences(here.body)[0] != sentences(there.body)[0]
        assert here.subject != there.subject
    openings = [" ".join(part.lower().split()[:5]) for note in notes.values() for part in sentences(note.body)]
    assert sorted(openings) == sorted(set(openings))


@pytest.mark.parametrize(("number", "people"), PANELS)
def test_every_note_has_their_fact_a_strength_and_room_to_answer(number, people):
    notes = compose(number, people)
    for person in people:
        body = notes[person.key].body
        assert any(phrase.text.lower() in body.lower() for phrase in person.phrases)
        assert person.strength is not None
        assert person.strength.text.lower() in body.lower()
        assert notes[person.key].words <= MOST_WORDS
        assert body.count(":") <= 1
        assert "data analyst" in body
        assert "Northwind" in body
        assert not re.search(r"\b(?:she|he|her|his)\b|\.\.|  |,,| \.|\{|\[", body)
    if any(person.unsaid for person in people):
        assert sum("some Vietnamese" in note.body for note in notes.values()) == 1


def test_the_same_facts_give_the_same_notes():
    for number, people in PANELS:
        assert compose(number, people) == compose(number, people)


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_holds_every_fact_of_its_kind(kind, tone):
    section = {Kind.FAVOR: "thanks with favor"}.get(
        kind, f"told {kind.value}" if kind in {Kind.CLAUSE, Kind.THING, Kind.MANNER} else kind.value
    )
    assert WORDINGS[section]
    for wording in WORDINGS[section]:
        for fact in SAMPLES[kind]:
            template = wording._replace(text=contract(wording.text)) if tone == "warm" else wording
            text = fill_wording(template, {**FACTS, "fact": fact, "fact_stopped": f"{fact}."})
            assert fact.lower() in text.lower()
            assert text[0].isupper() or text[0] == "“"
            assert text.rstrip("”").endswith((".", "?"))
            assert not re.search(r"\byou (?:is|was|has|\w+(?<!s)(?<!u)s)\b(?<!yes)|  |\{", text)


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
def test_every_section_has_enough_wordings_for_a_panel(tone):
    for section in SECTIONS:
        count = sum(
            not wording.marks & {"warm", "neutral", "formal"} or tone in wording.marks for wording in WORDINGS[section]
        )
        least = {
            "unsaid": 4,
            "promise item": 3,
            "promise deed": 1,
            "step": 4,
            "plan": 2,
            "sign-off": 3,
            "thanks with favor": 4,
            "favor": 4,
        }
        assert count >= least.get(section, 6), section


def test_a_person_without_a_fact_gets_a_blank_that_says_what_belongs_there():
    people = [
        Person("a", (), "one thing you learned from Maya", None, "one thing you have done"),
        Person("b", (), "x y"),
    ]
    notes = compose_panel(people, Occasion(FACTS), WORDINGS)
    assert "[one thing you learned from Maya]" in notes["a"].body
    assert "[one thing you have done]" in notes["a"].body
    assert "[one thing you have done]" not in notes["b"].body


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (Kind.QUOTATION, "Measure twice, blame nobody"),
        (Kind.SHARED, "we both sail"),
        (Kind.QUESTION, "how I would deal with donors"),
    ],
)
def test_the_form_of_a_fact_decides_what_a_note_begins_with(kind, first):
    note = compose_panel(
        [Person("a", (Phrase(Kind.CARED, "calm hand-overs"), Phrase(kind, first)))], Occasion(FACTS), WORDINGS
    )["a"]
    assert first.lower() in sentences(note.body)[0].lower()
    assert "data analyst" in note.body


def test_a_favor_that_does_not_open_a_note_is_thanked_for():
    phrases = (Phrase(Kind.QUOTATION, "Measure twice, blame nobody"), Phrase(Kind.FAVOR, "showing me the kiln room"))
    for turn in range(6):
        body = compose_panel([Person("a", phrases)], Occasion(FACTS, turn=turn), WORDINGS)["a"].body
        assert re.search(r"(?:[Tt]hank you|thanks|grateful to you)(?: also)? for showing me the kiln room", body), body


def test_a_card_is_short():
    person = Person("a", (Phrase(Kind.CLAUSE, "you have opened a second gym"),), strength=STRENGTHS[0])
    note = compose_panel([person], Occasion(FACTS, is_short=True), WORDINGS)["a"]
    assert len(note.paragraphs) == 1
    assert note.words < 60


def test_a_sad_fact_is_no_gladness():
    for turn in range(12):
        person = Person("a", (Phrase(Kind.CLAUSE, "you lost two clients over it"),))
        body = compose_panel([person], Occasion(FACTS, turn=turn), WORDINGS)["a"].body
        assert not re.search(r"glad|enjoyed|liked|good to", sentences(body)[1]), body


@pytest.mark.parametrize("section", ["interest", "interest with role"])
def test_the_review_takes_every_interest_for_one(section):
    for wording in WORDINGS[section]:
        text = f"Dear Maya,\n\nThank you. {fill_wording(wording, FACTS)}\n\nBest,\nAlex"
        assert not any(issue.part == "your interest in the job" for issue in review(text, ReviewContext())), (
            wording.text
        )


def test_the_wordings_say_how_they_are_used():
    source = Path(templates.__file__).parents[2].joinpath("templates", "thank-you.txt").read_text(encoding="utf-8")
    assert source.startswith("# ")
