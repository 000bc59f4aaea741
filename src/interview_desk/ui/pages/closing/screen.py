"""Closing statement page: points first, then the text, timed against its 90 seconds while typing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from interview_desk.domain.practice.speaking import LEAST_SECONDS, measure_speech, sentences
from interview_desk.domain.search.preparation import ClosingStatement
from interview_desk.services.practice import closing
from interview_desk.services.practice.closing import Opened
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.forms.fields import Field, LongArea, ManyField, Painted, put_text, settled
from interview_desk.ui.pages.closing.rehearsal import RehearsalPage
from interview_desk.ui.pages.closing.view import build_side_panel_lines
from interview_desk.ui.pages.page import Autosave, Page
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import TextSpan, line


class ClosingPage(Page):
    """Page for the closing statement of an application, or for the statement for every application.

    Args:
        application: ID of the application; None is for every application.
    """

    ROUTE = routes.CLOSING
    CSS_PATH = "screen.tcss"
    SIDE_PANEL = "#spoken"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,i", "write", "write", tooltip="write on", id="closing.write"),
        Binding(
            "ctrl+n,pagedown", "part(1)", "text", tooltip="from the points to the text", id="closing.on", priority=True
        ),
        Binding("pageup", "part(-1)", "points", tooltip="back to the points", id="closing.before", priority=True),
        Binding("p,space", "practise", "practise", tooltip="rehearse it with the stopwatch", id="closing.practise"),
        Binding("f", "learned", "learned today", tooltip="add what you learned today", id="closing.learned"),
        Binding(
            "ctrl+t",
            "learned",
            "learned today",
            tooltip="add what you learned today, while typing",
            id="closing.learned_typing",
            priority=True,
        ),
        Binding("x", "forget", "forget run", tooltip="take the newest run out of the log", id="closing.forget"),
        Binding("ctrl+s", "finish", "done", tooltip="done: close the page", id="closing.finish", priority=True),
        Binding("z", "side", "times", tooltip="show or hide the times", id="closing.side"),
        Binding("J", "beside(3)", "scroll on", tooltip="scroll what stands beside it", id="closing.beside_on"),
        Binding("K", "beside(-3)", "scroll back", tooltip="scroll it back", id="closing.beside_back"),
    ]

    def __init__(self, application: str | None = None) -> None:
        super().__init__()
        self._application = application
        self._open: Opened | None = None
        self._baseline: ClosingStatement | None = None
        self._points: tuple[str, ...] = ()
        self._keeper = Autosave(self, self._store, self._show)

    def body(self) -> ComposeResult:
        """Compose the points, the text, and the times."""
        yield Painted(id="closing-head")
        with Horizontal(id="closing"):
            with (
                VerticalScroll(id="closing-form", can_focus=True),
                Panel("Text, as you would say it", id="closing-box"),
            ):
                yield LongArea(
                    soft_wrap=True,
                    show_line_numbers=False,
                    tab_behavior="focus",
                    highlight_cursor_line=False,
                    placeholder="In ninety seconds: who you are, one story with a number, what you would do here.",
                    id="closing-text",
                )
            with Panel("Ninety seconds", id="spoken-box"):
                yield Sheet(id="spoken", focusable=True)

    def home(self) -> Widget | None:
        """Return the form."""
        return self.query_one("#closing-form")

    @property
    def is_writing(self) -> bool:
        """Return True if the focus is in a field."""
        return isinstance(self.focused, TextArea) or super().is_writing

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        learned = (
            (Hint("^t", "learned today", "screen.learned"),) if self._open is not None and self._open.learned else ()
        )
        if self.is_writing:
            return (
                Hint("^n", "to the text", "screen.part(1)"),
                *learned,
                Hint("^s", "done", "screen.finish"),
                Hint("esc", "move about", "screen.back"),
            )
        return (
            Hint("p", "practise", "screen.practise"),
            Hint("⏎", "write on", "screen.write"),
            *((Hint("f", "learned today", "screen.learned"),) if learned else ()),
            Hint("x", "forget run", "screen.forget"),
            Hint("u", "undo", "app.undo"),
            Hint("z", "times", "screen.side"),
            Hint("esc", "back", "screen.back"),
        )

    @property
    def _text(self) -> str:
        return self.query_one("#closing-text", TextArea).text

    def facts_changed(self) -> None:
        """Reload the statement, but never over unsaved typing."""
        if not self._keeper.unsaved:
            self.begin_work("closing", self._read)

    async def _read(self) -> None:
        opened = await self.run_database_work(closing.open_statement, self.desk, self._application)
        if opened is None:
            self.dismiss()
            return
        first = self._open is None
        if not first and opened.statement.id != self._open.statement.id and not opened.statement.text:  # type: ignore[union-attr]  # not the first
            opened = opened._replace(statement=opened.statement._replace(id=self._open.statement.id))  # type: ignore[union-attr]  # see above
        if self._keeper.unsaved:
            return  # typed while loading: save that first
        self._open, self._points, self._baseline = opened, opened.statement.points, opened.statement
        self.host.register_open("statement", opened.statement.id)
        area = self.query_one("#closing-text", TextArea)
        if area.text.split() != opened.statement.text.split():
            put_text(area, opened.statement.text)
        if first:
            field = ManyField("points", "Points first", self._points, "one thing they shall remember")
            await self.query_one("#closing-form").mount(field, before=0)
            if not opened.statement.text:
                field.begin()
        else:
            self.query_one(ManyField).show_values(self._points)
        self._show()
        self.show_hints()

    def on_field_changed(self, message: Field.Changed) -> None:
        """Apply the changed points, and schedule a save."""
        if isinstance(message.value, tuple):
            self._set_points(message.value)

    def _set_points(self, points: tuple[str, ...]) -> None:
        if points != self._points:
            self._points = points
            self._keeper.typed()
            self._show()

    def on_field_done(self) -> None:
        """Move on to the text after an empty line among the points."""
        self._write_on()

    def _write_on(self) -> None:
        area = self.query_one("#closing-text", TextArea)
        area.move_cursor(area.document.end)
        self.set_focus(area)

    def on_text_area_changed(self) -> None:
        """Time the text while it is typed, and schedule a save."""
        if self._open is not None and self._text != self._open.statement.text:
            self._open = self._open._replace(statement=self._open.statement._replace(text=self._text))
            self._keeper.typed()
            self._show()

    async def _store(self) -> bool:
        if self._open is None:
            return True
        statement, points, text = self._open.statement, self._points, self._text
        result = await self.run_database_work(
            closing.keep_statement, self.desk, statement, points, text, self._baseline
        )
        if result is None:
            return False
        self._baseline, has_conflict = result
        if has_conflict:
            self.host.show_conflict("this statement")
        if self._points == points != self._baseline.points:  # changed in another window, and nothing was typed since
            self._points = self._baseline.points
            self.query_one(ManyField).show_values(self._points)
        if self._text == text and text.split() != self._baseline.text.split():
            self._open = self._open._replace(statement=self._open.statement._replace(text=self._baseline.text))
            put_text(self.query_one("#closing-text", TextArea), self._baseline.text)
        return True

    async def flush(self) -> bool:
        """Save the statement, including pending keystrokes and the point being typed, else write it to a file."""
        for field in self.query(ManyField):
            await field.settle()
            self._set_points(field.commit())
        await settled(self.query_one("#closing-text", TextArea))
        self.on_text_area_changed()
        return await self._keeper.flush()

    def _show(self) -> None:
        opened = self._open
        if opened is None:
            return
        ctx = self.facts.ctx
        target = f"{opened.company}  " if opened.company else "for every application  "
        word, role = self._keeper.state
        title = line(
            TextSpan(" Closing statement  ", "key", bold=True),
            TextSpan(target, bold=True),
            TextSpan(opened.role, "muted"),
            right=[TextSpan(f"{word} ", role)],
        )
        self.query_one("#closing-head", Painted).show(title)
        timing = measure_speech(self._text, ctx.policies, opened.pace)
        statement = opened.statement
        self.show_in_side_panel(
            lambda width: build_side_panel_lines(statement, timing, opened.pace, opened.learned, ctx, width)
        )

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved statement as (name, text) pairs, or an empty list."""
        return [("closing-statement", "\n".join([*self._points, "", self._text]))] if self._keeper.unsaved else []

    def typing_ended(self) -> None:
        """Save at once when typing ends, including the point being typed."""
        for field in self.query(ManyField):
            field.commit()
        self._keeper.now()

    def action_write(self) -> None:
        """Move to the end of the text to continue writing."""
        if not self.is_writing:
            self._write_on()

    def action_part(self, step: int) -> None:
        """Move from the points to the text, or back."""
        if step > 0:
            for field in self.query(ManyField):
                field.commit()
            self._write_on()
        else:
            self.query_one(ManyField).begin()

    def action_learned(self) -> None:
        """Add something learned in today's interview to the text."""
        if self._open is None or not self._open.learned:
            self.host.show_message(
                TextSpan("Nothing was noted yet: what the debrief learns can be added here.", "muted")
            )
            return
        self.start(self._adding, self._open.learned[:9])

    async def _adding(self, learned: tuple[str, ...]) -> None:
        choice = await self.ask(
            Menu("Learned today", [Choice(str(n), text) for n, text in enumerate(learned, 1)], place="corner")
        )
        if choice is None:
            return
        area = self.query_one("#closing-text", TextArea)
        text = learned[int(choice) - 1].rstrip(".")
        before = "" if not area.text or area.text.endswith((" ", "\n")) else " "
        area.move_cursor(area.document.end)
        area.insert(f"{before}You told me today: {text}.")
        area.focus()

    def action_practise(self) -> None:
        """Practice the statement with a stopwatch."""
        if self._open is None:
            return
        if not sentences(self._text):
            self.host.show_message(TextSpan("Write it first; three points and two sentences will do.", "muted"))
            return
        self.start(self._practising)

    async def _practising(self) -> None:
        self.typing_ended()
        await self._store()
        assert self._open is not None
        page = RehearsalPage(self._text, self.facts.ctx.policies.closing_seconds)
        seconds = await self.app.push_screen_wait(page)
        if seconds is not None and seconds < LEAST_SECONDS:
            self.host.show_message(TextSpan(f"{seconds} s are too few for a run; it was not logged.", "due"))
        elif seconds is not None:
            await self.act(closing.log_practice_run, self.desk, self._open.statement.id, seconds)
            await self._read()

    def action_forget(self) -> None:
        """Remove the newest run from the log."""
        self.start(self._forgetting)

    async def _forgetting(self) -> None:
        if self._open is not None:
            await self.act(closing.remove_practice_run, self.desk, self._open.statement.id)
            await self._read()

    def action_side(self) -> None:
        """Show or hide the times; in a narrow window they replace the text."""
        self.toggle_class("-side")
        if self.has_class("-narrow"):
            self.query_one("#spoken" if self.has_class("-side") else "#closing-form").focus()

    def action_finish(self) -> None:
        """Save the statement, and close the page."""
        self.leave()
