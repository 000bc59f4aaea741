"""Withdrawal, offer, feedback, who was hired, and the guard over the whole search."""

import pytest

from interview_desk.domain.dates.calendar import end_of_day
from interview_desk.domain.policy import Policies
from interview_desk.domain.queue.due_items import end_snooze
from interview_desk.domain.queue.endings import NEVER_ANSWERED
from interview_desk.domain.queue.keep_searching import SearchSummary, keep_searching, summarize_search
from interview_desk.domain.queue.planner import plan
from interview_desk.domain.search.correspondence import Note, Promise
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.people import Contact
from interview_desk.domain.search.pipeline import Application, StageEntry
from support.making import at, context, day, debriefed, dossier, interview, kinds, only, planned, touch

REFUSED = {"stages": (("applied", "2026-10-26"), ("interviewing", "05"), ("closed", "18")), "outcome": "refused"}


def test_no_longer_interested_waits_a_night_and_replaces_the_rest():
    one = dossier(interview(debrief=debriefed("no")))
    evening, morning = planned(one, "10 20:00"), planned(one, "11 00:00")
    assert kinds(evening) == {"withdrawal"}
    assert only(evening, "withdrawal").state == "upcoming"
    item = only(morning, "withdrawal")
    assert (item.state, item.opens_at, item.due_on) == ("due", at("11 00:00"), day("12"))
    assert only(planned(one, "13 00:00"), "withdrawal").state == "overdue"


def test_the_newest_debrief_decides_about_interest():
    first = interview(debrief=debriefed("no"))
    second = interview("i2", "12 10:00", debrief=debriefed("yes", "12 12:00"))
    assert "withdrawal" not in kinds(planned(dossier(first, second), "13 09:00"))


@pytest.mark.parametrize("done", [touch("11 10:00", "withdrawal")])
def test_a_withdrawal_is_gone_when_sent_and_nothing_takes_its_place(done):
    assert planned(dossier(interview(debrief=debriefed("no")), done), "20 09:00") == []


def test_an_accepted_offer_asks_for_a_withdrawal_everywhere_else_at_once():
    items = planned(dossier(), "16 09:00", accepted="16")
    item = only(items, "withdrawal")
    assert (kinds(items), item.state, item.opens_at, item.due_on) == ({"withdrawal"}, "due", at("16 00:00"), day("17"))


def test_an_application_made_after_the_acceptance_is_a_new_search():
    assert "withdrawal" not in kinds(planned(dossier(), "16 09:00", accepted="2026-10-01"))


def test_an_offer_is_due_from_its_day_to_the_day_to_answer_by():
    stages = (("applied", "2026-10-26"), ("offer", "16"))
    one = dossier(stages=stages, answer_by="20")
    states = [only(planned(one, moment), "offer").state for moment in ("16 09:00", "20 23:00", "21 00:00")]
    assert states == ["due", "due", "overdue"]
    without = only(planned(dossier(stages=stages), "20 09:00"), "offer")
    assert (without.due_by, without.due_on) == (None, day("16"))
    assert "offer" not in kinds(planned(dossier(touch("17 09:00", "acceptance"), stages=stages), "17 12:00"))


@pytest.mark.parametrize(
    ("moment", "state"), [("18 12:00", "upcoming"), ("20 00:00", "due"), ("27 23:59", "due"), ("28 00:00", None)]
)
def test_feedback_is_asked_for_on_the_second_working_day_and_for_five_more(moment, state):
    items = planned(dossier(**REFUSED), moment)
    assert [item.state for item in items if item.kind == "feedback"] == ([state] if state else [])


def test_feedback_needs_an_interview_that_was_held():
    assert planned(dossier(interview(status="cancelled"), **REFUSED), "20 09:00") == []


def test_feedback_is_asked_for_once():
    items = planned(dossier(touch("20 10:00", "feedback"), **REFUSED), "20 12:00")
    assert kinds(items) == {"who-was-hired"}
    item = only(items, "who-was-hired")
    assert (item.state, item.opens_at, item.due_by) == ("upcoming", at("2026-12-04 00:00"), None)


