"""Notes as email: a link for the mail program if it fits, else a draft file. Nothing is sent from here."""

import os
import sys
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from interview_desk.domain.addresses import is_address
from interview_desk.domain.text import shorten

LONGEST_LINK = 1_600
"""Longest `mailto:` link, in characters, that every mail program accepts."""


def mailto(to: str, subject: str, body: str) -> str | None:
    """Return a link that opens the note in a mail program, or None if it would be too long."""
    link = f"mailto:{quote(to if is_address(to) else '', safe='@')}?subject={quote(subject)}&body={quote(_mail_lines(body))}"
    return link if len(link) <= LONGEST_LINK else None


def draft_file(sender: str, to: str, name: str, subject: str, body: str, attached: str = "") -> bytes:
    """Return a draft (`.eml`) that a mail program opens for editing.

    Args:
        sender: my address; may be empty.
        to: their address; may be empty.
        name: their name.
        subject: one line.
        body: the text.
        attached: a letter to attach as a text file; may be empty.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _line(subject)
    message["X-Unsent"] = "1"
    for header, address, called in (("From", sender, ""), ("To", to, name)):
        if is_address(address) and address.isascii():
            user, _, domain = address.rpartition("@")
            message[header] = Address(display_name=_called(called), username=user, domain=domain)
    message.set_content(_mail_lines(body).replace("\r\n", "\n"), cte="quoted-printable")
    if attached:
        message.add_attachment(attached, filename="letter.txt")
    return message.as_bytes()


def _line(text: str) -> str:
    """Join a header's text into one line; a line break could start another header."""
    return " ".join(text.split())


def _called(name: str) -> str:
    """Return a display name limited to 60 letters, digits, and name punctuation.

    A long quoted name would be folded in a way that changes the address.
    """
    return shorten(_line("".join(letter if letter.isalnum() or letter in " .'’-" else " " for letter in name)), 60)


def _mail_lines(body: str) -> str:
    return body.strip().replace("\r\n", "\n").replace("\n", "\r\n")


def has_desktop() -> bool:
    """Return True if links can open in a graphical program.

    Elsewhere, a browser might start inside the terminal.
    """
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
