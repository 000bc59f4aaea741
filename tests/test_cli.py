"""The command line as others script against it: names, streams, exit codes."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from support.store import COMMAND, run, scenario


@pytest.fixture
def db(tmp_path):
    (tmp_path / "in.json").write_text(json.dumps(scenario("evening-after")["document"]), encoding="utf-8")
    path = tmp_path / "data" / "desk.db"
    assert run("--db", path, "import", tmp_path / "in.json").returncode == 0
    return path


def one_line(result):
    """Exit 1 with one line on stderr, and nothing on stdout."""
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("interview-desk: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_missing_database_is_an_empty_search_and_is_not_made(tmp_path):
    path = tmp_path / "none" / "desk.db"
    due = run("--db", path, "due")
    assert (due.returncode, due.stdout) == (0, "Nothing due.\n")
    assert json.loads(run("--db", path, "due", "--json", "--all").stdout)["items"] == []
    exported = json.loads(run("--db", path, "export").stdout)
    assert exported["applications"] == []
    assert run("--db", path, "check").returncode == 0
    one_line(run("--db", path, "backup"))
    one_line(run("--db", path, "draft", "thank-you", "--application", "x"))
    assert not path.parent.exists()


def test_add_prints_the_id(tmp_path):
    path = tmp_path / "desk.db"
    added = run(
        "--db", path, "add", "[Acme] & Söhne", "Data engineer", "--stage", "applied", "--url", "https://acme.example"
    )
    assert added.returncode == 0
    (application,) = json.loads(run("--db", path, "export").stdout)["applications"]
    assert added.stdout == application["id"] + "\n"
    assert (application["role"], application["url"], application["stage_history"][0]["stage"]) == (
        "Data engineer",
        "https://acme.example",
        "applied",
    )


def test_the_places_may_be_said_before_after_and_by_the_environment(tmp_path):
    before, after, environment = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "c.db"
    run("--db", before, "add", "A", "x")
    run("add", "B", "x", "--db", after)
    run("add", "C", "x", INTERVIEW_DESK_DB=str(environment))
    run("--db", before, "add", "D", "x", INTERVIEW_DESK_DB=str(environment))
    names = [
        {one["name"] for one in json.loads(run("--db", path, "export").stdout)["companies"]}
        for path in (before, after, environment)
    ]
    assert names == [{"A", "D"}, {"B"}, {"C"}]


def test_due_says_what_is_open_and_else_the_nearest(db):
    now = json.loads(run("--db", db, "due", "--json", "--at", "2026-11-10T18:00:00-05:00").stdout)
    assert now["at"] == "2026-11-10T18:00:00-05:00"
    assert {item["state"] for item in now["items"]} == {"due"}
    everything = json.loads(run("--db", db, "due", "--json", "--all", "--at", "2026-11-10T18:00:00-05:00").stdout)
    assert {item["state"] for item in everything["items"]} >= {"due", "upcoming", "waiting"}
    local = json.loads(run("--db", db, "due", "--json", "--at", "2026-11-10T18:00", TZ="America/New_York").stdout)
    assert local == now
    early = json.loads(run("--db", db, "due", "--json", "--at", "2026-11-10T10:30:00-05:00").stdout)
    assert len(early["items"]) <= 1


def test_every_key_of_the_contract_is_there(db):
    items = json.loads(run("--db", db, "due", "--json", "--all", "--at", "2026-11-10T18:00:00-05:00").stdout)["items"]
    keys = {
        "kind",
        "state",
        "application",
        "interview",
        "contact",
        "company",
        "role",
        "opens_at",
        "due_by",
        "due_on",
        "channel",
        "policy",
        "why",
        "advice",
    }
    for item in items:
        assert keys <= set(item)
        assert all(
            item[key] is not None
            for key in keys - {"application", "interview", "contact", "opens_at", "due_by", "channel"}
        )


def test_export_import_export_is_the_same(tmp_path, db):
    first = run("--db", db, "export").stdout
    (tmp_path / "out.json").write_text(first, encoding="utf-8")
    assert run("--db", tmp_path / "new.db", "import", tmp_path / "out.json").returncode == 0
    second = run("--db", tmp_path / "new.db", "export", "--format", "json", "-o", tmp_path / "again.json")
    assert second.returncode == 0
    one, two = json.loads(first), json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    del one["exported_at"], two["exported_at"]
    assert one == two


def test_importing_twice_makes_nothing_double(tmp_path, db):
    again = json.loads(run("--db", db, "import", tmp_path / "in.json", "--json").stdout)
    (counts,) = again["files"].values()
    assert counts["new"] == {}
    assert counts["known"]["applications"] == 3


def test_a_dry_run_changes_nothing(tmp_path):
    (tmp_path / "in.json").write_text(json.dumps(scenario("no-date")["document"]), encoding="utf-8")
    result = run("--db", tmp_path / "d" / "desk.db", "import", tmp_path / "in.json", "--dry-run")
    assert result.returncode == 0
    assert "3 applications" in result.stdout
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"format":', "not JSON"),
        ("[]", "not a document of interview-desk"),
        ('{"format": "interview-desk", "version": 2}', "version 2"),
        ('{"format": "interview-desk", "version": 1, "colour": 1}', "unknown key “colour”"),
        (
            '{"format": "interview-desk", "version": 1, "companies": [{"id": "a", "name": "A", "colour": 1}]}',
            r"companies\[0\]: unknown key “colour”",
        ),
        (
            '{"format": "interview-desk", "version": 1, "companies": [{"id": "a", "name": "A", "sector": "x"}]}',
            r"companies\[0\].sector",
        ),
        (
            '{"format": "interview-desk", "version": 1, "applications": [{"id": "a", "company": "b", "role": "r"}]}',
            "there is no “b”",
        ),
        ('{"format": "interview-desk", "version": 1, "contacts": [{"id": "a"}]}', "“name” is missing"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": "interview-desk", "version": ' + "9" * 5000 + "}", "too long"),
        (
            '{"format": "interview-desk", "version": 1, "promises": [{"id": "x", "application": "a1", "by": "me", "made_on": "2026-11-10", "due_on": "9999-12-31"}]}',
            r"promises\[0\].due_on: “9999-12-31” is not a day",
        ),
        (
            '{"format": "interview-desk", "version": 1, "interviews": [{"id": "i1", "application": "a1", "starts_at": "0001-01-01T00:00:00Z"}]}',
            r"interviews\[0\].starts_at",
        ),
        (
            '{"format": "interview-desk", "version": 1, "interviews": [{"id": "i1", "application": "a1", "starts_at": "2026-11-10T10:00:00Z", "debrief": {"started_at": "2026-11-10T10:00:00Z", "hooks": [{"contact": "zzz", "text": "x"}]}}]}',
            r"debrief.hooks\[0\].contact: there is no “zzz”",
        ),
    ],
)
def test_a_broken_document_is_refused_in_one_line(tmp_path, db, text, told):
    before = db.read_bytes()
    (tmp_path / "broken.json").write_text(text, encoding="utf-8")
    line = one_line(run("--db", db, "import", tmp_path / "broken.json"))
    import re

    assert re.search(told, line), line
    assert db.read_bytes() == before


def test_of_several_files_all_come_in_or_none(tmp_path, db):
    (tmp_path / "good.json").write_text(
        '{"format": "interview-desk", "version": 1, "companies": [{"id": "x", "name": "X"}]}', encoding="utf-8"
    )
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    before = db.read_bytes()
    one_line(run("--db", db, "import", tmp_path / "good.json", tmp_path / "bad.json"))
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "X", "y", "--stage", "flying"),
        ("add", "", "y"),
        ("due", "--at", "yesterday-ish"),
        ("draft", "poem", "--application", "a1"),
        ("draft", "thank-you", "--application", "nobody"),
        ("draft", "thank-you", "--application", "a1", "--contact", "nobody"),
        ("review", "/nowhere/at/all", "--application", "a1"),
        ("import", "/nowhere/at/all.json"),
        ("export", "--format", "xlsx"),
        ("export", "-o", "/nowhere/at/all.json"),
        ("--config", "/nowhere/config.toml", "due"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(db, arguments):
    before = db.read_bytes()
    one_line(run("--db", db, *arguments))
    assert db.read_bytes() == before


@pytest.mark.parametrize("arguments", [("fly",), ("add", "only-company"), ("due", "--sideways")])
def test_wrong_usage_is_two(arguments):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""


def test_a_newer_database_is_refused_and_left_alone(db):
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    before = db.read_bytes()
    for arguments in (("due",), ("add", "X", "y"), ("export",), ()):
        assert "newer" in one_line(run("--db", db, *arguments))
    assert db.read_bytes() == before


def test_without_a_terminal_the_desk_prints_what_is_due(db):
    result = run("--db", db)
    assert result.returncode == 0
    assert "Debrief Northwind Health" in result.stdout
    assert "needs a terminal" in result.stderr


def test_an_id_may_be_its_beginning_or_the_company_s_name(db):
    by_id, by_name = (
        run("--db", db, "draft", "thank-you", "--application", "a1"),
        run("--db", db, "draft", "thank-you", "--application", "northwind health"),
    )
    assert by_id.stdout == by_name.stdout
    assert by_id.returncode == 0
    assert "may mean 3" in one_line(run("--db", db, "draft", "thank-you", "--application", "a"))


def test_a_draft_names_person_role_day_and_company(db):
    text = run("--db", db, "draft", "thank-you", "--application", "a1", "--contact", "ben").stdout
    for part in ("Subject: ", "Dear Ben,", "Data engineer", "data engineer", "on 10 November", "Northwind Health"):
        assert part in text
    as_json = json.loads(
        run("--db", db, "draft", "thank-you", "--application", "a1", "--contact", "ben", "--json").stdout
    )
    assert as_json["body"] in text
    assert as_json["channel"] == "email"
    assert (as_json["interview"], as_json["contact"]) == ("i1", "ben")
    left_open = json.loads(run("--db", db, "draft", "thank-you", "--application", "a1", "--json").stdout)
    assert (left_open["interview"], left_open["contact"]) == ("i1", "ana")


def test_a_heads_up_goes_to_anybody_who_speaks_for_me(tmp_path):
    document = scenario("evening-after")["document"]
    document["contacts"].append({"id": "rosa", "company": None, "name": "Rosa Blum"})
    (tmp_path / "in.json").write_text(json.dumps(document), encoding="utf-8")
    run("--db", tmp_path / "d.db", "import", tmp_path / "in.json")
    arguments = ("draft", "reference-heads-up", "--application", "a1", "--contact", "Rosa Blum")
    text = run("--db", tmp_path / "d.db", *arguments).stdout
    assert "Dear Rosa," in text
    around = ("review", "--application", "a1", "--contact", "rosa", "--kind", "reference-heads-up", "--json")
    found = json.loads(run("--db", tmp_path / "d.db", *around, stdin=text).stdout)["findings"]
    assert "wrong-name" not in {one["check"] for one in found}
    other = run("--db", tmp_path / "d.db", "draft", "thank-you", "--application", "a1", "--contact", "Rosa Blum")
    assert other.returncode == 1


def test_places_are_those_of_the_text_that_was_given(tmp_path, db):
    text = "\ufeffDear Ana Ruiz,\r\n\r\nI recieved Ine\u0302s’s note.\r\nIt was definately kind.\r\n"
    (tmp_path / "note.txt").write_bytes(text.encode())
    arguments = ("--application", "a1", "--contact", "ana", "--json")
    found = json.loads(run("--db", db, "review", tmp_path / "note.txt", *arguments).stdout)["findings"]
    assert {text[one["start"] : one["end"]] for one in found if one["check"] == "spelling"} == {
        "recieved",
        "definately",
    }
    assert not [one for one in found if one["check"] == "greeting"]


def test_review_reads_a_file_or_standard_input(tmp_path, db):
    text = "Dear Ana,\n\nThank you for [one thing]. Ben Okafor was there.\n\nKind regards,\nMe\n"
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    arguments = ("review", "--application", "a1", "--contact", "ana", "--json")
    by_file = json.loads(run("--db", db, *arguments[:1], tmp_path / "note.txt", *arguments[1:]).stdout)
    by_stdin = json.loads(run("--db", db, *arguments, stdin=text).stdout)
    assert by_file == by_stdin
    blocked = {
        finding["check"]: text[finding["start"] : finding["end"]]
        for finding in by_file["findings"]
        if finding["severity"] == "block"
    }
    assert blocked == {"blank-slot": "[one thing]", "wrong-name": "Ben Okafor"}


def test_config_says_where_things_are_and_writes_a_commented_one(tmp_path):
    path = tmp_path / "conf" / "config.toml"
    first = run("--config", path, "config", "--init")
    assert first.returncode == 0
    assert str(path) in first.stdout
    assert "reflect-then-24h" in path.read_text(encoding="utf-8")
    assert run("--config", path, "due").returncode == 0
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in path.read_text(encoding="utf-8").splitlines()
    )
    path.write_text(uncommented.replace('"today.snooze" = "z"', ""), encoding="utf-8")
    assert run("--config", path, "due").returncode == 0
    one_line(run("--config", path, "config", "--init"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[policies]\nno_date = 'never'", "line 2: no_date = “never”; allowed are four-working-days"),
        ("[policies]\n\nwishes = 3", "line 3: “wishes” is not a setting"),
        ("timezone = 'Mars/Olympus'", "line 1: timezone = “Mars/Olympus”"),
        ("[calendar]\ncountry = 'XX'", "line 2: country = “XX”"),
        ("[calendar]\nworking_week = ['noday']", "line 2: working_week"),
        ("[policies]\nrepeat_max = -1", "line 2: repeat_max = -1"),
        ("a = = b", "line 1"),
        ("colour = 1", "line 1: “colour” is not a setting"),
    ],
)
def test_a_wrong_config_is_refused_with_its_line(tmp_path, text, told):
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    assert told in one_line(run("--config", path, "--db", tmp_path / "x.db", "due"))


def test_holidays_of_a_country_count(tmp_path, db):
    path = tmp_path / "config.toml"
    path.write_text('[calendar]\ncountry = "US"\nsubdivision = "NY"\n', encoding="utf-8")
    told = run("--db", db, "--config", path, "due", "--all", "--json", "--at", "2026-11-10T18:00:00-05:00")
    follow_up = next(item for item in json.loads(told.stdout)["items"] if item["kind"] == "follow-up")
    assert follow_up["due_on"] == "2026-11-18"  # Veterans Day is no working day


def test_backup_and_check(tmp_path, db):
    copy = run("--db", db, "backup", tmp_path / "copy.db")
    assert (copy.returncode, copy.stdout) == (0, f"{tmp_path / 'copy.db'}\n")
    assert json.loads(run("--db", tmp_path / "copy.db", "export").stdout)["applications"]
    assert "3 applications" in run("--db", db, "check").stdout
    assert run("--db", db, "check").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        *(["due"], ["due", "--format", "short"], ["add", "X", "y"], ["export"], ["check"], ["stats"], ["search", "x"]),
        *(["config", "--check"], ["draft", "thank-you", "--application", "a1"]),
    ],
)
def test_no_headless_command_loads_textual(db, arguments):
    code = (
        "import sys\nfrom interview_desk.entry import main\n"
        f"sys.argv = ['interview-desk', '--db', {str(db)!r}, *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')]\n"
        "assert not any(name == 'sqlmodel' for name in sys.modules) or sys.argv[3] == 'add'\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_a_later_file_may_name_what_an_earlier_one_brings(tmp_path):
    one = {"format": "interview-desk", "version": 1, "companies": [{"id": "c", "name": "C"}]}
    two = {"format": "interview-desk", "version": 1, "contacts": [{"id": "k", "name": "K", "company": "c"}]}
    (tmp_path / "one.json").write_text(json.dumps(one), encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps(two), encoding="utf-8")
    assert run("--db", tmp_path / "x.db", "import", tmp_path / "one.json", tmp_path / "two.json").returncode == 0


def test_a_partial_document_leaves_what_it_does_not_name(tmp_path):
    name = "cafe\u0301"
    whole = {
        "format": "interview-desk",
        "version": 1,
        "companies": [{"id": name, "name": "C", "remarks": "kept", "website": "\u0958" * 2000}],
    }
    part = {"format": "interview-desk", "version": 1, "companies": [{"id": name, "name": "D"}]}
    (tmp_path / "part.json").write_text(json.dumps(part), encoding="utf-8")
    (tmp_path / "whole.json").write_text(json.dumps(whole), encoding="utf-8")
    one_line(run("--db", tmp_path / "x.db", "import", tmp_path / "whole.json"))
    whole["companies"][0]["website"] = ""
    (tmp_path / "whole.json").write_text(json.dumps(whole), encoding="utf-8")
    for file in ("whole.json", "part.json"):
        assert run("--db", tmp_path / "x.db", "import", tmp_path / file).returncode == 0
    (company,) = json.loads(run("--db", tmp_path / "x.db", "export").stdout)["companies"]
    assert (company["name"], company["remarks"]) == ("D", "kept")


def test_an_application_is_found_by_a_person_s_name(db):
    by_id = run("--db", db, "draft", "follow-up", "--application", "a1")
    assert "may mean 1" not in by_id.stderr
    assert run("--db", db, "draft", "follow-up", "--application", "Ana Ruiz").stdout == by_id.stdout


def test_a_damaged_page_is_told_in_one_line(tmp_path, db):
    whole = bytearray(db.read_bytes())
    whole[8192:20000] = b"\xff" * (20000 - 8192)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(bytes(whole))
    for command in (("check",), ("export",), ("due",)):
        done = run("--db", damaged, *command)
        assert "not foreseen" not in done.stderr, command
        assert done.returncode in ((0, 1) if command == ("due",) else (1,))
    assert "damaged" in run("--db", damaged, "check").stderr
    assert damaged.read_bytes() == bytes(whole)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a full device")
def test_an_output_that_cannot_be_written_is_told(db):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([COMMAND, "--db", db, "due"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "could not be written" in done.stderr


def test_a_day_is_written_in_one_way(db):
    done = run("--db", db, "add", "Acme", "Engineer", "--on", "20261101")
    assert done.returncode == 1
    assert "is not a day" in done.stderr


def test_a_prep_sheet_is_printed_by_id_or_company(db):
    one = run("--db", db, "export", "--format", "md", "--interview", "Northwind Health")
    assert one.returncode == 0
    assert one.stdout.startswith("# Northwind Health: Data engineer\n")
    assert "## To ask\n\n1. What is the next step?" in one.stdout
    interview = json.loads(run("--db", db, "export").stdout)["interviews"][0]["id"]
    assert run("--db", db, "export", "--format", "md", "--interview", interview).stdout == one.stdout
    for arguments, told in (
        (["--interview", "i1"], "--format md"),
        (["--format", "md", "--interview", "zzz"], "no interview"),
    ):
        refused = run("--db", db, "export", *arguments)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert told in refused.stderr


def test_an_empty_search_is_printed_too(tmp_path):
    assert run("--db", tmp_path / "none.db", "export", "--format", "md").stdout == "# My search\n"
    assert not (tmp_path / "none.db").exists()


def test_odd_places_and_numbers_are_no_surprise(tmp_path):
    for name in ("se**arch.db", "a[1].db", "50%?#.db"):
        assert run("--db", tmp_path / name, "add", "Acme", "Engineer").returncode == 0
        assert (tmp_path / name).is_file()
        assert run("--db", tmp_path / name, "purge", "--history", "--yes").returncode == 0
    path = tmp_path / "a[1].db"
    assert run("--db", path, "history", "--limit", "99999999999999999999999").returncode == 2
    assert run("--db", path, "history", "--limit", "-5").returncode == 2
    os.mkfifo(tmp_path / "pipe")
    refused = run("--db", path, "export", "-o", tmp_path / "pipe")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)
    (tmp_path / ".out.json.part").write_text("mine")
    assert run("--db", path, "export", "-o", tmp_path / "out.json").returncode == 0
    assert (tmp_path / ".out.json.part").read_text() == "mine"


def test_an_import_says_what_it_changes(tmp_path):
    document = scenario("evening-after")["document"]
    (tmp_path / "in.json").write_text(json.dumps(document), encoding="utf-8")
    assert "changed" not in run("--db", tmp_path / "desk.db", "import", tmp_path / "in.json").stdout.replace(
        "nothing changed", ""
    )
    document["companies"][0]["remarks"] = "another"
    (tmp_path / "in.json").write_text(json.dumps(document), encoding="utf-8")
    found = json.loads(run("--db", tmp_path / "desk.db", "import", tmp_path / "in.json", "--json").stdout)
    (counts,) = found["files"].values()
    assert (counts["new"], counts["changed"], counts["known"]["companies"]) == ({}, {"companies": 1}, 3)


def test_a_search_that_is_gone_is_no_empty_one_where_copies_are_left(tmp_path):
    path = tmp_path / "desk.db"
    run("--db", path, "add", "Acme", "Engineer")
    path.unlink()
    result = run("--db", path, "due")
    assert result.returncode == 0
    assert "Put it back with: interview-desk restore" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_help_of_completion_names_a_command_that_works(shell):
    told = run("completion", "--help").stdout
    assert 'eval "$(interview-desk completion bash)"' in " ".join(told.split())
    assert "/" not in told  # no place that may not exist
    script = run("completion", shell)
    assert script.returncode == 0
    assert "interview" in script.stdout
