"""Debriefs: starting, saving on every change, finishing, and the due items that result."""

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.dates.parser import DateRange, NotADate, parse_days
from interview_desk.domain.errors import Refused
from interview_desk.domain.queue.item import Context, DueItem, build_sort_key
from interview_desk.domain.queue.planner import plan_application
from interview_desk.domain.search.correspondence import Promise
from interview_desk.domain.search.dossier import Dossier, Entity
from interview_desk.domain.search.interview import Debrief, ExitCard, Interview, InterviewStatus
from interview_desk.domain.search.people import PREFERENCES, Contact
from interview_desk.domain.text import clean_line
from interview_desk.services.pipeline.people import fill_blanks, match_person, parse_person
from interview_desk.services.session import Desk, new_id
from interview_desk.store import read

if TYPE_CHECKING:
    from interview_desk.store.write import Change


class PromisedByMe(NamedTuple):
    """Promise of mine as typed: the thing, its day if understood, and its stored ID if any."""

    what: str
    due_on: date | None
    id: str = ""


class Answers(NamedTuple):
    """Contents of a debrief form, already cleaned; every change stores the whole form."""

    debrief: Debrief
    my_promises: tuple[PromisedByMe, ...] = ()
    their_promise: str = ""
    their_words: str = ""
    their_date: DateRange | None = None
    may_follow_up: bool | None = None
    prefers: str = "unknown"
    formality: str = "unknown"


_NO_DATE_AFTER = frozenset(
    "for of about first last our my to from with call ask is was version the".split()  # noqa: SIM905
)
"""Words after which a time belongs to the thing promised: "figures for january"."""


def _is_span(words: list[str]) -> bool:
    """Return True if the words are a length of time rather than a day: the "90 days" of a plan."""
    unit = words[-2] if len(words) > 2 and words[-1].lower().startswith("max") else words[-1]
    return unit.lower() in _UNITS and (words[0][0].isdigit() or words[0].lower() in _COUNTS)


def _is_part(before: str, words: list[str]) -> bool:
    """Return True if the words belong to the thing promised rather than to a date.

    They may be a month alone ("call June"), or the rest of "32 feb" or "version 5.5".
    """
    month = words[0].lower().rstrip(".,")[:3] in _MONTHS
    alone = len(words) == 1
    return (month and (alone or before.rstrip(".").isdigit())) or (
        alone and re.fullmatch(r"\d+\.\d+", words[0]) is not None
    )


def _starts_with_time(words: list[str]) -> bool:
    """Return True if a time of day comes before the day; the time belongs to the thing promised: "a call at 2pm fri"."""
    from interview_desk.domain.dates.date_words import HOUR  # noqa: PLC0415 - its patterns are needed when words come

    return re.match(rf"{HOUR},? ", " ".join(words).lower()) is not None


