"""Review of a note before it is sent: the checks, each with its position in the text.

A `block` stops a plain copy and can be overridden by the user; `warn` and `hint` only advise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from interview_desk.domain.calendar import say_day
from interview_desk.domain.compose.facts import LONG_MONTHS
from interview_desk.domain.compose.finding import (
    GREETING,
    SIGN_OFF,
    SUBJECT,
    WORD,
    Finding,
    Span,
    Surroundings,
    body_of,
    word_count,
)
from interview_desk.domain.compose.names import own_names, spans_of, strangers
from interview_desk.domain.compose.sameness import sameness
from interview_desk.domain.compose.slips import Slip, slips
from interview_desk.domain.correspondence import NoteKind
from interview_desk.domain.text import first_name

LONG_WORDS = 180
"""Word count above which a note is long (two or three short paragraphs)."""
SHORT_WORDS = 25
_SLOT = re.compile(
    r"\[(?!sic\]|pdf\]|PDF\]|\d[\d, –-]*\])[^\[\]]{2,300}\](?!\()|\[ ?x?\]|\[…\]|\{\{?[^{}\n\":]{1,80}\}?\}|_{3,}"
    r"|(?<![A-Za-z])<(?!(?:div|span|vector|string|int|br|p|a|b|i|li|ul|table)>)[A-Za-z][A-Za-z _-]{2,40}>"
    r"|(?<!the )(?<!The )\bX{3,}\b|\bTODO\b(?! lists?\b)(?! items?\b)|\bTBD\b|\?{3,}|«[^«»\n]{2,40}»"
    r"|%[A-Z][A-Z_ ]{2,20}%|\$\{?[A-Z][A-Z_]{2,20}\}?|\bINSERT [A-Z]{2,}(?: [A-Z]+)*\b|\b[Ll]orem ipsum\b"
)
_DOUBLE_FINE = frozenset({"that", "had", "very", "ha", "bye", "so", "long", "no", "many"})
_PUSHY = re.compile(
    r"\b(asap|(?<!it )(?<!them )(?<!this )as soon as possible|i need (?:an? |your )?(?:answer|reply|decision|response|word)|"
    r"by \w+ at the latest|(?:getting|growing|getting a little|running) (?:impatient|out of patience)|"
    r"(?:this is )?my (?:third|fourth|fifth|sixth) (?:e-?mail|message|note|attempt)|"
    r"(?:e-?mailed|written|called|messaged|wrote to|contacted) you (?:\w+ )?(?:times|twice)|when will you finally|you owe me|"
    r"i will (?:call|write|e-?mail|message) (?:you )?(?:every day|daily|until|again and again)|you promised to (?:call|write|reply|answer)|"
    r"or i(?: will|['’]ll) (?:withdraw|go elsewhere|take)|(?:reply|answer|respond|decide|call|write|tell me"
    r"|let me know) (?:me )?(?:immediately|at once|urgently)|urgent(?:ly)? "
    r"(?:need|answer|reply|request)|you (?:must|have to|need to) (?:reply|answer|decide|tell|let|call"
    r"|write|hire|give|respond)|why have(?:n['’]t| not) (?:you|i)|"
    r"still waiting|i demand|i expect (?:an?|your) (?:answer|reply)|for the third time|yet again|any update\?)",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"(?<!not )(?<!never )(?<!not at all )(?<!does not )(?<!will not )\b(unprofessional|disappoint\w*|unfair\w*|rude|"
    r"(?:was|is|were) (?:a |such a )?(?:mess|shambles|chaos|disorgani[sz]ed)|you(?: have)? made a mistake|"
    r"better (?:qualified|suited) than (?:who|any)\w*|toxic|lied to|do not agree with your|don['’]t agree with your|ghost(?:ed|ing)|"
    r"condescending|could (?:at least )?have (?:called|told|written)|lost (?:all )?respect|dodged a bullet|"
    r"waste of (?:my )?time|wasted my time|ridiculous|insult\w*|"
    r"better (?:offer|company|salary|pay)|pays? (?:much )?better|(?:salary|pay|offer)[^.\n]{0,30} too low|arrogant|(?:a|like a) joke|"
    r"wasted|i deserve|you (?:chose|made) (?:the |a )?(?:wrong|bad)|strongly disagree|reconsider your decision|"
    r"discriminat\w+|pays? (?:me )?more(?! attention)|more money|low(?:er)? (?:salary|pay|offer)|your loss|"
    r"regret (?:ever )?(?:meeting|applying)|poorly|badly (?:run|organi[sz]ed)|should have (?:told|hired)|mistake not to)",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(decid\w*|decision|where (?:do )?things stand|did you (?:choose|pick|hire)|when will i hear|"
    r"made up your mind|any news|news yet|update|status|heard (?:back|anything)|hear back|outcome|result|where things are|"
    r"when can i expect|(?:still )?in the running)\b",
    re.IGNORECASE,
)
_SUBSTANCE = re.compile(
    r"\b(attach\w*|enclos\w*|promised|happy to|glad to|send you|anything else|further questions|more questions|"
    r"since we (?:spoke|met|talked)|i (?:read|thought|learned|finished|built)|"
    r"reminded me|one (?:thing|point) (?:i|that)|an idea|here is|here are|here['’]s|i (?:passed|earned|got|completed|published|gave|won)|"
    r"you asked (?:about|for|me)|my notice period)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thank|grateful|gratitude|appreciat)", re.IGNORECASE)
_PARTS: Mapping[NoteKind, tuple[tuple[str, re.Pattern[str]], ...]] = {
    NoteKind.THANK_YOU: (
        ("thanks for their time", _THANKS),
        (
            "your interest in the job",
            re.compile(
                r"\b(interest|keen|excited|look(?:ing)? forward|want|would like|enthusias|love to|thrilled|hope (?:we|to|that)|"
                r"(?:i|we)(?: would|['’]d) (?:\w+ )?(?:enjoy|welcome|be glad|be happy|be proud)|gladly|can start)",
                re.IGNORECASE,
            ),
        ),
    ),
    NoteKind.FOLLOW_UP: (
        (
            "that you are still interested",
            re.compile(
                r"\b(interest|keen|look(?:ing)? forward|i want|the one i want|excited|enthusias|would love)",
                re.IGNORECASE,
            ),
        ),
        ("whether they need anything", re.compile(r"\b(question|need|anything|further|send)", re.IGNORECASE)),
    ),
    NoteKind.WITHDRAWAL: (
        ("thanks", _THANKS),
        (
            "a clear withdrawal",
            re.compile(r"\b(withdraw|no longer|not (?:to )?go(?:ing)? (?:on|forward|further))", re.IGNORECASE),
        ),
    ),
    NoteKind.FEEDBACK: (("thanks", _THANKS), ("one question", re.compile(r"\?"))),
    NoteKind.ACCEPTANCE: (
        ("thanks", _THANKS),
        ("a clear yes", re.compile(r"\baccept", re.IGNORECASE)),
    ),
    NoteKind.DECLINE: (
        ("thanks", _THANKS),
        ("a clear no", re.compile(r"\b(declin|not accept)", re.IGNORECASE)),
    ),
    NoteKind.ASK_FOR_TIME: (
        ("a specific date", re.compile(r"\b\d{1,2}\b|monday|tuesday|wednesday|thursday|friday", re.IGNORECASE)),
    ),
}
_ENDINGS = frozenset({NoteKind.WITHDRAWAL, NoteKind.DECLINE, NoteKind.FEEDBACK})
_PLACED = frozenset({"blank-slot", "wrong-name", "doubled-word"})
_SOFTER = {
    "asap": "when it suits you",
    "as soon as possible": "when it suits you",
    "still waiting": "still interested",
}
"""Calmer wording for each pushy phrase."""


def review(text: str, around: Surroundings, checked: Iterable[Slip] = ()) -> list[Finding]:
    """Return all issues in a note, in text order; issues without a position come first.

    Args:
        text: the note; a leading “Subject: …” line is reviewed as well.
        around: the context of the review.
        checked: the typos that a grammar checker reported for this text.
    """
    noted = _noted_spans(text, around)
    own = [*_own_spans(text, around), *noted]
    findings = [
        *_too_soon(around),
        *_slots(text, own),
        *_wrong_names(text, around, noted),
        *sameness(text, around.other_notes),
        *_doubled(text),
        *_frame(text, around),
        *_length(text),
        *_parts(text, around),
        *_tone(text, around),
        *_voice(text, around),
    ]
    findings += _slips(text, around, checked, findings, own)
    return sorted(findings, key=lambda finding: (finding.start is not None, finding.start or 0, finding.check))


def _slips(
    text: str, around: Surroundings, checked: Iterable[Slip], findings: Iterable[Finding], own: Sequence[Span]
) -> Iterator[Finding]:
    """Yield the typos; a built-in rule takes precedence over the grammar checker at the same place.

    Names and terms of this job search are skipped, as are places that already have an issue.
    """
    body = body_of(text)
    taken = [(one.start, one.end) for one in findings if one.start is not None and one.check in _PLACED]
    for slip in [*slips(text), *checked]:
        words = {
            word.casefold().replace("’", "'").removesuffix("'s") for word in WORD.findall(text[slip.start : slip.end])
        }
        large = text[slip.start].isupper()
        if words and words <= around.known and (slip.check == "spelling" or large):
            continue  # a name or a term; a lowercase word from a saved remark may still be the wrong word here
        if slip.check == "spelling" and any(
            letter.isupper() or letter.isdigit() for letter in text[slip.start + 1 : slip.end]
        ):
            continue  # written like a term: CI/CD, PyTorch, k8s
        if slip.start >= body.end and slip.check == "grammar":
            continue  # names, numbers, and addresses below the sign-off are not sentences
        if slip.check == "grammar" and _is_about_own_name(slip, text, own):
            continue
        if any(start is not None and end is not None and slip.start < end and start < slip.end for start, end in taken):
            continue
        taken.append((slip.start, slip.end))
        # In the user's own remarks, a grammar checker is wrong as often as right.
        jotted = slip.check == "grammar" and _inside(Span(slip.start, slip.end), own)
        severity = "hint" if jotted else "warn"
        yield Finding(slip.check, severity, slip.message, slip.start, slip.end, slip.suggestions)


def _is_about_own_name(slip: Slip, text: str, own: Sequence[Span]) -> bool:
    """Return True if a grammar checker stumbles over one of the note's own names.

    The cause is the period in the name (“Inc.”) or its pronunciation (“an SRE”).
    """
    before, after = text[: slip.start].rstrip(), text[slip.end :]
    ended = any(one.end in {len(before), len(before) - 1} and before.endswith(".") for one in own)
    article = text[slip.start : slip.end].lower() in {"a", "an"}
    begins = slip.end + len(after) - len(after.lstrip())
    return ended or (article and any(one.start == begins for one in own))


def is_blocked(findings: list[Finding]) -> bool:
    """Return True if the issues stop a plain copy."""
    return any(finding.severity == "block" for finding in findings)


def _found(name: str, text: str) -> list[Span]:
    """Return the spans where a name appears in a text as a whole, in any case, possessive or not."""
    return [Span(*span) for span in spans_of([name], text)]


def _own_spans(text: str, around: Surroundings) -> list[Span]:
    """Return the spans of the note's own names, with adjoining signs.

    A company may be called “[Acme] & Söhne”.
    """
    names = [around.person, around.company, around.role, around.me]
    spans = [Span(*span) for span in spans_of(own_names(*names), text)]
    for name in filter(None, names):
        spans += [Span(match.start(), match.end()) for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
    return spans


def _noted_spans(text: str, around: Surroundings) -> list[Span]:
    """Return the spans of remarks about this interview that appear in the text, ignoring case."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return []
    found = []
    for one in around.noted:
        wanted = " ".join(one.split()).rstrip(".?! ").lower()
        at = lowered.find(wanted) if len(wanted) > 3 else -1
        if at >= 0:
            found.append(Span(at, at + len(wanted)))
    return found


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def _slots(text: str, own: list[Span]) -> Iterator[Finding]:
    for match in _SLOT.finditer(text):
        if not _inside(Span(match.start(), match.end()), own) and not any(
            one.start <= match.start() < one.end for one in own
        ):
            yield Finding("blank-slot", "block", f"Still to fill in: {match[0]}", match.start(), match.end())


