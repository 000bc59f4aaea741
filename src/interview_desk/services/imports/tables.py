"""Import of a table: rows become applications or contacts, and skipped rows are listed by line.

Existing records have their blank fields completed.
"""

import json
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from interview_desk.domain.addresses import find_address
from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.cell_dates import NoDay, day_of, order_of
from interview_desk.domain.imports.cells import by_cells, is_nothing
from interview_desk.domain.imports.columns import KINDS, Meaning, guess_meaning
from interview_desk.domain.imports.links import same_link
from interview_desk.domain.imports.person_cells import split_person_cell
from interview_desk.domain.imports.problems import AmbiguousDay, MissingColumn, PeopleElsewhere, SkippedItem
from interview_desk.domain.imports.statuses import parse_status, says_more
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Entity, Search
from interview_desk.domain.search.people import PREFERENCES, Company, Contact
from interview_desk.domain.search.pipeline import LEVELS, OUTCOMES, STAGES, Application, Outcome, Stage, StageEntry
from interview_desk.domain.text import LINE_LIMIT, clean_line, clean_text, normalize_line, plain_words, shorten
from interview_desk.formats.document import Incoming
from interview_desk.formats.table_reader import Sheet
from interview_desk.services.imports.options import Employers, ImportOptions, ParsedFile
from interview_desk.services.pipeline.people import clean_greeting
from interview_desk.services.session import new_id

_DAYS = ("applied", "saved", "since", "answer_by", "dormant")
_SAMPLED = 200
"""Number of cells of a column that are sampled to infer its meaning."""
_SHIFTED = 0.5
"""Share of rows with cells beyond the heading above which these cells form a column without a name.

Up to this share, the rows are shifted and skipped.
"""
_HYPERLINK = re.compile(r'=HYPERLINK\(\s*"([^"]*)"\s*(?:[,;]\s*"([^"]*)"\s*)?\)', re.IGNORECASE)
_EVERY = 50
"""Number of rows between two progress reports."""
_MOST_COLUMNS_LISTED = 50
"""Maximum number of columns without a meaning that are listed."""
MOST_TOLD = 200
"""Maximum number of skipped rows that are listed individually."""
_LONG_TEXTS = ("remarks", "hired", "lesson", "postal_address")
"""Fields that may have many lines."""
_ORDER = (Company, Contact, Application)

LOOKING = "looking through"
"""Progress label while the rows are read."""


def remembered_at(header: Sequence[str]) -> str:
    """Return the storage key for the user's choices about tables with this heading."""
    names = "\n".join(" ".join(plain_words(name)) for name in header)
    return f"columns {sha256(names.encode()).hexdigest()[:24]}"


def decode_meaning(text: str) -> Meaning | None:
    """Decode the saved meaning of a table; return None if there is none or it doesn't fit this version."""
    try:
        data = json.loads(text) if text else None
        meaning = Meaning(**{**data, "columns": tuple(data["columns"])}) if isinstance(data, dict) else None
    except (ValueError, TypeError, KeyError):
        return None
    if meaning is None or meaning.kind not in KINDS:
        return None
    names = {field.name for field in KINDS[meaning.kind]} | {""}
    return meaning if names.issuperset(meaning.columns) else None


def encode_meaning(meaning: Meaning) -> str:
    """Encode the meaning of a table for saving."""
    return json.dumps(meaning._asdict())


def meaning_of(sheet: Sheet, saved_text: str, ctx: Context, options: ImportOptions) -> tuple[Meaning, bool]:
    """Determine the meaning of a table; return it with True if the order of its dates still has to be asked.

    The user's current choices take precedence, then those saved for such a table, then its heading.

    Raises:
        Refused: a column or field named by the user doesn't exist.
    """
    meaning = decode_meaning(saved_text)
    if meaning is None or len(meaning.columns) != len(sheet.header) or (options.kind and options.kind != meaning.kind):
        meaning = guess_meaning(sheet.header, options.kind)
        if not meaning.source:
            samples = [sheet.column(n, _SAMPLED) for n in range(len(sheet.header))]
            meaning = by_cells(meaning, samples, sheet.header)
    if options.fields:
        meaning = meaning._replace(columns=options.fields)
    if options.columns:
        meaning = _with_columns(meaning, sheet, options.columns)
    if options.everyone:
        meaning = meaning._replace(only_known_companies=False)
    if options.date_order:
        return meaning._replace(date_order=options.date_order), False
    if meaning.date_order:
        return meaning, False
    cells = [cell for n, field in enumerate(meaning.columns) if field in _DAYS for cell in sheet.column(n)]
    order, unclear = order_of(cells)
    order = order or (ctx.date_order if unclear else "")
    return meaning._replace(date_order=order), unclear and not order


