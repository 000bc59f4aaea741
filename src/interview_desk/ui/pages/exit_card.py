"""Exit card dialog: seven answers before leaving the room, one key each, every answer saved at once."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.domain.practice.exit_card import (
    SEVEN,
    ExitQuestion,
    count_answered,
    format_answer,
    is_answered,
    toggle_answer,
)
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.interview import Answer, ExitCard, changed
from interview_desk.services.pipeline.debriefing import get_reference_day
from interview_desk.services.practice import exit_card
from interview_desk.ui.core import routes
from interview_desk.ui.core.host import Host, host_of
from interview_desk.ui.core.lifecycle import LiveScreen
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.dialogs.previews import make_day_preview, make_promise_preview
from interview_desk.ui.toolkit.debounce import AGAIN
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import ListView, Row, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, paragraph

FRESH_SECONDS = 0.4
"""Seconds without a key press before a card that opened automatically accepts keys as answers.

Text that is still being typed into another field isn't meant for the card.
"""


class ExitCardBox(LiveScreen[str | None], ModalScreen[str | None]):
    """Dialog with the exit card of one interview; its result is "done" if it was completed, else None.

    Args:
        application: the application's ID.
        interview: the interview's ID.
        opened_automatically: True if the card opened automatically because the interview ended.
    """

    ROUTE = routes.EXIT_CARD
    CSS = """
    ExitCardBox { align: center middle; background: $background 60%; }
    ExitCardBox > Vertical { width: 92; max-width: 100%; height: auto; max-height: 100%; padding: 0 1; }
    ExitCardBox > Vertical { border: round $primary; background: $surface; }
    ExitCardBox Sheet { height: auto; min-height: 1; max-height: 3; }
    ExitCardBox #card-rows { height: 7; background: $surface; margin: 1 0; }
    ExitCardBox Input { display: none; height: 1; border: none; border-left: outer $primary; padding: 0 1; background: $panel; }
    ExitCardBox Input:focus { border: none; border-left: outer $primary; }
    ExitCardBox.-typing Input { display: block; }
    """
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
        Binding("escape", "leave", "later", tooltip="later: what is answered is kept", id="card.later"),
    ]

    def __init__(self, application: str, interview: str, *, opened_automatically: bool = False) -> None:
        super().__init__()
        self._application, self._interview = application, interview
        self._by_itself = opened_automatically
        self._card = ExitCard()
        self._typing: ExitQuestion | None = None
        self._day: date | None = None
        self._since = time.monotonic()
        self._title = "Leaving the room"
        self._when = ""
        self._unkept: dict[str, Answer] = {}
        """Answers that the file has not taken yet."""

    @property
    def host(self) -> Host:
        """Services of the app."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        """Lay out the description, the seven questions, and a line to type in."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("1 to 7 answer · x that is all · esc later")
            yield Sheet(id="card-told", on="bar")
            yield ListView(id="card-rows")
            yield OneLine(id="card-line")
            yield Sheet(id="card-echo", on="bar")

    async def on_mount(self) -> None:
        """Load and show the answers saved so far."""
        self.query_one("#card-rows").focus()
        await wait_briefly(self._read())

    async def _read(self) -> None:
        opened = await self.host.run_database_work(
            exit_card.open_card, self.host.desk, self._application, self._interview
        )
        if opened is None:
            self.dismiss(None)
            return
        dossier, meeting, self._card = opened
        ctx = self.host.facts.ctx
        self._day = get_reference_day(meeting, ctx)
        day = say_near(ctx.day(meeting.ends_at), ctx.today)
        self._when = (
            f"{dossier.company.name}, {dossier.application.role}: ended {day} {say_time(meeting.ends_at, ctx.zone)}."
        )
        self._show()

    def _show(self) -> None:
        answered = count_answered(self._card)
        box = self.query_one(Vertical)
        box.border_title = Content(f"{self._title}: {answered} of {len(SEVEN)}")
        self.query_one("#card-told", Sheet).show(lambda width: paragraph(self._when, width, "muted"))
        self.query_one("#card-rows", ListView).fill(
            [Row(question.key, 1, self._build_renderer(question)) for question in SEVEN]
        )
        if self._typing is None:
            self.query_one("#card-echo", Sheet).show(lambda width: paragraph(self._consequence(), width, "upcoming"))

    def _build_renderer(self, question: ExitQuestion) -> Callable[[int], list[Line]]:
        card = self._card

        def draw(width: int) -> list[Line]:
            answer = format_answer(card, question.key)
            good = is_answered(card, question.key)
            no = answer.startswith("no")
            glyph = TextSpan("✓ ", "ok") if good and not no else TextSpan("· ", "due" if no else "muted")
            answer_span = TextSpan(answer or "not yet", "text" if good else "muted", bold=good)
            return [
                line(
                    glyph,
                    TextSpan(f"{question.key} ", "key", bold=True),
                    TextSpan(f"{question.label:<45}"[: max(width - 20, 20)]),
                    answer_span,
                    on="bar",
                )
            ]

        return draw

    def _consequence(self) -> str:
        """Describe how the texts about dates were understood."""
        ctx = self.host.facts.ctx
        parts = []
        for key in ("by_when", "anything_else"):
            words = getattr(self._card, key)
            if isinstance(words, str) and words.strip():
                parts.append(_preview_answer(key, words, ctx, self._day)[1])
        return "\n".join(part for part in parts if part)

    # -- answering

    @property
    def _ignores_keys(self) -> bool:
        """True while keys don't count as answers: the card opened automatically and the user hasn't paused typing."""
        if self._by_itself:
            quiet = min(self.host.key_gap, time.monotonic() - self._since)
            self._by_itself = quiet < FRESH_SECONDS
        return self._by_itself

    def action_row(self) -> None:
        """Answer the row under the cursor."""
        if self._typing is None and not self._ignores_keys:
            self.action_answer(str(self.query_one("#card-rows", ListView).key))

    def action_answer(self, key: str) -> None:
        """Answer a question, by selecting its next possible answer or by opening the text field."""
        if self._ignores_keys:
            return
        question = next(item for item in SEVEN if item.key == key)
        self.query_one("#card-rows", ListView).select(key)
        if not question.in_words:
            after = toggle_answer(self._card, key)
            self._keep({name: getattr(after, name) for name in question.holds})
            return
        self._typing = question
        field = self.query_one(Input)
        current_answer = getattr(self._card, question.holds[0])
        with field.prevent(Input.Changed):
            field.value = current_answer if isinstance(current_answer, str) else ""
        field.placeholder = question.hint
        field.cursor_position = len(field.value)
        self.add_class("-typing")
        self.set_focus(field)
        self._echo()

    def _echo(self) -> None:
        question, text = self._typing, self.query_one(Input).value
        if question is None:
            return
        good, words = (
            _preview_answer(question.holds[0], text, self.host.facts.ctx, self._day) if text.strip() else (True, "")
        )
        hint = words or f"{question.label}: in a line. Empty is “not asked”."
        self.query_one("#card-echo", Sheet).show(
            lambda width: paragraph(hint, width, "upcoming" if words and good else "overdue" if words else "muted")
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the preview and save the answer at once."""
        event.stop()
        if self._typing is not None:
            self._echo()
            self._keep({self._typing.holds[0]: event.value.strip() or None})

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Accept the line and move to the next row."""
        event.stop()
        self._stop_typing(1)

    def _stop_typing(self, step: int) -> None:
        rows = self.query_one("#card-rows", ListView)
        self._typing = None
        self.remove_class("-typing")
        self.set_focus(rows)
        rows.action_move(step)
        self._show()

    def _keep(self, changes: dict[str, Answer], *, done: bool = False) -> None:
        self._card = changed(self._card, changes)
        self._show()
        store = cast("Any", partial(self._store, changes, done=done))
        self.app.run_worker(store, group="keep", exclusive=False)

    async def _store(self, changes: dict[str, Answer], *, done: bool) -> None:
        app = self.host
        self._unkept |= changes
        pending = dict(self._unkept)
        result = await app.run_database_work(
            lambda: exit_card.answer(app.desk, self._application, self._interview, pending, done=done)
        )
        if result is None:
            self.app.set_timer(AGAIN, self._try_again)
        else:
            self._unkept = {name: answer for name, answer in self._unkept.items() if pending.get(name) != answer}
            await app.refresh_facts(self._application)
            if done:
                app.show_done("Exit card kept: what it learned is in the debrief and on the queue")

    def _try_again(self) -> None:
        """Retry saving the answers that could not be saved, even if the dialog is already closed."""
        if self._unkept:
            store = cast("Any", partial(self._store, {}, done=False))
            self.app.run_worker(store, group="keep", exclusive=False)

    def on_key(self, event: events.Key) -> None:
        """Leave the line and move the cursor when up or down is pressed while typing."""
        if self._typing is not None and event.key in {"up", "down"}:
            event.stop()
            self._stop_typing(1 if event.key == "down" else -1)

    def on_list_view_chosen(self) -> None:
        """Answer the row on a second click."""
        self.action_row()

    def action_done(self) -> None:
        """Complete the card and close the dialog."""
        if self._ignores_keys:
            return
        if self._typing is not None:
            self._stop_typing(0)
        self._keep({}, done=True)
        self.dismiss("done")

    def action_leave(self) -> None:
        """Leave the text line, or close the card to finish it later."""
        if self._ignores_keys:
            return
        if self._typing is not None:
            self._stop_typing(0)
        else:
            self.dismiss(None)


def _preview_answer(name: str, text: str, ctx: Context, day: date | None) -> tuple[bool, str]:
    """Return True if the text is valid, with a preview; dates count from the day of the interview."""
    if name == "anything_else":
        return True, f"I promise {make_promise_preview(ctx)(text)}"
    if name != "by_when":
        return True, ""
    preview = make_day_preview(ctx, day)(text)
    return preview.good, f"They decide → {preview.message}" if preview.good else preview.message
