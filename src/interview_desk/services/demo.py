"""Demo data that looks like a real job search.

A dozen applications over six weeks, with every date relative to today.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from interview_desk.domain.dates.calendar import DAY, WorkCalendar
from interview_desk.domain.dates.parser import parse_days
from interview_desk.domain.offers.offers import Amount, Offer, PayPart, Rating, Term
from interview_desk.domain.search.correspondence import (
    Channel,
    Direction,
    Note,
    NoteKind,
    Promise,
    Touch,
    TouchKind,
    TouchOutcome,
)
from interview_desk.domain.search.dossier import Entity
from interview_desk.domain.search.interview import (
    Debrief,
    ExitCard,
    Hook,
    Interview,
    InterviewStatus,
    Method,
    QuestionAsked,
    Style,
    UnsaidPoint,
)
from interview_desk.domain.search.people import Company, Contact, Me
from interview_desk.domain.search.pipeline import Application, Outcome, Stage, StageEntry
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, PracticeRun, Story
from interview_desk.services.notes.drafting import draft
from interview_desk.services.session import Clock, Desk, open_desk, wall_clock

ME = Me("Alex Moreau", "alex@moreau.example", "+33 1 55 50 10 11", ("moreau.example/work",))


_ACACIA = Offer(
    (
        PayPart("base", Amount(Decimal(62_000), "EUR")),
        PayPart("bonus", Amount(Decimal(6_200), "EUR")),
        PayPart("sign-on", Amount(Decimal(4_000), "EUR", "once")),
    ),
    hours=Decimal(38),
    days_off=28,
    terms=(Term("start", "1 January"), Term("place", "two days a week in the office")),
    ratings=(Rating("the work", 4), Rating("the people", 5), Rating("who leads me", 4), Rating("growth", 3)),
)
_ROUGHLY = Offer(
    (PayPart("base", Amount(Decimal(5_600), "EUR", "month")),), hours=Decimal(40), terms=(Term("place", "remote"),)
)
"""Pay mentioned on the phone: not an offer yet, but ready to compare if it becomes an offer."""


_OFFICE_HOURS = (8, 17)
"""Hours at which an interview may start."""
_WAKING_HOURS = (6, 22)
"""Hours between which people write and practice."""


class _Days:
    """Calendar of days and instants around the demo's today."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = now.date()
        self._calendar = WorkCalendar()

    def ago(self, days: int) -> date:
        """Return the calendar day some days ago."""
        return self.today - days * DAY

    def find_working_day(self, days_ago: int) -> date:
        """Return the calendar day some days ago, or the last working day before it."""
        return self._before(self.ago(days_ago))

    def subtract_working_days(self, count: int) -> date:
        """Return the working day since which `count` working days have passed, counting today if it is working."""
        day = self.today
        while self._calendar.count(day, self.today) < count:
            day -= DAY
        return day if self._calendar.is_working(day) else self._before(day)

    def _before(self, day: date) -> date:
        while not self._calendar.is_working(day):
            day -= DAY
        return day

    def on(self, count: int) -> date:
        """Return the working day some working days from now."""
        return self._calendar.add(self.today, count)

    def resolve_date(self, words: str, said_on: date) -> date:
        """Return the day that words meant on the day they were said."""
        return parse_days(words, said_on, self._calendar).last

    def find_office_hour(self) -> datetime:
        """Return the full hour in which the next interview starts: soon, or on the next working day at ten."""
        soon = (self.now + timedelta(minutes=100)).replace(minute=0, second=0, microsecond=0)
        if soon.date() == self.today and self._is_office_hour(soon):
            return soon
        return self.at(self._calendar.add(self.today, 1), 10)

    def find_last_start(self) -> datetime:
        """Return the start of an interview that ended almost a day ago, or else on the last working day in the afternoon."""
        almost_a_day_ago = self.now - timedelta(hours=24, minutes=20)
        if self._is_office_hour(almost_a_day_ago):
            return almost_a_day_ago
        return self.at(self._before(self.ago(1)), 16)

    def _is_office_hour(self, moment: datetime) -> bool:
        on_the_hour = _OFFICE_HOURS[0] <= moment.hour <= _OFFICE_HOURS[1]
        return on_the_hour and self._calendar.is_working(moment.date())

    def find_waking_time(self, hours_ago: float, otherwise: datetime) -> datetime:
        """Return the moment some hours ago, or another one if that was at night or yesterday."""
        moment = self.now - timedelta(hours=hours_ago)
        is_waking_time = moment.date() == self.today and _WAKING_HOURS[0] <= moment.hour < _WAKING_HOURS[1]
        return moment if is_waking_time else otherwise

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return a time on a day, in the demo's zone."""
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.now.tzinfo)


