"""Side panels of a draft: the facts to write from, and the issues to check before sending."""

import functools
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from interview_desk.domain.alike import terms
from interview_desk.domain.calendar import count_of
from interview_desk.domain.compose.facts import UNSIGNED, Fact
from interview_desk.domain.compose.finding import Finding, OtherNote, Span, word_count
from interview_desk.domain.compose.medium import HOW, NAMES, Advice
from interview_desk.domain.compose.review import LONG_WORDS
from interview_desk.domain.compose.sameness import likeness
from interview_desk.domain.correspondence import Channel, NoteKind
from interview_desk.domain.text import folded, shorten
from interview_desk.ui.paint import BLANK, Bit, Line, heading, line, paragraph, width_of, wrapped

AIM = (80, 150)
"""Recommended range of words for a thank-you of two or three short paragraphs."""
OTHER_AIM = (50, 130)
SHORT_AIM = (30, 80)
"""Recommended range of words for a card or a message; `OTHER_AIM` is for all other notes."""
BAR = 10
_SAME_AMBER = 0.3
TOLD_WORDS = 3
TOLD_SHARE = 0.8
"""Minimum share of a fact's words that a text must contain to count as stating it in other words.

Facts with fewer than `TOLD_WORDS` words must be stated verbatim.
"""
_LANGUAGE = frozenset({"spelling", "grammar", "doubled-word"})


class Like(NamedTuple):
    """Most similar other note, and how similar it is."""

    share: float
    other: OtherNote | None


def most_like(text: str, others: Sequence[OtherNote]) -> Like:
    """Return the most similar of the other notes."""
    shares = [Like(likeness(text, other.text), other) for other in others]
    return max(shares, key=lambda one: one.share, default=Like(0.0, None))


def is_in(fact: Fact, text: str) -> bool:
    """Return True if the text already contains the fact, verbatim or nearly so."""
    wanted = folded(fact.core or fact.text).strip(". ").casefold()
    if not wanted or wanted in folded(text).casefold():
        return bool(wanted)
    own, there = terms(wanted), _terms(text)
    return len(own) >= TOLD_WORDS and sum(one in there for one in own) >= TOLD_SHARE * len(own)


@functools.lru_cache(maxsize=2)
def _terms(text: str) -> Mapping[str, int]:
    """Return the significant words of a draft, cached because many facts are looked up in the same draft."""
    return terms(text)


def fact_lines(facts: Sequence[Fact], text: str, name: str, width: int) -> list[Line]:
    """Build the lines of the numbered facts, with a check mark at those already in the draft."""
    if not facts:
        return paragraph(f"Nothing noted about {name} yet. d adds one thing; 20 seconds.", width, "muted")
    lines: list[Line] = []
    for n, fact in enumerate(facts, 1):
        inside = is_in(fact, text)
        mark = [Bit(" ✓ ", "ok")] if inside else ([Bit(" used ", "muted")] if fact.used else [])
        parts = wrapped(fact.text, width - 14 - sum(width_of(bit.text) for bit in mark))
        lines.append(
            line(
                Bit(f"{n} ", "key", bold=True),
                Bit(f"{fact.label:<10} ", "muted"),
                Bit(parts[0], "muted" if inside else "text"),
                right=mark,
            )
        )
        lines += [line(Bit(" " * 13), Bit(part, "muted" if inside else "text")) for part in parts[1:]]
    return lines


class Keys(NamedTuple):
    """Keys that act on an issue: fix it, add the word to the dictionary, go to the next issue."""

    mend: str
    learn: str
    jump: str


READING_KEYS = Keys("a", "+", "j")
WRITING_KEYS = Keys("^r", "^l", "^n")


class Look(NamedTuple):
    """Results of checking a note, and what to show with them."""

    findings: Sequence[Finding]
    chosen: Finding | None
    facts: Sequence[Fact]
    text: str
    like: Like
    after: str
    advice: Advice | None
    is_proofread: bool | None
    keys: Keys = READING_KEYS
    is_sent: bool = False
    aim: tuple[int, int] | None = AIM
    channel: Channel = Channel.EMAIL


def mends(finding: Finding) -> str:
    """Describe what the fix key does for an issue; return an empty string if only the writer can fix it."""
    if finding.check == "blank-slot" and finding.message.endswith(UNSIGNED):
        return "says who signs"
    if finding.check in {"blank-slot", "only-asks"}:
        return "puts a fact there"
    if finding.suggestions:
        return f"puts “{shorten(finding.suggestions[0], 24)}”" if finding.suggestions[0] else "takes it out"
    if finding.check == "burns-bridges":
        return "takes the sentence out"
    return "puts it in" if finding.part else ""


