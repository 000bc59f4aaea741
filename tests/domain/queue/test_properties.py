"""What holds for every search, whatever its facts: tried on made-up ones."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_desk.domain.dates.calendar import WorkCalendar, end_of_day, local_day, start_of_day
from interview_desk.domain.policy import CHOICES, Policies
from interview_desk.domain.queue.item import DueItem, build_sort_key
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.search.correspondence import CHANNELS, Promise, Touch
from interview_desk.domain.search.dossier import Dossier
from support.making import ANA, BEN, NEW_YORK, debriefed, dossier, interview, planned, touch

FIRST = date(2026, 11, 2)
HOLIDAYS = frozenset({date(2026, 11, 11), date(2026, 11, 26), date(2026, 12, 25)})
CALENDAR = WorkCalendar(holidays=HOLIDAYS)
NUDGES = {"follow-up", "check-in"}

days = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
moments = st.tuples(days, st.integers(0, 23)).map(
    lambda when: start_of_day(when[0], NEW_YORK) + timedelta(hours=when[1])
)
policies = st.fixed_dictionaries(
    {
        "thank_you": st.sampled_from(CHOICES["thank_you"]),
        "promise_passed": st.sampled_from(CHOICES["promise_passed"]),
        "no_date": st.sampled_from(CHOICES["no_date"]),
        "repeat": st.sampled_from(CHOICES["repeat"]),
        "channel": st.sampled_from(CHOICES["channel"]),
        "repeat_max": st.integers(0, 3),
        "gap_working_days": st.integers(1, 8),
    }
).map(lambda chosen: Policies(**chosen))


@st.composite
def promises(draw):
    made = draw(days)
    due = draw(st.none() | st.integers(0, 40).map(lambda n: made + timedelta(days=n)))
    by = draw(st.sampled_from(["me", "them"]))
    return Promise(
        f"p{draw(st.integers(0, 99))}", "a1", by, made, None, "it", "", None, due, draw(st.none() | days), None
    )


@st.composite
def touches(draw):
    at = draw(moments)
    direction = draw(st.sampled_from(["out", "out", "in"]))
    outcome = draw(st.sampled_from(["sent", "spoke", "voicemail", "no-answer"])) if direction == "out" else "received"
    kind = draw(st.sampled_from(["thank-you", "follow-up", "check-in", "promise", "other"]))
    contact = draw(st.sampled_from(["ana", "ben", None]))
    return Touch(
        f"t{draw(st.integers(0, 10**6))}",
        "a1",
        at,
        contact,
        draw(st.sampled_from(["i1", None])),
        None,
        direction,
        draw(st.sampled_from(CHANNELS)),
        kind,
        outcome,
    )


@st.composite
def interviews(draw):
    at = draw(moments)
    debrief = draw(st.none() | st.sampled_from([debriefed(), debriefed("unsure")]))
    status = draw(st.sampled_from(["scheduled", "scheduled", "held", "cancelled"]))
    return interview(f"i{draw(st.integers(1, 99))}", debrief=debrief)._replace(starts_at=at, status=status)


@st.composite
def dossiers(draw) -> Dossier:
    facts = [
        *draw(st.lists(interviews(), min_size=1, max_size=3, unique_by=lambda one: one.id)),
        *draw(st.lists(promises(), max_size=3, unique_by=lambda one: one.id)),
        *draw(st.lists(touches(), max_size=5, unique_by=lambda one: one.id)),
    ]
    lead = ANA._replace(may_follow_up=draw(st.sampled_from([None, True, False])))
    return dossier(*facts, contacts=(lead, BEN))


def _with_touch(one: Dossier, added: Touch) -> Dossier:
    return one._replace(touches=(*one.touches, added))


def _nudges(items: list[DueItem]) -> list[DueItem]:
    return [item for item in items if item.kind in NUDGES]


@given(dossiers(), moments, policies)
def test_an_answer_never_makes_a_nudge_due_on_the_same_day(one, moment, chosen):
    answered = _with_touch(one, touch("10 10:00", "other", direction="in")._replace(at=moment, id="answer"))
    today = local_day(moment, NEW_YORK)
    # Whatever the plan says of later days, on this day nobody is asked again.
    assert all(
        item.due_on != today or item.state == "overdue" for item in _nudges(planned(answered, moment, chosen, CALENDAR))
    )
    assert all(
        item.state != "due" for item in _nudges(planned(answered, end_of_day(today, NEW_YORK), chosen, CALENDAR))
    )


@given(dossiers(), moments, policies)
def test_no_nudge_is_due_on_a_day_that_is_not_a_working_day(one, moment, chosen):
    for item in _nudges(planned(one, moment, chosen, CALENDAR)):
        assert CALENDAR.is_working(item.due_on)
        if item.state == "due":
            assert CALENDAR.is_working(local_day(moment, NEW_YORK))


@given(dossiers(), moments, policies)
def test_a_follow_up_sent_when_it_is_due_is_never_followed_by_another_within_the_gap(one, moment, chosen):
    for _ in range(3):
        asked = [item for item in planned(one, moment, chosen, CALENDAR) if item.kind == "follow-up"]
        if not asked:
            return
        sent_at = max(moment, start_of_day(asked[0].due_on, NEW_YORK) + timedelta(hours=9))
        one = _with_touch(one, touch("10 10:00")._replace(at=sent_at, id=f"sent {sent_at}"))
        following = [item for item in planned(one, sent_at, chosen, CALENDAR) if item.kind == "follow-up"]
        if not following:
            return
        between = CALENDAR.count(local_day(sent_at, NEW_YORK), following[0].due_on)
        lapse_is_new = following[0].policy == chosen.promise_passed and any(
            promise.due_on and promise.due_on >= local_day(sent_at, NEW_YORK) for promise in one.promises
        )
        assert between >= (1 if lapse_is_new else chosen.gap_working_days)
        moment = sent_at


@given(st.data(), moments, policies)
def test_the_plan_does_not_depend_on_the_order_of_facts(data, moment, chosen):
    one = data.draw(dossiers())
    shuffled = one._replace(
        interviews=tuple(data.draw(st.permutations(one.interviews))),
        promises=tuple(data.draw(st.permutations(one.promises))),
        touches=tuple(data.draw(st.permutations(one.touches))),
        contacts=tuple(data.draw(st.permutations(one.contacts))),
    )
    assert sorted(planned(one, moment, chosen, CALENDAR), key=build_sort_key) == sorted(
        planned(shuffled, moment, chosen, CALENDAR), key=build_sort_key
    )


@given(dossiers(), moments, policies, st.sampled_from(["thank-you", "follow-up", "check-in", "other"]))
def test_saying_that_something_was_sent_never_makes_something_else_overdue(one, moment, chosen, kind):
    def overdue(items: list[DueItem]) -> set[tuple[str, ...]]:
        return {item.key[:1] for item in items if item.state == "overdue"}

    before = overdue(planned(one, moment, chosen, CALENDAR))
    sent = _with_touch(one, touch("10 10:00", kind, about="i1")._replace(at=moment, id="sent"))
    assert overdue(planned(sent, moment, chosen, CALENDAR)) <= before


@given(dossiers(), moments, policies)
def test_every_item_is_whole(one, moment, chosen):
    items = planned(one, moment, chosen, CALENDAR)
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert item.state in set(DueState)
        assert item.why
        assert item.advice
        assert item.policy
        assert item.company
        assert item.application == "a1"
        assert len(item.why) < 260
        if item.state == "overdue":
            assert item.due_by is not None
            assert item.due_by < moment
        if item.state in {"upcoming", "waiting"}:
            assert item.opens_at is not None
            assert item.opens_at > moment


@settings(max_examples=50)
@given(dossiers(), moments, policies)
def test_a_closed_or_resting_application_asks_for_nothing(one, moment, chosen):
    resting = one._replace(application=one.application._replace(dormant_since=FIRST))
    assert planned(resting, moment, chosen, CALENDAR) == []
