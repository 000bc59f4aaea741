"""The open note: opening it, signing it, and saving it while the user types."""

from datetime import datetime
from functools import partial
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Input, TextArea

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.domain.notes.facts import list_facts
from interview_desk.domain.notes.issue import ReviewContext, body_of
from interview_desk.domain.notes.send_as import Advice
from interview_desk.domain.search.correspondence import Direction, Note, NoteKind, NoteState, touch_kind_of
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.people import Me
from interview_desk.services import queries
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.session import Desk
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.view import NoteViewMixin
from interview_desk.ui.toolkit.debounce import Debouncer
from interview_desk.ui.toolkit.sheet import ListView, Panel
from interview_desk.ui.toolkit.spans import TextSpan

_SIGNER_ASKED_PLACE = "asked who signs"


class OpenNote(NoteViewMixin):
    """Mixin that opens and saves the open note of the Notes pane."""

    def __init__(self) -> None:
        super().__init__()
        self._soon = Debouncer(self, self._pause)
        self._asked_who_signs = False
        self._sent = ("", "")
        """Subject and text as they were stored last, or are on their way."""
        self._unsaved = False
        self._filling = False
        self._override = False

    # -- opening

    async def open(self, kind: NoteKind, application: str, interview: str | None, contact: str | None) -> None:
        """Open the note of a kind to a person, drafting it if there is none yet."""
        if not await self._put_by():
            return
        self.host.clear_message()

        def begin() -> Note:
            dossier = self.desk.dossier(application)
            return writing.open_note(self.desk, dossier, kind, dossier.interview(interview), dossier.contact(contact))

        note = await self.run_database_work(begin)
        if note is None:
            return
        await self._show(note)
        await self.host.refresh_facts(application)
        sent_at = self._find_sent_time(note)
        if sent_at is not None:
            day = say_near(self.facts.ctx.day(sent_at), self.facts.ctx.today)
            verb = "asked" if kind == NoteKind.FEEDBACK else "thanked them"
            self.host.show_message(TextSpan(f"You {verb} {day}; once is enough.", "due"))
        await self._ask_who_signs()

    def _find_sent_time(self, note: Note) -> datetime | None:
        """Return when a message that is sent only once already went to this person, or None.

        Count any logged touch, with or without this note.
        """
        if note.kind not in writing.ONCE or self._dossier is None:
            return None
        sent_times = (
            touch.at
            for touch in self._dossier.touches
            if touch.kind == touch_kind_of(note.kind)
            and touch.direction == Direction.OUT
            and touch.contact == note.contact
            and touch.interview in {None, note.interview}
        )
        return max(sent_times, default=None)

    async def _ask_who_signs(self) -> None:
        """Ask once who signs, when the first note is opened (R14)."""
        if self._me.name or self._asked_who_signs or self.desk.database.read_only:
            return
        self._asked_who_signs = True
        if not await self.run_database_work(self.desk.scratch, _SIGNER_ASKED_PLACE):
            await self.run_database_work(self.desk.keep_scratch, _SIGNER_ASKED_PLACE, "yes")
            await self.signing()

    async def signing(self) -> None:
        """Ask who signs, and update the signature of the open note."""
        current = ", ".join(part for part in (self._me.name, self._me.email, self._me.phone) if part)
        answer = await self.ask(
            Ask(
                "Who signs?",
                "Your name, e-mail and number, parted by commas; they stand under every note. m asks again.",
                value=current,
                placeholder="Alex Moreau, alex@moreau.example, +33 1 55 50 10 11",
                place="who signs",
            )
        )
        if answer is None:
            return
        sign = partial(writing.sign, apart=self._note.id if self._note is not None else "")
        signed = await self.insist(sign, self.desk, answer)
        if signed is None:
            return
        if self._note is not None and self._note.state != NoteState.SENT:
            area = self.query_one(NoteArea)
            text = writing.replace_signature(area.text, self._me, signed, self._note.channel)
            if text != area.text:
                area.replace_range(0, len(area.text), text)
                self._typed()
            if await self._put_by() and self._note is not None:
                await self._show(self._note)
        self.host.show_done("Noted who signs")

    async def _show(self, note: Note) -> None:
        def gather() -> tuple[Dossier, ReviewContext, str, Advice, Me]:
            dossier = self.desk.dossier(note.application)
            surroundings = reviewing.build_review_context(
                self.desk, dossier, note.kind, dossier.contact(note.contact), note
            )
            after = writing.next_touch(self.desk, note.application) if note.kind == NoteKind.THANK_YOU else ""
            advice = writing.advise_channel(self.desk, dossier, note)
            return (
                dossier,
                surroundings,
                f"Next touch: {after}." if after else "",
                advice,
                queries.get_me(self.desk),
            )

        details = await self.run_database_work(gather)
        if details is None:
            return
        is_same_note = self._note is not None and self._note.id == note.id
        if not is_same_note:
            self._beside, self._chosen = "", ("", None)
        self._note = note
        self._dossier, self._around, self._after, self._advice, self._me = details
        self._override = False
        about = self._interview or self._dossier.newest_held(self.facts.ctx.at)
        self._facts = list_facts(self._dossier, about, self._contact, note.id, self.facts.ctx)
        self.host.register_open("note", note.id)
        self.add_class("-chosen")
        area = self.query_one(NoteArea)
        area.read_only = note.state == NoteState.SENT
        self.query_one("#subject", Input).disabled = note.state == NoteState.SENT
        if not (is_same_note and self._unsaved):  # keep text typed meanwhile; it is saved over what was loaded
            self._sent = (note.subject, note.body)
            self._filling = True
            self.query_one("#subject", Input).value = note.subject
            self.query_one("#subject", Input).cursor_position = 0
            if area.text != note.body:
                area.load_text(note.body)
                area.go_to(_first_words(note.body))
            self._filling = False
            self._unsaved = False
        contact = self._contact
        to = (
            f"To {contact.name}" + (f", {contact.title}" if contact.title else "")
            if contact is not None
            else f"To {self._dossier.company.name}"
        )
        self.query_one("#draft-box", Panel).entitle(to)
        self._say_saved()
        self._read_over()
        self._show_head()
        if not self.is_writing:
            home = self.home()
            if home is not None:
                home.focus()
        self.show_hints()

    async def _close(self) -> None:
        if not await self._put_by():
            return
        self._note = self._dossier = None
        self.host.register_open("note", "")
        self.remove_class("-chosen")
        self._show_head()
        self.query_one("#notes", ListView).focus()
        self.show_hints()

    def _say_saved(self) -> None:
        if self._note is None:
            return
        note, ctx = self._note, self.facts.ctx
        if note.state == NoteState.NEW:
            self.query_one("#draft-box", Panel).foot("kept once you change it")
            return
        status = "draft saved" if note.state == NoteState.DRAFT else note.state
        at = note.changed_at
        if note.state == NoteState.SENT and self._dossier is not None:
            at = max((touch.at for touch in self._dossier.touches if touch.note == note.id), default=at)
        day = ctx.day(at)
        near = f" {say_near(day, ctx.today)}" if day != ctx.today else ""
        self.query_one("#draft-box", Panel).foot(f"{status}{near} {say_time(at, ctx.zone)}")

    # -- typing

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Schedule a save when the subject changes."""
        self._typed()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """Schedule a save when the text changes."""
        self._typed()

    def _typed(self) -> None:
        if self._filling or self._note is None:
            return
        if (self.query_one("#subject", Input).value, self.query_one(NoteArea).text) == self._sent:
            return
        self._unsaved = True
        self._override = False
        self._soon.schedule()

    def _pause(self) -> None:
        self._read_over()
        self.begin_work("keep", self._keep_now, exclusive=False)

    async def _keep_now(self) -> bool:
        """Save unsaved typing, and return True if nothing is left to save."""
        self._soon.stop()
        if not self._unsaved or self._note is None:
            return not self._unsaved
        self._unsaved = False
        note = self._note
        self._sent = (self.query_one("#subject", Input).value, self.query_one(NoteArea).text)
        result = await self.run_database_work(_keep, self.desk, note, self._sent)
        if result is None:
            self._unsaved = True
            self.query_one("#draft-box", Panel).foot("▲ not saved; the text is still here, y copies it")
            self._soon.schedule_retry()
            return False
        stored, has_conflict = result
        if self._note is not None and self._note.id == stored.id:
            self._note = stored
            self._say_saved()
        if has_conflict:
            self.host.show_problem(
                "Another window wrote in this note, too. Both texts are kept: yours is here, V shows theirs."
            )
        return not self._unsaved

    @property
    def _folder(self) -> Path:
        """Directory that notes are written to as files."""
        return self.desk.database.path.parent / "notes"

    async def _put_by(self) -> bool:
        """Save the note before it leaves the screen, else write it to a file; return False if both fail."""
        if await self._keep_now() or await self._keep_now():
            return True
        if self._note is None:
            return True
        subject, text = self.query_one("#subject", Input).value, self.query_one(NoteArea).text
        name = f"{self._note.kind}-{self._note.id[:6]}"
        written = await self.host.save_to_files([(name, f"{subject}\n\n{text}")])
        if not written:
            return False
        self._unsaved = False
        self.host.show_problem(f"The note could not be stored; its text lies in {written[0]}")
        return True

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved note as (name, text) pairs, or an empty list."""
        if not self._unsaved or self._note is None:
            return []
        subject, text = self.query_one("#subject", Input).value, self.query_one(NoteArea).text
        return [(f"{self._note.kind}-{self._note.id[:6]}", f"{subject}\n\n{text}")]

    def typing_ended(self) -> None:
        """Save at once when typing ends."""
        if self._unsaved:
            self.begin_work("keep", self._keep_now, exclusive=False)

    def _read_over(self) -> None:
        """Check the note at once, and start the proofreader, which takes a moment."""
        self._check()
        text = self._checked_text
        if text != self._typos_text or self._is_proofread is None:
            self.begin_work("proofread", self._proofread, text)

    async def _proofread(self, text: str) -> None:
        typos = await self.host.run_in_thread(reviewing.proofread, self.desk, text, self._around.accepted_words)
        if self._note is None or self._checked_text != text:
            return
        self._is_proofread = typos is not None
        self._typos, self._typos_text = typos or [], text
        self._check()


def _keep(desk: Desk, note: Note, typed: tuple[str, str]) -> tuple[Note, bool]:
    """Save a note; return it, and True if another window changed it since it was last read here."""
    has_conflict = writing.was_changed_elsewhere(desk, note, typed)
    return writing.save_note(desk, note, *typed), has_conflict


def _first_words(text: str) -> int:
    """Return the offset at which the body of a note begins, after its greeting."""
    body = body_of(text)
    return body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())


class Home(Widget, can_focus=True):
    """Invisible widget that holds the focus while nothing is typed, so that the pane's own keys work."""

    DEFAULT_CSS = "Home { height: 0; width: 0; }"


def read_note_as_list(desk: Desk, note: str) -> list[Note]:
    """Return a note in a list, or an empty list if it no longer exists.

    A missing note cannot be None, because None means that the request was refused.
    """
    stored = queries.find_note(desk, note)
    return [stored] if stored is not None else []
