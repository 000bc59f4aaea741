"""Replacing of words in a text."""

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.rewriting import begin_rewrite


@given(st.text())
def test_a_text_without_edits_stays(text):
    assert begin_rewrite(text).apply() == text


def test_edits_are_applied_in_the_order_of_the_text():
    rewrite = begin_rewrite("she hates her desk")
    she, _, her, _ = rewrite.words
    rewrite.replace(her, "your")
    rewrite.replace(she, "you")
    rewrite.insert(0, "that ")
    assert rewrite.apply() == "that you hates your desk"


def test_of_edits_that_overlap_the_first_counts():
    rewrite = begin_rewrite("Dr Falk waits")
    title, name, _ = rewrite.words
    rewrite.replace(name, "you", start=title.start)
    rewrite.replace(name, "she")
    assert rewrite.apply() == "you waits"
