"""Board: every application by stage, with its people and timeline, and the actions on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from interview_desk.services.queries import Card
from interview_desk.ui.core import routes
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.views import SavedViews
from interview_desk.ui.panes.board.cards import BoardCards
from interview_desk.ui.panes.board.detail import detail_lines
from interview_desk.ui.panes.board.editing import CardEditor
from interview_desk.ui.panes.board.moving import CardMover
from interview_desk.ui.panes.board.opening import CardOpener
from interview_desk.ui.panes.board.people import CardPeople
from interview_desk.ui.panes.board.view import BoardHead, BoardView
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import paragraph


class BoardPane(Pane):
    """Pane with the pipeline."""

    ROUTE = routes.BOARD
    CSS_PATH = "screen.tcss"
    list_filter: ListFilter
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
        Binding(
            "N", "missed", "no-show", tooltip="the interview didn’t take place: ask for a new time", id="board.missed"
        ),
        Binding("w", "write", "note", tooltip="write a note", id="board.write"),
        Binding("W", "withdraw", "withdraw", tooltip="write a withdrawal", id="board.withdraw"),
        Binding("r", "record", "record", tooltip="record: they wrote, I called, I met", id="board.record"),
        Binding(
            "e",
            "edit",
            "edit",
            tooltip="change company, day, role, links, pay, places, remarks, lesson",
            id="board.edit",
        ),
        Binding(
            "o",
            "link",
            "open link",
            tooltip="open the advert or a folder, the interview’s room, their pages",
            id="board.link",
        ),
        Binding("O", "offers", "offers", tooltip="the offers side by side", id="board.offers"),
        Binding("D", "delete", "delete", tooltip="delete, after asking once; {app.undo} undoes it", id="board.delete"),
        Binding(
            "slash", "filter", "filter", tooltip="filter: words, stage:offer, -is:resting, since:14", id="board.filter"
        ),
        Binding("F", "views", "views", tooltip="a view: a filter that is kept under a name", id="board.views"),
        Binding("z", "side", "details", tooltip="show or hide the application", id="board.side"),
        Binding(
            "J", "scroll_panel(3)", "scroll on", tooltip="scroll what stands beside the list", id="board.beside_on"
        ),
        Binding("K", "scroll_panel(-3)", "scroll back", tooltip="scroll it back", id="board.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(self)
        self.list_filter = ListFilter(
            self,
            "#board-column",
            self.refill,
            self.home,
            hint="words, stage:offer, is:waiting, source:, since:14; {pane.back} clears",
            facts="BOARD",
        )
        self._flow = flow
        self._cards = BoardCards(flow, self.list_filter)
        self._side_panel = SidePanel(self, "#detail")
        self.parts = (
            *(make(flow, self._cards) for make in (CardOpener, CardMover, CardPeople, CardEditor)),
            self.list_filter,
            SavedViews(flow, self.list_filter),
            self._side_panel,
        )

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
        return self._cards.current

    def facts_changed(self) -> None:
        """Read the cards again."""
        self.begin_work("cards", self._cards.read)

    def show_target(self, target: routes.Target) -> None:
        """Go to the card that was asked for elsewhere; a filter that would hide it is cleared."""
        if isinstance(target, routes.CardTarget):
            self._cards.select_next(target.application)
            self.list_filter.close()
            self.begin_work("cards", self._cards.read)

    def on_board_view_highlighted(self) -> None:
        """Schedule what follows the cursor for the next frame, so that the cursor is drawn first."""
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Show the application under the cursor."""
        card = self.card
        if card is not None:
            self.begin_work("detail", self._show, card)
            return
        message = self.host.with_keys("{board.new} adds an application.") if self._cards.is_empty else "nothing here"
        text = self.list_filter.text
        if text and not any(column.cards for column in self.query_one(BoardView).columns):
            clear = self.host.key_of("pane.back")
            message = f"Nothing matches “{text}”. {clear} clears the filter. You can filter by: {self.list_filter.fact_names}."
        self._side_panel.show(lambda width: paragraph(message, width, "muted"))

    async def _show(self, card: Card) -> None:
        dossier = await self._flow.read_dossier(card.id)
        if dossier is None or self.card is None or self.card.id != card.id:
            return
        items = self.facts.agenda.items.get(card.id, [])
        wide, key_of = self.has_class("-wide"), self.host.key_of
        self._side_panel.show(lambda width: detail_lines(dossier, items, self.facts.ctx, width, key_of, tall=wide))

    async def on_board_view_dropped(self, message: BoardView.Dropped) -> None:
        """Move the card to the stage that it was dragged to."""
        await self.run_action(f"screen.drop('{message.stage}')")

    async def on_board_view_opened(self) -> None:
        """Open the card on a second click."""
        await self.run_action("open")

    def refill(self) -> None:
        """Show the cards that match the filter."""
        self._cards.fill()
