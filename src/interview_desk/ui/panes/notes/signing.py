"""Signature of the notes: asking who signs, and signing the open note."""

from functools import partial

from interview_desk.services.notes import writing
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.composer import Composer, NoteActions

_ASKED_PLACE = "asked who signs"
"""Scratch place that remembers that the user was asked."""


class NoteSigner(NoteActions):
    """Actions that change who signs the notes."""

    def __init__(self, flow: Flow, composer: Composer) -> None:
        super().__init__(flow, composer)
        self._was_asked = False

    def action_me(self) -> None:
        """Ask who signs."""
        self.flow.start(self.ask)

    async def ask_once(self) -> None:
        """Ask once who signs, when the first note is opened (R14)."""
        desk = self.flow.desk
        if self.open_note.me.name or self._was_asked or desk.database.read_only:
            return
        self._was_asked = True
        if not await self.flow.read(desk.scratch, _ASKED_PLACE):
            await self.flow.read(desk.keep_scratch, _ASKED_PLACE, "yes")
            await self.ask()

    async def ask(self) -> None:
        """Ask who signs, and update the signature of the open note."""
        me = self.open_note.me
        answer = await self.flow.ask(
            Ask(
                "Who signs?",
                self.flow.host.with_keys(
                    "Your name, email, and phone, separated by commas. They go under every note. {notes.me} changes them."
                ),
                value=", ".join(part for part in (me.name, me.email, me.phone) if part),
                placeholder="Alex Moreau, alex@moreau.example, +33 1 55 50 10 11",
                place="who signs",
            )
        )
        if answer is None:
            return
        sign = partial(writing.sign, apart=self.note.id if self.note is not None else "")
        signed = await self.flow.save(sign, self.flow.desk, answer)
        if signed is None:
            return
        note = self.note
        if note is not None and not self.open_note.is_sent:
            area = self.draft.area
            text = writing.replace_signature(area.text, self.open_note.me, signed, note.channel)
            if text != area.text:
                area.replace_range(0, len(area.text), text)
                self.saver.schedule()
            if await self.saver.save_before_leaving() and self.note is not None:
                await self.composer.show(self.note)
        self.flow.host.show_done("Noted who signs")
