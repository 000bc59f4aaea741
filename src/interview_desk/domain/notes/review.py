"""Review of a note before it is sent: the checks, each with its position in the text.

A `block` stops a plain copy and can be overridden by the user; `warn` and `hint` only advise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.notes.issue import (
    GREETING,
    SIGN_OFF,
    SUBJECT,
    WORD,
    ReviewContext,
    ReviewIssue,
    Span,
    body_of,
    word_count,
)
from interview_desk.domain.notes.letter_days import LONG_MONTHS
from interview_desk.domain.notes.letter_names import say_role
from interview_desk.domain.notes.names import find_foreign_names, own_names, spans_of
from interview_desk.domain.notes.similarity import find_similar_notes
from interview_desk.domain.notes.typos import Typo, find_typos
from interview_desk.domain.notes.weekdays import find_wrong_weekdays
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.search.correspondence import NoteKind

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
                r"\b(interest|keen|excited|look(?:ing)? forward|want|would (?:very much )?like|"
                r"appeal|can see myself|enthusias|love to|thrilled|hope (?:we|to|that)|"
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
    NoteKind.NO_SHOW: (
        ("the time you had agreed on", re.compile(r"\b\d{1,2}\b|\bnoon\b", re.IGNORECASE)),
        (
            "a request for a new time",
            re.compile(
                r"\b(?:(?:an?other|new|different|next) (?:time|date|day|slot)|reschedul\w+|which (?:day|time)|what (?:day|time)|"
                r"when (?:would|could|can|are|do)|would .* (?:work|suit))\b",
                re.IGNORECASE,
            ),
        ),
    ),
}
_ENDINGS = frozenset({NoteKind.WITHDRAWAL, NoteKind.DECLINE, NoteKind.FEEDBACK})
_PLACED = frozenset({"blank-slot", "wrong-name", "doubled-word", "weekday"})
_SOFTER = {
    "asap": "when it suits you",
    "as soon as possible": "when it suits you",
    "still waiting": "still interested",
}
"""Calmer wording for each pushy phrase."""


def review(text: str, context: ReviewContext, checked: Iterable[Typo] = ()) -> list[ReviewIssue]:
    """Return all issues in a note, in text order; issues without a position come first.

    Args:
        text: the note; a leading “Subject: …” line is reviewed as well.
        context: the context of the review.
        checked: the typos that a grammar checker reported for this text.
    """
    noted = _noted_spans(text, context)
    own = [*_own_spans(text, context), *noted]
    findings = [
        *_too_soon(context),
        *_slots(text, own),
        *_wrong_names(text, context, noted),
        *_former_names(text, context),
        *_wrong_weekdays(text, context, noted),
        *find_similar_notes(text, context.other_notes),
        *_doubled(text),
        *_frame(text, context),
        *_length(text),
        *_parts(text, context),
        *_tone(text, context),
        *_find_third_person(text, context),
    ]
    findings += _find_typos(text, context, checked, findings, own)
    return sorted(findings, key=lambda finding: (finding.start is not None, finding.start or 0, finding.check))


def _find_typos(
    text: str, context: ReviewContext, checked: Iterable[Typo], findings: Iterable[ReviewIssue], own: Sequence[Span]
) -> Iterator[ReviewIssue]:
    """Yield the typos; a built-in rule takes precedence over the grammar checker at the same place.

    Names and terms of this job search are skipped, as are places that already have an issue.
    """
    body = body_of(text)
    occupied = [(issue.start, issue.end) for issue in findings if issue.start is not None and issue.check in _PLACED]
    for typo in [*find_typos(text), *checked]:
        words = {
            word.casefold().replace("’", "'").removesuffix("'s") for word in WORD.findall(text[typo.start : typo.end])
        }
        large = text[typo.start].isupper()
        if words and words <= context.accepted_words and (typo.check == "spelling" or large):
            continue  # a name or a term; a lowercase word from a saved remark may still be the wrong word here
        if typo.check == "spelling" and any(
            letter.isupper() or letter.isdigit() for letter in text[typo.start + 1 : typo.end]
        ):
            continue  # written like a term: CI/CD, PyTorch, k8s
        if typo.start >= body.end and typo.check == "grammar":
            continue  # names, numbers, and addresses below the sign-off are not sentences
        if typo.check == "grammar" and _is_about_own_name(typo, text, own):
            continue
        if any(
            start is not None and end is not None and typo.start < end and start < typo.end for start, end in occupied
        ):
            continue
        occupied.append((typo.start, typo.end))
        # In the user's own remarks, a grammar checker is wrong as often as right.
        jotted = typo.check == "grammar" and _inside(Span(typo.start, typo.end), own)
        severity = "hint" if jotted else "warn"
        yield ReviewIssue(typo.check, severity, typo.message, typo.start, typo.end, typo.suggestions)


def _is_about_own_name(typo: Typo, text: str, own: Sequence[Span]) -> bool:
    """Return True if a grammar checker stumbles over one of the note's own names.

    The cause is the period in the name (“Inc.”) or its pronunciation (“an SRE”).
    """
    before, after = text[: typo.start].rstrip(), text[typo.end :]
    ended = any(span.end in {len(before), len(before) - 1} and before.endswith(".") for span in own)
    article = text[typo.start : typo.end].lower() in {"a", "an"}
    begins = typo.end + len(after) - len(after.lstrip())
    return ended or (article and any(span.start == begins for span in own))


def is_blocked(findings: list[ReviewIssue]) -> bool:
    """Return True if the issues stop a plain copy."""
    return any(finding.severity == "block" for finding in findings)


def _find_name(name: str, text: str) -> list[Span]:
    """Return the spans where a name appears in a text as a whole, in any case, possessive or not."""
    return [Span(*span) for span in spans_of([name], text)]


def _own(context: ReviewContext) -> tuple[str, str, str, str, str]:
    """Return the note's own names, in the order of `own_names`."""
    return (context.person, context.company, context.role, context.me, context.preferred_name)


