"""Answers on the exit card of one interview, each saved at once."""

from datetime import date
from functools import partial

from textual.screen import Screen

from interview_desk.domain.search.correspondence import NoteKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Answer, ExitCard, Interview, changed
from interview_desk.services.pipeline import pipeline
from interview_desk.services.pipeline.debriefing import get_reference_day
from interview_desk.services.practice import exit_card
from interview_desk.ui.core import navigation
from interview_desk.ui.core.host import Host, host_of
from interview_desk.ui.core.lifecycle import start_worker
from interview_desk.ui.toolkit.debounce import AGAIN


class CardAnswers:
    """Answers on an exit card.

    They are saved by workers of the app, which go on after the dialog has closed.

    Args:
        screen: the dialog.
        application: the application's ID.
        interview: the interview's ID.
    """

    def __init__(self, screen: Screen[str | None], application: str, interview: str) -> None:
        self._screen = screen
        self._application = application
        self._interview = interview
        self._unsaved: dict[str, Answer] = {}
        """Answers that the database has not taken yet."""
        self.card = ExitCard()
        self.reference_day: date | None = None
        """Day from which days in words count; None until the card was read."""

    @property
    def _host(self) -> Host:
        return host_of(self._screen)

    async def read(self) -> tuple[Dossier, Interview] | None:
        """Read the answers saved so far; return the interview, or None if it no longer exists."""
        opened = await self._host.run_database_work(
            exit_card.open_card, self._host.desk, self._application, self._interview
        )
        if opened is None:
            return None
        dossier, interview, self.card = opened
        self.reference_day = get_reference_day(interview, self._host.facts.ctx)
        return dossier, interview

    def change(self, changes: dict[str, Answer], *, done: bool = False) -> None:
        """Change some answers and save them, in the background.

        Args:
            changes: the changed answers, by the names of their fields.
            done: True if the card is complete.
        """
        self.card = changed(self.card, changes)
        self._start_saving(changes, done=done)

    def mark_missed(self) -> None:
        """Mark the interview as one that did not take place, and open the note that asks for a new time."""
        start_worker(self._screen.app, partial(self._mark_missed, self._host), group="keep")

    async def _mark_missed(self, host: Host) -> None:
        label = await host.apply_change(
            pipeline.mark_missed, host.desk, self._application, self._interview, application=self._application
        )
        if label is not None:
            navigation.open_note(host, NoteKind.NO_SHOW, self._application, self._interview)

    def _start_saving(self, changes: dict[str, Answer], *, done: bool) -> None:
        start_worker(self._screen.app, partial(self._save, changes, done=done), group="keep")

    async def _save(self, changes: dict[str, Answer], *, done: bool) -> None:
        host = self._host
        self._unsaved |= changes
        pending = dict(self._unsaved)
        result = await host.run_database_work(
            partial(exit_card.answer, done=done), host.desk, self._application, self._interview, pending
        )
        if result is None:
            self._screen.app.set_timer(AGAIN, self._retry)
            return
        self._unsaved = {name: answer for name, answer in self._unsaved.items() if pending.get(name) != answer}
        await host.refresh_facts(self._application)
        if done:
            host.show_done("Exit card saved. It’s in the debrief and on your list")

    def _retry(self) -> None:
        """Save the answers that could not be saved, even if the dialog is already closed."""
        if self._unsaved:
            self._start_saving({}, done=False)
