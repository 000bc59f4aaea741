"""Insights in words and bars: the same sections for the pane and for the command line."""

from collections.abc import Iterable
from typing import NamedTuple

from interview_desk.domain.dates.calendar import count_of, say_short
from interview_desk.domain.insights.insights import ATTENTION_DAYS, FEW, SOME, Insights, Share, Wait, Week
from interview_desk.domain.text import shorten

_MOST = 6
"""Maximum number of employers, lessons or habits that are listed."""


class Entry(NamedTuple):
    """Line of a section: its subject, its number or text, an optional bar, and a remark."""

    label: str
    value: str
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
    caption: str = ""


def sections(insights: Insights, goal: int, reward: str = "") -> list[Section]:
    """Build the sections for the insights into a search.

    Args:
        insights: the insights into the search.
        goal: the number of acts that fill a week.
        reward: the user's treat for a full week; empty if none is set.
    """
    if not insights.applications:
        return []
    all_sections = [
        _effort(insights, goal, reward),
        _funnel(insights),
        _rounds(insights),
        _waits(
            "How long they take",
            insights.answers,
            "half of them within so many days; who has not answered yet is counted in",
        ),
        _under_way(insights),
        _waits(
            "Time in each stage", insights.stages, "half move on within so many days; who is still there is counted in"
        ),
        _thanks(insights),
        _attention(insights),
        _lessons(insights),
    ]
    return [section for section in all_sections if section.entries]


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
    rate_text = f"{_rate(share)} of {share.decided} decided" if share.rate is not None else f"{_rate(share)} decided"
    few = " (too few to tell)" if share.decided < FEW else (" (few)" if share.decided < SOME else "")
    return f"{rate_text} went on{few}; {share.still_open} still open"


def _funnel(insights: Insights) -> Section:
    first = insights.funnel[0].reached
    entries = []
    for n, step in enumerate(insights.funnel):
        before = insights.funnel[n - 1].onward if n else None
        remark = _onward(before) if before is not None and before.of else ""
        entries.append(Entry(step.name, str(step.reached), step.reached / first if first else 0.0, remark))
    return Section(
        "How far applications came",
        tuple(entries) if first else (),
        "a step once reached stays, also where a refusal came after it",
    )


def _rounds(insights: Insights) -> Section:
    entries = [
        Entry(f"after round {n}", _rate(share), share.rate, _onward(share))
        for n, share in enumerate(insights.rounds, 1)
    ]
    return Section("From round to round", tuple(entries))


def _waits(title: str, waits: Iterable[Wait], caption: str) -> Section:
    entries = []
    for wait in waits:
        if wait.middle is not None:
            value = count_of(wait.middle, "day")
        else:
            value = "too few to tell" if wait.over < FEW else "more than half still wait"
        remark = f"{wait.over} over, {wait.going_on} going on"
        if wait.longest_open is not None:
            remark += f", the longest for {count_of(wait.longest_open, 'day')}"
        entries.append(Entry(wait.name, value, None, remark))
    return Section(title, tuple(entries), caption)


def _under_way(insights: Insights) -> Section:
    entries = []
    for application in insights.under_way:
        role = shorten(application.role, 40) + (f", {application.level}" if application.level != "unknown" else "")
        value = f"day {application.day} of about {application.about}"
        entries.append(
            Entry(shorten(application.company, 24), value, min(application.day / application.about, 1.0), role)
        )
    caption = (
        "interview to offer: about 25 days on average (NACE surveys 2017–2022), public employers about 38 working days (2012); "
        "senior roles take longer, and the date that they named counts more"
    )
    return Section("How far along", tuple(entries), caption)


def _thanks(insights: Insights) -> Section:
    thanks, promised_dates = insights.thanks, insights.promised_dates
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
    date_count = sum(promised_dates)
    if date_count:
        parts = [f"{promised_dates.late} later"] if promised_dates.late else []
        parts += [f"{promised_dates.no_word} passed without a word"] if promised_dates.no_word else []
        entries.append(
            Entry(
                "dates they named",
                f"{promised_dates.in_time} of {date_count} kept",
                promised_dates.in_time / date_count,
                ", ".join(parts),
            )
        )
    return Section("Punctuality", tuple(entries))


def _effort(insights: Insights, goal: int, reward: str) -> Section:
    entries = [_week(week, goal, last=week is insights.weeks[-1]) for week in _drop_leading_empty_weeks(insights.weeks)]
    this_week = insights.weeks[-1]
    full = sum(week.total >= goal for week in insights.weeks)
    remaining = goal - this_week.total
    if reward and remaining <= 0:
        caption = f"The week is full. You earned it: {reward}"
    elif reward:
        caption = f"{count_of(remaining, 'act')} more for: {reward}"
    else:
        caption = f"{count_of(full, 'full week')} of {goal} acts. Effort counts, whatever came of it"
    return Section("Effort, week by week", tuple(entries), caption)


def _drop_leading_empty_weeks(weeks: tuple[Week, ...]) -> tuple[Week, ...]:
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


def _attention(insights: Insights) -> Section:
    entries = [
        Entry(
            shorten(employer.company, 24),
            _per_cent(employer.share),
            employer.share,
            count_of(employer.acts, "act"),
            "due" if employer == insights.leans else "text",
        )
        for employer in insights.attention[:_MOST]
    ]
    remaining = insights.attention[_MOST:]
    if remaining:
        acts = sum(employer.acts for employer in remaining)
        entries.append(
            Entry(
                count_of(len(remaining), "other"),
                _per_cent(acts / remaining[0].of),
                acts / remaining[0].of,
                count_of(acts, "act"),
            )
        )
    caption = f"of the last {ATTENTION_DAYS // 7} weeks"
    if insights.leans is not None:
        caption += f"; much of it hangs on {shorten(insights.leans.company, 24)}: keep the others warm"
    return Section("Where your attention goes", tuple(entries), caption)


def _lessons(insights: Insights) -> Section:
    entries = [
        Entry(f"{habit.times} times", habit.text, None, f"last at {habit.company}", is_sentence=True)
        for habit in insights.recurring[:_MOST]
    ]
    entries += [Entry("lesson", text, None, company, is_sentence=True) for company, text in insights.lessons[:_MOST]]
    return Section("What keeps coming back", tuple(entries))
