"""Backups page: lists the backups of the database, and restores the selected backup."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.services.safety import backups
from interview_desk.services.safety.backups import BackupStatus
from interview_desk.services.session import Desk
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.backups.view import format_time, make_renderer
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import ListView, Panel, Row
from interview_desk.ui.toolkit.spans import TextSpan, line, paragraph


class CopiesPage(Page):
    """Page that lists the backups, newest first."""

    ROUTE = routes.COPIES
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "put_back", "put back", tooltip="put the copy in place of the search", id="copies.put_back"),
        Binding(
            "o",
            "folder",
            "folder",
            tooltip="open the folder that the search and its copies lie in",
            id="copies.folder",
        ),
        Binding("n,a", "make", "copy now", tooltip="make a copy now", id="copies.make"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._backups: list[BackupStatus] = []

    def body(self) -> ComposeResult:
        """Compose the list of backups."""
        yield Painted(id="copies-head")
        with Panel("Copies", id="copies-box"):
            yield ListView(id="copies-rows")

    def home(self) -> Widget | None:
        """Return the list of backups."""
        return self.query_one("#copies-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        return (
            *((Hint("⏎", "put back", "screen.put_back"),) if self._backups else ()),
            Hint("n", "copy now", "screen.make"),
            Hint("o", "folder", "screen.folder"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the list of backups."""
        self.begin_work("copies", self._read)

    async def _read(self) -> None:
        self._backups = await self.host.run_in_thread(_list_backups, self.desk)
        summary = "one a day is made without being asked; seven days, four weeks and twelve months are kept"
        head = line(TextSpan(" Copies  ", "key", bold=True), TextSpan(summary, "muted"))
        self.query_one("#copies-head", Painted).show(head)
        rows = [Row(str(backup.copy.path), 1, make_renderer(backup)) for backup in self._backups]
        if not rows:
            rows = [
                Row(
                    "empty",
                    2,
                    lambda width: paragraph(
                        self.host.with_keys("No backups yet. {copies.make} makes one."), width, "muted"
                    ),
                    selectable=False,
                )
            ]
        self.query_one("#copies-rows", ListView).fill(rows)
        self.show_hints()

    def on_list_view_chosen(self) -> None:
        """Restore the backup on a second click."""
        self.action_put_back()

    def action_folder(self) -> None:
        """Open the folder that holds the database."""
        from interview_desk.ui.core import links  # noqa: PLC0415 - loaded when it is asked for

        self.flow.start(links.follow, self.host, str(self.desk.database.path.absolute().parent))

    def action_make(self) -> None:
        """Make a backup now."""
        self.flow.start(self._make_backup)

    async def _make_backup(self) -> None:
        path = await self.run_database_work(backups.back_up_on_request, self.desk, None)
        if path is not None:
            await self._read()
            self.host.show_done(f"Copied to {path.name}", undoable=False)

    def action_put_back(self) -> None:
        """Restore the backup under the cursor, after asking."""
        key = self.query_one("#copies-rows", ListView).key
        backup = next((candidate for candidate in self._backups if str(candidate.copy.path) == key), None)
        if backup is not None:
            self.flow.start(self._putting_back, backup)

    async def _putting_back(self, backup: BackupStatus) -> None:
        choices = (
            Choice("y", "put it back", "what is there now becomes a copy"),
            Choice("n", "leave it as it is"),
        )
        if await self.flow.ask(Menu(f"Put back the copy of {format_time(backup)}?", choices)) != "y":
            return
        done = await self.flow.save(_put_back, self.desk, backup)
        if done is not None:
            await self.host.refresh_facts()
            await self._read()
            self.host.show_done(f"This is the search of {format_time(backup)} now", undoable=False)


def _list_backups(desk: Desk) -> list[BackupStatus]:
    return backups.list_backups(desk.database.path, check_rows=bool(desk.unreadable_rows))


def _put_back(desk: Desk, backup: BackupStatus) -> bool:
    """Restore a backup and reopen the database, on the database worker."""
    backups.restore_backup(desk.database.path, backup.copy.path)
    desk.database.reopen()
    return True
