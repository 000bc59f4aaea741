"""View of the open note: its header, its facts and issues, and the side column."""

from textual import events
from textual.widgets import Input

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.notes.facts import Fact
from interview_desk.domain.notes.issue import ReviewContext, ReviewIssue, Span
from interview_desk.domain.notes.layout import LETTER_COLUMNS, FormattedNote, format_note
from interview_desk.domain.notes.send_as import HOW, NAMES, Advice
from interview_desk.domain.notes.similarity import shared_spans
from interview_desk.domain.notes.typos import Typo, shift_typos
from interview_desk.domain.search.correspondence import Channel, Note, NoteKind, NoteState, kind_name
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Contact, Me
from interview_desk.domain.text import first_name
from interview_desk.services.notes import reviewing
from interview_desk.ui.flows.flows import FlowPane
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.side_panel import (
    READING_KEYS,
    WRITING_KEYS,
    CheckResult,
    Like,
    check_lines,
    choose_word_range,
    compared_lines,
    fact_lines,
    most_like,
    short_check_lines,
)
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, paragraph, width_of
from interview_desk.ui.toolkit.timeline import note_progress, person_progress

MIN_SHARED_WORDS = 7
"""Number of words from which a run shared by two notes is underlined in both."""

MAX_CHECKED_CHARS = 20_000
"""Maximum number of characters of a note that are checked while typing.

No note is this long, but something pasted by mistake may be.
"""


