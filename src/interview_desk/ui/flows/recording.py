"""Flows that record what happened: a message, a call, an offer, a rejection, the end of an application."""

from functools import partial
from typing import NamedTuple

from interview_desk.domain.queue.kinds import DueKind, DueState
from interview_desk.domain.search.correspondence import Channel, Direction, NoteKind, TouchKind, TouchOutcome
from interview_desk.domain.search.pipeline import Outcome, Stage
from interview_desk.services.pipeline import pipeline, queue
from interview_desk.ui.core import navigation, routes
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow, GivenDate
from interview_desk.ui.toolkit.sheet import Lines
from interview_desk.ui.toolkit.spans import BLANK, Line, paragraph


class Call(NamedTuple):
    """Outcome of a call: how to log it, the date they gave, and whether they rejected the user."""

    outcome: TouchOutcome
    given_date: GivenDate | None
    declined: bool


async def record_event(flow: Flow, application: str, contact: str | None, interview: str | None) -> None:
    """Ask what happened, and log it."""
    choices = (
        Choice("1", "they wrote or called", "an answer: nudges start afresh"),
        Choice("2", "they named a date"),
        Choice("3", "I wrote", "a message of mine"),
        Choice("4", "I called and we spoke"),
        Choice("5", "I left a message"),
        Choice("6", "I met them"),
        Choice("7", "they declined", "closes it"),
        Choice("8", "they made an offer"),
    )
    key = await flow.ask(Menu("Record", choices, place="corner"))
    if key is None:
        return
    if key in {"7", "8"}:
        await flow.apply(
            partial(
                queue.record,
                direction=Direction.IN,
                channel=Channel.EMAIL,
                outcome=TouchOutcome.RECEIVED,
                contact=contact,
                interview=interview,
            ),
            flow.desk,
            application,
            application=application,
        )
        await _record_ending(flow, application, offered=key == "8")
        return
    given_date: GivenDate | None = None
    if key == "2":
        given_date = await flow.ask_day("By when?", "The day they named, in their words: end of next week")
        if given_date is None:
            return
    how = {
        "1": (Direction.IN, Channel.EMAIL, TouchOutcome.RECEIVED, TouchKind.OTHER),
        "2": (Direction.IN, Channel.EMAIL, TouchOutcome.RECEIVED, TouchKind.OTHER),
        "3": (Direction.OUT, Channel.EMAIL, TouchOutcome.SENT, TouchKind.FOLLOW_UP),
        "4": (Direction.OUT, Channel.PHONE, TouchOutcome.SPOKE, TouchKind.FOLLOW_UP),
        "5": (Direction.OUT, Channel.PHONE, TouchOutcome.VOICEMAIL, TouchKind.FOLLOW_UP),
        "6": (Direction.OUT, Channel.IN_PERSON, TouchOutcome.SPOKE, TouchKind.OTHER),
    }[key]
    direction, channel, outcome, kind = how
    log = partial(
        queue.record,
        direction=direction,
        channel=channel,
        outcome=outcome,
        kind=kind,
        contact=contact,
        interview=interview,
        promised_date=given_date,
    )
    await flow.apply(log, flow.desk, application, application=application)


async def ask_call_outcome(flow: Flow, title: str, text: Lines | None = None) -> Call | None:
    """Ask how a call went; return None if the user cancels.

    Args:
        flow: the flow of the pane.
        title: the title of the dialog.
        text: the call script, shown above the answers.
    """
    choices = (
        Choice("1", "spoke, they named a date"),
        Choice("2", "spoke, no date"),
        Choice("3", "left a message"),
        Choice("4", "no answer, try tomorrow"),
        Choice("5", "they declined"),
    )
    key = await flow.ask(Menu(title, choices, text=text) if text else Menu(title, choices, place="corner"))
    if key is None:
        return None
    given_date: GivenDate | None = None
    if key == "1":
        given_date = await flow.ask_day("By when?", "The day they named, in their words: end of next week")
        if given_date is None:
            return None
    outcome = {"3": TouchOutcome.VOICEMAIL, "4": TouchOutcome.NO_ANSWER}.get(key, TouchOutcome.SPOKE)
    return Call(outcome, given_date, declined=key == "5")


