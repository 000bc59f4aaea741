"""Actions that copy the prep sheet, or write it to a file."""

from interview_desk.ui.core.copying import SENT, CopyState, copy_text
from interview_desk.ui.pages.prep.open_sheet import SheetActions
from interview_desk.ui.toolkit import clipboard
from interview_desk.ui.toolkit.spans import TextSpan


class SheetExport(SheetActions):
    """Actions that take the sheet out of the app as text."""

    async def _read_text(self) -> str | None:
        from interview_desk.services.exports.exporting import ExportOptions, exported  # noqa: PLC0415 - only what leaves needs it

        desk = self.flow.desk
        return await self.flow.read(exported, desk, desk.settings, ExportOptions("md", self.sheet.interview))

    def action_copy(self) -> None:
        """Copy the sheet to the clipboard."""
        self.flow.start(self._copy)

    async def _copy(self) -> None:
        text = await self._read_text()
        if text is None:
            return
        host = self.flow.host
        result = await copy_text(host, text)
        if result.state != CopyState.VERIFIED:
            host.show_message(
                TextSpan(f"{SENT}. " if result.state == CopyState.SENT else "Not copied: no clipboard here. ", "due"),
                TextSpan(host.key_of("prep.file"), "key", bold=True),
                TextSpan(" saves a file.", "muted"),
            )
        else:
            host.show_message(TextSpan("✓ ", "ok"), TextSpan(f"{result.message} the prep sheet."))

    def action_file(self) -> None:
        """Write the sheet to a file."""
        self.flow.start(self._write_file)

    async def _write_file(self) -> None:
        text = await self._read_text()
        content = self.sheet.content
        if text is None or content is None:
            return
        folder = self.flow.desk.database.path.parent / "sheets"
        name = f"prep-{content.dossier.company.name}-{self.sheet.interview[:6]}"
        path = await self.flow.read(clipboard.to_file, text, folder, name, ".md")
        if path is not None:
            self.flow.host.show_message(TextSpan("✓ ", "ok"), TextSpan(f"Written to {path}"))
