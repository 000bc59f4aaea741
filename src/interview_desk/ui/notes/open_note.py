"""The note that is open: shown with its facts and checks, kept while typing."""

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from interview_desk.desk import writing
from interview_desk.desk.desk import Desk
from interview_desk.domain.calendar import say_day, say_time
from interview_desk.domain.compose.facts import Fact, facts_beside
from interview_desk.domain.compose.review import Finding, Surroundings, shared_spans
from interview_desk.domain.correspondence import Note
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import Interview
from interview_desk.domain.people import Contact
from interview_desk.domain.text import first_name
from interview_desk.store import read
from interview_desk.ui.errands import Errands
from interview_desk.ui.fields import Painted
from interview_desk.ui.notes.area import NoteArea
from interview_desk.ui.notes.beside import Like, check_lines, fact_lines, most_like, short_check_lines
from interview_desk.ui.paint import Bit, Line, line, paragraph
from interview_desk.ui.sheet import Box, Rows, Sheet
from interview_desk.ui.soon import Soon
from interview_desk.ui.timeline import note_progress, person_progress


class OpenNote(Errands):
    """The open note of the Notes pane; mixed into it."""

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None
        self._dossier: Dossier | None = None
        self._around = Surroundings()
        self._facts: list[Fact] = []
        self._findings: list[Finding] = []
        self._like = Like(0.0, None)
        self._after = ""
        self._soon = Soon(self, self._pause)
        self._unsaved = False
        self._filling = False
        self._override = False
        self._choices: dict[str, tuple[str, str, str | None, str | None]] = {}

    def _show_head(self) -> None:
        head = self.query_one("#notes-head", Painted)
        if self._note is None or self._dossier is None:
            told = (
                "One to each interviewer; ⏎ opens one."
                if self._choices
                else "Nothing to write. A debrief drafts a note to each interviewer."
            )
            head.show(line(Bit(" Notes  ", "key", bold=True), Bit(told, "muted")))
            return
        bits = [
            Bit(f" {self._note.kind.capitalize()} ▾  ", "key", bold=True),
            Bit(self._dossier.company.name, bold=True),
        ]
        interview = self._interview
        if interview is not None:
            bits.append(
                Bit(
                    f"  {interview.style}, {say_day(self.facts.ctx.day(interview.starts_at), self.facts.ctx.today)}   ",
                    "muted",
                )
            )
        for person in self._people():
            if self._note.kind == "thank-you":
                glyph, role, _ = person_progress(self._dossier, interview, person.id)
            else:
                glyph, role, _ = note_progress(self._dossier, self._note.kind, person.id)
            here = person.id == self._note.contact
            told = f" {glyph or '○'} {person.name} "
            bits.append(Bit(told, "page", bold=True, on="key") if here else Bit(told, role))
            bits.append(Bit(" "))
        head.show(line(*bits))

    @property
    def _interview(self) -> Interview | None:
        if self._note is None or self._dossier is None:
            return None
        return self._dossier.interview(self._note.interview)

    @property
    def _contact(self) -> Contact | None:
        return (
            self._dossier.contact(self._note.contact) if self._note is not None and self._dossier is not None else None
        )

    def _people(self) -> list[Contact]:
        """Whom a note of this kind can go to: the interviewers, else everybody known there."""
        if self._dossier is None:
            return []
        interview = self._interview
        if interview is not None and interview.interviewers:
            return [person for one in interview.interviewers if (person := self._dossier.contact(one)) is not None]
        return list(self._dossier.contacts)

    # -- opening

    async def open(self, kind: str, application: str, interview: str | None, contact: str | None) -> None:
        """Open the note of a kind to a person, drafting it where none was begun."""
        await self._keep_now()
        self.desk_app.hush()

        def begin() -> Note:
            dossier = self.desk.dossier(application)
            return writing.open_note(self.desk, dossier, kind, dossier.interview(interview), dossier.contact(contact))

        note = await self.do(begin)
        if note is not None:
            await self._show(note)
            await self.desk_app.refresh_facts(application)

    async def _show(self, note: Note) -> None:
        def gather() -> tuple[Dossier, Surroundings, str]:
            dossier = self.desk.dossier(note.application)
            around = writing.surroundings(self.desk, dossier, note.kind, dossier.contact(note.contact), note)
            after = writing.next_touch(self.desk, note.application) if note.kind == "thank-you" else ""
            return dossier, around, f"Next touch: {after}." if after else ""

        gathered = await self.do(gather)
        if gathered is None:
            return
        self._note = note
        self._dossier, self._around, self._after = gathered
        self._override = False
        about = self._interview or self._dossier.newest_held(self.facts.ctx.at)
        self._facts = facts_beside(self._dossier, about, self._contact, note.id, self.facts.ctx)
        self.add_class("-chosen")
        self._filling = True
        self.query_one("#subject", Input).value = note.subject
        area = self.query_one(NoteArea)
        if area.text != note.body:
            area.load_text(note.body)
        self._filling = False
        self._unsaved = False
        contact = self._contact
        to = (
            f"To {contact.name}" + (f", {contact.title}" if contact.title else "")
            if contact is not None
            else f"To {self._dossier.company.name}"
        )
        self.query_one("#draft-box", Box).entitle(to)
        self._say_saved()
        self._check()
        self._show_head()
        if not self.is_writing:
            home = self.home()
            if home is not None:
                home.focus()
        self.show_hints()

    async def _close(self) -> None:
        await self._keep_now()
        self._note = self._dossier = None
        self.remove_class("-chosen")
        self._show_head()
        self.query_one("#notes", Rows).focus()
        self.show_hints()

    def _say_saved(self) -> None:
        if self._note is None:
            return
        states = {"sent": "sent", "copied": "copied", "skipped": "skipped", "ready": "ready"}
        told = states.get(self._note.state, "draft saved")
        time = say_time(self._note.changed_at, self.facts.ctx.zone)
        self.query_one("#draft-box", Box).foot(f"{told} {time}")

    # -- typing

    def on_input_changed(self, _event: Input.Changed) -> None:
        """The subject is another one."""
        self._typed()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """The text is another one."""
        self._typed()

    def _typed(self) -> None:
        if self._filling or self._note is None:
            return
        if (self.query_one("#subject", Input).value, self.query_one(NoteArea).text) == (
            self._note.subject,
            self._note.body,
        ):
            return
        self._unsaved = True
        self._override = False
        self._soon.touch()

    def _pause(self) -> None:
        self._check()
        self.begin_work("keep", self._keep_now, exclusive=False)

    async def _keep_now(self) -> None:
        self._soon.stop()
        if not self._unsaved or self._note is None:
            return
        self._unsaved = False
        kept = await self.do(
            writing.keep_note,
            self.desk,
            self._note,
            self.query_one("#subject", Input).value,
            self.query_one(NoteArea).text,
        )
        if kept is None:
            self._unsaved = True
            self.query_one("#draft-box", Box).foot("not saved; the text is still here, y copies it")
            return
        self._note = kept
        self._say_saved()

    def typing_ended(self) -> None:
        """Store at once."""
        if self._unsaved:
            self.begin_work("keep", self._keep_now, exclusive=False)

    def _check(self) -> None:
        """Look the note over, and show what was found."""
        text = self.query_one(NoteArea).text
        self._findings = writing.review(text, self._around)
        self._like = most_like(text, self._around.other_notes)
        self.query_one(NoteArea).mark(self._findings)
        name = first_name(self._contact.name) if self._contact is not None else "them"
        self.query_one("#facts", Sheet).show(lambda width: fact_lines(self._facts, text, name, width))
        narrow = self.has_class("-narrow")

        def checks(width: int) -> list[Line]:
            if narrow:
                return short_check_lines(self._findings, text, self._like, width)
            return check_lines(self._findings, self._facts, text, self._like, self._after, width)

        self.query_one("#checks", Sheet).show(checks)
        self._compare(text)

    def _compare(self, text: str) -> None:
        other = self._like.other
        self.set_class(other is not None, "-compared")
        if other is None:
            return
        self.query_one("#other-box", Box).entitle(f"{other.whose} note, for comparison")
        shared = shared_spans(other.text, text)

        def lines(width: int) -> list[Line]:
            drawn: list[Line] = []
            at = 0
            for part in other.text.split("\n"):
                same = any(span.start < at + len(part) and at < span.end for span in shared)
                drawn += paragraph(part, width, "due" if same else "muted")
                at += len(part) + 1
            return drawn

        self.query_one("#other", Sheet).show(lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Narrow and wide windows show different checks."""
        if self._note is not None:
            self.call_after_refresh(self._check)


class Home(Widget, can_focus=True):
    """Nothing to see: where the focus is while nothing is typed, so that the pane's own keys count."""

    DEFAULT_CSS = "Home { height: 0; width: 0; }"


def note_or_none(desk: Desk, note: str) -> list[Note]:
    """A note, in a list; an empty one where it is gone, for None stands for what was refused."""
    found = read.read_note(desk.connection, note)
    return [found] if found is not None else []
