"""How late thanks are: a weekend makes nobody late."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from interview_desk.domain.dates.calendar import WorkCalendar
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind, DueState
from interview_desk.domain.queue.labels import format_due, is_excused
from interview_desk.domain.queue.planner import plan
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.search.pipeline import Application, Stage, StageEntry

ZONE = ZoneInfo("America/New_York")
FRIDAY = date(2026, 11, 13)
HOLIDAY_MONDAY = WorkCalendar(holidays={date(2026, 11, 16)})


def at(day, hour):
    return datetime(2026, 11, day, hour, tzinfo=ZONE)


def thanks(starts_at, now, calendar=WorkCalendar()):  # noqa: B008 - it never changes
    dossier = Dossier(
        Application("a", "c", "Engineer", (StageEntry(Stage.INTERVIEWING, FRIDAY - timedelta(days=9)),)),
        Company("c", "Northwind"),
        (Contact("maya", "Maya Chen", "c"),),
        (Interview("i", "a", starts_at, interviewers=("maya",)),),
    )
    ctx = Context(now, ZONE, calendar=calendar)
    return next(item for item in plan([dossier], ctx) if item.kind == DueKind.THANK_YOU), ctx


@pytest.mark.parametrize(
    ("now", "calendar", "label", "excused"),
    [
        (at(14, 18), WorkCalendar(), "Mon 16 is fine", True),
        (at(15, 9), WorkCalendar(), "tomorrow is fine", True),
        (at(16, 9), WorkCalendar(), "today is fine", True),
        (at(17, 9), WorkCalendar(), "1 day late", False),
        (at(18, 20), WorkCalendar(), "2 days late", False),
        (at(16, 9), HOLIDAY_MONDAY, "tomorrow is fine", True),
        (at(17, 9), HOLIDAY_MONDAY, "today is fine", True),
        (at(18, 9), HOLIDAY_MONDAY, "1 day late", False),
    ],
)
def test_thanks_for_a_friday_are_not_late_for_the_weekend(now, calendar, label, excused):
    item, ctx = thanks(at(13, 14), now, calendar)
    assert item.state == DueState.OVERDUE
    assert (format_due(item, ctx), is_excused(item, ctx)) == (label, excused)


@pytest.mark.parametrize(
    ("now", "label"), [(at(12, 20), "5 h late"), (at(13, 20), "1 day late"), (at(16, 20), "4 days late")]
)
def test_thanks_due_on_a_working_day_are_late_from_their_limit_on(now, label):
    item, ctx = thanks(at(11, 14), now)
    assert (format_due(item, ctx), is_excused(item, ctx)) == (label, False)
