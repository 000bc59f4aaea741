"""Texts that begin with a verb, or with a noun that looks like one."""

import pytest

from interview_desk.domain.english.first_verb import read_first_verb
from interview_desk.domain.english.grammatical_form import Form
from interview_desk.domain.english.tokens import list_words, tokenize


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("hates paperwork", Form.VERB_PHRASE),
        ("plans every shift", Form.VERB_PHRASE),
        ("plans for a gallery", Form.UNSURE),
        ("works canteen", Form.UNSURE),
        ("uses of AI", None),
        ("trainees rotate", None),
        ("rules that make sense", None),
        ("wants someone steady", Form.VERB_PHRASE),
        ("has built it", Form.VERB_PHRASE),
        ("have", Form.UNSURE),
        ("don't guess", Form.IMPERATIVE),
        ("sailing", None),
        ("moving the archive", Form.GERUND),
        ("keeping calm", Form.GERUND),
        ("grew from 4 to 40", Form.VERB_PHRASE),
        ("waited 3 years", Form.UNSURE),
        ("visited 3 sites", Form.VERB_PHRASE),
        ("asked about rotas", Form.VERB_PHRASE),
        ("used to sail", Form.VERB_PHRASE),
        ("used cars", Form.UNSURE),
        ("built on the old site", Form.UNSURE),
        ("label every box", Form.IMPERATIVE),
        ("trust people", Form.UNSURE),
        ("maps", None),
        ("people", None),
    ],
)
def test_the_first_word_decides_if_it_can_only_be_a_verb(text, form):
    assert read_first_verb(list_words(tokenize(text)), 0) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [("never forgets", Form.VERB_PHRASE), ("never skips a shift", Form.VERB_PHRASE), ("never plans", Form.UNSURE)],
)
def test_an_adverb_may_come_before_it(text, form):
    assert read_first_verb(list_words(tokenize(text)), 1) == form
