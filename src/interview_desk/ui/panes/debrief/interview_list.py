"""List of the interviews to debrief, newest first."""

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.services import queries
from interview_desk.services.queries import PastInterview
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.debrief.form import SECTIONS
from interview_desk.ui.toolkit.sheet import Lines, ListView, Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, line


class InterviewList:
    """List of past interviews.

    Args:
        flow: the flow of the pane.
        list_filter: the filter over the list.
    """

    def __init__(self, flow: Flow, list_filter: ListFilter) -> None:
        self._flow = flow
        self._filter = list_filter
        self._interviews: dict[str, PastInterview] = {}

    @property
    def view(self) -> ListView:
        """Widget with the rows."""
        return self._flow.pane.query_one("#interviews", ListView)

    @property
    def current(self) -> PastInterview | None:
        """Interview under the cursor."""
        return self._interviews.get(str(self.view.key))

    @property
    def is_empty(self) -> bool:
        """True if no interview was held yet."""
        return not self._interviews

    async def read(self) -> bool:
        """Read the interviews and show them; return False if they could not be read."""
        interviews = await self._flow.read(queries.list_past_interviews, self._flow.desk, self._flow.facts.ctx.at)
        if interviews is None:
            return False
        self._interviews = {entry.interview: entry for entry in interviews}
        self.fill()
        return True

    def fill(self) -> None:
        """Show the interviews that match the filter: by company, role, person, or any word of the debrief."""
        words = self._filter.words
        matching = [
            entry
            for entry in self._interviews.values()
            if all(word in f"{entry.company} {entry.role} {entry.style} {entry.words}".casefold() for word in words)
        ]
        rows = [Row(entry.interview, 2, self._make_renderer(entry)) for entry in matching]
        if words and not rows:
            clear = self._flow.host.key_of("pane.back")
            message = line(TextSpan(f"Nothing matches “{' '.join(words)}”. {clear} clears the filter.", "muted"))
            rows = [Row("empty", 1, lambda _width: [message], selectable=False)]
        self.view.fill(rows)

    def _make_renderer(self, interview: PastInterview) -> Lines:
        def draw(_width: int) -> list[Line]:
            ctx = self._flow.facts.ctx
            day = say_near(ctx.day(interview.starts_at), ctx.today)
            if interview.completed:
                glyph, role, status = "✓", "ok", "debriefed"
            elif interview.section:
                glyph, role, status = "◐", "due", f"debrief {interview.section} of {len(SECTIONS)}"
            else:
                glyph, role, status = "○", "due", "not yet"
            first_line = line(
                TextSpan(f"{glyph} ", role),
                TextSpan(interview.company, bold=True),
                TextSpan(f"  {interview.role}", "muted"),
                right=[TextSpan(f"{status} ", role)],
            )
            method, time = interview.method.replace("-", " "), say_time(interview.starts_at, ctx.zone)
            return [first_line, line(TextSpan(f"  {interview.style}, {method}, {day} {time}", "muted"))]

        return draw
