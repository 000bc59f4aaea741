"""Invitations that come in: one interview each, moved and cancelled by later versions, never doubled."""

import json

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.interview import InterviewStatus
from interview_desk.services.exports.exporting import ExportOptions as Leaving
from interview_desk.services.exports.exporting import exported
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.imports.options import ImportOptions, zone_called
from interview_desk.store import read
from support.store import desk_at, run, scenario

ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


@pytest.fixture
def empty(tmp_path):
    one = desk_at(tmp_path / "empty.db", "2026-11-10T18:00:00-05:00")
    yield one
    one.close()


def event(*lines, uid="m1@x", sequence=0, starts=":20261117T150000Z", stamp="20261110T120000Z", **more):
    told = {"SUMMARY": "Second interview with Northwind", **more}
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{stamp}",
        f"DTSTART{starts}",
        "DURATION:PT45M",
        *(f"{name}:{value}" for name, value in told.items()),
        *lines,
        "END:VEVENT",
    ]


def calendar(*events, method="REQUEST", zone=""):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *([f"METHOD:{method}"] if method else [])]
    return "\r\n".join(
        [*lines, *zone.splitlines(), *(line for one in events for line in one), "END:VCALENDAR", ""]
    ).encode()


def bring(desk, content, **how):
    (brought,) = import_files(desk, desk.settings, {"in.ics": content}, **how).values()
    return brought


def interviews(desk, uid="m1@x"):
    found = read.read_search(desk.connection).interviews
    return [one for one in found if one.invitation is not None and one.invitation.uid == uid]


def everything(desk):
    document = json.loads(exported(desk, desk.settings, Leaving("json")))
    return {key: value for key, value in document.items() if key != "exported_at"}


PEOPLE = (
    'ORGANIZER;CN="Ruiz, Ana":mailto:ana@northwind.example',
    "ATTENDEE;CN=Priya Raman;PARTSTAT=ACCEPTED:mailto:priya@northwind.example",
    "ATTENDEE;CN=Room 4;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room4@northwind.example",
    "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:alex.doe@gmail.com",
)


def test_an_invitation_becomes_an_interview_of_the_application_it_is_for(desk):
    content = calendar(
        event(*PEOPLE, "LOCATION:Microsoft Teams Meeting", DESCRIPTION="Join: https://teams.microsoft.com/l/m?x=1.")
    )
    before = everything(desk)
    would = bring(desk, content, dry_run=True)
    assert would.new == {"contacts": 1, "interviews": 1}
    assert would.lines[0].startswith("new: Northwind")
    assert everything(desk) == before
    bring(desk, content)
    (one,) = interviews(desk)
    assert one.starts_at.isoformat() == "2026-11-17T10:00:00-05:00"
    assert (one.minutes, one.method, one.round, one.timezone) == (45, "video", 2, "America/New_York")
    assert (one.place, one.link) == ("Microsoft Teams Meeting", "https://teams.microsoft.com/l/m?x=1")
    names = {person.id: person.name for person in read.read_contacts(desk.connection)}
    assert [names[who] for who in one.interviewers] == ["Priya Raman"]
    assert "alex.doe@gmail.com" not in {person.email for person in read.read_contacts(desk.connection)}
    assert sum(name == "Ana Ruiz" for name in names.values()) == 1
    assert desk.writer.undo() == "Imported in.ics"
    assert everything(desk) == before


def test_twice_changes_nothing(desk):
    content = calendar(event(*PEOPLE))
    bring(desk, content)
    after = everything(desk)
    again = bring(desk, content)
    assert (again.new, again.changed, again.lines) == ({}, {}, ())
    assert again.existing == {"interviews": 1}
    assert everything(desk) == after


def test_a_later_version_moves_it_and_an_earlier_one_does_not(desk):
    first, later = calendar(event(*PEOPLE)), calendar(event(*PEOPLE, sequence=2, starts=":20261118T160000Z"))
    bring(desk, first)
    moved = bring(desk, later)
    assert moved.changed == {"interviews": 1}
    assert moved.lines == ("moved: Northwind Health, Data engineer: from Tue 17 Nov 10:00 to Wed 18 Nov 11:00",)
    older = bring(desk, first)
    assert (older.changed, older.existing) == ({}, {"interviews": 1})
    assert "older than what is known" in str(older.left_out[0])
    assert interviews(desk)[0].starts_at.isoformat() == "2026-11-18T11:00:00-05:00"


