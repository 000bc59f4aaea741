"""Preview of the import, computed in the background whenever the meaning of the columns or the search changes."""

from typing import TYPE_CHECKING

from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.search.dossier import Search
from interview_desk.services import queries
from interview_desk.ui.core.wording import describe_refusal
from interview_desk.ui.dialogs.progress import Steps
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.columns.view import preview_lines
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import Line, paragraph

if TYPE_CHECKING:
    from interview_desk.ui.pages.columns.mapping import ColumnMapping, ImportPreview

_AGAIN = 0.2
"""Seconds between updates of the progress."""


class PreviewPanel:
    """Panel that shows what the import would bring.

    Args:
        flow: the flow of the page.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._search: Search | None = None
        self._steps = Steps()
        self._is_unclear = False
        self.result: ImportPreview | None = None
        self.problem = ""

    def forget_search(self) -> None:
        """Read the search again for the next preview, because it has changed."""
        self._search = None

    def update(self, mapping: "ColumnMapping") -> None:
        """Compute the preview for a mapping, in the background; an earlier computation is stopped."""
        self._steps.stop()
        self._steps, self.result, self.problem = Steps(), None, ""
        self._is_unclear = mapping.is_unclear
        self.show()
        self._flow.pane.begin_work("plan", self._compute, mapping, self._steps)

    async def _compute(self, mapping: "ColumnMapping", steps: Steps) -> None:
        search = self._search or await self._flow.read(queries.get_search, self._flow.desk)
        if search is None:
            return
        self._search = search
        timer = self._flow.pane.set_interval(_AGAIN, self.show)
        try:
            preview = await self._flow.host.run_in_thread(mapping.preview, search, self._flow.facts.ctx, steps.report)
        except Stopped:  # a newer preview has replaced this one
            return
        except Refused as refusal:
            if steps is self._steps:
                self.problem = describe_refusal(refusal, self._flow.host.key_of)
                self.show()
            return
        finally:
            timer.stop()
        if steps is self._steps:
            self.result = preview
            self.show()

    def show(self) -> None:
        """Show the preview, or the progress of its computation, unless the page was closed meanwhile."""
        pane = self._flow.pane
        if pane.is_attached and pane.query("#preview"):
            pane.query_one("#preview", Sheet).show(self._draw)

    def _draw(self, width: int) -> list[Line]:
        host = self._flow.host
        unclear = host.with_keys("Some dates could be read two ways, such as 4/12. {table.dates} sets the order.")
        lines = paragraph(unclear, width, "due") if self._is_unclear else []
        if self.problem:
            return [
                *lines,
                *paragraph(f"{self.problem}. {host.key_of('table.mean')} sets what a column means.", width, "overdue"),
            ]
        if self.result is None:
            return [*lines, self._steps.line(width)._replace(on="")]
        return [*lines, *preview_lines(self.result, width, host.key_of)]
