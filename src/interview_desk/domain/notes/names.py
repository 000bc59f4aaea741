"""Names in a note that belong to another record: a person, a company, or an application's role.

Names are compared as whole words, with or without a possessive, ignoring case, accents, and the kind of
apostrophe. All names of a job search share one index by first word, so that checking a note costs the
same with ten thousand applications as with ten.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from interview_desk.domain.persons.names import parse_person_name

_TOKEN = re.compile(r"[^\W_]+")
_MARKS = dict.fromkeys(range(0x300, 0x370), None)
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_LETTERS = {"ß": "s", "ø": "o", "đ": "d", "ł": "l", "æ": "a", "œ": "o"}
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "professor", "herr", "frau", "sir", "dame"})
WORDS = frozenset(
    """will may mark grace joy hope rich art bill sue pat rose frank grant chase drew faith dawn eve april june august summer bob
    rob jack don gene ray jean miles skip young long king price page law day good best west east north south bright swift
    sage wise love case church field brook banks rivers woods stone fox wolf hand head bond strong small short little green
    brown black white gray grey cook baker mason carter porter hunter fisher ward cross chance lane street wells ford hill
    apple target indeed square notion linear stripe meta gap match block box discover delta shell visa oracle signal segment plaid
    brave ramp mercury gusto slack zoom snap bolt chime affirm unity epic element vector compass harbor anchor ripple loom
    clear next open one two first core base point spring stream forge scale sense shift spark summit focus guide post
    engineer manager analyst developer designer consultant assistant director lead editor writer teacher nurse recruiter
    scientist researcher administrator coordinator specialist associate intern officer
    a an the so do to my he she we me us you they them his her our your its it i is are was were be been am has have had having
    did done does not no yes and or but if as at by for from in into of off on out over under up down with without about after
    before during since until while when where why how what who whom which this that these those here there now then than
    too very more most less least much many few all any some none both each every other others another own same such only just
    also even still yet again ever never always often soon early late once twice maybe perhaps well way time times year years
    week month today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march
    july september october november december people person team teams group staff desk front back office department hiring
    recruiting recruitment talent human resources hr phd mba data research sales support operations marketing design product
    finance legal growth platform engineering development software hardware security quality qa it help service services remote
    pilot progressive toast found loop wave cloud clear simple smart open go get set run make take give help join work works
    top max power sunny dean major marks park parks early late young bell ford lane miller potter taylor weaver singer""".split()  # noqa: SIM905
)
"""Names that are also ordinary words; they count as names only if capitalized inside a sentence."""


class ForeignName(NamedTuple):
    """Name that does not belong in a note: its position, kind (person, company, role), and completeness."""

    start: int
    end: int
    kind: str
    whole: bool
    """True if the whole name appears, not only a first or last name."""


class _Entry(NamedTuple):
    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    kind: str
    whole: bool


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def flattened(text: str) -> str:
    """Fold a text for comparison: lowercase, without accents, with one kind of apostrophe and dash.

    The result has the same length, character by character.
    """
    if text.isascii():
        return text.lower()
    return "".join(_flat(letter) for letter in text.translate(_SAME))


@functools.lru_cache(maxsize=4096)
def _flat(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    base = unicodedata.normalize("NFD", letter).translate(_MARKS).lower()[:1]
    return _LETTERS.get(base, base) or "\u0300"


def _tokens(text: str) -> list[_Token]:
    """Return the words of a text; a combining mark belongs to its letter."""
    flat = flattened(text)
    if "\u0300" not in flat:
        return [_Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(flat)]
    matches = re.finditer(r"[^\W_][^\W_\u0300]*(?:\u0300+[^\W_\u0300]*)*", flat)
    return [_Token(match[0].replace("\u0300", ""), match.start(), match.end()) for match in matches]


_LEGAL = re.compile(
    r",?\s+(?:inc|llc|llp|ltd|plc|corp|corporation|co|company|gmbh|ag|kg|se|sa|sas|bv|nv|oy|ab|as|srl|spa|pty)\.?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s*\([^()]*\)|,?\s+(?:PhD|Ph\.D\.?|MD|MBA|MSc|Jr\.?|Sr\.?|II|III)$")


def short_forms(name: str) -> Iterator[str]:
    """Yield the shorter names of a company.

    These omit its legal form or "The", or consist of its first word if that is distinctive.
    """
    plain = _LEGAL.sub("", name.strip())
    if plain != name.strip():
        yield plain
    if plain.lower().startswith("the "):
        plain = plain[4:]
        yield plain
    words = plain.split()
    if len(words) > 1 and len(words[0]) > 3 and flattened(words[0]) not in WORDS:
        yield words[0]


def _entry(name: str, kind: str, *, whole: bool) -> _Entry | None:
    tokens = _tokens(unicodedata.normalize("NFC", name))
    if kind in {"person", "own"}:
        tokens = [token for token in tokens if token.text not in _TITLES] or tokens
    if not tokens or (len(tokens) == 1 and len(tokens[0].text) < 2):
        return None
    flat = flattened(unicodedata.normalize("NFC", name))
    gaps = tuple(_gap(flat[token.end : next_token.start]) for token, next_token in pairwise(tokens))
    return _Entry(tuple(token.text for token in tokens), gaps, kind, whole)


def _gap(between: str) -> str:
    """Return the normalized text between two words of a name.

    A hyphen counts as a space: “Jean-Luc”, “Jean Luc”.
    """
    return " ".join(between.replace("-", " ").split()) or (" " if between else "")


_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})


def _spellings(name: str) -> set[str]:
    """Return the spellings of a name, with those for plain keyboards: “Mueller”, “OBrien”, “Ernst and Young”."""
    plain = unicodedata.normalize("NFC", name).lower().translate(_SAME)
    return {name, plain.translate(_EXPANDED), plain.replace("'", ""), plain.replace("&", " and ")}


_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december""".split()  # noqa: SIM905
)
"""Days and months, which are capitalized in any sentence and so are never reported as names."""
Index = dict[str, list[_Entry]]


