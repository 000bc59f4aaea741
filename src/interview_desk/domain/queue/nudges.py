"""Rules for when to ask, when it is too soon, and when to stop (R30 to R40, C3 to C8).

The kinds of item are follow-up, check-in and let-rest.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from interview_desk.domain.dates.calendar import DAY, count_of, end_of_day, say_day, say_near, start_of_day
from interview_desk.domain.queue.channel import follow_up_channel
from interview_desk.domain.queue.conversation import Conversation, read_conversation
from interview_desk.domain.queue.due_items import DueCandidate, newest_of_kind
from interview_desk.domain.queue.item import Context
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.correspondence import Promise, TouchKind
from interview_desk.domain.search.deferral import Snooze
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.pipeline import Stage
from interview_desk.domain.sources import ADVANCING, AFTER, NAILED, NOT_OVER, STEP_7

AFTER_MY_MESSAGE = 3
"""Minimum working days between the user's last message and a follow-up without a promised date (C4)."""
AFTER_A_LAPSE = 1
"""Minimum working days between the user's last message and a follow-up on a missed promise (C7)."""
LONG_WAIT = 10
"""Shortest wait, in working days, that gets a check-in in the middle."""
CHECK_IN_QUIET = 5
"""Minimum working days between the user's last message and a check-in."""
REST_AFTER_LAST = 5
"""Number of working days after the last allowed follow-up before letting it rest is suggested."""
GRACE = 3
"""Extra working days that the policy `grace-3` allows them (C3)."""

_WAIT_WORKING_DAYS = {"four-working-days": 4, "five-working-days": 5}
_WAIT_DAYS = {"one-week": 7, "two-weeks": 14}


def suggest_nudges(dossier: Dossier, ctx: Context) -> Iterator[DueCandidate]:
    """Yield the follow-up, check-in or let-rest of an application whose process is open and not moving."""
    if dossier.application.stage == Stage.OFFER or dossier.to_come(ctx.at):
        return
    play = read_conversation(dossier, ctx)
    follow_up = _follow_up(dossier, play, ctx)
    if follow_up is not None and not _let_go(dossier, follow_up):
        yield follow_up
        check_in = _check_in(dossier, play, ctx)
        if check_in is not None and not _let_go(dossier, check_in):
            yield check_in
        return
    rest = _let_rest(dossier, play, ctx)
    if rest is not None:
        yield rest


def _let_go(dossier: Dossier, finding: DueCandidate) -> bool:
    """Return True if the user skipped this nudge.

    An application has a single nudge of each kind, regardless of the recipient.
    """
    return newest_of_kind(dossier.skips, finding.kind, finding.since) is not None


def is_welcome(dossier: Dossier, conversation: Conversation) -> bool:
    """Return True unless following up was declared unwelcome.

    The main contact decides; if they said nothing, all interviewers must have said that it is unwelcome.
    """
    lead = dossier.contact(dossier.application.lead_contact)
    if lead is not None and lead.may_follow_up is not None:
        return lead.may_follow_up
    if conversation.interview is None or not conversation.interview.interviewers:
        return True
    people = [dossier.contact(contact_id) for contact_id in conversation.interview.interviewers]
    return not all(person is not None and person.may_follow_up is False for person in people)


def after_promise(due_on: date, ctx: Context) -> date:
    """Return the working day from which a promised date that has passed may be asked about (C3)."""
    if ctx.policies.promise_passed == "same-day":
        return ctx.calendar.at_or_after(due_on)
    following = ctx.calendar.after(due_on)
    return ctx.calendar.add(following, GRACE) if ctx.policies.promise_passed == "grace-3" else following


def after_wait(anchor: date, wait: str, ctx: Context) -> date:
    """Return the working day on which a named wait ends (C4, C5)."""
    if wait in _WAIT_WORKING_DAYS:
        return ctx.calendar.add(anchor, _WAIT_WORKING_DAYS[wait])
    return ctx.calendar.at_or_after(anchor + timedelta(days=_WAIT_DAYS[wait]))


def is_exhausted(conversation: Conversation, ctx: Context) -> bool:
    """Return True if the last allowed follow-up was sent and not answered (C5)."""
    return 0 < ctx.policies.repeat_max <= len(conversation.follow_ups)


