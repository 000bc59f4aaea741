"""Follow-up, check-in, let-rest: when to ask, when it is too soon, when to let go."""

import pytest

from interview_desk.domain.dates.calendar import WorkCalendar
from interview_desk.domain.policy import Policies
from interview_desk.domain.queue.nudges import find_first_nudge_day
from interview_desk.domain.search.correspondence import Note
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.people import Company
from support.making import (
    ANA,
    BEN,
    at,
    context,
    day,
    debriefed,
    dossier,
    interview,
    kinds,
    only,
    planned,
    theirs,
    touch,
)


def follow_up_on(*facts, moment="12 09:00", policies=None, calendar=None, **changes):
    return only(planned(dossier(*facts, **changes), moment, policies, calendar), "follow-up").due_on


# -- a promised date (C3)


@pytest.mark.parametrize(
    ("policy", "due", "expected"),
    [
        ("next-working-day", "20", "23"),
        ("next-working-day", "19", "20"),
        ("next-working-day", "21", "23"),
        ("same-day", "20", "20"),
        ("same-day", "21", "23"),
        ("grace-3", "20", "26"),
        ("grace-3", "18", "24"),
    ],
)
def test_after_a_promised_date(policy, due, expected):
    item = only(planned(dossier(theirs(due)), "16 09:00", Policies(promise_passed=policy)), "follow-up")
    assert (item.due_on, item.policy, item.state) == (day(expected), policy, "waiting")


def test_a_range_counts_to_its_last_day():
    assert follow_up_on(theirs("20", starts="16")) == day("23")


def test_holidays_move_a_follow_up():
    thanksgiving = WorkCalendar(holidays={day("26"), day("27")})
    assert follow_up_on(theirs("25"), calendar=thanksgiving) == day("30")


@pytest.mark.parametrize(
    ("moment", "state"), [("22 23:59", "waiting"), ("23 00:00", "due"), ("23 23:59", "due"), ("24 00:00", "overdue")]
)
def test_the_states_of_a_follow_up(moment, state):
    assert only(planned(dossier(theirs("20")), moment), "follow-up").state == state


def test_the_newest_open_promise_counts():
    moved = (theirs("16", dropped="15"), theirs("27", made="15", name="p2"))
    assert follow_up_on(*moved) == day("30")
    assert follow_up_on(theirs("16"), theirs("27", made="12", name="p2")) == day("30")


def test_a_lapsed_promise_may_be_followed_up_a_working_day_after_my_last_message():
    assert follow_up_on(theirs("20"), touch("23 10:00", "other"), moment="23 12:00") == day("24")
    assert follow_up_on(theirs("20"), touch("18 10:00", "check-in"), moment="20 12:00") == day("23")


def test_a_word_after_the_promised_date_begins_the_wait_anew():
    assert follow_up_on(theirs("20"), touch("23 10:00", direction="in", kind="other"), moment="23 12:00") == day("30")


def test_a_word_before_the_promised_date_leaves_it_standing():
    assert follow_up_on(theirs("20"), touch("12 10:00", direction="in", kind="other"), moment="13 12:00") == day("23")


def test_an_interview_held_after_the_promised_day_answers_it():
    second = interview("i2", "16 10:00", debrief=debriefed(on="16 12:00"))
    first = interview(debrief=debriefed())
    thanks = (touch("17 08:00", "thank-you", about="i2"), touch("17 08:01", "thank-you", contact="ben", about="i2"))
    assert follow_up_on(first, second, theirs("13"), *thanks, moment="17 12:00") == day("23")


# -- no date (C4)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("five-working-days", "17"), ("four-working-days", "16"), ("one-week", "17"), ("two-weeks", "24")],
)
def test_without_a_date(policy, expected):
    item = only(planned(dossier(), "12 09:00", Policies(no_date=policy)), "follow-up")
    assert (item.due_on, item.policy) == (day(expected), policy)


def test_never_under_three_working_days_after_my_last_message():
    late = interview(debrief=debriefed())
    thanks = (touch("16 08:00", "thank-you", about="i1"), touch("16 08:01", "thank-you", contact="ben", about="i1"))
    assert follow_up_on(late, *thanks, moment="16 12:00") == day("19")


def test_a_message_of_another_kind_costs_the_budget():
    assert follow_up_on(touch("13 10:00", "other"), moment="13 12:00") == day("20")
    assert follow_up_on(touch("13 10:00", "promise"), moment="13 12:00") == day("18")


def test_their_last_word_without_a_date_begins_the_wait():
    assert follow_up_on(touch("13 10:00", direction="in", kind="other"), moment="13 12:00") == day("20")