def test_an_answer_makes_who_was_hired_unneeded():
    answered = (touch("20 10:00", "feedback"), touch("24 10:00", "other", direction="in"))
    assert planned(dossier(*answered, **REFUSED), "2026-12-10") == []
    one = dossier(touch("20 10:00", "feedback"), **REFUSED)
    noted = one._replace(application=one.application._replace(who_was_hired="an actuary"))
    assert planned(noted, "2026-12-10") == []


# -- the basket


def application(name: str, *stages: tuple[str, str], **more) -> Application:
    return Application(name, "c", "Engineer", tuple(StageEntry(stage, day(on)) for stage, on in stages), **more)


@pytest.mark.parametrize(
    ("basket", "policies", "held"),
    [
        (SearchSummary(3, 3, day("09")), Policies(), True),
        (SearchSummary(3, 2, day("12")), Policies(), False),
        (SearchSummary(3, 3, day("05")), Policies(), False),
        (SearchSummary(3, 3, day("05")), Policies(basket_idle_days=10), True),
        (SearchSummary(3, 1, day("12")), Policies(basket_min_active=1), True),
        (SearchSummary(0, 0, None), Policies(), True),
        (SearchSummary(5, 0, day("01"), day("10")), Policies(), True),
        (SearchSummary(5, 1, day("11"), day("10")), Policies(), False),
    ],
)
def test_keep_searching(basket, policies, held):
    item = keep_searching(basket, context("12 09:00", policies))
    assert (item is None) is held
    if item is not None:
        assert (item.state, item.application, item.company, item.due_on) == ("due", None, "", day("12"))


def test_what_counts_as_active_and_new():
    found = summarize_search(
        [
            application("a", ("saved", "01")),
            application("b", ("saved", "01"), ("applied", "05")),
            application("c", ("applied", "02"), ("offer", "07")),
            application("d", ("applied", "03"), dormant_since=day("10")),
            application("e", ("applied", "02"), ("closed", "08"), outcome="accepted"),
        ]
    )
    assert found == SearchSummary(5, 2, day("05"))


def test_the_guard_can_be_snoozed():
    snooze = Snooze("s", "keep-searching", at("12 08:00"), day("16"))
    item = keep_searching(SearchSummary(3, 1, day("09")), context("12 09:00"), [snooze])
    assert item is not None
    assert (item.state, item.due_on) == ("upcoming", day("16"))


# -- found by reading the rules against the contract


def test_an_application_closed_before_it_was_made_is_no_new_one():
    closed = application("a", ("saved", "01"), ("closed", "15"), outcome="withdrawn")
    assert closed.applied_on is None


def test_a_feedback_note_marked_as_sent_is_a_request():
    note = Note("n1", "feedback", "a1", at("20 10:00"), contact="ana", state="sent")
    one = dossier(**REFUSED)._replace(notes=(note,))
    assert only(planned(one, "2026-12-04"), "who-was-hired").state == "due"


def test_a_logged_acceptance_asks_for_the_withdrawals_elsewhere():
    stages = (("applied", "2026-10-26"), ("offer", "10"))
    accepted = dossier(touch("13 10:00", "acceptance"), stages=stages)
    other = dossier()
    other = other._replace(application=other.application._replace(id="a2"))
    items = plan([accepted, other], context("13 12:00"))
    assert [(item.kind, item.application, item.policy) for item in items if item.kind == "withdrawal"] == [
        ("withdrawal", "a2", "after-acceptance")
    ]
    assert "offer" not in kinds(items)


def test_a_skip_that_names_nobody_lets_feedback_go():
    skip = Skip("k", "feedback", at("20 10:00"), "a1")
    assert "feedback" in kinds(planned(dossier(**REFUSED), "23 09:00"))
    assert "feedback" not in kinds(planned(dossier(**REFUSED)._replace(skips=(skip,)), "23 09:00"))


def contact(name, company):
    return Contact(name, name.title(), company)


