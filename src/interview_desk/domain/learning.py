"""Lessons across interviews (R19, R45): points to fix, weak questions, how answers developed."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from interview_desk.domain.alike import ALIKE, grouped, likeness
from interview_desk.domain.calendar import local_day
from interview_desk.domain.dossier import Meeting
from interview_desk.domain.interview import QuestionAsked

WEAK = 2
"""Number of stars up to which an answer is weak."""


class Recurring(NamedTuple):
    """Point to fix next time: its newest wording, how often it was noted, and when and where last."""

    text: str
    times: int
    on: date
    company: str


class Answered(NamedTuple):
    """Answer to a question: the day, the company, the text, its strength, and the story."""

    on: date
    company: str
    question: str
    answer: str
    strength: int | None
    story: str | None
    interview: str
    hardest: bool = False
    """True if it was noted as the hardest question, without an answer."""


class BankQuestion(NamedTuple):
    """Question that they ask, with every answer that the user gave to it, newest first."""

    question: str
    answers: tuple[Answered, ...]

    @property
    def strength(self) -> int | None:
        """Strength of the newest rated answer, or None."""
        return next((one.strength for one in self.answers if one.strength is not None), None)

    @property
    def is_weak(self) -> bool:
        """Return True if the newest rated answer was weak.

        Without a rated answer, return True if the question was last noted as the hardest.
        """
        strength = self.strength
        return self.answers[0].hardest if strength is None else strength <= WEAK

    @property
    def course(self) -> tuple[int, ...]:
        """Strengths of the rated answers, oldest first."""
        return tuple(one.strength for one in reversed(self.answers) if one.strength is not None)


class StoryUse(NamedTuple):
    """Use of a story: where, for which question, and how strong the answer was."""

    on: date
    company: str
    question: str
    strength: int | None


def _in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return the meetings with a debrief, newest first."""
    told = [one for one in meetings if one.interview.debrief is not None]
    return sorted(told, key=lambda one: (one.interview.starts_at, one.interview.id), reverse=True)


def to_fix(meetings: Iterable[Meeting], zone: tzinfo) -> list[Recurring]:
    """Return what to fix next time: most often noted first, then newest."""
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
    """Return every question that was asked, grouped by meaning; weak questions first, then the newest.

    The hardest question of an interview is included; if it is not among those with an answer, it counts as a
    question without an answer.
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
    """Return the uses of a story, newest first."""
    return [
        StoryUse(local_day(one.interview.starts_at, zone), one.company, asked.question, asked.strength)
        for one in _in_order(meetings)
        if one.interview.debrief is not None
        for asked in one.interview.debrief.questions
        if asked.story == story
    ]


def usual_strength(uses: Sequence[StoryUse]) -> float | None:
    """Return the average strength of a story's answers, or None if none was rated."""
    rated = [one.strength for one in uses if one.strength is not None]
    return sum(rated) / len(rated) if rated else None
