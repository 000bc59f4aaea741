"""The hostile corpus in every field, past the door and at it: on every pane, on the command line, in every file that leaves."""

import csv
import io
import json
import re
import shutil
import sqlite3
from email import policy
from email.parser import BytesParser

import pytest
from icalendar import Calendar

from interview_desk.domain.errors import Refused
from interview_desk.domain.text import LINE_LIMIT, TEXT_LIMIT, cells, clean_line, clean_text, normalize_text
from interview_desk.formats import mail
from interview_desk.formats.spreadsheet import unmarked
from interview_desk.formats.tables import TABLES
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports.exchange import import_files
from interview_desk.store import read
from interview_desk.ui.toolkit import clipboard
from support.hostile import HOSTILE
from support.screen import looking_at
from support.store import COMMAND, desk_at, run, scenario
from support.terminal import Terminal

MOMENT = "2026-11-10T18:00:00-05:00"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORBIDDEN = (
    b"\x1b]52;c;UFdORUQ=",
    b"\x1b]0;PWNED",
    b"\x1b]8;;file:///etc/passwd",
    b"Qcls\x1b[2J",
    b"Qdsr\x1b[6n",
    b"Qalt\x1b[?1049l",
    b"\xc2\x9b31m",
    b"\xc2\x9d0;PWNED",
)
SMALL = [one for one in HOSTILE if len(one.text) <= LINE_LIMIT and "\ud800" not in one.text]
TEXT_COLUMNS = {
    "company": ("name", "website", "postal_address", "remarks"),
    "contact": ("name", "title", "email", "phone", "postal_address", "remarks"),
    "application": ("role", "url", "source", "location", "salary", "remarks"),
    "interview": ("place", "goals"),
    "promise": ("what", "words"),
    "note": ("subject", "body"),
    "touch": ("summary",),
    "story": ("title", "situation", "task", "action", "result", "reflection"),
    "closing_statement": ("text",),
    "own_question": ("text", "answer"),
    "me": ("name", "email", "phone"),
}


def document(number, text):
    """A search of one application with a text in every field that holds one."""
    found = json.loads(json.dumps(scenario("evening-after")["document"]))
    about = {"application": "a1", "contact": "ana", "interview": "i1"}
    found["promises"] = [{"id": "p1", "application": "a1", "by": "me", "what": "x", "made_on": "2026-11-10"}]
    found["notes"] = [about | {"id": "n1", "kind": "thank-you", "changed_at": "2026-11-10T12:00:00-05:00"}]
    found["touches"] = [about | {"id": "t1", "at": "2026-11-10T12:00:00-05:00", "kind": "other"}]
    own = json.loads(
        re.sub(r'"(a1|i1|c1|northwind|ana|ben|[a-z]+\d)"', lambda match: f'"{match[1]}-{number}"', json.dumps(found))
    )
    own["companies"][0]["name"] = text or "nameless"
    return own


def everywhere(path, number, text):
    """Put a text past the door into every text column of what one application has."""
    with sqlite3.connect(path) as connection:
        for table, columns in TEXT_COLUMNS.items():
            for column in columns:
                where = "" if table == "me" else f" WHERE id LIKE '%-{number}'"
                connection.execute(f"UPDATE {table} SET {column} = ?{where}", (text,))
        connection.execute("UPDATE change SET label = ? WHERE id = (SELECT max(id) FROM change)", (text,))
    connection.close()


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """One search with every string of the corpus in an application of its own."""
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    desk = desk_at(path, MOMENT)
    for number, one in enumerate(SMALL):
        text = json.dumps(document(number, f"Company {number}") | {"stories": [{"id": f"s-{number}", "title": "x"}]})
        import_files(desk, desk.settings, {one.name: text})
    desk.close()
    for number, one in enumerate(SMALL):
        everywhere(path, number, one.text)
    return path


@pytest.fixture
def path(full, tmp_path):
    shutil.copy(full, tmp_path / "desk.db")
    return tmp_path / "desk.db"