def _with_columns(meaning: Meaning, sheet: Sheet, assignments: Sequence[tuple[str, str]]) -> Meaning:
    names = {field.name for field in KINDS[meaning.kind]}
    labels = {field.label: field.name for field in KINDS[meaning.kind]}
    many = {field.name for field in KINDS[meaning.kind] if field.many}
    new_columns = list(meaning.columns)
    for heading, field in assignments:
        field_name = labels.get(field, field)
        positions = [n for n, name in enumerate(sheet.header) if name.casefold() == heading.casefold()]
        if not positions:
            raise Refused(f"there is no column “{heading}”; there are {', '.join(sheet.header)}")
        if field_name and field_name not in names:
            raise Refused(f"“{field}” is nothing that a column can mean; allowed are {', '.join(sorted(names))}")
        if field_name not in many:
            new_columns = ["" if column == field_name else column for column in new_columns]
        new_columns[positions[0]] = field_name
    return meaning._replace(columns=tuple(new_columns))


class _RowError(Exception):
    """Reason why a row is skipped."""

    def __init__(self, problem: object) -> None:
        super().__init__(problem)
        self.problem = problem


class _Row(NamedTuple):
    """Row of a table: its line number, and its cells by field."""

    line: int
    values: dict[str, str]


def import_table(
    sheet: Sheet,
    meaning: Meaning,
    search: Search,
    ctx: Context,
    *,
    asks: tuple[str, ...] = (),
    report_progress: Progress = silent,
) -> ParsedFile:
    """Convert the rows of a table into entities to import.

    An existing application is recognized by its ID, its link, or company and role; a contact by ID, email,
    or name and company. Existing records have their blank fields completed, and nothing is overwritten.

    Args:
        sheet: the table.
        meaning: the meaning of the table and its columns.
        search: the data already in the database.
        ctx: the current moment and the user's settings.
        asks: open questions to pass on to the user; the rows they concern are skipped.
        report_progress: callback that receives the progress.
    """
    taking = (_Applications if meaning.kind == "applications" else _People)(meaning, search, ctx)
    left_out: list[SkippedItem] = []
    wider = [line for line, cells in sheet.rows if any(cells[len(sheet.header) :])]
    shifted = frozenset(wider) if len(wider) <= _SHIFTED * len(sheet.rows) else frozenset()
    for n, row in enumerate(_rows(sheet, meaning)):
        if n % _EVERY == 0:
            report_progress(LOOKING, n, len(sheet.rows))
        if row.line in shifted:
            reason = "it has more cells than the heading; is a cell with a comma in it without quotes?"
            left_out.append(SkippedItem(f"line {row.line}", reason))
            continue
        try:
            _check_lengths(row, meaning.kind)
            taking.take(row)
        except (_RowError, Refused) as error:
            left_out.append(SkippedItem(f"line {row.line}", error.problem))
    report_progress(LOOKING, len(sheet.rows), len(sheet.rows))
    entities = sorted(taking.brought.values(), key=lambda entity: _ORDER.index(type(entity)))
    more = len(left_out) - MOST_TOLD
    skipped = (
        *left_out[:MOST_TOLD],
        *((SkippedItem("", f"and {more:,} rows more"),) if more > 0 else ()),
        *taking.list_skipped(),
    )
    lines = (*taking.lines(sheet), *taking.describe_adjustments())
    if wider and not shifted:
        rows = f"line {wider[0]} has" if len(wider) == 1 else f"{len(wider):,} rows, line {wider[0]} first, have"
        lines = (
            *lines,
            f"{rows} cells beyond the heading, which are not taken; is a sign that parts cells not quoted?",
        )
    return ParsedFile(Incoming(tuple(entities), None), skipped, lines, asks)


def _rows(sheet: Sheet, meaning: Meaning) -> Iterator[_Row]:
    many = {field.name for field in KINDS[meaning.kind] if field.many}
    headings = {
        n: "" if " ".join(plain_words(name)) in {"remarks", "notes", "note"} else f"{name}: "
        for n, (name, field) in enumerate(zip(sheet.header, meaning.columns, strict=False))
        if field in many
    }
    for line, cells in sheet.rows:
        values: dict[str, str] = {}
        for n, field in enumerate(meaning.columns):
            cell = cells[n] if n < len(cells) else ""
            linked = _HYPERLINK.fullmatch(cell) if cell[:1] == "=" and len(cell) <= 2 * LINE_LIMIT else None
            if linked is not None:
                cell = linked[1] if field == "url" else linked[2] or linked[1]
            if not field or is_nothing(cell):
                continue
            if field in many:
                text = f"{headings[n]}{cell}"
                values[field] = f"{values[field]}\n{text}" if field in values else text
            else:
                values[field] = cell
        yield _Row(line, values)


