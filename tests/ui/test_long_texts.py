"""A text of any length can be pasted anywhere: it is taken whole, or refused in words, and the desk stays open."""

from interview_desk.store import read
from interview_desk.ui.panes.notes.area import NoteArea
from support.screen import looking_at

SENTENCE = "The calm migration stays with me because we went through the same. "


async def test_a_note_may_be_long(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter", "enter")
        await desk.paste(SENTENCE * 400)
        desk.app.screen.composer.saver.check_and_save()
        await desk.kept()
        assert read.read_search(evening.connection).notes[0].body.startswith(f"Dear Ana,\n\n{SENTENCE * 400}")
        assert "Length" in desk.text


async def test_a_line_that_is_too_long_is_refused_in_words(evening):
    async with looking_at(evening) as desk:
        await desk.press("n")
        await desk.paste(SENTENCE * 40)
        assert "At most 2,000 characters fit" in desk.key_bar
        await desk.type("Acme, Engineer")
        await desk.press("enter", "s")
        assert "Acme" in {one.name for one in read.read_search(evening.connection).companies}


async def test_a_debrief_refuses_a_line_that_is_too_long(evening):
    async with looking_at(evening) as desk:
        await desk.press("3", "enter")
        for _ in range(12):
            await desk.paste(SENTENCE * 40)
            await desk.press("tab")
        await desk.type("a short one")
        await desk.kept()
        assert "Northwind Health" in desk.text


async def test_a_megabyte_pasted_into_a_note_is_refused_or_taken_and_keys_go_on(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter", "enter")
        area = desk.app.screen.query_one(NoteArea)
        area.focus()
        before = len(area.text)
        await desk.paste("word [/] \x1b[31m xxxxxxxxxxxxxx\n" * 3_000)
        await desk.press("x")
        assert len(area.text) == before + 90_000 + 1
        await desk.paste("y" * 1_000_000)
        assert len(area.text) == before + 90_000 + 1
        assert "At most 1,000,000 characters fit" in desk.told
        await desk.press("z")
        assert len(area.text) == before + 90_000 + 2
