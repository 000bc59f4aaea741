"""Labels of due items in the to-do list: what to do, with whom, and by when."""

from collections.abc import Mapping
from datetime import date, timedelta

from interview_desk.domain.dates.calendar import DAY, count_of, say_day, say_near, say_span, say_weekday
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.kinds import DueKind, DueState, Scope

GROUPS: Mapping[DueState, str] = {
    DueState.OVERDUE: "Overdue",
    DueState.DUE: "To do now",
    DueState.UPCOMING: "Upcoming",
    DueState.WAITING: "Too soon, wait",
}
_NEAR_DAYS = 6


def get_verb(item: DueItem) -> str:
    """Return the verb for an item, such as "Thank", "Call" or "Send"."""
    return "Call" if item.is_call else item.spec.verb


def describe_target(item: DueItem) -> str:
    """Return the object of the action: the person, the promised thing, or else the company."""
    if item.spec.scope == Scope.PROMISE:
        return item.what or "what you promised"
    if item.spec.names_company:
        return item.company
    return item.who or item.company


def describe_company(item: DueItem) -> str:
    """Return the company, or an empty string if the target is already the company."""
    return "" if describe_target(item) == item.company else item.company


def describe_item(item: DueItem) -> str:
    """Return the action and its target in one line: "Thank Maya Chen, Northwind Health"."""
    return ", ".join(
        part for part in (f"{get_verb(item)} {describe_target(item)}".rstrip(), describe_company(item)) if part
    )


def format_due(item: DueItem, ctx: Context) -> str:
    """Format when an item is or was due: "40 min left", "1 day late", "today", "Fri 13", "from Tue 17"."""
    if item.state == DueState.OVERDUE:
        return _late(item, ctx)
    if item.state == DueState.DUE:
        return _format_time_left(item, ctx)
    opening = find_opening_day(item, ctx)
    if opening is None:
        return ""
    distance = (opening - ctx.today).days
    near = say_near(opening, ctx.today) if distance <= 1 else say_weekday(opening)
    if distance > _NEAR_DAYS * 4:
        near = say_day(opening, ctx.today)
    return f"from {near}" if item.state == DueState.WAITING else near


def find_opening_day(item: DueItem, ctx: Context) -> date | None:
    """Return the local day from which an item is open; an item that opens as a day ends is open from the next day on."""
    return ctx.day(item.opens_at + timedelta(microseconds=1)) if item.opens_at is not None else None


def describe_snooze(item: DueItem, ctx: Context) -> str:
    """Say until when an item is snoozed, as in "Snoozed until Fri 13 Nov."; empty if it is not."""
    opening = find_opening_day(item, ctx)
    if item.snoozed_until is None or opening is None:
        return ""
    return f"Snoozed until {say_day(opening, ctx.today)}."


def is_excused(item: DueItem, ctx: Context) -> bool:
    """Return True for overdue thanks that only days off have delayed.

    Nobody expects them on a weekend or a holiday; those are late from the next working day on.
    """
    if item.kind != DueKind.THANK_YOU or item.state != DueState.OVERDUE or item.due_by is None:
        return False
    last_good_day = _find_last_good_day(item, ctx)
    return ctx.day(item.due_by) != last_good_day and ctx.today <= last_good_day


def _find_last_good_day(item: DueItem, ctx: Context) -> date:
    """Return the local day of the limit; for thanks the next working day, if the limit is a day off."""
    assert item.due_by is not None
    limit = ctx.day(item.due_by)
    return ctx.calendar.at_or_after(limit) if item.kind == DueKind.THANK_YOU else limit


def _late(item: DueItem, ctx: Context) -> str:
    assert item.due_by is not None
    limit = _find_last_good_day(item, ctx)
    if is_excused(item, ctx):
        return f"{say_near(limit, ctx.today) if (limit - ctx.today).days <= 1 else say_weekday(limit)} is fine"
    days = (ctx.today - limit).days
    if (days >= 1 and ctx.at - item.due_by >= DAY) or item.lasts_the_day:
        return f"{count_of(max(days, 1), 'day')} late"
    return f"{say_span(ctx.at - item.due_by)} late"


def _format_time_left(item: DueItem, ctx: Context) -> str:
    if item.due_by is None:
        return "open"
    if not item.lasts_the_day:
        return f"{say_span(item.due_by - ctx.at)} left"
    day = ctx.day(item.due_by)
    return say_near(day, ctx.today) if (day - ctx.today).days <= 1 else f"by {say_weekday(day)}"