def test_nothing_follows_an_application_that_nobody_has_answered():
    one = dossier(interview(status="cancelled"), stages=(("applied", "02"),))
    assert planned(one, "20 09:00") == []


# -- again, and enough (C5, C7)


def test_the_same_interval_again_and_then_rest():
    first, second = touch("17 10:00"), touch("24 10:00")
    assert follow_up_on(first, moment="17 12:00") == day("24")
    items = planned(dossier(first, second), "24 12:00")
    assert "follow-up" not in kinds(items)
    rest = only(items, "let-rest")
    assert (rest.state, rest.opens_at, rest.due_by, rest.due_on) == (
        "upcoming",
        at("2026-12-01 00:00"),
        None,
        day("2026-12-01"),
    )
    assert only(planned(dossier(first, second), "2026-12-01"), "let-rest").state == "due"


@pytest.mark.parametrize(("most", "kind"), [(1, "let-rest"), (3, "follow-up"), (0, "follow-up")])
def test_how_many_follow_ups_there_may_be(most, kind):
    facts = (touch("17 10:00"),) if most == 1 else (touch("17 10:00"), touch("24 10:00"))
    assert kinds(planned(dossier(*facts), "24 12:00", Policies(repeat_max=most))) == {kind}


def test_their_word_sets_the_count_back_to_none():
    facts = (touch("17 10:00"), touch("24 10:00"), touch("25 10:00", direction="in", kind="other"))
    assert follow_up_on(*facts, moment="25 12:00") == day("2026-12-02")


def test_a_newly_agreed_date_sets_the_count_back_to_none():
    facts = (touch("17 10:00"), touch("24 10:00"), theirs("30", made="24"))
    assert follow_up_on(*facts, moment="24 12:00") == day("2026-12-01")


def test_a_new_reason_sets_the_count_back_to_none():
    one = dossier(touch("17 10:00"), touch("24 10:00"))
    renewed = one._replace(skips=(Skip("k1", "let-rest", at("2026-12-01 09:00"), "a1", reason="a result"),))
    items = planned(renewed, "2026-12-02")
    assert "let-rest" not in kinds(items)
    assert only(items, "follow-up").due_on == day("2026-12-01")


def test_a_call_in_which_we_spoke_is_a_word_of_theirs():
    spoke = touch("17 10:00", outcome="spoke", channel="phone")
    assert follow_up_on(spoke, moment="17 12:00", policies=Policies(repeat_max=1)) == day("24")


def test_a_call_that_nobody_answered_may_be_tried_again_the_next_working_day():
    call = touch("17 10:00", outcome="no-answer", channel="phone")
    assert follow_up_on(call, moment="17 12:00") == day("18")


def test_a_voicemail_is_a_message():
    call = touch("17 10:00", outcome="voicemail", channel="phone")
    assert follow_up_on(call, moment="17 12:00") == day("24")


def test_the_gap_is_a_policy():
    assert follow_up_on(touch("13 10:00", "other"), moment="13 12:00", policies=Policies(gap_working_days=8)) == day(
        "25"
    )


# -- what holds it back


def test_a_coming_interview_suspends_every_nudge():
    coming = interview("i2", "24 10:00", status="scheduled")
    one = dossier(interview(debrief=debriefed()), coming, theirs("12"))
    assert not {"follow-up", "check-in", "let-rest"} & kinds(planned(one, "20 09:00"))
    cancelled = coming._replace(status="cancelled")
    assert "follow-up" in kinds(planned(dossier(interview(debrief=debriefed()), cancelled, theirs("12")), "20 09:00"))


def test_at_an_offer_nobody_is_nudged():
    stages = (("applied", "2026-10-26"), ("offer", "16"))
    assert kinds(planned(dossier(stages=stages), "20 09:00")) == {"offer"}


def test_not_welcome_leaves_only_a_lapsed_promise():
    lead = ANA._replace(may_follow_up=False)
    assert "follow-up" not in kinds(planned(dossier(contacts=(lead, BEN)), "20 09:00"))
    assert follow_up_on(theirs("18"), contacts=(lead, BEN), moment="20 09:00") == day("19")


def test_not_welcome_by_every_interviewer_counts_where_the_lead_said_nothing():
    both = (ANA._replace(may_follow_up=False), BEN._replace(may_follow_up=False))
    assert "follow-up" not in kinds(planned(dossier(contacts=both, lead=None), "20 09:00"))
    assert "follow-up" in kinds(planned(dossier(contacts=(both[0], BEN), lead=None), "20 09:00"))


