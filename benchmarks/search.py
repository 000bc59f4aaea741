"""How long a search takes at 10,000 applications and 100,000 notes, and the ratio to the same at 100 applications and 1,000 notes.

    python benchmarks/search.py

Asks the index as the desk does at every key: words that stand in nearly every note, rare ones, beginnings of one letter, several
words at once, words that are nowhere.
"""

import itertools
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from searches import search

from interview_desk.services.imports.exchange import import_files
from interview_desk.services.session import open_desk
from interview_desk.store.search.find import find

TIMES = 15
SIZES = ((100, 1_000), (10_000, 100_000))


def made(folder: Path, applications: int, notes: int) -> Path:
    """A search of this size in a file."""
    path = folder / f"{applications}.db"
    desk = open_desk(path, None)
    began = time.perf_counter()
    import_files(desk, desk.settings, {"made": json.dumps(search(applications, notes))})
    desk.close()
    print(
        f"{applications:,} applications, {notes:,} notes: made in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
    )
    return path


def asked(path: Path) -> list[str]:
    """What is looked for: words of the texts by how common they are, and their beginnings."""
    desk = open_desk(path, None)
    texts = " ".join(row[0] for row in desk.connection.execute("SELECT body FROM note ORDER BY rowid LIMIT 400"))
    desk.close()
    words = sorted({word.strip(".,;:!?").lower() for word in texts.split() if len(word) > 3})
    chance = random.Random(5)
    some = chance.sample(words, min(40, len(words)))
    begun = [word[:letters] for word in some[:10] for letters in range(1, 6)]
    pairs = [f"{one} {other}" for one, other in itertools.pairwise(some)]
    return [*some, *begun, *pairs, "nowhereatall", "company", "person 7", "company 42 engineer"]


def main() -> None:
    """Print the times and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (made(Path(folder), *size) for size in SIZES)
        words = asked(small)
        told: dict[Path, list[float]] = {}
        desks = {path: open_desk(path, None) for path in (small, large)}
        for _ in range(TIMES):
            for path, desk in desks.items():
                for text in words:
                    began = time.perf_counter()
                    find(desk.connection, text)
                    told.setdefault(path, []).append((time.perf_counter() - began) * 1_000)
        for path, times in told.items():
            p95 = statistics.quantiles(times, n=20)[18]
            print(
                f"{path.stem:>6}: median {statistics.median(times):.2f} ms, p95 {p95:.2f} ms, worst {max(times):.2f} ms of {len(times):,}"
            )
        ratio = statistics.quantiles(told[large], n=20)[18] / statistics.quantiles(told[small], n=20)[18]
        print(f"p95, large times small: {ratio:.2f}")


if __name__ == "__main__":
    main()
