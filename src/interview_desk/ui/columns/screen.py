"""Table import page: column meanings, date order, and a preview, before anything is saved."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.desk.import_options import NOTHING_SAID, FromFile, Wanted
from interview_desk.domain.calendar import DATE_ORDERS, count_of
from interview_desk.domain.columns import KINDS
from interview_desk.domain.dossier import Search
from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.text import shorten
from interview_desk.store import read
from interview_desk.ui import routes
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.progress import ProgressBox, Steps
from interview_desk.ui.errands import LETTERS
from interview_desk.ui.fields import Painted
from interview_desk.ui.frame import Hint
from interview_desk.ui.page import Page
from interview_desk.ui.paint import Bit, Line, cut, line, paragraph
from interview_desk.ui.sheet import Box, Lines, Row, Rows, Sheet

if TYPE_CHECKING:
    from interview_desk.desk.exchange import Brought
    from interview_desk.domain.columns import Meaning
    from interview_desk.interchange.foreign_table import Sheet as Table

_SAMPLES = 3
_MOST_TOLD = 40
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
    BESIDE = "#would"
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
        self._known: Search | None = None
        self._steps: Steps | None = None
        self._would: tuple[FromFile, Brought] | None = None
        self._problem = ""

    def body(self) -> ComposeResult:
        """Compose the columns and the preview."""
        yield Painted(id="table-head")
        with Box("Columns", id="columns-box"):
            yield Rows(id="columns")
        with Box("This would bring", id="would-box"):
            yield Sheet(id="would")

    def home(self) -> Widget | None:
        """Return the list of columns."""
        return self.query_one("#columns", Rows)

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
        self._known = None
        if self._table is None:
            self.start(self._read)
        else:
            self._plan_anew()

    async def _read(self) -> None:
        """Read the table, and guess or recall the meaning of its columns."""
        from interview_desk.desk import table_in  # noqa: PLC0415 - only a table needs it
        from interview_desk.interchange import foreign_table  # noqa: PLC0415 - see above

        try:
            table = await self.host.beside(foreign_table.read, self._content)
        except Refused as refusal:
            self.host.problem(f"{self._file}: {refusal}. Nothing was changed")
            self.dismiss()
            return
        kept = await self.do(self.desk.scratch, table_in.remembered_at(table.header))
        self._table = table
        self._meaning, self._unclear = table_in.meaning_of(table, kept or "", self.facts.ctx, NOTHING_SAID)
        self._guess = self._meaning
        self._shown()

    def _shown(self) -> None:
        """Show the current meaning of the columns, and recompute the preview."""
        if self._table is None or self._meaning is None:
            return
        self.query_one("#table-head", Painted).show(self._head())
        self.query_one("#columns", Rows).fill([Row(n, 1, self._column(n)) for n in range(len(self._table.header))])
        self.show_hints()
        self._plan_anew()

    def _head(self) -> Line:
        assert self._table is not None
        assert self._meaning is not None
        from interview_desk.interchange.foreign_table import DELIMITERS  # noqa: PLC0415 - loaded already

        kind = "applications" if self._meaning.kind == "applications" else "people"
        sign = DELIMITERS.get(self._table.delimiter, f"“{self._table.delimiter}”")
        parts = [count_of(len(self._table.rows), "row"), sign, self._table.encoding]
        parts += [self._meaning.date_order.replace("-", " ")] if self._meaning.date_order else []
        source = f"{self._meaning.source}  " if self._meaning.source else ""
        return line(
            Bit(f" {shorten(self._file, 40)}  ", "key", bold=True),
            Bit(f"{source}{kind}  "),
            Bit(", ".join(parts), "muted"),
        )

    def _column(self, n: int) -> Lines:
        assert self._table is not None
        assert self._meaning is not None
        labels = {field.name: field.label for field in KINDS[self._meaning.kind]}
        field = self._meaning.columns[n]
        seen = dict.fromkeys(cell for cell in self._table.column(n)[:50] if cell)
        samples = " · ".join(shorten(cell.replace("\n", " "), 30) for cell in list(seen)[:_SAMPLES])
        name = self._table.header[n] or f"column {n + 1}"

        def draw(width: int) -> list[Line]:
            first = min(26, width // 3)
            label = cut(labels[field] if field else "left out", 20)
            return [
                line(
                    Bit(cut(name, first).ljust(first), bold=bool(field)),
                    Bit(" → " if field else " · ", "muted"),
                    Bit(label.ljust(20), "key" if field else "muted"),
                    Bit(cut(f" {samples}", max(width - first - 24, 0)), "muted"),
                )
            ]

        return draw

    # -- preview

    def _plan_anew(self) -> None:
        if self._steps is not None:
            self._steps.stop()
        self._steps, self._would, self._problem = Steps(), None, ""
        self._show_would()
        self.begin_work("plan", self._planning, self._steps)

    async def _planning(self, steps: Steps) -> None:
        known = self._known or await self.do(read.read_search, self.desk.connection)
        if known is None or self._table is None or self._meaning is None:
            return
        self._known = known
        timer = self.set_interval(_AGAIN, self._show_would)
        try:
            would = await self.host.beside(self._planned, known, steps)
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
            self._would = would
            self._show_would()

    def _planned(self, known: Search, steps: Steps) -> "tuple[FromFile, Brought]":
        """Return the preview of the import; runs on a separate thread."""
        from interview_desk.desk import exchange, table_in  # noqa: PLC0415 - only a table needs it

        assert self._table is not None
        assert self._meaning is not None
        table_in.must_have(self._table, self._meaning)
        found = table_in.taken_in(self._table, self._meaning, known, self.facts.ctx, tell=steps.tell)
        return found, exchange.counted(found.what, known)

    def _show_would(self) -> None:
        if not self.is_attached or not self.query("#would"):
            return  # the page was closed while the preview was computed
        from interview_desk.desk import exchange  # noqa: PLC0415 - only an import needs it

        would, steps = self._would, self._steps

        def lines(width: int) -> list[Line]:
            drawn: list[Line] = []
            if self._unclear:
                drawn += paragraph("Days such as 4/12 may be meant in two ways: d says which.", width, "due")
            if self._problem:
                return [
                    *drawn,
                    *paragraph(
                        self._problem.split("; say it", 1)[0] + ". ⏎ says what a column means.", width, "overdue"
                    ),
                ]
            if would is None:
                return [*drawn, *([steps.line(width)._replace(on="")] if steps is not None else [])]
            found, brought = would
            drawn += paragraph(exchange.told(brought), width)
            drawn += [
                part
                for told in found.left_out[:_MOST_TOLD]
                for part in paragraph(f"▲ {told.split(' (--', 1)[0]}", width, "due")
            ]
            return drawn

        self.query_one("#would", Sheet).show(lines)

    # -- meaning of the columns

    @property
    def _here(self) -> int | None:
        key = self.query_one("#columns", Rows).key
        return key if isinstance(key, int) else None

    def on_rows_chosen(self) -> None:
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
        taken = await self.ask(
            Menu(f"“{shorten(self._table.header[n], 40)}” means", [*choices, Choice("n", "nothing", "left out")])
        )
        if taken is not None:
            self._mean(n, "" if taken == "n" else fields[LETTERS.index(taken)].name)

    def _mean(self, n: int, name: str) -> None:
        assert self._meaning is not None
        many = {field.name for field in KINDS[self._meaning.kind] if field.many}
        columns = [("" if one == name and name not in many else one) for one in self._meaning.columns]
        columns[n] = name
        self._say(self._meaning._replace(columns=tuple(columns)))

    def _say(self, meaning: "Meaning", *, order: str = "") -> None:
        from interview_desk.desk import table_in  # noqa: PLC0415 - loaded already

        assert self._table is not None
        wanted = Wanted(kind=meaning.kind, fields=meaning.columns, date_order=order or meaning.date_order)
        found, self._unclear = table_in.meaning_of(self._table, "", self.facts.ctx, wanted)
        self._meaning = found._replace(only_known_companies=meaning.only_known_companies)
        self._shown()

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
            self._say(self._meaning, order=DATE_ORDERS[0] if now != DATE_ORDERS[0] else DATE_ORDERS[1])

    def action_kind(self) -> None:
        """Switch between a table of applications and a table of contacts."""
        if self._meaning is not None and self._table is not None:
            from interview_desk.domain.columns import guessed  # noqa: PLC0415 - loaded already

            other = "contacts" if self._meaning.kind == "applications" else "applications"
            self._guess = guessed(self._table.header, other)
            self._say(self._guess)

    def action_everyone(self) -> None:
        """Toggle, for contacts, between everyone and only people at known companies."""
        if self._meaning is not None and self._meaning.kind == "contacts":
            self._meaning = self._meaning._replace(only_known_companies=not self._meaning.only_known_companies)
            self._shown()

    def action_bring(self) -> None:
        """Import the rows."""
        if self._unclear:
            self.host.say(Bit("First: d says how days such as 4/12 are written.", "due"))
        elif self._would is None:
            self.host.say(Bit(self._problem or "A moment: it is still being looked through.", "muted"))
        elif self._would[1].is_empty:
            self.host.say(Bit("Nothing of it can be brought in; the reasons stand below.", "due"))
        else:
            self.start(self._bringing)

    async def _bringing(self) -> None:
        from interview_desk.desk import exchange  # noqa: PLC0415 - only an import needs it

        meaning = self._meaning
        assert meaning is not None
        wanted = Wanted(
            kind=meaning.kind,
            fields=meaning.columns,
            date_order=meaning.date_order,
            everyone=not meaning.only_known_companies,
        )
        steps = Steps()
        box = ProgressBox(f"Bringing in {shorten(self._file, 40)}", steps)
        self.app.push_screen(box)
        texts = {self._file: self._content}
        bring = partial(exchange.bring_in, self.desk, self.desk.settings, texts, wanted=wanted, tell=steps.tell)
        brought = await self.do(bring)
        box.dismiss()
        if brought is None:
            return
        await self.host.refresh_facts()
        self.dismiss()
        self.app.call_later(self.host.done, exchange.done(brought[self._file]))