def _wrong_names(text: str, around: Surroundings, noted: Sequence[Span]) -> Iterator[Finding]:
    own = own_names(around.person, around.company, around.role, around.me, *around.allowed)
    told = {
        "person": "is another person of this search",
        "company": "is another company of this search",
        "role": "is another application’s role",
    }
    for one in strangers(text, own, around.other_people, around.other_companies, around.other_roles):
        right = {"person": around.person, "company": around.company, "role": around.role}[one.kind]
        if one.kind == "person" and not one.whole:
            right = first_name(right)
        name = text[one.start : one.end]
        if _inside(Span(one.start, one.end), noted):
            yield Finding("wrong-name", "hint", f"“{name}” {told[one.kind]}; you noted it so", one.start, one.end)
        else:
            yield Finding(
                "wrong-name", "block", f"“{name}” {told[one.kind]}", one.start, one.end, (right,) if right else ()
            )


def _doubled(text: str) -> Iterator[Finding]:
    words = list(WORD.finditer(text))
    for one, two in pairwise(words):
        between = text[one.end() : two.start()]
        if one[0].casefold() == two[0].casefold() and between.isspace() and "\n\n" not in between:
            names = one[0][:1].isupper() and two[0][:1].isupper() and len(one[0]) > 3
            if one[0].casefold() not in _DOUBLE_FINE and not one[0].isdigit() and not names:
                told = f"“{one[0]}” stands twice"
                yield Finding("doubled-word", "warn", told, one.start(), two.end(), (one[0],))


