"""A place that is only a web address becomes the link of its interview, in files of every older version."""

import json

import pytest

from interview_desk.services.pipeline.pipeline import edit_interview
from interview_desk.services.safety import checkup
from interview_desk.services.searching import find
from interview_desk.store import mapping, read
from interview_desk.store.file import file_identity
from interview_desk.store.file.database import open_database
from interview_desk.store.file.file_identity import steps
from support.store import desk_at

ROOM = "https://meet.kestrel.example/r/4711"
PLACES = {
    "only-link": (ROOM, ("", ROOM)),
    "no-scheme": ("meet.kestrel.example/r/4711", ("", "meet.kestrel.example/r/4711")),
    "www": ("www.kestrel.example", ("", "www.kestrel.example")),
    "a-floor": ("3.OG/Raum", ("3.OG/Raum", "")),
    "two-rooms": ("A1/A2", ("A1/A2", "")),
    "a-short-word": ("c.o/desk", ("c.o/desk", "")),
    "a-file": ("/srv/rooms.txt/1", ("/srv/rooms.txt/1", "")),
    "with-words": (f"Room 4, {ROOM}", (f"Room 4, {ROOM}", "")),
    "a-place": ("Hall 2", ("Hall 2", "")),
    "nothing": ("", ("", "")),
    "upper-case": ("HTTPS://MEET.EXAMPLE/1", ("", "HTTPS://MEET.EXAMPLE/1")),
    "no-more-than-a-scheme": ("https://", ("https://", "")),
}


def older(path, version, monkeypatch):
    """A database of an older version, with an interview at every place and its history."""
    with monkeypatch.context() as patched:
        patched.setattr(mapping, "VERSION", version)
        patched.setattr(file_identity, "steps", lambda: steps()[:version])
        database = open_database(path)
        connection = database.connection
        connection.execute("INSERT INTO company VALUES ('c', 'Kestrel', 'unknown', 'unknown', '', '', '')")
        connection.execute(
            """INSERT INTO application (id, company, role, level, url, source, location, salary, who_was_hired, remarks)
               VALUES ('a', 'c', 'Analyst', 'unknown', '', '', '', '', '', '')"""
        )
        connection.execute("INSERT INTO stage_entry VALUES ('a', 0, 'interviewing', '2026-10-01')")
        connection.execute("INSERT INTO change VALUES (1, '2026-10-01T10:00:00+00:00', 'Added', '', 'done')")
        for n, (name, (place, _)) in enumerate(PLACES.items()):
            connection.execute(
                "INSERT INTO interview (id, application, starts_at, round, method, style, timezone, minutes, place, goals, status)"
                " VALUES (?, 'a', '2026-11-12T10:00:00+00:00', 1, 'video', 'panel', '', 60, ?, '', 'scheduled')",
                (name, place),
            )
            cursor = connection.execute("SELECT * FROM interview WHERE id = ?", (name,))
            row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
            connection.execute(
                "INSERT INTO change_row VALUES (1, ?, 'interview', ?, NULL, ?)",
                (n, json.dumps([name]), json.dumps(row)),
            )
        database.close()


@pytest.mark.parametrize("version", range(1, 9))
def test_the_link_is_taken_out_of_the_place(tmp_path, monkeypatch, version):
    older(tmp_path / "desk.db", version, monkeypatch)
    desk = desk_at(tmp_path / "desk.db")
    there = {one.id: (one.place, one.link) for one in read.read_search(desk.connection).interviews}
    assert there == {name: after for name, (_, after) in PLACES.items()}
    assert checkup.problems(desk) == []
    assert desk.writer.undo() == "Added"
    assert read.read_search(desk.connection).interviews == ()
    assert desk.writer.redo() == "Added"
    assert {one.id: (one.place, one.link) for one in read.read_search(desk.connection).interviews} == there
    desk.close()


@pytest.mark.parametrize("version", [6, 7, 8])
def test_what_an_older_file_holds_is_found(tmp_path, monkeypatch, version):
    older(tmp_path / "desk.db", version, monkeypatch)
    desk = desk_at(tmp_path / "desk.db")
    assert {hit.id for hit in find(desk.connection, "4711 room")} == {"with-words"}
    assert {hit.id for hit in find(desk.connection, "4711")} >= {"only-link", "with-words"}
    edit_interview(desk, "a", "only-link", {"link": "https://elsewhere.example/room"})
    assert {hit.id for hit in find(desk.connection, "elsewhere")} == {"only-link"}
    assert "only-link" not in {hit.id for hit in find(desk.connection, "4711")}
    desk.close()
