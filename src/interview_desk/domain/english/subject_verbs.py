"""Verbs whose subject becomes "you": "hates paperwork, dictates everything" has two."""

from interview_desk.domain.english.rewriting import Rewrite
from interview_desk.domain.english.tokens import Token, has_comma, skip_adverbs, word_at
from interview_desk.domain.english.words import to_base


def turn_verbs(rewrite: Rewrite, start: int) -> bool:
    """Turn the verb whose subject has become "you", and the verbs that are joined to it.

    Args:
        rewrite: the text.
        start: the position of the first word after the subject.

    Returns:
        False if a word may or may not be such a verb.
    """
    words = rewrite.words
    first = skip_adverbs(words, start, "both")
    if first >= len(words) or not _turn_verb(rewrite, words[first]):
        return False
    for position in range(first + 1, len(words)):
        word = words[position]
        if word.is_in("subject_pronouns", "relatives", "subordinators", "question_words"):
            return True
        if (word.can_be("Z") or word.is_in("third_person_auxiliaries")) and _is_joined(rewrite, position):
            if not _turn_joined(rewrite, first, position):
                return False
    return True


def _turn_verb(rewrite: Rewrite, verb: Token) -> bool:
    """Turn one verb into the form for "you"; return False if it isn't a verb for certain."""
    if verb.word == "'s":
        return False  # "is" or "has"
    if verb.word in {"'d", "'ll", "'ve", "'re"}:
        return True
    if not verb.is_in("third_person_auxiliaries") and not verb.can_be("Z"):
        return verb.is_in("auxiliaries") or verb.can_be("DB")
    base = to_base(verb.word)
    rewrite.replace(verb, base.replace("'", "’") if "n’t" in verb.text else base)
    return bool(base)


def _is_joined(rewrite: Rewrite, position: int) -> bool:
    """Return True if a comma or a conjunction joins a word to the words before it."""
    words = rewrite.words
    before = position - 1
    while before >= 0 and words[before].is_in("adverbs"):
        before -= 1
    if before < 0:
        return False
    if words[before].word in {"and", "or", "but", "then"}:
        return True
    return has_comma(rewrite.tokens, words[before].end, words[before + 1].start)


def _turn_joined(rewrite: Rewrite, first: int, position: int) -> bool:
    """Turn a word that is joined to the first verb, if it is a verb; return False if that isn't certain."""
    words = rewrite.words
    word, verb = words[position], words[first]
    needs_turning = to_base(verb.word) != verb.word
    is_verb = word.is_only_third_person or word.is_in("third_person_auxiliaries")
    if not is_verb and not needs_turning and verb.can_be("D") and not verb.can_be("Z"):
        return not words[position - 1].is_in("adverbs")  # "started in 1998, still takes calls"
    if not is_verb and not _has_object(word_at(words, position + 1)):
        return not needs_turning or _is_noun_of_list(rewrite, first, position)
    if not _turn_verb(rewrite, word):
        return False
    _join(rewrite, position)
    return True


def _has_object(after: Token | None) -> bool:
    return after is not None and (
        after.is_in("determiners", "possessives", "object_pronouns", "whole_objects") or after.is_number
    )


def _is_noun_of_list(rewrite: Rewrite, first: int, position: int) -> bool:
    """Return True for "trucks" in "likes vans and trucks", but not for "walks" in "likes dogs, walks and books"."""
    words = rewrite.words
    return (
        words[position].entry.tag == "NNS"
        and words[position - 1].is_in("conjunctions")
        and words[position - 2].can_be("s")
        and position - 2 != first
    )


def _join(rewrite: Rewrite, position: int) -> None:
    """Write "and" between two verb phrases that only a comma separates, if there is no other."""
    words = rewrite.words
    commas = [token for token in rewrite.tokens if token.text == ","]
    if (
        len(commas) == 1
        and words[position - 1].end <= commas[0].start < words[position].start
        and not any(word.word in {"and", "or"} for word in words)
    ):
        rewrite.replace(commas[0], " and")
