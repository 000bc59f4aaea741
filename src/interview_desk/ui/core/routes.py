"""Panes and pages, listed once: tabs, modes, bindings, palette, key sheet and docs are derived from these tables.

A new pane or page is its folder and one route here. A screen is loaded when it is first shown.
"""

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from interview_desk.domain.search.correspondence import NoteKind


class Route(NamedTuple):
    """A pane or page: where its screen is defined, and how it is reached."""

    name: str
    """Mode of a pane; name of a page."""
    module: str
    """Module of the screen, below `interview_desk.ui`."""
    screen: str
    """Class of the screen."""
    title: str
    """Title of its tab, and of its keys in the key sheet."""
    summary: str = ""
    """Description in the palette; empty where the palette does not offer it."""
    key: str = ""
    """Key that opens it from everywhere."""
    label: str = ""
    """Label of that key."""
    tooltip: str = ""
    """Description of that key in the key sheet."""
    bindings: tuple[str, ...] = ()
    """Ids of the bindings that open it from a pane, for the palette."""

    def load(self) -> type[Any]:
        """Import the screen and return its class."""
        module = importlib.import_module(f"interview_desk.ui.{self.module}")
        screen: type[Any] = getattr(module, self.screen)
        return screen

    def make(self, *arguments: object, **options: object) -> Any:
        """Create the screen."""
        return self.load()(*arguments, **options)

    @property
    def binding_id(self) -> str:
        """Id of the binding that opens it from everywhere."""
        return f"app.{self.name}"


TODAY = Route(
    "today",
    "panes.today.screen",
    "TodayPane",
    "Today",
    "What is due, and why",
    "1",
    tooltip="Today: what is due, and why",
)
BOARD = Route(
    "board",
    "panes.board.screen",
    "BoardPane",
    "Board",
    "Every application by its stage",
    "2",
    tooltip="Board: every application by its stage",
)
DEBRIEF = Route(
    "debrief",
    "panes.debrief.screen",
    "DebriefPane",
    "Debrief",
    "Right after an interview",
    "3",
    tooltip="Debrief: right after an interview",
)
NOTES = Route(
    "notes",
    "panes.notes.screen",
    "NotesPane",
    "Notes",
    "One to each interviewer",
    "4",
    tooltip="Notes: one to each interviewer",
)
INSIGHTS = Route(
    "insights",
    "panes.insights.screen",
    "InsightsPane",
    "Insights",
    "The search as a whole",
    "5",
    tooltip="Insights: the search as a whole",
)

PREP = Route("prep", "pages.prep.screen", "PrepPage", "Prep sheet")
EXIT_CARD = Route("exit-card", "pages.exit_card.screen", "ExitCardBox", "Exit card")
CLOSING = Route("closing", "pages.closing.screen", "ClosingPage", "Closing statement", "The one for every application")
REHEARSAL = Route("rehearsal", "pages.closing.rehearsal", "RehearsalPage", "Rehearsal")
BANK = Route(
    "bank",
    "pages.bank.screen",
    "BankPage",
    "Bank",
    "Stories, questions, lessons",
    bindings=("today.bank", "board.bank"),
)
STORY = Route("story", "pages.bank.story", "StoryPage", "Story")
HISTORY = Route(
    "history",
    "pages.history.screen",
    "HistoryPage",
    "History",
    "Everything that was done, and the way back",
    "T",
    "history",
    "everything that was done, and the way back to it",
)
COPIES = Route("copies", "pages.backups.screen", "CopiesPage", "Copies", "The copies of this search; put one back")
COLUMNS = Route("columns", "pages.columns.screen", "ColumnsPage", "Table")
OFFERS = Route("offers", "pages.offers.screen", "OffersPage", "Offers", "Side by side", bindings=("board.offers",))
SETTINGS = Route(
    "settings",
    "pages.settings.screen",
    "SettingsPage",
    "Settings",
    "Everything that can be set, and what it would move",
    "comma",
    "settings",
    "what can be set, and what it would move",
)
_ROUTES = [entry for entry in globals().values() if isinstance(entry, Route)]
PANES = tuple(route for route in _ROUTES if route.module.startswith("panes."))
"""Panes, in the order of their tabs, which is that of their definitions."""
PAGES = tuple(route for route in _ROUTES if route.module.startswith("pages."))
"""Pages that open over a pane."""


def pane_bindings() -> list[Binding]:
    """Build the bindings that switch to a pane."""
    return [
        Binding(route.key, f"pane('{route.name}')", route.title, tooltip=route.tooltip, id=route.binding_id)
        for route in PANES
    ]


def page_binding(route: Route) -> Binding:
    """Build the binding that opens a page from everywhere."""
    return Binding(route.key, f"page('{route.name}')", route.label, tooltip=route.tooltip, id=route.binding_id)


def page_named(name: str) -> Route:
    """Return the page with a name.

    Raises:
        StopIteration: there is none.
    """
    return next(route for route in PAGES if route.name == name)


class NoteTarget(NamedTuple):
    """A note to open on Notes."""

    kind: "NoteKind"
    application: str
    interview: str | None
    contact: str | None

    @property
    def pane(self) -> str:
        """Pane that shows it."""
        return NOTES.name


class DebriefTarget(NamedTuple):
    """An interview to open on Debrief."""

    application: str
    interview: str

    @property
    def pane(self) -> str:
        """Pane that shows it."""
        return DEBRIEF.name


class CardTarget(NamedTuple):
    """An application to go to on the Board."""

    application: str

    @property
    def pane(self) -> str:
        """Pane that shows it."""
        return BOARD.name


Target = NoteTarget | DebriefTarget | CardTarget
"""Something that one pane asks another one to show."""
