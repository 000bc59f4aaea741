"""A table that comes in: rows become applications or people; what is known is completed, what cannot be read is told by its line."""

import json
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from interview_desk.desk.desk import new_id
from interview_desk.desk.import_options import Employers, FromFile, Wanted
from interview_desk.domain import columns
from interview_desk.domain.columns import KINDS, Meaning, NoDay, day_of, is_nothing, same_link, says_more, standing_of
from interview_desk.domain.dossier import Entity, Search
from interview_desk.domain.errors import Refused
from interview_desk.domain.people import PREFERENCES, Company, Contact
from interview_desk.domain.pipeline import LEVELS, OUTCOMES, STAGES, Application, Outcome, Stage, StageEntry
from interview_desk.domain.plan.item import Context
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.text import clean_line, clean_text, joined, plain_words, shorten
from interview_desk.interchange.document import Incoming
from interview_desk.interchange.foreign_table import Sheet

_DAYS = ("applied", "saved", "since", "answer_by", "dormant")
_SAMPLED = 200
"""So many cells of a column tell what it means."""
_SHIFTED = 0.5
"""Where more rows than this share have cells beyond the heading, it is a column without a name; else those rows are shifted."""
_HYPERLINK = re.compile(r'=HYPERLINK\(\s*"([^"]*)"\s*(?:[,;]\s*"([^"]*)"\s*)?\)', re.IGNORECASE)
_EVERY = 500
"""After so many rows it is said how far it is."""
MOST_TOLD = 200
"""So many rows that were left out are told one by one."""
_ORDER = (Company, Contact, Application)

LOOKING = "looking through"
"""What is told while the rows are looked at."""


def remembered_at(header: Sequence[str]) -> str:
    """Where what the user said of tables with this heading is kept."""
    names = "\n".join(" ".join(plain_words(name)) for name in header)
    return f"columns {sha256(names.encode()).hexdigest()[:24]}"


def remembered(text: str) -> Meaning | None:
    """What was kept of a table; None where nothing that fits this program."""
    try:
        told = json.loads(text) if text else None
        meaning = Meaning(**{**told, "columns": tuple(told["columns"])}) if isinstance(told, dict) else None
    except (ValueError, TypeError, KeyError):
        return None
    if meaning is None or meaning.kind not in KINDS:
        return None
    names = {field.name for field in KINDS[meaning.kind]} | {""}
    return meaning if names.issuperset(meaning.columns) else None


def to_remember(meaning: Meaning) -> str:
    """What is kept of a table."""
    return json.dumps(meaning._asdict())


def meaning_of(sheet: Sheet, kept: str, ctx: Context, wanted: Wanted) -> tuple[Meaning, bool]:
    """What a table is, and whether its days still have to be asked for.

    What the user says now counts first, then what was said of such a table before, then what its heading tells.

    Raises:
        Refused: a column or a field that was named is not there.
    """
    meaning = remembered(kept)
    if meaning is None or len(meaning.columns) != len(sheet.header) or (wanted.kind and wanted.kind != meaning.kind):
        meaning = columns.guessed(sheet.header, wanted.kind)
        if not meaning.source:
            samples = [sheet.column(n)[:_SAMPLED] for n in range(len(sheet.header))]
            meaning = columns.by_cells(meaning, samples, sheet.header)
    if wanted.fields:
        meaning = meaning._replace(columns=wanted.fields)
    if wanted.columns:
        meaning = _with_columns(meaning, sheet, wanted.columns)
    if wanted.everyone:
        meaning = meaning._replace(only_known_companies=False)
    if wanted.date_order:
        return meaning._replace(date_order=wanted.date_order), False
    if meaning.date_order:
        return meaning, False
    cells = [cell for n, field in enumerate(meaning.columns) if field in _DAYS for cell in sheet.column(n)]
    order, unclear = columns.order_of(cells)
    order = order or (ctx.date_order if unclear else "")
    return meaning._replace(date_order=order), unclear and not order


def _with_columns(meaning: Meaning, sheet: Sheet, said: Sequence[tuple[str, str]]) -> Meaning:
    names = {field.name for field in KINDS[meaning.kind]}
    labels = {field.label: field.name for field in KINDS[meaning.kind]}
    many = {field.name for field in KINDS[meaning.kind] if field.many}
    found = list(meaning.columns)
    for heading, field in said:
        wanted = labels.get(field, field)
        places = [n for n, name in enumerate(sheet.header) if name.casefold() == heading.casefold()]
        if not places:
            raise Refused(f"there is no column “{heading}”; there are {', '.join(sheet.header)}")
        if wanted and wanted not in names:
            raise Refused(f"“{field}” is nothing that a column can mean; allowed are {', '.join(sorted(names))}")
        if wanted not in many:
            found = ["" if one == wanted else one for one in found]
        found[places[0]] = wanted
    return meaning._replace(columns=tuple(found))


