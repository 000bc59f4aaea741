"""Completing a debrief, and the step that is suggested afterwards."""

from collections.abc import Sequence

from interview_desk.domain.dates.calendar import count_of
from interview_desk.domain.practice.next_step import suggest_next_step
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.ui.core import navigation
from interview_desk.ui.flows.adding import add_application
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.debrief.autosave import DebriefAutosave
from interview_desk.ui.panes.debrief.draft import DebriefState
from interview_desk.ui.panes.debrief.head import DebriefHead
from interview_desk.ui.panes.debrief.opening import DebriefOpener
from interview_desk.ui.panes.debrief.people import DebriefPeople
from interview_desk.ui.panes.debrief.side_panel import done_lines, queue_lines
from interview_desk.ui.panes.debrief.storing import complete_debrief, list_weak_questions
from interview_desk.ui.toolkit.sheet import Lines, Sheet
from interview_desk.ui.toolkit.spans import BLANK


class DebriefFinisher:
    """Actions that finish the debrief and go on from there.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        autosave: the autosave, which saves the last answers.
        people: the people who were there, who are saved too.
        opener: closes the debrief.
        head: the head line.
    """

    def __init__(
        self,
        flow: Flow,
        state: DebriefState,
        autosave: DebriefAutosave,
        people: DebriefPeople,
        opener: DebriefOpener,
        head: DebriefHead,
    ) -> None:
        self._flow = flow
        self._state = state
        self._autosave = autosave
        self._people = people
        self._opener = opener
        self._head = head

    def action_finish(self) -> None:
        """Complete the debrief."""
        if self._state.draft is not None:
            self._flow.start(self._finish)

    async def _finish(self) -> None:
        flow, state = self._flow, self._state
        await self._autosave.collect()
        await self._people.commit()
        if state.is_unsaved:
            self._autosave.apply_changes()
        is_saved = await self._autosave.save()
        draft = state.draft
        if draft is None or not is_saved:
            return
        interview = draft.interview
        items = await flow.save(complete_debrief, flow.desk, interview)
        if items is None:
            return
        weak = await flow.read(list_weak_questions, flow.desk)
        await flow.host.refresh_facts(interview.application)
        dossier, answers, ctx = draft.dossier, draft.stored.answers, flow.facts.ctx
        await self._opener.close()
        state.next_step = following = suggest_next_step(items, flow.facts.agenda.guard, weak or (), ctx)
        message = _describe_result(items)
        self._show_result(
            lambda width: [
                *done_lines(message, following, width, self._flow.host.key_of),
                BLANK,
                *queue_lines(items, dossier, interview, answers, ctx, width),
            ]
        )

    def _show_result(self, make: Lines) -> None:
        pane = self._flow.pane
        pane.add_class("-done")
        sheet = pane.query_one("#done-lines", Sheet)
        sheet.show(make)
        sheet.focus()
        self._head.show()
        pane.show_hints()

    def follow_next_step(self) -> None:
        """Do the step that was suggested."""
        flow = self._flow
        following, self._state.next_step = self._state.next_step, None
        flow.pane.remove_class("-done")
        if following is None:
            return
        item = following.item
        if following.kind == "note" and item is not None:
            navigation.write_to(flow.host, item)
        elif following.kind == "story":
            navigation.open_story(flow.host, None, following.about)
        elif following.kind == "add":
            flow.start(add_application, flow)
        else:
            flow.host.switch("today")


def _describe_result(items: Sequence[DueItem]) -> str:
    notes, promises = (sum(item.kind == kind for item in items) for kind in (DueKind.THANK_YOU, DueKind.PROMISE))
    return f"Debrief saved. To do: {count_of(notes, 'note')} and {count_of(promises, 'promise')}."
