"""Search over all data, by words or their beginnings, using the indexes that `store.index` maintains."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from interview_desk.domain.correspondence import kind_name
from interview_desk.domain.text import plain_words
from interview_desk.store.index import texts_of
from interview_desk.store.mapping import SEARCHED
from interview_desk.store.recognition import INDEXES

NAMES, TEXTS = 12, 28
"""Maximum numbers of matches by name and by text; the newest are used."""
_AROUND = 300
"""Maximum number of rows, for each index, that are checked for belonging to an employer."""
_EMPLOYERS = 200
_SIGNS = re.compile(r"[_\W]+")

Row = dict[str, Any]
Found = tuple[str, str]
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


class _Around(NamedTuple):
    """Applications, people, and companies that the matching rows belong to."""

    applications: dict[str, Row]
    people: dict[str, str]
    companies: dict[str, str]
    newest: dict[str, str]
    """Newest application of each company."""
    led: dict[str, str]
    """Newest application with each person as main contact."""

    def called(self, application: str | None) -> str:
        one = self.applications.get(application or "")
        return ", ".join(part for part in (one["company_name"], one["role"]) if part) if one is not None else ""


def words_of(text: str) -> list[str]:
    """Return the search words, without accents, capital letters, and punctuation, each once."""
    return list(dict.fromkeys(word for one in plain_words(text) for word in _SIGNS.split(one) if word))


def find(connection: sqlite3.Connection, text: str) -> list[Hit]:
    """Return the rows that contain all words of a text: matches by name first, then by text, newest first.

    A word that is an employer's name also matches rows that belong to that employer and contain the other
    words.
    """
    words = words_of(text)
    if not words:
        return []
    found: dict[Found, None] = {}
    for index, most in zip(INDEXES, (NAMES, TEXTS), strict=True):
        found.update(dict.fromkeys(_matching(connection, index, words, most)))
    if len(words) > 1:
        found.update(dict.fromkeys(_of_employers(connection, words)))
    return _looked_up(connection, list(found)[: NAMES + TEXTS])


def _matching(connection: sqlite3.Connection, index: str, words: Sequence[str], most: int) -> list[Found]:
    wanted = " ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        f"SELECT f.kind, f.id FROM {index} JOIN findable f ON f.n = {index}.rowid WHERE {index} MATCH ?"  # noqa: S608 - names of our own
        f" ORDER BY {index}.rowid DESC LIMIT ?",
        (wanted, most),
    )
    return [(kind, identity) for kind, identity in rows]


def _of_employers(connection: sqlite3.Connection, words: Sequence[str]) -> Iterator[Found]:
    """Yield the rows that belong to an employer named by one of the words and contain the other words."""
    for word in words:
        companies = {one for kind, one in _matching(connection, "called", [word], _EMPLOYERS) if kind == "company"}
        if not companies:
            continue
        others = [one for one in words if one != word]
        found = [row for index in INDEXES for row in _matching(connection, index, others, _AROUND)]
        owners = _owners(connection, found)
        yield from (one for one in found if owners.get(one) in companies)


def _owners(connection: sqlite3.Connection, found: Iterable[Found]) -> dict[Found, str]:
    """Return the company that each row belongs to; a story belongs to none."""
    through: dict[Found, str] = {}
    owners: dict[Found, str] = {}
    for kind, wanted in _by_kind(found).items():
        if kind in {"contact", "application"}:
            rows = _select(connection, f"SELECT id, company AS owner FROM {kind} WHERE id", wanted)  # noqa: S608 - names of our own
            owners.update({(kind, row["id"]): row["owner"] for row in rows})
        elif kind not in {"company", "story"}:
            table = "interview" if kind == "debrief" else kind
            rows = _select(connection, f"SELECT id, application AS owner FROM {table} WHERE id", wanted)  # noqa: S608 - see above
            through.update({(kind, row["id"]): row["owner"] for row in rows})
    applications = sorted({one for one in through.values() if one})
    employers = _select(connection, "SELECT id, company FROM application WHERE id", applications)
    company = {row["id"]: row["company"] for row in employers}
    owners.update({one: company[application] for one, application in through.items() if application in company})
    return owners


def _by_kind(found: Iterable[Found]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for kind, identity in found:
        ids.setdefault(kind, []).append(identity)
    return ids


def _rows(connection: sqlite3.Connection, found: Iterable[Found]) -> dict[Found, Row]:
    """Read the matching rows; a debrief gets the application of its interview."""
    rows: dict[Found, Row] = {}
    for kind, wanted in _by_kind(found).items():
        key = SEARCHED[kind].key
        for row in _select(connection, f"SELECT * FROM {kind} WHERE {key}", wanted):  # noqa: S608 - names of our own
            rows[kind, row[key]] = row
    held = [identity for kind, identity in rows if kind == "debrief"]
    for row in _select(connection, "SELECT id, application FROM interview WHERE id", held):
        rows["debrief", row["id"]]["application"] = row["application"]
    return rows


def _select(connection: sqlite3.Connection, select: str, ids: Sequence[str], order: str = "") -> list[Row]:
    """Return the rows whose last-named column in the statement is among the IDs."""
    if not ids:
        return []
    cursor = connection.execute(f"{select} IN (SELECT value FROM json_each(?)){order}", (json.dumps(ids),))  # noqa: S608 - names of our own
    names = [one[0] for one in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _around(connection: sqlite3.Connection, rows: dict[Found, Row]) -> _Around:
    """Load the rows that the matches belong to, each once."""

    def of(kind: str) -> list[str]:
        return [identity for one, identity in rows if one == kind]

    people = of("contact")
    employers = sorted(
        {*of("company"), *(row["company"] for (kind, _), row in rows.items() if kind == "contact" and row["company"])}
    )
    named = sorted({row["contact"] for row in rows.values() if row.get("contact")})
    by_age = " ORDER BY rowid"
    newest = _select(connection, "SELECT id, company FROM application WHERE company", employers, by_age)
    led = _select(connection, "SELECT id, lead_contact FROM application WHERE lead_contact", people, by_age)
    applications = sorted(
        {*of("application"), *(row["application"] for row in rows.values() if row.get("application"))}
    )
    told = _select(
        connection,
        "SELECT a.id, a.company, a.role, c.name AS company_name, s.stage FROM application a JOIN company c ON c.id = a.company"
        " JOIN standing s ON s.application = a.id WHERE a.id",
        applications,
    )
    return _Around(
        {row["id"]: row for row in told},
        {row["id"]: row["name"] for row in _select(connection, "SELECT id, name FROM contact WHERE id", named)},
        {row["id"]: row["name"] for row in _select(connection, "SELECT id, name FROM company WHERE id", employers)},
        {row["company"]: row["id"] for row in newest},
        {row["lead_contact"]: row["id"] for row in led},
    )


def _looked_up(connection: sqlite3.Connection, found: Sequence[Found]) -> list[Hit]:
    """Build the search results of the matches, in the same order."""
    rows = _rows(connection, found)
    around = _around(connection, rows)
    return [_hit(*one, rows[one], around) for one in found if one in rows]


def _hit(kind: str, identity: str, row: Row, around: _Around) -> Hit:
    text = texts_of(kind, row)[1]
    application = row.get("application")
    where = around.called(application)
    if kind == "company":
        return Hit(kind, identity, row["name"], "", text, around.newest.get(identity))
    if kind == "contact":
        at = ", ".join(part for part in (around.companies.get(row["company"] or "", ""), row["title"]) if part)
        leads = around.led.get(identity) or around.newest.get(row["company"] or "")
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
        return Hit(kind, identity, around.called(identity), around.applications[identity]["stage"], text, identity)
    if kind == "story":
        return Hit(kind, identity, row["title"], "", text)
    interview = identity if kind in {"interview", "debrief"} else row.get("interview")
    note = row["kind"] if kind == "note" else ""
    return Hit(kind, identity, _title(kind, row, around), where, text, application, interview, row.get("contact"), note)


def _title(kind: str, row: Row, around: _Around) -> str:
    who = around.people.get(row.get("contact") or "", "")
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
