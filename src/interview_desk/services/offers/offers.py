"""Comparison of job offers: their terms, the user's criteria, and the user's ratings."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.errors import Refused
from interview_desk.domain.offers.offers import (
    MOST_WEIGHT,
    PAY_PARTS,
    Amount,
    Criterion,
    Offer,
    PayPart,
    Rating,
    Term,
    get_criteria,
    terms_of,
)
from interview_desk.domain.search.pipeline import Application, Stage
from interview_desk.domain.text import clean_line, shorten
from interview_desk.services.offers.amounts import amount_of
from interview_desk.services.session import Desk
from interview_desk.store import read

_ONCE = {"sign-on"}
_STARS = 5
_MOST_HOURS = 112
_MOST_DAYS = 260


class Side(NamedTuple):
    """Offer in the comparison, with its application and company."""

    application: Application
    company: str

    @property
    def offer(self) -> Offer:
        """Terms of the offer known so far; an empty offer if there are none."""
        return self.application.offer or Offer()


class Offers(NamedTuple):
    """Open offers sorted by answer deadline, with the criteria they are compared by."""

    sides: tuple[Side, ...]
    criteria: tuple[Criterion, ...]


def read_offers(desk: Desk) -> Offers:
    """Read all open offers."""
    application_ids = [card.id for card in read.read_cards(desk.connection) if card.stage == Stage.OFFER]
    dossiers = read.read_dossiers(desk.connection, application_ids)
    sides = [Side(side.application, side.company.name) for side in dossiers]
    sides.sort(key=lambda side: (side.application.offer_answer_by or date.max, side.company.casefold()))
    return Offers(tuple(sides), get_criteria(read.read_me(desk.connection).criteria))


def _change(desk: Desk, application: str, what: str, make: Callable[[Offer], Offer]) -> str:
    dossier = desk.dossier(application)
    before = dossier.application.offer or Offer()
    after = make(before)
    label = f"{dossier.company.name}: {what}"
    new_offer = after if after != Offer() else None
    desk.write(label, lambda change: change.put(dossier.application._replace(offer=new_offer)))
    return label


def parse_pay(offer: Offer, what: str, text: str, usual_currency: str = "") -> Amount:
    """Parse a text as the amount for a part of an offer's pay.

    Raises:
        Refused: the text contains no amount.
    """
    currency = next((part.amount.currency for part in offer.pay if part.amount.currency), usual_currency)
    return amount_of(text, per="once" if what in _ONCE else "year", currency=currency, base=offer.part("base"))


def set_pay(desk: Desk, application: str, what: str, text: str, usual_currency: str = "") -> str:
    """Set a part of the pay, or remove it if the text is empty; return the history label.

    Args:
        desk: the desk.
        application: the application's ID.
        what: one of `PAY_PARTS`.
        text: the amount as typed.
        usual_currency: the currency to assume if neither the text nor the offer names one.

    Raises:
        Refused: there is no such part of the pay, or the text contains no amount.
    """
    if what not in PAY_PARTS:
        raise Refused(f"“{what}” is no part of pay; allowed are {', '.join(PAY_PARTS)}")

    def make(offer: Offer) -> Offer:
        rest = tuple(part for part in offer.pay if part.what != what)
        if not text.strip():
            return offer._replace(pay=rest)
        pay = (*rest, PayPart(what, parse_pay(offer, what, text, usual_currency)))
        return offer._replace(pay=tuple(sorted(pay, key=lambda part: PAY_PARTS.index(part.what))))

    return _change(desk, application, what, make)


def hours_of(text: str) -> Decimal | None:
    """Parse hours per week, such as 40 or 37.5; return None if the text is empty.

    Raises:
        Refused: the text isn't a number of hours in steps of a quarter hour, above 0 and up to 112.
    """
    plain = text.strip().replace(",", ".")
    if not plain:
        return None
    hours = Decimal(plain) if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", plain, re.ASCII) else Decimal(0)
    if not 0 < hours <= _MOST_HOURS or hours * 4 % 1:
        raise Refused(f"“{shorten(text.strip(), 20)}” is no number of hours; write it as 40 or 37.5")
    return hours


def days_of(text: str) -> int | None:
    """Parse days per year; return None if the text is empty.

    Raises:
        Refused: the text isn't a whole number of days up to 260.
    """
    plain = re.sub(r"\s*(?:days?|tage?)$", "", text.strip(), flags=re.IGNORECASE)
    if not plain:
        return None
    if not re.fullmatch(r"\d{1,3}", plain, re.ASCII) or int(plain) > _MOST_DAYS:
        raise Refused(f"“{shorten(plain, 20)}” is no number of days; write a whole one up to {_MOST_DAYS}")
    return int(plain)


def set_hours(desk: Desk, application: str, text: str) -> str:
    """Set the working hours per week, or remove them if the text is empty; return the history label.

    Raises:
        Refused: the text isn't a valid number of hours.
    """
    hours = hours_of(text)
    return _change(desk, application, "hours a week", lambda offer: offer._replace(hours=hours))


def set_days_off(desk: Desk, application: str, text: str) -> str:
    """Set the paid days off per year, or remove them if the text is empty; return the history label.

    Raises:
        Refused: the text isn't a whole number of days.
    """
    days = days_of(text)
    return _change(desk, application, "days off", lambda offer: offer._replace(days_off=days))


def set_term(desk: Desk, application: str, name: str, text: str) -> str:
    """Set a condition of an offer, or remove it if the text is empty; return the history label.

    Raises:
        Refused: the condition has no name, or a text is too long.
    """
    called, value = clean_line(name, "the condition"), clean_line(text, name)
    if not called:
        raise Refused("A condition needs a name, such as “start” or “trial period”")
    existing_names = terms_of(side.offer for side in read_offers(desk).sides)
    called = next(
        (existing_name for existing_name in existing_names if existing_name.casefold() == called.casefold()), called
    )

    def make(offer: Offer) -> Offer:
        terms = {term.name: term for term in offer.terms}
        if value:
            terms[called] = Term(called, value)
        else:
            terms.pop(called, None)
        return offer._replace(terms=tuple(terms.values()))

    return _change(desk, application, called, make)


def rate(desk: Desk, application: str, criterion: str, stars: int | None) -> str:
    """Rate an offer on a criterion from 1 to 5, or remove the rating if `stars` is None.

    Return the history label.

    Raises:
        Refused: the number isn't a valid rating.
    """
    if stars is not None and not 1 <= stars <= _STARS:
        raise Refused(f"A rating is a number from 1 to {_STARS}")

    def make(offer: Offer) -> Offer:
        ratings = {rating.criterion: rating for rating in offer.ratings}
        if stars is not None:
            ratings[criterion] = Rating(criterion, stars)
        else:
            ratings.pop(criterion, None)
        return offer._replace(ratings=tuple(ratings.values()))

    return _change(desk, application, f"{criterion} {stars if stars is not None else 'not rated'}", make)


def set_answer_by(desk: Desk, application: str, day: date | None) -> str:
    """Set or clear the day by which they need an answer, which appears in the queue; return the history label."""
    dossier = desk.dossier(application)
    day_text = say_day(day, desk.context().today) if day is not None else "no day named"
    label = f"{dossier.company.name}: answer by {day_text}"
    desk.write(label, lambda change: change.put(dossier.application._replace(offer_answer_by=day)))
    return label


def _criteria(desk: Desk, label: str, make: Callable[[list[Criterion]], list[Criterion]]) -> str:
    me = read.read_me(desk.connection)
    criteria = tuple(make(list(get_criteria(me.criteria))))
    desk.write(label, lambda change: change.put_me(me._replace(criteria=criteria)))
    return label


def weigh(desk: Desk, criterion: str, weight: int) -> str:
    """Set the weight of a criterion, from 0 to 5; return the history label.

    Raises:
        Refused: the number isn't a valid weight.
    """
    if not 0 <= weight <= MOST_WEIGHT:
        raise Refused(f"A weight is a number from 0 to {MOST_WEIGHT}")
    return _criteria(
        desk,
        f"“{criterion}” weighs {weight} of {MOST_WEIGHT}",
        lambda criteria: [entry._replace(weight=weight) if entry.name == criterion else entry for entry in criteria],
    )


def add_criterion(desk: Desk, name: str) -> str:
    """Add a criterion for comparing offers; return the history label.

    Raises:
        Refused: it has no name, or it already exists.
    """
    called = clean_line(name, "the criterion")
    if not called:
        raise Refused("A criterion needs a name")

    def make(criteria: list[Criterion]) -> list[Criterion]:
        if any(existing.name.casefold() == called.casefold() for existing in criteria):
            raise Refused(f"“{called}” is weighed already")
        return [*criteria, Criterion(called)]

    return _criteria(desk, f"Weighs “{called}”, too", make)


def remove_criterion(desk: Desk, name: str) -> str:
    """Remove a criterion; return the history label. Its ratings stay, in case it is added again.

    Raises:
        Refused: it is the last criterion.
    """

    def make(criteria: list[Criterion]) -> list[Criterion]:
        remaining = [criterion for criterion in criteria if criterion.name != name]
        if not remaining:
            raise Refused("The last criterion stays: weigh it 0 where it does not count")
        return remaining

    return _criteria(desk, f"Does not weigh “{name}” any more", make)
