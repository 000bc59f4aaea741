"""Purging: what must really go is in no byte of the search, its history or its copies; everything else stays."""

import os
import sqlite3
import subprocess

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.exports import subscription
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import debriefing, pipeline
from interview_desk.services.safety import backups, purging
from interview_desk.store import read
from interview_desk.store.file.presence import Presence
from interview_desk.store.safety import audit, checksum
from support.store import desk_at, run, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "data" / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


@pytest.fixture(autouse=True)
def folder(tmp_path):
    (tmp_path / "data").mkdir()


def fill(desk):
    """A second search of words that are found nowhere else."""
    made = pipeline.add_application(
        desk, "Zebrafish Holdings", "Quagga keeper", stage="interviewing", remarks="zorilla"
    )
    from interview_desk.services.pipeline import people

    person = people.add_contact(desk, made, "Yelena Zzyzx, Head of Zoo, yelena@zebrafish.example")
    from datetime import datetime

    meeting = pipeline.add_interview(desk, made, datetime.fromisoformat("2026-11-09T10:00:00-05:00"), people=(person,))
    dossier = desk.dossier(made)
    answers = debriefing.answers_of(dossier, dossier.interview(meeting), desk)
    from interview_desk.domain.search.interview import Hook

    debrief = answers.debrief._replace(learned=("okapis sleep",), hooks=(Hook(person, "numbat"),))
    debriefing.save_debrief(desk, made, meeting, answers._replace(debrief=debrief))
    dossier = desk.dossier(made)
    note = writing.open_note(desk, dossier, "thank-you", dossier.interview(meeting), dossier.contact(person))
    note = writing.save_note(desk, note, note.subject, note.body + "\nKinkajou")
    writing.save_note(
        desk, note, note.subject, "Potoroo instead of everything that stood here before, and quite another text"
    )
    desk.keep_scratch(f"person {meeting}", "Wombat")
    return made, person, meeting


SECRETS = (b"Zebrafish", b"Quagga", b"zorilla", b"Zzyzx", b"okapis", b"numbat", b"Kinkajou", b"Potoroo", b"Wombat")


def holding(path, *secrets):
    """Which words are in which files."""
    found = {}
    for one in path.parent.rglob("*"):
        if one.is_file():
            content = one.read_bytes()
            hits = [word for word in secrets if word in content]
            if hits:
                found[one.name] = hits
    return found


@pytest.mark.parametrize("deleted", [False, True])
def test_a_purged_application_is_in_no_byte_of_any_file(desk, deleted):
    made, _, _ = fill(desk)
    backups.back_up_daily(desk)
    backups.back_up_on_request(desk, None)
    path = desk.database.path
    assert set(holding(path, *SECRETS)[path.name]) == set(SECRETS)
    before = read.read_dossiers(desk.connection)
    if deleted:
        pipeline.delete_application(desk, made)
        assert purging.find_application(desk, made[:5]) == made
    done = purging.purge_application(desk, made)
    assert done.copies == 2
    desk.database.close()
    left = holding(path, *SECRETS)
    assert not any(left.values()), left
    again = desk_at(path, "2026-11-10T18:00:00-05:00")
    assert [one.application.id for one in read.read_dossiers(again.connection)] == [
        one.application.id for one in before if one.application.id != made
    ]
    assert list(audit.find_mismatches(again.connection)) == []
    assert again.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert all(known.is_whole for known in backups.list_backups(path))
    again.close()


def test_the_history_before_and_after_a_purge_can_still_be_walked(desk):
    made, _, _ = fill(desk)
    pipeline.add_application(desk, "Kestrel Bank", "Engineer")
    purging.purge_application(desk, made)
    walked = []
    while (label := desk.writer.undo()) is not None:
        walked.append(label)
    assert walked[0] == "Added Kestrel Bank"
    assert not any("Zebrafish" in one or "Yelena" in one for one in walked)
    while desk.writer.redo() is not None:
        pass
    assert "Kestrel Bank" in {one.company.name for one in read.read_dossiers(desk.connection)}


def test_a_purged_person_leaves_no_name_and_the_contacts_that_took_place(desk):
    made, person, meeting = fill(desk)
    dossier = desk.dossier(made)
    note = next(one for one in dossier.notes)
    writing.mark_sent(desk, note)
    backups.back_up_daily(desk)
    touches = len(desk.dossier(made).touches)
    purging.purge_contact(desk, purging.find_contact(desk, "yelena zzyzx"))
    dossier = desk.dossier(made)
    assert person not in {one.id for one in dossier.contacts}
    assert dossier.interview(meeting).interviewers == ()
    assert dossier.interview(meeting).debrief.hooks == ()
    assert dossier.interview(meeting).debrief.learned == ("okapis sleep",)
    assert len(dossier.touches) == touches
    assert dossier.notes == ()
    desk.database.close()
    assert holding(desk.database.path, b"Zzyzx", b"yelena@", b"numbat", b"Kinkajou", b"Potoroo") == {}


