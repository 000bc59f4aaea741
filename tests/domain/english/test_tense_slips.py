"""Slips of people who think in another language."""

import pytest

from interview_desk.domain.english.tense_slips import has_tense_slip
from interview_desk.domain.english.tokens import list_words, tokenize


@pytest.mark.parametrize(
    "text",
    [
        "since 3 years no recall",
        "is having two sites",
        "is 5 years here",
        "are here since May",
        "is working with them since May",
        "does works late",
        "works at the plant since May",
        "has started a shop two years ago",
        "makes in winter a course",
        "works with own tools",
        "is knowing everybody",
        "is the head since then",
        "somebody which stays",
        "the site is new, is near the river",
        "knows whole team",
        "moved to new office in May",
        "every team have a lead",
        "choose themselves the topics",
        "I drive buses since 2014",
    ],
)
def test_each_slip_is_found(text):
    assert has_tense_slip(text, list_words(tokenize(text)))


@pytest.mark.parametrize(
    "text",
    [
        "has worked here since 2014",
        "no recall for 3 years",
        "has two sites",
        "their own workshop",
        "I own a van",
        "knows the whole team",
        "does needs assessment",
        "moved to the new office in May",
        "people who stay",
        "has every day a plan",
    ],
)
def test_usual_english_is_none(text):
    assert not has_tense_slip(text, list_words(tokenize(text)))
