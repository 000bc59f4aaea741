"""Practice runs of the closing statement: rehearsing it with the stopwatch, and the log of the runs."""

from interview_desk.domain.practice.speaking import LEAST_SECONDS, sentences
from interview_desk.services.practice import closing
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.closing.rehearsal import RehearsalPage
from interview_desk.ui.pages.closing.statement import OpenStatement
from interview_desk.ui.toolkit.spans import TextSpan


class PracticeRuns:
    """Actions that rehearse the statement and log the runs.

    Args:
        flow: the flow of the page.
        statement: the open statement.
    """

    def __init__(self, flow: Flow, statement: OpenStatement) -> None:
        self._flow = flow
        self._statement = statement

    def action_practise(self) -> None:
        """Practice the statement with a stopwatch."""
        if self._statement.id is None:
            return
        if not sentences(self._statement.text):
            self._flow.host.show_message(TextSpan("Write it first; three points and two sentences will do.", "muted"))
            return
        self._flow.start(self._practice)

    async def _practice(self) -> None:
        self._statement.save_now()
        await self._statement.store()
        limit = self._flow.facts.ctx.policies.closing_seconds
        seconds = await self._flow.ask(RehearsalPage(self._statement.text, limit))
        if seconds is not None and seconds < LEAST_SECONDS:
            self._flow.host.show_message(TextSpan(f"{seconds} s are too few for a run; it was not logged.", "due"))
        elif seconds is not None:
            await self._flow.apply(closing.log_practice_run, self._flow.desk, self._statement.id, seconds)
            await self._statement.read()

    def action_forget(self) -> None:
        """Remove the newest run from the log."""
        self._flow.start(self._remove_run)

    async def _remove_run(self) -> None:
        if self._statement.id is not None:
            await self._flow.apply(closing.remove_practice_run, self._flow.desk, self._statement.id)
            await self._statement.read()
