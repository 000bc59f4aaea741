"""Side panels of the open debrief: the items it will queue, the last debrief at the company, and stories that fit."""

from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.prep import suggest_stories
from interview_desk.domain.practice.questions import parse_question
from interview_desk.services.pipeline import debriefing
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.debrief.draft import DebriefDraft, DebriefState
from interview_desk.ui.panes.debrief.side_panel import fitting_lines, last_lines, queue_lines
from interview_desk.ui.toolkit.sheet import Panel, Sheet


class DebriefPreview:
    """Preview of what follows from the debrief, and what helps to write it.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
    """

    def __init__(self, flow: Flow, state: DebriefState) -> None:
        self._flow = flow
        self._state = state

    def show_queue(self) -> None:
        """Show what the debrief will put on the to-do list."""
        draft = self._state.draft
        if draft is None:
            return
        dossier, interview, answers, ctx = draft.dossier, draft.interview, draft.answers, self._flow.facts.ctx
        try:
            items = debriefing.preview(self._flow.desk, dossier, interview.id, answers)
        except Refused:
            return  # half-typed line: the list stays unchanged until the line can be parsed
        self._flow.pane.query_one("#will-queue", Sheet).show(
            lambda width: queue_lines(items, dossier, interview, answers, ctx, width)
        )

    def show_last(self) -> None:
        """Show the last debrief at the same company, if there is one."""
        draft, pane = self._state.draft, self._flow.pane
        if draft is None:
            return  # closed while it was opening
        earlier = [
            interview
            for interview in draft.dossier.list_held(draft.interview.starts_at)
            if interview.id != draft.interview.id and interview.debrief is not None
        ]
        pane.set_class(bool(earlier), "-has-last")
        if not earlier:
            return
        last, ctx = earlier[-1], self._flow.facts.ctx
        pane.query_one("#last-box", Panel).entitle(f"Last time at {draft.dossier.company.name}")
        pane.query_one("#last", Sheet).show(lambda _width: last_lines(last, ctx))

    def show_fitting_stories(self, draft: DebriefDraft, question: str) -> None:
        """Show the stories that fit the question being typed."""
        pane = self._flow.pane
        fitting = suggest_stories(parse_question(question, draft.stories).question, draft.stories)[:4]
        pane.set_class(bool(fitting), "-fitting")
        pane.query_one("#fitting", Sheet).show(lambda width: fitting_lines(fitting, width))
