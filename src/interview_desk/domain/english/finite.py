"""Finite verb of a short text: the verb that makes it a clause."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from interview_desk.domain.english.relatives import opens_bare_relative, opens_relative
from interview_desk.domain.english.tokens import Token, has_comma, list_words, word_at


class Finite(NamedTuple):
    """First finite verb of a text that is not in a relative or subordinate clause."""

    position: int
    """Position among the words."""
    is_certain: bool


class Verdict(Enum):
    """Answer to a question about a word."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


def find_finite(tokens: Sequence[Token]) -> Finite | None:
    """Return the first finite verb of the main clause; None if there is none for certain.

    Args:
        tokens: the words and marks of the text.
    """
    words = list_words(tokens)
    possible: Finite | None = None
    for position, word in enumerate(words):
        if position:
            if possible is not None and has_comma(tokens, words[position - 1].end, word.start):
                break
            if opens_relative(words, position) or opens_bare_relative(words, position):
                return _find_after_relative(words, position + 1, possible)
            if _opens_subordinate(word):
                break
        verdict = judge_finite(words, position)
        if verdict == Verdict.YES:
            return Finite(position, is_certain=possible is None or possible.position == position - 1)
        if verdict == Verdict.MAYBE and possible is None:
            possible = Finite(position, is_certain=False)
    return possible


def _opens_subordinate(word: Token) -> bool:
    return word.is_in("subordinators") and not word.is_in("prepositions") and word.word not in {"so", "as", "though"}


def _find_after_relative(words: Sequence[Token], start: int, possible: Finite | None) -> Finite | None:
    """Return a second verb after that of a relative clause, else the possible verb before the clause."""
    for position in range(start, len(words)):
        word = words[position]
        if opens_relative(words, position) or opens_bare_relative(words, position):
            continue
        if _opens_subordinate(word):
            break
        if word.is_auxiliary or word.can_be("ZD"):
            main = _find_main_auxiliary(words, position + 1)
            return Finite(main, is_certain=False) if main is not None else possible
    return possible


def _find_main_auxiliary(words: Sequence[Token], start: int) -> int | None:
    """Return the position of an auxiliary after a relative clause, which may be that of the main clause."""
    for position in range(start, len(words)):
        if words[position].is_in("subordinators", "question_words", "relatives", "subject_pronouns", "conjunctions"):
            return None
        if words[position].is_auxiliary:
            return position
    return None


def judge_finite(words: Sequence[Token], position: int) -> Verdict:
    """Judge whether a word is a finite verb, by the words around it."""
    word, before, after = words[position], word_at(words, position - 1), word_at(words, position + 1)
    if before is None:
        return Verdict.NO
    if word.is_in("clitics"):
        return Verdict.YES
    if word.is_in("auxiliaries"):
        return _judge_auxiliary(word, before, after)
    if _follows_frequency(words, position):
        return Verdict.YES
    if before.is_in("subject_pronouns", "indefinite_pronouns") or (before.word == "one" and position > 1):
        readings = "ZDB" if before.word in {"i", "we", "they", "you", "there"} else "ZD"
        return _yes_or_no(word.can_be(readings) and not word.is_in("determiners"))
    if (
        position > 1
        and (before.is_in("adverbs") or before.word in {"both", "all"})
        and words[position - 2].is_in("subject_pronouns")
    ):
        return _yes_or_no(word.can_be("ZDB"))
    if _is_never_finite(words, position):
        return Verdict.NO
    if word.can_be("Z"):
        return _judge_third_person(words, position)
    if word.can_be("D"):
        return _judge_past(word, before, after)
    return _judge_base(word, before, after) if word.can_be("B") else Verdict.NO


def _yes_or_no(answer: bool) -> Verdict:
    return Verdict.YES if answer else Verdict.NO


def _judge_auxiliary(word: Token, before: Token, after: Token | None) -> Verdict:
    if word.word == "may" and before.is_in("before_may"):
        return Verdict.NO
    if word.is_in("noun_auxiliaries") and before.is_in("determiners", "possessives"):
        return Verdict.NO
    if before.word == "to" or (before.is_auxiliary and before.word != "had"):
        return Verdict.NO
    if (
        word.word in {"have", "do", "are", "were"}
        and before.can_be("n")
        and not before.can_be("s")
        and not before.is_in("plural_nouns", "subject_pronouns")
    ):
        return Verdict.YES
    return Verdict.MAYBE if after is None and word.is_in("final_auxiliaries") else Verdict.YES


