"""A note as mail: a link for the mail program where it fits, a draft file else. Nothing is sent from here."""

import os
import sys
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from interview_desk.domain.text import shorten

LONGEST_LINK = 1_600
"""Characters of a `mailto:` link that every mail program takes."""


def mailto(to: str, subject: str, body: str) -> str | None:
    """A link that opens a mail program with the note in it; None where it would be too long."""
    link = f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(_mail_lines(body))}"
    return link if len(link) <= LONGEST_LINK else None


def draft_file(sender: str, to: str, name: str, subject: str, body: str, attached: str = "") -> bytes:
    """A draft that a mail program opens for editing (`.eml`).

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
        user, at, domain = _line(address).rpartition("@")
        if at and user and domain and address.isascii() and " " not in _line(address):
            message[header] = Address(display_name=_called(called), username=user, domain=domain)
    message.set_content(_mail_lines(body).replace("\r\n", "\n"), cte="quoted-printable")
    if attached:
        message.add_attachment(attached, filename="letter.txt")
    return message.as_bytes()


def _line(text: str) -> str:
    """A header's text: a line end in it must not begin another header."""
    return " ".join(text.split())


def _called(name: str) -> str:
    """A name in an address: letters, digits and what stands in names. A long quoted one is folded so that it is another address."""
    return shorten(_line("".join(one if one.isalnum() or one in " .'’-" else " " for one in name)), 60)


def _mail_lines(body: str) -> str:
    return body.strip().replace("\r\n", "\n").replace("\n", "\r\n")


def has_desktop() -> bool:
    """Whether a link can be opened in a program with windows; elsewhere a browser in the terminal might begin."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