def check_lines(look: Look, width: int) -> list[Line]:
    """Build the lines of the check panel: passed checks, issues, length, similarity, and next steps."""
    findings, text = look.findings, look.text
    personal = sum(is_in(fact, text) for fact in look.facts if fact.label in {"learned", "cared"})
    lines = []
    if any(fact.label in {"learned", "cared"} for fact in look.facts):
        told = f"{count_of(personal, 'fact')} from your debrief" if personal else "nothing of theirs yet: f"
        lines.append(_state(bool(personal), "Personal", told))
    steps = [fact for fact in look.facts if fact.label in {"next", "their date"}]
    if steps and not look.is_sent:
        said = any(is_in(fact, text) for fact in steps)
        lines.append(_state(said, "Next step", "said as you understood it" if said else "not said yet: f"))
    if not any(finding.check == "wrong-name" for finding in findings):
        lines.append(_state(True, "Names", "no other name of your search"))
    if not any(finding.check == "blank-slot" for finding in findings):
        lines.append(_state(True, "Filled in", "no gap left"))
    if not any(finding.check in _LANGUAGE for finding in findings):
        proof = {None: "reading it over…", True: "no slips found", False: "no slips by our own rules alone"}
        if look.is_proofread is None:
            lines.append(line(Bit("· ", "muted"), Bit(f"{'Proofread':<10} "), Bit(proof[None], "muted")))
        else:
            lines.append(_state(True, "Proofread", proof[look.is_proofread]))
    serious = [finding for finding in findings if finding.severity != "hint"]
    for finding in [*serious, *(finding for finding in findings if finding.severity == "hint")]:
        lines += _found(finding, width, look.keys if finding is look.chosen else None)
    return [*lines, BLANK, *_measures(look, width), BLANK, *_then(look, width)]


def _measures(look: Look, width: int) -> list[Line]:
    count = word_count(look.text)
    least, most = look.aim or (0, LONG_WORDS)
    full = min(round(count / most * BAR), BAR)
    lines = [
        line(
            Bit(f"{'Length':<10}"),
            Bit("▰" * full, "ok" if least <= count <= max(most, LONG_WORDS * (look.aim == AIM)) else "due"),
            Bit("▱" * (BAR - full), "faint"),
            Bit(f"  {count_of(count, 'word')}", bold=True),
            Bit(_aimed(look.aim), "muted"),
        )
    ]
    if look.like.other is not None:
        part = round(look.like.share * BAR)
        lines.append(
            line(
                Bit(f"{'Likeness':<10}"),
                Bit("▰" * part, "due" if look.like.share >= _SAME_AMBER else "ok"),
                Bit("▱" * (BAR - part), "faint"),
                Bit(f"  {look.like.share:.0%}", bold=True),
                Bit(f" like {look.like.other.whose} note ", "muted"),
                Bit("=", "key", bold=True),
            )
        )
    if look.advice is not None:
        named = look.advice.channel == look.channel or NAMES[look.advice.channel] in look.advice.why.lower()
        instead = "" if named else f"{HOW[look.advice.channel]}. "
        parts = wrapped(f"{instead}{look.advice.why}", width - 10)
        told = "Goes as" if look.advice.channel == look.channel else "Better"
        lines.append(line(Bit(f"{told:<10}"), Bit(parts[0], "muted")))
        lines += [line(Bit(" " * 10), Bit(part, "muted")) for part in parts[1:]]
    return lines


def aim_of(kind: NoteKind, channel: Channel) -> tuple[int, int] | None:
    """Return the range of words to aim at, or None for a call script, which is not read aloud."""
    if kind == NoteKind.PHONE_SCRIPT or channel == Channel.PHONE:
        return None
    if kind == NoteKind.THANK_YOU:
        return SHORT_AIM if channel in {Channel.CARD, Channel.MESSAGE} else AIM
    return SHORT_AIM if channel in {Channel.CARD, Channel.MESSAGE} else OTHER_AIM


def _aimed(aim: tuple[int, int] | None) -> str:
    return f", aim {aim[0]}–{aim[1]}" if aim is not None else ""


