"""The composer as its user meets it: findings mended by a key, media, versions, sending and its corrections, endings."""

import asyncio
import stat

import pytest
from textual.widgets import Input

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.interview import Debrief, Hook, UnsaidPoint
from interview_desk.domain.search.people import Me
from interview_desk.proofreading.checker import Checker
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.notes.writing import replace_signature
from interview_desk.services.pipeline import people
from interview_desk.store import read
from interview_desk.ui.core.routes import NoteTarget
from interview_desk.ui.panes.notes.area import NoteArea
from interview_desk.ui.panes.notes.side_panel import choose_word_range, fact_lines
from interview_desk.ui.toolkit.sheet import ListView, Row
from support.screen import looking_at
from support.store import desk_at, scenario


def note_of(desk, kind="thank-you"):
    return next(one for one in read.read_search(desk.connection).notes if one.kind == kind)


def touches(desk):
    return read.read_search(desk.connection).touches


async def opened(desk, kind="thank-you", application="a1", contact="ana", interview="i1"):
    await desk.press("4")
    await desk.app.pane.opener.open(NoteTarget(kind, application, interview, contact))
    await desk.settle()
    return desk.app.pane.query_one(NoteArea)


async def write(desk, area, text):
    area.load_text(text)
    desk.app.pane.composer.saver.schedule()
    desk.app.pane.composer.saver.check_and_save()
    await desk.settle()


@pytest.fixture
def signed(evening):
    writing.sign(evening, "Alex Moreau, alex@moreau.example, +33 1 55 50 10 11")
    return evening


GOOD = """Dear Ana Ruiz,

Thank you for Tuesday 10 November and the talk about the Data engineer position. I am very interested in it, and I recieved your
kind message with joy; please let me no if you need anything more.

Kind regards,
Alex Moreau
"""


