"""Search over all data while typing; enter opens the chosen result."""

from typing import ClassVar
from unicodedata import combining

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.domain.dates.calendar import count_of
from interview_desk.domain.finding.highlights import find_highlights
from interview_desk.domain.finding.tokens import build_query_terms
from interview_desk.domain.text import shorten
from interview_desk.services.searching import NAMES, TEXTS, Hit, find
from interview_desk.ui.core.host import host_of
from interview_desk.ui.core.lifecycle import LiveScreen, start_worker
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import Lines, ListView, Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, cut, line, width_of

_KINDS = {
    "company": "company",
    "contact": "person",
    "application": "application",
    "interview": "interview",
    "debrief": "debrief",
    "promise": "promise",
    "note": "note",
    "touch": "message",
    "story": "story",
    "closing_statement": "closing",
    "own_question": "question",
}
_BEFORE = 30
"""Characters of context to show before the first matching word."""


class SearchBox(LiveScreen[Hit | None], ModalScreen[Hit | None]):
    """Dialog with a search field and its results; its result is the chosen hit, or None."""

    CSS = """
    SearchBox { align: center top; background: $background 60%; }
    SearchBox > Vertical { width: 100; max-width: 96%; height: 80%; margin-top: 2; padding: 0 1; }
    SearchBox > Vertical { border: round $primary; background: $surface; }
    SearchBox Input { border: none; border-left: outer $primary; height: 1; padding: 0 1; background: $panel; margin-bottom: 1; }
    SearchBox Input:focus { border: none; border-left: outer $primary; }
    SearchBox ListView { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="search.leave"),
        Binding("down", "step(1)", "next", id="search.next", priority=True),
        Binding("up", "step(-1)", "previous", id="search.previous", priority=True),
        Binding("pagedown", "step(6)", "on", id="search.page", priority=True),
        Binding("pageup", "step(-6)", "back", id="search.page_back", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._hits: dict[int, Hit] = {}
        self._shown_for = ""

    def compose(self) -> ComposeResult:
        """Yield the field and the list of results."""
        with Vertical() as box:
            box.border_title = Content("Search")
            box.border_subtitle = Content("enter goes there, esc leaves")
            yield OneLine(placeholder="a company, a person, any word of a note or a debrief", id="search-words")
            yield ListView(id="search-hits")

    def on_mount(self) -> None:
        """Focus the search field and show the empty list."""
        self.query_one("#search-hits", ListView).can_focus = False
        self.query_one(Input).focus()
        self._show("", [])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for the current text, dropping any earlier search."""
        start_worker(self, self._look, event.value, group="search", exclusive=True)

    async def _look(self, text: str) -> None:
        app = host_of(self)
        hits = await app.run_database_work(find, app.desk.connection, text)
        if hits is not None and self.is_attached and self.query_one(Input).value == text:
            self._show(text, hits)

    def _show(self, text: str, hits: list[Hit]) -> None:
        self._hits, self._shown_for = dict(enumerate(hits)), text
        rows = [Row(n, 2, _build_renderer(hit, text)) for n, hit in self._hits.items()]
        if not rows:
            message = (
                f"Nothing has “{shorten(text.strip(), 40)}”."
                if build_query_terms(text)
                else "Type any words; each may be the beginning of one."
            )
            rows = [Row("none", 1, lambda _width: [line(TextSpan(message, "muted"), on="bar")], selectable=False)]
        listed = self.query_one("#search-hits", ListView)
        listed.fill(rows)
        listed.action_edge(last=False)
        box = self.query_one(Vertical)
        many = f"the first {len(hits)}" if len(hits) >= min(NAMES, TEXTS) else count_of(len(hits), "thing")
        box.border_title = Content(f"Search: {many}" if hits else "Search")

    def action_step(self, step: int) -> None:
        """Move the cursor through the results."""
        self.query_one("#search-hits", ListView).action_move(step)

    def on_input_submitted(self) -> None:
        """Open the result under the cursor, after searching for the last letters if necessary."""
        text = self.query_one(Input).value
        if text == self._shown_for:
            self._take()
        else:
            start_worker(self, self._look_and_take, text, group="search", exclusive=True)

    async def _look_and_take(self, text: str) -> None:
        await self._look(text)
        self._take()

    def on_list_view_chosen(self) -> None:
        """Open the clicked result."""
        self._take()

    def _take(self) -> None:
        key = self.query_one("#search-hits", ListView).key
        if isinstance(key, int):
            self.dismiss(self._hits[key])

    def action_leave(self) -> None:
        """Close the search without opening a result."""
        self.dismiss(None)


def _build_renderer(hit: Hit, query: str) -> Lines:
    kind = _KINDS[hit.kind]

    def draw(width: int) -> list[Line]:
        title = cut(hit.title, max(width - width_of(kind) - 4, 8))
        room = max(width - width_of(title) - width_of(kind) - 6, 0)
        where = [TextSpan(f"  {cut(hit.where, room)}", "muted")] if hit.where and room > _LEAST else []
        text = snippet(hit.text, query, width - 4)
        return [
            line(TextSpan(title, bold=True), *where, right=[TextSpan(f"{kind} ", "key")], on="bar"),
            line(TextSpan("  "), *_marked(text, query), on="bar"),
        ]

    return draw


_LEAST = 6


def snippet(text: str, query: str, width: int) -> str:
    """Return the text around the first place that the query found, on a single line."""
    flat = " ".join(text.split())
    matches = find_highlights(flat, query)
    start = _find_start(flat, matches[0][0]) if matches else 0
    return cut(("…" if start else "") + flat[start : start + 4 * width], width)


def _find_start(text: str, match: int) -> int:
    """Return where a snippet begins: at a word before the place that was found, or, without spaces, some characters before."""
    nearest, farthest = max(match - _BEFORE, 0), max(match - 2 * _BEFORE, 0)
    for start in range(nearest, farthest, -1):
        if text[start - 1].isspace():
            return start
    while nearest < match and combining(text[nearest]):
        nearest += 1
    return nearest if farthest else 0


def _marked(text: str, query: str) -> list[TextSpan]:
    """Return a text as spans, with what the query found highlighted."""
    spans: list[TextSpan] = []
    at = 0
    for begin, end in find_highlights(text, query):
        spans += [TextSpan(text[at:begin], "muted"), TextSpan(text[begin:end], bold=True)]
        at = end
    return [span for span in (*spans, TextSpan(text[at:], "muted")) if span.text] or [TextSpan("")]
