"""Opening and closing a debrief, and keeping it current while it is open."""

from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.services import queries
from interview_desk.services.pipeline import debriefing
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.flows.adding import add_interview, choose_application
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.missed import mark_missed
from interview_desk.ui.panes.debrief.autosave import DebriefAutosave
from interview_desk.ui.panes.debrief.draft import SAVED, DebriefDraft, DebriefState
from interview_desk.ui.panes.debrief.head import DebriefHead
from interview_desk.ui.panes.debrief.interview_list import InterviewList
from interview_desk.ui.panes.debrief.preview import DebriefPreview
from interview_desk.ui.panes.debrief.sections import DebriefSections
from interview_desk.ui.panes.debrief.storing import StoredDebrief, make_scratch_place, parse_typed


class DebriefOpener:
    """Actions that open and close debriefs.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        interviews: the list of interviews.
        autosave: the autosave, which runs before another debrief is opened.
        sections: the form.
        head: the head line.
        preview: the side panels.
    """

    def __init__(
        self,
        flow: Flow,
        state: DebriefState,
        interviews: InterviewList,
        autosave: DebriefAutosave,
        sections: DebriefSections,
        head: DebriefHead,
        preview: DebriefPreview,
    ) -> None:
        self._flow = flow
        self._state = state
        self._interviews = interviews
        self._autosave = autosave
        self._sections = sections
        self._head = head
        self._preview = preview

    def start_opening(self, application: str, interview: str) -> None:
        """Open the debrief of an interview, in the background."""
        self._flow.start(self._open, application, interview)

    def open_current(self) -> None:
        """Open the interview under the cursor."""
        interview = self._interviews.current
        if interview is not None:
            self.start_opening(interview.application, interview.interview)

    async def action_choose(self) -> None:
        """Go back to the list of interviews."""
        if self._state.draft is not None or self._state.next_step is not None:
            self._state.next_step = None
            await wait_briefly(self.close())

    def action_missed(self) -> None:
        """Mark the interview as one that did not take place, and open the note that asks for a new time."""
        if self._state.draft is not None:
            interview = self._state.draft.interview
            self._flow.start(self._mark_missed, interview.application, interview.id)
        elif (current := self._interviews.current) is not None:
            self._flow.start(self._mark_missed, current.application, current.interview)

    async def _mark_missed(self, application: str, interview: str) -> None:
        if self._state.draft is not None:
            await self.close()
        await mark_missed(self._flow, application, interview)

    def action_new(self) -> None:
        """Debrief an interview that is not listed yet."""
        if self._state.draft is None:
            self._flow.start(self._add)

    async def _add(self) -> None:
        application = await choose_application(self._flow, "An interview for which application?")
        if application is None:
            return
        interview = await add_interview(self._flow, application, past=True)
        if interview is not None:
            await self._open(application, interview)

    async def _open(self, application: str, interview_id: str) -> None:
        """Open the debrief of an interview, in the section where the user left off."""
        await self._autosave.save()
        dossier = await self._flow.read_dossier(application)
        interview = dossier.interview(interview_id) if dossier is not None else None
        if dossier is None or interview is None:
            return
        if interview.is_debriefed:
            self._head.stop_clock()  # nobody hurries over a finished debrief
        else:
            self._head.start_clock()
        await self._load(dossier, interview)
        if interview.is_debriefed:
            self._sections.view.focus()  # a finished debrief opens for reading
        else:
            self._sections.focus_first()

    async def _load(self, dossier: Dossier, interview: Interview) -> None:
        flow, state = self._flow, self._state
        stories = await flow.read(queries.list_stories, flow.desk)
        typed = await flow.read(flow.desk.draft, make_scratch_place(interview))
        stored = StoredDebrief(dossier, interview, debriefing.answers_of(dossier, interview, flow.desk))
        state.draft = DebriefDraft(stored, stories or [], parse_typed(typed or ""), flow.facts.ctx)
        state.next_step = None
        flow.host.register_open("debrief", interview.id)
        flow.pane.remove_class("-done")
        flow.pane.add_class("-chosen")
        state.save_status = SAVED
        await self._sections.show()
        self._preview.show_queue()
        self._preview.show_last()

    async def close(self) -> None:
        """Save and close the debrief, and show the list of interviews."""
        await self._autosave.save()
        self._state.draft = None
        self._head.stop_clock()
        self._flow.host.register_open("debrief", "")
        self._flow.pane.remove_class("-chosen", "-done")
        self._head.show()
        self._interviews.view.focus()
        self._flow.pane.show_hints()

    async def refresh(self) -> None:
        """Load changes made elsewhere (an undo, another window), but never over unsaved text."""
        draft = self._state.draft
        if draft is None:
            self._head.show()
            return
        if not self._autosave.is_idle:
            return
        dossier = await self._flow.read_dossier(draft.interview.application)
        draft = self._state.draft
        if draft is None or not self._autosave.is_idle:
            return
        interview = dossier.interview(draft.interview.id) if dossier is not None else None
        if dossier is None or interview is None:
            await self.close()
            return
        if interview == draft.interview and dossier.promises == draft.dossier.promises:
            return
        if self._flow.pane.is_writing:
            stored = StoredDebrief(dossier, interview, debriefing.answers_of(dossier, interview, self._flow.desk))
            draft.answers = stored.answers
            self._autosave.rebase(draft, stored)
            self._preview.show_queue()
            self._head.show()
        else:
            await self._load(dossier, interview)
