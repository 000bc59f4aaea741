"""Notes pane: a draft for each person, saved while typing, checked, copied, and marked as sent."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from interview_desk.services.notes import reviewing
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.panes.notes.addressing import NoteAddresser
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.changing import NoteChanger
from interview_desk.ui.panes.notes.composer import Composer
from interview_desk.ui.panes.notes.copying import NoteCopier, NoteMailer
from interview_desk.ui.panes.notes.editor import ExternalEditor
from interview_desk.ui.panes.notes.fixing import FactInserter, IssueFixer
from interview_desk.ui.panes.notes.keys import LIST_HINTS, NOTE_BINDINGS, NOTE_HINTS, TYPING_HINTS
from interview_desk.ui.panes.notes.note_list import NoteList
from interview_desk.ui.panes.notes.opening import NoteOpener
from interview_desk.ui.panes.notes.sending import NoteSender, SentNoteCorrector
from interview_desk.ui.panes.notes.signing import NoteSigner
from interview_desk.ui.panes.notes.updating import NoteUpdater
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet


class Home(Widget, can_focus=True):
    """Invisible widget that holds the focus while nothing is typed, so that the pane's own keys work."""

    DEFAULT_CSS = "Home { height: 0; width: 0; }"


class NotesPane(Pane):
    """Pane for writing and sending notes."""

    ROUTE = routes.NOTES
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = NOTE_BINDINGS

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(self)
        note_list = NoteList(flow)
        composer = Composer(flow, note_list)
        signer, inserter = NoteSigner(flow, composer), FactInserter(flow, composer)
        self._flow = flow
        self._updater = NoteUpdater(flow, composer, note_list)
        self.composer = composer
        self.opener = NoteOpener(flow, composer, note_list, signer, self._updater)
        self.parts = (
            self.opener,
            composer.saver,
            IssueFixer(flow, composer, inserter, signer),
            inserter,
            signer,
            *(make(flow, composer) for make in (NoteChanger, NoteAddresser, NoteCopier, NoteMailer, ExternalEditor)),
            NoteSender(flow, composer, SentNoteCorrector(flow, composer)),
        )

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

    @property
    def _has_note(self) -> bool:
        return self.composer.open_note.note is not None

    def home(self) -> Widget | None:
        """Return the list of notes or, while a note is open, the invisible widget that holds the focus."""
        return self.query_one("#checks-home", Home) if self._has_note else self.query_one("#notes", ListView)

    def compose(self) -> ComposeResult:
        """Compose the frame, and the widget that holds the focus while nothing is typed."""
        yield from super().compose()
        yield Home(id="checks-home")

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        if not self._has_note:
            return LIST_HINTS
        return TYPING_HINTS if self.is_writing else NOTE_HINTS

    def show_hints(self) -> None:
        """Update the key hints, including those next to the issues."""
        super().show_hints()
        self.composer.review.show_keys()

    def facts_changed(self) -> None:
        """Refresh the list of notes; an open note keeps its text unless it was changed elsewhere."""
        self.begin_work("notes", self._updater.update)

    def on_mount(self) -> None:
        """Prepare the checks and the proofreader, which the first note would otherwise wait for."""
        self.begin_work("warm", self.host.run_in_thread, reviewing.warm, self.desk)

    def on_resize(self, _event: events.Resize) -> None:
        """Redraw the checks, which differ between narrow and wide windows."""
        if self._has_note:
            self.call_after_refresh(self.composer.review.check)

    def show_target(self, target: routes.Target) -> None:
        """Open the note that another pane requested."""
        if isinstance(target, routes.NoteTarget):
            self._flow.start(self.opener.open, target)

    def on_list_view_chosen(self) -> None:
        """Open the note on a second click."""
        self.opener.action_write()

    def on_input_changed(self) -> None:
        """Schedule a save when the subject changes."""
        self.composer.saver.schedule()

    def on_text_area_changed(self) -> None:
        """Schedule a save when the text changes."""
        self.composer.saver.schedule()

    def typing_ended(self) -> None:
        """Save at once when typing ends."""
        self.composer.saver.save_unsaved()

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved note as (name, text) pairs, or an empty list."""
        return self.composer.saver.collect_unsaved()

    def action_back(self) -> None:
        """Close the column next to the draft first, unless text is being typed."""
        if self.composer.column.content and not self.is_writing and self._has_note:
            self.composer.show_column("")
            return
        super().action_back()
