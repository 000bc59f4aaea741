"""Head line of the Debrief pane: the interview, the time it takes, and whether it is saved."""

import asyncio

from interview_desk.domain.dates.calendar import say_day
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.panes.debrief.draft import DebriefDraft, DebriefState
from interview_desk.ui.panes.debrief.form import SECTIONS
from interview_desk.ui.panes.debrief.interview_list import InterviewList
from interview_desk.ui.toolkit.spans import Line, TextSpan, line


class DebriefHead:
    """Head line with a clock, which counts the time since the debrief was opened.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        interviews: the list of interviews.
    """

    def __init__(self, flow: Flow, state: DebriefState, interviews: InterviewList) -> None:
        self._flow = flow
        self._state = state
        self._interviews = interviews
        self._is_clock_shown = True
        self._started_at = 0.0

    def start_clock(self) -> None:
        """Start the clock."""
        self._started_at = asyncio.get_running_loop().time()

    def stop_clock(self) -> None:
        """Stop the clock, because the debrief is closed."""
        self._started_at = 0.0

    def action_clock(self) -> None:
        """Show or hide the clock."""
        self._is_clock_shown = not self._is_clock_shown
        self.show()

    def show(self) -> None:
        """Show the current state."""
        self._flow.pane.query_one("#debrief-head", Painted).show(self._draw())

    def _draw(self) -> Line:
        title = TextSpan(" Debrief  ", "key", bold=True)
        draft = self._state.draft
        if self._state.next_step is not None:
            return line(
                title, TextSpan(self._flow.host.with_keys("saved. {pane.back} goes to the interviews."), "muted")
            )
        if draft is None:
            message = (
                "No interviews have taken place yet. {debrief.new} adds the one you just had."
                if self._interviews.is_empty
                else "Newest first. {debrief.enter} opens one."
            )
            return line(title, TextSpan(self._flow.host.with_keys(message), "muted"))
        ctx = self._flow.facts.ctx
        day = say_day(ctx.day(draft.interview.starts_at), ctx.today)
        text, role = self._state.save_status
        return line(
            title,
            TextSpan(draft.dossier.company.name, bold=True),
            TextSpan(f"  {draft.dossier.application.role}", "muted"),
            TextSpan(f"  {draft.interview.style}, {day}", "muted"),
            right=[*self._draw_clock(draft), TextSpan(f"   {text} ", role)],
        )

    def _draw_clock(self, draft: DebriefDraft) -> list[TextSpan]:
        """Return the time passed, and an estimate of the time that the rest of the core takes."""
        if not self._is_clock_shown or not self._started_at:
            return []
        passed = int(asyncio.get_running_loop().time() - self._started_at)
        remaining_seconds = sum(
            section.seconds for section in SECTIONS if section.core and section.number >= draft.section
        )
        if not remaining_seconds:
            estimate = " so far; core done"
        else:
            minutes = max(round(remaining_seconds / 60), 1)
            is_wide = self._flow.pane.size.width >= 100
            estimate = f" so far, about {minutes} min to go" if is_wide else f" so far, {minutes} to go"
        return [TextSpan(f"{passed // 60}:{passed % 60:02}", bold=True), TextSpan(estimate, "muted")]
