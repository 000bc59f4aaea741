"""Actions that go on writing the closing statement: at its points, its text, or with something learned today."""

from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.closing.statement import OpenStatement
from interview_desk.ui.toolkit.spans import TextSpan


class StatementWriter:
    """Actions that move to a part of the statement, or add to it.

    Args:
        flow: the flow of the page.
        statement: the open statement.
    """

    def __init__(self, flow: Flow, statement: OpenStatement) -> None:
        self._flow = flow
        self._statement = statement

    def focus_text(self) -> None:
        """Move to the end of the text."""
        area = self._statement.area
        area.move_cursor(area.document.end)
        self._flow.pane.set_focus(area)

    def action_write(self) -> None:
        """Move to the end of the text to continue writing."""
        if not self._flow.pane.is_writing:
            self.focus_text()

    def action_part(self, step: int) -> None:
        """Move from the points to the text, or back."""
        if step > 0:
            self._statement.commit_points()
            self.focus_text()
        else:
            self._statement.focus_points()

    def action_learned(self) -> None:
        """Add something learned in today's interview to the text."""
        learned = self._statement.learned
        if not learned:
            self._flow.host.show_message(
                TextSpan("Nothing was noted yet: what the debrief learns can be added here.", "muted")
            )
            return
        self._flow.start(self._add_learned, learned[:9])

    async def _add_learned(self, learned: tuple[str, ...]) -> None:
        choice = await self._flow.ask(
            Menu("Learned today", [Choice(str(n), text) for n, text in enumerate(learned, 1)], place="corner")
        )
        if choice is None:
            return
        area = self._statement.area
        text = learned[int(choice) - 1].rstrip(".")
        before = "" if not area.text or area.text.endswith((" ", "\n")) else " "
        area.move_cursor(area.document.end)
        area.insert(f"{before}You told me today: {text}.")
        area.focus()
