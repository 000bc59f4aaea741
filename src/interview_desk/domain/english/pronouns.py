"""Pronouns that mean the reader: "she", "her", "they"."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from interview_desk.domain.english.finite import find_finite
from interview_desk.domain.english.rewriting import Rewrite
from interview_desk.domain.english.subject_verbs import turn_verbs
from interview_desk.domain.english.tokens import Token, word_at
from interview_desk.domain.english.words import is_in


class Referent(Enum):
    """Persons that "they" means."""

    READER = "reader"
    OTHERS = "others"
    UNCERTAIN = "uncertain"


_OF_READER = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"}


def turn_pronoun(rewrite: Rewrite, position: int) -> bool:
    """Turn a pronoun that may mean the reader; return False if that isn't certain."""
    word = rewrite.words[position]
    if word.word in {"she", "he"}:
        rewrite.replace(word, "you")
        return turn_verbs(rewrite, position + 1)
    if word.word == "him":
        rewrite.replace(word, "you")
    elif word.word in {"himself", "herself"}:
        rewrite.replace(word, "yourself")
    elif word.word in {"his", "hers"}:
        after = word_at(rewrite.words, position + 1)
        is_alone = word.word == "hers" or after is None or after.is_in("prepositions", "conjunctions")
        rewrite.replace(word, "yours" if is_alone else "your")
    elif word.word == "her":
        instead = _read_her(rewrite.words, position)
        rewrite.replace(word, instead)
        return bool(instead)
    else:
        return _turn_they(rewrite, position)
    return True


def _turn_they(rewrite: Rewrite, position: int) -> bool:
    referent = _find_referent(rewrite, position)
    if referent == Referent.READER:
        word = rewrite.words[position]
        rewrite.replace(word, _OF_READER[word.word])
    return referent != Referent.UNCERTAIN


def _read_her(words: Sequence[Token], position: int) -> str:
    """Return "your" or "you" for "her"; an empty text if it may be either."""
    before, after, following = (word_at(words, position + step) for step in (-1, 1, 2))
    if (
        after is None
        or after.word == "that"
        or after.is_in("prepositions", "conjunctions", "determiners", "question_words", "subordinators")
    ):
        return "you"
    if after.is_in("adverbs_or_adjectives") and following is not None and following.can_be("ns"):
        return "your"
    if after.is_in("adverbs") or (after.can_be("r") and not after.can_be("n")):
        return "your" if after.word == "own" else ""
    if before is not None and before.is_in("before_bare_infinitive") and after.can_be("B"):
        return ""
    is_noun_phrase = after.can_be("nsjG") or after.is_number or not after.entry.readings or after.is_capital
    return "your" if is_noun_phrase else ""


def _find_referent(rewrite: Rewrite, position: int) -> Referent:
    """Return who "they" is: the reader's side, unless other people were mentioned before."""
    before = rewrite.words[:position]
    if _mentions_anyone(before) or _has_plural_subject(rewrite, position) or _mentions_people(before):
        return Referent.OTHERS
    plurals = [place for place in range(position) if _is_plural_of_others(before, place)]
    if plurals:
        return _judge_plurals(rewrite, position, plurals)
    return Referent.UNCERTAIN if any(word.is_in("kin") for word in before) else Referent.READER


def _mentions_anyone(words: Sequence[Token]) -> bool:
    """Return True for a word that a singular "they" may mean: "somebody who says when they are stuck"."""
    return any(is_in("anyone", word.word.split("'")[0]) or word.is_in("indefinite_pronouns") for word in words) or any(
        first.word == "no" and second.word == "one" for first, second in pairwise(words)
    )


def _mentions_people(words: Sequence[Token]) -> bool:
    return any(word.is_in("other_people") or is_in("other_people", f"{word.word}s") for word in words)


def _has_plural_subject(rewrite: Rewrite, position: int) -> bool:
    """Return True if the verb shows that its subject, a noun, is a plural: "year 11 do their practicals"."""
    finite = find_finite(rewrite.tokens)
    if finite is None or not finite.is_certain or not 0 < finite.position < position:
        return False
    verb = rewrite.words[finite.position]
    is_plural = verb.is_in("plural_auxiliaries") or (verb.can_be("B") and not verb.can_be("DZ"))
    return is_plural and not rewrite.words[0].is_in("subject_pronouns")


def _is_plural_of_others(words: Sequence[Token], position: int) -> bool:
    """Return True if a word is a plural noun, and not the reader's side."""
    word, before = words[position], word_at(words, position - 1)
    if word.is_in("their_side") or _is_verb(word, before):
        return False
    # The table knows only the verb of a word such as "sups", so the word before decides.
    return word.is_plural_noun or (
        word.word.endswith("s")
        and word.can_be("Z")
        and before is not None
        and before.is_in("subordinators", "question_words", "determiners", "prepositions", "possessives")
    )


def _is_verb(word: Token, before: Token | None) -> bool:
    """Return True if a word that may be a plural noun is a verb, because it is the first word or follows its subject."""
    if not word.can_be("Z"):
        return False
    return before is None or before.is_in("subject_pronouns") or (before.can_be("n") and not before.can_be("s"))


def _judge_plurals(rewrite: Rewrite, position: int, plurals: Sequence[int]) -> Referent:
    """Return who "they" is after plural nouns: these, if they are the subject, or do what follows."""
    words, last = rewrite.words, plurals[-1]
    finite = find_finite(rewrite.tokens)
    if finite is None or (words[position].word == "them" and words[position - 1].word == "of"):
        return Referent.OTHERS
    if last and words[last - 1].is_in("letting_verbs"):
        return Referent.OTHERS
    is_subject = plurals[0] == finite.position - 1 and finite.position <= position
    return Referent.OTHERS if is_subject else Referent.UNCERTAIN
