"""An interview that did not take place: no debrief, no thanks, one message that asks for a new time."""

import pytest

from interview_desk.domain.dates.calendar import end_of_day
from interview_desk.domain.search.correspondence import Note, NoteKind, NoteState
from interview_desk.domain.search.interview import Interview, InterviewStatus
from interview_desk.domain.search.people import Contact
from support.making import NEW_YORK, at, day, debriefed, dossier, interview, kinds, only, planned, touch


def missed(starts: str = "10 10:00", marked: str | None = "10 10:20", **changes: object) -> Interview:
    marked_at = at(marked) if marked else None
    return interview("i1", starts, status="missed")._replace(missed_at=marked_at, **changes)  # type: ignore[arg-type]


def no_show(state: str, about: str | None = "i1") -> Note:
    return Note("n1", NoteKind.NO_SHOW, "a1", at("10 11:00"), interview=about, contact="ana", state=NoteState(state))


@pytest.mark.parametrize(
    ("moment", "state"),
    [("10 10:21", "due"), ("10 23:59", "due"), ("11 23:59", "due"), ("12 00:00", "overdue"), ("20 09:00", "overdue")],
)
def test_a_new_time_is_due_until_the_next_working_day_is_over(moment, state):
    items = planned(dossier(missed()), moment)
    assert kinds(items) == {"reschedule"}  # no exit card, debrief, thanks, or follow-up
    item = only(items, "reschedule")
    assert (item.state, item.opens_at, item.due_by) == (state, at("10 10:20"), end_of_day(day("11"), NEW_YORK))
    assert (item.interview, item.contact) == ("i1", "ana")


def test_the_limit_counts_from_the_moment_it_was_marked_and_skips_the_weekend():
    item = only(planned(dossier(missed("12 10:00", "13 17:00")), "13 18:00"), "reschedule")  # Friday evening
    assert item.due_by == end_of_day(day("16"), NEW_YORK)


def test_without_the_moment_the_start_counts():
    item = only(planned(dossier(missed(marked=None)), "10 10:01"), "reschedule")
    assert (item.opens_at, item.due_by) == (at("10 10:00"), end_of_day(day("11"), NEW_YORK))


@pytest.mark.parametrize(
    "fact",
    [
        touch("10 10:40", "other", direction="in"),
        touch("10 11:00", "other", about="i1"),
        interview("i2", "13 10:00", status="scheduled"),
        interview("i2", "10 15:00", status="held", debrief=debriefed()),
    ],
    ids=["they answered", "they were asked", "a new time stands", "it was held later"],
)
def test_it_is_gone_when_nothing_is_left_to_ask(fact):
    assert "reschedule" not in kinds(planned(dossier(missed(), fact), "11 09:00"))


@pytest.mark.parametrize("state", ["sent", "skipped"])
def test_it_is_gone_when_the_note_was_sent_or_skipped(state):
    application = dossier(missed())
    assert "reschedule" not in kinds(planned(application._replace(notes=(no_show(state),)), "11 09:00"))


@pytest.mark.parametrize(
    "fact",
    [
        touch("09 10:40", "other", direction="in"),
        touch("10 11:00", "other"),
        touch("10 11:00", "other", about="i1", outcome="no-answer"),
        interview("i2", "06 10:00", status="held", debrief=debriefed()),
        interview("i2", "13 10:00", status="cancelled"),
        interview("i2", "13 10:00", status="missed")._replace(missed_at=at("13 11:00")),
    ],
    ids=["an earlier word", "another message", "nobody picked up", "an earlier round", "canceled", "missed, too"],
)
def test_other_facts_do_not_settle_it(fact):
    items = planned(dossier(missed(), fact), "11 09:00")
    assert any(item.kind == "reschedule" and item.interview == "i1" for item in items)


@pytest.mark.parametrize("state", ["draft", "ready", "copied"])
def test_a_note_that_is_not_sent_does_not_settle_it(state):
    application = dossier(missed())
    assert "reschedule" in kinds(planned(application._replace(notes=(no_show(state),)), "11 09:00"))


@pytest.mark.parametrize(
    "settled",
    [
        {"stages": (("applied", "2026-10-26"), ("closed", "11")), "outcome": "refused"},
        {"dormant": "11"},
    ],
)
def test_it_ends_with_the_application(settled):
    assert "reschedule" not in kinds(planned(dossier(missed(), **settled), "12 09:00"))


def test_an_earlier_round_goes_on_as_if_the_missed_one_was_not_there():
    earlier = interview("i0", "05 10:00", debrief=debriefed())
    with_it = planned(dossier(earlier, missed()), "11 09:00")
    without = planned(dossier(earlier), "11 09:00")
    assert [item for item in with_it if item.kind != "reschedule"] == without


def test_no_longer_interested_asks_for_no_new_time():
    earlier = interview("i0", "05 10:00", debrief=debriefed("no"))
    assert kinds(planned(dossier(earlier, missed()), "11 09:00")) == {"withdrawal"}


def test_it_goes_to_the_employer_and_never_to_the_friend_who_referred_me():
    friend, recruiter = Contact("amy", "Amy Friend", None), Contact("rae", "Rae Recruiter", "northwind")
    application = dossier(missed(interviewers=()), lead="amy", contacts=(friend, recruiter))
    assert only(planned(application, "10 11:00"), "reschedule").contact == "rae"


def test_a_missed_interview_neither_counts_as_held_nor_as_to_come():
    application = dossier(missed("13 10:00"))
    for moment in ("12 09:00", "13 10:30", "20 09:00"):
        assert application.list_held(at(moment)) == []
        assert application.to_come(at(moment)) == []
    assert application.newest_missed(at("12 09:00")) is None
    assert application.newest_missed(at("13 10:30")) is not None
    assert InterviewStatus.MISSED == "missed"
