"""Location of the database: a disk of this machine, or a folder that others also write to.

SQLite relies on locks and on a single machine writing at a time. Network file systems break the first
(sqlite.org, "SQLite Over a Network"), and programs that synchronize folders break the second: they put
an older file in place, or add a second file next to it.
"""

import os
import re
import sys
from pathlib import Path

_SYNCHRONISED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "megasync": "MEGA",
    "syncthing": "Syncthing",
}
"""Folder names of programs that synchronize, in lowercase; "OneDrive - Company" starts with such a name."""
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "Nextcloud"}
"""Files and folders that such programs create in a folder they synchronize."""
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone"})
_CONFLICT = re.compile(r"conflict(?:ed)?[ -]cop|sync-conflict|\(conflict|case conflict|-conflict-", re.IGNORECASE)


def detect_sharing(path: Path) -> str:
    """Return what else writes to a file's folder: "Dropbox", "a network (nfs4)"; empty if nothing is detected."""
    real = Path(os.path.realpath(path)).parent
    for folder in (real, *real.parents):
        name = folder.name.casefold()
        service = _SYNCHRONISED.get(name) or _SYNCHRONISED.get(name.partition(" - ")[0])
        if service:
            return service
        for mark, program in _MARKS.items():
            if folder != Path.home() and (folder / mark).exists():
                return program
    kind = _file_system(real)
    return f"a network ({kind})" if kind in _NETWORK else ""


def _file_system(folder: Path) -> str:
    """Return the type of a folder's file system; empty if this platform does not list the mounts."""
    if sys.platform != "linux":
        return ""
    best_match = ("", "")
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), parts[1])
        if folder.is_relative_to(place) and len(place) >= len(best_match[0]):
            best_match = (place, parts[2])
    return best_match[1]


def conflicting(path: Path) -> list[Path]:
    """List files next to a database that a synchronizing program created after changes in two places."""
    try:
        names = [
            file for file in path.parent.iterdir() if file.name.startswith(path.stem) and file.suffix == path.suffix
        ]
    except OSError:
        return []
    return sorted(file for file in names if _CONFLICT.search(file.name))
