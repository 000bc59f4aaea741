"""Actions that change or empty the cell under the cursor."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.domain.offers.offers import Offer
from interview_desk.services.offers import offers
from interview_desk.services.offers.amounts import say_amount
from interview_desk.services.offers.offers import Side
from interview_desk.services.session import Desk
from interview_desk.ui.dialogs.ask import Ask, Preview, accept_any
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.offers.comparison import Comparison, OfferActions
from interview_desk.ui.pages.offers.criteria import CriterionActions
from interview_desk.ui.pages.offers.view import RowKey


class _NumberField(NamedTuple):
    """Number in the terms of an offer: how it is named, read, and set."""

    label: str
    unit: str
    value: Callable[[Offer], Decimal | int | None]
    parse: Callable[[str], Decimal | int | None]
    set: Callable[[Desk, str, str], str]


_NUMBERS = {
    "hours": _NumberField("hours a week", "hours a week", lambda offer: offer.hours, offers.hours_of, offers.set_hours),
    "days off": _NumberField(
        "paid days off a year, without public holidays",
        "days a year",
        lambda offer: offer.days_off,
        offers.days_of,
        offers.set_days_off,
    ),
}
"""Fields of the rows that hold a number, by the kind of the row."""


class CellEditor(OfferActions):
    """Actions that edit cells.

    Args:
        flow: the flow of the page.
        comparison: the comparison of the offers.
        criteria: the actions on criteria, which edit the cells of stars.
    """

    def __init__(self, flow: Flow, comparison: Comparison, criteria: CriterionActions) -> None:
        super().__init__(flow, comparison)
        self._criteria = criteria

    def action_change(self) -> None:
        """Change the cell under the cursor."""
        side, key = self.comparison.side, self.comparison.key
        if side is not None and key is not None:
            self.flow.start(self._change, side, key)

    async def _change(self, side: Side, key: RowKey) -> None:
        if key.kind == "answer":
            deadline = await self.flow.ask_day("Answer by when?", "The day they need your answer by.")
            if deadline is not None:
                await self.save(side, offers.set_answer_by, deadline.last)
        elif key.kind == "pay":
            await self._change_pay(side, key.name)
        elif key.kind == "criterion":
            await self._criteria.choose_stars(side, key.name)
        elif key.kind == "term":
            await self.change_term(side, key.name)
        else:
            await self._change_number(side, key)

    async def _change_pay(self, side: Side, what: str) -> None:
        offer = side.offer
        current = offer.part(what)
        usual_currency = self.comparison.usual_currency
        hint = "Such as 62,000 EUR a year, 5,200 a month, 31.50 an hour, 5k once; of a bonus also 10 %. Empty takes it away."
        answer = await self.flow.ask(
            Ask(
                f"{side.company}: {what}",
                hint,
                value=say_amount(current, in_full=True) if current is not None else "",
                preview=_make_pay_preview(offer, what, usual_currency),
                may_be_empty=True,
                place=f"offer {what} {side.application.id}",
            )
        )
        if answer is not None:
            await self.save(side, partial(offers.set_pay, usual_currency=usual_currency), what, answer)

    async def _change_number(self, side: Side, key: RowKey) -> None:
        field = _NUMBERS[key.kind]
        value = field.value(side.offer)
        answer = await self._ask_value(
            side, key, field.label, str(value) if value is not None else "", _make_number_preview(field)
        )
        if answer is not None:
            await self.save(side, field.set, answer)

    async def change_term(self, side: Side, name: str) -> None:
        """Ask for a condition of an offer, and save it."""
        answer = await self._ask_value(side, RowKey("term", name), name, side.offer.term(name), accept_any)
        if answer is not None:
            await self.save(side, offers.set_term, name, answer)

    async def _ask_value(
        self, side: Side, key: RowKey, label: str, value: str, preview: Callable[[str], Preview]
    ) -> str | None:
        return await self.flow.ask(
            Ask(
                f"{side.company}: {label}",
                "Empty takes it away.",
                value=value,
                preview=preview,
                may_be_empty=True,
                place=f"offer {key.kind} {key.name} {side.application.id}",
            )
        )

    def action_remove(self) -> None:
        """Empty the cell, or remove the criterion."""
        side, key = self.comparison.side, self.comparison.key
        if side is None or key is None:
            return
        if key.kind == "criterion":
            self.flow.start(self._criteria.remove, key.name)
        elif key.kind == "answer":
            self.flow.start(self.save, side, offers.set_answer_by, None)
        elif key.kind == "pay":
            self.flow.start(self.save, side, offers.set_pay, key.name, "")
        elif key.kind == "term":
            self.flow.start(self.save, side, offers.set_term, key.name, "")
        else:
            self.flow.start(self.save, side, _NUMBERS[key.kind].set, "")


def _make_pay_preview(offer: Offer, what: str, usual_currency: str) -> Callable[[str], Preview]:
    def preview(text: str) -> Preview:
        try:
            amount = offers.parse_pay(offer, what, text, usual_currency)
        except Refused as refusal:
            return Preview(False, str(refusal))
        share = ", of the base as it is now" if "%" in text else ""
        return Preview(True, f"{say_amount(amount, in_full=True)}{share}")

    return preview


def _make_number_preview(field: _NumberField) -> Callable[[str], Preview]:
    def preview(text: str) -> Preview:
        try:
            return Preview(True, f"{field.parse(text)} {field.unit}")
        except Refused as refusal:
            return Preview(False, str(refusal))

    return preview