def test_of_two_versions_with_one_number_the_later_made_counts(desk):
    bring(desk, calendar(event(LOCATION="Hall 1")))
    bring(desk, calendar(event(LOCATION="Hall 2", stamp="20261110T130000Z")))
    assert interviews(desk)[0].place == "Hall 2"
    bring(desk, calendar(event(LOCATION="Hall 1")))
    assert interviews(desk)[0].place == "Hall 2"


def test_what_was_changed_by_hand_is_not_put_back_by_the_same_invitation(desk):
    content = calendar(event())
    bring(desk, content)
    (one,) = interviews(desk)
    desk.write("Moved", lambda change: change.put(one._replace(place="Their café")))
    assert bring(desk, content).changed == {}
    assert interviews(desk)[0].place == "Their café"


@pytest.mark.parametrize("how", ["METHOD", "STATUS"])
def test_a_cancellation_cancels_it_and_a_new_date_brings_it_back(desk, how):
    bring(desk, calendar(event()))
    off = event(sequence=1, **({"STATUS": "CANCELLED"} if how == "STATUS" else {}))
    gone = bring(desk, calendar(off, method="CANCEL" if how == "METHOD" else "REQUEST"))
    assert gone.lines == ("cancelled: Northwind Health, Data engineer: Tue 17 Nov 10:00",)
    assert [one.status for one in interviews(desk)] == ["cancelled"]
    bring(desk, calendar(event(sequence=2, starts=":20261119T150000Z")))
    assert [one.status for one in interviews(desk)] == ["scheduled"]


def test_a_later_date_brings_back_one_that_did_not_take_place_and_other_news_does_not(desk):
    bring(desk, calendar(event()))
    (planned,) = interviews(desk)
    missed = planned._replace(status=InterviewStatus.MISSED, missed_at=planned.starts_at)
    desk.write("Missed", lambda change: change.put(missed))
    bring(desk, calendar(event(sequence=1, LOCATION="Hall 2")))
    assert [meeting.status for meeting in interviews(desk)] == ["missed"]
    bring(desk, calendar(event(sequence=2, starts=":20261119T150000Z")))
    assert [(meeting.status, meeting.missed_at) for meeting in interviews(desk)] == [("scheduled", None)]


def test_a_new_invitation_after_one_that_did_not_take_place_is_another_interview(desk):
    bring(desk, calendar(event()))
    (planned,) = interviews(desk)
    desk.write("Missed", lambda change: change.put(planned._replace(status=InterviewStatus.MISSED)))
    brought = bring(desk, calendar(event(uid="m2@x", starts=":20261117T153000Z")))
    assert brought.left_out == ()
    assert [meeting.status for meeting in (*interviews(desk), *interviews(desk, "m2@x"))] == ["missed", "scheduled"]


def test_a_cancelled_meeting_that_nobody_knows_is_left_out(desk):
    before = everything(desk)
    brought = bring(desk, calendar(event(), method="CANCEL"))
    assert brought.is_empty
    assert "cancelled, and is not known here" in str(brought.left_out[0])
    assert everything(desk) == before


def test_an_interview_that_was_typed_in_gets_its_invitation_and_no_twin(desk):
    dossier = desk.dossier(read.read_search(desk.connection).applications[0].id)
    from interview_desk.services.pipeline.pipeline import add_interview

    typed = add_interview(desk, dossier.application.id, desk.now().replace(month=11, day=17, hour=10, minute=0))
    brought = bring(desk, calendar(event("LOCATION:Hall 1")))
    assert "interviews" not in brought.new
    (one,) = interviews(desk)
    assert (one.id, one.place) == (typed, "Hall 1")


