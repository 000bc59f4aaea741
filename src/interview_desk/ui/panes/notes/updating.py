"""Updating of the list of notes and the open note, when the facts have changed."""

from interview_desk.domain.search.correspondence import Note, NoteState
from interview_desk.services.notes import writing
from interview_desk.services.session import Desk
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.composer import Composer
from interview_desk.ui.panes.notes.note_list import NoteList
from interview_desk.ui.panes.notes.open_note import read_note_as_list


class NoteUpdater:
    """Updates what the pane shows; text that is being typed is left alone.

    Args:
        flow: the flow of the pane.
        composer: the composer with the open note.
        note_list: the list of notes.
    """

    def __init__(self, flow: Flow, composer: Composer, note_list: NoteList) -> None:
        self._flow = flow
        self._composer = composer
        self._note_list = note_list

    async def update(self) -> None:
        """Read the notes again, and show them and the open note."""
        if not await self._note_list.read():
            return
        note = self._composer.open_note.note
        if note is None:
            self._composer.header.show()
        elif self._composer.saver.is_idle:
            await self._update_open_note(note)

    async def _update_open_note(self, current: Note) -> None:
        """Show the open note as it is stored now, or close it if it was deleted."""
        if current.state == NoteState.NEW:
            await self._update_unsaved_draft(current)
            return
        stored = await self._flow.read(read_note_as_list, self._flow.desk, current.id)
        if stored is None or self._has_changed_meanwhile(current):
            return
        if not stored:
            await self._composer.close()
        elif stored[0] != current:
            await self._composer.show(stored[0])

    async def _update_unsaved_draft(self, current: Note) -> None:
        """Draft a note again that nobody has edited yet, and show it if the facts have changed it."""
        note = await self._flow.read(_draft_again, self._flow.desk, current)
        if note is None or self._has_changed_meanwhile(current):
            return
        if (note.subject, note.body, note.channel, note.state) != (
            current.subject,
            current.body,
            current.channel,
            current.state,
        ):
            await self._composer.show(note)

    def _has_changed_meanwhile(self, current: Note) -> bool:
        return self._composer.open_note.note is not current or self._composer.saver.is_unsaved


def _draft_again(desk: Desk, note: Note) -> Note:
    dossier = desk.dossier(note.application)
    interview, contact = dossier.interview(note.interview), dossier.contact(note.contact)
    return writing.open_note(desk, dossier, note.kind, interview, contact)
