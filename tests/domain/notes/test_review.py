"""Each check finds its slip with its place, and leaves a clean note alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_desk.domain.notes.issue import OtherNote, ReviewContext
from interview_desk.domain.notes.review import is_blocked, review
from interview_desk.domain.notes.similarity import likeness, shared_spans
from support.making import day

CLEAN = """Dear Ana Ruiz,

Thank you for the time you took on Tuesday 10 November to talk with me about the Data engineer position. What stays with me
is that the team owns its pipelines end to end, and that you want calmer hand-overs.

I am very interested in the job and in Northwind Health. At Lumen I led a migration of nine services without losing an event,
and I would bring the same care to yours.

I look forward to the next step by Friday 20 November.

Kind regards,
Alex Moreau
"""
AROUND = ReviewContext(
    kind="thank-you",
    person="Ana Ruiz",
    company="Northwind Health",
    role="Data engineer",
    me="Alex Moreau",
    day="Tuesday 10 November",
    other_people=("Ben Okafor", "Will Page", "Anabel Fox"),
    other_companies=("Globe Atlas", "Tern"),
    other_roles=("Senior data engineer", "Analytics lead"),
)


def found(text, check, **changes):
    return [finding for finding in review(text, AROUND._replace(**changes)) if finding.check == check]


def test_a_clean_note_has_no_findings():
    assert review(CLEAN, AROUND) == []


@pytest.mark.parametrize(
    "slot", ["[one thing you learned]", "{{ name }}", "{name}", "____", "<company name>", "XXX", "TODO"]
)
def test_a_slot_still_to_fill_blocks(slot):
    text = CLEAN.replace("calmer hand-overs", slot)
    (finding,) = found(text, "blank-slot")
    assert finding.severity == "block"
    assert finding.start is not None
    assert text[finding.start : finding.end] == slot
    assert is_blocked([finding])


def test_a_company_with_brackets_in_its_name_is_no_slot():
    assert found(CLEAN.replace("Northwind Health", "[Acme] & Söhne"), "blank-slot", company="[Acme] & Söhne") == []


@pytest.mark.parametrize(
    "name",
    [
        "Ben Okafor",
        "ben okafor",
        "Ben’s",
        "Okafor",
        "Globe Atlas",
        "globe atlas's",
        "Tern",
        "Analytics lead",
        "senior data engineer",
    ],
)
def test_another_record_s_name_blocks(name):
    text = CLEAN.replace("calmer hand-overs", f"what {name} wants")
    findings = found(text, "wrong-name")
    assert findings
    assert all(finding.severity == "block" for finding in findings)
    assert findings[0].start is not None
    assert text[findings[0].start : findings[0].end].casefold() in name.casefold()


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        CLEAN.replace("calmer", "I will turn the page to calmer"),
        CLEAN.replace("calmer", "an alternative to calmer"),
    ],
)
def test_the_note_s_own_names_and_ordinary_words_are_not_taken_for_strangers(text):
    assert found(text, "wrong-name") == []


def test_an_identical_note_blocks_and_a_like_one_warns():
    assert found(CLEAN, "same-note", other_notes=(OtherNote("Ben’s", CLEAN),))[0].severity == "block"
    like = CLEAN.replace("Dear Ana Ruiz", "Dear Ben Okafor").replace("calmer hand-overs", "quieter nights")
    (finding,) = found(CLEAN, "same-note", other_notes=(OtherNote("Ben’s", like),))
    assert finding.severity == "warn"
    assert "Ben’s" in finding.message
    assert found(CLEAN, "same-note", other_notes=(OtherNote("Ben’s", "Dear Ben,\n\nSomething else entirely.\n"),)) == []


def test_greeting_and_sign_off_do_not_make_two_notes_alike():
    one = "Dear Ana,\n\nAlpha beta gamma delta epsilon zeta.\n\nKind regards,\nAlex Moreau of a long signature line\n"
    two = "Dear Ana,\n\nEins zwei drei vier fuenf sechs.\n\nKind regards,\nAlex Moreau of a long signature line\n"
    assert likeness(one, two) == 0
    assert likeness(one, one) == 1
    assert [one[span.start : span.end] for span in shared_spans(one, one)] == ["Alpha beta gamma delta epsilon zeta"]


def test_doubled_words():
    (finding,) = found(CLEAN.replace("the job", "the the job"), "doubled-word")
    assert finding.message == "“the” stands twice"
    assert found(CLEAN.replace("I led", "what I had had led"), "doubled-word") == []


def test_greeting_and_sign_off():
    assert found(CLEAN.removeprefix("Dear Ana Ruiz,\n\n"), "greeting")
    assert found(CLEAN.replace("Dear Ana Ruiz", "Dear colleague"), "greeting")
    assert found(CLEAN.replace("Kind regards,\n", ""), "sign-off")


def test_length():
    assert found(CLEAN + "word " * 200, "length")[0].severity == "warn"
    assert found("Dear Ana,\n\nThanks.\n\nKind regards,\nAlex Moreau", "length")[0].severity == "hint"


def test_missing_parts_are_named():
    told = {
        finding.message for finding in found("Dear Ana Ruiz,\n\nHello there.\n\nBest,\nAlex Moreau", "missing-part")
    }
    assert told == {
        "Missing: the position, Data engineer",
        "Missing: the day of the interview, Tuesday 10 November",
        "Missing: thanks for their time",
        "Missing: your interest in the job",
    }


def test_a_follow_up_that_only_asks():
    bare = "Dear Ana,\n\nHave you decided yet about the Data engineer role of Tuesday?\n\nKind regards,\nAlex Moreau"
    assert found(bare, "only-asks", kind="follow-up")[0].severity == "warn"
    more = bare.replace("yet", "yet? I attach the plan I promised, and am happy to answer further questions")
    assert found(more, "only-asks", kind="follow-up") == []
    assert found(bare, "only-asks", kind="thank-you") == []


def test_pushing_and_burning_bridges():
    assert found(CLEAN.replace("I look forward", "I need an answer ASAP. I look forward"), "pushy")
    blaming = "Dear Ana Ruiz,\n\nI withdraw. I have a better offer, and you were unprofessional.\n\nBest,\nAlex Moreau"
    assert len(found(blaming, "burns-bridges", kind="withdrawal")) == 2
    assert found(blaming, "burns-bridges", kind="thank-you") == []


def test_too_soon_is_said_with_its_day():
    (finding,) = found(CLEAN, "too-soon", kind="follow-up", too_soon=(day("23"), "They said by Friday."))
    assert "Mon 23 Nov" in finding.message
    assert finding.start is None


@settings(max_examples=300)
@given(st.text(max_size=400), st.sampled_from(["thank-you", "follow-up", "withdrawal", "phone-script"]))
def test_any_text_can_be_reviewed(text, kind):
    around = AROUND._replace(kind=kind, other_notes=(OtherNote("Ben’s", CLEAN),))
    for finding in review(text, around):
        assert finding.message
        if finding.start is not None:
            assert finding.end is not None
            assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "end",
    [
        "All the best,", "Many thanks,", "Warmly,", "Yours,", "Cheers!", "Sincerely yours,", "Respectfully yours,", "With gratitude,",
        "Best, Alex", "Kind regards, Alex Moreau", "With my best wishes,", "Very truly yours,", "Thanks so much,",
    ],
)  # fmt: skip
def test_every_usual_sign_off_is_one(end):
    assert found(CLEAN.replace("Kind regards,", end), "sign-off") == []


@pytest.mark.parametrize(
    "start", ["Ana,", "Hey Ana,", "Greetings Ana,", "Dearest Ana,", "Dear Ms. Ruiz,", "Good morning Ana,"]
)
def test_every_usual_greeting_is_one(start):
    assert found(CLEAN.replace("Dear Ana Ruiz,", start), "greeting") == []


def test_a_sentence_of_thanks_is_no_sign_off():
    text = CLEAN.replace("Kind regards,\nAlex Moreau", "Thank you for everything you did for me.")
    assert [one.severity for one in found(text, "sign-off")] == ["warn"]


@pytest.mark.parametrize("text", ["[x]", "[ ]", "<Name>", "<YOUR NAME>", "TBD", "???", "[one\nthing]"])
def test_other_slots_block_too(text):
    assert [one.severity for one in found(CLEAN.replace("calmer hand-overs", text), "blank-slot")] == ["block"]


@pytest.mark.parametrize("text", ["[sic]", "[Kafka](https://kafka.example)", '{"a": 1}'])
def test_brackets_that_are_no_slots(text):
    assert found(CLEAN.replace("calmer hand-overs", text), "blank-slot") == []


@pytest.mark.parametrize(
    "text",
    ["I immediately felt at home", "it was contained at once", "the care you have to take", "the third time it worked"],
)
def test_ordinary_words_do_not_push(text):
    assert found(CLEAN.replace("calmer hand-overs", text), "pushy") == []


@pytest.mark.parametrize("day", ["November 10", "Nov 10", "10th of November", "10 Nov", "Tuesday", "yesterday"])
def test_the_day_is_named_in_any_form(day):
    assert found(CLEAN.replace("Tuesday 10 November", day), "missing-part") == []


def test_a_name_in_what_was_noted_of_this_talk_is_only_a_hint():
    text = CLEAN.replace("calmer hand-overs", "Ben Okafor runs the weekly demo")
    (finding,) = found(text, "wrong-name", noted=("Ben Okafor runs the weekly demo.",))
    assert finding.severity == "hint"
    (finding,) = found(text, "wrong-name", noted=("Ben",))
    assert finding.severity == "block"


def test_one_text_under_two_names_is_the_same_note():
    other = CLEAN.replace("Ana Ruiz", "Ben Okafor").replace("Kind regards", "Best wishes")
    assert [one.severity for one in found(CLEAN, "same-note", other_notes=(OtherNote("Ben’s", other),))] == ["block"]


@pytest.mark.parametrize(
    "text",
    [
        "Where do things stand? Did you choose somebody? When will I hear?",
        "Do you have any idea when you will decide?",
        "I am still interested. Have you made a decision?",
    ],
)
def test_a_bare_question_for_the_decision_only_asks(text):
    note = f"Dear Ana Ruiz,\n\n{text}\n\nKind regards,\nAlex Moreau\n"
    assert [one.severity for one in found(note, "only-asks", kind="follow-up")] == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "The panel was arrogant and late.",
        "Another company pays better.",
        "The salary you offered is too low.",
        "I wasted weeks on this.",
        "I deserve better.",
        "I strongly disagree with you.",
    ],
)
def test_blame_burns_bridges(text):
    note = f"Dear Ana Ruiz,\n\nThank you. {text} I withdraw my application.\n\nKind regards,\nAlex Moreau\n"
    assert found(note, "burns-bridges", kind="withdrawal")


@pytest.mark.parametrize("text", ["I am sorry if this comes late.", "I want to pay more attention to my family."])
def test_a_neutral_reason_burns_nothing(text):
    note = f"Dear Ana Ruiz,\n\nThank you. {text} I withdraw my application.\n\nKind regards,\nAlex Moreau\n"
    assert found(note, "burns-bridges", kind="withdrawal") == []
