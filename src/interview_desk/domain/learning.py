"""What several interviews teach together (R19, R45): what to fix next time, weak questions, how answers developed, lessons."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from interview_desk.domain.alike import ALIKE, grouped, likeness
from interview_desk.domain.calendar import local_day
from interview_desk.domain.dossier import Meeting
from interview_desk.domain.interview import QuestionAsked

WEAK = 2
"""Stars up to which an answer is weak."""


class Recurring(NamedTuple):
    """Something to fix next time: in its newest words, how often it was noted, when and where last."""

    text: str
    times: int
    on: date
    company: str


class Answered(NamedTuple):
    """One answer to a question: when, where, what, how strong, with which story."""

    on: date
    company: str
    question: str
    answer: str
    strength: int | None
    story: str | None
    interview: str
    hardest: bool = False
    """Whether it was noted as the hardest question, without an answer."""


class BankQuestion(NamedTuple):
    """A question that they ask, with every answer I gave to it, newest first."""

    question: str
    answers: tuple[Answered, ...]

    @property
    def strength(self) -> int | None:
        """How strong the newest rated answer was."""
        return next((one.strength for one in self.answers if one.strength is not None), None)

    @property
    def is_weak(self) -> bool:
        """Whether the newest rated answer was weak, or it was the hardest and was never answered well since."""
        strength = self.strength
        return self.answers[0].hardest if strength is None else strength <= WEAK

    @property
    def course(self) -> tuple[int, ...]:
        """The strengths, oldest first."""
        return tuple(one.strength for one in reversed(self.answers) if one.strength is not None)


class StoryUse(NamedTuple):
    """Where a story was told, for which question, and how strongly."""

    on: date
    company: str
    question: str
    strength: int | None


def _in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings that were debriefed, newest first."""
    told = [one for one in meetings if one.interview.debrief is not None]
    return sorted(told, key=lambda one: (one.interview.starts_at, one.interview.id), reverse=True)


def to_fix(meetings: Iterable[Meeting], zone: tzinfo) -> list[Recurring]:
    """What to fix next time: what was noted most often first, then the newest."""
    lines = [
        (one.interview.debrief.fix_next_time.strip(), one)
        for one in _in_order(meetings)
        if one.interview.debrief is not None and one.interview.debrief.fix_next_time.strip()
    ]
    found = [
        Recurring(group[0][0], len(group), local_day(group[0][1].interview.starts_at, zone), group[0][1].company)
        for group in grouped(lines)
    ]
    return sorted(found, key=lambda one: (-one.times, -one.on.toordinal()))


def question_bank(meetings: Iterable[Meeting], zone: tzinfo) -> list[BankQuestion]:
    """Every question that was asked, those that mean the same together; weak ones first, then the newest.

    The hardest question of an interview is one of them; where it is not among those with an answer, it counts as one
    that has none yet.
    """
    lines: list[tuple[str, Answered]] = []
    for meeting in _in_order(meetings):
        interview, debrief = meeting.interview, meeting.interview.debrief
        assert debrief is not None
        on = local_day(interview.starts_at, zone)
        asked = [(one, False) for one in debrief.questions]
        hardest = debrief.hardest.strip()
        if hardest and not any(likeness(hardest, one.question) >= ALIKE for one, _ in asked):
            asked.append((QuestionAsked(hardest), True))
        lines += [
            (
                one.question,
                Answered(on, meeting.company, one.question, one.answer, one.strength, one.story, interview.id, own),
            )
            for one, own in asked
            if one.question.strip()
        ]
    bank = [BankQuestion(group[0][0], tuple(answered for _, answered in group)) for group in grouped(lines)]
    return sorted(bank, key=lambda one: (not one.is_weak, -one.answers[0].on.toordinal()))


def uses_of(story: str, meetings: Iterable[Meeting], zone: tzinfo) -> list[StoryUse]:
    """Where a story was told, newest first."""
    return [
        StoryUse(local_day(one.interview.starts_at, zone), one.company, asked.question, asked.strength)
        for one in _in_order(meetings)
        if one.interview.debrief is not None
        for asked in one.interview.debrief.questions
        if asked.story == story
    ]


def usual_strength(uses: Sequence[StoryUse]) -> float | None:
    """How strongly a story was told on average; None where nobody rated it."""
    rated = [one.strength for one in uses if one.strength is not None]
    return sum(rated) / len(rated) if rated else None