def _then(look: Look, width: int) -> list[Line]:
    if look.is_sent:
        return [
            heading("Sent"),
            line(Bit("S", "key", bold=True), Bit(" when, how, to whom; or not after all", "muted")),
            *(paragraph(look.after, width, "muted") if look.after else []),
        ]
    lines = [
        heading("Then"),
        line(
            Bit("y", "key", bold=True),
            Bit(" copies it  ", "muted"),
            Bit("M", "key", bold=True),
            Bit(" mails it  ", "muted"),
            Bit("p", "key", bold=True),
            Bit(" as it leaves", "muted"),
        ),
    ]
    parts = wrapped(f"you sent it. {look.after}".rstrip(), width - 2)
    lines.append(line(Bit("S ", "key", bold=True), Bit(parts[0], "muted")))
    return lines + [line(Bit(f"  {part}", "muted")) for part in parts[1:]]


def compared_lines(text: str, shared: Sequence[Span], width: int) -> list[Line]:
    """Build the lines of another note, with the passages it shares with the open note underlined."""
    lines: list[Line] = []
    at = 0
    for part in text.split("\n"):
        begin = at
        for piece in wrapped(part, width) if part else [""]:
            found = text.find(piece, begin) if piece else begin
            begin = found if found >= 0 else begin
            lines.append(line(*_underlined(piece, begin, shared)))
            begin += len(piece)
        at += len(part) + 1
    return lines


def _underlined(piece: str, begin: int, shared: Sequence[Span]) -> list[Bit]:
    cuts = {0, len(piece)}
    for span in shared:
        cuts |= {min(max(edge - begin, 0), len(piece)) for edge in span}
    edges = sorted(cuts)
    bits = []
    for start, end in pairwise(edges):
        same = any(span.start <= begin + start and begin + end <= span.end for span in shared)
        bits.append(Bit(piece[start:end], "due" if same else "muted", underline=same))
    return bits or [Bit("")]


def short_check_lines(look: Look, width: int) -> list[Line]:
    """Build a two-line check panel for a narrow window: the selected issue and its fix, then the measures."""
    findings, chosen, text, like = look.findings, look.chosen, look.text, look.like
    serious = [finding for finding in findings if finding.severity != "hint"]
    count = word_count(text)
    second = [Bit(f"{count_of(count, 'word')}", bold=True), Bit(_aimed(look.aim), "muted")]
    if like.other is not None and like.share > 0:
        second.append(
            Bit(f"   {like.share:.0%} like {like.other.whose}", "due" if like.share >= _SAME_AMBER else "muted")
        )
    if chosen is None or not serious:
        return [line(Bit("✓ nothing found", "ok")), line(*second)]
    more = f"  {len(serious)} in all, {look.keys.jump} jumps" if len(serious) > 1 else ""
    key = mends(chosen)
    tail = [Bit(f"  {look.keys.mend} ", "key", bold=True), Bit(key, "muted")] if key else []
    room = width - 4 - len(more) - sum(width_of(bit.text) for bit in tail)
    first = [
        Bit("▲ ", _role(chosen)),
        Bit(shorten(chosen.message, max(room, 12)), _role(chosen)),
        *tail,
        Bit(more, "muted"),
    ]
    return [line(*first), line(*second)]


def _state(good: bool, name: str, told: str) -> Line:
    return line(
        Bit("✓ " if good else "▲ ", "ok" if good else "due"), Bit(f"{name:<10} "), Bit(told, "muted" if good else "due")
    )


def _role(finding: Finding) -> str:
    return {"block": "overdue", "warn": "due", "hint": "upcoming"}[finding.severity]


def _found(finding: Finding, width: int, chosen: Keys | None) -> list[Line]:
    """Build the lines of an issue; below the selected issue, say what the keys would do."""
    role = _role(finding)
    name = finding.check.replace("-", " ").capitalize()
    parts = wrapped(finding.message, width - 15)
    glyph = "▸ " if chosen else "▲ " if role != "upcoming" else "· "
    lines = [line(Bit(glyph, "key" if chosen else role), Bit(f"{name:<12} "), Bit(parts[0], role))]
    lines += [line(Bit(" " * 15), Bit(part, role)) for part in parts[1:]]
    if chosen is None:
        return lines
    keys = [Bit(chosen.mend, "key", bold=True), Bit(f" {told}  ", "muted")] if (told := mends(finding)) else []
    if finding.check == "spelling":
        keys += [Bit(chosen.learn, "key", bold=True), Bit(" adds the word  ", "muted")]
    keys += [Bit(chosen.jump, "key", bold=True), Bit(" next", "muted")]
    return [*lines, line(Bit(" " * 15), *keys)]
