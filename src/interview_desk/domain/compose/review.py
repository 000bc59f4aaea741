"""What may be wrong with a note before it leaves the desk: the checks, each with its place in the text.

A `block` stops a plain copy and can be overridden by a person; `warn` and `hint` only advise.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from interview_desk.domain.calendar import say_day
from interview_desk.domain.text import first_name

LONG_WORDS = 180
"""Words from which a note counts as long (two or three short paragraphs)."""
SHORT_WORDS = 25
SAME_SHARE = 0.6
"""The share of common five-word runs from which two notes look like one form letter."""
RUN = 5

_GREETING = re.compile(r"^\s*(dear|hello|hi|good (?:morning|afternoon|evening|day))\b", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"^\s*((?:with )?(?:kind|kindest|best|warm|warmest|many)?\s*(?:regards|wishes)|sincerely|yours (?:sincerely|truly|faithfully)|"
    r"best|thank you(?: again)?|thanks(?: again)?|respectfully|cheers)\s*,?\s*$",
    re.IGNORECASE,
)
_SLOT = re.compile(r"\[[^\[\]\n]{2,120}\]|\{\{?[^{}\n]{1,80}\}?\}|_{3,}|<[a-z][a-z _-]{2,40}>|\bX{3,}\b|\bTODO\b")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DOUBLE_FINE = frozenset({"that", "had", "very", "ha", "bye", "so"})
_COMMON_NAMES = frozenset(
    {
        "will",
        "may",
        "mark",
        "grace",
        "joy",
        "hope",
        "rich",
        "art",
        "bill",
        "sue",
        "pat",
        "rose",
        "frank",
        "grant",
        "chase",
        "drew",
        "faith",
        "dawn",
        "eve",
        "april",
        "june",
        "august",
        "summer",
        "bob",
        "rob",
        "jack",
        "don",
        "gene",
        "ray",
        "jean",
        "miles",
        "skip",
        "young",
        "long",
        "king",
        "price",
        "page",
        "law",
        "day",
        "good",
        "best",
    }
)
_PUSHY = re.compile(
    r"\b(asap|as soon as possible|immediately|urgent(?:ly)?|you (?:must|have to|need to)|why have(?:n['’]t| not) (?:you|i)|"
    r"still waiting|i demand|i expect (?:an?|your) (?:answer|reply)|at once|third time|yet again|any update\?)",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"\b(unprofessional|disappoint\w*|unfair\w*|rude|waste of (?:my )?time|wasted my time|ridiculous|insult\w*|"
    r"better (?:offer|company|salary|pay)|pays? (?:me )?more|more money|low(?:er)? (?:salary|pay|offer)|your loss|"
    r"regret (?:ever )?(?:meeting|applying)|poorly|badly (?:run|organi[sz]ed)|should have (?:told|hired)|mistake not to)",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(decid\w*|decision|made up your mind|any news|news yet|update|status|heard (?:back|anything)|hear back|outcome|result)\b",
    re.IGNORECASE,
)
_SUBSTANCE = re.compile(
    r"\b(attach\w*|enclos\w*|promised|happy to|glad to|send you|anything else|further questions|more questions|"
    r"still (?:very |much |most )?(?:interested|keen)|since we (?:spoke|met|talked)|i (?:read|thought|learned|finished|built)|"
    r"reminded me|one (?:thing|point)|idea)\b",
    re.IGNORECASE,
)
_PARTS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "thank-you": (
        ("thanks for their time", re.compile(r"\bthank", re.IGNORECASE)),
        (
            "your interest in the job",
            re.compile(r"\b(interest|keen|excited|look(?:ing)? forward|want|would like|enthusias)", re.IGNORECASE),
        ),
    ),
    "follow-up": (
        ("that you are still interested", re.compile(r"\b(interest|keen|look(?:ing)? forward)", re.IGNORECASE)),
        ("whether they need anything", re.compile(r"\b(question|need|anything|further|send)", re.IGNORECASE)),
    ),
    "withdrawal": (
        ("thanks", re.compile(r"\bthank", re.IGNORECASE)),
        (
            "a clear withdrawal",
            re.compile(r"\b(withdraw|no longer|not (?:to )?go(?:ing)? (?:on|forward|further))", re.IGNORECASE),
        ),
    ),
    "feedback": (("thanks", re.compile(r"\bthank", re.IGNORECASE)), ("one question", re.compile(r"\?"))),
    "acceptance": (
        ("thanks", re.compile(r"\bthank", re.IGNORECASE)),
        ("a clear yes", re.compile(r"\baccept", re.IGNORECASE)),
    ),
    "decline": (
        ("thanks", re.compile(r"\bthank", re.IGNORECASE)),
        ("a clear no", re.compile(r"\b(declin|not accept)", re.IGNORECASE)),
    ),
    "ask-for-time": (
        ("a specific date", re.compile(r"\b\d{1,2}\b|monday|tuesday|wednesday|thursday|friday", re.IGNORECASE)),
    ),
}
_ENDINGS = frozenset({"withdrawal", "decline", "feedback"})


class Finding(NamedTuple):
    """One thing to look at in a note: characters `start` to `end`, or None where no span fits."""

    check: str
    severity: str
    message: str
    start: int | None = None
    end: int | None = None


class OtherNote(NamedTuple):
    """Another note to the same company, to compare with."""

    whose: str
    text: str


class Surroundings(NamedTuple):
    """What a note is read against: its own names, those of everybody else, and the other notes."""

    kind: str = "thank-you"
    person: str = ""
    company: str = ""
    role: str = ""
    me: str = ""
    day: str = ""
    other_people: tuple[str, ...] = ()
    other_companies: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()
    other_notes: tuple[OtherNote, ...] = ()
    too_soon: tuple[date, str] | None = None


class Span(NamedTuple):
    """A run of characters of a text."""

    start: int
    end: int


def review(text: str, around: Surroundings) -> list[Finding]:
    """Every finding about a note's text, in the order of the text; those without a place come first."""
    own = _own_spans(text, around)
    findings = [
        *_too_soon(around),
        *_slots(text, own),
        *_wrong_names(text, around, own),
        *_sameness(text, around),
        *_doubled(text),
        *_frame(text, around),
        *_length(text),
        *_parts(text, around),
        *_tone(text, around),
    ]
    return sorted(findings, key=lambda finding: (finding.start is not None, finding.start or 0, finding.check))


