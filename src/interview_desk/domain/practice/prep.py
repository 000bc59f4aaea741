"""Prep sheet of an interview: everything worth reviewing beforehand.

The sheet is derived from the stored facts; nothing on it is stored twice.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interview_desk.domain.practice.learning import (
    BankQuestion,
    Recurring,
    average_strength,
    question_bank,
    to_fix,
    uses_of,
)
from interview_desk.domain.practice.similar_texts import rank_texts
from interview_desk.domain.practice.speaking import Timing, measure_speech, pace_of
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier, Meeting
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Contact
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, Story

PINNED = ("What is the next step?", "By when will you decide?")
"""Questions for the employer that are pinned, first by default (C10, R10)."""
MOST_STORIES, MOST_FIXES, MOST_WEAK = 3, 4, 4
_ALWAYS = (
    "Read the advert and what I sent once more",
    "Two facts about them that are not on the front page",
    "References, work samples and a 30-60-90 plan within reach",
    "The closing statement, aloud, once",
)
_BY_METHOD = {
    "video": (
        "Camera at eye level, light from the front, notifications off",
        "Open the link once; the name shown is mine",
        "A second way in: their number, and a charged phone",
    ),
    "phone": (
        "A quiet room, a charged phone, a headset",
        "The advert, what I sent and my notes on the table",
        "Their number saved; mine is right with them",
    ),
    "in-person": (
        "The way there, and ten minutes to spare",
        "Whom to ask for at the door",
        "Copies of my papers, a pen, clothes laid out",
    ),
}
_BY_STYLE = {
    "screening": ("Pay, notice and starting day: my answers",),
    "behavioural": ("Three stories told aloud, two minutes each",),
    "technical": ("One project drawn from memory", "One exercise solved aloud"),
    "case": ("One case worked aloud against the clock", "Paper, pen, and a plan: ask, part, work, sum up"),
    "panel": ("Every name and title, and who decides", "One thing for each of them"),
    "informal": ("Three things I would like to know about the team",),
}


class InterviewerBriefing(NamedTuple):
    """Person who will be at the interview, with what earlier interviews revealed about them."""

    contact: Contact
    learned: tuple[str, ...] = ()
    cared: tuple[str, ...] = ()


class OpenPoints(NamedTuple):
    """Points left open by earlier rounds at this company."""

    unsaid: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    salary: tuple[str, ...] = ()
    study: tuple[str, ...] = ()
    hardest: tuple[str, ...] = ()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """All points, each with its label."""
        labels = ("unsaid", "concern", "pay said", "study", "hardest")
        return [(label, text) for label, texts in zip(labels, self, strict=True) for text in texts]


class PreparedQuestion(NamedTuple):
    """Question for the employer; pinned questions are the same in every interview and have no id."""

    text: str
    id: str = ""
    was_asked: bool = False
    everywhere: bool = False

    @property
    def is_pinned(self) -> bool:
        """Return True if the question is pinned."""
        return not self.id


class PreparedStory(NamedTuple):
    """Story that is chosen or suggested for an interview, with how often and how strongly it was used."""

    story: Story
    chosen: bool
    times_used: int
    strength: float | None


class Check(NamedTuple):
    """One line of the checklist."""

    text: str
    done: bool


class PrepSheet(NamedTuple):
    """Prep sheet of one interview."""

    dossier: Dossier
    interview: Interview
    people: tuple[InterviewerBriefing, ...]
    left_open: OpenPoints
    questions: tuple[PreparedQuestion, ...]
    stories: tuple[PreparedStory, ...]
    checklist: tuple[Check, ...]
    closing: ClosingStatement | None
    timing: Timing | None
    fixes: tuple[Recurring, ...]
    weak: tuple[BankQuestion, ...]


def checklist(interview: Interview) -> tuple[Check, ...]:
    """Return the checklist for an interview's method and style (R3), with completed lines marked."""
    lines = (*_BY_METHOD.get(interview.method, ()), *_BY_STYLE.get(interview.style, ()), *_ALWAYS)
    return tuple(Check(text, text in interview.checked) for text in lines)


def my_questions(
    questions: Iterable[OwnQuestion], dossier: Dossier, interview: Interview, order: str = "pinned-first"
) -> tuple[PreparedQuestion, ...]:
    """Return the user's questions for an interview.

    The pinned questions come first, then those still open for this application, by rank. Questions already
    asked in this interview stay on the list, marked as asked.

    Args:
        questions: all of the user's questions.
        dossier: the application.
        interview: the interview.
        order: policy C10; with `free-order` the pinned questions come last.
    """
    ours = {meeting.id for meeting in dossier.interviews}
    pinned = [PreparedQuestion(text) for text in PINNED]
    selected: list[PreparedQuestion] = []
    for question in sorted(questions, key=lambda question: question.rank):
        if question.application not in {None, dossier.application.id}:
            continue
        here = interview.id in question.asked_in
        if here or not ours & set(question.asked_in):
            selected.append(PreparedQuestion(question.text, question.id, here, question.application is None))
    return tuple(selected + pinned if order == "free-order" else pinned + selected)


