"""People who were at the interview: their lines in the form become contacts."""

from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import ManyField
from interview_desk.ui.panes.debrief.autosave import DebriefAutosave
from interview_desk.ui.panes.debrief.draft import DebriefState
from interview_desk.ui.panes.debrief.head import DebriefHead
from interview_desk.ui.panes.debrief.preview import DebriefPreview
from interview_desk.ui.panes.debrief.storing import save_people


class DebriefPeople:
    """Saver of the people who were there.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        autosave: the autosave, which runs first.
        head: the head line.
        preview: the side panels, which follow the people.
    """

    def __init__(
        self, flow: Flow, state: DebriefState, autosave: DebriefAutosave, head: DebriefHead, preview: DebriefPreview
    ) -> None:
        self._flow = flow
        self._state = state
        self._autosave = autosave
        self._head = head
        self._preview = preview

    def flush(self) -> None:
        """Save the people in the background now, including the line being typed."""
        if self._state.draft is not None and self._find_fields():
            self._flow.pane.begin_work("people", self.commit, exclusive=False)

    def save_later(self, lines: tuple[str, ...]) -> None:
        """Save the people in the background."""
        self._flow.pane.begin_work("people", self._save, lines, exclusive=False)

    async def commit(self) -> None:
        """Turn the lines about who was there into contacts, including the line being typed."""
        for field in self._find_fields():
            await self._save(field.commit())

    def _find_fields(self) -> list[ManyField]:
        return [field for field in self._flow.pane.query(ManyField) if field.key == "people"]

    async def _save(self, lines: tuple[str, ...]) -> None:
        draft = self._state.draft
        if draft is None:
            return
        await self._autosave.save()
        interview = draft.interview
        draft.typed.pop("person", None)
        stored = await self._flow.read(save_people, self._flow.desk, interview, lines, dict(draft.typed))
        if stored is None or stored.interview.interviewers == interview.interviewers:
            return
        draft.replace_people(stored)
        await self._flow.host.refresh_facts(interview.application)
        self._preview.show_queue()
        self._head.show()