def demo_desk(path: Path, config: Path | None, clock: Clock = wall_clock) -> Desk:
    """Open a desk on the demo data, in a database of its own.

    Args:
        path: path of the throwaway database.
        config: the user's config, if any.
        clock: source of the current time.
    """
    desk = open_desk(path, config, clock=clock)
    with desk.writer.change("", desk.now()) as change:
        change.put_me(ME)
        change.put_many(search_of(desk.now()))
    _write_draft(desk)
    return desk


def _write_draft(desk: Desk) -> None:
    """Give the note that is begun the text of its draft."""
    dossier = desk.dossier("demo-app-northwind")
    note = next(note for note in dossier.notes if note.id == "demo-note-maya")
    interview, contact = dossier.interview(note.interview), dossier.contact(note.contact)
    drafted = draft(desk, dossier, note.kind, interview, contact, note.channel, note.id)
    with desk.writer.change("", desk.now()) as change:
        change.put(note._replace(subject=drafted.subject, body=drafted.body))


def search_of(now: datetime) -> list[Entity]:
    """Return every entity of the demo data, dated relative to a moment."""
    days = _Days(now)
    parts = (_northwind, _globe_atlas, _fjord, _kestrel, _tamarind, _umbra, _acacia, _stellar, _quiet_ones, _stories)
    return [entity for part in parts for entity in part(days)]


def _stages(*steps: tuple[Stage, date]) -> tuple[StageEntry, ...]:
    return tuple(StageEntry(stage, on) for stage, on in steps)


def _thanked(name: str, application: str, interview: str, contact: str, at: datetime) -> Touch:
    return Touch(
        name,
        application,
        at,
        contact,
        interview,
        None,
        Direction.OUT,
        Channel.EMAIL,
        TouchKind.THANK_YOU,
        TouchOutcome.SENT,
    )