def statement_for(statements: Iterable[ClosingStatement], application: str | None) -> ClosingStatement | None:
    """Return the closing statement for an application, or else the general statement."""
    by_application = {statement.application: statement for statement in statements}
    return by_application.get(application) or by_application.get(None)


def suggest_stories(question: str, stories: Iterable[Story]) -> list[Story]:
    """Return the stories that match a question by wording and tags, best first (works offline)."""
    by_id = {story.id: story for story in stories}
    texts = {
        story.id: [
            (" ".join(story.tags), 3.0),
            (story.title, 2.0),
            (f"{story.situation} {story.task} {story.action} {story.result}", 1.0),
        ]
        for story in by_id.values()
    }
    return [by_id[key] for key, _ in rank_texts(question, texts)]


def prep_sheet(
    dossier: Dossier,
    interview: Interview,
    stories: Sequence[Story],
    questions: Sequence[OwnQuestion],
    statements: Sequence[ClosingStatement],
    meetings: Sequence[Meeting],
    ctx: Context,
) -> PrepSheet:
    """Build the prep sheet of an interview.

    Args:
        dossier: the application.
        interview: the interview.
        stories: all stories.
        questions: all of the user's questions.
        statements: all closing statements.
        meetings: all interviews of the job search; lessons from any company count here.
        ctx: the current moment and the policies.
    """
    earlier = [
        meeting
        for meeting in dossier.list_held(interview.starts_at)
        if meeting.id != interview.id and meeting.debrief is not None
    ]
    bank = question_bank(meetings, ctx.zone)
    weak = [question for question in bank if question.is_weak][:MOST_WEAK]
    open_points = _left_open(earlier)
    closing = statement_for(statements, dossier.application.id)
    return PrepSheet(
        dossier,
        interview,
        tuple(_brief_interviewers(dossier, interview, earlier)),
        open_points,
        my_questions(questions, dossier, interview, ctx.policies.own_questions),
        tuple(_select_stories(interview, stories, meetings, (dossier, open_points, weak), ctx)),
        checklist(interview),
        closing,
        measure_speech(closing.text, ctx.policies, pace_of(statements, ctx.policies, closing.id)) if closing else None,
        tuple(to_fix(meetings, ctx.zone)[:MOST_FIXES]),
        tuple(weak),
    )


def _brief_interviewers(
    dossier: Dossier, interview: Interview, earlier: Sequence[Interview]
) -> Iterable[InterviewerBriefing]:
    for contact_id in interview.interviewers:
        person = dossier.contact(contact_id)
        if person is not None:
            debriefs = [each.debrief for each in earlier if each.debrief is not None]
            yield InterviewerBriefing(
                person,
                tuple(text for each in debriefs for text in each.hooks_of(contact_id)),
                tuple(text for each in debriefs for text in each.hooks_of(contact_id, "cared")),
            )


def _left_open(earlier: Sequence[Interview]) -> OpenPoints:
    debriefs = [meeting.debrief for meeting in earlier if meeting.debrief is not None]
    return OpenPoints(
        tuple(point.text for debrief in debriefs for point in debrief.unsaid if point.used_in is None),
        tuple(text for debrief in debriefs for text in debrief.concerns),
        tuple(debrief.salary_said for debrief in debriefs if debrief.salary_said),
        tuple(debrief.study_next for debrief in debriefs if debrief.study_next),
        tuple(debrief.hardest for debrief in debriefs if debrief.hardest),
    )


def _select_stories(
    interview: Interview,
    stories: Sequence[Story],
    meetings: Sequence[Meeting],
    about: tuple[Dossier, OpenPoints, Sequence[BankQuestion]],
    ctx: Context,
) -> Iterable[PreparedStory]:
    """Yield the chosen stories, then others that fill the remaining room.

    Stories that match the role, the goals, the concerns, or the weak questions come before the rest.
    """
    dossier, open_points, weak = about
    texts = [dossier.application.role, interview.goals, *open_points.concerns, *open_points.hardest]
    words = "\n".join(texts + [question.question for question in weak])
    chosen = [story for name in interview.stories for story in stories if story.id == name]
    suggestions = [story for story in suggest_stories(words, stories) if story not in chosen]
    rest = [story for story in stories if story not in chosen and story not in suggestions]
    room = max(MOST_STORIES - len(chosen), 0)
    for story in (*chosen, *(*suggestions, *rest)[:room]):
        uses = uses_of(story.id, meetings, ctx.zone)
        yield PreparedStory(story, story in chosen, len(uses), average_strength(uses))
