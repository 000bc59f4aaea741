"""Composition of the thank-you notes to the people of one interview.

A planner gives each person their own facts, a strength, and a shape; every sentence is a wording that no
other note of the interview uses, and no two sentences of them begin with the same five words (R23). The same
facts always give the same notes.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from interview_desk.domain.notes.phrases import Kind, Phrase
from interview_desk.domain.notes.wordings import Wording, Wordings, capitalize, contract, fill_wording

LEAST_WORDS = 80
"""Number of words below which a thank-you ends with another sentence."""
MOST_WORDS = 135
"""Number of words above which a thank-you leaves out what it can."""
_OPENING_WORDS = 5
_SAD = re.compile(
    r"\b(?:lost|lose|losing|no longer|problems?|broken?|breaks?|leaks?|leaking|fail\w*|late|short|understaffed|down|cuts?|behind|busy|hard|"
    r"difficult\w*|struggl\w+|clos(?:e|ed|es|ing)|left|leav\w+|old|oldest|slow\w*|never|nobody|no one|not|n['’]t|without|hates?|mad|"
    r"missing|shortage|waiting|delay\w*|error\w*|wrong|risk\w*|fire|flood|strike|worst|bad|mess|paperwork|complain\w*|angry|stuck|dead|die[sd]?|sick|"
    r"ill|crash\w*|outage\w*|downtime|deadline\w*|redundan\w+|old-fashioned|too)\b",
    re.IGNORECASE,
)
"""Words of a fact that one isn't glad to hear."""
_HOOK_SECTIONS = {
    Kind.CLAUSE: "told clause", Kind.THING: "told thing", Kind.MANNER: "told manner", Kind.QUESTION: "asked", Kind.CARED: "cared",
    Kind.CARED_THAT: "cared-that", Kind.WISH: "wanted", Kind.STANCE: "stance", Kind.QUOTATION: "quotation", Kind.SHARED: "shared",
    Kind.LIKED: "liked", Kind.FAVOR: "favor",
}  # fmt: skip
"""Section of the wordings that hold what an interviewer said, by the kind of its phrase."""
_COMMON = frozenset({"role", "a_role", "company", "title", "talk"})
_FACT = _COMMON | {"fact", "fact_stopped"}
_MEETING = _COMMON | {"day", "weekday", "meeting"}
SECTIONS: Mapping[str, frozenset[str]] = {
    "subject": _MEETING,
    "thanks": _MEETING,
    "thanks with favor": _MEETING | _FACT,
    "thanks with thing": _MEETING | _FACT,
    "thanks briefly": _MEETING,
    **dict.fromkeys(_HOOK_SECTIONS.values(), _FACT),
    "strength mine": _FACT,
    "strength offered": _FACT,
    "unsaid": _FACT,
    "interest": _COMMON,
    "interest with role": _COMMON,
    "reason": _FACT,
    "attraction": _FACT,
    "promise item": _FACT | {"by"},
    "promise deed": _FACT | {"by"},
    "step": _FACT | {"comes"},
    "plan": _FACT,
    "answer": _COMMON | {"when"},
    "closing": _COMMON,
    "last": _COMMON,
    "sign-off": frozenset(),
}
"""Sections of the wordings of a thank-you, each with the facts that it can use."""


class Person(NamedTuple):
    """Material of the note to one person."""

    key: str
    phrases: tuple[Phrase, ...] = ()
    blank: str = ""
    """Text of the blank for something of theirs, if there is no phrase."""
    strength: Phrase | None = None
    strength_blank: str = ""
    reason: Phrase | None = None
    unsaid: Phrase | None = None
    promise: Phrase | None = None
    promise_by: str = ""
    step: Phrase | None = None
    tone: str = "neutral"


class Occasion(NamedTuple):
    """Facts that all notes about one interview share."""

    facts: Mapping[str, str]
    """Values of the slots: day, weekday, meeting, talk, role, a_role, company, title."""
    when: str = ""
    """When they will answer, as an adverb."""
    is_american: bool = True
    turn: int = 0
    """Number at which the choice of wordings begins; another one for each application and round."""
    is_short: bool = False
    """True for a card or a message."""


class Sentence(NamedTuple):
    """Sentence of a note, with the section of its wording, and the fact that it tells."""

    text: str
    section: str
    phrase: Phrase | None = None


class Composed(NamedTuple):
    """Composed note: its subject, its paragraphs, and its closing words."""

    subject: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    sign_off: str

    @property
    def body(self) -> str:
        """Text between the greeting and the closing words."""
        return "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)

    @property
    def words(self) -> int:
        """Number of words in the text."""
        return len(self.body.split())


@dataclass
class _Panel:
    """Wordings and openings that the notes of one interview have used so far."""

    wordings: Wordings
    occasion: Occasion
    used: set[tuple[str, str]] = field(default_factory=set)
    openings: set[str] = field(default_factory=set)
    runs: set[tuple[str, ...]] = field(default_factory=set)
    """Runs of five words in the notes to the people before."""


