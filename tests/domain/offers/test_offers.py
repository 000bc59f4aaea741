"""What offers come to, and how far they are what one weighs most."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.offers.offers import (
    PERIODS,
    USUAL_CRITERIA,
    Amount,
    Criterion,
    Money,
    Offer,
    PayPart,
    Rating,
    Score,
    Term,
    annualize,
    get_criteria,
    money,
    score,
    terms_of,
)


def pay(**parts):
    return tuple(PayPart(what.replace("_", "-"), amount) for what, amount in parts.items())


@pytest.mark.parametrize(
    ("per", "hours", "year"),
    [
        ("year", None, 1000),
        ("month", None, 12_000),
        ("week", None, 52_000),
        ("day", None, 260_000),
        ("hour", None, 2_080_000),
        ("hour", 20, 1_040_000),
        ("once", None, None),
    ],
)
def test_an_amount_in_a_year(per, hours, year):
    assert annualize(Amount(Decimal(1000), "EUR", per), hours) == year


def test_what_comes_once_counts_in_the_first_year_only():
    offer = Offer(
        pay(
            base=Amount(Decimal(60_000), "EUR"),
            bonus=Amount(Decimal(500), "EUR", "month"),
            sign_on=Amount(Decimal(4_000), "", "once"),
        )
    )
    assert money(offer) == Money("EUR", Decimal(66_000), Decimal(70_000), None)


def test_an_hour_is_one_that_is_worked():
    offer = Offer(pay(base=Amount(Decimal(56_400), "EUR")), hours=40, days_off=25)
    assert money(offer).hour == Decimal(56_400) / (40 * 52 - 25 * 8)
    assert money(Offer(pay(base=Amount(Decimal(30), "EUR", "hour")))).hour == 30
    assert money(Offer(pay(base=Amount(Decimal(30), "EUR")), hours=40, days_off=260)).hour is None


def test_several_currencies_are_not_added_up():
    assert money(Offer(pay(base=Amount(Decimal(1), "EUR"), bonus=Amount(Decimal(1), "USD")))) is None
    assert money(Offer()) is None


def test_stars_count_as_much_as_their_criterion_weighs():
    criteria = (Criterion("work", 5), Criterion("people", 1), Criterion("view", 0), Criterion("growth", 3))
    offer = Offer(ratings=(Rating("work", 5), Rating("people", 2), Rating("view", 1), Rating("gone", 1)))
    assert score(offer, criteria) == Score((5 * 5 + 2) / 6, 2, 3)
    assert score(Offer(), criteria) is None
    assert score(Offer(ratings=(Rating("view", 5),)), criteria) is None


def test_conditions_are_compared_by_their_names():
    assert terms_of([Offer(terms=(Term("start", "May"), Term("dog", "yes"))), Offer(terms=(Term("cat", "no"),))])[
        -2:
    ] == ["dog", "cat"]
    assert get_criteria(()) == USUAL_CRITERIA


@given(
    st.lists(
        st.tuples(st.sampled_from(["base", "bonus"]), st.integers(0, 10**9), st.sampled_from(PERIODS)), max_size=4
    ),
    st.integers(1, 112) | st.none(),
    st.integers(0, 260) | st.none(),
)
def test_money_is_never_less_in_the_first_year(parts, hours, off):
    offer = Offer(tuple(PayPart(what, Amount(Decimal(n), "EUR", per)) for what, n, per in parts), hours, off)
    found = money(offer)
    assert (found is None) == (not parts)
    assert found is None or found.first_year >= found.year >= 0


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 5)), max_size=6), st.lists(st.integers(0, 5), max_size=4)
)
def test_a_score_lies_between_its_stars(ratings, weights):
    criteria = [Criterion(name, weight) for name, weight in zip("abcd", weights, strict=False)]
    found = score(Offer(ratings=tuple(Rating(*one) for one in dict(ratings).items())), criteria)
    assert found is None or (1 <= found.mean <= 5 and 0 < found.rated <= found.of)
