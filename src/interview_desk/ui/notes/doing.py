"""What can be done with the open note: the acts of Notes, kept apart from its drawing."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.widgets import Input

from interview_desk.desk import writing
from interview_desk.desk.desk import Desk
from interview_desk.domain.compose.review import is_blocked
from interview_desk.domain.correspondence import NOTE_KINDS, Note
from interview_desk.store import read
from interview_desk.ui import clipboard
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.notes.area import NoteArea
from interview_desk.ui.notes.open_note import OpenNote, note_or_none
from interview_desk.ui.paint import Bit

_KIND_KEYS = dict(zip("tfcpwbadkr", NOTE_KINDS, strict=True))


class Doing(OpenNote):
    """The acts of the Notes pane; mixed into it."""

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
        found = sorted((one for one in self._findings if one.start is not None), key=lambda one: one.start or 0)
        if self._note is None or not found:
            return
        finding = next((one for one in found if (one.start or 0) > here), found[0])
        area.focus()
        area.go_to(finding.start or 0)
        if finding.check == "blank-slot" and finding.end is not None:
            area.select_to(finding.end)
        self.desk_app.say(Bit(finding.message, "due"))

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
        kept = await self.do(note_or_none, self.desk, note.id)
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


def _sent_via_host(desk: Desk, note: Note) -> str:
    return writing.sent(desk, note, via="the host")
