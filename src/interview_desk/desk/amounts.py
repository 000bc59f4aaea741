"""Money as people write it: "62,000 EUR a year", "5.200,50 € monthly", "31.50/h", "10 %" of the base, "5k once"."""

import re
from decimal import Decimal

from price_parser import Price

from interview_desk.domain.errors import Refused
from interview_desk.domain.offers import Amount

_PER = (
    ("once", r"\b(?:once|one[- ]?(?:time|off)|einmalig)\b"),
    ("hour", r"\b(?:hours?|hourly|hrs?|stunden?|std|p\.?h)\b|/\s?h\b"),
    ("day", r"\b(?:days?|daily|tage?s?)\b|/\s?d\b"),
    ("week", r"\b(?:weeks?|weekly|wk|wochen?)\b|/\s?w\b"),
    ("month", r"\b(?:months?|monthly|mo|mth|monate?|monatlich|mensual|p\.?m)\b\.?|/\s?m\b"),
    ("year", r"\b(?:years?|yearly|yrs?|annum|annual(?:ly)?|jahre?|jährlich|p\.?a)\b\.?|/\s?[yj]\b"),
)
_CODES = {"€": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN", "eur": "EUR", "euro": "EUR", "euros": "EUR"}
_MOST = Decimal(10) ** 12
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%", re.ASCII)
_CENT = Decimal("0.01")


def amount_of(text: str, *, per: str = "year", currency: str = "", base: Amount | None = None) -> Amount:
    """The amount that a text names.

    Args:
        text: the text; where it names no time or no currency, what is usual here is meant.
        per: the time that is usual, one of `PERIODS`.
        currency: the currency that is usual.
        base: the base pay, of which "10 %" is a part.

    Raises:
        Refused: it names no amount, or a share of nothing.
    """
    share = _SHARE.search(text)
    if share is not None:
        if base is None:
            raise Refused("A share counts of the base pay; name that first")
        return Amount(_rounded(base.value * Decimal(share[1].replace(",", ".")) / 100), base.currency, base.per)
    found = Price.fromstring(re.sub(r"(?<=\d)[kK]\b", " ", text))
    if found.amount is None or not 0 <= found.amount < _MOST:
        raise Refused(f"“{text.strip()}” names no amount; write it as 62,000 EUR a year, 31.50 an hour, 5k once")
    value = found.amount * 1000 if re.search(r"\d\s?[kK]\b", text) else found.amount
    rest = text[text.rfind(found.amount_text or "") + len(found.amount_text or "") :]
    named = next((name for name, words in _PER if re.search(words, rest, re.IGNORECASE)), per)
    sign = (found.currency or "").strip()
    return Amount(_rounded(value), _CODES.get(sign.casefold(), sign) or currency, named)


def _rounded(value: Decimal) -> Decimal:
    value = value.quantize(_CENT)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def say_amount(amount: Amount) -> str:
    """An amount in words: "62,000 EUR", "31.50 EUR an hour", "5,000 EUR once"."""
    after = {"year": "", "once": " once", "hour": " an hour"}.get(amount.per, f" a {amount.per}")
    return f"{say_value(amount.value, amount.currency)}{after}"


def say_value(value: Decimal, currency: str) -> str:
    """So much money, in whole ones where it is much: "62,000 EUR", "31.50 EUR"."""
    shown = f"{value:,.0f}" if value == value.to_integral_value() or value >= 1_000 else f"{value:,.2f}"
    return f"{shown} {currency}".rstrip()
