"""The note that is open: shown with its facts and checks, kept while typing."""

from datetime import datetime
from functools import partial
from pathlib import Path

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from interview_desk.desk import reviewing, writing
from interview_desk.desk.desk import Desk
from interview_desk.domain.calendar import say_day, say_near, say_time
from interview_desk.domain.compose.facts import Fact, facts_beside
from interview_desk.domain.compose.layout import LETTER_COLUMNS, Laid, laid_out
from interview_desk.domain.compose.medium import HOW, NAMES, Advice
from interview_desk.domain.compose.review import Finding, Span, Surroundings, body_of, shared_spans
from interview_desk.domain.compose.slips import Slip, carried
from interview_desk.domain.correspondence import NOT_BEGUN, Note, kind_name
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import Interview
from interview_desk.domain.people import Contact, Me
from interview_desk.domain.text import first_name
from interview_desk.store import read
from interview_desk.ui import clipboard
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.errands import Errands
from interview_desk.ui.fields import Painted
from interview_desk.ui.notes.area import NoteArea
from interview_desk.ui.notes.beside import (
    READING_KEYS,
    WRITING_KEYS,
    Like,
    Look,
    aim_of,
    check_lines,
    compared_lines,
    fact_lines,
    most_like,
    short_check_lines,
)
from interview_desk.ui.paint import Bit, Line, line, paragraph, width_of
from interview_desk.ui.sheet import Box, Rows, Sheet
from interview_desk.ui.soon import Soon
from interview_desk.ui.timeline import note_progress, person_progress

_ASKED = "asked who signs"
SEEN_WORDS = 7
"""Words from which on a run that stands in two notes is underlined in both."""


