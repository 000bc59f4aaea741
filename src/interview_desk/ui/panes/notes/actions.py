"""Actions on the open note: its text, issues, and medium, kept separate from its drawing."""

from interview_desk.domain.dates.calendar import count_of, say_near, say_time
from interview_desk.domain.notes.facts import UNSIGNED, lower_first
from interview_desk.domain.notes.fixes import build_fix
from interview_desk.domain.notes.issue import ReviewIssue, body_of, word_count
from interview_desk.domain.notes.send_as import HOW, NAMES, Advice
from interview_desk.domain.notes.similarity import shared_spans
from interview_desk.domain.search.correspondence import (
    CHANNELS,
    NOTE_KINDS,
    Channel,
    Note,
    NoteKind,
    NoteState,
    kind_name,
)
from interview_desk.domain.search.people import Contact
from interview_desk.domain.text import normalize_line, shorten
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.pipeline import people
from interview_desk.ui.core import navigation
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.previews import person_echo
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.open_note import OpenNote
from interview_desk.ui.panes.notes.side_panel import contains_fact, describe_fix
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, paragraph

_KIND_KEYS = dict(zip("tfcpwbadkr", NOTE_KINDS, strict=True))
MEDIUM_KEYS = "eplcmi"
"""Keys for the media, in the order of `CHANNELS`."""
assert len(MEDIUM_KEYS) == len(CHANNELS)