@pytest.mark.parametrize(
    ("starts", "zone", "instant", "named"),
    [
        (";TZID=Europe/Berlin:20261117T160000", "", "2026-11-17T16:00:00+01:00", "Europe/Berlin"),
        (";TZID=W. Europe Standard Time:20261117T160000", "", "2026-11-17T16:00:00+01:00", "Europe/Berlin"),
        (
            ';TZID="(UTC-05:00) Eastern Time (US & Canada)":20261117T100000',
            "",
            "2026-11-17T10:00:00-05:00",
            "America/New_York",
        ),
        (
            ";TZID=(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna:2026\r\n 1117T160000",
            "",
            "2026-11-17T16:00:00+01:00",
            "Europe/Amsterdam",
        ),
        (";TZID=GMT+02:00:20261117T160000", "", "2026-11-17T16:00:00+02:00", ""),
        (";TZID=Customized Time Zone:20261117T100000", ZONE, "2026-11-17T10:00:00-05:00", ""),
        (":20261117T100000", "", "2026-11-17T10:00:00-05:00", "America/New_York"),
        (":20261117T150000Z", "", "2026-11-17T10:00:00-05:00", "America/New_York"),
    ],
)
def test_every_way_to_say_a_time_is_understood(desk, starts, zone, instant, named):
    bring(desk, calendar(event(starts=starts), zone=zone))
    (one,) = interviews(desk)
    assert (one.starts_at.isoformat(), one.timezone) == (instant, named)


def test_a_zone_that_nobody_knows_is_asked_for(desk):
    content = calendar(event(starts=";TZID=Customized Time Zone:20261117T100000"))
    would = bring(desk, content, dry_run=True)
    assert would.is_empty
    assert would.asks == ("timezone",)
    assert "Customized Time Zone" in str(would.left_out[0])
    bring(desk, content, options=ImportOptions(zone=zone_called("America/New_York")))
    assert interviews(desk)[0].starts_at.isoformat() == "2026-11-17T10:00:00-05:00"


@pytest.mark.parametrize(
    ("lines", "how", "reason"),
    [
        (("RRULE:FREQ=WEEKLY",), {}, "it repeats"),
        ((), {"starts": ";VALUE=DATE:20261117"}, "no time"),
        ((), {"starts": ":never"}, "does not say when"),
    ],
)
def test_what_cannot_be_an_interview_is_left_out_with_the_reason(desk, lines, how, reason):
    brought = bring(desk, calendar(event(*lines, **how)))
    assert brought.is_empty
    assert reason in str(brought.left_out[0])


def test_an_answer_to_an_invitation_is_none(desk):
    assert "answers an invitation" in str(bring(desk, calendar(event(), method="REPLY")).left_out[0])


def test_of_a_whole_calendar_only_interviews_come_in(desk):
    mine = event(uid="d@x", SUMMARY="Dentist")
    theirs = event(uid="i@x", SUMMARY="Technical interview", starts=":20261118T150000Z")
    brought = bring(desk, calendar(mine, theirs, event(uid="n@x"), method="PUBLISH"))
    assert brought.new["interviews"] == 2
    assert ["Dentist" in str(item) for item in brought.left_out] == [True]
    assert brought.asks == ("application",)


def test_somebody_unknown_becomes_an_application(empty):
    host = "ORGANIZER;CN=Zoë Berg:mailto:zoe@kestrel-bank.co.uk"
    brought = bring(empty, calendar(event(host, SUMMARY="Interview: analyst")))
    assert brought.new == {"companies": 1, "contacts": 1, "applications": 1, "interviews": 1}
    search = read.read_search(empty.connection)
    assert search.companies[0].name == "Kestrel Bank"
    assert [entry.stage for entry in search.applications[0].stage_history] == ["applied", "screening"]
    assert search.applications[0].lead_contact == search.contacts[0].id
    assert bring(empty, calendar(event(host, SUMMARY="Interview: analyst"))).new == {}


def test_where_two_applications_fit_the_role_decides_or_it_is_asked(desk):
    from interview_desk.services.pipeline.pipeline import add_application

    other = add_application(desk, "Northwind Health", "Platform lead", stage="applied")
    would = bring(desk, calendar(event()), dry_run=True)
    assert would.asks == ("application",)
    assert "Northwind Health, Data engineer and Northwind Health, Platform lead" in str(would.left_out[0])
    bring(desk, calendar(event(SUMMARY="Interview (Platform Lead) with Northwind")))
    assert interviews(desk)[0].application == other
    later = event(uid="m2@x", starts=":20261119T150000Z")
    bring(desk, calendar(later), options=ImportOptions(application=other))
    assert interviews(desk, "m2@x")[0].application == other