def test_silence_is_let_rest_after_thirty_days_and_sixty_in_the_public_sector():
    lead = ANA._replace(may_follow_up=False)
    private = only(planned(dossier(contacts=(lead, BEN)), "2026-12-10"), "let-rest")
    assert (private.opens_at, private.state) == (at("2026-12-10 00:00"), "due")
    public = dossier(contacts=(lead, BEN), company=Company("northwind", "Northwind", sector="public"))
    assert only(planned(public, "2026-12-10"), "let-rest").opens_at == at("2027-01-09 00:00")


# -- channel (C6)


@pytest.mark.parametrize(
    ("policy", "prefers", "used", "expected"),
    [
        ("preference-last-phone", "email", "phone", "email"),
        ("preference-last-phone", "phone", "email", "phone"),
        ("preference-last-phone", "unknown", "message", "message"),
        ("preference-last-phone", "unknown", None, "phone"),
        ("always-phone", "email", "email", "phone"),
        ("always-email", "phone", "phone", "email"),
    ],
)
def test_call_or_write(policy, prefers, used, expected):
    thanks = [touch("11 08:00", "thank-you", contact="ben", about="i1")]
    if used:
        thanks.append(touch("11 08:00", "thank-you", about="i1", channel=used))
    one = dossier(interview(debrief=debriefed()), *thanks, contacts=(ANA._replace(prefers=prefers), BEN))
    assert only(planned(one, "17 09:00", Policies(channel=policy)), "follow-up").channel == expected


# -- check-in


@pytest.mark.parametrize(("due", "expected"), [("2026-12-08", "24"), ("24", "17"), ("25", "18"), ("23", None)])
def test_a_long_wait_gets_a_check_in_in_its_middle(due, expected):
    # 20, 10, 11 and 9 working days; the middle is rounded down, and stays five working days after the thanks.
    items = planned(dossier(theirs(due)), "12 09:00")
    assert [item.due_on for item in items if item.kind == "check-in"] == (
        [max(day(expected), day("18"))] if expected else []
    )


def test_a_check_in_keeps_five_working_days_from_my_last_message():
    assert only(
        planned(dossier(theirs("2026-12-08"), touch("20 10:00", "promise")), "20 12:00"), "check-in"
    ).due_on == day("27")


@pytest.mark.parametrize("done", [touch("20 10:00", "check-in"), touch("20 10:00", "other", direction="in")])
def test_a_check_in_is_gone_when_logged_or_answered(done):
    assert "check-in" not in kinds(planned(dossier(theirs("2026-12-08"), done), "24 09:00"))


def test_a_check_in_is_not_asked_for_once_the_date_has_passed():
    assert "check-in" not in kinds(planned(dossier(theirs("2026-12-08")), "2026-12-09"))


# -- deferring a nudge


def test_a_snoozed_nudge_moves_to_a_working_day():
    one = dossier()._replace(snoozes=(Snooze("s1", "follow-up", at("17 09:00"), day("21"), "a1", "i1", "ana"),))
    item = only(planned(one, "18 09:00"), "follow-up")
    assert (item.due_on, item.state, item.snoozed_until) == (day("23"), "waiting", day("21"))


@pytest.mark.parametrize(
    ("moment", "state", "until"),
    [("18 23:59", "waiting", "19"), ("19 00:00", "due", None), ("19 23:59", "due", None)],
)
def test_a_nudge_snoozed_until_today_is_due_all_of_today(moment, state, until):
    one = dossier()._replace(snoozes=(Snooze("s1", "follow-up", at("17 09:00"), day("19"), "a1", "i1", "ana"),))
    item = only(planned(one, moment), "follow-up")
    assert (item.state, item.snoozed_until) == (state, day(until) if until else None)


def test_a_snooze_does_not_hold_for_the_next_nudge():
    snooze = Snooze("s1", "follow-up", at("17 09:00"), day("2026-12-15"), "a1", "i1", "ana")
    one = dossier(touch("18 10:00"))._replace(snoozes=(snooze,))
    assert only(planned(one, "19 09:00"), "follow-up").due_on == day("25")


def test_too_soon_says_until_when_and_why():
    held_back = find_first_nudge_day(dossier(theirs("20")), context("16 09:00"))
    assert held_back is not None
    assert held_back[0] == day("23")
    assert "Fri 20 Nov" in held_back[1]
    assert find_first_nudge_day(dossier(theirs("20")), context("23 09:00")) is None


