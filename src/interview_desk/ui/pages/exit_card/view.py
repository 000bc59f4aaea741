"""Lines of the exit card: the interview, the seven questions with their answers, and how dates are understood."""

from collections.abc import Callable
from datetime import date

from interview_desk.domain.dates.calendar import say_near, say_time
from interview_desk.domain.practice.exit_card import SEVEN, ExitQuestion, format_answer, is_answered
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import ExitCard, Interview
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.dialogs.ask import Preview
from interview_desk.ui.dialogs.previews import make_day_preview, make_promise_preview
from interview_desk.ui.toolkit.sheet import Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, line


def describe_interview(dossier: Dossier, interview: Interview, ctx: Context) -> str:
    """Say which interview has ended, and when."""
    day = say_near(ctx.day(interview.ends_at), ctx.today)
    return f"{dossier.company.name}, {dossier.application.role}: ended {day} {say_time(interview.ends_at, ctx.zone)}."


def rows_of(card: ExitCard, key_of: KeyOf) -> list[Row]:
    """Return a row for each question."""
    return [Row(question.key, 1, _make_renderer(card, question, key_of(f"card.{question.key}"))) for question in SEVEN]


def _make_renderer(card: ExitCard, question: ExitQuestion, key: str) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        answer = format_answer(card, question.key)
        good = is_answered(card, question.key)
        no = answer.startswith("no")
        glyph = TextSpan("✓ ", "ok") if good and not no else TextSpan("· ", "due" if no else "muted")
        answer_span = TextSpan(answer or "not yet", "text" if good else "muted", bold=good)
        return [
            line(
                glyph,
                TextSpan(f"{key} ", "key", bold=True),
                TextSpan(f"{question.label:<45}"[: max(width - 20, 20)]),
                answer_span,
                on="bar",
            )
        ]

    return draw


def describe_dates(card: ExitCard, ctx: Context, day: date | None) -> str:
    """Say how the answers about dates are understood.

    Args:
        card: the answers.
        ctx: the current moment and the user's settings.
        day: the day from which days in words count.
    """
    parts = []
    for field in ("by_when", "anything_else"):
        words = getattr(card, field)
        if isinstance(words, str) and words.strip():
            parts.append(preview_answer(field, words, ctx, day).message)
    return "\n".join(part for part in parts if part)


def preview_answer(field: str, text: str, ctx: Context, day: date | None) -> Preview:
    """Return how an answer in words is understood.

    Args:
        field: the field of the card that holds the answer.
        text: the answer.
        ctx: the current moment and the user's settings.
        day: the day from which days in words count.
    """
    if field == "anything_else":
        return Preview(True, f"I promise {make_promise_preview(ctx)(text)}")
    if field != "by_when":
        return Preview(True, "")
    preview = make_day_preview(ctx, day)(text)
    return Preview(True, f"They decide → {preview.message}") if preview.good else preview
