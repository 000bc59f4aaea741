"""The channel adviser: by which medium a note goes to this person now, and why; and whether paper still arrives (R12 R26 R27)."""

from typing import NamedTuple

from interview_desk.domain.calendar import say_near, say_on
from interview_desk.domain.correspondence import CHANNELS
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.people import Contact
from interview_desk.domain.plan.channel import (
    PAPER_WORKING_DAYS,
    follow_up_channel,
    paper_arrives,
    thank_you_medium,
)
from interview_desk.domain.plan.item import Context
from interview_desk.domain.plan.state_of_play import decision_day
from interview_desk.domain.text import first_name

NAMES = {
    "email": "e-mail",
    "phone": "phone call",
    "letter": "typed letter",
    "card": "handwritten card",
    "message": "message",
    "in-person": "by hand",
}
"""What each medium is called."""
HOW = {
    "email": "as an e-mail",
    "phone": "as a phone call",
    "letter": "as a typed letter",
    "card": "as a handwritten card",
    "message": "as a message",
    "in-person": "by hand",
}
"""How a note goes by each medium, inside a sentence."""
_POLITE = {"follow-up", "check-in"}
_ENDINGS = {"withdrawal", "feedback", "decline"}
LATE_ROUND = 2
"""From this round on a withdrawal is said on the phone first."""


class Option(NamedTuple):
    """One medium: whether it would do now, and what speaks for or against it."""

    channel: str
    good: bool
    told: str


class Advice(NamedTuple):
    """The medium to take, why, and every other one beside it."""

    channel: str
    why: str
    options: tuple[Option, ...]


def advise(dossier: Dossier, contact: Contact | None, kind: str, ctx: Context) -> Advice:
    """Which medium for a note of a kind to a person now: by C2 for thanks, by C6 for a follow-up, else as they prefer."""
    channel, why = _chosen(dossier, contact, kind, ctx)
    options = tuple(Option(one, *_judged(one, dossier, contact, kind, ctx)) for one in CHANNELS)
    return Advice(channel, why, options)


def paper_in_time(dossier: Dossier, ctx: Context) -> tuple[bool, str]:
    """Whether a letter posted today is there before they decide, and how that is said (R27)."""
    decision = decision_day(dossier)
    there = ctx.calendar.add(ctx.today, PAPER_WORKING_DAYS)
    posted = f"posted today, it is there by {say_near(there, ctx.today)}"
    if decision is None:
        return False, f"{posted}; when they decide is not known, so it may come too late"
    decide = f"they decide by {say_near(decision, ctx.today)}"
    if paper_arrives(decision, ctx.today, ctx.calendar):
        return True, f"{posted}, and {decide}: in time if it is posted today"
    return False, f"{posted}, but {decide}: too late"


def _chosen(dossier: Dossier, contact: Contact | None, kind: str, ctx: Context) -> tuple[str, str]:
    who = first_name(contact.name) if contact is not None else "they"
    if kind == "thank-you":
        medium = thank_you_medium(
            dossier.company.formality, decision_day(dossier), ctx.today, ctx.calendar, ctx.policies
        )
        if medium.channel in {"letter", "card"}:
            return medium.channel, f"{_capital(paper_in_time(dossier, ctx)[1])}."
        plain = "E-mail always arrives before they decide."
        return medium.channel, f"{plain} {medium.beside}".rstrip()
    if kind == "phone-script":
        return "phone", "A call sheet is for the phone."
    if kind in _POLITE:
        wanted = follow_up_channel(dossier, contact, ctx.policies)
        reason = _nudge_reason(dossier, contact, who, ctx)
        if wanted == "phone":
            return "email", f"{reason} A call would be the first choice: the call sheet is a kind of its own."
        return wanted, reason
    if kind in _ENDINGS:
        late = kind == "withdrawal" and max((one.round for one in dossier.held(ctx.at)), default=0) >= LATE_ROUND
        first = " You met more than once: call first, then write." if late else ""
        if contact is not None and contact.prefers not in {"unknown", "phone"}:
            return contact.prefers, f"{who} prefers {_by(contact.prefers)}.{first}"
        return "email", f"In writing, so that it can be passed on.{first}"
    return "email", "In writing, so that it can be kept."


def _nudge_reason(dossier: Dossier, contact: Contact | None, who: str, ctx: Context) -> str:
    if ctx.policies.channel in {"always-phone", "always-email"}:
        return f"Your policy is {ctx.policies.channel}."
    if contact is not None and contact.prefers != "unknown":
        return f"{who} prefers {_by(contact.prefers)}."
    last = max(
        (touch for touch in dossier.touches if contact is not None and touch.contact == contact.id),
        key=lambda touch: (touch.at, touch.id),
        default=None,
    )
    if last is not None:
        return f"The last word between you went by {_by(last.channel)}, {say_on(ctx.day(last.at), ctx.today)}."
    return "They did not say what they prefer."


def _by(channel: str) -> str:
    said = {
        "phone": "the phone",
        "in-person": "meeting",
        "letter": "a typed letter",
        "card": "a card",
        "message": "a message",
    }
    return said.get(channel, NAMES[channel])


def _judged(channel: str, dossier: Dossier, contact: Contact | None, kind: str, ctx: Context) -> tuple[bool, str]:
    formal = dossier.company.formality
    who = first_name(contact.name) if contact is not None else "they"
    prefers = contact is not None and contact.prefers == channel
    told = f"{who} prefers it; " if prefers else ""
    if channel == "email":
        known = contact is not None and bool(contact.email)
        return known or prefers, told + (f"to {contact.email}" if known and contact else "no address is known yet")
    if channel == "phone":
        known = contact is not None and bool(contact.phone)
        number = contact.phone if known and contact else "no number is known yet"
        if kind == "thank-you":
            return prefers, f"{told}a call leaves nothing to keep; {number}"
        return known or prefers, told + number
    if channel in {"letter", "card"}:
        good, paper = paper_in_time(dossier, ctx)
        place = "" if _address(dossier, contact) else "; no postal address is known yet"
        manner = "; a relaxed house may find it stiff" if channel == "letter" and formal == "relaxed" else ""
        return good and not manner, f"{told}{paper}{place}{manner}"
    if channel == "message":
        return formal == "relaxed" or prefers, f"{told}short, where you are connected already"
    return False, f"{told}handed in at their door"


def _address(dossier: Dossier, contact: Contact | None) -> str:
    return (contact.postal_address if contact is not None else "") or dossier.company.postal_address


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
