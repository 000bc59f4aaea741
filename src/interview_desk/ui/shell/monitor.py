"""Periodic checks: other windows, a replaced file, the clock, the time zone, and the daily backup."""

from datetime import UTC, datetime
from enum import Enum, auto
from typing import NamedTuple

from interview_desk.domain.dates.calendar import count_of
from interview_desk.domain.errors import NotSaved
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.text import shorten
from interview_desk.services import queries
from interview_desk.services.queries import Newest
from interview_desk.services.settings import settings
from interview_desk.store.file.presence import Presence
from interview_desk.ui.core.host import Shell
from interview_desk.ui.shell.chores import BackgroundChores
from interview_desk.ui.toolkit.spans import TextSpan

EVERY = 1.0
"""Seconds between two checks of the file and the clock."""


class ChangeKind(Enum):
    """Kinds of changes that another program made to the file since it was last checked."""

    NONE = auto()
    """Nothing, or only what this window has done itself."""
    WRITTEN = auto()
    """It wrote to the file."""
    REPLACED = auto()
    """It put another file in its place."""


class FileChange(NamedTuple):
    """Change of the file since it was last checked."""

    kind: ChangeKind
    label: str = ""
    """Label of the newest change in the history; empty if there is nothing to report."""


class ChangeMonitor:
    """Monitor that checks the file and the clock every second.

    Args:
        app: the running app.
        chores: what is done once a minute.
    """

    def __init__(self, app: Shell, chores: BackgroundChores) -> None:
        self._app = app
        self._chores = chores
        self._version = app.desk.database.data_version()
        self._newest = queries.get_newest_change(app.desk)
        self._minute = app.facts.ctx.at.replace(second=0)
        self._presence = app.desk.presence = Presence(app.desk.database.path)
        self._open: dict[str, str] = {}
        self._met: set[str] = set()
        self._is_gone = False
        self.is_looking = False

    def begin(self) -> None:
        """Let other windows know that this window is open."""
        if not self._app.desk.database.read_only:
            self._presence.announce("")

    def announce_open(self, what: str, name: str) -> None:
        """Record that something is open here that another window may also have open.

        Args:
            what: its kind, such as "note".
            name: its ID, such as "4f2a"; empty when it is closed.
        """
        if self._open.get(what, "") == name:
            return
        self._open[what] = name
        if not self._app.desk.database.read_only:
            self._presence.announce(
                ",".join(f"{kind} {open_name}" for kind, open_name in self._open.items() if open_name)
            )
        self._warn_if_open_elsewhere()

    def _warn_if_open_elsewhere(self) -> None:
        """Say once for each note or page that another window has it open too."""
        own_places = {f"{kind} {entry}" for kind, entry in self._open.items() if entry}
        if not own_places:
            return
        other_places = {place for entry in self._presence.list_others() for place in entry.split(",")}
        self._met &= other_places
        for place in sorted(own_places & other_places - self._met):
            self._met.add(place)
            what = place.partition(" ")[0]
            self._app.show_message(
                TextSpan(f"This {what} is open in another window, too; nothing of either is lost.", "due")
            )

    async def check(self) -> None:
        """Check for changes, and refresh the screen if needed."""
        self.is_looking = True
        try:
            await self._look()
        finally:
            self.is_looking = False

    async def _look(self) -> None:
        app = self._app
        change = await app.run_database_work(self._detect_change)
        minute = self._now().replace(second=0)
        if change is not None and change.kind != ChangeKind.NONE:
            self._minute = minute
            await app.refresh_facts()
            if change.kind == ChangeKind.REPLACED:
                app.show_message(TextSpan("Another copy was put in place of the search; this is it now.", "due"))
            elif change.label:
                app.show_message(TextSpan(f"Another window: {shorten(change.label, 80)}", "muted"))
        elif minute != self._minute:
            self._minute = minute
            before = self._due()
            await app.refresh_facts()
            self._announce_due(self._due() - before)
            await self._chores.back_up_daily()
            await self._chores.update_calendar(self.data_state)
        self._warn_if_open_elsewhere()
        await app.offer_cards()

    def _due(self) -> set[tuple[str, ...]]:
        """Return the keys of the items that are shown as due or overdue."""
        return {item.key for item in self._app.facts.items if item.state in {DueState.DUE, DueState.OVERDUE}}

    def _announce_due(self, fresh: set[tuple[str, ...]]) -> None:
        """Ring the bell for newly due items, and send a desktop notification if the settings ask for it.

        The notification gives only their number, so that no names leave the app.
        """
        notice = self._app.desk.settings.notice
        if not fresh or notice == "none":
            return
        if notice == "desktop":
            self._app.notify_desktop(f"{count_of(len(fresh), 'thing')} due")
        self._app.bell()

    def _now(self) -> datetime:
        """Return the current time.

        If the config names no time zone, the system's current zone is used.
        """
        desk = self._app.desk
        if desk.settings.follows_system:
            zone = settings.system_zone()
            if str(zone) != str(desk.settings.zone):
                desk.settings = desk.settings._replace(zone=zone)
                self._minute = datetime.min.replace(tzinfo=UTC)  # the time of day changed with the zone
        return desk.now()

    def _detect_change(self) -> FileChange:
        """Return what another program did to the file, on the database worker's thread.

        Raises:
            NotSaved: the file is gone; raised only once until it is back.
        """
        database = self._app.desk.database
        in_place = database.is_in_place()
        if in_place is None:
            if not self._is_gone:
                self._is_gone = True
                raise NotSaved(
                    f"The database is not at its place any more ({database.path}): nothing can be stored until it is back"
                )
            return FileChange(ChangeKind.NONE)
        self._is_gone = False
        if not in_place:
            database.reopen()
            self._version, self._newest = database.data_version(), queries.get_newest_change(self._app.desk)
            return FileChange(ChangeKind.REPLACED)
        version = database.data_version()
        if version == self._version:
            self._newest = queries.get_newest_change(self._app.desk)
            return FileChange(ChangeKind.NONE)
        before, self._version = self._newest, version
        self._newest = queries.get_newest_change(self._app.desk)
        if self._newest.number < before.number and queries.get_change_state(self._app.desk, before.number) is None:
            return FileChange(ChangeKind.WRITTEN)  # the history itself was deleted permanently
        return FileChange(ChangeKind.WRITTEN, _describe_change(before, self._newest))

    @property
    def data_state(self) -> object:
        """State of the data, as far as this window has seen it; differs after every change."""
        return self._version, self._newest

    @property
    def newest(self) -> str:
        """Label of the newest change that this window has seen."""
        return self._newest.label

    def has_unseen_changes(self) -> bool:
        """Return True if another program wrote changes that this window has not seen.

        Run this on the database worker's thread.
        """
        return self._app.desk.database.data_version() != self._version

    def leave(self) -> None:
        """Let other windows know that this window is closed."""
        self._presence.leave()


def _describe_change(before: Newest, now: Newest) -> str:
    """Describe what another window changed; return an empty string if it only saved text being typed."""
    if now == before:
        return ""
    if now.number < before.number:
        return f"undone: {before.label}"
    return now.label
