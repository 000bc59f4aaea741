"""Theme picker that previews the theme under the cursor and applies the chosen theme."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.ui.core.host import Host, host_of
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import Lines, ListView, Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, line


class Themes(LiveScreen[str | None], ModalScreen[str | None]):
    """Dialog with every theme; its result is the name of the chosen theme, or None.

    With None, the app has its previous theme again.
    """

    CSS = """
    Themes { align: right top; background: $background 0%; }
    Themes > Vertical { width: 34; max-width: 96%; height: 24; max-height: 96%; margin: 1 1 0 0; padding: 0 1; }
    Themes > Vertical { border: round $primary; background: $surface; }
    Themes Input { border: none; border-left: outer $primary; height: 1; padding: 0 1; background: $panel; margin-bottom: 1; }
    Themes Input:focus { border: none; border-left: outer $primary; }
    Themes ListView { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="themes.leave"),
        Binding("down", "step(1)", "next", id="themes.next", priority=True),
        Binding("up", "step(-1)", "previous", id="themes.previous", priority=True),
    ]

    @property
    def host(self) -> Host:
        """Services of the app."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        """Yield the search field and the list of names."""
        with Vertical() as box:
            box.border_title = Content("Themes")
            box.border_subtitle = Content("enter takes it, esc leaves")
            yield OneLine(placeholder="search", id="themes-words")
            yield ListView(id="themes-names")

    def on_mount(self) -> None:
        """Put the cursor on the current theme and focus the search field."""
        self._before = self.app.theme
        rows = self.query_one("#themes-names", ListView)
        rows.can_focus = False
        self._fill("")
        rows.select(self._before)
        self.query_one(Input).focus()

    def _fill(self, text: str) -> None:
        words = text.casefold().split()
        names = [name for name in sorted(self.app.available_themes) if all(word in name for word in words)]
        rows = [Row(name, 1, self._build_renderer(name)) for name in names]
        none = Row(
            "", 1, lambda _width: [line(TextSpan("No theme of that name.", "muted"), on="bar")], selectable=False
        )
        self.query_one("#themes-names", ListView).fill(rows or [none])

    def _build_renderer(self, name: str) -> Lines:
        dark = self.app.available_themes[name].dark

        def draw(_width: int) -> list[Line]:
            now = " ✓" if name == self._before else ""
            return [line(TextSpan(f"{name}{now}"), right=[TextSpan("dark " if dark else "light ", "muted")], on="bar")]

        return draw

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the matching names."""
        self._fill(event.value)

    def on_list_view_highlighted(self) -> None:
        """Preview the theme under the cursor."""
        key = self.query_one("#themes-names", ListView).key
        if isinstance(key, str):
            self.app.theme = key

    def action_step(self, step: int) -> None:
        """Move the cursor through the themes."""
        self.query_one("#themes-names", ListView).action_move(step)

    def on_input_submitted(self) -> None:
        """Choose the theme under the cursor."""
        key = self.query_one("#themes-names", ListView).key
        if isinstance(key, str):
            self.dismiss(key)

    def on_list_view_chosen(self) -> None:
        """Choose the theme under the cursor after a click."""
        self.on_input_submitted()

    def action_leave(self) -> None:
        """Restore the previous theme and close."""
        self.app.theme = self._before
        self.dismiss(None)
