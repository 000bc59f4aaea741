"""Actions that take the open note out of the app: to the clipboard, to a file, or to the mail program."""

from interview_desk.domain.search.correspondence import Channel, Note, NoteKind, NoteState
from interview_desk.formats import mail
from interview_desk.services.notes import writing
from interview_desk.ui.core import links
from interview_desk.ui.core.copying import SENT, CopyState, copy_text
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.panes.notes.composer import NoteActions
from interview_desk.ui.panes.notes.files import abbreviate_home, get_notes_folder, write_text
from interview_desk.ui.toolkit import clipboard
from interview_desk.ui.toolkit.spans import TextSpan


class NoteCopier(NoteActions):
    """Actions that copy the note or write it to a file."""

    def action_copy(self) -> None:
        """Copy the note; if an issue blocks it, ask for a second press."""
        if self.note is not None and not self.review.stop_if_blocked(self.flow.host.key_of("notes.copy")):
            self.flow.start(self._copy, self._format_outgoing_text(self.note), "the note")

    def _format_outgoing_text(self, note: Note) -> str:
        if note.channel != Channel.LETTER:
            return self.draft.text
        return self.open_note.format_text(*self.draft.content).text

    def action_copy_subject(self) -> None:
        """Ask what to copy: the subject, the text, or both."""
        if self.note is not None:
            self.flow.start(self._choose_part)

    async def _choose_part(self) -> None:
        subject, text = self.draft.content
        choices = (
            Choice("Y", "the subject"),
            Choice("a", "subject and text together"),
            Choice("t", "the text alone"),
        )
        choice = await self.flow.ask(Menu("Copy what?", choices, place="corner"))
        if choice == "Y":
            await self._copy(subject, "the subject")
        elif choice is not None and not self.review.stop_if_blocked("the same"):
            await self._copy(f"{subject}\n\n{text}" if choice == "a" else text, "the note")

    async def _copy(self, text: str, what: str) -> None:
        await self.saver.save()
        result = await copy_text(self.flow.host, text)
        contact = self.open_note.contact
        label = f"{what} to {contact.name}" if contact is not None and what == "the note" else what
        if result.state == CopyState.EMPTY:
            self.flow.host.show_message(TextSpan(f"Nothing to copy: {what} is empty.", "due"))
            return
        if result.state == CopyState.VERIFIED:
            message = f"{result.message}: {label}. Paste it into your email, then press {self.flow.host.key_of('notes.sent')}."
        elif result.state == CopyState.SENT:
            message = self.flow.host.with_keys(f"{SENT}. Nothing to paste? {{notes.file}} saves a file.")
        else:
            path = await write_text(self.flow, self.open_note, text)
            message = f"Not copied: no clipboard here; saved to {abbreviate_home(path)}" if path is not None else ""
        if what == "the note":
            await self._mark_copied()
        if message:
            self.flow.host.show_message(
                TextSpan("✓ " if result.state == CopyState.VERIFIED else "", "ok"), TextSpan(message)
            )

    async def _mark_copied(self) -> None:
        if self.note is None or self.note.state not in {NoteState.NEW, NoteState.DRAFT, NoteState.READY}:
            return
        note = await self.flow.read(writing.mark, self.flow.desk, self.note, NoteState.COPIED)
        if note is not None:
            self.saver.take_stored(note)
            await self.flow.host.refresh_facts(note.application)

    def action_file(self) -> None:
        """Write the note to a file, laid out as it will be sent."""
        if self.note is not None:
            self.flow.start(self._write_file)

    async def _write_file(self) -> None:
        note = self.note
        if note is None:
            return
        text = self._format_outgoing_text(note)
        if note.channel == Channel.EMAIL:
            text = f"{self.draft.subject}\n\n{text}"
        path = await write_text(self.flow, self.open_note, text)
        if path is not None:
            self.flow.host.show_message(TextSpan("✓ ", "ok"), TextSpan(f"Written to {abbreviate_home(path)}"))


class NoteMailer(NoteActions):
    """Actions that hand the note to the mail program."""

    def action_mail(self) -> None:
        """Open the note in the mail program, or write a draft file for it."""
        if self.note is not None and not self.review.stop_if_blocked(self.flow.host.key_of("notes.mail")):
            self.flow.start(self._mail, self.note)

    async def _mail(self, note: Note) -> None:
        await self.saver.save()
        contact = self.open_note.contact
        to = contact.email if contact is not None else ""
        subject, text = self.draft.content
        attached = ""
        if note.kind == NoteKind.THANK_YOU and self.flow.facts.ctx.policies.medium == "letter-attached":
            attached = self.open_note.format_text(subject, text, Channel.LETTER).text
        link = None if attached else mail.mailto(to, subject, text)
        if link is not None and mail.has_desktop() and await self.flow.host.run_in_thread(links.open_link, link):
            self.flow.host.show_message(
                TextSpan("✓ ", "ok"),
                TextSpan(self.flow.host.with_keys("Opened in your email app. Send it there, then press {notes.sent}.")),
            )
            return
        name = contact.name if contact is not None else ""
        draft = mail.draft_file(self.open_note.me.email, to, name, subject, text, attached)
        file = f"{note.kind}-{name or 'note'}-{note.id[:6]}"
        path = await self.flow.read(clipboard.to_file, draft, get_notes_folder(self.flow.desk), file, ".eml")
        if path is not None:
            hint = "" if to else " No address is known: add it there."
            self.flow.pane.app.notify(
                f"{abbreviate_home(path)}\nOpen it in your email app.{hint} Then press {self.flow.host.key_of('notes.sent')}.",
                title="A draft is written",
                timeout=12,
                markup=False,
            )