@pytest.fixture
def published(desk, tmp_path):
    """The desk writes a calendar file, and an interrupted writing left a part of an older one."""
    calendar = tmp_path / "data" / "search.ics"
    desk.settings = desk.settings._replace(calendar_file=calendar)
    made = fill(desk)
    pipeline.add_interview(desk, made[0], desk.now().replace(day=20))
    subscription.renew(desk)
    calendar.with_name(".search.ics.0a1b2c3d.part").write_bytes(calendar.read_bytes())
    calendar.with_name(".search.ics.mine").write_text("not written by the desk", encoding="utf-8")
    assert {"search.ics", ".search.ics.0a1b2c3d.part"} <= set(holding(desk.database.path, b"Zebrafish"))
    return desk, made, calendar


def test_the_calendar_file_goes_before_the_purge_is_committed(published, monkeypatch):
    desk, (made, _, _), calendar = published
    seen = []
    real = subscription.forget

    def look(path):
        result = real(path)
        seen.append((path.exists(), [row[0] for row in desk.connection.execute("SELECT name FROM company")]))
        return result

    monkeypatch.setattr(subscription, "forget", look)
    purging.purge_application(desk, made)
    assert seen[0][0] is False
    assert holding(desk.database.path, *SECRETS) == {}
    assert calendar.with_name(".search.ics.mine").exists()
    subscription.renew(desk)
    assert b"BEGIN:VCALENDAR" in calendar.read_bytes()


def test_a_calendar_behind_a_link_is_said_to_be_there_still(published):
    desk, (made, _, _), calendar = published
    elsewhere = calendar.parent.parent / "elsewhere.ics"
    calendar.rename(elsewhere)
    calendar.symlink_to(elsewhere)
    assert calendar in purging.purge_application(desk, made).remaining_files


def test_a_whole_purge_takes_the_calendar_and_its_parts_and_names_a_link(published):
    desk, _, calendar = published
    path = desk.database.path
    other = calendar.with_name(".search.ics.backup.part")
    other.write_text("another program's", encoding="utf-8")
    desk.close()
    assert purging.purge_everything(path, calendar).remaining_files == ()
    assert not calendar.exists()
    assert not calendar.with_name(".search.ics.0a1b2c3d.part").exists()
    assert other.exists()


def test_a_whole_purge_names_a_calendar_behind_a_link(published):
    desk, _, calendar = published
    elsewhere = calendar.parent.parent / "elsewhere.ics"
    calendar.rename(elsewhere)
    calendar.symlink_to(elsewhere)
    path = desk.database.path
    desk.close()
    assert purging.purge_everything(path, calendar).remaining_files == (calendar,)
    assert elsewhere.exists()


def test_a_calendar_that_cannot_be_deleted_keeps_the_purge_from_happening(published, monkeypatch):
    desk, (made, _, _), _ = published

    def refuse(path):
        raise Refused(f"The calendar {path} could not be deleted: Read-only file system")

    monkeypatch.setattr(subscription, "forget", refuse)
    with pytest.raises(Refused, match="Read-only"):
        purging.purge_application(desk, made)
    assert desk.dossier(made).company.name == "Zebrafish Holdings"


def test_a_purged_history_forgets_what_was_deleted_and_written_over(desk):
    made, _, _ = fill(desk)
    backups.back_up_daily(desk)
    pipeline.delete_application(desk, made)
    facts = read.read_search(desk.connection)
    purging.purge_history(desk)
    assert read.read_search(desk.connection) == facts
    assert desk.writer.undo() is None
    desk.database.close()
    assert holding(desk.database.path, b"Kinkajou", b"Potoroo", b"okapis", b"Wombat", b"zorilla") == {}
    assert len(backups.list_backups(desk.database.path)) == 1


def test_a_copy_that_cannot_be_cleaned_is_named(desk):
    made, _, _ = fill(desk)
    copy = backups.back_up_daily(desk)
    content = copy.read_bytes()
    copy.write_bytes(content[:-4096])
    done = purging.purge_application(desk, made)
    assert copy in done.remaining_files
    assert copy.read_bytes() == content[:-4096]


