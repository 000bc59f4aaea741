"""Offers: what each of them pays, what it is otherwise, and how far that is what I weigh most. Money and the rest are never mixed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

PERIODS = ("year", "month", "week", "day", "hour", "once")
PAY_PARTS = ("base", "bonus", "equity", "allowance", "sign-on")
"""What pay is made of; equity as what it is thought to be worth in the given time."""
WEEKS = 52
WORKING_DAYS = 5
_DOLLARS = {"USD", "US$", "CAD", "C$", "CA$", "AUD", "A$", "AU$", "NZD", "NZ$", "SGD", "S$", "HKD", "HK$"}
USUAL_HOURS = 40
"""Hours a week where the offer names none; they count only where pay is by the hour, and for the pay of an hour."""
MOST_WEIGHT = 5


class Amount(NamedTuple):
    """So much money in so much time."""

    value: Decimal
    currency: str = ""
    """A code or a sign, as it was written; empty where none was."""
    per: str = "year"


class PayPart(NamedTuple):
    """One part of the pay."""

    what: str
    amount: Amount


class Term(NamedTuple):
    """A condition in words: where, from when, on trial for how long."""

    name: str
    text: str


class Rating(NamedTuple):
    """How an offer does in one of my criteria, from 1 to 5: my impression, and nothing about their view (C12)."""

    criterion: str
    stars: int


class Offer(NamedTuple):
    """What an employer offers."""

    pay: tuple[PayPart, ...] = ()
    hours: Decimal | None = None
    """Hours a week, to the quarter of one."""
    days_off: int | None = None
    """Paid days off a year, without public holidays."""
    terms: tuple[Term, ...] = ()
    ratings: tuple[Rating, ...] = ()

    def part(self, what: str) -> Amount | None:
        """One part of the pay; None where it is not named."""
        return next((one.amount for one in self.pay if one.what == what), None)

    def term(self, name: str) -> str:
        """A condition; empty where it is not named."""
        return next((one.text for one in self.terms if one.name == name), "")

    def stars(self, criterion: str) -> int | None:
        """My rating; None where there is none."""
        return next((one.stars for one in self.ratings if one.criterion == criterion), None)


class Criterion(NamedTuple):
    """What I look for in a job, and how much it weighs: from 0 (not at all) to 5."""

    name: str
    weight: int = 3


USUAL_CRITERIA = tuple(
    Criterion(one) for one in ("the work", "the people", "who leads me", "growth", "time and place", "security")
)
"""What is weighed until the user says otherwise."""


class Money(NamedTuple):
    """What an offer comes to, in one currency."""

    currency: str
    year: Decimal
    """Everything that comes again every year."""
    first_year: Decimal
    """With what comes once."""
    hour: Decimal | None
    """A year's pay for an hour that is worked: without days off, public holidays not counted."""


class Score(NamedTuple):
    """How far an offer is what I weigh most."""

    mean: float
    """The mean of the stars that were given, each as heavy as its criterion."""
    rated: int
    of: int
    """Of so many criteria that weigh anything."""


def in_a_year(amount: Amount, hours: Decimal | None = None) -> Decimal | None:
    """An amount as what it comes to in a year; None for what comes once.

    Args:
        amount: the amount. A day is a working day.
        hours: how many hours a week are worked.
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
    """What an offer comes to; None where it names no pay, or names it in several currencies, which nobody here can change."""
    currencies = {part.amount.currency for part in offer.pay if part.amount.currency}
    if len(currencies) > 1:  # a bare sign is the dollar that is named beside it
        currencies -= {"$"} if currencies & _DOLLARS else set()
    if not offer.pay or len(currencies) > 1:
        return None
    year = once = Decimal(0)
    for part in offer.pay:
        yearly = in_a_year(part.amount, offer.hours)
        if yearly is None:
            once += part.amount.value
        else:
            year += yearly
    worked = _worked(offer)
    hour = year / worked if worked else None
    return Money(next(iter(currencies), ""), year, year + once, hour)


def _worked(offer: Offer) -> Decimal | None:
    """Hours that are worked in a year; None where it is not told, or nothing is left of them."""
    by_the_hour = any(part.amount.per == "hour" for part in offer.pay)
    if offer.hours is None and not by_the_hour:
        return None
    hours = Decimal(offer.hours or USUAL_HOURS)
    worked = hours * WEEKS - Decimal(offer.days_off or 0) * hours / WORKING_DAYS
    return worked if worked > 0 else None


def score(offer: Offer, criteria: Sequence[Criterion]) -> Score | None:
    """How far an offer is what I weigh most; None where nothing is rated that weighs anything."""
    counting = [one for one in criteria if one.weight]
    given = [(one.weight, stars) for one in counting if (stars := offer.stars(one.name)) is not None]
    if not given:
        return None
    mean = sum(weight * stars for weight, stars in given) / sum(weight for weight, _ in given)
    return Score(mean, len(given), len(counting))


USUAL_TERMS = ("start", "place", "trial period", "notice")


def terms_of(offers: Iterable[Offer]) -> list[str]:
    """The conditions to compare: the usual ones, then what any of the offers names beside."""
    named = [term.name for offer in offers for term in offer.terms]
    return list(dict.fromkeys((*USUAL_TERMS, *named)))


def weighed(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """What I look for; the usual where I never said it."""
    return tuple(criteria) or USUAL_CRITERIA
