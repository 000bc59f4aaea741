"""Insights into the whole search: how far applications came, how long things take, and weekly effort.

Three rules apply throughout. A rejection never erases an interview: every step that was ever reached
counts. Open cases are neither failures nor successes: shares are of decided cases, and waits are
estimated including those still running (Kaplan and Meier, 1958). Effort counts regardless of
the result (R47).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby, pairwise
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY, local_day
from interview_desk.domain.practice.learning import Recurring, to_fix
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import Channel, Direction, NoteKind, NoteState, TouchKind
from interview_desk.domain.search.dossier import Dossier, Meeting
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.pipeline import ACTIVE_STAGES, STAGES, Application, Outcome, Stage, StageEntry

STEPS = ("applied", "heard back", "interviewed", "offer", "accepted")
"""Steps of the funnel; an application that reached a later step counts for all earlier steps."""
FEW = 5
"""Number of cases below which no percentage and no median is shown."""
SOME = 20
"""Number of cases below which a share is only a hint."""
WEEKS = 12
"""Number of weeks of effort that are counted."""
ATTENTION_DAYS = 28
LEANING = 0.5
"""Share of attention from which the search leans on one employer (R46)."""
MOST_ROUNDS = 6
PUNCTUAL = timedelta(hours=24)
"""Time after the end of an interview within which a thank-you is in time: 24 hours (C1)."""
TYPICAL_DAYS = 25
"""Average number of days from interview to offer.