def _follow_up(dossier: Dossier, conversation: Conversation, ctx: Context) -> DueCandidate | None:
    if is_exhausted(conversation, ctx):
        return None
    policies = ctx.policies
    lapse_asked = _asked_since_lapse(conversation, ctx)
    if conversation.promise is not None and conversation.promise.due_on is not None and not lapse_asked:
        policy = policies.promise_passed
        day = _no_sooner(after_promise(conversation.promise.due_on, ctx), conversation.message_on, AFTER_A_LAPSE, ctx)
        why = _why_promise(conversation.promise, day, ctx)
        advice: tuple[str, ...] = (AFTER, STEP_7)
    elif not is_welcome(dossier, conversation):
        return None
    else:
        if conversation.follow_ups:
            policy, anchor = policies.repeat, conversation.follow_ups[-1]
            why = f"You followed up on {say_day(anchor, ctx.today)} and no answer came."
            advice = (AFTER, STEP_7)
        else:
            latest = max(
                (day for day in (conversation.interview_on, conversation.word_on) if day is not None), default=None
            )
            if latest is None:
                return None
            policy, anchor = policies.no_date, latest
            event = "the interview" if latest == conversation.interview_on else "their last word"
            why = f"{_elapsed(latest, ctx)} {event} on {say_day(latest, ctx.today)}. They gave no date."
            advice = (AFTER, NOT_OVER)
        day = _no_sooner(after_wait(anchor, policy, ctx), conversation.message_on, AFTER_MY_MESSAGE, ctx)
        day = _no_sooner(day, conversation.budget_on, policies.gap_working_days, ctx)
        if not conversation.follow_ups and day > ctx.today and conversation.budget_on is not None:
            wait = count_of(policies.gap_working_days, "working day")
            why = (
                f"Your last message went out on {say_day(conversation.budget_on, ctx.today)}. {wait} between messages."
            )
    # They may write on the very day that they named: never ask on the day of their last word.
    day = _no_sooner(day, conversation.word_on, 1, ctx)
    if conversation.attempt_on is not None:
        day = _no_sooner(day, conversation.attempt_on, 1, ctx)
    if conversation.renewed_on is not None:
        day = _no_sooner(day, conversation.renewed_on, 0, ctx)
    return _nudge(DueKind.FOLLOW_UP, day, policy, why, advice, dossier, conversation, ctx)


def _asked_since_lapse(conversation: Conversation, ctx: Context) -> bool:
    """Return True if a follow-up was sent since their promised date passed."""
    if conversation.promise is None or conversation.promise.due_on is None or not conversation.follow_ups:
        return False
    same_day = ctx.policies.promise_passed == "same-day"
    last = conversation.follow_ups[-1]
    return last >= conversation.promise.due_on if same_day else last > conversation.promise.due_on


def _no_sooner(day: date, last: date | None, working_days: int, ctx: Context) -> date:
    return day if last is None else max(day, ctx.calendar.add(last, working_days))


def _elapsed(day: date, ctx: Context) -> str:
    passed = ctx.calendar.count(day, ctx.today)
    return f"{count_of(passed, 'working day')} since" if passed else "No working day yet since"


def _why_promise(promise: Promise, day: date, ctx: Context) -> str:
    assert promise.due_on is not None
    statement = (
        f"They said “{promise.words}”: by {say_day(promise.due_on, ctx.today)}"
        if promise.words
        else (f"They promised {promise.what or 'an answer'} by {say_day(promise.due_on, ctx.today)}")
    )
    if promise.due_on >= ctx.today:
        return f"{statement}. Your turn is {say_day(day, ctx.today)}."
    ago = (ctx.today - promise.due_on).days
    return f"{statement}; that passed {'yesterday' if ago == 1 else f'{ago} days ago'}."


def _nudge(
    kind: DueKind,
    day: date,
    policy: str,
    why: str,
    advice: tuple[str, ...],
    dossier: Dossier,
    conversation: Conversation,
    ctx: Context,
    last: date | None = None,
) -> DueCandidate:
    """Build a nudge for a working day, with its recipient and channel.

    A snooze moves the nudge to a later working day, no later than `last`.
    """
    lead = dossier.lead(ctx.at)
    since = _since(dossier, conversation, ctx)
    contact = lead.id if lead is not None else None
    interview = conversation.interview.id if conversation.interview is not None else None
    snooze = newest_of_kind(dossier.snoozes, kind, since)
    snoozed_until = None
    if isinstance(snooze, Snooze) and snooze.until > day:
        day = ctx.calendar.at_or_after(snooze.until)
        if last is not None and day > last:
            day = max(last, ctx.calendar.at_or_after(ctx.today))
        snoozed_until = snooze.until if ctx.today < day else None
    return DueCandidate(
        kind=kind,
        opens_at=start_of_day(day, ctx.zone),
        due_by=end_of_day(day, ctx.zone),
        why=why,
        advice=advice,
        policy=policy,
        interview=interview,
        contact=contact,
        channel=follow_up_channel(dossier, lead, ctx.policies),
        since=since,
        snoozed_until=snoozed_until,
    )


def _since(dossier: Dossier, conversation: Conversation, ctx: Context) -> datetime | None:
    """Return the instant of the newest fact that a nudge is based on, or None.

    A snooze or skip made before that instant was about another nudge.
    """
    instants = [
        touch.at
        for touch in dossier.messages
        if touch.is_theirs or touch.kind in {TouchKind.FOLLOW_UP, TouchKind.CHECK_IN}
    ]
    if conversation.interview is not None:
        instants.append(conversation.interview.ends_at)
    if conversation.promise is not None:
        instants.append(start_of_day(conversation.promise.made_on, ctx.zone))
    return max(instants, default=None)


