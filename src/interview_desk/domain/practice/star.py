"""STAR stories (R2): each part's share of the words, compared with 20/10/60/10 percent."""

from typing import NamedTuple

from interview_desk.domain.practice.speaking import words_of
from interview_desk.domain.search.preparation import Story

PARTS = ("situation", "task", "action", "result")
AIM = {"situation": 20, "task": 10, "action": 60, "result": 10}
"""Target share of each part, in percent of the words ("Step 7: Interview and Follow up").

Most of a story is what the user did.
"""
LEEWAY = 10
"""Percentage points that a share may differ from its target without any advice."""
ENOUGH = 20
"""Minimum number of words for shares to be meaningful."""
_ADVICE = {
    "situation": ("a little more of the scene", "shorten the scene"),
    "task": ("what was asked of you?", "shorten the task"),
    "action": ("say more of what you did", "let the others speak too"),
    "result": ("what came of it? a number", "shorten the result"),
}


class Share(NamedTuple):
    """Share of one story part: its words, percentage, and target, with advice if it is far off."""

    part: str
    words: int
    percent: int
    aim: int
    advice: str = ""


def shares(story: Story) -> tuple[Share, ...]:
    """Return each part's share of a story's words; the reflection is private and does not count."""
    counts = {part: words_of(getattr(story, part)) for part in PARTS}
    total = sum(counts.values())
    percents = _rounded(counts, total)
    results = []
    for part in PARTS:
        off = percents[part] - AIM[part]
        advice = ""
        if not counts[part] and total:
            advice = _ADVICE[part][0]
        elif total >= ENOUGH and abs(off) > LEEWAY:
            advice = _ADVICE[part][off > 0]
        results.append(Share(part, counts[part], percents[part], AIM[part], advice))
    return tuple(results)


def _rounded(counts: dict[str, int], total: int) -> dict[str, int]:
    """Return whole percentages that add up to 100, rounding up the largest remainders."""
    if not total:
        return dict.fromkeys(counts, 0)
    exact = {part: count * 100 / total for part, count in counts.items()}
    floors = {part: int(value) for part, value in exact.items()}
    remaining = 100 - sum(floors.values())
    for part in sorted(exact, key=lambda name: exact[name] - floors[name], reverse=True)[:remaining]:
        floors[part] += 1
    return floors


def missing(story: Story) -> tuple[str, ...]:
    """Return the parts that are still blank."""
    return tuple(part for part in PARTS if not getattr(story, part).strip())
