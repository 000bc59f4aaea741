"""Replacing of words in a text, all at once."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.english.tokens import Token, list_words, tokenize


class Edit(NamedTuple):
    """Replacement for a part of a text."""

    start: int
    end: int
    text: str


class Rewrite(NamedTuple):
    """Text that is rewritten, with its words and the edits so far."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[Token]
    edits: list[Edit]

    def replace(self, word: Token, text: str, *, start: int | None = None) -> None:
        """Replace a word, from a start before it if one is given."""
        self.edits.append(Edit(word.start if start is None else start, word.end, text))

    def insert(self, position: int, text: str) -> None:
        """Insert a text at a position."""
        self.edits.append(Edit(position, position, text))

    def apply(self) -> str:
        """Return the text with all edits; of two that overlap, the first counts."""
        parts: list[str] = []
        end = 0
        for edit in sorted(self.edits):
            if edit.start >= end:
                parts += [self.text[end : edit.start], edit.text]
                end = edit.end
        return "".join([*parts, self.text[end:]])


def begin_rewrite(text: str) -> Rewrite:
    """Return a text as a rewrite without edits."""
    tokens = tokenize(text)
    return Rewrite(text, tokens, list_words(tokens), [])
