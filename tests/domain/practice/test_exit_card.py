"""The exit card: seven answers, one key each, and what becomes of those one did not get."""

import pytest

from interview_desk.domain.practice.exit_card import (
    SEVEN,
    count_answered,
    format_answer,
    is_answered,
    list_open_questions,
    says_it_outright,
    toggle_answer,
)
from interview_desk.domain.search.interview import ExitCard
from support.making import at, debriefed, interview


def test_there_are_seven_and_every_answer_of_the_card_belongs_to_one():
    held = [name for asked in SEVEN for name in asked.holds]
    assert [asked.key for asked in SEVEN] == list("1234567")
    assert sorted(held) == sorted(set(ExitCard._fields) - {"answered_at", "promise"})


@pytest.mark.parametrize("key", ["1", "5", "6"])
def test_one_key_goes_from_yes_to_no_to_not_asked(key):
    card = ExitCard()
    seen = []
    for _ in range(4):
        card = toggle_answer(card, key)
        seen.append((format_answer(card, key), is_answered(card, key)))
    assert seen == [("yes", True), ("no", True), ("", False), ("yes", True)]


def test_the_fourth_answer_says_how():
    card, seen = ExitCard(), []
    for _ in range(6):
        card = toggle_answer(card, "4")
        seen.append(format_answer(card, "4"))
    assert seen == ["yes, by e-mail", "yes, by phone", "yes, by letter", "no, not welcome", "", "yes, by e-mail"]
    assert toggle_answer(ExitCard(may_follow_up=True, channel="carrier pigeon"), "4").channel == "email"


def test_the_first_answer_is_two_of_the_document_s():
    card = toggle_answer(ExitCard(), "1")
    assert (card.thanked, card.wants_the_job) == (True, True)
    assert count_answered(card) == 1
    assert count_answered(None) == 0


FULL = ExitCard(at("10 11:05"), True, True, "the panel meets", "by friday", True, "email", False, True, True)


@pytest.mark.parametrize(
    ("card", "date_known", "asked"),
    [
        (None, False, []),
        (FULL, True, []),
        (FULL._replace(next_step=None), True, ["what the next step is?"]),
        (FULL._replace(by_when=None), False, ["by when you expect to decide?"]),
        (FULL._replace(by_when=None), True, []),
        (FULL._replace(next_step=None, by_when=None), False, ["what the next step is, and by when"]),
        (FULL._replace(may_follow_up=None), True, ["all right if I check back"]),
        (FULL._replace(may_follow_up=False), True, []),
        (FULL._replace(contacts_collected=False), True, ["names and e-mail addresses of everyone"]),
        (FULL._replace(they_have_mine=False), True, ["+1 555"]),
        (FULL._replace(anything_else=None), True, []),
        (ExitCard(at("10 11:05")), False, ["next step", "check back"]),
    ],
)
def test_what_was_not_answered_is_asked_later(card, date_known, asked):
    found = list_open_questions(interview()._replace(exit_card=card), date_known=date_known, phone="+1 555")
    assert len(found) == len(asked)
    assert all(part in sentence for part, sentence in zip(asked, found, strict=True))


def test_what_the_debrief_knows_is_not_asked():
    known = interview(debrief=debriefed()._replace(next_step="the panel meets"))._replace(
        exit_card=FULL._replace(next_step=None)
    )
    assert list_open_questions(known, date_known=True) == []


def test_what_was_not_said_at_the_door_is_said_later():
    assert says_it_outright(interview()._replace(exit_card=FULL._replace(wants_the_job=False)))
    assert not says_it_outright(interview()._replace(exit_card=FULL))
    assert not says_it_outright(None)
