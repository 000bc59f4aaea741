"""Business cards (vCard): written in version 3.0, which every address book reads; read in 2.1 to 4.0.

The versions read are 2.1, 3.0, and 4.0. The reader is our own: address books deviate from the standards
(RFC 2426, RFC 6350, vCard 2.1) more than libraries allow for, with undeclared encodings, lines folded in
the middle of a character, and blank lines and pictures in between.
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.domain.persons.names import parse_person_name
from interview_desk.domain.search.people import Contact
from interview_desk.domain.text import normalize_line, normalize_text

_FOLD = 75
"""Maximum octets of a line; longer lines continue on the next after a space (RFC 2426, 2.6)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_PROPERTY = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<options>(?:;(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MOST_CARDS = 20_000
_NO_TALK = ("FAX", "PAGER", "MODEM")
"""Types of numbers that nobody answers."""


class Card(NamedTuple):
    """Details of a person as given on a card; missing details are empty."""

    name: str
    company: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phone: str = ""
    postal_address: str = ""
    remarks: str = ""
    uid: str = ""
    family_name: str = ""
    """Family name, where the card tells it and the name alone doesn't."""


class _Property(NamedTuple):
    name: str
    options: tuple[str, ...]
    value: str

    def has(self, option: str) -> bool:
        return any(
            option in item.upper().replace('"', "").partition("=")[2].split(",") or option == item.upper()
            for item in self.options
        )

    @property
    def rank(self) -> int:
        """Sort key: 0 if the card marks the property as preferred, else 1."""
        return 0 if self.has("PREF") or any(option.upper() == "PREF=1" for option in self.options) else 1


def uid(contact: str) -> str:
    """Return the vCard UID for the ID of a contact of ours."""
    return f"interview-desk-{contact}"


def read(content: bytes) -> list[Card]:
    """Return the cards of a file, in order.

    A card for a group, organization, or location, or without any usable detail, has an empty name.

    Raises:
        Refused: the file has no card, or its last card has no end.
    """
    cards: list[Card] = []
    open_ones: list[list[_Property]] = []
    for line in _lines(_text(content)):
        if len(cards) > _MOST_CARDS:
            raise Refused(f"there are more than {_MOST_CARDS:,} cards in it; split it, and import the parts")
        kind = line.strip().upper().replace(" ", "")
        if kind == "BEGIN:VCARD":
            if open_ones and not (open_ones[-1] and open_ones[-1][-1].name == "AGENT"):
                cards.append(
                    _card_of(open_ones.pop())
                )  # the card was cut off; only an agent's card may be nested in another
            open_ones.append([])
        elif kind == "END:VCARD" and open_ones:
            cards.append(_card_of(open_ones.pop()))
        elif open_ones:
            parsed = _parsed(line)
            if parsed is not None:
                open_ones[-1].append(parsed)
    if open_ones:
        raise Refused("a card in it has no end: the file is cut")
    if not cards:
        raise Refused("there is no business card in it")
    return cards


def _text(content: bytes) -> str:
    """Decode the text of a file: by its byte order mark, else as UTF-8, else as Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[str]:
    """Yield the properties, each unfolded into a single line, including quoted-printable soft line breaks."""
    whole = ""
    is_soft = False
    for line in re.split(r"\r\n|\r|\n", text):
        if is_soft and not re.match(r"(?:BEGIN|END):VCARD\s*$", line, re.IGNORECASE):
            whole = whole[:-1] + line
        elif line[:1] in {" ", "\t"} and whole:
            whole += line[1:]
        else:
            if whole:
                yield whole
            whole = line
        is_soft = whole.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper()
    if whole:
        yield whole


def _parsed(line: str) -> _Property | None:
    match = _PROPERTY.fullmatch(line)
    if match is None:
        return None
    options = tuple(option.strip() for option in re.findall(r";((?:\"[^\"]*\"|[^\":;])*)", match["options"]))
    value = match["value"]
    if any("QUOTED-PRINTABLE" in option.upper() for option in options):
        value = _unquoted(value, options)
    return _Property(match["name"].upper(), options, value)


def _unquoted(value: str, options: tuple[str, ...]) -> str:
    content = quopri.decodestring(value.encode("latin-1", "replace"))
    declared = next(
        (option.partition("=")[2].strip('"') for option in options if option.upper().startswith("CHARSET=")), "utf-8"
    )
    for charset in (declared, "utf-8", "cp1252"):
        try:
            return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _parts(value: str) -> list[str]:
    """Split a structured value at its unescaped semicolons."""
    return [_plain(part).strip() for part in re.split(r"(?<!\\);", value)]


def _card_of(properties: list[_Property]) -> Card:
    def first(name: str) -> str:
        return next(
            (normalize_line(_plain(prop.value)) for prop in properties if prop.name == name and prop.value.strip()), ""
        )

    def ranked(name: str) -> list[_Property]:
        return sorted(
            (prop for prop in properties if prop.name == name and prop.value.strip()), key=lambda prop: prop.rank
        )

    emails = tuple(
        dict.fromkeys(
            normalize_line(_plain(prop.value)).removeprefix("mailto:") for prop in ranked("EMAIL") if "@" in prop.value
        )
    )
    company = next((normalize_line(_parts(prop.value)[0]) for prop in properties if prop.name == "ORG"), "")
    phone = next((_number(prop.value) for prop in _sort_numbers(ranked("TEL"))), "")
    kind = first("KIND").casefold()
    best = next((normalize_line(_plain(prop.value)) for prop in ranked("FN")), "")
    name = (
        ""
        if kind in {"group", "org", "location"}
        else best or _called(properties) or company or next(iter(emails), "") or phone
    )
    return Card(
        name,
        company,
        first("TITLE") or first("ROLE"),
        emails,
        phone,
        _address(ranked("ADR")),
        normalize_text("\n".join(_plain(prop.value).strip() for prop in properties if prop.name == "NOTE")).strip(),
        first("UID"),
        _find_family_name(properties, best),
    )


def _find_family_name(properties: list[_Property], name: str) -> str:
    """Return the family name of the N property, if it is a part of the name that parsing the name doesn't find."""
    family = normalize_line(next((_parts(prop.value)[0] for prop in properties if prop.name == "N"), ""))
    if not name or not family or parse_person_name(name).family == family:
        return ""
    return family if parse_person_name(name, family).family == family else ""


def _called(properties: list[_Property]) -> str:
    """Build a name from the parts of the N property: family, given, additional, prefix, suffix."""
    parts = next((_parts(prop.value) for prop in properties if prop.name == "N"), [])
    family, given, additional, before, after = (*parts, "", "", "", "", "")[:5]
    return normalize_line(" ".join(part for part in (before, given, additional, family, after) if part))


def _sort_numbers(numbers: list[_Property]) -> list[_Property]:
    """Sort phone numbers for calling at work: preferred, then mobile or work, then others; drop faxes."""
    spoken = [number for number in numbers if not any(number.has(kind) for kind in _NO_TALK)]
    return sorted(spoken, key=lambda number: (number.rank, not (number.has("CELL") or number.has("WORK"))))


def _number(value: str) -> str:
    """Return a phone number; for a `tel:` link, include its extension."""
    number, _, rest = _plain(value).strip().removeprefix("tel:").partition(";")
    extension = next((part[4:] for part in rest.split(";") if part.startswith("ext=")), "")
    return normalize_line(f"{number} ext. {extension}" if extension else number)


def _address(addresses: list[_Property]) -> str:
    """Return the mailing address as lines, preferring the work address."""
    for address in sorted(addresses, key=lambda each: not each.has("WORK")):
        box, extra, street, town, region, code, country = (*_parts(address.value), *[""] * 7)[:7]
        lines = [box, extra, *street.split("\n"), " ".join(part for part in (town, region, code) if part), country]
        filled_lines = [
            line for line in (normalize_line(line).strip(" ,") for part in lines for line in part.split("\n")) if line
        ]
        if filled_lines:
            return "\n".join(filled_lines)
    return ""


def format_cards(contacts: Iterable[Contact], companies: Mapping[str, str]) -> str:
    """Return the cards of some people, one after the other, with lines ending in CR LF.

    Args:
        contacts: the people.
        companies: company names by ID.
    """
    lines = [line for contact in contacts for line in _card(contact, companies.get(contact.company or "", ""))]
    return "".join(f"{part}\r\n" for line in lines for part in _parted(line))


def _card(contact: Contact, company: str) -> list[str]:
    name = parse_person_name(normalize_line(contact.name), contact.family_name)
    parts = (name.family, name.given, name.additional, name.prefixes, name.suffixes)
    card_lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{_escaped(uid(contact.id))}",
        f"FN:{_escaped(normalize_line(contact.name))}",
        f"N:{';'.join(map(_escaped, parts))}",
    ]
    lines = (
        ("ORG", normalize_line(company)),
        ("TITLE", normalize_line(contact.title)),
        ("EMAIL;TYPE=INTERNET", normalize_line(contact.email)),
        ("TEL", normalize_line(contact.phone)),
        ("NOTE", normalize_text(contact.remarks)),
    )
    card_lines += [f"{name}:{_escaped(value)}" for name, value in lines if value]
    if contact.postal_address:
        card_lines.append(f"ADR;TYPE=WORK:;;{_escaped(normalize_text(contact.postal_address))};;;;")
    return [*card_lines, "END:VCARD"]


def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)


def _parted(line: str) -> list[str]:
    """Fold a line into lines of at most `_FOLD` octets without splitting a character."""
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
