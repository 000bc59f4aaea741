"""Advice on the channel for a note to a person, and on whether paper arrives in time (R12, R26, R27)."""

from typing import NamedTuple

from interview_desk.domain.dates.calendar import say_near, say_on
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.queue.channel import (
    PAPER_WORKING_DAYS,
    choose_thank_you_channel,
    follow_up_channel,
    paper_arrives,
)
from interview_desk.domain.queue.conversation import decision_day
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.correspondence import CHANNELS, Channel, NoteKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.people import Contact

NAMES = {
    Channel.EMAIL: "e-mail",
    Channel.PHONE: "phone call",
    Channel.LETTER: "typed letter",
    Channel.CARD: "handwritten card",
    Channel.MESSAGE: "message",
    Channel.IN_PERSON: "by hand",
}
"""Name of each channel."""
HOW = {
    Channel.EMAIL: "as an e-mail",
    Channel.PHONE: "as a phone call",
    Channel.LETTER: "as a typed letter",
    Channel.CARD: "as a handwritten card",
    Channel.MESSAGE: "as a message",
    Channel.IN_PERSON: "by hand",
}
"""Phrase for sending a note by each channel, for use inside a sentence."""
_POLITE = {NoteKind.FOLLOW_UP, NoteKind.CHECK_IN}
_ENDINGS = {NoteKind.WITHDRAWAL, NoteKind.FEEDBACK, NoteKind.DECLINE}
LATE_ROUND = 2
"""First interview round after which a withdrawal is announced by phone first."""


class Option(NamedTuple):
    """Option for sending a note: a channel, whether it is suitable now, and the reason."""

    channel: Channel
    good: bool
    reason: str


class Advice(NamedTuple):
    """Recommended channel, the reason, and every channel as an option."""

    channel: Channel
    why: str
    options: tuple[Option, ...]


def advise(dossier: Dossier, contact: Contact | None, kind: NoteKind, ctx: Context) -> Advice:
    """Recommend a channel for a note to a person.

    Thanks follow policy C2 and follow-ups follow policy C6; other notes go by the person's preference.
    """
    channel, why = _chosen(dossier, contact, kind, ctx)
    options = tuple(Option(candidate, *_judged(candidate, dossier, contact, kind, ctx)) for candidate in CHANNELS)
    return Advice(channel, why, options)


def paper_in_time(dossier: Dossier, ctx: Context) -> tuple[bool, str]:
    """Return whether a letter posted today arrives before they decide, and a sentence that says so (R27)."""
    decision = decision_day(dossier)
    there = ctx.calendar.add(ctx.today, PAPER_WORKING_DAYS)
    posted = f"posted today, it is there by {say_near(there, ctx.today)}"
    if decision is None:
        return False, f"{posted}; when they decide is not known, so it may come too late"
    decide = f"they decide by {say_near(decision, ctx.today)}"
    if paper_arrives(decision, ctx.today, ctx.calendar):
        return True, f"{posted}, and {decide}: in time if it is posted today"
    return False, f"{posted}, but {decide}: too late"


def _chosen(dossier: Dossier, contact: Contact | None, kind: NoteKind, ctx: Context) -> tuple[Channel, str]:
    who = first_name(contact.name) if contact is not None else "they"
    if kind == NoteKind.THANK_YOU:
        medium = choose_thank_you_channel(
            dossier.company.formality, decision_day(dossier), ctx.today, ctx.calendar, ctx.policies
        )
        if medium.channel in {Channel.LETTER, Channel.CARD}:
            return medium.channel, f"{_capital(paper_in_time(dossier, ctx)[1])}."
        plain = "E-mail always arrives before they decide."
        return medium.channel, f"{plain} {medium.hint}".rstrip()
    if kind == NoteKind.PHONE_SCRIPT:
        return Channel.PHONE, "A call sheet is for the phone."
    if kind in _POLITE:
        preferred = follow_up_channel(dossier, contact, ctx.policies)
        reason = _nudge_reason(dossier, contact, who, ctx)
        if preferred == Channel.PHONE:
            return Channel.EMAIL, f"{reason} A call would be the first choice: the call sheet is a kind of its own."
        return preferred, reason
    if kind in _ENDINGS:
        late = (
            kind == NoteKind.WITHDRAWAL
            and max((interview.round for interview in dossier.list_held(ctx.at)), default=0) >= LATE_ROUND
        )
        first = " You met more than once: call first, then write." if late else ""
        if contact is not None and contact.prefers not in {"unknown", "phone"}:
            return Channel(contact.prefers), f"{who} prefers {_by(Channel(contact.prefers))}.{first}"
        return Channel.EMAIL, f"In writing, so that it can be passed on.{first}"
    return Channel.EMAIL, "In writing, so that it can be kept."


def _nudge_reason(dossier: Dossier, contact: Contact | None, who: str, ctx: Context) -> str:
    if ctx.policies.channel in {"always-phone", "always-email"}:
        return f"Your policy is {ctx.policies.channel}."
    if contact is not None and contact.prefers != "unknown":
        return f"{who} prefers {_by(Channel(contact.prefers))}."
    last = max(
        (touch for touch in dossier.touches if contact is not None and touch.contact == contact.id),
        key=lambda touch: (touch.at, touch.id),
        default=None,
    )
    if last is not None:
        return f"The last word between you went by {_by(last.channel)}, {say_on(ctx.day(last.at), ctx.today)}."
    return "They did not say what they prefer."


def _by(channel: Channel) -> str:
    phrases = {
        Channel.PHONE: "the phone",
        Channel.IN_PERSON: "meeting",
        Channel.LETTER: "a typed letter",
        Channel.CARD: "a card",
        Channel.MESSAGE: "a message",
    }
    return phrases.get(channel, NAMES[channel])


def _judged(
    channel: Channel, dossier: Dossier, contact: Contact | None, kind: NoteKind, ctx: Context
) -> tuple[bool, str]:
    formal = dossier.company.formality
    who = first_name(contact.name) if contact is not None else "they"
    prefers = contact is not None and contact.prefers == channel
    preference = f"{who} prefers it; " if prefers else ""
    if channel == Channel.EMAIL:
        reachable = contact is not None and bool(contact.email)
        return reachable or prefers, preference + (
            f"to {contact.email}" if reachable and contact else "no address is known yet"
        )
    if channel == Channel.PHONE:
        reachable = contact is not None and bool(contact.phone)
        number = contact.phone if reachable and contact else "no number is known yet"
        if kind == NoteKind.THANK_YOU:
            return prefers, f"{preference}a call leaves nothing to keep; {number}"
        return reachable or prefers, preference + number
    if channel in {Channel.LETTER, Channel.CARD}:
        good, paper = paper_in_time(dossier, ctx)
        place = "" if _address(dossier, contact) else "; no postal address is known yet"
        manner = "; a relaxed house may find it stiff" if channel == Channel.LETTER and formal == "relaxed" else ""
        return good and not manner, f"{preference}{paper}{place}{manner}"
    if channel == Channel.MESSAGE:
        return formal == "relaxed" or prefers, f"{preference}short, where you are connected already"
    return False, f"{preference}handed in at their door"


def _address(dossier: Dossier, contact: Contact | None) -> str:
    return (contact.postal_address if contact is not None else "") or dossier.company.postal_address


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
