"""Clues in a calendar meeting: whether it is an interview, of which kind, and with which employer."""

import functools
import re
from collections.abc import Iterable

from interview_desk.domain.search.interview import Method, Style
from interview_desk.domain.text import listed, plain_words

PUBLIC_MAIL = frozenset(
    listed(
        "gmail, googlemail, outlook, hotmail, live, msn, yahoo, ymail, rocketmail, icloud, me, mac, gmx, web, t-online, "
        "freenet, proton, protonmail, pm, aol, mail, email, fastmail, zoho, yandex, qq, 163, 126, naver, daum, laposte, "
        "orange, free, libero, seznam, tutanota, hey"
    )
)
"""Public mail providers, whose domains say nothing about an employer."""
BOOKING_TOOLS = frozenset(
    listed(
        "calendly, greenhouse, lever, ashbyhq, goodtime, workday, myworkday, myworkdayjobs, cal, smartrecruiters, icims, "
        "jobvite, workable, workablemail, recruitee, teamtailor, personio, bamboohr, breezy, savvycal, zcal, doodle, "
        "youcanbook, acuityscheduling, microsoftonline, zoom, paradox, modernloop, gem, hirevue, karat, "
        "interviewplanner, taleo, successfactors, eightfold, hubspot, chilipiper, x, tidycal, "
        "wellfound, softgarden, onlyfy, join, rexx-systems, pinpointhq, prelude, brighthire, rooster, reclaim"
    )
)
"""Booking tools whose addresses appear in invitations instead of the employer's."""
_SECOND_LEVEL = frozenset(listed("co, com, ac, org, gov, net, edu, or, ne, go"))
_NOBODY = re.compile(
    r"^(?:no-?reply|do-?not-?reply|noreply.*|notifications?|calendar|invites?|events?|(?:interview[s-]*)?scheduling|bookings?|unknownorganizer)(?:[+.\-].*)?@"
    r"|@(?:[\w-]+\.)*calendar\.google\.com$|@resource\.",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|(?:phone|video|recruiter|technical|tech|initial|hr)[- ](?:screen(?:ing)?|call|chat)|screening|hiring"
    r"|on-?site|final round|(?:first|second|third|next) round|round (?:one|two|three|\d)|recruit\w*|candidate|assessment"
    r"|case study|pair(?:ing|[- ]programming)|system design|coding (?:test|session|exercise)|live coding|intro(?:ductory)? call"
    r"|get to know|meet the team|job|vorstellungsgespräch|bewerbungsgespräch|kennenlern\w*|bewerbung\w*|entretien"
    r"|entrevista|colloquio|sollicitatie\w*|rozmowa|intervju|anställningsintervju|haastattelu|samtale)\b",
    re.IGNORECASE,
)
_STYLES = (
    (Style.PANEL, r"\bpanel\b"),
    (Style.CASE, r"\bcase\b"),
    (
        Style.TECHNICAL,
        r"\b(?:tech(?:nical)?|coding|code|pair(?:ing)?|systems? design|architecture|whiteboard|algorithms?|programming|sql)\b",
    ),
    (Style.BEHAVIORAL, r"\b(?:behaviou?ral|culture|values|competenc\w+|leadership|bar raiser|hiring manager)\b"),
    (Style.INFORMAL, r"\b(?:coffee|informal|lunch|chat|get to know|meet the team|kennenlern\w*)\b"),
    (Style.SCREENING, r"\b(?:screen(?:ing)?|recruiter|intro(?:ductory)?|initial|first call|hr)\b"),
)
_PHONE = re.compile(
    r"\b(?:phone|telephone|telefon\w*|téléphone|teléfono|dial[- ]?in|call (?:me|you)|will call)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*(?:tel:)?\+?[\d\s().\-/]{7,}(?:\s*(?:x|ext\.?)\s*\d+)?\s*$", re.IGNORECASE)