def _northwind(days: _Days) -> list[Entity]:
    start = days.find_last_start()
    ended = start + timedelta(minutes=60)
    met = start.date()
    hooks = (
        Hook("demo-maya", "They move to streaming in the first quarter"),
        Hook("demo-maya", "Calm on-call hand-overs", "cared"),
        Hook("demo-tom", "The replay pipeline is the oldest code they run"),
        Hook("demo-ines", "Two seats are open, one of them as lead"),
    )
    debrief = Debrief(
        started_at=ended + timedelta(minutes=12),
        completed_at=ended + timedelta(minutes=16),
        learned=("The team owns its pipelines end to end",),
        hooks=hooks,
        unsaid=(
            UnsaidPoint("I led our Kafka migration at Lumen", "demo-note-maya"),
            UnsaidPoint("Notice period: two or three months?"),
        ),
        best_moment="Tom laughed at the story of the lost partition",
        fix_next_time="Answer the salary question shorter",
        rating=4,
        fit=4,
        still_interested="yes",
        questions=(
            QuestionAsked("How do you keep a migration calm?", "The shadow rota at Lumen", 4, "demo-story-kafka"),
        ),
        speaks_for="I have moved three teams from nightly batches to streams",
        next_step="The panel meets, then a call",
        section=5,
    )
    card = ExitCard(
        ended + timedelta(minutes=10),
        True,
        True,
        "The panel meets, then a call",
        "by the end of next week",
        True,
        "email",
        "30-60-90 plan",
        True,
    )
    return [
        Company("demo-northwind", "Northwind Health", "relaxed", "private", "northwind.example"),
        Contact("demo-maya", "Maya Chen", "demo-northwind", "Head of Data", "maya.chen@northwind.example", prefers="email"),
        Contact("demo-tom", "Tom Okafor", "demo-northwind", "Staff engineer", "tom.okafor@northwind.example"),
        Contact("demo-ines", "Ines Duarte", "demo-northwind", "Recruiter", "ines@northwind.example", "+33 1 55 50 20 20", may_follow_up=True, prefers="email"),
        Application(
            "demo-app-northwind", "demo-northwind", "Senior data engineer",
            _stages((Stage.APPLIED, days.ago(26)), (Stage.SCREENING, days.ago(15)), (Stage.INTERVIEWING, days.ago(6))),
            "senior", source="a friend", location="Lyon, two days on site", lead_contact="demo-ines",
        ),
        Interview(
            "demo-int-northwind", "demo-app-northwind", start, 2, Method.IN_PERSON, Style.PANEL, minutes=60, place="12 quai Perrache",
            status=InterviewStatus.HELD, interviewers=("demo-maya", "demo-tom", "demo-ines"), exit_card=card, debrief=debrief,
        ),
        Promise("demo-plan", "demo-app-northwind", "me", met, "demo-int-northwind", "the 30-60-90 plan", due_on=days.on(2)),
        Promise("demo-answer", "demo-app-northwind", "them", met, "demo-int-northwind", "an answer", "end of next week", None, days.resolve_date("end of next week", met)),
        Note("demo-note-maya", NoteKind.THANK_YOU, "demo-app-northwind", days.now - timedelta(minutes=25), "demo-int-northwind", "demo-maya", Channel.EMAIL),
        _thanked("demo-touch-ines", "demo-app-northwind", "demo-int-northwind", "demo-ines", days.find_waking_time(2, ended + timedelta(hours=3))),
    ]  # fmt: skip


def _globe_atlas(days: _Days) -> list[Entity]:
    met = days.subtract_working_days(8)
    promised = days.subtract_working_days(2)
    return [
        Company("demo-globe", "Globe Atlas", "formal", "private"),
        Contact("demo-priya", "Priya Raman", "demo-globe", "Hiring manager", "p.raman@globeatlas.example", "+33 1 55 50 10 10", prefers="phone", may_follow_up=True),
        Application("demo-app-globe", "demo-globe", "Analytics lead", _stages((Stage.APPLIED, days.ago(31)), (Stage.INTERVIEWING, met)), "senior", lead_contact="demo-priya", offer=_ROUGHLY),
        Interview(
            "demo-int-globe", "demo-app-globe", days.at(met, 10), 1, Method.PHONE, Style.BEHAVIORAL, minutes=40, status=InterviewStatus.HELD, interviewers=("demo-priya",),
            debrief=Debrief(
                days.at(met, 11), days.at(met, 11, 5), hooks=(Hook("demo-priya", "Every region keeps its own dashboard today"), Hook("demo-priya", "One set of numbers", "cared")),
                unsaid=(UnsaidPoint("The dashboard sample from my last project"),), rating=4, fit=4, still_interested="yes", next_step="a decision on the short list", section=5,
            ),
        ),
        Promise("demo-globe-date", "demo-app-globe", "them", met, "demo-int-globe", "an answer", f"by {promised.day} {promised:%B}", None, promised),
        _thanked("demo-touch-priya", "demo-app-globe", "demo-int-globe", "demo-priya", days.at(met, 18)),
    ]  # fmt: skip


