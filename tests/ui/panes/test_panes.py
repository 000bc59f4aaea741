"""The panes on real data, by keyboard, at every size."""

import pytest

from interview_desk.store import read
from support.screen import SIZES, looking_at
from support.store import desk_at


def texts(desk):
    return read.read_search(desk.connection)


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane_shows_its_facts(demo, size):
    async with looking_at(demo, size) as desk:
        assert "Overdue" in desk.text
        assert "Priya Raman" in desk.text
        assert "next" in desk.text
        await desk.press("2")
        assert "Interviewing" in desk.text
        assert "Globe Atlas" in desk.text
        await desk.press("3")
        assert "Northwind Health" in desk.text
        await desk.press("enter")
        assert "Looking back" in desk.text
        await desk.press("escape", "4")
        assert "Maya Chen" in desk.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_bar_never_cuts_a_word(demo, size):
    async with looking_at(demo, size) as desk:
        for pane in "1234":
            await desk.press(pane)
            shown = desk.key_bar.strip()
            assert shown.endswith(("keys", "commands"))
            known = {hint.label for hint in desk.app.pane.hints()} | {"keys", "commands"}
            words = [part for part in desk.key_bar.split("   ") if part.strip()]
            for part in words:
                label = part.strip().split(" ", 1)[1] if " " in part.strip() else part.strip()
                assert any(label.endswith(one) for one in known), f"{label!r} in {desk.key_bar!r}"


async def test_the_frame_says_what_today_asks_for(demo):
    async with looking_at(demo) as desk:
        first, second = desk.text.splitlines()[:2]
        assert "interview-desk" in first
        assert "1 Today" in first
        assert "Thu 12 Nov" in first
        assert "overdue" in second
        assert "effort this week" in second
        assert "Kestrel Bank" in second


async def test_the_first_run_says_how_to_begin(empty):
    async with looking_at(empty) as desk:
        assert "Your desk is empty. That is a fine place to start." in desk.text
        assert "Add an application" in desk.text
        assert "Nothing due. Your desk is clear." in desk.text


async def test_an_application_is_added_in_one_line(empty):
    async with looking_at(empty) as desk:
        await desk.press("n")
        await desk.type("Northwind, Data engineer, a friend")
        assert "company Northwind, role Data engineer, from a friend" in desk.text
        await desk.press("enter", "a")
        (application,) = texts(empty).applications
        assert (application.role, application.source, application.stage) == ("Data engineer", "a friend", "applied")
        assert "✓ Added Northwind" in desk.key_bar
        await desk.press("2")
        assert "Northwind" in desk.text


async def test_undo_and_redo_by_key(empty):
    async with looking_at(empty) as desk:
        await desk.press("n")
        await desk.type("Northwind")
        await desk.press("enter", "a", "u")
        assert "Undone: Added Northwind" in desk.key_bar
        assert texts(empty).applications == ()
        await desk.press("U")
        assert len(texts(empty).applications) == 1
        await desk.press("U")
        assert "Nothing to do again." in desk.key_bar


async def test_a_thank_you_done_leaves_the_queue_and_comes_back(evening):
    async with looking_at(evening) as desk:
        queue = desk.app.pane.query_one("#queue")
        thanks = next(item.key for item in desk.app.facts.items if item.kind == "thank-you")
        assert queue.select(thanks)
        await desk.press("x")
        assert [touch.kind for touch in texts(evening).touches] == ["thank-you"]
        assert thanks not in {item.key for item in desk.app.facts.items}
        await desk.press("u")
        assert thanks in {item.key for item in desk.app.facts.items}


async def test_snoozing_says_each_day_and_is_shown(evening):
    async with looking_at(evening) as desk:
        await desk.press("s")
        assert "tomorrow" in desk.text
        assert "Wed 11 Nov" in desk.text
        await desk.press("2")
        (snooze,) = texts(evening).snoozes
        assert snooze.until.isoformat() == "2026-11-12"
        assert "Exit card for Northwind Health: snoozed until Wed 11 Nov, its limit" in desk.text