_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_UNITS = frozenset({"day", "days", "week", "weeks", "month", "months"})
_COUNTS = frozenset({"a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


def parse_promise(line: str, ctx: Context) -> PromisedByMe:
    """Parse a promise of mine, with the day at its end if given: "references mon".

    The longest ending that is a date is used as the date; the rest is the thing promised.
    """
    words = clean_line(line).split()
    for n in range(1, len(words)):
        ending = words[n:]
        if words[n - 1].lower() in _NO_DATE_AFTER or _is_span(ending) or _is_part(words[n - 1], ending):
            continue
        if _starts_with_time(ending):
            continue
        try:
            spoken = parse_days(" ".join(words[n:]), ctx.today, ctx.calendar, order=ctx.date_order)
        except NotADate:
            continue
        return PromisedByMe(" ".join(words[:n]).rstrip(","), spoken.last)
    return PromisedByMe(" ".join(words), None)


def get_reference_day(interview: Interview, ctx: Context) -> date:
    """Return the day from which dates said in an interview count: its own, or today if it is still to come."""
    return min(ctx.day(interview.starts_at), ctx.today)


def date_meant(words: str, interview: Interview, ctx: Context) -> DateRange | None:
    """Return the date that words meant on the day of the interview, or None if they are not a date."""
    try:
        return (
            parse_days(words, get_reference_day(interview, ctx), ctx.calendar, order=ctx.date_order) if words else None
        )
    except NotADate:
        return None


def answers_of(dossier: Dossier, interview: Interview, desk: Desk) -> Answers:
    """Return the stored answers of a debrief as the form holds them, or new ones if it was not started."""
    debrief = interview.debrief or Debrief(started_at=desk.now(), next_step=_told_at_the_door(interview))
    my_promises = tuple(
        PromisedByMe(promise.what, promise.due_on, promise.id)
        for promise in dossier.promises
        if promise.by == "me" and promise.interview == interview.id and promise.dropped_on is None
    )
    their_promise = _their_promise(dossier, interview.id)
    lead = find_follow_up_contact(dossier, interview)
    what, words, date_named = _as_told(their_promise)
    may, prefers = _wishes(lead, interview.exit_card)
    return Answers(
        debrief=debrief,
        my_promises=my_promises,
        their_promise=what,
        their_words=words,
        their_date=date_named,
        may_follow_up=may,
        prefers=prefers,
        formality=dossier.company.formality,
    )


def _as_told(promise: Promise | None) -> tuple[str, str, DateRange | None]:
    """Split a promise of theirs into the parts in the form: the thing, their words, and the days."""
    if promise is None:
        return "", "", None
    date_range = DateRange(promise.starts_on or promise.due_on, promise.due_on) if promise.due_on is not None else None
    return promise.what if promise.what != "an answer" else "", promise.words, date_range


def _wishes(lead: Contact | None, card: ExitCard | None) -> tuple[bool | None, str]:
    """Return how a contact prefers to be written to, from the contact, else from the exit card.

    The first value is whether following up is welcome (None if unknown), the second the preferred channel.
    """
    may = lead.may_follow_up if lead is not None else None
    prefers = lead.prefers if lead is not None else "unknown"
    if may is None and card is not None and isinstance(card.may_follow_up, bool):
        may = card.may_follow_up
        if prefers == "unknown" and card.channel in PREFERENCES:
            prefers = str(card.channel)
    return may, prefers


def _told_at_the_door(interview: Interview) -> str:
    card = interview.exit_card
    return card.next_step if card is not None and isinstance(card.next_step, str) else ""


def find_follow_up_contact(dossier: Dossier, interview: Interview) -> Contact | None:
    """Return the contact whose wishes about follow-up an interview reveals (R12).

    This is the main contact if they took part or no interviewers are listed, else the first interviewer.
    """
    lead = dossier.application.lead_contact
    if interview.interviewers and lead not in interview.interviewers:
        return dossier.contact(interview.interviewers[0])
    return dossier.contact(lead)


def _their_promise(dossier: Dossier, interview: str) -> Promise | None:
    open_promises = [
        promise
        for promise in dossier.promises
        if promise.by == "them" and promise.interview == interview and promise.is_open
    ]
    return max(open_promises, key=lambda promise: (promise.made_on, promise.id), default=None)


def save_debrief(
    desk: Desk, application: str, interview: str, answers: Answers, basics: Interview | None = None
) -> None:
    """Save a debrief as it is now; saving repeatedly while typing is one history entry.

    Args:
        desk: the desk.
        application: its ID.
        interview: the interview's ID.
        answers: everything in the form.
        basics: the interview with its corrected time, method, style, and length, if they were corrected.

    Raises:
        Refused: the interview no longer exists, or it could not be saved.
    """
    dossier = desk.dossier(application)
    meeting = _meeting(dossier, interview)
    if basics is not None:
        meeting = meeting._replace(
            starts_at=basics.starts_at, method=basics.method, style=basics.style, minutes=basics.minutes
        )
    entities, dropped = _entities(desk, dossier, meeting, answers)

    def store(change: "Change") -> None:
        change.put(*entities)
        change.delete(*dropped)

    desk.write(f"Debriefed {dossier.company.name}", store, topic=f"debrief {interview}")


def finish(desk: Desk, application: str, interview: str, answers: Answers) -> list[DueItem]:
    """Complete a debrief: the interview counts as held and its exit card as answered.

    Returns:
        The due items of the application, in the order of the to-do list.

    Raises:
        Refused: the interview no longer exists, or it could not be saved.
    """
    done = answers.debrief._replace(completed_at=answers.debrief.completed_at or desk.now())
    save_debrief(desk, application, interview, answers._replace(debrief=done))
    active_applications = read.read_basket(desk.connection, desk.settings.zone)
    return sorted(
        plan_application(desk.dossier(application), desk.context(), active_applications.accepted_on), key=build_sort_key
    )


def preview(desk: Desk, dossier: Dossier, interview: str, answers: Answers) -> list[DueItem]:
    """Return the due items of the application as if the debrief were complete now. Nothing is stored."""
    done = answers.debrief._replace(completed_at=answers.debrief.completed_at or desk.now())
    entities, dropped = _entities(desk, dossier, _meeting(dossier, interview), answers._replace(debrief=done))
    dropped_ids = {entity.id for entity in dropped}
    changed = {(type(entity), entity.id): entity for entity in entities}
    promises = [entity for entity in dossier.promises if entity.id not in dropped_ids]
    existing_ids = {entity.id for entity in promises}
    as_if = dossier._replace(
        company=changed.get((type(dossier.company), dossier.company.id), dossier.company),  # type: ignore[arg-type]
        contacts=tuple(changed.get((Contact, entity.id), entity) for entity in dossier.contacts),  # type: ignore[misc]
        interviews=tuple(changed.get((Interview, entity.id), entity) for entity in dossier.interviews),  # type: ignore[misc]
        promises=(
            *(changed.get((Promise, entity.id), entity) for entity in promises),  # type: ignore[arg-type]
            *(entity for entity in entities if isinstance(entity, Promise) and entity.id not in existing_ids),
        ),
    )
    return sorted(plan_application(as_if, desk.context()), key=build_sort_key)


def set_people(desk: Desk, application: str, interview: str, lines: tuple[str, ...]) -> None:
    """Set the people at an interview, one line each: match existing contacts by name, and add all others.

    Raises:
        Refused: the interview no longer exists, or it could not be saved.
    """
    dossier = desk.dossier(application)
    meeting = _meeting(dossier, interview)
    people: list[Contact] = []
    written = [(contact.line, contact) for contact in _in_order(dossier, meeting)]
    for line in lines:
        match = next((pair for pair in written if pair[0] == line), None)
        if match is not None:
            written.remove(match)
            people.append(match[1])
            continue
        parsed = parse_person(line)
        existing = match_person(dossier, parsed.name)
        people.append(fill_blanks(existing or Contact(new_id(), parsed.name, dossier.company.id), parsed))
    there = tuple(dict.fromkeys(person.id for person in people))
    new = [person for person in people if person != dossier.contact(person.id)]
    if there == meeting.interviewers and not new:
        return
    entities: list[Entity] = [*new, meeting._replace(interviewers=there)]
    if dossier.application.lead_contact is None and there and not dossier.contacts:
        entities.append(dossier.application._replace(lead_contact=there[0]))
    label = f"Noted who was there, {dossier.company.name}"
    desk.write(label, lambda change: change.put(*entities), topic=f"people {interview}")


def _in_order(dossier: Dossier, meeting: Interview) -> list[Contact]:
    """Return the contacts of an application, those at an interview first."""
    there = [contact for name in meeting.interviewers if (contact := dossier.contact(name)) is not None]
    return there + [contact for contact in dossier.contacts if contact not in there]


def _meeting(dossier: Dossier, interview: str) -> Interview:
    meeting = dossier.interview(interview)
    if meeting is None:
        raise Refused("This interview is not there any more")
    return meeting


def _entities(
    desk: Desk, dossier: Dossier, interview: Interview, answers: Answers
) -> tuple[list[Entity], list[Promise]]:
    """Return the entities that a debrief changes, and the promises that it drops.

    Changes cover the interview, the promises, the contact's wishes, and the company's tone.
    """
    finished = answers.debrief.completed_at is not None
    card = interview.exit_card
    if finished and (card is None or card.answered_at is None):
        card = _card(card or ExitCard(), answers, desk)
    after = interview._replace(
        debrief=answers.debrief, exit_card=card if finished else interview.exit_card,
        status=InterviewStatus.HELD if finished and interview.status == InterviewStatus.SCHEDULED else interview.status,
    )  # fmt: skip
    entities, dropped = collect_agreements(desk, dossier, interview, answers)
    entities.insert(0, after)
    if answers.formality != dossier.company.formality:
        entities.append(dossier.company._replace(formality=answers.formality))
    return entities, dropped


def collect_agreements(
    desk: Desk, dossier: Dossier, interview: Interview, answers: Answers
) -> tuple[list[Entity], list[Promise]]:
    """Return the changes from agreements in an interview: promises, and the contact's wishes.

    The promises to drop come second.
    """
    # Promises count from the day of the interview.
    today = get_reference_day(interview, desk.context())
    entities, dropped = _my_promises(dossier, interview, answers, today)
    their_changes, replaced = _their_promises(dossier, interview, answers, today)
    entities += their_changes
    dropped += replaced
    lead = find_follow_up_contact(dossier, interview)
    if lead is not None:
        wishes = lead._replace(may_follow_up=answers.may_follow_up, prefers=answers.prefers)
        if wishes != lead:
            entities.append(wishes)
    return entities, dropped


def _card(card: ExitCard, answers: Answers, desk: Desk) -> ExitCard:
    """Return the exit card as answered, with its blanks filled in from the debrief."""
    return card._replace(
        answered_at=desk.now(),
        next_step=card.next_step if card.next_step is not None else answers.debrief.next_step or None,
        by_when=card.by_when if card.by_when is not None else answers.their_words or None,
        may_follow_up=card.may_follow_up if card.may_follow_up is not None else answers.may_follow_up,
        channel=card.channel
        if card.channel is not None
        else (answers.prefers if answers.prefers != "unknown" else None),
    )


def _my_promises(
    dossier: Dossier, interview: Interview, answers: Answers, today: date
) -> tuple[list[Entity], list[Promise]]:
    """Return my changed promises of this interview, and those to drop.

    A line that was read from a promise updates it; a promise whose line was removed is dropped.
    """
    ours = [
        stored_promise
        for stored_promise in dossier.promises
        if stored_promise.by == "me" and stored_promise.interview == interview.id and stored_promise.dropped_on is None
    ]
    by_id = {stored_promise.id: stored_promise for stored_promise in ours}
    answer_ids = {answer.id for answer in answers.my_promises}
    updated: list[Entity] = []
    for answer in answers.my_promises:
        existing = by_id.pop(answer.id, None) or next(
            (
                stored_promise
                for stored_promise in by_id.values()
                if stored_promise.id not in answer_ids and stored_promise.what == answer.what
            ),
            None,
        )
        if existing is not None:
            by_id.pop(existing.id, None)
        promise = existing or Promise(new_id(), dossier.application.id, "me", today, interview.id, answer.what)
        promise = promise._replace(due_on=answer.due_on)
        if promise != existing:
            updated.append(promise)
    return updated, [stored_promise for stored_promise in by_id.values() if stored_promise.is_open]


def _their_promises(
    dossier: Dossier, interview: Interview, answers: Answers, today: date
) -> tuple[list[Entity], list[Promise]]:
    """Return the change to the date they gave in this interview, and the promise to drop.

    There is one such promise; it is updated in place while the debrief is typed.
    """
    existing = _their_promise(dossier, interview.id)
    if _as_told(existing) == (answers.their_promise, answers.their_words, answers.their_date):
        return [], []
    if answers.their_date is None and not answers.their_words and not answers.their_promise:
        return [], [existing] if existing is not None else []
    spoken = answers.their_date
    promise = existing or Promise(new_id(), dossier.application.id, "them", today, interview.id)
    promise = promise._replace(
        what=answers.their_promise or "an answer",
        words=answers.their_words,
        starts_on=spoken.first if spoken is not None and spoken.is_range else None,
        due_on=spoken.last if spoken is not None else None,
    )
    return ([promise] if promise != existing else []), []
