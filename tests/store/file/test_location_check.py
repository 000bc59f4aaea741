"""Where the database lies: folders that others write to, and what comes of that."""

from pathlib import Path

import pytest

from interview_desk.store.file import location_check
from interview_desk.store.file.location_check import conflicting, detect_sharing


@pytest.mark.parametrize(
    ("folder", "who"),
    [
        ("Dropbox/search", "Dropbox"),
        ("OneDrive - Northwind/documents", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("dropbox-notes", ""),
        ("search", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path, folder, who):
    (tmp_path / folder).mkdir(parents=True)
    assert detect_sharing(tmp_path / folder / "desk.db") == who


def test_a_synchronised_folder_is_known_by_its_mark_and_through_a_link(tmp_path):
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    (tmp_path / "shared" / "search").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "shared" / "search")
    assert detect_sharing(tmp_path / "here" / "desk.db") == "Syncthing"


@pytest.mark.parametrize(
    ("mounted", "who"), [("nfs4", "a network (nfs4)"), ("fuse.sshfs", "a network (fuse.sshfs)"), ("ext4", "")]
)
def test_a_network_is_known_by_its_file_system(tmp_path, monkeypatch, mounted, who):
    real = Path.read_text
    table = (
        f"/dev/vda / ext4 rw 0 0\nserver:/home {str(tmp_path).replace(' ', chr(92) + '040')} {mounted} rw 0 0\nbroken\n"
    )
    monkeypatch.setattr(Path, "read_text", lambda path, **how: table if path.name == "mounts" else real(path, **how))
    monkeypatch.setattr(location_check.sys, "platform", "linux")
    assert detect_sharing(tmp_path / "desk.db") == who


def test_what_was_changed_in_two_places_lies_beside_it(tmp_path):
    for name in (
        *("desk.db", "desk-2026-11-12.db", "other (conflicted copy).db", "desk.txt"),
        *("desk (Ana's conflicted copy 2026-11-12).db", "desk.sync-conflict-20261112-101500-ABCDEF.db"),
    ):
        (tmp_path / name).touch()
    assert [one.name for one in conflicting(tmp_path / "desk.db")] == [
        "desk (Ana's conflicted copy 2026-11-12).db",
        "desk.sync-conflict-20261112-101500-ABCDEF.db",
    ]
    assert conflicting(tmp_path / "nowhere" / "desk.db") == []
