"""Story page: the parts of a story, and their shares of its words, updated while typing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from interview_desk.domain.practice.speaking import words_of
from interview_desk.domain.practice.star import PARTS
from interview_desk.domain.search.preparation import Story
from interview_desk.services import queries
from interview_desk.services.practice import stories
from interview_desk.services.session import new_id
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.forms.fields import Field, LongField, Painted, TextField
from interview_desk.ui.pages.bank.view import advice_of_shares, share_lines
from interview_desk.ui.pages.page import Autosave, Page
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line

_PART_LABELS = {
    "situation": ("Situation", "where and when, in a sentence or two"),
    "task": ("Task", "what was asked of you"),
    "action": ("Action", "what you did, step by step; “I”, not “we”"),
    "result": ("Result", "what came of it, with a number"),
    "reflection": ("Reflection", "what you make of it today; for you alone"),
}


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
        self._baseline: Story | None = None
        self._story = Story(story or new_id(), "", reflection=f"For the question: {question}" if question else "")
        self._is_new = story is None
        self._keeper = Autosave(self, self._store, self._show)

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
        """Return True if the focus is in a field."""
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
        if not self._keeper.unsaved:
            self.begin_work("story", self._read)

    async def _read(self) -> None:
        stored_stories = await self.run_database_work(queries.list_stories, self.desk)
        story = next((candidate for candidate in stored_stories or () if candidate.id == self._story.id), self._story)
        if not self.query(Field):
            self._story = self._baseline = story
            self.host.register_open("story", story.id)
            await self._begin(story)
        elif not self._keeper.unsaved:
            self._merge_stored(story, self._story)
        self._show()

    def _merge_stored(self, stored: Story, typed: Story) -> None:
        """Show the saved story in every field that was not edited since.

        The saved story may differ because of another window or an undo.

        Args:
            stored: the story in the file.
            typed: the story as it was typed when it was saved.
        """
        self._baseline = stored
        for field in self.query(Field):
            here, there = getattr(typed, field.key), getattr(stored, field.key)
            if getattr(self._story, field.key) == here and not _is_same(here, there):
                self._story = self._story._replace(**{field.key: there})
                field.load(", ".join(there) if field.key == "tags" else there)

    async def _begin(self, story: Story) -> None:
        fields: list[Field] = [
            TextField("title", "Title", story.title, "two or three words: the calm migration"),
            TextField("tags", "Tags", ", ".join(story.tags), "migration, conflict, deadline"),
        ]
        fields += [
            LongField(part, _PART_LABELS[part][0], getattr(story, part), _PART_LABELS[part][1])
            for part in (*PARTS, "reflection")
        ]
        await self.query_one("#story-form").mount(*fields)
        if self._is_new:
            fields[0].begin()

    def on_field_changed(self, message: Field.Changed) -> None:
        """Apply the change to the story, and schedule a save."""
        self._apply_edit(message.field, message.value)

    def _apply_edit(self, field: Field, raw_value: object) -> None:
        text = raw_value if isinstance(raw_value, str) else ""
        value = stories.split_tags(text) if field.key == "tags" else text
        after = self._story._replace(**{field.key: value})  # type: ignore[arg-type]  # the keys are its fields
        if after != self._story:
            self._story = after
            self._keeper.typed()
            self._show()

    async def _store(self) -> bool:
        story = self._story
        if not story.title.strip():
            if not any(getattr(story, part).strip() for part in (*PARTS, "reflection")):
                return True
            story = story._replace(title="Untitled")
        result = await self.run_database_work(stories.save_story, self.desk, story, self._baseline)
        if result is None:
            return False
        stored, has_conflict = result
        if has_conflict:
            self.host.show_conflict("this story")
        self._merge_stored(stored, story)
        return True

    async def flush(self) -> bool:
        """Save the story, including pending keystrokes, or write it to a file if saving fails."""
        for field in self.query(Field):
            await field.settle()
            self._apply_edit(field, field.get_value())
        return await self._keeper.flush()

    def _show(self) -> None:
        story, words = self._story, sum(words_of(getattr(self._story, part)) for part in PARTS)
        title = TextSpan(story.title or "a new story", bold=bool(story.title))
        right = [
            TextSpan(f"{words} words  ", "muted"),
            TextSpan(f"{self._keeper.state[0]} ", self._keeper.state[1]),
        ]
        self.query_one("#story-head", Painted).show(line(TextSpan(" Story  ", "key", bold=True), title, right=right))

        def lines(width: int) -> list[Line]:
            return [*share_lines(story, width), BLANK, *advice_of_shares(width)]

        self.query_one("#shares", Sheet).show(lines)

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved story as (name, text) pairs, or an empty list."""
        if not self._keeper.unsaved:
            return []
        parts = (f"{part}: {getattr(self._story, part)}" for part in ("title", *PARTS, "reflection"))
        return [(f"story-{self._story.id[:6]}", "\n\n".join(parts) + "\n")]

    def typing_ended(self) -> None:
        """Save at once when typing ends."""
        self._keeper.now()

    def on_field_done(self, message: Field.Done) -> None:
        """Move to the next field when Enter is pressed in a line."""
        self._go(message.field, 1)

    def _go(self, field: Field | None, step: int) -> None:
        fields = list(self.query(Field))
        if not fields:
            return  # the story is still loading
        if field is None:
            fields[0].begin()
        elif 0 <= fields.index(field) + step < len(fields):
            fields[fields.index(field) + step].begin()

    def action_part(self, step: int) -> None:
        """Move to the next or the previous part."""
        here = (
            next((ancestor for ancestor in self.focused.ancestors if isinstance(ancestor, Field)), None)
            if self.focused
            else None
        )
        self._go(here, step)

    def action_next(self) -> None:
        """Move to the first field to continue writing."""
        if not self.is_writing:
            self._go(None, 0)

    def action_finish(self) -> None:
        """Save the story, and close the page."""
        self.leave()


def _is_same(typed: str | tuple[str, ...], stored: str | tuple[str, ...]) -> bool:
    """Return True if the saved text matches the typed text, ignoring whitespace.

    A trailing space is not saved, and must not disappear while the user types.
    """
    if isinstance(typed, tuple) or isinstance(stored, tuple):
        return typed == stored
    return typed.split() == stored.split()
