from datetime import date

import pytest

from interview_desk.desk.debriefing import PromisedByMe, parse_promise
from interview_desk.desk.people import parse_person
from interview_desk.domain.calendar import WorkCalendar
from interview_desk.domain.errors import Refused

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("references mon", "references", date(2026, 11, 16)),
        ("the 30-60-90 plan by fri", "the 30-60-90 plan", date(2026, 11, 13)),
        ("work samples end of next week", "work samples", date(2026, 11, 20)),
        ("a call", "a call", None),
        ("a bad one 32 feb", "a bad one 32 feb", None),
        ("", "", None),
    ],
)
def test_a_promise_in_one_line(line, what, due):
    assert parse_promise(line, TODAY, WorkCalendar()) == PromisedByMe(what, due)


def test_a_person_in_one_line():
    person = parse_person("Maya Chen, Head of Data, VP, maya@northwind.example, +33 1 55 50 10 10")
    assert person == ("Maya Chen", "Head of Data, VP", "maya@northwind.example", "+33 1 55 50 10 10")
    with pytest.raises(Refused, match="A name is needed"):
        parse_person(" , x")
