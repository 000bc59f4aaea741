"""A text of any length can be pasted anywhere: it is taken whole, or refused in words, and the desk stays open."""

from interview_desk.store import read
from support.screen import looking_at

SENTENCE = "The calm migration stays with me because we went through the same. "


async def test_a_note_may_be_long(evening):
    async with looking_at(evening) as desk:
        await desk.press("4", "enter", "enter")
        await desk.paste(SENTENCE * 400)
        desk.app.screen._pause()
        await desk.kept()
        assert read.read_search(evening.connection).notes[0].body.startswith(f"Dear Ana Ruiz,\n\n{SENTENCE * 400}")
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
