"""The checker: what it finds, what it leaves alone, and what becomes of it when its process misbehaves."""

import random
import sys
from pathlib import Path

import pytest

from interview_desk.domain.notes.facts import NoteFacts
from interview_desk.domain.notes.fixes import build_fix
from interview_desk.domain.notes.issue import ReviewContext
from interview_desk.domain.notes.review import review
from interview_desk.domain.notes.wordings import contract, fill_wording
from interview_desk.domain.search.correspondence import NOTE_KINDS, NoteKind
from interview_desk.proofreading.checker import Checker, masked
from interview_desk.services.notes.drafting import tidied
from interview_desk.services.notes.templates import COMPOSED, fill, load_wordings
from support.slips import CLEAN, CLEAN_SENTENCES, NAMES, SLIPS

KNOWN = frozenset(word.casefold() for word in NAMES)
AROUND = ReviewContext(kind="", accepted_words=KNOWN)


@pytest.fixture(scope="module")
def checker():
    one = Checker()
    one.warm()
    yield one
    one.close()


def found(text, checker):
    checks = {"spelling", "grammar", "doubled-word"}
    return [one for one in review(text, AROUND, checker.check(text, NAMES) or ()) if one.check in checks]


def is_mended(text, wrong, right, findings):
    wanted = {text[:n] + right + text[n + len(wrong) :] for n in range(len(text)) if text.startswith(wrong, n)}
    edits = (build_fix(one, text, AROUND) for one in findings if one.suggestions)
    return any(f"{text[: edit.start]}{edit.text}{text[edit.end :]}".replace("’", "'") in wanted for edit in edits)


def test_typical_slips_are_found_with_the_right_fix(checker):
    missed = [text for text, *_ in SLIPS if not found(text, checker)]
    wrongly = [text for text, wrong, right in SLIPS if not is_mended(text, wrong, right, found(text, checker))]
    assert missed == []
    assert wrongly == []


def test_clean_notes_full_of_names_and_terms_are_left_alone(checker):
    alarms = [
        (n, text[one.start : one.end], one.message) for n, text in enumerate(CLEAN) for one in found(text, checker)
    ]
    assert alarms == []


def test_sentences_of_good_notes_are_left_alone(checker):
    assert [
        text for text in CLEAN_SENTENCES if found(f"Dear Maya Chen,\n\n{text}\n\nKind regards,\nAlex Moreau", checker)
    ] == []


FULL = NoteFacts(
    person="Maya Chen", first="Maya", company="Northwind", role="Data engineer", a_role="a Data engineer", day="Tuesday 10 November", met="video call",
    greeting="Dear Maya Chen,", learned="the team moves to streaming in spring", cared="calm hand-overs", why="they write down what breaks",
    strength="I moved three teams to streams", second_strength="I led two migrations", unsaid="I led the Kafka migration at Lumen",
    promised="a sample of my work", promised_by="by Friday 13 November", next_step="a call with the team", their_day="Thursday 19 November",
    asks="May I ask by when you expect to decide?", outright=True, caller="Tom Okafor", salary="90,000 a year", answer_by="Monday 16 November",
    ask_hook="one thing", sender="Alex Moreau",
)  # fmt: skip


COMMON = {
    "day": "yesterday", "weekday": "Tuesday", "meeting": "talking with", "talk": "conversation", "role": "data engineer",
    "a_role": "a data engineer", "company": "Northwind", "title": "Data engineer", "when": "by the end of next week", "by": "by Friday",
    "comes": "comes",
}  # fmt: skip
SAMPLES = {
    "thanks": "", "thanks with favor": "showing me the lab", "favor": "showing me the lab", "thanks with thing": "the new pipeline", "thanks briefly": "",
    "told clause": "your team moves to streaming in spring", "told thing": "the new pipeline", "told manner": "how the team plans its week",
    "asked": "how I would test a model", "cared": "calm hand-overs", "cared-that": "nobody works alone", "wanted": "people who ask early",
    "stance": "you like short reports", "quotation": "Measure twice, blame nobody", "shared": "we both grew up in Leeds",
    "liked": "my answer about tests", "strength mine": "I led two migrations", "strength offered": "nine years of night shifts",
    "unsaid": "I speak some Welsh", "interest": "", "interest with role": "", "reason": "you train your own people",
    "attraction": "the mix of field and lab work", "promise item": "my portfolio", "promise deed": "call Tom about the keys",
    "step": "the trial day", "plan": "you will compare notes", "answer": "", "closing": "", "last": "",
}  # fmt: skip


@pytest.mark.parametrize("section", sorted(SAMPLES))
def test_no_wording_has_a_slip(checker, section):
    wordings = load_wordings(NoteKind.THANK_YOU)
    assert wordings is not None
    for wording in wordings[section]:
        facts = {**COMMON, "fact": SAMPLES[section], "fact_stopped": f"{SAMPLES[section]}."}
        for template in (wording, wording._replace(text=contract(wording.text))):
            line = fill_wording(template, facts)
            line = f"I would love to join you{line}." if "after" in wording.marks else line
            assert found(f"Dear Maya,\n\n{line}\n\nBest,\nAlex Moreau", checker) == [], line


@pytest.mark.parametrize("kind", [kind for kind in NOTE_KINDS if kind not in COMPOSED])
def test_no_template_has_a_slip(checker, kind):
    bare = FULL._replace(
        learned="", cared="", unsaid="", their_day="", strength="", promised="", why="", next_step="", asks=""
    )
    for facts in (FULL, bare):
        for turn in range(8):
            for medium in ("email", "card"):
                values = facts._replace(turn=turn, medium=medium)._asdict() | {"sign_off": "Kind regards,\nAlex Moreau"}
                text = tidied(fill(kind, values))
                assert found(text, checker) == [], text


