"""A weekday that does not fit its date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.dates.calendar import DATE_STYLES
from interview_desk.domain.notes.letter_days import long_day
from interview_desk.domain.notes.weekdays import find_wrong_weekdays

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("We spoke on Monday 25 November.", "Wednesday"),
        ("Monday, November 25", "Wednesday"),
        ("Mon 25 Nov", "Wed"),
        ("on Monday the 25th of November, as agreed", "Wednesday"),
        ("Friday, January 1st", ""),
        ("Thursday, January 1", "Friday"),  # the nearest one: of 2027
        ("Monday 25 November 2024", ""),
        ("tuesday 25 november 2024", "Monday"),
        ("Wednesday 25 November", ""),
        ("Sunday 29 February", ""),  # there is none near
        ("Thurs. 26 Nov", ""),
        ("Monday at 25 Novembers", ""),
        ("Saturday 31 April", ""),
        ("Fri 45 November", ""),
    ],
)
def test_a_weekday_that_does_not_fit(text, right):
    assert [wrong.right for wrong in find_wrong_weekdays(text, TODAY)] == ([right] if right else [])


@given(st.dates(date(2026, 6, 1), date(2027, 5, 1)), st.sampled_from(DATE_STYLES))
def test_our_own_days_fit(day, style):
    written = long_day(day, style)
    assert not list(find_wrong_weekdays(f"We spoke on {written}.", TODAY))
    right = written.split()[0].strip(",")
    for name in {"Monday", "Tuesday", "Sunday"} - {right}:
        assert [one.right for one in find_wrong_weekdays(written.replace(right, name), TODAY)] == [right]
