"""Views: kept, written over, forgotten, carried along."""

import json

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.people import View
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.pipeline import history, views
from support.store import desk_at


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00")
    yield one
    one.close()


def test_a_view_is_kept_written_over_and_forgotten(desk):
    views.save_view(desk, "board", "Berlin", "place:berlin")
    views.save_view(desk, "today", "Berlin", "berlin")
    views.save_view(desk, "board", "berlin", "place:berlin stage:offer")
    (view,) = views.read_views(desk, "board")
    assert view == View("berlin", "board", "place:berlin stage:offer")
    views.remove_view(desk, view)
    assert views.read_views(desk, "board") == ()
    assert len(views.read_views(desk, "today")) == 1
    history.undo(desk)
    assert views.read_views(desk, "board") == (view,)


def test_views_go_with_the_search(desk, tmp_path):
    views.save_view(desk, "board", "Berlin", "place:berlin")
    text = exported(desk, desk.settings, ExportOptions("json"))
    assert json.loads(text)["me"]["views"] == [{"name": "Berlin", "pane": "board", "filter": "place:berlin"}]
    other = desk_at(tmp_path / "other.db", "2026-11-10T18:00:00-05:00")
    import_files(other, other.settings, {"all.json": text})
    assert views.read_views(other, "board") == views.read_views(desk, "board")
    other.close()


@pytest.mark.parametrize(("pane", "name", "text"), [("board", " ", "x"), ("board", "x", ""), ("notes", "x", "y")])
def test_what_is_no_view_is_refused(desk, pane, name, text):
    with pytest.raises(Refused):
        views.save_view(desk, pane, name, text)
