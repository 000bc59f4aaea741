"""The prep sheet of an interview: everything worth looking at before it, drawn from the facts; nothing in it is stored twice."""

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
"""My questions that always come first (C10, R10)."""
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
    """One person who will be there, and what earlier interviews told of them."""

    contact: Contact
    learned: tuple[str, ...] = ()
    cared: tuple[str, ...] = ()


class LeftOpen(NamedTuple):
    """What earlier rounds at this company left open."""

    unsaid: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    salary: tuple[str, ...] = ()
    study: tuple[str, ...] = ()
    hardest: tuple[str, ...] = ()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Everything with its label."""
        labels = ("unsaid", "concern", "pay said", "study", "hardest")
        return [(label, text) for label, texts in zip(labels, self, strict=True) for text in texts]


class Asking(NamedTuple):
    """A question of mine; pinned ones are the same in every interview and have no id."""

    text: str
    id: str = ""
    asked: bool = False
    everywhere: bool = False

    @property
    def is_pinned(self) -> bool:
        """Whether it always comes first."""
        return not self.id


class Ready(NamedTuple):
    """A story to have ready, or one that would fit: how often it was told, and how strongly."""

    story: Story
    chosen: bool
    told: int
    strength: float | None


class Check(NamedTuple):
    """One line of the checklist."""

    text: str
    done: bool


class PrepSheet(NamedTuple):
    """The prep sheet."""

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
    """The checklist of an interview by its method and style (R3), with what is done."""
    lines = (*_BY_METHOD.get(interview.method, ()), *_BY_STYLE.get(interview.style, ()), *_ALWAYS)
    return tuple(Check(text, text in interview.checked) for text in lines)


def my_questions(
    questions: Iterable[OwnQuestion], dossier: Dossier, interview: Interview, order: str = "pinned-first"
) -> tuple[Asking, ...]:
    """My questions for an interview: the pinned ones, then those still open here by rank; what was asked in it stays, ticked.

    Args:
        questions: every question of mine.
        dossier: the application.
        interview: which interview.
        order: policy C10; with `free-order` the pinned ones come last.
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
    """The closing statement of an application, else the one for every application."""
    known = {one.application: one for one in statements}
    return known.get(application) or known.get(None)


def suggested(question: str, stories: Iterable[Story]) -> list[Story]:
    """The stories that fit a question by its words and their tags, best first (offline)."""
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
    """Everything worth looking at before an interview.

    Args:
        dossier: its application.
        interview: the interview.
        stories: every story.
        questions: every question of mine.
        statements: every closing statement.
        meetings: every interview of the search; what was learned anywhere counts here too.
        ctx: the moment and the policies.
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
    """The stories chosen, then some that would fit: the goals, the role, the concerns and the weak questions say which."""
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
