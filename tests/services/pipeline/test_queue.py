"""Actions on due items leave the right facts behind."""

import pytest

from interview_desk.services.pipeline import pipeline, queue
from support.store import desk_at, scenario


@pytest.fixture
def desk(tmp_path):
    opened = desk_at(tmp_path / "desk.db", "2026-11-20T09:00:00-05:00", scenario("refused")["document"])
    yield opened
    opened.close()


def feedback_item(desk):
    return next(item for item in queue.build_queue(desk).ordered() if item.kind == "feedback")


def test_a_sent_feedback_request_is_logged_as_one(desk):
    item = feedback_item(desk)
    before = {touch.id for touch in desk.dossier("a1").touches}
    assert queue.mark_done(desk, item) == "Asked for feedback: Ana Ruiz, Northwind Health"
    (touch,) = [touch for touch in desk.dossier("a1").touches if touch.id not in before]
    assert (touch.kind, touch.direction, touch.outcome, touch.contact) == ("feedback", "out", "sent", "ana")
    assert not any(item.kind == "feedback" for item in queue.build_queue(desk).ordered())


def test_a_feedback_request_that_nobody_heard_stays_due(desk):
    queue.mark_done(desk, feedback_item(desk), outcome="no-answer", channel="phone")
    touch = max(desk.dossier("a1").touches, key=lambda touch: touch.at)
    assert (touch.kind, touch.channel, touch.outcome) == ("feedback", "phone", "no-answer")
    assert feedback_item(desk).state == "due"


def test_dismissing_the_guard_for_a_week_is_a_snooze(desk):
    pipeline.move(desk, "a1", "closed", outcome="refused")
    guard = next(item for item in queue.build_queue(desk).ordered() if item.kind == "keep-searching")
    queue.mark_done(desk, guard)
    again = next(item for item in queue.build_queue(desk).ordered() if item.kind == "keep-searching")
    assert (again.state, again.snoozed_until.isoformat()) == ("upcoming", "2026-11-27")
