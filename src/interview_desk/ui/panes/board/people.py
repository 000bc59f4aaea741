"""Actions on the people and interviews of the card under the cursor."""

from functools import partial

from interview_desk.domain.search.people import Contact
from interview_desk.services.pipeline import people, pipeline
from interview_desk.services.queries import Card
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.adding import add_interview, add_person, ask_about_people
from interview_desk.ui.panes.board.cards import CardActions
from interview_desk.ui.toolkit.spans import TextSpan


class CardPeople(CardActions):
    """Actions that add and change people and interviews."""

    def action_person(self) -> None:
        """Add a person in one line."""
        self.start(lambda card: add_person(self.flow, card.id, "Add a person"))

    def action_edit_person(self) -> None:
        """Change a person."""
        self.start(self._edit_person)

    async def _edit_person(self, card: Card) -> None:
        dossier = await self.flow.read_dossier(card.id)
        if dossier is None or not dossier.contacts:
            self.flow.host.show_hint("No people yet. {board.person} adds someone.")
            return
        contacts = dossier.contacts[:9]
        choice = await self.flow.ask(
            Menu("Whom?", [Choice(str(n), contact.name, contact.title) for n, contact in enumerate(contacts, 1)])
        )
        if choice is None:
            return
        person = contacts[int(choice) - 1]
        what = await self.flow.ask(
            Menu(
                person.name,
                (
                    Choice("e", "change name, title, e-mail, number"),
                    Choice("g", "greet as", person.greeting or "worked out from the name"),
                    Choice("l", "leads: follow-ups go to them"),
                    Choice("y", "following up is welcome"),
                    Choice("n", "following up is not welcome"),
                    Choice("m", "prefers e-mail"),
                    Choice("t", "prefers the phone"),
                    Choice(
                        "x", "take them away", self.flow.host.with_keys("if added by mistake; {app.undo} undoes it")
                    ),
                ),
            )
        )
        if what == "e":
            answer = await self.flow.ask(
                Ask(
                    "Change a person",
                    "Name, title, e-mail or number, parted by commas.",
                    value=person.line,
                    place=f"edit person {person.id}",
                )
            )
            if answer is not None:
                await self.flow.apply(
                    people.edit_contact, self.flow.desk, card.id, person.id, answer, application=card.id
                )
        elif what == "g":
            await self._edit_greeting(card, person)
        elif what == "l":
            await self.flow.apply(
                pipeline.edit_application, self.flow.desk, card.id, {"lead_contact": person.id}, application=card.id
            )
        elif what in {"y", "n"}:
            await self.flow.apply(
                partial(people.note_wish, may_follow_up=what == "y"),
                self.flow.desk,
                card.id,
                person.id,
                application=card.id,
            )
        elif what == "x":
            await self.flow.apply(people.remove_contact, self.flow.desk, card.id, person.id, application=card.id)
        elif what in {"m", "t"}:
            prefers = "email" if what == "m" else "phone"
            await self.flow.apply(
                partial(people.note_wish, prefers=prefers), self.flow.desk, card.id, person.id, application=card.id
            )

    async def _edit_greeting(self, card: Card, person: Contact) -> None:
        question = Ask(
            "Greet as",
            "The name after “Dear”: what they signed with or asked to be called.",
            value=person.greeting,
            placeholder="Bob, Dr. Marsh, Sister Agnes",
            may_be_empty=True,
            place=f"edit greeting {person.id}",
        )
        answer = await self.flow.ask(question)
        if answer is not None:
            await self.flow.apply(people.set_greeting, self.flow.desk, card.id, person.id, answer, application=card.id)

    def action_interview(self) -> None:
        """Add an interview."""
        self.start(self._add_interview)

    async def _add_interview(self, card: Card) -> None:
        self.cards.select_next(card.id)
        interview = await add_interview(self.flow, card.id)
        if interview is None:
            return
        dossier = await self.flow.read_dossier(card.id)
        added = dossier.interview(interview) if dossier is not None else None
        question = ask_about_people(added, self.flow.facts.ctx.at)
        hint = "Add one person at a time: name, title, email. esc when you’re done."
        while await add_person(self.flow, card.id, question, interview, hint):
            pass

    def action_cancel_interview(self) -> None:
        """Cancel the next interview."""
        self.start(self._cancel_interview)

    async def _cancel_interview(self, card: Card) -> None:
        dossier = await self.flow.read_dossier(card.id)
        coming = dossier.to_come(self.flow.facts.ctx.at) if dossier is not None else []
        if not coming:
            self.flow.host.show_message(TextSpan("No interview is to come.", "muted"))
            return
        await self.flow.apply(pipeline.cancel_interview, self.flow.desk, card.id, coming[0].id, application=card.id)
