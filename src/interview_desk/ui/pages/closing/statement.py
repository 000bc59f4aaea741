"""Open closing statement: its points and text as they are typed, saved shortly after each change."""

from textual.widgets import TextArea

from interview_desk.domain.practice.speaking import measure_speech
from interview_desk.domain.search.preparation import ClosingStatement
from interview_desk.services.practice import closing
from interview_desk.services.practice.closing import Opened
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.forms.fields import ManyField, Painted, put_text, settled
from interview_desk.ui.pages.closing.view import build_side_panel_lines, build_title
from interview_desk.ui.pages.page import Autosave, Page


class OpenStatement:
    """Closing statement that is open on a page.

    Args:
        page: the page that the statement is typed in.
        application: ID of its application; None is for every application.
        side_panel: the panel with the times.
    """

    def __init__(self, page: Page, application: str | None, side_panel: SidePanel) -> None:
        self._page = page
        self._application = application
        self._side_panel = side_panel
        self._opened: Opened | None = None
        self._baseline: ClosingStatement | None = None
        """Statement as this window read or saved it last."""
        self._points: tuple[str, ...] = ()
        self._autosave = Autosave(page, self.store, self._show)

    @property
    def id(self) -> str | None:
        """ID of the statement; None until it is read."""
        return self._opened.statement.id if self._opened is not None else None

    @property
    def learned(self) -> tuple[str, ...]:
        """Facts learned in today's interview."""
        return self._opened.learned if self._opened is not None else ()

    @property
    def area(self) -> TextArea:
        """Widget that the text is typed in."""
        return self._page.query_one("#closing-text", TextArea)

    @property
    def text(self) -> str:
        """Text as typed."""
        return self.area.text

    @property
    def is_unsaved(self) -> bool:
        """True if something was typed that is not saved."""
        return self._autosave.unsaved

    async def read(self) -> None:
        """Read the statement and show it, but not over text that was typed meanwhile; close the page if it is gone."""
        opened = await self._page.run_database_work(closing.open_statement, self._page.desk, self._application)
        if opened is None:
            self._page.dismiss()
            return
        shown_id = self.id
        if shown_id is not None and opened.statement.id != shown_id and not opened.statement.text:
            opened = opened._replace(statement=opened.statement._replace(id=shown_id))
        if self.is_unsaved:
            return  # typed while loading: save that first
        self._opened, self._points, self._baseline = opened, opened.statement.points, opened.statement
        self._page.host.register_open("statement", opened.statement.id)
        typed_early = self.text if shown_id is None else ""
        if typed_early:
            self._append_typed(opened.statement.text, typed_early)
        elif self.text.split() != opened.statement.text.split():
            put_text(self.area, opened.statement.text)
        if not self._page.query(ManyField):
            field = ManyField("points", "Points first", self._points, "one thing they shall remember")
            await self._page.query_one("#closing-form").mount(field, before=0)
            if not opened.statement.text and not typed_early:
                field.begin()
        else:
            self._show_points()
        self._show()
        self._page.show_hints()

    def _append_typed(self, stored: str, typed: str) -> None:
        """Show the stored text followed by the text typed meanwhile, and save both."""
        self.area.load_text(" ".join(part for part in (stored.rstrip(), typed.lstrip()) if part))
        self.area.move_cursor(self.area.document.end)
        self.update_text()

    def _show_points(self) -> None:
        for field in self._page.query(ManyField):
            field.show_values(self._points)

    def focus_points(self) -> None:
        """Move to the points, once they are there."""
        for field in self._page.query(ManyField):
            field.begin()

    def set_points(self, points: tuple[str, ...]) -> None:
        """Apply the points as typed, and schedule a save if they changed."""
        if points != self._points:
            self._points = points
            self._autosave.typed()
            self._show()

    def update_text(self) -> None:
        """Time the text as typed, and schedule a save if it changed."""
        if self._opened is not None and self.text != self._opened.statement.text:
            self._opened = _replace_text(self._opened, self.text)
            self._autosave.typed()
            self._show()

    def commit_points(self) -> None:
        """Add the point being typed to the points."""
        for field in self._page.query(ManyField):
            field.commit()

    async def store(self) -> bool:
        """Save the statement, and show what another window changed in it; return True on success."""
        if self._opened is None:
            return True
        statement, points, text = self._opened.statement, self._points, self.text
        result = await self._page.run_database_work(
            closing.keep_statement, self._page.desk, statement, points, text, self._baseline
        )
        if result is None:
            return False
        self._baseline, has_conflict = result
        if has_conflict:
            self._page.host.show_conflict("this statement")
        if self._points == points != self._baseline.points:  # changed in another window, and nothing was typed since
            self._points = self._baseline.points
            self._show_points()
        if self.text == text and text.split() != self._baseline.text.split():
            self._opened = _replace_text(self._opened, self._baseline.text)
            put_text(self.area, self._baseline.text)
        return True

    def save_now(self) -> None:
        """Save at once, in the background, including the point being typed."""
        self.commit_points()
        self._autosave.now()

    async def flush(self) -> bool:
        """Save the statement, including pending keystrokes and the point being typed, else write it to a file."""
        for field in self._page.query(ManyField):
            await field.settle()
            self.set_points(field.commit())
        await settled(self.area)
        self.update_text()
        return await self._autosave.flush()

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the unsaved statement as (name, text) pairs, or an empty list."""
        return [("closing-statement", "\n".join([*self._points, "", self.text]))] if self.is_unsaved else []

    def _show(self) -> None:
        opened = self._opened
        if opened is None:
            return
        ctx = self._page.facts.ctx
        self._page.query_one("#closing-head", Painted).show(build_title(opened, *self._autosave.state))
        timing = measure_speech(self.text, ctx.policies, opened.pace)
        key_of = self._page.host.key_of
        self._side_panel.show(lambda width: build_side_panel_lines(opened, timing, ctx, width, key_of))


def _replace_text(opened: Opened, text: str) -> Opened:
    return opened._replace(statement=opened.statement._replace(text=text))