def word_count(text: str) -> int:
    """How many words a note has."""
    return len(_WORD.findall(text))


def is_blocked(findings: list[Finding]) -> bool:
    """Whether a plain copy is stopped."""
    return any(finding.severity == "block" for finding in findings)


def _found(name: str, text: str, *, exact: bool = False) -> Iterator[Span]:
    """Where a name stands in a text as a whole, in any case unless `exact`, also possessive."""
    if not name.strip():
        return
    pattern = r"\s+".join(re.escape(part) for part in name.split())
    flags = re.NOFLAG if exact else re.IGNORECASE
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, flags):
        yield Span(match.start(), match.end())


def _own_spans(text: str, around: Surroundings) -> list[Span]:
    names = [around.person, around.company, around.role, around.me, *around.person.split(), *around.me.split()]
    return [span for name in names for span in _found(name, text)]


def _inside(span: Span, spans: list[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def _slots(text: str, own: list[Span]) -> Iterator[Finding]:
    for match in _SLOT.finditer(text):
        if not _inside(Span(match.start(), match.end()), own) and not any(
            one.start <= match.start() < one.end for one in own
        ):
            yield Finding("blank-slot", "block", f"Still to fill in: {match[0]}", match.start(), match.end())


def _wrong_names(text: str, around: Surroundings, own: list[Span]) -> Iterator[Finding]:
    seen: list[Span] = []
    lowered = text.casefold()
    standing = {match[0].casefold() for match in _WORD.finditer(text)}
    standing |= {part for word in standing for part in re.split(r"[’'-]", word)}
    own_words = {word.casefold() for word in (around.person + " " + around.me).split()}
    groups = (
        (around.other_people, "is another person of this search"),
        (around.other_companies, "is another company of this search"),
        (around.other_roles, "is another application’s role"),
    )
    for names, told in groups:
        for name in names:
            if not _may_stand(name, standing, lowered):
                continue
            wanted: list[tuple[str, bool]] = [(name, False)]
            if names is around.other_people:
                short = first_name(name)
                wanted += [
                    (word, word.casefold() in _COMMON_NAMES)
                    for word in {short, name.split()[-1] if name.split() else ""}
                    if len(word) > 1 and word.casefold() not in own_words
                ]
            for one, exact in wanted:
                for span in _found(one, text, exact=exact):
                    if _inside(span, own) or _inside(span, seen):
                        continue
                    seen.append(span)
                    yield Finding("wrong-name", "block", f"“{text[span.start : span.end]}” {told}", *span)


def _may_stand(name: str, standing: set[str], lowered: str) -> bool:
    """Whether any word of a name stands in the text at all; so that ten thousand names cost next to nothing."""
    words = [match[0] for match in _WORD.finditer(name.casefold())]
    if not words:
        return name.casefold() in lowered
    return any(part in standing for word in words for part in (word, *re.split(r"[’'-]", word)))


def body_of(text: str) -> Span:
    """The part of a note between its greeting and its sign-off: what has to be personal."""
    lines = list(re.finditer(r"[^\n]*\n?", text))
    start, end = 0, len(text)
    for line in lines:
        if line[0].strip():
            if _GREETING.match(line[0]):
                start = line.end()
            break
    for line in reversed(lines):
        if _SIGN_OFF.match(line[0].strip()) and line.start() >= start:
            end = line.start()
            break
    return Span(start, end)


def _runs(text: str) -> dict[tuple[str, ...], Span]:
    body = body_of(text)
    words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text, body.start, body.end)]
    return {
        tuple(word for word, _, _ in words[n : n + RUN]): Span(words[n][1], words[n + RUN - 1][2])
        for n in range(len(words) - RUN + 1)
    }


