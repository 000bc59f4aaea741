"""The demo at any time of any day: interviews in office hours of working days, and nothing in the wrong order."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.search.correspondence import Promise, Touch
from interview_desk.domain.search.interview import Interview, InterviewStatus
from interview_desk.domain.search.pipeline import Application
from interview_desk.domain.search.preparation import ClosingStatement
from interview_desk.services.demo import FIXED, search_of
from support.store import NEW_YORK

WAKING_HOURS = range(6, 22)


def check_interview(interview, now):
    start = interview.starts_at.astimezone(NEW_YORK)
    assert start.weekday() < 5
    assert 8 <= start.hour <= 17
    assert (interview.status == InterviewStatus.HELD) == (interview.ends_at < now)
    if interview.debrief is not None:
        assert interview.ends_at <= interview.debrief.started_at < interview.debrief.completed_at < now
    if interview.exit_card is not None:
        assert interview.ends_at <= interview.exit_card.answered_at < now


def check_touch(touch, now):
    assert touch.at < now
    assert touch.at.astimezone(NEW_YORK).hour in WAKING_HOURS


def check_promise(promise, now):
    assert promise.made_on <= now.date()
    assert promise.made_on <= promise.due_on


def check_application(application, now):
    days = [entry.on for entry in application.stage_history]
    assert days == sorted(days)
    assert days[-1] <= now.date()
    assert application.offer_answer_by is None or application.offer_answer_by > now.date()


def check_statement(statement, now):
    times = [run.at for run in statement.rehearsals]
    assert times == sorted(times)
    assert times[-1] < now
    assert all(time.astimezone(NEW_YORK).hour in WAKING_HOURS for time in times)


CHECKS = {
    Interview: check_interview,
    Touch: check_touch,
    Promise: check_promise,
    Application: check_application,
    ClosingStatement: check_statement,
}


def check(now):
    entities = search_of(now)
    assert {type(entity) for entity in entities} >= set(CHECKS)
    for entity in entities:
        if type(entity) in CHECKS:
            CHECKS[type(entity)](entity, now)
    ends = {entity.id: entity.ends_at for entity in entities if isinstance(entity, Interview)}
    touches = [entity for entity in entities if isinstance(entity, Touch) and entity.interview is not None]
    assert all(touch.at > ends[touch.interview] for touch in touches)


@pytest.mark.parametrize(
    "moment",
    [
        *("2026-11-26 01:18", "2026-11-26 03:00", "2026-11-26 23:30", "2026-11-26 00:00", "2026-11-26 07:59"),
        *("2026-11-26 18:00", "2026-11-26 18:19", "2026-11-28 16:50", "2026-11-29 11:00", "2026-11-29 03:00"),
        *("2026-11-30 08:00", "2026-11-30 17:00", "2026-03-08 12:00", "2026-11-01 01:30", "2027-01-01 00:05"),
    ],
)
def test_it_makes_sense_whenever_it_is_started(moment):
    check(datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK))


@given(st.integers(0, 2 * 366 * 24 * 60))
def test_it_makes_sense_at_any_minute(minutes):
    check(datetime(2026, 1, 1, tzinfo=NEW_YORK) + timedelta(minutes=minutes))


def test_in_the_pictures_something_is_due_within_the_hour():
    (last,) = [one for one in search_of(FIXED) if isinstance(one, Interview) and one.id == "demo-int-northwind"]
    assert FIXED - last.ends_at == timedelta(hours=23, minutes=20)
