"""Commands over a search that another program corrupted: each says so, does the rest, and shows the way back."""

import contextlib
import io
import json
import shutil
import sys

import pytest

from interview_desk.cli.main import main
from interview_desk.services.safety import purging
from interview_desk.store import read
from support.corruptions import CORRUPTIONS, cell, copy_sound_file, corrupt, make_sound_file, null, run
from support.store import desk_at

IDS = [corruption.name for corruption in CORRUPTIONS]
AT = "2026-11-12T14:20:00-05:00"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return make_sound_file(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def path(sound, tmp_path):
    return copy_sound_file(sound, tmp_path, with_backup=True)


class Result:
    """What a command printed, and its exit code."""

    def __init__(self, code, stdout, stderr):
        self.returncode, self.stdout, self.stderr = code, stdout, stderr


def command(*arguments, path):
    """Run a command in this process, as the shell would."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    code = 0
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(err):
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "argv", ["interview-desk", *arguments, "--db", str(path)])
        try:
            main()
        except SystemExit as done:
            code = done.code or 0
        out.flush()
        text = out.buffer.getvalue().decode("utf-8")
    return Result(code, text, err.getvalue())


@pytest.mark.parametrize("corruption", CORRUPTIONS, ids=IDS)
def test_every_command_does_its_part_and_names_the_rest(path, corruption, tmp_path):
    corrupt(path, corruption)
    checked = command("check", path=path)
    assert checked.returncode == 1
    problems = [line for line in checked.stdout.splitlines() if line.startswith("Problem")]
    assert any(f" {corruption.table}" in line and corruption.reason in line for line in problems), checked.stdout
    assert f"interview-desk restore {tmp_path / 'backups' / 'desk-2026-11-11.db'} --db {path}" in checked.stderr
    assert len(checked.stderr.splitlines()) == 1

    due = command("due", "--at", AT, "--all", path=path)
    assert due.returncode == 0
    assert due.stdout
    assert "interview-desk check" in due.stderr
    assert len(due.stderr.splitlines()) == 1

    for form, table in (
        ("json", ""),
        ("csv", ""),
        ("csv", "contacts"),
        ("md", ""),
        ("ics", ""),
        ("vcf", ""),
        ("log", ""),
    ):
        exported = command("export", "--format", form, *(("--table", table) if table else ()), path=path)
        assert exported.returncode == 1, exported.stderr
        assert exported.stdout or corruption.name == "no table contact"
        assert corruption.reason in exported.stderr
    assert len(json.loads(command("export", path=path).stdout)["companies"]) >= 12

    restored = command("restore", str(tmp_path / "backups" / "desk-2026-11-11.db"), path=path)
    assert restored.returncode == 0, restored.stderr
    assert command("check", path=path).returncode == 0


@pytest.mark.parametrize("corruption", CORRUPTIONS[::3], ids=IDS[::3])
def test_what_an_export_left_can_be_imported(path, corruption, tmp_path):
    corrupt(path, corruption)
    (tmp_path / "rest.json").write_text(command("export", path=path).stdout, encoding="utf-8")
    assert command("import", str(tmp_path / "rest.json"), path=tmp_path / "new.db").returncode == 0


@pytest.mark.parametrize("arguments", [("stats",), ("search", "northwind"), ("backup",), ("due", "--json")])
def test_other_commands_that_read_say_it_in_one_line(path, arguments):
    corrupt(path, cell("interview", "starts_at", "not a date", ""))
    result = command(*arguments, path=path)
    assert result.returncode == 0
    assert result.stdout


def test_a_sound_search_says_nothing(path):
    assert command("due", path=path).stderr == ""
    assert command("export", path=path).returncode == 0
    assert command("check", path=path).returncode == 0


def test_the_backup_to_restore_is_the_newest_whose_rows_can_be_read(path, tmp_path):
    corrupt(path, cell("interview", "starts_at", "not a date", ""))
    newest = command("backup", path=path)
    assert newest.returncode == 0
    assert newest.stdout.strip() not in command("check", path=path).stderr
    assert "desk-2026-11-11.db" in command("check", path=path).stderr
    shutil.rmtree(tmp_path / "backups")
    checked = command("check", path=path)
    assert "no backup" in checked.stderr
    assert "export -o FILE" in checked.stderr


def test_rows_that_hold_null_are_no_damage_to_the_file(path):
    corrupt(path, null("company", "remarks"))
    desk = desk_at(path, AT)
    assert len(read.read_search(desk.connection).companies) == 13
    desk.close()
    assert command("backup", path=path).returncode == 0


@pytest.mark.parametrize(
    "corruption",
    [
        cell("interview", "starts_at", "not a date", ""),
        cell("debrief", "hooks", "{", "", row="(SELECT rowid FROM debrief WHERE interview = 'demo-int-northwind')"),
        cell("change_row", "after", "{", ""),
        cell("application", "role", b"\xff", ""),
        cell("note", "body", b"\xff\xfe", ""),
        run("", "company", "DELETE FROM company WHERE id = 'demo-northwind'", ""),
        null("contact", "remarks"),
    ],
    ids=lambda corruption: corruption.name,
)
def test_a_purge_works_with_unreadable_rows(path, corruption):
    corrupt(path, corruption)
    desk = desk_at(path, AT)
    name = purging.find_contact(desk, "demo-ines")
    purging.purge_contact(desk, name)
    application = purging.find_application(desk, "demo-app-northwind")
    purging.purge_application(desk, application)
    assert (
        desk.connection.execute("SELECT count(*) FROM main.application WHERE id = ?", (application,)).fetchone()[0] == 0
    )
    assert b"demo-app-northwind" not in path.read_bytes()
    purging.purge_history(desk)
    read.read_search(desk.connection)
    desk.close()
