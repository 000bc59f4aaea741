"""The checks over what people really write: how they begin and end, push, blame, ask, leave gaps and name a day."""

import pytest

from interview_desk.domain.notes.issue import OtherNote, ReviewContext
from interview_desk.domain.notes.review import review

AROUND = ReviewContext(
    person="Hannah Brooks", company="Brightwater", role="Data Analyst", me="Jordan Ellis", day="Thursday 12 November"
)
NOTE = "Dear Hannah Brooks,\n\n{}\n\nKind regards,\nJordan Ellis"
BODY = (
    "Thank you for meeting with me on Thursday about the Data Analyst position at Brightwater. I am very interested in it and I "
    "would like to hear more about the way you plan the next year."
)


def found(check, text, kind="thank-you", **more):
    return [one for one in review(text, AROUND._replace(kind=kind, **more)) if one.check == check]


@pytest.mark.parametrize(
    "slot",
    """[Company]|[your name here]|{{name}}|{name}|<name>|<Company Name>|____|TODO|TBD|[ ]|[...]|[…]|[insert hook]|<<role>>|«name»|%NAME%|
    $NAME|INSERT NAME|???|lorem ipsum|<ROLE>|{role}""".replace("\n    ", "").split("|"),
)
def test_a_gap_in_whatever_form_is_seen(slot):
    assert found("blank-slot", NOTE.format(f"{BODY} I like {slot} a lot."))


@pytest.mark.parametrize(
    "text",
    [
        "a[0] in Python",
        "the array [1, 2]",
        "C++ <vector>",
        "__init__",
        "List<String>",
        "[link](http://x.y)",
        "<https://a.b>",
        "the XXX Olympiad",
        "f(x) = {x: 1}",
        "x < y and y > z",
        "our TODO list",
        "<div> tags",
        "[PDF]",
    ],
)
def test_what_only_looks_like_a_gap_is_none(text):
    assert found("blank-slot", NOTE.format(f"{BODY} I like {text} a lot.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Hi Hannah!",
        "Hannah,",
        "Hello Ms. Brooks,",
        "Ms. Brooks,",
        "Hannah -",
        "Hannah!",
        "Good morning, Hannah,",
        "Dearest Hannah,",
    ],
)
def test_a_greeting_in_whatever_form_is_one(line):
    assert found("greeting", NOTE.format(BODY).replace("Dear Hannah Brooks,", line)) == []


@pytest.mark.parametrize(
    "line", ["To Hannah Brooks", "Dear hiring manager,", "Dear Hana,", "To whom it may concern,", "Hi there,"]
)
def test_a_greeting_of_nobody_is_told(line):
    assert found("greeting", NOTE.format(BODY).replace("Dear Hannah Brooks,", line))


@pytest.mark.parametrize(
    "line",
    """Best,|Thanks,|Cheers,|Yours faithfully,|Many thanks and best wishes,|Thanks again and best regards,|Take care,|Talk soon,|BR,|Yours,|
    Looking forward to hearing from you,|Best regards, Jordan|Regards -|Until soon,|Very best,|Have a great day,|Thank you very much,|
    Thanks and regards,|Best wishes and thanks,""".replace("\n    ", "").split("|"),
)
def test_a_sign_off_in_whatever_form_is_one(line):
    assert found("sign-off", NOTE.format(BODY).replace("Kind regards,", line)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Please reply ASAP.",
        "I need an answer by tomorrow.",
        "I need to know by Friday at the latest.",
        "I am getting impatient.",
        "Why haven't you replied?",
        "This is my third email.",
        "I have emailed you four times already.",
        "When will you finally decide?",
        "I will call every day.",
        "You promised to call me and did not.",
        "You owe me an answer.",
        "Please respond or I will withdraw.",
    ],
)
def test_pushing_is_told(sentence):
    assert found("pushy", NOTE.format(f"{BODY} {sentence}"), "follow-up")


@pytest.mark.parametrize(
    "sentence",
    [
        "Please take the time that you need.",
        "There is an urgent care unit next door.",
        "We shipped it as soon as possible after the outage.",
        "If it suits you, I will call on Monday.",
    ],
)
def test_waiting_kindly_is_no_pushing(sentence):
    assert found("pushy", NOTE.format(f"{BODY} {sentence}"), "follow-up") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Your process was a mess.",
        "I got a better offer.",
        "I think you made a mistake.",
        "I am better qualified than whoever you hired.",
        "Your company has a toxic culture.",
        "The recruiter lied to me.",
        "I do not agree with your decision.",
        "I was ghosted for weeks.",
        "You could at least have called.",
    ],
)
def test_blame_in_a_goodbye_is_told(sentence):
    assert found("burns-bridges", NOTE.format(f"Thank you. I withdraw. {sentence}"), "withdrawal")