class NoteViewMixin(FlowPane):
    """Mixin that holds the open note of the Notes pane and draws it."""

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None
        self._dossier: Dossier | None = None
        self._around = ReviewContext()
        self._facts: list[Fact] = []
        self._findings: list[ReviewIssue] = []
        self._subject_findings: list[ReviewIssue] = []
        self._chosen: tuple[str, int | None] = ("", None)
        """The finding that the keys are about: its check and where it begins."""
        self._typos: list[Typo] = []
        self._typos_text = ""
        self._is_proofread: bool | None = None
        """Whether the checker looked at the text; None before it did."""
        self._advice: Advice | None = None
        self._me = Me()
        self._checked = ""
        self._keys = READING_KEYS
        self._beside = ""
        """What stands in the column beside the draft: "like" or "laid"; by itself the note most like it, where there is room."""
        self._like = Like(0.0, None)
        self._after = ""
        self._choices: dict[str, tuple[NoteKind, str, str | None, str | None]] = {}

    def _show_head(self) -> None:
        head = self.query_one("#notes-head", Painted)
        if self._note is None or self._dossier is None:
            message = (
                "One to each interviewer; ⏎ opens one."
                if self._choices
                else "Nothing to write yet. A debrief (3) drafts a note to each interviewer."
            )
            head.show(line(TextSpan(" Notes  ", "key", bold=True), TextSpan(message, "muted")))
            return
        bits = [
            TextSpan(f" {kind_name(self._note.kind).capitalize()} ▾  ", "key", bold=True),
            TextSpan(f"{self._dossier.company.name}  ", bold=True),
        ]
        interview = self._interview
        if interview is not None:
            style = "" if self.has_class("-narrow") else f"{interview.style}, "
            bits.append(
                TextSpan(
                    f"{style}{say_day(self.facts.ctx.day(interview.starts_at), self.facts.ctx.today)}   ",
                    "muted",
                )
            )
        how = f"goes {HOW[self._note.channel]} "
        if self.has_class("-narrow"):
            how = "" if self._note.channel == Channel.EMAIL else f"{NAMES[self._note.channel].split()[-1]} "
        room = self.size.width - sum(width_of(bit.text) for bit in bits) - width_of(how)
        head.show(line(*bits, *self._tabs(self._note, self._dossier, room), right=[TextSpan(how, "muted")]))

    def _tabs(self, note: Note, dossier: Dossier, room: int) -> list[TextSpan]:
        """Return a tab for every person that a note of this kind can go to.

        If there is no room for all names, they are shortened or dropped, except the recipient's.
        """
        everybody = []
        for person in self._people():
            if note.kind == NoteKind.THANK_YOU:
                glyph, role, _ = person_progress(dossier, self._interview, person.id)
            else:
                glyph, role, _ = note_progress(dossier, note.kind, person.id)
            everybody.append((glyph or "○", person, role))
        for name in (lambda contact: contact.name, lambda contact: first_name(contact.name), lambda _contact: ""):
            tabs = [
                TextSpan(f" {glyph} {person.name} ", "page", bold=True, on="key")
                if person.id == note.contact
                else TextSpan(f" {glyph} {name(person)}".rstrip() + " ", role)
                for glyph, person, role in everybody
            ]
            if sum(width_of(tab.text) + 1 for tab in tabs) <= room:
                break
        return [bit for tab in tabs for bit in (tab, TextSpan(" "))]

    @property
    def _interview(self) -> Interview | None:
        if self._note is None or self._dossier is None:
            return None
        return self._dossier.interview(self._note.interview)

    @property
    def _contact(self) -> Contact | None:
        return (
            self._dossier.contact(self._note.contact) if self._note is not None and self._dossier is not None else None
        )

    def _people(self) -> list[Contact]:
        """Return the people that a note of this kind can go to: the interviewers, else all contacts there."""
        if self._dossier is None:
            return []
        interview = self._interview
        if self._note is not None and self._note.kind == NoteKind.REFERENCE_HEADS_UP:
            return [self._contact] if self._contact is not None else []
        if interview is not None and interview.interviewers:
            return [
                person
                for contact_id in interview.interviewers
                if (person := self._dossier.contact(contact_id)) is not None
            ]
        return list(self._dossier.contacts)

    @property
    def _all_issues(self) -> list[ReviewIssue]:
        """Issues in the text, followed by those in the subject."""
        return [*self._findings, *self._subject_findings]

    @property
    def _current_issue(self) -> ReviewIssue | None:
        """Issue that the keys act on: the one jumped to, else the first serious issue, else the first."""
        issues = self._all_issues
        chosen = next((issue for issue in issues if (issue.check, issue.start) == self._chosen), None)
        serious = (issue for issue in issues if issue.severity != "hint")
        return chosen or next(serious, next(iter(issues), None))

    def _check(self) -> None:
        """Check the note, and show the result."""
        area = self.query_one(NoteArea)
        self._checked = area.text
        text = self._checked_text
        typos = self._typos if text == self._typos_text else shift_typos(self._typos, self._typos_text, text)
        self._findings = reviewing.review(text, self._around, typos)
        subject = self.query_one("#subject", Input).value
        self._subject_findings = reviewing.review_line(subject, self._around)
        self._like = most_like(text, self._around.other_notes)
        alike = shared_spans(text, self._like.note.text) if self._like.note is not None else []
        area.mark([*self._findings, *(_shared(span) for span in alike if _is_long(text, span))])
        name = first_name(self._contact.name) if self._contact is not None else "them"
        self.query_one("#facts", Sheet).show(lambda width: fact_lines(self._facts, text, name, width))
        self._show_checks()
        self._compare(text)

    @property
    def _checked_text(self) -> str:
        """Part of the text that is checked."""
        return self.query_one(NoteArea).text[:MAX_CHECKED_CHARS]

    def _recheck_if_changed(self) -> None:
        """Check the text again if it has changed, before a key acts on an issue."""
        if self._note is not None and self.query_one(NoteArea).text != self._checked:
            self._check()

    def _show_checks(self) -> None:
        """Show the issues, and the keys that currently fix them."""
        self._keys = WRITING_KEYS if self.is_writing else READING_KEYS
        narrow = self.has_class("-narrow")
        look = CheckResult(
            self._all_issues,
            self._current_issue,
            self._facts,
            self.query_one(NoteArea).text,
            self._like,
            self._after,
            self._advice,
            self._is_proofread,
            self._keys,
            self._note is not None and self._note.state == NoteState.SENT,
            choose_word_range(self._note.kind, self._note.channel) if self._note is not None else None,
            self._note.channel if self._note is not None else Channel.EMAIL,
        )
        draw = short_check_lines if narrow else check_lines
        self.query_one("#checks", Sheet).show(lambda width: draw(look, width))

    def show_hints(self) -> None:
        """Update the key hints, including those next to the issues."""
        super().show_hints()
        keys = WRITING_KEYS if self.is_writing else READING_KEYS
        if self._note is not None and self._keys is not keys:
            self._show_checks()

    def _compare(self, text: str) -> None:
        """Fill the side column with the preview of the note, or with the most similar note."""
        other_note = self._like.note
        self.set_class(other_note is not None or self._beside == "laid", "-compared")
        self.set_class(bool(self._beside), "-beside")
        box, sheet = self.query_one("#other-box", Panel), self.query_one("#other", Sheet)
        if self._beside == "laid" and self._note is not None and self._dossier is not None:
            subject = self.query_one("#subject", Input).value
            laid = self._lay_out(subject, text)
            box.entitle(f"As it leaves: {NAMES[self._note.channel]}")
            box.foot(laid.mind)
            channel = self._note.channel

            def preview(width: int) -> list[Line]:
                narrow = self._lay_out(subject, text, channel, max(min(width, LETTER_COLUMNS), 1))
                content = f"Subject: {subject}\n\n{narrow.text}" if narrow.has_subject else narrow.text
                return [text_line for part in content.split("\n") for text_line in paragraph(part, width)]

            sheet.show(preview)
            return
        box.foot("")
        if other_note is None:
            box.entitle("No other note to this company yet")
            sheet.show(lambda _width: [])
            return
        box.entitle(f"{other_note.possessive_name} note, for comparison")
        shared = [span for span in shared_spans(other_note.text, text) if _is_long(other_note.text, span)]
        sheet.show(lambda width: compared_lines(other_note.text, shared, width))

    def _lay_out(
        self, subject: str, text: str, channel: Channel | None = None, columns: int = LETTER_COLUMNS
    ) -> FormattedNote:
        """Lay out the open note for its medium, or for the given channel."""
        assert self._note is not None
        assert self._dossier is not None
        company, today = self._dossier.company, self.facts.ctx.today
        how = channel or self._note.channel
        return format_note(subject, text, how, self._me, self._contact, company, today, columns)

    def on_resize(self, _event: events.Resize) -> None:
        """Redraw the checks, which differ between narrow and wide windows."""
        if self._note is not None:
            self.call_after_refresh(self._check)


def _is_long(text: str, span: Span) -> bool:
    """Return True if a run shared by two notes is long enough to count as the same wording."""
    return len(text[span.start : span.end].split()) >= MIN_SHARED_WORDS


def _shared(span: Span) -> ReviewIssue:
    return ReviewIssue("same-note", "hint", "", span.start, span.end)
