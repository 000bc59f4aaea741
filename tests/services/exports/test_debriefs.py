"""What a debrief holds leaves and comes back: as JSON without a loss, as Markdown to read, and by its words in the search."""

import json

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.interview import Debrief, Hook, HookStem, UnsaidPoint, UnsaidStem
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.safety import checkup
from interview_desk.services.searching import find
from interview_desk.store import read_interviews
from support.store import desk_at, scenario

NOW = "2026-11-10T18:00:00-05:00"
DOCUMENT = scenario("evening-after")["document"]


@pytest.fixture
def desk(tmp_path):
    opened = desk_at(tmp_path / "desk.db", NOW, DOCUMENT)
    yield opened
    opened.close()


def interview_of(desk):
    (interview,) = desk.dossier("a1").interviews
    return interview


def debrief_with(desk, **facts):
    debrief = Debrief(desk.now(), desk.now(), **facts)
    desk.write("Debriefed", lambda change: change.put(interview_of(desk)._replace(debrief=debrief)))
    return debrief


def exported_json(desk):
    document = json.loads(exported(desk, desk.settings, ExportOptions()))
    del document["exported_at"]
    return document


def markdown_of(desk):
    return exported(desk, desk.settings, ExportOptions("md"))


HOOKS = tuple(Hook("ana", f"thing {n}", "learned", stem) for n, stem in enumerate([None, *HookStem]))
UNSAID = (UnsaidPoint("speak Welsh", None, UnsaidStem.FORGOT), UnsaidPoint("Kafka at Lumen"))


def test_stems_survive_the_file_the_document_and_undo(desk, tmp_path):
    debrief = debrief_with(desk, hooks=HOOKS, unsaid=UNSAID)
    assert interview_of(desk).debrief == debrief
    document = exported_json(desk)
    other = desk_at(tmp_path / "other.db", NOW, document)
    assert interview_of(other).debrief == debrief
    assert exported_json(other) == document
    other.close()
    desk.writer.undo()
    assert interview_of(desk).debrief is None
    desk.writer.redo()
    assert interview_of(desk).debrief == debrief
    assert checkup.problems(desk) == []


def test_a_document_without_the_keys_of_stems_is_imported(desk):
    document = {
        "format": "interview-desk",
        "version": 1,
        "interviews": [
            {
                **next(item for item in DOCUMENT["interviews"] if item["application"] == "a1"),
                "debrief": {
                    "started_at": NOW,
                    "hooks": [{"contact": "ana", "text": "calm", "about": "cared"}],
                    "unsaid": [{"text": "Kafka", "used_in": None}],
                },
            }
        ],
    }
    import_files(desk, desk.settings, {"document": json.dumps(document)})
    debrief = interview_of(desk).debrief
    assert debrief.hooks == (Hook("ana", "calm", "cared"),)
    assert debrief.unsaid == (UnsaidPoint("Kafka"),)


def test_a_document_with_an_unknown_stem_changes_nothing(desk):
    debrief_with(desk, hooks=HOOKS)
    document = exported_json(desk)
    before = json.dumps(document)
    (interview,) = (item for item in document["interviews"] if item["application"] == "a1")
    interview["debrief"]["hooks"][3]["stem"] = "sang"
    with pytest.raises(Refused, match=r"hooks\[3\]\.stem: “sang” is not known; allowed are told, asked"):
        import_files(desk, desk.settings, {"document": json.dumps(document)})
    assert json.dumps(exported_json(desk)) == before


def test_rows_that_an_older_version_wrote_are_free_texts(desk):
    debrief_with(desk, hooks=HOOKS[:1], unsaid=UNSAID[1:])
    desk.connection.execute(
        "UPDATE main.debrief SET hooks = json_remove(hooks, '$[0].stem'), unsaid = json_remove(unsaid, '$[0].stem')"
    )
    assert "stem" not in desk.connection.execute("SELECT hooks || unsaid FROM debrief").fetchone()[0]
    debrief = interview_of(desk).debrief
    assert (debrief.hooks, debrief.unsaid) == (HOOKS[:1], UNSAID[1:])
    desk.write("Rated", lambda change: change.put(interview_of(desk)._replace(debrief=debrief._replace(rating=3))))
    desk.writer.undo()
    assert interview_of(desk).debrief == debrief


def test_paper_says_a_hook_with_its_stem(desk):
    debrief_with(desk, hooks=HOOKS)
    assert [line for line in markdown_of(desk).split("\n") if "thing" in line] == [
        "- Ana Ruiz learned: thing 0",
        "- Ana Ruiz told me that: thing 1",
        "- Ana Ruiz asked me: thing 2",
        "- Ana Ruiz cares about: thing 3",
        "- Ana Ruiz wants: thing 4",
        "- Ana Ruiz said: thing 5",
        "- Ana Ruiz and I both: thing 6",
        "- the team of Ana Ruiz: thing 7",
        "- Ana Ruiz liked: thing 8",
    ]


def test_a_stem_is_no_word_that_a_debrief_is_found_by(desk):
    debrief_with(desk, hooks=(Hook("ana", "okapis", "learned", HookStem.WANTS),), learned=("numbats",))
    assert {hit.kind for hit in find(desk.connection, "okapis")} == {"debrief"}
    assert find(desk.connection, "wants") == []
    (past,) = (
        item for item in read_interviews.read_past_interviews(desk.connection, desk.now()) if item.application == "a1"
    )
    assert {"okapis", "numbats", "Ana"} <= set(past.words.split())
    assert "wants" not in past.words


PRIVATE = ("Ana seemed bored by zebrafish", "quagga salary, * or less")


def test_what_is_for_me_only_survives_the_file_the_document_and_undo(desk, tmp_path):
    debrief = debrief_with(desk, private=PRIVATE)
    assert interview_of(desk).debrief == debrief
    document = exported_json(desk)
    (interview,) = (item for item in document["interviews"] if item["application"] == "a1")
    assert interview["debrief"]["private"] == list(PRIVATE)
    other = desk_at(tmp_path / "other.db", NOW, document)
    assert interview_of(other).debrief == debrief
    assert exported_json(other) == document
    other.close()
    desk.writer.undo()
    desk.writer.redo()
    assert interview_of(desk).debrief == debrief
    assert checkup.problems(desk) == []


def test_what_is_for_me_only_is_found_and_stands_on_paper_under_its_own_heading(desk):
    debrief_with(desk, private=PRIVATE, hardest="Why us?")
    assert {hit.kind for hit in find(desk.connection, "zebrafish")} == {"debrief"}
    (past,) = (
        item for item in read_interviews.read_past_interviews(desk.connection, desk.now()) if item.application == "a1"
    )
    assert "zebrafish" in past.words
    assert (
        "- hardest: Why us?\n\n### For me only\n\n- Ana seemed bored by zebrafish\n- quagga salary, \\* or less\n\n"
        in markdown_of(desk)
    )
    debrief_with(desk)
    assert "For me only" not in markdown_of(desk)
    assert find(desk.connection, "zebrafish") == []


@pytest.mark.parametrize("form", ["csv", "ics", "vcf", "log"])
@pytest.mark.parametrize("table", ["interviews", "notes"])
def test_what_is_for_me_only_is_in_no_export_for_others(desk, form, table):
    debrief_with(desk, private=PRIVATE)
    text = exported(desk, desk.settings, ExportOptions(form, table=table if form == "csv" else ""))
    assert "zebrafish" not in text
