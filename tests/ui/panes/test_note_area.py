"""The field of a note: rows that are kept are the rows that Textual would draw."""

from textual.widgets import TextArea

from interview_desk.domain.notes.issue import ReviewIssue
from interview_desk.ui.panes.notes.area import NoteArea
from support.screen import looking_at
from support.store import desk_at, scenario

LONG = "Dear Ana, the [one thing] that stays with me is 株式会社 and the calm way (mostly) of it. " * 9


def drawn_anew(area):
    area._line_cache.clear()
    return [TextArea.render_line(area, y) for y in range(area.size.height)]


async def test_kept_rows_are_what_would_be_drawn(tmp_path):
    opened = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    opened.keep_scratch("asked who signs", "yes")
    async with looking_at(opened) as desk:
        await desk.press("4", "enter", "enter")
        await desk.paste(LONG + "\n\nshort\tand a tab\n" + LONG)
        area = desk.app.screen.query_one(NoteArea)
        slot = area.text.index("[one thing]")
        for keys in (
            (),
            ("up", "up", "x", "left", "left"),
            ("home", "backspace"),
            ("shift+up", "shift+left"),
            ("right",),
            ("ctrl+home", "z", "end"),
        ):
            await desk.press(*keys)
            area.mark([ReviewIssue("slot", "block", "to fill", slot, slot + 11)] if keys else [])
            kept = [area.render_line(y) for y in range(area.size.height)]
            assert kept == drawn_anew(area), keys
    opened.close()
