"""Import of a file: show a preview of the changes, and ask for what the file does not say."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.imports.problems import FileNotImported
from interview_desk.domain.text import shorten
from interview_desk.ui.core import routes
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.core.wording import describe_problem
from interview_desk.ui.dialogs.ask import Ask, Preview
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.progress import Steps
from interview_desk.ui.flows.adding import choose_application
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.reading import read_with_progress, run_with_progress
from interview_desk.ui.toolkit.sheet import Lines
from interview_desk.ui.toolkit.spans import Line, TextSpan, paragraph

if TYPE_CHECKING:
    from interview_desk.services.imports.exchange import ImportResult
    from interview_desk.services.imports.foreign import Content
    from interview_desk.services.imports.options import ImportOptions

MOST_LINES = 10
"""Maximum number of preview lines shown; the rest is only counted."""


class FileImport:
    """Import of a file into the job search.

    Args:
        flow: the flow of the pane.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def action_import(self) -> None:
        """Import a file."""
        self.flow.start(self._choose_file)

    async def _choose_file(self) -> None:
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it

        allowed = " or ".join(exchange.SUFFIXES)

        def preview_path(text: str) -> Preview:
            path = _path_of(text)
            if not _is_file(path):
                return Preview(False, "no such file yet")
            fits = path.suffix.lower() in exchange.SUFFIXES
            return Preview(fits, str(path) if fits else f"what can be imported ends in {allowed}")

        hint = "The path of an invitation (.ics), a table (.csv, LinkedIn’s .zip), business cards (.vcf), or of an export (.json)."
        answer = await self.flow.ask(Ask("Import a file", hint, preview=preview_path, place="import"))
        if answer is not None:
            await self._import(_path_of(answer))

    async def _import(self, path: Path) -> None:
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it
        from interview_desk.services.imports.options import DEFAULT_OPTIONS, is_table  # noqa: PLC0415 - see above

        content = await self.flow.read(exchange.read_bytes, path)
        if content is None:
            return
        if is_table(path.name):
            self.flow.host.open(routes.COLUMNS, path.name, content)
            await self.flow.discard_scratch()  # the file was found, so the typed path can be dropped
            return

        texts = await self._read(path, content)
        if texts is None:
            return

        def run_import(import_options: "ImportOptions", *, dry_run: bool, steps: Steps) -> "ImportResult":
            return exchange.combine_results(
                exchange.import_files(
                    self.flow.desk,
                    self.flow.desk.settings,
                    texts,
                    dry_run=dry_run,
                    options=import_options,
                    progress=steps.report,
                )
            )

        options = DEFAULT_OPTIONS
        while (preview := await self._preview(path, partial(run_import, options))) is not None:
            new_options = await self._ask_missing_option(preview, options)
            if new_options is None:
                break
            options = new_options
        if preview is None:
            return
        title = f"{shorten(path.name, 40)}: {exchange.describe_preview(preview)}"
        if preview.is_empty:
            await self.flow.ask(
                Menu(
                    f"{shorten(path.name, 40)}: nothing to bring in",
                    (Choice("n", "leave it"),),
                    text=_preview_lines(preview, self.flow.host.key_of),
                )
            )
            return
        choices = (
            Choice("y", "bring it in", self.flow.host.with_keys("backs up your data first; {app.undo} undoes it")),
            Choice("n", "leave it"),
        )
        if await self.flow.ask(Menu(title, choices, text=_preview_lines(preview, self.flow.host.key_of))) == "y":
            await self._bring(path, partial(run_import, options))

    async def _read(self, path: Path, content: bytes) -> "dict[str, Content] | None":
        """Read the file in a process of its own; return None, after a message, if that is stopped or refused."""
        try:
            return await read_with_progress(self.flow, path.name, content)
        except Refused as refusal:
            self._show_refusal(path, refusal)
            return None

    async def _preview(self, path: Path, run: "Callable[..., ImportResult]") -> "ImportResult | None":
        """Return what the import would change; None, after a message, if that is stopped or refused."""

        def preview(steps: Steps) -> "ImportResult":
            return run(dry_run=True, steps=steps)

        try:
            return await run_with_progress(
                self.flow, f"Looking through {shorten(path.name, 40)}", preview, self.flow.read
            )
        except Refused as refusal:
            self._show_refusal(path, refusal)
            return None

    async def _bring(self, path: Path, run: "Callable[..., ImportResult]") -> None:
        """Import the file, and say what that changed."""
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it

        def bring(steps: Steps) -> str:
            return exchange.describe_result(run(dry_run=False, steps=steps))

        try:
            await run_with_progress(
                self.flow, f"Bringing in {shorten(path.name, 40)}", bring, self.flow.apply, at_once=False
            )
        except Refused as refusal:
            self._show_refusal(path, refusal)

    def _show_refusal(self, path: Path, refusal: Refused) -> None:
        if isinstance(refusal, Stopped):
            self.flow.host.show_message(TextSpan("Stopped; nothing was changed.", "muted"))
            return
        problem = FileNotImported(path.name, refusal.problem)
        self.flow.host.show_problem(describe_problem(problem, self.flow.host.key_of))

    async def _ask_missing_option(self, preview: "ImportResult", options: "ImportOptions") -> "ImportOptions | None":
        """Ask for an option that the file leaves open, and return the completed options.

        Return None if nothing is left to ask, or if the user cancels.
        """
        from interview_desk.domain.imports.problems import NotAnInterview, SeveralApplications, UnknownZone  # noqa: PLC0415 - see below
        from interview_desk.services.imports.options import zone_called  # noqa: PLC0415 - only an import needs it

        if "timezone" in preview.asks and options.zone is None:
            hint = _describe_first(preview, self.flow.host.key_of, UnknownZone)
            zone_name = await self.flow.ask(
                Ask("In which time zone is it?", hint, preview=_preview_zone, placeholder="America/New_York")
            )
            return options._replace(zone=zone_called(zone_name.strip())) if zone_name is not None else None
        is_about_one = preview.is_empty or len(preview.left_out) == 1
        if "application" in preview.asks and not options.application and is_about_one:
            hint = _describe_first(preview, self.flow.host.key_of, NotAnInterview, SeveralApplications)
            chosen = await choose_application(self.flow, f"Whose interview is it? {hint}")
            return options._replace(application=chosen) if chosen is not None else None
        return None


def _describe_first(preview: "ImportResult", key_of: KeyOf, *kinds: type[object]) -> str:
    """Describe the first item that was skipped for a reason of some kinds."""
    return next(describe_problem(item, key_of) for item in preview.left_out if isinstance(item.reason, kinds))


def _preview_zone(text: str) -> Preview:
    from interview_desk.services.imports.options import zone_called  # noqa: PLC0415 - only an import needs it

    is_known = zone_called(text.strip()) is not None
    return Preview(is_known, text.strip() if is_known else "no such time zone. Use a name such as America/New_York")


def _preview_lines(preview: "ImportResult", key_of: KeyOf) -> Lines | None:
    """Build the lines that say what would change and which items are skipped, or None if there are none."""
    entries = [
        *((text, "text") for text in preview.lines),
        *((f"skipped: {describe_problem(item, key_of)}", "due") for item in preview.left_out),
    ]
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