def _fjord(days: _Days) -> list[Entity]:
    met = days.subtract_working_days(5)
    return [
        Company("demo-fjord", "Fjordkraft Data", "relaxed", "private"),
        Contact("demo-lena", "Lena Bergström", "demo-fjord", "Engineering manager", "lena@fjordkraft.example", prefers="email"),
        Application("demo-app-fjord", "demo-fjord", "Data platform engineer", _stages((Stage.APPLIED, days.ago(24)), (Stage.INTERVIEWING, met)), "mid", lead_contact="demo-lena"),
        Interview(
            "demo-int-fjord", "demo-app-fjord", days.at(met, 14), 1, Method.VIDEO, Style.TECHNICAL, minutes=60, status=InterviewStatus.HELD, interviewers=("demo-lena",),
            debrief=Debrief(days.at(met, 15, 10), days.at(met, 15, 14), hooks=(Hook("demo-lena", "They rebuilt the ingest layer in Rust"),), rating=3, fit=3, still_interested="yes", section=5),
        ),
        _thanked("demo-touch-lena", "demo-app-fjord", "demo-int-fjord", "demo-lena", days.at(met, 17)),
    ]  # fmt: skip


def _kestrel(days: _Days) -> list[Entity]:
    start = days.find_office_hour()
    first = days.subtract_working_days(7)
    return [
        Company("demo-kestrel", "Kestrel Bank", "formal", "private"),
        Contact("demo-aoife", "Aoife Ní Bhriain", "demo-kestrel", "Recruiter", "aoife@kestrel.example"),
        Contact("demo-kwame", "Kwame Mensah", "demo-kestrel", "Lead ML engineer"),
        Application("demo-app-kestrel", "demo-kestrel", "ML engineer", _stages((Stage.APPLIED, days.ago(21)), (Stage.SCREENING, first), (Stage.INTERVIEWING, days.ago(2))), "senior", lead_contact="demo-aoife"),
        Interview(
            "demo-int-kestrel-1", "demo-app-kestrel", days.at(first, 9, 30), 1, Method.PHONE, Style.SCREENING, minutes=25, status=InterviewStatus.HELD, interviewers=("demo-aoife",),
            debrief=Debrief(
                days.at(first, 10), days.at(first, 10, 3), learned=("The team has two seats and one lead",), hooks=(Hook("demo-aoife", "Notice period matters to them", "cared"),),
                unsaid=(UnsaidPoint("Remote days"),), fix_next_time="Ask for the next step before saying goodbye", rating=3, fit=3, still_interested="yes", section=5,
            ),
        ),
        _thanked("demo-touch-aoife", "demo-app-kestrel", "demo-int-kestrel-1", "demo-aoife", days.at(first, 16)),
        OwnQuestion("demo-question-year", "What does a good first year look like?", "demo-app-kestrel", 1),
        OwnQuestion("demo-question-learn", "How does the team learn from a bad night?", None, 2),
        OwnQuestion("demo-question-data", "Who owns the training data?", "demo-app-kestrel", 3, ("demo-int-kestrel-1",), "The platform team"),
        Interview("demo-int-kestrel-2", "demo-app-kestrel", start, 2, Method.VIDEO, Style.TECHNICAL, minutes=60, link="https://meet.kestrel.example/r/4711", goals="Show how I test models; ask about the on-call rota", interviewers=("demo-kwame", "demo-aoife")),
        ClosingStatement(
            "demo-closing", "demo-app-kestrel", ("Systems that people can sleep beside", "The Kafka migration", "I want this job"),
            "In ninety seconds: I build data systems that people can sleep beside. At Lumen I led the move from nightly batches to Kafka. Nine services, "
            "four teams, no lost event, and pages fell by half, because we ran a two-week shadow rota before we switched.\n\n"
            "What I would bring here is the habit of testing a model the way one tests a migration: beside the old one, on real traffic, with a way back. "
            "In the first thirty days I would listen, and fix one build that hurts every day. In sixty I would have one model on the new path, with its tests. "
            "By ninety, two people who are not me should be able to add the next one.\n\n"
            "I have enjoyed this conversation. I want this job, and I think that I would be good at it. What is the next step, and by when will you decide?",
            (PracticeRun(days.at(days.ago(1), 19), 111, 150), PracticeRun(days.at(days.ago(1), 20), 98, 150), PracticeRun(days.find_waking_time(16 / 3, days.at(days.ago(1), 21)), 86, 150)),
        ),
    ]  # fmt: skip


