"""To-do queue: the due items with their reasons, and the actions on them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, assert_never

from interview_desk.domain.dates.calendar import DAY, count_of, say_day
from interview_desk.domain.errors import Refused, SolvedByKey
from interview_desk.domain.queue.due_items import end_snooze
from interview_desk.domain.queue.item import Context, DueItem, build_sort_key
from interview_desk.domain.queue.keep_searching import SearchSummary, keep_searching
from interview_desk.domain.queue.kinds import Completion, DueKind, DueState
from interview_desk.domain.queue.labels import describe_item, find_opening_day
from interview_desk.domain.queue.planner import MOVED_IN_WORKING_DAYS, plan_application
from interview_desk.domain.search.correspondence import (
    PER_INTERVIEW,
    Channel,
    Direction,
    Note,
    NoteKind,
    NoteState,
    Promise,
    Touch,
    TouchKind,
    TouchOutcome,
)
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.dossier import Dossier, Entity
from interview_desk.services.pipeline.pipeline import rest
from interview_desk.services.session import Desk, new_id
from interview_desk.store import read

if TYPE_CHECKING:
    from interview_desk.services.settings.settings import Settings


class DueQueue(NamedTuple):
    """Due items of each application, the active applications, and the keep-searching item."""

    items: dict[str, list[DueItem]]
    active_applications: SearchSummary
    guard: DueItem | None

    def ordered(self) -> list[DueItem]:
        """Return all items in queue order."""
        all_items = [item for items in self.items.values() for item in items]
        if self.guard is not None:
            all_items.append(self.guard)
        return sorted(all_items, key=build_sort_key)


def build_queue(desk: Desk, at: datetime | None = None, settings: "Settings | None" = None) -> DueQueue:
    """Plan all due items at a moment (default: now), by the desk's settings or by others."""
    by = settings or desk.settings
    ctx = by.context(at or desk.now())
    active_applications = read.read_basket(desk.connection, by.zone)
    ids = read.read_plannable(desk.connection, ctx.today, accepted=active_applications.accepted_on is not None)
    items: dict[str, list[DueItem]] = {}
    for dossier in read.read_dossiers(desk.connection, ids) if ids else []:
        planned = plan_application(dossier, ctx, active_applications.accepted_on)
        if planned:
            items[dossier.application.id] = planned
    return DueQueue(
        items,
        active_applications,
        keep_searching(active_applications, ctx, *read.read_loose_deferrals(desk.connection)),
    )


def replan_application(desk: Desk, before: DueQueue, application: str) -> DueQueue:
    """Return the queue after a change to one application; only that application is planned again."""
    ctx = desk.context()
    active_applications = read.read_basket(desk.connection, desk.settings.zone)
    if active_applications.accepted_on != before.active_applications.accepted_on:
        return build_queue(desk)
    items = dict(before.items)
    items.pop(application, None)
    for dossier in read.read_dossiers(desk.connection, [application]):
        planned = plan_application(dossier, ctx, active_applications.accepted_on)
        if planned:
            items[application] = planned
    return DueQueue(
        items,
        active_applications,
        keep_searching(active_applications, ctx, *read.read_loose_deferrals(desk.connection)),
    )


def select_due_items(items: list[DueItem], *, show_all: bool) -> list[DueItem]:
    """Return the items that `due` prints: the overdue and due ones, else the next to open, or all on request."""
    if show_all:
        return items
    open_now = [item for item in items if item.state in {DueState.OVERDUE, DueState.DUE}]
    if open_now:
        return open_now
    coming = [item for item in items if item.opens_at is not None]
    return [min(coming, key=lambda item: (item.opens_at or item.due_by, build_sort_key(item)))] if coming else []


def say_who(dossier: Dossier, item: DueItem) -> str:
    """Return the name of the person an item is about, or of the company if there is none."""
    contact = dossier.contact(item.contact)
    return contact.name if contact is not None else dossier.company.name