async def test_a_row_that_is_too_soon_asks_once_more(evening):
    async with looking_at(evening) as desk:
        waiting = next(item.key for item in desk.app.facts.items if item.state == "waiting")
        desk.app.pane.query_one("#queue").select(waiting)
        await desk.settle()
        await desk.press("enter")
        assert "Too soon until Tue 17 Nov." in desk.key_bar
        assert desk.app.current_mode == "today"
        await desk.press("enter")
        assert "Call sheet" in desk.text


async def test_the_call_sheet_logs_how_it_went(evening):
    async with looking_at(evening) as desk:
        waiting = next(item.key for item in desk.app.facts.items if item.state == "waiting")
        desk.app.pane.query_one("#queue").select(waiting)
        await desk.settle()
        await desk.press("c", "1")
        await desk.type("end of next week")
        assert "Fri 20 Nov" in desk.text
        await desk.press("enter")
        (touch,) = texts(evening).touches
        assert (touch.outcome, touch.channel, touch.kind) == ("spoke", "phone", "follow-up")
        (promise,) = texts(evening).promises
        assert (promise.due_on.isoformat(), promise.words) == ("2026-11-20", "end of next week")


@pytest.mark.parametrize(
    ("keys", "logged"),
    [
        (("1",), ("in", "email", "received", "other")),
        (("3",), ("out", "email", "sent", "follow-up")),
        (("4",), ("out", "phone", "spoke", "follow-up")),
        (("5",), ("out", "phone", "voicemail", "follow-up")),
        (("6",), ("out", "in-person", "spoke", "other")),
    ],
)
@pytest.mark.parametrize("pane", ["1", "2"])
async def test_what_happened_is_recorded(evening, pane, keys, logged):
    async with looking_at(evening) as desk:
        await desk.press(pane, "r", *keys)
        (touch,) = texts(evening).touches
        assert (touch.direction, touch.channel, touch.outcome, touch.kind) == logged


async def test_the_date_they_named_is_recorded(evening):
    async with looking_at(evening) as desk:
        await desk.press("2", "r", "2")
        await desk.type("end of next week")
        await desk.press("enter")
        (touch,) = texts(evening).touches
        assert (touch.direction, touch.outcome) == ("in", "received")
        assert [(entry.by, entry.due_on.isoformat()) for entry in texts(evening).promises] == [("them", "2026-11-20")]


async def test_a_bad_date_is_said_in_place_and_nothing_happens(evening):
    async with looking_at(evening) as desk:
        await desk.press("r", "2")
        await desk.type("thrs")
        await desk.press("enter")
        assert "not a date yet: fri, 19 nov, +5" in desk.text
        await desk.press("escape")
        assert texts(evening).touches == ()


async def test_the_filter_shows_what_fits_and_escape_clears(demo):
    async with looking_at(demo) as desk:
        await desk.press("slash")
        await desk.type("globe")
        assert "Priya Raman" in desk.text
        assert "Samuel" not in desk.text
        await desk.type("x")
        assert "No “globex”." in desk.text
        await desk.press("escape")
        assert "Samuel" in desk.text


async def test_moving_on_the_board(demo):
    async with looking_at(demo) as desk:
        await desk.press("2")
        card = desk.app.pane.card
        await desk.press("m", "c", "r", "escape")
        moved = next(one for one in texts(demo).applications if one.id == card.id)
        assert (moved.stage, moved.outcome) == ("closed", "refused")
        assert [entry.stage for entry in moved.stage_history][-2:] == ["interviewing", "closed"]
        await desk.press("u")
        assert next(one for one in texts(demo).applications if one.id == card.id).stage == "interviewing"


