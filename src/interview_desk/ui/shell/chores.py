"""Chores in the background: the daily backup, the subscribed calendar, and warnings about the file."""

import hashlib

from interview_desk.domain.errors import Refused
from interview_desk.services.session import Desk
from interview_desk.ui.core.host import Shell
from interview_desk.ui.core.wording import describe_problem, describe_refusal

LONG_SECONDS = 30.0
"""Seconds for which a warning that appears only once stays on the screen."""


class BackgroundChores:
    """Work that the app does unasked.

    Args:
        app: the running app.
    """

    def __init__(self, app: Shell) -> None:
        self._app = app
        self._reported = ""
        self._calendar_state: object = None

    async def back_up_daily(self) -> None:
        """Make the daily backup if there is none yet."""
        from interview_desk.services.safety import backups  # noqa: PLC0415 - after the first frame

        app = self._app
        if app.is_demo:
            return
        try:
            await app.run_in_thread(backups.back_up_daily, app.desk)
            self._reported = ""
        except Refused as refusal:
            reason = describe_refusal(refusal, app.key_of)
            if reason != self._reported:  # retried every minute, but reported once
                self._reported = reason
                app.show_problem(f"There is no copy of today. {reason}")

    async def update_calendar(self, data_state: object) -> None:
        """Rewrite the subscribed calendar if the state of the data or the day changed since it was last written."""
        app = self._app
        if app.desk.settings.calendar_file is None or app.is_demo:
            return
        now = (data_state, app.facts.ctx.today)
        if now == self._calendar_state:
            return
        self._calendar_state = now
        from interview_desk.services.exports import subscription  # noqa: PLC0415 - only where the config names a file

        await app.run_database_work(subscription.renew, app.desk)

    async def warn_about_file(self) -> None:
        """Report problems with the file's location, and unsaved texts in files, once each.

        Then check a file that was too large to check at startup; if it is damaged, make it read-only.
        """
        from interview_desk.services.safety import checkup  # noqa: PLC0415 - after the first frame

        app = self._app
        if app.is_demo:
            return
        path = app.desk.database.path
        problems = await app.run_in_thread(checkup.check_location, path)
        warnings = [describe_problem(problem, app.key_of) for problem in problems]
        for warning in [*warnings, *await app.run_in_thread(checkup.list_unsaved_texts, path)]:
            if await app.run_database_work(_is_news, app.desk, warning):
                app.notify(warning, timeout=LONG_SECONDS, severity="warning", markup=False)
        wrong = await app.run_in_thread(checkup.large_file, app.desk)
        if wrong:
            app.desk.database.read_only = True  # never write to a file that failed its check
            app.show_problem(f"{wrong}. Nothing is stored in it from now on")
        elif await app.run_in_thread(checkup.has_unreadable_rows, app.desk):
            await app.run_database_work(app.desk.find_unreadable_rows)
            await app.refresh_facts()


def _is_news(desk: Desk, message: str) -> bool:
    """Return True if a message has not been reported before, and record that it has been now.

    Run this on the database worker's thread.
    """
    place = f"told {hashlib.sha256(message.encode()).hexdigest()[:16]}"
    if desk.scratch(place):
        return False
    desk.keep_scratch(place, "yes")
    return True