class NoteActionsMixin(OpenNote):
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
            await wait_briefly(self._close())

    def _refuse_if_sent(self) -> bool:
        """Return True if the note was sent and may not change, and say so.

        The record of the text sent to each person has to be true (R29).
        """
        if self._note is None or self._note.state != NoteState.SENT:
            return False
        self.host.show_message(
            TextSpan("This one was sent, and stays as it went. ", "muted"),
            TextSpan("S", "key", bold=True),
            TextSpan(" takes that back.", "muted"),
        )
        return True

    async def action_save(self) -> None:
        """Save now."""
        await wait_briefly(self._keep_now())
        if self._note is not None and not self._unsaved:
            self.host.show_done("Saved", undoable=False)

    def action_jump(self) -> None:
        """Select the next issue, and move the cursor to it if it has a place in the text."""
        self._recheck_if_changed()
        issues = self._all_issues
        if self._note is None:
            return
        if not issues:
            self.host.show_message(TextSpan("✓ ", "ok"), TextSpan("Nothing found. Read it aloud once.", "muted"))
            return
        at = issues.index(self._current_issue) if self._current_issue in issues and self._chosen[0] else -1
        finding = issues[(at + 1) % len(issues)]
        self._chosen = (finding.check, finding.start)
        if finding.start is not None:
            area = self.query_one(NoteArea)
            area.go_to(finding.start)
            if finding.check == "blank-slot" and finding.end is not None:
                area.select_to(finding.end)
        self._check()
        key = "^r" if self.is_writing else "a"
        fix = describe_fix(finding)
        self.host.show_message(
            TextSpan(shorten(finding.message, 60), "due"),
            *([TextSpan(f"   {key}", "key", bold=True), TextSpan(f" {fix}", "muted")] if fix else []),
        )

    def action_mend(self) -> None:
        """Fix the selected issue: apply the suggestion, insert the missing part, or insert a fact."""
        self._recheck_if_changed()
        finding = self._current_issue
        if self._note is None or finding is None or self._refuse_if_sent():
            return
        if finding in self._subject_findings:
            self.query_one("#subject").focus()
            self.host.show_message(TextSpan("This one stands in the subject: change it there.", "muted"))
            return
        if finding.check == "blank-slot" and finding.message.endswith(UNSIGNED):
            self.start(self.signing)
        elif finding.check in {"blank-slot", "only-asks"}:
            self.start(self._filling_in, finding)
        elif len(finding.suggestions) > 1:
            self.start(self._choosing_words, finding)
        else:
            self._apply_fix(finding, 0)

    async def _choosing_words(self, finding: ReviewIssue) -> None:
        choices = [Choice(str(n), suggestion or "take it out") for n, suggestion in enumerate(finding.suggestions, 1)]
        if finding.check == "spelling":
            choices.append(Choice("+", "add it to the dictionary"))
        choice = await self.ask(Menu(shorten(finding.message, 60), choices, place="corner"))
        if choice == "+":
            self.action_learn()
        elif choice is not None:
            self._apply_fix(finding, int(choice) - 1)

    def _apply_fix(self, finding: ReviewIssue, which: int) -> None:
        area = self.query_one(NoteArea)
        if finding not in self._findings:
            self.host.show_message(TextSpan("The text has changed since; it is being read over.", "muted"))
            return
        edit = build_fix(finding, area.text, self._around, which)
        if edit is None:
            self.host.show_message(TextSpan("Only you can mend this one; ⏎ writes.", "muted"))
            return
        area.replace_range(edit.start, edit.end, edit.text)
        self._chosen = ("", None)
        self._typed()
        self._read_over()
        self.host.show_message(
            TextSpan("✓ ", "ok"),
            TextSpan("Mended. "),
            TextSpan("^z", "key", bold=True),
            TextSpan(" in the text takes it back.", "muted"),
        )

    async def _filling_in(self, finding: ReviewIssue) -> None:
        text = await self._picking("Which fact goes there?")
        if text is None:
            return
        area = self.query_one(NoteArea)
        if finding.check == "blank-slot" and finding in self._findings and finding.start is not None and finding.end:
            area.replace_range(finding.start, finding.end, lower_first(text))
        else:
            area.insert(_apart(text, area))
        self._typed()
        self._read_over()
        area.focus()

    def action_learn(self) -> None:
        """Add the word that was flagged as a typo to the dictionary."""
        self._recheck_if_changed()
        finding = self._current_issue
        if self._note is None or finding is None or finding.check != "spelling" or finding.start is None:
            self.host.show_message(TextSpan("No word here to add to the dictionary.", "muted"))
            return
        self.start(self._learning, self.query_one(NoteArea).text[finding.start : finding.end])

    async def _learning(self, word: str) -> None:
        if await self.act(reviewing.learn_word, self.desk, word) is not None and self._note is not None:
            self._around = self._around._replace(
                accepted_words=self._around.accepted_words | {word.casefold().replace("’", "'").removesuffix("'s")}
            )
            self._check()

    def action_fact(self) -> None:
        """Insert a fact at the cursor."""
        if self._note is not None and self._facts and not self._refuse_if_sent():
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
            self.host.show_message(TextSpan("Nothing noted for this one yet; d opens its debrief.", "muted"))
            return None
        text = self.query_one(NoteArea).text
        choices = [
            Choice(str(n), shorten(fact.text, 48), f"{fact.label}{' ✓' if contains_fact(fact, text) else ''}")
            for n, fact in enumerate(facts, 1)
        ]
        choice = await self.ask(Menu(title, choices))
        return facts[int(choice) - 1].text if choice is not None else None

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
        choice = await self.ask(Menu("Which kind of note?", choices, place="corner"))
        if choice is not None:
            kind = _KIND_KEYS[choice]
            reference = NoteKind.REFERENCE_HEADS_UP in {kind, note.kind}  # a reference receives no other kind of note
            interview = note.interview if kind == NoteKind.THANK_YOU else None
            await self.open(kind, note.application, interview, None if reference else note.contact)

    def action_medium(self) -> None:
        """Choose how to send the note, with the current reason for each medium."""
        if self._note is not None and self._advice is not None and not self._refuse_if_sent():
            self.start(self._choosing_medium, self._note, self._advice)

    async def _choosing_medium(self, note: Note, advice: Advice) -> None:
        if not await self._put_by():
            return
        choices = []
        for key, option in zip(MEDIUM_KEYS, advice.options, strict=True):
            mark = "✓ " if option.channel == advice.channel else ""
            choices.append(Choice(key, f"{mark}{NAMES[option.channel]}", shorten(option.reason, 40)))

        def build_lines(width: int) -> list[Line]:
            lines = [text_line for part in (advice.why,) for text_line in paragraph(part, width)]
            for option in advice.options:
                if len(option.reason) > 40:
                    lines += paragraph(f"{NAMES[option.channel].capitalize()}: {option.reason}.", width, "muted")
            return [*lines, BLANK]

        choice = await self.ask(Menu("By which medium?", choices, text=build_lines))
        if choice is None:
            return
        channel = advice.options[MEDIUM_KEYS.index(choice)].channel
        after = await self.insist(writing.set_channel, self.desk, note, channel)
        if after is not None:
            await self._show(after)
            await self.host.refresh_facts(note.application)
            is_unchanged = after.body == note.body
            again = " R drafts it anew for that." if is_unchanged and channel in {Channel.CARD, Channel.MESSAGE} else ""
            self.host.show_done(f"It goes {HOW[channel]}.{again}")

    def action_column(self, what: str) -> None:
        """Show or hide a column next to the draft: the preview, or the most similar note."""
        if self._note is not None:
            self._beside = "" if self._beside == what else what
            self._check()
            self.call_after_refresh(self._check)

    def action_versions(self) -> None:
        """Restore an earlier version of the note."""
        if self._note is not None and not self._refuse_if_sent():
            self.start(self._choosing_version, self._note)

    async def _choosing_version(self, note: Note) -> None:
        if not await self._put_by():
            return
        earlier_versions: list[Note] | None = await self.run_database_work(writing.versions, self.desk, note)
        if not earlier_versions:
            self.host.show_message(TextSpan("This note has no earlier text.", "muted"))
            return
        ctx = self.facts.ctx
        choices = []
        now = self.query_one(NoteArea).text
        for n, version in enumerate(earlier_versions[:9], 1):
            day = say_near(ctx.day(version.changed_at), ctx.today)
            label = f"{day} {say_time(version.changed_at, ctx.zone)}, {count_of(word_count(version.body), 'word')}"
            choices.append(Choice(str(n), label, shorten(_find_difference(version.body, now), 34)))
        choice = await self.ask(Menu("Take which text back?", choices))
        if choice is None:
            return
        back = await self.insist(writing.restore, self.desk, note, earlier_versions[int(choice) - 1])
        if back is not None:
            await self._show(back)
            await self.host.refresh_facts(note.application)
            self.host.show_done("That text is back; the one before it is a version now.")

    def action_address(self) -> None:
        """Choose the recipient if there is none, else edit the mailing address; or choose the reference."""
        if self._note is not None and not self._refuse_if_sent():
            self.start(self._addressing, self._note)

    async def _addressing(self, note: Note) -> None:
        contact = self._contact
        if note.kind == NoteKind.REFERENCE_HEADS_UP:
            await self._choosing_reference(note)
            return
        if contact is None:
            if await self.add_person(note.application, "Who is it to?"):
                dossier = await self.run_database_work(self.desk.dossier, note.application)
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
        references: list[Contact] = await self.run_database_work(people.references, self.desk) or []
        choices = [Choice(str(n), contact.name, contact.title) for n, contact in enumerate(references[:8], 1)]
        choice: str | None = "n"
        if choices:
            choice = await self.ask(Menu("Who speaks for you?", [*choices, Choice("n", "somebody new")]))
        if choice is None:
            return
        if choice != "n":
            await self._to(note, references[int(choice) - 1])
            return
        answer = await self.ask(
            Ask(
                "Who speaks for you?",
                "Name, title, e-mail or number, parted by commas.",
                preview=person_echo,
                place="reference",
            )
        )
        if answer is None:
            return
        added = await self.insist(people.add_reference, self.desk, answer)
        if added is not None:
            await self._to(note, added)

    async def _to(self, note: Note, contact: Contact) -> None:
        after = await self.insist(writing.change_recipient, self.desk, note, contact)
        if after is not None:
            await self._show(after)
            await self.host.refresh_facts(note.application)
            self.host.show_done(f"It goes to {contact.name}")

    def action_redraft(self) -> None:
        """Redraft the note."""
        if self._note is not None and not self._refuse_if_sent():
            self.start(self._redrafting, self._note)

    async def _redrafting(self, note: Note) -> None:
        if not await self._put_by():
            return
        drafted = await self.insist(writing.redraft, self.desk, self._note or note)
        if drafted is not None:
            await self._show(drafted)
            await self.host.refresh_facts(note.application)
            self.host.show_done("Drafted anew from the facts")

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


def _find_difference(text: str, other_text: str) -> str:
    """Return the first line of a text that another text lacks, without the beginning they share."""
    there = {normalize_line(part) for part in other_text.split("\n")}
    body = body_of(text)
    body_text = text[body.start : body.end]
    own = [part for part in body_text.split("\n") if normalize_line(part) and normalize_line(part) not in there]
    if not own:
        return "less than now"
    begin = next((span.end for span in shared_spans(own[0], other_text) if span.start == 0), 0)
    return normalize_line(own[0][begin:]) or normalize_line(own[0])
