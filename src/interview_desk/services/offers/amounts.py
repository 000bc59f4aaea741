"""Money as people write it, such as "62,000 EUR a year", "5.200,50 € monthly", or "31.50/h".

Also understood are "10 %" of the base and "5k once". A text that says more than a single amount, its
currency, and its period is refused rather than partly ignored.
"""

import re
from decimal import Decimal

from price_parser import Price

from interview_desk.domain.errors import Refused
from interview_desk.domain.offers.offers import Amount
from interview_desk.domain.text import listed, shorten

_PER = (
    ("once", r"once|one[- ]?(?:time|off)|einmalig|único|unique"),
    ("hour", r"hours?|hourly|hrs?|h|stunden?|std|stündlich|heures?|horas?|ore|ora|uur|timme|timen?|godz"),
    ("day", r"days?|daily|tage?s?|tag|tagessatz|tjm|jours?|d[íi]as?|giorno|dag|d"),
    ("week", r"weeks?|weekly|wk|pw|wochen?|wöchentlich|semaines?|semanas?|settimana|vecka|w"),
    (
        "month",
        r"months?|monthly|mo|mth|mon|monate?|monatlich|mtl|monatl|mois|mensuel|mes|meses|mensual|mês|mese|maand|mån|månad|mies|miesiąc|pm",
    ),
    (
        "year",
        r"years?|yearly|yrs?|annum|annual|annually|jahre?|jährlich|ans?|année|annuel|años?|anual|anos?|anno|jaar|år|rok|pa|lpa|y",
    ),
)
_FILLERS = frozenset(
    listed(
        "a, an, the, per, pro, par, por, al, im, in, i, each, gross, brutto, brut, bruto, bruttó, before, tax, taxes, about, ca, "
        "around, roughly, "
        "base, salary, pay, plus, und, of, p, every, total, all"
    )
)
_TIMES = (
    (1_000, r"(?:k|tsd|thousand|tausend|mila|mil)(?![^\W\d_])\.?|t(?=\s?(?:€|eur\b))"),
    (1_000_000, r"(?:m|mn|mio|million|millions|millionen|millones)(?![^\W\d_])\.?"),
    (100_000, r"(?:lakhs?|lacs?)(?![^\W\d_])|l(?=pa\b)"),
    (10_000, "万"),
)
_NUMBER = re.compile(r"\d[\d.,']*(?:[  \u202f]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?")
_GROUPED = re.compile(
    r"\d{1,3}(?:([.,'  \u202f])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?|\d{1,3}(?:,\d{2})+,\d{3}"
)
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,4})?")
_SHARE = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:%|percent|per cent|prozent|pct)(?:\s+of(?:\s+the)?(?:\s+base)?)?", re.ASCII
)
_CODES = {"€": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN", "eur": "EUR", "euro": "EUR", "euros": "EUR", "us$": "USD"}
_MOST = Decimal(10) ** 12
_MOST_SHARE = 500
_CENT = Decimal("0.01")
_ADVICE = "write it as 62,000 EUR a year, 5,200 a month, 31.50 an hour, 5k once"


def amount_of(text: str, *, per: str = "year", currency: str = "", base: Amount | None = None) -> Amount:
    """Parse the amount in a text.

    Args:
        text: the text; the defaults below apply if it names no period or no currency.
        per: the default period, one of `PERIODS`.
        currency: the default currency.
        base: the base pay, to which "10 %" refers.

    Raises:
        Refused: the text has no amount, several amounts, a share without a base, or words that are not
            understood.
    """
    plain = " ".join(text.replace("’", "'").split())
    if "%" in plain or re.search(r"\b(?:percent|prozent|pct)\b", plain, re.IGNORECASE):
        return _share(plain, base)
    numbers = list(_NUMBER.finditer(plain))
    if len(numbers) > 1:
        raise Refused(f"“{shorten(plain, 40)}” names several numbers; one amount is wanted, no range and no sum")
    if not numbers:
        raise Refused(f"“{shorten(plain, 40)}” names no amount; {_ADVICE}")
    number = numbers[0]
    before, after = plain[: number.start()], plain[number.end() :]
    times, after = _times(after)
    value = _value(number[0].strip(), times)
    rest = f"{before} {after}"
    sign = (Price.fromstring(f"{before} 1 {after}").currency or "").strip()
    if sign:
        rest = re.sub(re.escape(sign), " ", rest, count=1, flags=re.IGNORECASE)
    period, rest = _per(rest)
    remaining = [word for word in re.split(r"[\s./()]+", rest) if word and word.casefold() not in _FILLERS]
    if remaining:
        raise Refused(f"“{shorten(remaining[0], 30)}” is not understood here; {_ADVICE}")
    return Amount(_rounded(value), _CODES.get(sign.casefold(), sign) or currency, period or per)


def _share(text: str, base: Amount | None) -> Amount:
    match = _SHARE.fullmatch(text.casefold())
    part = Decimal(match[1].replace(",", ".")) if match is not None else None
    if part is None or part > _MOST_SHARE:
        raise Refused(f"“{shorten(text, 40)}” is no share; write it as 10 %")
    if base is None:
        raise Refused("A share counts of the base pay; name that first")
    return Amount(_rounded(base.value * part / 100), base.currency, base.per)


def _times(after: str) -> tuple[int, str]:
    """Return the multiplier after a number, and the rest of the text."""
    for times, words in _TIMES:
        match = re.match(rf"\s?(?:{words})", after, re.IGNORECASE)
        if match is not None:
            return times, after[match.end() :]
    return 1, after


def _value(number: str, times: int) -> Decimal:
    if times > 1 and _PLAIN.fullmatch(number):
        return Decimal(number.replace(",", ".")) * times
    amount = Price.fromstring(number).amount if _GROUPED.fullmatch(number) else None
    if amount is None or not 0 <= amount * times < _MOST:
        raise Refused(f"“{shorten(number, 30)}” is no amount; {_ADVICE}")
    return amount * times


def _per(rest: str) -> tuple[str, str]:
    """Return the period that some words name, and the words without it."""
    plain = re.sub(r"\bp\.?\s?([ahm])\.?(?=\s|$)", r" p\1 ", rest, flags=re.IGNORECASE)
    plain = re.sub(r"\bph\b", "hour", plain)
    for name, words in _PER:
        match = re.search(rf"(?<![^\W_])(?:{words})(?![^\W_])", plain, re.IGNORECASE)
        if match is not None:
            return name, plain[: match.start()] + plain[match.end() :]
    return "", rest


def _rounded(value: Decimal) -> Decimal:
    value = value.quantize(_CENT)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def say_amount(amount: Amount, *, in_full: bool = False) -> str:
    """Format an amount exactly: "62,000 EUR", "31.50 EUR an hour", "5,000 EUR once".

    Args:
        amount: the amount.
        in_full: also name the period if it is a year.
    """
    usual = " a year" if in_full else ""
    after = {"year": usual, "once": " once", "hour": " an hour"}.get(amount.per, f" a {amount.per}")
    return f"{_exactly(amount.value)} {amount.currency}".rstrip() + after


def _exactly(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def say_value(value: Decimal, currency: str) -> str:
    """Format a sum of money, rounded to whole units from 1,000: "62,000 EUR", "31.50 EUR"."""
    figure = f"{value:,.0f}" if value >= 1_000 else _exactly(value)
    return f"{figure} {currency}".rstrip()
