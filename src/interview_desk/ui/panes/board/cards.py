"""Cards of the Board: reading them, showing those that match the filter, and the card under the cursor."""

from collections.abc import Awaitable, Callable

from interview_desk.services import queries
from interview_desk.services.queries import Card
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.board.view import BoardView, columns_of
from interview_desk.ui.toolkit.spans import TextSpan


class BoardCards:
    """Cards on the board.

    Args:
        flow: the flow of the pane.
        list_filter: the filter over the board.
    """

    def __init__(self, flow: Flow, list_filter: ListFilter) -> None:
        self._flow = flow
        self._filter = list_filter
        self._cards: list[Card] = []
        self._pending: str | None = None
        self._is_first = True

    @property
    def _view(self) -> BoardView:
        return self._flow.pane.query_one(BoardView)

    @property
    def current(self) -> Card | None:
        """Card under the cursor."""
        return self._view.card

    @property
    def is_empty(self) -> bool:
        """True if there are no applications."""
        return not self._cards

    def get_or_warn(self) -> Card | None:
        """Return the card under the cursor, for an action that needs it; if there is none, a message says so."""
        card = self.current
        if card is None:
            message = "No application here. {board.left} and {board.right} switch stages; {board.new} adds one."
            self._flow.host.show_message(TextSpan(self._flow.host.with_keys(message), "muted"))
        return card

    def select_next(self, application: str) -> None:
        """Move the cursor to an application when the cards are next shown."""
        self._pending = application
        self._is_first = False

    async def read(self) -> None:
        """Read the cards and show them; the first time, put the cursor on the most pressing card."""
        cards = await self._flow.read(queries.list_cards, self._flow.desk)
        if cards is not None:
            self._cards = cards
            self.fill()
            if self._is_first and cards:
                self._is_first = False
                self._view.first_busy()

    def fill(self) -> None:
        """Show the cards that match the filter, and keep the cursor on its card."""
        terms, facts = self._filter.terms, self._flow.facts
        card = self.current
        keep = self._pending or (card.id if card is not None else None)
        self._pending = None
        columns = columns_of(self._cards, facts.agenda.items, facts.ctx, terms)
        self._view.fill(columns, keep)
        if terms and self.current is None and any(column.cards for column in columns):
            self._view.first_busy()


class CardActions:
    """Base of the actions on the card under the cursor.

    Args:
        flow: the flow of the pane.
        cards: the cards on the board.
    """

    def __init__(self, flow: Flow, cards: BoardCards) -> None:
        self.flow = flow
        self.cards = cards

    def start(self, work: Callable[[Card], Awaitable[object]]) -> None:
        """Start a flow about the card under the cursor."""
        card = self.cards.get_or_warn()
        if card is not None:
            self.flow.start(work, card)
