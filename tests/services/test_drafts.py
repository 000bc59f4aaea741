"""Text that is being typed belongs to its window; a window that is gone leaves it to the next one that asks."""

import os

import pytest

from interview_desk.store.file import presence
from interview_desk.store.file.presence import Presence
from support.store import desk_at

pytestmark = pytest.mark.skipif(presence.fcntl is None, reason="no file locks here")


@pytest.fixture
def windows(tmp_path):
    """Two windows on one file."""
    path = tmp_path / "desk.db"
    desks = [desk_at(path), desk_at(path)]
    for desk in desks:
        desk.presence = Presence(path)
        desk.presence.announce("")
    yield desks
    for desk in desks:
        desk.presence.leave()
        desk.close()


def test_a_window_does_not_see_what_is_typed_in_another(windows):
    first, second = windows
    first.keep_draft("application", "Acme, Sen")
    assert second.draft("application") == ""
    second.keep_draft("application", "Birch")
    assert (first.draft("application"), second.draft("application")) == ("Acme, Sen", "Birch")
    second.keep_draft("application", "")
    assert first.draft("application") == "Acme, Sen"


def test_the_text_of_a_window_that_is_gone_is_adopted_once(windows, tmp_path):
    first, second = windows
    first.keep_draft("application", "Acme, Sen")
    first.presence.leave()
    assert second.draft("application") == "Acme, Sen"
    third = desk_at(tmp_path / "desk.db")
    third.presence = Presence(tmp_path / "desk.db")
    third.presence.announce("")
    assert third.draft("application") == ""
    second.keep_draft("application", "")
    assert second.draft("application") == ""
    third.presence.leave()
    third.close()


def test_a_killed_window_counts_as_gone(windows):
    _, second = windows
    child = os.fork()
    if child == 0:
        killed = Presence(second.database.path, "cafe0000")
        killed.announce("")
        os._exit(0)  # ends as a kill does: the file stays, its lock does not
    os.waitpid(child, 0)
    second.keep_scratch("application\x1fcafe0000", "Acme, Sen")
    assert second.draft("application") == "Acme, Sen"


def test_text_of_an_older_version_is_adopted(windows):
    first, second = windows
    first.keep_scratch("person a1", "Maya")
    assert second.draft("person a1") == "Maya"
    assert first.draft("person a1") == ""


def test_places_that_begin_alike_are_not_mixed_up(windows):
    first, second = windows
    first.keep_draft("person a12", "Maya")
    first.presence.leave()
    assert second.draft("person a1") == ""
    assert second.draft("person a12") == "Maya"


def test_of_several_texts_left_behind_the_newest_comes_first(windows):
    first, _ = windows
    first.connection.execute(
        "INSERT INTO scratch (place, text, changed_at) VALUES (?, ?, ?), (?, ?, ?)",
        (
            "note\x1fdead0001",
            "older",
            "2026-11-12T10:00:00-05:00",
            "note\x1fdead0002",
            "newer",
            "2026-11-12T11:00:00-05:00",
        ),
    )
    assert first.draft("note") == "newer"
    first.keep_draft("note", "")
    assert first.draft("note") == "older"


def test_two_windows_with_one_word_do_not_share_a_file(tmp_path):
    path = tmp_path / "desk.db"
    path.touch()
    first, second = Presence(path, "same"), Presence(path, "same")
    first.announce("note 1")
    second.announce("note 2")
    second.leave()  # it never had the file, so it leaves it alone
    assert Presence(path).list_others() == ["note 1"]
    first.leave()
    assert Presence(path).list_others() == []


def test_what_every_window_remembers_stays_shared(windows):
    first, second = windows
    first.keep_scratch("asked who signs", "yes")
    assert second.scratch("asked who signs") == "yes"
