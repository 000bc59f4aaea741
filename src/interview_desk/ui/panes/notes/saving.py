"""Saving of the open note: while the user types, and before the note leaves the screen."""

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.correspondence import Note, NoteState
from interview_desk.domain.search.dossier import Dossier
from interview_desk.services.notes import writing
from interview_desk.services.session import Desk
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.draft import Draft
from interview_desk.ui.panes.notes.open_note import OpenNote
from interview_desk.ui.panes.notes.review import NoteReview
from interview_desk.ui.toolkit.debounce import Debouncer


class NoteSaver:
    """Saves the open note.

    Args:
        flow: the flow of the pane.
        open_note: the open note.
        draft: the fields of the note.
        review: the review, which is repeated when the note is saved.
    """

    def __init__(self, flow: Flow, open_note: OpenNote, draft: Draft, review: NoteReview) -> None:
        self._flow = flow
        self._open_note = open_note
        self._draft = draft
        self._review = review
        self._debouncer = Debouncer(flow.pane, self.check_and_save)
        self._saved_content = ("", "")
        """Subject and text as they were stored last, or are on their way."""
        self.is_unsaved = False
        """True if something was typed that is not stored."""

    @property
    def is_idle(self) -> bool:
        """True if everything is stored, and no save is scheduled."""
        return not self.is_unsaved and not self._debouncer.is_waiting

    def load(self, note: Note) -> None:
        """Fill the fields with a stored note, in place of the text that was in them."""
        self._saved_content = (note.subject, note.body)
        self._draft.load(note)
        self.is_unsaved = False

    def schedule(self) -> None:
        """Schedule a save, if the subject or the text was changed."""
        if self._open_note.note is None or self._draft.content == self._saved_content:
            return
        self.is_unsaved = True
        self._review.warned_key = ""
        self._debouncer.schedule()

    def check_and_save(self) -> None:
        """Review the note, and save it in the background, because typing has paused."""
        self._review.proofread()
        self._save_in_background()

    def save_unsaved(self) -> None:
        """Save in the background if something is unsaved."""
        if self.is_unsaved:
            self._save_in_background()

    def _save_in_background(self) -> None:
        self._flow.pane.begin_work("keep", self.save, exclusive=False)

    async def action_save(self) -> None:
        """Save now."""
        await wait_briefly(self.save())
        if self._open_note.note is not None and not self.is_unsaved:
            self._flow.host.show_done("Saved", undoable=False)

    async def save(self) -> bool:
        """Save unsaved typing, and return True if nothing is left to save."""
        self._debouncer.stop()
        note = self._open_note.note
        if not self.is_unsaved or note is None:
            return not self.is_unsaved
        self.is_unsaved = False
        self._saved_content = self._draft.content
        result = await self._flow.read(_save_note, self._flow.desk, note, self._saved_content)
        if result is None:
            self.is_unsaved = True
            self._draft.set_status(
                self._flow.host.with_keys("▲ not saved; your text is still here, {notes.copy} copies it")
            )
            self._debouncer.schedule_retry()
            return False
        stored, has_conflict = result
        if self._open_note.note is not None and self._open_note.note.id == stored.id:
            self.take_stored(stored)
        if has_conflict:
            self._flow.host.show_problem(
                self._flow.host.with_keys(
                    "Another window edited this note, too. Both are kept: yours is here, {notes.versions} shows the other."
                )
            )
        return not self.is_unsaved

    def take_stored(self, note: Note) -> None:
        """Take the open note as it is stored now, and show its status; the fields stay as they are."""
        self._open_note.note = note
        self.show_status()

    async def save_before_leaving(self) -> bool:
        """Save the note before it leaves the screen, else write it to a file; return False if both fail."""
        if await self.save() or await self.save():
            return True
        note = self._open_note.note
        if note is None:
            return True
        written = await self._flow.host.save_to_files([self._name_text(note)])
        if not written:
            return False
        self.is_unsaved = False
        self._flow.host.show_problem(f"The note could not be stored; its text lies in {written[0]}")
        return True

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the text that is not stored, with a name, or an empty list."""
        note = self._open_note.note
        return [self._name_text(note)] if self.is_unsaved and note is not None else []

    def _name_text(self, note: Note) -> tuple[str, str]:
        """Return a name for a file, and the subject and text to write to it."""
        return f"{note.kind}-{note.id[:6]}", f"{self._draft.subject}\n\n{self._draft.text}"

    def show_status(self) -> None:
        """Show below the draft whether and when the note was saved or sent."""
        note = self._open_note.note
        if note is not None:
            self._draft.set_status(_describe_status(note, self._open_note.dossier, self._flow.facts.ctx))


def _describe_status(note: Note, dossier: Dossier | None, ctx: Context) -> str:
    if note.state == NoteState.NEW:
        return "kept once you change it"
    status = "draft saved" if note.state == NoteState.DRAFT else note.state
    at = note.changed_at
    if note.state == NoteState.SENT and dossier is not None:
        at = max((touch.at for touch in dossier.touches if touch.note == note.id), default=at)
    day = ctx.day(at)
    near = f" {say_near(day, ctx.today)}" if day != ctx.today else ""
    return f"{status}{near} {say_time(at, ctx.zone)}"


def _save_note(desk: Desk, note: Note, typed: tuple[str, str]) -> tuple[Note, bool]:
    """Save a note; return it, and True if another window changed it since it was last read here."""
    has_conflict = writing.was_changed_elsewhere(desk, note, typed)
    return writing.save_note(desk, note, *typed), has_conflict