_ONLINE = re.compile(
    r"\b(?:zoom|google meet|hangouts?|microsoft teams|teams(?: meeting)?|webex|skype|video|online|virtual|remote|whereby|facetime)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"^(?:conf(?:erence)?|meeting|board|interview|training|video|huddle)[ ._-]*rooms?\b|^(?:conf|room|rm|mtg)[ ._-]"
    r"|^(?:raum|besprechungsraum|konferenzraum|sitzungszimmer|salle|sala|vergaderzaal)\b|\b(?:conference|board|meeting) ?room\b|\(DL\)\s*$"
    r"|^\S* ?room \w{1,6}$",
    re.IGNORECASE,
)
PANEL_OF = 3
"""Number of interviewers from which an interview is a panel."""


def sounds_like_an_interview(text: str) -> bool:
    """Return True if a title mentions an interview, in any of the languages that invitations come in."""
    return _INTERVIEW.search(text) is not None


_WEAK = re.compile(
    r"\b(?:job|candidate|assessment|case study|recruit\w*|bewerbung\w*|samtale|colloquio|hiring)\b", re.IGNORECASE
)


def clearly_mentions_interview(text: str) -> bool:
    """Return True if a title mentions an interview in words that private meetings do not use.

    The word "job" alone is not enough: it may also be a job for the car.
    """
    return sounds_like_an_interview(_WEAK.sub(" ", text))


_TOOLS = re.compile(
    r"https?://\S+|\b(?:google (?:meet|maps?|calendar|hangouts?)|microsoft teams(?: meeting)?|teams meeting|zoom (?:meeting|call|link)"
    r"|cisco webex|join (?:with|by|via|on) \w+|via (?:zoom|google|teams|webex|skype)|over zoom)\b|\bzoom\b(?=\s*[:,]|$)",
    re.IGNORECASE,
)


def without_tools(text: str) -> str:
    """Return a text without addresses and names of meeting programs, which are not the employer here."""
    return _TOOLS.sub(" ", text)


def style_of(summary: str, people: int, rounds: int) -> Style:
    """Return the kind of interview that a title names, or guess it from the interviewers and the round.

    Args:
        summary: the title of the meeting.
        people: the number of interviewers.
        rounds: the number of earlier rounds.
    """
    for style, words in _STYLES:
        if re.search(words, summary, re.IGNORECASE):
            return style
    if people >= PANEL_OF:
        return Style.PANEL
    return Style.BEHAVIORAL if rounds else Style.SCREENING


def method_of(summary: str, place: str, link: str) -> Method:
    """Return how the interview takes place: by phone, by video, or in person."""
    if link or _ONLINE.search(place):
        return Method.VIDEO
    if _NUMBER.match(place) or _PHONE.search(place):
        return Method.PHONE
    if place:
        return Method.IN_PERSON
    return Method.PHONE if _PHONE.search(summary) else Method.VIDEO


def is_nobody(email: str) -> bool:
    """Return True if an address belongs to a machine: a booking tool, a room, a calendar."""
    return _NOBODY.search(email) is not None or _label(domain_of(email)) in BOOKING_TOOLS


def is_a_room(name: str) -> bool:
    """Return True if a name is that of a room, which some programs invite like a person."""
    return _ROOM.search(name) is not None


def domain_of(address: str) -> str:
    """Return the domain of an email or web address, or an empty string if it has none."""
    text = address.strip().casefold()
    text = text.rpartition("@")[2] if "@" in text else re.sub(r"^[a-z]+://", "", text).removeprefix("www.")
    text = re.split(r"[/:?#]", text)[0].strip(".")
    return text if "." in text else ""


def _label(domain: str) -> str:
    """Return the main label of a domain: "jobs.northwind.co.uk" gives "northwind".

    The country and the subdomains are left out.
    """
    parts = domain.split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2:
        parts = parts[:-1]
    return parts[-2].removesuffix("-mail") if len(parts) > 1 else ""


