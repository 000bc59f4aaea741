"""STAR stories: shares against 20/10/60/10."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.practice.star import missing, shares
from interview_desk.domain.search.preparation import Story


def story(situation=0, task=0, action=0, result=0):
    return Story(
        "s",
        "A story",
        *(" ".join(["word"] * count) for count in (situation, task, action, result)),
        reflection="w " * 90,
    )


def told(one):
    return {share.part: (share.percent, share.advice) for share in shares(one)}


@pytest.mark.parametrize(
    ("counts", "percents", "advised"),
    [
        ((20, 10, 60, 10), (20, 10, 60, 10), set()),
        ((28, 10, 52, 10), (28, 10, 52, 10), set()),
        ((40, 10, 40, 10), (40, 10, 40, 10), {"situation", "action"}),
        ((10, 10, 50, 30), (10, 10, 50, 30), {"result"}),
        ((20, 10, 70, 0), (20, 10, 70, 0), {"result"}),
        ((1, 1, 1, 0), (34, 33, 33, 0), {"result"}),
        ((0, 0, 0, 0), (0, 0, 0, 0), set()),
    ],
)
def test_shares_and_advice(counts, percents, advised):
    found = told(story(*counts))
    assert tuple(percent for percent, _ in found.values()) == percents
    assert {part for part, (_, advice) in found.items() if advice} == advised


@given(st.tuples(*[st.integers(0, 300)] * 4).filter(any))
def test_shares_add_up_to_a_hundred(counts):
    assert sum(share.percent for share in shares(story(*counts))) == 100


def test_parts_that_are_missing_are_named():
    assert missing(story(5, 0, 5, 0)) == ("task", "result")