def compose_panel(people: Sequence[Person], occasion: Occasion, wordings: Wordings) -> dict[str, Composed]:
    """Compose the notes to everybody of an interview.

    Args:
        people: the people, in the order of the interview.
        occasion: what the notes have in common.
        wordings: the wordings of each section.
    """
    panel = _Panel(wordings, occasion)
    return {person.key: _Composer(panel, person, place).compose() for place, person in enumerate(people)}


class _Composer:
    """Composer of one note.

    Args:
        panel: what the other notes have used.
        person: what the note can say.
        place: the person's place in the panel.
    """

    def __init__(self, panel: _Panel, person: Person, place: int) -> None:
        self._panel = panel
        self._person = person
        self._place = place
        self._sections: set[str] = set()
        self._runs: set[tuple[str, ...]] = set()
        self._last_opening = ""

    def compose(self) -> Composed:
        """Compose the note, and leave out what makes it too long."""
        subject = self._write("subject")
        paragraphs = self._short() if self._panel.occasion.is_short else self._full()
        note = Composed(
            subject.text if subject else "", tuple(tuple(part) for part in paragraphs if part), self._sign_off()
        )
        if note.words < LEAST_WORDS and not self._panel.occasion.is_short:
            *first, last = note.paragraphs
            note = note._replace(paragraphs=(*first, (*last, *self._present("last"))))
        self._panel.runs |= self._runs
        return _shorten(note)

    # -- paragraphs

    def _full(self) -> list[list[Sentence]]:
        person = self._person
        first, rest = self._open()
        second_hook = [sentence for phrase in rest[:1] if (sentence := self._write_hook(phrase)) is not None]
        middle = [*second_hook, *self._strength(), *self._maybe("unsaid", person.unsaid)]
        return [first, middle, [*self._interest(), *self._next()]]

    def _short(self) -> list[list[Sentence]]:
        first, _rest = self._open()
        return [[*first, *self._interest(with_reason=False)]]

    def _open(self) -> tuple[list[Sentence], list[Phrase]]:
        """Return the first paragraph by the form of the fact (shapes A to D), and the facts that it does not use."""
        phrases = list(self._person.phrases)
        if not phrases:
            blank = Sentence(f"[{self._person.blank}]", "blank")
            return [*self._present("thanks"), blank], []
        lead = min(phrases, key=lambda phrase: _LEADS.get(phrase.kind, len(_LEADS)))
        rest = [phrase for phrase in phrases if phrase is not lead]
        if lead.kind == Kind.FAVOR:
            return self._present("thanks with favor", lead), rest
        if lead.kind in {Kind.QUOTATION, Kind.SHARED, Kind.QUESTION}:
            return [*self._present(_HOOK_SECTIONS[lead.kind], lead), *self._present("thanks briefly")], rest
        if lead.kind == Kind.THING and self._place % 2 == 0:
            return self._present("thanks with thing", lead), rest
        return [*self._present("thanks"), *self._present(_HOOK_SECTIONS[lead.kind], lead)], rest

    def _write_hook(self, phrase: Phrase) -> Sentence | None:
        return self._write(_HOOK_SECTIONS[phrase.kind], phrase)

    def _strength(self) -> list[Sentence]:
        strength = self._person.strength
        if strength is None:
            return [Sentence(f"[{self._person.strength_blank}]", "blank")] if self._person.strength_blank else []
        return self._present("strength mine" if strength.kind == Kind.MINE else "strength offered", strength)

    def _interest(self, *, with_reason: bool = True) -> list[Sentence]:
        has_role = "thanks" in self._sections
        interest = self._write("interest" if has_role else "interest with role")
        reason = self._person.reason if with_reason else None
        if interest is None:
            return []
        if reason is None:
            return [interest]
        tail = self._write("reason" if reason.kind == Kind.REASON else "attraction", reason)
        if tail is None:
            return [interest]
        return [Sentence(f"{interest.text.removesuffix('.')}{tail.text}.", "interest", reason)]

    def _next(self) -> list[Sentence]:
        person, occasion = self._person, self._panel.occasion
        sentences: list[Sentence] = []
        if person.promise is not None:
            section = "promise deed" if person.promise.kind == Kind.DEED else "promise item"
            sentences += self._present(section, person.promise, by=person.promise_by)
        if person.step is not None:
            is_plan = person.step.kind == Kind.PLAN
            comes = "come" if person.step.is_plural else "comes"
            sentences += self._present("plan" if is_plan else "step", person.step, comes=comes)
        sentences += self._present("answer", when=occasion.when) if occasion.when else self._present("closing")
        return sentences

    def _maybe(self, section: str, phrase: Phrase | None) -> list[Sentence]:
        return self._present(section, phrase) if phrase is not None else []

    def _present(self, section: str, phrase: Phrase | None = None, **more: str) -> list[Sentence]:
        sentence = self._write(section, phrase, **more)
        return [sentence] if sentence is not None else []

    # -- sentences

    def _write(self, section: str, phrase: Phrase | None = None, **more: str) -> Sentence | None:
        """Write a sentence in the wording that repeats least of this and the other notes; None if no wording fits."""
        facts = {name: value for name, value in {**self._panel.occasion.facts, **more}.items() if value}
        if phrase is not None:
            facts["fact"] = phrase.text
            facts["fact_stopped"] = phrase.text if phrase.text.endswith(("?", "!")) else f"{phrase.text}."
        choices = [
            wording for wording in self._order(section) if wording.slots <= facts.keys() and self._fits(wording, phrase)
        ]
        fresh = [wording for wording in choices if (section, wording.text) not in self._panel.used]
        texts = [(wording, self._fill(wording, facts, section)) for wording in fresh or choices]
        if not texts:
            return None
        wording, text = min(texts, key=lambda choice: self._count_repetitions(choice[1], section))
        self._panel.used.add((section, wording.text))
        self._sections.add(section)
        if section not in _FRAGMENTS:
            self._panel.openings |= {_opening(sentence) for sentence in _split(text)}
            self._last_opening = _begin(next(reversed([*_split(text)]), text))
        self._runs |= _runs(text)
        return Sentence(text, section, phrase)

    def _count_repetitions(self, text: str, section: str) -> int:
        """Return how much a sentence repeats: of the other notes, and of how the sentence before it begins."""
        if section in _FRAGMENTS:
            return 0
        openings = {_opening(sentence) for sentence in _split(text)}
        repeated = len(_runs(text) & self._panel.runs) + _OPENING_COST * len(openings & self._panel.openings)
        return repeated + _OPENING_COST * (_begin(text) == self._last_opening)

    def _fill(self, wording: Wording, facts: Mapping[str, str], section: str) -> str:
        template = wording._replace(text=contract(wording.text)) if self._person.tone == "warm" else wording
        text = fill_wording(template, facts)
        return text if "after" in wording.marks or section == "subject" else capitalize(text)

    def _order(self, section: str) -> list[Wording]:
        """Return the wordings of a section, beginning at another one for each person and round."""
        wordings = [wording for wording in self._panel.wordings.get(section, ()) if self._has_tone(wording)]
        if not wordings:
            return []
        stride = 1 + zlib.crc32(section.encode()) % 5  # sections take different turns
        start = (self._place + stride * self._panel.occasion.turn) % len(wordings)
        return [*wordings[start:], *wordings[:start]]

    def _has_tone(self, wording: Wording) -> bool:
        tones = wording.marks & {"warm", "neutral", "formal"}
        side = "us" if self._panel.occasion.is_american else "other"
        return (not tones or self._person.tone in tones) and not (wording.marks & {"us", "other"} - {side})

    @staticmethod
    def _fits(wording: Wording, phrase: Phrase | None) -> bool:
        return "glad" not in wording.marks or phrase is None or _SAD.search(phrase.text) is None

    def _sign_off(self) -> str:
        sentence = self._write("sign-off")
        return sentence.text if sentence is not None else ""