def test_after_an_acceptance_nothing_else_is_left_to_do_elsewhere():
    promised = Promise("p", "a1", "me", day("12"), None, "the references", "", None, day("24"))
    coming = interview("i2", "24 10:00", status="scheduled")
    one = dossier(interview(), coming, promised)
    assert {"prepare", "promise"} <= kinds(planned(one, "23 12:00"))
    assert kinds(planned(one, "23 12:00", accepted="23")) == {"withdrawal"}


def test_a_withdrawal_goes_to_the_employer_and_to_nobody_else():
    friend, boss = contact("friend", None), contact("boss", "c1")
    one = dossier()
    one = one._replace(
        company=one.company._replace(id="c1"),
        application=one.application._replace(company="c1", lead_contact="friend"),
        contacts=(friend, boss),
    )
    assert only(planned(one, "16 09:00", accepted="16"), "withdrawal").contact == "boss"
    alone = one._replace(contacts=(friend,))
    assert only(planned(alone, "16 09:00", accepted="16"), "withdrawal").contact is None


def test_those_who_interviewed_me_come_first_and_those_who_never_answered_last():
    def named(name, *facts):
        one = dossier(*facts)
        return one._replace(
            company=one.company._replace(id=name, name=name),
            application=one.application._replace(
                id=name, company=name, stage_history=one.application.stage_history[:1]
            ),
        )

    accepted = dossier(touch("16 08:00", "acceptance"))
    silent = named("Aaa silent")._replace(interviews=(), touches=())
    answered = silent._replace(touches=(touch("10 10:00", "other", direction="in"),))
    answered = answered._replace(
        company=answered.company._replace(id="b", name="Bbb answered"),
        application=answered.application._replace(id="b", company="b"),
    )
    met = named("Zzz met twice", interview(), interview("i2", "12 10:00"))
    ctx = context("16 09:00")
    items = [item for item in plan([silent, met, answered, accepted], ctx) if item.kind == "withdrawal"]
    assert [item.company for item in items] == ["Zzz met twice", "Bbb answered", "Aaa silent"]
    assert [item.rank for item in items] == [-2, 1, NEVER_ANSWERED]


def test_what_has_no_limit_comes_after_what_has_one():
    stages = (("applied", "2026-10-26"), ("offer", "16"))
    ctx = context("20 09:00")
    items = plan([dossier(stages=stages, answer_by="20"), dossier(stages=stages)], ctx)
    due = [item.due_by is not None for item in items if item.state == "due"]
    assert due == sorted(due, reverse=True)


@pytest.mark.parametrize(
    ("due_by", "until", "back_on", "at_limit"),
    [
        ("12 17:00", "13", "12", True),
        ("12 17:00", "12", "12", False),
        ("14 17:00", "13", "13", False),
        (None, "13", "13", False),
    ],
)
def test_a_snooze_says_the_day_on_which_the_row_is_back(due_by, until, back_on, at_limit):
    ctx = context("12 09:00")
    snooze = Snooze("s", "thank-you", ctx.at, day(until))
    opens, back = end_snooze(at(due_by) if due_by else None, snooze, ctx)
    assert back == day(back_on)
    assert (opens == (at(due_by) if due_by else None)) == at_limit


def test_a_snooze_past_the_day_of_a_promise_ends_on_the_day_after():
    ctx = context("12 09:00")
    limit = end_of_day(day("12"), ctx.zone)
    opens, back = end_snooze(limit, Snooze("s", "promise", ctx.at, day("16")), ctx)
    assert (opens, back) == (limit, day("13"))


def test_an_offer_to_answer_today_stands_above_what_is_due_later_or_has_no_limit():
    stages = (("applied", "2026-10-26"), ("offer", "16"))
    ctx = context("20 09:00")
    promised = Promise("p", "a1", "me", day("16"), None, "the references", "", None, day("24"))
    items = plan([dossier(promised), dossier(stages=stages, answer_by="20"), dossier(**REFUSED)], ctx)
    due = [item.kind for item in items if item.state == "due"]
    assert due[0] == "offer"
    assert due.index("promise") < due.index("feedback")
    assert "keep-searching" not in due[:2]
