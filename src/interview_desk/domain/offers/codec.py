"""JSON shapes of an offer and of the criteria it is rated by."""

import re
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from interview_desk.domain.errors import Refused
from interview_desk.domain.forms import (
    FIVE,
    LINE,
    NAME,
    Field,
    Form,
    Shape,
    choice,
    describe_value,
    many,
    optional,
    shaped,
    string,
    whole,
)
from interview_desk.domain.offers import offers as o

_MONEY = re.compile(r"\d{1,15}(?:\.\d{1,4})?", re.ASCII)


def _decode_money(value: Any, where: str, _zone: tzinfo) -> Decimal:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else string(value, where)
    if not _MONEY.fullmatch(text):
        raise Refused(f"{where}: {describe_value(value)} is not an amount; write it as “62000” or “31.50”")
    return Decimal(text)


def _decode_hours(value: Any, where: str, zone: tzinfo) -> Decimal:
    hours = _decode_money(str(value) if isinstance(value, float) else value, where, zone)
    if not 0 < hours <= _MOST_HOURS or hours * 4 % 1:
        raise Refused(f"{where}: {describe_value(value)} is no number of hours a week; write it as 40 or 37.5")
    return hours


_MOST_HOURS = 112
HOURS = Form(lambda value: int(value) if value == int(value) else float(value), _decode_hours)
MONEY = Form(lambda value: format(value, "f"), _decode_money)
AMOUNT = Shape(
    o.Amount,
    (Field("value", MONEY, required=True), Field("currency", LINE), Field("per", choice(o.PERIODS))),
)
PAY_PART = Shape(
    o.PayPart,
    (Field("what", choice(o.PAY_PARTS), required=True), Field("amount", shaped(AMOUNT), required=True)),
)
TERM = Shape(o.Term, (Field("name", NAME, required=True), Field("text", LINE, required=True)))
RATING = Shape(o.Rating, (Field("criterion", NAME, required=True), Field("stars", FIVE, required=True)))
OFFER = Shape(
    o.Offer,
    (
        Field("pay", many(shaped(PAY_PART))),
        Field("hours", optional(HOURS)),
        Field("days_off", optional(whole(0, 260))),
        Field("terms", many(shaped(TERM))),
        Field("ratings", many(shaped(RATING))),
    ),
)
CRITERION = Shape(o.Criterion, (Field("name", NAME, required=True), Field("weight", whole(0, o.MOST_WEIGHT))))