def _follows_frequency(words: Sequence[Token], position: int) -> bool:
    """Return True for the verb in "trainees never wait" and "the shop often closes"."""
    if position < 2 or not words[position - 1].is_in("frequency_adverbs"):
        return False
    word, noun = words[position], words[position - 2]
    return (word.can_be("B") and noun.is_plural_noun) or (word.can_be("Z") and noun.can_be("n"))


def _is_never_finite(words: Sequence[Token], position: int) -> bool:
    """Return True if the word before shows that a word isn't finite, or if the word is no verb."""
    word, before = words[position], words[position - 1]
    if _is_determined(words, position) and not before.is_in("standalone_determiners"):
        return True
    if before.is_in("prepositions", "conjunctions", "question_words") or before.is_auxiliary:
        return True
    return word.word != "like" and word.is_in(
        "determiners", "possessives", "prepositions", "object_pronouns", "conjunctions", "numbers"
    )


def _is_determined(words: Sequence[Token], position: int) -> bool:
    """Return True if a determiner, a possessive, or a number precedes a word."""
    before, noun = words[position - 1], word_at(words, position - 2)
    if before.is_number and noun is not None and noun.can_be("n") and not noun.is_plural_noun:
        return False  # "year 10 won", "line 2 stops"
    return before.is_in("determiners") or before.is_possessive or before.is_number


def _is_singular(word: Token) -> bool:
    """Return True if a word may be a singular noun, or a name."""
    return word.can_be("n") or word.is_capital or not word.entry.readings


def _starts_object(word: Token | None) -> bool:
    return word is not None and word.starts_object


def _judge_third_person(words: Sequence[Token], position: int) -> Verdict:
    """Judge a word that may be a verb in the third person: "plans", "hates"."""
    word, before, after = words[position], words[position - 1], word_at(words, position + 1)
    may_follow = _is_singular(before) or before.is_in("adverbs")
    if word.is_only_third_person:
        return Verdict.YES if may_follow else Verdict.MAYBE
    if _is_singular(before):
        if _starts_object(after):
            return Verdict.YES
        if _is_in_prepositional_phrase(words, position) and not _is_adverb_like(after):
            return Verdict.NO  # "11 years of night shifts"
    return Verdict.MAYBE if may_follow else Verdict.NO


def _judge_past(word: Token, before: Token, after: Token | None) -> Verdict:
    """Judge a word that may be a past form: "grew", "built"."""
    if not word.can_be("NBjn") or word.is_in("changes"):
        return Verdict.YES
    is_noun = _is_singular(before) or before.is_plural_noun
    if after is not None and after.starts_object and is_noun and not word.can_be("j"):
        return Verdict.MAYBE if after.is_number else Verdict.YES
    return Verdict.MAYBE if is_noun or before.is_in("adverbs") else Verdict.NO


def _judge_base(word: Token, before: Token, after: Token | None) -> Verdict:
    """Judge a word that may be a base form, which needs a plural subject: "patients wait"."""
    if not before.is_plural_noun:
        return Verdict.NO
    if not word.can_be("njr"):
        return Verdict.YES if after is not None else Verdict.MAYBE
    return Verdict.YES if _starts_object(after) else Verdict.MAYBE


def _is_in_prepositional_phrase(words: Sequence[Token], position: int) -> bool:
    """Return True if a word ends a prepositional phrase: "shifts" in "of night shifts"."""
    position -= 1
    while (
        position > 0
        and (words[position].can_be("nsj") or words[position].is_in("determiners", "possessives"))
        and not words[position].is_in("prepositions")
    ):
        position -= 1
    return position > 0 and words[position].is_in("prepositions")


def _is_adverb_like(word: Token | None) -> bool:
    """Return True if a word may follow a verb as its adverb."""
    return word is not None and (word.is_in("adverbs", "particles") or word.can_be("r"))
