"""The file that calendars subscribe to follows the search, and nothing else is written over."""

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.exports import subscription
from interview_desk.services.pipeline.pipeline import cancel_interview
from support.screen import looking_at
from support.store import desk_at, run, scenario

DOCUMENT = scenario("evening-after")["document"]


@pytest.fixture
def place(tmp_path):
    (tmp_path / "desk.toml").write_text(
        'timezone = "America/New_York"\n[calendar]\nfile = "search.ics"\n', encoding="utf-8"
    )
    return tmp_path / "search.ics"


def test_it_is_written_when_the_search_changes_and_only_then(tmp_path, place):
    desk = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", DOCUMENT)
    assert subscription.renew(desk)
    first = place.read_bytes()
    assert b"SUMMARY:Interview: Northwind" in first
    assert place.stat().st_mode & 0o777 == 0o600
    assert not subscription.renew(desk)
    cancel_interview(desk, DOCUMENT["applications"][0]["id"], DOCUMENT["interviews"][0]["id"])
    assert subscription.renew(desk)
    assert b"STATUS:CANCELLED" in place.read_bytes()
    desk.close()


def test_a_file_of_somebody_else_is_left_alone(tmp_path, place):
    place.write_text("BEGIN:VCALENDAR\nPRODID:-//Another//EN\nEND:VCALENDAR\n", encoding="utf-8")
    desk = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", DOCUMENT)
    with pytest.raises(Refused, match="not a calendar of this desk"):
        subscription.renew(desk)
    assert b"Another" in place.read_bytes()
    assert subscription.forget(place) == ""
    desk.close()


def test_commands_keep_it_up_to_date_and_a_purge_takes_it_away(tmp_path, place):
    where = ("--db", tmp_path / "desk.db", "--config", tmp_path / "desk.toml")
    assert run(*where, "add", "Kestrel", "Analyst", "--stage", "offer").returncode == 0
    assert place.exists()
    assert run(*where, "purge", "--everything", "--yes").returncode == 0
    assert not place.exists()


def test_a_file_that_cannot_be_written_is_told_and_what_was_asked_for_is_done(tmp_path):
    (tmp_path / "desk.toml").write_text('[calendar]\nfile = "no/such/folder/search.ics"\n', encoding="utf-8")
    done = run("--db", tmp_path / "desk.db", "--config", tmp_path / "desk.toml", "add", "Kestrel", "Analyst")
    assert done.returncode == 0
    assert "search.ics" in done.stderr


def test_a_config_that_names_no_calendar_file_is_refused_with_its_line(tmp_path):
    config = tmp_path / "c.toml"
    config.write_text('[calendar]\nfile = "search.txt"\n', encoding="utf-8")
    refused = run("--config", config, "--db", tmp_path / "desk.db", "due")
    assert refused.returncode == 1
    assert "line 2" in refused.stderr


async def test_an_open_desk_writes_it_and_tells_where_it_cannot(tmp_path, place):
    desk = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", DOCUMENT)
    async with looking_at(desk) as seen:
        await seen.app.chores.update_calendar(seen.app.monitor.data_state)
        assert b"SUMMARY:Interview: Northwind" in place.read_bytes()
        place.write_text("mine", encoding="utf-8")
        seen.app.chores._calendar_state = None
        await seen.app.chores.update_calendar(seen.app.monitor.data_state)
        await seen.settle()
        assert "is not a calendar of this desk" in seen.told
        assert place.read_text(encoding="utf-8") == "mine"
    desk.close()
