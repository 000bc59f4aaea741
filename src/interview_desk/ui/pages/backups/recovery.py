"""Recovery screen for a damaged or missing database: the problem, the backups, and a key to restore."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.driver import Driver

from interview_desk.domain.errors import Refused
from interview_desk.services.safety import backups
from interview_desk.services.safety.backups import BackupStatus
from interview_desk.ui.core.key_names import key_of
from interview_desk.ui.core.wording import describe_refusal
from interview_desk.ui.pages.backups.view import make_renderer, reason_lines, recovery_lines
from interview_desk.ui.toolkit.sheet import ListView, Row, Sheet
from interview_desk.ui.toolkit.spans import Brush
from interview_desk.ui.toolkit.theme import INKWELL, OURS, colours


class RecoveryApp(App[str]):
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
    #way ListView { height: auto; max-height: 12; }
    #way #keys { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "put_back", "put back", id="recovery.put_back"),
        Binding("o", "as_it_is", "as it is", id="recovery.as_it_is"),
        Binding("n", "anew", "anew", id="recovery.anew"),
        Binding("q,escape", "leave", "leave", id="recovery.leave"),
    ]

    def __init__(
        self, path: Path, reason: str, *, as_it_is: bool, missing: bool, driver: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver)
        self._path = path
        self._reason = reason
        self._as_it_is = as_it_is
        self._missing = missing
        self._problem = ""
        self._backups: list[BackupStatus] = backups.list_backups(path)
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
            yield ListView(id="copies")
            yield Sheet(id="keys", on="bar")

    def on_mount(self) -> None:
        """Fill the list, and select the newest intact backup."""
        rows = self.query_one(ListView)
        rows.fill([Row(str(backup.copy.path), 1, make_renderer(backup)) for backup in self._backups])
        rows.styles.height = max(min(len(self._backups), 12), 1)
        rows.focus()
        whole = next((backup for backup in self._backups if backup.is_whole), None)
        if whole is not None:
            rows.select(str(whole.copy.path))
        self._show()

    def _show(self) -> None:
        self.query_one("#wrong", Sheet).show(partial(reason_lines, self._reason))
        self.query_one("#keys", Sheet).show(
            lambda width: recovery_lines(
                self._problem, self._chosen, width, as_it_is=self._as_it_is, missing=self._missing
            )
        )

    @property
    def _chosen(self) -> BackupStatus | None:
        key = self.query_one(ListView).key
        return next((backup for backup in self._backups if str(backup.copy.path) == key), None)

    def on_list_view_highlighted(self) -> None:
        """Update the keys for the backup under the cursor."""
        self._show()

    def on_list_view_chosen(self) -> None:
        """Restore the backup on a second click."""
        self.action_put_back()

    def _recover(self, work: Callable[..., object], *arguments: object) -> None:
        """Run work that recovers the database, and leave to open it again; if it is refused, show the reason."""
        try:
            work(*arguments)
        except Refused as refusal:
            self._problem = describe_refusal(refusal, partial(key_of, keymap={}))
            self._show()
        else:
            self.exit("again")

    def action_put_back(self) -> None:
        """Restore the backup under the cursor."""
        backup = self._chosen
        if backup is not None:
            self._recover(backups.restore_backup, self._path, backup.copy.path)

    def action_as_it_is(self) -> None:
        """Accept the file as it is, and open it."""
        if self._as_it_is:
            self._recover(backups.accept, self._path)

    def action_anew(self) -> None:
        """Begin an empty database."""
        if self._missing:
            self.exit("anew")

    def action_leave(self) -> None:
        """Leave everything unchanged, and quit."""
        self.exit(None)