def _frame(text: str, around: Surroundings) -> Iterator[Finding]:
    if around.kind == NoteKind.PHONE_SCRIPT or not text.strip():
        return
    subject = SUBJECT.match(text)
    begin = subject.end() if subject is not None else 0
    lines = [line for line in re.compile(r"[^\n]+").finditer(text, begin) if line[0].strip()]
    if not lines:
        return
    first = lines[0]
    names = [part for part in around.person.split() if len(part.rstrip(".")) > 1]
    if GREETING.match(first[0]) is None:
        yield Finding(
            "greeting", "warn", "The note does not begin with a greeting", first.start(), first.end(), part="greeting"
        )
    elif around.person and not any(span.start < first.end() for name in names for span in _found(name, text)):
        told = f"The greeting does not name {around.person}"
        right = (around.greeting,) if around.greeting else ()
        yield Finding("greeting", "warn", told, first.start(), first.end(), right)
    if not any(SIGN_OFF.match(line[0].strip()) for line in lines[1:]):
        told = "The note ends without a sign-off, such as “Kind regards,”"
        yield Finding("sign-off", "warn", told, part="sign-off")
    elif around.me and not _found(around.me, text):
        yield Finding("sign-off", "hint", "Your name does not stand under the note", part="name")


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
    if (
        around.kind in {NoteKind.THANK_YOU, NoteKind.FOLLOW_UP, NoteKind.WITHDRAWAL}
        and around.role
        and not _found(around.role, text)
    ):
        yield Finding("missing-part", "hint", f"Missing: the position, {around.role}", part="role")
    if around.kind in {NoteKind.THANK_YOU, NoteKind.FOLLOW_UP} and around.day and not _names_day(text, around.day):
        yield Finding("missing-part", "hint", f"Missing: the day of the interview, {around.day}", part="day")
    for part, pattern in _PARTS.get(around.kind, ()):
        if pattern.search(text) is None:
            yield Finding("missing-part", "hint", f"Missing: {part}", part=part)