def mark_done(
    desk: Desk, item: DueItem, *, outcome: TouchOutcome = TouchOutcome.SENT, channel: Channel | None = None
) -> str:
    """Record that the user did what an item asks for, and return that in words.

    Raises:
        Refused: the item is gone, or it cannot be done with one key (a debrief has to be written).
    """
    if item.application is None:
        return snooze_item(desk, item, desk.context().today + 7 * DAY)
    dossier = desk.dossier(item.application)
    match item.spec.completion:
        case Completion.LOG_MESSAGE:
            return _write_touch(desk, dossier, item, outcome, channel)
        case Completion.KEEP_PROMISE:
            return _keep_promise(desk, dossier, item, outcome, channel)
        case Completion.MARK_READY:
            return _mark_ready(desk, dossier, item)
        case Completion.REST:
            return rest(desk, dossier.application.id)
        case Completion.DISMISS:
            return dismiss_item(desk, item, "done")
        case Completion.SNOOZE_A_WEEK:
            return snooze_item(desk, item, desk.context().today + 7 * DAY)
        case Completion.NEEDS_DEBRIEF:
            raise Refused(SolvedByKey("A debrief is done once you write it", "today.debrief", "Press {key} to open it"))
        case Completion.NEEDS_ANSWER:
            raise Refused(
                SolvedByKey("Record how it went by moving the application", "board.move", "{key} on the Board")
            )
        case _:
            assert_never(item.spec.completion)


def _write_touch(desk: Desk, dossier: Dossier, item: DueItem, outcome: TouchOutcome, channel: Channel | None) -> str:
    """Log the message or call that an item asked for, and mark the note drafted for it as sent."""
    who = say_who(dossier, item)
    note = newest_note(dossier, item.spec.note, item.interview, item.contact)
    touch = Touch(
        id=new_id(),
        application=dossier.application.id,
        at=desk.now(),
        contact=item.contact,
        interview=item.interview,
        note=note.id if note is not None else None,
        channel=channel or item.channel or Channel.EMAIL,
        kind=item.spec.touch or TouchKind.OTHER,
        outcome=outcome,
    )
    changed: list[Entity] = [touch]
    if note is not None and outcome != TouchOutcome.NO_ANSWER:
        changed.insert(0, note._replace(state=NoteState.SENT, changed_at=desk.now()))
    label = f"{item.spec.done_label} {who}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(*changed))
    return label


def newest_note(dossier: Dossier, kind: NoteKind | None, interview: str | None, contact: str | None) -> Note | None:
    """Return the newest note of a kind to a contact that isn't sent or skipped yet, or None."""
    open_ones = [
        note
        for note in dossier.notes
        if note.kind == kind
        and note.contact == contact
        and (kind not in PER_INTERVIEW or note.interview == interview)
        and note.state in {NoteState.DRAFT, NoteState.READY, NoteState.COPIED}
    ]
    return max(open_ones, key=lambda note: note.changed_at, default=None)


def _keep_promise(desk: Desk, dossier: Dossier, item: DueItem, outcome: TouchOutcome, channel: Channel | None) -> str:
    promise = _promise(dossier, item)
    today = desk.context().today
    touch = Touch(
        id=new_id(),
        application=dossier.application.id,
        at=desk.now(),
        interview=promise.interview,
        channel=channel or Channel.EMAIL,
        kind=TouchKind.PROMISE,
        outcome=outcome,
        summary=promise.what,
    )
    label = f"Sent {promise.what or 'what was promised'}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(promise._replace(kept_on=today), touch))
    return label


def _promise(dossier: Dossier, item: DueItem) -> Promise:
    existing = next((promise for promise in dossier.promises if promise.id == item.promise), None)
    if existing is None:
        raise Refused("This promise is not there any more")
    return existing


def _mark_ready(desk: Desk, dossier: Dossier, item: DueItem) -> str:
    interview = dossier.interview(item.interview)
    if interview is None:
        raise Refused("This interview is not there any more")
    label = f"Ready for the interview, {dossier.company.name}"
    desk.write(label, lambda change: change.put(interview._replace(ready_at=desk.now())))
    return label


def snooze_item(desk: Desk, item: DueItem, until: date) -> str:
    """Snooze an item until the beginning of a local day; return the history label.

    Raises:
        Refused: the day isn't in the future.
    """
    if until <= desk.context().today:
        raise Refused(f"{say_day(until)} is not to come; a snooze needs a later day")
    snooze = Snooze(
        new_id(), item.kind, desk.now(), until, item.application, item.interview, item.contact, item.promise
    )
    back_on = preview_snooze(desk, item, until)
    limit = ", its limit" if back_on < until else ""
    label = f"{describe_item(item)}: snoozed until {say_day(back_on, desk.context().today)}{limit}"
    desk.write(label, lambda change: change.put(snooze))
    return label


def preview_snooze(desk: Desk, item: DueItem, until: date) -> date:
    """Return the local day on which an item is back if it is snoozed until a day now; see `preview_snoozes`."""
    return preview_snoozes(desk, item, {"": until})[""]


