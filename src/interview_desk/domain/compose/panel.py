"""Who is told what: the facts of an interview that belong to nobody alone, shared out over the notes to its people.

They may lay their notes side by side (R23). So whatever is long and the same for all (a strength, a promise, the unsaid point)
stands in one note, and each of several strengths in the note to the person whose need it meets.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_desk.domain.alike import ranked
from interview_desk.domain.correspondence import Promise
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import Interview
from interview_desk.domain.preparation import Story
from interview_desk.domain.text import folded

SHORT = 3
"""Words up to which a fact may stand in the notes to everybody: too few to make two notes look alike."""
STRONG = 4
"""How strong an answer was (1 to 5), from which on its story is worth a line in a note."""


class Share(NamedTuple):
    """What the note to one person says of the facts that are nobody's own. An empty text is for somebody else."""

    why: str = ""
    strength: str = ""
    unsaid: str = ""
    promised: Promise | None = None
    next_step: str = ""


def strengths(interview: Interview | None, points: Sequence[str], stories: Sequence[Story]) -> list[str]:
    """What speaks for me, best first: what the debrief says, strong answers' stories, the closing statement's points (R24)."""
    debrief = interview.debrief if interview is not None else None
    found: list[str] = []
    if debrief is not None:
        found.append(debrief.speaks_for)
        told = {one.id: one for one in stories}
        strong = sorted(
            (one for one in debrief.questions if (one.strength or 0) >= STRONG and one.story in told),
            key=lambda one: -(one.strength or 0),
        )
        found += [_of(told[str(one.story)]) for one in strong]
    found += points
    return list(dict.fromkeys(text for one in found if (text := folded(one))))


def _of(story: Story) -> str:
    """A story in a line: what came of it, and of what, where the result does not begin with me."""
    if not story.result:
        return story.title
    return (
        story.result
        if re.match(r"(?:i|we|my|our)\b", story.result, re.IGNORECASE)
        else f"{story.title}: {story.result}"
    )


def shared_out(
    dossier: Dossier, interview: Interview | None, pool: Sequence[str], promised: Promise | None, unsaid: str
) -> Mapping[str | None, Share]:
    """What each interviewer's note says; the same facts give the same shares. Without an interview all is one person's, None.

    Args:
        dossier: the application.
        interview: the interview that is thanked for.
        pool: what speaks for me, best first.
        promised: what I promised and still owe.
        unsaid: the point that stayed unsaid and was not used yet (C9).
    """
    debrief = interview.debrief if interview is not None else None
    people: list[str | None] = list(interview.interviewers) if interview is not None else []
    people = people or [None]
    lead = dossier.application.lead_contact if dossier.application.lead_contact in people else people[0]
    reasons = [folded(one) for one in debrief.learned] if debrief is not None else []
    next_step = folded(debrief.next_step) if debrief is not None else ""
    left = list(pool)
    given: dict[str | None, Share] = {}
    for person in sorted(people, key=lambda one: (one != lead, people.index(one))):
        strength = ""
        if left:
            needs = " ".join(one.text for one in debrief.hooks if one.contact == person) if debrief is not None else ""
            fitting = ranked(needs, {n: [(text, 1.0)] for n, text in enumerate(left)})
            strength = left.pop(fitting[0][0] if fitting else 0)
        given[person] = Share(
            why=reasons.pop(0) if reasons else "",
            strength=strength,
            unsaid=unsaid if person == lead else "",
            promised=promised if person == lead else None,
            next_step=next_step if person == lead or len(next_step.split()) <= SHORT else "",
        )
    return given
