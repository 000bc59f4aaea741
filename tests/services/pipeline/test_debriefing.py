from datetime import date

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.pipeline.debriefing import PromisedByMe, parse_promise
from interview_desk.services.pipeline.people import parse_person
from support.making import context


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("references mon", "references", date(2026, 11, 16)),
        ("the 30-60-90 plan by fri", "the 30-60-90 plan", date(2026, 11, 13)),
        ("work samples end of next week", "work samples", date(2026, 11, 20)),
        ("a call", "a call", None),
        ("a bad one 32 feb", "a bad one 32 feb", None),
        ("a plan for the first 90 days", "a plan for the first 90 days", None),
        ("figures for january", "figures for january", None),
        ("figures for january by +2", "figures for january", date(2026, 11, 16)),
        ("two samples within two weeks", "two samples", date(2026, 11, 26)),
        ("", "", None),
        ("a call at 2pm fri", "a call at 2pm", date(2026, 11, 13)),
        ("the contract before christmas", "the contract", date(2026, 12, 24)),
        ("samples a week tomorrow", "samples", date(2026, 11, 20)),
        ("ask Max friday", "ask Max", date(2026, 11, 13)),
        ("a deck of ten pages max", "a deck of ten pages max", None),
        ("a plan, two weeks max", "a plan, two weeks max", None),
    ],
)
def test_a_promise_in_one_line(line, what, due):
    assert parse_promise(line, context("12")) == PromisedByMe(what, due)


def test_a_person_in_one_line():
    person = parse_person("Maya Chen, Head of Data, VP, maya@northwind.example, +33 1 55 50 10 10")
    assert person == ("Maya Chen", "Head of Data, VP", "maya@northwind.example", "+33 1 55 50 10 10")
    with pytest.raises(Refused, match="A name is needed"):
        parse_person(" , x")