def test_our_own_calendar_brings_nothing_new_and_a_moved_event_of_it_moves_the_interview(desk):
    text = exported(desk, desk.settings, Leaving("ics"))
    before = everything(desk)
    brought = bring(desk, text.encode())
    assert (brought.new, brought.changed) == ({}, {})
    assert everything(desk) == before
    uid = next(line for line in text.splitlines() if line.startswith("UID:interview-"))
    moved = text.replace(uid, f"{uid}\r\nSEQUENCE:1").replace("DTSTART:20261110T", "DTSTART:20261111T", 1)
    assert bring(desk, moved.encode()).changed.get("interviews", 0) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_other_programs_are_read(desk, encoding):
    text = calendar(event(LOCATION="Café Zoë")).decode()
    bring(desk, text.encode(encoding))
    assert interviews(desk)[0].place == "Café Zoë"


@pytest.mark.parametrize(
    "content",
    [b"", b"nothing", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", b"\x00\xff\xfe" * 50, b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"],
)
def test_what_is_no_calendar_is_refused(desk, content):
    with pytest.raises(Refused, match="Nothing was changed"):
        bring(desk, content)


def test_a_meeting_without_a_uid_is_known_again(desk):
    content = calendar(event()).replace(b"UID:m1@x\r\n", b"")
    bring(desk, content)
    assert bring(desk, content).new == {}


def test_one_that_repeats_says_nothing_of_another_without_a_uid(desk):
    once, again = event(SUMMARY="Interview Northwind"), event("RRULE:FREQ=WEEKLY", SUMMARY="Weekly interview sync")
    brought = bring(desk, calendar(once, again, method="PUBLISH").replace(b"UID:m1@x\r\n", b""))
    assert brought.new["interviews"] == 1
    assert len(brought.left_out) == 1


def test_hostile_texts_are_cleaned_at_the_door(desk):
    content = calendar(
        event('ORGANIZER;CN="A\x1b[2J\u202eb":mailto:a@northwind.example', SUMMARY="Interview Northwind " + "x" * 5_000)
    )
    bring(desk, content)
    assert all("\x1b" not in one.name for one in read.read_contacts(desk.connection))


def test_the_command_line_says_what_becomes_of_it(tmp_path):
    path, db = tmp_path / "in.ics", tmp_path / "desk.db"
    path.write_bytes(calendar(event("ORGANIZER;CN=Zoë Berg:mailto:zoe@kestrel.example")))
    would = run("--db", db, "import", path, "--dry-run")
    assert would.returncode == 0
    assert "new: Kestrel" in would.stdout
    assert not db.exists()
    assert run("--db", db, "import", path).returncode == 0
    again = run("--db", db, "import", path, "--json")
    (found,) = json.loads(again.stdout)["files"].values()
    assert (found["new"], found["changed"]) == ({}, {})
    unknown = tmp_path / "zone.ics"
    unknown.write_bytes(calendar(event(uid="z@x", starts=";TZID=Nowhere/Land:20261117T100000")))
    refused = run("--db", db, "import", unknown)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Nowhere/Land" in refused.stderr
    assert run("--db", db, "import", unknown, "--timezone", "Europe/Berlin", "--application", "kestrel").returncode == 0
    assert run("--db", db, "import", unknown, "--timezone", "Mars").returncode == 1
    assert run("--db", db, "import", unknown, "--application", "nobody").returncode == 1


@pytest.mark.parametrize(
    "people",
    [
        (
            "ORGANIZER;CN=Calendly:mailto:no-reply@calendly.com",
            "ATTENDEE;CN=Alex Doe:mailto:alex@gmail.com",
            "ATTENDEE;CN=Priya Raman:mailto:priya@globex.example",
        ),
        (
            "ORGANIZER;CN=Priya Raman:mailto:priya@globex.example",
            "ATTENDEE;CN=Alex Doe;PARTSTAT=NEEDS-ACTION:mailto:alex@gmail.com",
        ),
        (
            "ORGANIZER;CN=Priya Raman:mailto:priya@globex.example",
            "ATTENDEE;CN=Alex Doe;PARTSTAT=ACCEPTED:mailto:alex@gmail.com",
        ),
    ],
)
def test_i_am_no_interviewer_of_mine_though_my_address_is_not_known(empty, people):
    brought = bring(empty, calendar(event(*people, SUMMARY="Interview")))
    search = read.read_search(empty.connection)
    assert [one.name for one in search.contacts] == ["Priya Raman"]
    assert search.companies[0].name == "Globex"
    assert brought.lines[0].startswith("new: Globex")
    assert "alex@gmail.com is taken for you" in brought.lines[1]


