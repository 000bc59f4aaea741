"""Which daily copies are kept: seven days, four weeks, twelve months, by how many newer ones there are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.backup_schedule import DAILY, MONTHLY, WEEKLY, select_days_to_keep

NEWEST = date(2026, 11, 22)
YEARS = [NEWEST - timedelta(days=n) for n in range(800)]
DAYS = st.lists(st.dates(date(2020, 1, 1), date(2040, 12, 31)), max_size=80)


def test_a_copy_a_day_for_two_years_leaves_days_weeks_and_months():
    kept = select_days_to_keep(YEARS)
    assert set(YEARS[:DAILY]) <= kept
    weeks = {day.isocalendar()[:2] for day in kept}
    assert len({day.isocalendar()[:2] for day in YEARS[:22]}) == WEEKLY  # this week and the three before
    assert {day.isocalendar()[:2] for day in YEARS[:22]} <= weeks
    months = {(day.year, day.month) for day in kept}
    assert months == {(day.year, day.month) for day in YEARS if day >= date(2025, 12, 1)}
    assert len(months) == MONTHLY
    assert len(kept) <= DAILY + WEEKLY + MONTHLY


@given(DAYS)
def test_the_newest_copies_are_always_kept_and_never_too_many(days):
    kept = select_days_to_keep(days)
    assert kept <= set(days)
    assert set(sorted(set(days), reverse=True)[:DAILY]) <= kept
    assert len(kept) <= DAILY + WEEKLY + MONTHLY


@given(DAYS, st.dates(date(2041, 1, 1), date(2060, 1, 1)))
def test_one_day_with_a_wrong_clock_costs_one_copy_of_each_kind_at_most(days, wrong):
    assert len(select_days_to_keep(days) - select_days_to_keep([*days, wrong])) <= 3


@given(DAYS)
def test_thinning_again_takes_nothing_more(days):
    kept = select_days_to_keep(days)
    assert select_days_to_keep(kept) == kept