async def test_every_pane_shows_every_string_as_text(path):
    one = desk_at(path, MOMENT)
    seen = []
    async with looking_at(one, (120, 50)) as desk:
        for key in ("1", "2", "3", "4"):
            await desk.press(key)
            for _ in range(len(SMALL) + 2 if key == "2" else 12):  # the board names every one of them in full
                seen.append(desk.text)
                assert not STEERING.search(desk.text.replace("\n", "")), repr(
                    STEERING.search(desk.text.replace("\n", ""))
                )
                await desk.press("j")
            await desk.press("enter")
            seen.append(desk.text)
            await desk.press("escape", "escape")
            assert desk.app.is_running
        await desk.press("1", "b")
        seen.append(desk.text)
        await desk.press("escape", "T")
        seen.append(desk.text)
        await desk.press("escape", "colon")
        await desk.type("Q")
        await desk.press("escape")
        assert desk.app.is_running
        shown = "\n".join(seen)
        assert not STEERING.search(shown.replace("\n", ""))
        missing = [one.name for one in SMALL if one.visible and one.visible[:8] not in shown]
        assert missing == []
    one.close()


def test_nothing_of_it_steers_a_real_terminal(path):
    for arguments in (
        [],
        ["due", "--all"],
        ["history"],
        ["check"],
        ["export", "--format", "md"],
        ["export"],
        ["export", "--format", "log"],
        ["export", "--format", "csv"],
    ):
        desk = Terminal(path, command=[str(COMMAND), "--db", str(path), *arguments])
        if arguments:
            desk.end(60)
        else:
            desk.until("1 Today")
            desk.press("2", "j", "j", "k", "4", "j")
            desk.read(1)
            assert desk.process.poll() is None
        for bytes_ in FORBIDDEN:
            assert bytes_ not in desk.raw, (arguments, bytes_)
        desk.close()


