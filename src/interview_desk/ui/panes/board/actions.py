"""Actions on applications: the dialogs of the Board, kept separate from its drawing."""

from collections.abc import Callable
from functools import partial

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.search.correspondence import NoteKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.pipeline import STAGES, Outcome, Stage
from interview_desk.domain.text import shorten
from interview_desk.services.pipeline import people, pipeline
from interview_desk.services.queries import Card
from interview_desk.services.safety import purging
from interview_desk.ui.core import navigation
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flows import FlowPane
from interview_desk.ui.toolkit.spans import TextSpan

_STAGE_KEYS = dict(zip("vasioc", STAGES, strict=True))
_OUTCOME_KEYS = {"r": Outcome.REFUSED, "w": Outcome.WITHDRAWN, "d": Outcome.DECLINED, "a": Outcome.ACCEPTED}
_OUTCOME_WORDS = {
    "r": ("they declined", "asks for feedback in two working days"),
    "w": ("I withdrew", ""),
    "d": ("I declined their offer", ""),
    "a": ("I accepted their offer", "then tell the others"),
}


class BoardActionsMixin(FlowPane):
    """Mixin with the actions of the Board pane."""

    pending_card: str | None = None
    """ID of the card that the cursor moves to when the cards are next shown."""
    fresh: bool = True
    """True until the cards have been shown once."""

    @property
    def card(self) -> Card | None:
        """Card under the cursor."""
        return None

    @property
    def card_or_warn(self) -> Card | None:
        """Card under the cursor, for an action that needs it; if there is none, a message says so."""
        card = self.card
        if card is None:
            self.host.show_message(
                TextSpan("No application here: h and l lead to the other stages, n adds one.", "muted")
            )
        return card

    async def read_cards(self) -> None:
        """Read the cards, and show them."""

    def action_open(self) -> None:
        """Open the menu of actions on the application."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._opening, card)

    async def _opening(self, card: Card) -> None:
        choices = [
            Choice("w", "write a note"),
            Choice("d", "debrief an interview"),
            Choice("i", "add an interview"),
            Choice("v", "prepare an interview"),
            Choice("s", "closing statement"),
            Choice("c", "cancel an interview"),
            Choice("p", "add a person"),
            Choice("P", "change a person"),
            Choice("r", "record what happened"),
            Choice("m", "move to a stage"),
            Choice("e", "edit the application"),
            Choice("W", "withdraw, kindly"),
            *((Choice("o", "the offer, beside the others"),) if card.stage == Stage.OFFER else ()),
            Choice("z", "wake it up" if card.dormant else "let it rest"),
        ]
        choice = await self.ask(Menu(f"{card.company}, {card.role}", choices))
        actions: dict[str | None, Callable[[], None]] = {
            "w": self.action_write,
            "d": self.action_debrief,
            "i": self.action_interview,
            "v": self.action_prepare,
            "p": self.action_person,
            "P": self.action_edit_person,
            "r": self.action_record,
            "m": self.action_move,
            "e": self.action_edit,
            "W": self.action_withdraw,
            "o": self.action_offers,
        }
        if choice in actions:
            self.call_later(actions[choice])
        elif choice == "c":
            await self._cancelling(card)
        elif choice == "s":
            navigation.open_closing(self.host, card.id)
        elif choice == "z":
            use = pipeline.wake if card.dormant else pipeline.rest
            await self.act(use, self.desk, card.id, application=card.id)

    def action_shift(self, step: int) -> None:
        """Move the application by a stage."""
        card = self.card_or_warn
        if card is None:
            return
        n = STAGES.index(card.stage) + step
        if 0 <= n < len(STAGES):
            self.start(self._moving, card, STAGES[n])

    def action_move(self) -> None:
        """Choose a stage to move to."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._choosing, card)

    async def _choosing(self, card: Card) -> None:
        choices = [Choice(key, stage, "now here" if stage == card.stage else "") for key, stage in _STAGE_KEYS.items()]
        choice = await self.ask(Menu("Move to", choices, place="corner"))
        if choice is not None:
            await self._moving(card, _STAGE_KEYS[choice])

    async def _moving(self, card: Card, stage: Stage) -> None:
        answer_by = None
        if stage == Stage.CLOSED:
            choice = await self.ask(
                Menu("How did it end?", [Choice(key, *_OUTCOME_WORDS[key]) for key in _OUTCOME_KEYS], place="corner")
            )
            if choice is None:
                return
            self.pending_card = card.id
            await self.close_application(card.id, _OUTCOME_KEYS[choice])
            return
        if stage == Stage.OFFER:
            date_range = await self.ask_day(
                "An offer. Answer by when?", "The day they need your answer by; esc if they named none."
            )
            answer_by = date_range[1] if date_range is not None else None
        self.pending_card = card.id
        moved = await self.act(
            partial(pipeline.move, answer_by=answer_by), self.desk, card.id, stage, application=card.id
        )
        if moved is not None and stage == Stage.INTERVIEWING and card.stage != Stage.INTERVIEWING:
            await self.add_interview(card.id)

    def action_new(self) -> None:
        """Add an application in one line."""
        self.start(self._new)

    async def _new(self) -> None:
        application = await self.add_application()
        if application is not None:
            self.pending_card = application
            self.fresh = False
            await self.read_cards()

    def action_person(self) -> None:
        """Add a person in one line."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._person, card)

    async def _person(self, card: Card) -> None:
        await self.add_person(card.id, "Add a person")

    def action_edit_person(self) -> None:
        """Change a person."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._edit_person, card)

    async def _edit_person(self, card: Card) -> None:
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, card.id)
        if dossier is None or not dossier.contacts:
            self.host.show_message(TextSpan("Nobody yet: p adds a person.", "muted"))
            return
        contacts = dossier.contacts[:9]
        choice = await self.ask(
            Menu("Whom?", [Choice(str(n), contact.name, contact.title) for n, contact in enumerate(contacts, 1)])
        )
        if choice is None:
            return
        person = contacts[int(choice) - 1]
        what = await self.ask(
            Menu(
                person.name,
                (
                    Choice("e", "change name, title, e-mail, number"),
                    Choice("l", "leads: follow-ups go to them"),
                    Choice("y", "following up is welcome"),
                    Choice("n", "following up is not welcome"),
                    Choice("m", "prefers e-mail"),
                    Choice("t", "prefers the phone"),
                    Choice("x", "take them away", "named by mistake; u brings them back"),
                ),
            )
        )
        if what == "e":
            answer = await self.ask(
                Ask(
                    "Change a person",
                    "Name, title, e-mail or number, parted by commas.",
                    value=person.line,
                    place=f"edit person {person.id}",
                )
            )
            if answer is not None:
                await self.act(people.edit_contact, self.desk, card.id, person.id, answer, application=card.id)
        elif what == "l":
            await self.act(
                pipeline.edit_application, self.desk, card.id, {"lead_contact": person.id}, application=card.id
            )
        elif what in {"y", "n"}:
            await self.act(
                partial(people.note_wish, may_follow_up=what == "y"),
                self.desk,
                card.id,
                person.id,
                application=card.id,
            )
        elif what == "x":
            await self.act(people.remove_contact, self.desk, card.id, person.id, application=card.id)
        elif what in {"m", "t"}:
            prefers = "email" if what == "m" else "phone"
            await self.act(
                partial(people.note_wish, prefers=prefers), self.desk, card.id, person.id, application=card.id
            )

    def action_prepare(self) -> None:
        """Open the prep sheet of the application's next interview."""
        card = self.card_or_warn
        if card is not None:
            self.start(self.open_latest_prep, card.id)

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.host)

    def action_offers(self) -> None:
        """Open the offers side by side."""
        card = self.card
        navigation.open_offers(self.host, card.id if card is not None else None)

    def action_interview(self) -> None:
        """Add an interview."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._interview, card)

    async def _interview(self, card: Card) -> None:
        self.pending_card = card.id
        interview = await self.add_interview(card.id)
        if interview is None:
            return
        hint = "One person at a time: name, title, e-mail. esc when that is all."
        while await self.add_person(card.id, "Who will be there?", interview, hint):
            pass

    async def _cancelling(self, card: Card) -> None:
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, card.id)
        coming = dossier.to_come(self.facts.ctx.at) if dossier is not None else []
        if not coming:
            self.host.show_message(TextSpan("No interview is to come.", "muted"))
            return
        await self.act(pipeline.cancel_interview, self.desk, card.id, coming[0].id, application=card.id)

    def action_debrief(self) -> None:
        """Debrief the newest interview."""
        card = self.card_or_warn
        if card is not None:
            self.start(self.start_debrief, card.id)

    def action_write(self) -> None:
        """Write the first note on the application's to-do list, or else a follow-up."""
        card = self.card_or_warn
        if card is None:
            return
        items = self.facts.agenda.items.get(card.id, [])
        note_item = next(
            (item for item in items if item.spec.note is not None),
            None,
        )
        if note_item is not None:
            navigation.write_to(self.host, note_item)
        else:
            navigation.open_note(self.host, NoteKind.FOLLOW_UP, card.id, None, None)

    def action_withdraw(self) -> None:
        """Write a withdrawal."""
        card = self.card_or_warn
        if card is not None:
            navigation.open_note(self.host, NoteKind.WITHDRAWAL, card.id, None, None)

    def action_record(self) -> None:
        """Record what happened."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._recording, card)

    async def _recording(self, card: Card) -> None:
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, card.id)
        lead = dossier.lead(self.facts.ctx.at) if dossier is not None else None
        await self.record_event(card.id, lead.id if lead is not None else None, None)

    def action_edit(self) -> None:
        """Change a field of the application."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._editing, card)

    async def _editing(self, card: Card) -> None:
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, card.id)
        if dossier is None:
            return
        application = dossier.application
        fields = {
            "c": ("company", "company", card.company),
            "d": ("since", f"{card.stage} since", say_day(card.since, self.facts.ctx.today)),
            "r": ("role", "role", application.role),
            "u": ("url", "link", application.url),
            "l": ("location", "place", application.location),
            "s": ("salary", "pay", application.salary),
            "f": ("source", "where from", application.source),
            "m": ("remarks", "remarks", application.remarks),
            "n": ("lesson", "lesson", application.lesson),
        }
        choices = [Choice(key, label, value[:30]) for key, (_, label, value) in fields.items()]
        choice = await self.ask(Menu("Change what?", choices))
        if choice is None:
            return
        name, label, value = fields[choice]
        if name == "since":
            date_range = await self.ask_day(f"{label.capitalize()}?", "The day, in words.", past=True)
            if date_range is not None:
                await self.act(pipeline.correct_day, self.desk, card.id, date_range[1], application=card.id)
            return
        answer = await self.ask(
            Ask(label.capitalize(), "", value=value, may_be_empty=True, place=f"edit {name} {card.id}")
        )
        if answer is not None and name == "company":
            await self.act(pipeline.rename_company, self.desk, card.id, answer)
        elif answer is not None:
            await self.act(pipeline.edit_application, self.desk, card.id, {name: answer}, application=card.id)

    def action_link(self) -> None:
        """Open a link of the application: the job posting, the next interview's room, or their pages."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._linking, card)

    async def _linking(self, card: Card) -> None:
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, card.id)
        if dossier is None:
            return
        from interview_desk.ui.core import links  # noqa: PLC0415 - loaded when it is asked for

        available_links = links.links_of(dossier, self.facts.ctx)
        if not available_links:
            self.host.show_message(TextSpan(f"No link is known for {card.company}: e adds one.", "muted"))
            return
        chosen: str | None = "1"
        if len(available_links) > 1:
            choices = [Choice(str(n), name, shorten(link, 40)) for n, (name, link) in enumerate(available_links[:9], 1)]
            chosen = await self.ask(Menu("Open which link?", choices, place="corner"))
        if chosen is not None:
            await links.follow(self.host, available_links[int(chosen) - 1][1])

    def action_delete(self) -> None:
        """Delete the application, after one question."""
        card = self.card_or_warn
        if card is not None:
            self.start(self._deleting, card)

    async def _deleting(self, card: Card) -> None:
        choices = (
            Choice("y", "delete it with its interviews and notes", "u brings it back"),
            Choice("P", "purge it", "from the history and the copies too"),
            Choice("n", "keep it"),
        )
        choice = await self.ask(Menu(f"Delete {card.company}?", choices))
        if choice == "y":
            await self.act(pipeline.delete_application, self.desk, card.id, application=card.id)
        elif choice == "P":
            await self._purging(card)

    async def _purging(self, card: Card) -> None:
        """Delete the application permanently, after a second question; this cannot be undone."""
        choices = (Choice("n", "keep it"), Choice("p", "purge it for good", "nothing brings it back"))
        if await self.ask(Menu(f"Purge {card.company}, {card.role}?", choices)) != "p":
            return
        done = await self.insist(purging.purge_application, self.desk, card.id)
        if done is None:
            return
        await self.host.refresh_facts()
        self.host.show_done(done.message, undoable=False)
        if done.remaining_files:
            file_names = ", ".join(path.name for path in done.remaining_files[:3])
            self.host.show_problem(f"Look at these yourself, they may still hold something of it: {file_names}")
