"""Lines of the offers page: a row for each item to compare, a column for each offer."""

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import NamedTuple

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.offers.offers import PAY_PARTS, Criterion, Money, money, score, terms_of
from interview_desk.domain.queue.item import Context
from interview_desk.services.offers.amounts import say_amount, say_value
from interview_desk.services.offers.offers import Offers, Side
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.sheet import Row
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, cut, heading, line, width_of
from interview_desk.ui.toolkit.timeline import stars

_LEAST = 15
"""Width of the narrowest column, in cells."""
_MOST = 30
_LABEL = 21
_WIDE_LABEL = 28
_NOTHING = "·"
_SOON = 2
"""Days before the answer date from which the date is highlighted."""


class RowKey(NamedTuple):
    """Key of a row."""

    kind: str
    """Kind of its cells, such as "pay", "term", or "criterion"."""
    name: str = ""


class Columns(NamedTuple):
    """Columns that fit in a window: which offers they show, and how wide they are."""

    label: int
    width: int
    first: int
    visible: int


def columns_in(width: int, sides: int, here: int) -> Columns:
    """Return as many columns as fit, including the column under the cursor."""
    label = min(_LABEL if width < 100 else _WIDE_LABEL, max(width - _LEAST, 1))
    room = max(width - label, _LEAST)
    count = max(min(sides, room // _LEAST), 1)
    first = max(min(here - count // 2, sides - count), 0)
    return Columns(label, min(room // count, _MOST), first, count)


def head_lines(comparison: Offers, here: int, width: int, key_of: KeyOf) -> list[Line]:
    """Return the companies and roles above the columns of the rows.

    The rows are a cell wider than the header, because a sheet leaves that cell to its scrollbar.
    """
    at = columns_in(width + 1, len(comparison.sides), here)
    visible = list(enumerate(comparison.sides))[at.first : at.first + at.visible]
    hidden = len(comparison.sides) - at.visible
    before = f"‹ {at.first} " if at.first else ""
    after = f"{hidden - at.first} › " if hidden > at.first else ""
    keys = f"{key_of('offers.left')} {key_of('offers.right')}"
    more = TextSpan(cut(f"{before}{after}{keys}" if hidden else "", at.label).ljust(at.label + 1), "muted")
    names = [
        TextSpan(_padded(side.company, at.width), "key" if n == here else "text", bold=True) for n, side in visible
    ]
    roles = [TextSpan(_padded(side.application.role, at.width), "muted") for _, side in visible]
    # Trailing spaces would be cut off, and a cut leaves an ellipsis.
    names[-1], roles[-1] = (cell._replace(text=cell.text.rstrip()) for cell in (names[-1], roles[-1]))
    return [line(more, *names), line(TextSpan(" " * (at.label + 1)), *roles)]


def _padded(text: str, width: int) -> str:
    clipped = cut(text, width - 2)
    return clipped + " " * (width - width_of(clipped))


class Spot(NamedTuple):
    """Position of the cursor: its row and its column."""

    row: Hashable | None
    column: int


def rows_of(comparison: Offers, spot: Spot, ctx: Context) -> list[Row]:
    """Return the rows of the comparison: the answer date, the money, the conditions, and the criteria."""
    offers = [side.offer for side in comparison.sides]

    def make_row(key: RowKey, cells: list[TextSpan], label: str = "", after: str = "") -> Row:
        return _row(key, label or key.name, cells, spot, after=after)

    def summed(label: str, cells: list[TextSpan]) -> Row:
        return _row(RowKey("sum", label), label, cells, spot, is_sum=True)

    sums = [money(offer) for offer in offers]
    mixed = [total is None and bool(offer.pay) for total, offer in zip(sums, offers, strict=True)]
    both = list(zip(sums, mixed, strict=True))
    return [
        make_row(RowKey("answer"), [_answer(side, ctx) for side in comparison.sides], "answer by"),
        _title("Money", ""),
        *(make_row(RowKey("pay", what), [_pay(side, what) for side in comparison.sides]) for what in PAY_PARTS),
        summed("a year", [_format_money(total, "year", mixed=odd) for total, odd in both]),
        summed("the first year", [_format_money(total, "first_year", mixed=odd) for total, odd in both]),
        summed("an hour worked", [_format_money(total, "hour", mixed=False) for total in sums]),
        _title("Conditions", ""),
        make_row(RowKey("hours"), [_number(offer.hours) for offer in offers], "hours a week"),
        make_row(RowKey("days off"), [_number(offer.days_off) for offer in offers], "days off a year"),
        *(make_row(RowKey("term", name), [_term(offer.term(name)) for offer in offers]) for name in terms_of(offers)),
        _title("What I look for", "× how much it weighs"),
        *(
            make_row(
                RowKey("criterion", each.name),
                [_stars(offer.stars(each.name)) for offer in offers],
                after=_weight(each),
            )
            for each in comparison.criteria
        ),
        summed("weighed, of 5", [_score(side, comparison.criteria) for side in comparison.sides]),
    ]


def _term(text: str) -> TextSpan:
    return TextSpan(text or _NOTHING, "text" if text else "faint")


def _answer(side: Side, ctx: Context) -> TextSpan:
    day = side.application.offer_answer_by
    if day is None:
        return TextSpan("no day named", "muted")
    days_left = (day - ctx.today).days
    return TextSpan(say_day(day, ctx.today), "overdue" if days_left < 0 else ("due" if days_left <= _SOON else "text"))


def _pay(side: Side, what: str) -> TextSpan:
    amount = side.offer.part(what)
    return TextSpan(_NOTHING, "faint") if amount is None else TextSpan(say_amount(amount))


def _format_money(total: Money | None, which: str, *, mixed: bool) -> TextSpan:
    if mixed:
        return TextSpan("two currencies", "muted")
    value = getattr(total, which) if total is not None else None
    if total is None or value is None:
        return TextSpan(_NOTHING, "faint")
    return TextSpan(say_value(value if which != "hour" else round(value, 2), total.currency), bold=True)


def _number(value: Decimal | int | None) -> TextSpan:
    return TextSpan(str(value) if value is not None else _NOTHING, "text" if value is not None else "faint")


def _stars(count: int | None) -> TextSpan:
    return TextSpan(stars(count), "due") if count else TextSpan(_NOTHING, "faint")


def _weight(criterion: Criterion) -> str:
    return f"×{criterion.weight}" if criterion.weight else "not counted"


def _score(side: Side, criteria: Sequence[Criterion]) -> TextSpan:
    result = score(side.offer, criteria)
    if result is None:
        return TextSpan(_NOTHING, "faint")
    whole = "" if result.rated == result.of else f" ({result.rated} of {result.of})"
    return TextSpan(f"{result.mean:.1f}{whole}", bold=True)


def cell_text(comparison: Offers, spot: Spot, ctx: Context) -> str:
    """Return the full text of the cell under the cursor, in case its column is too narrow."""
    key, side = spot.row, comparison.sides[spot.column]
    if not isinstance(key, RowKey):
        return ""
    if key.kind == "term":
        return side.offer.term(key.name)
    if key.kind == "pay":
        return _pay(side, key.name).text
    return _answer(side, ctx).text if key.kind == "answer" else ""


def _title(text: str, remark: str) -> Row:
    title_line = heading(f"{text}  ")
    titled = title_line._replace(left_spans=(*title_line.left_spans, TextSpan(remark, "muted")))
    return Row(f"title {text}", 2, lambda _width: [BLANK, titled], selectable=False)


def _row(key: RowKey, label: str, cells: list[TextSpan], spot: Spot, *, after: str = "", is_sum: bool = False) -> Row:
    def draw(width: int) -> list[Line]:
        at = columns_in(width, len(cells), spot.column)
        name = cut(label, at.label - width_of(after) - 2)
        gap = " " * (at.label - width_of(name) - width_of(after) - 1)
        bits = [TextSpan(f"{name}{gap}", "muted" if is_sum else "text"), TextSpan(f"{after} ", "muted")]
        for n in range(at.first, at.first + at.visible):
            cell = cells[n]._replace(text=_padded(cells[n].text, at.width))
            if spot == (key, n):
                cell = cell._replace(role="page", bold=True, on="key")
            bits.append(cell)
        return [line(*bits)]

    return Row(key, 1, draw, selectable=not is_sum)
