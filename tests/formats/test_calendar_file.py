from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.pipeline import queue
from interview_desk.services.pipeline.pipeline import add_application, add_interview
from support.store import desk_at, scenario

MOMENT = "2026-11-12T18:00:00-05:00"


def events(text):
    calendar = Calendar.from_ical(text)
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def evening(tmp_path):
    return desk_at(tmp_path / "desk.db", MOMENT, scenario("evening-after")["document"])


def test_an_interview_stands_there_with_its_people_and_two_alarms(tmp_path):
    desk = evening(tmp_path)
    found = events(exported(desk, desk.settings, ExportOptions("ics")))
    interview = desk.dossier(scenario("evening-after")["document"]["applications"][0]["id"]).interviews[0]
    event = found[f"interview-{interview.id}@interview-desk"]
    assert event["DTSTART"].dt == interview.starts_at.astimezone(UTC)
    assert event["DTEND"].dt == interview.ends_at.astimezone(UTC)
    assert "Interview: " in event["SUMMARY"]
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-1)]
    assert "ATTENDEE" not in event
    assert str(event["STATUS"]) == "CONFIRMED"


def test_a_link_stands_beside_the_place_or_in_its_place(tmp_path):
    desk = desk_at(tmp_path / "desk.db", MOMENT)
    application = add_application(desk, "Kestrel", "Analyst", stage="applied")
    room = "https://meet.kestrel.example/r/4711"
    both = add_interview(desk, application, desk.now().replace(day=20), place="Hall 2", link=room)
    online = add_interview(desk, application, desk.now().replace(day=21), link=room)
    found = events(exported(desk, desk.settings, ExportOptions("ics")))
    there = [found[f"interview-{interview}@interview-desk"] for interview in (both, online)]
    assert [(str(one["LOCATION"]), str(one["URL"])) for one in there] == [("Hall 2", room), (room, room)]
    bare = add_interview(desk, application, desk.now().replace(day=22), link="zoom.us/j/1")
    found = events(exported(desk, desk.settings, ExportOptions("ics")))
    assert str(found[f"interview-{bare}@interview-desk"]["URL"]) == "https://zoom.us/j/1"
    text = exported(desk, desk.settings, ExportOptions("csv", table="interviews"))
    assert f"Hall 2,{room}" in text


@pytest.mark.parametrize(
    ("place", "link", "location", "url"),
    [
        ("", "Meeting ID 123 456", "Meeting ID 123 456", None),
        ("Hall 2", "Meeting ID 123 456", "Hall 2, Meeting ID 123 456", None),
        ("Hall 2", "call 555-0100", "Hall 2, call 555-0100", None),
        ("", "javascript:alert(1)", "javascript:alert(1)", None),
        ("", "https://zoom.us/j/1 passcode 42", "https://zoom.us/j/1 passcode 42", "https://zoom.us/j/1"),
        ("Hall 2", "https://zoom.us/j/1 passcode 42", "Hall 2, https://zoom.us/j/1 passcode 42", "https://zoom.us/j/1"),
        ("Hall 2", "zoom.us/j/1", "Hall 2", "https://zoom.us/j/1"),
        ("Hall 2", "", "Hall 2", None),
        ("", "", None, None),
    ],
)
def test_a_link_that_is_no_web_address_stays_text(tmp_path, place, link, location, url):
    desk = desk_at(tmp_path / "desk.db", MOMENT)
    application = add_application(desk, "Kestrel", "Analyst", stage="applied")
    interview = add_interview(desk, application, desk.now().replace(day=20), place=place, link=link)
    event = events(exported(desk, desk.settings, ExportOptions("ics")))[f"interview-{interview}@interview-desk"]
    assert (event.get("LOCATION"), event.get("URL")) == (location, url)


def test_what_is_due_stands_at_its_limit(tmp_path):
    desk = evening(tmp_path)
    found = events(exported(desk, desk.settings, ExportOptions("ics")))
    due = {str(one["SUMMARY"]): one for uid, one in found.items() if uid.startswith("due-")}
    thanks = next(one for name, one in due.items() if name.startswith("Thank"))
    item = next(one for one in queue.build_queue(desk).ordered() if one.kind == "thank-you")
    assert thanks["DTEND"].dt == item.due_by.astimezone(UTC)
    assert thanks["TRANSP"] == "TRANSPARENT"
    assert len(due) == sum(
        1 for one in queue.build_queue(desk).ordered() if one.application and (one.opens_at or one.due_by)
    )


def test_a_whole_day_is_a_day_and_rings_in_the_morning(tmp_path):
    desk = desk_at(tmp_path / "desk.db", "2026-11-20T09:00:00-05:00", scenario("promise-lapsed")["document"])
    found = events(exported(desk, desk.settings, ExportOptions("ics")))
    call = next(one for one in found.values() if str(one["UID"]).startswith("due-"))
    assert isinstance(call["DTSTART"].dt, date)
    assert not isinstance(call["DTSTART"].dt, datetime)
    assert call["DTEND"].dt - call["DTSTART"].dt == timedelta(days=1)
    assert call.walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=9)


def test_the_same_facts_give_the_same_file_and_uids_stay(tmp_path):
    desk = evening(tmp_path)
    first = exported(desk, desk.settings, ExportOptions("ics"))
    assert exported(desk, desk.settings, ExportOptions("ics")) == first
    application = scenario("evening-after")["document"]["applications"][0]["id"]
    add_interview(desk, application, datetime(2026, 11, 25, 10, tzinfo=UTC), minutes=45)
    later = exported(desk, desk.settings, ExportOptions("ics"))
    assert later != first
    assert {uid for uid in events(first) if uid.startswith("interview-")} < set(events(later))


def test_a_cancelled_one_says_so_and_does_not_ring(tmp_path):
    document = scenario("evening-after")["document"]
    document["interviews"][0]["status"] = "cancelled"
    desk = desk_at(tmp_path / "desk.db", MOMENT, document)
    event = next(iter(events(exported(desk, desk.settings, ExportOptions("ics"))).values()))
    assert str(event["STATUS"]) == "CANCELLED"
    assert event.walk("VALARM") == []


def test_one_interview_alone(tmp_path):
    desk = evening(tmp_path)
    interview = scenario("evening-after")["document"]["interviews"][0]["id"]
    assert list(events(exported(desk, desk.settings, ExportOptions("ics", interview)))) == [
        f"interview-{interview}@interview-desk"
    ]
