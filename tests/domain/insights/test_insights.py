"""The search as a whole: steps that were reached stay, what is open is neither yes nor no, few cases are said to be few."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.insights.effort import FULL_WEEK, reward_of
from interview_desk.domain.insights.insights import FEW, Share, compute_insights, estimate_median
from interview_desk.domain.insights.sections import sections
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.correspondence import Promise, Touch
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Debrief, Interview
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.search.pipeline import Application, StageEntry
from interview_desk.formats.report import format_report

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
CTX = Context(NOW, ZoneInfo("America/New_York"))
TODAY = date(2026, 11, 20)


def ago(days):
    return TODAY - timedelta(days=days)


def application(n, *way, outcome=None, **more):
    history = tuple(StageEntry(stage, ago(days)) for stage, days in way)
    return Application(f"a{n}", f"c{n}", f"Role {n}", history, outcome=outcome, **more)


def dossier(n, *way, outcome=None, interviews=(), touches=(), promises=(), sector="private", **more):
    people = (Contact("maya", "Maya Chen", f"c{n}"),)
    company = Company(f"c{n}", f"Company {n}", sector=sector)
    return Dossier(
        application(n, *way, outcome=outcome, **more),
        company,
        people,
        tuple(interviews),
        tuple(promises),
        touches=tuple(touches),
    )


def met(n, days, *, identity="", status="scheduled", **more):
    at = NOW - timedelta(days=days, hours=3)
    return Interview(identity or f"i{n}-{days}", f"a{n}", at, interviewers=("maya",), status=status, **more)


def wrote(n, days, *, kind="follow-up", direction="out", interview=None, hours=0, channel="email"):
    at = NOW - timedelta(days=days, hours=hours)
    return Touch(f"t{n}-{days}-{kind}", f"a{n}", at, "maya", interview, direction=direction, kind=kind, channel=channel)


def seen(*dossiers):
    return compute_insights(dossiers, CTX)


def reached(found):
    return {step.name: step.reached for step in found.funnel}


def test_a_refusal_never_erases_an_interview():
    before = seen(dossier(1, ("applied", 30), ("interviewing", 20), interviews=[met(1, 20)]))
    after = seen(
        dossier(1, ("applied", 30), ("interviewing", 20), ("closed", 5), outcome="refused", interviews=[met(1, 20)])
    )
    assert (
        reached(before)
        == reached(after)
        == {"applied": 1, "heard back": 1, "interviewed": 1, "offer": 0, "accepted": 0}
    )
    assert after.funnel[2].onward == Share(0, 1, 0)
    assert before.funnel[2].onward == Share(0, 0, 1)


@pytest.mark.parametrize(
    ("way", "outcome", "step"),
    [
        ([("saved", 9)], None, None),
        ([("applied", 9)], None, "applied"),
        ([("applied", 9), ("closed", 1)], "refused", "heard back"),
        ([("applied", 9), ("closed", 1)], "withdrawn", "applied"),
        ([("applied", 9), ("screening", 3)], None, "heard back"),
        ([("applied", 9), ("interviewing", 3)], None, "interviewed"),
        ([("applied", 9), ("offer", 3)], None, "offer"),
        ([("applied", 9), ("offer", 3), ("closed", 1)], "declined", "offer"),
        ([("applied", 9), ("closed", 1)], "accepted", "accepted"),
        ([("interviewing", 9), ("applied", 3)], None, "interviewed"),
    ],
)
def test_the_furthest_step_counts(way, outcome, step):
    found = reached(seen(dossier(1, *way, outcome=outcome)))
    assert max((name for name, count in found.items() if count), key=list(found).index, default=None) == step


def test_an_interview_to_come_is_a_word_and_not_yet_an_interview():
    found = reached(seen(dossier(1, ("applied", 9), interviews=[met(1, -3)])))
    assert (found["heard back"], found["interviewed"]) == (1, 0)
    cancelled = reached(seen(dossier(1, ("applied", 9), interviews=[met(1, 3, status="cancelled")])))
    assert (cancelled["heard back"], cancelled["interviewed"]) == (1, 0)


def test_rounds_count_what_came_after_each():
    found = seen(
        dossier(1, ("applied", 30), interviews=[met(1, 20), met(1, 10)]),
        dossier(2, ("applied", 30), ("closed", 2), outcome="refused", interviews=[met(2, 20)]),
        dossier(3, ("applied", 30), interviews=[met(3, 5)]),
        dossier(4, ("applied", 30), ("offer", 1), interviews=[met(4, 5)]),
        dossier(5, ("applied", 30), interviews=[met(5, 5), met(5, -5)]),
    )
    assert found.rounds == (Share(3, 1, 1), Share(0, 0, 1))


def test_shares_are_of_what_is_decided_and_few_are_not_told_in_per_cent():
    assert Share(1, 1, 100).rate is None
    assert Share(4, 1, 100).rate == 0.8
    told = format_report(sections(seen(dossier(1, ("applied", 9))), FULL_WEEK))
    assert "%" not in told.split("Where your attention goes")[0]
    assert "1 still open" in told


def test_a_wait_that_goes_on_is_counted_in():
    over = [(10, True)] * 5
    assert estimate_median(over) == 10
    assert estimate_median([*over, *[(30, False)] * 3]) == 10
    assert estimate_median([*over, *[(30, False)] * 6]) is None
    assert estimate_median([(1, True), (2, True), (3, True), (4, True)]) is None
    # Leaving those out that still wait would say 3 here.
    assert estimate_median([*[(n, True) for n in range(1, 6)], *[(4, False)] * 4]) == 5


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=60))
def test_the_middle_lies_among_the_waits_that_ended_and_open_ones_only_raise_it(waits):
    middle = estimate_median(waits)
    ended = sorted(days for days, over in waits if over)
    if middle is None:
        assert len(ended) < FEW or len(ended) < len(waits)
        return
    assert middle in ended
    assert middle >= ended[(len(ended) - 1) // 2]


def test_time_in_a_stage_and_their_first_word():
    found = seen(
        *(dossier(n, ("applied", 20), ("screening", 20 - n)) for n in range(1, 7)), dossier(9, ("applied", 40))
    )
    stages = {one.name: one for one in found.stages}
    assert (stages["applied"].over, stages["applied"].going_on, stages["applied"].longest_open) == (6, 1, 40)
    assert stages["applied"].middle == 4
    assert (stages["screening"].over, stages["screening"].middle) == (0, None)
    first = next(one for one in found.answers if one.name == "to a first reply")
    assert (first.over, first.going_on, first.middle) == (6, 1, 4)


def test_no_wait_is_computed_from_days_that_nobody_stated():
    # Entered in one go, as from a spreadsheet that has only the day of applying.
    found = seen(
        *(dossier(n, ("applied", 30), ("screening", 30)) for n in range(1, 7)),
        dossier(8, ("applied", 30), ("closed", 30), outcome="refused"),
        dossier(9, ("saved", 30), ("applied", 30), ("screening", 25)),
    )
    first = next(one for one in found.answers if one.name == "to a first reply")
    assert (first.over, first.going_on, first.middle) == (1, 0, None)
    stages = {one.name: one for one in found.stages}
    assert (stages["applied"].over, stages["applied"].going_on) == (1, 0)


def test_a_wait_that_i_ended_is_none_of_theirs():
    (first,) = seen(dossier(1, ("applied", 20), ("closed", 5), outcome="withdrawn")).answers
    assert (first.over, first.going_on, first.longest_open) == (0, 1, 15)


def test_thanks_are_in_time_late_to_write_or_missing():
    in_time = dossier(
        1, ("applied", 9), interviews=[met(1, 5, identity="x")], touches=[wrote(1, 5, kind="thank-you", interview="x")]
    )
    late = dossier(
        2, ("applied", 9), interviews=[met(2, 5, identity="y")], touches=[wrote(2, 2, kind="thank-you", interview="y")]
    )
    missing = dossier(3, ("applied", 9), interviews=[met(3, 5)])
    to_write = dossier(4, ("applied", 9), interviews=[met(4, 0)])
    assert tuple(seen(in_time, late, missing, to_write).thanks) == (1, 1, 1, 1)


def test_their_dates_are_kept_late_or_passed_without_a_word():
    def named(n, due, kept=None, dropped=None):
        return Promise(f"p{n}", "a1", "them", ago(20), due_on=ago(due), kept_on=kept, dropped_on=dropped)

    promises = [named(1, 9, ago(10)), named(2, 9, ago(3)), named(3, 9), named(4, -3), named(5, 9, dropped=ago(12))]
    assert tuple(seen(dossier(1, ("applied", 30), promises=promises)).promised_dates) == (1, 1, 1)


def test_effort_counts_what_was_done_and_no_results():
    debriefed = met(1, 3, debrief=Debrief(NOW - timedelta(days=2), NOW - timedelta(days=2)))
    one = dossier(
        1,
        ("applied", 3),
        ("closed", 1),
        outcome="refused",
        interviews=[debriefed],
        touches=[wrote(1, 1), wrote(1, 1, direction="in", kind="other"), wrote(1, 0, channel="phone", kind="check-in")],
    )
    week = seen(one).weeks[-1]
    assert week.monday == date(2026, 11, 16)
    assert dict(week.acts) == {"applied": 1, "debrief": 1, "note": 1, "call": 1}
    assert len(seen(one).weeks) == 12


def test_a_search_that_leans_on_one_employer_says_so():
    leaning = seen(dossier(1, ("applied", 5), touches=[wrote(1, n) for n in range(1, 6)]), dossier(2, ("applied", 5)))
    assert leaning.leans is not None
    assert leaning.leans.company == "Company 1"
    assert seen(dossier(1, ("applied", 5))).leans is None
    even = seen(dossier(1, ("applied", 5)), dossier(2, ("applied", 5)), dossier(3, ("applied", 5)))
    assert even.leans is None
    assert "keep the others warm" in format_report(sections(leaning, FULL_WEEK))


def test_how_far_along_an_application_is():
    found = seen(
        dossier(1, ("applied", 20), interviews=[met(1, 8)], level="senior"),
        dossier(2, ("applied", 20), interviews=[met(2, 3)], sector="public"),
        dossier(3, ("applied", 20), ("offer", 1), interviews=[met(3, 8)]),
        dossier(4, ("applied", 20)),
    )
    assert [(one.company, one.day, one.about) for one in found.under_way] == [
        ("Company 2", 4, 52),
        ("Company 1", 9, 25),
    ]
    told = format_report(sections(found, FULL_WEEK))
    assert "day 9 of about 25" in told
    assert "NACE" in told


def test_rewards_take_turns_and_are_told_when_the_week_is_full():
    assert reward_of([], TODAY) == ""
    assert {reward_of(["film", "walk"], TODAY), reward_of(["film", "walk"], ago(7))} == {"film", "walk"}
    busy = seen(dossier(1, ("applied", 3), touches=[wrote(1, 1, kind=f"k{n}", hours=n) for n in range(FULL_WEEK)]))
    assert "You earned it: film" in format_report(sections(busy, FULL_WEEK, "film"))
    assert "7 acts more for: film" in format_report(sections(seen(dossier(1, ("applied", 3))), FULL_WEEK, "film"))


def test_nothing_is_told_of_an_empty_search_and_saved_ones_are_no_step():
    assert sections(seen(), FULL_WEEK) == []
    saved = seen(dossier(1, ("saved", 3)))
    assert reached(saved)["applied"] == 0
    assert "How far applications came" not in format_report(sections(saved, FULL_WEEK))


def test_the_report_fits_80_columns():
    found = seen(
        *(
            dossier(n, ("applied", 20), ("screening", 20 - n), interviews=[met(n, n)], lesson="Sleep " * 40)
            for n in range(1, 9)
        )
    )
    told = format_report(sections(found, FULL_WEEK))
    assert max(len(line) for line in told.splitlines()) <= 80
    assert "lesson" in told
