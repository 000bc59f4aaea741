"""Table to be imported: reading it, showing its columns, and the actions that change what they mean."""

from typing import TYPE_CHECKING

from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.imports.problems import FileNotImported
from interview_desk.domain.text import shorten
from interview_desk.ui.core.wording import describe_problem
from interview_desk.ui.dialogs.menu import LETTERS, Choice, Menu
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.reading import read_with_progress
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.columns.preview import PreviewPanel
from interview_desk.ui.pages.columns.view import head_line, rows_of
from interview_desk.ui.toolkit.sheet import ListView

if TYPE_CHECKING:
    from interview_desk.services.imports.foreign import Content
    from interview_desk.ui.pages.columns.mapping import ColumnMapping


class OpenTable:
    """Table that is open on the page, with the meaning of its columns.

    Args:
        flow: the flow of the page.
        name: the name of the file.
        content: the bytes of the file.
        preview: the panel with the preview of the import.
    """

    def __init__(self, flow: Flow, name: str, content: bytes, preview: PreviewPanel) -> None:
        self._flow = flow
        self.name = name
        self.content: Content = content
        """The bytes; what was read from them, once it was."""
        self._preview = preview
        self.mapping: ColumnMapping | None = None
        """Meaning of the columns; None until the table was read."""

    @property
    def _column(self) -> int | None:
        """Number of the column under the cursor."""
        key = self._flow.pane.query_one("#columns", ListView).key
        return key if isinstance(key, int) else None

    def refresh(self) -> None:
        """Read the table if it was not read yet, else update the preview for the changed data."""
        self._preview.forget_search()
        if self.mapping is None:
            self._flow.start(self._read)
        else:
            self._preview.update(self.mapping)

    async def _read(self) -> None:
        """Read the table, and guess or recall the meaning of its columns."""
        from interview_desk.services.imports.foreign import ForeignFile  # noqa: PLC0415 - only an import needs it
        from interview_desk.ui.pages.columns.mapping import guess_mapping, scratch_place  # noqa: PLC0415 - see above

        try:
            if isinstance(self.content, bytes):
                files = await read_with_progress(self._flow, self.name, self.content)
                self.content = files[self.name]
            assert isinstance(self.content, ForeignFile)
            table = self.content.value
        except Stopped:
            self._flow.pane.dismiss()
            return
        except Refused as refusal:
            problem = FileNotImported(self.name, refusal.problem)
            self._flow.host.show_problem(describe_problem(problem, self._flow.host.key_of))
            self._flow.pane.dismiss()
            return
        saved_text = await self._flow.read(self._flow.desk.scratch, scratch_place(table))
        guess = self._flow.host.run_in_thread(guess_mapping, table, saved_text or "", self._flow.facts.ctx)
        self._set(await guess)

    def _set(self, mapping: "ColumnMapping") -> None:
        """Set the meaning of the columns, show it, and compute the preview again."""
        self.mapping = mapping
        pane = self._flow.pane
        pane.query_one("#table-head", Painted).show(head_line(self.name, mapping))
        pane.query_one("#columns", ListView).fill(rows_of(mapping))
        pane.show_hints()
        self._preview.update(mapping)

    def action_mean(self) -> None:
        """Ask for the meaning of the column."""
        if self._column is not None:
            self._flow.start(self._ask_meaning, self._column)

    async def _ask_meaning(self, n: int) -> None:
        mapping = self.mapping
        if mapping is None:
            return
        choices = [Choice(LETTERS[k], field.label) for k, field in enumerate(mapping.fields)]
        choice = await self._flow.ask(
            Menu(
                f"“{shorten(mapping.table.header[n], 40)}” means",
                [*choices, Choice("n", "nothing", "skip this column")],
            )
        )
        if choice is not None:
            name = "" if choice == "n" else mapping.fields[LETTERS.index(choice)].name
            self._set(mapping.assign(n, name, self._flow.facts.ctx))

    def action_leave_out(self) -> None:
        """Leave the column out, or restore the meaning that was guessed for it."""
        if self._column is not None and self.mapping is not None:
            self._set(self.mapping.toggle(self._column, self._flow.facts.ctx))

    def action_dates(self) -> None:
        """Switch between day-first and month-first dates."""
        if self.mapping is not None:
            self._set(self.mapping.switch_date_order(self._flow.facts.ctx))

    def action_kind(self) -> None:
        """Switch between a table of applications and a table of contacts."""
        if self.mapping is not None:
            self._set(self.mapping.switch_kind(self._flow.facts.ctx))

    def action_everyone(self) -> None:
        """Toggle, for contacts, between everyone and only people at known companies."""
        if self.mapping is not None and self.mapping.meaning.kind == "contacts":
            self._set(self.mapping.toggle_everyone())
