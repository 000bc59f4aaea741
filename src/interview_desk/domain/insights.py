"""The search as a whole, drawn from the facts: how far applications came, how long things take, what was done week by week.

Three rules hold throughout. A refusal never erases an interview: every step counts that was ever reached. What is still open is no failure
and no success: shares are of what is decided, and waits are estimated with those that go on (Kaplan and Meier, 1958). Effort is counted
whatever came of it (R47).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby
from typing import NamedTuple

from interview_desk.domain.calendar import DAY, local_day
from interview_desk.domain.correspondence import Channel, Direction, NoteKind, NoteState, TouchKind
from interview_desk.domain.dossier import Dossier, Meeting
from interview_desk.domain.interview import Interview, InterviewStatus
from interview_desk.domain.learning import Recurring, to_fix
from interview_desk.domain.pipeline import ACTIVE_STAGES, STAGES, Outcome, Stage
from interview_desk.domain.plan.item import Context
from interview_desk.domain.plan.kinds import DueKind

STEPS = ("applied", "heard back", "interviewed", "offer", "accepted")
"""The steps of the funnel, each of them reached by whoever reached a later one."""
FEW = 5
"""Under so many cases nothing is said in per cent, and no middle is named."""
SOME = 20
"""Under so many a share is a hint at most."""
WEEKS = 12
"""So many weeks of effort are looked at."""
ATTENTION_DAYS = 28
LEANING = 0.5
"""From this share of attention on, the search leans on one employer (R46)."""
MOST_ROUNDS = 6
PUNCTUAL = timedelta(hours=24)
"""A thank-you is in time up to 24 hours after the end (C1)."""
TYPICAL_DAYS = 25
"""Interview to offer on average: about 24 to 26 days in the surveys of the National Association of Colleges and Employers, 2017 to 2022."""
TYPICAL_WORKING_DAYS_PUBLIC = 38
"""The same for public employers: about 38 working days in 2012."""
MOST_UNDER_WAY = 8
_HALF = 0.5 + 1e-9


class Share(NamedTuple):
    """How many of some went on; what is open is neither a yes nor a no."""

    went_on: int
    ended: int
    still_open: int

    @property
    def of(self) -> int:
        """All of them."""
        return self.went_on + self.ended + self.still_open

    @property
    def decided(self) -> int:
        """Those of whom it is known."""
        return self.went_on + self.ended

    @property
    def rate(self) -> float | None:
        """The share that went on among what is decided; None where too few are."""
        return self.went_on / self.decided if self.decided >= FEW else None


class Step(NamedTuple):
    """One step of the funnel: how many reached it, and what became of them there."""

    name: str
    reached: int
    onward: Share | None
    """Of those who reached it, how many reached the next one; None for the last."""


class Wait(NamedTuple):
    """How long something takes, in days: the middle, estimated with what still goes on."""

    name: str
    over: int
    """How many waits have ended."""
    going_on: int
    middle: int | None
    """Half of them took at most so many days; None where too few have ended, or less than half of them."""
    longest_open: int | None


class Punctuality(NamedTuple):
    """Thanks to each interviewer: in time, late, still in time to write, never."""

    in_time: int = 0
    late: int = 0
    to_write: int = 0
    missing: int = 0


class Kept(NamedTuple):
    """Dates that they named and that have passed."""

    in_time: int = 0
    late: int = 0
    no_word: int = 0


class Week(NamedTuple):
    """What was done in the week that begins on a Monday, by kind of act."""

    monday: date
    acts: Counter[str]

    @property
    def total(self) -> int:
        """All acts."""
        return self.acts.total()


class Attention(NamedTuple):
    """How many acts of the last weeks went to one employer, of how many in all."""

    company: str
    acts: int
    of: int

    @property
    def share(self) -> float:
        """Its part of all."""
        return self.acts / self.of if self.of else 0.0


class UnderWay(NamedTuple):
    """An application that was interviewed for and is not decided: which day it is of about how many (R39)."""

    application: str
    company: str
    role: str
    level: str
    day: int
    about: int
    is_public: bool


class Insights(NamedTuple):
    """The search as a whole at a moment."""

    applications: int
    funnel: tuple[Step, ...]
    rounds: tuple[Share, ...]
    """For the first round, the second and so on: what came after it."""
    stages: tuple[Wait, ...]
    answers: tuple[Wait, ...]
    thanks: Punctuality
    kept: Kept
    weeks: tuple[Week, ...]
    """Oldest first; the last one is this week."""
    attention: tuple[Attention, ...]
    under_way: tuple[UnderWay, ...]
    recurring: tuple[Recurring, ...]
    lessons: tuple[tuple[str, str], ...]
    """Company and lesson of applications that closed, newest first."""

    @property
    def leans(self) -> Attention | None:
        """The employer that most of the attention goes to, where that is too much of it (R46)."""
        first = next(iter(self.attention), None)
        return first if first is not None and len(self.attention) > 1 and first.share >= LEANING else None


def insights(dossiers: Sequence[Dossier], ctx: Context) -> Insights:
    """The search as a whole.

    Args:
        dossiers: every application, with all that belongs to it.
        ctx: the moment, and where the user lives.
    """
    active = [one for one in dossiers if one.application.applied_on is not None]
    meetings = [
        Meeting(one.company.name, one.application.role, interview)
        for one in dossiers
        for interview in one.interviews
        if interview.debrief is not None
    ]
    closed = sorted(
        (one for one in dossiers if one.application.lesson),
        key=lambda one: (one.application.since, one.application.id),
        reverse=True,
    )
    return Insights(
        applications=len(dossiers),
        funnel=_funnel(active, ctx.at),
        rounds=_rounds(active, ctx.at),
        stages=_stages(active, ctx.today),
        answers=_answers(active, ctx),
        thanks=_thanks(active, ctx.at),
        kept=_kept(dossiers, ctx.today),
        weeks=_weeks(dossiers, ctx),
        attention=_attention(dossiers, ctx),
        under_way=_under_way(active, ctx),
        recurring=tuple(one for one in to_fix(meetings, ctx.zone) if one.times > 1),
        lessons=tuple((one.company.name, one.application.lesson) for one in closed),
    )


# -- how far


def _has_offer(dossier: Dossier) -> bool:
    application = dossier.application
    return application.reached(Stage.OFFER) is not None or application.outcome in {Outcome.ACCEPTED, Outcome.DECLINED}


def _step(dossier: Dossier, at: datetime) -> int:
    """The furthest step that was ever reached."""
    application = dossier.application
    if application.outcome == Outcome.ACCEPTED:
        return 4
    if _has_offer(dossier):
        return 3
    if dossier.held(at) or application.reached(Stage.INTERVIEWING) is not None:
        return 2
    heard = application.reached(Stage.SCREENING) is not None or application.outcome == Outcome.REFUSED
    return 1 if heard or dossier.interviews or any(touch.is_theirs for touch in dossier.messages) else 0


def _funnel(active: Sequence[Dossier], at: datetime) -> tuple[Step, ...]:
    reached = [(dossier, _step(dossier, at)) for dossier in active]
    steps = []
    for n, name in enumerate(STEPS):
        here = [(dossier, step) for dossier, step in reached if step >= n]
        onward = None
        if n + 1 < len(STEPS):
            went_on = sum(step > n for _, step in here)
            ended = sum(step == n and not dossier.application.is_open for dossier, step in here)
            onward = Share(went_on, ended, len(here) - went_on - ended)
        steps.append(Step(name, len(here), onward))
    return tuple(steps)


def _rounds(active: Sequence[Dossier], at: datetime) -> tuple[Share, ...]:
    """Of those who had so many rounds: how many had one more or an offer, ended, or are open."""
    counted = [(one, len(one.held(at)), len(one.to_come(at))) for one in active]
    shares = []
    for n in range(1, MOST_ROUNDS + 1):
        here = [entry for entry in counted if entry[1] >= n]
        if not here:
            break
        went_on = sum(held + coming > n or _has_offer(one) for one, held, coming in here)
        ended = sum(
            held + coming <= n and not _has_offer(one) and not one.application.is_open for one, held, coming in here
        )
        shares.append(Share(went_on, ended, len(here) - went_on - ended))
    return tuple(shares)


# -- how long


def middle_of(waits: Iterable[tuple[int, bool]]) -> int | None:
    """The days within which half of some waits end, estimated with those that go on (Kaplan and Meier).

    Args:
        waits: the days of each, and whether it has ended.

    Returns:
        None where fewer than `FEW` have ended, or the estimate does not come down to a half.
    """
    told = sorted(waits)
    if sum(ended for _, ended in told) < FEW:
        return None
    still, at_risk = 1.0, len(told)
    for days, group in groupby(told, key=_days):
        here = [ended for _, ended in group]
        still *= 1 - sum(here) / at_risk
        if still <= _HALF:
            return days
        at_risk -= len(here)
    return None


def _days(wait: tuple[int, bool]) -> int:
    return wait[0]


def _wait(name: str, waits: Sequence[tuple[int, bool]]) -> Wait:
    open_ones = [days for days, ended in waits if not ended]
    over = len(waits) - len(open_ones)
    return Wait(name, over, len(open_ones), middle_of(waits), max(open_ones, default=None))


def _stages(active: Sequence[Dossier], today: date) -> tuple[Wait, ...]:
    """Time in each stage, with those who are in it now."""
    waits: dict[str, list[tuple[int, bool]]] = {stage: [] for stage in STAGES if stage in ACTIVE_STAGES}
    for dossier in active:
        history = dossier.application.stage_history
        for entry, following in zip(history, (*history[1:], None), strict=True):
            if entry.stage in waits:
                ends = following.on if following is not None else today
                waits[entry.stage].append((max((ends - entry.on).days, 0), following is not None))
    return tuple(_wait(stage, found) for stage, found in waits.items() if found)


def _words(dossier: Dossier, zone: tzinfo) -> list[date]:
    """The local days on which they let me know something: a message, an interview, a stage that only they can bring about."""
    application = dossier.application
    days = [local_day(touch.at, zone) for touch in dossier.messages if touch.is_theirs]
    days += [
        entry.on
        for entry in application.stage_history
        if entry.stage in {Stage.SCREENING, Stage.INTERVIEWING, Stage.OFFER}
    ]
    if application.outcome in {Outcome.REFUSED, Outcome.ACCEPTED}:
        days.append(application.since)
    return sorted(days)


def _waited(since: date, days: Sequence[date], dossier: Dossier, today: date) -> tuple[int, bool]:
    word = next((day for day in days if day >= since), None)
    if word is not None:
        return (word - since).days, True
    application = dossier.application
    ends = today if application.is_open else application.since  # I closed it before they said a word
    return max((ends - since).days, 0), False


def _answers(active: Sequence[Dossier], ctx: Context) -> tuple[Wait, ...]:
    """How long they take: for a first word, and for one after an interview."""
    first, after = [], []
    for dossier in active:
        words = _words(dossier, ctx.zone)
        meetings = [
            local_day(one.starts_at, ctx.zone) for one in dossier.interviews if one.status != InterviewStatus.CANCELLED
        ]
        applied = dossier.application.applied_on
        if applied is not None and dossier.application.stage_history[0].stage in {Stage.SAVED, Stage.APPLIED}:
            first.append(
                _waited(applied, sorted([*words, *(day for day in meetings if day <= ctx.today)]), dossier, ctx.today)
            )
        for interview in dossier.held(ctx.at):
            day = local_day(interview.starts_at, ctx.zone)
            later = sorted([*(word for word in words if word > day), *(one for one in meetings if one > day)])
            after.append(_waited(day, [one for one in later if one <= ctx.today], dossier, ctx.today))
    named = (("their first word", first), ("their word after an interview", after))
    return tuple(_wait(name, waits) for name, waits in named if waits)


# -- how well


def _thanks(active: Sequence[Dossier], at: datetime) -> Punctuality:
    counts: Counter[str] = Counter()
    for dossier in active:
        skipped = {(one.interview, one.contact) for one in dossier.skips if one.kind == DueKind.THANK_YOU}
        skipped |= {
            (one.interview, one.contact)
            for one in dossier.notes
            if one.kind == NoteKind.THANK_YOU and one.state == NoteState.SKIPPED
        }
        for interview in dossier.held(at):
            for person in interview.interviewers:
                if (interview.id, person) not in skipped:
                    counts[_thanked(dossier, interview, person, at)] += 1
    return Punctuality(**counts)


def _thanked(dossier: Dossier, interview: Interview, person: str, at: datetime) -> str:
    limit = interview.ends_at + PUNCTUAL
    sent = [
        touch.at
        for touch in dossier.messages
        if touch.kind == TouchKind.THANK_YOU and touch.interview in {interview.id, None} and touch.contact == person
        if touch.direction == Direction.OUT and (touch.interview is not None or touch.at >= interview.starts_at)
    ]
    if not sent:
        return "to_write" if at <= limit else "missing"
    return "in_time" if min(sent) <= limit else "late"


def _kept(dossiers: Sequence[Dossier], today: date) -> Kept:
    counts: Counter[str] = Counter()
    for dossier in dossiers:
        for promise in dossier.promises:
            if promise.by != "them" or promise.due_on is None or promise.dropped_on is not None:
                continue
            if promise.kept_on is not None:
                counts["in_time" if promise.kept_on <= promise.due_on else "late"] += 1
            elif promise.due_on < today:
                counts["no_word"] += 1
    return Kept(**counts)


# -- what was done


def _acts(dossier: Dossier, ctx: Context) -> list[tuple[date, str]]:
    """What I did for an application: applied, debriefed, wrote, called. Results are none of it."""
    acts = [(entry.on, "applied") for entry in dossier.application.stage_history if entry.stage == Stage.APPLIED]
    acts += [
        (ctx.day(one.debrief.completed_at), "debrief")
        for one in dossier.interviews
        if one.debrief is not None and one.debrief.completed_at is not None
    ]
    acts += [
        (ctx.day(touch.at), "call" if touch.channel == Channel.PHONE else "note")
        for touch in dossier.messages
        if touch.direction == Direction.OUT
    ]
    return acts


def _weeks(dossiers: Sequence[Dossier], ctx: Context) -> tuple[Week, ...]:
    monday = ctx.today - ctx.today.weekday() * DAY
    weeks = {monday - 7 * n * DAY: Counter[str]() for n in reversed(range(WEEKS))}
    for dossier in dossiers:
        for day, what in _acts(dossier, ctx):
            acts = weeks.get(day - day.weekday() * DAY)
            if acts is not None and day <= ctx.today:
                acts[what] += 1
    return tuple(Week(day, acts) for day, acts in weeks.items())


def _attention(dossiers: Sequence[Dossier], ctx: Context) -> tuple[Attention, ...]:
    since = ctx.today - ATTENTION_DAYS * DAY
    counts: Counter[str] = Counter()
    for dossier in dossiers:
        counts[dossier.company.name] += sum(since < day <= ctx.today for day, _ in _acts(dossier, ctx))
        counts[dossier.company.name] += sum(since < ctx.day(one.starts_at) <= ctx.today for one in dossier.held(ctx.at))
    found = sorted(((n, name) for name, n in counts.items() if n), key=lambda one: (-one[0], one[1]))
    total = sum(n for n, _ in found)
    return tuple(Attention(name, n, total) for n, name in found)


def under_way(dossier: Dossier, ctx: Context) -> UnderWay | None:
    """Which day it is since the first interview, of about how many until an offer (R39); None where nobody waits for one."""
    application = dossier.application
    held = dossier.held(ctx.at)
    if not held or not application.is_active or application.stage == Stage.OFFER:
        return None
    first = ctx.day(held[0].starts_at)
    public = dossier.company.sector == "public"
    about = (ctx.calendar.add(first, TYPICAL_WORKING_DAYS_PUBLIC) - first).days if public else TYPICAL_DAYS
    day = (ctx.today - first).days + 1
    return UnderWay(application.id, dossier.company.name, application.role, application.level, day, about, public)


def _under_way(active: Sequence[Dossier], ctx: Context) -> tuple[UnderWay, ...]:
    found = [one for dossier in active if (one := under_way(dossier, ctx)) is not None]
    found.sort(key=lambda one: (one.day, one.company, one.application))
    return tuple(found[:MOST_UNDER_WAY])
