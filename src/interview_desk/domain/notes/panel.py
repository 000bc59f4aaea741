"""Distribution of shared interview facts over the notes to the interviewers.

The interviewers may compare their notes (R23). A long fact that is the same for everyone (a strength, a
promise, the unsaid point) therefore goes into one note only, and each of several strengths goes into the
note to the person whose needs it meets.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_desk.domain.practice.similar_texts import rank_texts
from interview_desk.domain.search.correspondence import Promise
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Debrief, Interview
from interview_desk.domain.search.preparation import Story
from interview_desk.domain.text import normalize_line

SHORT = 3
"""Maximum words of a fact that may appear in every note; so few do not make two notes look alike."""
STRONG = 4
"""Minimum strength of an answer (1 to 5) for its story to be worth a line in a note."""


class Share(NamedTuple):
    """Shared facts in the note to one person; an empty text is left to somebody else."""

    why: str = ""
    strength: str = ""
    unsaid: str = ""
    promised: Promise | None = None
    next_step: str = ""


def strengths(interview: Interview | None, points: Sequence[str], stories: Sequence[Story]) -> list[str]:
    """Return the user's strengths, best first (R24).

    The debrief's own point comes first, then the stories behind strong answers, then the closing
    statement's points.
    """
    debrief = interview.debrief if interview is not None else None
    candidates: list[str] = []
    if debrief is not None:
        candidates.append(debrief.speaks_for)
        candidates += [_summarize_story(story) for story in list_strong_stories(debrief, stories)]
    candidates += points
    return list(dict.fromkeys(text for question in candidates if (text := normalize_line(question))))


def list_strong_stories(debrief: Debrief, stories: Sequence[Story]) -> list[Story]:
    """Return the stories behind the strong answers of an interview, the strongest first."""
    stories_by_id = {story.id: story for story in stories}
    strong = [
        question
        for question in debrief.questions
        if (question.strength or 0) >= STRONG and question.story in stories_by_id
    ]
    strong.sort(key=lambda question: -(question.strength or 0))
    return [stories_by_id[str(question.story)] for question in strong]


def _summarize_story(story: Story) -> str:
    """Summarize a story in one line: its result, after its title unless the result starts with "I" or "we".

    A result that starts with "my" or "our" needs no title either. Without a result, return the title.
    """
    if not story.result:
        return story.title
    return (
        story.result
        if re.match(r"(?:i|we|my|our)\b", story.result, re.IGNORECASE)
        else f"{story.title}: {story.result}"
    )


def distribute_facts(
    dossier: Dossier, interview: Interview | None, pool: Sequence[str], promised: Promise | None, unsaid: str
) -> Mapping[str | None, Share]:
    """Distribute the facts over the interviewers' notes; the same facts always give the same shares.

    Without interviewers, a single share has the key None.

    Args:
        dossier: the application.
        interview: the interview that the notes are about.
        pool: the user's strengths, best first.
        promised: the user's open promise.
        unsaid: the unsaid point that no note has used yet (C9).
    """
    debrief = interview.debrief if interview is not None else None
    people: list[str | None] = list(interview.interviewers) if interview is not None else []
    people = people or [None]
    lead = dossier.application.lead_contact if dossier.application.lead_contact in people else people[0]
    reasons = [normalize_line(reason) for reason in debrief.learned] if debrief is not None else []
    next_step = normalize_line(debrief.next_step) if debrief is not None else ""
    remaining = list(pool)
    given: dict[str | None, Share] = {}
    for person in sorted(people, key=lambda hook: (hook != lead, people.index(hook))):
        strength = ""
        if remaining:
            needs = (
                " ".join(hook.text for hook in debrief.hooks if hook.contact == person) if debrief is not None else ""
            )
            fitting = rank_texts(needs, {n: [(text, 1.0)] for n, text in enumerate(remaining)})
            strength = remaining.pop(fitting[0][0] if fitting else 0)
        given[person] = Share(
            why=reasons.pop(0) if reasons else "",
            strength=strength,
            unsaid=unsaid if person == lead else "",
            promised=promised if person == lead else None,
            next_step=next_step if person == lead or len(next_step.split()) <= SHORT else "",
        )
    return given
