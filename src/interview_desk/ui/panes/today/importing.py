"""Import of a file: show a preview of the changes, and ask for what the file does not say."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interview_desk.domain.text import shorten
from interview_desk.ui.core import routes
from interview_desk.ui.dialogs.ask import Ask, Preview
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flows import FlowPane
from interview_desk.ui.toolkit.sheet import Lines
from interview_desk.ui.toolkit.spans import Line, paragraph

if TYPE_CHECKING:
    from interview_desk.services.imports.exchange import ImportResult
    from interview_desk.services.imports.options import ImportOptions

MOST_LINES = 10
"""Maximum number of preview lines shown; the rest is only counted."""


class ImportMixin(FlowPane):
    """Mixin with the import of the Today pane."""

    def action_import(self) -> None:
        """Import a file."""
        self.start(self._importing)

    async def _importing(self) -> None:
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it

        allowed = " or ".join(exchange.SUFFIXES)

        def preview_path(text: str) -> Preview:
            path = _path_of(text)
            if not _is_file(path):
                return Preview(False, "no such file yet")
            fits = path.suffix.lower() in exchange.SUFFIXES
            return Preview(fits, str(path) if fits else f"what can be imported ends in {allowed}")

        hint = "The path of an invitation (.ics), a table (.csv, LinkedIn’s .zip), business cards (.vcf), or of an export (.json)."
        answer = await self.ask(Ask("Import a file", hint, preview=preview_path, place="import"))
        if answer is not None:
            await self._bringing(_path_of(answer))

    async def _bringing(self, path: Path) -> None:
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it
        from interview_desk.services.imports.options import DEFAULT_OPTIONS, is_table  # noqa: PLC0415 - see above

        contents = await self.run_database_work(exchange.read_files, path)
        if contents is None:
            return
        content = next(iter(contents.values()))
        if is_table(path.name) and isinstance(content, bytes):
            self.host.open(routes.COLUMNS, path.name, content)
            await self.discard_scratch()  # the file was found, so the typed path can be dropped
            return

        def bring(import_options: "ImportOptions", *, dry_run: bool) -> "ImportResult":
            texts = {Path(name).name: content for name, content in contents.items()}
            return exchange.combine_results(
                exchange.import_files(self.desk, self.desk.settings, texts, dry_run=dry_run, options=import_options)
            )

        options = DEFAULT_OPTIONS
        while (would := await self.run_database_work(partial(bring, options, dry_run=True))) is not None:
            new_options = await self._ask_missing_option(would, options)
            if new_options is None:
                break
            options = new_options
        if would is None:
            return
        title = f"{shorten(path.name, 40)}: {exchange.describe_preview(would)}"
        if would.is_empty:
            await self.ask(
                Menu(f"{shorten(path.name, 40)}: nothing to bring in", (Choice("n", "leave it"),), text=_preview(would))
            )
            return
        choices = (Choice("y", "bring it in", "a copy is made before; u takes it back"), Choice("n", "leave it"))
        if await self.ask(Menu(title, choices, text=_preview(would))) == "y":
            await self.act(lambda: exchange.describe_result(bring(options, dry_run=False)))

    async def _ask_missing_option(self, would: "ImportResult", options: "ImportOptions") -> "ImportOptions | None":
        """Ask for an option that the file leaves open, and return the completed options.

        Return None if nothing is left to ask, or if the user cancels.
        """
        from interview_desk.services.imports.options import zone_called  # noqa: PLC0415 - only an import needs it

        if "timezone" in would.asks and options.zone is None:
            zone_name = await self.ask(
                Ask("In which time zone is it?", _unclear(would), preview=_zone_echo, placeholder="America/New_York")
            )
            return options._replace(zone=zone_called(zone_name.strip())) if zone_name is not None else None
        if "application" in would.asks and not options.application and (would.is_empty or len(would.left_out) == 1):
            chosen = await self.choose_application(f"Whose interview is it? {_unclear(would)}")
            return options._replace(application=chosen) if chosen is not None else None
        return None


def _unclear(would: "ImportResult") -> str:
    """Return the reason for the first skipped item, without the advice for the command line."""
    return would.left_out[0].split("; say", 1)[0].split("; if it is one", 1)[0]


def _zone_echo(text: str) -> Preview:
    from interview_desk.services.imports.options import zone_called  # noqa: PLC0415 - only an import needs it

    is_known = zone_called(text.strip()) is not None
    return Preview(is_known, text.strip() if is_known else "no zone of that name; names are such as America/New_York")


def _preview(would: "ImportResult") -> Lines | None:
    """Build the lines that say what would change and which items are skipped, or None if there are none."""
    entries = [*((text, "text") for text in would.lines), *((f"left out: {text}", "due") for text in would.left_out)]
    if not entries:
        return None

    def lines(width: int) -> list[Line]:
        preview_lines = [
            paragraph_line for text, role in entries[:MOST_LINES] for paragraph_line in paragraph(text, width, role)
        ]
        remaining = len(entries) - MOST_LINES
        return [*preview_lines, *(paragraph(f"and {remaining} more", width, "muted") if remaining > 0 else [])]

    return lines


def _path_of(text: str) -> Path:
    """Convert typed text to a path, expanding `~` to the home directory where possible."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:  # no user of that name
        return path


def _is_file(path: Path) -> bool:
    """Return True if the path leads to a file, and False even for a path that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
