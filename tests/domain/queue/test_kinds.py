"""Every kind of due item has its record, its words, its actions, and a rule that produces it."""

import re
from pathlib import Path

import pytest

import interview_desk
from interview_desk.domain.queue.kinds import SPECS, Action, Completion, DueKind, DueState, Scope
from interview_desk.domain.queue.labels import GROUPS
from interview_desk.symbols import ASCII_GLYPHS, GLYPHS

SOURCES = Path(interview_desk.__file__).parent
NAMED_BY_ITEMS = {DueKind.THANK_YOU, DueKind.FOLLOW_UP}
"""The kinds whose items always name the policy that decides them."""


def test_every_kind_has_a_record_in_the_order_of_the_list():
    assert list(SPECS) == list(DueKind)


@pytest.mark.parametrize("kind", DueKind)
def test_a_record_is_whole(kind):
    spec = SPECS[kind]
    assert spec.verb
    assert spec.enter_label
    assert len(spec.enter_label) <= 13
    assert len(spec.card_label) <= 12
    assert spec.card_label
    assert bool(spec.policy) == (kind not in NAMED_BY_ITEMS)
    assert (spec.action is Action.WRITE_NOTE) == (spec.note is not None)
    assert (spec.completion is Completion.LOG_MESSAGE) == bool(spec.done_label)
    if spec.completion in {Completion.LOG_MESSAGE, Completion.KEEP_PROMISE}:
        assert spec.touch is not None
    assert spec.by_phone or not spec.calls_first


@pytest.mark.parametrize("kind", DueKind)
def test_a_rule_yields_every_kind(kind):
    rules = "".join(path.read_text(encoding="utf-8") for path in (SOURCES / "domain" / "queue").glob("*.py"))
    assert re.search(rf"(?:kind=|_nudge\(\s*)DueKind\.{kind.name}\b", rules)


def test_no_action_completion_or_scope_is_left_over():
    assert {spec.action for spec in SPECS.values()} == set(Action)
    assert {spec.completion for spec in SPECS.values()} == set(Completion)
    assert {spec.scope for spec in SPECS.values()} == set(Scope)


def test_every_state_has_its_group_and_symbols():
    assert set(GROUPS) == set(GLYPHS) == set(ASCII_GLYPHS) == set(DueState)