def preview_snoozes(desk: Desk, item: DueItem, days: Mapping[str, date]) -> dict[str, date]:
    """Return the local day on which an item is back, for each day until which it may be snoozed.

    That day, or the item's limit; a nudge is back on a working day.
    """
    ctx = desk.context()
    dossier = desk.dossier(item.application) if item.application and item.kind in MOVED_IN_WORKING_DAYS else None
    return {key: _compute_return(item, until, dossier, ctx) for key, until in days.items()}


def _compute_return(item: DueItem, until: date, dossier: Dossier | None, ctx: Context) -> date:
    snooze = Snooze("", item.kind, ctx.at, until, item.application, item.interview, item.contact, item.promise)
    if dossier is not None:
        planned = plan_application(dossier._replace(snoozes=(*dossier.snoozes, snooze)), ctx)
        moved = next((candidate for candidate in planned if candidate.key == item.key), None)
        day = find_opening_day(moved, ctx) if moved is not None else None
        return day or until
    return end_snooze(item.due_by, snooze, ctx)[1]


def dismiss_items(desk: Desk, items: Sequence[DueItem], reason: str) -> str:
    """Dismiss several items for good, in one step; return the history label."""
    skips = [
        Skip(
            new_id(), item.kind, desk.now(), item.application, item.interview, item.contact, item.promise, reason=reason
        )
        for item in items
    ]
    label = f"Dismissed {count_of(len(skips), 'row')}"
    desk.write(label, lambda change: change.put(*skips))
    return label


def dismiss_item(desk: Desk, item: DueItem, reason: str) -> str:
    """Dismiss an item for good, with a reason; return the history label."""
    skip = Skip(
        new_id(), item.kind, desk.now(), item.application, item.interview, item.contact, item.promise, reason=reason
    )
    label = f"Let go: {describe_item(item)}"
    if item.kind == DueKind.PROMISE and item.application is not None:
        promise = _promise(desk.dossier(item.application), item)
        dropped = promise._replace(dropped_on=desk.context().today)
        desk.write(label, lambda change: change.put(dropped))
        return label
    desk.write(label, lambda change: change.put(skip))
    return label


def replace_promised_date(
    dossier: Dossier, interview: str | None, promised_date: tuple[date | None, date, str], today: date
) -> list[Entity]:
    """Return the date they gave (first day, last day, their words) as a promise that replaces the previous one."""
    starts_on, due_on, words = promised_date
    dropped: list[Entity] = [
        earlier._replace(dropped_on=today) for earlier in dossier.promises if earlier.by == "them" and earlier.is_open
    ]
    first = starts_on if starts_on != due_on else None
    promise = Promise(new_id(), dossier.application.id, "them", today, interview, "an answer", words, first, due_on)
    return [*dropped, promise]


def record(
    desk: Desk,
    application: str,
    *,
    direction: Direction,
    channel: Channel,
    outcome: TouchOutcome,
    kind: TouchKind = TouchKind.OTHER,
    contact: str | None = None,
    interview: str | None = None,
    summary: str = "",
    promised_date: tuple[date | None, date, str] | None = None,
) -> str:
    """Log a contact and the date they gave, if any (first day, last day, their words).

    A new date drops the one it replaces, so that the history keeps both. Return the history label.
    """
    dossier = desk.dossier(application)
    today = desk.context().today
    touch = Touch(
        new_id(), application, desk.now(), contact, interview, None, direction, channel, kind, outcome, summary
    )
    changed: list[Entity] = [touch]
    if promised_date is not None:
        changed += replace_promised_date(dossier, interview, promised_date, today)
    person = dossier.contact(contact)
    who = person.name if person is not None else dossier.company.name
    label = f"{_recorded(direction, channel, outcome)} {who}"
    if promised_date is not None:
        label += f", who named {say_day(promised_date[1], today)}"
    desk.write(label, lambda change: change.put(*changed))
    return label


def _recorded(direction: Direction, channel: Channel, outcome: TouchOutcome) -> str:
    if direction == Direction.IN:
        return "Heard from"
    if outcome == TouchOutcome.NO_ANSWER:
        return "No answer from"
    if outcome == TouchOutcome.VOICEMAIL:
        return "Left a message for"
    if outcome == TouchOutcome.SPOKE and channel == Channel.IN_PERSON:
        return "Met"
    return "Spoke with" if outcome == TouchOutcome.SPOKE else "Wrote to"
