"""Side panels of a draft: the facts to write from, and the issues to check before sending."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from interview_desk.domain.dates.calendar import count_of
from interview_desk.domain.notes.facts import Fact
from interview_desk.domain.notes.fixes import is_signature_blank
from interview_desk.domain.notes.issue import OtherNote, ReviewIssue, Span, word_count
from interview_desk.domain.notes.review import LONG_WORDS
from interview_desk.domain.notes.send_as import HOW, NAMES, Advice
from interview_desk.domain.notes.similarity import likeness
from interview_desk.domain.practice.similar_texts import terms
from interview_desk.domain.search.correspondence import Channel, NoteKind
from interview_desk.domain.text import normalize_line, shorten
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph, width_of, wrapped

AIM = (80, 150)
"""Recommended range of words for a thank-you of two or three short paragraphs."""
OTHER_AIM = (50, 130)
SHORT_AIM = (30, 80)
"""Recommended range of words for a card or a message; `OTHER_AIM` is for all other notes."""
BAR = 10
_SAME_AMBER = 0.3
MIN_PARAPHRASE_WORDS = 3
MIN_PARAPHRASE_SHARE = 0.8
"""Minimum share of a fact's words that a text must contain to count as stating it in other words.

Facts with fewer than `MIN_PARAPHRASE_WORDS` words must be stated verbatim.
"""
_LANGUAGE = frozenset({"spelling", "grammar", "doubled-word"})


class Like(NamedTuple):
    """Most similar other note, and how similar it is."""

    share: float
    note: OtherNote | None


def find_most_similar(text: str, other_notes: Sequence[OtherNote]) -> Like:
    """Return the most similar of the other notes."""
    shares = [Like(likeness(text, note.text), note) for note in other_notes]
    return max(shares, key=lambda like: like.share, default=Like(0.0, None))


def contains_fact(fact: Fact, text: str) -> bool:
    """Return True if the text already contains the fact, verbatim or nearly so."""
    fact_text = normalize_line(fact.core or fact.text).strip(". ").casefold()
    draft = normalize_line(text).casefold()
    if not fact_text or fact_text in draft:
        return bool(fact_text)
    if fact.spoken and fact.spoken.casefold() in draft:
        return True
    own, there = terms(fact_text), _find_terms(text)
    return len(own) >= MIN_PARAPHRASE_WORDS and sum(term in there for term in own) >= MIN_PARAPHRASE_SHARE * len(own)


@functools.lru_cache(maxsize=2)
def _find_terms(text: str) -> Mapping[str, int]:
    """Return the significant words of a draft, cached because many facts are looked up in the same draft."""
    return terms(text)


def fact_lines(facts: Sequence[Fact], text: str, name: str, width: int, key_of: KeyOf) -> list[Line]:
    """Build the lines of the numbered facts, with a check mark at those already in the draft."""
    if not facts:
        return paragraph(
            f"Nothing noted about {name} yet. {key_of('notes.debrief')} adds something in 20 seconds.", width, "muted"
        )
    lines: list[Line] = []
    for n, fact in enumerate(facts, 1):
        inside = contains_fact(fact, text)
        mark = [TextSpan(" ✓ ", "ok")] if inside else ([TextSpan(" used ", "muted")] if fact.used else [])
        parts = wrapped(fact.text, width - 14 - sum(width_of(bit.text) for bit in mark))
        lines.append(
            line(
                TextSpan(f"{n} ", "key", bold=True),
                TextSpan(f"{fact.label:<10} ", "muted"),
                TextSpan(parts[0], "muted" if inside else "text"),
                right=mark,
                act=f"insert_fact({n - 1})",
            )
        )
        lines += [line(TextSpan(" " * 13), TextSpan(part, "muted" if inside else "text")) for part in parts[1:]]
    return lines


class Keys(NamedTuple):
    """Keys that act on an issue: fix it, add the word to the dictionary, go to the next issue."""

    fix: str
    learn: str
    jump: str


def get_issue_keys(key_of: KeyOf, *, is_typing: bool) -> Keys:
    """Return the keys that act on an issue, which differ while typing."""
    suffix = "_typing" if is_typing else ""
    return Keys(*(key_of(f"notes.{action}{suffix}") for action in ("mend", "learn", "jump")))


class CheckResult(NamedTuple):
    """Results of checking a note, and what to show with them."""

    findings: Sequence[ReviewIssue]
    chosen: ReviewIssue | None
    facts: Sequence[Fact]
    text: str
    like: Like
    after: str
    advice: Advice | None
    is_proofread: bool | None
    keys: Keys
    key_of: KeyOf
    is_sent: bool = False
    aim: tuple[int, int] | None = AIM
    channel: Channel = Channel.EMAIL


def describe_fix(finding: ReviewIssue, text: str) -> str:
    """Describe what the fix key does for an issue; return an empty string if only the writer can fix it."""
    if is_signature_blank(finding, text):
        return "says who signs"
    if finding.check in {"blank-slot", "only-asks"}:
        return "puts a fact there"
    if finding.suggestions:
        return f"puts “{shorten(finding.suggestions[0], 24)}”" if finding.suggestions[0] else "takes it out"
    if finding.check == "burns-bridges":
        return "takes the sentence out"
    return "puts it in" if finding.part else ""


def check_lines(look: CheckResult, width: int) -> list[Line]:
    """Build the lines of the check panel: passed checks, issues, length, similarity, and next steps."""
    findings, text = look.findings, look.text
    lines = [_build_state_line(*state) for state in _list_states(look)]
    if not any(finding.check == "wrong-name" for finding in findings):
        lines.append(_build_state_line(True, "Names", "no other name of your search"))
    if not any(finding.check == "blank-slot" for finding in findings):
        lines.append(_build_state_line(True, "Filled in", "no gap left"))
    if not any(finding.check in _LANGUAGE for finding in findings):
        proof = {None: "reading it over…", True: "no slips found", False: "no slips by our own rules alone"}
        if look.is_proofread is None:
            lines.append(line(TextSpan("· ", "muted"), TextSpan(f"{'Proofread':<10} "), TextSpan(proof[None], "muted")))
        else:
            lines.append(_build_state_line(True, "Proofread", proof[look.is_proofread]))
    serious = [finding for finding in findings if finding.severity != "hint"]
    for finding in [*serious, *(finding for finding in findings if finding.severity == "hint")]:
        built = _build_issue_lines(finding, text, width, look.keys if finding is look.chosen else None)
        lines += [each._replace(act=f"go_to_issue({findings.index(finding)})") for each in built]
    return [*lines, BLANK, *_build_measure_lines(look, width), BLANK, *_build_next_lines(look, width)]


def _list_states(look: CheckResult) -> Iterator[tuple[bool, str, str]]:
    """Yield what the draft has of the debrief: whether it is there, its name, and its description."""
    if any(fact.label in {"learned", "cared"} for fact in look.facts):
        personal = sum(contains_fact(fact, look.text) for fact in look.facts if fact.label in {"learned", "cared"})
        yield (
            bool(personal),
            "Personal",
            f"{count_of(personal, 'fact')} from your debrief"
            if personal
            else f"nothing of theirs yet: {look.key_of('notes.fact')}",
        )
    steps = [fact for fact in look.facts if fact.label in {"next", "their date"}]
    if steps and not look.is_sent:
        has_next_step = any(contains_fact(fact, look.text) for fact in steps)
        yield (
            has_next_step,
            "Next step",
            "said as you understood it" if has_next_step else f"not said yet: {look.key_of('notes.fact')}",
        )


def _build_measure_lines(look: CheckResult, width: int) -> list[Line]:
    count = word_count(look.text)
    most = look.aim[1] if look.aim is not None else LONG_WORDS
    full = min(round(count / most * BAR), BAR)
    lines = [
        line(
            TextSpan(f"{'Length':<10}"),
            TextSpan("▰" * full, "ok" if _is_length_good(look) else "due"),
            TextSpan("▱" * (BAR - full), "faint"),
            TextSpan(f"  {count_of(count, 'word')}", bold=True),
            TextSpan(_format_aim(look.aim), "muted"),
        )
    ]
    if look.like.note is not None:
        part = round(look.like.share * BAR)
        lines.append(
            line(
                TextSpan(f"{'Likeness':<10}"),
                TextSpan("▰" * part, "due" if look.like.share >= _SAME_AMBER else "ok"),
                TextSpan("▱" * (BAR - part), "faint"),
                TextSpan(f"  {look.like.share:.0%}", bold=True),
                TextSpan(f" like {look.like.note.possessive_name} note ", "muted"),
                TextSpan(look.key_of("notes.compare"), "key", bold=True),
            )
        )
    if look.advice is not None:
        is_named = look.advice.channel == look.channel or NAMES[look.advice.channel] in look.advice.why.lower()
        instead = "" if is_named else f"{HOW[look.advice.channel]}. "
        parts = wrapped(f"{instead}{look.advice.why}", width - 10)
        label = "Goes as" if look.advice.channel == look.channel else "Better"
        lines.append(line(TextSpan(f"{label:<10}"), TextSpan(parts[0], "muted")))
        lines += [line(TextSpan(" " * 10), TextSpan(part, "muted")) for part in parts[1:]]
    return lines


def _is_length_good(look: CheckResult) -> bool:
    """Return True if the note is as long as it should be."""
    least, most = look.aim or (0, LONG_WORDS)
    return least <= word_count(look.text) <= most


def describe_open_point(look: CheckResult) -> str:
    """Describe what a note without an issue still lacks: something of the debrief, or the right length; else empty."""
    missing = next((f"{name}: {message}" for good, name, message in _list_states(look) if not good), "")
    if missing or _is_length_good(look):
        return missing
    return f"Length: {count_of(word_count(look.text), 'word')}{_format_aim(look.aim)}"


def choose_word_range(kind: NoteKind, channel: Channel) -> tuple[int, int] | None:
    """Return the range of words to aim at, or None for a call script, which is not read aloud."""
    if kind == NoteKind.PHONE_SCRIPT or channel == Channel.PHONE:
        return None
    if kind == NoteKind.THANK_YOU:
        return SHORT_AIM if channel in {Channel.CARD, Channel.MESSAGE} else AIM
    return SHORT_AIM if channel in {Channel.CARD, Channel.MESSAGE} else OTHER_AIM


def _format_aim(aim: tuple[int, int] | None) -> str:
    return f", aim {aim[0]}–{aim[1]}" if aim is not None else ""


def _build_next_lines(look: CheckResult, width: int) -> list[Line]:
    if look.is_sent:
        return [
            heading("Sent"),
            line(
                TextSpan(look.key_of("notes.sent"), "key", bold=True),
                TextSpan(" when, how, to whom; or not after all", "muted"),
            ),
            *(paragraph(look.after, width, "muted") if look.after else []),
        ]
    lines = [
        heading("Then"),
        line(
            TextSpan(look.key_of("notes.copy"), "key", bold=True),
            TextSpan(" copies it  ", "muted"),
            TextSpan(look.key_of("notes.mail"), "key", bold=True),
            TextSpan(" mails it  ", "muted"),
            TextSpan(look.key_of("notes.preview"), "key", bold=True),
            TextSpan(" as it leaves", "muted"),
        ),
    ]
    parts = wrapped(f"you sent it. {look.after}".rstrip(), width - 2)
    lines.append(line(TextSpan(f"{look.key_of('notes.sent')} ", "key", bold=True), TextSpan(parts[0], "muted")))
    return lines + [line(TextSpan(f"  {part}", "muted")) for part in parts[1:]]


def compared_lines(text: str, shared: Sequence[Span], width: int) -> list[Line]:
    """Build the lines of another note, with the passages it shares with the open note underlined."""
    lines: list[Line] = []
    at = 0
    for part in text.split("\n"):
        begin = at
        for piece in wrapped(part, width) if part else [""]:
            position = text.find(piece, begin) if piece else begin
            begin = position if position >= 0 else begin
            lines.append(line(*_underline_shared(piece, begin, shared)))
            begin += len(piece)
        at += len(part) + 1
    return lines


def _underline_shared(piece: str, begin: int, shared: Sequence[Span]) -> list[TextSpan]:
    cuts = {0, len(piece)}
    for span in shared:
        cuts |= {min(max(edge - begin, 0), len(piece)) for edge in span}
    edges = sorted(cuts)
    bits = []
    for start, end in pairwise(edges):
        is_shared = any(span.start <= begin + start and begin + end <= span.end for span in shared)
        bits.append(TextSpan(piece[start:end], "due" if is_shared else "muted", underline=is_shared))
    return bits or [TextSpan("")]


def short_check_lines(look: CheckResult, width: int) -> list[Line]:
    """Build a two-line check panel for a narrow window: the selected issue and its fix, then the measures."""
    findings, chosen, text, like = look.findings, look.chosen, look.text, look.like
    serious = [finding for finding in findings if finding.severity != "hint"]
    count = word_count(text)
    second = [TextSpan(f"{count_of(count, 'word')}", bold=True), TextSpan(_format_aim(look.aim), "muted")]
    if like.note is not None and like.share > 0:
        second.append(
            TextSpan(
                f"   {like.share:.0%} like {like.note.possessive_name}", "due" if like.share >= _SAME_AMBER else "muted"
            )
        )
    if not serious:
        missing = next((f"{name}: {message}" for good, name, message in _list_states(look) if not good), "")
        if missing:
            return [line(TextSpan(f"▲ {shorten(missing, width - 4)}", "due")), line(*second)]
    if chosen is None and not _is_length_good(look):
        return [line(TextSpan(f"▲ {describe_open_point(look)}", "due")), line(*second[2:])]
    if chosen is None:
        return [line(TextSpan("✓ no issues found", "ok")), line(*second)]
    more = f"  {len(serious)} in all, {look.keys.jump} jumps" if len(serious) > 1 else ""
    key = describe_fix(chosen, text)
    tail = [TextSpan(f"  {look.keys.fix} ", "key", bold=True), TextSpan(key, "muted")] if key else []
    room = width - 4 - len(more) - sum(width_of(bit.text) for bit in tail)
    first = [
        TextSpan("▲ ", _get_role(chosen)),
        TextSpan(shorten(chosen.message, max(room, 12)), _get_role(chosen)),
        *tail,
        TextSpan(more, "muted"),
    ]
    return [line(*first), line(*second)]


def _build_state_line(good: bool, name: str, message: str) -> Line:
    return line(
        TextSpan("✓ " if good else "▲ ", "ok" if good else "due"),
        TextSpan(f"{name:<10} "),
        TextSpan(message, "muted" if good else "due"),
    )


def _get_role(finding: ReviewIssue) -> str:
    return {"block": "overdue", "warn": "due", "hint": "upcoming"}[finding.severity]


def _build_issue_lines(finding: ReviewIssue, text: str, width: int, chosen: Keys | None) -> list[Line]:
    """Build the lines of an issue; below the selected issue, say what the keys would do."""
    role = _get_role(finding)
    name = finding.check.replace("-", " ").capitalize()
    parts = wrapped(finding.message, width - 15)
    glyph = "▸ " if chosen else "▲ " if role != "upcoming" else "· "
    lines = [line(TextSpan(glyph, "key" if chosen else role), TextSpan(f"{name:<12} "), TextSpan(parts[0], role))]
    lines += [line(TextSpan(" " * 15), TextSpan(part, role)) for part in parts[1:]]
    if chosen is None:
        return lines
    keys = (
        [TextSpan(chosen.fix, "key", bold=True), TextSpan(f" {fix}  ", "muted")]
        if (fix := describe_fix(finding, text))
        else []
    )
    if finding.check == "spelling":
        keys += [TextSpan(chosen.learn, "key", bold=True), TextSpan(" adds the word  ", "muted")]
    keys += [TextSpan(chosen.jump, "key", bold=True), TextSpan(" next", "muted")]
    return [*lines, line(TextSpan(" " * 15), *keys)]
