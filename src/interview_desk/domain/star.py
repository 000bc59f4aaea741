"""STAR stories (R2): how the parts of a story share its words, against 20 / 10 / 60 / 10 per cent."""

from typing import NamedTuple

from interview_desk.domain.preparation import Story
from interview_desk.domain.speaking import words_of

PARTS = ("situation", "task", "action", "result")
AIM = {"situation": 20, "task": 10, "action": 60, "result": 10}
"""Per cent of the words that each part should take ("Step 7: Interview and Follow up"): most of a story is what I did."""
LEEWAY = 10
"""Points that a share may lie off its aim without a word about it."""
ENOUGH = 20
"""Words under which shares say nothing yet."""
_ADVICE = {
    "situation": ("a little more of the scene", "shorten the scene"),
    "task": ("what was asked of you?", "shorten the task"),
    "action": ("say more of what you did", "let the others speak too"),
    "result": ("what came of it? a number", "shorten the result"),
}


class Share(NamedTuple):
    """One part of a story: its words, its share in per cent, what that should be, and what to do where it is far off."""

    part: str
    words: int
    percent: int
    aim: int
    advice: str = ""


def shares(story: Story) -> tuple[Share, ...]:
    """How the four parts share the words of a story. The reflection is for me alone and does not count."""
    counts = {part: words_of(getattr(story, part)) for part in PARTS}
    total = sum(counts.values())
    percents = _rounded(counts, total)
    found = []
    for part in PARTS:
        off = percents[part] - AIM[part]
        advice = ""
        if not counts[part] and total:
            advice = _ADVICE[part][0]
        elif total >= ENOUGH and abs(off) > LEEWAY:
            advice = _ADVICE[part][off > 0]
        found.append(Share(part, counts[part], percents[part], AIM[part], advice))
    return tuple(found)


def _rounded(counts: dict[str, int], total: int) -> dict[str, int]:
    """Whole per cents that add up to 100: the largest remainders are rounded up."""
    if not total:
        return dict.fromkeys(counts, 0)
    exact = {part: count * 100 / total for part, count in counts.items()}
    floors = {part: int(value) for part, value in exact.items()}
    left = 100 - sum(floors.values())
    for part in sorted(exact, key=lambda one: exact[one] - floors[one], reverse=True)[:left]:
        floors[part] += 1
    return floors


def missing(story: Story) -> tuple[str, ...]:
    """The parts that nothing stands in yet."""
    return tuple(part for part in PARTS if not getattr(story, part).strip())
