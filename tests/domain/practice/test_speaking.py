"""The closing statement: its words, the pace, and the budget of 90 seconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.policy import Policies
from interview_desk.domain.practice.speaking import Pace, budget, measure_speech, pace_of, sentences, words_of
from interview_desk.domain.search.preparation import ClosingStatement, PracticeRun
from support.making import at


def statement(words, *runs, name="c1", application="a1"):
    rehearsals = tuple(PracticeRun(at(f"1{n} 09:00"), seconds, count) for n, (seconds, count) in enumerate(runs))
    return ClosingStatement(name, application, (), " ".join(["word"] * words), rehearsals)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("I want this job.", 4),
        ("a 24-hour on-call rota – and more …", 6),
        ("« Bonjour » 90 %", 2),
        ("みどり 株式会社", 2),
    ],
)
def test_words_are_counted_as_they_are_spoken(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("words", "light", "seconds", "cut"),
    [(0, "green", 0, 0), (195, "green", 90, 0), (196, "amber", 90, 1), (225, "amber", 104, 30), (226, "red", 104, 31)],
)
def test_195_words_fill_90_seconds_at_130_a_minute(words, light, seconds, cut):
    found = measure_speech(" ".join(["word"] * words), Policies(), pace_of((), Policies()))
    assert (found.light, found.seconds, found.too_many) == (light, seconds, cut)


def test_without_a_rehearsal_the_pace_is_the_policy_s():
    assert pace_of([statement(150)], Policies(words_per_minute=140)) == Pace(140.0)
    assert not pace_of([statement(150)], Policies()).is_calibrated


def test_the_pace_is_that_of_the_newest_rehearsals():
    pace = pace_of([statement(150, (100, 150), (92, 150), (88, 150))], Policies(), "c1")
    assert pace.rehearsals == 3
    assert 88 <= 150 * 60 / pace.words_per_minute <= 90


def test_a_rehearsal_without_words_counts_those_of_the_text():
    pace = pace_of([statement(180, (84, None))], Policies(), "c1")
    assert measure_speech(" ".join(["word"] * 180), Policies(), pace).seconds == 84


def test_what_was_interrupted_or_never_spoken_says_nothing():
    assert pace_of([statement(150, (4, 150), (3_000, 150), (20, 0))], Policies()) == Pace(130.0)


def test_a_statement_without_runs_takes_the_pace_of_the_others():
    others = [statement(150, (60, 150)), statement(90, name="c2", application="a2")]
    assert pace_of(others, Policies(), "c2").words_per_minute == 150
    own = statement(90, (45, 90), name="c2", application="a2")
    assert pace_of([others[0], own], Policies(), "c2").words_per_minute == 120


@given(st.integers(95, 220), st.floats(-2, 2), st.integers(150, 260))
def test_a_statement_of_90_seconds_is_judged_to_within_3_seconds_of_the_stopwatch(pace, slip, words):
    """Calibrated by one run of another text; a person's pace then differs by up to two words a minute."""
    calibrated = pace_of([statement(words, (round(words * 60 / pace), words))], Policies(), "other")
    fits = budget(90, Pace(float(pace)))
    stopwatch = fits * 60 / (pace + slip)
    assert abs(measure_speech(" ".join(["word"] * fits), Policies(), calibrated).seconds - stopwatch) <= 3


def test_a_text_is_learned_by_its_sentences():
    text = "In ninety seconds: I build systems. At 3.5 a day! Ja. So it is that\n\nI want this job."
    assert sentences(text) == [
        "In ninety seconds:",
        "I build systems.",
        "At 3.5 a day!",
        "Ja. So it is that",
        "I want this job.",
    ]
    assert sentences("") == []


@given(st.text(max_size=200))
def test_no_word_is_lost_between_sentences(text):
    assert " ".join(sentences(text)).split() == text.split()