def _check_lengths(row: _Row, kind: str) -> None:
    """Check that what has to fit on a line does, before anything looks for words or patterns in it.

    Raises:
        _RowError: a cell is too long.
    """
    for field in KINDS[kind]:
        length = len(row.values.get(field.name, "")) if field.name not in _LONG_TEXTS else 0
        if length > LINE_LIMIT:
            raise _RowError(f"“{field.label}” is {length:,} characters long; at most {LINE_LIMIT:,} fit")


class _RowImporter(ABC):
    """Base class for importing the rows of a table into the existing data."""

    def __init__(self, meaning: Meaning, search: Search, ctx: Context) -> None:
        self.brought: dict[str, Entity] = {}
        self._meaning = meaning
        self._ctx = ctx
        self._employers = Employers(search.companies)
        self._people = {contact.id: contact for contact in search.contacts}
        self._by_email = {
            contact.email.casefold(): contact.id for contact in reversed(search.contacts) if contact.email
        }
        self._by_name: dict[tuple[str, str | None], str] = {
            (contact.name.casefold(), contact.company): contact.id for contact in reversed(search.contacts)
        }
        self._seen: dict[object, int] = {}
        self._no_addresses: list[str] = []

    @abstractmethod
    def take(self, row: _Row) -> None:
        """Import a row.

        Raises:
            _RowError: the row can't be imported; the message says why.
        """

    def lines(self, sheet: Sheet) -> tuple[str, ...]:
        """Describe how the columns of the table were understood."""
        fields = {field.name: field.label for field in KINDS[self._meaning.kind]}
        mappings = [
            f"{_name_column(name, n)} → {fields[field]}"
            for n, (name, field) in enumerate(zip(sheet.header, self._meaning.columns, strict=True))
            if field
        ]
        unread = [_name_column(name, n) for n, name in enumerate(sheet.header) if not self._meaning.columns[n]]
        more = len(unread) - _MOST_COLUMNS_LISTED
        unread = [*unread[:_MOST_COLUMNS_LISTED], *([f"{more} more"] if more > 0 else [])]
        source = f"{self._meaning.source}: " if self._meaning.source else ""
        lines = [f"{source}{', '.join(mappings)}"]
        return (*lines, f"not taken: {', '.join(unread)}") if unread else tuple(lines)

    def list_skipped(self) -> tuple[SkippedItem, ...]:
        """Return the items skipped by rule rather than because of an error."""
        return ()

    def describe_adjustments(self) -> tuple[str, ...]:
        """Describe the values that were imported differently from how the table has them."""
        if not self._no_addresses:
            return ()
        first, more = shorten(normalize_line(self._no_addresses[0]), 40), len(self._no_addresses) - 1
        others = f", and {more:,} more like it," if more else ""
        return (f"“{first}”{others} isn’t an email address; it’s kept as text in the remarks",)

    def _company(self, name: str) -> Company:
        clean = clean_line(name, "the company")
        company = self._employers.called(clean)
        if company is None:
            company = Company(new_id(), clean)
            self._employers.add(company)
        self.brought.setdefault(company.id, company)
        return company

    def _person(self, name: str, email: str, phone: str, company: str | None) -> Contact | None:
        """Return the contact with this email or name, completed, or a new one.

        Return None if the row names nobody, or gives only an unknown email.
        """
        name, email, phone = split_person_cell(name, email, phone)
        address = find_address(email)
        unclear, email = ("" if address else email), address
        if not name and not email:
            return None
        contact_id = self._by_email.get(email.casefold()) if email else None
        if contact_id is None and name:
            same_name_id = self._by_name.get((name.casefold(), company)) or self._by_name.get((name.casefold(), None))
            contact_id = (
                same_name_id if same_name_id is not None and not (email and self._people[same_name_id].email) else None
            )
        if contact_id is None and not name:
            return None  # a greeting needs a name, not just an email
        before = self._people[contact_id] if contact_id is not None else Contact(new_id(), name, company)
        after = before._replace(
            email=before.email or email, phone=before.phone or phone, company=before.company or company
        )
        if unclear and unclear not in after.remarks:  # kept as text, because it is no address
            after = after._replace(remarks=f"{after.remarks}\nemail: {unclear}".strip())
            self._no_addresses.append(unclear)
        self._keep(after)
        return after

    def _keep(self, person: Contact) -> None:
        self._people[person.id] = self.brought[person.id] = person
        self._by_name[person.name.casefold(), person.company] = person.id
        if person.email:
            self._by_email[person.email.casefold()] = person.id

    def _first_of(self, key: object, line: int) -> None:
        """Record a row by its key; reject it if the table already contained the same one."""
        earlier = self._seen.setdefault(key, line)
        if earlier != line:
            raise _RowError(f"the same as line {earlier}")


