"""Actions on the open note: its text, issues, and medium, kept separate from its drawing."""

from interview_desk.desk import people, reviewing, writing
from interview_desk.domain.calendar import count_of, say_near, say_time
from interview_desk.domain.compose.facts import UNSIGNED, lower_first
from interview_desk.domain.compose.finding import Finding, body_of, word_count
from interview_desk.domain.compose.medium import HOW, NAMES, Advice
from interview_desk.domain.compose.mending import mend
from interview_desk.domain.compose.sameness import shared_spans
from interview_desk.domain.correspondence import CHANNELS, NOTE_KINDS, Channel, Note, NoteKind, NoteState, kind_name
from interview_desk.domain.people import Contact
from interview_desk.domain.text import folded, shorten
from interview_desk.ui import navigation
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.echoes import person_echo
from interview_desk.ui.hand import within
from interview_desk.ui.notes.area import NoteArea
from interview_desk.ui.notes.beside import is_in, mends
from interview_desk.ui.notes.open_note import OpenNote
from interview_desk.ui.paint import BLANK, Bit, Line, paragraph

_KIND_KEYS = dict(zip("tfcpwbadkr", NOTE_KINDS, strict=True))
MEDIUM_KEYS = "eplcmi"
"""Keys for the media, in the order of `CHANNELS`."""
assert len(MEDIUM_KEYS) == len(CHANNELS)


