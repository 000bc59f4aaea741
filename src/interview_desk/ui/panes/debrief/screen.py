"""Debrief: seven sections right after an interview, saved on every change, with what they will queue."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from interview_desk.ui.core import routes
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.choices import Choice, Stars
from interview_desk.ui.forms.fields import Field, Painted
from interview_desk.ui.panes.debrief.autosave import DebriefAutosave
from interview_desk.ui.panes.debrief.draft import DebriefState
from interview_desk.ui.panes.debrief.finishing import DebriefFinisher
from interview_desk.ui.panes.debrief.head import DebriefHead
from interview_desk.ui.panes.debrief.interview_list import InterviewList
from interview_desk.ui.panes.debrief.navigation import DebriefNavigator
from interview_desk.ui.panes.debrief.opening import DebriefOpener
from interview_desk.ui.panes.debrief.people import DebriefPeople
from interview_desk.ui.panes.debrief.preview import DebriefPreview
from interview_desk.ui.panes.debrief.sections import DebriefSections
from interview_desk.ui.toolkit.jumping import Jump
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet

_HINTS_WHEN_DONE = (
    Hint("⏎", "the next thing", "screen.enter"),
    Hint("b", "interviews", "screen.choose"),
    Hint("1", "today", "app.pane('today')"),
    Hint("u", "undo", "app.undo"),
)
_HINTS_OF_LIST = (
    Hint("⏎", "debrief it", "screen.enter"),
    Hint("n", "another interview", "screen.new"),
    Hint("/", "filter", "screen.filter"),
    Hint("u", "undo", "app.undo"),
)
_HINTS_IN_FIELD = (
    Hint("⏎", "next", ""),
    Hint("^s", "finish", "screen.finish"),
    Hint("^n", "next section", "screen.section(1)"),
    Hint("⇧tab", "back", "app.focus_previous"),
    Hint("esc", "move about", "screen.back"),
)
_HINTS_OF_FORM = (
    Hint("⏎", "write on", "screen.enter"),
    Hint("[ ]", "section", "screen.section(1)"),
    Hint("^s", "finish", "screen.finish"),
    Hint("b", "interviews", "screen.choose"),
    Hint("z", "clock", "screen.clock"),
    Hint("u", "undo", "app.undo"),
)


class DebriefPane(Pane):
    """Pane for debriefs."""

    ROUTE = routes.DEBRIEF
    CSS_PATH = "screen.tcss"
    list_filter: ListFilter
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+n,pagedown", "section(1)", "next section", tooltip="next section", id="debrief.next", priority=True
        ),
        Binding(
            "pageup", "section(-1)", "section before", tooltip="the section before", id="debrief.before", priority=True
        ),
        Binding(
            "right_square_bracket", "section(1)", "next section", tooltip="next section", id="debrief.next_bracket"
        ),
        Binding(
            "left_square_bracket",
            "section(-1)",
            "section before",
            tooltip="the section before",
            id="debrief.before_bracket",
        ),
        Binding(
            "ctrl+s",
            "finish",
            "finish",
            tooltip="finish the debrief; from anywhere",
            id="debrief.finish",
            priority=True,
        ),
        # Handled before the field sees it, so that text typed quickly afterwards goes to the next field.
        Binding(
            "enter", "enter", "next", tooltip="next field; or open the interview", id="debrief.enter", priority=True
        ),
        Binding("n,a", "new", "another", tooltip="debrief an interview that is not here yet", id="debrief.new"),
        Binding(
            "N", "missed", "no-show", tooltip="the interview didn’t take place: ask for a new time", id="debrief.missed"
        ),
        Binding("z", "clock", "clock", tooltip="show or hide the clock", id="debrief.clock"),
        Binding("slash", "filter", "filter", tooltip="filter by any word of a debrief", id="debrief.filter"),
        Binding("b", "choose", "interviews", tooltip="back to the list of interviews", id="debrief.choose"),
    ]

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(self)
        self.list_filter = ListFilter(self, "#choose", self.refill, self.home)
        self._state = state = DebriefState()
        self._interviews = InterviewList(flow, self.list_filter)
        head, preview = DebriefHead(flow, state, self._interviews), DebriefPreview(flow, state)
        self._sections = DebriefSections(flow, state, head)
        self._autosave = DebriefAutosave(flow, state, head, preview)
        self._people = DebriefPeople(flow, state, self._autosave, head, preview)
        self._opener = DebriefOpener(flow, state, self._interviews, self._autosave, self._sections, head, preview)
        self._finisher = DebriefFinisher(flow, state, self._autosave, self._people, self._opener, head)
        self._navigator = DebriefNavigator(flow, state, self._autosave, self._people, self._sections, self._finisher)
        self.parts = (self._navigator, self._finisher, self._opener, head, self.list_filter)
        self._is_asked_for = False

    def body(self) -> ComposeResult:
        """Compose the list of interviews, the form, and its side panels."""
        yield Painted(id="debrief-head")
        with Panel("Which interview?", id="choose"):
            yield ListView(id="interviews")
        with Panel("Kept", id="done"):
            yield Sheet(id="done-lines", focusable=True)
        with Horizontal(id="work"):
            yield VerticalScroll(id="form", can_focus=True)
            with Vertical(id="aside"):
                with Panel("Stories that fit", id="fitting-box"):
                    yield Sheet(id="fitting")
                with Panel("Added to your to-do list", id="queue-box"):
                    yield Sheet(id="will-queue")
                with Panel(id="last-box"):
                    yield Sheet(id="last")

    def home(self) -> Widget | None:
        """Return the widget to focus: the finished debrief, the open form, or the list of interviews."""
        if self._state.next_step is not None:
            return self.query_one("#done-lines")
        return self._sections.view if self._state.draft is not None else self._interviews.view

    @property
    def is_writing(self) -> bool:
        """True if the focus is in a field."""
        return super().is_writing or isinstance(self.focused, (Choice, Stars))

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        if self._state.next_step is not None:
            return _HINTS_WHEN_DONE
        if self._state.draft is None:
            return _HINTS_OF_LIST
        return _HINTS_IN_FIELD if self.is_writing else _HINTS_OF_FORM

    def facts_changed(self) -> None:
        """Read the interviews again; an open form stays as typed."""
        self.begin_work("interviews", self._read_interviews)

    async def _read_interviews(self) -> None:
        if await self._interviews.read():
            await self._opener.refresh()

    def refill(self) -> None:
        """Show the interviews that match the filter."""
        self._interviews.fill()

    def on_screen_resume(self) -> None:
        """Leave the suggestion after a finished debrief, unless another pane asks for an interview."""
        following = self._state.next_step
        super().on_screen_resume()
        if following is not None and self._state.next_step is following and not self._is_asked_for:
            self._state.next_step = None
            self.remove_class("-done")
            self._interviews.view.focus()
        self._is_asked_for = False

    def show_target(self, target: routes.Target) -> None:
        """Open the interview that another pane requested."""
        if isinstance(target, routes.DebriefTarget):
            self._is_asked_for = True
            self._opener.start_opening(*target)

    def typing_ended(self) -> None:
        """Save at once, including the name being typed."""
        self._people.flush()
        self._autosave.flush()

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the answers that could not be saved, as (name, text) pairs."""
        return self._autosave.collect_unsaved()

    def on_field_changed(self, message: Field.Changed) -> None:
        """Record a changed answer, and schedule a save."""
        self._autosave.record(message.field, message.value)

    def on_field_committed(self, message: Field.Committed) -> None:
        """Save the people who were there when enter ends a line."""
        if message.field.key == "people":
            self._people.save_later(message.lines)

    async def on_field_done(self, message: Field.Done) -> None:
        """Go on after an empty line in a field of several lines."""
        await self._navigator.leave_field(message.field)

    async def on_click(self, event: events.Click) -> None:
        """Open the section whose heading was clicked."""
        await self._navigator.open_clicked(event.widget)

    async def on_list_view_chosen(self) -> None:
        """Open the interview on a second click."""
        await self.action_enter()

    def jumps(self) -> Iterator[Jump]:
        """Yield a jump target for each visible section heading."""
        return self._navigator.list_jumps()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow the filter only for the list of interviews."""
        if action == "filter":
            return self._state.draft is None and self._state.next_step is None
        return super().check_action(action, parameters)

    async def action_enter(self) -> None:
        """Go to the next field, resume writing, do the next step, or open the interview under the cursor."""
        if await self._navigator.enter_field():
            return
        if self.list_filter.is_open and self.is_writing:
            self._interviews.view.focus()
        elif self._state.draft is not None:
            self._sections.focus_first()
        elif self._state.next_step is not None:
            self._finisher.follow_next_step()
        else:
            self._opener.open_current()

    def action_back(self) -> None:
        """Leave the field; from a finished debrief, go back to the interviews."""
        if self._state.next_step is not None and not self.is_writing and not self.list_filter.is_open:
            self.begin_work("choose", self._opener.action_choose)
            return
        super().action_back()
