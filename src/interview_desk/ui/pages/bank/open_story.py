"""Open story: its parts as they are typed, saved shortly after each change."""

from interview_desk.domain.practice.star import PARTS
from interview_desk.domain.search.preparation import Story
from interview_desk.services import queries
from interview_desk.services.practice import stories
from interview_desk.services.session import new_id
from interview_desk.ui.forms.fields import Field, LongField, Painted, TextField
from interview_desk.ui.pages.bank.view import open_story_lines, open_story_title
from interview_desk.ui.pages.page import Autosave, Page
from interview_desk.ui.toolkit.sheet import Sheet

_TEXTS = (*PARTS, "reflection")
_PART_LABELS = {
    "situation": ("Situation", "where and when, in a sentence or two"),
    "task": ("Task", "what was asked of you"),
    "action": ("Action", "what you did, step by step; “I”, not “we”"),
    "result": ("Result", "what came of it, with a number"),
    "reflection": ("Reflection", "what you make of it today; for you alone"),
}


class OpenStory:
    """Story that is open on a page.

    Args:
        page: the page that the story is typed in.
        story: ID of the story; None begins a new story.
        question: the question that a new story is for.
    """

    def __init__(self, page: Page, story: str | None, question: str) -> None:
        self._page = page
        self._baseline: Story | None = None
        """Story as this window read or saved it last."""
        self._story = Story(story or new_id(), "", reflection=f"For the question: {question}" if question else "")
        self._is_new = story is None
        self._autosave = Autosave(page, self._store, self._show)

    @property
    def is_unsaved(self) -> bool:
        """True if something was typed that is not saved."""
        return self._autosave.unsaved

    async def read(self) -> None:
        """Read the story, and show it where it was not edited since."""
        stored_stories = await self._page.run_database_work(queries.list_stories, self._page.desk)
        story = next((candidate for candidate in stored_stories or () if candidate.id == self._story.id), self._story)
        if not self._page.query(Field):
            self._story = self._baseline = story
            self._page.host.register_open("story", story.id)
            await self._mount_fields(story)
        elif not self.is_unsaved:
            self._merge_stored(story, self._story)
        self._show()

    async def _mount_fields(self, story: Story) -> None:
        fields: list[Field] = [
            TextField("title", "Title", story.title, "two or three words: the calm migration"),
            TextField("tags", "Tags", ", ".join(story.tags), "migration, conflict, deadline"),
        ]
        fields += [
            LongField(part, _PART_LABELS[part][0], getattr(story, part), _PART_LABELS[part][1]) for part in _TEXTS
        ]
        await self._page.query_one("#story-form").mount(*fields)
        if self._is_new:
            fields[0].begin()

    def _merge_stored(self, stored: Story, typed: Story) -> None:
        """Show the saved story in every field that was not edited since.

        The saved story may differ because of another window or an undo.

        Args:
            stored: the story in the file.
            typed: the story as it was typed when it was saved.
        """
        self._baseline = stored
        for field in self._page.query(Field):
            here, there = getattr(typed, field.key), getattr(stored, field.key)
            if getattr(self._story, field.key) == here and not _is_same(here, there):
                self._story = self._story._replace(**{field.key: there})
                field.load(", ".join(there) if field.key == "tags" else there)

    def apply_edit(self, field: Field, raw_value: object) -> None:
        """Apply the text of a field to the story, and schedule a save if it changed."""
        text = raw_value if isinstance(raw_value, str) else ""
        edited = _replace_part(self._story, field.key, text)
        if edited != self._story:
            self._story = edited
            self._autosave.typed()
            self._show()

    async def _store(self) -> bool:
        story = self._story
        if not story.title.strip():
            if not any(getattr(story, part).strip() for part in _TEXTS):
                return True
            story = story._replace(title="Untitled")
        result = await self._page.run_database_work(stories.save_story, self._page.desk, story, self._baseline)
        if result is None:
            return False
        stored, has_conflict = result
        if has_conflict:
            self._page.host.show_conflict("this story")
        self._merge_stored(stored, story)
        return True

    def save_now(self) -> None:
        """Save at once, in the background."""
        self._autosave.now()

    async def flush(self) -> bool:
        """Save the story, including pending keystrokes, or write it to a file if saving fails."""
        for field in self._page.query(Field):
            await field.settle()
            self.apply_edit(field, field.get_value())
        return await self._autosave.flush()

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved story as (name, text) pairs, or an empty list."""
        if not self.is_unsaved:
            return []
        parts = (f"{part}: {getattr(self._story, part)}" for part in ("title", *_TEXTS))
        return [(f"story-{self._story.id[:6]}", "\n\n".join(parts) + "\n")]

    def _show(self) -> None:
        story = self._story
        self._page.query_one("#story-head", Painted).show(open_story_title(story, *self._autosave.state))
        self._page.query_one("#shares", Sheet).show(lambda width: open_story_lines(story, width))


def _replace_part(story: Story, key: str, text: str) -> Story:
    """Return the story with another text in the field of a key."""
    value = stories.split_tags(text) if key == "tags" else text
    return Story(**story._asdict() | {key: value})


def _is_same(typed: str | tuple[str, ...], stored: str | tuple[str, ...]) -> bool:
    """Return True if the saved text matches the typed text, ignoring whitespace.

    A trailing space is not saved, and must not disappear while the user types.
    """
    if isinstance(typed, tuple) or isinstance(stored, tuple):
        return typed == stored
    return typed.split() == stored.split()
