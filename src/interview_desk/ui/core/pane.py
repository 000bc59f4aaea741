"""Base of all panes: the frame, incoming facts, and the way back out of a field."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.services.session import Desk
from interview_desk.ui.core.bindings import EVERYWHERE
from interview_desk.ui.core.facts import Facts
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import SMALLEST, Hint, KeyBar, Masthead, TooSmall
from interview_desk.ui.core.host import Host, host_of
from interview_desk.ui.core.key_names import format_key, key_of
from interview_desk.ui.core.routes import PANES, PREP, Route, Target
from interview_desk.ui.core.sized_screen import SizedScreen
from interview_desk.ui.toolkit.sheet import Sheet

Result = TypeVar("Result")


class Pane(SizedScreen):
    """Base class of the panes and pages."""

    ROUTE: ClassVar[Route]
    """Entry of this screen in the table of routes."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "one step back", tooltip="one step back, never loses text", id="pane.back"),
    ]
    AUTO_FOCUS = None
    parts: tuple[object, ...] = ()
    """Objects that do some of the pane's work; their `action_…` methods are actions of the pane."""
    list_filter: ListFilter | None = None
    """Filter of the pane's list, if it has one."""

    def __init__(self) -> None:
        super().__init__()
        self._shown_version = -1

    @property
    def host(self) -> Host:
        """Services of the app."""
        return host_of(self)

    @property
    def desk(self) -> Desk:
        """Open desk of the app."""
        return self.host.desk

    @property
    def facts(self) -> Facts:
        """Current facts of the job search."""
        return self.host.facts

    def compose(self) -> ComposeResult:
        """Yield the frame around the pane's own body."""
        yield Masthead(self.ROUTE.name if self.ROUTE in PANES else self.app.current_mode)
        yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """Yield the widgets between the masthead and the key bar."""
        yield from ()

    def home(self) -> Widget | None:
        """Return the widget that has the focus when nothing is being typed."""
        return None

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that apply here and now, most important first."""
        return ()

    def facts_changed(self) -> None:
        """Show the current facts; repeated calls show the same."""

    def typing_ended(self) -> None:
        """Save the typed text, because the focus has left the last field."""

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return typed texts that could not be saved, each with a name."""
        return []

    @property
    def is_writing(self) -> bool:
        """True if the focus is in a text field."""
        return self.focused is not None and self.focused.check_consume_key("x", "x")

    def on_mount(self) -> None:
        """Show the facts and focus the home widget before the first frame is drawn."""
        self._receive()
        home = self.home()
        if home is not None:
            home.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Show a message in a window that is too small, and restore a focus that was lost in such a window."""
        too_small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if too_small and not self.query(TooSmall):
            self.mount(TooSmall())
        home = self.home()
        if self.focused is None and home is not None and self.is_current:
            self.call_after_refresh(home.focus)

    def on_screen_resume(self) -> None:
        """Show what changed while another pane was in front, and the target that was asked for elsewhere."""
        self.receive()
        target = self.host.take_target(self.ROUTE.name)
        if target is not None:
            self.show_target(target)

    def show_target(self, target: Target) -> None:
        """Show something that another pane asked for."""

    def receive(self) -> None:
        """Show the facts if they are newer than those on the screen; a screen that is opening shows them when it is open."""
        if self.is_open:
            self._receive()

    def _receive(self) -> None:
        self.query_one(Masthead).show(self.facts)
        if self._shown_version != self.facts.version:
            self._shown_version = self.facts.version
            self.facts_changed()
        self.show_hints()

    def show_hints(self) -> None:
        """Update the key bar."""
        hints = _apply_keymap(self.hints(), (*EVERYWHERE, *type(self).BINDINGS), self.host.keys_in_force)
        self.query_one(KeyBar).show(hints, writing=self.is_writing)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Update the key bar, because other keys apply in other places."""
        self.show_hints()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Update the key bar, because other keys apply in other places."""
        self.call_later(self.show_hints)

    def on_masthead_tab_clicked(self, message: Masthead.TabClicked) -> None:
        """Go to the pane of the clicked tab."""
        self.host.switch(message.mode)

    async def on_sheet_clicked(self, message: Sheet.Clicked) -> None:
        """Run the action of a clicked line."""
        await self.run_action(f"screen.{message.act}")

    def on_masthead_next_clicked(self) -> None:
        """Open the prep sheet of the next interview."""
        coming = self.facts.next_interview
        if coming is not None and self.ROUTE != PREP:
            self.host.open(PREP, coming[0].application, coming[0].id)

    def find_action_target(self, action: str) -> object:
        """Return the object that runs an action: the pane, or else the first of its parts that can."""
        method = f"action_{action}"
        return next((target for target in (self, *self.parts) if hasattr(target, method)), self)

    def action_back(self) -> None:
        """Clear and close the filter, or leave the field; focus the home widget."""
        if self.list_filter is not None:
            self.list_filter.close()
        self.typing_ended()
        home = self.home()
        if home is not None:
            home.focus()

    async def run_database_work(self, use: Callable[..., Result], *arguments: object) -> Result | None:
        """Run a unit of work off the event loop; return None if it was refused, after the user saw the reason."""
        return await self.host.run_database_work(use, *arguments)


def _apply_keymap(
    hints: tuple[Hint, ...], bindings: Iterable[BindingType], keymap: Mapping[str, str]
) -> tuple[Hint, ...]:
    """Return the hints with the keys that the config changed."""
    if not keymap:
        return hints
    with_ids = [(binding, binding.id) for binding in bindings if isinstance(binding, Binding) and binding.id]
    by_action = {binding.action: key_of(name, keymap) for binding, name in with_ids if name in keymap}
    by_key = {
        (binding.action, format_key(binding.key.split(",")[0])): key_of(name, keymap) for binding, name in with_ids
    }
    pairs = {key: now for (_, key), now in by_key.items()}

    def name_key(hint: Hint) -> str:
        if " " in hint.key:  # two keys that belong together, such as those to the previous and the next one
            return " ".join(pairs.get(key, key) for key in hint.key.split())
        action = _bare(hint.action)
        return by_key.get((action, hint.key)) or by_action.get(action, hint.key)

    return tuple(hint._replace(key=name_key(hint)) for hint in hints)


def _bare(action: str) -> str:
    """Return an action without its namespace: "screen.snooze" becomes "snooze"."""
    return action.removeprefix("screen.").removeprefix("app.")
