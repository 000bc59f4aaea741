"""Sentences of notes: confused words and agreement are found, and what is right is left alone, with the checker and without."""

from pathlib import Path

import pytest

from interview_desk.domain.notes.fixes import build_fix
from interview_desk.domain.notes.issue import ReviewContext
from interview_desk.domain.notes.review import review
from interview_desk.domain.notes.typos import find_typos
from interview_desk.proofreading.checker import Checker

FOLDER = Path(__file__).parent / "sentences"
CONTEXT = ReviewContext(kind="", accepted_words=frozenset({"lyon", "ghent", "lumen", "ana", "maya"}))
CHECKS = {"spelling", "grammar", "doubled-word"}


def read_lines(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


CLEAN = read_lines("clean.txt")
WRONG = [tuple(line.split("\t")) for line in read_lines("wrong.tsv")]


@pytest.fixture(scope="module")
def checker():
    checker = Checker(patience=30)
    checker.warm()
    yield checker
    checker.close()


@pytest.mark.parametrize("text", CLEAN)
def test_a_right_sentence_is_left_alone_without_the_checker(text):
    assert find_typos(text) == []
    assert find_typos(text.replace("'", "’")) == []


@pytest.mark.parametrize(("text", "wrong", "right"), WRONG)
def test_a_confused_word_is_found_without_the_checker(text, wrong, right):
    found = [(text[typo.start : typo.end], typo.suggestions[0]) for typo in find_typos(text)]
    assert found == [(wrong, right)]


@pytest.mark.parametrize(("text", "right"), [(text, right) for text, _, right in WRONG])
def test_a_mended_sentence_is_right(text, right):
    (typo,) = find_typos(text)
    assert find_typos(text[: typo.start] + right + text[typo.end :]) == []


def test_right_sentences_are_left_alone_with_the_checker(checker):
    found = {text: review(text, CONTEXT, checker.check(text)) for text in CLEAN}
    alarms = [
        (text, text[issue.start : issue.end], issue.suggestions)
        for text, issues in found.items()
        for issue in issues
        if issue.check in CHECKS
    ]
    assert alarms == []


def test_a_confused_word_has_the_right_fix_with_the_checker(checker):
    unmended = []
    for text, wrong, right in WRONG:
        issues = [issue for issue in review(text, CONTEXT, checker.check(text)) if issue.check in CHECKS]
        edits = [build_fix(issue, text, CONTEXT) for issue in issues if issue.suggestions]
        fixed = [f"{text[: edit.start]}{edit.text}{text[edit.end :]}" for edit in edits]
        if not any(_is_mended(text, wrong, right, candidate) for candidate in fixed):
            unmended.append((text, fixed))
    assert unmended == []


def _is_mended(text, wrong, right, candidate):
    return candidate in {
        text[:n] + right + text[n + len(wrong) :] for n in range(len(text)) if text.startswith(wrong, n)
    }
