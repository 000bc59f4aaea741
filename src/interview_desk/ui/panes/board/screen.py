"""Board: every application by stage, with its people and timeline, and the actions on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Input

from interview_desk.domain.search.dossier import Dossier
from interview_desk.services import queries
from interview_desk.services.queries import Card
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.flows.views import SavedViewsMixin
from interview_desk.ui.panes.board.actions import BoardActionsMixin
from interview_desk.ui.panes.board.detail import detail_lines
from interview_desk.ui.panes.board.view import BoardHead, BoardView, columns_of
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import paragraph


class BoardPane(BoardActionsMixin, SavedViewsMixin):
    """Pane with the pipeline."""

    ROUTE = routes.BOARD
    CSS_PATH = "screen.tcss"
    FILTER_IN = "#board-column"
    FILTERED_BY = "BOARD"
    FILTER_HINT = "words, stage:offer, is:waiting, source:, since:14; esc clears"
    SIDE_PANEL = "#detail"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", tooltip="what can be done with the application", id="board.open"),
        Binding("H", "shift(-1)", "stage back", tooltip="move one stage back", id="board.shift_back"),
        Binding("L", "shift(1)", "stage on", tooltip="move one stage on", id="board.shift_on"),
        Binding("m", "move", "move to…", tooltip="move to a stage, or close it", id="board.move"),
        Binding("n,a", "new", "new", tooltip="new application in one line", id="board.new"),
        Binding("p", "person", "person", tooltip="add a person in one line", id="board.person"),
        Binding("P", "edit_person", "edit person", tooltip="change a person, or who leads", id="board.edit_person"),
        Binding("i", "interview", "interview", tooltip="add an interview", id="board.interview"),
        Binding("v", "prepare", "prepare", tooltip="the prep sheet of the next interview", id="board.prepare"),
        Binding("b", "bank", "bank", tooltip="stories, questions and lessons", id="board.bank"),
        Binding("d", "debrief", "debrief", tooltip="debrief the newest interview", id="board.debrief"),
        Binding("w", "write", "note", tooltip="write a note", id="board.write"),
        Binding("W", "withdraw", "withdraw", tooltip="write a withdrawal", id="board.withdraw"),
        Binding("r", "record", "record", tooltip="record: they wrote, I called, I met", id="board.record"),
        Binding(
            "e", "edit", "edit", tooltip="change company, day, role, link, pay, place, remarks, lesson", id="board.edit"
        ),
        Binding(
            "o",
            "link",
            "open link",
            tooltip="open the advert or a folder, the interview’s room, their pages",
            id="board.link",
        ),
        Binding("O", "offers", "offers", tooltip="the offers side by side", id="board.offers"),
        Binding("D", "delete", "delete", tooltip="delete, after one question; u brings it back", id="board.delete"),
        Binding(
            "slash", "filter", "filter", tooltip="filter: words, stage:offer, -is:resting, since:14", id="board.filter"
        ),
        Binding("F", "views", "views", tooltip="a view: a filter that is kept under a name", id="board.views"),
        Binding("z", "side", "details", tooltip="show or hide the application", id="board.side"),
        Binding("J", "beside(3)", "scroll on", tooltip="scroll what stands beside the list", id="board.beside_on"),
        Binding("K", "beside(-3)", "scroll back", tooltip="scroll it back", id="board.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []

    def body(self) -> ComposeResult:
        """Compose the stages and the details of the application under the cursor."""
        view = BoardView()
        with Container(id="board"):
            with Vertical(id="board-column"):
                yield BoardHead(view)
                yield view
            with Panel("Application", id="detail-box"):
                yield Sheet(id="detail", focusable=True)

    def home(self) -> Widget | None:
        """Return the board, which takes the focus while nothing is typed."""
        return self.query_one(BoardView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the card."""
        if self.is_writing:
            return (Hint("⏎", "to the board", "screen.back"), Hint("esc", "clears", "screen.back"))
        return (
            Hint("⏎", "open", "screen.open"),
            Hint("H L", "move stage", "screen.shift(1)"),
            Hint("n", "new", "screen.new"),
            Hint("d", "debrief", "screen.debrief"),
            Hint("w", "note", "screen.write"),
            Hint("m", "move to…", "screen.move"),
            Hint("p", "person", "screen.person"),
            Hint("i", "interview", "screen.interview"),
            Hint("v", "prepare", "screen.prepare"),
            Hint("r", "record", "screen.record"),
            Hint("/", "filter", "screen.filter"),
            Hint("u", "undo", "app.undo"),
            Hint("e", "edit", "screen.edit"),
            Hint("O", "offers", "screen.offers"),
            Hint("F", "views", "screen.views"),
        )

    @property
    def card(self) -> Card | None:
        """Card under the cursor."""
        return self.query_one(BoardView).card

    def facts_changed(self) -> None:
        """Read the cards again."""
        self.begin_work("cards", self.read_cards)

    def show_target(self, target: routes.Target) -> None:
        """Go to the card that was asked for elsewhere; a filter that would hide it is cleared."""
        if isinstance(target, routes.CardTarget):
            self.pending_card, self.fresh = target.application, False
            for field in self.query("#filter").results(Input):
                field.value = ""
            self.remove_class("-filtering")
            self.begin_work("cards", self.read_cards)

    async def read_cards(self) -> None:
        """Read the cards and show them; the first time, put the cursor on the most pressing card."""
        cards = await self.run_database_work(queries.list_cards, self.desk)
        if cards is not None:
            self._cards = cards
            self._fill()
            if self.fresh and cards:
                self.fresh = False
                self.query_one(BoardView).first_busy()

    def _fill(self) -> None:
        terms = self.filter_terms
        card = self.card
        keep = self.pending_card or (card.id if card is not None else None)
        self.pending_card = None
        columns = columns_of(self._cards, self.facts.agenda.items, self.facts.ctx, terms)
        view = self.query_one(BoardView)
        view.fill(columns, keep)
        if terms and view.card is None and any(column.cards for column in columns):
            view.first_busy()

    def on_board_view_highlighted(self) -> None:
        """Schedule what follows the cursor for the next frame, so that the cursor is drawn first."""
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Show the application under the cursor."""
        card = self.card
        if card is None:
            message = "n adds an application." if not self._cards else "nothing here"
            if self.filter_text and not any(column.cards for column in self.query_one(BoardView).columns):
                message = f"Nothing fits “{self.filter_text}”. esc clears the filter. Facts go by name: {self.filter_fact_names}."
            self.show_in_side_panel(lambda width: paragraph(message, width, "muted"))
            return
        self.begin_work("detail", self._show, card)

    async def _show(self, card: Card) -> None:
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, card.id)
        if dossier is None or self.card is None or self.card.id != card.id:
            return
        items = self.facts.agenda.items.get(card.id, [])
        wide = self.has_class("-wide")
        self.show_in_side_panel(lambda width: detail_lines(dossier, items, self.facts.ctx, width, tall=wide))

    def on_board_view_opened(self) -> None:
        """Open the card on a second click."""
        self.action_open()

    def refill(self) -> None:
        """Show the cards that match the filter."""
        self._fill()

    def action_side(self) -> None:
        """Show or hide the details of the application."""
        self.toggle_class("-side")