def test_a_check_in_is_not_too_soon_on_its_own_day():
    one = dossier(theirs("27"))
    item = only(planned(one, "17 09:00"), "check-in")
    assert find_first_nudge_day(one, context(f"{item.due_on.day} 09:00"), "check-in") is None
    held_back = find_first_nudge_day(one, context("12 09:00"), "check-in")
    assert held_back is not None
    assert held_back[0] == item.due_on
    assert find_first_nudge_day(one, context(f"{item.due_on.day} 09:00")) is not None


def test_after_the_last_follow_up_there_is_no_day_for_another():
    one = dossier(touch("17 10:00"), touch("24 10:00"))
    held_back = find_first_nudge_day(one, context("30 09:00"))
    assert held_back is not None
    assert held_back[0] is None
    assert "2 follow-ups without an answer" in held_back[1]


# -- found by reading the rules against the contract


def test_a_panel_counts_as_one_follow_up():
    panel = (touch("17 09:00"), touch("17 09:05", contact="ben"))
    assert follow_up_on(*panel, moment="18 09:00") == day("24")


def test_thanks_and_promised_material_leave_a_snooze_alone():
    snooze = Snooze("s1", "follow-up", at("13 09:00"), day("2026-12-01"), "a1", "i1", "ana")
    one = dossier(touch("16 09:00", "thank-you", contact="ben", about="i1"), touch("18 09:00", "promise"))._replace(
        snoozes=(snooze,)
    )
    item = only(planned(one, "20 09:00"), "follow-up")
    assert (item.due_on, item.snoozed_until) == (day("2026-12-01"), day("2026-12-01"))
    other_lead = one._replace(application=one.application._replace(lead_contact="ben"))
    assert only(planned(other_lead, "20 09:00"), "follow-up").due_on == day("2026-12-01")


def test_silence_is_let_rest_also_where_the_follow_up_was_let_go():
    one = dossier()._replace(skips=(Skip("k1", "follow-up", at("17 09:00"), "a1", "i1", "ana"),))
    assert kinds(planned(one, "18 09:00")) == {"let-rest"}
    assert only(planned(one, "2027-01-20"), "let-rest").state == "due"


def test_a_snooze_never_takes_a_check_in_past_the_promised_day():
    snooze = Snooze("s1", "check-in", at("24 09:00"), day("2026-12-10"), "a1", "i1", "ana")
    one = dossier(theirs("2026-12-08"))._replace(snoozes=(snooze,))
    item = only(planned(one, "25 09:00"), "check-in")
    assert (item.due_on, item.snoozed_until) == (day("2026-12-07"), day("2026-12-10"))


def test_the_middle_of_a_wait_does_not_wait_for_the_day_the_date_was_named():
    early = interview(starts="02 10:00", debrief=debriefed(on="02 12:00"))
    item = only(planned(dossier(early, theirs("2026-12-04", made="13")), "14 09:00"), "check-in")
    assert item.due_on == day("18")


def test_a_new_reason_plans_no_follow_up_for_a_day_that_is_over():
    one = dossier(touch("17 10:00"), touch("24 10:00"))
    renewed = one._replace(skips=(Skip("k1", "let-rest", at("2026-12-04 09:00"), "a1", reason="a result"),))
    assert only(planned(renewed, "2026-12-04"), "follow-up").due_on == day("2026-12-04")


@pytest.mark.parametrize(
    ("policy", "turn"), [("next-working-day", "Mon 23 Nov"), ("same-day", "Fri 20 Nov"), ("grace-3", "Thu 26 Nov")]
)
def test_the_reason_names_the_day_that_the_policy_gives(policy, turn):
    assert (
        f"Your turn is {turn}."
        in only(planned(dossier(theirs("20")), "16 09:00", Policies(promise_passed=policy)), "follow-up").why
    )


def test_a_note_marked_as_sent_counts_where_nothing_was_logged():
    sent = Note("n", "follow-up", "a1", at("17 08:00"), contact="ana", state="sent")
    before = planned(dossier(), "17 10:00")
    assert only(before, "follow-up").state == "due"
    after = planned(dossier()._replace(notes=(sent,)), "17 10:00")
    assert only(after, "follow-up").state == "waiting"
    logged = planned(dossier(touch("17 08:00", "follow-up"))._replace(notes=(sent,)), "17 10:00")
    assert only(logged, "follow-up").due_on == only(after, "follow-up").due_on


def test_nobody_is_asked_on_the_day_they_named_and_wrote_on():
    named = theirs("12", made="12")
    word = touch("12 10:00", "other", direction="in")
    same_day = Policies(promise_passed="same-day")
    assert follow_up_on(named, moment="12 12:00", policies=same_day) == day("12")
    assert follow_up_on(named, word, moment="12 12:00", policies=same_day) == day("13")