@functools.lru_cache(maxsize=8)
def _index(people: tuple[str, ...], companies: tuple[str, ...], roles: tuple[str, ...]) -> Index:
    index: Index = {}
    added_entries: set[_Entry] = set()

    def add(name: str, kind: str, *, whole: bool) -> None:
        for spelling in _spellings(name) if kind != "role" else (name,):
            entry = _entry(spelling, kind, whole=whole)
            if entry is not None and entry not in added_entries:
                added_entries.add(entry)
                index.setdefault(entry.tokens[0], []).append(entry)

    for each in people:
        parsed = parse_person_name(each)
        name = parsed.full or each
        add(name, "person", whole=True)
        words = name.split()
        for part in {parsed.given.split(" ")[0], parsed.familiar, parsed.family or (words[-1] if words else "")}:
            add(part, "person", whole=len(words) < 2)
    for name in companies:
        add(name, "company", whole=True)
        for short in short_forms(name):
            add(short, "company", whole=True)
    for each in roles:
        add(each, "role", whole=True)
        add(_SUFFIX.sub("", each), "role", whole=True)
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry.tokens))
    return index


def _matches(tokens: Sequence[_Token], flat: str, index: Index) -> Iterator[tuple[int, int, _Entry]]:
    for n, token in enumerate(tokens):
        for entry in index.get(token.text, ()):
            last = n + len(entry.tokens) - 1
            if last >= len(tokens) or any(tokens[n + k].text != word for k, word in enumerate(entry.tokens)):
                continue
            between = (_gap(flat[tokens[n + k].end : tokens[n + k + 1].start]) for k in range(len(entry.gaps)))
            if all(actual == expected for actual, expected in zip(between, entry.gaps, strict=True)):
                yield token.start, tokens[last].end, entry


def spans_of(names: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return the spans where names appear in a text as a whole."""
    index: Index = {}
    for name in names:
        for spelling in _spellings(name):
            entry = _entry(spelling, "own", whole=True)
            if entry is not None:
                index.setdefault(entry.tokens[0], []).append(entry)
    return [(start, end) for start, end, _ in _matches(_tokens(text), flattened(text), index)]


def own_names(person: str, company: str, role: str, me: str, *other_names: str) -> list[str]:
    """Return every form of a note's own names: whole, a person's name parts, and a company's short forms."""
    parts = [
        *person.split(),
        *me.split(),
        *(part for name in other_names for part in name.split()),
        *short_forms(company),
    ]
    plain = [_SUFFIX.sub("", name) for name in (person, role, me, *other_names)]
    return [person, company, role, me, *plain, *parts]


def find_foreign_names(
    text: str, own: Sequence[str], people: tuple[str, ...], companies: tuple[str, ...], roles: tuple[str, ...]
) -> list[ForeignName]:
    """Return the names of other records in a text, in order; a longer name replaces any shorter one inside it.

    Args:
        text: the note.
        own: the names that belong in this note, as returned by `own_names`.
        people: all other people.
        companies: all other companies.
        roles: the roles of the other applications.
    """
    tokens, flat = _tokens(text), flattened(text)
    own_spans = spans_of(own, text)
    own_words = {flattened(spelling) for name in own for spelling in _spellings(name)}
    matches: list[ForeignName] = []
    for start, end, entry in _matches(tokens, flat, _index(people, companies, roles)):
        if any(own_start <= start and end <= own_end for own_start, own_end in own_spans):
            continue
        if len(entry.tokens) == 1 and entry.tokens[0] in own_words:
            continue
        if len(entry.tokens) == 1 and entry.tokens[0] in _DAYS:
            continue
        if entry.kind != "role" or len(entry.tokens) == 1:
            if all(word in WORDS for word in entry.tokens) and not _stands_large(text, start):
                continue
        if not any(match.start <= start and end <= match.end for match in matches):
            matches = [match for match in matches if not (start <= match.start and match.end <= end)]
            matches.append(ForeignName(start, end, entry.kind, entry.whole))
    return matches


_BULLET = re.compile(r"(?:\A|\n)[ \t]*(?:[-*•–]|\d+[.)])[ \t]*\Z")


def _stands_large(text: str, start: int) -> bool:
    """Return True if a word is capitalized other than at the beginning of a sentence."""
    before = _BULLET.sub("\n", text[:start]).rstrip(" \t\"'“”‘(")
    return text[start].isupper() and bool(before) and before[-1] not in ".!?:\n"