def _tamarind(days: _Days) -> list[Entity]:
    met = days.subtract_working_days(2)
    return [
        Company("demo-tamarind", "Tamarind Foods", "relaxed", "private"),
        Contact("demo-sam", "Samuel Adeyemi", "demo-tamarind", "Operations director", "s.adeyemi@tamarind.example"),
        Application("demo-app-tamarind", "demo-tamarind", "Forecasting engineer", _stages((Stage.APPLIED, days.ago(19)), (Stage.INTERVIEWING, met)), "mid", lead_contact="demo-sam"),
        Interview(
            "demo-int-tamarind", "demo-app-tamarind", days.at(met, 11), 1, Method.IN_PERSON, Style.INFORMAL, minutes=45, status=InterviewStatus.HELD, interviewers=("demo-sam",),
            debrief=Debrief(days.at(met, 12), days.at(met, 12, 4), hooks=(Hook("demo-sam", "The shop floor decides what gets built"),), rating=2, fit=2, still_interested="no", section=5),
        ),
    ]  # fmt: skip


def _umbra(days: _Days) -> list[Entity]:
    met, called = days.subtract_working_days(9), days.subtract_working_days(2)
    return [
        Company("demo-umbra", "Umbra Mobility", "unknown", "private"),
        Contact("demo-dana", "Dana Ruiz", "demo-umbra", "Head of BI", "dana@umbra.example", "+49 30 5550 7788", prefers="phone"),
        Application("demo-app-umbra", "demo-umbra", "BI developer", _stages((Stage.APPLIED, days.ago(38)), (Stage.INTERVIEWING, met)), "mid", lead_contact="demo-dana"),
        Interview(
            "demo-int-umbra", "demo-app-umbra", days.at(met, 16), 1, Method.VIDEO, Style.CASE, minutes=75, status=InterviewStatus.HELD, interviewers=("demo-dana",),
            debrief=Debrief(days.at(met, 18), days.at(met, 18, 5), rating=3, fit=3, still_interested="unsure", section=5),
        ),
        _thanked("demo-touch-dana", "demo-app-umbra", "demo-int-umbra", "demo-dana", days.at(met, 20)),
        Touch("demo-call-dana", "demo-app-umbra", days.at(called, 11), "demo-dana", "demo-int-umbra", None, Direction.OUT, Channel.PHONE, TouchKind.FOLLOW_UP, TouchOutcome.VOICEMAIL),
    ]  # fmt: skip


def _acacia(days: _Days) -> list[Entity]:
    met = days.find_working_day(13)
    return [
        Company("demo-acacia", "Acacia Cloud", "relaxed", "private"),
        Contact("demo-hr", "Nguyễn Thị Lan", "demo-acacia", "People partner", "lan@acacia.example"),
        Application(
            "demo-app-acacia", "demo-acacia", "Analytics engineer", _stages((Stage.APPLIED, days.ago(40)), (Stage.SCREENING, days.ago(30)), (Stage.INTERVIEWING, met), (Stage.OFFER, days.ago(2))),
            "mid", lead_contact="demo-hr", salary="62,000", offer_answer_by=days.today + 4 * DAY, offer=_ACACIA,
        ),
        Interview(
            "demo-int-acacia", "demo-app-acacia", days.at(met, 10), 2, Method.VIDEO, Style.PANEL, minutes=90, status=InterviewStatus.HELD, interviewers=("demo-hr",),
            debrief=Debrief(days.at(met, 12), days.at(met, 12, 4), rating=5, fit=5, still_interested="yes", section=5),
        ),
        _thanked("demo-touch-hr", "demo-app-acacia", "demo-int-acacia", "demo-hr", days.at(met + DAY, 9)),
    ]  # fmt: skip


