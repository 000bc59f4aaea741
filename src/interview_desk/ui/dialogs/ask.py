"""Dialog for typing one line, with a preview of how it is understood."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.domain.text import shorten
from interview_desk.services.session import Desk
from interview_desk.ui.core.host import Host, host_of
from interview_desk.ui.core.lifecycle import LiveScreen, Unfinished, start_worker
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.toolkit.debounce import Debouncer
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, paragraph


class Preview(NamedTuple):
    """Preview of how a text is understood, and if it can be accepted."""

    good: bool
    message: str


def accept_any(text: str) -> Preview:
    """Accept any text that isn't blank."""
    return Preview(bool(text.strip()), "")


class Ask(Unfinished, LiveScreen[str | None], ModalScreen[str | None]):
    """Dialog that asks for one line; its result is None if it is cancelled."""

    CSS = """
    Ask { align: center middle; background: $background 60%; }
    Ask > Vertical { width: 76; max-width: 96%; height: auto; border: round $primary; background: $surface; padding: 1 2 0 2; }
    Ask Input { border: none; border-left: outer $primary; height: 1; padding: 0 1; background: $panel; }
    Ask Input:focus { border: none; border-left: outer $primary; }
    Ask Sheet { height: auto; max-height: 6; min-height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="dialog.leave"),
    ]

    def __init__(
        self,
        title: str,
        hint: str,
        *,
        value: str = "",
        preview: Callable[[str], Preview] = accept_any,
        placeholder: str = "",
        may_be_empty: bool = False,
        place: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value
        self._echo = preview
        self.placeholder = placeholder
        self._may_be_empty = may_be_empty
        self._scolded = False
        self._kept = value
        self.place = place
        self._soon = Debouncer(self, self._keep)

    @property
    def host(self) -> Host:
        """Services of the app."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        """Lay out a box with one text field."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("enter takes it, esc leaves")
            yield OneLine(value=self._value, placeholder=self.placeholder, id="answer")
            yield Sheet(id="echo", on="bar")

    async def on_mount(self) -> None:
        """Focus the field, and restore the draft from the last time."""
        self.query_one(Input).focus()
        self._show()
        if self.place:
            await wait_briefly(self._put_back())

    async def _put_back(self) -> None:
        draft = await self.host.run_database_work(self.host.desk.draft, self.place)
        if self.is_attached and draft and self.query_one(Input).value == self._value != draft:
            if self._value:
                self._hint = f"As you left it; stored is: {shorten(self._value, 120)}"
            field = self.query_one(Input)
            field.value = self._kept = draft
            field.cursor_position = len(draft)
            self._show()

    def on_input_changed(self) -> None:
        """Show the preview and save the draft, because the app may end at any moment."""
        self._scolded = False
        self._show()
        if self.place:
            self._soon.schedule()

    def _keep(self) -> None:
        self._store(self.query_one(Input).value)

    def _store(self, text: str) -> None:
        draft = "" if text == self._value else text  # no draft is needed for a text that is already stored
        if text != self._kept:
            start_worker(self.app, self._storing, draft, text, group="keep")

    async def _storing(self, draft: str, text: str) -> None:
        if await self.host.run_database_work(_save_draft, self.host.desk, self.place, draft):
            self._kept = text

    @property
    def typed(self) -> Sequence[str]:
        """Typed text that isn't saved as a draft."""
        text = self.query_one(Input).value if self.is_attached else ""
        return (text,) if text.strip() and text not in {self._kept, self._value} else ()

    def keep_now(self) -> None:
        """Save the typed text as a draft for the next time."""
        self._soon.stop()
        if self.place and self.is_attached:
            self._keep()

    def _show(self) -> None:
        text = self.query_one(Input).value
        echo = self._echo(text) if text.strip() else Preview(False, "")

        def lines(width: int) -> list[Line]:
            if echo.message:
                role = "upcoming" if echo.good else ("overdue" if self._scolded else "muted")
                return paragraph(f"→ {echo.message}" if echo.good else echo.message, width, role)
            return paragraph(self._hint, width, "overdue" if self._scolded else "muted") or [line(TextSpan(""))]

        self.query_one("#echo", Sheet).show(lines)

    def on_input_submitted(self) -> None:
        """Accept the text if it is valid."""
        text = self.query_one(Input).value
        if (text.strip() and self._echo(text).good) or (self._may_be_empty and not text.strip()):
            self._end(text)  # the caller clears the draft once the text is saved
            self.dismiss(text)
        else:
            self._scolded = True
            self._show()

    def action_leave(self) -> None:
        """Cancel the question; the typed text is kept as a draft for the next time."""
        self._end(self.query_one(Input).value)
        self.dismiss(None)

    def _end(self, draft: str) -> None:
        self._soon.stop()
        if self.place:
            self._store(draft)


def _save_draft(desk: Desk, place: str, text: str) -> bool:
    """Save a line as a draft, on the database worker; return True once it is saved."""
    desk.keep_draft(place, text)
    return True
