"""What is understood of a line while it is typed."""

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
    """What is understood of a day in words, said today or on another day; of days that are over where the past is meant."""

    def told(text: str) -> Echo:
        try:
            spoken = understand(text, said_on or ctx.today, ctx.calendar, past=past, order=ctx.date_order)
            return Echo(good=True, told=echo(spoken, ctx.today, ctx.calendar))
        except NotADate as wrong:
            return Echo(good=False, told=str(wrong))

    return told


def promise_told(ctx: Context) -> Callable[[str], str]:
    """What is understood of something promised in one line."""
    from interview_desk.desk.debriefing import parse_promise  # noqa: PLC0415 - the first frame asks for no promise

    def told(text: str) -> str:
        promise = parse_promise(text, ctx)
        if promise.due_on is None:
            return f"{promise.what}, without a day"
        return f"{promise.what} → {echo(Spoken(promise.due_on, promise.due_on), ctx.today, ctx.calendar)}"

    return told


def moment_of(text: str, ctx: Context, *, past: bool) -> datetime:
    """The instant that words mean: one that is over, or one to come and else one that is over.

    Raises:
        NotADate: it is not understood.
    """
    try:
        return understand_moment(text, ctx.today, ctx.calendar, ctx.zone, past=past, order=ctx.date_order)
    except NotADate as wrong:
        if past or " is over" not in str(wrong):
            raise
        return understand_moment(text, ctx.today, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)


def moment_echo(ctx: Context, *, past: bool) -> Callable[[str], Echo]:
    """What is understood of a day and time in words."""

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
    """The instant in the past that words mean; a day alone has the time of another moment.

    Raises:
        NotADate: it is not understood, or it is still to come.
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
    """What is understood of when something happened."""

    def told(text: str) -> Echo:
        try:
            moment = past_of(text, ctx, usual).astimezone(ctx.zone)
        except NotADate as wrong:
            return Echo(good=False, told=str(wrong))
        return Echo(good=True, told=f"{say_day(moment.date(), ctx.today)} {moment:%H:%M}")

    return told


def person_echo(text: str) -> Echo:
    """What is understood of a person in one line."""
    try:
        named = people.parse_person(text)
    except Refused as refusal:
        return Echo(good=False, told=str(refusal))
    return Echo(good=True, told=" · ".join(part for part in named if part))


def split_application(line: str) -> tuple[str, str, str]:
    """Company, role and source of one line; commas part them, and the source is what follows the second."""
    parts = [clean_line(part) for part in line.split(",")]
    company = parts[0] if parts else ""
    role = parts[1] if len(parts) > 1 else ""
    return company, role, ", ".join(parts[2:])


def application_echo(text: str) -> Echo:
    """What is understood of an application in one line."""
    company, role, source = split_application(text)
    told = [f"company {company}"] + ([f"role {role}"] if role else []) + ([f"from {source}"] if source else [])
    return Echo(bool(company), ", ".join(told))
