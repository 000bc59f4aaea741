"""Noun phrases: how to recognize one, its head, and whether it lacks an article."""

from collections.abc import Sequence

from interview_desk.domain.english.grammatical_form import LONGEST
from interview_desk.domain.english.relatives import find_relative, opens_bare_relative
from interview_desk.domain.english.tokens import Token, list_words, word_at
from interview_desk.domain.english.words import list_class

_LONG = 9
"""Maximum words of a noun phrase without a relative clause near its beginning."""
_SHORT = 5
"""Maximum words of a noun phrase in which no word is looked at for a hidden verb."""


def is_noun_phrase(tokens: Sequence[Token]) -> bool:
    """Return True if a text without a finite verb is a noun phrase for certain."""
    words = list_words(tokens)
    relative = find_relative(words)
    has_relative = relative < len(words)
    if not _may_begin(words[0]) or not (has_relative or _may_end(words[-1])):
        return False
    if any(token.text == "," for token in tokens) and not _is_list(tokens):
        return False
    if find_head(words) is None or _may_hide_verb(words[:relative]):
        return False
    if len(words) > (LONGEST if has_relative and relative <= 4 else _LONG):
        return False
    if len(words) > _SHORT and not has_relative and not words[0].is_in("determiners", "possessives"):
        if any(_is_probably_verb(word) for word in words):
            return False
    return not any(word.is_in("particles") and not word.is_in("prepositions") for word in words)


def _may_begin(word: Token) -> bool:
    if word.is_in("determiners", "possessives") or (word.can_be("j") and not word.is_in("prepositions")):
        return True
    return not word.is_in("prepositions", "conjunctions", "subordinators", "adverbs", "object_pronouns")


def _may_end(word: Token) -> bool:
    return word.is_in("particles") or not word.is_in("determiners", "possessives", "prepositions", "conjunctions")


def _is_probably_verb(word: Token) -> bool:
    return word.can_be("ZDB") and not word.can_be("nsj") and not word.is_in("prepositions", "determiners")


def _may_hide_verb(words: Sequence[Token]) -> bool:
    """Return True if a verb may be in a text: "Sam and the team share one list"."""
    return any(
        word.can_be("BZD")
        and not word.is_in("determiners", "possessives", "prepositions", "numbers", "object_pronouns")
        and position > 0
        and (_has_object(word_at(words, position + 1)) or words[position - 1].is_in("frequency_adverbs"))
        for position, word in enumerate(words)
    )


def _has_object(after: Token | None) -> bool:
    """Return True if the word after a possible verb is likely to be its object."""
    if after is None:
        return False
    if after.is_number:
        return after.word == "one"
    return after.starts_object and after.word not in {"no", "half", "both"}


def find_head(words: Sequence[Token]) -> Token | None:
    """Return the head noun of a noun phrase: the last noun before a preposition, a relative clause, or the end."""
    head: Token | None = None
    for position, word in enumerate(words):
        if position and _ends_before(words, position):
            break
        if word.is_in("adverbs") and head is not None:
            continue
        if word.is_in("indefinite_pronouns", "plural_nouns") or word.can_be("nsG") or not word.entry.readings:
            head = word
    return head


def _ends_before(words: Sequence[Token], position: int) -> bool:
    """Return True if a word follows the head of a noun phrase."""
    word = words[position]
    return (
        word.is_in("prepositions", "relatives", "subordinators", "auxiliaries", "conjunctions")
        or opens_bare_relative(words, position)
        or word.word == "to"
    )


def _is_list(tokens: Sequence[Token]) -> bool:
    """Return True if commas separate two or three short nouns, or a part that begins with "not"."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        elif token.is_word:
            parts[-1].append(token)
    if len(parts) == 2 and parts[1] and parts[1][0].is_in("list_openers"):
        return True
    return len(parts) <= 3 and all(0 < len(part) <= 4 and not part[-1].is_in("adverbs", "numbers") for part in parts)


def needs_article(words: Sequence[Token], head: Token) -> bool:
    """Return True if a noun phrase lacks the article that its head, a singular that can be counted, asks for.

    Args:
        words: the words of the noun phrase.
        head: its head noun, which is among them.
    """
    first, position = words[0], words.index(head)
    if first.is_in("determiners", "possessives", "numbers", "indefinite_pronouns") or first.is_number:
        return False
    if first.word.endswith("s'") or any(
        word.is_in("determiners", "possessives") or word.word.endswith("'s") for word in (first, *words[:position])
    ):
        return False
    if head.is_plural_noun or head.word == "people" or head.is_in("mass_nouns") or head.is_capital:
        return False
    after = word_at(words, position + 1)
    if after is not None and after.is_number:
        return False  # "year 3"
    if head.word.endswith(tuple(list_class("mass_endings"))):
        return head.is_in("countable_nouns")
    return not head.can_be("G")
