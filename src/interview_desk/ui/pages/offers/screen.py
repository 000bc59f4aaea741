"""Offers page: money, conditions, and criteria of all offers side by side, each in its own cell."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.flows.recording import answer_offer
from interview_desk.ui.pages.offers.cells import CellEditor
from interview_desk.ui.pages.offers.comparison import Comparison
from interview_desk.ui.pages.offers.criteria import CriterionActions
from interview_desk.ui.pages.offers.rows import RowAdder
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet


class OffersPage(Page):
    """Page that compares the offers waiting for an answer.

    Args:
        application: the offer to start on; None starts on the first to be answered.
    """

    ROUTE = routes.OFFERS
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "change", tooltip="say what this offer says here", id="offers.change"),
        Binding("l,right", "side(1)", "next offer", tooltip="the offer to the right", id="offers.right"),
        Binding("h,left", "side(-1)", "offer before", tooltip="the offer to the left", id="offers.left"),
        Binding("plus", "rate(1)", "a star more", tooltip="a star more for this offer", id="offers.more"),
        Binding("minus", "rate(-1)", "a star less", tooltip="a star less for this offer", id="offers.less"),
        Binding("w", "weigh", "weigh", tooltip="how much this weighs for you", id="offers.weigh"),
        Binding("n,a", "new", "new row", tooltip="one thing more to look for, or one condition more", id="offers.new"),
        Binding("x", "remove", "take away", tooltip="empty the cell; or look for this no longer", id="offers.remove"),
        Binding("r", "reply", "answer it", tooltip="accept, decline, or ask for time", id="offers.reply"),
    ]

    def __init__(self, application: str | None = None) -> None:
        super().__init__()
        self._comparison = Comparison(self.flow, application)
        criteria = CriterionActions(self.flow, self._comparison)
        self._editor = CellEditor(self.flow, self._comparison, criteria)
        self.parts = (
            self._comparison,
            criteria,
            self._editor,
            RowAdder(self.flow, self._comparison, self._editor),
        )

    def body(self) -> ComposeResult:
        """Compose the header with the companies above the rows of the comparison."""
        with Panel("Offers side by side", id="offers-box"):
            yield Sheet(id="offers-head")
            yield ListView(id="offers")

    def home(self) -> Widget | None:
        """Return the list of rows."""
        return self.query_one("#offers", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current row."""
        if not self._comparison.sides:
            return (Hint("esc", "back", "screen.back"),)
        key = self._comparison.key
        criterion_hints = (
            (Hint("+ -", "stars", "screen.rate(1)"), Hint("w", "weigh", "screen.weigh"))
            if key is not None and key.kind == "criterion"
            else ()
        )
        return (
            Hint("⏎", "change", "screen.change"),
            *criterion_hints,
            *((Hint("h l", "offers", "screen.side(1)"),) if len(self._comparison.sides) > 1 else ()),
            Hint("n", "new row", "screen.new"),
            Hint("x", "take away", "screen.remove"),
            Hint("r", "answer it", "screen.reply"),
            Hint("u", "undo", "app.undo"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the offers."""
        self.begin_work("offers", self._comparison.read)

    def on_list_view_highlighted(self, message: ListView.Highlighted) -> None:
        """Mark the cell under the cursor."""
        self._comparison.move_to_row(message.key)

    def on_list_view_chosen(self) -> None:
        """Change the cell on a second click."""
        self._editor.action_change()

    def action_reply(self) -> None:
        """Answer the offer."""
        side = self._comparison.side
        if side is not None:
            self.flow.start(answer_offer, self.flow, side.application.id, side.company, side.application.lead_contact)
