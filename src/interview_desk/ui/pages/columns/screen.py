"""Table import page: column meanings, date order, and a preview, before anything is saved."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.domain.dates.calendar import DATE_ORDERS, count_of
from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.imports.columns import KINDS
from interview_desk.domain.search.dossier import Search
from interview_desk.domain.text import shorten
from interview_desk.services import queries
from interview_desk.services.imports.options import DEFAULT_OPTIONS, ImportOptions, ParsedFile
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.progress import ProgressBox, Steps
from interview_desk.ui.flows.flows import LETTERS
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import Lines, ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, cut, line, paragraph

if TYPE_CHECKING:
    from interview_desk.domain.imports.columns import Meaning
    from interview_desk.formats.table_reader import Sheet as Table
    from interview_desk.services.imports.exchange import ImportResult

_SAMPLES = 3
_MAX_SKIPPED_SHOWN = 40
"""Maximum number of skipped rows that are listed."""
_AGAIN = 0.2
"""Seconds between updates of the preview's progress."""


class ColumnsPage(Page):
    """Page that maps the columns of a table to be imported.

    Args:
        name: the name of the file.
        content: the bytes of the file.
    """

    ROUTE = routes.COLUMNS
    CSS_PATH = "screen.tcss"
    SIDE_PANEL = "#would"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "mean", "what it means", tooltip="say what the column means", id="table.mean"),
        Binding(
            "x,space",
            "leave_out",
            "leave out",
            tooltip="leave the column out, or take it in again",
            id="table.leave_out",
        ),
        Binding("d", "dates", "day or month first", tooltip="how days such as 4/12 are written", id="table.dates"),
        Binding("t", "kind", "applications or people", tooltip="what the table is of", id="table.kind"),
        Binding(
            "e",
            "everyone",
            "everyone",
            tooltip="of a network: everyone, or people at companies of the search",
            id="table.everyone",
        ),
        Binding("y,ctrl+s", "bring", "bring it in", tooltip="bring the rows in", id="table.bring"),
        Binding("J", "beside(1)", "scroll", show=False, tooltip="scroll what it would bring", id="table.down"),
        Binding("K", "beside(-1)", "scroll back", show=False, tooltip="scroll it back", id="table.up"),
    ]

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__()
        self._file = name
        self._content = content
        self._table: Table | None = None
        self._meaning: Meaning | None = None
        self._guess: Meaning | None = None
        self._unclear = False
        self._existing: Search | None = None
        self._steps: Steps | None = None
        self._preview: tuple[ParsedFile, ImportResult] | None = None
        self._problem = ""

    def body(self) -> ComposeResult:
        """Compose the columns and the preview."""
        yield Painted(id="table-head")
        with Panel("Columns", id="columns-box"):
            yield ListView(id="columns")
        with Panel("This would bring", id="would-box"):
            yield Sheet(id="would")

    def home(self) -> Widget | None:
        """Return the list of columns."""
        return self.query_one("#columns", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints."""
        return (
            Hint("y", "bring it in", "screen.bring"),
            Hint("⏎", "what it means", "screen.mean"),
            Hint("x", "leave out", "screen.leave_out"),
            Hint("d", "day or month first", "screen.dates"),
            Hint("t", "applications or people", "screen.kind"),
            Hint("esc", "leave it", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Read the table if it was not read yet, else update the preview for the changed data."""
        self._existing = None
        if self._table is None:
            self.start(self._read)
        else:
            self._update_preview()

    async def _read(self) -> None:
        """Read the table, and guess or recall the meaning of its columns."""
        from interview_desk.formats import table_reader  # noqa: PLC0415 - see above
        from interview_desk.services.imports import tables  # noqa: PLC0415 - only a table needs it

        try:
            table = await self.host.run_in_thread(table_reader.read, self._content)
        except Refused as refusal:
            self.host.show_problem(f"{self._file}: {refusal}. Nothing was changed")
            self.dismiss()
            return
        saved_meaning = await self.run_database_work(self.desk.scratch, tables.remembered_at(table.header))
        self._table = table
        self._meaning, self._unclear = tables.meaning_of(table, saved_meaning or "", self.facts.ctx, DEFAULT_OPTIONS)
        self._guess = self._meaning
        self._show_columns()

    def _show_columns(self) -> None:
        """Show the current meaning of the columns, and recompute the preview."""
        if self._table is None or self._meaning is None:
            return
        self.query_one("#table-head", Painted).show(self._head())
        self.query_one("#columns", ListView).fill([Row(n, 1, self._column(n)) for n in range(len(self._table.header))])
        self.show_hints()
        self._update_preview()

    def _head(self) -> Line:
        assert self._table is not None
        assert self._meaning is not None
        from interview_desk.formats.table_reader import DELIMITERS  # noqa: PLC0415 - loaded already

        kind = "applications" if self._meaning.kind == "applications" else "people"
        sign = DELIMITERS.get(self._table.delimiter, f"“{self._table.delimiter}”")
        parts = [count_of(len(self._table.rows), "row"), sign, self._table.encoding]
        parts += [self._meaning.date_order.replace("-", " ")] if self._meaning.date_order else []
        source = f"{self._meaning.source}  " if self._meaning.source else ""
        return line(
            TextSpan(f" {shorten(self._file, 40)}  ", "key", bold=True),
            TextSpan(f"{source}{kind}  "),
            TextSpan(", ".join(parts), "muted"),
        )

    def _column(self, n: int) -> Lines:
        assert self._table is not None
        assert self._meaning is not None
        labels = {field.name: field.label for field in KINDS[self._meaning.kind]}
        field = self._meaning.columns[n]
        distinct_values = dict.fromkeys(cell for cell in self._table.column(n)[:50] if cell)
        samples = " · ".join(shorten(cell.replace("\n", " "), 30) for cell in list(distinct_values)[:_SAMPLES])
        name = self._table.header[n] or f"column {n + 1}"

        def draw(width: int) -> list[Line]:
            first = min(26, width // 3)
            label = cut(labels[field] if field else "left out", 20)
            return [
                line(
                    TextSpan(cut(name, first).ljust(first), bold=bool(field)),
                    TextSpan(" → " if field else " · ", "muted"),
                    TextSpan(label.ljust(20), "key" if field else "muted"),
                    TextSpan(cut(f" {samples}", max(width - first - 24, 0)), "muted"),
                )
            ]

        return draw

    # -- preview

    def _update_preview(self) -> None:
        if self._steps is not None:
            self._steps.stop()
        self._steps, self._preview, self._problem = Steps(), None, ""
        self._show_would()
        self.begin_work("plan", self._planning, self._steps)

    async def _planning(self, steps: Steps) -> None:
        search = self._existing or await self.run_database_work(queries.get_search, self.desk)
        if search is None or self._table is None or self._meaning is None:
            return
        self._existing = search
        timer = self.set_interval(_AGAIN, self._show_would)
        try:
            would = await self.host.run_in_thread(self._compute_preview, search, steps)
        except Stopped:  # a newer preview has replaced this one
            return
        except Refused as refusal:
            if steps is self._steps:
                self._problem = str(refusal)
                self._show_would()
            return
        finally:
            timer.stop()
        if steps is self._steps:
            self._preview = would
            self._show_would()

    def _compute_preview(self, search: Search, steps: Steps) -> "tuple[ParsedFile, ImportResult]":
        """Return the preview of the import; runs on a separate thread."""
        from interview_desk.services.imports import exchange, tables  # noqa: PLC0415 - only an import needs it

        assert self._table is not None
        assert self._meaning is not None
        tables.must_have(self._table, self._meaning)
        parsed = tables.import_table(self._table, self._meaning, search, self.facts.ctx, report_progress=steps.report)
        return parsed, exchange.counted(parsed.what, search)

    def _show_would(self) -> None:
        if not self.is_attached or not self.query("#would"):
            return  # the page was closed while the preview was computed
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it

        would, steps = self._preview, self._steps

        def lines(width: int) -> list[Line]:
            rendered: list[Line] = []
            if self._unclear:
                rendered += paragraph("Days such as 4/12 may be meant in two ways: d says which.", width, "due")
            if self._problem:
                return [
                    *rendered,
                    *paragraph(
                        self._problem.split("; say it", 1)[0] + ". ⏎ says what a column means.", width, "overdue"
                    ),
                ]
            if would is None:
                return [*rendered, *([steps.line(width)._replace(on="")] if steps is not None else [])]
            parsed, result = would
            rendered += paragraph(exchange.describe_preview(result), width)
            rendered += [
                part
                for skipped in parsed.left_out[:_MAX_SKIPPED_SHOWN]
                for part in paragraph(f"▲ {skipped.split(' (--', 1)[0]}", width, "due")
            ]
            return rendered

        self.query_one("#would", Sheet).show(lines)

    # -- meaning of the columns

    @property
    def _here(self) -> int | None:
        key = self.query_one("#columns", ListView).key
        return key if isinstance(key, int) else None

    def on_list_view_chosen(self) -> None:
        """Ask for the meaning of the column on a second click."""
        self.action_mean()

    def action_mean(self) -> None:
        """Ask for the meaning of the column."""
        if self._here is not None:
            self.start(self._asking, self._here)

    async def _asking(self, n: int) -> None:
        if self._meaning is None or self._table is None:
            return
        fields = KINDS[self._meaning.kind]
        choices = [Choice(LETTERS[k], field.label) for k, field in enumerate(fields)]
        choice = await self.ask(
            Menu(f"“{shorten(self._table.header[n], 40)}” means", [*choices, Choice("n", "nothing", "left out")])
        )
        if choice is not None:
            self._mean(n, "" if choice == "n" else fields[LETTERS.index(choice)].name)

    def _mean(self, n: int, name: str) -> None:
        assert self._meaning is not None
        many = {field.name for field in KINDS[self._meaning.kind] if field.many}
        columns = [("" if column == name and name not in many else column) for column in self._meaning.columns]
        columns[n] = name
        self._apply_meaning(self._meaning._replace(columns=tuple(columns)))

    def _apply_meaning(self, meaning: "Meaning", *, order: str = "") -> None:
        from interview_desk.services.imports import tables  # noqa: PLC0415 - loaded already

        assert self._table is not None
        options = ImportOptions(kind=meaning.kind, fields=meaning.columns, date_order=order or meaning.date_order)
        resolved, self._unclear = tables.meaning_of(self._table, "", self.facts.ctx, options)
        self._meaning = resolved._replace(only_known_companies=meaning.only_known_companies)
        self._show_columns()

    def action_leave_out(self) -> None:
        """Leave the column out, or restore the meaning that was guessed for it."""
        n = self._here
        if n is None or self._meaning is None or self._guess is None:
            return
        fitting = self._guess.columns[n] if self._guess.kind == self._meaning.kind else ""
        self._mean(n, "" if self._meaning.columns[n] else fitting)

    def action_dates(self) -> None:
        """Switch between day-first and month-first dates."""
        if self._meaning is not None:
            now = self._meaning.date_order
            self._apply_meaning(self._meaning, order=DATE_ORDERS[0] if now != DATE_ORDERS[0] else DATE_ORDERS[1])

    def action_kind(self) -> None:
        """Switch between a table of applications and a table of contacts."""
        if self._meaning is not None and self._table is not None:
            from interview_desk.domain.imports.columns import guess_meaning  # noqa: PLC0415 - loaded already

            other_kind = "contacts" if self._meaning.kind == "applications" else "applications"
            self._guess = guess_meaning(self._table.header, other_kind)
            self._apply_meaning(self._guess)

    def action_everyone(self) -> None:
        """Toggle, for contacts, between everyone and only people at known companies."""
        if self._meaning is not None and self._meaning.kind == "contacts":
            self._meaning = self._meaning._replace(only_known_companies=not self._meaning.only_known_companies)
            self._show_columns()

    def action_bring(self) -> None:
        """Import the rows."""
        if self._unclear:
            self.host.show_message(TextSpan("First: d says how days such as 4/12 are written.", "due"))
        elif self._preview is None:
            self.host.show_message(TextSpan(self._problem or "A moment: it is still being looked through.", "muted"))
        elif self._preview[1].is_empty:
            self.host.show_message(TextSpan("Nothing of it can be brought in; the reasons stand below.", "due"))
        else:
            self.start(self._bringing)

    async def _bringing(self) -> None:
        from interview_desk.services.imports import exchange  # noqa: PLC0415 - only an import needs it

        meaning = self._meaning
        assert meaning is not None
        options = ImportOptions(
            kind=meaning.kind,
            fields=meaning.columns,
            date_order=meaning.date_order,
            everyone=not meaning.only_known_companies,
        )
        steps = Steps()
        box = ProgressBox(f"Bringing in {shorten(self._file, 40)}", steps)
        self.app.push_screen(box)
        texts = {self._file: self._content}
        bring = partial(
            exchange.import_files, self.desk, self.desk.settings, texts, options=options, progress=steps.report
        )
        results = await self.run_database_work(bring)
        box.dismiss()
        if results is None:
            return
        await self.host.refresh_facts()
        self.dismiss()
        self.app.call_later(self.host.show_done, exchange.describe_result(results[self._file]))
