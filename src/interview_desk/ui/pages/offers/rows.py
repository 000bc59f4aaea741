"""Actions that add a row to the comparison: a criterion or a condition."""

from interview_desk.services.offers import offers
from interview_desk.services.offers.offers import Side
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.offers.cells import CellEditor
from interview_desk.ui.pages.offers.comparison import Comparison, OfferActions
from interview_desk.ui.pages.offers.view import RowKey


class RowAdder(OfferActions):
    """Actions that add rows.

    Args:
        flow: the flow of the page.
        comparison: the comparison of the offers.
        editor: the editor of cells, which asks what an offer says about a new condition.
    """

    def __init__(self, flow: Flow, comparison: Comparison, editor: CellEditor) -> None:
        super().__init__(flow, comparison)
        self._editor = editor

    def action_new(self) -> None:
        """Add a row: a criterion or a condition."""
        if self.comparison.side is not None:
            self.flow.start(self._add, self.comparison.side)

    async def _add(self, side: Side) -> None:
        choices = (
            Choice("l", "something I look for", "rated in each offer, and weighed"),
            Choice("c", "a condition", "in words"),
        )
        choice = await self.flow.ask(Menu("A new row", choices, place="corner"))
        if choice == "l":
            await self._add_criterion()
        elif choice == "c":
            await self._add_condition(side)

    async def _add_criterion(self) -> None:
        name = await self.flow.ask(
            Ask("What do you look for?", "In a few words: a short way to work, a team that ships.", place="criterion")
        )
        if name is None:
            return
        self.comparison.select_next(RowKey("criterion", name.strip()))
        if await self.flow.apply(offers.add_criterion, self.flow.desk, name) is None:
            self.comparison.select_next(None)

    async def _add_condition(self, side: Side) -> None:
        name = await self.flow.ask(
            Ask("Which condition?", "Its name: notice, pension, remote days.", place="condition")
        )
        if name is not None and name.strip():
            self.comparison.select_next(RowKey("term", name.strip()))
            await self._editor.change_term(side, name.strip())