class OpenNote(Errands):
    """The open note of the Notes pane; mixed into it."""

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None
        self._dossier: Dossier | None = None
        self._around = Surroundings()
        self._facts: list[Fact] = []
        self._findings: list[Finding] = []
        self._subject_findings: list[Finding] = []
        self._chosen: tuple[str, int | None] = ("", None)
        """The finding that the keys are about: its check and where it begins."""
        self._slips: list[Slip] = []
        self._slips_of = ""
        self._is_proofread: bool | None = None
        """Whether the checker looked at the text; None before it did."""
        self._advice: Advice | None = None
        self._me = Me()
        self._asked_who_signs = False
        self._sent = ("", "")
        """Subject and text as they were stored last, or are on their way."""
        self._checked = ""
        self._keys = READING_KEYS
        self._beside = ""
        """What stands in the column beside the draft: "like" or "laid"; by itself the note most like it, where there is room."""
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
                else "Nothing to write yet. A debrief (3) drafts a note to each interviewer."
            )
            head.show(line(Bit(" Notes  ", "key", bold=True), Bit(told, "muted")))
            return
        bits = [
            Bit(f" {kind_name(self._note.kind).capitalize()} ▾  ", "key", bold=True),
            Bit(f"{self._dossier.company.name}  ", bold=True),
        ]
        interview = self._interview
        if interview is not None:
            style = "" if self.has_class("-narrow") else f"{interview.style}, "
            bits.append(
                Bit(
                    f"{style}{say_day(self.facts.ctx.day(interview.starts_at), self.facts.ctx.today)}   ",
                    "muted",
                )
            )
        how = f"goes {HOW[self._note.channel]} "
        if self.has_class("-narrow"):
            how = "" if self._note.channel == "email" else f"{NAMES[self._note.channel].split()[-1]} "
        room = self.size.width - sum(width_of(bit.text) for bit in bits) - width_of(how)
        head.show(line(*bits, *self._tabs(self._note, self._dossier, room), right=[Bit(how, "muted")]))

    def _tabs(self, note: Note, dossier: Dossier, room: int) -> list[Bit]:
        """Everybody whom a note of this kind can go to; where there is no room for all names, at least that of this one's."""
        everybody = []
        for person in self._people():
            if note.kind == "thank-you":
                glyph, role, _ = person_progress(dossier, self._interview, person.id)
            else:
                glyph, role, _ = note_progress(dossier, note.kind, person.id)
            everybody.append((glyph or "○", person, role))
        for name in (lambda one: one.name, lambda one: first_name(one.name), lambda _one: ""):
            tabs = [
                Bit(f" {glyph} {person.name} ", "page", bold=True, on="key")
                if person.id == note.contact
                else Bit(f" {glyph} {name(person)}".rstrip() + " ", role)
                for glyph, person, role in everybody
            ]
            if sum(width_of(tab.text) + 1 for tab in tabs) <= room:
                break
        return [bit for tab in tabs for bit in (tab, Bit(" "))]

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
        if self._note is not None and self._note.kind == "reference-heads-up":
            return [self._contact] if self._contact is not None else []
        if interview is not None and interview.interviewers:
            return [person for one in interview.interviewers if (person := self._dossier.contact(one)) is not None]
        return list(self._dossier.contacts)

    # -- opening

    async def open(self, kind: str, application: str, interview: str | None, contact: str | None) -> None:
        """Open the note of a kind to a person, drafting it where none was begun."""
        if not await self._put_by():
            return
        self.desk_app.hush()

        def begin() -> Note:
            dossier = self.desk.dossier(application)
            return writing.open_note(self.desk, dossier, kind, dossier.interview(interview), dossier.contact(contact))

        note = await self.do(begin)
        if note is None:
            return
        await self._show(note)
        await self.desk_app.refresh_facts(application)
        said = self._said_already(note)
        if said is not None:
            day = say_near(self.facts.ctx.day(said), self.facts.ctx.today)
            told = "asked" if kind == "feedback" else "thanked them"
            self.desk_app.say(Bit(f"You {told} {day}; once is enough.", "due"))
        await self._ask_who_signs()

    def _said_already(self, note: Note) -> datetime | None:
        """When what a person gets once was said already, with this note or without one."""
        if note.kind not in writing.ONCE or self._dossier is None:
            return None
        said = (
            touch.at
            for touch in self._dossier.touches
            if touch.kind == note.kind
            and touch.direction == "out"
            and touch.contact == note.contact
            and touch.interview in {None, note.interview}
        )
        return max(said, default=None)

    def open_note(self, kind: str, application: str | None, interview: str | None, contact: str | None) -> None:
        """Open another note here."""
        if application is not None:
            self.begin_work("opening", self.open, kind, application, interview, contact)

    async def _ask_who_signs(self) -> None:
        """Ask once who signs, when the first note is opened (R14)."""
        if self._me.name or self._asked_who_signs or self.desk.database.read_only:
            return
        self._asked_who_signs = True
        if not await self.do(self.desk.scratch, _ASKED):
            await self.do(self.desk.keep_scratch, _ASKED, "yes")
            await self.signing()

    async def signing(self) -> None:
        """Ask who signs, and put it under the open note."""
        known = ", ".join(part for part in (self._me.name, self._me.email, self._me.phone) if part)
        answer = await self.ask(
            Ask(
                "Who signs?",
                "Your name, e-mail and number, parted by commas; they stand under every note. m asks again.",
                value=known,
                placeholder="Alex Moreau, alex@moreau.example, +33 1 55 50 10 11",
            )
        )
        if answer is None:
            return
        sign = partial(writing.sign, apart=self._note.id if self._note is not None else "")
        signed = await self.do(sign, self.desk, answer)
        if signed is None:
            return
        if self._note is not None and self._note.state != "sent":
            area = self.query_one(NoteArea)
            text = writing.resigned(area.text, self._me, signed, self._note.channel)
            if text != area.text:
                area.put(0, len(area.text), text)
                self._typed()
            if await self._put_by() and self._note is not None:
                await self._show(self._note)
        self.desk_app.done("Noted who signs")

    async def _show(self, note: Note) -> None:
        def gather() -> tuple[Dossier, Surroundings, str, Advice, Me]:
            dossier = self.desk.dossier(note.application)
            around = reviewing.surroundings(self.desk, dossier, note.kind, dossier.contact(note.contact), note)
            after = writing.next_touch(self.desk, note.application) if note.kind == "thank-you" else ""
            advice = writing.advice(self.desk, dossier, note)
            return dossier, around, f"Next touch: {after}." if after else "", advice, read.read_me(self.desk.connection)

        gathered = await self.do(gather)
        if gathered is None:
            return
        same = self._note is not None and self._note.id == note.id
        if not same:
            self._beside, self._chosen = "", ("", None)
        self._note = note
        self._dossier, self._around, self._after, self._advice, self._me = gathered
        self._override = False
        about = self._interview or self._dossier.newest_held(self.facts.ctx.at)
        self._facts = facts_beside(self._dossier, about, self._contact, note.id, self.facts.ctx)
        self.add_class("-chosen")
        area = self.query_one(NoteArea)
        area.read_only = note.state == "sent"
        self.query_one("#subject", Input).disabled = note.state == "sent"
        if not (same and self._unsaved):  # what was typed meanwhile stays, and is stored over what came in
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
        self.query_one("#draft-box", Box).entitle(to)
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
        self.remove_class("-chosen")
        self._show_head()
        self.query_one("#notes", Rows).focus()
        self.show_hints()

    def _say_saved(self) -> None:
        if self._note is None:
            return
        note, ctx = self._note, self.facts.ctx
        if note.state == NOT_BEGUN:
            self.query_one("#draft-box", Box).foot("kept once you change it")
            return
        told = "draft saved" if note.state == "draft" else note.state
        at = note.changed_at
        if note.state == "sent" and self._dossier is not None:
            at = max((touch.at for touch in self._dossier.touches if touch.note == note.id), default=at)
        day = ctx.day(at)
        near = f" {say_near(day, ctx.today)}" if day != ctx.today else ""
        self.query_one("#draft-box", Box).foot(f"{told}{near} {say_time(at, ctx.zone)}")

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
        if (self.query_one("#subject", Input).value, self.query_one(NoteArea).text) == self._sent:
            return
        self._unsaved = True
        self._override = False
        self._soon.touch()

    def _pause(self) -> None:
        self._read_over()
        self.begin_work("keep", self._keep_now, exclusive=False)

    async def _keep_now(self) -> bool:
        """Store what was typed; whether nothing is left to store."""
        self._soon.stop()
        if not self._unsaved or self._note is None:
            return not self._unsaved
        self._unsaved = False
        note = self._note
        self._sent = (self.query_one("#subject", Input).value, self.query_one(NoteArea).text)
        kept = await self.do(writing.keep_note, self.desk, note, *self._sent)
        if kept is None:
            self._unsaved = True
            self.query_one("#draft-box", Box).foot("not saved; the text is still here, y copies it")
            return False
        if self._note is not None and self._note.id == kept.id:
            self._note = kept
            self._say_saved()
        return not self._unsaved

    @property
    def _folder(self) -> Path:
        """Where notes are written to as files."""
        return self.desk.database.path.parent / "notes"

    async def _put_by(self) -> bool:
        """Before the note leaves the screen: store it, and where that fails write it to a file; False where both do."""
        if await self._keep_now() or await self._keep_now():
            return True
        if self._note is None:
            return True
        subject, text = self.query_one("#subject", Input).value, self.query_one(NoteArea).text
        name = f"not-saved-{self._note.kind}-{self._note.id[:6]}"
        path = await self.do(clipboard.to_file, f"{subject}\n\n{text}", self._folder, name)
        if path is None:
            return False
        self._unsaved = False
        self.desk_app.problem(f"The note could not be stored; its text lies in {path}")
        return True

    def typing_ended(self) -> None:
        """Store at once."""
        if self._unsaved:
            self.begin_work("keep", self._keep_now, exclusive=False)

    def _read_over(self) -> None:
        """Look the note over at once, and ask the checker, which takes a moment."""
        self._check()
        text = self.query_one(NoteArea).text
        if text != self._slips_of or self._is_proofread is None:
            self.begin_work("proofread", self._proofread, text)

    async def _proofread(self, text: str) -> None:
        slips = await self.desk_app.beside(reviewing.proofread, self.desk, text, self._around.known)
        if self._note is None or self.query_one(NoteArea).text != text:
            return
        self._is_proofread = slips is not None
        self._slips, self._slips_of = slips or [], text
        self._check()

    @property
    def _everything(self) -> list[Finding]:
        """What was found in the text, and then in the subject."""
        return [*self._findings, *self._subject_findings]

    @property
    def _found(self) -> Finding | None:
        """The finding that the keys are about: the one jumped to, else the first one."""
        everything = self._everything
        chosen = next((one for one in everything if (one.check, one.start) == self._chosen), None)
        serious = (one for one in everything if one.severity != "hint")
        return chosen or next(serious, next(iter(everything), None))

    def _check(self) -> None:
        """Look the note over, and show what was found."""
        area = self.query_one(NoteArea)
        text = self._checked = area.text
        slips = self._slips if text == self._slips_of else carried(self._slips, self._slips_of, text)
        self._findings = reviewing.review(text, self._around, slips)
        subject = self.query_one("#subject", Input).value
        self._subject_findings = reviewing.review_line(subject, self._around)
        self._like = most_like(text, self._around.other_notes)
        alike = shared_spans(text, self._like.other.text) if self._like.other is not None else []
        area.mark([*self._findings, *(_shared(span) for span in alike if _is_long(text, span))])
        name = first_name(self._contact.name) if self._contact is not None else "them"
        self.query_one("#facts", Sheet).show(lambda width: fact_lines(self._facts, text, name, width))
        self._show_checks()
        self._compare(text)

    def _look_again(self) -> None:
        """Before a key acts on what was found: look at the text as it is now."""
        if self._note is not None and self.query_one(NoteArea).text != self._checked:
            self._check()

    def _show_checks(self) -> None:
        """Say what was found, and which keys mend it: those that count now."""
        self._keys = WRITING_KEYS if self.is_writing else READING_KEYS
        narrow = self.has_class("-narrow")
        look = Look(
            self._everything,
            self._found,
            self._facts,
            self.query_one(NoteArea).text,
            self._like,
            self._after,
            self._advice,
            self._is_proofread,
            self._keys,
            self._note is not None and self._note.state == "sent",
            aim_of(self._note.kind, self._note.channel) if self._note is not None else None,
            self._note.channel if self._note is not None else "email",
        )
        draw = short_check_lines if narrow else check_lines
        self.query_one("#checks", Sheet).show(lambda width: draw(look, width))

    def show_hints(self) -> None:
        """The keys that count here, beside the findings too."""
        super().show_hints()
        keys = WRITING_KEYS if self.is_writing else READING_KEYS
        if self._note is not None and self._keys is not keys:
            self._show_checks()

    def _compare(self, text: str) -> None:
        """Fill the column beside the draft: the note as it leaves, or the one most like it."""
        other = self._like.other
        self.set_class(other is not None or self._beside == "laid", "-compared")
        self.set_class(bool(self._beside), "-beside")
        box, sheet = self.query_one("#other-box", Box), self.query_one("#other", Sheet)
        if self._beside == "laid" and self._note is not None and self._dossier is not None:
            subject = self.query_one("#subject", Input).value
            laid = self._laid(subject, text)
            box.entitle(f"As it leaves: {NAMES[self._note.channel]}")
            box.foot(laid.mind)
            channel = self._note.channel

            def preview(width: int) -> list[Line]:
                narrow = self._laid(subject, text, channel, max(min(width, LETTER_COLUMNS), 1))
                shown = f"Subject: {subject}\n\n{narrow.text}" if narrow.has_subject else narrow.text
                return [one for part in shown.split("\n") for one in paragraph(part, width)]

            sheet.show(preview)
            return
        box.foot("")
        if other is None:
            box.entitle("No other note to this company yet")
            sheet.show(lambda _width: [])
            return
        box.entitle(f"{other.whose} note, for comparison")
        shared = [span for span in shared_spans(other.text, text) if _is_long(other.text, span)]
        sheet.show(lambda width: compared_lines(other.text, shared, width))

    def _laid(self, subject: str, text: str, channel: str = "", columns: int = LETTER_COLUMNS) -> Laid:
        """The open note laid out for its medium, or for another one."""
        assert self._note is not None
        assert self._dossier is not None
        company, today = self._dossier.company, self.facts.ctx.today
        how = channel or self._note.channel
        return laid_out(subject, text, how, self._me, self._contact, company, today, columns)

    def on_resize(self, _event: events.Resize) -> None:
        """Narrow and wide windows show different checks."""
        if self._note is not None:
            self.call_after_refresh(self._check)


def _first_words(text: str) -> int:
    """Where a note begins to say something: behind its greeting."""
    body = body_of(text)
    return body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())


def _is_long(text: str, span: Span) -> bool:
    """Whether a run that two notes share is long enough to be seen as the same words."""
    return len(text[span.start : span.end].split()) >= SEEN_WORDS


def _shared(span: Span) -> Finding:
    return Finding("same-note", "hint", "", span.start, span.end)


class Home(Widget, can_focus=True):
    """Nothing to see: where the focus is while nothing is typed, so that the pane's own keys count."""

    DEFAULT_CSS = "Home { height: 0; width: 0; }"


def note_or_none(desk: Desk, note: str) -> list[Note]:
    """A note, in a list; an empty one where it is gone, for None stands for what was refused."""
    found = read.read_note(desk.connection, note)
    return [found] if found is not None else []