class _RowError(Exception):
    """Why a row is not taken in."""


class _Row(NamedTuple):
    """One row: its line, and what its cells mean."""

    line: int
    values: dict[str, str]


def taken_in(
    sheet: Sheet, meaning: Meaning, known: Search, ctx: Context, *, asks: tuple[str, ...] = (), tell: Progress = silent
) -> FromFile:
    """What the rows of a table bring to a search.

    An application is known by its id, its link, or company and role; a person by the id, the address, or name and company. What is known
    is completed where nothing stood, and never overwritten.

    Args:
        sheet: the table.
        meaning: what it is.
        known: the search as it is.
        ctx: the moment, and where the user lives.
        asks: what has to be asked; then the rows that it is about are left out.
        tell: is told how far it is.
    """
    taking = (_Applications if meaning.kind == "applications" else _People)(meaning, known, ctx)
    left_out: list[str] = []
    wider = [line for line, cells in sheet.rows if any(cells[len(sheet.header) :])]
    shifted = frozenset(wider) if len(wider) <= _SHIFTED * len(sheet.rows) else frozenset()
    for n, row in enumerate(_rows(sheet, meaning)):
        if n % _EVERY == 0:
            tell(LOOKING, n, len(sheet.rows))
        if row.line in shifted:
            left_out.append(
                f"line {row.line}: it has more cells than the heading; is a cell with a comma in it without quotes?"
            )
            continue
        try:
            taking.take(row)
        except (_RowError, Refused) as reason:
            left_out.append(f"line {row.line}: {reason}")
    tell(LOOKING, len(sheet.rows), len(sheet.rows))
    entities = sorted(taking.brought.values(), key=lambda one: _ORDER.index(type(one)))
    more = len(left_out) - MOST_TOLD
    told = (*left_out[:MOST_TOLD], *((f"and {more:,} rows more",) if more > 0 else ()), *taking.aside())
    lines = (*taking.lines(sheet), *taking.noted())
    if wider and not shifted:
        rows = f"line {wider[0]} has" if len(wider) == 1 else f"{len(wider):,} rows, line {wider[0]} first, have"
        lines = (
            *lines,
            f"{rows} cells beyond the heading, which are not taken; is a sign that parts cells not quoted?",
        )
    return FromFile(Incoming(tuple(entities), None), told, lines, asks)


def _rows(sheet: Sheet, meaning: Meaning) -> Iterator[_Row]:
    many = {field.name for field in KINDS[meaning.kind] if field.many}
    for line, cells in sheet.rows:
        values: dict[str, str] = {}
        for n, field in enumerate(meaning.columns):
            cell = cells[n] if n < len(cells) else ""
            linked = _HYPERLINK.fullmatch(cell)
            if linked is not None:
                cell = linked[1] if field == "url" else linked[2] or linked[1]
            if not field or is_nothing(cell):
                continue
            if field in many:
                name = sheet.header[n]
                told = cell if " ".join(plain_words(name)) in {"remarks", "notes", "note"} else f"{name}: {cell}"
                values[field] = f"{values[field]}\n{told}" if field in values else told
            else:
                values[field] = cell
        yield _Row(line, values)


