"""Verbs whose subject becomes "you"."""

import pytest

from interview_desk.domain.english.rewriting import begin_rewrite
from interview_desk.domain.english.subject_verbs import turn_verbs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hates paperwork", "hate paperwork"),
        ("hates paperwork, dictates everything", "hate paperwork and dictate everything"),
        ("has two dogs and walks them daily", "have two dogs and walk them daily"),
        ("knows who does what", "know who does what"),
        ("likes vans and trucks", "like vans and trucks"),
        ("likes dogs, walks and books", None),
        ("runs a van, sells and mends", None),
        ("opened a shop and runs it", "opened a shop and runs it"),
        ("doesn't wait", "don't wait"),
        ("'s early", None),
        ("never", None),
    ],
)
def test_all_verbs_of_the_subject_are_turned_or_none(text, said):
    rewrite = begin_rewrite(text)
    assert (rewrite.apply() if turn_verbs(rewrite, 0) else None) == said
