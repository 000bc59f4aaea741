"""Autosave of the open debrief: every change is recorded and saved, including half-typed text."""

import asyncio
from collections.abc import Collection

from interview_desk.domain.errors import Refused
from interview_desk.ui.core.wording import describe_refusal
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Field, ManyField
from interview_desk.ui.panes.debrief.draft import NOT_SAVED, SAVED, SAVING, DebriefDraft, DebriefState
from interview_desk.ui.panes.debrief.form import Value
from interview_desk.ui.panes.debrief.head import DebriefHead
from interview_desk.ui.panes.debrief.preview import DebriefPreview
from interview_desk.ui.panes.debrief.storing import PARSED_KEYS, StoredDebrief
from interview_desk.ui.toolkit.debounce import Debouncer


class DebriefAutosave:
    """Recorder of the answers, which saves them shortly after the last key.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        head: the head line, which shows whether everything is saved.
        preview: the side panels, which follow the answers.
    """

    def __init__(self, flow: Flow, state: DebriefState, head: DebriefHead, preview: DebriefPreview) -> None:
        self._flow = flow
        self._state = state
        self._head = head
        self._preview = preview
        self._debouncer = Debouncer(flow.pane, self._start_saving)
        self._lock = asyncio.Lock()

    @property
    def is_idle(self) -> bool:
        """True if nothing is waiting to be saved."""
        return not self._state.is_unsaved and not self._debouncer.is_waiting

    def record(self, field: Field, value: Value) -> None:
        """Record a changed answer, and schedule a save."""
        draft = self._state.draft
        if draft is None or not draft.record(field.key, value):
            return
        self._record_typed(draft, field)
        self.apply_changes()

    async def collect(self) -> None:
        """Record the values of all fields, including keys still in transit, before the fields are removed."""
        draft = self._state.draft
        if draft is None:
            return
        for field in self._flow.pane.query(Field):
            await field.settle()
            value = field.get_value()
            if value is None or field.key == "people" or not draft.record(field.key, value):
                continue
            self._record_typed(draft, field)
            self._state.is_unsaved = True

    def _record_typed(self, draft: DebriefDraft, field: Field) -> None:
        """Record typed text that cannot be an answer yet: a person's line, or a day that cannot be parsed."""
        if isinstance(field, ManyField) and field.key == "people":
            draft.typed["person"] = field.typing
        elif field.key in PARSED_KEYS:
            draft.typed[field.key] = str(draft.values[field.key])
        if isinstance(field, ManyField) and field.key == "questions":
            self._preview.show_fitting_stories(draft, field.typing)

    def apply_changes(self) -> None:
        """Update the answers by the recorded values, and schedule a save."""
        draft = self._state.draft
        if draft is None:
            return
        try:
            draft.apply_changes(self._flow.facts.ctx)
        except Refused as refusal:
            self._flow.host.show_problem(describe_refusal(refusal, self._flow.host.key_of))
            return
        self._state.is_unsaved = True
        self._state.save_status = SAVING
        self._head.show()
        self._preview.show_queue()
        self._debouncer.schedule()

    def flush(self) -> None:
        """Save in the background now, if there is anything to save."""
        if self._state.is_unsaved:
            self._start_saving()

    def _start_saving(self) -> None:
        self._flow.pane.begin_work("keep", self.save, exclusive=False)

    async def save(self) -> bool:
        """Save typed text, after any save in progress; return True if nothing is left to save."""
        state = self._state
        self._debouncer.stop()
        async with self._lock:
            draft = state.draft
            if not state.is_unsaved or draft is None:
                return not state.is_unsaved
            state.is_unsaved = False
            pending = draft.prepare_save(self._flow.facts.ctx)
            result = await self._flow.read(pending.store, self._flow.desk)
            if result is None:
                state.is_unsaved, state.save_status = True, NOT_SAVED
                self._head.show()
                self._debouncer.schedule_retry()
                return False
            stored, has_conflict = result
            self.rebase(draft, stored, pending.changed)
            if has_conflict:
                self._flow.host.show_conflict("this debrief")
            draft.drop_saved(pending.changed, pending.ctx)
            if not state.is_unsaved:
                state.save_status = SAVED
        await self._flow.host.refresh_facts(stored.interview.application)
        self._head.show()
        return True

    def rebase(self, draft: DebriefDraft, stored: StoredDebrief, saved_keys: Collection[str] = ()) -> None:
        """Build the next change on newly read data, and show changes that another window has saved.

        Args:
            draft: the debrief.
            stored: the debrief as stored now.
            saved_keys: keys of the answers just saved by this window; their fields stay as typed.
        """
        new_values = draft.rebase(stored, self._flow.facts.ctx, saved_keys)
        if draft is not self._state.draft:
            return
        for field in self._flow.pane.query(Field):
            value = new_values.get(field.key)
            if isinstance(field, ManyField) and isinstance(value, tuple):
                field.show_values(value)
            elif isinstance(value, str):
                field.load(value)

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the answers that could not be saved, as (name, text) pairs."""
        draft = self._state.draft
        if draft is None or not self._state.is_unsaved:
            return []
        answer_lines = (f"{key}: {value}" for key, value in draft.changed.items() if value)
        return [(f"debrief-{draft.interview.id[:6]}", "\n".join(answer_lines) + "\n")]
