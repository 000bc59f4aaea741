"""Highlights: the characters of a text, as it is written, that a query found."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from interview_desk.domain.finding.folding import fold, fold_spelled_out, fold_with_places
from interview_desk.domain.finding.tokens import (
    CHAIN,
    PARTS,
    PIECES,
    RUN,
    divide,
    find_numbers,
    is_abbreviation,
    join,
    join_groups,
    tokens_of,
)

Span = tuple[int, int]


class _Query(NamedTuple):
    """Parsed query: beginnings of words, whole words, and runs of scripts without spaces."""

    beginnings: set[str]
    whole: set[str]
    runs: set[str]

    def fits(self, token: str) -> bool:
        return token in self.whole or any(token.startswith(beginning) for beginning in self.beginnings)


def _parse_query(query: str) -> _Query:
    needles = _Query(set(), set(), set())
    text = unicodedata.normalize("NFC", query)
    for word in text.split():
        for folded in filter(None, (fold(word), fold_spelled_out(word))):
            for match in CHAIN.finditer(folded):
                _add_chain(needles, match[0])
    for _, _, groups in find_numbers(fold(text)):
        needles.beginnings.add(join_groups(groups))
    return needles


def _add_chain(needles: _Query, chain: str) -> None:
    pieces = divide(chain)
    for n, piece in enumerate(pieces):
        if RUN.match(piece):
            needles.runs.add(piece)
        else:
            (needles.beginnings if n == len(pieces) - 1 else needles.whole).add(piece)
    joined = join(chain)
    if joined:
        (needles.whole if is_abbreviation(chain) else needles.beginnings).add(joined)


def find_highlights(text: str, query: str) -> list[Span]:
    """Return where a text has what a query asks for, in order: whole words, and in scripts without spaces the very characters."""
    needles = _parse_query(query)
    folded, places = fold_with_places(text)

    def place(first: int, last: int) -> Span:
        return places[first][0], places[last - 1][1]

    spans: list[Span] = []
    for match in CHAIN.finditer(folded):
        begin, end = place(match.start(), match.end())
        spelled_out = fold_spelled_out(unicodedata.normalize("NFC", text[begin:end]))
        if needles.fits(join(match[0])) or any(needles.fits(token) for token in tokens_of(spelled_out)):
            spans.append((begin, end))
        else:
            spans += _find_in_chain(match[0], match.start(), needles, place)
    for first, last, groups in find_numbers(folded):
        if any(needles.fits(join_groups(groups[n:])) for n in range(len(groups) - 1)):
            spans.append(place(first, last))
    return _merge(spans)


def _find_in_chain(chain: str, start: int, needles: _Query, place: Callable[[int, int], Span]) -> Iterator[Span]:
    for part in PARTS.finditer(chain):
        for piece in PIECES.finditer(part[0]):
            at = start + part.start() + piece.start()
            if RUN.match(piece[0]):
                for run in needles.runs:
                    match_at = piece[0].find(run)
                    while match_at >= 0:
                        yield place(at + match_at, at + match_at + len(run))
                        match_at = piece[0].find(run, match_at + 1)
            elif needles.fits(piece[0]):
                yield place(at, at + len(piece[0]))


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
