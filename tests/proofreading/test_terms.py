"""Words of the trade, made of known ones by prefixes and endings, are known; a prefix hides no misspelling."""

from pathlib import Path

import pytest

from interview_desk.proofreading.checker import Checker
from interview_desk.proofreading.terms import is_term

WORDS = (Path(__file__).parent / "sentences" / "terms.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def checker():
    checker = Checker(patience=30)
    checker.warm()
    yield checker
    checker.close()


def test_words_of_the_trade_are_known(checker):
    alarms = [
        (word, issues[0].suggestions) for word in WORDS if (issues := checker.check(f"I liked the {word} of it."))
    ]
    assert alarms == []


@pytest.mark.parametrize(
    "word",
    [
        "reguards",
        "rescent",
        "recieve",
        "unforseen",
        "preperation",
        "desing",
        "untill",
        "unkown",
        "reherse",
        "backround",
        "coleague",
    ],
)
def test_a_prefix_does_not_hide_a_misspelling(checker, word):
    assert checker.check(f"I liked the {word} of it.")


@pytest.mark.parametrize("word", ["resharding", "dockerized", "multitenancy", "wireframed", "shardable", "refactored"])
def test_a_form_of_a_term_is_a_term(word):
    assert is_term(word)


@pytest.mark.parametrize("word", ["reguards", "shar", "re", "resing", "ing", "unable", "needing"])
def test_another_word_is_no_term(word):
    assert not is_term(word)
