"""Layout of a note as an email, a letter with address block and date, a card, a message, or a call script.

The rules are R14 and R26.
"""

import textwrap
from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import DAY_FIRST
from interview_desk.domain.notes.issue import body_of
from interview_desk.domain.notes.letter_days import full_date
from interview_desk.domain.search.correspondence import Channel
from interview_desk.domain.search.people import Company, Contact, Me

LETTER_COLUMNS = 72
CARD_WORDS = 80
"""Number of handwritten words that fit on a card."""
MESSAGE_LETTERS = 600
"""Maximum characters of a message; a longer text no longer reads like a message."""


class FormattedNote(NamedTuple):
    """Note laid out for sending: its text, whether its subject is separate, and a reminder."""

    text: str
    has_subject: bool
    mind: str = ""


def format_note(
    subject: str,
    body: str,
    channel: Channel,
    me: Me,
    contact: Contact | None,
    company: Company,
    today: date,
    columns: int = LETTER_COLUMNS,
    date_style: str = DAY_FIRST,
) -> FormattedNote:
    """Lay out a note for its channel.

    Args:
        subject: the subject of the note; in a letter it is a line of its own.
        body: the text of the note, from the greeting to the name.
        channel: the channel for sending the note.
        me: the sender, whose name, phone number, and email address head a letter.
        contact: the recipient.
        company: the recipient's company; its address is used if the recipient's is unknown.
        today: the date of a letter.
        columns: the line width of a letter.
        date_style: the style of the date, one of `calendar.DATE_STYLES`.
    """
    text = body.strip() + "\n"
    if channel == Channel.LETTER:
        letter = _letter(subject, text, me, contact, company, full_date(today, date_style), columns)
        return FormattedNote(letter, False, _letter_mind(me, contact, company))
    if channel == Channel.CARD:
        words = len(text.split())
        mind = f"{words} words; a card takes about {CARD_WORDS}" if words > CARD_WORDS else ""
        return FormattedNote(text, False, mind or "Copy it out by hand, and post it today.")
    if channel == Channel.MESSAGE:
        mind = f"{len(text)} characters; up to {MESSAGE_LETTERS} read well" if len(text) > MESSAGE_LETTERS else ""
        return FormattedNote(text, False, mind)
    if channel == Channel.IN_PERSON:
        return FormattedNote(text, False, "Print it, and hand it in.")
    return FormattedNote(text, channel == Channel.EMAIL)


def _letter(
    subject: str, body: str, me: Me, contact: Contact | None, company: Company, written_on: str, columns: int
) -> str:
    sender = [me.name, me.phone, me.email]
    address = (contact.postal_address if contact is not None else "") or company.postal_address
    to = [contact.name if contact is not None else "", contact.title if contact is not None else "", company.name]
    to += address.splitlines()
    where = body_of(body)
    head, middle, end = body[: where.start].strip(), body[where.start : where.end].strip(), body[where.end :].strip()
    blocks = [
        "\n".join(part for part in sender if part),
        written_on,
        "\n".join(part for part in to if part.strip()),
        subject,
        head,
        "\n\n".join(_filled(part, columns) for part in middle.split("\n\n")),
        _signed(end, me),
    ]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _filled(paragraph: str, columns: int) -> str:
    return "\n".join(textwrap.wrap(" ".join(paragraph.split()), columns, break_long_words=False))


def _signed(end: str, me: Me) -> str:
    """Return the sign-off with room for a signature, without the contact details that head the letter."""
    words, _, below = end.partition("\n")
    sender_lines = {me.phone, me.email, " · ".join(part for part in (me.phone, me.email) if part)}
    remaining_lines = "\n".join(line for line in below.strip().split("\n") if line.strip() not in sender_lines)
    return f"{words}\n\n\n\n{remaining_lines}".strip() if remaining_lines else words


def _letter_mind(me: Me, contact: Contact | None, company: Company) -> str:
    missing = []
    if not ((contact.postal_address if contact is not None else "") or company.postal_address):
        missing.append("their postal address")
    if not me.name:
        missing.append("your name")
    return f"Still missing: {' and '.join(missing)}." if missing else "Print it, sign it, and post it today."