About 24 to 26 days in the surveys of the National Association of Colleges and Employers, 2017 to 2022.
"""
TYPICAL_WORKING_DAYS_PUBLIC = 38
"""Average number of working days from interview to offer at public employers: about 38 in 2012."""
MOST_UNDER_WAY = 8
_HALF = 0.5 + 1e-9


class Share(NamedTuple):
    """Share of cases that went on; an open case is neither a yes nor a no."""

    went_on: int
    ended: int
    still_open: int

    @property
    def of(self) -> int:
        """Number of all cases."""
        return self.went_on + self.ended + self.still_open

    @property
    def decided(self) -> int:
        """Number of decided cases."""
        return self.went_on + self.ended

    @property
    def rate(self) -> float | None:
        """Share of the decided cases that went on; None if too few are decided."""
        return self.went_on / self.decided if self.decided >= FEW else None


class Step(NamedTuple):
    """Step of the funnel: how many applications reached it, and what became of those."""

    name: str
    reached: int
    onward: Share | None
    """Share of the applications at this step that reached the next step; None for the last step."""


class Wait(NamedTuple):
    """Duration of something in days: the median, estimated including waits that are still running."""

    name: str
    over: int
    """Number of waits that have ended."""
    going_on: int
    middle: int | None
    """Number of days within which half of the waits end; None if too few, or less than half, have ended."""
    longest_open: int | None


class Punctuality(NamedTuple):
    """Counts of thank-yous to each interviewer: in time, late, still in time to write, or never written."""

    in_time: int = 0
    late: int = 0
    to_write: int = 0
    missing: int = 0


class PromisedDates(NamedTuple):
    """Counts of the dates they named that have passed: kept in time, kept late, or without a word."""

    in_time: int = 0
    late: int = 0
    no_word: int = 0


class Week(NamedTuple):
    """Acts done in the week that begins on a Monday, by kind."""

    monday: date
    acts: Counter[str]

    @property
    def total(self) -> int:
        """Number of all acts."""
        return self.acts.total()


class Attention(NamedTuple):
    """Number of acts in recent weeks that went to one employer, and the number of all acts."""

    company: str
    acts: int
    of: int

    @property
    def share(self) -> float:
        """Share of all acts that went to this employer."""
        return self.acts / self.of if self.of else 0.0


class UnderWay(NamedTuple):
    """Application after an interview that is not decided: which day it is, of about how many (R39)."""

    application: str
    company: str
    role: str
    level: str
    day: int
    about: int
    is_public: bool


class Insights(NamedTuple):
    """Insights into the search at a point in time."""

    applications: int
    funnel: tuple[Step, ...]
    rounds: tuple[Share, ...]
    """Shares by round, for the first round, the second and so on: what came after each."""
    stages: tuple[Wait, ...]
    answers: tuple[Wait, ...]
    thanks: Punctuality
    promised_dates: PromisedDates
    weeks: tuple[Week, ...]
    """Weeks of effort, oldest first; the last is the current week."""
    attention: tuple[Attention, ...]
    under_way: tuple[UnderWay, ...]
    recurring: tuple[Recurring, ...]
    lessons: tuple[tuple[str, str], ...]
    """Company and lesson of each closed application, newest first."""

    @property
    def leans(self) -> Attention | None:
        """Employer that gets too much of the attention, or None (R46)."""
        first = next(iter(self.attention), None)
        return first if first is not None and len(self.attention) > 1 and first.share >= LEANING else None


def compute_insights(dossiers: Sequence[Dossier], ctx: Context) -> Insights:
    """Compute the insights into a search.

    Args:
        dossiers: every application with all that belongs to it.
        ctx: the time and the user's time zone.
    """
    active = [entry for entry in dossiers if entry.application.applied_on is not None]
    meetings = [
        Meeting(entry.company.name, entry.application.role, interview)
        for entry in dossiers
        for interview in entry.interviews
        if interview.debrief is not None
    ]
    closed = sorted(
        (entry for entry in dossiers if entry.application.lesson),
        key=lambda entry: (entry.application.since, entry.application.id),
        reverse=True,
    )
    return Insights(
        applications=len(dossiers),
        funnel=_funnel(active, ctx.at),
        rounds=_rounds(active, ctx.at),
        stages=_stages(active, ctx.today),
        answers=_answers(active, ctx),
        thanks=_thanks(active, ctx.at),
        promised_dates=_count_promised_dates(dossiers, ctx.today),
        weeks=_weeks(dossiers, ctx),
        attention=_attention(dossiers, ctx),
        under_way=_under_way(active, ctx),
        recurring=tuple(entry for entry in to_fix(meetings, ctx.zone) if entry.times > 1),
        lessons=tuple((entry.company.name, entry.application.lesson) for entry in closed),
    )


# -- funnel


def _has_offer(dossier: Dossier) -> bool:
    application = dossier.application
    return application.reached(Stage.OFFER) is not None or application.outcome in {Outcome.ACCEPTED, Outcome.DECLINED}


def _step(dossier: Dossier, at: datetime) -> int:
    """Return the furthest step that was ever reached, as an index into `STEPS`."""
    application = dossier.application
    if application.outcome == Outcome.ACCEPTED:
        return 4
    if _has_offer(dossier):
        return 3
    if dossier.list_held(at) or application.reached(Stage.INTERVIEWING) is not None:
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
    """Return for each number of rounds how many applications had another round or an offer, ended, or are open."""
    counted = [(dossier, len(dossier.list_held(at)), len(dossier.to_come(at))) for dossier in active]
    shares = []
    for n in range(1, MOST_ROUNDS + 1):
        here = [entry for entry in counted if entry[1] >= n]
        if not here:
            break
        went_on = sum(held_count + coming > n or _has_offer(dossier) for dossier, held_count, coming in here)
        ended = sum(
            held_count + coming <= n and not _has_offer(dossier) and not dossier.application.is_open
            for dossier, held_count, coming in here
        )
        shares.append(Share(went_on, ended, len(here) - went_on - ended))
    return tuple(shares)


# -- waits


def estimate_median(waits: Iterable[tuple[int, bool]]) -> int | None:
    """Return the median of some waits in days, estimated including those still running (Kaplan and Meier).

    Args:
        waits: the days of each wait, and whether it has ended.

    Returns:
        The median, or None if fewer than `FEW` waits have ended or the estimate does not come down to
        a half.
    """
    ordered = sorted(waits)
    if sum(ended for _, ended in ordered) < FEW:
        return None
    still, at_risk = 1.0, len(ordered)
    for days, group in groupby(ordered, key=_days):
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
    return Wait(name, over, len(open_ones), estimate_median(waits), max(open_ones, default=None))


def _stages(active: Sequence[Dossier], today: date) -> tuple[Wait, ...]:
    """Return the time in each stage, including applications that are in the stage now."""
    waits: dict[str, list[tuple[int, bool]]] = {stage: [] for stage in STAGES if stage in ACTIVE_STAGES}
    for dossier in active:
        history = dossier.application.stage_history
        for entry, following in zip(history, (*history[1:], None), strict=True):
            if entry.stage in waits and not _is_undated(entry, following):
                ends = following.on if following is not None else today
                waits[entry.stage].append((max((ends - entry.on).days, 0), following is not None))
    return tuple(_wait(stage, stage_waits) for stage, stage_waits in waits.items() if stage_waits)


def _is_undated(entry: StageEntry, following: StageEntry | None) -> bool:
    """Return True if the step after `applied` has its day: nobody said when they answered.

    This is how an application is entered that is under way already; no figure is made of its days.
    """
    return entry.stage == Stage.APPLIED and following is not None and following.on == entry.on


def _was_entered_late(application: Application) -> bool:
    history = application.stage_history
    return any(_is_undated(entry, following) for entry, following in pairwise(history))


def _words(dossier: Dossier, zone: tzinfo) -> list[date]:
    """Return the local days on which they let the user know something, in order.

    This is a message, an interview, or a stage that only they can bring about.
    """
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
    ends = today if application.is_open else application.since  # the user closed it before they replied
    return max((ends - since).days, 0), False


def _answers(active: Sequence[Dossier], ctx: Context) -> tuple[Wait, ...]:
    """Return how long they take for a first reply, and for a reply after an interview."""
    first, after = [], []
    for dossier in active:
        words = _words(dossier, ctx.zone)
        meetings = [local_day(entry.starts_at, ctx.zone) for entry in dossier.interviews if not entry.is_off]
        applied = dossier.application.applied_on
        was_followed_from_the_start = dossier.application.stage_history[0].stage in {Stage.SAVED, Stage.APPLIED}
        if applied is not None and was_followed_from_the_start and not _was_entered_late(dossier.application):
            first.append(
                _waited(applied, sorted([*words, *(day for day in meetings if day <= ctx.today)]), dossier, ctx.today)
            )
        for interview in dossier.list_held(ctx.at):
            day = local_day(interview.starts_at, ctx.zone)
            later = sorted([*(word for word in words if word > day), *(entry for entry in meetings if entry > day)])
            after.append(_waited(day, [entry for entry in later if entry <= ctx.today], dossier, ctx.today))
    named_waits = (("to a first reply", first), ("to a reply after an interview", after))
    return tuple(_wait(name, waits) for name, waits in named_waits if waits)


# -- punctuality


def _thanks(active: Sequence[Dossier], at: datetime) -> Punctuality:
    counts: Counter[str] = Counter()
    for dossier in active:
        skipped = {(entry.interview, entry.contact) for entry in dossier.skips if entry.kind == DueKind.THANK_YOU}
        skipped |= {
            (entry.interview, entry.contact)
            for entry in dossier.notes
            if entry.kind == NoteKind.THANK_YOU and entry.state == NoteState.SKIPPED
        }
        for interview in dossier.list_held(at):
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


def _count_promised_dates(dossiers: Sequence[Dossier], today: date) -> PromisedDates:
    counts: Counter[str] = Counter()
    for dossier in dossiers:
        for promise in dossier.promises:
            if promise.by != "them" or promise.due_on is None or promise.dropped_on is not None:
                continue
            if promise.kept_on is not None:
                counts["in_time" if promise.kept_on <= promise.due_on else "late"] += 1
            elif promise.due_on < today:
                counts["no_word"] += 1
    return PromisedDates(**counts)


# -- effort


def _acts(dossier: Dossier, ctx: Context) -> list[tuple[date, str]]:
    """Return the user's acts for an application: applied, debriefed, wrote, called. Results do not count."""
    acts = [(entry.on, "applied") for entry in dossier.application.stage_history if entry.stage == Stage.APPLIED]
    acts += [
        (ctx.day(interview.debrief.completed_at), "debrief")
        for interview in dossier.interviews
        if interview.debrief is not None and interview.debrief.completed_at is not None
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
        counts[dossier.company.name] += sum(
            since < ctx.day(pair.starts_at) <= ctx.today for pair in dossier.list_held(ctx.at)
        )
    ranking = sorted(((n, name) for name, n in counts.items() if n), key=lambda pair: (-pair[0], pair[1]))
    total = sum(n for n, _ in ranking)
    return tuple(Attention(name, n, total) for n, name in ranking)


def under_way(dossier: Dossier, ctx: Context) -> UnderWay | None:
    """Return which day it is since the first interview, of about how many until an offer (R39).

    Return None if nobody is waiting for an offer.
    """
    application = dossier.application
    held_interviews = dossier.list_held(ctx.at)
    if not held_interviews or not application.is_active or application.stage == Stage.OFFER:
        return None
    first = ctx.day(held_interviews[0].starts_at)
    public = dossier.company.sector == "public"
    about = (ctx.calendar.add(first, TYPICAL_WORKING_DAYS_PUBLIC) - first).days if public else TYPICAL_DAYS
    day = (ctx.today - first).days + 1
    return UnderWay(application.id, dossier.company.name, application.role, application.level, day, about, public)


def _under_way(active: Sequence[Dossier], ctx: Context) -> tuple[UnderWay, ...]:
    entries = [entry for dossier in active if (entry := under_way(dossier, ctx)) is not None]
    entries.sort(key=lambda entry: (entry.day, entry.company, entry.application))
    return tuple(entries[:MOST_UNDER_WAY])
