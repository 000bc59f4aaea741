"""Services of the app that panes, pages, dialogs and flows may use, as a protocol: so that they do not know the app itself."""

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.screen import Screen

from interview_desk.ui.toolkit.spans import Brush, TextSpan

if TYPE_CHECKING:
    from interview_desk.services.session import Desk
    from interview_desk.services.settings.settings import Settings
    from interview_desk.ui.core.facts import Facts
    from interview_desk.ui.core.routes import Route, Target

Result = TypeVar("Result")


class Host(Protocol):
    """Services for screens."""

    desk: "Desk"
    facts: "Facts"
    is_demo: bool
    config_of_demo: str | None
    keys_in_force: dict[str, str]
    """Keys changed by the config, by binding id."""
    key_gap: float
    """Seconds between the last two keys."""

    @property
    def brush(self) -> Brush:
        """Painter in the colors of the current theme."""

    async def run_database_work(self, use: Callable[..., Result], *arguments: object) -> Result | None:
        """Run work on the database thread; None if it was refused, after telling the user."""

    async def save_or_ask(
        self, use: Callable[..., Result], *arguments: object, typed: Sequence[str] = ()
    ) -> Result | None:
        """Run a change; keep the typed text on the screen, to retry or copy, if the file cannot take it."""

    async def apply_change(
        self, use: Callable[..., str], *arguments: object, application: str | None = None, typed: Sequence[str] = ()
    ) -> str | None:
        """Run a change, refresh the facts, and report the change; None if it was refused."""

    async def run_in_thread(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Run slow work that does not touch the database on a thread of its own."""

    async def refresh_facts(self, application: str | None = None) -> None:
        """Read the facts again (of one application, if only that one changed) and show them."""

    async def save_to_files(self, texts: Sequence[tuple[str, str]]) -> list[Path]:
        """Write texts that the database did not take to files; return the files written."""

    async def take_settings(self, settings: "Settings") -> None:
        """Apply changed settings."""

    def key_of(self, binding: str) -> str:
        """Return the key of a binding, by its id, as the screens name it."""

    def with_keys(self, text: str) -> str:
        """Replace each `{binding.id}` in a text of ours by its key."""

    def show_message(self, *message: TextSpan) -> None:
        """Show a message in the key bar for a few seconds."""

    def show_hint(self, text: str) -> None:
        """Show a text of ours as a quiet message, with each `{binding.id}` replaced by its key."""

    def clear_message(self) -> None:
        """Clear the message in the key bar."""

    def show_done(self, message: str, *, undoable: bool = True) -> None:
        """Report that something was done, and that it can be undone."""

    def show_problem(self, message: str) -> None:
        """Show an error in a toast."""

    def show_conflict(self, what: str) -> None:
        """Report that another window changed the text that is being typed here."""

    def open(self, route: "Route", *arguments: object, **options: object) -> None:
        """Open a page over the current pane."""

    def show(self, target: "Target") -> None:
        """Switch to the pane that a target belongs to, and show the target there."""

    def take_target(self, pane: str) -> "Target | None":
        """Return the target that waits for a pane, once."""

    def switch(self, pane: str) -> None:
        """Switch to a pane; a page over it closes."""

    def choose_theme(self) -> None:
        """Open the list of themes."""

    def write_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard, unverified; screens use `copying.copy_text`."""

    def register_open(self, what: str, name: str) -> None:
        """Register an open note or debrief, so that other windows know; an empty name closes it."""

    def exit_card_opened(self, interview: str) -> None:
        """Register that an exit card was opened, so that it is not offered again."""

    def hold_keys(self, reason: Hashable, *, typing: bool = False) -> None:
        """Keep keys for the question that is about to open; text typed in a field only if `typing`."""

    def release_keys(self, reason: Hashable) -> None:
        """Let keys through again: the question is open, or there is none."""

    def leave_for_demo(self) -> None:
        """Close this database and open the demo."""


class Shell(Host, Protocol):
    """Services for the parts of the app itself."""

    last_key: float
    """Time of the last key, on the clock of the event loop."""

    @property
    def screen(self) -> Screen[Any]:
        """Screen on top."""

    def bell(self) -> None:
        """Ring the terminal's bell."""

    def notify_desktop(self, message: str) -> None:
        """Have the terminal show a desktop notification."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a toast."""

    async def offer_cards(self) -> None:
        """Offer the exit cards of interviews that ended."""


def host_of(node: MessagePump) -> Host:
    """Return the app that a screen, a widget or the app itself belongs to, as the host."""
    return cast("Host", node.app)