def _check_in(dossier: Dossier, conversation: Conversation, ctx: Context) -> DueCandidate | None:
    """Build the single check-in in the middle of a long wait for a promised day, or return None."""
    if (
        conversation.promise is None
        or conversation.promise.due_on is None
        or conversation.interview is None
        or conversation.interview_on is None
    ):
        return None
    due_on, made_on = conversation.promise.due_on, conversation.promise.made_on
    wait = ctx.calendar.count(conversation.interview_on, due_on)
    if wait < LONG_WAIT or ctx.today > due_on or not is_welcome(dossier, conversation):
        return None
    if any(
        touch.kind == TouchKind.CHECK_IN and touch.reached_them and touch.at >= conversation.interview.ends_at
        for touch in dossier.messages
    ):
        return None
    named_on = max(conversation.interview_on, made_on)
    if conversation.word_on is not None and conversation.word_on > named_on:
        return None
    day = ctx.calendar.add(conversation.interview_on, wait // 2)
    day = _no_sooner(day, conversation.message_on, CHECK_IN_QUIET, ctx)
    day = _no_sooner(day, conversation.budget_on, ctx.policies.gap_working_days, ctx)
    if made_on > conversation.interview_on:
        day = _no_sooner(day, made_on, 1, ctx)
    if conversation.attempt_on is not None:
        day = _no_sooner(day, conversation.attempt_on, 1, ctx)
    if day >= due_on:
        return None
    why = (
        f"{count_of(wait, 'working day')} lie between the interview and {say_day(due_on, ctx.today)}. "
        "One short word in the middle, with something new."
    )
    return _nudge(
        DueKind.CHECK_IN,
        day,
        "",
        why,
        (NAILED, STEP_7),
        dossier,
        conversation,
        ctx,
        last=_working_day_before(due_on, ctx),
    )


def _working_day_before(day: date, ctx: Context) -> date:
    before = day - DAY
    while not ctx.calendar.is_working(before) and (day - before).days < LONG_WAIT:
        before -= DAY
    return before


def _let_rest(dossier: Dossier, conversation: Conversation, ctx: Context) -> DueCandidate | None:
    """Suggest letting it rest: after the last allowed follow-up, or after a long silence (C8)."""
    if is_exhausted(conversation, ctx):
        last = conversation.follow_ups[-1]
        day = ctx.calendar.add(last, REST_AFTER_LAST)
        if conversation.promise is not None and conversation.promise.due_on is not None:
            day = max(day, after_promise(conversation.promise.due_on, ctx))
        count = count_of(len(conversation.follow_ups), "follow-up")
        why = f"{count} without an answer, the last on {say_day(last, ctx.today)}. Let it rest, or find a new reason to write."
        policy = ctx.policies.repeat
    elif conversation.sign_of_life_on is not None:
        public = dossier.company.sector == "public"
        days = ctx.policies.rest_after_days_public if public else ctx.policies.rest_after_days
        day = conversation.sign_of_life_on + timedelta(days=days)
        silent = (ctx.today - conversation.sign_of_life_on).days
        why = (
            f"{count_of(silent, 'day')} since their last word on {say_day(conversation.sign_of_life_on, ctx.today)}. "
            "Silence is not a no; it may rest."
        )
        policy = ""
    else:
        return None
    return DueCandidate(
        kind=DueKind.LET_REST,
        opens_at=start_of_day(day, ctx.zone),
        due_by=None,
        why=why,
        advice=(NOT_OVER, ADVANCING),
        policy=policy,
        since=_since(dossier, conversation, ctx),
    )


def find_first_nudge_day(
    dossier: Dossier, ctx: Context, kind: DueKind = DueKind.FOLLOW_UP
) -> tuple[date | None, str] | None:
    """Return the first day on which a nudge may be sent, and why not earlier.

    Args:
        dossier: the application.
        ctx: the time to plan for and the policies.
        kind: "follow-up", or "check-in", which has its own day in the middle of a long wait.

    Returns:
        The first day and the reason, or None if a nudge may be sent today or there is nothing to ask. The
        day is None if the last allowed follow-up was sent and not answered (C5, C8).
    """
    if not dossier.application.is_open or dossier.application.stage == Stage.OFFER:
        return None
    upcoming = dossier.to_come(ctx.at)
    if upcoming:
        day = ctx.day(upcoming[0].starts_at)
        return day, f"The next interview is {say_near(day, ctx.today)}: the process is moving."
    play = read_conversation(dossier, ctx)
    if is_exhausted(play, ctx):
        rest = _let_rest(dossier, play, ctx)
        return (None, rest.why) if rest is not None else None
    finding = (_check_in(dossier, play, ctx) if kind == DueKind.CHECK_IN else None) or _follow_up(dossier, play, ctx)
    if finding is None or finding.opens_at is None:
        return None
    day = ctx.day(finding.opens_at)
    return (day, finding.why) if day > ctx.today else None