def test_what_leaves_as_a_document_comes_back_the_same(path, tmp_path):
    first = run("--db", path, "export").stdout
    (tmp_path / "all.json").write_text(first, encoding="utf-8")
    # What came past the door is cleaned at it; after that nothing changes any more.
    assert run("--db", tmp_path / "b.db", "import", tmp_path / "all.json").returncode in {0, 1}
    result = run("--db", path, "export", "--format", "md", "-o", tmp_path / "all.md")
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "all.md").read_text(encoding="utf-8")
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(", text)


@pytest.fixture(scope="module")
def search(full):
    desk = desk_at(full, MOMENT)
    yield desk
    desk.close()


@pytest.mark.parametrize("table", TABLES)
def test_in_a_spreadsheet_it_is_a_cell_and_no_formula(search, table):
    text = exported(search, search.settings, ExportOptions("csv", table=table))
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert rows
    assert all(len(row) == len(head) for row in rows)
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", cell)]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    there = {unmarked(cell) for row in rows for cell in row}
    assert [one.name for one in SMALL if normalize_text(one.text) not in there] == []


def test_in_a_calendar_it_begins_no_event_of_its_own(search):
    text = exported(search, search.settings, ExportOptions("ics"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = Calendar.from_ical(text).walk("VEVENT")
    assert sum(str(one["UID"]).startswith("interview-") for one in events) == len(SMALL)
    assert {key for one in events for key in one} <= {
        *("UID", "DTSTAMP", "CLASS", "SUMMARY", "DTSTART", "DTEND", "STATUS", "LOCATION", "DESCRIPTION", "TRANSP"),
    }
    there = "\n".join(str(one.get("DESCRIPTION", "")) for one in events)
    assert [one.name for one in SMALL if normalize_text(one.text).strip() not in there] == []


def test_on_a_card_it_begins_no_card_of_its_own(search):
    text = exported(search, search.settings, ExportOptions("vcf"))
    people = read.read_contacts(search.connection)
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == len(people)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f]", text.replace("\r\n", ""))


def test_in_the_log_of_the_work_it_stays_in_its_column(search):
    text = exported(search, search.settings, ExportOptions("log"))
    assert not STEERING.search(text)
    assert max(cells(line) for line in text.split("\n")) <= 80


@pytest.mark.parametrize("form", ["csv", "ics", "vcf", "log"])
def test_a_file_that_leaves_is_private_and_never_goes_through_a_link(path, tmp_path, form):
    out = tmp_path / f"out.{form}"
    assert run("--db", path, "export", "--format", form, "-o", out).returncode == 0
    assert out.stat().st_mode & 0o077 == 0
    out.unlink()
    out.symlink_to(tmp_path / "elsewhere")
    refused = run("--db", path, "export", "--format", form, "-o", out)
    assert refused.returncode == 1
    assert "is a link" in refused.stderr
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
def test_at_the_door_it_is_cleaned_or_refused_in_a_sentence(tmp_path, one):
    for clean, limit in ((clean_line, LINE_LIMIT), (clean_text, TEXT_LIMIT)):
        try:
            cleaned = clean(one.text)
        except Refused as refusal:
            assert f"{limit:,}" in str(refusal)
            continue
        cleaned.encode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", cleaned)
        assert clean(cleaned) == cleaned
    found = document(0, "Northwind")
    for contact in found["contacts"]:
        contact.update(name=one.text[:3000] or "x", title=one.text[:3000], remarks=one.text)
    found["interviews"][0].update(place=one.text[:3000], goals=one.text)
    desk = desk_at(tmp_path / "desk.db", MOMENT)
    try:
        import_files(desk, desk.settings, {"in.json": json.dumps(found)})
    except Refused as refusal:
        assert "Nothing was changed" in str(refusal)
        assert read.read_companies(desk.connection) == []
    else:
        out = exported(desk, desk.settings, ExportOptions())
        assert import_files(desk, desk.settings, {"out.json": out}, dry_run=True)["out.json"].new == {}
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", exported(desk, desk.settings, ExportOptions("md"))
        )
    desk.close()


@pytest.mark.parametrize("name", ["lone_surrogate", "nul", "osc52", "long_1m", "sql"])
def test_the_command_line_takes_it_or_says_so_in_one_line(tmp_path, name):
    found = document(0, "Northwind")
    found["contacts"][0].update(title=next(one.text for one in HOSTILE if one.name == name))
    path = tmp_path / "in.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    result = run("--db", tmp_path / "desk.db", "import", path)
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == (1 if result.returncode else 0)
    assert run("--db", tmp_path / "desk.db", "export").returncode == 0


@pytest.mark.parametrize("one", [one for one in HOSTILE if "\ud800" not in one.text], ids=lambda one: one.name)
def test_in_mail_and_in_file_names_it_is_text(tmp_path, one):
    text = clean_text(one.text[:TEXT_LIMIT])
    line = " ".join(text.split())[:LINE_LIMIT]
    made = clipboard.to_file(text, tmp_path / "notes", f"thank-you-{line}")
    assert made.parent == tmp_path / "notes"
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,60}\.txt", made.name)
    assert made.stat().st_mode & 0o077 == 0
    link = mail.mailto("maya@northwind.example", line, text[:500])
    if link is not None:
        head, _, tail = link.partition("?")
        assert head == "mailto:maya@northwind.example"
        assert set(re.findall(r"(?:^|&)([a-z]+)=", tail)) <= {"subject", "body"}
    draft = mail.draft_file("alex@moreau.example", "maya@northwind.example", line, line, text)
    message = BytesParser(policy=policy.default).parsebytes(draft)
    assert message["bcc"] is None
    assert [one.addr_spec for one in message["to"].addresses] == ["maya@northwind.example"]
    assert message.get_content().split() == text.split()


def test_the_log_holds_no_word_of_it(tmp_path, monkeypatch):
    from interview_desk.services import log

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for one in HOSTILE:
        log.record_event("refused", cause=one.text)
        try:
            int(f"x{one.text}")
        except ValueError as error:
            log.keep_report(error)
    content = log.log_file().read_text(encoding="utf-8")
    assert content.isascii()
    assert all(len(line) < 200 for line in content.splitlines())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", content)
    assert log.log_file().stat().st_mode & 0o077 == 0
    assert log.log_file().stat().st_size < 2 * log.LARGEST