class _Applications(_RowImporter):
    """Importer of rows that are applications."""

    def __init__(self, meaning: Meaning, search: Search, ctx: Context) -> None:
        super().__init__(meaning, search, ctx)
        self._applications = {application.id: application for application in search.applications}
        self._by_url = {
            same_link(application.url): application.id
            for application in reversed(search.applications)
            if application.url
        }
        self._by_role = {
            (application.company, application.role.casefold()): application.id
            for application in reversed(search.applications)
        }
        self._unknown: Counter[str] = Counter()

    def take(self, row: _Row) -> None:
        values = row.values
        if "company" not in values:
            raise _RowError("it names no company" if values else "it is empty")
        days = {name: self._day(values[name], name) for name in _DAYS if name in values}
        stage_and_outcome = self._parse_status(values)
        name = clean_line(values["company"], "the company")
        role = clean_line(values.get("role", ""), "the role")
        url = clean_line(values.get("url", ""), "the link")
        there = self._employers.called(name)
        self._first_of((name.casefold(), role.casefold(), same_link(url), days.get("applied")), row.line)
        existing = self._find_existing(values.get("id", ""), there, role, url)
        if existing is not None:
            self._first_of(existing.id, row.line)
        company = self._company(name)
        person = self._person(
            clean_line(values.get("person", ""), "the contact"),
            clean_line(values.get("email", ""), "the address"),
            clean_line(values.get("phone", ""), "the number"),
            company.id,
        )
        texts = self._build_texts(values)
        before = existing or Application(new_id(), company.id, role, self._history(days, stage_and_outcome[0]))
        after = before._replace(**{field: getattr(before, field) or text for field, text in texts.items()})  # type: ignore[arg-type]  # all of them are texts
        after = after._replace(
            lead_contact=before.lead_contact or (person.id if person is not None else None),
            offer_answer_by=before.offer_answer_by or days.get("answer_by"),
            dormant_since=before.dormant_since or days.get("dormant"),
        )
        if existing is None:
            level = " ".join(plain_words(values.get("level", "")))
            after = after._replace(outcome=stage_and_outcome[1], level=level if level in LEVELS else "unknown")
        self._applications[after.id] = self.brought[after.id] = after
        self._seen.setdefault(after.id, row.line)
        self._by_role[after.company, after.role.casefold()] = after.id
        if after.url:
            self._by_url[same_link(after.url)] = after.id

    def describe_adjustments(self) -> tuple[str, ...]:
        statuses = tuple(
            f"the status “{shorten(normalize_line(word), 40)}” ({count} times) means nothing here; it stands in the remarks"
            for word, count in self._unknown.most_common(20)
        )
        return (*super().describe_adjustments(), *statuses)

    def _find_existing(self, identity: str, company: Company | None, role: str, url: str) -> Application | None:
        if identity in self._applications:
            return self._applications[identity]
        if url and same_link(url) in self._by_url:
            return self._applications[self._by_url[same_link(url)]]
        if company is None:
            return None
        application = self._applications.get(self._by_role.get((company.id, role.casefold()), ""))
        return application if application is not None and not (url and application.url) else None

    def _day(self, cell: str, name: str) -> date:
        try:
            day = day_of(cell, self._meaning.date_order)
        except NoDay as no:
            if str(no) == "two days":
                raise _RowError(AmbiguousDay(cell)) from None
            raise _RowError(f"“{shorten(cell, 30)}” is no day") from None
        if day > self._ctx.today and name in {"applied", "saved", "since", "dormant"}:
            raise _RowError(f"“{shorten(cell, 30)}” is still to come")
        return day

    def _parse_status(self, values: dict[str, str]) -> tuple[Stage, Outcome | None]:
        """Return the stage and outcome of a row; the text of an unclear status is saved in the remarks."""
        otherwise = self._meaning.stage or (Stage.APPLIED if "applied" in values else Stage.SAVED)
        text, ended = values.get("stage", ""), " ".join(plain_words(values.get("outcome", "")))
        status = parse_status(text) if text else (otherwise, "")
        if status is None:
            self._unknown[text] += 1
            status = (otherwise, "")
        if text and says_more(text):
            values["remarks"] = "\n".join(part for part in (values.get("remarks", ""), f"Status: {text}") if part)
        stage, outcome = status
        if ended:
            by_outcome = (ended, ended) if ended in OUTCOMES else parse_status(ended)
            if by_outcome is not None and by_outcome[1]:
                return Stage.CLOSED, Outcome(by_outcome[1])
        return Stage(stage), Outcome(outcome) if stage == Stage.CLOSED else None

    def _history(self, days: dict[str, date], stage: Stage) -> tuple[StageEntry, ...]:
        """Build the stage history of an application from the days in a row: saved, applied, and the current stage."""
        today = self._ctx.today
        way = [
            StageEntry(name, days[name])
            for name in (Stage.SAVED, Stage.APPLIED)
            if name in days and STAGES.index(name) <= STAGES.index(stage)
        ]
        if len(way) > 1 and way[0].on > way[1].on:
            del way[0]  # saved after the application was sent
        last = max((entry.on for entry in way), default=None)
        if not way or way[-1].stage != stage:
            on = days.get("since") or last or today
            way.append(StageEntry(stage, max(on, last) if last is not None else on))
        return tuple(way)

    def _build_texts(self, values: dict[str, str]) -> dict[str, str]:
        least, most, currency = (values.get(name, "") for name in ("least", "most", "currency"))
        pay = values.get("salary", "") or "–".join(part for part in (least, most) if part)
        pay = f"{pay} {currency}" if pay and currency and currency not in pay else pay
        source = values.get("source", "") or ("LinkedIn" if self._meaning.source.startswith("LinkedIn") else "")
        return {
            "url": clean_line(values.get("url", ""), "the link"),
            "source": clean_line(source, "the source"),
            "location": clean_line(values.get("location", ""), "the location"),
            "salary": clean_line(pay, "the pay"),
            "who_was_hired": clean_text(values.get("hired", ""), "who was hired"),
            "lesson": clean_text(values.get("lesson", ""), "the lesson"),
            "remarks": clean_text(values.get("remarks", ""), "the remarks"),
        }