@pytest.mark.parametrize(
    "sentence",
    [
        "I was not disappointed at all by our talks.",
        "I would not want to waste your time.",
        "You were never rude.",
        "I hope this does not disappoint you.",
    ],
)
def test_what_is_denied_is_no_blame(sentence):
    assert found("burns-bridges", NOTE.format(f"Thank you. I withdraw. {sentence}"), "withdrawal") == []


@pytest.mark.parametrize(
    "text",
    [
        "Just checking in to see where things are.",
        "When can I expect to hear from you?",
        "Am I still in the running?",
        "Could you update me?",
    ],
)
def test_a_bare_question_only_asks(text):
    assert found("only-asks", NOTE.format(text), "follow-up")


@pytest.mark.parametrize(
    "text",
    [
        "I passed the AWS exam last week. Have you reached a decision?",
        "Here is the reference from Lumen. Any news?",
        "You asked about my notice period: it is four weeks. Is there an update?",
    ],
)
def test_a_question_that_brings_something_does_not_only_ask(text):
    assert found("only-asks", NOTE.format(text), "follow-up") == []


@pytest.mark.parametrize(
    "day",
    [
        "Thurs",
        "Thursday",
        "12 November",
        "November 12th",
        "the 12th",
        "11/12",
        "12/11/2026",
        "12.11.",
        "Thursday, the 12th of November",
    ],
)
def test_the_day_is_named_in_whatever_form(day):
    assert not [one for one in found("missing-part", NOTE.format(BODY.replace("Thursday", day))) if one.part == "day"]


@pytest.mark.parametrize("day", ["Monday", "13 November", "Thursday 5 November", "Thursday, November 5", "the 2nd"])
def test_another_day_is_not_the_day(day):
    assert [one for one in found("missing-part", NOTE.format(BODY.replace("Thursday", day))) if one.part == "day"]


def test_gratitude_is_thanks():
    body = BODY.replace("Thank you for", "I am grateful for")
    assert [one for one in found("missing-part", NOTE.format(body)) if "thanks" in one.part] == []


THEIRS = (
    "What you said about the shared metrics layer and the weekly review of dashboards with the nurses on the ward has stayed with me "
    "ever since we spoke that morning, and I told my sister of it."
)


def test_a_sentence_that_stands_in_another_note_is_shown():
    other = OtherNote("Omar’s", NOTE.format(f"{THEIRS} {'Something else that only this one has. ' * 6}"))
    (hint,) = found("form-letter", NOTE.format(f"{BODY} {THEIRS[:80]}"), other_notes=(other,))
    assert hint.severity == "hint"
    assert "Omar’s" in hint.message


def test_a_note_that_holds_another_one_whole_is_told():
    mine = NOTE.format(f"{BODY} {THEIRS}")
    (warning,) = found("form-letter", mine, other_notes=(OtherNote("Omar’s", NOTE.format(THEIRS)),))
    assert warning.severity == "warn"


def test_what_speaks_of_them_is_shown_where_it_stands_as_noted():
    note = NOTE.format(f"{BODY} she reviews code herself and hates slides.")
    (hint,) = found("third-person", note, spoken_of=("She reviews code herself and hates slides.",))
    assert note[hint.start : hint.end] == "she reviews code herself and hates slides"
    assert found("third-person", NOTE.format(BODY), spoken_of=("She reviews code herself.",)) == []


def test_the_stop_of_a_company_and_the_article_of_a_role_are_no_slips():
    from interview_desk.domain.notes.typos import Typo

    around = AROUND._replace(company="Acme, Inc.", role="SEO Manager")
    text = NOTE.format("I like Acme, Inc. and you, and the work of an SEO Manager.")
    slips = [
        Typo(
            at := text.index("and you"),
            at + 3,
            "grammar",
            "This sentence does not start with a capital letter",
            ("And",),
        ),
        Typo(at := text.index("an SEO"), at + 2, "grammar", "Incorrect indefinite article.", ("a",)),
    ]
    assert [one for one in review(text, around, slips) if one.check == "grammar"] == []


def test_a_grammar_finding_in_ones_own_jotting_is_a_hint():
    from interview_desk.domain.notes.typos import Typo

    text = NOTE.format(f"{BODY} What you told me: deadlines move from monthly to weekly.")
    at = text.index("to weekly")
    slip = Typo(at, at + 2, "grammar", "“too” is meant", ("too",))
    for noted, severity in ((("Deadlines move from monthly to weekly.",), "hint"), ((), "warn")):
        (one,) = [one for one in review(text, AROUND._replace(noted=noted), [slip]) if one.check == "grammar"]
        assert one.severity == severity
