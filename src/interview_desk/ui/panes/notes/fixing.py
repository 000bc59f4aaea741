"""Actions on the issues of the open note, and on the facts to put into it."""

from interview_desk.domain.notes.facts import lower_first
from interview_desk.domain.notes.fixes import build_fix, is_signature_blank
from interview_desk.domain.notes.issue import ReviewIssue
from interview_desk.domain.text import shorten
from interview_desk.services.notes import reviewing
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.composer import Composer, NoteActions
from interview_desk.ui.panes.notes.side_panel import contains_fact, describe_fix
from interview_desk.ui.panes.notes.signing import NoteSigner
from interview_desk.ui.toolkit.spans import TextSpan


class FactInserter(NoteActions):
    """Actions that insert facts."""

    def action_fact(self) -> None:
        """Insert a fact at the cursor."""
        if self.note is not None and self.open_note.facts and not self.composer.refuse_if_sent():
            self.flow.start(self._insert)

    def action_insert_fact(self, n: int) -> None:
        """Insert a fact by its place in the panel; a click does this."""
        facts = self.open_note.facts
        if self.note is not None and n < len(facts) and not self.composer.refuse_if_sent():
            area = self.draft.area
            area.insert(_add_space(facts[n].text, area))
            area.focus()

    async def _insert(self) -> None:
        text = await self._choose("Insert a fact")
        if text is not None:
            area = self.draft.area
            area.insert(_add_space(text, area))
            area.focus()

    async def fill(self, issue: ReviewIssue) -> None:
        """Ask for a fact, and put it into a blank or, if the issue is no blank, at the cursor."""
        text = await self._choose("Which fact goes there?")
        if text is None:
            return
        area = self.draft.area
        is_there = issue in self.review.text_issues
        if issue.check == "blank-slot" and is_there and issue.start is not None and issue.end:
            area.replace_range(issue.start, issue.end, lower_first(text))
        else:
            area.insert(_add_space(text, area))
        self.saver.schedule()
        self.review.proofread()
        area.focus()

    async def _choose(self, title: str) -> str | None:
        facts = self.open_note.facts[:9]
        if not facts:
            self.flow.host.show_hint("No facts for this note yet. {notes.debrief} opens its debrief.")
            return None
        text = self.draft.text
        choices = [
            Choice(str(n), shorten(fact.text, 48), f"{fact.label}{' ✓' if contains_fact(fact, text) else ''}")
            for n, fact in enumerate(facts, 1)
        ]
        choice = await self.flow.ask(Menu(title, choices))
        return facts[int(choice) - 1].text if choice is not None else None


class IssueFixer(NoteActions):
    """Actions that go through the issues and fix them.

    Args:
        flow: the flow of the pane.
        composer: the composer with the open note.
        inserter: inserts facts into blanks.
        signer: asks who signs.
    """

    def __init__(self, flow: Flow, composer: Composer, inserter: FactInserter, signer: NoteSigner) -> None:
        super().__init__(flow, composer)
        self._inserter = inserter
        self._signer = signer

    def action_jump(self) -> None:
        """Select the next issue, and move the cursor to it if it has a place in the text."""
        self.review.check_if_changed()
        if self.note is None:
            return
        issue = self.review.select_next()
        if issue is None and (lacking := self.review.open_point):
            self.flow.host.show_message(TextSpan(f"▲ {lacking}", "due"))
            return
        if issue is None:
            self.flow.host.show_message(TextSpan("✓ ", "ok"), TextSpan("No issues found. Read it aloud once.", "muted"))
            return
        self._go_to(issue)

    def action_go_to_issue(self, n: int) -> None:
        """Select an issue by its place in the panel, and move the cursor to it; a click does this."""
        self.review.check_if_changed()
        issues = self.review.issues
        if self.note is not None and n < len(issues):
            self.review.select(issues[n])
            self._go_to(issues[n])

    def _go_to(self, issue: ReviewIssue) -> None:
        if issue.start is not None:
            area = self.draft.area
            area.go_to(issue.start)
            if issue.check == "blank-slot" and issue.end is not None:
                area.select_to(issue.end)
        self.review.check()
        key = self.flow.host.key_of("notes.mend_typing" if self.flow.pane.is_writing else "notes.mend")
        fix = describe_fix(issue, self.draft.text)
        self.flow.host.show_message(
            TextSpan(shorten(issue.message, 60), "due"),
            *([TextSpan(f"   {key}", "key", bold=True), TextSpan(f" {fix}", "muted")] if fix else []),
        )

    def action_mend(self) -> None:
        """Fix the selected issue: apply the suggestion, insert the missing part, or insert a fact."""
        self.review.check_if_changed()
        issue = self.review.current_issue
        if self.note is None or issue is None or self.composer.refuse_if_sent():
            return
        if issue in self.review.subject_issues:
            self.draft.subject_field.focus()
            self.flow.host.show_message(TextSpan("This one stands in the subject: change it there.", "muted"))
        elif is_signature_blank(issue, self.draft.text):
            self.flow.start(self._signer.ask)
        elif issue.check in {"blank-slot", "only-asks"}:
            self.flow.start(self._inserter.fill, issue)
        elif len(issue.suggestions) > 1:
            self.flow.start(self._choose_suggestion, issue)
        else:
            self._fix(issue, 0)

    async def _choose_suggestion(self, issue: ReviewIssue) -> None:
        choices = [Choice(str(n), suggestion or "take it out") for n, suggestion in enumerate(issue.suggestions, 1)]
        if issue.check == "spelling":
            choices.append(Choice("+", "add it to the dictionary"))
        choice = await self.flow.ask(Menu(shorten(issue.message, 60), choices, place="corner"))
        if choice == "+":
            self.action_learn()
        elif choice is not None:
            self._fix(issue, int(choice) - 1)

    def _fix(self, issue: ReviewIssue, suggestion: int) -> None:
        host, area = self.flow.host, self.draft.area
        if issue not in self.review.text_issues:
            host.show_message(TextSpan("The text has changed since; it is being read over.", "muted"))
            return
        edit = build_fix(issue, area.text, self.open_note.context, suggestion)
        if edit is None:
            host.show_hint("This one needs your own words. {notes.write} to edit.")
            return
        area.replace_range(edit.start, edit.end, edit.text)
        self.review.selected = None
        self.saver.schedule()
        self.review.proofread()
        host.show_message(
            TextSpan("✓ ", "ok"),
            TextSpan("Mended. "),
            TextSpan("^z", "key", bold=True),
            TextSpan(" in the text undoes it.", "muted"),
        )

    def action_learn(self) -> None:
        """Add the word that was flagged as a typo to the dictionary."""
        self.review.check_if_changed()
        issue = self.review.current_issue
        if self.note is None or issue is None or issue.check != "spelling" or issue.start is None:
            self.flow.host.show_message(TextSpan("No word here to add to the dictionary.", "muted"))
            return
        self.flow.start(self._learn, self.draft.text[issue.start : issue.end])

    async def _learn(self, word: str) -> None:
        if await self.flow.apply(reviewing.learn_word, self.flow.desk, word) is not None and self.note is not None:
            self.open_note.accept_word(word)
            self.review.check()


def _add_space(text: str, area: NoteArea) -> str:
    """Return a fact with a space before it if it would otherwise run into the previous word."""
    line, column = min(area.selection)
    before = area.document.get_line(line)[:column]
    return text if not before or before[-1].isspace() or before[-1] in "“(" else f" {text}"
