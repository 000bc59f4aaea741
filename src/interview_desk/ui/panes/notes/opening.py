"""Actions that open a note, go to another one, or go back to the list."""

from datetime import datetime

from interview_desk.domain.dates.calendar import say_near
from interview_desk.domain.search.correspondence import (
    NOTE_KINDS,
    Direction,
    Note,
    NoteKind,
    kind_name,
    touch_kind_of,
)
from interview_desk.domain.search.dossier import Dossier
from interview_desk.services.notes import writing
from interview_desk.services.session import Desk
from interview_desk.ui.core import navigation
from interview_desk.ui.core.routes import NoteTarget
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.composer import Composer, NoteActions
from interview_desk.ui.panes.notes.note_list import NoteList
from interview_desk.ui.panes.notes.signing import NoteSigner
from interview_desk.ui.panes.notes.updating import NoteUpdater
from interview_desk.ui.toolkit.spans import TextSpan

_KIND_KEYS = dict(zip("tfcpwbadkrm", NOTE_KINDS, strict=True))


class NoteOpener(NoteActions):
    """Actions that open and close notes.

    Args:
        flow: the flow of the pane.
        composer: the composer with the open note.
        note_list: the list of notes.
        signer: asks who signs when the first note is opened.
        updater: loads the list of notes.
    """

    def __init__(
        self, flow: Flow, composer: Composer, note_list: NoteList, signer: NoteSigner, updater: NoteUpdater
    ) -> None:
        super().__init__(flow, composer)
        self._note_list = note_list
        self._signer = signer
        self._updater = updater

    async def open(self, target: NoteTarget) -> None:
        """Open the note of a kind to a person, drafting it if there is none yet."""
        if not await self.saver.save_before_leaving():
            return
        self.flow.host.clear_message()
        note = await self.flow.read(_find_or_draft, self.flow.desk, target)
        if note is None:
            return
        await self.composer.show(note)
        await self.flow.host.refresh_facts(target.application)
        sent_at = _find_sent_time(note, self.open_note.dossier)
        if sent_at is not None:
            ctx = self.flow.facts.ctx
            day = say_near(ctx.day(sent_at), ctx.today)
            verb = "thanked them" if target.kind == NoteKind.THANK_YOU else "asked"
            self.flow.host.show_message(TextSpan(f"You {verb} {day}; once is enough.", "due"))
        await self._signer.ask_once()

    def action_write(self) -> None:
        """Start writing in the draft, or open the note under the cursor."""
        if self.note is None:
            self.flow.start(self._open_current)
        elif not self.composer.refuse_if_sent():
            self.draft.area.focus()

    async def _open_current(self) -> None:
        if self._note_list.is_empty:
            await self._updater.update()  # the key came before the list was loaded
        target = self._note_list.current
        if target is not None:
            await self.open(target)

    async def action_choose(self) -> None:
        """Go back to the list of notes."""
        if self.note is not None:
            await wait_briefly(self.composer.close())

    def action_person(self, step: int) -> None:
        """Open the note to the next or previous person."""
        note = self.note
        if note is None:
            return
        people = [person.id for person in self.open_note.people]
        if not people:
            return
        n = people.index(note.contact) if note.contact in people else 0
        person = people[(n + step) % len(people)]
        self.flow.start(self.open, NoteTarget(note.kind, note.application, note.interview, person))

    def action_open_person(self, n: int) -> None:
        """Open the note to a person by their place in the head line."""
        note, people = self.note, self.open_note.people
        if note is not None and n < len(people):
            self.flow.start(self.open, NoteTarget(note.kind, note.application, note.interview, people[n].id))

    def action_kind(self) -> None:
        """Write another kind of note."""
        if self.note is not None:
            self.flow.start(self._choose_kind, self.note)

    async def _choose_kind(self, note: Note) -> None:
        choices = [Choice(key, kind_name(kind)) for key, kind in _KIND_KEYS.items()]
        choice = await self.flow.ask(Menu("Which kind of note?", choices, place="corner"))
        if choice is not None:
            kind = _KIND_KEYS[choice]
            reference = NoteKind.REFERENCE_HEADS_UP in {kind, note.kind}  # a reference receives no other kind of note
            interview = note.interview if kind == NoteKind.THANK_YOU and note.kind != NoteKind.NO_SHOW else None
            await self.open(NoteTarget(kind, note.application, interview, None if reference else note.contact))

    def action_debrief(self) -> None:
        """Open the debrief behind the note."""
        interview = self.open_note.interview
        if interview is not None:
            navigation.open_debrief(self.flow.host, interview.application, interview.id)


def _find_or_draft(desk: Desk, target: NoteTarget) -> Note:
    dossier = desk.dossier(target.application)
    interview, contact = dossier.interview(target.interview), dossier.contact(target.contact)
    return writing.open_note(desk, dossier, target.kind, interview, contact)


def _find_sent_time(note: Note, dossier: Dossier | None) -> datetime | None:
    """Return when a message that is sent only once already went to this person, or None.

    Count any logged touch, with or without this note.
    """
    if note.kind not in writing.ONCE or dossier is None:
        return None
    sent_times = (
        touch.at
        for touch in dossier.touches
        if touch.kind == touch_kind_of(note.kind)
        and touch.direction == Direction.OUT
        and touch.contact == note.contact
        and (touch.interview == note.interview or (touch.interview is None and note.kind != NoteKind.NO_SHOW))
    )
    return max(sent_times, default=None)