class _Taking(ABC):
    """A search while the rows of a table are taken into it."""

    def __init__(self, meaning: Meaning, known: Search, ctx: Context) -> None:
        self.brought: dict[str, Entity] = {}
        self._meaning = meaning
        self._ctx = ctx
        self._employers = Employers(known.companies)
        self._people = {one.id: one for one in known.contacts}
        self._by_email = {one.email.casefold(): one.id for one in reversed(known.contacts) if one.email}
        self._by_name: dict[tuple[str, str | None], str] = {
            (one.name.casefold(), one.company): one.id for one in reversed(known.contacts)
        }
        self._seen: dict[object, int] = {}

    @abstractmethod
    def take(self, row: _Row) -> None:
        """Take a row in.

        Raises:
            _RowError: it cannot be; why.
        """

    def lines(self, sheet: Sheet) -> tuple[str, ...]:
        """What was understood of the table."""
        fields = {field.name: field.label for field in KINDS[self._meaning.kind]}
        told = [
            f"{name or f'column {n + 1}'} → {fields[field]}"
            for n, (name, field) in enumerate(zip(sheet.header, self._meaning.columns, strict=True))
            if field
        ]
        unread = [name or f"column {n + 1}" for n, name in enumerate(sheet.header) if not self._meaning.columns[n]]
        source = f"{self._meaning.source}: " if self._meaning.source else ""
        lines = [f"{source}{', '.join(told)}"]
        return (*lines, f"not taken: {', '.join(unread)}") if unread else tuple(lines)

    def aside(self) -> tuple[str, ...]:
        """What was left out by rule, and not for a fault."""
        return ()

    def noted(self) -> tuple[str, ...]:
        """What was taken in otherwise than it stands there."""
        return ()

    def _company(self, name: str) -> Company:
        clean = clean_line(name, "the company")
        company = self._employers.called(clean)
        if company is None:
            company = Company(new_id(), clean)
            self._employers.add(company)
        self.brought.setdefault(company.id, company)
        return company

    def _person(self, name: str, email: str, phone: str, company: str | None) -> Contact | None:
        """The person of an address or a name, completed; somebody new where nobody is known. None where the row names nobody."""
        if not name and not email:
            return None
        found = self._by_email.get(email.casefold()) if email else None
        if found is None and name:
            same = self._by_name.get((name.casefold(), company)) or self._by_name.get((name.casefold(), None))
            found = same if same is not None and not (email and self._people[same].email) else None
        if found is None and not name:
            return None  # an address alone greets nobody
        before = self._people[found] if found is not None else Contact(new_id(), name, company)
        after = before._replace(
            email=before.email or email, phone=before.phone or phone, company=before.company or company
        )
        self._keep(after)
        return after

    def _keep(self, person: Contact) -> None:
        self._people[person.id] = self.brought[person.id] = person
        self._by_name[person.name.casefold(), person.company] = person.id
        if person.email:
            self._by_email[person.email.casefold()] = person.id

    def _first_of(self, key: object, line: int) -> None:
        """Remember a row by what it is; refuse one that stands in the table already."""
        earlier = self._seen.setdefault(key, line)
        if earlier != line:
            raise _RowError(f"the same as line {earlier}")


