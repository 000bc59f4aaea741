"""Actions that take a note out of the app: clipboard, mail, editor, and file; and marking it as sent."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.widgets import Input

from interview_desk.desk import writing
from interview_desk.desk.desk import Desk
from interview_desk.domain.calendar import say_day
from interview_desk.domain.compose.medium import LATE_ROUND, NAMES
from interview_desk.domain.compose.review import is_blocked
from interview_desk.domain.correspondence import (
    CHANNELS,
    Channel,
    Note,
    NoteKind,
    NoteState,
    Touch,
    TouchOutcome,
)
from interview_desk.domain.errors import Refused
from interview_desk.domain.pipeline import Outcome
from interview_desk.domain.text import clean_text
from interview_desk.interchange import mail
from interview_desk.ui import clipboard, links
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.echoes import past_echo, past_of
from interview_desk.ui.errands import Call
from interview_desk.ui.notes.area import NoteArea
from interview_desk.ui.notes.doing import MEDIUM_KEYS, Doing
from interview_desk.ui.notes.open_note import note_or_none
from interview_desk.ui.paint import BLANK, Bit, Line, paragraph

_OUTCOMES = {
    NoteKind.WITHDRAWAL: Outcome.WITHDRAWN,
    NoteKind.DECLINE: Outcome.DECLINED,
    NoteKind.ACCEPTANCE: Outcome.ACCEPTED,
}
"""Outcome that an application is closed with, by the kind of note that was sent."""


class Leaving(Doing):
    """Mixin with the sending and exporting actions of the Notes pane."""

    # -- copying

    def _stopped(self, key: str) -> bool:
        """Return True if an issue blocks the note.

        On the first press, name the issue and the key that overrides it when pressed again.
        """
        self._look_again()
        if self._override or not is_blocked(self._everything):
            return False
        stopped = next(one for one in self._everything if one.severity == "block")
        self._override = True
        self.host.say(
            Bit(key, "key", bold=True),
            Bit(" again lets it go all the same. ", "muted"),
            Bit(f"Stopped: {stopped.message}", "overdue"),
        )
        return True

    def action_copy(self) -> None:
        """Copy the note; if an issue blocks it, ask for a second press."""
        if self._note is not None and not self._stopped("y"):
            self.start(self._copying, self._as_it_leaves(), "the note")

    def _as_it_leaves(self) -> str:
        assert self._note is not None
        assert self._dossier is not None
        text, subject = self.query_one(NoteArea).text, self.query_one("#subject", Input).value
        if self._note.channel != Channel.LETTER:
            return text
        return self._laid(subject, text).text

    def action_copy_subject(self) -> None:
        """Ask what to copy: the subject, the text, or both."""
        if self._note is not None:
            self.start(self._copying_which)

    async def _copying_which(self) -> None:
        subject, text = self.query_one("#subject", Input).value, self.query_one(NoteArea).text
        choices = (
            Choice("Y", "the subject"),
            Choice("a", "subject and text together"),
            Choice("t", "the text alone"),
        )
        taken = await self.ask(Menu("Copy what?", choices, place="corner"))
        if taken == "Y":
            await self._copying(subject, "the subject")
        elif taken is not None and not self._stopped("the same"):
            await self._copying(f"{subject}\n\n{text}" if taken == "a" else text, "the note")

    async def _copying(self, text: str, what: str) -> None:
        await self._keep_now()
        copied = await self.host.beside(clipboard.by_machine, text)
        whose = f"{what} to {self._contact.name}" if self._contact is not None and what == "the note" else what
        if copied is not None:
            told = f"{copied.told}: {whose}. Paste it in your mail, then press S."
        elif clipboard.terminal_may_take_it():
            self.app.copy_to_clipboard(text)
            told = "Sent to your terminal’s clipboard, which cannot be checked. Empty paste? o writes a file."
        else:
            path = await self._to_file(text)
            told = f"Not copied: no clipboard here; saved to {near_home(path)}" if path is not None else ""
        if (
            what == "the note"
            and self._note is not None
            and self._note.state in {NoteState.NEW, NoteState.DRAFT, NoteState.READY}
        ):
            note = await self.do(writing.mark, self.desk, self._note, "copied")
            if note is not None:
                self._note = note
                self._say_saved()
                await self.host.refresh_facts(note.application)
        if told:
            self.host.say(Bit("✓ " if copied is not None else "", "ok"), Bit(told))

    def action_file(self) -> None:
        """Write the note to a file, laid out as it will be sent."""
        if self._note is not None:
            self.start(self._filing)

    async def _filing(self) -> None:
        subject = self.query_one("#subject", Input).value
        text = self._as_it_leaves()
        if self._note is not None and self._note.channel == Channel.EMAIL:
            text = f"{subject}\n\n{text}"
        path = await self._to_file(text)
        if path is not None:
            self.host.say(Bit("✓ ", "ok"), Bit(f"Written to {near_home(path)}"))

    async def _to_file(self, text: str) -> Path | None:
        if self._note is None:
            return None
        contact = self._contact
        name = f"{self._note.kind}-{contact.name if contact is not None else 'note'}-{self._note.id[:6]}"
        path: Path | None = await self.do(clipboard.to_file, text, self._folder, name)
        return path

    # -- mail

    def action_mail(self) -> None:
        """Open the note in the mail program, or write a draft file for it."""
        if self._note is not None and not self._stopped("M"):
            self.start(self._mailing, self._note)

    async def _mailing(self, note: Note) -> None:
        await self._keep_now()
        contact = self._contact
        to = contact.email if contact is not None else ""
        subject, text = self.query_one("#subject", Input).value, self.query_one(NoteArea).text
        attached = ""
        if note.kind == NoteKind.THANK_YOU and self.facts.ctx.policies.medium == "letter-attached":
            attached = self._laid(subject, text, Channel.LETTER).text
        link = None if attached else mail.mailto(to, subject, text)
        if link is not None and mail.has_desktop() and await self.host.beside(links.opened, link):
            self.host.say(Bit("✓ ", "ok"), Bit("Handed to your mail program. Send it there, then press S."))
            return
        name = contact.name if contact is not None else ""
        draft = mail.draft_file(self._me.email, to, name, subject, text, attached)
        file = f"{note.kind}-{name or 'note'}-{note.id[:6]}"
        path = await self.do(clipboard.to_file, draft, self._folder, file, ".eml")
        if path is not None:
            whom = "" if to else " No address is known: add it there."
            self.app.notify(
                f"{near_home(path)}\nOpen it in your mail program.{whom} Then press S.",
                title="A draft is written",
                timeout=12,
                markup=False,
            )

    # -- the editor

    def _editor(self) -> list[str] | None:
        """Return the user's editor command as a list; if there is none, say so and return None."""
        try:
            editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        except ValueError:
            self.host.problem("$EDITOR cannot be read: a quotation mark is left open. Keep typing here.")
            return None
        if editor and shutil.which(editor[0]) is not None:
            return editor
        told = f"{editor[0]} was not found." if editor else "No $EDITOR set."
        self.host.say(Bit(f"{told} Keep typing here.", "due"))
        return None

    def action_editor(self) -> None:
        """Edit the note in the user's editor, and load the edited text."""
        if self._note is None or self._stays():
            return
        editor = self._editor()
        if editor is None:
            return
        area = self.query_one(NoteArea)
        try:
            handle, name = tempfile.mkstemp(suffix=".txt", prefix="note-", dir=self.desk.database.path.parent)
        except OSError as error:
            self.host.problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
            return
        path = Path(name)
        kept = False
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(area.text)
            with self.app.suspend():
                code = subprocess.run([*editor, name], check=False).returncode  # noqa: S603 - the user's own editor
            written = clean_text(path.read_text(encoding="utf-8", errors="replace"), "the note")
            self._came_back(editor[0], code, written)
        except Refused as refusal:
            kept = True
            self.host.problem(f"{refusal} The note is as it was; the editor’s text lies in {path}.")
        except SuspendNotSupported:
            self.host.say(Bit("This terminal cannot be lent to an editor. Keep typing here.", "due"))
        except OSError as error:
            self.host.problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
        finally:
            if not kept:
                path.unlink(missing_ok=True)

    def _came_back(self, editor: str, code: int, written: str) -> None:
        """Load the editor's text, or report that the note stays unchanged.

        The note stays unchanged if the editor failed or returned an empty text.
        """
        area = self.query_one(NoteArea)
        if code == 0 and (written.strip() or not area.text.strip()):
            area.load_text(written)
            self._typed()
            self._read_over()
        elif code == 0:
            self.host.problem(f"{editor} gave an empty text back; the note is as it was.")
        elif written != area.text:
            beside = clipboard.to_file(written, self._folder, f"from-editor-{self._note.id[:6] if self._note else ''}")
            self.host.problem(f"{editor} ended with {code}; the note is as it was, its text lies in {beside}.")
        else:
            self.host.problem(f"{editor} ended with {code}; the note is as it was.")

    # -- sent

    def action_sent(self) -> None:
        """Mark the note as sent.

        If it is already marked, offer to correct the time, the medium, or the person, or to undo the mark.
        """
        if self._note is not None and self._note.state == NoteState.SENT:
            self.start(self._correcting, self._note)
        elif self._note is not None and not self._stopped("S"):
            self.start(self._sending, self._note)

    async def _sending(self, note: Note) -> None:
        if not await self._put_by():
            return
        went = Call(TouchOutcome.SENT, None, declined=False)
        if note.kind == NoteKind.PHONE_SCRIPT:
            call = await self.how_it_went("How did the call go?")
            if call is None:
                return
            went = call
        elif note.kind in _OUTCOMES and not await self._is_sure(note):
            return
        send = partial(writing.sent, outcome=went.outcome, named=went.named)
        label = await self.act(send, self.desk, note, application=note.application)
        if label is None or self._note is None:
            return
        after = await self.do(writing.next_touch, self.desk, note.application)
        kept = await self.do(note_or_none, self.desk, note.id)
        if kept:
            await self._show(kept[0])
        told = f" Next touch to {self._around.company}: {after}." if after else ""
        self.host.done(f"{label}.{told}")
        if note.kind in _OUTCOMES:
            await self.closing(note.application, _OUTCOMES[note.kind])
        elif went.declined:
            await self.closing(note.application, Outcome.REFUSED)

    async def _is_sure(self, note: Note) -> bool:
        """Return True if the user confirms sending a note that ends the application.

        A withdrawal asks for 100% certainty, and in late rounds suggests a call first (R41).
        """
        dossier, ctx = self._dossier, self.facts.ctx
        told, company = "", self._around.company
        if dossier is not None and note.kind == NoteKind.WITHDRAWAL:
            day, why = self._around.too_soon or (None, "")
            if day is not None:
                told = f"{why} Sleep on it: it can go out {say_day(day)}."
            if max((one.round for one in dossier.held(ctx.at)), default=0) >= LATE_ROUND:
                told += " You met more than once: a call first is the kind way, then this note."
        title = {
            "withdrawal": f"Are you 100 % sure? {company} will not consider you any more.",
            "decline": f"Did you decline the offer of {company}?",
            "acceptance": f"Did you accept the offer of {company}?",
        }[note.kind]
        choices = (
            Choice("y", "yes, it went out", f"closes it as {_OUTCOMES[note.kind]}"),
            Choice("n", "not yet", "it stays a draft"),
        )

        def words(width: int) -> list[Line]:
            return [*paragraph(title, width), *(paragraph(told.strip(), width, "due") if told else []), BLANK]

        return await self.ask(Menu("Sent?", choices, text=words)) == "y"

    async def _correcting(self, note: Note) -> None:
        touch: Touch | None = await self.do(writing.logged, self.desk, note)
        choices = [Choice("n", "it was not sent after all", "a draft again")]
        if touch is not None:
            choices = [
                Choice("w", "it went at another time"),
                Choice("m", "it went by another medium"),
                Choice("p", "it went to another person"),
                *choices,
            ]
        taken = await self.ask(Menu("This one is marked as sent", choices, place="corner"))
        if taken == "n":
            await self._changed_to(writing.unsent, note)
        elif taken is not None and touch is not None:
            right = await self._corrected(taken, touch)
            if right is not None:
                await self._changed_to(partial(writing.correct, touch=right), note)

    async def _changed_to(self, use: Callable[[Desk, Note], str], note: Note) -> None:
        if await self.act(use, self.desk, note, application=note.application) is None:
            return
        kept = await self.do(note_or_none, self.desk, note.id)
        if kept:
            await self._show(kept[0])

    async def _corrected(self, what: str, touch: Touch) -> Touch | None:
        if what == "w":
            ctx = self.facts.ctx
            hint = "A day, and a time where you know it."
            echo = past_echo(ctx, touch.at)
            answer = await self.ask(Ask("When did it go?", hint, echo=echo, placeholder="yesterday 15:00"))
            return touch._replace(at=past_of(answer, ctx, touch.at)) if answer is not None else None
        if what == "m":
            choices = [Choice(key, NAMES[one]) for key, one in zip(MEDIUM_KEYS, CHANNELS, strict=True)]
            taken = await self.ask(Menu("By which medium?", choices, place="corner"))
            return touch._replace(channel=CHANNELS[MEDIUM_KEYS.index(taken)]) if taken is not None else None
        everybody = self._dossier.contacts[:9] if self._dossier is not None else ()
        people = [Choice(str(n), one.name, one.title) for n, one in enumerate(everybody, 1)]
        taken = await self.ask(Menu("To whom?", people, place="corner")) if people else None
        return touch._replace(contact=everybody[int(taken) - 1].id) if taken is not None else None

    def action_skip(self) -> None:
        """Skip the note, or record that the host passed it on."""
        if self._note is not None and self._note.state == NoteState.SENT:
            self.host.say(Bit("This one is marked as sent; S corrects that.", "muted"))
        elif self._note is not None:
            self.start(self._skipping, self._note)

    async def _skipping(self, note: Note) -> None:
        choices = (
            Choice("x", "skip it", "never asked for again"),
            Choice("v", "sent via the host", "logs it as sent"),
            Choice("n", "keep it"),
        )
        taken = await self.ask(Menu("This note", choices, place="corner"))
        if taken == "x":
            skipped = await self.insist(writing.mark, self.desk, note, "skipped")
            if skipped is not None:
                await self.host.refresh_facts(note.application)
                await self._close()
                self.host.done("Skipped the note")
        elif taken == "v":
            send = partial(writing.sent, via="the host")
            if await self._put_by() and await self.act(send, self.desk, note, application=note.application):
                await self._close()


def near_home(path: Path) -> str:
    """Return a path relative to the home directory, such as `~/notes`, if it is inside it."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
