"""Files damaged on purpose, each in a way that happens: cut, overwritten, flipped, somebody else's, newer, with a journal that is not theirs."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path, random.Random], None]


def _page(content: bytes | bytearray) -> int:
    size = int.from_bytes(content[16:18], "big")
    return 65536 if size == 1 else size


def _edited(path: Path, change: Callable[[bytearray], bytes | bytearray]) -> None:
    path.write_bytes(bytes(change(bytearray(path.read_bytes()))))


def emptied(path: Path, _rng: random.Random) -> None:
    """Zero bytes: a full disk, or a half-synced copy."""
    path.write_bytes(b"")


def cut_at_a_page(path: Path, rng: random.Random) -> None:
    """Whole pages of the end are missing."""
    _edited(path, lambda content: content[: rng.randrange(1, len(content) // _page(content)) * _page(content)])


def cut_anywhere(path: Path, rng: random.Random) -> None:
    """It ends in the middle of something."""
    _edited(path, lambda content: content[: rng.randrange(1, len(content) - 1)])


def text_instead(path: Path, rng: random.Random) -> None:
    """Something else was saved under its name."""
    path.write_text("<html>404 not found</html>\n" * rng.randrange(10, 400), encoding="utf-8")


def noise(path: Path, rng: random.Random) -> None:
    """Every byte is another one."""
    path.write_bytes(rng.randbytes(len(path.read_bytes())))


def page_of_zeros(path: Path, rng: random.Random) -> None:
    """One page was never written."""

    def change(content: bytearray) -> bytearray:
        size = _page(content)
        at = rng.randrange(1, len(content) // size) * size
        content[at : at + size] = bytes(size)
        return content

    _edited(path, change)


def page_of_noise(path: Path, rng: random.Random) -> None:
    """One page holds something else."""

    def change(content: bytearray) -> bytearray:
        size = _page(content)
        at = rng.randrange(1, len(content) // size) * size
        content[at : at + size] = rng.randbytes(size)
        return content

    _edited(path, change)


def pages_swapped(path: Path, rng: random.Random) -> None:
    """Two pages have changed places."""

    def change(content: bytearray) -> bytearray:
        size = _page(content)
        one, two = rng.sample(range(1, len(content) // size), 2)
        first, second = content[one * size : (one + 1) * size], content[two * size : (two + 1) * size]
        if first == second:
            first = bytearray(rng.randbytes(size))
        content[one * size : (one + 1) * size], content[two * size : (two + 1) * size] = second, first
        return content

    _edited(path, change)


def _flipped(content: bytearray, rng: random.Random, first: int, end: int, count: int) -> bytearray:
    for at in rng.sample(range(first, min(end, len(content))), count):
        content[at] ^= 1 << rng.randrange(8)
    return content


def header_flipped(path: Path, rng: random.Random) -> None:
    """Bits of the first hundred bytes are others."""
    _edited(path, lambda content: _flipped(content, rng, 0, 100, 3))


def tables_flipped(path: Path, rng: random.Random) -> None:
    """Bits of the page that lists the tables are others."""
    _edited(path, lambda content: _flipped(content, rng, 100, _page(content), 8))


def bits_flipped(path: Path, rng: random.Random) -> None:
    """A few bits anywhere behind the first page are others."""
    _edited(path, lambda content: _flipped(content, rng, _page(content), len(content), rng.randrange(1, 6)))


def letter_flipped(path: Path, rng: random.Random) -> None:
    """One letter of a text is another one: SQLite cannot see that."""

    def change(content: bytearray) -> bytearray:
        places = [at for at in range(_page(content), len(content) - 9) if content[at : at + 9] == b"Northwind"]
        content[rng.choice(places) + rng.randrange(9)] ^= 0x20
        return content

    _edited(path, change)


def foreign(path: Path, rng: random.Random) -> None:
    """Another program's database lies under its name."""
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE moz_{rng.randrange(9)} (x)")
    connection.close()


def newer(path: Path, rng: random.Random) -> None:
    """A newer version has written it."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={rng.randrange(50, 5000)}")
    connection.close()


def table_gone(path: Path, rng: random.Random) -> None:
    """A table is missing."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"DROP TABLE {rng.choice(['skip', 'snooze', 'scratch', 'own_question'])}")
    connection.close()


def trigger_put_in(path: Path, rng: random.Random) -> None:
    """Somebody put in something that acts on its own."""
    with sqlite3.connect(path) as connection:
        connection.execute(
            f"CREATE TRIGGER evil AFTER INSERT ON {rng.choice(['note', 'touch'])} BEGIN DELETE FROM note; END"
        )
    connection.close()


def stale_journal(path: Path, rng: random.Random) -> None:
    """A journal of another state of it lies beside it, whole and ready to be written back."""
    other = path.with_name("other.db")
    other.write_bytes(path.read_bytes())
    connection = sqlite3.connect(other, isolation_level=None)
    connection.execute("UPDATE company SET remarks = ?", (f"{rng.random()}" * 3000,))
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE company SET remarks = ?", ("later" * 9000,))
    connection.execute("UPDATE note SET body = body || ?", ("x" * 9000,))
    kept = other.with_name(f"{other.name}-journal").read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    other.unlink()
    path.with_name(f"{path.name}-journal").write_bytes(kept)


def torn_journal(path: Path, rng: random.Random) -> None:
    """A journal of noise lies beside it."""
    path.with_name(f"{path.name}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + rng.randbytes(2048))


SEEN: tuple[Damage, ...] = (
    emptied,
    cut_at_a_page,
    cut_anywhere,
    text_instead,
    noise,
    page_of_zeros,
    page_of_noise,
    pages_swapped,
    header_flipped,
    tables_flipped,
    bits_flipped,
    letter_flipped,
    foreign,
    newer,
    table_gone,
    trigger_put_in,
)
"""Damage after which the file is not opened."""
SIDE_PANEL: tuple[Damage, ...] = (stale_journal, torn_journal)
"""What lies beside a sound file, and must not get into it."""
