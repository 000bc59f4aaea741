"""Where each application stands is drawn from its history by the database itself, whatever is done to the history."""

import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_desk.store import mapping
from interview_desk.store.file import database, file_identity
from interview_desk.store.file.database import open_database
from interview_desk.store.file.file_identity import steps

STAGES = ("saved", "applied", "screening", "interviewing", "offer", "closed")
ENTRIES = st.lists(st.tuples(st.sampled_from(STAGES), st.dates().map(str)), max_size=5)
CURRENT = "SELECT stage, reached_on, applied_on FROM standing WHERE application = 'a'"


def drawn(entries):
    """What the standing of these (seq, stage, day) has to be."""
    if not entries:
        return []
    ordered = sorted(entries)
    applied = [day for _, stage, day in ordered if stage not in {"saved", "closed"}]
    return [(*ordered[-1][1:], applied[0] if applied else None)]


def filled(connection):
    connection.execute("INSERT INTO company VALUES ('c', 'Northwind', 'unknown', 'unknown', '', '', '')")
    connection.execute(
        """INSERT INTO application (id, company, role, level, url, source, location, salary, who_was_hired, remarks)
           VALUES ('a', 'c', '', '', '', '', '', '', '', '')"""
    )


@settings(max_examples=60)
@given(
    ENTRIES, st.lists(st.tuples(st.integers(0, 4), st.sampled_from(("put", "drop", "change")), st.sampled_from(STAGES)))
)
def test_the_standing_follows_every_change_of_the_history(entries, changes):
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database.migrate(connection)
    filled(connection)
    kept = dict(enumerate(entries))
    connection.executemany(
        "INSERT INTO stage_entry VALUES ('a', ?, ?, ?)", [(seq, *entry) for seq, entry in kept.items()]
    )
    for seq, what, stage in changes:
        if what == "put" and seq not in kept:
            kept[seq] = (stage, "2026-11-02")
            connection.execute("INSERT INTO stage_entry VALUES ('a', ?, ?, '2026-11-02')", (seq, stage))
        elif what == "drop" and seq in kept:
            del kept[seq]
            connection.execute("DELETE FROM stage_entry WHERE seq = ?", (seq,))
        elif what == "change" and seq in kept:
            kept[seq] = (stage, kept[seq][1])
            connection.execute("UPDATE stage_entry SET stage = ? WHERE seq = ?", (stage, seq))
        assert connection.execute(CURRENT).fetchall() == drawn([(n, *entry) for n, entry in kept.items()])
    connection.close()


def test_a_search_of_the_first_version_is_brought_along(tmp_path, monkeypatch):
    path = tmp_path / "desk.db"
    with monkeypatch.context() as older:
        older.setattr(mapping, "VERSION", 1)
        older.setattr(file_identity, "steps", lambda: steps()[:1])
        one = open_database(path)
        assert one is not None
        filled(one.connection)
        history = [(0, "saved", "2026-10-01"), (1, "applied", "2026-10-02"), (2, "closed", "2026-11-01")]
        one.connection.executemany("INSERT INTO stage_entry VALUES ('a', ?, ?, ?)", history)
        one.close()
    two = open_database(path)
    assert two is not None
    assert two.connection.execute(CURRENT).fetchall() == [("closed", "2026-11-01", "2026-10-02")]
    two.close()
    assert [one.name for one in (tmp_path / "backups").glob("desk-*-before-update.db")]
