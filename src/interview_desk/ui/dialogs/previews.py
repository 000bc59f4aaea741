"""Previews of how a line is understood, shown while it is typed."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from interview_desk.domain.dates.appointments import (
    Appointment,
    format_appointment,
    parse_appointment,
    parse_moment,
)
from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.dates.days import DayHasPassed
from interview_desk.domain.dates.parser import (
    DateRange,
    NotADate,
    TimeMissing,
    format_distance,
    format_preview,
    parse_days,
)
from interview_desk.domain.errors import Refused
from interview_desk.domain.links import find_link
from interview_desk.domain.queue.item import Context
from interview_desk.domain.text import clean_line
from interview_desk.services.pipeline import people
from interview_desk.ui.dialogs.ask import Preview


def make_day_preview(ctx: Context, said_on: date | None = None, *, past: bool = False) -> Callable[[str], Preview]:
    """Return a function that previews a day in words.

    Days count from `said_on`, or from today without it; with `past`, the text means a day in the past.
    """

    def preview(text: str) -> Preview:
        try:
            spoken = parse_days(text, said_on or ctx.today, ctx.calendar, past=past, order=ctx.date_order)
            return Preview(good=True, message=format_preview(spoken, ctx.today, ctx.calendar))
        except NotADate as wrong:
            return Preview(good=False, message=str(wrong))

    return preview


def make_promise_preview(ctx: Context) -> Callable[[str], str]:
    """Return a function that previews a promise written on a single line."""
    from interview_desk.services.pipeline.debriefing import parse_promise  # noqa: PLC0415 - the first frame asks for no promise

    def preview(text: str) -> str:
        promise = parse_promise(text, ctx)
        if promise.due_on is None:
            return f"{promise.what}, without a day"
        return f"{promise.what} → {format_preview(DateRange(promise.due_on, promise.due_on), ctx.today, ctx.calendar)}"

    return preview


def parse_interview_time(text: str, ctx: Context, *, past: bool) -> Appointment:
    """Return the start of an interview, and its length if the text has one.

    With `past`, the time is in the past; otherwise a coming time is tried first, then a past time.

    Raises:
        NotADate: the text is not understood.
    """
    try:
        return parse_appointment(text, ctx.at, ctx.calendar, ctx.zone, past=past, order=ctx.date_order)
    except DayHasPassed:
        if past:
            raise
        return parse_appointment(text, ctx.at, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)


def make_interview_preview(ctx: Context, *, past: bool) -> Callable[[str], Preview]:
    """Return a function that previews the time of an interview in words."""

    def preview(text: str) -> Preview:
        try:
            appointment = parse_interview_time(text, ctx, past=past)
        except NotADate as wrong:
            return Preview(good=False, message=str(wrong))
        over = ", which has passed" if appointment.starts_at < ctx.at and not past else ""
        far = format_distance(ctx.day(appointment.starts_at), ctx.today, ctx.calendar)
        return Preview(good=True, message=f"{format_appointment(appointment, ctx.today, ctx.zone)}{over}, {far}")

    return preview


def past_of(text: str, ctx: Context, usual: datetime) -> datetime:
    """Return the past moment that a text means; a day without a time gets the time of day of `usual`.

    Raises:
        NotADate: the text is not understood, or the day is still to come.
    """
    try:
        return parse_moment(text, ctx.at, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)
    except TimeMissing:
        day = parse_days(text, ctx.today, ctx.calendar, past=True, order=ctx.date_order).last
    at = datetime.combine(day, usual.astimezone(ctx.zone).time(), ctx.zone)
    if day > ctx.today:
        raise NotADate(f"{say_day(day, ctx.today)} is still to come; when did it go?")
    return min(at, ctx.at)


def past_echo(ctx: Context, usual: datetime) -> Callable[[str], Preview]:
    """Return a function that previews the time at which something happened."""

    def preview(text: str) -> Preview:
        try:
            moment = past_of(text, ctx, usual).astimezone(ctx.zone)
        except NotADate as wrong:
            return Preview(good=False, message=str(wrong))
        return Preview(good=True, message=f"{say_day(moment.date(), ctx.today)} {moment:%H:%M}")

    return preview


def person_echo(text: str) -> Preview:
    """Return a preview of a person entered on a single line."""
    try:
        person = people.parse_person(text)
    except Refused as refusal:
        return Preview(good=False, message=str(refusal))
    return Preview(good=True, message=" · ".join(part for part in person if part))


class TypedApplication(NamedTuple):
    """Application entered on a single line."""

    company: str
    role: str = ""
    source: str = ""
    url: str = ""


_ROLE_AT_COMPANY = re.compile(r"(?P<role>.+?)\s+at\s+(?P<company>\S.*)", re.IGNORECASE)


def parse_application(line: str) -> TypedApplication:
    """Split a line at its commas into company, role, and source; a web address anywhere in it is the link.

    Without a comma, "Data analyst at Birch Labs" is a role at a company.
    """
    parts = [clean_line(part) for part in line.split(",")]
    url = next((link for part in parts if (link := find_link(part)) and " " not in part), "")
    parts = [part for part in parts if part and not (find_link(part) and " " not in part)]
    match = _ROLE_AT_COMPANY.fullmatch(parts[0]) if len(parts) == 1 else None
    if match is not None:
        return TypedApplication(match["company"], match["role"], "", url)
    company, role = [*parts, "", ""][:2]
    return TypedApplication(company, role, ", ".join(parts[2:]), url)


def application_echo(text: str) -> Preview:
    """Return a preview of an application entered on a single line."""
    typed = parse_application(text)
    fields = (("company", typed.company), ("role", typed.role), ("from", typed.source), ("link", typed.url))
    return Preview(bool(typed.company), ", ".join(f"{label} {value}" for label, value in fields if value))