@functools.lru_cache(maxsize=4096)
def employer_domain(address: str) -> str:
    """Return the domain that identifies an employer.

    Return an empty string for public mail, booking tools and calendars.
    """
    domain = domain_of(address)
    label = _label(domain)
    if not label or label in PUBLIC_MAIL or label in BOOKING_TOOLS or domain.endswith("calendar.google.com"):
        return ""
    return domain


def same_domain(first: str, second: str) -> bool:
    """Return True if two domains belong to one employer: they are equal, or either is a subdomain."""
    return (
        bool(first)
        and bool(second)
        and (first == second or first.endswith(f".{second}") or second.endswith(f".{first}"))
    )


def guess_company_name(address: str) -> str:
    """Return a name for the employer behind an address: "maya@north-wind.co.uk" gives "North Wind".

    Return an empty string if the address does not identify an employer.
    """
    label = _label(employer_domain(address))
    return label.replace("-", " ").replace("_", " ").title() if len(label) > 3 else label.upper()


def format_person_name(name: str, email: str) -> str:
    """Return a person's name as used in notes: "Chen, Maya (Northwind)" gives "Maya Chen".

    Without a name, derive it from the address.
    """
    plain = re.sub(r"\s*[(\[|].*$", "", name).strip(" \"'")
    family, comma, given = plain.partition(",")
    if comma and given.strip() and "," not in given:
        plain = f"{given.strip()} {family.strip()}"
    if plain:
        return plain
    local = email.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._\-]+", re.sub(r"\d+$", "", local)) if word]
    return " ".join(word.capitalize() for word in words)


_LEGAL = frozenset(
    listed("gmbh, ag, inc, llc, ltd, limited, corp, corporation, co, company, plc, sa, bv, ab, oy, group, the, kg")
)


_EVERYDAY = frozenset(
    listed(
        "first, second, third, final, national, international, general, united, american, european, global, world, "
        "digital, health, group, bank, smart, cloud, central, north, south, city, university, institute, department, "
        "ministry, college, hospital, school, people, talent, technical, technology, systems, software, design, video, "
        "phone, online, green, royal, state, interview, screening, recruiting, future, modern, great, better, simple, "
        "social, public"
    )
)


@functools.lru_cache(maxsize=4096)
def _core(name: str) -> tuple[str, ...]:
    words = plain_words(name)
    return tuple([word for word in words if word not in _LEGAL] or words)


def names_company(name: str, text: str) -> bool:
    """Return True if a text names a company, with or without its legal form."""
    core_words = _core(name)
    return bool(core_words) and f" {' '.join(core_words)} " in _spaced(text)


@functools.lru_cache(maxsize=8)
def _spaced(text: str) -> str:
    """Return the words of a text between blanks; many companies are looked for in the same text."""
    return f" {' '.join(plain_words(text))} "


@functools.lru_cache(maxsize=4096)
def is_called_like(name: str, domain: str) -> bool:
    """Return True if a domain is made from a company's name.

    Examples are "Northwind Ltd" and northwind.com, or "Acme Corp" and acme-corp.io.
    """
    label = _label(domain).replace("-", "")
    return bool(label) and label in {"".join(_core(name)), "".join(plain_words(name))}


def may_be_called(name: str, text: str) -> bool:
    """Return True if a text or domain contains the first word of a company's name, as in "Northwind Health".

    Everyday words do not count.
    """
    first = _core(name)[:1]
    return bool(first) and len(first[0]) > 4 and first[0] not in _EVERYDAY and f" {first[0]} " in _spaced(text)


def fitting_role(roles: Iterable[tuple[str, str]], text: str) -> list[str]:
    """Return the ids of the roles whose words all appear in a text."""
    words = set(plain_words(text))
    return [identity for identity, role in roles if (role_words := set(plain_words(role))) and role_words <= words]
