"""Import of the table, with the meaning that its columns have on the page."""

from functools import partial
from typing import TYPE_CHECKING

from interview_desk.domain.text import shorten
from interview_desk.ui.dialogs.progress import ProgressBox, Steps
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.columns.preview import PreviewPanel
from interview_desk.ui.pages.columns.table import OpenTable
from interview_desk.ui.toolkit.spans import TextSpan

if TYPE_CHECKING:
    from interview_desk.ui.pages.columns.mapping import ColumnMapping


class TableImport:
    """Import of a table.

    Args:
        flow: the flow of the page.
        table: the table.
        preview: the panel with the preview of the import.
    """

    def __init__(self, flow: Flow, table: OpenTable, preview: PreviewPanel) -> None:
        self._flow = flow
        self._table = table
        self._preview = preview

    def action_bring(self) -> None:
        """Import the rows."""
        host, mapping, preview = self._flow.host, self._table.mapping, self._preview.result
        if mapping is not None and mapping.is_unclear:
            host.show_message(
                TextSpan(
                    self._flow.host.with_keys("First press {table.dates} to set how dates such as 4/12 are written."),
                    "due",
                )
            )
        elif mapping is None or preview is None:
            host.show_message(TextSpan(self._preview.problem or "A moment: it is still being looked through.", "muted"))
        elif preview.is_empty:
            host.show_message(TextSpan("Nothing of it can be brought in; the reasons stand below.", "due"))
        else:
            self._flow.start(self._run, mapping)

    async def _run(self, mapping: "ColumnMapping") -> None:
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it

        pane, host, desk = self._flow.pane, self._flow.host, self._flow.desk
        steps = Steps()
        box = ProgressBox(f"Bringing in {shorten(self._table.name, 40)}", steps)
        pane.app.push_screen(box)
        bring = partial(
            exchange.import_files,
            desk,
            desk.settings,
            {self._table.name: self._table.content},
            options=mapping.options,
            progress=steps.report,
        )
        results = await self._flow.read(bring)
        box.dismiss()
        if results is None:
            return
        await host.refresh_facts()
        pane.dismiss()
        pane.app.call_later(host.show_done, exchange.describe_result(results[self._table.name]))
