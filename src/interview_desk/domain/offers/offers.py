"""Job offers: pay, other terms, and how well each offer matches the user's criteria.

Money and ratings are never combined.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

PERIODS = ("year", "month", "week", "day", "hour", "once")
PAY_PARTS = ("base", "bonus", "equity", "allowance", "sign-on")
"""Components of pay; equity counts at its estimated value for the given period."""
WEEKS = 52
WORKING_DAYS = 5
_DOLLARS = {"USD", "US$", "CAD", "C$", "CA$", "AUD", "A$", "AU$", "NZD", "NZ$", "SGD", "S$", "HKD", "HK$"}
USUAL_HOURS = 40
"""Default hours per week if the offer names none.

They apply only if part of the pay is by the hour: to the yearly total and to the hourly rate.
"""
MOST_WEIGHT = 5


class Amount(NamedTuple):
    """Amount of money per period."""

    value: Decimal
    currency: str = ""
    """Currency code or symbol as written; empty if none was given."""
    per: str = "year"


class PayPart(NamedTuple):
    """One component of the pay."""

    what: str
    amount: Amount


class Term(NamedTuple):
    """Condition in words, such as the location, the start date, or the length of the trial period."""

    name: str
    text: str


class Rating(NamedTuple):
    """User's rating of an offer on one criterion, from 1 to 5; says nothing about their view (C12)."""

    criterion: str
    stars: int


class Offer(NamedTuple):
    """Offer from an employer."""

    pay: tuple[PayPart, ...] = ()
    hours: Decimal | None = None
    """Hours per week, to the quarter hour."""
    days_off: int | None = None
    """Paid days off per year, without public holidays."""
    terms: tuple[Term, ...] = ()
    ratings: tuple[Rating, ...] = ()

    def part(self, what: str) -> Amount | None:
        """Return the amount of one component of the pay, or None if the offer does not name it."""
        return next((pay_part.amount for pay_part in self.pay if pay_part.what == what), None)

    def term(self, name: str) -> str:
        """Return the text of a condition, or an empty string if the offer does not name it."""
        return next((term.text for term in self.terms if term.name == name), "")

    def stars(self, criterion: str) -> int | None:
        """Return the user's rating on a criterion, or None if there is none."""
        return next((rating.stars for rating in self.ratings if rating.criterion == criterion), None)


class Criterion(NamedTuple):
    """Criterion for choosing a job, with its weight from 0 (not at all) to 5."""

    name: str
    weight: int = 3


USUAL_CRITERIA = tuple(
    Criterion(name) for name in ("the work", "the people", "who leads me", "growth", "time and place", "security")
)
"""Default criteria, used until the user sets others."""


class Money(NamedTuple):
    """Total pay of an offer, in one currency."""

    currency: str
    year: Decimal
    """Pay that recurs every year."""
    first_year: Decimal
    """Pay in the first year, including one-time payments."""
    hour: Decimal | None
    """Recurring pay per hour worked; days off are subtracted, public holidays are not."""


class Score(NamedTuple):
    """Weighted score of an offer on the user's criteria."""

    mean: float
    """Mean of the given ratings, weighted by criterion."""
    rated: int
    of: int
    """Number of criteria with a nonzero weight."""


def annualize(amount: Amount, hours: Decimal | None = None) -> Decimal | None:
    """Convert an amount to a yearly amount, or return None for a one-time payment.

    Args:
        amount: the amount; a day is a working day.
        hours: the hours worked per week.
    """
    times = {
        "year": 1,
        "month": 12,
        "week": WEEKS,
        "day": WEEKS * WORKING_DAYS,
        "hour": WEEKS * (hours or USUAL_HOURS),
    }
    return amount.value * times[amount.per] if amount.per in times else None


def money(offer: Offer) -> Money | None:
    """Compute the total pay of an offer.

    Returns:
        The totals, or None if the offer names no pay or several currencies, which are never converted.
    """
    currencies = {part.amount.currency for part in offer.pay if part.amount.currency}
    if len(currencies) > 1:  # a bare "$" is the dollar named elsewhere in the same offer
        currencies -= {"$"} if currencies & _DOLLARS else set()
    if not offer.pay or len(currencies) > 1:
        return None
    year = once = Decimal(0)
    for part in offer.pay:
        yearly = annualize(part.amount, offer.hours)
        if yearly is None:
            once += part.amount.value
        else:
            year += yearly
    annual_hours = _compute_annual_hours(offer)
    hour = year / annual_hours if annual_hours else None
    return Money(next(iter(currencies), ""), year, year + once, hour)


def _compute_annual_hours(offer: Offer) -> Decimal | None:
    """Compute the hours worked per year, or return None if they are unknown or none remain."""
    by_the_hour = any(part.amount.per == "hour" for part in offer.pay)
    if offer.hours is None and not by_the_hour:
        return None
    hours = Decimal(offer.hours or USUAL_HOURS)
    annual_hours = hours * WEEKS - Decimal(offer.days_off or 0) * hours / WORKING_DAYS
    return annual_hours if annual_hours > 0 else None


def score(offer: Offer, criteria: Sequence[Criterion]) -> Score | None:
    """Compute the weighted score of an offer, or return None if no criterion with a weight is rated."""
    counting = [criterion for criterion in criteria if criterion.weight]
    given = [(criterion.weight, stars) for criterion in counting if (stars := offer.stars(criterion.name)) is not None]
    if not given:
        return None
    mean = sum(weight * stars for weight, stars in given) / sum(weight for weight, _ in given)
    return Score(mean, len(given), len(counting))


USUAL_TERMS = ("start", "place", "trial period", "notice")


def terms_of(offers: Iterable[Offer]) -> list[str]:
    """Return the conditions to compare: the default ones, then any others that the offers name."""
    offered_terms = [term.name for offer in offers for term in offer.terms]
    return list(dict.fromkeys((*USUAL_TERMS, *offered_terms)))


def get_criteria(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return the user's criteria, or the default ones if the user set none."""
    return tuple(criteria) or USUAL_CRITERIA
