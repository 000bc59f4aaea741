"""Prepare, exit card, debrief, thank-you and promises: every row of the contract that hangs on one interview."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from interview_desk.domain.policy import Policies
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.planner import plan_application
from interview_desk.domain.search.correspondence import Note, Promise
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.interview import ExitCard, Interview
from interview_desk.domain.search.people import Company
from support.making import (
    NEW_YORK,
    at,
    day,
    debriefed,
    dossier,
    hours,
    interview,
    kinds,
    only,
    planned,
    theirs,
    touch,
)


@pytest.mark.parametrize(
    ("moment", "state"),
    [("11 09:59", "upcoming"), ("11 10:00", "due"), ("13 09:59", "due")],
)
def test_prepare_opens_two_days_before_the_start(moment, state):
    coming = interview(starts="13 10:00", status="scheduled")
    item = only(planned(dossier(coming), moment), "prepare")
    assert (item.state, item.opens_at, item.due_by) == (state, at("11 10:00"), at("13 10:00"))


@pytest.mark.parametrize(
    "changed", [{"status": "cancelled"}, {"ready_at": at("11 08:00")}, {"starts_at": at("11 08:00")}]
)
def test_prepare_is_gone_when_started_cancelled_or_ready(changed):
    coming = interview(starts="13 10:00", status="scheduled")._replace(**changed)
    assert "prepare" not in kinds(planned(dossier(coming), "11 12:00"))


def test_nothing_is_asked_for_after_an_interview_that_is_not_over():
    coming = interview(starts="13 10:00", status="scheduled")
    assert kinds(planned(dossier(coming), "13 10:30")) == set()


@pytest.mark.parametrize(
    ("moment", "state"), [("10 11:00", "due"), ("11 11:00", "due"), ("11 11:01", "overdue"), ("25 09:00", "overdue")]
)
def test_the_debrief_is_due_for_24_hours_and_overdue_after(moment, state):
    assert only(planned(dossier(interview()), moment), "debrief").state == state


def test_an_interview_whose_end_has_passed_counts_as_held():
    assert "debrief" in kinds(planned(dossier(interview(status="scheduled")), "10 12:00"))


def test_the_exit_card_is_gone_with_its_answer_or_the_debrief():
    answered = interview()._replace(exit_card=ExitCard(answered_at=at("10 11:10")))
    begun = interview()._replace(exit_card=ExitCard(thanked=True))
    assert "exit-card" not in kinds(planned(dossier(answered), "10 12:00"))
    assert "debrief" in kinds(planned(dossier(answered), "10 12:00"))
    assert "exit-card" in kinds(planned(dossier(begun), "10 12:00"))
    assert not {"exit-card", "debrief"} & kinds(planned(dossier(interview(debrief=debriefed())), "10 12:30"))


def test_a_begun_debrief_is_still_due():
    begun = interview(debrief=debriefed()._replace(completed_at=None))
    assert "half done" in only(planned(dossier(begun), "10 12:30"), "debrief").why


# -- thank-you, policy C1


@pytest.mark.parametrize(
    ("policy", "starts", "opens", "limit", "due_on"),
    [
        ("reflect-then-24h", "10 10:00", "11 07:00", "11 11:00", "11"),
        ("reflect-then-24h", "10 14:00", "11 08:00", "11 15:00", "11"),
        ("reflect-then-24h", "10 02:00", "11 00:00", "11 03:00", "11"),
        ("immediately", "10 10:00", "10 11:00", "11 11:00", "11"),
        ("asap-24h", "10 10:00", "10 11:00", "11 11:00", "10"),
        ("day-after", "10 10:00", "11 00:00", "11 23:59", "11"),
        ("reflect-then-24h", "13 14:00", "14 08:00", "14 15:00", "14"),
    ],
)
def test_the_window_of_a_thank_you(policy, starts, opens, limit, due_on):
    items = planned(dossier(interview(starts=starts)), at("10 01:00") + hours(96), Policies(thank_you=policy))
    item = next(one for one in items if one.kind == "thank-you" and one.contact == "ana")
    assert item.opens_at == at(opens)
    assert item.due_by is not None
    assert item.due_by.replace(second=0, microsecond=0) == at(limit)
    assert (item.due_on, item.policy) == (day(due_on), policy)


@pytest.mark.parametrize(
    ("due", "opens"), [("10", "10 11:00"), ("12", "10 11:00"), ("13", "11 07:00"), ("09", "11 07:00")]
)
def test_a_decision_within_two_days_opens_the_window_at_once(due, opens):
    items = planned(dossier(interview(), theirs(due, made="09" if due == "09" else "10")), "10 12:00")
    assert {one.opens_at for one in items if one.kind == "thank-you"} == {at(opens)}


def test_24_hours_are_24_hours_across_a_clock_change():
    # The clocks in New York go back on Sunday 1 November 2026 at 02:00.
    evening = Interview(
        "i1", "a1", datetime(2026, 10, 31, 15, 0, tzinfo=NEW_YORK), status="held", interviewers=("ana",)
    )
    items = planned(dossier(evening), datetime(2026, 10, 31, 18, 0, tzinfo=NEW_YORK))
    item = only(items, "thank-you")
    assert item.due_by is not None
    assert item.due_by.astimezone(UTC) - evening.ends_at.astimezone(UTC) == hours(24)
    assert item.due_by.hour == 15
    assert item.opens_at == datetime(2026, 11, 1, 8, 0, tzinfo=NEW_YORK)


def test_days_are_those_of_the_user_not_of_utc():
    auckland = ZoneInfo("Pacific/Auckland")
    one = dossier(
        Interview("i1", "a1", datetime(2026, 11, 10, 9, 0, tzinfo=auckland), status="held", interviewers=("ana",))
    )
    items = plan_application(one, Context(datetime(2026, 11, 10, 12, 0, tzinfo=auckland), auckland))
    item = only(items, "thank-you")
    assert (item.opens_at, item.due_on) == (datetime(2026, 11, 11, 6, 0, tzinfo=auckland), day("11"))


@pytest.mark.parametrize(("moment", "present"), [("17 10:59", True), ("17 11:01", False)])
def test_a_late_thank_you_is_wanted_for_seven_days(moment, present):
    items = [one for one in planned(dossier(interview()), moment) if one.kind == "thank-you"]
    assert bool(items) is present
    assert all(one.state == "overdue" for one in items)


def test_there_is_one_thank_you_for_each_interviewer_with_a_state_of_its_own():
    items = planned(dossier(interview(), touch("11 08:00", "thank-you", about="i1")), "11 09:00")
    assert only(items, "thank-you").contact == "ben"


@pytest.mark.parametrize(
    ("state", "gone"), [("draft", False), ("ready", False), ("copied", False), ("sent", True), ("skipped", True)]
)
def test_only_sent_or_skipped_takes_a_thank_you_away(state, gone):
    one = dossier(interview(people=("ana",)))
    note = Note("n1", "thank-you", "a1", at("11 08:00"), "i1", "ana", state=state)
    assert ("thank-you" not in kinds(planned(one._replace(notes=(note,)), "11 09:00"))) is gone


def test_a_thank_you_for_another_interview_does_not_count():
    second = interview("i2", "12 10:00", people=("ana",))
    one = dossier(interview(people=("ana",)), second, touch("11 08:00", "thank-you", about="i1"))
    items = [item for item in planned(one, "12 12:00") if item.kind == "thank-you"]
    assert [item.interview for item in items] == ["i2"]


def test_thanks_that_the_host_passed_on_count_for_everybody():
    items = planned(dossier(interview(), touch("11 08:00", "thank-you", contact=None, about="i1")), "11 09:00")
    assert "thank-you" not in kinds(items)


def test_a_call_that_nobody_answered_thanked_nobody():
    call = touch("11 08:00", "thank-you", outcome="no-answer", about="i1")
    assert len([one for one in planned(dossier(interview(), call), "11 09:00") if one.kind == "thank-you"]) == 2


@pytest.mark.parametrize(
    ("medium", "handwriting", "formality", "due", "channel"),
    [
        ("email-first", "typed", "formal", "30", "email"),
        ("paper-if-time", "typed", "unknown", "30", "letter"),
        ("paper-if-time", "legible", "unknown", "30", "card"),
        ("paper-if-time", "typed", "unknown", "13", "email"),
        ("match-formality", "typed", "formal", "30", "letter"),
        ("match-formality", "typed", "relaxed", "30", "email"),
        ("letter-attached", "typed", "formal", "30", "email"),
    ],
)
def test_the_medium_of_a_thank_you(medium, handwriting, formality, due, channel):
    one = dossier(
        interview(people=("ana",)), theirs(due), company=Company("northwind", "Northwind Health", formality=formality)
    )
    item = only(planned(one, "11 09:00", Policies(medium=medium, handwriting=handwriting)), "thank-you")
    assert item.channel == channel
    assert ("letter would arrive" in item.why) is (medium == "email-first")


# -- promises of mine


def test_a_promise_of_mine_is_due_at_once_and_overdue_after_its_day():
    mine = Promise("p1", "a1", "me", day("10"), "i1", "references", due_on=day("16"))
    assert [
        only(planned(dossier(mine), moment), "promise").state for moment in ("10 13:00", "16 23:00", "17 00:00")
    ] == ["due", "due", "overdue"]
    item = only(planned(dossier(mine), "12 09:00"), "promise")
    assert (item.due_on, item.promise, item.what) == (day("16"), "p1", "references")


@pytest.mark.parametrize("changed", [{"kept_on": day("12")}, {"dropped_on": day("12")}])
def test_a_promise_kept_or_dropped_is_gone(changed):
    mine = Promise("p1", "a1", "me", day("10"), "i1", "references", due_on=day("16"))._replace(**changed)
    assert "promise" not in kinds(planned(dossier(mine), "17 09:00"))


def test_a_promise_without_a_day_has_no_limit():
    item = only(planned(dossier(Promise("p1", "a1", "me", day("10"), None, "references")), "2026-12-20"), "promise")
    assert (item.state, item.due_by, item.due_on) == ("due", None, day("10"))


# -- closing and resting


@pytest.mark.parametrize(
    "ended", [{"outcome": "withdrawn", "stages": (("applied", "01"), ("closed", "11"))}, {"dormant": "11"}]
)
def test_closing_or_resting_ends_everything_of_its_own(ended):
    mine = Promise("p2", "a1", "me", day("10"), "i1", "references", due_on=day("16"))
    one = dossier(interview(), interview("i2", "20 10:00", status="scheduled"), theirs("12"), mine, **ended)
    assert planned(one, "19 12:00") == []


# -- deferring


def test_a_snooze_moves_the_opening_and_is_shown():
    one = dossier(interview(debrief=debriefed(), people=()))._replace(
        promises=(Promise("p1", "a1", "me", day("10"), None, "references", due_on=day("20")),),
        snoozes=(Snooze("s1", "promise", at("11 09:00"), day("13"), "a1", promise="p1"),),
    )
    item = only(planned(one, "12 09:00"), "promise")
    assert (item.state, item.opens_at, item.snoozed_until) == ("upcoming", at("13 00:00"), day("13"))
    assert only(planned(one, "13 00:00"), "promise").state == "due"
    assert only(planned(one, "13 00:00"), "promise").snoozed_until is None


@pytest.mark.parametrize(
    ("moment", "state", "until"),
    [("12 23:59", "upcoming", "13"), ("13 00:00", "due", None), ("13 23:59", "due", None)],
)
def test_a_snooze_until_today_ends_as_today_begins(moment, state, until):
    one = dossier(interview(debrief=debriefed(), people=()))._replace(
        promises=(Promise("p1", "a1", "me", day("10"), None, "references", due_on=day("20")),),
        snoozes=(Snooze("s1", "promise", at("11 09:00"), day("13"), "a1", promise="p1"),),
    )
    item = only(planned(one, moment), "promise")
    assert (item.state, item.snoozed_until) == (state, day(until) if until else None)


def test_a_snooze_made_in_time_never_hides_an_item_beyond_its_limit():
    one = dossier(interview(people=("ana",)))._replace(
        snoozes=(Snooze("s1", "thank-you", at("11 08:00"), day("14"), "a1", "i1", "ana"),)
    )
    assert only(planned(one, "11 10:00"), "thank-you").state == "upcoming"
    assert only(planned(one, "11 12:00"), "thank-you").state == "overdue"


def test_a_snooze_of_an_overdue_item_hides_it_until_its_day():
    one = dossier(interview(people=()))._replace(
        snoozes=(Snooze("s1", "debrief", at("12 08:00"), day("14"), "a1", "i1"),)
    )
    assert only(planned(one, "13 12:00"), "debrief").state == "upcoming"
    assert only(planned(one, "14 00:00"), "debrief").state == "overdue"


def test_what_is_skipped_is_not_asked_for_again():
    one = dossier(interview(people=("ana",)))._replace(
        skips=(Skip("k1", "thank-you", at("11 08:00"), "a1", "i1", "ana"),)
    )
    assert "thank-you" not in kinds(planned(one, "11 10:00"))


@pytest.mark.parametrize(
    ("moment", "urge"),
    [
        ("10 12:00", "Write it down while it is fresh."),
        ("12 10:00", "Write it down while it is fresh."),
        ("12 12:00", "Write down what you still remember."),
        ("21 10:00", "Write down what you still remember."),
    ],
)
def test_a_late_debrief_is_not_said_to_be_fresh(moment, urge):
    assert only(planned(dossier(interview()), moment), "debrief").why.endswith(urge)