def test_what_the_documentation_says_is_what_is_found(checker):
    right = sum(is_mended(text, wrong, mended, found(text, checker)) for text, wrong, mended in SLIPS)
    alone = sum(is_mended(text, wrong, mended, found_alone(text)) for text, wrong, mended in SLIPS)
    alarms = sum(len(found(text, checker)) for text in CLEAN)
    told = (Path(__file__).parents[2] / "docs" / "proofreading.md").read_text(encoding="utf-8")
    assert f"| with the checker | {len(SLIPS)} | {right} | {alarms} |" in told
    assert f"| without it | {len(SLIPS)} | {alone} |" in told


def found_alone(text):
    return [one for one in review(text, AROUND) if one.check in {"spelling", "grammar", "doubled-word"}]


@pytest.mark.parametrize(
    "word", ["Kubernetes", "runbooks", "Dagster’s", "dbt", "Okafor’s", "lindqvist", "nguyễn", "Wałęsa's"]
)
def test_a_name_or_term_of_the_search_is_never_a_slip(checker, word):
    assert found(f"I liked what {word} team does.", checker) == []


def test_a_word_that_nobody_knows_is_offered_for_the_dictionary(checker):
    (one,) = review(
        "I have worked with qdrantly before.",
        ReviewContext(kind=""),
        checker.check("I have worked with qdrantly before."),
    )[-1:]
    assert (one.check, one.severity) == ("spelling", "warn")


@pytest.mark.parametrize(
    "text",
    [
        "They use 5G and a 3D printer in 4K.",
        "From day one the team used Kanban.",
        "Xóchitl and Caoimhe were kind, and so was Mr Banerjee's class at St Aidan's.",
        "I liked the blameless post-mortems.",
        "Kofi led it.",
    ],
)
def test_names_terms_and_their_manner_are_no_slips_though_nobody_told_of_them(checker, text):
    assert [
        one for one in review(text, ReviewContext(kind=""), checker.check(text)) if one.check in {"spelling", "grammar"}
    ] == []


@pytest.mark.parametrize(("text", "right"), [("Conversaton was easy.", "Conversation"), ("i liked it.", "I")])
def test_at_the_beginning_of_a_sentence_a_large_letter_hides_no_slip(checker, text, right):
    (one,) = [
        one for one in review(text, ReviewContext(kind=""), checker.check(text)) if one.check in {"spelling", "grammar"}
    ]
    assert one.suggestions[0] == right


def test_british_and_american_are_both_right(checker):
    text = "I realise that the organisation honours its programme, and its color and organization too."
    assert found(text, checker) == []


ODD = [
    "x" * 20_000,
    "I barely b",
    "\x00\x1b[31m\u202e\ud800",
    "🙂" * 3_000,
    "." * 9_999,
    "[[[[" * 1_000,
    "a\u0301" * 2_000,
    "\n" * 5_000,
    "I " * 5_000,
]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_hurt_nobody(checker, text):
    slips = checker.check(text)
    assert slips is None or all(0 <= one.start < one.end <= len(text) for one in slips)
    assert found("I recieved it.", checker), "it works on, if need be in a new process"


def test_random_texts_through_the_checker_never_stop_it(checker):
    chance = random.Random(7)
    words = [
        "I",
        "barely",
        "b",
        "the",
        "the",
        "it's",
        "—",
        "…",
        "you",
        "recieve",
        "\u200d",
        "’",
        '"',
        "1.",
        "3rd",
        "%",
        "Ünïcode",
        "a.b.c",
        "@",
        "//",
    ]
    for _ in range(200):
        text = " ".join(chance.choices(words, k=chance.randint(1, 60)))
        slips = checker.check(text)
        assert slips is None or all(0 <= one.start < one.end <= len(text) for one in slips)
    assert not checker.is_missing


READY = "import sys, json, time, os; print(json.dumps({'ready': True}), flush=True); "


@pytest.mark.parametrize(
    "program",
    [
        READY + "time.sleep(600)",
        READY + "sys.stdin.readline(); time.sleep(600)",
        READY + "sys.stdin.readline(); os.abort()",
        READY + "sys.stdin.readline(); print('no json', flush=True); time.sleep(600)",
        READY + "sys.stdin.readline(); print('[1, 2]', flush=True); time.sleep(600)",
        READY + 'sys.stdin.readline(); print(\'{"id": 99, "slips": []}\', flush=True); time.sleep(600)',
        "import sys; sys.exit(3)",
        "import os; os.abort()",
        "import json; print(json.dumps({'ready': False}), flush=True)",
    ],
)
def test_a_process_that_hangs_aborts_or_talks_nonsense_is_given_up(program):
    broken = Checker([sys.executable, "-c", program], patience=0.2)
    for n in range(4):
        assert broken.check(f"I recieved it {n}.") is None
    assert broken.is_missing
    broken.close()


def test_a_program_that_is_not_there_is_missing():
    gone = Checker(["/nowhere/at/all"])
    assert gone.check("I recieved it.") is None
    assert gone.is_missing


def test_a_finding_outside_of_the_text_is_left_out():
    slips = [{"start": 0, "end": 99, "kind": "Typo", "message": "m", "instead": []}, {"start": "x"}, 3]
    program = READY + f"sys.stdin.readline(); print(json.dumps({{'id': 1, 'slips': {slips[:2]}}}), flush=True)"
    strange = Checker([sys.executable, "-c", program])
    assert strange.check("I did.") == []
    strange.close()


def test_long_words_are_masked_and_nothing_moves():
    text = "see https://example.com/a/very/long/address/that/goes/on and on"
    assert len(masked(text)) == len(text)
    assert masked(text).split() == ["see", "and", "on"]
