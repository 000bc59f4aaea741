"""Debrief: seven sections right after an interview, saved on every change, with what they will queue."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.domain.search.dossier import Dossier
from interview_desk.services import queries
from interview_desk.services.pipeline import debriefing
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.forms.choices import Choice, Stars
from interview_desk.ui.forms.fields import Field, Painted
from interview_desk.ui.panes.debrief.form import SECTIONS
from interview_desk.ui.panes.debrief.open_debrief import OpenDebrief
from interview_desk.ui.toolkit.sheet import Lines, ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line


class DebriefPane(OpenDebrief):
    """Pane for debriefs."""

    ROUTE = routes.DEBRIEF
    CSS_PATH = "screen.tcss"
    FILTER_IN = "#choose"
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
        Binding("z", "clock", "clock", tooltip="show or hide the clock", id="debrief.clock"),
        Binding("slash", "filter", "filter", tooltip="filter by any word of a debrief", id="debrief.filter"),
        Binding("b", "choose", "interviews", tooltip="back to the list of interviews", id="debrief.choose"),
    ]

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
                with Panel("This debrief will queue", id="queue-box"):
                    yield Sheet(id="will-queue")
                with Panel(id="last-box"):
                    yield Sheet(id="last")

    def home(self) -> Widget | None:
        """Return the widget to focus: the finished debrief, the open form, or the list of interviews."""
        if self._next is not None:
            return self.query_one("#done-lines")
        return self.query_one("#form") if self._interview is not None else self.query_one("#interviews", ListView)

    @property
    def is_writing(self) -> bool:
        """Return True if the focus is in a field."""
        return super().is_writing or isinstance(self.focused, (Choice, Stars))

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        if self._next is not None:
            return (
                Hint("⏎", "the next thing", "screen.enter"),
                Hint("b", "interviews", "screen.choose"),
                Hint("1", "today", "app.pane('today')"),
                Hint("u", "undo", "app.undo"),
            )
        if self._interview is None:
            return (
                Hint("⏎", "debrief it", "screen.enter"),
                Hint("n", "another interview", "screen.new"),
                Hint("/", "filter", "screen.filter"),
                Hint("u", "undo", "app.undo"),
            )
        if self.is_writing:
            return (
                Hint("⏎", "next", ""),
                Hint("⇧tab", "back", "app.focus_previous"),
                Hint("^n", "next section", "screen.section(1)"),
                Hint("esc", "move about", "screen.back"),
                Hint("^s", "finish", "screen.finish"),
            )
        return (
            Hint("⏎", "write on", "screen.enter"),
            Hint("[ ]", "section", "screen.section(1)"),
            Hint("^s", "finish", "screen.finish"),
            Hint("b", "interviews", "screen.choose"),
            Hint("z", "clock", "screen.clock"),
            Hint("u", "undo", "app.undo"),
        )

    def facts_changed(self) -> None:
        """Read the interviews again; an open form stays as typed."""
        self.begin_work("interviews", self._read_interviews)

    def on_screen_resume(self) -> None:
        """Leave the suggestion after a finished debrief, unless another pane asks for an interview."""
        following = self._next
        super().on_screen_resume()
        if following is not None and self._next is following and not self._is_asked_for:
            self._next = None
            self.remove_class("-done")
            self.query_one("#interviews", ListView).focus()
        self._is_asked_for = False

    def show_target(self, target: routes.Target) -> None:
        """Open the interview that another pane requested."""
        if isinstance(target, routes.DebriefTarget):
            self._is_asked_for = True
            self.start(self.open, *target)

    async def _read_interviews(self) -> None:
        met = await self.run_database_work(queries.list_past_interviews, self.desk, self.facts.ctx.at)
        if met is None:
            return
        self._interviews = {meeting.interview: meeting for meeting in met}
        self.refill()
        if self._interview is None:
            self._show_head()
        else:
            await self._refresh_open()

    def refill(self) -> None:
        """Show the interviews that match the filter: by company, role, person, or any word of the debrief."""
        words = self.filter_words
        fitting = [
            meeting
            for meeting in self._interviews.values()
            if all(
                word in f"{meeting.company} {meeting.role} {meeting.style} {meeting.words}".casefold() for word in words
            )
        ]
        rows = [Row(meeting.interview, 2, self._met(meeting)) for meeting in fitting]
        if words and not rows:
            message = line(TextSpan(f"No “{' '.join(words)}”. esc clears the filter.", "muted"))
            rows = [Row("empty", 1, lambda _width: [message], selectable=False)]
        self.query_one("#interviews", ListView).fill(rows)

    async def _refresh_open(self) -> None:
        """Load changes made elsewhere (an undo, another window), but never over unsaved text."""
        if self._interview is None or self._unsaved or self._soon.is_waiting:
            return
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, self._interview.application)
        if self._interview is None or self._unsaved or self._soon.is_waiting:
            return
        interview = dossier.interview(self._interview.id) if dossier is not None else None
        if dossier is None or interview is None:
            await self._close()
            return
        if interview == self._interview and dossier.promises == (self._dossier.promises if self._dossier else ()):
            return
        if self.is_writing:
            self._answers = debriefing.answers_of(dossier, interview, self.desk)
            self._load_stored(dossier, interview, self._answers)
            self._show_preview()
            self._show_head()
        else:
            await self._load(dossier, interview)

    def _met(self, met: queries.PastInterview) -> Lines:
        def draw(_width: int) -> list[Line]:
            ctx = self.facts.ctx
            day = say_near(ctx.day(met.starts_at), ctx.today)
            if met.completed:
                glyph, role, status = "✓", "ok", "debriefed"
            elif met.section:
                glyph, role, status = "◐", "due", f"debrief {met.section} of {len(SECTIONS)}"
            else:
                glyph, role, status = "○", "due", "not yet"
            first_line = line(
                TextSpan(f"{glyph} ", role),
                TextSpan(met.company, bold=True),
                TextSpan(f"  {met.role}", "muted"),
                right=[TextSpan(f"{status} ", role)],
            )
            return [
                first_line,
                line(
                    TextSpan(
                        f"  {met.style}, {met.method.replace('-', ' ')}, {day} {say_time(met.starts_at, ctx.zone)}",
                        "muted",
                    )
                ),
            ]

        return draw

    # -- actions

    async def action_section(self, step: int) -> None:
        """Go to another section."""
        if self._interview is not None:
            await self._go(self._section + step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow the filter only for the list of interviews."""
        if action == "filter":
            return self._interview is None and self._next is None
        return super().check_action(action, parameters)

    def _field_in_focus(self) -> Field | None:
        if self.focused is None:
            return None
        return next((ancestor for ancestor in self.focused.ancestors if isinstance(ancestor, Field)), None)

    async def action_enter(self) -> None:
        """Go to the next field, resume writing, do the next step, or open the interview under the cursor."""
        field = self._field_in_focus()
        if field is not None:
            if await field.enter():
                await self._after(field)
            return
        if self.has_class("-filtering") and self.is_writing:
            self.query_one("#interviews", ListView).focus()
            return
        if self._interview is not None:
            self._focus_first()
            return
        if self._next is not None:
            self.follow_next()
            return
        met = self._interviews.get(str(self.query_one("#interviews", ListView).key))
        if met is not None:
            self.start(self.open, met.application, met.interview)

    async def on_list_view_chosen(self) -> None:
        """Open the interview on a second click."""
        await self.action_enter()

    async def action_choose(self) -> None:
        """Go back to the list of interviews."""
        if self._interview is not None or self._next is not None:
            self._next = None
            await wait_briefly(self._close())

    def action_back(self) -> None:
        """Leave the field; from a finished debrief, go back to the interviews."""
        if self._next is not None and not self.is_writing and not self.has_class("-filtering"):
            self.begin_work("choose", self.action_choose)
            return
        super().action_back()

    def action_clock(self) -> None:
        """Show or hide the clock."""
        self._clock_shown = not self._clock_shown
        self._show_head()

    def action_new(self) -> None:
        """Debrief an interview that is not listed yet."""
        if self._interview is None:
            self.start(self._new)

    async def _new(self) -> None:
        application = await self.choose_application("An interview for which application?")
        if application is None:
            return
        interview = await self.add_interview(application, past=True)
        if interview is not None:
            await self.open(application, interview)
