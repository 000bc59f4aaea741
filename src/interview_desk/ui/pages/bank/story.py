"""Story page: the parts of a story, and their shares of its words, updated while typing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.forms.fields import Field, Painted
from interview_desk.ui.pages.bank.open_story import OpenStory
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import Panel, Sheet


class StoryPage(Page):
    """Page for a story.

    Args:
        story: ID of the story; None begins a new story.
        question: the question that a new story is for.
    """

    ROUTE = routes.STORY
    CSS_PATH = "story.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "next", tooltip="next field; in a long one a new line", id="story.next"),
        Binding("ctrl+n,pagedown", "part(1)", "next part", tooltip="next part", id="story.on", priority=True),
        Binding("pageup", "part(-1)", "part before", tooltip="the part before", id="story.before", priority=True),
        Binding("ctrl+s", "finish", "done", tooltip="done: close the story", id="story.finish", priority=True),
    ]

    def __init__(self, story: str | None, question: str = "") -> None:
        super().__init__()
        self._open_story = OpenStory(self, story, question)

    def body(self) -> ComposeResult:
        """Compose the parts and their shares."""
        yield Painted(id="story-head")
        with Horizontal(id="story"):
            yield VerticalScroll(id="story-form", can_focus=True)
            with Panel("Its shares", id="shares-box"):
                yield Sheet(id="shares")

    def home(self) -> Widget | None:
        """Return the form."""
        return self.query_one("#story-form")

    @property
    def is_writing(self) -> bool:
        """True if the focus is in a field."""
        return isinstance(self.focused, TextArea) or super().is_writing

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current state."""
        if self.is_writing:
            return (
                Hint("tab", "next", "app.focus_next"),
                Hint("^n", "next part", "screen.part(1)"),
                Hint("^s", "done", "screen.finish"),
                Hint("esc", "move about", "screen.back"),
            )
        return (Hint("⏎", "write on", "screen.next"), Hint("u", "undo", "app.undo"), Hint("esc", "back", "screen.back"))

    def facts_changed(self) -> None:
        """Reload the story after an undo or a change in another window, but never over unsaved typing."""
        if not self._open_story.is_unsaved:
            self.begin_work("story", self._open_story.read)

    def on_field_changed(self, message: Field.Changed) -> None:
        """Apply the change to the story, and schedule a save."""
        self._open_story.apply_edit(message.field, message.value)

    def on_field_done(self, message: Field.Done) -> None:
        """Move to the next field when Enter is pressed in a line."""
        self._focus_field(message.field, 1)

    def typing_ended(self) -> None:
        """Save at once when typing ends."""
        self._open_story.save_now()

    async def flush(self) -> bool:
        """Save the story, including pending keystrokes, or write it to a file if saving fails."""
        return await self._open_story.flush()

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved story as (name, text) pairs, or an empty list."""
        return self._open_story.collect_unsaved()

    def _focus_field(self, start: Field | None, step: int) -> None:
        """Focus the field a number of steps from the start, if it exists; without a start, focus the first field."""
        fields = list(self.query(Field))
        if not fields:
            return  # the story is still loading
        if start is None:
            fields[0].begin()
        elif 0 <= fields.index(start) + step < len(fields):
            fields[fields.index(start) + step].begin()

    def action_part(self, step: int) -> None:
        """Move to the next or the previous part."""
        ancestors = self.focused.ancestors if self.focused is not None else []
        here = next((ancestor for ancestor in ancestors if isinstance(ancestor, Field)), None)
        self._focus_field(here, step)

    def action_next(self) -> None:
        """Move to the first field to continue writing."""
        if not self.is_writing:
            self._focus_field(None, 0)

    def action_finish(self) -> None:
        """Save the story, and close the page."""
        self.leave()
