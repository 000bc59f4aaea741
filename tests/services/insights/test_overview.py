"""The numbers of a search: on the command line, for a script, with the user's own rewards."""

import json

import pytest

from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.insights import overview
from interview_desk.store import read
from support.store import desk_at, run, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-12T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


def test_the_same_is_told_in_words_and_in_numbers(desk):
    found = overview.build_overview(desk, desk.context())
    numbers = overview.as_json(found.insights)
    assert json.loads(json.dumps(numbers)) == numbers
    assert numbers["applications"] == 3
    assert [one["step"] for one in numbers["funnel"]] == ["applied", "heard back", "interviewed", "offer", "accepted"]
    assert numbers["rounds"][0]["rate"] is None
    assert len(numbers["effort"]) == 12


def test_rewards_are_kept_exported_and_taken_back(desk):
    assert overview.set_rewards(desk, " a film,, a walk ") == "Named the rewards for a full week"
    assert read.read_me(desk.connection).rewards == ("a film", "a walk")
    assert json.loads(exported(desk, desk.settings, ExportOptions("json")))["me"]["rewards"] == ["a film", "a walk"]
    told = overview.build_overview(desk, desk.context()).sections
    assert any("a film" in section.caption or "a walk" in section.caption for section in told)
    desk.writer.undo()
    assert read.read_me(desk.connection).rewards == ()


def test_stats_print_the_search_or_that_there_is_none(tmp_path):
    db = tmp_path / "desk.db"
    nothing = run("--db", db, "stats")
    assert (nothing.returncode, nothing.stdout) == (0, "Nothing to tell yet: the first application begins it.\n")
    assert json.loads(run("--db", db, "stats", "--json").stdout)["applications"] == 0
    assert not db.exists()
    run("--db", db, "add", "Kestrel", "Analyst", "--stage", "applied")
    told = run("--db", db, "stats")
    assert "How far applications came" in told.stdout
    assert json.loads(run("--db", db, "stats", "--json").stdout)["funnel"][0] == {
        "step": "applied",
        "reached": 1,
        "onward": {"went_on": 0, "ended": 0, "open": 1, "rate": None},
    }
    plain = run(
        "--db",
        db,
        "stats",
        PYTHONUTF8="0",
        LC_ALL="C",
        LANG="C",
        PYTHONIOENCODING="ascii:strict",
        PYTHONCOERCECLOCALE="0",
    )
    assert plain.returncode == 0
    assert "Traceback" not in plain.stderr
