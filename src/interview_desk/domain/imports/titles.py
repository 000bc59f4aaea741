"""Employer and role in the title of a meeting, as booking tools write them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from interview_desk.domain.text import listed, plain_words


class TitleParts(NamedTuple):
    """Employer and role named in a title; either may be empty."""

    company: str = ""
    role: str = ""


_PARTS = re.compile(r"\s*(?:<-?>|↔|⟷|⇄|\s[-–—/|•·x×]+\s|[:|•·]\s|[()\[\]{}]|;\s|,\s|\s[-–—]$)\s*")
_BEFORE = re.compile(
    r"^(?:(?:(?:updated |canceled |cancelled )?(?:invitation|event)|re|fwd?|aw|wg|accepted|confirmed|tentative|reminder|updated|new event"
    r"|canceled|cancelled)\s*:\s*)+",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:^|\s)(?:with|w/|at|@|bei|mit|chez|avec|con|bij|hos|from)\s+(?:(?:the|our|der|dem|den|la|le|el|los)\s+)?",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\s@\s+(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.?,?\s.*$",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:^|\s)(?:for|als|für|as|re|pour|para|som)\s+(?:the\s+|an?\s+|our\s+)?", re.IGNORECASE)
_JOB = re.compile(r"\s+(?:role|position|job|opening|vacancy|opportunity|stelle)$", re.IGNORECASE)
_ROLES = re.compile(
    r"\b(?:\w*(?:engineer|developer|designer|manager|analyst|scientist|architect|consultant|specialist|coordinator|administrator"
    r"|assistant|officer|nurse|teacher|writer|editor|researcher|accountant|technician|programmer|representative|executive|planner"
    r"|strategist|supervisor|controller|therapist|bookkeeper|paralegal|copywriter|marketer|entwickler|ingenieur|leiter|berater"
    r"|sachbearbeiter|ingénieur|développeu|desarrollador|ingenier)\w*|(?:team|tech|design|product|engineering|research) lead"
    r"|head of|vp|director\w*|intern|internship|devops|sre|product owner|associate|principal|trainee|apprentice|cto|cfo|ceo|qa)\b",
    re.IGNORECASE,
)
_NOISE = frozenset(
    word
    for phrase in listed(
        "interview, interviews, interviewing, screen, screening, call, chat, meeting, round, stage, loop, panel, onsite, "
        "site, on, final, first, second, third, fourth, next, 1st, 2nd, 3rd, 4th, initial, intro, introductory, "
        "introduction, technical, tech, behavioral, behavioural, culture, cultural, values, fit, coding, pairing, live, "
        "system, systems, design, hiring, manager, recruiter, recruiting, hr, phone, video, virtual, online, remote, "
        "zoom, teams, google, meet, hangout, webex, minute, minutes, min, mins, hour, 15, 20, 30, 45, 60, 90, 1, 2, 3, "
        "4, 5, invite, invitation, confirmation, confirmed, scheduled, schedule, discussion, conversation, session, "
        "exercise, assessment, test, case, study, presentation, debrief, follow, up, followup, catch, coffee, lunch, "
        "your, our, my, the, a, an, and, of, to, for, with, at, in, candidate, job, application, step, part, team, day, "
        "exploratory, informal, between, vorstellungsgespräch, bewerbungsgespräch, kennenlerngespräch, kennenlernen, "
        "gespräch, bewerbung, telefoninterview, entretien, entrevista, colloquio, sollicitatiegesprek, gesprek, "
        "intervju, samtale, event, hold, tbd, me, you"
    )
    for word in plain_words(phrase)
)
"""Words in a title that describe the kind of conversation, not the other party."""


def parse_title(title: str, people: Iterable[str] = ()) -> TitleParts:
    """Parse the employer and role from a title such as "Onsite: Jane <> LexCorp (Senior Engineer)".

    Args:
        title: the title of a meeting about an interview.
        people: the names of the attendees and of the candidate, which are not employers.
    """
    names = [words for person in people if (words := plain_words(person))]
    company = role = ""
    for part in _PARTS.split(_WHEN.sub("", _BEFORE.sub("", title.strip()))):
        rest = part
        said_for = _AS.search(rest)
        if said_for is not None:
            purpose = rest[said_for.end() :]
            if _JOB.search(purpose) or _ROLES.search(purpose):
                before_with, _, after_with = _cut(purpose)
                role = role or _JOB.sub("", before_with).strip()
                company = company or _company(after_with, names)
                rest = rest[: said_for.start()]
        before, separator, after = _cut(rest)
        if separator:
            company = _company(after, names) or company
            rest = before
        rest = _trimmed(rest)
        if not rest or _is_one_of(rest, names):
            continue
        if _ROLES.search(rest):
            role = role or _JOB.sub("", rest)
        else:
            company = company or _company(rest, names)
    return TitleParts(company, role)


def _cut(text: str) -> tuple[str, str, str]:
    match = _WITH.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match is not None else (text, "", "")


def _company(text: str, names: list[list[str]]) -> str:
    """Return the rest of a part without noise words and people, or an empty string if no name remains."""
    sides = re.split(r"\s+(?:&|and|und|et|y)\s+", text)
    if len(sides) > 1 and any(_is_one_of(_trimmed(side), names) for side in sides):
        text = next((side for side in sides if not _is_one_of(_trimmed(side), names)), "")
    rest = _trimmed(text)
    return "" if not rest or _is_one_of(rest, names) or not any(letter.isalpha() for letter in rest) else rest


def _trimmed(text: str) -> str:
    """Remove the noise words from both ends of a text."""
    words = text.split()
    while words and _is_noise(words[0]):
        del words[0]
    while words and _is_noise(words[-1]):
        del words[-1]
    return " ".join(words).strip(" -–—:,;.!#*\"'“”")


def _is_noise(word: str) -> bool:
    parts = plain_words(word)
    return all(part in _NOISE for part in parts)


def _is_one_of(text: str, names: list[list[str]]) -> bool:
    """Return True if a text is the name of one of the people, in full or the given name only."""
    words = plain_words(text)
    return any(words == name or words == name[:1] or sorted(words) == sorted(name) for name in names)