class Doing(OpenNote):
    """Mixin with the actions of the Notes pane."""

    def action_back(self) -> None:
        """Close the column next to the draft first, unless text is being typed."""
        if self._beside and not self.is_writing and self._note is not None:
            self._beside = ""
            self._check()
            self.call_after_refresh(self._check)
            return
        super().action_back()

    async def action_choose(self) -> None:
        """Go back to the list of notes."""
        if self._note is not None:
            await within(self._close())

    def _stays(self) -> bool:
        """Return True if the note was sent and may not change, and say so.

        The record of the text sent to each person has to be true (R29).
        """
        if self._note is None or self._note.state != NoteState.SENT:
            return False
        self.host.say(
            Bit("This one was sent, and stays as it went. ", "muted"),
            Bit("S", "key", bold=True),
            Bit(" takes that back.", "muted"),
        )
        return True

    async def action_save(self) -> None:
        """Save now."""
        await within(self._keep_now())
        if self._note is not None and not self._unsaved:
            self.host.done("Saved", undoable=False)

    def action_jump(self) -> None:
        """Select the next issue, and move the cursor to it if it has a place in the text."""
        self._look_again()
        everything = self._everything
        if self._note is None:
            return
        if not everything:
            self.host.say(Bit("✓ ", "ok"), Bit("Nothing found. Read it aloud once.", "muted"))
            return
        at = everything.index(self._found) if self._found in everything and self._chosen[0] else -1
        finding = everything[(at + 1) % len(everything)]
        self._chosen = (finding.check, finding.start)
        if finding.start is not None:
            area = self.query_one(NoteArea)
            area.go_to(finding.start)
            if finding.check == "blank-slot" and finding.end is not None:
                area.select_to(finding.end)
        self._check()
        key = "^r" if self.is_writing else "a"
        told = mends(finding)
        self.host.say(
            Bit(shorten(finding.message, 60), "due"),
            *([Bit(f"   {key}", "key", bold=True), Bit(f" {told}", "muted")] if told else []),
        )

    def action_mend(self) -> None:
        """Fix the selected issue: apply the suggestion, insert the missing part, or insert a fact."""
        self._look_again()
        finding = self._found
        if self._note is None or finding is None or self._stays():
            return
        if finding in self._subject_findings:
            self.query_one("#subject").focus()
            self.host.say(Bit("This one stands in the subject: change it there.", "muted"))
            return
        if finding.check == "blank-slot" and finding.message.endswith(UNSIGNED):
            self.start(self.signing)
        elif finding.check in {"blank-slot", "only-asks"}:
            self.start(self._filling_in, finding)
        elif len(finding.suggestions) > 1:
            self.start(self._choosing_words, finding)
        else:
            self._mend(finding, 0)

    async def _choosing_words(self, finding: Finding) -> None:
        choices = [Choice(str(n), one or "take it out") for n, one in enumerate(finding.suggestions, 1)]
        if finding.check == "spelling":
            choices.append(Choice("+", "add it to the dictionary"))
        taken = await self.ask(Menu(shorten(finding.message, 60), choices, place="corner"))
        if taken == "+":
            self.action_learn()
        elif taken is not None:
            self._mend(finding, int(taken) - 1)

    def _mend(self, finding: Finding, which: int) -> None:
        area = self.query_one(NoteArea)
        if finding not in self._findings:
            self.host.say(Bit("The text has changed since; it is being read over.", "muted"))
            return
        edit = mend(finding, area.text, self._around, which)
        if edit is None:
            self.host.say(Bit("Only you can mend this one; ⏎ writes.", "muted"))
            return
        area.put(edit.start, edit.end, edit.text)
        self._chosen = ("", None)
        self._typed()
        self._read_over()
        self.host.say(
            Bit("✓ ", "ok"), Bit("Mended. "), Bit("^z", "key", bold=True), Bit(" in the text takes it back.", "muted")
        )

    async def _filling_in(self, finding: Finding) -> None:
        text = await self._picking("Which fact goes there?")
        if text is None:
            return
        area = self.query_one(NoteArea)
        if finding.check == "blank-slot" and finding in self._findings and finding.start is not None and finding.end:
            area.put(finding.start, finding.end, lower_first(text))
        else:
            area.insert(_apart(text, area))
        self._typed()
        self._read_over()
        area.focus()

    def action_learn(self) -> None:
        """Add the word that was flagged as a typo to the dictionary."""
        self._look_again()
        finding = self._found
        if self._note is None or finding is None or finding.check != "spelling" or finding.start is None:
            self.host.say(Bit("No word here to add to the dictionary.", "muted"))
            return
        self.start(self._learning, self.query_one(NoteArea).text[finding.start : finding.end])

    async def _learning(self, word: str) -> None:
        if await self.act(reviewing.learn_word, self.desk, word) is not None and self._note is not None:
            self._around = self._around._replace(
                known=self._around.known | {word.casefold().replace("’", "'").removesuffix("'s")}
            )
            self._check()

    def action_fact(self) -> None:
        """Insert a fact at the cursor."""
        if self._note is not None and self._facts and not self._stays():
            self.start(self._inserting)

    async def _inserting(self) -> None:
        text = await self._picking("Insert a fact")
        if text is not None:
            area = self.query_one(NoteArea)
            area.insert(_apart(text, area))
            area.focus()

    async def _picking(self, title: str) -> str | None:
        facts = self._facts[:9]
        if not facts:
            self.host.say(Bit("Nothing noted for this one yet; d opens its debrief.", "muted"))
            return None
        text = self.query_one(NoteArea).text
        choices = [
            Choice(str(n), shorten(fact.text, 48), f"{fact.label}{' ✓' if is_in(fact, text) else ''}")
            for n, fact in enumerate(facts, 1)
        ]
        taken = await self.ask(Menu(title, choices))
        return facts[int(taken) - 1].text if taken is not None else None

    def action_person(self, step: int) -> None:
        """Open the note to the next or previous person."""
        if self._note is None or self._dossier is None:
            return
        people = [person.id for person in self._people()]
        if not people:
            return
        at = people.index(self._note.contact) if self._note.contact in people else 0
        self.start(
            self.open, self._note.kind, self._note.application, self._note.interview, people[(at + step) % len(people)]
        )

    def action_kind(self) -> None:
        """Write another kind of note."""
        if self._note is not None:
            self.start(self._choosing_kind, self._note)

    async def _choosing_kind(self, note: Note) -> None:
        choices = [Choice(key, kind_name(kind)) for key, kind in _KIND_KEYS.items()]
        taken = await self.ask(Menu("Which kind of note?", choices, place="corner"))
        if taken is not None:
            kind = _KIND_KEYS[taken]
            reference = NoteKind.REFERENCE_HEADS_UP in {kind, note.kind}  # a reference receives no other kind of note
            interview = note.interview if kind == NoteKind.THANK_YOU else None
            await self.open(kind, note.application, interview, None if reference else note.contact)

    def action_medium(self) -> None:
        """Choose how to send the note, with the current reason for each medium."""
        if self._note is not None and self._advice is not None and not self._stays():
            self.start(self._choosing_medium, self._note, self._advice)

    async def _choosing_medium(self, note: Note, advice: Advice) -> None:
        if not await self._put_by():
            return
        choices = []
        for key, option in zip(MEDIUM_KEYS, advice.options, strict=True):
            mark = "✓ " if option.channel == advice.channel else ""
            choices.append(Choice(key, f"{mark}{NAMES[option.channel]}", shorten(option.told, 40)))

        def told(width: int) -> list[Line]:
            lines = [one for part in (advice.why,) for one in paragraph(part, width)]
            for option in advice.options:
                if len(option.told) > 40:
                    lines += paragraph(f"{NAMES[option.channel].capitalize()}: {option.told}.", width, "muted")
            return [*lines, BLANK]

        taken = await self.ask(Menu("By which medium?", choices, text=told))
        if taken is None:
            return
        channel = advice.options[MEDIUM_KEYS.index(taken)].channel
        after = await self.insist(writing.set_channel, self.desk, note, channel)
        if after is not None:
            await self._show(after)
            await self.host.refresh_facts(note.application)
            same = after.body == note.body
            again = " R drafts it anew for that." if same and channel in {Channel.CARD, Channel.MESSAGE} else ""
            self.host.done(f"It goes {HOW[channel]}.{again}")

    def action_column(self, what: str) -> None:
        """Show or hide a column next to the draft: the preview, or the most similar note."""
        if self._note is not None:
            self._beside = "" if self._beside == what else what
            self._check()
            self.call_after_refresh(self._check)

    def action_versions(self) -> None:
        """Restore an earlier version of the note."""
        if self._note is not None and not self._stays():
            self.start(self._choosing_version, self._note)

    async def _choosing_version(self, note: Note) -> None:
        if not await self._put_by():
            return
        found: list[Note] | None = await self.do(writing.versions, self.desk, note)
        if not found:
            self.host.say(Bit("This note has no earlier text.", "muted"))
            return
        ctx = self.facts.ctx
        choices = []
        now = self.query_one(NoteArea).text
        for n, one in enumerate(found[:9], 1):
            day = say_near(ctx.day(one.changed_at), ctx.today)
            told = f"{day} {say_time(one.changed_at, ctx.zone)}, {count_of(word_count(one.body), 'word')}"
            choices.append(Choice(str(n), told, shorten(_its_own(one.body, now), 34)))
        taken = await self.ask(Menu("Take which text back?", choices))
        if taken is None:
            return
        back = await self.insist(writing.restore, self.desk, note, found[int(taken) - 1])
        if back is not None:
            await self._show(back)
            await self.host.refresh_facts(note.application)
            self.host.done("That text is back; the one before it is a version now.")

    def action_address(self) -> None:
        """Choose the recipient if there is none, else edit the mailing address; or choose the reference."""
        if self._note is not None and not self._stays():
            self.start(self._addressing, self._note)

    async def _addressing(self, note: Note) -> None:
        contact = self._contact
        if note.kind == NoteKind.REFERENCE_HEADS_UP:
            await self._choosing_reference(note)
            return
        if contact is None:
            if await self.adding_person(note.application, "Who is it to?"):
                dossier = await self.do(self.desk.dossier, note.application)
                if dossier is not None and dossier.contacts:
                    await self._to(note, dossier.contacts[-1])
            return
        answer = await self.ask(
            Ask(
                f"Postal address of {contact.name}",
                "Street, town, country: commas part the lines of a letter.",
                value=", ".join(contact.postal_address.splitlines()),
                placeholder="12 Harbour Road, Boston MA 02110",
                place=f"address {contact.id}",
            )
        )
        if answer is not None:
            await self.act(people.set_postal_address, self.desk, contact.id, answer, application=note.application)
            await self._show(note)

    async def _choosing_reference(self, note: Note) -> None:
        known: list[Contact] = await self.do(people.references, self.desk) or []
        choices = [Choice(str(n), one.name, one.title) for n, one in enumerate(known[:8], 1)]
        taken: str | None = "n"
        if choices:
            taken = await self.ask(Menu("Who speaks for you?", [*choices, Choice("n", "somebody new")]))
        if taken is None:
            return
        if taken != "n":
            await self._to(note, known[int(taken) - 1])
            return
        answer = await self.ask(
            Ask(
                "Who speaks for you?",
                "Name, title, e-mail or number, parted by commas.",
                echo=person_echo,
                place="reference",
            )
        )
        if answer is None:
            return
        added = await self.insist(people.add_reference, self.desk, answer)
        if added is not None:
            await self._to(note, added)

    async def _to(self, note: Note, contact: Contact) -> None:
        after = await self.insist(writing.address, self.desk, note, contact)
        if after is not None:
            await self._show(after)
            await self.host.refresh_facts(note.application)
            self.host.done(f"It goes to {contact.name}")

    def action_redraft(self) -> None:
        """Redraft the note."""
        if self._note is not None and not self._stays():
            self.start(self._redrafting, self._note)

    async def _redrafting(self, note: Note) -> None:
        if not await self._put_by():
            return
        drafted = await self.insist(writing.redraft, self.desk, self._note or note)
        if drafted is not None:
            await self._show(drafted)
            await self.host.refresh_facts(note.application)
            self.host.done("Drafted anew from the facts")

    def action_debrief(self) -> None:
        """Open the debrief behind the note."""
        interview = self._interview
        if interview is not None:
            navigation.open_debrief(self.host, interview.application, interview.id)

    def action_me(self) -> None:
        """Ask who signs."""
        self.start(self.signing)


def _apart(text: str, area: NoteArea) -> str:
    """Return a fact with a space before it if it would otherwise run into the previous word."""
    line, column = min(area.selection)
    before = area.document.get_line(line)[:column]
    return text if not before or before[-1].isspace() or before[-1] in "“(" else f" {text}"


def _its_own(text: str, other: str) -> str:
    """Return the first line of a text that another text lacks, without the beginning they share."""
    there = {folded(part) for part in other.split("\n")}
    body = body_of(text)
    said = text[body.start : body.end]
    own = [part for part in said.split("\n") if folded(part) and folded(part) not in there]
    if not own:
        return "less than now"
    begin = next((span.end for span in shared_spans(own[0], other) if span.start == 0), 0)
    return folded(own[0][begin:]) or folded(own[0])
