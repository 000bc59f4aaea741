"""Mapping of a table to be imported: the meaning of its columns, and what importing it would bring."""

from typing import NamedTuple

from interview_desk.domain.dates.calendar import DATE_ORDERS, count_of
from interview_desk.domain.imports.columns import KINDS, Field, Meaning, guess_meaning
from interview_desk.domain.imports.problems import SkippedItem
from interview_desk.domain.progress import Progress
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Search
from interview_desk.formats.table_reader import DELIMITERS
from interview_desk.formats.table_reader import Sheet as Table
from interview_desk.services.imports import exchange, tables
from interview_desk.services.imports.options import DEFAULT_OPTIONS, ImportOptions


class ImportPreview(NamedTuple):
    """Changes that an import would make."""

    summary: str
    skipped: tuple[SkippedItem, ...]
    """Rows that would be skipped, each with the reason."""
    is_empty: bool


class ColumnMapping(NamedTuple):
    """Table with the meaning of its columns."""

    table: Table
    meaning: Meaning
    guess: Meaning
    """Meaning before the user changed it, for a column that is left out and taken in again."""
    is_unclear: bool
    """True if it is not known in which order the table writes day and month."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Meanings that a column can have."""
        return KINDS[self.meaning.kind]

    @property
    def format_parts(self) -> list[str]:
        """Facts about the table: its rows, its delimiter, its encoding, and the order of its dates."""
        delimiter = DELIMITERS.get(self.table.delimiter, f"“{self.table.delimiter}”")
        parts = [count_of(len(self.table.rows), "row"), delimiter, self.table.encoding]
        return [*parts, self.meaning.date_order.replace("-", " ")] if self.meaning.date_order else parts

    @property
    def options(self) -> ImportOptions:
        """Options that import the table with this meaning."""
        return ImportOptions(
            kind=self.meaning.kind,
            fields=self.meaning.columns,
            date_order=self.meaning.date_order,
            everyone=not self.meaning.only_known_companies,
        )

    def label_of(self, n: int) -> str:
        """Return the meaning of a column in words; empty if the column is left out."""
        return next((field.label for field in self.fields if field.name == self.meaning.columns[n]), "")

    def assign(self, n: int, name: str, ctx: Context) -> "ColumnMapping":
        """Return the mapping with another meaning of a column; an empty name leaves the column out."""
        many = {field.name for field in self.fields if field.many}
        columns = ["" if column == name and name not in many else column for column in self.meaning.columns]
        columns[n] = name
        return self._resolve(self.meaning._replace(columns=tuple(columns)), ctx)

    def toggle(self, n: int, ctx: Context) -> "ColumnMapping":
        """Return the mapping without a column, or with the meaning that was guessed for it."""
        guess = self.guess.columns[n] if self.guess.kind == self.meaning.kind else ""
        return self.assign(n, "" if self.meaning.columns[n] else guess, ctx)

    def switch_date_order(self, ctx: Context) -> "ColumnMapping":
        """Return the mapping with day and month the other way round."""
        first, second = DATE_ORDERS
        order = first if self.meaning.date_order != first else second
        return self._resolve(self.meaning._replace(date_order=order), ctx)

    def switch_kind(self, ctx: Context) -> "ColumnMapping":
        """Return the mapping of a table of contacts instead of applications, or the other way round."""
        kind = "contacts" if self.meaning.kind == "applications" else "applications"
        guess = guess_meaning(self.table.header, kind)
        return self._resolve(guess, ctx)._replace(guess=guess)

    def toggle_everyone(self) -> "ColumnMapping":
        """Return the mapping that brings everyone instead of only people at known companies, or the reverse."""
        meaning = self.meaning
        return self._replace(meaning=meaning._replace(only_known_companies=not meaning.only_known_companies))

    def _resolve(self, meaning: Meaning, ctx: Context) -> "ColumnMapping":
        """Return the mapping with another meaning, and with the order of its dates if they reveal it."""
        options = ImportOptions(kind=meaning.kind, fields=meaning.columns, date_order=meaning.date_order)
        resolved, is_unclear = tables.meaning_of(self.table, "", ctx, options)
        resolved = resolved._replace(only_known_companies=meaning.only_known_companies)
        return self._replace(meaning=resolved, is_unclear=is_unclear)

    def preview(self, search: Search, ctx: Context, report_progress: Progress) -> ImportPreview:
        """Return what importing the table would bring.

        Args:
            search: the data already in the database.
            ctx: the current moment and the user's settings.
            report_progress: callback that receives the progress, and may stop the work.

        Raises:
            Refused: no column has the meaning that every row needs.
            Stopped: the work was stopped.
        """
        tables.must_have(self.table, self.meaning)
        parsed = tables.import_table(self.table, self.meaning, search, ctx, report_progress=report_progress)
        result = exchange.counted(parsed.what, search)._replace(left_out=parsed.left_out)
        return ImportPreview(exchange.describe_preview(result), parsed.left_out, result.is_empty)


def scratch_place(table: Table) -> str:
    """Return the place under which the meaning of such a table is saved."""
    return tables.remembered_at(table.header)


def guess_mapping(table: Table, saved_text: str, ctx: Context) -> ColumnMapping:
    """Return the mapping of a table as it was saved for such a table, or else as its heading and cells suggest."""
    meaning, is_unclear = tables.meaning_of(table, saved_text, ctx, DEFAULT_OPTIONS)
    return ColumnMapping(table, meaning, meaning, is_unclear)
