"""Notes pane: a draft for each person, saved while typing, checked, copied, and marked as sent."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.search.correspondence import Channel, Note, NoteKind, NoteState, kind_name
from interview_desk.services import queries
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.session import Desk
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.open_note import Home, read_note_as_list
from interview_desk.ui.panes.notes.sending import SendingMixin
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import Lines, ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line


class NotesPane(SendingMixin):
    """Pane for writing and sending notes."""

    ROUTE = routes.NOTES
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,i", "write", "write", tooltip="write in the draft, or open the note", id="notes.write"),
        Binding("y", "copy", "copy", tooltip="copy the note; a stopped one with y twice", id="notes.copy"),
        Binding(
            "Y", "copy_subject", "copy subject", tooltip="copy the subject, or both together", id="notes.copy_subject"
        ),
        Binding(
            "S",
            "sent",
            "I sent it",
            tooltip="I sent it: the only thing that counts; on a sent one: correct it",
            id="notes.sent",
        ),
        Binding("f,ctrl+t", "fact", "insert fact", tooltip="insert a fact; ctrl+t while typing", id="notes.fact"),
        Binding("j", "jump", "next finding", tooltip="go to the next finding", id="notes.jump"),
        Binding(
            "ctrl+n",
            "jump",
            "next finding",
            tooltip="the next finding, while typing",
            id="notes.jump_typing",
            priority=True,
            show=False,
        ),
        Binding(
            "a",
            "mend",
            "mend",
            tooltip="mend the finding: take the suggestion, put in what is missing",
            id="notes.mend",
        ),
        Binding(
            "ctrl+r",
            "mend",
            "mend",
            tooltip="mend the finding, while typing",
            id="notes.mend_typing",
            priority=True,
            show=False,
        ),
        Binding("plus", "learn", "add word", tooltip="add the word to the dictionary", id="notes.learn"),
        Binding(
            "ctrl+l",
            "learn",
            "add word",
            tooltip="add the word to the dictionary, while typing",
            id="notes.learn_typing",
            priority=True,
            show=False,
        ),
        Binding("g", "medium", "goes as", tooltip="by which medium it goes, and why", id="notes.medium"),
        Binding(
            "p", "column('laid')", "preview", tooltip="the note as it leaves: letter, card, mail", id="notes.preview"
        ),
        Binding(
            "equals_sign", "column('like')", "compare", tooltip="compare with the note most like it", id="notes.compare"
        ),
        Binding("V", "versions", "versions", tooltip="take an earlier text back", id="notes.versions"),
        Binding("M", "mail", "mail", tooltip="open it in the mail program, or write a draft for it", id="notes.mail"),
        Binding(
            "A", "address", "address", tooltip="the postal address; for a reference: who it is", id="notes.address"
        ),
        Binding("left_square_bracket", "person(-1)", "person before", tooltip="the person before", id="notes.before"),
        Binding("right_square_bracket", "person(1)", "next person", tooltip="the next person", id="notes.next"),
        Binding("t", "kind", "kind", tooltip="another kind of note", id="notes.kind"),
        Binding(
            "R", "redraft", "draft anew", tooltip="draft it anew from the facts; u takes it back", id="notes.redraft"
        ),
        Binding("x", "skip", "skip", tooltip="skip it, or say that the host passed it on", id="notes.skip"),
        Binding("e", "editor", "$EDITOR", tooltip="write in $EDITOR", id="notes.editor"),
        Binding("o", "file", "to a file", tooltip="write the note to a file", id="notes.file"),
        Binding("d", "debrief", "debrief", tooltip="the debrief behind the note", id="notes.debrief"),
        Binding(
            "m", "me", "who signs", tooltip="who signs: your name, e-mail and number under every note", id="notes.me"
        ),
        Binding("ctrl+s", "save", "save", tooltip="save now", id="notes.save"),
        Binding("b", "choose", "all notes", tooltip="back to the list of notes", id="notes.choose"),
    ]

    def body(self) -> ComposeResult:
        """Compose the list of notes, the draft, the most similar note, the facts, and the checks."""
        yield Painted(id="notes-head")
        with Panel("Which note?", id="choose"):
            yield ListView(id="notes")
        with Horizontal(id="work"):
            with Panel(id="draft-box"):
                yield OneLine(placeholder="subject", compact=True, id="subject")
                yield NoteArea()
            with Panel(id="other-box"):
                yield Sheet(id="other")
            with Vertical(id="aside"):
                with Panel("From your debrief", id="facts-box"):
                    yield Sheet(id="facts")
                with Panel("Before you send", id="checks-box"):
                    yield Sheet(id="checks")

    def home(self) -> Widget | None:
        """Return the list of notes or, while a note is open, the invisible widget that holds the focus."""
        return self.query_one("#notes", ListView) if self._note is None else self.query_one("#checks-home", Home)

    def compose(self) -> ComposeResult:
        """Compose the frame, and the widget that holds the focus while nothing is typed."""
        yield from super().compose()
        yield Home(id="checks-home")

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        if self._note is None:
            return (Hint("⏎", "open", "screen.write"), Hint("u", "undo", "app.undo"))
        if self.is_writing:
            return (
                Hint("esc", "stop typing", "screen.back"),
                Hint("^t", "fact", "screen.fact"),
                Hint("^n", "next finding", "screen.jump"),
                Hint("^r", "mend", "screen.mend"),
                Hint("^z", "undo", ""),
                Hint("^s", "save", "screen.save"),
            )
        return (
            Hint("⏎", "write", "screen.write"),
            Hint("y", "copy", "screen.copy"),
            Hint("S", "I sent it", "screen.sent"),
            Hint("j", "finding", "screen.jump"),
            Hint("a", "mend", "screen.mend"),
            Hint("f", "fact", "screen.fact"),
            Hint("[ ]", "person", "screen.person(1)"),
            Hint("g", "goes as", "screen.medium"),
            Hint("p", "preview", "screen.column('laid')"),
            Hint("t", "kind", "screen.kind"),
            Hint("b", "all notes", "screen.choose"),
            Hint("e", "$EDITOR", "screen.editor"),
            Hint("x", "skip", "screen.skip"),
            Hint("m", "who signs", "screen.me"),
        )

    def facts_changed(self) -> None:
        """Refresh the list of notes; an open note keeps its text unless it was changed elsewhere."""
        self.begin_work("notes", self._read_notes)

    def on_mount(self) -> None:
        """Prepare the checks and the proofreader, which the first note would otherwise wait for."""
        self.begin_work("warm", self.host.run_in_thread, reviewing.warm, self.desk)

    def show_target(self, target: routes.Target) -> None:
        """Open the note that another pane requested."""
        if isinstance(target, routes.NoteTarget):
            self.start(self.open, *target)

    async def _read_notes(self) -> None:
        notes = await self.run_database_work(queries.list_open_notes, self.desk)
        names = await self.run_database_work(_names, self.desk)
        if notes is None or names is None:
            return
        rows: list[Row] = []
        self._choices = {}
        due = [item for item in self.facts.items if item.spec.note is not None and item.state != DueState.WAITING]
        due_keys = set()
        for item in due:
            kind = item.spec.note
            if item.application is None or kind is None:
                continue
            if kind == NoteKind.FOLLOW_UP and item.channel == Channel.PHONE:
                continue
            key = f"due {item.key}"
            due_keys.add((kind, item.application, item.contact))
            self._choices[key] = (kind, item.application, item.interview, item.contact)
            rows.append(
                Row(
                    key,
                    2,
                    _make_renderer(
                        item.state,
                        f"{kind_name(kind).capitalize()} to ",
                        item.who or item.company,
                        item.company,
                        item.why,
                    ),
                )
            )
        for note in notes[:100]:
            if (note.kind, note.application, note.contact) in due_keys:
                continue
            person, company = names.get(note.contact or "", ""), names.get(note.application, "")
            key = f"note {note.id}"
            self._choices[key] = (note.kind, note.application, note.interview, note.contact)
            detail = f"{note.state}, {say_day(self.facts.ctx.day(note.changed_at), self.facts.ctx.today)}"
            rows.append(
                Row(
                    key,
                    2,
                    _make_renderer(
                        "upcoming", f"{kind_name(note.kind).capitalize()} to ", person or company, company, detail
                    ),
                )
            )
        self.query_one("#notes", ListView).fill(rows)
        if self._note is None:
            self._show_head()
        elif not self._unsaved and not self._soon.is_waiting:
            await self._refresh_open()

    def action_write(self) -> None:
        """Start writing in the draft, or open the note under the cursor."""
        if self._note is not None:
            if not self._refuse_if_sent():
                self.query_one(NoteArea).focus()
            return
        self.start(self._opening)

    async def _opening(self) -> None:
        if not self._choices:
            await self._read_notes()  # the key came before the list was loaded
        target = self._choices.get(str(self.query_one("#notes", ListView).key))
        if target is not None:
            await self.open(*target)

    def on_list_view_chosen(self) -> None:
        """Open the note on a second click."""
        self.action_write()

    async def _refresh_open(self) -> None:
        current = self._note
        assert current is not None
        if current.state == NoteState.NEW:
            await self._draft_again(current)
            return
        note = await self.run_database_work(read_note_as_list, self.desk, current.id)
        if note is None or self._note is not current or self._unsaved:
            return
        if not note:
            await self._close()
        elif note[0] != current:
            await self._show(note[0])

    async def _draft_again(self, current: Note) -> None:
        """Redraft a note that nobody has edited yet, if the facts have changed."""

        def again() -> Note:
            dossier = self.desk.dossier(current.application)
            meeting, contact = dossier.interview(current.interview), dossier.contact(current.contact)
            return writing.open_note(self.desk, dossier, current.kind, meeting, contact)

        note = await self.run_database_work(again)
        if note is None or self._note is not current or self._unsaved:
            return
        if (note.subject, note.body, note.channel, note.state) != (
            current.subject,
            current.body,
            current.channel,
            current.state,
        ):
            await self._show(note)


def _make_renderer(state: str, verb: str, who: str, company: str, detail: str) -> Lines:
    def draw(_width: int) -> list[Line]:
        glyph = {"overdue": "▲", "due": "●", "upcoming": "○"}.get(state, "○")
        suffix = f"  {company}" if company != who else ""
        return [
            line(TextSpan(f"{glyph} ", state), TextSpan(verb), TextSpan(who, bold=True), TextSpan(suffix, "muted")),
            line(TextSpan(f"  {detail}", "muted")),
        ]

    return draw


def _names(desk: Desk) -> dict[str, str]:
    names = {contact.id: contact.name for contact in queries.list_contacts(desk)}
    return names | {card.id: card.company for card in queries.list_cards(desk)}
