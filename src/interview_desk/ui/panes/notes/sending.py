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

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.errors import Refused
from interview_desk.domain.notes.review import is_blocked
from interview_desk.domain.notes.send_as import LATE_ROUND, NAMES
from interview_desk.domain.search.correspondence import (
    CHANNELS,
    Channel,
    Note,
    NoteKind,
    NoteState,
    Touch,
    TouchOutcome,
)
from interview_desk.domain.search.pipeline import Outcome
from interview_desk.domain.text import clean_text
from interview_desk.formats import mail
from interview_desk.services.notes import writing
from interview_desk.services.session import Desk
from interview_desk.ui.core import links
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.previews import past_echo, past_of
from interview_desk.ui.flows.flows import Call
from interview_desk.ui.panes.notes.actions import MEDIUM_KEYS, NoteActionsMixin
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.open_note import read_note_as_list
from interview_desk.ui.toolkit import clipboard
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, paragraph

_OUTCOMES = {
    NoteKind.WITHDRAWAL: Outcome.WITHDRAWN,
    NoteKind.DECLINE: Outcome.DECLINED,
    NoteKind.ACCEPTANCE: Outcome.ACCEPTED,
}
"""Outcome that an application is closed with, by the kind of note that was sent."""


class SendingMixin(NoteActionsMixin):
    """Mixin with the sending and exporting actions of the Notes pane."""

    # -- copying

    def _stop_if_blocked(self, key: str) -> bool:
        """Return True if an issue blocks the note.

        On the first press, name the issue and the key that overrides it when pressed again.
        """
        self._recheck_if_changed()
        if self._override or not is_blocked(self._all_issues):
            return False
        stopped = next(issue for issue in self._all_issues if issue.severity == "block")
        self._override = True
        self.host.show_message(
            TextSpan(key, "key", bold=True),
            TextSpan(" again lets it go all the same. ", "muted"),
            TextSpan(f"Stopped: {stopped.message}", "overdue"),
        )
        return True

    def action_copy(self) -> None:
        """Copy the note; if an issue blocks it, ask for a second press."""
        if self._note is not None and not self._stop_if_blocked("y"):
            self.start(self._copying, self._format_outgoing_text(), "the note")

    def _format_outgoing_text(self) -> str:
        assert self._note is not None
        assert self._dossier is not None
        text, subject = self.query_one(NoteArea).text, self.query_one("#subject", Input).value
        if self._note.channel != Channel.LETTER:
            return text
        return self._lay_out(subject, text).text

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
        choice = await self.ask(Menu("Copy what?", choices, place="corner"))
        if choice == "Y":
            await self._copying(subject, "the subject")
        elif choice is not None and not self._stop_if_blocked("the same"):
            await self._copying(f"{subject}\n\n{text}" if choice == "a" else text, "the note")

    async def _copying(self, text: str, what: str) -> None:
        await self._keep_now()
        copied = await self.host.run_in_thread(clipboard.by_machine, text)
        label = f"{what} to {self._contact.name}" if self._contact is not None and what == "the note" else what
        if copied is not None:
            message = f"{copied.message}: {label}. Paste it in your mail, then press S."
        elif clipboard.terminal_may_take_it():
            self.app.copy_to_clipboard(text)
            message = "Sent to your terminal’s clipboard, which cannot be checked. Empty paste? o writes a file."
        else:
            path = await self._to_file(text)
            message = f"Not copied: no clipboard here; saved to {abbreviate_home(path)}" if path is not None else ""
        if (
            what == "the note"
            and self._note is not None
            and self._note.state in {NoteState.NEW, NoteState.DRAFT, NoteState.READY}
        ):
            note = await self.run_database_work(writing.mark, self.desk, self._note, "copied")
            if note is not None:
                self._note = note
                self._say_saved()
                await self.host.refresh_facts(note.application)
        if message:
            self.host.show_message(TextSpan("✓ " if copied is not None else "", "ok"), TextSpan(message))

    def action_file(self) -> None:
        """Write the note to a file, laid out as it will be sent."""
        if self._note is not None:
            self.start(self._filing)

    async def _filing(self) -> None:
        subject = self.query_one("#subject", Input).value
        text = self._format_outgoing_text()
        if self._note is not None and self._note.channel == Channel.EMAIL:
            text = f"{subject}\n\n{text}"
        path = await self._to_file(text)
        if path is not None:
            self.host.show_message(TextSpan("✓ ", "ok"), TextSpan(f"Written to {abbreviate_home(path)}"))

    async def _to_file(self, text: str) -> Path | None:
        if self._note is None:
            return None
        contact = self._contact
        name = f"{self._note.kind}-{contact.name if contact is not None else 'note'}-{self._note.id[:6]}"
        path: Path | None = await self.run_database_work(clipboard.to_file, text, self._folder, name)
        return path

    # -- mail

    def action_mail(self) -> None:
        """Open the note in the mail program, or write a draft file for it."""
        if self._note is not None and not self._stop_if_blocked("M"):
            self.start(self._mailing, self._note)

    async def _mailing(self, note: Note) -> None:
        await self._keep_now()
        contact = self._contact
        to = contact.email if contact is not None else ""
        subject, text = self.query_one("#subject", Input).value, self.query_one(NoteArea).text
        attached = ""
        if note.kind == NoteKind.THANK_YOU and self.facts.ctx.policies.medium == "letter-attached":
            attached = self._lay_out(subject, text, Channel.LETTER).text
        link = None if attached else mail.mailto(to, subject, text)
        if link is not None and mail.has_desktop() and await self.host.run_in_thread(links.open_link, link):
            self.host.show_message(
                TextSpan("✓ ", "ok"), TextSpan("Handed to your mail program. Send it there, then press S.")
            )
            return
        name = contact.name if contact is not None else ""
        draft = mail.draft_file(self._me.email, to, name, subject, text, attached)
        file = f"{note.kind}-{name or 'note'}-{note.id[:6]}"
        path = await self.run_database_work(clipboard.to_file, draft, self._folder, file, ".eml")
        if path is not None:
            hint = "" if to else " No address is known: add it there."
            self.app.notify(
                f"{abbreviate_home(path)}\nOpen it in your mail program.{hint} Then press S.",
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
            self.host.show_problem("$EDITOR cannot be read: a quotation mark is left open. Keep typing here.")
            return None
        if editor and shutil.which(editor[0]) is not None:
            return editor
        message = f"{editor[0]} was not found." if editor else "No $EDITOR set."
        self.host.show_message(TextSpan(f"{message} Keep typing here.", "due"))
        return None

    def action_editor(self) -> None:
        """Edit the note in the user's editor, and load the edited text."""
        if self._note is None or self._refuse_if_sent():
            return
        editor = self._editor()
        if editor is None:
            return
        area = self.query_one(NoteArea)
        try:
            handle, name = tempfile.mkstemp(suffix=".txt", prefix="note-", dir=self.desk.database.path.parent)
        except OSError as error:
            self.host.show_problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
            return
        path = Path(name)
        keep_file = False
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(area.text)
            with self.app.suspend():
                code = subprocess.run([*editor, name], check=False).returncode  # noqa: S603 - the user's own editor
            written = clean_text(path.read_text(encoding="utf-8", errors="replace"), "the note")
            self._load_editor_text(editor[0], code, written)
        except Refused as refusal:
            keep_file = True
            self.host.show_problem(f"{refusal} The note is as it was; the editor’s text lies in {path}.")
        except SuspendNotSupported:
            self.host.show_message(TextSpan("This terminal cannot be lent to an editor. Keep typing here.", "due"))
        except OSError as error:
            self.host.show_problem(f"The editor could not be used: {error.strerror}. The note is as it was.")
        finally:
            if not keep_file:
                path.unlink(missing_ok=True)

    def _load_editor_text(self, editor: str, code: int, written: str) -> None:
        """Load the editor's text, or report that the note stays unchanged.

        The note stays unchanged if the editor failed or returned an empty text.
        """
        area = self.query_one(NoteArea)
        if code == 0 and (written.strip() or not area.text.strip()):
            area.load_text(written)
            self._typed()
            self._read_over()
        elif code == 0:
            self.host.show_problem(f"{editor} gave an empty text back; the note is as it was.")
        elif written != area.text:
            path = clipboard.to_file(written, self._folder, f"from-editor-{self._note.id[:6] if self._note else ''}")
            self.host.show_problem(f"{editor} ended with {code}; the note is as it was, its text lies in {path}.")
        else:
            self.host.show_problem(f"{editor} ended with {code}; the note is as it was.")

    # -- sent

    def action_sent(self) -> None:
        """Mark the note as sent.

        If it is already marked, offer to correct the time, the medium, or the person, or to undo the mark.
        """
        if self._note is not None and self._note.state == NoteState.SENT:
            self.start(self._correcting, self._note)
        elif self._note is not None and not self._stop_if_blocked("S"):
            self.start(self._sending, self._note)

    async def _sending(self, note: Note) -> None:
        if not await self._put_by():
            return
        went = Call(TouchOutcome.SENT, None, declined=False)
        if note.kind == NoteKind.PHONE_SCRIPT:
            call = await self.ask_call_outcome("How did the call go?")
            if call is None:
                return
            went = call
        elif note.kind in _OUTCOMES and not await self._is_sure(note):
            return
        send = partial(writing.mark_sent, outcome=went.outcome, promised_date=went.given_date)
        label = await self.act(send, self.desk, note, application=note.application)
        if label is None or self._note is None:
            return
        after = await self.run_database_work(writing.next_touch, self.desk, note.application)
        stored = await self.run_database_work(read_note_as_list, self.desk, note.id)
        if stored:
            await self._show(stored[0])
        suffix = f" Next touch to {self._around.company}: {after}." if after else ""
        self.host.show_done(f"{label}.{suffix}")
        if note.kind in _OUTCOMES:
            await self.close_application(note.application, _OUTCOMES[note.kind])
        elif went.declined:
            await self.close_application(note.application, Outcome.REFUSED)

    async def _is_sure(self, note: Note) -> bool:
        """Return True if the user confirms sending a note that ends the application.

        A withdrawal asks for 100% certainty, and in late rounds suggests a call first (R41).
        """
        dossier, ctx = self._dossier, self.facts.ctx
        warning, company = "", self._around.company
        if dossier is not None and note.kind == NoteKind.WITHDRAWAL:
            day, why = self._around.too_soon or (None, "")
            if day is not None:
                warning = f"{why} Sleep on it: it can go out {say_day(day)}."
            if max((interview.round for interview in dossier.list_held(ctx.at)), default=0) >= LATE_ROUND:
                warning += " You met more than once: a call first is the kind way, then this note."
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
            return [*paragraph(title, width), *(paragraph(warning.strip(), width, "due") if warning else []), BLANK]

        return await self.ask(Menu("Sent?", choices, text=words)) == "y"

    async def _correcting(self, note: Note) -> None:
        touch: Touch | None = await self.run_database_work(writing.find_logged_touch, self.desk, note)
        choices = [Choice("n", "it was not sent after all", "a draft again")]
        if touch is not None:
            choices = [
                Choice("w", "it went at another time"),
                Choice("m", "it went by another medium"),
                Choice("p", "it went to another person"),
                *choices,
            ]
        choice = await self.ask(Menu("This one is marked as sent", choices, place="corner"))
        if choice == "n":
            await self._apply_correction(writing.mark_unsent, note)
        elif choice is not None and touch is not None:
            right = await self._ask_correction(choice, touch)
            if right is not None:
                await self._apply_correction(partial(writing.correct, touch=right), note)

    async def _apply_correction(self, use: Callable[[Desk, Note], str], note: Note) -> None:
        if await self.act(use, self.desk, note, application=note.application) is None:
            return
        stored = await self.run_database_work(read_note_as_list, self.desk, note.id)
        if stored:
            await self._show(stored[0])

    async def _ask_correction(self, what: str, touch: Touch) -> Touch | None:
        if what == "w":
            ctx = self.facts.ctx
            hint = "A day, and a time where you know it."
            echo = past_echo(ctx, touch.at)
            answer = await self.ask(Ask("When did it go?", hint, preview=echo, placeholder="yesterday 15:00"))
            return touch._replace(at=past_of(answer, ctx, touch.at)) if answer is not None else None
        if what == "m":
            choices = [Choice(key, NAMES[option]) for key, option in zip(MEDIUM_KEYS, CHANNELS, strict=True)]
            choice = await self.ask(Menu("By which medium?", choices, place="corner"))
            return touch._replace(channel=CHANNELS[MEDIUM_KEYS.index(choice)]) if choice is not None else None
        everybody = self._dossier.contacts[:9] if self._dossier is not None else ()
        people = [Choice(str(n), option.name, option.title) for n, option in enumerate(everybody, 1)]
        choice = await self.ask(Menu("To whom?", people, place="corner")) if people else None
        return touch._replace(contact=everybody[int(choice) - 1].id) if choice is not None else None

    def action_skip(self) -> None:
        """Skip the note, or record that the host passed it on."""
        if self._note is not None and self._note.state == NoteState.SENT:
            self.host.show_message(TextSpan("This one is marked as sent; S corrects that.", "muted"))
        elif self._note is not None:
            self.start(self._skipping, self._note)

    async def _skipping(self, note: Note) -> None:
        choices = (
            Choice("x", "skip it", "never asked for again"),
            Choice("v", "sent via the host", "logs it as sent"),
            Choice("n", "keep it"),
        )
        choice = await self.ask(Menu("This note", choices, place="corner"))
        if choice == "x":
            skipped = await self.insist(writing.mark, self.desk, note, "skipped")
            if skipped is not None:
                await self.host.refresh_facts(note.application)
                await self._close()
                self.host.show_done("Skipped the note")
        elif choice == "v":
            send = partial(writing.mark_sent, via="the host")
            if await self._put_by() and await self.act(send, self.desk, note, application=note.application):
                await self._close()


def abbreviate_home(path: Path) -> str:
    """Return a path relative to the home directory, such as `~/notes`, if it is inside it."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
