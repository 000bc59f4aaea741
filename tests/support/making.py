"""Facts for tests: an ordinary application with an ordinary interview, to be changed where a test needs it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from interview_desk.domain.dates.calendar import WorkCalendar
from interview_desk.domain.policy import Policies
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.planner import plan_application
from interview_desk.domain.search.correspondence import Channel, Direction, Promise, Touch, TouchKind, TouchOutcome
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Debrief, Interview, InterviewStatus
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.search.pipeline import Application, Outcome, Stage, StageEntry

NEW_YORK = ZoneInfo("America/New_York")
ANA = Contact("ana", "Ana Ruiz", "northwind", email="ana@northwind.example")
BEN = Contact("ben", "Ben Okafor", "northwind", email="ben@northwind.example")
MET = date(2026, 11, 10)
"""The day of the ordinary interview: a Tuesday."""


def day(text: str) -> date:
    """A day of November 2026 by its number ("17"), or in full ("2026-12-01")."""
    return date.fromisoformat(text if "-" in text else f"2026-11-{int(text):02}")


def at(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """A local moment: "17 09:00", or in full."""
    on, _, clock = text.partition(" ")
    hour, minute = (clock or "09:00").split(":")
    when = day(on)
    return datetime(when.year, when.month, when.day, int(hour), int(minute), tzinfo=zone)


def context(moment: str | datetime, policies: Policies | None = None, calendar: WorkCalendar | None = None) -> Context:
    """The context of a moment in New York."""
    instant = at(moment) if isinstance(moment, str) else moment
    return Context(instant, NEW_YORK, calendar or WorkCalendar(), policies or Policies())


def debriefed(interest: str = "yes", on: str = "10 12:00") -> Debrief:
    """A complete debrief."""
    return Debrief(at(on), at(on), learned=("the team owns its pipelines",), rating=4, fit=4, still_interested=interest)


def interview(
    name: str = "i1",
    starts: str = "10 10:00",
    *,
    minutes: int = 60,
    status: str = "held",
    debrief: Debrief | None = None,
    people: tuple[str, ...] = ("ana", "ben"),
) -> Interview:
    """An interview, held and not debriefed unless said otherwise."""
    return Interview(
        name,
        "a1",
        at(starts),
        minutes=minutes,
        status=InterviewStatus(status),
        interviewers=people,
        timezone="America/New_York",
        debrief=debrief,
    )


def touch(
    when: str,
    kind: str = "follow-up",
    *,
    direction: str = "out",
    outcome: str = "",
    contact: str | None = "ana",
    channel: str = "email",
    about: str | None = None,
) -> Touch:
    """A contact that took place."""
    return Touch(
        f"t {when} {kind} {direction} {contact}",
        "a1",
        at(when),
        contact,
        about,
        None,
        Direction(direction),
        Channel(channel),
        TouchKind(kind),
        TouchOutcome(outcome or ("sent" if direction == "out" else "received")),
    )


def thanked() -> tuple[Touch, ...]:
    """Both interviewers of the ordinary interview thanked, the morning after."""
    return (touch("11 08:30", "thank-you", about="i1"), touch("11 08:40", "thank-you", contact="ben", about="i1"))


def theirs(
    due: str,
    *,
    made: str = "10",
    starts: str | None = None,
    name: str = "p1",
    kept: str | None = None,
    dropped: str | None = None,
) -> Promise:
    """A date they named."""
    return Promise(
        name,
        "a1",
        "them",
        day(made),
        "i1",
        "an answer",
        "soon",
        day(starts) if starts else None,
        day(due),
        day(kept) if kept else None,
        day(dropped) if dropped else None,
    )


def dossier(
    *facts: Interview | Promise | Touch,
    stages: tuple[tuple[str, str], ...] = (("applied", "2026-10-26"), ("interviewing", "05")),
    outcome: str | None = None,
    lead: str | None = "ana",
    contacts: tuple[Contact, ...] = (ANA, BEN),
    dormant: str | None = None,
    answer_by: str | None = None,
    company: Company | None = None,
) -> Dossier:
    """The ordinary application with these facts; without an interview among them, the ordinary one, done with and thanked."""
    interviews = tuple(one for one in facts if isinstance(one, Interview))
    touches = tuple(one for one in facts if isinstance(one, Touch))
    if not interviews:
        interviews = (interview(debrief=debriefed()),)
        touches = (*thanked(), *touches)
    application = Application(
        "a1", "northwind", "Data engineer", tuple(StageEntry(Stage(stage), day(on)) for stage, on in stages), lead_contact=lead, outcome=Outcome(outcome) if outcome is not None else None,
        dormant_since=day(dormant) if dormant else None, offer_answer_by=day(answer_by) if answer_by else None,
    )  # fmt: skip
    return Dossier(
        application,
        company or Company("northwind", "Northwind Health"),
        contacts,
        interviews,
        tuple(one for one in facts if isinstance(one, Promise)),
        (),
        touches,
    )


def planned(
    one: Dossier,
    moment: str | datetime,
    policies: Policies | None = None,
    calendar: WorkCalendar | None = None,
    accepted: str | None = None,
) -> list[DueItem]:
    """The plan of an application at a moment."""
    return plan_application(one, context(moment, policies, calendar), day(accepted) if accepted else None)


def only(items: list[DueItem], kind: str) -> DueItem:
    """The one item of a kind."""
    found = [item for item in items if item.kind == kind]
    assert len(found) == 1, f"{len(found)} of {kind} in {[item.kind for item in items]}"
    return found[0]


def kinds(items: list[DueItem]) -> set[str]:
    """The kinds of some items."""
    return {item.kind for item in items}


def hours(count: float) -> timedelta:
    """Some hours."""
    return timedelta(hours=count)
