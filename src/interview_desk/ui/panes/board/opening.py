"""Actions that open something for the card under the cursor: a note, a debrief, a page, a link."""

from interview_desk.domain.search.correspondence import NoteKind
from interview_desk.domain.search.pipeline import Stage
from interview_desk.domain.text import shorten
from interview_desk.services.pipeline import pipeline
from interview_desk.services.queries import Card
from interview_desk.ui.core import navigation
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.missed import mark_latest_missed
from interview_desk.ui.flows.opening import open_latest_prep, start_debrief
from interview_desk.ui.flows.recording import record_event
from interview_desk.ui.panes.board.cards import CardActions
from interview_desk.ui.toolkit.spans import TextSpan

_MENU_ACTIONS = {
    "w": "write",
    "d": "debrief",
    "i": "interview",
    "v": "prepare",
    "c": "cancel_interview",
    "N": "missed",
    "p": "person",
    "P": "edit_person",
    "r": "record",
    "m": "move",
    "e": "edit",
    "W": "withdraw",
    "o": "offers",
}
"""Actions of the pane by their key in the menu of a card."""


class CardOpener(CardActions):
    """Actions that lead from a card elsewhere."""

    def action_open(self) -> None:
        """Open the menu of actions on the application."""
        self.start(self._choose)

    async def _choose(self, card: Card) -> None:
        choices = [
            Choice("w", "write a note"),
            Choice("d", "debrief an interview"),
            Choice("i", "add an interview"),
            Choice("v", "prepare an interview"),
            Choice("s", "closing statement"),
            Choice("c", "cancel an interview"),
            Choice("N", "the interview didn’t take place"),
            Choice("p", "add a person"),
            Choice("P", "change a person"),
            Choice("r", "record what happened"),
            Choice("m", "move to a stage"),
            Choice("e", "edit the application"),
            Choice("W", "withdraw, kindly"),
            *((Choice("o", "the offer, beside the others"),) if card.stage == Stage.OFFER else ()),
            Choice("z", "wake it up" if card.dormant else "let it rest"),
        ]
        choice = await self.flow.ask(Menu(f"{card.company}, {card.role}", choices))
        if choice in _MENU_ACTIONS:
            self.flow.pane.call_later(self.flow.pane.run_action, _MENU_ACTIONS[choice])
        elif choice == "s":
            navigation.open_closing(self.flow.host, card.id)
        elif choice == "z":
            use = pipeline.wake if card.dormant else pipeline.rest
            await self.flow.apply(use, self.flow.desk, card.id, application=card.id)

    def action_prepare(self) -> None:
        """Open the prep sheet of the application's next interview."""
        self.start(lambda card: open_latest_prep(self.flow, card.id))

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.flow.host)

    def action_offers(self) -> None:
        """Open the offers side by side."""
        card = self.cards.current
        navigation.open_offers(self.flow.host, card.id if card is not None else None)

    def action_debrief(self) -> None:
        """Debrief the newest interview."""
        self.start(lambda card: start_debrief(self.flow, card.id))

    def action_missed(self) -> None:
        """Mark the newest interview that has begun as one that did not take place, and ask for a new time."""
        self.start(lambda card: mark_latest_missed(self.flow, card.id))

    def action_write(self) -> None:
        """Write the first note on the application's to-do list, or else a follow-up."""
        card = self.cards.get_or_warn()
        if card is None:
            return
        items = self.flow.facts.agenda.items.get(card.id, [])
        note_item = next(
            (item for item in items if item.spec.note is not None),
            None,
        )
        if note_item is not None:
            navigation.write_to(self.flow.host, note_item)
        else:
            navigation.open_note(self.flow.host, NoteKind.FOLLOW_UP, card.id, None, None)

    def action_withdraw(self) -> None:
        """Write a withdrawal."""
        card = self.cards.get_or_warn()
        if card is not None:
            navigation.open_note(self.flow.host, NoteKind.WITHDRAWAL, card.id, None, None)

    def action_record(self) -> None:
        """Record what happened."""
        self.start(self._record)

    async def _record(self, card: Card) -> None:
        dossier = await self.flow.read_dossier(card.id)
        lead = dossier.lead(self.flow.facts.ctx.at) if dossier is not None else None
        await record_event(self.flow, card.id, lead.id if lead is not None else None, None)

    def action_link(self) -> None:
        """Open a link of the application: the job posting, the next interview's room, or their pages."""
        self.start(self._open_link)

    async def _open_link(self, card: Card) -> None:
        dossier = await self.flow.read_dossier(card.id)
        if dossier is None:
            return
        from interview_desk.ui.core import links  # noqa: PLC0415 - loaded when it is asked for

        available_links = links.links_of(dossier, self.flow.facts.ctx)
        if not available_links:
            self.flow.host.show_message(
                TextSpan(f"No link for {card.company} yet. {self.flow.host.key_of('board.edit')} adds one.", "muted")
            )
            return
        chosen: str | None = "1"
        if len(available_links) > 1:
            choices = [Choice(str(n), name, shorten(link, 40)) for n, (name, link) in enumerate(available_links[:9], 1)]
            chosen = await self.flow.ask(Menu("Open which link?", choices, place="corner"))
        if chosen is not None:
            await links.follow(self.flow.host, available_links[int(chosen) - 1][1])