async def test_people_and_interviews_are_added_on_the_board(evening):
    async with looking_at(evening) as desk:
        await desk.press("2")
        desk.app.pane.query_one("#board-view").fill(desk.app.pane.query_one("#board-view").columns, "a2")
        await desk.settle()
        await desk.press("p")
        await desk.type("Ines Duarte, Recruiter, ines@tern.example")
        assert "Ines Duarte · Recruiter · ines@tern.example" in desk.text
        await desk.press("enter")
        added = next(one for one in texts(evening).contacts if one.name == "Ines Duarte")
        assert (added.title, added.email, added.company) == ("Recruiter", "ines@tern.example", "tern")
        await desk.press("i")
        await desk.type("fri 14:30")
        await desk.press("enter", "v", "3")
        assert "Who will be there?" in desk.text
        await desk.press("escape")
        made = next(one for one in texts(evening).interviews if one.application == "a2")
        assert (made.starts_at.isoformat(), made.method, made.style) == (
            "2026-11-13T14:30:00-05:00",
            "video",
            "technical",
        )
        assert made.interviewers == (added.id,)
        assert next(one for one in texts(evening).applications if one.id == "a2").stage == "interviewing"


@pytest.mark.parametrize(
    ("typed", "echo", "minutes"),
    [
        ("fri 2-3:30pm", "Fri 13 Nov 14:00, 90 min, 3 working days", 90),
        ("fri noon", "Fri 13 Nov 12:00, 3 working days", 60),
    ],
)
async def test_an_end_gives_the_length_of_an_interview(evening, typed, echo, minutes):
    async with looking_at(evening) as desk:
        await desk.press("2")
        desk.app.pane.query_one("#board-view").fill(desk.app.pane.query_one("#board-view").columns, "a2")
        await desk.settle()
        await desk.press("i")
        await desk.type(typed)
        assert echo in desk.text
        await desk.press("enter", "escape", "i")  # what was understood is there again, with its length
        assert ("14:00, 90 min" in desk.text) == (minutes == 90)
        await desk.press("enter", "v", "3", "escape")
        made = next(one for one in texts(evening).interviews if one.application == "a2")
        assert made.minutes == minutes


async def test_the_debrief_says_live_what_it_will_queue(evening):
    async with looking_at(evening) as desk:
        await desk.press("3", "enter", "escape")
        assert "0 facts, note will be thin" in desk.text
        await desk.press("enter")
        await desk.type("one fact")
        assert "Ana    1 fact" in desk.text


async def test_notes_are_drafted_copied_and_sent(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter")
        assert "Dear Ana," in desk.text
        assert "puts a fact there" in desk.text
        await desk.press("y")
        assert "Stopped: Still to fill in" in desk.key_bar
        await desk.press("y")
        (note,) = texts(evening).notes
        assert note.state == "copied"
        assert [item.contact for item in desk.app.facts.items if item.kind == "thank-you"] == ["ana", "ben"]
        await desk.press("S")
        assert "S again to do it anyway" in desk.key_bar  # each key has its own warning
        await desk.press("S")
        assert "Ana Ruiz thanked" in desk.key_bar
        (touch,) = texts(evening).touches
        assert (touch.kind, touch.contact, touch.note) == ("thank-you", "ana", note.id)
        assert [item.contact for item in desk.app.facts.items if item.kind == "thank-you"] == ["ben"]
        await desk.press("right_square_bracket")
        assert "Dear Ben," in desk.text


async def test_a_note_is_kept_while_typing(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter", "enter")
        await desk.type("Hello ")
        await desk.kept()
        (note,) = texts(evening).notes
        assert note.body.startswith("Dear Ana,\n\nHello ")
        await desk.press("escape", "u")
        assert "Hello" not in texts(evening).notes[0].body
        assert "Hello" not in desk.text


async def test_what_another_program_changes_is_seen(tmp_path, evening):
    async with looking_at(evening) as desk:
        other = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00")
        from interview_desk.services.pipeline import pipeline

        pipeline.add_application(other, "Kestrel Bank", "Engineer", stage="applied")
        other.close()
        await desk.app.monitor.check()
        await desk.settle()
        assert desk.app.facts.applications == 4
        assert "Another window: Added Kestrel Bank" in desk.key_bar


async def test_the_key_sheet_finds_a_key(demo):
    async with looking_at(demo) as desk:
        await desk.press("question_mark")
        await desk.type("snooze")
        assert "today.snooze" in desk.text
        assert "today.done" not in desk.text
        await desk.press("escape")
        assert "Follow-ups" in desk.text


@pytest.mark.parametrize("theme", ["paper", "nord", "gruvbox", "textual-light", "ansi-dark"])
async def test_other_themes_show_the_same(demo, theme):
    async with looking_at(demo) as desk:
        before = desk.text
        desk.app.theme = theme
        await desk.settle()
        assert desk.text == before


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (59, 17), (60, 18), (400, 100)])
async def test_any_size_is_survived(demo, size):
    async with looking_at(demo, (120, 36)) as desk:
        for pane in "2341":
            await desk.press(pane)
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            await desk.pilot.resize_terminal(120, 36)
            await desk.settle()
        assert "Follow-ups" in desk.text


