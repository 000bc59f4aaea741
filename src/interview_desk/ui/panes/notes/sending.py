"""Actions that mark the open note as sent or skipped, and correct that."""

from collections.abc import Callable
from functools import partial

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.notes.send_as import LATE_ROUND, NAMES
from interview_desk.domain.search.correspondence import CHANNELS, Note, NoteKind, NoteState, Touch, TouchOutcome
from interview_desk.domain.search.pipeline import Outcome
from interview_desk.services.notes import writing
from interview_desk.services.session import Desk
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.previews import past_echo, past_of
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.recording import Call, ask_call_outcome, follow_up_closing
from interview_desk.ui.panes.notes.changing import MEDIUM_KEYS
from interview_desk.ui.panes.notes.composer import Composer, NoteActions
from interview_desk.ui.toolkit.spans import BLANK, Line, paragraph

_OUTCOMES = {
    NoteKind.WITHDRAWAL: Outcome.WITHDRAWN,
    NoteKind.DECLINE: Outcome.DECLINED,
    NoteKind.ACCEPTANCE: Outcome.ACCEPTED,
}
"""Outcome that an application is closed with, by the kind of note that was sent."""


class SentNoteCorrector(NoteActions):
    """Corrects the record of a note that is marked as sent."""

    async def correct(self, note: Note) -> None:
        """Ask for the mistake in the record, and correct it."""
        touch = await self.flow.read(writing.find_logged_touch, self.flow.desk, note)
        choices = [Choice("n", "it was not sent after all", "a draft again")]
        if touch is not None:
            choices = [
                Choice("w", "it went at another time"),
                Choice("m", "it went by another medium"),
                Choice("p", "it went to another person"),
                *choices,
            ]
        choice = await self.flow.ask(Menu("This one is marked as sent", choices, place="corner"))
        if choice == "n":
            await self._apply(writing.mark_unsent, note)
        elif choice is not None and touch is not None:
            right = await self._ask_correction(choice, touch)
            if right is not None:
                await self._apply(partial(writing.correct, touch=right), note)

    async def _apply(self, change: Callable[[Desk, Note], str], note: Note) -> None:
        if await self.flow.apply(change, self.flow.desk, note, application=note.application) is not None:
            await self.composer.show_stored(note)

    async def _ask_correction(self, what: str, touch: Touch) -> Touch | None:
        if what == "w":
            ctx = self.flow.facts.ctx
            hint = "A day, and a time where you know it."
            echo = past_echo(ctx, touch.at)
            answer = await self.flow.ask(Ask("When did it go?", hint, preview=echo, placeholder="yesterday 15:00"))
            return touch._replace(at=past_of(answer, ctx, touch.at)) if answer is not None else None
        if what == "m":
            choices = [Choice(key, NAMES[option]) for key, option in zip(MEDIUM_KEYS, CHANNELS, strict=True)]
            choice = await self.flow.ask(Menu("By which medium?", choices, place="corner"))
            return touch._replace(channel=CHANNELS[MEDIUM_KEYS.index(choice)]) if choice is not None else None
        dossier = self.open_note.dossier
        everybody = dossier.contacts[:9] if dossier is not None else ()
        people = [Choice(str(n), option.name, option.title) for n, option in enumerate(everybody, 1)]
        choice = await self.flow.ask(Menu("To whom?", people, place="corner")) if people else None
        return touch._replace(contact=everybody[int(choice) - 1].id) if choice is not None else None


class NoteSender(NoteActions):
    """Actions that mark the note as sent or skipped.

    Args:
        flow: the flow of the pane.
        composer: the composer with the open note.
        corrector: corrects the record of a note that is already marked as sent.
    """

    def __init__(self, flow: Flow, composer: Composer, corrector: SentNoteCorrector) -> None:
        super().__init__(flow, composer)
        self._corrector = corrector

    def action_sent(self) -> None:
        """Mark the note as sent.

        If it is already marked, offer to correct the time, the medium, or the person, or to undo the mark.
        """
        if self.note is not None and self.open_note.is_sent:
            self.flow.start(self._corrector.correct, self.note)
        elif self.note is not None and not self.review.stop_if_blocked(self.flow.host.key_of("notes.sent")):
            self.flow.start(self._send, self.note)

    async def _send(self, note: Note) -> None:
        if not await self.saver.save_before_leaving():
            return
        went = Call(TouchOutcome.SENT, None, declined=False)
        if note.kind == NoteKind.PHONE_SCRIPT:
            call = await ask_call_outcome(self.flow, "How did the call go?")
            if call is None:
                return
            went = call
        elif note.kind in _OUTCOMES and not await self._confirm_ending(note):
            return
        closes = _OUTCOMES.get(note.kind) or (Outcome.REFUSED if went.declined else None)
        send = partial(writing.mark_sent, outcome=went.outcome, promised_date=went.given_date, closes=closes)
        label = await self.flow.apply(send, self.flow.desk, note, application=note.application)
        if label is None or self.note is None:
            return
        after = await self.flow.read(writing.next_touch, self.flow.desk, note.application)
        await self.composer.show_stored(note)
        suffix = f" Next touch to {self.open_note.context.company}: {after}." if after else ""
        self.flow.host.show_done(f"{label}.{suffix}")
        if closes is not None:
            await follow_up_closing(self.flow, note.application, closes)

    async def _confirm_ending(self, note: Note) -> bool:
        """Return True if the user confirms sending a note that ends the application.

        A withdrawal asks for 100% certainty, and in late rounds suggests a call first (R41).
        """
        dossier, context = self.open_note.dossier, self.open_note.context
        warning, company = "", context.company
        if dossier is not None and note.kind == NoteKind.WITHDRAWAL:
            day, why = context.too_soon or (None, "")
            if day is not None:
                warning = f"{why} Sleep on it: it can go out {say_day(day)}."
            held_rounds = (interview.round for interview in dossier.list_held(self.flow.facts.ctx.at))
            if max(held_rounds, default=0) >= LATE_ROUND:
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

        def draw_question(width: int) -> list[Line]:
            return [*paragraph(title, width), *(paragraph(warning.strip(), width, "due") if warning else []), BLANK]

        return await self.flow.ask(Menu("Sent?", choices, text=draw_question)) == "y"

    def action_skip(self) -> None:
        """Skip the note, or record that the host passed it on."""
        if self.open_note.is_sent:
            self.flow.host.show_hint("Already marked as sent. {notes.sent} corrects that.")
        elif self.note is not None:
            self.flow.start(self._skip, self.note)

    async def _skip(self, note: Note) -> None:
        choices = (
            Choice("x", "skip it", "never asked for again"),
            Choice("v", "sent via the host", "logs it as sent"),
            Choice("n", "keep it"),
        )
        choice = await self.flow.ask(Menu("This note", choices, place="corner"))
        if choice == "x":
            skipped = await self.flow.save(writing.mark, self.flow.desk, note, NoteState.SKIPPED)
            if skipped is not None:
                await self.flow.host.refresh_facts(note.application)
                await self.composer.close()
                self.flow.host.show_done("Skipped the note")
        elif choice == "v":
            send = partial(writing.mark_sent, via="the host")
            saved = await self.saver.save_before_leaving()
            if saved and await self.flow.apply(send, self.flow.desk, note, application=note.application):
                await self.composer.close()
