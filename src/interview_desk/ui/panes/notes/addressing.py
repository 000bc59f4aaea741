"""Actions on the recipient of the open note, and on the recipient's postal address."""

from interview_desk.domain.search.correspondence import Note, NoteKind
from interview_desk.domain.search.people import Contact
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import people
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.previews import person_echo
from interview_desk.ui.flows.adding import add_person
from interview_desk.ui.panes.notes.composer import NoteActions


class NoteAddresser(NoteActions):
    """Actions that address the note."""

    def action_address(self) -> None:
        """Choose the recipient if there is none, else edit the mailing address; or choose the reference."""
        self.start_change(self._address)

    async def _address(self, note: Note) -> None:
        contact = self.open_note.contact
        if note.kind == NoteKind.REFERENCE_HEADS_UP:
            await self._choose_reference(note)
        elif contact is None:
            await self._add_recipient(note)
        else:
            await self._edit_postal_address(note, contact)

    async def _add_recipient(self, note: Note) -> None:
        if await add_person(self.flow, note.application, "Who is it to?"):
            dossier = await self.flow.read_dossier(note.application)
            if dossier is not None and dossier.contacts:
                await self._change_recipient(note, dossier.contacts[-1])

    async def _edit_postal_address(self, note: Note, contact: Contact) -> None:
        answer = await self.flow.ask(
            Ask(
                f"Postal address of {contact.name}",
                "Street, town, country: commas part the lines of a letter.",
                value=", ".join(contact.postal_address.splitlines()),
                placeholder="12 Harbour Road, Boston MA 02110",
                place=f"address {contact.id}",
            )
        )
        if answer is not None:
            await self.flow.apply(
                people.set_postal_address, self.flow.desk, contact.id, answer, application=note.application
            )
            await self.composer.show(note)

    async def _choose_reference(self, note: Note) -> None:
        references = await self.flow.read(people.references, self.flow.desk) or []
        choices = [Choice(str(n), contact.name, contact.title) for n, contact in enumerate(references[:8], 1)]
        choice: str | None = "n"
        if choices:
            choice = await self.flow.ask(Menu("Who speaks for you?", [*choices, Choice("n", "somebody new")]))
        if choice is None:
            return
        if choice != "n":
            await self._change_recipient(note, references[int(choice) - 1])
            return
        answer = await self.flow.ask(
            Ask(
                "Who speaks for you?",
                "Name, title, e-mail or number, parted by commas.",
                preview=person_echo,
                place="reference",
            )
        )
        if answer is None:
            return
        added = await self.flow.save(people.add_reference, self.flow.desk, answer)
        if added is not None:
            await self._change_recipient(note, added)

    async def _change_recipient(self, note: Note, contact: Contact) -> None:
        after = await self.flow.save(writing.change_recipient, self.flow.desk, note, contact)
        if after is not None:
            await self.composer.show_changed(after, f"It goes to {contact.name}")