def test_several_files_that_tell_of_one_employer_come_in_together(empty):
    host = "ORGANIZER;CN=Zoë Berg:mailto:zoe@kestrel.example"
    first, moved = calendar(event(host)), calendar(event(host, sequence=1, starts=":20261118T150000Z"))
    other = calendar(event(host, uid="m2@x", starts=":20261120T150000Z"))
    import_files(empty, empty.settings, {"a.ics": first, "b.ics": moved, "c.ics": other})
    search = read.read_search(empty.connection)
    assert (len(search.companies), len(search.contacts), len(search.applications), len(search.interviews)) == (
        1,
        1,
        1,
        2,
    )
    assert interviews(empty)[0].starts_at.isoformat() == "2026-11-18T10:00:00-05:00"


@pytest.mark.parametrize("method", ["CANCEL", "REQUEST"])
@pytest.mark.parametrize("stamp", ["20261110T120000Z", "20261110T130000Z"])
def test_a_cancellation_without_a_number_of_its_own_counts(desk, method, stamp):
    same = {"LAST-MODIFIED": "20261110T110000Z"}
    bring(desk, calendar(event(**same)))
    status = {"STATUS": "CANCELLED"} if method == "REQUEST" else {}
    bring(desk, calendar(event(stamp=stamp, **same, **status), method=method))
    assert [one.status for one in interviews(desk)] == ["cancelled"]
    bring(desk, calendar(event(**same)))
    assert [one.status for one in interviews(desk)] == ["cancelled"]


def test_our_own_calendar_of_an_invitation_changes_nothing(desk):
    bring(desk, calendar(event("LOCATION:Hall 1", "X-GOOGLE-CONFERENCE:https://meet.google.com/a")))
    before = everything(desk)
    brought = bring(desk, exported(desk, desk.settings, Leaving("ics")).encode())
    assert (brought.new, brought.changed, brought.lines) == ({}, {}, ())
    assert everything(desk) == before


@pytest.mark.parametrize(
    "starts", [":99991231T235900Z", ";TZID=America/New_York:99991231T235900", ";TZID=Asia/Tokyo:00010101T100000"]
)
def test_a_year_that_cannot_be_meant_is_left_out(desk, starts):
    brought = bring(desk, calendar(event(starts=starts)))
    assert brought.is_empty
    assert "cannot be meant" in str(brought.left_out[0])


def test_a_booking_tool_writes_employer_and_role_into_the_title(empty):
    robot = "ORGANIZER;CN=Interviews:mailto:noreply@greenhouse.io"
    bring(empty, calendar(event(robot, SUMMARY="Onsite: Me <> LexCorp (Senior Engineer)")))
    search = read.read_search(empty.connection)
    assert (search.companies[0].name, search.applications[0].role) == ("LexCorp", "Senior Engineer")


@pytest.mark.parametrize(
    "who", ["", "ORGANIZER;CN=Ann:mailto:ann@gmail.com", "ATTENDEE;CN=Ann;CUTYPE=INDIVIDUAL:mailto:ann@gmail.com"]
)
def test_a_private_meeting_is_no_application(empty, who):
    brought = bring(empty, calendar(event(*([who] if who else []), SUMMARY="Dentist")))
    assert brought.is_empty
    assert "nothing in it says it’s an interview" in str(brought.left_out[0])
    assert brought.asks == ("application",)


def test_a_room_that_is_invited_like_a_person_does_not_come(empty):
    room = "ATTENDEE;CN=Conf Room - Lisbon:mailto:lisbon@kestrel.example"
    bring(empty, calendar(event("ORGANIZER;CN=Zoë Berg:mailto:zoe@kestrel.example", room)))
    assert [one.name for one in read.read_search(empty.connection).contacts] == ["Zoë Berg"]


