"""Previews of how a line is understood, shown while it is typed."""

from collections.abc import Callable
from datetime import date, datetime

from interview_desk.desk import people
from interview_desk.domain.calendar import say_day
from interview_desk.domain.errors import Refused
from interview_desk.domain.plan.item import Context
from interview_desk.domain.spoken import NotADate, Spoken, distance, echo, understand, understand_moment
from interview_desk.domain.text import clean_line
from interview_desk.ui.dialogs.ask import Echo


def day_echo(ctx: Context, said_on: date | None = None, *, past: bool = False) -> Callable[[str], Echo]:
    """Return a function that previews a day in words.

    Days count from `said_on`, or from today without it; with `past`, the text means a day in the past.
    """

    def told(text: str) -> Echo:
        try:
            spoken = understand(text, said_on or ctx.today, ctx.calendar, past=past, order=ctx.date_order)
            return Echo(good=True, told=echo(spoken, ctx.today, ctx.calendar))
        except NotADate as wrong:
            return Echo(good=False, told=str(wrong))

    return told


def promise_told(ctx: Context) -> Callable[[str], str]:
    """Return a function that previews a promise written on a single line."""
    from interview_desk.desk.debriefing import parse_promise  # noqa: PLC0415 - the first frame asks for no promise

    def told(text: str) -> str:
        promise = parse_promise(text, ctx)
        if promise.due_on is None:
            return f"{promise.what}, without a day"
        return f"{promise.what} → {echo(Spoken(promise.due_on, promise.due_on), ctx.today, ctx.calendar)}"

    return told


def moment_of(text: str, ctx: Context, *, past: bool) -> datetime:
    """Return the moment that a text means.

    With `past`, the moment is in the past; otherwise a coming moment is tried first, then a past moment.

    Raises:
        NotADate: the text is not understood.
    """
    try:
        return understand_moment(text, ctx.today, ctx.calendar, ctx.zone, past=past, order=ctx.date_order)
    except NotADate as wrong:
        if past or " is over" not in str(wrong):
            raise
        return understand_moment(text, ctx.today, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)


def moment_echo(ctx: Context, *, past: bool) -> Callable[[str], Echo]:
    """Return a function that previews a day and time in words."""

    def told(text: str) -> Echo:
        try:
            moment = moment_of(text, ctx, past=past)
        except NotADate as wrong:
            return Echo(good=False, told=str(wrong))
        over = ", which is over" if moment < ctx.at and not past else ""
        far = distance(moment.date(), ctx.today, ctx.calendar)
        return Echo(good=True, told=f"{say_day(moment.date(), ctx.today)} {moment:%H:%M}{over}, {far}")

    return told


def past_of(text: str, ctx: Context, usual: datetime) -> datetime:
    """Return the past moment that a text means; a day without a time gets the time of day of `usual`.

    Raises:
        NotADate: the text is not understood, or the day is still to come.
    """
    try:
        return moment_of(text, ctx, past=True)
    except NotADate:
        day = understand(text, ctx.today, ctx.calendar, past=True, order=ctx.date_order).last
    at = datetime.combine(day, usual.astimezone(ctx.zone).time(), ctx.zone)
    if day > ctx.today:
        raise NotADate(f"{say_day(day, ctx.today)} is still to come; when did it go?")
    return min(at, ctx.at)


def past_echo(ctx: Context, usual: datetime) -> Callable[[str], Echo]:
    """Return a function that previews the time at which something happened."""

    def told(text: str) -> Echo:
        try:
            moment = past_of(text, ctx, usual).astimezone(ctx.zone)
        except NotADate as wrong:
            return Echo(good=False, told=str(wrong))
        return Echo(good=True, told=f"{say_day(moment.date(), ctx.today)} {moment:%H:%M}")

    return told


def person_echo(text: str) -> Echo:
    """Return a preview of a person entered on a single line."""
    try:
        named = people.parse_person(text)
    except Refused as refusal:
        return Echo(good=False, told=str(refusal))
    return Echo(good=True, told=" · ".join(part for part in named if part))


def split_application(line: str) -> tuple[str, str, str]:
    """Split a line at its commas into company, role, and source; the source is all after the second comma."""
    parts = [clean_line(part) for part in line.split(",")]
    company = parts[0] if parts else ""
    role = parts[1] if len(parts) > 1 else ""
    return company, role, ", ".join(parts[2:])


def application_echo(text: str) -> Echo:
    """Return a preview of an application entered on a single line."""
    company, role, source = split_application(text)
    told = [f"company {company}"] + ([f"role {role}"] if role else []) + ([f"from {source}"] if source else [])
    return Echo(bool(company), ", ".join(told))
