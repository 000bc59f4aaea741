"""Import of invitations: a meeting becomes an interview, and a later version moves or cancels it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from interview_desk.domain.addresses import find_address
from interview_desk.domain.dates.calendar import local_day, say_day, say_time
from interview_desk.domain.errors import Refused
from interview_desk.domain.imports import meetings
from interview_desk.domain.imports.problems import NotAnInterview, SeveralApplications, SkippedItem, UnknownZone
from interview_desk.domain.imports.titles import parse_title
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Entity, Search
from interview_desk.domain.search.interview import Interview, InterviewStatus, Invitation, Style
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.search.pipeline import STAGES, Application, Stage, StageEntry
from interview_desk.domain.text import LINE_LIMIT, clean_line, clean_text, joined, shorten
from interview_desk.formats.calendar_file import interview_uid, is_reminder
from interview_desk.formats.invitations import Event, Person, plainly
from interview_desk.services.imports import participants
from interview_desk.services.imports.options import DEFAULT_OPTIONS, Employers, ImportOptions, zone_called
from interview_desk.services.session import new_id

LONGEST = 24 * 60
"""Longest interview in minutes; anything longer is not a conversation."""
MOST_PEOPLE = 200
"""Maximum number of people at an interview."""
SAME_MEETING = timedelta(minutes=29)
"""Largest difference in start between an interview entered by hand and its invitation."""
_YEARS = (1970, 2200)
"""First and last year in which a meeting can take place."""
_ORDER = (Company, Contact, Application, Interview)


class ImportedMeetings(NamedTuple):
    """Result of importing meetings: entities, summary lines, skipped items, and open questions."""

    entities: tuple[Entity, ...]
    lines: tuple[str, ...]
    left_out: tuple[SkippedItem, ...]
    asks: tuple[str, ...]
    """Options that would allow more meetings to be imported: `timezone` or `application`."""


def import_meetings(
    events: Sequence[Event],
    existing: Search,
    ctx: Context,
    options: ImportOptions = DEFAULT_OPTIONS,
    report_progress: Progress = silent,
) -> ImportedMeetings:
    """Match the meetings of a file with a search and return the entities to import.

    Args:
        events: the meetings.
        existing: the search as it is.
        ctx: the moment, and the user's zone.
        options: the user's options for them.
        report_progress: callback that receives the progress.
    """
    taking = _MeetingImporter(existing, ctx, options)
    # A file may hold several versions of a meeting: the latest counts, in any order.
    versions = sorted(
        events, key=lambda version: (version.sequence, version.revised_at or datetime.min.replace(tzinfo=UTC))
    )
    for n, event in enumerate(versions):
        report_progress("matching the meetings", n, len(versions))
        taking.take(event)
    entities = sorted(taking.brought.values(), key=lambda entity: _ORDER.index(type(entity)))
    return ImportedMeetings(
        tuple(entities), tuple(taking.lines), tuple(taking.left_out), tuple(dict.fromkeys(taking.asks))
    )


class _Unclear(Exception):
    """Reason for skipping a meeting, and the option that would allow its import."""

    def __init__(self, reason: object, asks: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.asks = asks


class _MeetingImporter:
    """Import of meetings into a copy of the search, which changes with each meeting."""

    def __init__(self, existing: Search, ctx: Context, options: ImportOptions) -> None:
        self.brought: dict[str, Entity] = {}
        self.lines: list[str] = []
        self.left_out: list[SkippedItem] = []
        self.asks: list[str] = []
        self._aside: list[str] = []
        self._ctx = ctx
        self._wanted = options
        self._me = existing.me
        self._domains: dict[str | None, set[str]] = {}
        self._companies = {entity.id: entity for entity in existing.companies}
        self._contacts = {entity.id: entity for entity in existing.contacts}
        self._applications = {entity.id: entity for entity in existing.applications}
        self._interviews = {entity.id: entity for entity in existing.interviews}
        self._by_uid = {
            entity.invitation.uid: entity.id for entity in existing.interviews if entity.invitation is not None
        }
        for contact in existing.contacts:
            self._add_domain(contact)
        self._ours = {interview_uid(entity.id): entity.id for entity in existing.interviews}

    def take(self, event: Event) -> None:
        try:
            self._take(event)
        except (_Unclear, Refused) as error:
            unclear = error if isinstance(error, _Unclear) else _Unclear(error.problem)
            where = f"“{shorten(event.summary, 60) or 'a meeting without a title'}”"
            self.left_out.append(SkippedItem(where, unclear.reason))
            if unclear.asks:
                self.asks.append(unclear.asks)

    def _take(self, event: Event) -> None:
        if len(event.uid) > LINE_LIMIT:
            raise _Unclear(f"its UID is {len(event.uid):,} characters long; at most {LINE_LIMIT:,} are read")
        if len(event.attendees) > MOST_PEOPLE:
            raise _Unclear(f"it has {len(event.attendees):,} attendees; an interview has at most {MOST_PEOPLE}")
        if event.is_answer:
            raise _Unclear("it answers an invitation, and says nothing new of the meeting")
        if is_reminder(event.uid):
            raise _Unclear("it is a reminder from this desk")
        interview = self._interviews.get(self._by_uid.get(event.uid, "") or self._ours.get(event.uid, ""))
        if interview is not None:
            self._update_interview(interview, event)
            return
        if event.is_cancelled:
            raise _Unclear("it is cancelled, and is not known here")
        if event.repeats:
            raise _Unclear("it repeats; an interview does not")
        starts, zone = self._starts(event)
        if event.minutes > LONGEST:
            raise _Unclear(f"it lasts {event.minutes // LONGEST} days; a conversation does not")
        application = self._application(event, starts)
        self._add(event, application, starts, zone)

    # Start and time zone

    def _starts(self, event: Event) -> tuple[datetime, str]:
        """Return the instant when the meeting begins, and the zone in which it was agreed."""
        if event.starts is None:
            raise _Unclear("it does not say when it starts, or not in a way that can be read; add it by hand")
        if event.contradiction:
            raise _Unclear(f"{event.contradiction}; add it by hand")
        if not _YEARS[0] <= event.starts.year <= _YEARS[1]:
            raise _Unclear(f"the year {event.starts.year} cannot be meant")
        if not isinstance(event.starts, datetime):
            raise _Unclear(f"it names the day ({event.starts.isoformat()}) and no time; add it by hand")
        if event.starts.tzinfo is not None:
            return self._instant(event.starts, event.zone)
        zone_or_none = self._wanted.zone if event.unknown_zone else self._ctx.zone
        if zone_or_none is None:
            raise _Unclear(UnknownZone(event.unknown_zone), "timezone")
        return plainly(event.starts.replace(tzinfo=zone_or_none)), getattr(zone_or_none, "key", "") or ""

    def _instant(self, starts: datetime, zone_name: str) -> tuple[datetime, str]:
        """Convert an instant to the zone in which it was agreed; UTC alone becomes the user's zone."""
        zone = zone_called(zone_name)
        if zone is not None:
            return plainly(starts.astimezone(zone)), zone_name
        if starts.utcoffset() != timedelta(0):
            return starts, ""
        return plainly(starts.astimezone(self._ctx.zone)), getattr(self._ctx.zone, "key", "") or ""

    # The application it belongs to

    def _application(self, event: Event, starts: datetime) -> Application:
        if self._wanted.application:
            return self._applications[self._wanted.application]
        companies = self._companies_meant(event)
        if companies:
            return self._one_of(companies, event)
        speaks_of_it = meetings.sounds_like_an_interview(event.summary) and (
            event.is_invitation
            or bool(self._list_other_people(event))
            or meetings.clearly_mentions_interview(event.summary)
        )
        if not speaks_of_it and not (event.is_invitation and self._is_with_an_employer(event)):
            raise _Unclear(NotAnInterview(needs_application=not self._applications), "application")
        return self._new_application(event, starts)

    def _is_with_an_employer(self, event: Event) -> bool:
        """Return True if any other participant has an employer's address, or that of a booking tool or room.

        A meeting without any such address is private.
        """
        return any(
            meetings.employer_domain(person.email) or meetings.is_nobody(person.email)
            for person in self._list_other_people(event)
        )

    def _companies_meant(self, event: Event) -> list[Company]:
        """Return the employers that a meeting may be with, judged by the strongest evidence that it has."""
        people = self._list_other_people(event)
        addresses = {person.email.casefold() for person in people if person.email}
        matching_ids = {
            contact.company
            for contact in self._contacts.values()
            if contact.email and contact.email.casefold() in addresses
        }
        domains = {domain for company in addresses if (domain := meetings.employer_domain(company))}
        short_text = meetings.without_tools(" ".join((event.summary, event.place, *(person.name for person in people))))
        # An employer's own address outweighs a name in the text.
        words = "" if domains else meetings.without_tools(event.words)
        signs: tuple[Callable[[Company], bool], ...] = (
            lambda item: item.id in matching_ids,
            lambda item: any(self._is_at(item, domain) for domain in domains),
            lambda item: meetings.names_company(item.name, short_text),
            lambda item: meetings.names_company(item.name, words),
            lambda item: any(meetings.may_be_called(item.name, text) for text in (*domains, short_text)),
        )
        with_application = {application.company for application in self._applications.values()}
        candidates = [company for company in self._companies.values() if company.id in with_application]
        for sign in signs:
            matches = [company for company in candidates if sign(company)]
            if matches:
                return matches
        return []

    def _is_at(self, company: Company, domain: str) -> bool:
        if meetings.same_domain(meetings.employer_domain(company.website), domain):
            return True
        if meetings.is_called_like(company.name, domain):
            return True
        return any(meetings.same_domain(own, domain) for own in self._domains.get(company.id, ()))

    def _one_of(self, companies: list[Company], event: Event) -> Application:
        ids = {company.id for company in companies}
        all_there = [application for application in self._applications.values() if application.company in ids]
        matches = [item for item in all_there if item.is_open and item.stage != Stage.SAVED]
        matches = matches or [application for application in all_there if application.is_open] or all_there
        if len(matches) > 1:
            fitting = meetings.fitting_role(
                ((application.id, application.role) for application in matches), f"{event.summary} {event.words}"
            )
            matches = [application for application in matches if application.id in fitting] or matches
        if len(matches) > 1:
            labels = (
                f"{self._companies[application.company].name}, {application.role or 'no role'}"
                for application in matches[:4]
            )
            raise _Unclear(SeveralApplications(tuple(labels)), "application")
        return matches[0]

    def _new_application(self, event: Event, starts: datetime) -> Application:
        people = self._list_other_people(event)
        houses = [name for person in people if (name := meetings.guess_company_name(person.email))]
        participants = [person for person in (*event.attendees, event.organiser) if person is not None]
        coming = [person.name for person in participants if not meetings.is_nobody(person.email)]
        title_parts = parse_title(event.summary, (*coming, self._me.name))
        called = (
            next(iter(houses), "") or title_parts.company or shorten(event.summary, 80) or "An employer without a name"
        )
        name = clean_line(called, "the company")
        company = Employers(self._companies.values()).called(name)
        if company is None:
            company = Company(new_id(), name)
            self._record_entity(company)
        day = min(self._ctx.today, local_day(starts, self._ctx.zone))
        remark = f"From the invitation “{shorten(event.summary, 200)}”." if event.summary else ""
        role = clean_line(title_parts.role, "the role")
        application = Application(
            new_id(), company.id, role, (StageEntry(Stage.APPLIED, day),), remarks=clean_text(remark)
        )
        self._record_entity(application)
        return application

    # People

    def _list_other_people(self, event: Event) -> list[Person]:
        return participants.list_other_people(event, self._me)

    def _interviewers(self, event: Event, application: Application, *, announce_guess: bool) -> tuple[Contact, ...]:
        """Return the interviewers, adding unknown ones as contacts; the organizer if nobody else is named."""
        coming = [
            person
            for person in event.attendees
            if not participants.is_me(self._me, person)
            and not participants.is_no_person(person)
            and not (person.name and person.name == event.place)
        ]
        guess = participants.guess_me(event, coming, self._contacts.values()) if not self._me.email else None
        if guess is not None:
            coming.remove(guess)
            if announce_guess:
                self._aside.append(f"   {guess.email} is taken for you; your address belongs into “me” of the document")
        host = event.organiser
        if host is not None and (participants.is_me(self._me, host) or participants.is_no_person(host)):
            host = None
        people = [self._contact(person, application) for person in coming]
        if host is not None and (host.name or host.email):
            self._contact(host, application)
            people = people or [self._contact(host, application)]
        return tuple(dict.fromkeys(person for person in people if person is not None))

    def _contact(self, person: Person, application: Application) -> Contact | None:
        email = find_address(clean_line(person.email, "the address"))
        name = clean_line(meetings.format_person_name(person.name, email), "the name")
        if not name:
            return None
        by_address = [
            contact for contact in self._contacts.values() if email and contact.email.casefold() == email.casefold()
        ]
        by_name = [
            contact
            for contact in self._contacts.values()
            if contact.name.casefold() == name.casefold()
            and contact.company in {None, application.company}
            and not (contact.email and email)
        ]
        matches = (by_address or by_name)[:1]
        before = matches[0] if matches else Contact(new_id(), name, application.company)
        after = before._replace(email=before.email or email)
        unclear = "" if email else clean_line(person.email, "the address")
        if unclear and unclear not in after.remarks:  # kept as text, because it is no address
            after = after._replace(remarks=f"{after.remarks}\nemail: {unclear}".strip())
            self._aside.append(f"   “{shorten(unclear, 60)}” of {name} isn’t an email address; it’s in their remarks")
        self._record_entity(after)
        return after

    # Changes to interviews and applications

    def _add(self, event: Event, application: Application, starts: datetime, zone: str) -> None:
        people = self._interviewers(event, application, announce_guess=True)
        own = [interview for interview in self._interviews.values() if interview.application == application.id]
        typed = [
            interview
            for interview in own
            if interview.invitation is None
            and not interview.is_off
            and abs(interview.starts_at - starts) <= SAME_MEETING
        ]
        if not typed and any(item.starts_at == starts and not item.is_off for item in own):
            raise _Unclear(
                f"another invitation to {self._called(application)} at this hour is known; it stays as it is"
            )
        rounds = sum(not item.is_off and item.starts_at < starts for item in own)
        place, link = _place_of(event), _link_of(event)
        method = meetings.method_of(event.summary, event.place, event.link)
        invitation = _invitation(event)
        where = self._called(application)
        if typed:
            before = typed[0]
            after = before._replace(
                place=before.place or place,
                link=before.link or link,
                interviewers=tuple(dict.fromkeys((*before.interviewers, *(person.id for person in people)))),
                invitation=invitation,
            )
            if not before.is_debriefed and (before.starts_at, before.minutes) != (starts, event.minutes):
                after = after._replace(starts_at=starts, timezone=zone, minutes=event.minutes, ready_at=None)
                self.lines.append(
                    f"moved: {where}: from {self._when(before)} to {self._when(after)}, {event.minutes} min"
                )
            self.lines.append(f"known: {where}: {self._when(after)}, now with its invitation")
        else:
            after = Interview(
                new_id(),
                application.id,
                starts,
                round=min(rounds + 1, 99),
                method=method,
                style=meetings.style_of(event.summary, len(people), rounds),
                timezone=zone,
                minutes=event.minutes,
                place=place,
                link=link,
                interviewers=tuple(person.id for person in people),
                invitation=invitation,
            )
            who = f", with {joined([person.name for person in people])}" if people else ""
            self.lines.append(
                f"new: {where}: {self._when(after)}, {after.minutes} min, {method.replace('-', ' ')}, {after.style}{who}"
            )
        self.lines += self._aside
        self._aside = []
        self._record_entity(after)
        self._by_uid[event.uid] = after.id
        self._move_on(self._applications[application.id], after, people)

    def _move_on(self, application: Application, interview: Interview, people: Sequence[Contact]) -> None:
        """Advance the application to the stage that the interview implies, and set a missing main contact."""
        target = Stage.SCREENING if interview.style == Style.SCREENING else Stage.INTERVIEWING
        if application.is_open and STAGES.index(application.stage) < STAGES.index(target):
            day = max(application.since, min(self._ctx.today, local_day(interview.starts_at, self._ctx.zone)))
            application = application._replace(stage_history=(*application.stage_history, StageEntry(target, day)))
        if application.lead_contact is None and people:
            application = application._replace(lead_contact=people[0].id)
        self._record_entity(application)

    def _update_interview(self, interview: Interview, event: Event) -> None:
        """Apply a later version of a known meeting: move or cancel the interview. Ignore an earlier version."""
        # We exported this event ourselves: it gets a sequence number only if a calendar program moves it.
        ours = interview.invitation is None or interview.invitation.uid != event.uid
        current = interview.invitation or Invitation(event.uid)
        version = _invitation(event)
        invitation = version if current.uid == event.uid else current
        application = self._applications[interview.application]
        where = self._called(application)
        later = version.sequence > 0 if ours else version.is_after(current)
        if event.is_cancelled and not ours:  # some programs cancel without a new sequence number or timestamp
            later = not current.is_after(version)
        if not later:
            if not ours and current.is_after(version):
                self.left_out.append(SkippedItem(where, "it is older than what is known; left as it is"))
            self._record_entity(interview)
            return
        if event.is_cancelled:
            if interview.status != InterviewStatus.SCHEDULED:
                self._record_entity(interview._replace(invitation=invitation))
                return
            self._record_entity(interview._replace(status=InterviewStatus.CANCELLED, invitation=invitation))
            self.lines.append(f"cancelled: {where}: {self._when(interview)}")
            return
        starts, zone = self._starts(event)
        people = self._interviewers(event, application, announce_guess=False)
        place, link = _place_of(event), _link_of(event)
        before = interview
        after = interview._replace(
            interviewers=tuple(dict.fromkeys((*interview.interviewers, *(person.id for person in people)))),
            invitation=invitation,
        )
        if not interview.is_debriefed and event.minutes <= LONGEST:
            method = meetings.method_of(event.summary, event.place, event.link) if place or link else interview.method
            if starts != interview.starts_at:  # the same instant in another zone is not a move
                after = after._replace(starts_at=starts, timezone=zone, ready_at=None)
            takes_place = interview.status == InterviewStatus.CANCELLED or (
                interview.status == InterviewStatus.MISSED and starts > interview.starts_at
            )
            after = after._replace(
                minutes=event.minutes,
                place=place or interview.place,
                link=link or interview.link,
                method=method,
                status=InterviewStatus.SCHEDULED if takes_place else interview.status,
                missed_at=None if takes_place else interview.missed_at,
            )
        self._record_entity(after)
        self.lines.extend(self._differences(before, after, where))
        here = {person.id for person in people}
        removed_names = [
            self._contacts[person].name
            for person in before.interviewers
            if person not in here and person in self._contacts
        ]
        if removed_names and here:
            self.lines.append(f"   {joined(removed_names)}: no longer on the invitation")

    def _differences(self, before: Interview, after: Interview, where: str) -> list[str]:
        lines = []
        if before.status == InterviewStatus.CANCELLED and after.status == InterviewStatus.SCHEDULED:
            lines.append(f"on again: {where}: {self._when(after)}")
        elif before.starts_at != after.starts_at:
            lines.append(f"moved: {where}: from {self._when(before)} to {self._when(after)}")
        if before.place != after.place:
            lines.append(f"changed: {where}: now at {shorten(after.place, 80)}")
        if before.link != after.link:
            lines.append(f"changed: {where}: the link is now {shorten(after.link, 80)}")
        if before.minutes != after.minutes:
            lines.append(f"changed: {where}: {after.minutes} min instead of {before.minutes}")
        joining = [self._contacts[person].name for person in after.interviewers if person not in before.interviewers]
        if joining:
            lines.append(f"changed: {where}: also with {joined(joining)}")
        return lines

    # Labels and records

    def _called(self, application: Application) -> str:
        parts = (self._companies[application.company].name, application.role)
        return ", ".join(part for part in parts if part)

    def _when(self, interview: Interview) -> str:
        zone = self._ctx.zone
        return f"{say_day(local_day(interview.starts_at, zone), self._ctx.today)} {say_time(interview.starts_at, zone)}"

    def _add_domain(self, contact: Contact) -> None:
        domain = meetings.employer_domain(contact.email)
        if domain:
            self._domains.setdefault(contact.company, set()).add(domain)

    def _record_entity(self, entity: Company | Contact | Application | Interview) -> None:
        self.brought[entity.id] = entity
        if isinstance(entity, Company):
            self._companies[entity.id] = entity
        elif isinstance(entity, Contact):
            self._contacts[entity.id] = entity
            self._add_domain(entity)
        elif isinstance(entity, Application):
            self._applications[entity.id] = entity
        else:
            self._interviews[entity.id] = entity


def _place_of(event: Event) -> str:
    return clean_line(event.place[:LINE_LIMIT], "the place")


def _link_of(event: Event) -> str:
    return clean_line(event.link[:LINE_LIMIT], "the link")


def _invitation(event: Event) -> Invitation:
    uid = clean_line(event.uid, "the UID of the meeting")
    return Invitation(uid, event.sequence, event.revised_at, clean_text(event.words))
