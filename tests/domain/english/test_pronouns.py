"""Pronouns that mean the reader, or others."""

import pytest

from interview_desk.domain.english.pronouns import turn_pronoun
from interview_desk.domain.english.rewriting import begin_rewrite


def turned(text, pronoun):
    """The text with its last such pronoun turned; None if that isn't certain."""
    rewrite = begin_rewrite(text)
    position = max(place for place, word in enumerate(rewrite.words) if word.word == pronoun)
    return rewrite.apply() if turn_pronoun(rewrite, position) else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ring her", "ring you"),
        ("ring her on Monday", "ring you on Monday"),
        ("her desk", "your desk"),
        ("her first job", "your first job"),
        ("her own shop", "your own shop"),
        ("ring her early", None),
        ("help her plan", None),
    ],
)
def test_her_is_you_or_your(text, said):
    assert turned(text, "her") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("they moved", "you moved"),
        ("the site where they moved", "the site where you moved"),
        ("nobody says when they are stuck", "nobody says when they are stuck"),
        ("patients say when they are stuck", "patients say when they are stuck"),
        ("year 11 do practicals when they can", "year 11 do practicals when they can"),
        ("let designers say what they need", "let designers say what they need"),
        ("the boss says they moved", None),
        ("has the keys, so they moved", None),
    ],
)
def test_they_are_the_readers_side_unless_others_were_mentioned(text, said):
    assert turned(text, "they") == said