def _stellar(days: _Days) -> list[Entity]:
    met, refused = days.find_working_day(15), days.subtract_working_days(2)
    textiles = days.ago(22)
    return [
        Company("demo-stellar", "Stellar Insurance", "formal", "private"),
        Contact("demo-joan", "Joan Pike", "demo-stellar", "Head of architecture", "joan.pike@stellar.example"),
        Application("demo-app-stellar", "demo-stellar", "Data architect", _stages((Stage.APPLIED, days.ago(37)), (Stage.INTERVIEWING, met), (Stage.CLOSED, refused)), "senior", lead_contact="demo-joan", outcome=Outcome.REFUSED),
        Interview(
            "demo-int-stellar", "demo-app-stellar", days.at(met, 13), 1, Method.VIDEO, Style.BEHAVIORAL, minutes=60, status=InterviewStatus.HELD, interviewers=("demo-joan",),
            debrief=Debrief(days.at(met, 15), days.at(met, 15, 3), fix_next_time="Answer the salary question shorter", rating=3, fit=3, still_interested="yes", section=5),
        ),
        _thanked("demo-touch-joan", "demo-app-stellar", "demo-int-stellar", "demo-joan", days.at(met + DAY, 9)),
        Touch("demo-refusal", "demo-app-stellar", days.at(refused, 15), "demo-joan", None, None, Direction.IN, Channel.EMAIL, TouchKind.OTHER, TouchOutcome.RECEIVED, "They chose someone with more insurance experience"),
        Company("demo-textiles", "Weberei Söhne & Töchter", "formal", "private"),
        Application("demo-app-textiles", "demo-textiles", "BI developer", _stages((Stage.APPLIED, days.ago(41)), (Stage.CLOSED, textiles)), "mid", outcome=Outcome.WITHDRAWN),
    ]  # fmt: skip


def _quiet_ones(days: _Days) -> list[Entity]:
    rows = (
        ("osprey", "Osprey Labs", "Platform engineer", ((Stage.SAVED, 12), (Stage.APPLIED, 8)), "unknown"),
        ("midori", "みどり株式会社", "Site reliability engineer", ((Stage.APPLIED, 3),), "unknown"),
        ("halden", "Halden Logistics", "Staff data engineer", ((Stage.APPLIED, 17),), "unknown"),
        ("council", "Brightwater Council", "Data engineer", ((Stage.SAVED, 6),), "public"),
        ("zamora", "Zamora e Hijos", "Backend engineer", ((Stage.SAVED, 2),), "unknown"),
    )
    entities: list[Entity] = []
    for name, company, role, steps, sector in rows:
        entities.append(Company(f"demo-{name}", company, sector=sector))
        history = _stages(*((stage, days.ago(ago)) for stage, ago in steps))
        entities.append(Application(f"demo-app-{name}", f"demo-{name}", role, history, source="job board"))
    return entities


def _stories(days: _Days) -> list[Entity]:
    del days
    return [
        Story(
            "demo-story-kafka", "The calm migration", "Nightly batches had begun to collide", "Move nine services to Kafka without losing an event",
            "A shadow rota of two weeks, one service at a time, every hand-over rehearsed", "No event lost, pages down by half, eleven teams copied the template",
            "I would write the template earlier", ("migration", "calm", "on-call"),
        ),
        Story(
            "demo-story-numbers", "One set of numbers", "Sales and finance reported different totals", "Find out why, and end it", "Traced both to their sources, agreed one definition with each team",
            "One dashboard, no more monthly quarrel", "Ask for the definition before the query", ("stakeholders", "data quality"),
        ),
    ]  # fmt: skip


FIXED = datetime(2026, 11, 12, 13, 20, tzinfo=UTC)
"""Moment of the pictures in the documentation: a Thursday."""
