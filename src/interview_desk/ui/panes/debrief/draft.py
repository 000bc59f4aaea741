"""Open debrief as data: its answers as stored, and as changed since."""

from collections.abc import Collection, Sequence

from interview_desk.domain.practice.next_step import NextStep
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.preparation import Story
from interview_desk.ui.panes.debrief.form import PEOPLE, SECTIONS, Form, Value, Values, answers_from
from interview_desk.ui.panes.debrief.storing import PARSED_KEYS, PendingSave, StoredDebrief, is_half_typed

SAVED = ("✓ saved", "ok")
SAVING = ("saving…", "muted")
NOT_SAVED = ("▲ not saved, the text is still here", "overdue")


class DebriefDraft:
    """Answers of a debrief, with the changes since they were stored last.

    Args:
        stored: the debrief as stored.
        stories: all stories, for the questions.
        typed: half-typed text, by the key of its field.
        ctx: the current time and calendar.
    """

    def __init__(self, stored: StoredDebrief, stories: Sequence[Story], typed: dict[str, str], ctx: Context) -> None:
        self.stored = stored
        self.answers = stored.answers
        """Stored answers with the changes applied."""
        self.stories = stories
        self.typed = typed
        self.values = stored.make_values(stories, ctx) | {
            key: text for key, text in typed.items() if key in PARSED_KEYS
        }
        self.changed: Values = {}
        """Values changed since the last save: only these are written, so that two windows do not overwrite each other."""
        is_new = stored.interview.debrief is None
        self.section = PEOPLE if is_new else min(stored.answers.debrief.section, len(SECTIONS))

    @property
    def dossier(self) -> Dossier:
        """Dossier of the application, as stored."""
        return self.stored.dossier

    @property
    def interview(self) -> Interview:
        """Interview that is debriefed, as stored."""
        return self.stored.interview

    def make_form(self, ctx: Context) -> Form:
        """Return the data for the fields."""
        return Form(self.values, self.dossier, self.interview, self.stories, ctx)

    def record(self, key: str, value: Value) -> bool:
        """Record the value of a field; return False if it is unchanged."""
        if self.values.get(key) == value:
            return False
        self.values[key] = self.changed[key] = value
        return True

    def apply_changes(self, ctx: Context) -> None:
        """Update the answers by the changed values.

        Raises:
            Refused: a value cannot be an answer.
        """
        self.answers = answers_from(self.changed, self.stored.answers, self.interview, self.stories, ctx, self.section)

    def prepare_save(self, ctx: Context) -> PendingSave:
        """Return the changes as they are now, to be saved."""
        return PendingSave(self.stored, dict(self.changed), dict(self.typed), self.stories, self.section, ctx)

    def drop_saved(self, saved: Values, ctx: Context) -> None:
        """Forget changes and typed text that are saved, unless their fields were changed again."""
        self.changed = {key: value for key, value in self.changed.items() if saved.get(key) != value}
        self.typed = {
            key: text for key, text in self.typed.items() if saved.get(key) != text or is_half_typed(key, text, ctx)
        }

    def rebase(self, stored: StoredDebrief, ctx: Context, saved_keys: Collection[str] = ()) -> Values:
        """Build the next change on newly read data; return the values that another window has changed.

        Args:
            stored: the debrief as stored now.
            ctx: the current time and calendar.
            saved_keys: keys of the answers just saved by this window; they stay as typed.
        """
        before = self.stored.make_values(self.stories, ctx)
        self.stored = stored
        new_values = {
            key: value
            for key, value in stored.make_values(self.stories, ctx).items()
            if key not in saved_keys and key not in self.changed and before.get(key) != value
            if key not in self.typed or not is_half_typed(key, self.typed[key], ctx)
        }
        self.values |= new_values
        return new_values

    def replace_people(self, stored: StoredDebrief) -> None:
        """Replace the people who were there, with empty answers about each new person."""
        self.stored = stored
        for person in stored.interview.interviewers:
            self.values.setdefault(f"learned:{person}", "")
            self.values.setdefault(f"cared:{person}", "")


class DebriefState:
    """State of the pane that its parts share."""

    def __init__(self) -> None:
        self.draft: DebriefDraft | None = None
        """Open debrief."""
        self.is_unsaved = False
        """True if something was typed that is neither saved nor being saved."""
        self.save_status = SAVED
        """Text that says how the open debrief is saved, and the role of its color."""
        self.next_step: NextStep | None = None
        """Suggestion that is shown after a finished debrief."""