async def test_findings_are_mended_one_key_each(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        assert "“recieved”: “received” is meant" in checks(desk)
        assert "a puts “received”" in desk.text
        await desk.press("a")
        assert "I received your" in area.text
        assert "“know” is meant" in desk.text
        await desk.press("a")
        assert "let me know if" in area.text
        assert "Proofread" in checks(desk)
        await desk.press("j")
        assert "Length: 44 words, aim 80–150" in desk.key_bar
        await desk.press("enter", "ctrl+z")
        assert "let me no if" in area.text
    assert "I received your" in note_of(signed).body


async def test_the_same_keys_have_their_like_while_typing(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("enter")
        assert "^r puts “received”" in desk.text
        await desk.press("ctrl+n", "ctrl+n", "ctrl+r")
        assert "let me know if" in area.text
        await desk.press("x")
        assert "x" in area.text


async def test_a_gap_takes_a_fact(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        debrief = Debrief(signed.now(), learned=("the team owns its pipelines",))
        meeting = signed.dossier("a1").interview("i1")._replace(debrief=debrief)
        signed.write("x", lambda change: change.put(meeting))
        await desk.app.refresh_facts()
        await desk.app.pane.composer.show(desk.app.pane.composer.open_note.note)
        await write(desk, area, GOOD.replace("recieved", "[one thing you learned from Ana]"))
        assert "puts a fact there" in checks(desk)
        await desk.press("a")
        assert "Which fact goes there?" in desk.text
        await desk.press("1")
        assert "[" not in area.text
        assert "the team owns its pipelines" in area.text


async def test_a_word_is_added_to_the_dictionary(tmp_path):
    one = desk_at(
        tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"], checker=True
    )
    writing.sign(one, "Alex Moreau, alex@moreau.example")
    async with looking_at(one) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD.replace("recieved", "saw qdrantly in").replace("no if", "know if"))
        await until(desk, "qdrantly")
        await desk.press("plus")
        assert "“qdrantly” is in your dictionary" in desk.text
        assert "Proofread" in checks(desk)
        await desk.press("u")
    assert read.read_me(one.connection).words == ()
    assert read.read_me(one.connection).name == "Alex Moreau"
    one.close()


def checks(desk):
    """What the panel of findings says, its lines joined."""
    lines = desk.app.pane.query_one("#checks")._lines
    return " ".join(" ".join("".join(bit.text for bit in one.left_spans) for one in lines).split())


async def until(desk, text):
    for _ in range(200):
        await desk.settle()
        if text in desk.text.replace("\n", " ") and "reading it over" not in desk.text:
            return
        await asyncio.get_running_loop().run_in_executor(None, desk.app.desk.checker.check, "I recieved it.")
    raise AssertionError(f"never saw {text} on\n{desk.text}")


async def test_a_checker_that_hangs_does_not_hold_the_desk_up(signed):
    import sys

    signed._checker = Checker([sys.executable, "-c", "import time; time.sleep(600)"], patience=0.1)
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await desk.press("enter", "x")
        assert area.text.startswith("x") or "x" in area.text
        assert "reading it over" in desk.text
        signed._checker._failures = 9
        signed._checker._process.kill()


async def test_who_signs_is_asked_once_when_it_is_first_needed(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    async with looking_at(one) as desk:
        await desk.press("4", "enter")
        assert "Who signs?" in desk.text
        await desk.type("Alex Moreau, alex@moreau.example")
        await desk.press("enter")
        assert "[your name]" not in desk.text
        assert "Alex Moreau" in desk.text
        await desk.press("]")
        assert "Who signs?" not in desk.text
    one.close()


async def test_who_signs_is_not_asked_again_where_it_was_left(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    async with looking_at(one) as desk:
        await desk.press("4", "enter", "escape")
        assert "Who signs?" not in desk.text
    async with looking_at(one) as desk:
        await desk.press("4", "enter")
        assert "Who signs?" not in desk.text
        assert "[your name]" in desk.text
    one.close()


async def test_another_medium_changes_the_draft_that_nobody_changed(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        long = len(area.text)
        await desk.press("g")
        assert "By which medium?" in desk.text
        assert "E-mail always arrives" in desk.text
        await desk.press("c")
        assert "goes as a handwritten card" in desk.text
        assert len(area.text) < long
        assert "+33" not in area.text
        await desk.press("p")
        assert "As it leaves: handwritten card" in desk.text
        assert "post it today" in desk.text
        await desk.press("u")
        assert len(area.text) == long


async def test_another_medium_leaves_a_text_of_one_s_own_alone(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("g", "c")
        assert area.text == GOOD
        assert "R redrafts it" in desk.text


async def test_a_letter_is_copied_with_its_blocks(signed, monkeypatch):
    copied = []
    monkeypatch.setattr("interview_desk.ui.toolkit.clipboard.by_machine", copied.append)
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("g", "l", "A")
        assert "Postal address of Ana Ruiz" in desk.text
        await desk.type("1 Harbour Road, Boston")
        await desk.press("enter", "p")
        assert "10 November 2026" in desk.text
        assert "1 Harbour Road" in desk.text
        await desk.press("y")
    assert copied[0].startswith("Alex Moreau\n+33 1 55 50 10 11\nalex@moreau.example\n\n10 November 2026\n\nAna Ruiz\n")
    assert (
        next(one for one in read.read_contacts(signed.connection) if one.id == "ana").postal_address
        == "1 Harbour Road\nBoston"
    )


async def test_an_overwritten_text_is_taken_back(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        drafted = area.text
        await write(desk, area, GOOD)
        await desk.press("enter", "ctrl+a")
        area.select_all()
        await desk.type("oh no")
        await desk.kept()
        await desk.press("escape", "V")
        assert "Take which text back?" in desk.text
        await desk.press("1")
        assert area.text in {GOOD, drafted}
        bodies = {one.body for one in writing.versions(signed, note_of(signed))} | {area.text}
        assert {GOOD, drafted, "oh no"} <= {one.strip("\n") + "\n" if one != "oh no" else one for one in bodies}


def told(desk):
    """What the key bar and the notices say."""
    return desk.key_bar + " ".join(str(one.message) for one in desk.app._notifications)


async def test_sent_is_the_user_s_word_and_can_be_corrected(signed):
    async with looking_at(signed) as desk:
        await opened(desk)
        await desk.press("S")
        assert "Stopped: Still to fill in" in desk.key_bar
        assert touches(signed) == ()
        await desk.press("S")
        assert "Ana Ruiz thanked" in desk.text
        assert touches(signed)[0].at == signed.now()
        await desk.press("S", "w")
        await desk.type("today 9:00")
        await desk.press("enter")
        assert "The interview began today 10:00" in told(desk)
        await desk.press("S", "w")
        await desk.type("in 2 weeks")
        assert "is still to come" in desk.text
        await desk.press(*["backspace"] * 10)
        await desk.type("today 17:00")
        await desk.press("enter")
        assert touches(signed)[0].at.isoformat() == "2026-11-10T17:00:00-05:00"
        assert "sent 17:00" in desk.text
        await desk.press("S", "m", "l")
        assert (touches(signed)[0].channel, note_of(signed).channel) == ("letter", "letter")
        await desk.press("S", "p", "2")
        assert touches(signed)[0].contact == note_of(signed).contact != "ana"
        await desk.press("u", "S", "n")
        assert touches(signed) == ()
        assert note_of(signed).state == "draft"


async def test_a_call_has_an_outcome(signed):
    async with looking_at(signed) as desk:
        await opened(desk, "phone-script", interview=None)
        await desk.press("S", "S", "4")
        assert note_of(signed, "phone-script").state == "draft"
        await desk.press("S", "S", "1")
        await desk.type("fri")
        await desk.press("enter")
        assert note_of(signed, "phone-script").state == "sent"
        (promise,) = [one for one in signed.dossier("a1").promises if one.by == "them" and one.is_open]
        assert str(promise.due_on) == "2026-11-13"
    assert [one.outcome for one in touches(signed)] == ["no-answer", "spoke"]
    assert {one.channel for one in touches(signed)} == {"phone"}


async def test_a_withdrawal_asks_whether_one_is_sure_and_closes(signed):
    async with looking_at(signed) as desk:
        await opened(desk, "withdrawal", interview=None)
        await desk.press("S")
        assert "Are you 100 % sure?" in desk.text
        await desk.press("n")
        assert touches(signed) == ()
        await desk.press("S", "y")
        assert "one lesson" in desk.text
        await desk.press("escape")
    application = signed.dossier("a1").application
    assert (application.stage, application.outcome) == ("closed", "withdrawn")
    assert "ana" in {one.id for one in read.read_contacts(signed.connection)}


async def test_an_acceptance_shows_who_still_waits(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk, "acceptance", interview=None)
        await write(desk, area, "Dear Ana Ruiz,\n\nThank you. I accept.\n\nBest,\nAlex Moreau\n")
        await desk.press("S", "y", "escape")
        assert "Still waiting for word from you" in desk.text
        waiting = [one for one in read.read_cards(signed.connection) if one.stage != "closed"]
        assert all(one.company in desk.text for one in waiting)
        await desk.press("1")
        assert "Withdrawal" in desk.text
        assert "withdraw" in desk.text


async def test_feedback_is_asked_for_once(signed):
    async with looking_at(signed) as desk:
        await opened(desk, "feedback", interview=None)
        await desk.press("S")
        await desk.press("b")
        await opened(desk, "feedback", interview=None)
        assert "once is enough" in desk.text
    assert sum(one.kind == "feedback" for one in read.read_search(signed.connection).notes) == 1


async def test_a_reference_is_told_who_may_call(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk, "reference-heads-up", contact=None, interview=None)
        assert "[their name]" in area.text
        await desk.press("A")
        await desk.type("Rosa Blum, former manager, rosa@blum.example")
        await desk.press("enter")
        assert "To Rosa Blum, former manager" in desk.text
        assert "Dear Rosa," in area.text
        assert "most likely Ana Ruiz" in area.text.replace("\n", " ")
    assert people.references(signed)[0].name == "Rosa Blum"


async def test_the_subject_is_read_over_too(signed):
    async with looking_at(signed) as desk:
        await opened(desk)
        subject = desk.app.pane.query_one("#subject")
        subject.value = "Thank you, Tern Logistics"
        desk.app.pane.composer.saver.check_and_save()
        await desk.settle()
        assert "In the subject: “Tern Logistics” is another company" in checks(desk)
        await desk.press("y")
        assert "Stopped:" in desk.text


async def test_mail_without_a_desktop_is_a_draft_file(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("M")
        assert "Open it in your email app" in told(desk)
    (path,) = (signed.database.path.parent / "notes").glob("*.eml")
    raw = path.read_bytes()
    assert b"X-Unsent: 1" in raw
    assert b"To: Ana Ruiz <ana" in raw
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert note_of(signed).state == "draft"


async def test_mail_opens_the_mail_program_where_there_is_a_desktop(signed, monkeypatch):
    links = []
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("webbrowser.open", lambda link: links.append(link) or True)
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("M")
        assert "Opened in your email app" in desk.text
    assert links[0].startswith("mailto:ana")


async def test_without_any_clipboard_the_message_is_true(signed, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("y")
        assert "Not copied: no clipboard here; saved to" in desk.text
    (path,) = (signed.database.path.parent / "notes").glob("*.txt")
    assert path.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("script", "told", "kept"),
    [
        ('printf "edited %s" "$(cat "$1")" > "$1"', "", "edited Dear"),
        ("exit 3", "ended with 3; the note is as it was", "Dear Ana"),
        ('printf "half" > "$1"; exit 4', "its text lies in", "Dear Ana"),
        ('rm "$1"', "The editor could not be used", "Dear Ana"),
        ('printf "\\377\\376bad" > "$1"', "", "��bad"),
    ],
)
async def test_the_editor_and_back(signed, monkeypatch, tmp_path, script, told, kept):
    import contextlib

    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    async with looking_at(signed) as desk:
        area = await opened(desk)
        monkeypatch.setattr(type(desk.app), "suspend", lambda _self: contextlib.nullcontext())
        await desk.press("e")
        await desk.settle()
        shown = " ".join(desk.text.split())
        notices = " ".join(str(one.message) for one in desk.app._notifications)
        assert told in shown + notices
        assert area.text.startswith(kept)
    assert not list(signed.database.path.parent.glob("note-*"))


async def test_the_shared_run_is_shown_in_both_notes(signed):
    async with looking_at(signed, (200, 50)) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        await desk.press("]")
        other = desk.app.pane.query_one(NoteArea)
        await write(desk, other, GOOD.replace("Ana Ruiz", "Ben Okafor").replace("very interested", "keen"))
        assert "note, for comparison" in desk.text
        assert "% like Ana’s" in desk.text
        styles = [
            segment.style.underline
            for strip in desk.app.screen._compositor.render_strips()
            for segment in strip
            if "kind message with joy" in segment.text and segment.style
        ]
        assert styles.count(True) >= 2


async def test_every_note_is_reachable_in_a_small_window(signed):
    async with looking_at(signed, (80, 24)) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        assert "a puts “received”" in desk.text
        await desk.press("p")
        assert "As it leaves: e-mail" in desk.text
        await desk.press("p", "equals_sign")
        assert "No other note" in desk.text or "for comparison" in desk.text
        await desk.press("equals_sign", "a", "a")
        assert "▲ Length: 44 words, aim 80–150" in desk.text  # amber in a large window, too
    assert reviewing.collect_known_words(signed, signed.dossier("a1"))


async def test_a_note_that_cannot_be_stored_is_kept_in_a_file_before_it_leaves_the_screen(signed, monkeypatch):
    def refuse(*_arguments, **_named):
        raise Refused("Not saved: the disk is full")

    async with looking_at(signed) as desk:
        area = await opened(desk)
        monkeypatch.setattr(writing, "save_note", refuse)
        await write(desk, area, "PRECIOUS")
        assert "not saved; your text is still here" in desk.text
        await desk.press("right_square_bracket")
        assert "Dear Ben" in desk.text
    (path,) = (signed.database.path.parent / "notes").glob("not-saved-*.txt")
    assert "PRECIOUS" in path.read_text(encoding="utf-8")


async def test_a_note_that_can_be_put_nowhere_stays_on_the_screen(signed, monkeypatch):
    def refuse(*_arguments, **_named):
        raise Refused("Not saved: the disk is full")

    async with looking_at(signed) as desk:
        area = await opened(desk)
        monkeypatch.setattr(writing, "save_note", refuse)
        monkeypatch.setattr("interview_desk.ui.shell.rescue.to_file", refuse)
        await write(desk, area, "PRECIOUS")
        await desk.press("b")
        assert area.text == "PRECIOUS"
        assert desk.app.pane.composer.open_note.note is not None


async def test_keys_act_on_the_text_as_it_is_now(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        area.insert("xxxx", (0, 0))
        desk.app.pane.find_action_target("mend").action_mend()
        assert "I received your" in area.text
        assert area.text.startswith("xxxx")
        area.insert("[gap] ", (0, 0))
        desk.app.pane.find_action_target("copy").action_copy()
        await desk.settle()
        assert "Stopped:" in desk.key_bar
        assert note_of(signed).state == "draft"


def test_who_signs_changes_the_end_alone():
    before, after = Me("Ana"), Me("Anabel Lee", "a@b.example", "+1")
    text = "Dear Ana Ruiz,\n\nMy name is [your name]; we met.\n\nBest,\nAna\n"
    assert replace_signature(text, before, after, "email") == (
        "Dear Ana Ruiz,\n\nMy name is Anabel Lee; we met.\n\nBest,\nAnabel Lee\n+1 · a@b.example\n"
    )
    assert replace_signature(text, before, after, "card").endswith("Best,\nAnabel Lee\n")


async def test_what_is_typed_while_the_note_changes_elsewhere_stays(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await write(desk, area, GOOD)
        composer = desk.app.pane.composer
        elsewhere = note_of(signed)._replace(body="from elsewhere")
        composer.saver.is_unsaved = True
        area.insert("TYPED ", (0, 0))
        await composer.show(elsewhere)
        assert area.text.startswith("TYPED ")
        await desk.kept()
    assert note_of(signed).body.startswith("TYPED ")


async def test_a_sent_note_stays_as_it_went(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        await desk.press("S", "S")
        text = area.text
        await desk.press("R", "x", "f", "a", "e", "V", "g", "A", "enter")
        assert "it can’t be edited" in desk.key_bar
        await desk.type("more")
        assert area.text == text
        with pytest.raises(Refused, match="it can’t be edited"):
            writing.save_note(signed, note_of(signed), "s", "another text")
        assert note_of(signed).state == "sent"
    with pytest.raises(Refused, match="already"):
        writing.mark_sent(signed, note_of(signed))
    assert len(touches(signed)) == 1


@pytest.mark.parametrize("editor", ['vim "', "/nowhere/vim"])
async def test_an_editor_that_cannot_be_read_is_told(signed, monkeypatch, editor):
    monkeypatch.setenv("EDITOR", editor)
    async with looking_at(signed) as desk:
        await opened(desk)
        await desk.press("e")
        assert "Keep typing here" in told(desk)


async def test_looking_at_drafts_stores_none(signed):
    async with looking_at(signed) as desk:
        await opened(desk)
        await desk.press("right_square_bracket")
        await desk.press("t", "f")
        await desk.press("t", "w")
        assert "Follow-up" not in desk.text
        assert "kept once you change it" in desk.text
        assert read.read_search(signed.connection).notes == ()
        assert signed.writer.undo() == "Noted who signs"


async def test_a_draft_that_was_only_looked_at_follows_the_facts(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        assert "[one thing you learned from Ana]" in area.text
        meeting = signed.dossier("a1").interview("i1")
        hooks = (Hook("ana", "the team owns its pipelines", "learned"),)
        signed.write("x", lambda change: change.put(meeting._replace(debrief=Debrief(signed.now(), hooks=hooks))))
        await desk.app.refresh_facts("a1")
        await desk.settle()
        assert "your team owns its pipelines" in area.text
        assert read.read_search(signed.connection).notes == ()


async def test_who_signs_is_asked_by_the_gap_and_signs_the_other_drafts(evening):
    for person in ("ana", "ben"):
        dossier = evening.dossier("a1")
        note = writing.open_note(evening, dossier, "thank-you", None, dossier.contact(person))
        writing.save_note(evening, note, "s", f"{note.body} ")
    async with looking_at(evening) as desk:
        area = await opened(desk)
        while "your name" not in area.selected_text:
            await desk.press("j")
        assert "a says who signs" in desk.text
        await desk.press("a")
        assert "Who signs?" in desk.text
        await desk.type("Alex Moreau, not-an-email")
        await desk.press("enter")
        assert "“not-an-email” is neither" in told(desk)
        await desk.press("a")
        line = desk.app.screen.query_one(Input)
        assert line.value == "Alex Moreau, not-an-email"  # what was refused is there again
        line.value = ""
        await desk.type("Alex Moreau, alex@moreau.example, www.moreau.example")
        await desk.press("enter")
        await desk.kept()
    for note in read.read_search(evening.connection).notes:
        assert "[your name]" not in note.body
        assert note.body.rstrip().endswith("Alex Moreau\nalex@moreau.example\nwww.moreau.example")


async def test_a_fact_does_not_stick_to_the_word_before(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        meeting = signed.dossier("a1").interview("i1")
        debrief = Debrief(signed.now(), learned=("one thing", "another thing"))
        signed.write("x", lambda change: change.put(meeting._replace(debrief=debrief)))
        await desk.app.refresh_facts("a1")
        await desk.settle()
        await write(desk, area, "Dear Ana,")
        area.go_to(len(area.text))
        await desk.press("enter", "ctrl+t", "1", "ctrl+t", "2")
        assert area.text == "Dear Ana, one thing another thing"


async def test_whom_a_reference_will_hear_from_is_no_stranger_and_gets_no_letter_of_theirs(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk, "reference-heads-up", contact=None, interview=None)
        await desk.press("A")
        await desk.type("Rosa Blum, former manager")
        await desk.press("enter")
        assert "Ana Ruiz" in area.text
        assert "Wrong name" not in checks(desk)
        assert "Rosa Blum" in desk.text
        await desk.press("t", "t")
        assert "Dear Ana," in area.text
        assert "Rosa" not in area.text


async def test_what_another_window_wrote_is_a_version(signed):
    dossier = signed.dossier("a1")
    first = writing.save_note(
        signed, writing.open_note(signed, dossier, "thank-you", None, dossier.contact("ana")), "s", "mine"
    )
    writing.save_note(signed, first, "s", "mine AAAA1111")
    kept = writing.save_note(signed, first, "s", "mine BBBB2222")
    assert kept.body == "mine BBBB2222"
    assert "mine AAAA1111" in [one.body for one in writing.versions(signed, kept)]


async def test_what_was_undone_and_written_over_is_still_a_version(signed):
    dossier = signed.dossier("a1")
    note = writing.open_note(signed, dossier, "thank-you", None, dossier.contact("ana"))
    drafted = note.body
    writing.save_note(signed, note, "s", f"{drafted}A whole paragraph.")
    assert signed.writer.undo() == "Wrote the thank-you to Ana Ruiz"
    back = read.read_note(signed.connection, note.id)
    kept = writing.save_note(signed, back, "s", f"{drafted}x")
    assert f"{drafted}A whole paragraph." in [one.body for one in writing.versions(signed, kept)]
    assert signed.writer.redo() is None


@pytest.mark.parametrize(
    ("kind", "told_of"),
    [("acceptance", "No offer"), ("decline", "No offer"), ("ask-for-time", "No offer"), ("feedback", "No rejection")],
)
def test_an_answer_to_what_is_not_noted_is_hinted_at(signed, kind, told_of):
    dossier = signed.dossier("a1")
    found = reviewing.review(
        "Dear Ana,", reviewing.build_review_context(signed, dossier, kind, dossier.contact("ana"), None)
    )
    (hint,) = [one for one in found if one.check == "too-soon"]
    assert hint.severity == "hint"
    assert hint.message.startswith(told_of)


def test_a_withdrawal_sleeps_a_night(signed):
    dossier = signed.dossier("a1")
    note = writing.open_note(signed, dossier, "withdrawal", None, dossier.contact("ana"))
    found = reviewing.review(
        note.body, reviewing.build_review_context(signed, dossier, "withdrawal", dossier.contact("ana"), note)
    )
    (warning,) = [one for one in found if one.check == "too-soon"]
    assert "Too soon until Wed 11 Nov. A night to be sure" in warning.message


async def test_an_editor_that_gives_nothing_back_changes_nothing(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        text = area.text
        desk.app.pane.find_action_target("editor").load_text("vim", 0, "")
        await desk.settle()
        assert area.text == text
        assert "gave an empty text back" in told(desk)


async def test_the_column_beside_goes_by_escape_and_a_letter_is_wrapped_once(signed):
    async with looking_at(signed) as desk:
        await opened(desk)
        await desk.press("g", "l", "p")
        assert "As it leaves" in desk.text
        text = "Dear Ana,\n\n" + "word " * 40 + "\n\nBest,\nAlex"
        letter = desk.app.pane.composer.open_note.format_text("s", text, "letter", 40).text
        assert max(len(one) for one in letter.split("\n")) <= 40
        await desk.press("escape")
        assert "As it leaves" not in desk.text


async def test_the_next_step_is_watched_and_ticks_cut_no_words(signed):
    async with looking_at(signed) as desk:
        area = await opened(desk)
        meeting = signed.dossier("a1").interview("i1")
        learned = "They move to streaming in the first quarter of the year to come"
        debrief = Debrief(signed.now(), learned=(learned,), next_step="a day with the team")
        signed.write("x", lambda change: change.put(meeting._replace(debrief=debrief)))
        await desk.app.refresh_facts("a1")
        await desk.settle()
        await write(desk, area, f"Dear Ana Ruiz,\n\n{learned}.\n\nBest,\nAlex Moreau")
        assert "Next step not said yet" in checks(desk)
        facts = desk.app.pane.composer.open_note.facts
        shown = " ".join(
            bit.text for one in fact_lines(facts, area.text, "Ana", 46, desk.app.key_of) for bit in one.left_spans
        )
        assert all(word in shown for word in learned.split())
        await write(desk, area, f"{area.text}\nThen: a day with the team.")
        assert "Next step said as you understood it" in checks(desk)


async def test_keys_that_came_before_the_list_move_in_it(evening):
    async with looking_at(evening) as desk:
        rows = ListView()
        rows.action_move(1)
        await desk.app.screen.mount(rows)
        rows.fill([Row(n, 1, lambda _width: []) for n in range(3)])
        assert rows.key == 1
        rows.fill([Row(n, 1, lambda _width: []) for n in range(3)])
        assert rows.key == 1


async def test_a_key_that_came_before_a_question_showed_asks_no_other_one(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter")
        pane = desk.app.pane
        await desk.press("t")
        assert "Which kind of note?" in desk.text
        stack = len(desk.app.screen_stack)
        pane.find_action_target("fact").action_fact()
        pane.find_action_target("me").action_me()
        desk.app.action_keys()
        await desk.settle()
        assert len(desk.app.screen_stack) == stack


@pytest.mark.parametrize(
    ("kind", "channel", "aim"),
    [
        ("thank-you", "email", (80, 150)),
        ("thank-you", "card", (30, 80)),
        ("follow-up", "email", (50, 130)),
        ("phone-script", "phone", None),
    ],
)
def test_each_note_has_its_length(kind, channel, aim):
    assert choose_word_range(kind, channel) == aim


def test_an_unsaid_point_without_its_regret_is_used_once(signed):
    meeting = signed.dossier("a1").interview("i1")
    unsaid = (UnsaidPoint("I did not mention that I led the audit"),)
    signed.write("x", lambda change: change.put(meeting._replace(debrief=Debrief(signed.now(), unsaid=unsaid))))
    dossier = signed.dossier("a1")
    note = writing.open_note(signed, dossier, "thank-you", None, dossier.contact("ana"))
    assert "I led the audit" in note.body
    kept = writing.mark(signed, note, "copied")
    assert signed.dossier("a1").interview("i1").debrief.unsaid[0].used_in == kept.id
    assert "I led the audit" not in writing.open_note(signed, signed.dossier("a1"), "follow-up", None, None).body


async def test_what_is_said_to_them_is_ticked_and_inserted_so(signed):
    async with looking_at(signed) as desk:
        meeting = signed.dossier("a1").interview("i1")
        hooks = (Hook("ana", "She hates surprises", "learned"),)
        signed.write("x", lambda change: change.put(meeting._replace(debrief=Debrief(signed.now(), hooks=hooks))))
        await desk.app.refresh_facts("a1")
        area = await opened(desk)
        assert "you hate surprises" in area.text
        assert "Personal 1 fact" in checks(desk)
        assert desk.app.pane.composer.open_note.facts[0].text == "you hate surprises"
