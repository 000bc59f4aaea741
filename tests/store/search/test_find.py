"""Search: whatever is written, changed, taken back or deleted, what is found is what is there."""

import json
import random
import sqlite3

import pytest

from interview_desk.domain.text import plain_words
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.pipeline.pipeline import (
    add_application,
    delete_application,
    edit_application,
    rename_company,
)
from interview_desk.services.safety import purging
from interview_desk.store import read
from interview_desk.store.file.file_identity import INDEXES
from interview_desk.store.search.find import find
from interview_desk.store.search.index import rebuild
from support.store import desk_at, scenario

MOMENT = "2026-11-10T18:00:00-05:00"


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", MOMENT, scenario("evening-after")["document"])
    yield one
    one.close()


def found(desk, text):
    return [(hit.kind, hit.title) for hit in find(desk.connection, text)]


def words_in(desk):
    """Every word that the indexes know, with the number of rows that have it."""
    known = {}
    for index in INDEXES:
        desk.connection.execute(f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {index}, row)")
        known[index] = dict(desk.connection.execute("SELECT term, doc FROM temp.v").fetchall())
        desk.connection.execute("DROP TABLE temp.v")
    return known


def anew(desk):
    """The same facts in a copy whose indexes were made at once."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    desk.connection.backup(fresh)
    rebuild(fresh)
    return fresh


def agrees(desk):
    fresh = anew(desk)
    texts = " ".join(
        str(cell) for table in ("company", "contact", "application", "note", "touch", "promise") for row in fresh.execute(f"SELECT * FROM {table}") for cell in row
    )  # fmt: skip
    for word in {*plain_words(texts), "nothing"}:
        for beginning in {word, word[:3], word[:1]}:
            ours, theirs = ({(hit.kind, hit.id) for hit in find(one, beginning)} for one in (desk.connection, fresh))
            if len(theirs) < 20:  # more of them are cut, by when they came in
                assert ours == theirs, beginning
    fresh.close()


def test_everything_is_found_by_any_word_and_its_beginning(desk):
    assert ("company", "Northwind Health") in found(desk, "northw")
    assert ("contact", "Ana Ruiz") in found(desk, "ana")
    assert ("contact", "Ana Ruiz") in found(desk, "RUIZ northwind")
    assert ("application", "Northwind Health, Data engineer") in found(desk, "data eng")
    assert found(desk, "zzz") == []
    assert found(desk, "") == found(desk, " -*\"' ") == []


def test_what_belongs_to_an_employer_is_found_by_its_name_and_another_word(desk):
    application = next(one for one in read.read_search(desk.connection).applications if one.role == "Data engineer")
    edit_application(desk, application.id, {"remarks": "They run on kafka"})
    assert found(desk, "northwind kafka") == [("application", "Northwind Health, Data engineer")]
    assert found(desk, "kafka northwind") == [("application", "Northwind Health, Data engineer")]


def test_accents_and_signs_do_not_matter(desk):
    add_application(desk, "Zoë & Söhne", "Ingénieur C++", stage="applied")
    for text in ("zoe", "Zoë", "sohne", "ingenieur", "c", "zoe ingenieur"):
        assert ("application", "Zoë & Söhne, Ingénieur C++") in found(desk, text) or text in {"zoe", "Zoë", "sohne"}
        assert any("Zoë" in title for _, title in found(desk, text)), text


@pytest.mark.parametrize(
    "text",
    ['"', "*", "a*", "NEAR(a b)", "a AND", "words:x", "a OR b", "-a", "^a", "(", "'; DROP TABLE note; --", "\x00a"],
)
def test_nothing_that_is_typed_is_a_command(desk, text):
    assert isinstance(find(desk.connection, text), list)


def test_the_indexes_follow_every_change_undo_and_redo(desk):
    first = add_application(desk, "Kestrel", "Analyst", stage="applied", remarks="falcons and hawks")
    agrees(desk)
    edit_application(desk, first, {"remarks": "only owls", "role": "Ornithologist"})
    assert found(desk, "falcons") == []
    assert found(desk, "owls")
    agrees(desk)
    desk.writer.undo()
    assert found(desk, "falcons")
    assert found(desk, "owls") == []
    desk.writer.redo()
    assert found(desk, "ornith")
    rename_company(desk, first, "Merlin")
    assert found(desk, "kestrel") == []
    agrees(desk)
    delete_application(desk, first)
    assert [kind for kind, _ in found(desk, "merlin")] == ["company"]
    agrees(desk)
    desk.writer.undo()
    assert ("application", "Merlin, Ornithologist") in found(desk, "ornith")
    agrees(desk)


def test_random_changes_leave_indexes_that_agree(desk):
    chance = random.Random(7)
    words = ["alpha", "beta", "gämma", "delta-x", "épsilon", "zeta_eta"]
    ids = [add_application(desk, f"House {n}", "Role", stage="applied") for n in range(4)]
    for _ in range(40):
        what, one = chance.random(), chance.choice(ids)
        if what < 0.6:
            edit_application(
                desk, one, {chance.choice(["remarks", "role", "location"]): " ".join(chance.choices(words, k=3))}
            )
        elif what < 0.8:
            desk.writer.undo()
        else:
            desk.writer.redo()
    agrees(desk)


def test_what_was_done_before_a_migration_is_taken_back_with_its_words(desk):
    one = add_application(desk, "Kestrel", "Analyst", stage="applied", remarks="falcons")
    edit_application(desk, one, {"lesson": "patience"})
    edit_application(desk, one, {"remarks": "owls"})
    for number, before in desk.connection.execute(
        "SELECT rowid, before FROM change_row WHERE of_table = 'application' AND before IS NOT NULL"
    ).fetchall():
        held = json.loads(before)
        held.pop("lesson")  # as it was noted when there was no such column
        desk.connection.execute("UPDATE change_row SET before = ? WHERE rowid = ?", (json.dumps(held), number))
    desk.writer.undo()
    assert found(desk, "falcons patience")
    agrees(desk)
    edit_application(desk, one, {"lesson": "calm"})
    assert found(desk, "patience") == []
    agrees(desk)


def test_a_row_that_was_never_made_found_is_found_with_its_next_change(desk):
    one = add_application(desk, "Kestrel", "Analyst", stage="applied", remarks="falcons")
    rebuild(desk.connection)
    desk.connection.execute("DELETE FROM findable WHERE id = ?", (one,))
    edit_application(desk, one, {"remarks": "owls"})
    assert ("application", "Kestrel, Analyst") in found(desk, "owls")


def test_many_at_once_are_found(desk):
    text = "Company,Role,Notes\n" + "".join(f"House {n},Role {n},unique{n}\n" for n in range(50))
    import_files(desk, desk.settings, {"in.csv": text.encode()})
    assert found(desk, "unique17") == [("application", "House 17, Role 17")]
    agrees(desk)


def test_a_purge_leaves_no_word_in_the_indexes(desk):
    one = add_application(desk, "Kestrel", "Analyst", stage="applied", remarks="falcons")
    edit_application(desk, one, {"remarks": "onlyowls"})
    purging.purge_application(desk, one)
    known = words_in(desk)
    assert not {"falcons", "onlyowls", "analyst"} & ({*known["called"]} | {*known["told"]})
    agrees(desk)


def test_a_search_reads_and_writes_nothing(desk):
    before = desk.database.path.read_bytes()
    find(desk.connection, "northwind")
    assert desk.database.path.read_bytes() == before
