"""Prep sheet of one interview: reading it, showing it, and the row under the cursor."""

from collections.abc import Callable
from functools import partial

from interview_desk.domain.practice.prep import PreparedQuestion, PrepSheet
from interview_desk.services.practice import preparing
from interview_desk.ui.core.links import link_of
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.prep.view import RowKey, build_background_lines, head_line, rows_of
from interview_desk.ui.toolkit.sheet import ListView


class OpenSheet:
    """Prep sheet that is open on the page.

    Args:
        flow: the flow of the page.
        application: ID of the interview's application.
        interview: ID of the interview.
        side_panel: the panel that shows the background.
    """

    def __init__(self, flow: Flow, application: str, interview: str, side_panel: SidePanel) -> None:
        self._flow = flow
        self.application = application
        self.interview = interview
        self._side_panel = side_panel
        self.content: PrepSheet | None = None

    @property
    def row(self) -> RowKey:
        """Key of the row under the cursor; its kind is empty if there is none."""
        key = self._flow.pane.query_one("#prep-rows", ListView).key
        return key if isinstance(key, RowKey) else RowKey("")

    @property
    def is_ready(self) -> bool:
        """True if the interview is marked as ready."""
        return self.content is not None and self.content.interview.ready_at is not None

    @property
    def has_link(self) -> bool:
        """True if the interview has a link that can be opened."""
        return self.content is not None and bool(link_of(self.content.interview))

    @property
    def own_questions(self) -> list[PreparedQuestion]:
        """Questions of the user's own; the pinned ones are not among them."""
        return [question for question in self.content.questions if question.id] if self.content is not None else []

    def find_own_question(self, row: RowKey) -> PreparedQuestion | None:
        """Return the user's own question that a row shows; None if it shows something else."""
        if row.kind != "question":
            return None
        return next((question for question in self.own_questions if question.id == row.name), None)

    async def read(self) -> None:
        """Read the sheet and show it; close the page if the interview no longer exists."""
        pane = self._flow.pane
        sheet = await self._flow.read(preparing.read_sheet, self._flow.desk, self.application, self.interview)
        if sheet is None:
            pane.dismiss()
            return
        self.content = sheet
        pane.query_one("#prep-head", Painted).show(head_line(sheet, self._flow.facts.ctx))
        key_of = self._flow.host.key_of
        pane.query_one("#prep-rows", ListView).fill(rows_of(sheet, key_of))
        self._side_panel.show(lambda width: build_background_lines(sheet, width, key_of))
        pane.show_hints()

    async def save(self, change: Callable[..., str], *arguments: str | None) -> None:
        """Save a change of what the sheet shows."""
        await self._flow.apply(change, self._flow.desk, *arguments, application=self.application)

    def save_in_background(self, change: Callable[..., str], *arguments: str) -> None:
        """Save a change that needs no dialog, in the background."""
        self._flow.pane.begin_work("act", partial(self.save, change, *arguments), exclusive=False)


class SheetActions:
    """Base of the actions on the prep sheet.

    Args:
        flow: the flow of the page.
        sheet: the sheet.
    """

    def __init__(self, flow: Flow, sheet: OpenSheet) -> None:
        self.flow = flow
        self.sheet = sheet