async def _record_ending(flow: Flow, application: str, *, offered: bool) -> None:
    if not offered:
        await close_application(flow, application, Outcome.REFUSED)
        return
    given_date = await flow.ask_day(
        "An offer. Answer by when?", "The date they need your answer by. esc if there isn’t one."
    )
    answer_by = given_date.last if given_date is not None else None
    await flow.apply(
        partial(pipeline.move, answer_by=answer_by), flow.desk, application, Stage.OFFER, application=application
    )


async def close_application(flow: Flow, application: str, outcome: Outcome) -> None:
    """Close an application, and ask what follows from that."""
    move = partial(pipeline.move, outcome=outcome)
    if await flow.apply(move, flow.desk, application, Stage.CLOSED, application=application) is not None:
        await follow_up_closing(flow, application, outcome)


async def follow_up_closing(flow: Flow, application: str, outcome: Outcome) -> None:
    """Ask for a single lesson of a closed application (R45); after an acceptance, offer the notes to the other companies."""
    dossier = await flow.read_dossier(application)
    if dossier is None:
        return
    superseded = outcome == Outcome.WITHDRAWN and flow.facts.agenda.active_applications.accepted_on is not None
    if not dossier.application.lesson and not superseded:
        answer = await flow.ask(
            Ask(
                f"{dossier.company.name}: one lesson, then move on",
                "What would you do again, or differently? One line; esc skips this.",
                place=f"lesson {application}",
            )
        )
        if answer is not None:
            await flow.apply(
                pipeline.edit_application, flow.desk, application, {"lesson": answer}, application=application
            )
    if outcome == Outcome.ACCEPTED or superseded:
        await offer_withdrawal_notes(flow)


async def answer_offer(flow: Flow, application: str, company: str, contact: str | None) -> None:
    """Ask what to do with an offer: compare it with others, write the reply, or record the answer given."""
    view_choices = (Choice("o", "look at it", "beside the other offers"),) if flow.pane.ROUTE != routes.OFFERS else ()
    choices = (
        *view_choices,
        Choice("a", "accept", "writes the note"),
        Choice("d", "decline", "writes the note"),
        Choice("t", "ask for time", "writes the note"),
        Choice("y", "I accepted", "closes it"),
        Choice("n", "I declined", "closes it"),
    )
    key = await flow.ask(Menu(f"The offer of {company}", choices))
    kinds = {"a": NoteKind.ACCEPTANCE, "d": NoteKind.DECLINE, "t": NoteKind.ASK_FOR_TIME}
    if key == "o":
        navigation.open_offers(flow.host, application)
    elif key in kinds:
        navigation.open_note(flow.host, kinds[str(key)], application, None, contact)
    elif key is not None:
        await close_application(flow, application, Outcome.ACCEPTED if key == "y" else Outcome.DECLINED)


async def offer_withdrawal_notes(flow: Flow) -> None:
    """Offer a note to each company that still waits for word after an offer was accepted (R41)."""
    await flow.host.refresh_facts()
    waiting = [item for item in flow.facts.items if item.kind == DueKind.WITHDRAWAL and item.state != DueState.WAITING]
    if not waiting:
        return
    first_items = waiting[:9]
    choices = [
        Choice(str(n), item.company, f"{item.role}{f', {item.who}' if item.who else ''}")
        for n, item in enumerate(first_items, 1)
    ]
    more = f" {len(waiting) - len(first_items)} more stand on Today." if len(waiting) > len(first_items) else ""

    def draw_intro(width: int) -> list[Line]:
        who = f"{len(waiting)} companies" if len(waiting) > 1 else "One company"
        words = f"{who} would want to know. One kind note each; all of them stand on Today.{more}"
        return [*paragraph(words, width, "muted"), BLANK]

    key = await flow.ask(Menu("Still waiting for word from you", choices, text=draw_intro))
    if key is not None:
        item = first_items[int(key) - 1]
        navigation.write_to(flow.host, item)