def test_everything_goes_and_never_under_an_open_window(desk, monkeypatch):
    monkeypatch.setattr(purging, "default_database", lambda: desk.database.path)
    fill(desk)
    backups.back_up_daily(desk)
    path = desk.database.path
    (path.parent / "notes").mkdir()
    (path.parent / "notes" / "to-yelena.txt").write_text("Dear Yelena Zzyzx")
    desk.close()
    window = Presence(path, "4711")
    window.announce("note 1")
    with pytest.raises(Refused, match="close it first"):
        purging.purge_everything(path)
    window.leave()
    purging.purge_everything(path)
    assert holding(path, *SECRETS) == {}
    assert sorted(one.name for one in path.parent.rglob("*") if one.is_file()) == ["desk.toml"]
    assert run("--db", path, "due").stdout.strip()


def test_the_command_line_asks_and_names_what_is_left(desk):
    made, _, _ = fill(desk)
    path = desk.database.path
    desk.close()
    refused = run("--db", path, "purge", "--application", made)
    assert refused.returncode == 1
    assert "--yes" in refused.stderr
    assert run("--db", path, "purge", "--yes").returncode == 2
    assert run("--db", path, "purge", "--application", "nobody", "--yes").returncode == 1
    done = run("--db", path, "purge", "--application", made, "--yes")
    assert done.returncode == 0, done.stderr
    assert "Zebrafish Holdings, Quagga keeper is purged" in done.stdout
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM application WHERE id = ?", (made,)).fetchone()[0] == 0
    connection.close()
    assert checksum.is_whole(path) is None
    assert run("--db", path, "check").returncode == 0


def test_only_a_search_is_purged_and_only_in_the_usual_place_the_folders_beside_it(desk, tmp_path):
    (tmp_path / "thesis.txt").write_text("thesis")
    with pytest.raises(Refused, match="Nothing was purged"):
        purging.purge_everything(tmp_path / "thesis.txt")
    path = desk.database.path
    (path.parent / "notes").mkdir()
    (path.parent / "notes" / "diary.txt").write_text("mine")
    (path.parent / "backups").mkdir(exist_ok=True)
    neighbours = ["desk-work-2026-11-12-101500-damaged.db", "desk.sqlite-2026-11-12.db"]
    for name in neighbours:
        (path.parent / "backups" / name).write_text("of another search")
    desk.close()
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="Another program writes"):
            purging.purge_everything(path)
        other.execute("ROLLBACK")
    other.close()
    done = purging.purge_everything(path)
    assert done.remaining_files == (path.parent / "notes",)
    assert (path.parent / "notes" / "diary.txt").read_text() == "mine"
    assert sorted(one.name for one in (path.parent / "backups").iterdir()) == neighbours
    assert not path.exists()


def test_the_copies_of_a_search_that_is_gone_can_be_purged(desk):
    fill(desk)
    backups.back_up_daily(desk)
    path = desk.database.path
    desk.close()
    path.unlink()
    purging.purge_everything(path)
    assert holding(path, *SECRETS) == {}
    with pytest.raises(Refused, match="no copy of one"):
        purging.purge_everything(path)


def test_after_a_person_is_purged_the_search_is_sound_and_every_step_can_be_taken_back(desk):
    made, person, _ = fill(desk)
    pipeline.edit_application(desk, made, {"salary": "9"})
    writing.mark_sent(desk, next(iter(desk.dossier(made).notes)))
    pipeline.edit_application(desk, made, {"salary": "10"})
    before = exported(desk, desk.settings, ExportOptions())
    assert "Zzyzx" in before
    purging.purge_contact(desk, person)
    assert list(audit.find_mismatches(desk.connection)) == []
    facts = read.read_search(desk.connection)
    labels = []
    while (label := desk.writer.undo()) is not None:
        labels.append(label)
    assert not any("Yelena" in one for one in labels)
    assert read.read_search(desk.connection).applications == ()
    while desk.writer.redo() is not None:
        pass
    assert read.read_search(desk.connection) == facts
    assert list(audit.find_mismatches(desk.connection)) == []


def test_a_person_who_was_taken_away_before_goes_with_the_application(desk):
    from interview_desk.services.pipeline import people

    made = pipeline.add_application(desk, "Zebrafish Holdings", "Quagga keeper")
    person = people.add_contact(desk, made, "Yelena Zzyzx, yelena@zebrafish.example")
    people.remove_contact(desk, made, person)
    pipeline.add_application(desk, "Kestrel Bank", "Engineer")
    purging.purge_application(desk, made)
    desk.writer.undo()
    while desk.writer.undo() is not None:
        pass
    desk.database.close()
    assert holding(desk.database.path, b"Zzyzx", b"yelena@", b"Zebrafish", b"Quagga") == {}


