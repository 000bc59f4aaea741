"""Insights pane: how far applications got, how long things take, and the work done, always recomputed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.services import queries
from interview_desk.services.insights import overview
from interview_desk.services.insights.overview import Overview
from interview_desk.ui.core import navigation, routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.core.side_panel import SidePanel
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.panes.insights.view import insight_lines
from interview_desk.ui.toolkit.sheet import Panel, Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line, paragraph


class InsightsPane(Pane):
    """Pane with insights into the job search as a whole."""

    ROUTE = routes.INSIGHTS
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_panel(1)", "on", show=False, tooltip="scroll on", id="insights.down"),
        Binding("k,up", "scroll_panel(-1)", "back", show=False, tooltip="scroll back", id="insights.up"),
        Binding(
            "ctrl+d,pagedown,space",
            "scroll_panel(12)",
            "on",
            show=False,
            tooltip="scroll on by a page",
            id="insights.page",
        ),
        Binding(
            "ctrl+u,pageup",
            "scroll_panel(-12)",
            "back",
            show=False,
            tooltip="scroll back by a page",
            id="insights.page_back",
        ),
        Binding("g,home", "scroll_panel(-9999)", "top", show=False, tooltip="to the top", id="insights.top"),
        Binding("G,end", "scroll_panel(9999)", "end", show=False, tooltip="to the end", id="insights.end"),
        Binding("r", "reward", "reward", tooltip="name what a full week is rewarded with", id="insights.reward"),
        Binding("b", "bank", "bank", tooltip="stories, questions and lessons", id="insights.bank"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self)
        self.parts = (SidePanel(self, "#insights"),)

    def body(self) -> ComposeResult:
        """Compose the sheet."""
        with Panel("Insights", id="insights-box"):
            yield Sheet(id="insights", focusable=True)

    def home(self) -> Widget | None:
        """Return the sheet."""
        return self.query_one("#insights", Sheet)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints."""
        return (
            Hint("j k", "scroll", "screen.scroll_panel(3)"),
            Hint("r", "reward for a full week", "screen.reward"),
            Hint("b", "stories and lessons", "screen.bank"),
        )

    def facts_changed(self) -> None:
        """Recompute and redraw the insights."""
        self.begin_work("overview", self._read)

    async def _read(self) -> None:
        insights = await self.run_database_work(overview.build_overview, self.desk, self.facts.ctx)
        if insights is not None:
            self._show(insights)

    def _show(self, insights: Overview) -> None:
        def lines(width: int) -> list[Line]:
            return insight_lines(insights.sections, width) if insights.sections else _nothing(width)

        self.query_one("#insights", Sheet).show(lines)

    def action_reward(self) -> None:
        """Ask for the rewards of a full week."""
        self.flow.start(self._rewarding)

    async def _rewarding(self) -> None:
        me = await self.run_database_work(queries.get_me, self.desk)
        if me is None:
            return
        hint = "What do you treat yourself to when a week is full? Several, parted by commas, take turns."
        answer = await self.flow.ask(
            Ask("Rewards for a full week", hint, value=", ".join(me.rewards), may_be_empty=True, place="rewards")
        )
        if answer is not None:
            await self.flow.apply(overview.set_rewards, self.desk, answer)

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.host)


def _nothing(width: int) -> list[Line]:
    """Return the lines for an empty job search."""
    return [
        BLANK,
        line(TextSpan("Nothing to tell yet.", bold=True)),
        *paragraph(
            "With your applications this shows how far they came and how long things take. What you do counts from the first day, "
            "whatever comes of it.",
            width,
            "muted",
        ),
    ]