_SHORT_DAYS = {"Monday": "mon", "Tuesday": "tues?", "Wednesday": "weds?", "Thursday": "thu(?:rs?)?", "Friday": "fri"}
_MONTHS = "|".join(one[:3].casefold() for one in LONG_MONTHS)


def _names_day(text: str, day: str) -> bool:
    """Return True if the text names the interview's day.

    It may do so in full, by weekday, by number and month, or as yesterday or today.
    """
    weekday, number, month = [*day.split(), "", ""][:3]
    lowered = text.casefold()
    short, nth = re.escape(month[:3].casefold()), rf"{re.escape(number)}(?:st|nd|rd|th)?"
    months = LONG_MONTHS.index(month) + 1 if month in LONG_MONTHS else 0
    dates = (
        rf"\b{nth} (?:of )?{short}",
        rf"\b{short}[a-z]*\.? {nth}\b",
        rf"\bthe {re.escape(number)}(?:st|nd|rd|th)\b",
        rf"\b(?:0?{months}[/.-]0?{number}|0?{number}[/.-]0?{months})\b",
        r"\b(?:yesterday|today|this (?:morning|afternoon))\b",
        # A weekday without a date; with another date it is a different day.
        rf"\b(?:{re.escape(weekday.casefold())}|{_SHORT_DAYS.get(weekday, '(?!)')})\b(?!\.?,? (?:the )?\d|,? (?:{_MONTHS})[a-z]*\.? \d)",
    )
    return any(re.search(one, lowered) for one in dates)


def _tone(text: str, around: Surroundings) -> Iterator[Finding]:
    for match in _PUSHY.finditer(text):
        told = f"“{match[0]}” pushes; they know that you are waiting"
        softer = _SOFTER.get(match[0].lower())
        yield Finding("pushy", "warn", told, match.start(), match.end(), (softer,) if softer else ())
    if around.kind in _ENDINGS:
        for match in _BLAME.finditer(text):
            yield Finding(
                "burns-bridges", "warn", f"“{match[0]}” may burn the bridge; stay neutral", match.start(), match.end()
            )
    if around.kind in {NoteKind.FOLLOW_UP, NoteKind.CHECK_IN}:
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


def _voice(text: str, around: Surroundings) -> Iterator[Finding]:
    """Yield an issue for each saved remark in the note that speaks of the person instead of to them."""
    lowered = text.lower()
    for one in around.spoken_of if len(lowered) == len(text) else ():
        wanted = " ".join(one.split()).rstrip(".?! ").lower()
        at = lowered.find(wanted)
        if at >= 0:
            told = f"This speaks of {first_name(around.person)}, as you noted it; say it to them"
            yield Finding("third-person", "hint", told, at, at + len(wanted))


def _too_soon(around: Surroundings) -> Iterator[Finding]:
    if around.too_soon is not None:
        day, why = around.too_soon
        until = f"Too soon until {say_day(day)}" if day is not None else "Not again for now"
        yield Finding("too-soon", "warn", f"{until}. {why}")
    if around.unfounded:
        yield Finding("too-soon", "hint", around.unfounded)
