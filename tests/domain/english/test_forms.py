"""Form of a typed text: certain, or unsure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.forms import Form, is_quotation, read_form, split_sentences
from interview_desk.domain.english.words import load_lexicon

WORDS = [
    *sorted({word for words in load_lexicon().values() for word in words}),
    ",",
    "hates",
    "plans",
    "maps",
    "3",
    "Maya's",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)

CASES = [
    # clauses
    ("they opened a second gym", Form.CLAUSE),
    ("you know every patient by name", Form.CLAUSE),
    ("the mark scheme changed", Form.CLAUSE),
    ("nobody lifts alone", Form.CLAUSE),
    ("that readers get an answer within 5 days", Form.CLAUSE),
    ("trainees never wait for a desk", Form.CLAUSE),
    # the reader's verb
    ("hates paperwork, dictates everything", Form.VERB_PHRASE),
    ("plans every shift herself", Form.VERB_PHRASE),
    ("set up the blood bank", Form.VERB_PHRASE),
    ("never skips a shift", Form.VERB_PHRASE),
    ("showed me the kiln room", Form.VERB_PHRASE),
    # nouns
    ("no-shows", Form.NOUN_PHRASE),
    ("rules that make sense", Form.NOUN_PHRASE),
    ("reports nobody reads", Form.NOUN_PHRASE),
    ("tools he can rely on", Form.NOUN_PHRASE),
    ("somebody who stays", Form.NOUN_PHRASE),
    ("11 years of night shifts", Form.NOUN_PHRASE),
    ("uses of AI in triage", Form.NOUN_PHRASE),
    ("sailing", Form.NOUN_PHRASE),
    # the rest
    ("moving the archive", Form.GERUND),
    ("how I would deal with donors", Form.QUESTION_CLAUSE),
    ("what to leave out", Form.QUESTION_CLAUSE),
    ('"measure twice, blame nobody"', Form.QUOTATION),
    ("AtoM?", Form.QUESTION),
    ("label every box", Form.IMPERATIVE),
    ("don't guess", Form.IMPERATIVE),
    ("to know early", Form.INFINITIVE),
    ("fluent in Danish", Form.QUALITY),
    # texts that may be either
    ("", Form.UNSURE),
    ("trained nurses are hard to find", Form.UNSURE),
    ("needs assessment for every patient", Form.UNSURE),
    ("built on the old site", Form.UNSURE),
    ("what is their plan", Form.UNSURE),
    ("rose from clerk to partner", Form.UNSURE),
    ("night shifts: who does them", Form.UNSURE),
    ("to the river", Form.UNSURE),
    ("works council is informed early", Form.UNSURE),
    ("the parish maps", Form.UNSURE),
]


@pytest.mark.parametrize(("text", "form"), CASES)
def test_a_text_has_a_form(text, form):
    assert read_form(text) == form


def test_a_name_at_the_beginning_is_no_verb():
    assert read_form("Mark hates surprises", frozenset({"mark"})) == Form.CLAUSE


@given(st.text() | TEXTS)
def test_any_text_has_a_form(text):
    assert read_form(text) == read_form(text)
    assert all(part.strip() == part != "" for part in split_sentences(text))


@given(TEXTS)
def test_space_around_a_text_does_not_change_its_form(text):
    assert read_form(f"  {text} ") == read_form(text)


@given(TEXTS)
def test_more_than_thirty_words_have_no_certain_form(text):
    assert read_form(" ".join(["calm", *[text] * 31])) == Form.UNSURE


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("busy at 8. They've added callback", ["busy at 8", "They've added callback"]),
        ("runs a hut; seemed in a hurry", ["runs a hut", "seemed in a hurry"]),
        ("Dr. Marsh likes No. 5", ["Dr. Marsh likes No. 5"]),
        ("asks e.g. about rotas", ["asks e.g. about rotas"]),
        ("AtoM? yes", ["AtoM?", "yes"]),
        ("one\ntwo", ["one", "two"]),
        ("calm – never loud", ["calm", "never loud"]),
        ("12.5 percent", ["12.5 percent"]),
        (" ", []),
    ],
)
def test_a_text_is_split_into_sentences(text, sentences):
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ('"measure twice"', True),
        ("“Measure twice.”", True),
        ('"measure" twice', False),
        ('"measure"', False),
        ('"a b" and "c d"', False),
    ],
)
def test_a_quotation_is_in_marks_as_a_whole(text, is_quoted):
    assert is_quotation(text) is is_quoted
