"""Insights in words and bars: the same sections for the pane and for the command line."""

from collections.abc import Iterable
from typing import NamedTuple

from interview_desk.domain.calendar import count_of, say_short
from interview_desk.domain.insights import ATTENTION_DAYS, FEW, SOME, Insights, Share, Wait, Week
from interview_desk.domain.text import shorten

_MOST = 6
"""Maximum number of employers, lessons or habits that are listed."""


class Entry(NamedTuple):
    """Line of a section: its subject, its number or text, an optional bar, and a remark."""

    label: str
    told: str
    share: float | None = None
    """Length of the bar, from 0 to 1; None for no bar."""
    remark: str = ""
    role: str = "text"
    """Role of the line: `text`, `ok` or `due`."""
    is_sentence: bool = False
    """True if the value is a text of the user rather than a number."""


class Section(NamedTuple):
    """Heading with its lines, and an explanation of the lines."""

    title: str
    entries: tuple[Entry, ...]
    aside: str = ""


def sections(found: Insights, goal: int, reward: str = "") -> list[Section]:
    """Build the sections for the insights into a search.

    Args:
        found: the insights into the search.
        goal: the number of acts that fill a week.
        reward: the user's treat for a full week; empty if none is set.
    """
    if not found.applications:
        return []
    told = [
        _effort(found, goal, reward),
        _funnel(found),
        _rounds(found),
        _waits(
            "How long they take",
            found.answers,
            "half of them within so many days; who has not answered yet is counted in",
        ),
        _under_way(found),
        _waits(
            "Time in each stage", found.stages, "half move on within so many days; who is still there is counted in"
        ),
        _thanks(found),
        _attention(found),
        _lessons(found),
    ]
    return [section for section in told if section.entries]


def _per_cent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _rate(share: Share) -> str:
    """Format a share: as a count if few cases are decided, else as a percentage of the decided cases."""
    if not share.decided:
        return "none decided yet"
    return _per_cent(share.rate) if share.rate is not None else f"{share.went_on} of {share.decided}"


def _onward(share: Share) -> str:
    """Describe what became of the applications that reached a step."""
    if not share.decided:
        return f"{share.still_open} still open"
    told = f"{_rate(share)} of {share.decided} decided" if share.rate is not None else f"{_rate(share)} decided"
    few = " (too few to tell)" if share.decided < FEW else (" (few)" if share.decided < SOME else "")
    return f"{told} went on{few}; {share.still_open} still open"


def _funnel(found: Insights) -> Section:
    first = found.funnel[0].reached
    entries = []
    for n, step in enumerate(found.funnel):
        before = found.funnel[n - 1].onward if n else None
        remark = _onward(before) if before is not None and before.of else ""
        entries.append(Entry(step.name, str(step.reached), step.reached / first if first else 0.0, remark))
    return Section(
        "How far applications came",
        tuple(entries) if first else (),
        "a step once reached stays, also where a refusal came after it",
    )


def _rounds(found: Insights) -> Section:
    entries = [
        Entry(f"after round {n}", _rate(share), share.rate, _onward(share)) for n, share in enumerate(found.rounds, 1)
    ]
    return Section("From round to round", tuple(entries))


def _waits(title: str, waits: Iterable[Wait], aside: str) -> Section:
    entries = []
    for wait in waits:
        if wait.middle is not None:
            told = count_of(wait.middle, "day")
        else:
            told = "too few to tell" if wait.over < FEW else "more than half still wait"
        remark = f"{wait.over} over, {wait.going_on} going on"
        if wait.longest_open is not None:
            remark += f", the longest for {count_of(wait.longest_open, 'day')}"
        entries.append(Entry(wait.name, told, None, remark))
    return Section(title, tuple(entries), aside)