def test_a_purge_that_was_cut_short_is_begun_again(desk, monkeypatch):
    made, _, _ = fill(desk)
    backups.back_up_daily(desk)

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(purging.purge, "purge_copies", killed)
    with pytest.raises(KeyboardInterrupt):
        purging.purge_application(desk, made)
    monkeypatch.undo()
    assert desk.dossier(made).company.name == "Zebrafish Holdings"
    assert purging.purge_application(desk, made).copies == 1
    desk.database.close()
    assert holding(desk.database.path, *SECRETS) == {}


def test_what_programs_that_were_killed_have_left_goes_too(desk):
    made, _, _ = fill(desk)
    path = desk.database.path
    (path.parent / "backups").mkdir(exist_ok=True)
    gone = subprocess.Popen(["true"])
    gone.wait()
    for name in (
        f".desk.db.{gone.pid}.restoring",
        f".desk.db.{gone.pid}.new-journal",
        "backups/.desk-2026-11-10.db.ab12.part",
    ):
        (path.parent / name).write_bytes(b"Zebrafish")
    (path.parent / f".desk.db.{gone.pid}.trial-x").mkdir()
    (path.parent / f".desk.db.{gone.pid}.trial-x" / "trial.db").write_bytes(b"Zebrafish")
    (path.parent / f".desk.db.{os.getpid()}.restoring").write_bytes(b"under way")
    purging.purge_application(desk, made)
    assert (path.parent / f".desk.db.{os.getpid()}.restoring").exists()
    desk.database.close()
    assert holding(path, *SECRETS) == {}


def test_what_is_purged_is_what_is_meant(desk):
    made = pipeline.add_application(desk, made_name := "Zebrafish Holdings", "Quagga keeper")
    pipeline.delete_application(desk, made)
    other = pipeline.add_application(desk, made[:4], "Engineer")
    assert purging.find_application(desk, made[:4]) == other
    assert purging.find_application(desk, made[:5]) == made
    for text in (made[:3], "", made_name):
        with pytest.raises(Refused, match="Nothing was changed"):
            purging.find_application(desk, text)
    pipeline.add_application(desk, made[:4], "Another")
    with pytest.raises(Refused, match="may mean"):
        purging.find_application(desk, made[:4])


def test_a_history_that_no_copy_can_be_made_without_stays(desk, monkeypatch):
    fill(desk)
    old = backups.back_up_daily(desk)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(purging.purge, "clean", full)
    with pytest.raises(Refused, match="Nothing was purged"):
        purging.purge_history(desk)
    assert desk.writer.undo() is not None
    assert [one.copy.path for one in backups.list_backups(desk.database.path)] == [old]


def test_a_journal_that_was_set_aside_goes_too(desk, tmp_path):
    made, _, _ = fill(desk)
    folder = tmp_path / "data" / "backups"
    folder.mkdir(exist_ok=True)
    stale = folder / "desk-2026-11-10-120000-stale-journal"
    stale.write_bytes(b"Zebrafish")
    purging.purge_application(desk, made)
    assert not stale.exists()
    assert holding(desk.database.path, *SECRETS) == {}


def test_a_copy_that_cannot_be_rewritten_now_takes_the_purge_back(desk, monkeypatch):
    made, _, _ = fill(desk)
    backups.back_up_on_request(desk, None)

    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("interview_desk.store.safety.purge.clean", fail)
        with pytest.raises(Refused, match="Nothing was purged from the database"):
            purging.purge_application(desk, made)
    assert desk.dossier(made).company.name == "Zebrafish Holdings"  # it is known still, so that it can be purged again
    purging.purge_application(desk, made)
    assert holding(desk.database.path, *SECRETS) == {}


def test_files_that_speak_of_it_are_named_and_others_are_not(desk, tmp_path):
    made, _, _ = fill(desk)
    notes = tmp_path / "data" / "notes"
    notes.mkdir()
    (notes / "thank-you-Yelena-Zzyzx-1.txt").write_text("Dear Yelena", encoding="utf-8")
    (notes / "other.txt").write_text("Dear Ana", encoding="utf-8")
    path = desk.database.path
    desk.close()
    done = run("--db", path, "purge", "--application", made, "--yes")
    assert done.returncode == 1
    assert "thank-you-Yelena-Zzyzx-1.txt" in done.stderr
    assert "other.txt" not in done.stderr
