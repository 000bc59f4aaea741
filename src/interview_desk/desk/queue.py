"""The queue: what is due and why, and what is done about it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from interview_desk.desk.desk import Desk, new_id
from interview_desk.desk.pipeline import rest
from interview_desk.domain.calendar import DAY, say_day
from interview_desk.domain.correspondence import Note, Promise, Touch
from interview_desk.domain.deferral import Skip, Snooze
from interview_desk.domain.dossier import Dossier, Entity
from interview_desk.domain.errors import Refused
from interview_desk.domain.plan import DueItem, keep_searching, order, plan_application
from interview_desk.domain.plan.basket import Basket
from interview_desk.domain.plan.saying import said
from interview_desk.store import read

if TYPE_CHECKING:
    from interview_desk.desk.settings import Settings

_TOUCH_KIND = {
    "thank-you": "thank-you",
    "follow-up": "follow-up",
    "check-in": "check-in",
    "promise": "promise",
    "withdrawal": "withdrawal",
    "feedback": "feedback",
}
"""The kind of touch that doing an item leaves behind."""


class Agenda(NamedTuple):
    """The whole queue: the items of each application, and what the guard over the search looked at."""

    items: dict[str, list[DueItem]]
    basket: Basket
    guard: DueItem | None

    def ordered(self) -> list[DueItem]:
        """Every item in the order of the queue."""
        everything = [item for items in self.items.values() for item in items]
        if self.guard is not None:
            everything.append(self.guard)
        return sorted(everything, key=order)


def agenda(desk: Desk, at: datetime | None = None, settings: "Settings | None" = None) -> Agenda:
    """Plan the whole search at a moment (now without one), by the settings of the desk or by others."""
    by = settings or desk.settings
    ctx = by.context(at or desk.now())
    basket = read.read_basket(desk.connection, by.zone)
    ids = read.read_plannable(desk.connection, ctx.today, accepted=basket.accepted_on is not None)
    items: dict[str, list[DueItem]] = {}
    for dossier in read.read_dossiers(desk.connection, ids) if ids else []:
        planned = plan_application(dossier, ctx, basket.accepted_on)
        if planned:
            items[dossier.application.id] = planned
    return Agenda(items, basket, keep_searching(basket, ctx, *read.read_loose_deferrals(desk.connection)))


def replanned(desk: Desk, before: Agenda, application: str) -> Agenda:
    """The queue after a change of one application: only that one is planned again."""
    ctx = desk.context()
    basket = read.read_basket(desk.connection, desk.settings.zone)
    if basket.accepted_on != before.basket.accepted_on:
        return agenda(desk)
    items = dict(before.items)
    items.pop(application, None)
    for dossier in read.read_dossiers(desk.connection, [application]):
        planned = plan_application(dossier, ctx, basket.accepted_on)
        if planned:
            items[application] = planned
    return Agenda(items, basket, keep_searching(basket, ctx, *read.read_loose_deferrals(desk.connection)))


def shown(items: list[DueItem], *, everything: bool) -> list[DueItem]:
    """What `due` prints: what is overdue or due, else the nearest to come; everything on request."""
    if everything:
        return items
    open_now = [item for item in items if item.state in {"overdue", "due"}]
    if open_now:
        return open_now
    coming = [item for item in items if item.opens_at is not None]
    return [min(coming, key=lambda item: (item.opens_at or item.due_by, order(item)))] if coming else []


def say_who(dossier: Dossier, item: DueItem) -> str:
    """Whom an item is about: the person, else the company."""
    contact = dossier.contact(item.contact)
    return contact.name if contact is not None else dossier.company.name


def mark_done(desk: Desk, item: DueItem, *, outcome: str = "sent", channel: str | None = None) -> str:
    """The user did what an item asked for; the plan follows. Returns what was done, in words.

    Raises:
        Refused: the item is gone, or it cannot be done with one key (a debrief has to be written).
    """
    if item.application is None:
        return put_off(desk, item, desk.context().today + 7 * DAY)
    dossier = desk.dossier(item.application)
    doing = _DOING.get(item.kind, _write_touch)
    return doing(desk, dossier, item, outcome, channel)


def _write_touch(desk: Desk, dossier: Dossier, item: DueItem, outcome: str, channel: str | None) -> str:
    """Log the message or call that an item asked for, and close the note it was drafted in."""
    who = say_who(dossier, item)
    note = newest_note(dossier, item.kind, item.interview, item.contact)
    touch = Touch(
        id=new_id(),
        application=dossier.application.id,
        at=desk.now(),
        contact=item.contact,
        interview=item.interview,
        note=note.id if note is not None else None,
        channel=_touch_channel(channel or item.channel or "email"),
        kind=_TOUCH_KIND.get(item.kind, "other"),
        outcome=outcome,
    )
    changed: list[Entity] = [touch]
    if note is not None and outcome != "no-answer":
        changed.insert(0, note._replace(state="sent", changed_at=desk.now()))
    label = f"{_DONE_WORDS.get(item.kind, item.kind)} {who}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(*changed))
    return label


def _touch_channel(channel: str) -> str:
    return channel if channel in {"email", "phone", "letter", "card", "message", "in-person"} else "email"


_DONE_WORDS = {
    "thank-you": "Thanked",
    "follow-up": "Followed up with",
    "check-in": "Checked in with",
    "withdrawal": "Withdrew, told",
    "feedback": "Asked for feedback:",
}


def newest_note(dossier: Dossier, kind: str, interview: str | None, contact: str | None) -> Note | None:
    """The newest note of a kind to a person that is not sent or skipped yet."""
    open_ones = [
        note
        for note in dossier.notes
        if note.kind == kind
        and note.contact == contact
        and (kind != "thank-you" or note.interview == interview)
        and note.state in {"draft", "ready", "copied"}
    ]
    return max(open_ones, key=lambda note: note.changed_at, default=None)


def _keep_promise(desk: Desk, dossier: Dossier, item: DueItem, outcome: str, channel: str | None) -> str:
    promise = _promise(dossier, item)
    today = desk.context().today
    touch = Touch(
        id=new_id(),
        application=dossier.application.id,
        at=desk.now(),
        interview=promise.interview,
        channel=_touch_channel(channel or "email"),
        kind="promise",
        outcome=outcome,
        summary=promise.what,
    )
    label = f"Sent {promise.what or 'what was promised'}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(promise._replace(kept_on=today), touch))
    return label


def _promise(dossier: Dossier, item: DueItem) -> Promise:
    found = next((one for one in dossier.promises if one.id == item.promise), None)
    if found is None:
        raise Refused("This promise is not there any more")
    return found


def _mark_ready(desk: Desk, dossier: Dossier, item: DueItem, outcome: str, channel: str | None) -> str:
    del outcome, channel
    interview = dossier.interview(item.interview)
    if interview is None:
        raise Refused("This interview is not there any more")
    label = f"Ready for the interview, {dossier.company.name}"
    desk.write(label, lambda change: change.put(interview._replace(ready_at=desk.now())))
    return label


def _rest(desk: Desk, dossier: Dossier, item: DueItem, outcome: str, channel: str | None) -> str:
    del item, outcome, channel
    return rest(desk, dossier.application.id)


def _needs_more(desk: Desk, dossier: Dossier, item: DueItem, outcome: str, channel: str | None) -> str:
    del desk, dossier, outcome, channel
    told = {
        "debrief": "A debrief is done by writing it: d opens it",
        "offer": "Move the application to say how it went: m on the board",
        "exit-card": "The seven answers: enter opens the debrief, which takes them in",
    }
    raise Refused(told[item.kind])


def _let_go(desk: Desk, dossier: Dossier, item: DueItem, outcome: str, channel: str | None) -> str:
    del dossier, outcome, channel
    return let_go(desk, item, "done")


_Doing = Callable[[Desk, Dossier, DueItem, str, str | None], str]
_DOING: dict[str, _Doing] = {
    "prepare": _mark_ready,
    "exit-card": _let_go,
    "debrief": _needs_more,
    "offer": _needs_more,
    "promise": _keep_promise,
    "let-rest": _rest,
    "who-was-hired": _let_go,
}


def put_off(desk: Desk, item: DueItem, until: date) -> str:
    """Snooze an item until the beginning of a local day. Returns what was done, in words.

    Raises:
        Refused: the day is not to come.
    """
    if until <= desk.context().today:
        raise Refused(f"{say_day(until)} is not to come; a snooze needs a later day")
    snooze = Snooze(
        new_id(), item.kind, desk.now(), until, item.application, item.interview, item.contact, item.promise
    )
    label = f"{said(item)}: snoozed until {say_day(until, desk.context().today)}"
    desk.write(label, lambda change: change.put(snooze))
    return label


def let_go(desk: Desk, item: DueItem, reason: str) -> str:
    """Never ask for this item again, and why. Returns what was done, in words."""
    skip = Skip(
        new_id(), item.kind, desk.now(), item.application, item.interview, item.contact, item.promise, reason=reason
    )
    label = f"Let go: {said(item)}"
    if item.kind == "promise" and item.application is not None:
        promise = _promise(desk.dossier(item.application), item)
        dropped = promise._replace(dropped_on=desk.context().today)
        desk.write(label, lambda change: change.put(dropped))
        return label
    desk.write(label, lambda change: change.put(skip))
    return label


def new_date(
    dossier: Dossier, interview: str | None, named: tuple[date | None, date, str], today: date
) -> list[Entity]:
    """The date that they named (first day, last day, their words) as a promise of theirs, in the place of the one before."""
    starts_on, due_on, words = named
    dropped: list[Entity] = [
        one._replace(dropped_on=today) for one in dossier.promises if one.by == "them" and one.is_open
    ]
    first = starts_on if starts_on != due_on else None
    promise = Promise(new_id(), dossier.application.id, "them", today, interview, "an answer", words, first, due_on)
    return [*dropped, promise]


def record(
    desk: Desk,
    application: str,
    *,
    direction: str,
    channel: str,
    outcome: str,
    kind: str = "other",
    contact: str | None = None,
    interview: str | None = None,
    summary: str = "",
    named: tuple[date | None, date, str] | None = None,
) -> str:
    """Log a contact, and with it the date that they named (first day, last day, their words).

    A new date drops the one it replaces, so that the history keeps both. Returns what was done, in words.
    """
    dossier = desk.dossier(application)
    today = desk.context().today
    touch = Touch(
        new_id(), application, desk.now(), contact, interview, None, direction, channel, kind, outcome, summary
    )
    changed: list[Entity] = [touch]
    if named is not None:
        changed += new_date(dossier, interview, named, today)
    person = dossier.contact(contact)
    who = person.name if person is not None else dossier.company.name
    label = f"{_recorded(direction, channel, outcome)} {who}"
    if named is not None:
        label += f", who named {say_day(named[1], today)}"
    desk.write(label, lambda change: change.put(*changed))
    return label


def _recorded(direction: str, channel: str, outcome: str) -> str:
    if direction == "in":
        return "Heard from"
    if outcome == "no-answer":
        return "No answer from"
    if outcome == "voicemail":
        return "Left a message for"
    if outcome == "spoke" and channel == "in-person":
        return "Met"
    return "Spoke with" if outcome == "spoke" else "Wrote to"
