"""Slips: the notation in which they are written down, and what the lines say of right and of wrong sentences."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.notes.typos import find_typos
from interview_desk.domain.notes.typos.data_files import read_lines
from interview_desk.domain.notes.typos.misspelled import load_corrections
from interview_desk.domain.notes.typos.notation import WORD, Index
from support.slips import CLEAN, CLEAN_SENTENCES, NEAR_MISSES, SLIPS

LISTS = {"thing": "time|help"}


def told(line, text):
    return [(text[one.start : one.end], *one.suggestions) for one in Index([line], LISTS).find_typos(text)]


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("forward to [here -> hearing]", "I look forward to here.", [("here", "hearing")]),
        ("forward to [here -> hearing]", "I look forward\nto here.", [("here", "hearing")]),
        ("forward to [here -> hearing]", "I look forward to\n\nHere we are.", []),
        ("forward to [here -> hearing]", "a step-forward to here", []),
        ("for [you -> your] {thing}", "for you time, for you help, for you all", [("you", "your"), ("you", "your")]),
        ("[you're -> your] {thing}", "It’s you’re time", [("you’re", "your")]),
        ("[dont -> don't]", "I dont; it’s so.", [("dont", "don’t")]),
        ("[dont -> don't]", "I dont; it's so.", [("dont", "don't")]),
        ("^[its -> it's] a", "Now its a list. Its a start, its a way", [("Its", "It's"), ("its", "it's")]),
        ("kind [regard -> regards]$", "Kind regard,\nAlex; kind regard for you", [("regard", "regards")]),
        ("[(tank|than) -> thank] you", "Tank you, and than you", [("Tank", "Thank"), ("than", "thank")]),
        ("discuss(ed)? [about -> ]", "We discussed about it", [("about", "")]),
        ("and [I -> me]$", "with Tom and I.", [("I", "me")]),
        ("to [follow-up -> follow up]", "to follow-up on it", [("follow-up", "follow up")]),
        ("[thank -> thanks] for", "thank-for, thank fortune", []),
        ("enjoyed [to meet -> meeting]", "enjoyed to meet you, enjoyed to meeting", [("to meet", "meeting")]),
    ],
)
def test_a_line_meets_what_it_says(line, text, found):
    assert told(line, text) == found


@pytest.mark.parametrize("line", ["no brackets", "[no arrow]", "[open -> end"])
def test_a_line_without_a_slip_is_refused(line):
    with pytest.raises(ValueError, match="No slip in brackets"):
        Index([line], {})


def test_a_list_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        Index(["for [you -> your] {nothing}"], LISTS)


@pytest.mark.parametrize("name", ["phrases.txt", "confused.txt", "misspelled.txt"])
def test_comments_in_a_data_file_are_no_lines(name):
    lines = read_lines(name)
    assert len(lines) > 50
    assert not [line for line in lines if line.startswith("#") or not line]


def test_every_misspelling_is_a_word_that_a_text_can_have():
    assert [wrong for wrong in load_corrections() if not WORD.fullmatch(wrong) or wrong != wrong.lower()] == []


@pytest.mark.parametrize("text", [*CLEAN, *CLEAN_SENTENCES, *NEAR_MISSES])
def test_what_is_right_is_left_alone(text):
    assert find_typos(text) == []


@pytest.mark.parametrize("text", [text for text, *_ in SLIPS])
def test_what_was_mended_is_no_slip_any_more(text):
    for slip in find_typos(text):
        mended = (text[: slip.start] + slip.suggestions[0] + text[slip.end :]).replace("  ", " ")
        again = [
            one
            for one in find_typos(mended)
            if one.start < slip.start + len(slip.suggestions[0]) and slip.start < one.end
        ]
        assert again == []


WORDS = st.sampled_from([word for text, *_ in SLIPS for word in text.split()] + ["\n", "\n\n", "  ", "[", "’", "I"])


@given(st.lists(st.one_of(WORDS, st.text(string.printable, max_size=6)), max_size=40))
def test_slips_stand_in_order_inside_the_text_and_apart(parts):
    text = " ".join(parts)
    found = find_typos(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
