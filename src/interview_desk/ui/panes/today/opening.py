"""Actions that lead from Today elsewhere: a debrief, a page, the demo, a new application."""

from interview_desk.domain.queue.kinds import DueKind
from interview_desk.ui.core import navigation
from interview_desk.ui.flows.adding import add_application
from interview_desk.ui.flows.missed import NOT_PASSED, mark_missed
from interview_desk.ui.flows.opening import open_latest_prep, start_debrief
from interview_desk.ui.panes.today.due_list import DueListActions
from interview_desk.ui.toolkit.spans import TextSpan


class TodayOpener(DueListActions):
    """Actions that open something for the item under the cursor."""

    def action_new(self) -> None:
        """Add an application in one line."""
        self.flow.start(add_application, self.flow)

    def action_missed(self) -> None:
        """Mark the row's interview as one that did not take place, and open the note that asks for a new time."""
        item = self.due_list.current
        if item is None or not item.spec.offers_debrief or item.application is None or item.interview is None:
            self.flow.host.show_message(TextSpan(NOT_PASSED, "muted"))
        else:
            self.flow.start(mark_missed, self.flow, item.application, item.interview)

    def action_debrief(self) -> None:
        """Debrief the row's interview, or an interview entered in a line."""
        item = self.due_list.current
        if item is not None and item.spec.offers_debrief:
            navigation.open_debrief(self.flow.host, item.application, item.interview)
        else:
            self.flow.start(start_debrief, self.flow, item.application if item is not None else None)

    def action_prepare(self) -> None:
        """Open the prep sheet of the row's interview if the row asks for it, else of the next interview."""
        application = self._find_interview_to_prepare()
        if application is not None:
            self.flow.start(open_latest_prep, self.flow, application)

    def action_practise(self) -> None:
        """Open the closing statement for the row's interview if it asks to prepare, else for the next interview."""
        application = self._find_interview_to_prepare()
        if application is not None:
            navigation.open_closing(self.flow.host, application)

    def _find_interview_to_prepare(self) -> str | None:
        """Return the application of the interview to prepare; None after a message if no interview is known."""
        item, coming = self.due_list.current, self.flow.facts.next_interview
        if item is not None and item.application is not None and (item.kind == DueKind.PREPARE or coming is None):
            return item.application
        if coming is not None:
            return coming[0].application
        self.flow.host.show_hint("No interview yet. {board.interview} on the Board adds one.")
        return None

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.flow.host)

    def action_sample(self) -> None:
        """Open the demo, but only while there are no applications.

        This way a mistyped key cannot replace the user's own data on the screen.
        """
        if self.flow.facts.applications:
            self.flow.host.show_message(
                TextSpan("The sample desk opens from an empty one, or by “interview-desk demo”.", "muted")
            )
            return
        self.flow.host.leave_for_demo()
