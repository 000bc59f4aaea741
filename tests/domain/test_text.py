import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.text import clean_line, clean_text, joined, map_positions, shorten


@given(st.text())
def test_a_line_is_one_line_that_can_be_written(text):
    line = clean_line(text)
    assert "\n" not in line
    assert "\x1b" not in line
    line.encode("utf-8")
    assert clean_line(line) == line


@given(st.text())
def test_a_text_keeps_its_lines(text):
    cleaned = clean_text(text)
    assert "\r" not in cleaned
    assert "\x00" not in cleaned
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    "name", ["[Acme] & Söhne", "[/]", "=1+1", "株式会社", "שלום", "👩‍💻 Labs", "[@click=app.quit]x[/]"]
)
def test_names_stay_as_they_are(name):
    assert clean_line(name) == name


def test_what_could_steer_a_terminal_is_gone():
    assert clean_line("a\x1b]52;c;x\x07b\x9bc\ud800") == "a]52;c;xbc?"


def test_too_long_is_refused_with_its_name():
    with pytest.raises(Refused, match="the role is 2,001 characters"):
        clean_line("x" * 2001, "the role")


@pytest.mark.parametrize(
    ("name", "first"),
    [("Maya Chen", "Maya"), ("Dr. Ana Ruiz", "Ana"), ("Cher", "Cher"), ("", ""), ("Prof. Ng", "Prof. Ng")],
)
def test_first_names(name, first):
    assert first_name(name) == first


def test_words_in_a_sentence():
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert shorten("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("Dear Maya,\r\n\r\nI recieved it.", "recieved"),
        ("Dear Ine\u0302s and Rene\u0301e, I am definately glad.", "definately"),
        ("\ufeffDear\x00 Maya,\rthank you", "thank"),
        ("plain", "plain"),
    ],
)
def test_a_place_in_a_cleaned_text_is_found_in_the_one_that_was_given(given, word):
    cleaned = clean_text(given)
    at = map_positions(given, cleaned)
    start = cleaned.index(word)
    assert given[at(start) : at(start + len(word))] == word
    assert at(None) is None
    assert at(len(cleaned)) == len(given)


@given(st.text(max_size=60))
def test_places_never_lie_outside(given_text):
    cleaned = clean_text(given_text)
    at = map_positions(given_text, cleaned)
    assert all(0 <= at(n) <= max(len(given_text), len(cleaned)) for n in range(len(cleaned) + 1))
