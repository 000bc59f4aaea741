"""Relative clauses of a short text: "people who stay", "tools he can rely on"."""

from collections.abc import Sequence

from interview_desk.domain.english.tokens import Token


def opens_relative(words: Sequence[Token], position: int) -> bool:
    """Return True if a word after the first opens a relative clause or an indirect question."""
    word, before = words[position], words[position - 1]
    if word.word == "that" and before.is_in("prepositions"):
        return False
    return word.is_in("relatives") or word.word in {"what", "how", "why"}


def opens_bare_relative(words: Sequence[Token], position: int) -> bool:
    """Return True if a pronoun opens a relative clause straight after a noun: "tools he can rely on"."""
    word, before = words[position], words[position - 1]
    if position == 1 and before.is_in("indefinite_pronouns") and word.is_in("determiners", "possessives"):
        return True
    if not word.is_in("subject_pronouns") or word.word == "there":
        return False
    if word.word in {"it", "you"} and not before.can_be("ns"):
        return False
    if position == 1 and before.is_in("question_words", "subordinators", "conjunctions", "adverbs"):
        return False
    return _may_be_noun(before, is_first=position == 1) and not before.is_auxiliary


def _may_be_noun(word: Token, *, is_first: bool) -> bool:
    if not (word.can_be("nsj") or word.is_in("plural_nouns", "indefinite_pronouns")):
        return False
    return not word.can_be("DZ") or (is_first and word.can_be("s"))


def find_relative(words: Sequence[Token]) -> int:
    """Return the position of the word that opens a relative clause; the number of words if there is none."""
    for position in range(1, len(words)):
        if words[position].is_in("relatives") or opens_bare_relative(words, position):
            return position
    return len(words)
