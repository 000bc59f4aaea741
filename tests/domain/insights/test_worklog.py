from datetime import date, datetime

from interview_desk.domain.insights.worklog import Period, efforts
from interview_desk.domain.search.correspondence import Promise, Touch
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.search.pipeline import Application, StageEntry
from interview_desk.domain.text import cells
from interview_desk.formats import worklog
from support.store import NEW_YORK

AT = datetime(2026, 11, 20, 12, tzinfo=NEW_YORK)
MAYA = Contact("c1", "Maya Chen", "n", "Head of Data", "maya@northwind.example", "+1 555 010 2000")


def dossier(*stages, outcome=None, **parts):
    history = tuple(StageEntry(stage, date(2026, 11, day)) for stage, day in stages)
    application = Application("a", "n", "Engineer", history, source="a friend", lead_contact="c1", outcome=outcome)
    company = Company("n", "Northwind", website="northwind.example")
    return Dossier(application, company, (MAYA,), **parts)


def held(day, **other):
    return Interview(f"i{day}", "a", datetime(2026, 11, day, 23, tzinfo=NEW_YORK), interviewers=("c1",), **other)


def told(found):
    return [(one.day.day, one.done, one.result) for one in found]


def test_what_was_done_is_listed_with_what_came_of_it():
    one = dossier(
        ("saved", 1),
        ("applied", 2),
        ("interviewing", 6),
        interviews=(held(12, round=2, method="video"),),
        promises=(Promise("p", "a", "them", date(2026, 11, 12), "i12", due_on=date(2026, 11, 27)),),
        touches=(
            Touch("t1", "a", datetime(2026, 11, 13, 9, tzinfo=NEW_YORK), "c1", kind="thank-you"),
            Touch(
                "t2",
                "a",
                datetime(2026, 11, 18, 9, tzinfo=NEW_YORK),
                "c1",
                channel="phone",
                kind="follow-up",
                outcome="voicemail",
            ),
            Touch("t3", "a", datetime(2026, 11, 19, 9, tzinfo=NEW_YORK), "c1", direction="in", outcome="received"),
        ),
    )
    assert told(efforts([one], AT, NEW_YORK, Period())) == [
        (2, "Applied through a friend", "Interviewed, 1 time"),
        (12, "Interview, round 2, by video", "They answer by Fri 27 Nov 2026"),
        (13, "Thank-you by e-mail", "Sent"),
        (18, "Follow-up by phone", "Left a voicemail"),
        (19, "They wrote or called, by e-mail", "Received"),
    ]


def test_saving_and_planning_is_no_effort():
    planned = dossier(("saved", 1), interviews=(held(25),))
    assert efforts([planned], AT, NEW_YORK, Period()) == []


def test_an_end_is_told_where_there_was_an_application():
    assert told(efforts([dossier(("applied", 2), ("closed", 9), outcome="refused")], AT, NEW_YORK, Period())) == [
        (2, "Applied through a friend", "They refused"),
        (9, "The application ended", "They refused"),
    ]
    assert efforts([dossier(("saved", 2), ("closed", 9), outcome="withdrawn")], AT, NEW_YORK, Period()) == []


def test_days_are_local_and_a_period_holds_its_ends():
    late = dossier(("saved", 1), interviews=(held(12),))  # 23:00 in New York is the next day in UTC
    for period, there in (
        (Period(date(2026, 11, 12), date(2026, 11, 12)), True),
        (Period(first=date(2026, 11, 13)), False),
        (Period(last=date(2026, 11, 11)), False),
        (Period(), True),
    ):
        assert bool(efforts([late], AT, NEW_YORK, period)) is there


def test_on_paper_nothing_is_wider_than_eighty_columns():
    wide = dossier(("applied", 2), ("offer", 18))
    wide = wide._replace(
        company=Company("n", "株式会社" * 30, website="https://" + "x" * 300), contacts=(MAYA._replace(name="M" * 90),)
    )
    text = worklog.format_log(efforts([wide], AT, NEW_YORK, Period()), "Alex\x1b[2J", Period(date(2026, 11, 1)))
    assert max(cells(line) for line in text.split("\n")) <= 80
    assert text.startswith("Work-search log of Alex[2J\nSun 1 Nov 2026 to Wed 18 Nov 2026: 2 steps\n")
    assert "Week of Mon 16 Nov 2026: 1 step, 1 employer" in text
    assert "\nmaya" not in text
    assert "@northwind.example" in text


def test_an_empty_log_says_so():
    assert "Nothing was done in these days." in worklog.format_log([], "", Period(date(2026, 11, 1), date(2026, 11, 8)))
