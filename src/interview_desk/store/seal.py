"""The seal of a copy: a checksum over all its bytes, inside the copy itself, so that it travels with it under any name.

SQLite cannot see a letter flipped inside a text. A copy gets one more table with one row: a mark that is found in the file's
bytes, and after it the SHA-256 of the file with that checksum taken as zeros. The copy stays an ordinary database.
"""

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path

from interview_desk.store.recognition import SEAL

MARK = b"\xff\xfeinterview-desk:sha256\xfe\xff"
"""What stands before the checksum; no text can hold it, for it is not UTF-8."""
_DIGEST_BYTES = 32


def put_on(path: Path) -> None:
    """Seal a finished copy that nobody else has open.

    Raises:
        sqlite3.Error: its table could not be written.
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
    """Whether every byte of a copy is as it was sealed; None where it has no seal.

    Raises:
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    at = content.find(MARK) + len(MARK)
    if at < len(MARK):
        return False if _names_a_seal(content) else None
    return content[at : at + _DIGEST_BYTES] == _digest(content, at)


def take_off(connection: sqlite3.Connection) -> None:
    """Make an ordinary database of a sealed copy again: one that is written to does not keep its checksum."""
    connection.execute(f"DROP TABLE IF EXISTS {SEAL}")


def _digest(content: bytes, at: int) -> bytes:
    seen = hashlib.sha256(memoryview(content)[:at])
    seen.update(bytes(_DIGEST_BYTES))
    seen.update(memoryview(content)[at + _DIGEST_BYTES :])
    return seen.digest()


def _names_a_seal(content: bytes) -> bool:
    """Whether the tables speak of a seal that is not found: then its own bytes were changed."""
    return f"CREATE TABLE {SEAL} (".encode() in content
