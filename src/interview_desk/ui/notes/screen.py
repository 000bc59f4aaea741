"""Notes: one draft per person, kept while typing, checked, copied, and said to be sent."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from interview_desk.desk import writing
from interview_desk.desk.desk import Desk
from interview_desk.domain.calendar import say_day, say_time
from interview_desk.domain.compose.facts import Fact, facts_beside
from interview_desk.domain.compose.review import Finding, Surroundings, is_blocked, shared_spans
from interview_desk.domain.correspondence import NOTE_KINDS, Note
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import Interview
from interview_desk.domain.people import Contact
from interview_desk.domain.text import first_name
from interview_desk.store import read
from interview_desk.ui import clipboard
from interview_desk.ui.debrief.fields import Painted
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.errands import Errands
from interview_desk.ui.frame import Hint
from interview_desk.ui.notes.area import NoteArea
from interview_desk.ui.notes.beside import Like, check_lines, fact_lines, most_like, short_check_lines
from interview_desk.ui.oneline import OneLine
from interview_desk.ui.paint import Bit, Line, line, paragraph
from interview_desk.ui.sheet import Box, Lines, Row, Rows, Sheet
from interview_desk.ui.timeline import note_progress, person_progress

KEEP_SECONDS = 0.4
"""Seconds after the last key at which what was typed is stored, and checked."""
_KIND_KEYS = dict(zip("tfcpwbadkr", NOTE_KINDS, strict=True))
_NOTE_KINDS_DUE = ("thank-you", "follow-up", "check-in", "withdrawal", "feedback")


class NotesPane(Errands):
    """The composer."""

    MODE = "notes"
    TITLE_OF_KEYS = "Notes"
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,i", "write", "write", tooltip="write in the draft, or open the note", id="notes.write"),
        Binding("y", "copy", "copy", tooltip="copy the note; a stopped one with y twice", id="notes.copy"),
        Binding("Y", "copy_subject", "copy subject", tooltip="copy the subject", id="notes.copy_subject"),
        Binding("S", "sent", "I sent it", tooltip="I sent it: the only thing that counts as sent", id="notes.sent"),
        Binding("f,ctrl+t", "fact", "insert fact", tooltip="insert a fact; ctrl+t while typing", id="notes.fact"),
        Binding("j", "jump", "next finding", tooltip="jump to the next finding", id="notes.jump"),
        Binding("left_square_bracket", "person(-1)", "person before", tooltip="the person before", id="notes.before"),
        Binding("right_square_bracket", "person(1)", "next person", tooltip="the next person", id="notes.next"),
        Binding("t", "kind", "kind", tooltip="another kind of note", id="notes.kind"),
        Binding(
            "R", "redraft", "draft anew", tooltip="draft it anew from the facts; u takes it back", id="notes.redraft"
        ),
        Binding("x", "skip", "skip", tooltip="skip it, or say that the host passed it on", id="notes.skip"),
        Binding("e", "editor", "$EDITOR", tooltip="write in $EDITOR", id="notes.editor"),
        Binding("o", "file", "to a file", tooltip="write the note to a file", id="notes.file"),
        Binding("d", "debrief", "debrief", tooltip="the debrief behind the note", id="notes.debrief"),
        Binding(
            "m", "me", "who signs", tooltip="who signs: your name, e-mail and number under every note", id="notes.me"
        ),
        Binding("ctrl+s", "save", "save", tooltip="save now", id="notes.save"),
        Binding("b", "choose", "all notes", tooltip="back to the list of notes", id="notes.choose"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None
        self._dossier: Dossier | None = None
        self._around = Surroundings()
        self._facts: list[Fact] = []
        self._findings: list[Finding] = []
        self._like = Like(0.0, None)
        self._after = ""
        self._keep_timer: Timer | None = None
        self._unsaved = False
        self._filling = False
        self._override = False
        self._choices: dict[str, tuple[str, str, str | None, str | None]] = {}

    # -- drawing

    def body(self) -> ComposeResult:
        """The notes to choose from; the draft, the one most like it, the facts and the checks."""
        yield Painted(id="notes-head")
        with Box("Which note?", id="choose"):
            yield Rows(id="notes")
        with Horizontal(id="work"):
            with Box(id="draft-box"):
                yield OneLine(placeholder="subject", compact=True, id="subject")
                yield NoteArea()
            with Box(id="other-box"):
                yield Sheet(id="other")
            with Vertical(id="aside"):
                with Box("From your debrief", id="facts-box"):
                    yield Sheet(id="facts")
                with Box("Before you send", id="checks-box"):
                    yield Sheet(id="checks")

    def home(self) -> Widget | None:
        """The list; or, over a note, the frame itself, where the pane's own keys count."""
        return self.query_one("#notes", Rows) if self._note is None else self.query_one("#checks-home", Home)

    def compose(self) -> ComposeResult:
        """The frame, and a place for the focus while nothing is typed."""
        yield from super().compose()
        yield Home(id="checks-home")

    def hints(self) -> tuple[Hint, ...]:
        """What counts here."""
        if self._note is None:
            return (Hint("⏎", "open", "screen.write"), Hint("u", "undo", "app.undo"))
        if self.is_writing:
            return (
                Hint("esc", "stop typing", "screen.back"),
                Hint("^t", "insert fact", "screen.fact"),
                Hint("^z", "undo", ""),
                Hint("^s", "save", "screen.save"),
            )
        return (
            Hint("⏎", "write", "screen.write"),
            Hint("y", "copy", "screen.copy"),
            Hint("S", "I sent it", "screen.sent"),
            Hint("f", "insert fact", "screen.fact"),
            Hint("[ ]", "person", "screen.person(1)"),
            Hint("t", "kind", "screen.kind"),
            Hint("b", "all notes", "screen.choose"),
            Hint("e", "$EDITOR", "screen.editor"),
            Hint("x", "skip", "screen.skip"),
            Hint("m", "who signs", "screen.me"),
        )

    def facts_changed(self) -> None:
        """Show the notes anew; an open one stays as it is typed, unless it was changed elsewhere."""
        self.begin_work("notes", self._read_notes)

    def on_screen_resume(self) -> None:
        """Open the note that another pane asked for."""
        super().on_screen_resume()
        wanted, self.desk_app.note_wanted = self.desk_app.note_wanted, None
        if wanted is not None:
            self.start(self.open, *wanted)

    async def _read_notes(self) -> None:
        notes = await self.do(read.read_open_notes, self.desk.connection)
        names = await self.do(_names, self.desk)
        if notes is None or names is None:
            return
        rows: list[Row] = []
        self._choices = {}
        due = [item for item in self.facts.items if item.kind in _NOTE_KINDS_DUE and item.state != "waiting"]
        seen = set()
        for item in due:
            if item.application is None or (item.kind == "follow-up" and item.channel == "phone"):
                continue
            key = f"due {item.key}"
            seen.add((item.kind, item.application, item.contact))
            self._choices[key] = (item.kind, item.application, item.interview, item.contact)
            rows.append(
                Row(
                    key,
                    2,
                    _listed(
                        item.state,
                        f"{item.kind.capitalize()} to ",
                        item.who or item.company,
                        item.company,
                        item.why,
                    ),
                )
            )
        for note in notes[:100]:
            if (note.kind, note.application, note.contact) in seen:
                continue
            person, company = names.get(note.contact or "", ""), names.get(note.application, "")
            key = f"note {note.id}"
            self._choices[key] = (note.kind, note.application, note.interview, note.contact)
            told = f"{note.state}, {say_day(self.facts.ctx.day(note.changed_at), self.facts.ctx.today)}"
            rows.append(
                Row(
                    key,
                    2,
                    _listed("upcoming", f"{note.kind.capitalize()} to ", person or company, company, told),
                )
            )
        self.query_one("#notes", Rows).fill(rows)
        if self._note is None:
            self._show_head()
        elif not self._unsaved and self._keep_timer is None:
            await self._refresh_open()

    async def _refresh_open(self) -> None:
        assert self._note is not None
        note = await self.do(_note_or_none, self.desk, self._note.id)
        if not note:
            await self._close()
        elif note[0] != self._note:
            await self._show(note[0])

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
        if self._keep_timer is not None:
            self._keep_timer.stop()
        self._keep_timer = self.set_timer(KEEP_SECONDS, self._pause)

    def _pause(self) -> None:
        self._check()
        self.begin_work("keep", self._keep_now, exclusive=False)

    async def _keep_now(self) -> None:
        if self._keep_timer is not None:
            self._keep_timer.stop()
            self._keep_timer = None
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

    # -- actions

    def action_write(self) -> None:
        """Write in the draft, or open the note under the cursor."""
        if self._note is not None:
            self.query_one(NoteArea).focus()
            return
        self.start(self._opening)

    async def _opening(self) -> None:
        if not self._choices:
            await self._read_notes()  # pressed before the list was there
        wanted = self._choices.get(str(self.query_one("#notes", Rows).key))
        if wanted is not None:
            await self.open(*wanted)

    def on_rows_chosen(self) -> None:
        """A second click opens the note."""
        self.action_write()

    async def action_choose(self) -> None:
        """Back to the list of notes."""
        if self._note is not None:
            await self._close()

    async def action_save(self) -> None:
        """Save now."""
        await self._keep_now()
        if self._note is not None and not self._unsaved:
            self.desk_app.done("Saved", undoable=False)

    def action_jump(self) -> None:
        """Put the cursor on the next finding."""
        area = self.query_one(NoteArea)
        here = area.offset_of_cursor()
        places = sorted({(finding.start, finding.message) for finding in self._findings if finding.start is not None})
        if self._note is None or not places:
            return
        start, message = next((place for place in places if place[0] > here), places[0])
        area.focus()
        area.go_to(start)
        self.desk_app.say(Bit(message, "due"))

    def action_fact(self) -> None:
        """Insert a fact at the cursor."""
        if self._note is not None and self._facts:
            self.start(self._inserting)

    async def _inserting(self) -> None:
        facts = self._facts[:9]
        choices = [Choice(str(n), fact.text[:48], fact.label) for n, fact in enumerate(facts, 1)]
        taken = await self.ask(Menu("Insert a fact", choices))
        if taken is not None:
            area = self.query_one(NoteArea)
            area.insert(facts[int(taken) - 1].text)
            area.focus()

    def action_person(self, step: int) -> None:
        """Go to the note of the next person."""
        if self._note is None or self._dossier is None:
            return
        people = [person.id for person in self._people()]
        if not people:
            return
        at = people.index(self._note.contact) if self._note.contact in people else 0
        self.start(
            self.open, self._note.kind, self._note.application, self._note.interview, people[(at + step) % len(people)]
        )

    def action_kind(self) -> None:
        """Write another kind of note."""
        if self._note is not None:
            self.start(self._choosing_kind, self._note)

    async def _choosing_kind(self, note: Note) -> None:
        choices = [Choice(key, kind.replace("-", " ")) for key, kind in _KIND_KEYS.items()]
        taken = await self.ask(Menu("Which kind of note?", choices, place="corner"))
        if taken is not None:
            kind = _KIND_KEYS[taken]
            await self.open(kind, note.application, note.interview if kind == "thank-you" else None, note.contact)

    def action_copy(self) -> None:
        """Copy the note; one that a check stops asks for a second press."""
        if self._note is None:
            return
        if is_blocked(self._findings) and not self._override:
            self._override = True
            stopped = next(finding for finding in self._findings if finding.severity == "block")
            self.desk_app.say(
                Bit("y", "key", bold=True),
                Bit(" again copies it all the same. ", "muted"),
                Bit(f"Stopped: {stopped.message}", "overdue"),
            )
            return
        self.start(self._copying, self.query_one(NoteArea).text, True)

    def action_copy_subject(self) -> None:
        """Copy the subject."""
        if self._note is not None:
            self.start(self._copying, self.query_one("#subject", Input).value, False)

    async def _copying(self, text: str, marks: bool) -> None:
        await self._keep_now()
        copied = await self.desk_app.beside(clipboard.by_machine, text)
        contact = self._contact
        whose = f"the note to {contact.name}" if contact is not None else "the note"
        if copied is None:
            self.app.copy_to_clipboard(text)
            told = "Sent to your terminal’s clipboard, which cannot be checked. Empty paste? o writes a file."
        else:
            told = f"{copied.told}: {whose if marks else 'the subject'}. Paste it in your mail, then press S."
        if marks and self._note is not None and self._note.state in {"draft", "ready"}:
            note = await self.do(writing.mark, self.desk, self._note, "copied")
            if note is not None:
                self._note = note
                self._say_saved()
                await self.desk_app.refresh_facts(note.application)
        self.desk_app.say(Bit("✓ " if copied is not None else "", "ok"), Bit(told))

    def action_sent(self) -> None:
        """I sent it."""
        if self._note is not None:
            self.start(self._sending, self._note)

    async def _sending(self, note: Note) -> None:
        await self._keep_now()
        if note.state == "sent":
            self.desk_app.say(Bit("This one is marked as sent already.", "muted"))
            return
        label = await self.act(writing.sent, self.desk, note, application=note.application)
        if label is None or self._note is None:
            return
        after = await self.do(writing.next_touch, self.desk, note.application)
        kept = await self.do(_note_or_none, self.desk, note.id)
        if kept:
            await self._show(kept[0])
        told = f" Next touch to {self._around.company}: {after}." if after else ""
        self.desk_app.done(f"{label}.{told}")

    def action_skip(self) -> None:
        """Skip it, or say that the host passed it on."""
        if self._note is not None:
            self.start(self._skipping, self._note)

    async def _skipping(self, note: Note) -> None:
        choices = (
            Choice("x", "skip it", "never asked for again"),
            Choice("v", "sent via the host", "logs it as sent"),
            Choice("n", "keep it"),
        )
        taken = await self.ask(Menu("This note", choices, place="corner"))
        if taken == "x":
            skipped = await self.do(writing.mark, self.desk, note, "skipped")
            if skipped is not None:
                await self.desk_app.refresh_facts(note.application)
                await self._close()
                self.desk_app.done("Skipped the note")
        elif taken == "v":
            await self.act(_sent_via_host, self.desk, note, application=note.application)
            await self._close()

    def action_redraft(self) -> None:
        """Draft it anew."""
        if self._note is not None:
            self.start(self._redrafting, self._note)

    async def _redrafting(self, note: Note) -> None:
        await self._keep_now()
        drafted = await self.do(writing.redraft, self.desk, self._note or note)
        if drafted is not None:
            await self._show(drafted)
            await self.desk_app.refresh_facts(note.application)
            self.desk_app.done("Drafted anew from the facts")

    def action_debrief(self) -> None:
        """Open the debrief behind the note."""
        interview = self._interview
        if interview is not None:
            self.open_debrief(interview.application, interview.id)

    def action_me(self) -> None:
        """Say who signs."""
        self.start(self._signing)

    async def _signing(self) -> None:
        me = await self.do(read.read_me, self.desk.connection)
        if me is None:
            return
        known = ", ".join(part for part in (me.name, me.email, me.phone) if part)
        answer = await self.ask(
            Ask(
                "Who signs?",
                "Your name, e-mail and number, parted by commas; they stand under every note.",
                value=known,
                placeholder="Alex Moreau, alex@moreau.example, +33 1 55 50 10 11",
            )
        )
        if answer is None:
            return
        signed = await self.do(writing.sign, self.desk, answer)
        if signed is None:
            return
        if self._note is not None:
            area = self.query_one(NoteArea)
            under = "\n".join(
                part for part in (signed.name, " · ".join(one for one in (signed.phone, signed.email) if one)) if part
            )
            if "[your name]" in area.text:
                area.load_text(area.text.replace("[your name]", under))
                self._typed()
            await self._keep_now()
            await self._show(self._note)
        self.desk_app.done("Noted who signs")

    def action_file(self) -> None:
        """Write the note to a file."""
        if self._note is not None:
            self.start(self._filing, self._note)

    async def _filing(self, note: Note) -> None:
        contact = self._contact
        name = f"{note.kind}-{contact.name if contact is not None else 'note'}-{note.id[:6]}"
        text = f"{self.query_one('#subject', Input).value}\n\n{self.query_one(NoteArea).text}"
        path = await self.do(clipboard.to_file, text, self.desk.database.path.parent / "notes", name)
        if path is not None:
            self.desk_app.say(Bit("✓ ", "ok"), Bit(f"Written to {path}"))

    def action_editor(self) -> None:
        """Write in the editor of the environment, and take its text back."""
        if self._note is None:
            return
        editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        if not editor or shutil.which(editor[0]) is None:
            self.desk_app.say(
                Bit(
                    "No $EDITOR set. Keep typing here."
                    if not editor
                    else f"{editor[0]} was not found. Keep typing here.",
                    "due",
                )
            )
            return
        area = self.query_one(NoteArea)
        handle, name = tempfile.mkstemp(suffix=".txt", prefix="note-", dir=self.desk.database.path.parent)
        path = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(area.text)
            with self.app.suspend():
                code = subprocess.run([*editor, name], check=False).returncode  # noqa: S603 - the user's own editor
            if code == 0:
                area.load_text(path.read_text(encoding="utf-8", errors="replace"))
                self._typed()
            else:
                self.desk_app.problem(f"{editor[0]} ended with {code}; the note is as it was.")
        except SuspendNotSupported:
            self.desk_app.say(Bit("This terminal cannot be lent to an editor. Keep typing here.", "due"))
        except OSError as error:
            self.desk_app.problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
        finally:
            path.unlink(missing_ok=True)


class Home(Widget, can_focus=True):
    """Nothing to see: where the focus is while nothing is typed, so that the pane's own keys count."""

    DEFAULT_CSS = "Home { height: 0; width: 0; }"


def _listed(state: str, verb: str, who: str, company: str, told: str) -> Lines:
    def draw(_width: int) -> list[Line]:
        glyph = {"overdue": "▲", "due": "●", "upcoming": "○"}.get(state, "○")
        beside = f"  {company}" if company != who else ""
        return [
            line(Bit(f"{glyph} ", state), Bit(verb), Bit(who, bold=True), Bit(beside, "muted")),
            line(Bit(f"  {told}", "muted")),
        ]

    return draw


def _names(desk: Desk) -> dict[str, str]:
    names = {one.id: one.name for one in read.read_contacts(desk.connection)}
    return names | {card.id: card.company for card in read.read_cards(desk.connection)}


def _note_or_none(desk: Desk, note: str) -> list[Note]:
    found = read.read_note(desk.connection, note)
    return [found] if found is not None else []


def _sent_via_host(desk: Desk, note: Note) -> str:
    return writing.sent(desk, note, via="the host")
