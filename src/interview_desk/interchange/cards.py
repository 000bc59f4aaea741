"""Business cards (vCard): written in version 3.0, which every address book reads."""

from collections.abc import Iterable, Mapping

from interview_desk.domain.people import Contact
from interview_desk.domain.text import folded, tidied

_FOLD = 75
"""Octets of a line; what is longer goes on in the next one, after a space (RFC 2426, 2.6)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def uid(contact: str) -> str:
    """The UID of a person of ours."""
    return f"interview-desk-{contact}"


def written(contacts: Iterable[Contact], companies: Mapping[str, str]) -> str:
    """The cards of some people, one after the other; lines end in CR LF.

    Args:
        contacts: the people.
        companies: the names of companies by their ids.
    """
    lines = [line for one in contacts for line in _card(one, companies.get(one.company or "", ""))]
    return "".join(f"{part}\r\n" for line in lines for part in _parted(line))


def _card(contact: Contact, company: str) -> list[str]:
    first, _, rest = folded(contact.name).rpartition(" ")
    family, given = (rest, first) if first else ("", rest)
    found = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{_escaped(uid(contact.id))}",
        f"FN:{_escaped(folded(contact.name))}",
        f"N:{_escaped(family)};{_escaped(given)};;;",
    ]
    lines = (
        ("ORG", folded(company)),
        ("TITLE", folded(contact.title)),
        ("EMAIL;TYPE=INTERNET", folded(contact.email)),
        ("TEL", folded(contact.phone)),
        ("NOTE", tidied(contact.remarks)),
    )
    found += [f"{name}:{_escaped(value)}" for name, value in lines if value]
    if contact.postal_address:
        found.append(f"ADR;TYPE=WORK:;;{_escaped(tidied(contact.postal_address))};;;;")
    return [*found, "END:VCARD"]


def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)


def _parted(line: str) -> list[str]:
    """A line as lines of at most `_FOLD` octets; no letter is cut."""
    if len(line) * 4 <= _FOLD or len(line.encode()) <= _FOLD:
        return [line]
    parts: list[str] = []
    part, room = "", _FOLD
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append(part)
            part, room = " ", _FOLD - 1
        part += letter
        room -= size
    return [*parts, part]
