"""Seal of a backup: a checksum over all its bytes, stored in the backup so that it survives renaming.

SQLite cannot see a letter flipped inside a text. A backup gets an extra table with a single row: a
marker that can be found in the file's bytes, followed by the SHA-256 of the file with the checksum taken
as zeros. The backup remains an ordinary database.
"""

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path

from interview_desk.store.file.file_identity import SEAL

MARK = b"\xff\xfeinterview-desk:sha256\xfe\xff"
"""Marker before the checksum; no text can contain it, because it is not UTF-8."""
_DIGEST_BYTES = 32


def put_on(path: Path) -> None:
    """Seal a finished backup that nobody else has open.

    Raises:
        sqlite3.Error: the table of the seal could not be written.
        OSError: the file could not be read or written.
    """
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        take_off(connection)
        connection.execute(f"CREATE TABLE {SEAL} (checksum BLOB NOT NULL)")
        connection.execute(f"INSERT INTO {SEAL} VALUES (?)", (MARK + bytes(_DIGEST_BYTES),))  # noqa: S608 - a constant
    content = path.read_bytes()
    at = content.index(MARK) + len(MARK)
    with path.open("r+b") as file:
        file.seek(at)
        file.write(_digest(content, at))
        file.flush()
        os.fsync(file.fileno())


def is_whole(path: Path) -> bool | None:
    """Return True if every byte of a backup is as it was sealed, or None if it has no seal.

    Raises:
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    at = content.find(MARK) + len(MARK)
    if at < len(MARK):
        return False if _names_a_seal(content) else None
    return content[at : at + _DIGEST_BYTES] == _digest(content, at)


def take_off(connection: sqlite3.Connection) -> None:
    """Remove the seal from a backup that is to be written to, because its checksum would no longer match."""
    connection.execute(f"DROP TABLE IF EXISTS {SEAL}")


def _digest(content: bytes, at: int) -> bytes:
    hasher = hashlib.sha256(memoryview(content)[:at])
    hasher.update(bytes(_DIGEST_BYTES))
    hasher.update(memoryview(content)[at + _DIGEST_BYTES :])
    return hasher.digest()


def _names_a_seal(content: bytes) -> bool:
    """Return True if the schema mentions a seal; if its marker is missing, the seal itself was changed."""
    return f"CREATE TABLE {SEAL} (".encode() in content
