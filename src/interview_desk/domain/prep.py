"""Prep sheet of an interview: everything worth reviewing beforehand.

The sheet is derived from the stored facts; nothing on it is stored twice.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interview_desk.domain.alike import ranked
from interview_desk.domain.dossier import Dossier, Meeting
from interview_desk.domain.interview import Interview
from interview_desk.domain.learning import (
    BankQuestion,
    Recurring,
    question_bank,
    to_fix,
    uses_of,
    usual_strength,
)
from interview_desk.domain.people import Contact
from interview_desk.domain.plan.item import Context
from interview_desk.domain.preparation import ClosingStatement, OwnQuestion, Story
from interview_desk.domain.speaking import Timing, pace_of, spoken

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


class Known(NamedTuple):
    """Person who will be at the interview, with what earlier interviews revealed about them."""

    contact: Contact
    learned: tuple[str, ...] = ()
    cared: tuple[str, ...] = ()


class LeftOpen(NamedTuple):
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


class Asking(NamedTuple):
    """Question for the employer; pinned questions are the same in every interview and have no id."""

    text: str
    id: str = ""
    asked: bool = False
    everywhere: bool = False

    @property
    def is_pinned(self) -> bool:
        """Return True if the question is pinned."""
        return not self.id


class Ready(NamedTuple):
    """Story that is chosen or suggested for an interview, with how often and how strongly it was used."""

    story: Story
    chosen: bool
    told: int
    strength: float | None


class Check(NamedTuple):
    """One line of the checklist."""

    text: str
    done: bool


class PrepSheet(NamedTuple):
    """Prep sheet of one interview."""

    dossier: Dossier
    interview: Interview
    people: tuple[Known, ...]
    left_open: LeftOpen
    questions: tuple[Asking, ...]
    stories: tuple[Ready, ...]
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
) -> tuple[Asking, ...]:
    """Return the user's questions for an interview.

    The pinned questions come first, then those still open for this application, by rank. Questions already
    asked in this interview stay on the list, marked as asked.

    Args:
        questions: all of the user's questions.
        dossier: the application.
        interview: the interview.
        order: policy C10; with `free-order` the pinned questions come last.
    """
    ours = {one.id for one in dossier.interviews}
    pinned = [Asking(text) for text in PINNED]
    found: list[Asking] = []
    for one in sorted(questions, key=lambda one: one.rank):
        if one.application not in {None, dossier.application.id}:
            continue
        here = interview.id in one.asked_in
        if here or not ours & set(one.asked_in):
            found.append(Asking(one.text, one.id, here, one.application is None))
    return tuple(found + pinned if order == "free-order" else pinned + found)


def statement_for(statements: Iterable[ClosingStatement], application: str | None) -> ClosingStatement | None:
    """Return the closing statement for an application, or else the general statement."""
    known = {one.application: one for one in statements}
    return known.get(application) or known.get(None)


def suggested(question: str, stories: Iterable[Story]) -> list[Story]:
    """Return the stories that match a question by wording and tags, best first (works offline)."""
    by_id = {one.id: one for one in stories}
    texts = {
        one.id: [
            (" ".join(one.tags), 3.0),
            (one.title, 2.0),
            (f"{one.situation} {one.task} {one.action} {one.result}", 1.0),
        ]
        for one in by_id.values()
    }
    return [by_id[key] for key, _ in ranked(question, texts)]


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
    earlier = [one for one in dossier.held(interview.starts_at) if one.id != interview.id and one.debrief is not None]
    bank = question_bank(meetings, ctx.zone)
    weak = [one for one in bank if one.is_weak][:MOST_WEAK]
    left = _left_open(earlier)
    closing = statement_for(statements, dossier.application.id)
    return PrepSheet(
        dossier,
        interview,
        tuple(_known(dossier, interview, earlier)),
        left,
        my_questions(questions, dossier, interview, ctx.policies.own_questions),
        tuple(_ready(interview, stories, meetings, (dossier, left, weak), ctx)),
        checklist(interview),
        closing,
        spoken(closing.text, ctx.policies, pace_of(statements, ctx.policies, closing.id)) if closing else None,
        tuple(to_fix(meetings, ctx.zone)[:MOST_FIXES]),
        tuple(weak),
    )


def _known(dossier: Dossier, interview: Interview, earlier: Sequence[Interview]) -> Iterable[Known]:
    for one in interview.interviewers:
        person = dossier.contact(one)
        if person is not None:
            debriefs = [each.debrief for each in earlier if each.debrief is not None]
            yield Known(
                person,
                tuple(text for each in debriefs for text in each.hooks_of(one)),
                tuple(text for each in debriefs for text in each.hooks_of(one, "cared")),
            )


def _left_open(earlier: Sequence[Interview]) -> LeftOpen:
    debriefs = [one.debrief for one in earlier if one.debrief is not None]
    return LeftOpen(
        tuple(point.text for one in debriefs for point in one.unsaid if point.used_in is None),
        tuple(text for one in debriefs for text in one.concerns),
        tuple(one.salary_said for one in debriefs if one.salary_said),
        tuple(one.study_next for one in debriefs if one.study_next),
        tuple(one.hardest for one in debriefs if one.hardest),
    )


def _ready(
    interview: Interview,
    stories: Sequence[Story],
    meetings: Sequence[Meeting],
    about: tuple[Dossier, LeftOpen, Sequence[BankQuestion]],
    ctx: Context,
) -> Iterable[Ready]:
    """Yield the chosen stories, then others that fill the remaining room.

    Stories that match the role, the goals, the concerns, or the weak questions come before the rest.
    """
    dossier, left, weak = about
    wanted = [dossier.application.role, interview.goals, *left.concerns, *left.hardest]
    words = "\n".join(wanted + [one.question for one in weak])
    chosen = [one for name in interview.stories for one in stories if one.id == name]
    others = [one for one in suggested(words, stories) if one not in chosen]
    rest = [one for one in stories if one not in chosen and one not in others]
    room = max(MOST_STORIES - len(chosen), 0)
    for one in (*chosen, *(*others, *rest)[:room]):
        uses = uses_of(one.id, meetings, ctx.zone)
        yield Ready(one, one in chosen, len(uses), usual_strength(uses))
