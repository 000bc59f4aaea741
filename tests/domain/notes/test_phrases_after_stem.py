"""Facts that complete the sentence of a stem."""

import pytest

from interview_desk.domain.english.second_person import Reader
from interview_desk.domain.notes.phrases import FORGOT, JOB, SHOW, Field, Kind, Setting, Stem, read_fact

SETTING = Setting(Reader(frozenset({"maya", "chen"})), {"maya": "Maya", "chen": "Chen"})


@pytest.mark.parametrize(
    ("stem", "typed", "kind", "phrase"),
    [
        (Stem.STATEMENT, "they are moving to streaming in Q1", Kind.CLAUSE, "you are moving to streaming in Q1"),
        (Stem.STATEMENT, "she hates surprises", Kind.CLAUSE, "you hate surprises"),
        (Stem.QUESTION, "how I'd deal with donors", Kind.QUESTION, "how I'd deal with donors"),
        (Stem.QUESTION, "do I drive?", Kind.QUESTION, "whether I drive"),
        (Stem.QUESTION, "why did I choose nursing", Kind.QUESTION, "why I chose nursing"),
        (Stem.QUESTION, "if I can weld", Kind.QUESTION, "whether I can weld"),
        (Stem.QUESTION, "about night shifts", Kind.QUESTION, "about night shifts"),
        (Stem.QUESTION, "my view of it", Kind.QUESTION, "for my view of it"),
        (Stem.CARES, "notes done the same day", Kind.CARED, "notes done the same day"),
        (Stem.WANTS, "somebody who stays", Kind.WISH, "somebody who stays"),
        (Stem.WANTS, "to know early", Kind.WISH, "to know early"),
        (Stem.QUOTATION, "measure twice, blame nobody!", Kind.QUOTATION, "Measure twice, blame nobody"),
        (Stem.QUOTATION, "“Why not?”", Kind.QUOTATION, "Why not?"),
        (Stem.BOTH, "sail", Kind.SHARED, "we both sail"),
        (Stem.BOTH, "hates mornings", Kind.SHARED, "we both hate mornings"),
        (Stem.TEAM, "deploys on Fridays", Kind.CLAUSE, "your team deploys on Fridays"),
        (Stem.TEAM, "deploy on Fridays", Kind.CLAUSE, "your team deploys on Fridays"),
        (Stem.TEAM, "have a new lab", Kind.CLAUSE, "your team has a new lab"),
        (Stem.TEAM, "can weld", Kind.CLAUSE, "your team can weld"),
        (Stem.TEAM, "will move in June", Kind.CLAUSE, "your team will move in June"),
        (Stem.LIKED, "my answer about the flood", Kind.LIKED, "my answer about the flood"),
        (Stem.LIKED, "that I asked about rotas", Kind.LIKED, "that I asked about rotas"),
        (FORGOT, "speak some Welsh", Kind.MINE, "I speak some Welsh"),
        (FORGOT, "'ve led audits", Kind.MINE, "I have led audits"),
        (FORGOT, "fluent in Danish", Kind.MINE, "I am fluent in Danish"),
        (SHOW, "cut no-shows from 18% to 7%", Kind.MINE, "I cut no-shows from 18% to 7%"),
        (JOB, "they answer every letter", Kind.REASON, "you answer every letter"),
        (JOB, "of the maps", Kind.ATTRACTION, "the maps"),
    ],
)
def test_a_stem_promises_a_form(stem, typed, kind, phrase):
    reading = read_fact(typed, Field.LEARNED, SETTING, stem)
    assert reading.phrase is not None
    assert (reading.phrase.kind, reading.phrase.text) == (kind, phrase)


@pytest.mark.parametrize(
    ("stem", "typed"),
    [
        (Stem.BOTH, "the river"),
        (Stem.TEAM, "the river"),
        (Stem.CARES, "@@"),
        (Stem.WANTS, "(("),
        (Stem.LIKED, "hiking up hills"),
        (FORGOT, "the river"),
        (SHOW, "the river"),
        ("unknown", "sail"),
    ],
)
def test_another_form_after_a_stem_is_unsure(stem, typed):
    assert read_fact(typed, Field.LEARNED, SETTING, stem).is_unsure


def test_a_verb_after_a_stem_keeps_its_subject():
    reading = read_fact("shows every visitor the lab", Field.LEARNED, SETTING, Stem.WANTS)
    assert reading.phrase is not None
    assert reading.phrase.text == "you show every visitor the lab"


@pytest.mark.xfail(reason="the month is taken for the auxiliary with a stray capital")
def test_may_is_a_month():
    reading = read_fact("will move in May", Field.LEARNED, SETTING, Stem.TEAM)
    assert reading.phrase is not None
