"""Composer: shows and closes a note with its fields, its review, and the column next to it."""

from collections.abc import Awaitable, Callable

from interview_desk.domain.search.correspondence import Note
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.column import SideColumn
from interview_desk.ui.panes.notes.draft import Draft
from interview_desk.ui.panes.notes.header import NoteHeader
from interview_desk.ui.panes.notes.note_list import NoteList
from interview_desk.ui.panes.notes.open_note import OpenNote, read_details, read_note_as_list
from interview_desk.ui.panes.notes.review import NoteReview
from interview_desk.ui.panes.notes.saving import NoteSaver
from interview_desk.ui.toolkit.spans import TextSpan


class Composer:
    """Composer of the notes.

    Args:
        flow: the flow of the pane.
        note_list: the list of notes, which has the focus when a note is closed.
    """

    def __init__(self, flow: Flow, note_list: NoteList) -> None:
        self._flow = flow
        self._note_list = note_list
        self.open_note = OpenNote(flow)
        self.draft = Draft(flow)
        self.column = SideColumn(flow, self.open_note, self.draft)
        self.review = NoteReview(flow, self.open_note, self.draft, self.column)
        self.saver = NoteSaver(flow, self.open_note, self.draft, self.review)
        self.header = NoteHeader(flow, self.open_note, note_list)

    async def show(self, note: Note) -> None:
        """Show a note; text typed meanwhile is kept, and saved over the loaded text."""
        details = await self._flow.read(read_details, self._flow.desk, note)
        if details is None:
            return
        is_same_note = self.open_note.note is not None and self.open_note.note.id == note.id
        if not is_same_note:
            self.column.content, self.review.selected = "", None
        self.open_note.replace(note, details)
        self.review.warned_key = ""
        self._flow.host.register_open("note", note.id)
        pane = self._flow.pane
        pane.add_class("-chosen")
        self.draft.set_locked(locked=self.open_note.is_sent)
        if not (is_same_note and self.saver.is_unsaved):
            self.saver.load(note)
        self.draft.set_title(self._describe_recipient(details.dossier.company.name))
        self.saver.show_status()
        self.review.proofread()
        self.header.show()
        if not pane.is_writing:
            home = pane.home()
            if home is not None:
                home.focus()
        pane.show_hints()

    def _describe_recipient(self, company: str) -> str:
        contact = self.open_note.contact
        if contact is None:
            return f"To {company}"
        return f"To {contact.name}" + (f", {contact.title}" if contact.title else "")

    async def show_stored(self, note: Note) -> None:
        """Show a note as it is stored now, if it still exists."""
        stored = await self._flow.read(read_note_as_list, self._flow.desk, note.id)
        if stored:
            await self.show(stored[0])

    async def show_changed(self, note: Note, message: str) -> None:
        """Show a note that was just changed, and report the change."""
        await self.show(note)
        await self._flow.host.refresh_facts(note.application)
        self._flow.host.show_done(message)

    async def close(self) -> None:
        """Save the note and go back to the list of notes; the note stays open if it can be saved nowhere."""
        if not await self.saver.save_before_leaving():
            return
        self.open_note.clear()
        self._flow.host.register_open("note", "")
        pane = self._flow.pane
        pane.remove_class("-chosen")
        self.header.show()
        self._note_list.view.focus()
        pane.show_hints()

    def show_column(self, content: str) -> None:
        """Show other content in the column next to the draft, or hide it if the content is empty."""
        self.column.content = content
        self.review.check()
        self._flow.pane.call_after_refresh(self.review.check)

    def refuse_if_sent(self) -> bool:
        """Return True if the note was sent and may not change, and say so.

        The record of the text sent to each person has to be true (R29).
        """
        if not self.open_note.is_sent:
            return False
        self._flow.host.show_message(
            TextSpan("This note was sent, so it can’t be edited. ", "muted"),
            TextSpan(self._flow.host.key_of("notes.sent"), "key", bold=True),
            TextSpan(" undoes that.", "muted"),
        )
        return True


class NoteActions:
    """Base of the actions on the open note.

    Args:
        flow: the flow of the pane.
        composer: the composer with the note.
    """

    def __init__(self, flow: Flow, composer: Composer) -> None:
        self.flow = flow
        self.composer = composer
        self.open_note = composer.open_note
        self.draft = composer.draft
        self.review = composer.review
        self.saver = composer.saver

    @property
    def note(self) -> Note | None:
        """Open note."""
        return self.open_note.note

    def start_change(self, change: Callable[[Note], Awaitable[object]]) -> None:
        """Start a flow that changes the open note, unless it was sent."""
        note = self.note
        if note is not None and not self.composer.refuse_if_sent():
            self.flow.start(change, note)