def _own_spans(text: str, context: ReviewContext) -> list[Span]:
    """Return the spans of the note's own names, with adjoining signs.

    A company may be called “[Acme] & Söhne”.
    """
    names = _own(context)
    spans = [Span(*span) for span in spans_of(own_names(*names), text)]
    for name in filter(None, names):
        spans += [Span(match.start(), match.end()) for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
    return spans


def _noted_spans(text: str, context: ReviewContext) -> list[Span]:
    """Return the spans of remarks about this interview that appear in the text, ignoring case."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return []
    spans = []
    for remark in context.noted:
        phrase = " ".join(remark.split()).rstrip(".?! ").lower()
        at = lowered.find(phrase) if len(phrase) > 3 else -1
        if at >= 0:
            spans.append(Span(at, at + len(phrase)))
    return spans


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def _slots(text: str, own: list[Span]) -> Iterator[ReviewIssue]:
    for match in _SLOT.finditer(text):
        if not _inside(Span(match.start(), match.end()), own) and not any(
            span.start <= match.start() < span.end for span in own
        ):
            yield ReviewIssue("blank-slot", "block", f"Still to fill in: {match[0]}", match.start(), match.end())


def _wrong_names(text: str, context: ReviewContext, noted: Sequence[Span]) -> Iterator[ReviewIssue]:
    own = own_names(*_own(context), *context.allowed)
    reasons = {
        "person": "is another person of this search",
        "company": "is another company of this search",
        "role": "is another application’s role",
    }
    for foreign_name in find_foreign_names(
        text, own, context.other_people, context.other_companies, context.other_roles
    ):
        right = {"person": context.person, "company": context.company, "role": context.role}[foreign_name.kind]
        if foreign_name.kind == "person" and not foreign_name.whole:
            right = first_name(right)
        name = text[foreign_name.start : foreign_name.end]
        if _inside(Span(foreign_name.start, foreign_name.end), noted):
            yield ReviewIssue(
                "wrong-name",
                "hint",
                f"“{name}” {reasons[foreign_name.kind]}; you noted it so",
                foreign_name.start,
                foreign_name.end,
            )
        else:
            yield ReviewIssue(
                "wrong-name",
                "block",
                f"“{name}” {reasons[foreign_name.kind]}",
                foreign_name.start,
                foreign_name.end,
                (right,) if right else (),
            )


def _former_names(text: str, context: ReviewContext) -> Iterator[ReviewIssue]:
    """Yield the names that somebody had before: after a rename, an older text still has them."""
    own = own_names(*_own(context), *context.allowed, *context.colleagues)
    for former, current in context.former_names:
        for name in find_foreign_names(text, own, (former,), (), ()):
            right = current if name.whole else first_name(current)
            yield ReviewIssue(
                "wrong-name",
                "block",
                f"“{text[name.start : name.end]}” is nobody’s name any more; it was changed to {current}",
                name.start,
                name.end,
                (right,),
            )


def _wrong_weekdays(text: str, context: ReviewContext, noted: Sequence[Span]) -> Iterator[ReviewIssue]:
    if context.today is None:
        return
    for wrong in find_wrong_weekdays(text, context.today):
        severity = "hint" if _inside(Span(wrong.start, wrong.end), noted) else "warn"
        yield ReviewIssue(
            "weekday", severity, f"“{wrong.text}” is a {wrong.right}", wrong.start, wrong.end, (wrong.right,)
        )


def _doubled(text: str) -> Iterator[ReviewIssue]:
    words = list(WORD.finditer(text))
    for first, second in pairwise(words):
        between = text[first.end() : second.start()]
        if first[0].casefold() == second[0].casefold() and between.isspace() and "\n\n" not in between:
            names = first[0][:1].isupper() and second[0][:1].isupper() and len(first[0]) > 3
            if first[0].casefold() not in _DOUBLE_FINE and not first[0].isdigit() and not names:
                message = f"“{first[0]}” stands twice"
                yield ReviewIssue("doubled-word", "warn", message, first.start(), second.end(), (first[0],))


def _frame(text: str, context: ReviewContext) -> Iterator[ReviewIssue]:
    if context.kind == NoteKind.PHONE_SCRIPT or not text.strip():
        return
    subject = SUBJECT.match(text)
    begin = subject.end() if subject is not None else 0
    lines = [line for line in re.compile(r"[^\n]+").finditer(text, begin) if line[0].strip()]
    if not lines:
        return
    first = lines[0]
    names = [part for part in context.person.split() if len(part.rstrip(".")) > 1]
    names += [context.preferred_name] if context.preferred_name else []
    if GREETING.match(first[0]) is None:
        yield ReviewIssue(
            "greeting", "warn", "The note does not begin with a greeting", first.start(), first.end(), part="greeting"
        )
    elif context.person and not any(span.start < first.end() for name in names for span in _find_name(name, text)):
        message = f"The greeting does not name {context.person}"
        right = (context.greeting,) if context.greeting else ()
        yield ReviewIssue("greeting", "warn", message, first.start(), first.end(), right)
    if not any(SIGN_OFF.match(line[0].strip()) for line in lines[1:]):
        message = "The note ends without a sign-off, such as “Kind regards,”"
        yield ReviewIssue("sign-off", "warn", message, part="sign-off")
    elif context.me and not _find_name(context.me, text):
        yield ReviewIssue("sign-off", "hint", "Your name does not stand under the note", part="name")


def _length(text: str) -> Iterator[ReviewIssue]:
    count = word_count(text)
    if count > LONG_WORDS:
        yield ReviewIssue(
            "length", "warn", f"{count} words; two or three short paragraphs read better (up to {LONG_WORDS})"
        )
    elif 0 < count < SHORT_WORDS:
        yield ReviewIssue("length", "hint", f"Only {count} words")


def _parts(text: str, context: ReviewContext) -> Iterator[ReviewIssue]:
    if not text.strip():
        yield ReviewIssue("missing-part", "hint", "The note is empty")
        return
    if (
        context.kind in {NoteKind.THANK_YOU, NoteKind.FOLLOW_UP, NoteKind.WITHDRAWAL}
        and context.role
        and not _find_name(context.role, text)
        and not _find_name(say_role(context.role).noun, text)
    ):
        yield ReviewIssue("missing-part", "hint", f"Missing: the position, {context.role}", part="role")
    if context.kind in {NoteKind.THANK_YOU, NoteKind.FOLLOW_UP} and context.day and not _names_day(text, context.day):
        yield ReviewIssue("missing-part", "hint", f"Missing: the day of the interview, {context.day}", part="day")
    for part, pattern in _PARTS.get(context.kind, ()):
        if pattern.search(text) is None:
            yield ReviewIssue("missing-part", "hint", f"Missing: {part}", part=part)


_SHORT_DAYS = {"Monday": "mon", "Tuesday": "tues?", "Wednesday": "weds?", "Thursday": "thu(?:rs?)?", "Friday": "fri"}
_MONTHS = "|".join(month[:3].casefold() for month in LONG_MONTHS)


def _names_day(text: str, day: str) -> bool:
    """Return True if the text names the interview's day, which is written in either style.

    It may do so in full, by weekday, by number and month, or as yesterday or today.
    """
    weekday, *parts = [*re.findall(r"\w+", day), ""]
    number = next((part for part in parts if part.isdigit()), "")
    month = next((part for part in parts if part in LONG_MONTHS), "")
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
    return any(re.search(pattern, lowered) for pattern in dates)


def _tone(text: str, context: ReviewContext) -> Iterator[ReviewIssue]:
    for match in _PUSHY.finditer(text):
        message = f"“{match[0]}” pushes; they know that you are waiting"
        softer = _SOFTER.get(match[0].lower())
        yield ReviewIssue("pushy", "warn", message, match.start(), match.end(), (softer,) if softer else ())
    if context.kind in _ENDINGS:
        for match in _BLAME.finditer(text):
            yield ReviewIssue(
                "burns-bridges", "warn", f"“{match[0]}” may burn the bridge; stay neutral", match.start(), match.end()
            )
    if context.kind in {NoteKind.FOLLOW_UP, NoteKind.CHECK_IN}:
        body = body_of(text)
        inside = text[body.start : body.end]
        decision_match = _DECISION.search(inside)
        if decision_match is not None and _SUBSTANCE.search(inside) is None:
            yield ReviewIssue(
                "only-asks",
                "warn",
                "It only asks whether they have decided; bring something new",
                body.start + decision_match.start(),
                body.start + decision_match.end(),
            )


def _find_third_person(text: str, context: ReviewContext) -> Iterator[ReviewIssue]:
    """Yield an issue for each saved remark in the note that speaks of the person instead of to them."""
    lowered = text.lower()
    for remark in context.spoken_of if len(lowered) == len(text) else ():
        phrase = " ".join(remark.split()).rstrip(".?! ").lower()
        at = lowered.find(phrase)
        if at >= 0:
            message = f"This speaks of {first_name(context.person)}, as you noted it; say it to them"
            yield ReviewIssue("third-person", "hint", message, at, at + len(phrase))


def _too_soon(context: ReviewContext) -> Iterator[ReviewIssue]:
    if context.too_soon is not None:
        day, why = context.too_soon
        until = f"Too soon until {say_day(day)}" if day is not None else "Not again for now"
        yield ReviewIssue("too-soon", "warn", f"{until}. {why}")
    if context.unfounded:
        yield ReviewIssue("too-soon", "hint", context.unfounded)
