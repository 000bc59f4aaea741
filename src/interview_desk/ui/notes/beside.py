"""The panels beside a draft: the facts to write from, and what to look at before it leaves."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.compose.facts import Fact
from interview_desk.domain.compose.review import LONG_WORDS, Finding, OtherNote, likeness, word_count
from interview_desk.domain.text import folded
from interview_desk.ui.paint import BLANK, Bit, Line, heading, line, paragraph, wrapped

AIM = (80, 150)
"""Words to aim at in a thank-you of two or three short paragraphs."""
BAR = 10
_SAME_AMBER = 0.3


class Like(NamedTuple):
    """The most similar other note, and how similar."""

    share: float
    other: OtherNote | None


def most_like(text: str, others: Sequence[OtherNote]) -> Like:
    """The other note that this one shares most with."""
    shares = [Like(likeness(text, other.text), other) for other in others]
    return max(shares, key=lambda one: one.share, default=Like(0.0, None))


def is_in(fact: str, text: str) -> bool:
    """Whether a fact stands in a text already, letter case and the first letter aside."""
    wanted = folded(fact).strip(". ").casefold()
    return bool(wanted) and wanted in folded(text).casefold()


def fact_lines(facts: Sequence[Fact], text: str, name: str, width: int) -> list[Line]:
    """The facts, numbered, those already in the draft ticked."""
    if not facts:
        return paragraph(f"Nothing noted about {name} yet. d adds one thing; 20 seconds.", width, "muted")
    lines: list[Line] = []
    for n, fact in enumerate(facts, 1):
        inside = is_in(fact.text, text)
        parts = wrapped(fact.text, width - 14)
        mark = [Bit("✓ ", "ok")] if inside else ([Bit("used ", "muted")] if fact.used else [])
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


def check_lines(
    findings: Sequence[Finding], facts: Sequence[Fact], text: str, like: Like, after: str, width: int
) -> list[Line]:
    """What is fine and what to look at, the length and the likeness, and what comes then."""
    personal = sum(is_in(fact.text, text) for fact in facts if fact.label in {"learned", "cared"})
    lines = [
        _state(
            bool(personal),
            "Personal",
            f"{personal} {'fact' if personal == 1 else 'facts'} from your debrief"
            if personal
            else "no fact from your debrief yet: f",
        )
    ]
    wrong = [finding for finding in findings if finding.severity != "hint"]
    hints = [finding for finding in findings if finding.severity == "hint"]
    names = not any(finding.check == "wrong-name" for finding in findings)
    lines.append(_state(names, "Names", "no stranger’s name" if names else "another record’s name"))
    slots = sum(finding.check == "blank-slot" for finding in findings)
    lines.append(
        _state(
            not slots,
            "Filled in",
            "no gap left" if not slots else f"{slots} {'gap' if slots == 1 else 'gaps'} to fill: j jumps",
        )
    )
    for finding in wrong:
        if finding.check != "blank-slot":
            lines += _found(finding, width, "overdue" if finding.severity == "block" else "due")
    for finding in hints:
        lines += _found(finding, width, "upcoming")
    count = word_count(text)
    full = min(round(count / AIM[1] * BAR), BAR)
    role = "ok" if AIM[0] <= count <= LONG_WORDS else "due"
    lines += [
        BLANK,
        line(
            Bit(f"{'Length':<10}"),
            Bit("▰" * full, role),
            Bit("▱" * (BAR - full), "faint"),
            Bit(f"  {count} words", bold=True),
            Bit(f", aim {AIM[0]}–{AIM[1]}", "muted"),
        ),
    ]
    if like.other is not None:
        part = round(like.share * BAR)
        role = "due" if like.share >= _SAME_AMBER else "ok"
        lines.append(
            line(
                Bit(f"{'Likeness':<10}"),
                Bit("▰" * part, role),
                Bit("▱" * (BAR - part), "faint"),
                Bit(f"  {like.share:.0%}", bold=True),
                Bit(f" like {like.other.whose} note", "muted"),
            )
        )
    lines += [
        BLANK,
        heading("Then"),
        line(Bit("y ", "key", bold=True), Bit("copies it. Paste it into your mail.", "muted")),
    ]
    told = f"you sent it. {after}" if after else "you sent it."
    parts = wrapped(told, width - 2)
    lines.append(line(Bit("S ", "key", bold=True), Bit(parts[0], "muted")))
    return lines + [line(Bit(f"  {part}", "muted")) for part in parts[1:]]


def short_check_lines(findings: Sequence[Finding], text: str, like: Like, width: int) -> list[Line]:
    """The same in two lines, for a narrow window."""
    wrong = [finding for finding in findings if finding.severity != "hint"]
    bits = [Bit("✓ nothing found  ", "ok")] if not wrong else []
    for check in dict.fromkeys(finding.check for finding in wrong):
        bits.append(Bit(f"▲ {check.replace('-', ' ')}  ", "due"))
    count = word_count(text)
    second = [Bit(f"{count} words", bold=True), Bit(f", aim {AIM[0]}–{AIM[1]}", "muted")]
    if like.other is not None and like.share > 0:
        second.append(
            Bit(f"      {like.share:.0%} like {like.other.whose}", "due" if like.share >= _SAME_AMBER else "muted")
        )
    del width
    return [line(*bits), line(*second)]


def _state(good: bool, name: str, told: str) -> Line:
    return line(
        Bit("✓ " if good else "▲ ", "ok" if good else "due"), Bit(f"{name:<10} "), Bit(told, "muted" if good else "due")
    )


def _found(finding: Finding, width: int, role: str) -> list[Line]:
    name = finding.check.replace("-", " ").capitalize()
    parts = wrapped(finding.message, width - 15)
    first = line(Bit("▲ " if role != "upcoming" else "· ", role), Bit(f"{name:<12} "), Bit(parts[0], role))
    return [first, *(line(Bit(" " * 15), Bit(part, role)) for part in parts[1:])]
