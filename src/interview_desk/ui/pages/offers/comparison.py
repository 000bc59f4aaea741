"""Comparison of the offers: reading it, showing it, and the cell under the cursor."""

from collections.abc import Callable, Hashable

from interview_desk.domain.offers.offers import Rating
from interview_desk.domain.text import shorten
from interview_desk.services.offers import offers
from interview_desk.services.offers.offers import Offers, Side
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.offers.view import RowKey, Spot, cell_text, head_lines, rows_of
from interview_desk.ui.toolkit.sheet import ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import BLANK, paragraph

_FITS = 12
"""Number of characters of a cell that are visible at every width."""


class Comparison:
    """Offers side by side, with a cursor on one of their cells.

    Args:
        flow: the flow of the page.
        application: the offer to start on; None starts on the first to be answered.
    """

    def __init__(self, flow: Flow, application: str | None) -> None:
        self._flow = flow
        self._start_on = application
        self._offers = Offers((), ())
        self._row: Hashable | None = None
        self._column = 0
        self._pending: RowKey | None = None

    @property
    def _view(self) -> ListView:
        return self._flow.pane.query_one("#offers", ListView)

    @property
    def sides(self) -> tuple[Side, ...]:
        """Offers that are compared."""
        return self._offers.sides

    @property
    def side(self) -> Side | None:
        """Offer under the cursor."""
        return self.sides[self._column] if self._column < len(self.sides) else None

    @property
    def key(self) -> RowKey | None:
        """Key of the row under the cursor."""
        key = self._view.key
        return key if isinstance(key, RowKey) else None

    @property
    def usual_currency(self) -> str:
        """Currency of the first amount that names one; empty if none does."""
        amounts = (part.amount for side in self.sides for part in side.offer.pay)
        return next((amount.currency for amount in amounts if amount.currency), "")

    async def read(self) -> None:
        """Read the offers and show them, with the cursor on the same offer."""
        comparison = await self._flow.read(offers.read_offers, self._flow.desk)
        if comparison is None:
            return
        here = self._start_on or (self.side.application.id if self.side is not None else None)
        self._start_on = None
        self._offers = comparison
        self._column = next((n for n, side in enumerate(self.sides) if side.application.id == here), 0)
        self._show()

    def move_to_row(self, key: Hashable) -> None:
        """Mark the cell of the row that the cursor has moved to."""
        if key != self._row and self.sides:
            self._row = key
            self._show()

    def select_next(self, key: RowKey | None) -> None:
        """Move the cursor to a row when it is next shown; None leaves the cursor where it is."""
        self._pending = key

    def show_rating(self, side: Side, rating: Rating) -> None:
        """Show a rating that is not saved yet, so that the next key counts from it."""
        other_ratings = tuple(item for item in side.offer.ratings if item.criterion != rating.criterion)
        offer = side.offer._replace(ratings=(*other_ratings, rating))
        updated = side._replace(application=side.application._replace(offer=offer))
        self._offers = self._offers._replace(sides=tuple(updated if item is side else item for item in self.sides))
        self._show()

    def action_side(self, step: int) -> None:
        """Move to the next or the previous offer."""
        if self.sides:
            self._column = max(0, min(self._column + step, len(self.sides) - 1))
            self._show()

    def _show(self) -> None:
        side = self.side
        if side is not None:
            self._show_rows()
            self._show_frame(side)
        else:
            self._show_advice()
        self._flow.pane.show_hints()

    def _show_advice(self) -> None:
        """Show how an offer gets here, because there is none."""
        self._flow.pane.query_one("#offers-head", Sheet).show(lambda _width: [])
        text = (
            "No offers waiting for an answer. When one comes in, press {today.record} on Today or {board.record} on the Board and "
            "choose “they made an offer”, or move it with {board.shift_on}. What you enter here stays with the application."
        )
        advice = self._flow.host.with_keys(text)
        self._view.fill([Row("empty", 5, lambda width: [BLANK, *paragraph(advice, width, "muted")], selectable=False)])

    def _show_rows(self) -> None:
        comparison, column, view = self._offers, self._column, self._view
        key_of = self._flow.host.key_of
        head = self._flow.pane.query_one("#offers-head", Sheet)
        head.show(lambda width: head_lines(comparison, column, width, key_of))
        spot = Spot(self._row if self._row is not None else view.key, column)
        view.fill(rows_of(comparison, spot, self._flow.facts.ctx))
        if self._pending is not None and view.select(self._pending):
            self._pending = None

    def _show_frame(self, side: Side) -> None:
        """Show the offer under the cursor in the frame, and its cell if that may be too long for its column."""
        box = self._flow.pane.query_one("#offers-box", Panel)
        width = max(self._flow.pane.size.width - 10, 20)
        box.entitle(shorten(f"Offers side by side: {side.company}, {side.application.role}", width))
        text = cell_text(self._offers, Spot(self._row, self._column), self._flow.facts.ctx)
        alone = "a second one would stand beside it" if len(self.sides) == 1 else "money and the rest are never mixed"
        box.foot(shorten(text, width) if len(text) > _FITS else alone)


class OfferActions:
    """Base of the actions on the cell under the cursor.

    Args:
        flow: the flow of the page.
        comparison: the comparison of the offers.
    """

    def __init__(self, flow: Flow, comparison: Comparison) -> None:
        self.flow = flow
        self.comparison = comparison

    async def save(self, side: Side, change: Callable[..., str], *arguments: object) -> None:
        """Save a change of an offer."""
        identity = side.application.id
        await self.flow.apply(change, self.flow.desk, identity, *arguments, application=identity)
