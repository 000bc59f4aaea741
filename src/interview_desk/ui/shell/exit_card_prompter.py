"""Automatic exit card, shown once when an interview ends while the app is open, never while typing."""

import asyncio
from datetime import datetime

from interview_desk.services import queries
from interview_desk.services.queries import EndedInterview
from interview_desk.ui.core import routes
from interview_desk.ui.core.host import Shell
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.toolkit.spans import TextSpan

QUIET_SECONDS = 2.5
"""Seconds without a key before the card may appear, so that it does not catch a key meant for the screen."""


class ExitCardPrompter:
    """Prompter that looks for ended interviews and shows the exit card of each when nobody types.

    Args:
        app: the running app.
    """

    def __init__(self, app: Shell) -> None:
        self._app = app
        self._looked_at = app.facts.ctx.at
        self._offered: set[tuple[str, datetime]] = set()
        self._waiting: list[EndedInterview] = []
        self._told: set[str] = set()

    def opened(self, interview: str) -> None:
        """Cancel the automatic card of an interview, because the card was opened by hand."""
        self._waiting = [entry for entry in self._waiting if entry.interview != interview]

    async def look(self) -> None:
        """Collect interviews that ended since the last check, and offer a card if the moment is right."""
        app = self._app
        now = app.desk.now()
        if now.replace(second=0) != self._looked_at.replace(second=0):
            since, self._looked_at = self._looked_at, now
            ended = (
                await app.run_database_work(queries.list_ended_interviews, app.desk, since, now) if now > since else ()
            )
            self._waiting += [entry for entry in ended or () if (entry.interview, entry.ends_at) not in self._offered]
            self._offered |= {(entry.interview, entry.ends_at) for entry in ended or ()}
        if self._waiting:
            await self._offer(self._waiting[0])

    async def _offer(self, ended: EndedInterview) -> None:
        app = self._app
        screen = app.screen
        quiet = asyncio.get_running_loop().time() - app.last_key >= QUIET_SECONDS
        if not isinstance(screen, Pane) or screen.is_writing or not quiet or screen.is_too_small:
            if isinstance(screen, Pane) and ended.interview not in self._told:
                self._told.add(ended.interview)
                app.show_message(
                    TextSpan(f"The interview with {ended.company} is over. ", "due"),
                    TextSpan("The exit card comes when you pause.", "muted"),
                )
            return
        self._waiting.pop(0)
        still = await app.run_database_work(queries.is_unanswered, app.desk, ended)
        if still:
            app.open(routes.EXIT_CARD, ended.application, ended.interview, opened_automatically=True)
