"""Exit card dialog: seven answers before leaving the room, one key each, every answer saved at once."""

import time
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.domain.practice.exit_card import SEVEN, count_answered, toggle_answer
from interview_desk.ui.core import routes
from interview_desk.ui.core.host import Host, host_of
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.pages.exit_card.answer_line import LEGEND, AnswerLine
from interview_desk.ui.pages.exit_card.answers import CardAnswers
from interview_desk.ui.pages.exit_card.view import describe_interview, rows_of
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import ListView, Sheet
from interview_desk.ui.toolkit.spans import paragraph

FRESH_SECONDS = 0.4
"""Seconds without a key press before a card that opened automatically accepts keys as answers.

Text that is still being typed into another field isn't meant for the card.
"""
_TITLE = "Leaving the room"


class ExitCardBox(LiveScreen[str | None], ModalScreen[str | None]):
    """Dialog with the exit card of one interview; its result is "done" if it was completed, else None.

    Args:
        application: the application's ID.
        interview: the interview's ID.
        opened_automatically: True if the card opened automatically because the interview ended.
    """

    ROUTE = routes.EXIT_CARD
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                question.key,
                f"answer('{question.key}')",
                question.label,
                tooltip=question.label,
                id=f"card.{question.key}",
            )
            for question in SEVEN
        ),
        Binding(
            "enter,space", "row", "answer", tooltip="answer the row; again: the next possible answer", id="card.row"
        ),
        Binding("x,ctrl+s", "done", "done", tooltip="that is all: the card leaves the queue", id="card.done"),
        Binding(
            "N", "missed", "no-show", tooltip="the interview didn’t take place: ask for a new time", id="card.missed"
        ),
        Binding("escape", "leave", "later", tooltip="later: what is answered is kept", id="card.later"),
    ]

    def __init__(self, application: str, interview: str, *, opened_automatically: bool = False) -> None:
        super().__init__()
        self._answers = CardAnswers(self, application, interview)
        self._line = AnswerLine(self, self._answers)
        self._awaits_pause = opened_automatically
        self._since = time.monotonic()
        self._intro = ""

    @property
    def host(self) -> Host:
        """Services of the app."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        """Lay out the description, the seven questions, and a line to type in."""
        with Vertical() as box:
            box.border_title = Content(_TITLE)
            box.border_subtitle = Content(self.host.with_keys(LEGEND))
            yield Sheet(id="card-intro", on="bar")
            yield ListView(id="card-rows")
            yield OneLine(id="card-line")
            yield Sheet(id="card-echo", on="bar")

    async def on_mount(self) -> None:
        """Load and show the answers saved so far."""
        self.query_one("#card-rows").focus()
        await wait_briefly(self._read())

    async def _read(self) -> None:
        opened = await self._answers.read()
        if opened is None:
            self.dismiss(None)
            return
        self._intro = describe_interview(*opened, self.host.facts.ctx)
        self._show()

    def _show(self) -> None:
        card = self._answers.card
        self.query_one(Vertical).border_title = Content(f"{_TITLE}: {count_answered(card)} of {len(SEVEN)}")
        self.query_one("#card-intro", Sheet).show(lambda width: paragraph(self._intro, width, "muted"))
        self.query_one("#card-rows", ListView).fill(rows_of(card, self.host.key_of))
        self._line.show_dates()

    @property
    def _ignores_keys(self) -> bool:
        """True while keys don't count as answers: the card opened automatically and the user hasn't paused typing."""
        if self._awaits_pause:
            quiet = min(self.host.key_gap, time.monotonic() - self._since)
            self._awaits_pause = quiet < FRESH_SECONDS
        return self._awaits_pause

    def action_row(self) -> None:
        """Answer the row under the cursor."""
        if not self._line.is_open and not self._ignores_keys:
            self.action_answer(str(self.query_one("#card-rows", ListView).key))

    def action_answer(self, key: str) -> None:
        """Answer a question, by selecting its next possible answer or by opening the text field."""
        if self._ignores_keys:
            return
        question = next(item for item in SEVEN if item.key == key)
        self.query_one("#card-rows", ListView).select(key)
        if question.in_words:
            self._line.open(question)
            return
        after = toggle_answer(self._answers.card, key)
        self._answers.change({name: getattr(after, name) for name in question.holds})
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the preview and save the answer at once."""
        event.stop()
        if self._line.is_open:
            self._line.take(event.value)
            self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Accept the line and move to the next row."""
        event.stop()
        self._close_line(1)

    def _close_line(self, step: int) -> None:
        rows = self.query_one("#card-rows", ListView)
        self._line.close()
        self.set_focus(rows)
        rows.action_move(step)
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Leave the line and move the cursor when up or down is pressed while typing."""
        if self._line.is_open and event.key in {"up", "down"}:
            event.stop()
            self._close_line(1 if event.key == "down" else -1)

    def on_list_view_chosen(self) -> None:
        """Answer the row on a second click."""
        self.action_row()

    def action_done(self) -> None:
        """Complete the card and close the dialog."""
        if self._ignores_keys:
            return
        if self._line.is_open:
            self._close_line(0)
        self._answers.change({}, done=True)
        self._show()
        self.dismiss("done")

    def action_missed(self) -> None:
        """Mark the interview as one that did not take place, and open the note that asks for a new time."""
        if self._ignores_keys or self._line.is_open:
            return
        self._answers.mark_missed()
        self.dismiss(None)

    def action_leave(self) -> None:
        """Leave the text line, or close the card to finish it later."""
        if self._ignores_keys:
            return
        if self._line.is_open:
            self._close_line(0)
        else:
            self.dismiss(None)
