"""Backups page: lists the backups of the database, and restores the selected backup."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.desk import copies
from interview_desk.desk.copies import Known
from interview_desk.desk.desk import Desk
from interview_desk.ui import routes
from interview_desk.ui.copies.view import drawn, when
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.fields import Painted
from interview_desk.ui.frame import Hint
from interview_desk.ui.page import Page
from interview_desk.ui.paint import Bit, line, paragraph
from interview_desk.ui.sheet import Box, Row, Rows


class CopiesPage(Page):
    """Page that lists the backups, newest first."""

    ROUTE = routes.COPIES
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "put_back", "put back", tooltip="put the copy in place of the search", id="copies.put_back"),
        Binding(
            "o", "folder", "folder", tooltip="open the folder that the search and its copies lie in", id="copies.folder"
        ),
        Binding("n,a", "make", "copy now", tooltip="make a copy now", id="copies.make"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._known: list[Known] = []

    def body(self) -> ComposeResult:
        """Compose the list of backups."""
        yield Painted(id="copies-head")
        with Box("Copies", id="copies-box"):
            yield Rows(id="copies-rows")

    def home(self) -> Widget | None:
        """Return the list of backups."""
        return self.query_one("#copies-rows", Rows)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        return (
            *((Hint("⏎", "put back", "screen.put_back"),) if self._known else ()),
            Hint("n", "copy now", "screen.make"),
            Hint("o", "folder", "screen.folder"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the list of backups."""
        self.begin_work("copies", self._read)

    async def _read(self) -> None:
        self._known = await self.host.beside(copies.known, self.desk.database.path)
        told = "one a day is made without being asked; seven days, four weeks and twelve months are kept"
        head = line(Bit(" Copies  ", "key", bold=True), Bit(told, "muted"))
        self.query_one("#copies-head", Painted).show(head)
        rows = [Row(str(one.copy.path), 1, drawn(one)) for one in self._known]
        if not rows:
            rows = [
                Row("empty", 2, lambda width: paragraph("No copy yet. n makes one.", width, "muted"), selectable=False)
            ]
        self.query_one("#copies-rows", Rows).fill(rows)
        self.show_hints()

    def on_rows_chosen(self) -> None:
        """Restore the backup on a second click."""
        self.action_put_back()

    def action_folder(self) -> None:
        """Open the folder that holds the database."""
        from interview_desk.ui import links  # noqa: PLC0415 - loaded when it is asked for

        self.start(links.follow, self.host, str(self.desk.database.path.absolute().parent))

    def action_make(self) -> None:
        """Make a backup now."""
        self.start(self._making)

    async def _making(self) -> None:
        made = await self.do(copies.asked_for, self.desk, None)
        if made is not None:
            await self._read()
            self.host.done(f"Copied to {made.name}", undoable=False)

    def action_put_back(self) -> None:
        """Restore the backup under the cursor, after asking."""
        key = self.query_one("#copies-rows", Rows).key
        known = next((one for one in self._known if str(one.copy.path) == key), None)
        if known is not None:
            self.start(self._putting_back, known)

    async def _putting_back(self, known: Known) -> None:
        choices = (
            Choice("y", "put it back", "what is there now becomes a copy"),
            Choice("n", "leave it as it is"),
        )
        if await self.ask(Menu(f"Put back the copy of {when(known)}?", choices)) != "y":
            return
        done = await self.insist(_put_back, self.desk, known)
        if done is not None:
            await self.host.refresh_facts()
            await self._read()
            self.host.done(f"This is the search of {when(known)} now", undoable=False)


def _put_back(desk: Desk, known: Known) -> bool:
    """Restore a backup and reopen the database, on the database worker."""
    copies.put_back(desk.database.path, known.copy.path)
    desk.database.reopen()
    return True
