"""A sheet shows its lines whatever Textual tells it of its size."""

from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import TextSpan, line
from support.screen import looking_at
from support.store import desk_at


async def test_a_sheet_that_is_shown_between_two_layouts_is_drawn(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00")
    async with looking_at(one) as desk:
        await desk.press("3")
        sheet = desk.app.screen.query_one("#done-lines", Sheet)
        desk.app.screen.add_class("-done")
        sheet.show(lambda _width: [line(TextSpan("It is kept."))])
        # What a scroll in between does: the places of all widgets are worked out, so that the layout finds no new one.
        compositor = desk.app.screen._compositor
        desk.app.stylesheet.update(desk.app.screen)
        compositor._full_map_invalidated = True
        assert sheet in compositor.full_map
        await desk.settle()
        assert "It is kept." in desk.text
    one.close()
