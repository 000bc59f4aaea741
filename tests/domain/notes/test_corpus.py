"""Facts as people type them: what is woven is right, what is private is never told, and no number is lost."""

import re

import pytest

from support.corpus import read_corpus

FACTS = ("typed_facts_a", "typed_facts_b", "typed_facts_c")


@pytest.mark.parametrize("name", FACTS)
def test_no_number_is_lost_and_nobody_is_spoken_of(name):
    for reading in read_corpus(name):
        phrase = reading.reading.phrase
        if phrase is not None:
            first = re.split(r"[.;!?]", reading.text)[0]
            assert all(number in phrase.text for number in re.findall(r"\d+", first)), reading
            assert (
                not re.search(r"\b(?:she|he|her|his|herself|himself)\b", phrase.text.lower())
                or phrase.kind == "quotation"
            )


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize(("has_stem", "least"), [(False, 0.4), (True, 0.7)])
def test_what_can_be_told_is_woven(name, has_stem, least):
    tellable = [each for each in read_corpus(name) if each.treatment == "tell" and each.has_stem == has_stem]
    woven = [each for each in tellable if each.outcome == "woven"]
    assert len(woven) >= least * len(tellable)
    assert sum(not each.is_as_written for each in woven) <= 0.3 * len(woven)  # those are read by people


@pytest.mark.parametrize(
    ("name", "most"), [*((name, 1) for name in FACTS), ("private_remarks_1", 0), ("private_remarks_2", 35)]
)
def test_what_is_private_is_not_told(name, most):
    slips = [each.text for each in read_corpus(name) if each.treatment == "private" and each.outcome == "woven"]
    assert len(slips) <= most, slips
