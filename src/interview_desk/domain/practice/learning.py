"""Lessons across interviews (R19, R45): points to fix, weak questions, how answers developed."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from interview_desk.domain.dates.calendar import local_day
from interview_desk.domain.practice.similar_texts import ALIKE, compute_similarity, group_similar
from interview_desk.domain.search.dossier import Meeting
from interview_desk.domain.search.interview import QuestionAsked

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
        return next((answer.strength for answer in self.answers if answer.strength is not None), None)

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
        return tuple(answer.strength for answer in reversed(self.answers) if answer.strength is not None)


class StoryUse(NamedTuple):
    """Use of a story: where, for which question, and how strong the answer was."""

    on: date
    company: str
    question: str
    strength: int | None


def _in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return the meetings with a debrief, newest first."""
    debriefed = [meeting for meeting in meetings if meeting.interview.debrief is not None]
    return sorted(debriefed, key=lambda meeting: (meeting.interview.starts_at, meeting.interview.id), reverse=True)


def to_fix(meetings: Iterable[Meeting], zone: tzinfo) -> list[Recurring]:
    """Return what to fix next time: most often noted first, then newest."""
    lines = [
        (point.interview.debrief.fix_next_time.strip(), point)
        for point in _in_order(meetings)
        if point.interview.debrief is not None and point.interview.debrief.fix_next_time.strip()
    ]
    points = [
        Recurring(group[0][0], len(group), local_day(group[0][1].interview.starts_at, zone), group[0][1].company)
        for group in group_similar(lines)
    ]
    return sorted(points, key=lambda point: (-point.times, -point.on.toordinal()))


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
        asked_questions = [(question, False) for question in debrief.questions]
        hardest = debrief.hardest.strip()
        if hardest and not any(
            compute_similarity(hardest, question.question) >= ALIKE for question, _ in asked_questions
        ):
            asked_questions.append((QuestionAsked(hardest), True))
        lines += [
            (
                question.question,
                Answered(
                    on,
                    meeting.company,
                    question.question,
                    question.answer,
                    question.strength,
                    question.story,
                    interview.id,
                    own,
                ),
            )
            for question, own in asked_questions
            if question.question.strip()
        ]
    bank = [BankQuestion(group[0][0], tuple(answered for _, answered in group)) for group in group_similar(lines)]
    return sorted(bank, key=lambda question: (not question.is_weak, -question.answers[0].on.toordinal()))


def uses_of(story: str, meetings: Iterable[Meeting], zone: tzinfo) -> list[StoryUse]:
    """Return the uses of a story, newest first."""
    return [
        StoryUse(local_day(meeting.interview.starts_at, zone), meeting.company, question.question, question.strength)
        for meeting in _in_order(meetings)
        if meeting.interview.debrief is not None
        for question in meeting.interview.debrief.questions
        if question.story == story
    ]


def average_strength(uses: Sequence[StoryUse]) -> float | None:
    """Return the average strength of a story's answers, or None if none was rated."""
    rated = [use.strength for use in uses if use.strength is not None]
    return sum(rated) / len(rated) if rated else None
