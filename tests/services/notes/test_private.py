"""What is for me only: a remark of the debrief that reaches no draft, no fact beside it, and no review."""

import ast
from pathlib import Path

import pytest

import interview_desk
from interview_desk.domain.notes.facts import list_facts, note_facts
from interview_desk.domain.search.correspondence import NOTE_KINDS
from interview_desk.domain.search.interview import Debrief, Hook
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.notes import drafting, reviewing
from support.store import desk_at, scenario

SOURCES = Path(interview_desk.__file__).parent
REMARKS = ("Ana seemed bored by zebrafish", "I led the quagga migration", "numbats are worth 90,000")
GATHERING = (
    "domain/notes",
    "domain/practice",
    "domain/queue",
    "services/notes",
    "services/practice",
    "ui/panes/notes",
    "ui/panes/today",
)
"""Packages that gather facts for notes, or that show what a note could say."""


@pytest.fixture
def desk(tmp_path):
    opened = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield opened
    opened.close()


def debriefed(desk, private):
    dossier = desk.dossier("a1")
    (interview,) = dossier.interviews
    debrief = Debrief(desk.now(), desk.now(), hooks=(Hook("ana", "calm hand-overs", "cared"),), private=private)
    desk.write("Debriefed", lambda change: change.put(interview._replace(debrief=debrief)))
    return desk.dossier("a1")


def gathered(desk, dossier, kind):
    """Everything that a note of a kind is made of, or that stands beside it."""
    (interview,) = dossier.interviews
    ctx, ana = desk.context(), dossier.contact("ana")
    return (
        drafting.draft(desk, dossier, kind, interview, ana),
        note_facts(dossier, drafting.kit_of(desk, dossier), kind, interview, ana, ctx),
        list_facts(dossier, interview, ana, "", ctx),
        reviewing.build_review_context(desk, dossier, kind, ana, None),
    )


@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_a_draft_is_the_same_with_and_without_it(desk, kind):
    without = gathered(desk, debriefed(desk, ()), kind)
    assert gathered(desk, debriefed(desk, REMARKS), kind) == without
    assert not any(word in str(without) for word in ("zebrafish", "quagga", "numbats"))


def test_it_is_not_on_the_prep_sheet_of_the_next_interview(desk):
    dossier = debriefed(desk, REMARKS)
    (interview,) = dossier.interviews
    later = interview._replace(id="later", round=2, starts_at=desk.now().replace(day=20), debrief=None)
    desk.write("x", lambda change: change.put(later))
    assert "zebrafish" not in exported(desk, desk.settings, ExportOptions("md", interview="later"))


def test_nothing_that_gathers_facts_reads_it():
    readers = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for folder in GATHERING
        for path in sorted((SOURCES / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "private"
    ]
    assert readers == []
