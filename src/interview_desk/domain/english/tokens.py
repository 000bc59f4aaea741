"""Words and marks of a short text, with their possible readings."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.english.words import Entry, is_in, look_up

_TOKEN = re.compile(
    r"""
    (?P<word>
        [^\W\d_]+s[’'](?=\s\w)                  # a possessive plural: drivers'
      | [^\W\d_]+(?:[’'.-][^\W\d_]+)*(?:-\d+)?  # a word, also don't, on-call, covid-19
      | [^\W_]*\d[^\s,;:()“”"]*[^\W_%]          # a number with its unit or sign: 5pm, 12.5
      | \d%?
    )
  | (?P<mark>[^\s])
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?P<host>.+?)(?P<clitic>['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)


class Token(NamedTuple):
    """Word or mark of a text."""

    text: str
    start: int
    end: int
    is_word: bool
    word: str = ""
    """Word in small letters and with straight apostrophes."""
    entry: Entry = Entry()

    def can_be(self, readings: str) -> bool:
        """Return True if the word has one of some readings."""
        return any(reading in self.entry.readings for reading in readings)

    def is_in(self, *names: str) -> bool:
        """Return True if the word belongs to one of some classes of the lexicon."""
        return any(is_in(name, self.word) for name in names)

    @property
    def is_auxiliary(self) -> bool:
        """True if the word is a finite auxiliary: "is", "can", "'ve"."""
        return self.is_in("auxiliaries", "clitics")

    @property
    def is_only_third_person(self) -> bool:
        """True if the word can be nothing but a verb in the third person, such as "hates"."""
        return "Z" in self.entry.readings and not self.can_be("s")

    @property
    def is_plural_noun(self) -> bool:
        """True if the word is a plural noun; some dictionaries give a plural even to "engineering"."""
        if self.is_in("plural_nouns", "other_people"):
            return True
        if not self.entry.readings and self.is_word and not self.is_capital:
            return self.word.endswith("s") and not self.word.endswith(("ss", "us", "is", "'s"))
        return self.can_be("s") and (not self.can_be("n") or self.word.endswith("s"))

    @property
    def is_possessive(self) -> bool:
        """True if the word says whose something is: "my", "Maya's", "drivers'"."""
        return self.is_in("possessives") or (self.word.endswith(("'s", "s'")) and len(self.word) > 2)

    @property
    def is_number(self) -> bool:
        """True if the word is a number, in figures or in letters."""
        return any(sign.isdigit() for sign in self.word) or self.is_in("numbers")

    @property
    def is_capital(self) -> bool:
        """True if the word begins with a capital."""
        return self.text[:1].isupper()

    @property
    def starts_object(self) -> bool:
        """True if the word begins an object, so that the word before it is a verb."""
        if self.is_in("unclear_openers"):
            return False
        return self.is_in("determiners", "possessives", "object_pronouns") or self.is_number


def tokenize(text: str) -> list[Token]:
    """Split a text into words and marks; "they're" is two words, "Maya's" and "don't" are one."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        token, start = match[0], match.start()
        clitic = _CLITIC.match(token) if match["word"] else None
        if clitic is not None and (
            clitic["clitic"][1:].lower() != "s" or is_in("clitic_hosts", clitic["host"].lower())
        ):
            tokens.append(_make(clitic["host"], start, is_word=True))
            start, token = start + len(clitic["host"]), clitic["clitic"]
        tokens.append(_make(token, start, is_word=bool(match["word"])))
    return tokens


def _make(text: str, start: int, *, is_word: bool) -> Token:
    word = text.lower().replace("’", "'")
    entry = look_up(word) if is_word and not word.startswith("'") else Entry()
    return Token(text, start, start + len(text), is_word, word, entry)


def list_words(tokens: Sequence[Token]) -> list[Token]:
    """Return the words without the marks."""
    return [token for token in tokens if token.is_word]


def word_at(words: Sequence[Token], position: int) -> Token | None:
    """Return the word at a position; None before the first and after the last."""
    return words[position] if 0 <= position < len(words) else None


def skip_adverbs(words: Sequence[Token], position: int, *others: str) -> int:
    """Return the position of the first word, from a position on, that is neither an adverb nor one of some others."""
    while position < len(words) and (words[position].is_in("adverbs") or words[position].word in others):
        position += 1
    return position


def skip_to_verb(words: Sequence[Token], *others: str) -> int:
    """Return the position of the first word that is no adverb; the last position if there is none."""
    return min(skip_adverbs(words, 0, *others), len(words) - 1)


def has_comma(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return True if there is a comma between two places of a text."""
    return any(token.text == "," and start <= token.start < end for token in tokens)