_LEADS = {kind: rank for rank, kind in enumerate((
    Kind.QUOTATION, Kind.SHARED, Kind.FAVOR, Kind.QUESTION, Kind.CLAUSE, Kind.THING, Kind.MANNER, Kind.LIKED, Kind.STANCE, Kind.WISH,
    Kind.CARED, Kind.CARED_THAT,
))}  # fmt: skip
"""Rank of each kind of fact as the one that opens a note."""


_FRAGMENTS = frozenset({"subject", "reason", "attraction", "sign-off"})
"""Sections whose wordings are no sentences."""
_OPENING_COST = 20
"""Number of repeated runs that a repeated beginning counts for."""


def _begin(text: str) -> str:
    return " ".join(text.lower().split()[:2])


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text.lower())
    return {tuple(words[start : start + _OPENING_WORDS]) for start in range(len(words) - _OPENING_WORDS + 1)}


def _opening(sentence: str) -> str:
    return " ".join(sentence.lower().split()[:_OPENING_WORDS])


def _split(text: str) -> Iterator[str]:
    yield from (part for part in re.split(r"(?<=[.?!”])\s+(?=[A-Z“])", text) if part)


def _shorten(note: Composed) -> Composed:
    """Leave out a second fact and the step from a note that is too long."""
    for sections in (("plan", "step"), tuple(_HOOK_SECTIONS.values())):
        if note.words <= MOST_WORDS:
            break
        first, *rest = note.paragraphs
        note = note._replace(
            paragraphs=(first, *(tuple(s for s in paragraph if s.section not in sections) for paragraph in rest))
        )
    return note._replace(paragraphs=tuple(paragraph for paragraph in note.paragraphs if paragraph))
