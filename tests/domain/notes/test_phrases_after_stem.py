"""Facts that complete the sentence of a stem."""

import pytest

from interview_desk.domain.english.second_person import Reader
from interview_desk.domain.notes.phrases import JOB, SHOW, Field, Kind, Setting, read_fact
from interview_desk.domain.search.interview import HookStem, UnsaidStem

SETTING = Setting(Reader(frozenset({"maya", "chen"})), {"maya": "Maya", "chen": "Chen"})


@pytest.mark.parametrize(
    ("stem", "typed", "kind", "phrase"),
    [
        (HookStem.TOLD, "they are moving to streaming in Q1", Kind.CLAUSE, "you are moving to streaming in Q1"),
        (HookStem.TOLD, "she hates surprises", Kind.CLAUSE, "you hate surprises"),
        (HookStem.ASKED, "how I'd deal with donors", Kind.QUESTION, "how I'd deal with donors"),
        (HookStem.ASKED, "do I drive?", Kind.QUESTION, "whether I drive"),
        (HookStem.ASKED, "why did I choose nursing", Kind.QUESTION, "why I chose nursing"),
        (HookStem.ASKED, "if I can weld", Kind.QUESTION, "whether I can weld"),
        (HookStem.ASKED, "about night shifts", Kind.QUESTION, "about night shifts"),
        (HookStem.ASKED, "my view of it", Kind.QUESTION, "for my view of it"),
        (HookStem.CARES, "notes done the same day", Kind.CARED, "notes done the same day"),
        (HookStem.WANTS, "somebody who stays", Kind.WISH, "somebody who stays"),
        (HookStem.WANTS, "to know early", Kind.WISH, "to know early"),
        (HookStem.SAID, "measure twice, blame nobody!", Kind.QUOTATION, "Measure twice, blame nobody"),
        (HookStem.SAID, "“Why not?”", Kind.QUOTATION, "Why not?"),
        (HookStem.BOTH, "sail", Kind.SHARED, "we both sail"),
        (HookStem.BOTH, "hates mornings", Kind.SHARED, "we both hate mornings"),
        (HookStem.TEAM, "deploys on Fridays", Kind.CLAUSE, "your team deploys on Fridays"),
        (HookStem.TEAM, "deploy on Fridays", Kind.CLAUSE, "your team deploys on Fridays"),
        (HookStem.TEAM, "have a new lab", Kind.CLAUSE, "your team has a new lab"),
        (HookStem.TEAM, "can weld", Kind.CLAUSE, "your team can weld"),
        (HookStem.TEAM, "will move in June", Kind.CLAUSE, "your team will move in June"),
        (HookStem.LIKED, "my answer about the flood", Kind.LIKED, "my answer about the flood"),
        (HookStem.LIKED, "that I asked about rotas", Kind.LIKED, "that I asked about rotas"),
        (UnsaidStem.FORGOT, "speak some Welsh", Kind.MINE, "I speak some Welsh"),
        (UnsaidStem.FORGOT, "'ve led audits", Kind.MINE, "I have led audits"),
        (UnsaidStem.FORGOT, "fluent in Danish", Kind.MINE, "I am fluent in Danish"),
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
        (HookStem.BOTH, "the river"),
        (HookStem.TEAM, "the river"),
        (HookStem.CARES, "@@"),
        (HookStem.WANTS, "(("),
        (HookStem.LIKED, "hiking up hills"),
        (UnsaidStem.FORGOT, "the river"),
        (SHOW, "the river"),
        ("unknown", "sail"),
    ],
)
def test_another_form_after_a_stem_is_unsure(stem, typed):
    assert read_fact(typed, Field.LEARNED, SETTING, stem).is_unsure


def test_a_verb_after_a_stem_keeps_its_subject():
    reading = read_fact("shows every visitor the lab", Field.LEARNED, SETTING, HookStem.WANTS)
    assert reading.phrase is not None
    assert reading.phrase.text == "you show every visitor the lab"


@pytest.mark.xfail(reason="the month is taken for the auxiliary with a stray capital")
def test_may_is_a_month():
    reading = read_fact("will move in May", Field.LEARNED, SETTING, HookStem.TEAM)
    assert reading.phrase is not None
