"""What is said to the reader, in the guide's words "you" and "your team"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.english.forms import Form
from interview_desk.domain.english.second_person import Reader, turn
from interview_desk.domain.english.words import load_lexicon

READER = Reader(frozenset({"ines", "falk"}), frozenset({"olu", "berg"}))
MARK = Reader(frozenset({"mark", "ito"}))
WORDS = sorted(word for words in load_lexicon().values() for word in words)
TEXTS = st.lists(
    st.sampled_from([*WORDS, "Ines", "Falk", "Olu", ",", "hates", "maps", "3"]), min_size=1, max_size=12
).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("they're moving to streaming", "you're moving to streaming"),
        ("they just opened a second gym", "you just opened a second gym"),
        ("the team is proud of the rota", "your team is proud of the rota"),
        ("the whole company moves", "your whole company moves"),
        ("team meets on Mondays", "your team meets on Mondays"),
        ("the company keeps its maps", "your company keeps its maps"),
        ("she hates surprises", "you hate surprises"),
        ("he has a dog and walks it daily", "you have a dog and walk it daily"),
        ("she prepares herself for every audit", "you prepare yourself for every audit"),
        ("suppliers answer her", "suppliers answer you"),
        ("her desk is never tidy", "your desk is never tidy"),
        ("the office is his", "the office is yours"),
        ("Ines hates surprises", "you hate surprises"),
        ("Ines's team meets daily", "your team meets daily"),
        ("Dr Falk's desk is tidy", "your desk is tidy"),
        ("we both sail", "we both sail"),
        ("patients stay because they like it", "patients stay because they like it"),
        ("somebody says when they are stuck", "somebody says when they are stuck"),
        ("Olu keeps the maps", "Olu keeps the maps"),
        ("he doesn’t wait", "you don’t wait"),
        ("she was a chef", "you were a chef"),
    ],
)
def test_a_clause_is_said_to_the_reader(typed, said):
    assert turn(typed, Form.CLAUSE, READER) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hates paperwork, dictates everything", "you hate paperwork and dictate everything"),
        ("asked about the rota", "you asked about the rota"),
        ("never waits", "you never wait"),
        ("plans, tests and ships everything", None),
        ("started in 1998, still takes calls", None),
        ("likes dogs, walks and books", None),
    ],
)
def test_a_verb_phrase_gets_its_subject(typed, said):
    assert turn(typed, Form.VERB_PHRASE, READER) == said


@pytest.mark.parametrize(
    "typed",
    [
        "she says he is late",
        "her daughter says she likes it",
        "Olu says she is early",
        "we have two sites",
        "is 5 years here",
        "they hates it",
        "Ines waits",
        "she's new",
        "ring her early",
        "",
    ],
)
def test_a_clause_that_cannot_be_turned_for_certain_is_not(typed):
    assert turn(typed, Form.CLAUSE, READER) is None


def test_a_word_that_is_no_name_is_not_taken_for_the_reader():
    assert turn("the mark scheme changed", Form.CLAUSE, MARK) == "the mark scheme changed"


def test_we_in_a_text_about_the_user_stays():
    assert turn("we cut no-shows", Form.CLAUSE, READER, is_mine=True) == "we cut no-shows"


@given(st.text() | TEXTS, st.sampled_from(Form), st.booleans())
def test_nothing_of_the_third_person_is_left(text, form, is_mine):
    turned = turn(text, form, READER, is_mine=is_mine)
    words = set((turned or "").replace("’", "'").split())
    assert not words & {"she", "he", "her", "him", "his", "hers", "herself", "himself", "Ines", "Falk"}
    assert turned == turn(text, form, READER, is_mine=is_mine)


@pytest.mark.xfail(reason="a full name is taken for two people")
def test_a_full_name_is_the_reader():
    assert turn("Ines Falk hates surprises", Form.CLAUSE, READER) == "you hate surprises"


@pytest.mark.xfail(reason="a title before the name hides that it is a subject")
def test_a_name_with_its_title_is_the_reader():
    assert turn("Dr Falk hates surprises", Form.CLAUSE, READER) == "you hate surprises"


@pytest.mark.xfail(reason="“goes” can be a plural noun")
def test_they_goes_is_a_slip():
    assert turn("they goes home", Form.CLAUSE, READER) is None


@pytest.mark.xfail(reason="“team” is taken for other people, whom “they” then means")
def test_they_after_the_team_are_the_readers_side():
    assert (
        turn("the team is proud that they had no recall", Form.CLAUSE, READER)
        == "your team is proud that you had no recall"
    )
