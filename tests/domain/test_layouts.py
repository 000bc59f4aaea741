"""Keys of other layouts, by their place on the keyboard."""

import pytest

from interview_desk.domain.layouts import LAYOUTS, find_us_key


@pytest.mark.parametrize(
    ("layout", "typed", "place"),
    [
        ("russian", "о", "j"),
        ("russian", "О", "J"),
        ("russian", "х", "["),
        ("russian", "Х", "{"),
        ("russian", "ю", "."),
        ("ukrainian", "і", "s"),
        ("belarusian", "ў", "o"),
        ("bulgarian-phonetic", "й", "j"),
        ("serbian", "ј", "j"),
        ("macedonian", "ќ", "'"),
        ("greek", "ξ", "j"),
        ("greek", "Ω", "V"),
        ("greek", "ς", "w"),
        ("hebrew", "ח", "j"),
        ("arabic", "ت", "j"),
        ("persian", "پ", "m"),
        ("georgian", "ჯ", "j"),
        ("georgian", "შ", "S"),
        ("russian", "j", ""),
        ("russian", "ξ", ""),
        ("russian", "👩🏽", ""),
        ("none", "о", ""),
    ],
)
def test_a_key_counts_by_its_place(layout, typed, place):
    assert find_us_key(typed, layout) == place


@pytest.mark.parametrize("layout", LAYOUTS[1:])
def test_every_letter_has_one_place(layout):
    places = [find_us_key(letter, layout) for letter in map(chr, range(0x370, 0x1100)) if find_us_key(letter, layout)]
    assert len(places) == len(set(places))
    assert set("fjdgk") <= set(places) or layout in {"arabic", "persian"}