@pytest.mark.parametrize(
    ("organiser", "title", "company", "role"),
    [
        ("CN=Hooli:mailto:no-reply@ashbyhq.com", "Interview with Hooli", "Hooli", ""),
        (
            "CN=Hooli Recruiting:mailto:no-reply@us.greenhouse-mail.io",
            "Interview with Hooli: Backend Engineer",
            "Hooli",
            "Backend Engineer",
        ),
        (
            "CN=X:mailto:noreply@x.com",
            "Updated invitation: Interview with Hooli @ Tue Dec 15, 2026 3pm - 4pm (CET)",
            "Hooli",
            "",
        ),
        ("CN=X:mailto:noreply@x.com", "Vorstellungsgespräch bei der Umbrella AG", "Umbrella AG", ""),
        (
            "CN=X:mailto:noreply@x.com",
            "Bewerbungsgespräch Hooli - Senior Data Engineer",
            "Hooli",
            "Senior Data Engineer",
        ),
    ],
)
def test_a_tool_that_invites_is_not_the_employer(empty, organiser, title, company, role):
    bring(empty, calendar(event(f"ORGANIZER;{organiser}", SUMMARY=title)))
    search = read.read_search(empty.connection)
    assert (search.companies[0].name, search.applications[0].role) == (company, role)


@pytest.mark.parametrize(
    "lines",
    [
        ("DESCRIPTION:Join with Google Meet: https://meet.google.com/abc",),
        ("LOCATION:Microsoft Teams Meeting",),
        ("DESCRIPTION:Zoom Meeting https://us02web.zoom.us/j/1", "LOCATION:https://us02web.zoom.us/j/1"),
    ],
)
def test_the_program_that_a_meeting_takes_place_in_is_not_the_employer(empty, lines):
    from interview_desk.services.pipeline.pipeline import add_application

    for name in ("Google", "Microsoft", "Zoom"):
        add_application(empty, name, "SRE", stage="applied")
    bring(
        empty, calendar(event("ORGANIZER;CN=Bill:mailto:bill@initrode.com", *lines, SUMMARY="Interview with Initrode"))
    )
    (one,) = read.read_search(empty.connection).interviews
    assert empty.dossier(one.application).company.name == "Initrode"


def test_an_interview_typed_in_takes_its_time_from_the_invitation_and_says_so(desk):
    from interview_desk.services.pipeline.pipeline import add_interview

    application = read.read_search(desk.connection).applications[0].id
    add_interview(desk, application, desk.now().replace(day=17, hour=10, minute=15), minutes=30)
    brought = bring(desk, calendar(event()))
    assert interviews(desk)[0].starts_at.isoformat() == "2026-11-17T10:00:00-05:00"
    assert any("moved" in one for one in brought.lines)
    assert bring(desk, calendar(event())).changed == {}


def test_two_senders_of_one_meeting_make_one_interview(desk):
    bring(desk, calendar(event()))
    again = bring(desk, calendar(event(uid="robot@x")))
    assert "another invitation" in str(again.left_out[0])
    assert len([one for one in read.read_search(desk.connection).interviews if one.invitation is not None]) == 1


@pytest.mark.parametrize("title", ["Paint job for the car", "Kids case study evening", "Candidate debate on TV"])
def test_weak_words_in_a_whole_calendar_are_no_interview(empty, title):
    brought = bring(empty, calendar(event(SUMMARY=title), event(uid="m2@x", SUMMARY="Dinner"), method="PUBLISH"))
    assert brought.is_empty


def test_one_file_that_says_nothing_new_does_not_keep_the_others_out(tmp_path):
    answer, new = tmp_path / "reply.ics", tmp_path / "new.ics"
    answer.write_bytes(calendar(event(), method="REPLY"))
    new.write_bytes(calendar(event("ORGANIZER;CN=Zoë Berg:mailto:zoe@kestrel.example", uid="m2@x")))
    done = run("--db", tmp_path / "desk.db", "import", answer, new)
    assert done.returncode == 0
    assert "answers an invitation" in done.stderr
    assert "1 interview" in done.stdout


def test_a_later_version_brings_another_link_and_keeps_what_it_does_not_name(desk):
    bring(desk, calendar(event("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", LOCATION="Hall 2")))
    (one,) = interviews(desk)
    assert (one.place, one.link) == ("Hall 2", "https://meet.google.com/abc")
    later = bring(desk, calendar(event("X-GOOGLE-CONFERENCE:https://meet.google.com/xyz", sequence=1)))
    (one,) = interviews(desk)
    assert (one.place, one.link) == ("Hall 2", "https://meet.google.com/xyz")
    assert any("the link is now https://meet.google.com/xyz" in line for line in later.lines)
    bring(desk, calendar(event(sequence=2)))
    assert interviews(desk)[0].link == "https://meet.google.com/xyz"
