"""Writing out of shorthand and capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.spelling import lower_first, write_out

NAMES = {"ines": "Ines", "falk": "Falk", "b&q": "B&Q", "stone": "Stone"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("works w/ volunteers", "works with volunteers"),
        ("tea & cake", "tea and cake"),
        ("Stone & Falk", "Stone & Falk"),
        ("R & D", "R & D"),
        ("5 yrs here", "5 years here"),
        ("1 hr a day", "1 hour a day"),
        ("20mins", "20 minutes"),
        ("closed at xmas", "closed at Christmas"),
        ("~40 beds", "about 40 beds"),
        ("great ward!!", "great ward"),
        ("calm...", "calm"),
        ("NO excuses", "no excuses"),
        ("the NHS trust", "the NHS trust"),
        ("NO EXCUSES FOR IT", "no excuses for it"),
        ("they did it theirselves", "they did it themselves"),
        ("they recieve maps", "they receive maps"),
        ("dont guess", "don't guess"),
        ("i speak welsh", "I speak Welsh"),
        ("on tuesdays in may", "on Tuesdays in may"),
        ("ines likes it", "Ines likes it"),
        ("*very* calm", "very calm"),
        ("a outside door", "an outside door"),
        ("an uniform", "a uniform"),
        ("an hour", "an hour"),
    ],
)
def test_a_text_is_written_out(typed, written):
    assert write_out(typed, NAMES) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Loves climbing", "loves climbing"),
        ("Asked if I sail", "asked if I sail"),
        ("I sail", "I sail"),
        ("Ines sails", "Ines sails"),
        ("Stone's rota", "Stone's rota"),
        ("NHS rota", "NHS rota"),
        ("Monday rota", "Monday rota"),
        ("Welsh maps", "Welsh maps"),
        ("Xqzt rota", "Xqzt rota"),
        ("R&D budget", "R&D budget"),
        ("", ""),
    ],
)
def test_the_first_word_begins_small_unless_it_is_a_name(typed, written):
    assert lower_first(typed, NAMES) == written


@given(st.text())
def test_any_text_can_be_written_out(text):
    written = write_out(text, NAMES)
    assert written == write_out(text, NAMES)
    assert lower_first(written, NAMES).lower() == written.lower()


@pytest.mark.parametrize("text", ["5 hrſ", "10 mıns", "weather ı go", "atleaſt"])
def test_letters_that_only_look_the_same_do_not_matter(text):
    assert write_out(text, {})


@given(st.from_regex(r"[0-9]{1,4}( [a-z]{1,8}){1,5}", fullmatch=True))
def test_numbers_stay(text):
    assert text.split()[0] in write_out(text, NAMES)
