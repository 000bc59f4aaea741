"""Everything that is derived from the tables is what the generator writes, and reads every column back."""

import importlib.util
import json
from pathlib import Path

import pytest

from interview_desk.domain.search.correspondence import Note, NoteKind, NoteState
from interview_desk.store import mapping, read
from interview_desk.store.mapping import cells_of
from support.store import desk_at, scenario

ROOT = Path(__file__).parent.parent.parent
spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
assert spec is not None
assert spec.loader is not None
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)


@pytest.mark.parametrize("name", ["mapping", "headings"])
def test_a_derived_module_is_what_the_generator_writes(name):
    path = getattr(generate, name.upper())
    written = generate.formatted(getattr(generate, name)(), path)
    assert path.read_text(encoding="utf-8") == written, "run make generate"


def test_every_field_of_a_fact_has_a_column_or_a_table_of_its_own():
    for table in generate.tables_of():
        if table.fact is None:
            continue
        for field in generate.hints_of(table.fact):
            assert table.column_of(field) is not None or field in mapping.ELSEWHERE, (table.name, field)


def test_what_is_read_has_the_types_of_the_facts(tmp_path):
    desk = desk_at(tmp_path / "desk.db", document=scenario("evening-after")["document"])
    search = read.read_search(desk.connection)
    assert {type(entry.stage).__name__ for one in search.applications for entry in one.stage_history} == {"Stage"}
    assert {type(one.status).__name__ for one in search.interviews} == {"InterviewStatus"}
    desk.close()


def image(**changes):
    note = Note("n1", NoteKind.THANK_YOU, "a1", None)
    return {**note._asdict(), "changed_at": "2026-11-10T18:00:00-05:00", **changes}


def test_an_older_history_entry_reads_a_new_column_with_its_default(monkeypatch):
    older = image()
    del older["state"]
    with pytest.raises(KeyError):
        cells_of("note", older, mapping.NOTE_COLUMNS)
    monkeypatch.setattr(mapping, "DEFAULTS", {"note": {"state": "ready"}})
    assert mapping.to_note(cells_of("note", older, mapping.NOTE_COLUMNS)).state == NoteState.READY
    assert mapping.to_note(cells_of("note", image(state="sent"), mapping.NOTE_COLUMNS)).state == NoteState.SENT


def test_a_value_that_is_not_known_is_refused():
    with pytest.raises(KeyError):
        mapping.to_note(cells_of("note", image(kind="sonnet"), mapping.NOTE_COLUMNS))


def test_every_column_with_a_default_reads_from_an_empty_image():
    for table, defaults in mapping.DEFAULTS.items():
        for column, value in defaults.items():
            assert cells_of(table, {}, (column,)) == (value,)
            assert json.dumps(value) is not None
