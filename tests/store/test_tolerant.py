"""A row that another program corrupted costs that row only: it is named, and everything else is read."""

import sqlite3

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.pipeline.queue import build_queue
from interview_desk.store import read, read_history, read_interviews
from interview_desk.store.file.connection import Connection
from interview_desk.store.search.find import find
from interview_desk.store.tolerant import hide_unreadable_rows
from support.corruptions import CORRUPTIONS, Corruption, cell, copy_sound_file, corrupt, make_sound_file
from support.store import desk_at

NOW = "2026-11-12T14:20:00-05:00"
IDS = [corruption.name for corruption in CORRUPTIONS]
DROPPED = tuple(corruption for corruption in CORRUPTIONS if not corruption.name.startswith("no table"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return make_sound_file(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def path(sound, tmp_path):
    return copy_sound_file(sound, tmp_path)


def open_unchecked(path):
    """A desk that opens a file as a command that only reads does."""
    from interview_desk.services.session import Desk, open_for_reading

    desk = open_for_reading(path, path.with_suffix(".toml"))
    assert isinstance(desk, Desk)
    return desk


def problems(desk):
    unreadable = desk.connection.unreadable
    return [] if unreadable is None else [str(problem) for problem in unreadable.problems]


def read_everything(desk):
    """Every read that a screen or command makes."""
    connection = desk.connection
    search = read.read_search(connection)
    dossiers = read.read_dossiers(connection, bodies=True)
    read.read_cards(connection)
    read.read_basket(connection, desk.settings.zone)
    read.read_lessons(connection)
    read.read_activity(connection, "2026-01-01")
    read.read_names(connection)
    read.read_open_notes(connection)
    read.read_loose_deferrals(connection)
    read.read_scratch(connection, "somewhere")
    read_history.read_history(connection, 100)
    read_history.read_newest(connection)
    for note in search.notes:
        read_history.read_note_images(connection, note.id)
    for contact in search.contacts:
        read_history.read_former_names(connection, contact.id)
    read_history.read_deleted_rows(connection, "application")
    read_interviews.read_next_interview(connection, desk.now())
    read_interviews.read_meetings(connection)
    read_interviews.read_past_interviews(connection, desk.now())
    for words in ("northwind", "data", "a"):
        find(connection, words)
    build_queue(desk)
    return search, dossiers


@pytest.mark.parametrize("corruption", CORRUPTIONS, ids=IDS)
def test_a_corrupted_row_is_named_and_the_rest_is_read(path, corruption):
    corrupt(path, corruption)
    desk = open_unchecked(path)
    search, dossiers = read_everything(desk)
    assert any(corruption.reason in problem and problem.startswith(corruption.table) for problem in problems(desk))
    if corruption.table not in {"company", "application", "contact"} and "application" not in corruption.name:
        assert len(search.applications) >= 12
    assert {dossier.application.id for dossier in dossiers} == {application.id for application in search.applications}
    desk.close()


def test_nothing_is_left_out_of_a_sound_search(path):
    desk = open_unchecked(path)
    hide_unreadable_rows(desk.connection)
    assert problems(desk) == []
    assert desk.connection.unreadable is None
    desk.close()


@pytest.mark.parametrize("table", ["application", "interview", "note", "touch", "story", "contact"])
def test_a_row_costs_that_row_only(path, table):
    before = open_unchecked(path)
    whole = read.read_search(before.connection)
    before.close()
    column = {"application": "url", "interview": "goals", "contact": "phone", "story": "title", "note": "subject"}.get(
        table, "summary"
    )
    corrupt(path, cell(table, column, b"\xff", ""))
    desk = open_unchecked(path)
    rest = read.read_search(desk.connection)
    for field in ("companies", "stories", "contacts", "own_questions"):
        lost = len(getattr(whole, field)) - len(getattr(rest, field))
        assert lost == (table == {"stories": "story", "contacts": "contact"}.get(field))
    assert len(whole.applications) - len(rest.applications) == (table == "application")
    desk.close()


def test_an_application_whose_company_is_gone_is_left_out_with_all_its_own(path):
    corrupt(path, next(each for each in CORRUPTIONS if each.name == "company gone"))
    desk = open_unchecked(path)
    search = read.read_search(desk.connection)
    companies = {company.id for company in search.companies}
    applications = {application.id for application in search.applications}
    assert {application.company for application in search.applications} <= companies
    assert {interview.application for interview in search.interviews} <= applications
    assert {touch.application for touch in search.touches} <= applications
    assert len(read.read_cards(desk.connection)) == len(applications)
    desk.close()


def test_an_interviewer_who_is_gone_is_left_out_of_the_interview(path):
    corrupt(path, next(each for each in CORRUPTIONS if each.name == "interviewer gone"))
    desk = open_unchecked(path)
    search = read.read_search(desk.connection)
    people = {contact.id for contact in search.contacts}
    assert {person for interview in search.interviews for person in interview.interviewers} <= people
    assert len(search.interviews) == 9
    desk.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM standing",
        "UPDATE standing SET stage = 'offer'",
        "UPDATE standing SET reached_on = x'ff'",
        "DROP TABLE standing",
    ],
)
def test_cached_stages_that_are_wrong_are_computed_anew(path, statement):
    before = open_unchecked(path)
    expected = read.read_cards(before.connection)
    before.close()
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    desk = open_unchecked(path)
    assert read.read_cards(desk.connection) == expected
    assert problems(desk) == []
    desk.close()
    if "DROP" not in statement:
        writing = desk_at(path, NOW)
        story = read.read_stories(writing.connection)[0]
        writing.write("Changed a story", lambda change: change.put(story._replace(title="Another")))
        writing.close()
        reading = sqlite3.connect(path)
        assert reading.execute("SELECT count(*) FROM standing WHERE stage <> 'offer'").fetchone()[0] > 10
        reading.close()


def test_a_row_that_becomes_unreadable_while_the_desk_is_open_is_left_out(path):
    desk = desk_at(path, NOW)
    desk.begin_unit_of_work()
    assert len(read.read_search(desk.connection).interviews) == 9
    corrupt(path, cell("interview", "place", b"\xff", ""))
    desk.begin_unit_of_work()
    assert len(read.read_search(desk.connection).interviews) == 8
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE interview SET place = '' WHERE rowid = 1")
    connection.close()
    desk.begin_unit_of_work()
    assert len(read.read_search(desk.connection).interviews) == 9
    assert desk.connection.unreadable is None
    desk.close()


@pytest.mark.parametrize("corruption", DROPPED, ids=[each.name for each in DROPPED])
def test_a_save_of_something_else_leaves_the_row_as_it_is(path, corruption):
    corrupt(path, corruption)
    before = dump(path, corruption.table)
    desk = desk_at(path, NOW)
    search = read.read_search(desk.connection)
    entities = [
        entity._replace(**{field: f"{getattr(entity, field)} changed"})
        for group, field in (
            ("applications", "remarks"),
            ("interviews", "goals"),
            ("stories", "task"),
            ("contacts", "remarks"),
        )
        for entity in getattr(search, group)
    ]
    desk.write("Changed everything", lambda change: change.put(*entities))
    hidden = list(desk.connection.unreadable.hidden.get(corruption.table, {}))
    dangling = list(desk.connection.unreadable.dangling.get(corruption.table, {}))
    after = dump(path, corruption.table)
    assert hidden or dangling
    assert [after[row] for row in hidden] == [before[row] for row in hidden]
    for row in dangling:
        columns = desk.connection.unreadable.dangling[corruption.table][row]
        assert set(columns.values()) <= set(after[row])
    hide_unreadable_rows(desk.connection)
    again = read.read_search(desk.connection)
    assert [one.interviewers for one in again.interviews] == [one.interviewers for one in search.interviews]
    assert [one.stage_history for one in again.applications] == [one.stage_history for one in search.applications]
    desk.writer.undo()
    after = dump(path, corruption.table)
    history = corruption.table in {"change", "change_row"}
    assert ({row: after[row] for row in hidden} if history else after) == (
        {row: before[row] for row in hidden} if history else before
    )
    desk.close()


def dump(path, table):
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    rows = {row[0]: row[1:] for row in connection.execute(f"SELECT rowid, rowid, * FROM {table}")}
    connection.text_factory = str
    connection.close()
    return {
        number: tuple(cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in row)
        for number, row in rows.items()
    }


@pytest.mark.parametrize(
    ("table", "column", "group"),
    [("interview", "place", "interviews"), ("story", "title", "stories"), ("debrief", "hooks", "interviews")],
)
def test_writing_over_an_unreadable_row_is_refused_in_one_line(path, table, column, group):
    sound = desk_at(path, NOW)
    entity = next(
        entity
        for entity in getattr(read.read_search(sound.connection), group)
        if table != "debrief" or entity.debrief is not None
    )
    sound.close()
    key = "interview" if table == "debrief" else "id"
    corrupt(
        path,
        Corruption(
            "", table, lambda c: c.execute(f"UPDATE {table} SET {column} = x'ff' WHERE {key} = ?", (entity.id,)), ""
        ),
    )
    before = dump(path, table)
    desk = desk_at(path, NOW)
    read.read_search(desk.connection)
    for change in (lambda change: change.put(entity), lambda change: change.delete(entity)):
        with pytest.raises(Refused, match=f"“{table} {entity.id}” can’t be read"):
            desk.write("Something", change)
    assert dump(path, table) == before
    desk.close()


@pytest.mark.parametrize("column", ["made_at", "label"])
def test_an_unreadable_entry_of_the_history_is_not_undone(path, column):
    desk = desk_at(path, NOW)
    story = read.read_stories(desk.connection)[0]
    desk.write("Changed a story", lambda change: change.put(story._replace(title="Another")))
    corrupt(path, Corruption("", "change", lambda c: c.execute(f"UPDATE change SET {column} = x'ff'"), ""))
    desk.begin_unit_of_work()
    assert read_history.read_history(desk.connection, 10) == []
    desk.end_unit_of_work()
    with pytest.raises(Refused, match="can’t be read"):
        desk.writer.undo()
    desk.close()


def test_a_sound_search_is_not_checked_again(path, monkeypatch):
    from interview_desk.store import unreadable

    desk = desk_at(path, NOW)
    read.read_search(desk.connection)
    desk.keep_scratch("a", "b")
    desk.close()
    monkeypatch.setattr(unreadable, "find_unreadable", lambda _: pytest.fail("it was checked"))
    desk = open_unchecked(path)
    read.read_search(desk.connection)
    desk.close()


def test_a_search_closed_with_unreadable_rows_is_checked_again(path):
    corrupt(path, cell("interview", "place", b"\xff", ""))
    desk = desk_at(path, NOW)
    read.read_search(desk.connection)
    desk.keep_scratch("a", "b")
    desk.close()
    again = open_unchecked(path)
    read.read_search(again.connection)
    assert sum(not problem.follows for problem in again.connection.unreadable.problems) == 1
    again.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE findable SET kind = CAST(x'61ff' AS TEXT) WHERE n = 1",
        "UPDATE findable SET id = x'ff' WHERE n = 1",
        "UPDATE findable SET kind = 'nobody' WHERE n % 2",
        "DELETE FROM findable",
    ],
)
def test_a_broken_search_index_costs_results_only(path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    desk = open_unchecked(path)
    assert isinstance(find(desk.connection, "data"), list)
    desk.close()


@pytest.mark.parametrize(
    "name", ["interview.starts_at not a date", "note.body latin-1", "company gone", "touch.channel pigeon"]
)
def test_a_row_of_a_large_search_is_left_out_when_a_read_meets_it(path, monkeypatch, name):
    monkeypatch.setattr("interview_desk.store.file.database.ROWS_CHECK_LIMIT", 0)
    corruption = next(each for each in CORRUPTIONS if each.name == name)
    corrupt(path, corruption)
    desk = open_unchecked(path)
    read_everything(desk)
    assert any(corruption.reason in problem for problem in problems(desk))
    desk.close()


def test_a_read_only_file_is_read_without_its_unreadable_rows(path):
    corrupt(path, cell("interview", "starts_at", "not a date", ""))
    path.chmod(0o400)
    reading = sqlite3.connect(f"file:{path}?mode=ro", uri=True, factory=Connection, isolation_level=None)
    hide_unreadable_rows(reading)
    assert len(read.read_search(reading).interviews) == 8
    reading.close()