def _under_way(found: Insights) -> Section:
    entries = []
    for one in found.under_way:
        role = shorten(one.role, 40) + (f", {one.level}" if one.level != "unknown" else "")
        told = f"day {one.day} of about {one.about}"
        entries.append(Entry(shorten(one.company, 24), told, min(one.day / one.about, 1.0), role))
    aside = (
        "interview to offer: about 25 days on average (NACE surveys 2017–2022), public employers about 38 working days (2012); "
        "senior roles take longer, and the date that they named counts more"
    )
    return Section("How far along", tuple(entries), aside)


def _thanks(found: Insights) -> Section:
    thanks, kept = found.thanks, found.kept
    entries = []
    due = thanks.in_time + thanks.late + thanks.missing
    if due or thanks.to_write:
        parts = [f"{thanks.in_time} of {due} within 24 h"]
        parts += [f"{thanks.late} later"] if thanks.late else []
        parts += [f"{thanks.missing} never"] if thanks.missing else []
        parts += [f"{thanks.to_write} to write"] if thanks.to_write else []
        share = thanks.in_time / due if due else None
        entries.append(
            Entry(
                "your thanks", parts[0], share, ", ".join(parts[1:]), "ok" if due and thanks.in_time == due else "text"
            )
        )
    named = sum(kept)
    if named:
        parts = [f"{kept.late} later"] if kept.late else []
        parts += [f"{kept.no_word} passed without a word"] if kept.no_word else []
        entries.append(
            Entry("dates they named", f"{kept.in_time} of {named} kept", kept.in_time / named, ", ".join(parts))
        )
    return Section("Punctuality", tuple(entries))


def _effort(found: Insights, goal: int, reward: str) -> Section:
    entries = [_week(week, goal, last=week is found.weeks[-1]) for week in _begun(found.weeks)]
    this = found.weeks[-1]
    full = sum(week.total >= goal for week in found.weeks)
    left = goal - this.total
    if reward and left <= 0:
        aside = f"The week is full. You earned it: {reward}"
    elif reward:
        aside = f"{count_of(left, 'act')} more for: {reward}"
    else:
        aside = f"{count_of(full, 'full week')} of {goal} acts. Effort counts, whatever came of it"
    return Section("Effort, week by week", tuple(entries), aside)


def _begun(weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    """Return the weeks from the first week in which something was done."""
    first = next((n for n, week in enumerate(weeks) if week.total), len(weeks) - 1)
    return weeks[first:]


def _week(week: Week, goal: int, *, last: bool) -> Entry:
    names = {"applied": "application", "debrief": "debrief", "note": "message", "call": "call"}
    parts = [count_of(week.acts[kind], name) for kind, name in names.items() if week.acts[kind]]
    label = "this week" if last else f"week of {say_short(week.monday)}"
    return Entry(
        label, str(week.total), min(week.total / goal, 1.0), ", ".join(parts), "ok" if week.total >= goal else "text"
    )


def _attention(found: Insights) -> Section:
    entries = [
        Entry(
            shorten(one.company, 24),
            _per_cent(one.share),
            one.share,
            count_of(one.acts, "act"),
            "due" if one == found.leans else "text",
        )
        for one in found.attention[:_MOST]
    ]
    left = found.attention[_MOST:]
    if left:
        acts = sum(one.acts for one in left)
        entries.append(
            Entry(count_of(len(left), "other"), _per_cent(acts / left[0].of), acts / left[0].of, count_of(acts, "act"))
        )
    aside = f"of the last {ATTENTION_DAYS // 7} weeks"
    if found.leans is not None:
        aside += f"; much of it hangs on {shorten(found.leans.company, 24)}: keep the others warm"
    return Section("Where your attention goes", tuple(entries), aside)


def _lessons(found: Insights) -> Section:
    entries = [
        Entry(f"{one.times} times", one.text, None, f"last at {one.company}", is_sentence=True)
        for one in found.recurring[:_MOST]
    ]
    entries += [Entry("lesson", text, None, company, is_sentence=True) for company, text in found.lessons[:_MOST]]
    return Section("What keeps coming back", tuple(entries))