# -- found by trying it as a newcomer


async def test_who_was_there_is_kept_with_the_enter_that_ends_the_line(evening):
    async with looking_at(evening) as desk:
        await desk.press("3", "enter", "pageup")
        assert "Who was there" in desk.text
        desk.app.pane.query("Field").last().begin()
        await desk.type("Ana Entered, CTO\n")
        await desk.settle()
        added = next(one for one in texts(evening).contacts if one.name == "Ana Entered")
        assert added.title == "CTO"
        assert added.id in next(one for one in texts(evening).interviews if one.id == "i1").interviewers
        await desk.type("Half Typed")
        await desk.press("escape")
        await desk.kept()
        assert any(one.name == "Half Typed" for one in texts(evening).contacts)


async def test_a_known_person_is_neither_doubled_nor_overwritten(evening):
    async with looking_at(evening) as desk:
        await desk.press("3", "enter", "pageup")
        desk.app.pane.query("Field").last().begin()
        await desk.type("ben, Tom Okafor\n")
        await desk.settle()
        people = {one.name: one for one in texts(evening).contacts}
        assert set(people) == {"Ana Ruiz", "Ben Okafor"}
        assert people["Ben Okafor"].email == "ben@northwind.example"


async def test_a_finished_debrief_is_opened_to_be_read(demo):
    async with looking_at(demo) as desk:
        before = texts(demo).interviews
        await desk.press("3", "enter")
        assert "WRITE" not in desk.key_bar
        await desk.press("right_square_bracket", "left_square_bracket", "left_square_bracket")
        assert "WRITE" not in desk.key_bar
        await desk.press("4")
        assert desk.app.current_mode == "notes"
        assert texts(demo).interviews == before


async def test_a_window_that_is_too_small_says_so_and_keys_work_after(demo):
    async with looking_at(demo) as desk:
        await desk.pilot.resize_terminal(59, 17)
        await desk.settle()
        assert "Please make the window at least 60 by 18." in desk.text
        await desk.pilot.resize_terminal(120, 36)
        await desk.settle()
        await desk.press("j")
        assert "2 of" in desk.text


async def test_every_kind_of_interview_can_be_seen_at_80_columns(evening):
    async with looking_at(evening, (80, 24)) as desk:
        await desk.press("3", "enter", "pageup")
        assert "Panel" in desk.text
        assert "Informal" in desk.text


async def test_the_reasons_take_the_place_of_the_queue_at_80_columns_and_give_it_back(demo):
    async with looking_at(demo, (80, 24)) as desk:
        await desk.press("z")
        assert "Why it’s late" in desk.text
        await desk.press("z", "j")
        assert "Priya Raman" in desk.text
        assert desk.app.pane.query_one("#queue").place[0] == 2


async def test_an_interview_that_is_over_can_be_added_on_the_board(evening):
    async with looking_at(evening) as desk:
        await desk.press("2", "i")
        await desk.type("9 nov 14:00")
        assert "Mon 9 Nov 14:00, which has passed" in desk.text


