"""Flow: dialogs in sequence on a screen, ending in a change."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple, TypeVar

from textual.screen import ModalScreen, Screen

from interview_desk.domain.dates.appointments import Appointment
from interview_desk.domain.dates.parser import parse_days
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.text import clean_line
from interview_desk.services.session import Desk
from interview_desk.ui.core.facts import Facts
from interview_desk.ui.core.host import Host
from interview_desk.ui.core.lifecycle import Work
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.previews import make_day_preview, make_interview_preview, parse_interview_time

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class GivenDate(NamedTuple):
    """Day or range of days that was typed, with the words that named it."""

    first: date | None
    last: date
    words: str


class Flow:
    """Dialogs in sequence on a pane; one flow of a pane runs at a time.

    The text typed in the dialogs is held until it is saved, so that the user can retry or copy it if the database cannot take it.

    Args:
        pane: the pane or page that the dialogs open over.
    """

    def __init__(self, pane: Pane) -> None:
        self.pane = pane
        self._typed_lines: Sequence[str] = ()
        self._turn: object = object()
        """What keys wait for while the flow has no dialog open."""
        self._scratch_places: AbstractSet[str] = frozenset()
        """Scratch places that hold the typed text until it is saved, so that it survives a crash."""

    @property
    def host(self) -> Host:
        """Services of the app."""
        return self.pane.host

    @property
    def desk(self) -> Desk:
        """Open desk of the app."""
        return self.pane.desk

    @property
    def facts(self) -> Facts:
        """Current facts of the job search."""
        return self.pane.facts

    def start(self, work: Work, *arguments: object) -> None:
        """Run a flow in the background, replacing a running flow.

        Does nothing while a dialog is open: a key pressed before it appeared must not open another dialog.
        """
        if isinstance(self.pane.app.screen, ModalScreen):
            return
        self._typed_lines, self._scratch_places = [], set()
        self._turn = object()
        self.host.hold_keys(self._turn)
        self.pane.begin_work("flow", self._run, self._turn, work, *arguments)

    async def _run(self, turn: object, work: Work, *arguments: object) -> None:
        try:
            await work(*arguments)
        finally:
            self.host.release_keys(turn)

    async def ask(self, dialog: Screen[Answer]) -> Answer:
        """Show a dialog and wait for its answer.

        Keys that are pressed before the dialog is there, also between two dialogs, wait for it.
        """
        turn = self._turn
        opened = self.pane.app.push_screen(dialog, wait_for_dismiss=True)
        self.host.release_keys(turn)
        answer = await opened
        self.host.hold_keys(turn, typing=True)
        if isinstance(dialog, Ask) and isinstance(answer, str):
            self._typed_lines = [*self._typed_lines, answer]
            self._scratch_places |= {dialog.place} - {""}
        return answer

    async def ask_day(self, title: str, hint: str, *, past: bool = False) -> GivenDate | None:
        """Ask for a day or a range of days; return None if the user cancels."""
        ctx = self.facts.ctx
        placeholder = "yesterday, last mon, 3 nov" if past else "fri, 19 nov, +5, in 2 weeks"
        answer = await self.ask(Ask(title, hint, preview=make_day_preview(ctx, past=past), placeholder=placeholder))
        if answer is None:
            return None
        parsed = parse_days(answer, ctx.today, ctx.calendar, past=past, order=ctx.date_order)
        return GivenDate(parsed.first, parsed.last, clean_line(answer))

    async def ask_appointment(
        self, title: str, hint: str, *, past: bool = False, place: str = ""
    ) -> Appointment | None:
        """Ask for a day and time, perhaps with an end or a length; return None if the user cancels."""
        ctx = self.facts.ctx
        placeholder = "yesterday 15:00, tue 2-3pm" if past else "tomorrow 14:30, fri 2-3pm, 19 nov 10:00, 45 min"
        answer = await self.ask(
            Ask(title, hint, preview=make_interview_preview(ctx, past=past), placeholder=placeholder, place=place)
        )
        return parse_interview_time(answer, ctx, past=past) if answer is not None else None

    async def read(self, work: Callable[..., Result], *arguments: object) -> Result | None:
        """Run work on the database thread; return None if it was refused, after the user saw the reason."""
        return await self.host.run_database_work(work, *arguments)

    async def read_dossier(self, application: str) -> Dossier | None:
        """Return an application with everything of its own; None, after a message, if it no longer exists."""
        return await self.read(self.desk.dossier, application)

    async def save(self, change: Callable[..., Result], *arguments: object) -> Result | None:
        """Save a change; if the database cannot take it, let the user retry or copy the typed text.

        Return None if the change was refused or the user gave up.
        """
        done = await self.host.save_or_ask(change, *arguments, typed=self._typed_lines)
        if done is not None:
            await self.discard_scratch()
        return done

    async def apply(self, change: Callable[..., str], *arguments: object, application: str | None = None) -> str | None:
        """Save a change, show the new facts, and report the change; return None if it was refused."""
        label = await self.host.apply_change(change, *arguments, application=application, typed=self._typed_lines)
        if label is not None:
            await self.discard_scratch()
        return label

    async def discard_scratch(self) -> None:
        """Discard the scratch text of this flow, because it is saved now."""
        places, self._typed_lines, self._scratch_places = self._scratch_places, [], set()
        for place in places:
            await self.read(self.desk.keep_draft, place, "")
