"""Choice of channel for thank-yous (C2), follow-ups (C6), withdrawals and feedback requests."""

from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import WorkCalendar
from interview_desk.domain.policy import Policies
from interview_desk.domain.search.correspondence import Channel
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.people import Contact

PAPER_WORKING_DAYS = 5
"""Number of working days before a decision by which a letter must be posted to arrive in time (C2)."""


class ChannelChoice(NamedTuple):
    """Channel for a note, with an optional hint about sending it another way."""

    channel: Channel
    hint: str = ""


def paper_arrives(decision_on: date | None, posted_on: date, calendar: WorkCalendar) -> bool:
    """Return True if a letter posted on a day arrives before the decision.

    An unknown decision day counts as too soon.
    """
    return decision_on is not None and calendar.count(posted_on, decision_on) >= PAPER_WORKING_DAYS


def choose_thank_you_channel(
    company_formality: str, decision_on: date | None, today: date, calendar: WorkCalendar, policies: Policies
) -> ChannelChoice:
    """Choose the channel for a thank-you by policy C2: paper only if it arrives before the decision (R27)."""
    paper = Channel.CARD if policies.handwriting == "legible" else Channel.LETTER
    in_time = paper_arrives(decision_on, today, calendar)
    formal = company_formality == "formal"
    if policies.medium == "letter-attached":
        return ChannelChoice(Channel.EMAIL, "Attach it as a letter.")
    if in_time and (policies.medium == "paper-if-time" or (policies.medium == "match-formality" and formal)):
        return ChannelChoice(paper)
    if policies.medium == "email-first" and formal and in_time:
        return ChannelChoice(
            Channel.EMAIL,
            f"A typed {paper} would arrive in time." if paper == Channel.LETTER else "A card would arrive in time.",
        )
    return ChannelChoice(Channel.EMAIL)


def follow_up_channel(dossier: Dossier, contact: Contact | None, policies: Policies) -> Channel:
    """Choose the channel for a follow-up by policy C6.

    Use the contact's stated preference, else the channel last used with them, else the phone.
    """
    if policies.channel == "always-phone":
        return Channel.PHONE
    if policies.channel == "always-email":
        return Channel.EMAIL
    if contact is None:
        return Channel.PHONE
    if contact.prefers != "unknown":
        return Channel(contact.prefers)
    last = max(
        (touch for touch in dossier.touches if touch.contact == contact.id),
        key=lambda touch: (touch.at, touch.id),
        default=None,
    )
    return last.channel if last is not None else Channel.PHONE


def ending_channel(contact: Contact | None) -> Channel:
    """Choose the channel for a withdrawal or feedback request: the contact's preference, else email."""
    return Channel(contact.prefers) if contact is not None and contact.prefers != "unknown" else Channel.EMAIL
