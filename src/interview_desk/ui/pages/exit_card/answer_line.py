"""Line for an answer in words, with a preview of how it is understood."""

from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from interview_desk.domain.practice.exit_card import ExitQuestion
from interview_desk.ui.core.host import host_of
from interview_desk.ui.pages.exit_card.answers import CardAnswers
from interview_desk.ui.pages.exit_card.view import describe_dates, preview_answer
from interview_desk.ui.toolkit.sheet import Sheet
from interview_desk.ui.toolkit.spans import paragraph

LEGEND = "{card.1} to {card.7} answer · {card.done} done · {card.missed} no-show · {card.later} later"
TYPING_LEGEND = "enter takes it · {card.later} goes back"


class AnswerLine:
    """Line below the questions that an answer in words is typed in.

    Args:
        screen: the dialog; its class `-typing` shows the line.
        answers: the answers on the card.
    """

    def __init__(self, screen: Screen[str | None], answers: CardAnswers) -> None:
        self._screen = screen
        self._answers = answers
        self._question: ExitQuestion | None = None

    @property
    def is_open(self) -> bool:
        """True while an answer is typed."""
        return self._question is not None

    @property
    def _field(self) -> Input:
        return self._screen.query_one(Input)

    def open(self, question: ExitQuestion) -> None:
        """Open the line for the answer to a question."""
        self._question = question
        field = self._field
        answer = getattr(self._answers.card, question.holds[0])
        with field.prevent(Input.Changed):
            field.value = answer if isinstance(answer, str) else ""
        field.placeholder = question.hint
        field.cursor_position = len(field.value)
        self._screen.add_class("-typing")
        self._show_legend()
        self._screen.set_focus(field)
        self._show_preview(question)

    def take(self, text: str) -> None:
        """Show how the answer is understood, and save it at once."""
        if self._question is not None:
            self._show_preview(self._question)
            self._answers.change({self._question.holds[0]: text.strip() or None})

    def close(self) -> None:
        """Close the line."""
        self._question = None
        self._screen.remove_class("-typing")
        self._show_legend()

    def _show_legend(self) -> None:
        """Name the keys that work now, under the box."""
        legend = TYPING_LEGEND if self._question is not None else LEGEND
        box = self._screen.query_one(Vertical)
        box.border_subtitle = Content(host_of(self._screen).with_keys(legend))

    def show_dates(self) -> None:
        """Show how the answers about dates are understood, unless an answer is typed."""
        if self._question is None:
            ctx = host_of(self._screen).facts.ctx
            self._show_echo(describe_dates(self._answers.card, ctx, self._answers.reference_day), "upcoming")

    def _show_preview(self, question: ExitQuestion) -> None:
        text = self._field.value
        if text.strip():
            ctx = host_of(self._screen).facts.ctx
            preview = preview_answer(question.holds[0], text, ctx, self._answers.reference_day)
            if preview.message:
                self._show_echo(preview.message, "upcoming" if preview.good else "overdue")
                return
        self._show_echo(f"{question.label}: in a line. Empty is “not asked”.", "muted")

    def _show_echo(self, text: str, role: str) -> None:
        self._screen.query_one("#card-echo", Sheet).show(lambda width: paragraph(text, width, role))