class _People(_RowImporter):
    """Importer of rows that are contacts."""

    def __init__(self, meaning: Meaning, search: Search, ctx: Context) -> None:
        super().__init__(meaning, search, ctx)
        self._elsewhere = 0

    def take(self, row: _Row) -> None:
        values = row.values
        parts = [values.get("given", ""), values.get("family", "")]
        name = clean_line(values.get("name", "") or " ".join(part for part in parts if part), "the name")
        if not name:
            raise _RowError("it names nobody" if values else "it is empty")
        where = clean_line(values.get("company", ""), "the company")
        if self._meaning.only_known_companies and self._employers.called(where) is None:
            self._elsewhere += 1
            return
        email = clean_line(values.get("email", "").partition(" ::: ")[0], "the address")
        phone = clean_line(values.get("phone", "").partition(" ::: ")[0], "the number")
        self._first_of((name.casefold(), where.casefold(), email.casefold()), row.line)
        company = self._company(where).id if where else None
        ours = self._people.get(values.get("id", ""))
        person = ours or self._person(name, email, phone, company)
        assert person is not None  # always found or created, because the name isn't empty
        wish = " ".join(plain_words(values.get("prefers", "")))
        self._keep(
            person._replace(
                title=person.title or clean_line(values.get("title", ""), "the title"),
                postal_address=person.postal_address
                or clean_text(values.get("postal_address", ""), "the postal address"),
                prefers=wish if person.prefers == "unknown" and wish in PREFERENCES else person.prefers,
                remarks=person.remarks or clean_text(values.get("remarks", ""), "the remarks"),
                greeting=person.greeting or clean_greeting(values.get("greeting", "")),
            )
        )

    def list_skipped(self) -> tuple[SkippedItem, ...]:
        if not self._elsewhere:
            return ()
        return (SkippedItem("", PeopleElsewhere(self._elsewhere)),)


def _name_column(heading: str, n: int) -> str:
    return shorten(normalize_line(heading), 60) or f"column {n + 1}"


def must_have(sheet: Sheet, meaning: Meaning) -> None:
    """Check that a table has the column without which no row can be imported.

    Raises:
        Refused: the column is missing.
    """
    needed = {"applications": ("company",), "contacts": ("name", "given", "family")}[meaning.kind]
    if not any(field in meaning.columns for field in needed):
        what = "which column is the company" if meaning.kind == "applications" else "which column is the name"
        raise Refused(MissingColumn(what, tuple(f"“{shorten(normalize_line(name), 30)}”" for name in sheet.header[:8])))