async def test_done_on_a_row_that_is_too_soon_asks_once_more(evening):
    async with looking_at(evening) as desk:
        waiting = next(item.key for item in desk.app.facts.items if item.state == "waiting")
        desk.app.pane.query_one("#queue").select(waiting)
        await desk.settle()
        await desk.press("x")
        assert "Too soon until" in desk.key_bar
        assert texts(evening).touches == ()


async def test_who_signs_is_asked_for_in_one_line_and_stands_under_the_note(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter")
        assert "[your name]" in desk.text
        await desk.press("m")
        await desk.type("Alex Moreau, alex@moreau.example")
        await desk.press("enter")
        assert "Alex Moreau" in desk.text
        assert "[your name]" not in desk.text
        assert texts(evening).me.email == "alex@moreau.example"
        await desk.kept()
        assert "Alex Moreau" in texts(evening).notes[0].body


@pytest.mark.parametrize(("theme", "page", "frame"), [("", "#181816", "#3a3732"), ("paper", "#f6f1e6", "#cfc5b2")])
async def test_every_part_has_the_colours_of_the_theme(demo, theme, page, frame):
    demo.settings = demo.settings._replace(theme=theme)
    async with looking_at(demo) as desk:
        for pane in "1234":
            await desk.press(pane)
            assert desk.app.screen.styles.background.hex.lower() == page
            edges = {box.styles.border_top[1].hex.lower() for box in desk.app.screen.query("Panel") if box.is_on_screen}
            assert edges <= {frame, desk.app.theme_variables["primary"].lower()}
            assert frame in edges or pane in "34"


async def test_esc_followed_at_once_by_a_letter_is_both_keys(tmp_path):
    desk = desk_at(tmp_path / "desk.db", "2026-11-12T14:20:00-05:00")
    async with looking_at(desk) as seen:
        await seen.press("n")
        await seen.type("Acme")
        await seen.burst("escape", "T")
        assert "History" in seen.text
        await seen.burst("escape", "n")
        assert seen.app.screen.query_one("Input").value == "Acme"  # what was typed is still there
    desk.close()


async def test_business_cards_come_in_after_a_look_at_what_they_bring(evening, tmp_path):
    path = tmp_path / "zoe.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Berg\nORG:Kestrel\nEND:VCARD\n", encoding="utf-8")
    async with looking_at(evening) as desk:
        await desk.press("i")
        await desk.type(str(path))
        await desk.press("enter")
        assert "new: 1 company, 1 contact; nothing changed; nothing known" in desk.text
        await desk.press("n")
        assert [one.name for one in texts(evening).contacts] == ["Ana Ruiz", "Ben Okafor"]
        await desk.press("i", "enter", "y")  # the path is there again
        assert "Zoë Berg" in [one.name for one in texts(evening).contacts]
        assert "u undoes" in desk.told


@pytest.mark.parametrize("text", ["~nobody-here/x.vcf", "x" * 1_900, "/\x00.vcf"])
async def test_a_path_that_can_be_none_is_no_file_yet(evening, text):
    async with looking_at(evening) as desk:
        await desk.press("i")
        await desk.paste(text)
        assert "no such file yet" in desk.text
        await desk.press("enter")
        assert desk.app._exception is None


INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:one@elsewhere
DTSTAMP:20261109T120000Z
DTSTART{starts}
DTEND{ends}
SUMMARY:Technical interview
ORGANIZER;CN=Zoë Berg:mailto:zoe@kestrel.example
LOCATION:Kestrel, 4 Mill Lane
END:VEVENT
END:VCALENDAR
"""


async def test_an_invitation_is_shown_before_it_comes_in(evening, tmp_path):
    path = tmp_path / "invite.ics"
    path.write_text(INVITATION.format(starts=":20261117T150000Z", ends=":20261117T160000Z"), encoding="utf-8")
    async with looking_at(evening) as desk:
        await desk.press("i")
        await desk.type(str(path))
        await desk.press("enter")
        await desk.until("new: Kestrel")
        assert "new: Kestrel: Tue 17 Nov 10:00, 60 min, in person, technical, with" in desk.text
        assert len(texts(evening).interviews) == 1
        await desk.press("y")
        assert "u undoes" in desk.told
        assert len(texts(evening).interviews) == 2
        await desk.press("i")
        await desk.type(str(path))
        await desk.press("enter")
        assert "nothing new; nothing changed; known: 1 interview" in desk.text


async def test_a_time_zone_that_nobody_knows_is_asked_for(evening, tmp_path):
    path = tmp_path / "invite.ics"
    there = ";TZID=Somewhere:20261117T1{}0000"
    path.write_text(INVITATION.format(starts=there.format(0), ends=there.format(1)), encoding="utf-8")
    async with looking_at(evening) as desk:
        await desk.press("i")
        await desk.type(str(path))
        await desk.press("enter")
        await desk.until("In which time zone is it?")
        assert "In which time zone is it?" in desk.text
        assert "“Somewhere” isn’t known" in desk.text
        await desk.type("Moon")
        assert "no such time zone" in desk.text
        await desk.press("ctrl+u")
        await desk.type("Europe/Berlin")
        await desk.press("enter")
        assert "Tue 17 Nov 04:00" in desk.text
        await desk.press("y")
        assert "u undoes" in desk.told


async def test_of_several_invitations_the_zone_is_asked_for_the_one_that_needs_it(evening, tmp_path):
    path = tmp_path / "calendar.ics"
    lunch = INVITATION.format(starts=":20261117T120000Z", ends=":20261117T130000Z").replace(
        "METHOD:REQUEST", "METHOD:PUBLISH"
    )
    lunch = lunch.replace("Technical interview", "Lunch").replace("ORGANIZER", "X-NOBODY").replace("Kestrel, ", "")
    there = ";TZID=Somewhere:20261117T1{}0000"
    other = INVITATION.format(starts=there.format(0), ends=there.format(1)).replace("one@", "two@")
    event = other[other.index("BEGIN:VEVENT") : other.index("END:VCALENDAR")]
    path.write_text(lunch.replace("END:VCALENDAR", f"{event}END:VCALENDAR"), encoding="utf-8")
    async with looking_at(evening) as desk:
        await desk.press("i")
        await desk.type(str(path))
        await desk.press("enter")
        assert "In which time zone is it?" in desk.text
        assert "“Technical interview”: its time zone “Somewhere” isn’t known" in desk.text
        assert "Lunch" not in desk.text


async def test_whose_interview_a_meeting_is_can_be_said(evening, tmp_path):
    path = tmp_path / "calendar.ics"
    text = INVITATION.format(starts=":20261117T150000Z", ends=":20261117T160000Z").replace(
        "Technical interview", "Call"
    )
    text = text.replace("METHOD:REQUEST", "METHOD:PUBLISH").replace("ORGANIZER", "X-NOBODY").replace("Kestrel, ", "")
    other = (
        text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")]
        .replace("one@", "two@")
        .replace(":Call", ":Technical interview, Northwind")
        .replace("20261117", "20261118")
    )
    path.write_text(text.replace("END:VCALENDAR", other + "END:VCALENDAR"), encoding="utf-8")
    async with looking_at(evening) as desk:
        await desk.press("i")
        await desk.type(str(path))
        await desk.press("enter")
        assert "Whose interview is it?" in desk.text
        await desk.press("1", "y")
        assert len(texts(evening).interviews) == 3


async def test_a_window_does_not_start_with_the_line_of_another(evening):
    other = desk_at(evening.database.path, "2026-11-10T18:00:00-05:00")
    async with looking_at(evening) as first, looking_at(other) as second:
        await first.press("n")
        await first.type("Acme, Sen")
        await first.kept()
        await second.press("n")
        assert "Acme, Sen" not in second.text
        await second.press("escape")
        await first.press("escape", "n")
        assert "Acme, Sen" in first.text
    other.close()