class _Applications(_Taking):
    """Rows that are applications."""

    def __init__(self, meaning: Meaning, known: Search, ctx: Context) -> None:
        super().__init__(meaning, known, ctx)
        self._applications = {one.id: one for one in known.applications}
        self._by_url = {same_link(one.url): one.id for one in reversed(known.applications) if one.url}
        self._by_role = {(one.company, one.role.casefold()): one.id for one in reversed(known.applications)}
        self._unknown: Counter[str] = Counter()

    def take(self, row: _Row) -> None:
        values = row.values
        if "company" not in values:
            raise _RowError("it names no company" if values else "it is empty")
        days = {name: self._day(values[name], name) for name in _DAYS if name in values}
        standing = self._standing(values)
        name = clean_line(values["company"], "the company")
        role = clean_line(values.get("role", ""), "the role")
        url = clean_line(values.get("url", ""), "the link")
        there = self._employers.called(name)
        self._first_of((name.casefold(), role.casefold(), same_link(url), days.get("applied")), row.line)
        known = self._known(values.get("id", ""), there, role, url)
        if known is not None:
            self._first_of(known.id, row.line)
        company = self._company(name)
        person = self._person(
            clean_line(values.get("person", ""), "the contact"),
            clean_line(values.get("email", ""), "the address"),
            clean_line(values.get("phone", ""), "the number"),
            company.id,
        )
        told = self._told(values)
        before = known or Application(new_id(), company.id, role, self._history(days, standing[0]))
        after = before._replace(**{field: getattr(before, field) or text for field, text in told.items()})  # type: ignore[arg-type]  # all of them are texts
        after = after._replace(
            lead_contact=before.lead_contact or (person.id if person is not None else None),
            offer_answer_by=before.offer_answer_by or days.get("answer_by"),
            dormant_since=before.dormant_since or days.get("dormant"),
        )
        if known is None:
            level = " ".join(plain_words(values.get("level", "")))
            after = after._replace(outcome=standing[1], level=level if level in LEVELS else "unknown")
        self._applications[after.id] = self.brought[after.id] = after
        self._seen.setdefault(after.id, row.line)
        self._by_role[after.company, after.role.casefold()] = after.id
        if after.url:
            self._by_url[same_link(after.url)] = after.id

    def noted(self) -> tuple[str, ...]:
        return tuple(
            f"the status “{shorten(word, 40)}” ({count} times) means nothing here; it stands in the remarks"
            for word, count in self._unknown.most_common(20)
        )

    def _known(self, identity: str, company: Company | None, role: str, url: str) -> Application | None:
        if identity in self._applications:
            return self._applications[identity]
        if url and same_link(url) in self._by_url:
            return self._applications[self._by_url[same_link(url)]]
        if company is None:
            return None
        found = self._applications.get(self._by_role.get((company.id, role.casefold()), ""))
        return found if found is not None and not (url and found.url) else None

    def _day(self, cell: str, name: str) -> date:
        try:
            day = day_of(cell, self._meaning.date_order)
        except NoDay as no:
            if str(no) == "two days":
                raise _RowError(
                    f"“{shorten(cell, 30)}” may be two days; say how days are written (--dates day-first)"
                ) from None
            raise _RowError(f"“{shorten(cell, 30)}” is no day") from None
        if day > self._ctx.today and name in {"applied", "saved", "since", "dormant"}:
            raise _RowError(f"“{shorten(cell, 30)}” is still to come")
        return day

    def _standing(self, values: dict[str, str]) -> tuple[Stage, Outcome | None]:
        """The stage and the outcome of a row; a word that nobody knows is kept in the remarks."""
        otherwise = self._meaning.stage or (Stage.APPLIED if "applied" in values else Stage.SAVED)
        text, ended = values.get("stage", ""), " ".join(plain_words(values.get("outcome", "")))
        found = standing_of(text) if text else (otherwise, "")
        if found is None:
            self._unknown[text] += 1
            found = (otherwise, "")
        if text and says_more(text):
            values["remarks"] = "\n".join(part for part in (values.get("remarks", ""), f"Status: {text}") if part)
        stage, outcome = found
        if ended:
            by_outcome = (ended, ended) if ended in OUTCOMES else standing_of(ended)
            if by_outcome is not None and by_outcome[1]:
                return Stage.CLOSED, Outcome(by_outcome[1])
        return Stage(stage), Outcome(outcome) if stage == Stage.CLOSED else None

    def _history(self, days: dict[str, date], stage: Stage) -> tuple[StageEntry, ...]:
        """The way of an application as far as a row tells it: saved, applied, and where it is since."""
        today = self._ctx.today
        way = [
            StageEntry(name, days[name])
            for name in (Stage.SAVED, Stage.APPLIED)
            if name in days and STAGES.index(name) <= STAGES.index(stage)
        ]
        if len(way) > 1 and way[0].on > way[1].on:
            del way[0]  # it was noted after it was applied for
        last = max((entry.on for entry in way), default=None)
        if not way or way[-1].stage != stage:
            on = days.get("since") or last or today
            way.append(StageEntry(stage, max(on, last) if last is not None else on))
        return tuple(way)

    def _told(self, values: dict[str, str]) -> dict[str, str]:
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


class _People(_Taking):
    """Rows that are people."""

    def __init__(self, meaning: Meaning, known: Search, ctx: Context) -> None:
        super().__init__(meaning, known, ctx)
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
        assert person is not None  # it has a name
        wish = " ".join(plain_words(values.get("prefers", "")))
        self._keep(
            person._replace(
                title=person.title or clean_line(values.get("title", ""), "the title"),
                postal_address=person.postal_address
                or clean_text(values.get("postal_address", ""), "the postal address"),
                prefers=wish if person.prefers == "unknown" and wish in PREFERENCES else person.prefers,
                remarks=person.remarks or clean_text(values.get("remarks", ""), "the remarks"),
            )
        )

    def aside(self) -> tuple[str, ...]:
        if not self._elsewhere:
            return ()
        return (f"{self._elsewhere:,} people at companies that are not in your search (--everyone brings them in)",)


def must_have(sheet: Sheet, meaning: Meaning) -> None:
    """Hold a table to it that it has the column without which no row can be taken in.

    Raises:
        Refused: there is none.
    """
    needed = {"applications": ("company",), "contacts": ("name", "given", "family")}[meaning.kind]
    if not any(field in meaning.columns for field in needed):
        what = "which column is the company" if meaning.kind == "applications" else "which column is the name"
        some = joined([f"“{shorten(name, 30)}”" for name in sheet.header[:8]])
        raise Refused(
            f'it does not tell {what}; say it (--column "Heading=company"). Its columns are {some or "unnamed"}'
        )
