"""Review of the open note: its issues, and the panels that show them."""

from interview_desk.domain.notes.issue import ReviewIssue, Span
from interview_desk.domain.notes.review import is_blocked
from interview_desk.domain.notes.typos import Typo, shift_typos
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.search.correspondence import Channel
from interview_desk.services.notes import reviewing
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.notes.column import SideColumn, find_shared_runs
from interview_desk.ui.panes.notes.draft import Draft
from interview_desk.ui.panes.notes.open_note import OpenNote
from interview_desk.ui.panes.notes.side_panel import (
    CheckResult,
    Like,
    check_lines,
    choose_word_range,
    describe_open_point,
    fact_lines,
    find_most_similar,
    get_issue_keys,
    short_check_lines,
)
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import TextSpan

_SEVERITIES = ("block", "warn", "hint")
"""Severities of issues, most serious first."""


class NoteReview:
    """Review of the open note, repeated while the user types.

    Args:
        flow: the flow of the pane.
        open_note: the open note.
        draft: the fields of the note.
        column: the column next to the draft, which shows the most similar note.
    """

    def __init__(self, flow: Flow, open_note: OpenNote, draft: Draft, column: SideColumn) -> None:
        self._flow = flow
        self._open_note = open_note
        self._draft = draft
        self._column = column
        self.text_issues: list[ReviewIssue] = []
        self.subject_issues: list[ReviewIssue] = []
        self.selected: tuple[str, int | None] | None = None
        """Issue that was jumped to: its check and where it begins."""
        self.warned_key = ""
        """Key after which the user was warned of an issue that blocks the note, until the note is changed or shown again."""
        self._last_place = 0
        """Character at which the issue that was last jumped to begins."""
        self._checked_text = ""
        self._like = Like(0.0, None)
        self._is_typing = False
        self._typos: list[Typo] = []
        self._typos_text = ""
        self._is_proofread: bool | None = None
        """True if the checker looked at the text, False if only our own rules did, None before that."""

    @property
    def issues(self) -> list[ReviewIssue]:
        """Issues in the text, followed by those in the subject."""
        return [*self.text_issues, *self.subject_issues]

    @property
    def current_issue(self) -> ReviewIssue | None:
        """Issue that the keys act on: the one jumped to, else the first of the most serious ones."""
        issues = self.issues
        chosen = next((issue for issue in issues if (issue.check, issue.start) == self.selected), None)
        return chosen or min(issues, key=lambda issue: _SEVERITIES.index(issue.severity), default=None)

    def select_next(self) -> ReviewIssue | None:
        """Select the next issue and return it; None if there are no issues."""
        issues, current = self.issues, self.current_issue
        if not issues:
            return None
        is_there = self.selected is not None and any((issue.check, issue.start) == self.selected for issue in issues)
        if is_there and current is not None:
            n = (issues.index(current) + 1) % len(issues)
        elif self.selected is not None:  # the last one was fixed: go on from its place
            n = next(
                (
                    n
                    for n, issue in enumerate(issues)
                    if (issue.start or 0) >= self._last_place and issue.start is not None
                ),
                0,
            )
        else:
            n = issues.index(current) if current is not None else 0
        self.select(issues[n])
        return issues[n]

    def select(self, issue: ReviewIssue) -> None:
        """Select an issue, which the keys act on then."""
        self.selected, self._last_place = (issue.check, issue.start), issue.start or 0

    def check(self) -> None:
        """Check the note, and show the result."""
        area, context = self._draft.area, self._open_note.context
        self._checked_text = area.text
        text = self._draft.checked_text
        typos = self._typos if text == self._typos_text else shift_typos(self._typos, self._typos_text, text)
        self.text_issues = reviewing.review(text, context, typos)
        self.subject_issues = reviewing.review_line(self._draft.subject, context)
        self._like = find_most_similar(text, context.other_notes)
        alike = find_shared_runs(text, self._like.note.text) if self._like.note is not None else []
        area.mark([*self.text_issues, *(_mark_as_shared(span) for span in alike)])
        contact = self._open_note.contact
        name = first_name(contact.name) if contact is not None else "them"
        facts_sheet = self._flow.pane.query_one("#facts", Sheet)
        facts_sheet.show(lambda width: fact_lines(self._open_note.facts, text, name, width, self._flow.host.key_of))
        self._show_checks()
        self._column.fill(text, self._like)

    def check_if_changed(self) -> None:
        """Check the text again if it has changed, before a key acts on an issue."""
        if self._open_note.note is not None and self._draft.text != self._checked_text:
            self.check()

    def proofread(self) -> None:
        """Check the note at once, and start the proofreader, which takes a moment."""
        self.check()
        text = self._draft.checked_text
        if text != self._typos_text or self._is_proofread is None:
            self._flow.pane.begin_work("proofread", self._find_typos, text)

    async def _find_typos(self, text: str) -> None:
        accepted_words = self._open_note.context.accepted_words
        typos = await self._flow.host.run_in_thread(reviewing.proofread, self._flow.desk, text, accepted_words)
        if self._open_note.note is None or self._draft.checked_text != text:
            return
        self._is_proofread = typos is not None
        self._typos, self._typos_text = typos or [], text
        self.check()

    def stop_if_blocked(self, key: str) -> bool:
        """Return True if an issue blocks the note.

        On the first press, name the issue and the key that overrides it when pressed again.
        """
        self.check_if_changed()
        if self.warned_key == key or not is_blocked(self.issues):
            return False
        stopped = next(issue for issue in self.issues if issue.severity == "block")
        self.warned_key = key
        self._flow.host.show_message(
            TextSpan(key, "key", bold=True),
            TextSpan(" again to do it anyway. ", "muted"),
            TextSpan(f"Stopped: {stopped.message}", "overdue"),
        )
        return True

    def show_keys(self) -> None:
        """Show the keys that currently fix the issues, if they have changed."""
        if self._open_note.note is not None and self._is_typing != self._flow.pane.is_writing:
            self._show_checks()

    @property
    def open_point(self) -> str:
        """Missing part or length of a note that has no issue; empty if nothing is missing."""
        return describe_open_point(self._build_result())

    def _show_checks(self) -> None:
        self._is_typing = self._flow.pane.is_writing
        result = self._build_result()
        pane = self._flow.pane
        draw = short_check_lines if pane.has_class("-narrow") else check_lines
        pane.query_one("#checks", Sheet).show(lambda width: draw(result, width))

    def _build_result(self) -> CheckResult:
        key_of = self._flow.host.key_of
        note = self._open_note.note
        return CheckResult(
            self.issues,
            self.current_issue,
            self._open_note.facts,
            self._draft.text,
            self._like,
            self._open_note.next_touch,
            self._open_note.advice,
            self._is_proofread,
            get_issue_keys(key_of, is_typing=self._is_typing),
            key_of,
            self._open_note.is_sent,
            choose_word_range(note.kind, note.channel) if note is not None else None,
            note.channel if note is not None else Channel.EMAIL,
        )


def _mark_as_shared(span: Span) -> ReviewIssue:
    return ReviewIssue("same-note", "hint", "", span.start, span.end)
