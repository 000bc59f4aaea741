"""Recovery screen for a damaged or missing database: the problem, the backups, and a key to restore."""

from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.driver import Driver

from interview_desk.desk import copies
from interview_desk.desk.copies import Known
from interview_desk.domain.errors import Refused
from interview_desk.ui.copies.view import drawn, when
from interview_desk.ui.paint import BLANK, Bit, Brush, Line, line, paragraph
from interview_desk.ui.sheet import Row, Rows, Sheet
from interview_desk.ui.theme import INKWELL, OURS, colours


class Recovery(App[str]):
    """App that offers ways to recover a damaged or missing database.

    The result is "again" to open the database once more, "anew" to begin an empty database, else None.

    Args:
        path: the database.
        reason: the problem, in words.
        as_it_is: True if the file can be opened anyway.
        missing: True if there is no file.
        driver: the class of the terminal driver.
    """

    TITLE = "interview-desk"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { align: center middle; }
    #way { width: 100; max-width: 100%; height: auto; max-height: 100%; border: round $primary; padding: 0 1; }
    #way Sheet { height: auto; max-height: 12; }
    #way Rows { height: auto; max-height: 12; }
    #way #keys { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "put_back", "put back", id="recovery.put_back"),
        Binding("o", "as_it_is", "as it is", id="recovery.as_it_is"),
        Binding("n", "anew", "anew", id="recovery.anew"),
        Binding("q,escape", "leave", "leave", id="recovery.leave"),
    ]

    def __init__(
        self, path: Path, told: str, *, as_it_is: bool, missing: bool, driver: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver)
        self._path = path
        self._told = told
        self._as_it_is = as_it_is
        self._missing = missing
        self._problem = ""
        self._known: list[Known] = copies.known(path)
        for theme in OURS:
            self.register_theme(theme)
        self.theme = INKWELL.name

    @property
    def brush(self) -> Brush:
        """Brush of the current theme."""
        return Brush(colours(self.theme_variables))

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's CSS variables, with the app's own roles added."""
        variables = super().get_css_variables()
        return variables | {
            role: colour
            for role, colour in colours(variables).items()
            if role in {"muted", "faint", "row", "row-blurred"}
        }

    def compose(self) -> ComposeResult:
        """Compose the problem, the backups, and the keys."""
        with Vertical(id="way") as box:
            box.border_title = Content(
                "There is no search here"
                if self._missing
                else "This search is not as it was"
                if self._as_it_is
                else "This search cannot be opened"
            )
            yield Sheet(id="wrong", on="bar")
            yield Rows(id="copies")
            yield Sheet(id="keys", on="bar")

    def on_mount(self) -> None:
        """Fill the list, and select the newest intact backup."""
        rows = self.query_one(Rows)
        rows.fill([Row(str(one.copy.path), 1, drawn(one)) for one in self._known])
        rows.styles.height = max(min(len(self._known), 12), 1)
        rows.focus()
        whole = next((one for one in self._known if one.is_whole), None)
        if whole is not None:
            rows.select(str(whole.copy.path))
        self._show()

    def _show(self) -> None:
        def wrong(width: int) -> list[Line]:
            return [*paragraph(self._told, width), BLANK, line(Bit("Copies of it, newest first", "muted"))]

        def keys(width: int) -> list[Line]:
            shown = [BLANK, *paragraph(self._problem, width, "overdue")] if self._problem else [BLANK]
            known = self._chosen
            if known is not None:
                kept = "" if self._missing else "; the file as it is now is kept beside it"
                shown.append(line(Bit("⏎ ", "key", bold=True), Bit(f"puts back {when(known)}{kept}")))
            if self._as_it_is:
                shown.append(line(Bit("o ", "key", bold=True), Bit("opens it as it is; a copy of it is kept first")))
            if self._missing:
                shown.append(line(Bit("n ", "key", bold=True), Bit("begins an empty search; the copies stay")))
            shown.append(line(Bit("q ", "key", bold=True), Bit("leaves everything as it is")))
            return shown

        self.query_one("#wrong", Sheet).show(wrong)
        self.query_one("#keys", Sheet).show(keys)

    @property
    def _chosen(self) -> Known | None:
        key = self.query_one(Rows).key
        return next((one for one in self._known if str(one.copy.path) == key), None)

    def on_rows_highlighted(self) -> None:
        """Update the keys for the backup under the cursor."""
        self._show()

    def on_rows_chosen(self) -> None:
        """Restore the backup on a second click."""
        self.action_put_back()

    def action_put_back(self) -> None:
        """Restore the backup under the cursor."""
        known = self._chosen
        if known is None:
            return
        try:
            copies.put_back(self._path, known.copy.path)
        except Refused as refusal:
            self._problem = str(refusal)
            self._show()
        else:
            self.exit("again")

    def action_as_it_is(self) -> None:
        """Accept the file as it is, and open it."""
        if not self._as_it_is:
            return
        try:
            copies.accept(self._path)
        except Refused as refusal:
            self._problem = str(refusal)
            self._show()
        else:
            self.exit("again")

    def action_anew(self) -> None:
        """Begin an empty database."""
        if self._missing:
            self.exit("anew")

    def action_leave(self) -> None:
        """Leave everything unchanged, and quit."""
        self.exit(None)
