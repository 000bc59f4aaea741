"""Where the database lies: on a disk of this machine, or in a folder that others write to as well.

SQLite relies on locks and on one machine writing at a time. Network file systems break the first (sqlite.org, "SQLite Over a
Network"), programs that synchronise folders break the second: they put an older file in place, or a second one beside it.
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
"""What folders of such programs are called, in small letters; "OneDrive - Company" begins so."""
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "Nextcloud"}
"""What such programs put into the folder that they synchronise."""
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone"})
_CONFLICT = re.compile(r"conflict(?:ed)?[ -]cop|sync-conflict|\(conflict|case conflict|-conflict-", re.IGNORECASE)


def shared_by(path: Path) -> str:
    """Who else writes to the folder of a file: "Dropbox", "a network (nfs4)"; empty where it is nobody that is known."""
    real = Path(os.path.realpath(path)).parent
    for folder in (real, *real.parents):
        name = folder.name.casefold()
        known = _SYNCHRONISED.get(name) or _SYNCHRONISED.get(name.partition(" - ")[0])
        if known:
            return known
        for mark, program in _MARKS.items():
            if folder != Path.home() and (folder / mark).exists():
                return program
    kind = _file_system(real)
    return f"a network ({kind})" if kind in _NETWORK else ""


def _file_system(folder: Path) -> str:
    """The kind of the file system of a folder; empty where this platform does not list them."""
    if sys.platform != "linux":
        return ""
    found = ("", "")
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), parts[1])
        if folder.is_relative_to(place) and len(place) >= len(found[0]):
            found = (place, parts[2])
    return found[1]


def conflicting(path: Path) -> list[Path]:
    """Files beside a database that a synchronising program made because it was changed in two places."""
    try:
        names = [one for one in path.parent.iterdir() if one.name.startswith(path.stem) and one.suffix == path.suffix]
    except OSError:
        return []
    return sorted(one for one in names if _CONFLICT.search(one.name))
