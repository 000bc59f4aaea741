"""Actions that edit, delete, or purge the application under the cursor."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.services.pipeline import pipeline
from interview_desk.services.queries import Card
from interview_desk.services.safety import purging
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.places import edit_place
from interview_desk.ui.panes.board.cards import CardActions


class CardEditor(CardActions):
    """Actions that edit and delete applications."""

    def action_edit(self) -> None:
        """Change a field of the application."""
        self.start(self._edit)

    async def _edit(self, card: Card) -> None:
        dossier = await self.flow.read_dossier(card.id)
        if dossier is None:
            return
        application = dossier.application
        fields = {
            "c": ("company", "company", card.company),
            "d": ("since", f"{card.stage} since", say_day(card.since, self.flow.facts.ctx.today)),
            "r": ("role", "role", application.role),
            "u": ("url", "link", application.url),
            "l": ("location", "place", application.location),
            "s": ("salary", "pay", application.salary),
            "f": ("source", "where from", application.source),
            "m": ("remarks", "remarks", application.remarks),
            "n": ("lesson", "lesson", application.lesson),
        }
        choices = [Choice(key, label, value[:30]) for key, (_, label, value) in fields.items()]
        at = self.flow.facts.ctx.at
        interview = next(iter(dossier.to_come(at) or dossier.list_held(at)[-1:]), None)
        if interview is not None:
            choices.append(Choice("i", "where the interview is", (interview.place or interview.link)[:30]))
        choice = await self.flow.ask(Menu("Change what?", choices))
        if choice is None:
            return
        if choice == "i" and interview is not None:
            await edit_place(self.flow, interview)
            return
        name, label, value = fields[choice]
        if name == "since":
            date_range = await self.flow.ask_day(f"{label.capitalize()}?", "The day, in words.", past=True)
            if date_range is not None:
                await self.flow.apply(
                    pipeline.correct_day, self.flow.desk, card.id, date_range.last, application=card.id
                )
            return
        answer = await self.flow.ask(
            Ask(label.capitalize(), "", value=value, may_be_empty=True, place=f"edit {name} {card.id}")
        )
        if answer is not None and name == "company":
            await self.flow.apply(pipeline.rename_company, self.flow.desk, card.id, answer)
        elif answer is not None:
            await self.flow.apply(
                pipeline.edit_application, self.flow.desk, card.id, {name: answer}, application=card.id
            )

    def action_delete(self) -> None:
        """Delete the application, after one question."""
        self.start(self._delete)

    async def _delete(self, card: Card) -> None:
        choices = (
            Choice("y", "delete it with its interviews and notes", self.flow.host.with_keys("{app.undo} undoes it")),
            Choice("P", "purge it", "from the history and the copies too"),
            Choice("n", "keep it"),
        )
        choice = await self.flow.ask(Menu(f"Delete {card.company}?", choices))
        if choice == "y":
            await self.flow.apply(pipeline.delete_application, self.flow.desk, card.id, application=card.id)
        elif choice == "P":
            await self._purge(card)

    async def _purge(self, card: Card) -> None:
        """Delete the application permanently, after a second question; this cannot be undone."""
        choices = (Choice("n", "keep it"), Choice("p", "purge it for good", "nothing brings it back"))
        if await self.flow.ask(Menu(f"Purge {card.company}, {card.role}?", choices)) != "p":
            return
        done = await self.flow.save(purging.purge_application, self.flow.desk, card.id)
        if done is None:
            return
        await self.flow.host.refresh_facts()
        self.flow.host.show_done(done.message, undoable=False)
        if done.remaining_files:
            file_names = ", ".join(path.name for path in done.remaining_files[:3])
            self.flow.host.show_problem(f"Look at these yourself, they may still hold something of it: {file_names}")