def likeness(text: str, other: str) -> float:
    """The share of a note's five-word runs that stand in another one too, greeting and sign-off left out."""
    own, theirs = _runs(text), _runs(other)
    return len(own.keys() & theirs.keys()) / len(own) if own else 0.0


def shared_spans(text: str, other: str) -> list[Span]:
    """The places of a note that stand in another one too, joined where they touch."""
    theirs = _runs(other)
    spans = sorted(span for run, span in _runs(text).items() if run in theirs)
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _sameness(text: str, around: Surroundings) -> Iterator[Finding]:
    plain = " ".join(text.split()).casefold()
    for other in around.other_notes:
        if plain and plain == " ".join(other.text.split()).casefold():
            yield Finding("same-note", "block", f"Word for word {other.whose} note")
            continue
        share = likeness(text, other.text)
        if share >= SAME_SHARE:
            spans = shared_spans(text, other.text)
            place = max(spans, key=lambda span: span.end - span.start)
            yield Finding(
                "same-note", "warn", f"{share:.0%} like {other.whose} note; they may lay them side by side", *place
            )


def _doubled(text: str) -> Iterator[Finding]:
    words = list(_WORD.finditer(text))
    for one, two in pairwise(words):
        between = text[one.end() : two.start()]
        if one[0].casefold() == two[0].casefold() and between.isspace() and "\n\n" not in between:
            if one[0].casefold() not in _DOUBLE_FINE and not one[0].isdigit():
                yield Finding("doubled-word", "warn", f"“{one[0]}” stands twice", one.start(), two.end())


def _frame(text: str, around: Surroundings) -> Iterator[Finding]:
    if around.kind == "phone-script" or not text.strip():
        return
    lines = [line for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
    first = lines[0]
    if _GREETING.match(first[0]) is None:
        yield Finding("greeting", "warn", "The note does not begin with a greeting", first.start(), first.end())
    elif around.person and not any(
        span.start < first.end() for name in around.person.split() for span in _found(name, text)
    ):
        yield Finding("greeting", "warn", f"The greeting does not name {around.person}", first.start(), first.end())
    if not any(_SIGN_OFF.match(line[0].strip()) for line in lines[1:]):
        yield Finding("sign-off", "warn", "The note ends without a sign-off, such as “Kind regards,”", None, None)
    elif around.me and not list(_found(around.me, text)):
        yield Finding("sign-off", "hint", "Your name does not stand under the note", None, None)


def _length(text: str) -> Iterator[Finding]:
    count = word_count(text)
    if count > LONG_WORDS:
        yield Finding(
            "length", "warn", f"{count} words; two or three short paragraphs read better (up to {LONG_WORDS})"
        )
    elif 0 < count < SHORT_WORDS:
        yield Finding("length", "hint", f"Only {count} words")


def _parts(text: str, around: Surroundings) -> Iterator[Finding]:
    if not text.strip():
        yield Finding("missing-part", "hint", "The note is empty")
        return
    if around.kind in {"thank-you", "follow-up", "withdrawal"} and around.role and not list(_found(around.role, text)):
        yield Finding("missing-part", "hint", f"Missing: the position, {around.role}")
    if around.kind in {"thank-you", "follow-up"} and around.day and not _names_day(text, around.day):
        yield Finding("missing-part", "hint", f"Missing: the day of the interview, {around.day}")
    for part, pattern in _PARTS.get(around.kind, ()):
        if pattern.search(text) is None:
            yield Finding("missing-part", "hint", f"Missing: {part}")


def _names_day(text: str, day: str) -> bool:
    """Whether the interview's day is named: in full, by weekday, by number and month, or as yesterday or today."""
    weekday, number, month = [*day.split(), "", ""][:3]
    lowered = text.casefold()
    return (
        weekday.casefold() in lowered
        or f"{number} {month[:3]}".casefold() in lowered
        or bool(re.search(r"\b(yesterday|today|this morning|this afternoon)\b", lowered))
    )


def _tone(text: str, around: Surroundings) -> Iterator[Finding]:
    for match in _PUSHY.finditer(text):
        yield Finding(
            "pushy", "warn", f"“{match[0]}” pushes; they know that you are waiting", match.start(), match.end()
        )
    if around.kind in _ENDINGS:
        for match in _BLAME.finditer(text):
            yield Finding(
                "burns-bridges", "warn", f"“{match[0]}” may burn the bridge; stay neutral", match.start(), match.end()
            )
    if around.kind in {"follow-up", "check-in"}:
        body = body_of(text)
        inside = text[body.start : body.end]
        asked = _DECISION.search(inside)
        if asked is not None and _SUBSTANCE.search(inside) is None:
            yield Finding(
                "only-asks",
                "warn",
                "It only asks whether they have decided; bring something new",
                body.start + asked.start(),
                body.start + asked.end(),
            )


def _too_soon(around: Surroundings) -> Iterator[Finding]:
    if around.kind in {"follow-up", "check-in"} and around.too_soon is not None:
        day, why = around.too_soon
        yield Finding("too-soon", "warn", f"Too soon until {say_day(day)}. {why}")
