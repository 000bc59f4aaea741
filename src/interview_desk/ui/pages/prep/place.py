"""Actions on where the interview takes place: its place, and its link."""

from interview_desk.ui.core import links
from interview_desk.ui.flows.places import edit_place
from interview_desk.ui.pages.prep.open_sheet import SheetActions


class PlaceActions(SheetActions):
    """Actions that change the place or the link, and open the link."""

    def action_where(self) -> None:
        """Change the place or the link."""
        if self.sheet.content is not None:
            self.flow.start(edit_place, self.flow, self.sheet.content.interview)

    def action_link(self) -> None:
        """Open the link."""
        content = self.sheet.content
        if content is None:
            return
        link = links.link_of(content.interview)
        if link:
            self.flow.start(links.follow, self.flow.host, link)
        else:
            self.flow.host.show_hint("No link for this interview yet. {prep.where} adds one.")
