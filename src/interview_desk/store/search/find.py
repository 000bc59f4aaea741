"""Search over all data, by words or their beginnings, using the indexes that `store.index` maintains."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from interview_desk.domain.finding.tokens import build_query_terms
from interview_desk.domain.search.correspondence import kind_name
from interview_desk.store.file.file_identity import INDEXES
from interview_desk.store.mapping import SEARCHED
from interview_desk.store.search.index import texts_of
from interview_desk.store.tolerant import tolerate_unreadable_rows

NAMES, TEXTS = 12, 28
"""Maximum numbers of matches by name and by text; the newest are used."""
_MAX_EMPLOYER_ROWS = 300
"""Maximum number of rows, for each index, that are checked for belonging to an employer."""
_EMPLOYERS = 200

Row = dict[str, Any]
RowKey = tuple[str, str]
"""Kind and ID of a matching row."""


class Hit(NamedTuple):
    """Search result."""

    kind: str
    """Table of the row.

    It is `company`, `contact`, `application`, `interview`, `debrief`, `promise`, `note`, `touch`,
    `story`, and so on.
    """
    id: str
    title: str
    where: str
    """Company and role, or other text that shows where it belongs."""
    text: str
    application: str | None = None
    interview: str | None = None
    contact: str | None = None
    note: str = ""
    """Kind of note; empty for other results."""


class _RelatedRows(NamedTuple):
    """Applications, people, and companies that the matching rows belong to."""

    applications: dict[str, Row]
    people: dict[str, str]
    companies: dict[str, str]
    newest: dict[str, str]
    """Newest application of each company."""
    led: dict[str, str]
    """Newest application with each person as main contact."""

    def describe_application(self, application: str | None) -> str:
        row = self.applications.get(application or "")
        return ", ".join(part for part in (row["company_name"], row["role"]) if part) if row is not None else ""


@tolerate_unreadable_rows
def find(connection: sqlite3.Connection, text: str) -> list[Hit]:
    """Return the rows that contain all words of a text: matches by name first, then by text, newest first.

    A word that is an employer's name also matches rows that belong to that employer and contain the other
    words.
    """
    terms = build_query_terms(text)
    if not terms:
        return []
    matches: dict[RowKey, None] = {}
    for index, most in zip(INDEXES, (NAMES, TEXTS), strict=True):
        matches.update(dict.fromkeys(_matching(connection, index, terms, most)))
    if len(terms) > 1:
        matches.update(dict.fromkeys(_of_employers(connection, terms)))
    return _build_hits(connection, list(matches)[: NAMES + TEXTS])


def _matching(connection: sqlite3.Connection, index: str, terms: Sequence[str], most: int) -> list[RowKey]:
    rows = connection.execute(
        f"SELECT CAST(f.kind AS BLOB), CAST(f.id AS BLOB) FROM {index} JOIN findable f ON f.n = {index}.rowid WHERE {index} MATCH ?"  # noqa: S608 - names of our own
        f" ORDER BY {index}.rowid DESC LIMIT ?",
        (" AND ".join(terms), most),
    )
    # As bytes: an entry that another program wrote to is no reason to have no results at all.
    matches = [
        (bytes(kind).decode("utf-8", "replace"), bytes(identity).decode("utf-8", "replace")) for kind, identity in rows
    ]
    return [match for match in matches if match[0] in SEARCHED]


def _of_employers(connection: sqlite3.Connection, terms: Sequence[str]) -> Iterator[RowKey]:
    """Yield the rows that belong to an employer named by one of the words and contain the other words."""
    for term in terms:
        companies = {
            identity for kind, identity in _matching(connection, "called", [term], _EMPLOYERS) if kind == "company"
        }
        if not companies:
            continue
        other_terms = [other for other in terms if other != term]
        matches = [row for index in INDEXES for row in _matching(connection, index, other_terms, _MAX_EMPLOYER_ROWS)]
        owners = _owners(connection, matches)
        yield from (match for match in matches if owners.get(match) in companies)


def _owners(connection: sqlite3.Connection, matches: Iterable[RowKey]) -> dict[RowKey, str]:
    """Return the company that each row belongs to; a story belongs to none."""
    through: dict[RowKey, str] = {}
    owners: dict[RowKey, str] = {}
    for kind, ids in _by_kind(matches).items():
        if kind in {"contact", "application"}:
            rows = _select(connection, f"SELECT id, company AS owner FROM {kind} WHERE id", ids)  # noqa: S608 - names of our own
            owners.update({(kind, row["id"]): row["owner"] for row in rows})
        elif kind not in {"company", "story"}:
            table = "interview" if kind == "debrief" else kind
            rows = _select(connection, f"SELECT id, application AS owner FROM {table} WHERE id", ids)  # noqa: S608 - see above
            through.update({(kind, row["id"]): row["owner"] for row in rows})
    applications = sorted({application for application in through.values() if application})
    employers = _select(connection, "SELECT id, company FROM application WHERE id", applications)
    company = {row["id"]: row["company"] for row in employers}
    owners.update({key: company[application] for key, application in through.items() if application in company})
    return owners


def _by_kind(matches: Iterable[RowKey]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for kind, identity in matches:
        ids.setdefault(kind, []).append(identity)
    return ids


def _rows(connection: sqlite3.Connection, matches: Iterable[RowKey]) -> dict[RowKey, Row]:
    """Read the matching rows; a debrief gets the application of its interview."""
    rows: dict[RowKey, Row] = {}
    for kind, ids in _by_kind(matches).items():
        key = SEARCHED[kind].key
        for row in _select(connection, f"SELECT * FROM {kind} WHERE {key}", ids):  # noqa: S608 - names of our own
            rows[kind, row[key]] = row
    debrief_ids = [identity for kind, identity in rows if kind == "debrief"]
    for row in _select(connection, "SELECT id, application FROM interview WHERE id", debrief_ids):
        rows["debrief", row["id"]]["application"] = row["application"]
    return rows


def _select(connection: sqlite3.Connection, select: str, ids: Sequence[str], order: str = "") -> list[Row]:
    """Return the rows whose last-named column in the statement is among the IDs."""
    if not ids:
        return []
    cursor = connection.execute(f"{select} IN (SELECT value FROM json_each(?)){order}", (json.dumps(ids),))  # noqa: S608 - names of our own
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _load_related(connection: sqlite3.Connection, rows: dict[RowKey, Row]) -> _RelatedRows:
    """Load the rows that the matches belong to, each once."""

    def of(kind: str) -> list[str]:
        return [identity for row_kind, identity in rows if row_kind == kind]

    people = of("contact")
    employers = sorted(
        {*of("company"), *(row["company"] for (kind, _), row in rows.items() if kind == "contact" and row["company"])}
    )
    contact_ids = sorted({row["contact"] for row in rows.values() if row.get("contact")})
    by_age = " ORDER BY rowid"
    newest = _select(connection, "SELECT id, company FROM application WHERE company", employers, by_age)
    led = _select(connection, "SELECT id, lead_contact FROM application WHERE lead_contact", people, by_age)
    applications = sorted(
        {*of("application"), *(row["application"] for row in rows.values() if row.get("application"))}
    )
    application_rows = _select(
        connection,
        "SELECT a.id, a.company, a.role, c.name AS company_name, s.stage FROM application a JOIN company c ON c.id = a.company"
        " JOIN standing s ON s.application = a.id WHERE a.id",
        applications,
    )
    return _RelatedRows(
        {row["id"]: row for row in application_rows},
        {row["id"]: row["name"] for row in _select(connection, "SELECT id, name FROM contact WHERE id", contact_ids)},
        {row["id"]: row["name"] for row in _select(connection, "SELECT id, name FROM company WHERE id", employers)},
        {row["company"]: row["id"] for row in newest},
        {row["lead_contact"]: row["id"] for row in led},
    )


def _build_hits(connection: sqlite3.Connection, matches: Sequence[RowKey]) -> list[Hit]:
    """Build the search results of the matches, in the same order."""
    rows = _rows(connection, matches)
    related = _load_related(connection, rows)
    return [_hit(*match, rows[match], related) for match in matches if match in rows]


def _hit(kind: str, identity: str, row: Row, related: _RelatedRows) -> Hit:
    text = texts_of(kind, row)[1]
    application = row.get("application")
    where = related.describe_application(application)
    if kind == "company":
        return Hit(kind, identity, row["name"], "", text, related.newest.get(identity))
    if kind == "contact":
        at = ", ".join(part for part in (related.companies.get(row["company"] or "", ""), row["title"]) if part)
        leads = related.led.get(identity) or related.newest.get(row["company"] or "")
        return Hit(
            kind,
            identity,
            row["name"],
            at,
            " · ".join(part for part in (row["email"], text) if part),
            leads,
            None,
            identity,
        )
    if kind == "application":
        return Hit(
            kind,
            identity,
            related.describe_application(identity),
            related.applications[identity]["stage"],
            text,
            identity,
        )
    if kind == "story":
        return Hit(kind, identity, row["title"], "", text)
    interview = identity if kind in {"interview", "debrief"} else row.get("interview")
    note = row["kind"] if kind == "note" else ""
    return Hit(
        kind, identity, _title(kind, row, related), where, text, application, interview, row.get("contact"), note
    )


def _title(kind: str, row: Row, related: _RelatedRows) -> str:
    who = related.people.get(row.get("contact") or "", "")
    if kind == "note":
        name = kind_name(row["kind"])
        return f"{name[:1].upper()}{name[1:]}{f' to {who}' if who else ''}"
    if kind == "touch":
        return (
            f"{who or 'They'} wrote or called"
            if row["direction"] == "in"
            else f"You wrote or called{f', {who}' if who else ''}"
        )
    if kind == "promise":
        return "You promised" if row["promised_by"] == "me" else "They promised"
    return {
        "interview": "Interview",
        "debrief": "Debrief",
        "closing_statement": "Closing statement",
        "own_question": "To ask",
    }[kind]
