"""The search as tables for a spreadsheet: one row a thing, in words rather than ids, days and times that spreadsheets read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from interview_desk.domain.calendar import local_day, say_time
from interview_desk.domain.dossier import Dossier, Search
from interview_desk.domain.people import Contact

Cells = tuple[str, ...]


class Asked(NamedTuple):
    """What a table is made of: every fact, the applications with all of their own, and whose days and times they are."""

    search: Search
    dossiers: tuple[Dossier, ...]
    zone: tzinfo
    at: datetime


class Table(NamedTuple):
    """A table: its column heads, and its rows."""

    columns: Cells
    rows: Callable[[Asked], Iterable[Cells]]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _local(asked: Asked, instant: datetime) -> Cells:
    return _day(local_day(instant, asked.zone)), say_time(instant, asked.zone)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _yes(answer: bool | None) -> str:
    return "" if answer is None else ("yes" if answer else "no")


def _name(person: Contact | None) -> str:
    return person.name if person is not None else ""


def _of(dossier: Dossier) -> Cells:
    return dossier.company.name, dossier.application.role


def _applications(asked: Asked) -> Iterator[Cells]:
    for dossier in asked.dossiers:
        one = dossier.application
        lead = dossier.contact(one.lead_contact)
        coming = dossier.to_come(asked.at)
        last = max((touch.at for touch in dossier.messages), default=None)
        yield (
            one.id,
            *_of(dossier),
            one.stage,
            one.outcome or "",
            _day(one.applied_on),
            _day(one.since),
            one.level,
            one.location,
            one.salary,
            one.source,
            one.url,
            *((lead.name, lead.email, lead.phone) if lead else ("", "", "")),
            str(len(dossier.held(asked.at))),
            " ".join(_local(asked, coming[0].starts_at)) if coming else "",
            _day(local_day(last, asked.zone)) if last else "",
            _day(one.offer_answer_by),
            _day(one.dormant_since),
            one.who_was_hired,
            one.lesson,
            one.remarks,
        )


def _companies(asked: Asked) -> Iterator[Cells]:
    for one in asked.search.companies:
        yield one.id, one.name, one.formality, one.sector, one.website, one.postal_address, one.remarks


def _contacts(asked: Asked) -> Iterator[Cells]:
    names = {company.id: company.name for company in asked.search.companies}
    for one in asked.search.contacts:
        yield (
            one.id,
            one.name,
            names.get(one.company or "", ""),
            one.title,
            one.email,
            one.phone,
            one.postal_address,
            one.prefers,
            _yes(one.may_follow_up),
            one.remarks,
        )


def _interviews(asked: Asked) -> Iterator[Cells]:
    for dossier in asked.dossiers:
        for one in sorted(dossier.interviews, key=lambda meeting: (meeting.starts_at, meeting.id)):
            told = one.debrief
            yield (
                one.id,
                *_of(dossier),
                str(one.round),
                *_local(asked, one.starts_at),
                str(one.minutes),
                one.timezone,
                one.method,
                one.style,
                one.status,
                one.place,
                "; ".join(_name(dossier.contact(person)) for person in one.interviewers),
                one.goals,
                *(
                    (
                        _number(told.rating),
                        _number(told.fit),
                        told.still_interested or "",
                        told.best_moment,
                        told.fix_next_time,
                    )
                    if told
                    else ("", "", "", "", "")
                ),
            )


def _promises(asked: Asked) -> Iterator[Cells]:
    for dossier in asked.dossiers:
        for one in dossier.promises:
            days = (one.starts_on, one.due_on, one.made_on, one.kept_on, one.dropped_on)
            yield one.id, *_of(dossier), one.by, one.what, one.words, *(_day(day) for day in days)


def _notes(asked: Asked) -> Iterator[Cells]:
    for dossier in asked.dossiers:
        for one in dossier.notes:
            to = _name(dossier.contact(one.contact))
            changed = _local(asked, one.changed_at)
            yield one.id, *_of(dossier), one.kind, to, one.channel, one.state, *changed, one.subject, one.body


def _touches(asked: Asked) -> Iterator[Cells]:
    for dossier in asked.dossiers:
        for one in sorted(dossier.messages, key=lambda touch: (touch.at, touch.id)):
            who = _name(dossier.contact(one.contact))
            what = (one.direction, one.channel, one.kind, who, one.outcome, one.summary)
            yield one.id, *_of(dossier), *_local(asked, one.at), *what


def _stories(asked: Asked) -> Iterator[Cells]:
    for one in asked.search.stories:
        parts = (one.title, one.situation, one.task, one.action, one.result, one.reflection)
        yield one.id, *parts, ", ".join(one.tags)


_WHERE = ("id", "company", "role")
TABLES: dict[str, Table] = {
    "applications": Table(
        (
            *_WHERE,
            *("stage", "outcome", "applied", "since", "level", "location", "salary", "source", "url"),
            *("lead contact", "lead email", "lead phone", "interviews held", "next interview", "last contact"),
            *("offer answer by", "dormant since", "who was hired", "lesson", "remarks"),
        ),
        _applications,
    ),
    "companies": Table(
        ("id", "name", "formality", "sector", "website", "postal address", "remarks"),
        _companies,
    ),
    "contacts": Table(
        (
            *("id", "name", "company", "title", "email", "phone", "postal address", "prefers"),
            *("may follow up", "remarks"),
        ),
        _contacts,
    ),
    "interviews": Table(
        (
            *_WHERE,
            *("round", "date", "time", "minutes", "timezone", "method", "style", "status", "place", "interviewers"),
            *("goals", "my impression", "fit", "still interested", "best moment", "fix next time"),
        ),
        _interviews,
    ),
    "promises": Table((*_WHERE, "by", "what", "words", "from", "due", "made", "kept", "dropped"), _promises),
    "notes": Table(
        (*_WHERE, "kind", "to", "channel", "state", "changed", "changed at", "subject", "body"),
        _notes,
    ),
    "touches": Table(
        (*_WHERE, "date", "time", "direction", "channel", "kind", "with", "outcome", "summary"),
        _touches,
    ),
    "stories": Table(("id", "title", "situation", "task", "action", "result", "reflection", "tags"), _stories),
}
"""Every table by its name, the first one is what is given where none is asked for."""
